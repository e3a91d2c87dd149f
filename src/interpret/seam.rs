//! Where a time begins in a line whose cells ran together: in the middle of a word, or after one that only looks
//! like a part of it.

use std::ops::Range;

use super::looks::reads_as_deadline;
use crate::lang::Language;
use crate::phrase::{self, Tag};

/// Letters of a month's name that are told inside a word.
const MONTH: usize = 5;
/// Letters of an ending after the stem of a month's name.
const ENDING: usize = 3;

/// The deadline of a line: from a seam between two cells on if there is one («szkolnego1.09.2022»), else the first
/// that stands in it.
pub fn find_deadline(text: &str, language: &'static Language) -> Option<Range<usize>> {
    let at_seam =
        date(text).map(|from| from..text.len()).or_else(|| month(text, language)).and_then(|seam| {
            let found = phrase::find_deadline(text.get(seam.clone())?, language).filter(|r| r.start == 0)?;
            Some(seam.start..seam.start + found.end)
        });
    let found = at_seam.or_else(|| {
        phrase::find_deadline(text, language).map(|at| at.start + number_of(text, &at)..at.end)
    })?;
    Some(found.start..found.end - beyond(text.get(found.clone())?, language))
}

/// The bytes of the number that a deadline begins with, where it is the end of what stands before: «№ 4 до 20 марта»,
/// «МТЗ-82 октябрь».
fn number_of(text: &str, at: &Range<usize>) -> usize {
    let (before, found) = (text.get(..at.start).unwrap_or(""), text.get(at.clone()).unwrap_or(""));
    let glued = before.ends_with(|c: char| c == '-' || c.is_alphanumeric());
    let counted = before.trim_end().ends_with(['№', 'N']);
    let number = found.bytes().take_while(u8::is_ascii_digit).count();
    let rest = found.get(number..).unwrap_or("");
    let stands = number > 0 && rest.starts_with(char::is_whitespace) && (glued || counted);
    if stands { found.len() - rest.trim_start().len() } else { 0 }
}

/// The bytes at the end of a deadline that belong to the next cell: «Второй» of «Постоянно Второй помощник».
fn beyond(text: &str, language: &'static Language) -> usize {
    let Some((head, word)) = text.rsplit_once(char::is_whitespace) else { return 0 };
    let name = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let other = name && word.chars().count() > 2 && !reads_as_deadline(word, language);
    let head = head.trim_end();
    if other && reads_as_deadline(head, language) { text.len() - head.len() } else { 0 }
}

/// A whole date right after a letter or after more digits than a day has.
fn date(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|t| t.find(|c: char| c.is_ascii_digit())) {
        let start = at + found;
        let day = digits(start);
        let end = start + day;
        let month = digits(end + 1);
        let year = digits(end + 2 + month);
        let dotted = bytes.get(end) == Some(&b'.') && bytes.get(end + 1 + month) == Some(&b'.');
        let after_letter = text.get(..start)?.ends_with(char::is_alphabetic);
        if dotted && (1..=2).contains(&month) && year == 4 {
            if day == 3 {
                return Some(start + 1);
            }
            return (after_letter && day <= 2).then_some(start);
        }
        at = end;
    }
    None
}

/// The name of a month at the end of a longer word, before a year, a stroke or a capital: from there on, or up to
/// the capital.
fn month(text: &str, language: &'static Language) -> Option<Range<usize>> {
    let names = language.words.iter().filter(|w| matches!(w.0, Tag::Month(_))).flat_map(|w| w.1.split(", "));
    let found = names.filter(|n| n.chars().count() >= MONTH).filter_map(|name| {
        let stem = name.trim_end_matches('*');
        text.match_indices(stem).map(|(at, _)| at).find_map(|at| {
            let inside = text.get(..at)?.ends_with(char::is_alphabetic);
            let rest = text.get(at + stem.len()..)?;
            let ending = rest.find(|c: char| !c.is_lowercase()).unwrap_or(rest.len());
            let rest = rest.get(ending..)?;
            let end = at + stem.len() + ending;
            let short = if stem.len() < name.len() { ending <= ENDING } else { ending == 0 };
            let capital = rest.starts_with(char::is_uppercase);
            let goes_on = rest.trim_start().starts_with("20") || rest.starts_with(['/', '-', '–']);
            (inside && short && (capital || goes_on)).then_some(at..if capital { end } else { text.len() })
        })
    });
    found.min_by_key(|r| r.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, lang: &str) -> Option<&'t str> {
        find_deadline(text, crate::lang::by_code(lang).unwrap()).and_then(|r| text.get(r))
    }

    #[test]
    fn a_deadline_begins_where_the_cells_run_together() {
        for (text, lang, want) in [
            ("Otwarcie roku rybackiego1.03.2022Zarząd", "pl", "1.03.2022"),
            ("Zebranie rybaków cz. 314.09.2022Zarząd", "pl", "14.09.2022"),
            ("WYBORY ZARZĄDUwrzesieńJan Leszcz", "pl", "wrzesień"),
            ("Zarybianie stawu pierwszegopaździernik 2022Zarząd", "pl", "październik 2022"),
            ("Осмотр лодокдекабрь 2022 Отдел лодок", "ru", "декабрь 2022"),
            ("Осмотр лодок Постоянно Второй помощник", "ru", "Постоянно"),
            ("Смазка лебёдки ЛБ-12 октябрь Отдел лодок", "ru", "октябрь"),
            ("Обход причала № 4 до 20 марта Отдел лодок", "ru", "до 20 марта"),
            ("Осмотр лодок 20 марта Отдел лодок", "ru", "20 марта"),
            ("Осмотр лодок Июнь 2022 Отдел лодок", "ru", "Июнь 2022"),
        ] {
            assert_eq!(found(text, lang), Some(want), "{text}");
        }
    }
}
