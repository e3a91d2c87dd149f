//! Letters that look like digits inside a date, as character recognition leaves them: «З1.12.2О17».

use std::ops::Range;

use super::calendar::{self, Precision};
use super::token::{Item, Kind};
use super::{Note, Reading, reading};
use crate::diagnostic::Code;
use crate::model::plan::DeadlineKind;

/// The digit that a letter may have been.
const fn digit(letter: char) -> Option<char> {
    Some(match letter {
        'O' | 'o' | 'О' | 'о' | 'Q' => '0',
        'З' | 'з' | 'Э' => '3',
        'I' | 'l' | 'І' | '|' => '1',
        'б' => '6',
        'B' | 'В' => '8',
        'S' => '5',
        '0'..='9' | '.' => letter,
        _ => return None,
    })
}

/// A date with such letters: its bytes, and the date that was likely meant.
pub(super) fn find(text: &str, items: &[Item]) -> Option<(Range<usize>, String)> {
    let mut previous: Option<&Item> = None;
    for item in items {
        let number = matches!(item.kind, Kind::Number(..));
        let glued = |a: &Item, b: &Item| !b.spaced && a.end == b.start;
        let mixed = previous.is_some_and(|p| {
            glued(p, item)
                && (matches!(p.kind, Kind::Number(..)) != number)
                && (short(text, p) || short(text, item))
        });
        if mixed && let Some(found) = previous.and_then(|p| date(text, p.start)) {
            return Some(found);
        }
        previous = Some(item);
    }
    None
}

/// Whether an item is a letter or two that may be digits.
fn short(text: &str, item: &Item) -> bool {
    matches!(item.kind, Kind::Other | Kind::Word(_) | Kind::Roman(_))
        && text
            .get(item.start..item.end)
            .is_some_and(|w| w.chars().count() <= 3 && w.chars().all(|c| digit(c).is_some()))
}

/// The date or year around a byte, if its word becomes one with digits for letters.
fn date(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let start = text.get(..at)?.rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let start = (start..=at).find(|i| text.is_char_boundary(*i))?;
    let rest = text.get(start..)?;
    let word = rest.split(char::is_whitespace).next()?.trim_end_matches([',', ';', '.']);
    if word.len() > 24 {
        return None;
    }
    let fixed: String = word.chars().map(digit).collect::<Option<_>>()?;
    if word.chars().count() == 4 && (fixed.starts_with("20") || fixed.starts_with("19")) && fixed != word {
        // «2О24 год»
        return Some((start..start + word.len(), fixed));
    }
    let mut parts = fixed.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || fixed == word {
        return None;
    }
    let date = calendar::date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((start..start + word.len(), calendar::edtf(date, date, Precision::Day)))
}

/// The reading of such a date.
pub(super) fn reading(range: Range<usize>, date: String) -> Reading {
    let mut reading = reading::blank(range.start, DeadlineKind::Invalid);
    reading.range = range;
    reading.notes.push(Note {
        code: Code::N306,
        message: "letters stand where digits are meant".to_owned(),
        suggestion: Some(date),
    });
    reading
}
