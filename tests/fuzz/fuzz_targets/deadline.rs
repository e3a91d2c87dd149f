#![no_main]
//! Any text as the deadline cell of a plan, in the language that its first byte chooses.

use planomer::plan::Format;

/// `None`: the language that the text seems to be in.
const LANGUAGES: [Option<&str>; 13] = [
    None, Some("ru"), Some("uk"), Some("be"), Some("kk"), Some("ky"), Some("en"), Some("it"), Some("pl"), Some("de"),
    Some("fr"), Some("es"), Some("ro"),
];

libfuzzer_sys::fuzz_target!(|text: &str| {
    let language = LANGUAGES[text.bytes().next().map_or(0, usize::from) % LANGUAGES.len()];
    let cell: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plan = format!("№\tМероприятие\tСрок\tОтветственный\n1.\tПодготовка отчета\t{cell}\tОтдел учета\n");
    planomer_fuzz::keeps_them_in(plan.as_bytes(), Some(Format::Text), language);
});
