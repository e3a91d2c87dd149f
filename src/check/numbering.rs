//! Numbers that repeat, skip, go back, or clash with a section's.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{MeasureKind, Plan};
use crate::normalize::levels;

/// A numbered section or measure.
struct Item<'p> {
    number: &'p str,
    label: &'p str,
    title: &'p str,
    levels: Vec<u32>,
    /// The section that holds it.
    parent: Option<&'p str>,
    /// The measure's id; `None` for a section.
    measure: Option<&'p str>,
    /// The measure's kind.
    kind: Option<MeasureKind>,
    at: &'p str,
}

/// Every fault of numbering.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let sections = items(plan.sections.iter().map(|s| {
        item(s.number.as_deref()?, s.label.as_deref()?, &s.title, s.parent.as_deref(), None, &s.at)
    }));
    let measures = items(plan.measures.iter().map(|m| {
        let own = Some((m.id.as_str(), m.kind));
        item(m.number.as_deref()?, m.label.as_deref()?, &m.title, m.section.as_deref(), own, &m.at)
    }));
    let mut found = duplicates(&sections);
    found.extend(duplicates(&measures));
    let clashes = clashes(&sections, &measures);
    found.extend(sequence(&sections, &HashSet::new()));
    found.extend(sequence(&measures, &clashes.iter().filter_map(|d| d.measure.clone()).collect()));
    found.extend(clashes);
    // Indicators and measures stand in tables of their own, each numbered in its way.
    let (values, actions): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        measures.iter().partition(|m| m.kind == Some(MeasureKind::Indicator));
    found.extend(style(&actions).or_else(|| style(&values)));
    found
}

/// Those of some sections or measures that have a number.
fn items<'p>(all: impl ExactSizeIterator<Item = Option<Item<'p>>>) -> Vec<Item<'p>> {
    let mut items = Vec::with_capacity(all.len());
    items.extend(all.flatten());
    items
}

fn item<'p>(
    number: &'p str,
    label: &'p str,
    title: &'p str,
    parent: Option<&'p str>,
    own: Option<(&'p str, MeasureKind)>,
    at: &'p str,
) -> Option<Item<'p>> {
    let (measure, kind) = own.unzip();
    Some(Item { number, label, title, levels: levels(number)?, parent, measure, kind, at })
}

/// The first words of a title, in quotation marks.
fn quoted(title: &str) -> String {
    const LONGEST: usize = 50;
    if title.chars().count() <= LONGEST {
        return format!("«{title}»");
    }
    format!("«{}…»", title.chars().take(LONGEST).collect::<String>().trim_end())
}

fn tell(item: &Item<'_>, code: Code, message: String) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, message).at(item.at);
    match item.measure {
        Some(id) => diagnostic.measure(id),
        None => diagnostic,
    }
}

/// Numbers that stand twice: of one level within a section, of several levels within the plan. A 1 begins a
/// numbering anew. Where a third of the numbers repeat, every table counts for itself and nothing is told.
fn duplicates(items: &[Item<'_>]) -> Vec<Diagnostic> {
    let mut seen: HashMap<(Option<&str>, &str), &Item<'_>> = HashMap::new();
    let mut restarted: HashMap<Option<&str>, u32> = HashMap::new();
    let mut found = Vec::new();
    for item in items {
        let single = item.levels.len() == 1;
        let scope = if single { item.parent } else { None };
        if single && item.levels == [1] && seen.contains_key(&(scope, item.number)) {
            *restarted.entry(scope).or_default() += 1;
        }
        if restarted.contains_key(&scope) && single {
            continue;
        }
        if let Some(first) = seen.insert((scope, item.number), item) {
            found.push(tell(
                item,
                Code::C401,
                format!("number {} is that of {} too", item.number, quoted(first.title)),
            ));
        }
    }
    if found.len() * 3 > items.len() { Vec::new() } else { found }
}

/// Measures that have the number of a section.
fn clashes(sections: &[Item<'_>], measures: &[Item<'_>]) -> Vec<Diagnostic> {
    let numbers: HashMap<&str, &Item<'_>> = sections.iter().map(|s| (s.number, s)).collect();
    measures
        .iter()
        .filter(|m| m.levels.len() > 1)
        .filter_map(|m| {
            let section = numbers.get(m.number)?;
            Some(tell(
                m,
                Code::C404,
                format!("number {} is that of the section {}", m.number, quoted(section.title)),
            ))
        })
        .collect()
}

/// How a number stands to the one before it.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Follows,
    Gap,
    Back,
}

/// Gaps and steps back between neighbours of one section.
fn sequence(items: &[Item<'_>], skip: &HashSet<String>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut last: HashMap<Option<&str>, &Item<'_>> = HashMap::new();
    let mut before: Option<&Item<'_>> = None;
    for item in items {
        if item.measure.is_some_and(|id| skip.contains(id)) {
            continue;
        }
        let sibling = last.insert(item.parent, item);
        let follows_any = before.is_some_and(|b| step(&b.levels, &item.levels) == Step::Follows);
        before = Some(item);
        let Some(sibling) = sibling.filter(|_| !follows_any && item.levels.last() != Some(&1)) else {
            continue;
        };
        match step(&sibling.levels, &item.levels) {
            Step::Follows => {}
            Step::Gap => found.push(tell(
                item,
                Code::C402,
                format!("number {} comes after {}", item.number, sibling.number),
            )),
            Step::Back if sibling.number == item.number => {}
            Step::Back => found.push(tell(
                item,
                Code::C403,
                format!("number {} does not follow {}", item.number, sibling.number),
            )),
        }
    }
    found
}

/// How a number follows another: by one at some level with ones behind it, or a level deeper with a one.
fn step(from: &[u32], to: &[u32]) -> Step {
    let same = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let tail_is_ones = |start: usize| to.get(start..).unwrap_or(&[]).iter().all(|n| *n == 1);
    match (from.get(same), to.get(same)) {
        (None, Some(_)) if tail_is_ones(same) => Step::Follows,
        (Some(a), Some(b)) if *b == a.saturating_add(1) && tail_is_ones(same + 1) => Step::Follows,
        (Some(a), Some(b)) if *b > a.saturating_add(1) && tail_is_ones(same + 1) => Step::Gap,
        _ => Step::Back,
    }
}

/// Labels with and without a last full stop, told once.
fn style(measures: &[&Item<'_>]) -> Option<Diagnostic> {
    let (with, without): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        measures.iter().partition(|m| m.label.ends_with('.'));
    let rare = if with.len() < without.len() { with } else { without };
    let first = rare.first()?;
    let message =
        format!("«{}» and {} more are printed unlike the other numbers", first.label, rare.len() - 1);
    let message = if rare.len() == 1 {
        format!("«{}» is printed unlike the other numbers", first.label)
    } else {
        message
    };
    Some(tell(first, Code::C405, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_between_numbers() {
        for (from, to, expected) in [
            (&[1, 1][..], &[1, 2][..], Step::Follows),
            (&[1, 9], &[2, 1], Step::Follows),
            (&[1, 1], &[1, 1, 1], Step::Follows),
            (&[1, 1, 4], &[1, 2], Step::Follows),
            (&[3, 1], &[3, 3], Step::Gap),
            (&[3, 2, 2], &[3, 3, 3], Step::Back),
            (&[5], &[4], Step::Back),
            (&[2, 3], &[2, 3], Step::Back),
        ] {
            assert_eq!(step(from, to), expected, "{from:?} {to:?}");
        }
    }

    fn measures<'a>(numbers: &'a [(&'a str, &'a str)]) -> Vec<Item<'a>> {
        numbers
            .iter()
            .filter_map(|(section, n)| item(n, n, n, Some(section), Some((n, MeasureKind::Action)), "L1"))
            .collect()
    }

    #[test]
    fn numbering_anew_in_each_section_is_no_fault() {
        let items = measures(&[("s1", "1"), ("s1", "2"), ("s2", "1"), ("s2", "2")]);
        assert!(duplicates(&items).is_empty());
        assert!(sequence(&items, &HashSet::new()).is_empty());
    }

    #[test]
    fn faults_are_told_once_each() {
        let items = measures(&[
            ("s1", "1.1"),
            ("s1", "1.2"),
            ("s1", "1.2"),
            ("s1", "1.4"),
            ("s1", "1.3"),
            ("s1", "1.5"),
            ("s1", "1.6"),
        ]);
        assert_eq!(duplicates(&items).len(), 1);
        let codes: Vec<Code> = sequence(&items, &HashSet::new()).iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::C402, Code::C403, Code::C402]);
    }
}
