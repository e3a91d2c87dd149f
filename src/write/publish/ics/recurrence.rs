//! The first day of a recurring deadline and the rule as a calendar needs it.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::plan::Frequency;

/// Days searched for the first one that fits a rule: leap years come every eight at most.
const DAYS: i32 = 8 * 366 + 1;

/// The first day from `start` on, and the rule with its end. A rule that says no day of its period («ежеквартально»)
/// falls on the period's last day, when the work is due.
pub(super) fn first(
    rule: Option<&str>,
    frequency: Option<Frequency>,
    start: Date,
    end: Option<Date>,
) -> Option<(Date, String)> {
    let given = rule.map_or_else(|| frequency.map(plain), |r| Some(r.to_owned()))?;
    let rule = Rule::parse(&given)?;
    let (day, mut text) =
        if rule.says_day { (rule.search(start)?, given) } else { rule.last_of_period(start, &given)? };
    if end.is_some_and(|end| day > end) {
        return None;
    }
    if let Some(end) = end.filter(|_| !text.contains("UNTIL=") && !text.contains("COUNT=")) {
        let _ = write!(text, ";UNTIL={}", super::compact(end));
    }
    Some((day, text))
}

/// The rule with its last day as the last second of that day.
pub(super) fn until_with_time(rule: &str) -> String {
    let parts = rule.split(';').map(|part| match part.strip_prefix("UNTIL=") {
        Some(day) if !day.contains('T') => format!("{part}T235959"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}

const fn rule_of(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Daily => "FREQ=DAILY",
        Frequency::Weekly => "FREQ=WEEKLY",
        Frequency::Monthly => "FREQ=MONTHLY",
        Frequency::Quarterly => "FREQ=MONTHLY;INTERVAL=3",
        Frequency::Semiannual => "FREQ=MONTHLY;INTERVAL=6",
        Frequency::Yearly => "FREQ=YEARLY",
    }
}

fn plain(frequency: Frequency) -> String {
    rule_of(frequency).to_owned()
}

/// The parts of a recurrence rule that say its days.
#[derive(Default)]
struct Rule {
    frequency: String,
    interval: i32,
    months: Vec<i8>,
    month_days: Vec<i8>,
    week_days: Vec<String>,
    says_day: bool,
    /// Whether it has parts that are not understood here; its first day is then its start.
    other: bool,
}

impl Rule {
    fn parse(text: &str) -> Option<Self> {
        let mut rule = Self { interval: 1, ..Self::default() };
        for part in text.split(';') {
            let (name, value) = part.split_once('=')?;
            let numbers = || value.split(',').map(|v| v.parse().ok()).collect::<Option<Vec<i8>>>();
            match name {
                "FREQ" => value.clone_into(&mut rule.frequency),
                "INTERVAL" => rule.interval = value.parse().ok().filter(|i| (1..=1200).contains(i))?,
                "BYMONTH" => rule.months = numbers()?,
                "BYMONTHDAY" => rule.month_days = numbers()?,
                "BYDAY" => rule.week_days = value.split(',').map(str::to_owned).collect(),
                "WKST" | "UNTIL" | "COUNT" => {}
                _ => rule.other = true,
            }
        }
        let yearly = rule.frequency == "YEARLY" && !rule.months.is_empty();
        rule.says_day = rule.other
            || yearly
            || !rule.month_days.is_empty()
            || !rule.week_days.is_empty()
            || rule.frequency == "DAILY";
        (!rule.frequency.is_empty()).then_some(rule)
    }

    /// The first day from `start` on that the rule allows.
    fn search(&self, start: Date) -> Option<Date> {
        if self.other {
            return Some(start);
        }
        (0..DAYS).filter_map(|n| start.checked_add(n.days()).ok()).find(|day| self.allows(*day))
    }

    fn allows(&self, day: Date) -> bool {
        let month = self.months.is_empty() || self.months.contains(&day.month());
        let back = day.day() - day.days_in_month() - 1;
        let month_day = self.month_days.is_empty()
            || self.month_days.contains(&day.day())
            || self.month_days.contains(&back);
        let week_day = self.week_days.is_empty() || self.week_days.iter().any(|d| is_week_day(day, d));
        month && month_day && week_day
    }

    /// The last day of the first period that begins at or before `start`, and the rule that falls on such days.
    fn last_of_period(&self, start: Date, given: &str) -> Option<(Date, String)> {
        match self.frequency.as_str() {
            "WEEKLY" => {
                let to_sunday = 7 - start.weekday().to_monday_one_offset();
                Some((start.checked_add(i32::from(to_sunday).days()).ok()?, given.to_owned()))
            }
            "MONTHLY" => {
                let interval = i8::try_from(self.interval).ok().filter(|i| *i <= 12).unwrap_or(1);
                let month = (start.month() - 1) / interval * interval + interval;
                let day = Date::new(start.year(), month.min(12), 1).ok()?.last_of_month();
                Some((day, format!("{given};BYMONTHDAY=-1")))
            }
            "YEARLY" => Some((Date::new(start.year(), 12, 31).ok()?, given.to_owned())),
            _ => None,
        }
    }
}

/// Whether a day is the one that `BYDAY` names: `MO`, `1MO` (the month's first), `-1FR` (its last).
fn is_week_day(day: Date, name: &str) -> bool {
    let split = name.len().saturating_sub(2);
    let (number, code) = (name.get(..split).unwrap_or(""), name.get(split..).unwrap_or(""));
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    if codes.get(index) != Some(&code) {
        return false;
    }
    let from_start = (day.day() - 1) / 7 + 1;
    let from_end = -((day.days_in_month() - day.day()) / 7 + 1);
    number.parse::<i8>().map_or(number.is_empty(), |n| n == from_start || n == from_end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn shown(rule: &str, start: Date, end: Option<Date>) -> String {
        first(Some(rule), None, start, end).map_or("none".into(), |(day, rule)| format!("{day} {rule}"))
    }

    #[test]
    fn a_period_without_a_day_ends_it() {
        let (start, end) = (date(2024, 1, 1), Some(date(2025, 12, 31)));
        assert_eq!(
            shown("FREQ=MONTHLY;INTERVAL=3", start, end),
            "2024-03-31 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20251231"
        );
        assert_eq!(shown("FREQ=YEARLY", start, None), "2024-12-31 FREQ=YEARLY");
        assert_eq!(shown("FREQ=WEEKLY", date(2024, 5, 1), None), "2024-05-05 FREQ=WEEKLY");
    }

    #[test]
    fn the_end_of_a_rule_with_a_time_has_a_time() {
        assert_eq!(
            until_with_time("FREQ=DAILY;UNTIL=20240101;INTERVAL=2"),
            "FREQ=DAILY;UNTIL=20240101T235959;INTERVAL=2"
        );
    }

    #[test]
    fn a_rule_with_days_begins_on_one() {
        let start = date(2024, 1, 10);
        assert_eq!(shown("FREQ=MONTHLY;BYMONTHDAY=5", start, None), "2024-02-05 FREQ=MONTHLY;BYMONTHDAY=5");
        assert_eq!(
            shown("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2023, 1, 1), None),
            "2024-02-29 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
        );
        assert_eq!(shown("FREQ=MONTHLY;BYDAY=-1FR", start, None), "2024-01-26 FREQ=MONTHLY;BYDAY=-1FR");
        assert_eq!(shown("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", start, Some(date(2024, 3, 1))), "none");
        assert_eq!(shown("nonsense", start, None), "none");
    }
}
