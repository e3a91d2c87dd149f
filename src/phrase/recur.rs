//! Recurrence rules (RFC 5545) and how often a deadline comes.

use std::fmt::Write as _;

use super::calendar::{Part, Point};
use crate::model::plan::{Frequency, TimeUnit};

/// What the words say of a recurrence.
#[derive(Clone, Debug, Default)]
pub(super) struct Recurrence {
    /// So many times in so many units.
    pub(super) rate: Option<Rate>,
    /// Weekdays: which of the month (0 every one, negative from its end), and the day.
    pub(super) weekdays: Vec<(i8, u8)>,
    /// The last day, of a unit, perhaps a working day.
    pub(super) last_day: Option<(Option<TimeUnit>, bool)>,
    /// The month of a quarter; 0 the last.
    pub(super) month_of: Option<u8>,
    /// The unit that follows the reported one.
    pub(super) following: Option<(TimeUnit, Option<TimeUnit>)>,
}

/// So many times in so many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) times: u8,
    pub(super) interval: u8,
    pub(super) unit: TimeUnit,
}

/// How often it comes: in days, weeks or months from one to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Days(u8),
    Weeks(u8),
    Months(u16),
    /// More than once in the unit, on days that are not told.
    Within(TimeUnit, u8),
    Unknown,
}

impl Recurrence {
    pub(super) fn is_some(&self) -> bool {
        self.rate.is_some()
            || !self.weekdays.is_empty()
            || self.last_day.is_some()
            || self.following.is_some()
    }

    /// Whether points with a month say when in each turn it is due, not from when to when it recurs.
    pub(super) fn takes_months(&self, points: usize) -> bool {
        match self.step() {
            Step::Months(12..) => true,
            Step::Months(2..) => points > 1,
            _ => false,
        }
    }

    fn step(&self) -> Step {
        if let Some(rate) = self.rate {
            return rate.step();
        }
        match (self.following, self.last_day) {
            (Some((TimeUnit::Year, _)), _) => Step::Months(12),
            (Some((TimeUnit::Quarter, _) | (_, Some(TimeUnit::Quarter))), _) => Step::Months(3),
            (Some((_, Some(TimeUnit::Year))), _) => Step::Months(12),
            (None, Some((Some(unit), _))) => Rate { times: 1, interval: 1, unit }.step(),
            _ if self.weekdays.iter().any(|(nth, _)| *nth == 0) => Step::Weeks(1),
            _ => Step::Months(1),
        }
    }

    pub(super) fn frequency(&self) -> Option<Frequency> {
        match self.step() {
            Step::Days(1) | Step::Within(TimeUnit::Day, _) => Some(Frequency::Daily),
            Step::Weeks(1) | Step::Within(TimeUnit::Week, _) => Some(Frequency::Weekly),
            Step::Months(1) | Step::Within(TimeUnit::Month, _) => Some(Frequency::Monthly),
            Step::Months(3) => Some(Frequency::Quarterly),
            Step::Months(6) => Some(Frequency::Semiannual),
            Step::Months(12) => Some(Frequency::Yearly),
            _ => None,
        }
    }

    /// The rule, with the points that say when in each turn it is due; `None` where no one rule says it.
    pub(super) fn rule(&self, points: &[Point]) -> Option<String> {
        if !self.weekdays.is_empty() {
            return self.weekday_rule(points);
        }
        match self.step() {
            Step::Days(n) => Some(start("DAILY", n.into())),
            Step::Weeks(n) => Some(start("WEEKLY", n.into())),
            Step::Within(TimeUnit::Month, 2) => Some("FREQ=MONTHLY;BYMONTHDAY=15,-1".to_owned()),
            Step::Within(..) | Step::Unknown => None,
            Step::Months(step) => self.month_rule(step, points),
        }
    }

    fn weekday_rule(&self, points: &[Point]) -> Option<String> {
        let every = self.weekdays.iter().all(|(nth, _)| *nth == 0);
        let months: Vec<u8> = points.iter().filter_map(month_of).collect();
        let mut rule = match self.step() {
            _ if !months.is_empty() => start("YEARLY", 1) + &list(";BYMONTH=", &months),
            Step::Weeks(n) if every => start("WEEKLY", n.into()),
            Step::Months(step @ (3 | 6)) => start("YEARLY", 1) + &list(";BYMONTH=", &turn_months(step, 0)?),
            Step::Months(12) => return None,
            _ if every => start("WEEKLY", 1),
            _ => start("MONTHLY", 1),
        };
        rule.push_str(";BYDAY=");
        for (i, (nth, day)) in self.weekdays.iter().enumerate() {
            let name = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].get(usize::from(day.checked_sub(1)?))?;
            let comma = if i > 0 { "," } else { "" };
            let _ = match nth {
                0 => write!(rule, "{comma}{name}"),
                nth => write!(rule, "{comma}{nth}{name}"),
            };
        }
        Some(rule)
    }

    fn month_rule(&self, step: u16, points: &[Point]) -> Option<String> {
        let days: Vec<u8> = points.iter().filter_map(day_of).collect();
        let months: Vec<u8> = points.iter().filter_map(month_of).collect();
        let rule = if !months.is_empty() && self.takes_months(points.len()) {
            let years = if step >= 12 { step / 12 } else { 1 };
            dated(years, &months, &days)?
        } else if let Some(first) = days.first() {
            let same = days.iter().all(|d| d == first);
            let days = if same { vec![*first] } else { days };
            let turn = match step {
                1 => start("MONTHLY", 1),
                2..=11 => {
                    start("YEARLY", 1) + &list(";BYMONTH=", &turn_months(step, self.month_of.unwrap_or(1))?)
                }
                _ => start("YEARLY", step / 12) + &list(";BYMONTH=", &[self.month_of.unwrap_or(1).max(1)]),
            };
            turn + &list(";BYMONTHDAY=", &days)
        } else {
            return self.end_rule(step);
        };
        Some(rule)
    }

    /// Due at the end of every turn.
    fn end_rule(&self, step: u16) -> Option<String> {
        let business = matches!(self.last_day, Some((_, true)));
        let day = if business { ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" } else { ";BYMONTHDAY=-1" };
        Some(match step {
            1 | 2 | 5 | 7..=11 => start("MONTHLY", step) + day,
            3 | 4 | 6 if business => {
                // BYSETPOS counts within the rule's period, so that must be a month.
                start("MONTHLY", 1)
                    + &list(";BYMONTH=", &turn_months(step, self.month_of.unwrap_or(0))?)
                    + day
            }
            3 | 4 | 6 => {
                start("YEARLY", 1) + &list(";BYMONTH=", &turn_months(step, self.month_of.unwrap_or(0))?) + day
            }
            _ if step.is_multiple_of(12) && business => start("YEARLY", step / 12) + ";BYMONTH=12" + day,
            _ if step.is_multiple_of(12) => start("YEARLY", step / 12) + ";BYMONTH=12;BYMONTHDAY=31",
            _ => start("MONTHLY", step) + day,
        })
    }
}

impl Rate {
    fn step(self) -> Step {
        let (times, interval) = (u16::from(self.times.max(1)), u16::from(self.interval.max(1)));
        let months = match self.unit {
            TimeUnit::Month => interval,
            TimeUnit::Quarter => 3 * interval,
            TimeUnit::Year => 12 * interval,
            TimeUnit::Day if times == 1 => return Step::Days(self.interval.max(1)),
            TimeUnit::Week if times == 1 => return Step::Weeks(self.interval.max(1)),
            unit => return Step::Within(unit, self.times),
        };
        if months % times == 0 {
            Step::Months(months / times)
        } else if months == 1 {
            Step::Within(TimeUnit::Month, self.times)
        } else {
            Step::Unknown
        }
    }
}

/// The months of a year in which turns of `step` months fall: the `nth` month of each, the last for 0.
fn turn_months(step: u16, nth: u8) -> Option<Vec<u8>> {
    let step = u8::try_from(step).ok().filter(|s| (2..=6).contains(s) && 12 % s == 0)?;
    let first = if nth == 0 { step } else { nth.min(step) };
    Some((0..12 / step).map(|turn| first + turn * step).collect())
}

fn day_of(point: &Point) -> Option<u8> {
    match point.part {
        Part::Day(_, day) => Some(day),
        _ => None,
    }
}

/// The month in which a point of a year ends.
fn month_of(point: &Point) -> Option<u8> {
    match point.part {
        Part::Day(month, _) | Part::TenDays(_, month) => month,
        Part::Month(month) => Some(month),
        Part::Quarter(n @ 1..=4) => Some(n * 3),
        Part::Half(n @ 1..=2) => Some(n * 6),
        _ => None,
    }
}

/// A rule for given months, each on the same day, or several days of one month.
fn dated(years: u16, months: &[u8], days: &[u8]) -> Option<String> {
    let rule = start("YEARLY", years);
    if days.is_empty() {
        return Some(rule + &list(";BYMONTH=", months) + ";BYMONTHDAY=-1");
    }
    let one_month = months.iter().all(|m| Some(m) == months.first());
    let one_day = days.iter().all(|d| Some(d) == days.first());
    if days.len() != months.len() || !(one_month || one_day) {
        return None;
    }
    let months = if one_month { months.get(..1)? } else { months };
    let days = if one_day { days.get(..1)? } else { days };
    Some(rule + &list(";BYMONTH=", months) + &list(";BYMONTHDAY=", days))
}

fn start(frequency: &str, interval: u16) -> String {
    let mut rule = String::with_capacity(48);
    rule.push_str("FREQ=");
    rule.push_str(frequency);
    if interval > 1 {
        let _ = write!(rule, ";INTERVAL={interval}");
    }
    rule
}

fn list(name: &str, values: &[u8]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut out = name.to_owned();
    for (i, value) in sorted.iter().enumerate() {
        let _ = write!(out, "{}{value}", if i > 0 { "," } else { "" });
    }
    out
}
