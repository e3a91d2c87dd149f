//! Measures that stand twice.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::lang::letter;
use crate::model::plan::{Measure, Plan};

/// Measures of one section with the same title, deadlines and parties.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let measures = plan.measures.iter().filter(|m| m.title.chars().nth(3).is_some());
    let looks: Vec<(&Measure, (Option<&str>, String))> = measures.map(|m| (m, look(m))).collect();
    let mut alike: HashMap<&(Option<&str>, String), usize> = HashMap::with_capacity(looks.len());
    for (_, look) in &looks {
        *alike.entry(look).or_default() += 1;
    }
    let mut seen: HashMap<String, &Measure> = HashMap::new();
    let mut found = Vec::new();
    // Few titles begin and end alike: only these are compared whole.
    let compared = looks.iter().filter(|(_, look)| alike.get(look).is_some_and(|n| *n > 1));
    for measure in compared.map(|(measure, _)| *measure) {
        match seen.entry(text_of(measure)) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(measure);
            }
            std::collections::hash_map::Entry::Occupied(first) => {
                let first = first.get();
                let message = format!("says the same as {}", first.label.as_ref().unwrap_or(&first.id));
                found.push(Diagnostic::new(Code::C441, message).measure(&measure.id).at(&measure.at));
            }
        }
    }
    found
}

/// The section and both ends of the title, in small letters.
fn look(measure: &Measure) -> (Option<&str>, String) {
    const END: usize = 12;
    let title = measure.title.as_str();
    let ends = title.chars().take(END).chain(title.chars().rev().take(END));
    let mut look = String::with_capacity(4 * END);
    ends.for_each(|c| letter::push_lower(c, &mut look));
    (measure.section.as_deref(), look)
}

/// What makes two measures the same, in small letters.
fn text_of(measure: &Measure) -> String {
    let mut text = measure.section.clone().unwrap_or_default();
    let deadlines = measure.deadlines.iter().map(|d| d.text.as_str());
    let parties = measure.responsible.iter().map(|r| r.text.as_str());
    let targets = measure.targets.iter().map(|t| t.text.as_str());
    let extra = measure.extra.iter().map(|e| e.text.as_str());
    for part in
        std::iter::once(measure.title.as_str()).chain(deadlines).chain(parties).chain(targets).chain(extra)
    {
        text.push('\u{1f}');
        part.chars().for_each(|c| letter::push_lower(c, &mut text));
    }
    text
}
