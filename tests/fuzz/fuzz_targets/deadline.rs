#![no_main]
//! Any text as the deadline cell of a plan in each language.

libfuzzer_sys::fuzz_target!(|text: &str| {
    let cell: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plan = format!("№\tМероприятие\tСрок\tОтветственный\n1.\tПодготовка отчета\t{cell}\tОтдел учета\n");
    planomer_fuzz::keeps_its_promises(plan.as_bytes(), Some(planomer::plan::Format::Text));
});
