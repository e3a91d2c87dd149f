//! Measures that stand twice.

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Code, Diagnostic};
use crate::lang::letter;
use crate::model::plan::{Measure, Plan};

/// Measures of one section with the same title, deadlines and parties.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let measures = plan.measures.iter().filter(|m| m.title.chars().nth(3).is_some());
    let looks: Vec<(&Measure, Look<'_>)> = measures.map(|m| (m, look(m))).collect();
    let mut alike: HashMap<&Look<'_>, usize> = HashMap::with_capacity(looks.len());
    for (_, look) in &looks {
        *alike.entry(look).or_default() += 1;
    }
    let mut seen: HashMap<String, &Measure> = HashMap::new();
    let mut found = Vec::new();
    // Few titles look alike: only their measures are compared whole.
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

/// The section of a measure, and as one number the length, digits and last letters of its title: few other titles
/// have the same.
type Look<'p> = (Option<&'p str>, u64);

fn look(measure: &Measure) -> Look<'_> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    const LAST: usize = 8;
    let join = |look: u64, part: u64| look.wrapping_mul(BASE).wrapping_add(part);
    let title = &measure.title;
    let last = title.chars().rev().take(LAST).map(|c| u64::from(letter::lower(c).0));
    let mut look = last.fold(title.chars().count() as u64, join);
    let mut from = 0;
    while let Some(at) = letter::digit(title, from) {
        look = title.as_bytes().get(at).map_or(look, |digit| join(look, u64::from(*digit)));
        from = at + 1;
    }
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
