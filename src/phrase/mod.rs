//! Phrases: what the words of a cell say of time, legal acts.
//!
//! A text is cut into tokens, the language's lexicon tags the words, and one grammar over the tags, the same for
//! every language, builds the reading. Ranges are byte ranges within the text that was given.

mod act;
mod calendar;
mod find;
mod grammar;
mod heading;
mod lexicon;
mod misread;
mod numeric;
mod point;
mod reading;
mod recur;
mod resolve;
mod statement;
mod tag;
mod token;

use std::ops::Range;

use jiff::civil::Date;

pub use tag::{Edge, Tag, Words};

use self::grammar::{Element, Input, Spot};
use self::lexicon::Lexicon;
use self::token::{Item, Kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{self, Language};
use crate::model::plan::{self, DeadlineKind};

/// What is known of a deadline from around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The document's language.
    pub language: &'static Language,
    /// First and last day of the plan's period.
    pub period: Option<(Date, Date)>,
    /// First and last day of the time that the section's title names («Сентябрь 2022»).
    pub section: Option<(Date, Date)>,
    /// The year that the document states elsewhere, in its title or approval.
    pub document_year: Option<i16>,
}

impl Context {
    /// Nothing but the language is known.
    pub const fn new(language: &'static Language) -> Self {
        Self { language, period: None, section: None, document_year: None }
    }
}

/// A deadline as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The bytes of the text it was read from.
    pub range: Range<usize>,
    /// What the words decide of it; its text and place are those of the range.
    pub deadline: plan::Deadline,
    /// Doubts and defects, to be reported with the measure and place.
    pub notes: Vec<Note>,
}

/// A doubt or defect of a reading: a diagnostic without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The diagnostic's code.
    pub code: Code,
    /// What was found.
    pub message: String,
    /// What may have been meant; never applied.
    pub suggestion: Option<String>,
}

/// A time with both ends: a plan's period, a column heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodReading {
    /// The bytes of the text that say it.
    pub range: Range<usize>,
    /// EDTF of the span.
    pub edtf: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// A mention of a legal act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActReading {
    /// The bytes of the mention, from the act's noun to its number.
    pub range: Range<usize>,
    /// Its date.
    pub date: Option<Date>,
    /// Its number without the sign, `517`.
    pub number: Option<String>,
}

/// How much of a text reads as a deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// The share of its words that belong to a deadline, 0 to 1.
    pub share: f32,
    /// Whether anything in it reads as a deadline.
    pub any: bool,
}

impl Score {
    /// Whether it reads as a deadline and as little else.
    pub fn is_deadline(self) -> bool {
        self.any && self.share >= 0.6
    }
}

/// Every deadline that a cell states; empty for a text without words.
///
/// A text that states none gives one reading of kind `unresolved`. Dates of legal acts are left out. The ranges
/// of the readings follow one another and hold all of the text but white space and semicolons around them.
pub fn deadlines(text: &str, context: &Context) -> Vec<Reading> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let lexicon = Lexicon::of(context.language);
    let mut items = token::items(text, lexicon);
    if let Some((range, date)) = misread::find(text, &items) {
        return tile(text, vec![misread::reading(range, date)]);
    }
    hide_acts(text, &mut items, context.language);
    let spots = grammar::elements(Input { items: &items, language: context.language });
    let mut readings = Vec::new();
    for statement in statement::statements(text, &spots) {
        reading::readings(text, statement, context, &mut readings);
    }
    if readings.is_empty() {
        readings.push(reading::unresolved(0, "no time could be read from the words"));
    }
    tile(text, readings)
}

/// Reads the deadlines that a text states on its own, outside any plan: `language` is a BCP 47 code, `und` for any;
/// `period` is the first and last day of the plan it stands in. `at` counts the text as line 1 of a file.
///
/// ```
/// let (deadlines, _) = planomer::read_deadlines("ежегодно, до 20 апреля", "ru", None);
/// assert_eq!(deadlines[0].rrule.as_deref(), Some("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=20"));
/// ```
pub fn read_deadlines(
    text: &str,
    language: &str,
    period: Option<(Date, Date)>,
) -> (Vec<plan::Deadline>, Vec<Diagnostic>) {
    let language = lang::by_code(language).unwrap_or(&lang::UNDETERMINED);
    let mut notes = Vec::new();
    let read = deadlines(text, &Context { period, ..Context::new(language) });
    let deadlines = read
        .into_iter()
        .map(|reading| {
            let at = place(text, &reading.range);
            notes.extend(reading.notes.iter().map(|n| n.diagnostic().at(&at)));
            let text = text.get(reading.range).unwrap_or_default().to_owned();
            plan::Deadline { text, at, ..reading.deadline }
        })
        .collect();
    (deadlines, notes)
}

/// `L1:1-11`: columns in code points, end exclusive.
fn place(text: &str, range: &Range<usize>) -> String {
    let column = |end: usize| text.get(..end).unwrap_or_default().chars().count() + 1;
    format!("L1:{}-{}", column(range.start), column(range.end))
}

impl Note {
    /// The diagnostic, without measure and place.
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, self.message.clone());
        match &self.suggestion {
            Some(suggestion) => diagnostic.suggestion(suggestion.clone()),
            None => diagnostic,
        }
    }
}

/// Makes the ranges follow one another, from the first word to the last.
fn tile(text: &str, mut readings: Vec<Reading>) -> Vec<Reading> {
    let mut end = text.len();
    let count = readings.len();
    for (i, reading) in readings.iter_mut().enumerate().rev() {
        let start = if i == 0 { 0 } else { reading.range.start.min(end) };
        let words = text.get(start..end).unwrap_or_default();
        let outer = |c: char| c.is_whitespace() || c == ';';
        let trimmed = if count > 1 { words.trim_matches(outer) } else { words.trim() };
        let lead = words.len()
            - words.trim_start_matches(|c: char| c.is_whitespace() || (count > 1 && c == ';')).len();
        reading.range = start + lead..start + lead + trimmed.len();
        end = start;
    }
    readings
}

fn hide_acts(text: &str, items: &mut [Item], language: &'static Language) {
    let cited = items.iter().any(|i| matches!(i.kind, Kind::Word(Tag::NumberSign)));
    if cited {
        let acts = act::acts(text, Input { items, language });
        act::hide(items, &acts);
    }
}

/// Elements of a text, the dates of legal acts hidden.
fn spots(text: &str, language: &'static Language) -> Vec<Spot> {
    let mut items = token::items(text, Lexicon::of(language));
    hide_acts(text, &mut items, language);
    grammar::elements(Input { items: &items, language })
}

/// The period that a title or note states: «на 2022 – 2023 годы», `2014-2018`, «2024/2025 учебный год».
///
/// The widest span that the text states; a single date is none.
pub fn period(text: &str, language: &'static Language) -> Option<PeriodReading> {
    let spots = spots(text, language);
    let context = Context::new(language);
    let mut best: Option<PeriodReading> = None;
    let mut last: Option<PeriodReading> = None;
    for statement in statement::statements(text, &spots) {
        for piece in statement.pieces.iter().filter(|p| p.bound.is_none() || p.to.is_some()) {
            let resolved = resolve::resolve(piece.from, piece.to, &context);
            let (Some(start), Some(end), Some(edtf)) = (resolved.start, resolved.end, resolved.edtf) else {
                continue;
            };
            // «… войны 1941–1945 годов»: what a plan of our days is about, not when it is.
            if resolved.day || resolved.invalid || start > end || end.year() < EARLIEST {
                continue;
            }
            let longer =
                best.as_ref().is_none_or(|b| (end - start).get_days() > (b.end - b.start).get_days());
            let found = PeriodReading { range: stretch(&spots, piece.start), edtf, start, end };
            let joined = last.as_ref().and_then(|l| joined(l, &found, &spots));
            if let Some(joined) = joined {
                last = Some(joined.clone());
                best = Some(joined);
                continue;
            }
            last = Some(found.clone());
            if longer {
                best = Some(found);
            }
        }
    }
    best
}

/// Plans of earlier years were not published as files.
const EARLIEST: i16 = 1990;

/// «2019 год и плановый период 2020 и 2021 годов»: years after one another with only such words between.
fn joined(first: &PeriodReading, next: &PeriodReading, spots: &[Spot]) -> Option<PeriodReading> {
    let follows = first.end.tomorrow().ok()? == next.start && (first.end - first.start).get_days() > 360;
    let mut between =
        spots.iter().filter(|s| s.start >= first.range.end && s.end <= next.range.start).map(|s| s.element);
    let few = between.clone().count() <= 4;
    let words = between.clone().filter(|e| matches!(e, Element::Other)).count();
    let term = between.any(|e| {
        matches!(e, Element::Word(Tag::Term))
            || matches!(e, Element::Point(p) if matches!(p.part, calendar::Part::Term))
    });
    let whole = (next.end - next.start).get_days() > 360;
    if !follows || !whole || !few || words > usize::from(term) {
        return None;
    }
    Some(PeriodReading {
        range: first.range.start..next.range.end,
        edtf: calendar::edtf(first.start, next.end, calendar::precision_of(first.start, next.end)),
        start: first.start,
        end: next.end,
    })
}

/// The elements of a range, from its first byte.
fn stretch(spots: &[Spot], start: usize) -> Range<usize> {
    let mut end = start;
    for spot in spots.iter().skip_while(|s| s.start < start) {
        match spot.element {
            Element::Point(_) => end = spot.end,
            Element::Mark(Kind::Dash)
            | Element::Word(Tag::To | Tag::From | Tag::Within | Tag::Before | Tag::Filler) => {}
            _ => break,
        }
    }
    start..end
}

/// The time that headings above one another name, outermost first: «2021 год» over «I квартал»,
/// «первое полугодие», «9 месяцев», `Target 2021`. A heading of a single year alone gives that year.
pub fn span_of_heading(headings: &[&str], context: &Context) -> Option<PeriodReading> {
    heading::span(headings, context)
}

/// The longest stretch of a longer text that reads as a deadline on its own, as in a row whose cells were glued
/// together. Dates of legal acts are none.
pub fn find_deadline(text: &str, language: &'static Language) -> Option<Range<usize>> {
    find::longest(&spots(text, language))
}

/// Whether a text begins with a word of time and reads as a deadline to its end, be it only an event's («в день
/// голосования»).
pub fn begins_deadline(text: &str, language: &'static Language) -> bool {
    let spots = spots(text, language);
    let time =
        |e: Element| !matches!(e, Element::Other | Element::Mark(_) | Element::Word(Tag::And | Tag::Filler));
    let begins = spots.first().is_some_and(|s| time(s.element));
    begins
        && (find::score(&spots).is_deadline()
            || deadlines(text, &Context::new(language))
                .iter()
                .all(|r| r.deadline.kind != DeadlineKind::Unresolved))
}

/// How much of the text reads as a deadline: for telling what a column holds.
pub fn reads_as_deadline(text: &str, language: &'static Language) -> Score {
    find::score(&spots(text, language))
}

/// The legal acts that a text names («постановление Правительства … от 3 марта 2011 г. № 517»).
pub fn acts(text: &str, language: &'static Language) -> Vec<ActReading> {
    let lexicon = Lexicon::of(language);
    if lexicon.may_cite(text) { cited(text, language, lexicon) } else { Vec::new() }
}

fn cited(text: &str, language: &'static Language, lexicon: &Lexicon) -> Vec<ActReading> {
    let items = token::items(text, lexicon);
    act::acts(text, Input { items: &items, language })
}

#[cfg(test)]
mod tests;
