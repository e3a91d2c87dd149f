//! The examples that end every language file, read and compared: they are the language's tests.

use jiff::civil::date;

use super::{ALL, Language};
use crate::phrase::{Context, deadlines};

/// A phrase, and what a person says of it in a plan for 2022-2023: kind, EDTF, frequency. Several deadlines are
/// divided by ` + `; what a deadline lacks is empty.
pub type Example = (&'static str, &'static str, &'static str, &'static str);

/// The examples of a language.
pub fn of(language: &Language) -> &'static [Example] {
    match language.code {
        "ru" => super::ru::EXAMPLES,
        "uk" => super::uk::EXAMPLES,
        "en" => super::en::EXAMPLES,
        "be" => super::be::EXAMPLES,
        "kk" => super::kk::EXAMPLES,
        "ky" => super::ky::EXAMPLES,
        "pl" => super::pl::EXAMPLES,
        "de" => super::de::EXAMPLES,
        "fr" => super::fr::EXAMPLES,
        "es" => super::es::EXAMPLES,
        "it" => super::it::EXAMPLES,
        "ro" => super::ro::EXAMPLES,
        code => panic!("no examples for {code}"),
    }
}

fn context(language: &'static Language) -> Context {
    Context { period: Some((date(2022, 1, 1), date(2023, 12, 31))), ..Context::new(language) }
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

/// Kind, EDTF and frequency of a phrase as read.
pub fn said(language: &'static Language, phrase: &str) -> [String; 3] {
    let readings = deadlines(phrase, &context(language));
    let join = |part: &dyn Fn(&crate::phrase::Reading) -> String| {
        let parts: Vec<String> = readings.iter().map(part).collect();
        if parts.iter().all(String::is_empty) { String::new() } else { parts.join(" + ") }
    };
    [
        join(&|r| name(r.deadline.kind)),
        join(&|r| r.deadline.edtf.clone().unwrap_or_default()),
        join(&|r| r.deadline.frequency.map(name).unwrap_or_default()),
    ]
}

#[test]
fn every_example_of_every_language_reads_as_a_person_says() {
    let mut wrong = Vec::new();
    for language in ALL {
        for (phrase, kind, edtf, frequency) in of(language) {
            let said = said(language, phrase);
            if said != [*kind, *edtf, *frequency] {
                wrong.push(format!("{} «{phrase}»: {said:?}, not {kind} {edtf} {frequency}", language.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_language_has_its_share_of_examples() {
    for language in ALL {
        let least = match language.code {
            "ru" => 150,
            "uk" | "en" => 80,
            "ro" => 15,
            _ => 30,
        };
        assert!(of(language).len() >= least, "{} has {}", language.code, of(language).len());
    }
}

/// EDTF is checked by two independent parsers: this crate here, the Python package in `tests/python/test_edtf.py`.
#[test]
fn every_edtf_parses() {
    for language in ALL {
        for (phrase, ..) in of(language) {
            for reading in deadlines(phrase, &context(language)) {
                if let Some(edtf) = &reading.deadline.edtf {
                    assert!(edtf_core::is_valid(edtf), "{} «{phrase}»: {edtf}", language.code);
                }
            }
        }
    }
}

/// Every rule is one that the `rrule` crate can expand.
#[test]
fn every_rule_parses_and_recurs() {
    for language in ALL {
        for (phrase, ..) in of(language) {
            for reading in deadlines(phrase, &context(language)) {
                let Some(rule) = &reading.deadline.rrule else { continue };
                let set = format!("DTSTART:20220101T000000Z\nRRULE:{rule}").parse::<rrule::RRuleSet>();
                let set = set.unwrap_or_else(|e| panic!("{} «{phrase}»: {rule}: {e}", language.code));
                let days = set.all(5).dates;
                assert_eq!(days.len(), 5, "{} «{phrase}»: {rule}", language.code);
            }
        }
    }
}

/// Writes what the Python test checks with its own parsers.
#[test]
fn examples_are_written_for_the_python_test() {
    let mut rows = Vec::new();
    for language in ALL {
        for (phrase, ..) in of(language) {
            for r in deadlines(phrase, &context(language)) {
                rows.push(serde_json::json!({
                    "language": language.code, "phrase": phrase, "edtf": r.deadline.edtf, "rrule": r.deadline.rrule,
                    "start": r.deadline.start, "end": r.deadline.end,
                }));
            }
        }
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("examples.json");
    std::fs::write(&path, serde_json::to_string_pretty(&rows).unwrap()).unwrap();
    assert!(std::fs::metadata(path).unwrap().len() > 10_000);
}
