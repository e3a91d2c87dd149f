//! The words and signs right before a number that bound it, found by their last letter: most numbers have none.

use crate::lang::letter;
use crate::lang::parties::Units;
use crate::model::plan::Comparator;

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// «не менее», `>=`
    Compare(Comparator),
    /// Opens a range: «от».
    From,
    /// Opens a change from one value to another: «с 12 до 20».
    Change,
}

/// The words of a language, by their last letter.
#[derive(Default)]
pub struct Bounds(Vec<(char, Vec<(&'static str, Bound)>)>);

impl Bounds {
    /// The bounds that a language's units name, and the signs that are the same everywhere.
    pub fn new(units: &Units) -> Self {
        let lists = [
            (Bound::Compare(Comparator::Ge), units.at_least),
            (Bound::Compare(Comparator::Gt), units.more_than),
            (Bound::Compare(Comparator::Le), units.at_most),
            (Bound::Compare(Comparator::Lt), units.less_than),
            (Bound::Compare(Comparator::Ge), &[">=", "⩾"]),
            (Bound::Compare(Comparator::Le), &["<=", "⩽"]),
            (Bound::From, units.from),
            (Bound::Change, units.change),
        ];
        let mut words: Vec<(char, Vec<(&'static str, Bound)>)> = Vec::new();
        for (bound, word) in lists.iter().flat_map(|(bound, list)| list.iter().map(|word| (*bound, *word))) {
            let Some(last) = word.chars().next_back() else { continue };
            match words.iter_mut().find(|(c, _)| *c == last) {
                Some((_, same)) => same.push((word, bound)),
                None => words.push((last, vec![(word, bound)])),
            }
        }
        words.sort_unstable_by_key(|(last, _)| *last);
        Self(words)
    }

    /// The bounds that a text ends with, and the bytes that each takes.
    pub fn ending<'t>(&self, text: &'t str) -> impl Iterator<Item = (Bound, usize)> + use<'_, 't> {
        let last = text.chars().next_back().map(|c| letter::lower(c).0);
        let at = last.and_then(|last| self.0.binary_search_by_key(&last, |(c, _)| *c).ok());
        let words = at.and_then(|at| self.0.get(at)).map_or(&[][..], |(_, words)| words);
        words.iter().filter_map(|(word, bound)| Some((*bound, last_word(text, word)?)))
    }
}

/// The bytes at the end of a text that are a word as a whole, in letters of any size.
pub fn last_word(text: &str, word: &str) -> Option<usize> {
    let length = letter::suffix(text, word)?;
    let before = text.get(..text.len() - length)?;
    let whole = !word.starts_with(letter::is_alphanumeric) || !before.ends_with(letter::is_alphanumeric);
    whole.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn every_bound_is_found_in_letters_of_any_size() {
        for language in lang::ALL {
            let (u, bounds) = (language.units, Bounds::new(language.units));
            for word in [u.at_least, u.more_than, u.at_most, u.less_than, u.from, u.change].concat() {
                let (text, glued) = (format!("- {}", word.to_uppercase()), format!("x{word}"));
                assert!(bounds.ending(&text).any(|(_, length)| length == text.len() - 2), "{text}");
                let letters = word.starts_with(char::is_alphabetic);
                assert!(!letters || bounds.ending(&glued).all(|(_, length)| length < word.len()), "{glued}");
            }
        }
    }
}
