//! The approval of a plan: who approved it, in what office, when.

use std::borrow::Cow;

use super::build::Builder;
use super::front::{BLOCK_LINES, Line, is_plain_title, is_stakeholders, is_title};
use super::walk::join;
use super::words::lexicon;
use crate::lang::letter;
use crate::model::outline::{ApprovalDraft, Fragment};
use crate::model::place::Place;

impl<'d> Builder<'d> {
    /// «УТВЕРЖДАЮ», the office, the person, the date. Where no other line could be the plan's title (`untitled`),
    /// the last before the plan is.
    pub fn approval(&mut self, lines: &[Line<'d>], untitled: bool) -> usize {
        let Some(first) = lines.first() else { return 0 };
        let capital = first.text.trim_start_matches(['«', '"']).starts_with(char::is_uppercase);
        if self.front.approval.is_some()
            || !capital
            || !lexicon().approvals.near(first.text, 1, 3)
            || first.text.len() > 600
        {
            return 0;
        }
        let mut taken = 0;
        let mut parts: Vec<(&'d str, Place)> = Vec::new();
        let mut dated = false;
        for line in lines.iter().take(BLOCK_LINES) {
            let ends = taken > 0
                && (is_title(line.text)
                    || is_stakeholders(line.text)
                    || line.text.chars().count() > 200
                    || is_over(lines, taken));
            if dated || ends {
                break;
            }
            parts.extend(
                line.text.split('\n').map(str::trim).filter(|t| !t.is_empty()).map(|t| (t, line.place)),
            );
            dated = date_part(line.text).is_some();
            taken += 1;
        }
        let last = lines.get(taken - 1).filter(|l| !dated && taken > 2 && taken == lines.len() && !signs(l));
        if untitled && self.front.title.is_none() && last.is_some_and(|l| is_plain_title(l.text)) {
            taken -= 1;
            parts.pop();
        }
        let whole = parts.iter().fold(
            Fragment { text: Cow::Borrowed(""), place: first.place },
            |mut whole, (text, place)| {
                join(&mut whole, &Fragment { text: Cow::Borrowed(text), place: *place });
                whole
            },
        );
        self.front.approval = Some(read_approval(whole, &parts));
        taken
    }
}

/// Whether an approval is complete before the line `at`: its signature, or a blank line, stands above, and no
/// person and no date follow.
fn is_over(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(block), Some(rest)) = (lines.get(..at), lines.get(at..BLOCK_LINES.min(lines.len()))) else {
        return false;
    };
    // «УТВЕРЖДАЮ / И.И. Сомов / директор школы»: the office may stand under the name.
    let signed =
        block.iter().enumerate().skip(1).any(|(i, l)| person_at(l.text).is_some_and(|p| i > 1 || p > 0));
    let gap = |pair: &[Line<'_>]| matches!(pair, [a, b] if a.gap_before(b));
    let apart = at > 1 && !block.windows(2).any(gap) && lines.get(at - 1..=at).is_some_and(gap);
    (signed || apart) && !rest.iter().take_while(|l| !is_title(l.text)).any(signs)
}

/// Whether a line is a person's, a date's or a place for either.
fn signs(line: &Line<'_>) -> bool {
    person_at(line.text).is_some() || date_part(line.text).is_some() || line.text.starts_with('_')
}

/// Office, person and date of an approval block.
fn read_approval<'d>(whole: Fragment<'d>, parts: &[(&'d str, Place)]) -> ApprovalDraft<'d> {
    let mut position: Option<Fragment<'d>> = None;
    let mut person = None;
    let mut date = None;
    for (index, (text, place)) in parts.iter().enumerate() {
        let mut text = *text;
        if index == 0 {
            // «УТВЕРЖДАЮ», "Approved by:"
            for _ in 0..lexicon().approvals.first(text, 3).map_or(1, |found| found.length) {
                text = text
                    .trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '«' | '"'))
                    .trim_start_matches([':', ' ', '»', '"']);
            }
        }
        let fragment = |t: &'d str| Fragment { text: Cow::Borrowed(t), place: *place };
        if let Some(found) = date_part(text) {
            date = date.or_else(|| Some(fragment(found)));
            // All may stand in one line: «УТВЕРЖДАЮ Глава города И.И. Иванов 12.01.2024».
            let before = text.split(found).next().unwrap_or("");
            if person_at(before).is_none() {
                continue;
            }
            text = before;
        }
        let clean = text.trim_matches(|c: char| matches!(c, '_' | ' ' | '\t' | ','));
        if clean.is_empty() {
            continue;
        }
        match person_at(clean) {
            Some(0) if person.is_none() => person = Some(fragment(clean)),
            Some(at) if person.is_none() => {
                person = clean.get(at..).map(fragment);
                let office = clean
                    .get(..at)
                    .map(|t| t.trim_matches(|c: char| matches!(c, '_' | ' ' | '\t' | ',')))
                    .filter(|t| !t.is_empty());
                position = extend(position, office.map(fragment));
            }
            _ => position = extend(position, Some(fragment(clean))),
        }
    }
    ApprovalDraft { whole, position, person, date }
}

fn extend<'d>(to: Option<Fragment<'d>>, more: Option<Fragment<'d>>) -> Option<Fragment<'d>> {
    match (to, more) {
        (Some(mut to), Some(more)) => {
            join(&mut to, &more);
            Some(to)
        }
        (to, more) => to.or(more),
    }
}

/// The part of a line that is a date: from the day, in quotation marks or not, to the year.
fn date_part(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let alone = |at: usize| !digit(at.checked_sub(1)) && !digit(Some(at + 4));
    let year = |at: usize, four: &[u8]| {
        matches!(four, [b'1', b'9', ..] | [b'2', b'0', ..])
            && four.iter().all(u8::is_ascii_digit)
            && alone(at)
    };
    let end = bytes.windows(4).enumerate().position(|(at, four)| year(at, four))? + 4;
    let head = text.get(..end)?;
    // The day: the first digit or quotation mark of the 28 characters before the year.
    let from = head.char_indices().rev().nth(28).map_or(0, |(i, _)| i);
    let window = head.get(from..)?;
    let start = from + window.find(|c: char| c.is_ascii_digit() || matches!(c, '«' | '"' | '“' | '_'))?;
    let found = text.get(start..end)?;
    let tail = text.get(end..).unwrap_or("");
    let unit = tail.trim_start();
    let suffix = ["года", "г.", "року", "р.", "г"].iter().find(|s| unit.starts_with(**s));
    let end = suffix.map_or(end, |s| end + (tail.len() - unit.len()) + s.len());
    (found.len() > 4).then(|| text.get(start..end)).flatten()
}

/// Where a person's name with initials begins: «А.Б.Сомов», «Рыбин В.Г.».
pub fn person_at(text: &str) -> Option<usize> {
    let tokens: Vec<(usize, &str)> =
        text.split_whitespace().map(|t| (t.as_ptr() as usize - text.as_ptr() as usize, t)).collect();
    let surname = |t: &str| {
        t.chars().count() > 2
            && t.starts_with(char::is_uppercase)
            && t.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let joined = |t: &str| {
        let cut = t.rfind('.').map_or(0, |i| i + 1);
        t.get(..cut).is_some_and(is_initials) && t.get(cut..).is_some_and(surname)
    };
    for (i, (at, token)) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1).map(|t| before_comma(t.1));
        if joined(before_comma(token))
            || is_initials(token) && next.is_some_and(|n| surname(n) || is_initials(n))
            || surname(token) && next.is_some_and(is_initials)
        {
            return Some(*at);
        }
    }
    None
}

fn before_comma(word: &str) -> &str {
    word.trim_end_matches([',', ';'])
}

/// Whether a word is initials: one to three capitals, each with its full stop.
fn is_initials(word: &str) -> bool {
    let mut letters = word.chars();
    let mut count = 0;
    while let Some(first) = letters.next() {
        count += 1;
        if count > 3 || !letter::is_uppercase(first) || letters.next() != Some('.') {
            return false;
        }
    }
    count > 0
}
