//! Serial numbers as dates and times.

use jiff::civil::Date;

use super::names::Names;
use super::parse::{Section, Token};

/// The day a workbook counts from (ECMA-376-1 §18.17.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Epoch {
    /// Day 1 is 1 January 1900, and 1900 has a 29 February (day 60) that never was.
    #[default]
    Y1900,
    /// Day 0 is 1 January 1904.
    Y1904,
}

/// A serial number taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// `None` where no calendar has the day: day 60 of the 1900 epoch.
    pub date: Option<Date>,
    /// Whole days since the epoch.
    days: i64,
    /// Units of 10^-decimals seconds since midnight.
    ticks: i64,
    decimals: usize,
}

const DAY_SECONDS: i64 = 86_400;
/// 31 December 9999, the last day a sheet can show.
const LAST_SERIAL: f64 = 2_958_466.0;

impl Epoch {
    /// The moment of a serial number, rounded to the decimals of a second that are shown (`None`: to
    /// whole seconds); `None` if negative or past the year 9999.
    pub fn moment(self, serial: f64, decimals: Option<usize>) -> Option<Moment> {
        if !(0.0..LAST_SERIAL).contains(&serial) {
            return None;
        }
        let decimals = decimals.unwrap_or(0).min(3);
        let unit = 10_i64.pow(u32::try_from(decimals).unwrap_or(0));
        let per_day = DAY_SECONDS * unit;
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "below 2^53")]
        let all = (serial * per_day as f64).round() as i64;
        let days = all / per_day;
        Some(Moment { date: self.date(days), days, ticks: all % per_day, decimals })
    }

    /// The serial number of a date or a date and time as ISO 8601 writes them; `None` for anything else.
    pub fn serial(self, iso: &str) -> Option<f64> {
        let iso = iso.trim_end_matches('Z');
        let moment: jiff::civil::DateTime = match iso.parse() {
            Ok(moment) => moment,
            Err(_) => iso.parse::<Date>().ok()?.into(),
        };
        let start = match self {
            Self::Y1900 => jiff::civil::date(1899, 12, 30),
            Self::Y1904 => jiff::civil::date(1904, 1, 1),
        };
        let days = moment.date().since(start).ok()?.get_days();
        let time = moment.time().duration_since(jiff::civil::Time::midnight()).as_secs_f64();
        Some(f64::from(days) + time / 86_400.0)
    }

    fn date(self, days: i64) -> Option<Date> {
        let (start, days) = match (self, days) {
            (Self::Y1900, 60) => return None,
            (Self::Y1900, ..60) => (jiff::civil::date(1899, 12, 31), days),
            (Self::Y1900, _) => (jiff::civil::date(1899, 12, 30), days),
            (Self::Y1904, _) => (jiff::civil::date(1904, 1, 1), days),
        };
        start.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
    }
}

/// Appends a moment as a section of a format shows it.
pub fn show(section: &Section, moment: &Moment, names: Names, out: &mut String) {
    use std::fmt::Write;
    let unit = 10_i64.pow(u32::try_from(moment.decimals).unwrap_or(0));
    let seconds = moment.ticks / unit;
    let (year, month, day) = moment.date.map_or((1900, 2, 29), |d| (d.year(), d.month(), d.day()));
    let weekday = moment.date.map_or(2, |d| d.weekday().to_monday_zero_offset());
    let (month, weekday) = (usize::try_from(month).unwrap_or(0), usize::try_from(weekday).unwrap_or(0));
    let half_day = section.tokens.iter().any(|t| matches!(t, Token::Half(_)));
    let beside_day = section.tokens.iter().any(|t| matches!(t, Token::Day(1 | 2)));
    for token in &section.tokens {
        // Writing to a String cannot fail.
        let _ = match token {
            Token::Literal(l) => out.write_str(l),
            Token::Year(1 | 2) => write!(out, "{:02}", year % 100),
            Token::Year(_) => write!(out, "{year:04}"),
            Token::Month(n @ (1 | 2)) => write!(out, "{month:0n$}"),
            Token::Month(3) => out.write_str(names.short_month(month)),
            Token::Month(5) => names.month(month, false).chars().take(1).try_for_each(|c| out.write_char(c)),
            Token::Month(_) => out.write_str(names.month(month, beside_day)),
            Token::Day(n @ (1 | 2)) => write!(out, "{day:0n$}"),
            Token::Day(n) => out.write_str(names.day(weekday, *n == 3)),
            Token::Hour(n) => write!(out, "{:0n$}", hour(seconds / 3600, half_day), n = (*n).min(2)),
            Token::Minute(n) => write!(out, "{:0n$}", seconds / 60 % 60, n = (*n).min(2)),
            Token::Second(n) => write!(out, "{:0n$}", seconds % 60, n = (*n).min(2)),
            Token::Elapsed(unit, n) => {
                let all = moment.days * DAY_SECONDS + seconds;
                let shown = match unit {
                    'h' => all / 3600,
                    'm' => all / 60,
                    _ => all,
                };
                write!(out, "{shown:0n$}", n = (*n).min(9))
            }
            Token::Half(long) => out.write_str(match (seconds >= DAY_SECONDS / 2, long) {
                (false, true) => "AM",
                (true, true) => "PM",
                (false, false) => "A",
                (true, false) => "P",
            }),
            Token::Point if section.precision.is_some_and(|p| p > 0) => {
                write!(out, ".{:0n$}", moment.ticks % unit, n = moment.decimals)
            }
            Token::Point => out.write_char('.'),
            _ => Ok(()),
        };
    }
}

fn hour(hour: i64, half_day: bool) -> i64 {
    match (half_day, hour % 12) {
        (false, _) => hour,
        (true, 0) => 12,
        (true, h) => h,
    }
}
