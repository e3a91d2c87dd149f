//! iCalendar (RFC 5545) of the deadlines: an all-day event on the day each is due, a recurring event for each that
//! recurs. Deadlines without a day (continuous, as needed, from an event, impossible) are counted in the notes.
//!
//! A `UID` is made from the measure's lasting id and the deadline's number, so a new edition with another date moves
//! the entry instead of adding one. `DTSTAMP` and `SEQUENCE` come from the day of the edition, not from the clock.

mod recurrence;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::each::{Notes, lines};
use super::{Metadata, Summary, io};
use crate::error::Error;
use crate::model::plan::{Bound, Deadline, DeadlineKind, Measure, Plan};
use crate::write::table::Named;
use crate::write::uid;

/// One calendar of all plans.
pub(super) struct Writer {
    path: PathBuf,
    out: BufWriter<File>,
    modified: Option<Date>,
    seen: HashSet<String>,
    notes: Notes,
}

/// The calendar's time stamp where neither options nor sources say a day.
const EPOCH: Date = Date::constant(1970, 1, 1);

impl Writer {
    pub(super) fn create(path: &Path, metadata: &Metadata) -> Result<Self, Error> {
        let file = File::create(path).map_err(|e| io(path, &e))?;
        let mut writer = Self {
            path: path.to_owned(),
            out: BufWriter::new(file),
            modified: metadata.modified,
            seen: HashSet::new(),
            notes: Notes::new(),
        };
        let mut head = String::new();
        for line in
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//planomer//planomer//EN", "CALSCALE:GREGORIAN"]
        {
            fold(&mut head, line);
        }
        if let Some(title) = &metadata.title {
            fold(&mut head, &format!("NAME:{}", escape(title)));
            fold(&mut head, &format!("X-WR-CALNAME:{}", escape(title)));
        }
        writer.write(&head)?;
        Ok(writer)
    }

    fn write(&mut self, text: &str) -> Result<(), Error> {
        self.out.write_all(text.as_bytes()).map_err(|e| io(&self.path, &e))
    }
}

impl super::Writer for Writer {
    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        let text = events(plan, key, self.modified, &mut self.seen, &mut self.notes);
        self.write(&text)
    }

    fn finish(mut self: Box<Self>, _: &Metadata, _: &Summary) -> Result<Vec<String>, Error> {
        self.write("END:VCALENDAR\r\n")?;
        self.out.flush().map_err(|e| io(&self.path, &e))?;
        Ok(lines(&self.notes))
    }
}

/// The events of one plan.
fn events(
    plan: &Plan,
    key: &str,
    modified: Option<Date>,
    seen: &mut HashSet<String>,
    notes: &mut Notes,
) -> String {
    let mut out = String::new();
    let approved = plan.plan.approval.as_ref().and_then(|a| a.date);
    let stamp = modified.or(approved).unwrap_or(EPOCH);
    for (measure, uid) in plan.measures.iter().zip(uid::measures(plan)) {
        for (i, deadline) in measure.deadlines.iter().enumerate() {
            let Some(when) = when(plan, deadline) else {
                *notes.entry(left_out(deadline.kind)).or_default() += 1;
                continue;
            };
            let uid = format!("{uid}-{}@planomer", i + 1);
            if !seen.insert(uid.clone()) {
                *notes
                    .entry("deadline is in the calendar once, though two of the plans have it")
                    .or_default() += 1;
                continue;
            }
            event(&mut out, plan, key, &Entry { measure, deadline, when, uid, stamp });
        }
    }
    out
}

const fn left_out(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::Continuous => "continuous deadline is not in the calendar: it has no day",
        DeadlineKind::AsNeeded => "deadline as needed is not in the calendar: it has no day",
        DeadlineKind::Relative => {
            "deadline counted from an event is not in the calendar: its day is not known"
        }
        DeadlineKind::Invalid => "impossible date is not in the calendar",
        DeadlineKind::Recurring => "recurring deadline is not in the calendar: its first day is not known",
        _ => "deadline is not in the calendar: its day is not known",
    }
}

/// A deadline as an event.
struct Entry<'a> {
    measure: &'a Measure,
    deadline: &'a Deadline,
    when: When,
    uid: String,
    stamp: Date,
}

/// When an event is.
struct When {
    day: Date,
    /// `180000`; an event without a time takes the whole day.
    time: Option<String>,
    rule: Option<String>,
}

fn when(plan: &Plan, deadline: &Deadline) -> Option<When> {
    let time = deadline.time.as_deref().and_then(clock);
    match deadline.kind {
        DeadlineKind::Date | DeadlineKind::Interval => {
            let day = if deadline.bound == Some(Bound::After) {
                deadline.start.or(deadline.end)
            } else {
                deadline.end
            };
            day.map(|day| When { day, time, rule: None })
        }
        DeadlineKind::Recurring => {
            let period = plan.plan.period.as_ref();
            let start = deadline.start.or(period.and_then(|p| p.start))?;
            let end = deadline.end.or(period.and_then(|p| p.end));
            let (day, rule) = recurrence::first(deadline.rrule.as_deref(), deadline.frequency, start, end)?;
            // The end of a recurrence is of the same kind as its start: a day, or a day with a time.
            let rule = if time.is_some() { recurrence::until_with_time(&rule) } else { rule };
            Some(When { day, time, rule: Some(rule) })
        }
        _ => None,
    }
}

fn event(out: &mut String, plan: &Plan, key: &str, entry: &Entry<'_>) {
    let Entry { measure, deadline, when, uid, stamp } = entry;
    let day = compact(when.day);
    let mut line = |text: &str| fold(out, text);
    line("BEGIN:VEVENT");
    line(&format!("UID:{uid}"));
    line(&format!("DTSTAMP:{}T000000Z", compact(*stamp)));
    // Days since 1970 grow with every edition, which is all that RFC 5545 asks of a sequence number.
    line(&format!("SEQUENCE:{}", (*stamp - EPOCH).get_days()));
    match &when.time {
        Some(time) => line(&format!("DTSTART:{day}T{time}")),
        None => line(&format!("DTSTART;VALUE=DATE:{day}")),
    }
    if let Some(rule) = &when.rule {
        line(&format!("RRULE:{rule}"));
    }
    let label = measure.label.as_deref().map(|l| format!("{l} ")).unwrap_or_default();
    line(&format!("SUMMARY:{}", escape(&format!("{label}{}", measure.title))));
    line(&format!("DESCRIPTION:{}", escape(&description(plan, measure, deadline))));
    let section = measure.section.as_ref().and_then(|id| plan.sections.iter().find(|s| s.id == *id));
    if let Some(section) = section.filter(|s| !s.title.is_empty()) {
        line(&format!("CATEGORIES:{}", escape(&section.title)));
    }
    line("TRANSP:TRANSPARENT");
    line(&format!("X-PLANOMER-PLAN:{}", escape(key)));
    line(&format!("X-PLANOMER-KIND:{}", deadline.kind.label()));
    line(&format!("X-PLANOMER-AT:{}", escape(&deadline.at)));
    line("END:VEVENT");
}

/// The deadline as printed, who answers, what comes of it, which plan: a line each.
fn description(plan: &Plan, measure: &Measure, deadline: &Deadline) -> String {
    let mut parts = vec![deadline.text.clone()];
    if !measure.responsible.is_empty() {
        let names: Vec<_> = measure.responsible.iter().map(|r| r.name.as_str()).collect();
        parts.push(names.join("; "));
    }
    parts.extend(measure.expected_result.as_ref().map(|r| r.text.clone()));
    parts.extend(plan.plan.title.clone());
    parts.join("\n")
}

/// `18:00` as `180000`.
fn clock(time: &str) -> Option<String> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}{minute:02}00"))
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text value (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Adds a content line in pieces of at most 75 octets, no character cut (RFC 5545, 3.1).
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let mut out = String::new();
        fold(&mut out, &"ж".repeat(80));
        assert!(out.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(out.replace("\r\n ", ""), format!("{}\r\n", "ж".repeat(80)));
    }

    #[test]
    fn another_date_moves_the_entry() {
        let mut plan = sample::plan();
        let uids = |plan: &Plan| -> Vec<String> {
            let text = events(plan, "p", None, &mut HashSet::new(), &mut Notes::new());
            text.lines().filter(|l| l.starts_with("UID:")).map(str::to_owned).collect()
        };
        let before = uids(&plan);
        plan.measures[0].deadlines[0].end = Some(jiff::civil::date(2024, 11, 30));
        assert_eq!(uids(&plan), before);
        assert_eq!(before.len(), 7);
    }

    #[test]
    fn what_has_no_day_is_said() {
        let mut notes = Notes::new();
        events(&sample::plan(), "p", None, &mut HashSet::new(), &mut notes);
        assert_eq!(notes.values().sum::<usize>(), 5, "{notes:?}");
    }

    #[test]
    fn a_text_cannot_end_its_line() {
        assert_eq!(escape("a\r\nEND:VEVENT,b;c\\"), "a \\nEND:VEVENT\\,b\\;c\\\\");
    }
}
