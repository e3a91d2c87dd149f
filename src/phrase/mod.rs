//! Phrases: what the words of a cell say of time, numbers of points, legal acts.
//!
//! A text is cut into tokens, the language's lexicon tags the words, and one grammar over the tags, the same for
//! every language, builds the reading. Ranges are byte ranges within the text that was given.

mod label;

use std::ops::Range;

use jiff::civil::Date;

pub use label::{LabelReading, LabelStyle, label};

use crate::diagnostic::Code;
use crate::lang::Language;
use crate::model::plan::{Basis, Bound, DeadlineKind, Frequency, Offset};

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

/// A deadline as read: the fields of [`crate::plan::Deadline`] that the words decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The bytes of the text it was read from.
    pub range: Range<usize>,
    /// What it is.
    pub kind: DeadlineKind,
    /// EDTF of the day or span.
    pub edtf: Option<String>,
    /// First day of a span.
    pub start: Option<Date>,
    /// The day, or the last day of a span.
    pub end: Option<Date>,
    /// Time of day, `18:00`.
    pub time: Option<String>,
    /// On which side of the day the work lies.
    pub bound: Option<Bound>,
    /// How often.
    pub frequency: Option<Frequency>,
    /// Recurrence rule (RFC 5545), without the `RRULE:` prefix.
    pub rrule: Option<String>,
    /// Time from the anchor.
    pub offset: Option<Offset>,
    /// The event a relative deadline counts from.
    pub anchor: Option<String>,
    /// Where its year or span comes from.
    pub basis: Basis,
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
    /// Its number without the sign, `928`.
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
/// A text that states none gives one reading of kind `unresolved`. Dates of legal acts are left out.
pub fn deadlines(text: &str, context: &Context) -> Vec<Reading> {
    let _ = (text, context);
    Vec::new()
}

/// The period that a title or note states: «на 2022 – 2023 годы», `2014-2018`, «2024/2025 учебный год».
pub fn period(text: &str, language: &'static Language) -> Option<PeriodReading> {
    let _ = (text, language);
    None
}

/// The time that headings above one another name, outermost first: «2021 год» over «I квартал»,
/// «первое полугодие», «9 месяцев», `Target 2021`. A heading of a single year alone gives that year.
pub fn span_of_heading(headings: &[&str], context: &Context) -> Option<PeriodReading> {
    let _ = (headings, context);
    None
}

/// The longest stretch of a longer text that reads as a deadline on its own, as in a row whose cells were glued
/// together. Dates of legal acts are none.
pub fn find_deadline(text: &str, language: &'static Language) -> Option<Range<usize>> {
    let _ = (text, language);
    None
}

/// How much of the text reads as a deadline: for telling what a column holds.
pub fn reads_as_deadline(text: &str, language: &'static Language) -> Score {
    let _ = (text, language);
    Score::default()
}

/// The legal acts that a text names («постановление Правительства … от 14 сентября 2012 г. № 928»).
pub fn acts(text: &str, language: &'static Language) -> Vec<ActReading> {
    let _ = (text, language);
    Vec::new()
}
