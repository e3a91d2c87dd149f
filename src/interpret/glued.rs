//! Tables whose cells a web page ran together: a line of headings, then lines in which a deadline stands between
//! the title and whoever answers for it, with a space or nothing between.

use std::borrow::Cow;
use std::ops::Range;

use super::build::{Builder, printed};
use super::front::Line;
use super::header;
use super::label::{self, Label, Style};
use super::looks::reads_as_deadline;
use super::party::{self, TITLE_WORDS};
use super::rows;
use super::seam;
use super::words::{LETTERS, Letters, count_words, lexicon};
use crate::lang::{Language, letter};
use crate::model::document::fold;
use crate::model::outline::{DraftCell, DraftRow, Fragment, MeasureDraft};
use crate::model::plan::{DeadlineKind, LayoutRow, LayoutTable, Role, RowKind};
use crate::phrase;

/// Longest line of headings, in characters.
const HEADER: usize = 240;
/// Letters of an ending between two headings that stand without a space.
const ENDING: usize = 6;

/// A measure as far as its lines were read.
#[derive(Debug, Default)]
struct Open<'d> {
    label: Option<Fragment<'d>>,
    title: Option<Fragment<'d>>,
    deadline: Option<Fragment<'d>>,
    rest: Option<Fragment<'d>>,
}

impl<'d> Builder<'d> {
    /// Reads lines under a glued header as measures. Gives `false`, and reads nothing, if there is no such header.
    pub fn glued(&mut self, lines: &[Line<'d>]) -> bool {
        let headers: Vec<Option<Vec<Role>>> =
            lines.iter().map(|l| header_roles(l.text, self.language)).collect();
        let Some(first) = headers.iter().position(Option::is_some) else { return false };
        let rows =
            lines.iter().skip(first + 1).filter(|l| seam::find_deadline(l.text, self.language).is_some());
        if rows.take(2).count() < 2 {
            return false;
        }
        let several = headers.iter().filter(|h| h.is_some()).count() > 1;
        let headed = |at: usize| headers.get(at + 1).is_some_and(Option::is_some);
        let front = first
            - usize::from(
                first > 0 && several && header::names_period(lines.get(first - 1).map_or("", |l| l.text)),
            );
        self.front_lines(lines.get(..front).unwrap_or(&[]));
        self.layout.push(LayoutTable {
            table: "list".to_owned(),
            header: None,
            columns: Vec::new(),
            rows: Vec::new(),
        });
        let mut roles: Vec<Role> = Vec::new();
        let mut open = Open::default();
        let end = end_of_rows(lines, self.language);
        for (at, line) in lines.iter().enumerate().skip(front) {
            let numbered = roles.contains(&Role::Number);
            let next = lines.get(at + 1).map_or("", |l| l.text);
            if let Some(Some(found)) = headers.get(at) {
                self.close(&mut open, &roles);
                roles.clone_from(found);
                self.front.other.push(fragment(line.text, line));
            } else if headers.get(at.wrapping_sub(1)).is_some_and(Option::is_some)
                && counts_columns(line.text)
            {
                self.front.other.push(fragment(line.text, line));
            } else if numbered && at >= end && !line.text.starts_with(char::is_lowercase) {
                self.close(&mut open, &roles);
                self.unclaimed.push(fragment(line.text, line));
            } else if let Some(found) =
                numbered.then(|| section_label(line.text, next, self.language)).flatten()
            {
                self.close(&mut open, &roles);
                let label = Some(printed(found.text, line.place));
                let title = fragment(found.rest, line);
                self.section(fragment(line.text, line), label, Some(&found), title, line.heading, false);
            } else if headed(at) && !ends_row(line.text, self.language) {
                self.close(&mut open, &roles);
                self.section(
                    fragment(line.text, line),
                    None,
                    None,
                    fragment(line.text, line),
                    line.heading,
                    false,
                );
            } else if rows::is_note(line.text) || rows::is_editorial(line.text) {
                self.unclaimed.push(fragment(line.text, line));
            } else {
                self.glued_row(line);
                self.glued_line(&mut open, line, &roles);
            }
        }
        self.close(&mut open, &roles);
        true
    }

    /// Keeps a line as it was printed: its cells have no space between.
    fn glued_row(&mut self, line: &Line<'d>) {
        let at = self.document.at(line.place);
        let reason = "cells run together: title, deadline, the rest".to_owned();
        let row = LayoutRow { at, kind: RowKind::Measure, reason, text: Some(fold(line.text).into_owned()) };
        if let Some(table) = self.layout.last_mut() {
            table.rows.push(row);
        }
    }

    /// A line of a row: with a deadline in it, or what comes before or after the line that has it.
    fn glued_line(&mut self, open: &mut Open<'d>, line: &Line<'d>, roles: &[Role]) {
        let numbered = roles.contains(&Role::Number);
        let found =
            label::label(line.text).filter(|l| numbered && l.style == Style::Arabic && !l.rest.is_empty());
        if found.is_some() {
            self.close(open, roles);
        }
        let body = found.as_ref().map_or(line.text, |l| l.rest);
        let begins = found.map(|l| printed(l.text, line.place).fragment);
        let weak = || begins.as_ref().and_then(|_| event(body, roles, self.language));
        let at = seam::find_deadline(body, self.language).or_else(weak);
        let alone = at.is_some() && reads_as_deadline(body, self.language);
        let funded = follows(roles, Role::Deadline, Role::Funding);
        let answered = follows(roles, Role::Deadline, Role::Responsible);
        let at = at.map(|at| {
            let amounts = body.get(at.clone()).filter(|_| funded).map_or(0, amounts_behind);
            let event = if answered { event_behind(body, at.clone(), self.language) } else { 0 };
            at.start..at.end - amounts + event
        });
        let Some(at) = at.filter(|_| open.deadline.is_none() || !alone || open.rest.is_some()) else {
            return self.glued_rest(open, line, body, begins, alone, numbered);
        };
        let (before, after) =
            (body.get(..at.start).unwrap_or("").trim(), body.get(at.end..).unwrap_or("").trim());
        if open.deadline.is_some() && !before.is_empty() && !numbered {
            self.close(open, roles);
        }
        open.label = open.label.take().or(begins);
        if open.deadline.is_some() {
            // A second time in a row that has one is part of what follows the first.
            return add(&mut open.rest, body, line);
        }
        add(&mut open.title, before, line);
        add(&mut open.deadline, body.get(at).unwrap_or(""), line);
        add(&mut open.rest, after.trim_start_matches([',', ';']).trim_start(), line);
    }

    /// A line without a deadline of its own.
    fn glued_rest(
        &mut self,
        open: &mut Open<'d>,
        line: &Line<'d>,
        body: &'d str,
        begins: Option<Fragment<'d>>,
        alone: bool,
        numbered: bool,
    ) {
        let lower = body.starts_with(char::is_lowercase);
        if begins.is_some() || open.deadline.is_none() {
            open.label = open.label.take().or(begins);
            return add(&mut open.title, body, line);
        }
        if alone || lower && open.rest.is_none() && body.contains(|c: char| c.is_ascii_digit()) {
            return add(&mut open.deadline, body, line);
        }
        if open.rest.is_none() || lower || numbered {
            return add(&mut open.rest, body, line);
        }
        self.close(open, &[]);
        add(&mut open.title, body, line);
    }

    fn close(&mut self, open: &mut Open<'d>, roles: &[Role]) {
        let mut row = std::mem::take(open);
        let party = part_party(&mut row, roles, self.language);
        let quantity = part_quantity(&mut row, roles);
        let Some(title) = row.title else {
            self.unclaimed.extend([row.label, row.deadline, row.rest].into_iter().flatten());
            return;
        };
        if row.deadline.is_none() && row.label.is_none() {
            self.unclaimed.extend([title].into_iter().chain(row.rest));
            return;
        }
        let place = [&row.label, &row.deadline, &row.rest]
            .into_iter()
            .flatten()
            .fold(title.place, |p, f| p.join(f.place));
        let mut behind = roles.iter().skip_while(|r| **r != Role::Deadline).skip(1).copied();
        let after = behind.next().unwrap_or(Role::Responsible);
        let answers = behind.next() == Some(Role::Responsible);
        let between = match after {
            Role::Funding if answers => part_amounts(&mut row.rest),
            Role::Place if answers => part_place(&mut row.rest, self.language),
            _ => None,
        };
        let rest = if between.is_some() { Role::Responsible } else { after };
        let cells = [
            quantity.map(|q| (Role::Target, q)),
            party.map(|p| (Role::Responsible, p)),
            row.deadline.map(|d| (Role::Deadline, d)),
            between.map(|b| (after, b)),
            row.rest.map(|r| (rest, r)),
        ];
        let cells = cells.into_iter().flatten().map(|(role, fragment)| DraftCell {
            role,
            column: None,
            key: None,
            fragment,
            inherited: false,
            date: None,
            period: Vec::new(),
        });
        let rows = vec![DraftRow { cells: cells.collect(), place }];
        let label = row.label.map(|fragment| crate::model::outline::LabelDraft {
            fragment,
            basis: crate::model::plan::LabelBasis::Printed,
        });
        let section = self.current_section();
        self.measures.push(MeasureDraft { section, label, title, rows, place });
    }
}

/// Where the headings name whoever answers before the deadline, their words stand at the title's end.
fn part_party<'d>(row: &mut Open<'d>, roles: &[Role], language: &Language) -> Option<Fragment<'d>> {
    let place = |role: Role| roles.iter().position(|r| *r == role);
    let between = place(Role::Title) < place(Role::Responsible)
        && place(Role::Responsible) < place(Role::Deadline)
        && place(Role::Responsible).is_some();
    // A row whose deadline was left empty: the party follows the title at once.
    let left = row.deadline.is_none() && row.label.is_some() && place(Role::Responsible).is_some();
    let title = row.title.as_mut().filter(|_| between && row.deadline.is_some() || left)?;
    let at = party::begins(&title.text, TITLE_WORDS, language)?;
    let (before, after) = title.text.split_at_checked(at)?;
    let party = Fragment { text: Cow::Owned(after.trim().to_owned()), place: title.place };
    title.text = Cow::Owned(before.trim_end().to_owned());
    Some(party)
}

/// Whether one heading stands right after another.
fn follows(roles: &[Role], first: Role, next: Role) -> bool {
    roles.windows(2).any(|pair| pair == [first, next])
}

/// Where the heading of a quantity follows the title's, figures and a unit at the title's end are its cell.
fn part_quantity<'d>(row: &mut Open<'d>, roles: &[Role]) -> Option<Fragment<'d>> {
    let title = row.title.as_mut().filter(|_| follows(roles, Role::Title, Role::Target))?;
    let words: Vec<&str> = title.text.split_whitespace().collect();
    let figures = |w: &&str| w.starts_with(|c: char| c.is_ascii_digit());
    let last = words.iter().rposition(figures).filter(|at| at + 2 >= words.len())?;
    let first = last - words.get(..last)?.iter().rev().take_while(|w| figures(w)).count();
    let at = words.get(first).filter(|_| first >= TITLE_WORDS).map(|w| offset(&title.text, w))?;
    let (before, after) = title.text.split_at_checked(at)?;
    let quantity = Fragment { text: Cow::Owned(after.to_owned()), place: title.place };
    title.text = Cow::Owned(before.trim_end().to_owned());
    Some(quantity)
}

/// The bytes at the end of a deadline that are amounts of the next cell: figures with a comma, dashes.
fn amounts_behind(deadline: &str) -> usize {
    let amount = |w: &&str| {
        w.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | '—'))
            && !w.chars().all(|c| c.is_ascii_digit())
            && !w.ends_with(',')
    };
    let first = deadline.split_whitespace().rev().take_while(amount).last();
    first.map_or(0, |w| deadline.len() - offset(deadline, w))
}

/// The byte at which a part of a text begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The amounts that the words after a deadline begin with: figures, and dashes for none.
fn part_amounts<'d>(rest: &mut Option<Fragment<'d>>) -> Option<Fragment<'d>> {
    let whole = rest.as_mut()?;
    let words = || whole.text.split_whitespace();
    let end = words()
        .find(|w| w.contains(char::is_alphabetic))
        .map_or(whole.text.len(), |w| offset(&whole.text, w));
    part(rest, end)
}

/// The place before whoever answers, of the words after a deadline.
fn part_place<'d>(rest: &mut Option<Fragment<'d>>, language: &Language) -> Option<Fragment<'d>> {
    let at = party::begins(&rest.as_ref()?.text, 1, language)?;
    part(rest, at)
}

/// Takes the first so many bytes of a cell, if there are any.
fn part<'d>(cell: &mut Option<Fragment<'d>>, bytes: usize) -> Option<Fragment<'d>> {
    let whole = cell.as_mut()?;
    let (before, after) = whole.text.split_at_checked(bytes).filter(|(b, _)| !b.is_empty())?;
    let part = Fragment { text: Cow::Owned(before.trim_end().to_owned()), place: whole.place };
    whole.text = Cow::Owned(after.to_owned());
    cell.take_if(|c| c.text.is_empty());
    Some(part)
}

/// The bytes behind a deadline of the event that it waits for («по мере» + «выпадения снега»): small letters up to
/// the party.
fn event_behind(body: &str, at: Range<usize>, language: &'static Language) -> usize {
    let (Some(deadline), Some(rest)) = (body.get(at.clone()), body.get(at.end..)) else { return 0 };
    let open = || {
        let read = phrase::deadlines(deadline, &phrase::Context::new(language));
        read.iter().all(|r| matches!(r.deadline.kind, DeadlineKind::AsNeeded | DeadlineKind::Relative))
    };
    let words = rest.trim_start();
    if !words.starts_with(char::is_lowercase) || !open() {
        return 0;
    }
    let end = party::begins(words, 1, language).and_then(|end| words.get(..end));
    end.map_or(0, |event| rest.len() - words.len() + event.trim_end().len())
}

/// Where a deadline stands that only its place tells («В день голосования»): before the party, or at the end where
/// no party follows. One in capitals begins a cell for sure.
fn event(body: &str, roles: &[Role], language: &'static Language) -> Option<Range<usize>> {
    let place = |role: Role| roles.iter().position(|r| *r == role);
    let after = place(Role::Responsible) > place(Role::Deadline);
    let end = party::begins(body, TITLE_WORDS, language).filter(|_| after).unwrap_or(body.len());
    let before = body.get(..end)?.trim_end();
    let starts = before.split_whitespace().skip(TITLE_WORDS).map(|w| offset(body, w));
    let reads = |at: &usize| before.get(*at..).is_some_and(|t| phrase::begins_deadline(t, language));
    let found: Vec<usize> = starts.filter(reads).collect();
    let capital = |at: &&usize| before.get(**at..).is_some_and(|t| t.starts_with(char::is_uppercase));
    let at = *found.iter().find(capital).or(found.first())?;
    Some(at..before.len())
}

/// A line that numbers a section: a Roman number or a section's word, or a number that the next line carries
/// further, and no deadline.
fn section_label<'t>(text: &'t str, next: &str, language: &'static Language) -> Option<Label<'t>> {
    let found = label::label(text).filter(|l| !l.rest.is_empty())?;
    let deeper = || {
        let next = label::label(next);
        next.is_some_and(|n| n.parts.len() > found.parts.len() && n.parts.starts_with(&found.parts))
    };
    let section = match found.style {
        Style::Roman | Style::Word(_) => true,
        Style::Arabic => deeper(),
        _ => false,
    };
    // «II. Работы на 2024 год» is no measure: nobody stands behind the time.
    let bare = seam::find_deadline(found.rest, language).is_none_or(|at| at.end == found.rest.len());
    (section && bare).then_some(found)
}

/// «1 2 3 4» under the headings.
fn counts_columns(text: &str) -> bool {
    let counts = |(at, word): (usize, &str)| word.parse() == Ok(at + 1);
    text.split_whitespace().count() > 2 && text.split_whitespace().enumerate().all(counts)
}

/// The line after the last row, where most rows stand on one line.
fn end_of_rows(lines: &[Line<'_>], language: &'static Language) -> usize {
    let numbered =
        |l: &Line<'_>| label::label(l.text).is_some_and(|l| l.style == Style::Arabic && !l.rest.is_empty());
    let rows = || lines.iter().filter(|l| numbered(l));
    let whole = rows().filter(|l| ends_row(l.text, language)).count();
    let last = lines.iter().rposition(numbered).filter(|_| whole * 3 >= rows().count() * 2);
    last.map_or(usize::MAX, |last| last + 1)
}

fn fragment<'d>(text: &'d str, line: &Line<'d>) -> Fragment<'d> {
    Fragment { text: Cow::Borrowed(text), place: line.place }
}

fn add<'d>(to: &mut Option<Fragment<'d>>, text: &'d str, line: &Line<'d>) {
    if text.is_empty() {
        return;
    }
    match to {
        Some(to) => super::walk::join(to, &fragment(text, line)),
        None => *to = Some(fragment(text, line)),
    }
}

/// Whether a line above a header is the end of a row, not a heading.
fn ends_row(text: &str, language: &'static Language) -> bool {
    seam::find_deadline(text, language).is_some() && !header::names_period(text)
}

/// The roles that a line of headings names, from the left: at least a title and a deadline among three.
fn header_roles(text: &str, language: &'static Language) -> Option<Vec<Role>> {
    if text.chars().count() > HEADER || text.ends_with(['.', ';', ':']) {
        return None;
    }
    let spaced = spaced_roles(text, language);
    let roles = if enough(&spaced) { spaced } else { joined_roles(text, language) };
    enough(&roles).then_some(roles)
}

fn enough(roles: &[Role]) -> bool {
    let mut distinct = roles.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() >= 3
        && distinct.len() == roles.len()
        && roles.contains(&Role::Title)
        && roles.contains(&Role::Deadline)
}

/// Headings with spaces between: every word but two belongs to one.
fn spaced_roles(text: &str, language: &Language) -> Vec<Role> {
    let Some(phrases) = lexicon().headings_of(language) else { return Vec::new() };
    let mut roles: Vec<Role> = Vec::new();
    let (mut stray, mut most) = (0, None);
    let mut rest = Letters::new(text, usize::MAX);
    let mut more = rest.skip_gaps();
    while more {
        let found = phrases.longest_here(&rest);
        match found.map(|f| f.value) {
            // «Ответственный исполнитель» may be two phrases of one role, and there may be several columns of amounts.
            Some(role) if roles.last() != Some(&role) && (is_core(role) || !roles.contains(&role)) => {
                roles.push(role);
            }
            Some(_) => {}
            None => {
                stray += 1;
                if stray > 2 && stray > *most.get_or_insert_with(|| count_words(text) / 5) {
                    return Vec::new();
                }
            }
        }
        for _ in 0..found.map_or(1, |f| f.length) {
            more = rest.next_word();
        }
    }
    roles
}

fn is_core(role: Role) -> bool {
    matches!(role, Role::Title | Role::Deadline | Role::Responsible)
}

/// Headings with nothing between: each begins where the ending of the one before stops.
fn joined_roles(text: &str, language: &'static Language) -> Vec<Role> {
    let longest = |rest: &str| {
        let begun = lexicon().stems_of(language, rest).filter(|(p, _)| rest.starts_with(p));
        begun.map(|(p, role)| (*role, *p)).max_by_key(|(_, p)| p.len())
    };
    let head = text.char_indices().nth(LETTERS).and_then(|(end, _)| text.get(..end));
    // Most lines do not begin as a heading does.
    if head.is_none_or(|head| lexicon().stems_of(language, &letter::lowercase(head)).next().is_none()) {
        return Vec::new();
    }
    let lower = letter::lowercase(text);
    let mut roles = Vec::new();
    let mut at = 0;
    while let Some(rest) = lower.get(at..).filter(|r| !r.is_empty()) {
        let next = rest
            .char_indices()
            .take(if roles.is_empty() { 1 } else { ENDING })
            .find_map(|(i, _)| longest(rest.get(i..)?).map(|(role, p)| (role, i + p.len())));
        match next {
            Some((role, length)) => {
                roles.push(role);
                at += length;
            }
            None if rest.chars().count() <= ENDING => break,
            None => return Vec::new(),
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_goes_on_up_to_the_party() {
        let ru = crate::lang::by_code("ru").unwrap();
        let behind = |text: &'static str| {
            let at = seam::find_deadline(text, ru).unwrap();
            let end = at.end + event_behind(text, at.clone(), ru);
            text.get(at.start..end).unwrap()
        };
        assert_eq!(behind("Расчистка льда по мере выпадения снега Бригада катка"), "по мере выпадения снега");
        assert_eq!(behind("Расчистка льда по мере необходимости Бригада катка"), "по мере необходимости");
        assert_eq!(behind("Расчистка льда до 1 мая бригада катка, Отдел льда"), "до 1 мая");
    }

    #[test]
    fn glued_headings_are_told_apart() {
        let (pl, ru) = (crate::lang::by_code("pl").unwrap(), crate::lang::by_code("ru").unwrap());
        let expected = [Role::Title, Role::Deadline, Role::Responsible];
        assert_eq!(header_roles("ZADANIATERMIN REALIZACJIODPOWIEDZIALNI", pl).unwrap(), expected);
        let roles = header_roles("N п/п Наименование мероприятия Срок исполнения Исполнитель", ru).unwrap();
        assert_eq!(roles, [Role::Number, Role::Title, Role::Deadline, Role::Responsible]);
        assert_eq!(header_roles("Отдел по срокам хранения документов", ru), None);
    }
}
