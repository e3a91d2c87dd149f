//! Mentions of measures and sections to the ids they name.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::lexicon::Lexicon;
use super::reference::{Mention, Numbers, mentions};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{Measure, Reference, Section};

/// The most measures that one mention may name; a longer range is cut, so that a plan stays linear in its size.
const MOST: usize = 1000;

/// Where the numbers of a plan lead.
struct Index {
    by_number: HashMap<String, Vec<usize>>,
    by_section: HashMap<String, Vec<usize>>,
    section_of: Vec<Option<String>>,
    ids: Vec<String>,
}

/// Fills the references of every measure.
pub fn references(
    measures: &mut [Measure],
    sections: &[Section],
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut index = None;
    for own in 0..measures.len() {
        let mut found = Vec::new();
        let Some(measure) = measures.get(own) else { break };
        for (text, at) in texts(measure) {
            for mention in mentions(text, lexicon) {
                // «Основное мероприятие 1.1. Закупка …» names itself.
                if names_itself(measure, text, &mention) {
                    continue;
                }
                // Most plans name no measures.
                let index = index.get_or_insert_with(|| Index::new(measures, sections));
                found.push(resolve(index, own, text, at, &mention, diagnostics));
            }
        }
        if let Some(measure) = measures.get_mut(own) {
            measure.references = found;
        }
    }
}

/// Whether a mention is the measure's own label at the beginning of its title.
fn names_itself(measure: &Measure, text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.range.start).unwrap_or("");
    let own = matches!(mention.numbers.as_slice(), [Numbers::One(n)] if measure.number.as_ref() == Some(n));
    own && text == measure.title && before.split_whitespace().nth(1).is_none()
}

/// The texts of a measure that may name others.
fn texts(measure: &Measure) -> impl Iterator<Item = (&str, &str)> {
    let result = measure.expected_result.iter().filter(|r| !r.inherited);
    let result = result.map(|r| (r.text.as_str(), r.at.as_str()));
    std::iter::once((measure.title.as_str(), measure.at.as_str())).chain(result)
}

fn resolve(
    index: &Index,
    own: usize,
    text: &str,
    at: &str,
    mention: &Mention,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reference {
    let printed = text.get(mention.range.clone()).unwrap_or("").to_owned();
    let id = index.ids.get(own).cloned().unwrap_or_default();
    let mut named: Vec<usize> = Vec::new();
    let mut missing: Vec<&str> = Vec::new();
    for numbers in &mention.numbers {
        let (found, absent) = index.find(numbers, mention.section, own);
        named.extend(found);
        missing.extend(absent);
    }
    let mut seen = HashSet::new();
    named.retain(|measure| seen.insert(*measure));
    named.truncate(MOST);
    let tell = |code, message: String| Diagnostic::new(code, message).measure(id.clone()).at(at);
    if !missing.is_empty() {
        diagnostics.push(tell(
            Code::N331,
            format!("«{printed}» names {}, which the plan does not have", missing.join(", ")),
        ));
    }
    if named.contains(&own) && !mention.section {
        diagnostics.push(tell(Code::N330, format!("«{printed}» includes the measure that says it")));
    }
    let measures = named.iter().filter_map(|&m| index.ids.get(m).cloned()).collect();
    Reference { text: printed, measures, at: at.to_owned() }
}

impl Index {
    fn new(measures: &[Measure], sections: &[Section]) -> Self {
        let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
        let mut in_section: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, measure) in measures.iter().enumerate() {
            if let Some(number) = &measure.number {
                by_number.entry(number.clone()).or_default().push(i);
            }
            if let Some(section) = &measure.section {
                in_section.entry(section).or_default().push(i);
            }
        }
        Self {
            by_number,
            by_section: by_section(sections, &in_section),
            section_of: measures.iter().map(|m| m.section.clone()).collect(),
            ids: measures.iter().map(|m| m.id.clone()).collect(),
        }
    }

    /// The measures that some numbers name, and the numbers that name none.
    fn find<'n>(&self, numbers: &'n Numbers, section: bool, own: usize) -> (Vec<usize>, Vec<&'n str>) {
        match numbers {
            Numbers::One(number) if section => match self.by_section.get(number) {
                Some(measures) => (measures.clone(), Vec::new()),
                None => (Vec::new(), vec![number]),
            },
            Numbers::One(number) => {
                let found = self.near(number, own);
                // «Action 4» may be a section of that number.
                if let (true, Some(measures)) = (found.is_empty(), self.by_section.get(number)) {
                    return (measures.clone(), Vec::new());
                }
                let missing = if found.is_empty() { vec![number.as_str()] } else { Vec::new() };
                (found, missing)
            }
            Numbers::Range(first, last) => self.range(first, last, own),
        }
    }

    /// The measures with a number; where several have it, those of the measure's own section.
    fn near(&self, number: &str, own: usize) -> Vec<usize> {
        let all = self.by_number.get(number).map_or(&[][..], Vec::as_slice);
        if all.len() < 2 {
            return all.to_vec();
        }
        let section = self.section_of.get(own);
        let same: Vec<usize> =
            all.iter().copied().take(MOST).filter(|&m| self.section_of.get(m) == section).collect();
        if same.is_empty() { all.iter().copied().take(MOST).collect() } else { same }
    }

    fn range<'n>(&self, first: &'n str, last: &'n str, own: usize) -> (Vec<usize>, Vec<&'n str>) {
        let (prefix, from) = split_last(first);
        let (last_prefix, to) = split_last(last);
        // «2.1-4» is short for «2.1-2.4».
        let same = last_prefix.is_empty() || last_prefix == prefix;
        let (Some(from), Some(to), true) = (from, to, same) else {
            return (Vec::new(), vec![first, last]);
        };
        let mut found = Vec::new();
        for number in from..=to.min(from.saturating_add(u32::try_from(MOST).unwrap_or(u32::MAX))) {
            found.extend(self.near(&format!("{prefix}{number}"), own));
        }
        let missing = [(first, from), (last, to)]
            .into_iter()
            .filter(|(_, n)| !self.by_number.contains_key(&format!("{prefix}{n}")))
            .map(|(printed, _)| printed)
            .collect();
        (found, missing)
    }
}

/// «2.1» is «2.» and 1.
fn split_last(number: &str) -> (&str, Option<u32>) {
    let at = number.rfind('.').map_or(0, |i| i + 1);
    (number.get(..at).unwrap_or(""), number.get(at..).and_then(|n| n.parse().ok()))
}

/// The measures of each numbered section and of the sections below it. Each measure is entered once a level,
/// and levels are few.
fn by_section(sections: &[Section], in_section: &HashMap<&str, Vec<usize>>) -> HashMap<String, Vec<usize>> {
    const LEVELS: usize = 12;
    let parents: HashMap<&str, Option<&str>> =
        sections.iter().map(|s| (s.id.as_str(), s.parent.as_deref())).collect();
    let numbers: HashMap<&str, &str> =
        sections.iter().filter_map(|s| Some((s.id.as_str(), s.number.as_deref()?))).collect();
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    for section in sections {
        let Some(measures) = in_section.get(section.id.as_str()) else { continue };
        let mut next = Some(section.id.as_str());
        for _ in 0..LEVELS {
            let Some(id) = next else { break };
            if let Some(number) = numbers.get(id) {
                out.entry((*number).to_owned()).or_default().extend(measures);
            }
            next = parents.get(id).copied().flatten();
        }
    }
    out
}
