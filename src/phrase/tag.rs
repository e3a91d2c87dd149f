//! The tags that a language's words carry: what the grammar knows of a word.

use crate::model::plan::{Direction, Frequency, TimeUnit};

/// What a word, or a few words together, say of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week, 1 (Monday) to 7.
    Weekday(u8),
    /// Every such day of the week («по вторникам»).
    Weekdays(u8),
    /// A season, 1 (spring) to 4 (winter).
    Season(u8),
    /// «первый»
    Ordinal(u8),
    /// «три», where written as a word.
    Cardinal(u8),
    /// «последний»
    Last,
    /// A unit of time: «день», «месяц», «квартал», «год».
    Unit(TimeUnit),
    /// «полугодие»
    Half,
    /// A third of a month («декада»).
    TenDays,
    /// The plan's own time: «период», «срок».
    Term,
    /// «годы»: years in the plural.
    Years,
    /// «учебный», "school"
    School,
    /// «финансовый», "fiscal"
    Fiscal,
    /// «числа»: the number before it is a day of the month.
    DayMark,
    /// «ч.», «час.»: the number before it is a time of day.
    HourMark,
    /// «в», "at": a time of day may follow; otherwise nothing.
    At,
    /// «ежегодно»
    Every(Frequency),
    /// «каждый»
    Each,
    /// «раз»
    Times,
    /// "once", "twice": so many times.
    Once(u8),
    /// «до», «не позднее», "by"
    Before,
    /// «с»: the first end of a range, or a lower bound.
    From,
    /// «по»: the second end of a range.
    To,
    /// «после»: an event or a day follows.
    After,
    /// «за … до», "prior to": an event follows.
    Ahead,
    /// «со дня», «с момента», "from the date of": an event follows.
    Since,
    /// «через»: a length of time before an event.
    In,
    /// «в течение»
    Within,
    /// «начало», «середина», «конец»
    Edge(Edge),
    /// «весь»
    Whole,
    /// «рабочий»
    Business,
    /// «следующий»
    Following,
    /// «отчетный»
    Reporting,
    /// «текущий»
    Current,
    /// «далее»: another deadline follows.
    Then,
    /// «постоянно»
    Continuous,
    /// «по мере необходимости»
    AsNeeded,
    /// «немедленно»
    AtOnce,
    /// «по плану», «в соответствии с»: the time stands in another document.
    Reference,
    /// «и»
    And,
    /// A word that adds nothing to a deadline.
    Filler,
    /// An ending after a number: «-го», "th".
    Suffix,
    /// «закон», «постановление»: a legal act.
    Act,
    /// «от», "of", before an act's date.
    ActDate,
    /// «№», "No"
    NumberSign,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// «начало»
    Begin,
    /// «середина»
    Middle,
    /// «конец»
    End,
}

/// Words with one tag: patterns divided by commas. `*` stands for any ending; a pattern may be of several words.
pub type Words = (Tag, &'static str);

impl Tag {
    /// The direction in which an offset is counted from the event that such a word introduces.
    pub(super) const fn direction(self) -> Direction {
        match self {
            Self::Before | Self::Ahead => Direction::Before,
            _ => Direction::After,
        }
    }
}
