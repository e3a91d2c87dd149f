//! Spelling variants: words that differ by a doubled or single other letter, names that differ by a word.

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use super::organizations::Register;
use super::tokens::{self, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::letter;
use crate::model::plan::{Organization, OrganizationKind};

/// The fewest letters of a word whose spelling is compared: shorter words differ by a letter too often.
const LONG: usize = 8;
/// The letters at a word's end that may differ by case.
const ENDING: usize = 3;

/// Party names, whose long words are compared.
#[derive(Default)]
pub struct Words {
    /// The number of each name with its mentions and the place of the first, in order of these.
    names: Vec<(usize, u32, String)>,
    /// Where the name of each number stands in that list.
    index: Vec<Option<usize>>,
}

/// A long word: how often it stands, as first printed, and where.
struct Word<'n> {
    count: u32,
    printed: &'n str,
    at: &'n str,
}

impl Words {
    /// Notes a mention of a name of the register by its number.
    pub fn note(&mut self, name: usize, at: &str) {
        if self.index.len() <= name {
            self.index.resize(name + 1, None);
        }
        let Some(known) = self.index.get_mut(name) else { return };
        if let Some((_, count, _)) = known.and_then(|i| self.names.get_mut(i)) {
            *count += 1;
        } else {
            *known = Some(self.names.len());
            self.names.push((name, 1, at.to_owned()));
        }
    }

    /// The long words of all names.
    fn long<'n>(&'n self, register: &'n Register) -> BTreeMap<Cow<'n, str>, Word<'n>> {
        let mut words: BTreeMap<Cow<'_, str>, Word<'_>> = BTreeMap::new();
        for (name, count, at) in &self.names {
            for (printed, dot, shape) in tokens::words(register.name(*name)) {
                // No letter has less bytes than its small form has letters.
                if printed.len() < LONG || dot || shape == Shape::Upper {
                    continue;
                }
                let lower = letter::lowercase(printed);
                if lower.chars().count() >= LONG {
                    let word = words.entry(lower).or_insert(Word { count: 0, printed, at });
                    word.count += count;
                }
            }
        }
        words
    }

    /// A diagnostic for each rarer spelling of a word.
    pub fn report(&self, register: &Register) -> Vec<Diagnostic> {
        let words = self.long(register);
        let mut by_form: Vec<(u64, &str)> = Vec::with_capacity(words.len() * 12);
        for word in words.keys() {
            forms(word, |form| by_form.push((form, word)));
        }
        by_form.sort_unstable();
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for (word, Word { count, .. }) in &words {
            *counts.entry(body(word)).or_default() += count;
        }
        // One pair for all case forms of a word.
        let mut pairs: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for pair in by_form.windows(2) {
            if let [(form, a), (same, b)] = pair
                && form == same
                && a != b
                && is_variant(a, b)
            {
                let count = |w| counts.get(body(w)).copied().unwrap_or(0);
                let (rare, usual) = if count(a) < count(b) { (*a, *b) } else { (*b, *a) };
                let first = pairs.entry(body(rare)).or_insert((rare, usual));
                *first = (*first).min((rare, usual));
            }
        }
        let of = |(rare, usual)| Some(diagnostic(words.get(rare)?, words.get(usual)?));
        pairs.into_values().filter_map(of).collect()
    }
}

fn diagnostic(rare: &Word<'_>, usual: &Word<'_>) -> Diagnostic {
    let message = format!("«{}» stands beside «{}»", rare.printed, usual.printed);
    Diagnostic::new(Code::N320, message).suggestion(usual.printed).at(rare.at)
}

/// The word without the letters that its case may change.
fn body(word: &str) -> &str {
    word.char_indices().rev().nth(ENDING - 1).and_then(|(i, _)| word.get(..i)).unwrap_or(word)
}

/// The word, and the word without each of its letters but the last ones: two words at a distance of one letter
/// have a form in common. A form is its letters [`joined`]; one may be given twice.
fn forms(word: &str, mut give: impl FnMut(u64)) {
    let mut whole = 0;
    let mut letters: Vec<(u64, u64)> = Vec::with_capacity(word.len() / 2);
    for letter in word.chars().take(40).map(u64::from) {
        letters.push((letter, whole));
        whole = join(whole, letter);
    }
    give(whole);
    let body = 1..letters.len().saturating_sub(ENDING);
    let (mut after, mut weight) = (0_u64, 1_u64);
    for (at, (letter, before)) in letters.into_iter().enumerate().rev() {
        if body.contains(&at) {
            give(before.wrapping_mul(weight).wrapping_add(after));
        }
        after = join(0, letter).wrapping_mul(weight).wrapping_add(after);
        weight = weight.wrapping_mul(BASE);
    }
}

/// The weight of a place beside the next one's.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A further number behind those joined already.
const fn join(joined: u64, part: u64) -> u64 {
    joined.wrapping_mul(BASE).wrapping_add(part).wrapping_add(1)
}

/// Numbers in their order as one number, each place with a weight of its own.
fn joined(parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold(0, join)
}

/// Whether two words differ by one letter of their body: inserted, left out, doubled or another one.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    same >= 1 && tail >= ENDING && same + tail + 1 >= longest && a.len().abs_diff(b.len()) <= 1
}

/// Names of the register that differ by one word: perhaps one party, never merged.
pub fn similar(organizations: &[Organization]) -> Vec<Diagnostic> {
    const WORDS: usize = 4;
    const LOOKED_AT: usize = 40;
    // Parties by their name, and by their name without each of its words but the first.
    let mut by_form: HashMap<u64, (&Organization, u64)> = HashMap::new();
    let mut out = Vec::new();
    for organization in organizations.iter().filter(|o| o.kind == OrganizationKind::Unit) {
        // White space is folded.
        if memchr::memchr_iter(b' ', organization.name.as_bytes()).count() < WORDS - 1 {
            continue;
        }
        let lower = letter::lowercase(&organization.name);
        let words: Vec<u64> = lower.split_whitespace().map(|w| joined(w.bytes().map(u64::from))).collect();
        let whole = joined(words.iter().copied());
        let mut other = by_form.get(&whole).map(|(o, _)| *o);
        let looked_at = words.get(..LOOKED_AT).unwrap_or(&words);
        for skip in 1..looked_at.len() {
            let kept = looked_at.iter().enumerate().filter(|(i, _)| *i != skip);
            let form = joined(kept.map(|(_, word)| *word));
            let known = *by_form.entry(form).or_insert((organization, whole));
            other = other.or_else(|| (known.1 == form).then_some(known.0));
        }
        by_form.entry(whole).or_insert((organization, whole));
        if let Some(other) = other.filter(|o| o.id != organization.id) {
            let message = format!("«{}» and «{}» differ by a word", other.name, organization.name);
            out.push(Diagnostic::new(Code::N321, message));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::normalize::lexicon::Lexicon;

    #[test]
    fn one_letter_in_the_body_is_a_variant_and_an_ending_is_not() {
        assert!(is_variant("росзаповедника", "роззаповедника"));
        assert!(is_variant("россадоводства", "росадоводства"));
        assert!(!is_variant("управление", "управления"));
        assert!(!is_variant("областного", "областной"));
        assert!(!is_variant("экологическая", "экономическая"));
    }

    #[test]
    fn forms_lack_one_letter_of_the_body() {
        let form = |word: &str| joined(word.chars().map(u64::from));
        let mut all = ["отделение", "оделение", "отеление", "отдление", "отдеение", "отделние"].map(form);
        all.sort_unstable();
        let mut given = Vec::new();
        forms("отделение", |form| given.push(form));
        given.sort_unstable();
        given.dedup();
        assert_eq!(given, all);
    }

    #[test]
    fn the_rarer_spelling_is_told_with_the_usual_one() {
        let mut words = Words::default();
        let mut register = Register::new(Lexicon::of(lang::by_code("ru").unwrap()));
        let mut note = |name: &str, at: &str| {
            words.note(register.mention(name, OrganizationKind::Unit, None).name, at);
        };
        for _ in 0..3 {
            note("Управления Россадоводства", "L3");
        }
        note("Управления Росадоводства", "L9");
        let report = words.report(&register);
        assert_eq!(report.len(), 1);
        assert_eq!(report[0].suggestion.as_deref(), Some("Россадоводства"));
        assert_eq!(report[0].at.as_deref(), Some("L9"));
    }
}
