//! Plans that are lists: numbered or bulleted items with their deadline and party in keys, in brackets or
//! between dashes.

use std::borrow::Cow;

use super::build::{Builder, computed, printed};
use super::front::{self, Line};
use super::keyed;
use super::label::{self, Style};
use super::looks::reads_as_deadline;
use super::rows;
use super::words::{first_words, lexicon};
use crate::lang::Language;
use crate::model::outline::{DraftCell, DraftRow, Fragment, MeasureDraft};
use crate::model::plan::{LayoutRow, LayoutTable, Role, RowKind};

/// Least items that make a list a plan.
const LEAST: usize = 2;
/// Longest key before a value, in bytes.
const KEY_BYTES: usize = 90;

/// What a line of a list is.
#[derive(Clone, Debug)]
pub enum Item<'d> {
    /// A heading of a section.
    Section,
    /// A line that names the deadline of the items under it.
    LeadIn,
    /// A measure, with what its text says.
    Measure(Parsed<'d>),
    /// A key and value that belong to the measure above.
    Keys(Vec<Said<'d>>),
    /// A value of a year under an indicator: the heading that names the year, and the text.
    Target(&'d str, &'d str),
    /// What is said of a measure between its title and its keys.
    Text,
    /// None of these.
    Other,
}

/// The parts of an item's text.
#[derive(Clone, Debug, Default)]
pub struct Parsed<'d> {
    /// Its number.
    pub label: Option<&'d str>,
    /// What is to be done.
    pub title: &'d str,
    /// What its keys say.
    pub cells: Vec<Said<'d>>,
    /// Whether it says when or by whom, so that it can be nothing but a measure.
    pub sure: bool,
}

/// What a part of an item says.
#[derive(Clone, Copy, Debug)]
pub struct Said<'d> {
    /// Of what kind it is.
    pub role: Role,
    /// The key before it, if it has one.
    pub key: Option<&'d str>,
    /// Its words.
    pub text: &'d str,
}

impl<'d> Said<'d> {
    /// Words without a key.
    pub const fn bare(role: Role, text: &'d str) -> Self {
        Self { role, key: None, text }
    }
}

impl<'d> Builder<'d> {
    /// Reads lines as a list of measures. Gives `false`, and reads nothing, if they are none.
    pub fn list(&mut self, lines: &[Line<'d>]) -> bool {
        let items = classify(lines, self.language);
        let Some(first) = evidence(&items) else { return false };
        let first = keyed::first_section(&items, lines, first);
        // What stands above the first section or measure is front matter.
        self.front_lines(lines.get(..first).unwrap_or(&[]));
        let mut open = false;
        self.layout.push(LayoutTable {
            table: "list".to_owned(),
            header: None,
            columns: Vec::new(),
            rows: Vec::new(),
        });
        for (line, item) in lines.iter().zip(items).skip(first) {
            self.list_layout(line, &item);
            match item {
                Item::Section => {
                    open = false;
                    self.list_section(line);
                }
                Item::LeadIn => self.lead_in(fragment(line.text, line)),
                Item::Measure(parsed) => {
                    open = true;
                    self.list_measure(line, parsed);
                }
                Item::Keys(cells) if open => self.list_row(line, cells, None),
                Item::Text if open => self.list_row(line, vec![Said::bare(Role::Other, line.text)], None),
                Item::Target(heading, text) if open => {
                    self.list_row(line, vec![Said::bare(Role::Target, text)], Some(heading));
                }
                _ => self.unclaimed.push(fragment(line.text, line)),
            }
        }
        true
    }

    /// Notes what a line was taken for, with the keys in it.
    fn list_layout(&mut self, line: &Line<'d>, item: &Item<'d>) {
        let (kind, reason) = match item {
            Item::Section => (RowKind::Section, "a heading over items"),
            Item::Measure(_) => (RowKind::Measure, "an item of the list"),
            Item::Keys(_) => (RowKind::Continuation, "keys and values of the item above"),
            Item::Target(..) => (RowKind::Continuation, "a value of one year, under an item"),
            Item::Text => (RowKind::Continuation, "stands between an item and its keys"),
            Item::LeadIn => (RowKind::Note, "names the deadline of the items under it"),
            Item::Other => return,
        };
        let mut text: Vec<&str> = keys(line.text).iter().map(|k| k.printed(line.text).trim()).collect();
        if let (true, Item::Keys(said)) = (text.is_empty(), item) {
            text.extend(said.iter().filter_map(|s| s.key).filter(|k| line.text.starts_with(k)));
        }
        let text = (!text.is_empty() && kind != RowKind::Section).then(|| text.join(" "));
        let at = self.document.at(line.place);
        if let Some(table) = self.layout.last_mut() {
            table.rows.push(LayoutRow { at, kind, reason: reason.to_owned(), text });
        }
    }

    fn list_section(&mut self, line: &Line<'d>) {
        let whole = fragment(line.text, line);
        if let Some(found) = label::label(line.text).filter(|l| !l.rest.is_empty()) {
            let title = fragment(found.rest, line);
            self.section(
                whole,
                Some(printed(found.text, line.place)),
                Some(&found),
                title,
                line.heading,
                false,
            );
        } else {
            let reading = line.label.and_then(label::whole);
            let label = line.label.and_then(|l| computed(l, line.place));
            let title = fragment(line.text.trim_end_matches(':'), line);
            self.section(whole, label, reading.as_ref(), title, line.heading, false);
        }
    }

    fn list_measure(&mut self, line: &Line<'d>, parsed: Parsed<'d>) {
        let label = parsed
            .label
            .map(|l| printed(l, line.place))
            .or_else(|| line.label.and_then(|l| computed(l, line.place)));
        let cells = parsed.cells.into_iter().map(|said| cell(said, line, None)).collect();
        let section = self.current_section();
        let rows = vec![DraftRow { cells, place: line.place }];
        let title = fragment(parsed.title, line);
        self.measures.push(MeasureDraft { section, label, title, rows, place: line.place });
    }

    fn list_row(&mut self, line: &Line<'d>, cells: Vec<Said<'d>>, heading: Option<&'d str>) {
        let Some(measure) = self.measures.last_mut() else { return };
        measure.place = measure.place.join(line.place);
        let cells = cells.into_iter().map(|said| cell(said, line, heading)).collect::<Vec<_>>();
        match (heading, measure.rows.last_mut()) {
            (None, Some(row)) => {
                row.place = row.place.join(line.place);
                row.cells.extend(cells);
            }
            _ => measure.rows.push(DraftRow { cells, place: line.place }),
        }
    }
}

fn fragment<'d>(text: &'d str, line: &Line<'d>) -> Fragment<'d> {
    Fragment { text: Cow::Borrowed(text), place: line.place }
}

fn cell<'d>(said: Said<'d>, line: &Line<'d>, heading: Option<&'d str>) -> DraftCell<'d> {
    let period = heading.map(Cow::Borrowed).into_iter().collect();
    let Said { role, key, text } = said;
    DraftCell {
        role,
        column: None,
        key,
        fragment: fragment(text, line),
        inherited: false,
        date: None,
        period,
    }
}

fn classify<'d>(lines: &[Line<'d>], language: &'static Language) -> Vec<Item<'d>> {
    let mut items: Vec<Item<'d>> = lines.iter().map(|l| read(l, language)).collect();
    keyed::settle(&mut items, lines);
    // An item without deadline or party is a measure if keys or targets follow it, a section if measures do.
    for at in (0..items.len()).rev() {
        let next = items.get(at + 1);
        let keyed = matches!(next, Some(Item::Keys(_) | Item::Target(..) | Item::Text));
        let heads = matches!(next, Some(Item::LeadIn | Item::Measure(_) | Item::Section));
        let new = match items.get(at) {
            Some(Item::Measure(p))
                if !p.sure
                    && !keyed
                    && heads
                    && p.title.chars().count() < 200
                    && !lines.get(at).is_some_and(|l| l.bullet) =>
            {
                Some(Item::Section)
            }
            Some(Item::Measure(p)) if !p.sure && !keyed && !lines.get(at).is_some_and(|l| l.bullet) => {
                Some(Item::Other)
            }
            Some(Item::Other) if keyed => lines
                .get(at)
                .filter(|l| !front::is_title(l.text))
                .map(|l| Item::Measure(Parsed { title: l.text, ..Parsed::default() })),
            _ => None,
        };
        if let (Some(new), Some(item)) = (new, items.get_mut(at)) {
            *item = new;
        }
    }
    items
}

/// The first line of the plan, if there are measures enough that say when or by whom.
fn evidence(items: &[Item<'_>]) -> Option<usize> {
    let mut keyed = 0;
    let mut all = 0;
    for (at, item) in items.iter().enumerate() {
        let follows = keyed::says_plan(items.get(at + 1..).unwrap_or(&[]));
        all += usize::from(matches!(item, Item::Measure(_)));
        keyed += usize::from(matches!(item, Item::Measure(p) if p.sure || follows));
    }
    if keyed < LEAST || keyed * 2 < all {
        return None;
    }
    let first = items.iter().position(|i| {
        matches!(i, Item::Measure(p) if p.sure)
            || matches!(i, Item::Keys(_) | Item::LeadIn | Item::Target(..))
    })?;
    // The headings right above belong to it.
    let above = items
        .get(..first)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(|i| matches!(i, Item::Section | Item::LeadIn | Item::Measure(_) | Item::Text))
        .count();
    Some(first - above)
}

/// What a line is, by itself.
fn read<'d>(line: &Line<'d>, language: &'static Language) -> Item<'d> {
    let text = line.text;
    if rows::is_note(text) || rows::is_editorial(text) || text.len() > 2500 {
        return Item::Other;
    }
    if let Some((heading, rest)) = yearly(text) {
        return Item::Target(heading, rest);
    }
    let keys = keys(text);
    if keys.first().is_some_and(|k| k.start == 0) && (when_or_who(&keys) || text.len() < 300) {
        return Item::Keys(values(text, &keys));
    }
    if is_lead_in(text) {
        return Item::LeadIn;
    }
    let found = label::label(text).filter(|l| !l.rest.is_empty() && (l.closed || l.style != Style::Letter));
    let (number, body) = found.as_ref().map_or((None, text), |l| (Some(l.text), l.rest));
    let marked = number.is_some() || line.bullet || line.label.is_some();
    if let Some(parsed) =
        dashed(body, number, language).filter(|p| marked || p.cells.len() > 1 || p.label.is_some())
    {
        return Item::Measure(parsed);
    }
    if when_or_who(&keys) && marked {
        return Item::Measure(with_keys(text, number, &keys));
    }
    let sections = found.as_ref().is_some_and(|l| matches!(l.style, Style::Word(_) | Style::Roman));
    if sections || line.heading.is_some() {
        return if front::is_title(text) { Item::Other } else { Item::Section };
    }
    if number.is_some() || line.label.is_some() || line.bullet {
        return Item::Measure(Parsed { label: number, title: body, ..Parsed::default() });
    }
    Item::Other
}

/// «Ottobre 2020 - … - (AGID) - CAP6.LA01»: parts between dashes, the first or last of them a deadline.
fn dashed<'d>(text: &'d str, number: Option<&'d str>, language: &'static Language) -> Option<Parsed<'d>> {
    let mut parts = split_dashes(text);
    if parts.len() < 2 {
        return None;
    }
    let mut parsed = Parsed { label: number, sure: true, ..Parsed::default() };
    let first = *parts.first()?;
    if is_time(first, language) {
        parsed.cells.push(Said::bare(Role::Deadline, first));
        parts.remove(0);
    } else if parts.last().is_some_and(|l| is_time(l, language)) {
        parsed.cells.push(Said::bare(Role::Deadline, parts.pop()?));
    } else {
        return None;
    }
    if let Some(last) = parts.last().copied().filter(|_| parts.len() > 1 && number.is_none())
        && label::whole(last).is_some_and(|l| l.style == Style::Code)
    {
        parsed.label = Some(last);
        parts.pop();
    }
    if let Some(last) = parts.last().copied().filter(|_| parts.len() > 1)
        && let Some(inner) = last.strip_prefix('(').and_then(|l| l.strip_suffix(')'))
    {
        parsed.cells.push(Said::bare(Role::Responsible, inner));
        parts.pop();
    }
    let (start, end) = (parts.first()?, parts.last()?);
    let from = start.as_ptr() as usize - text.as_ptr() as usize;
    let to = end.as_ptr() as usize - text.as_ptr() as usize + end.len();
    parsed.title = text.get(from..to)?;
    (!parsed.title.is_empty()).then_some(parsed)
}

/// Whether a part is a deadline and nothing else.
fn is_time(text: &str, language: &'static Language) -> bool {
    text.chars().count() <= 60
        && (reads_as_deadline(text, language)
            || super::header::names_period(text) && text.bytes().any(|b| b.is_ascii_digit()))
}

/// The parts of a text between dashes with spaces around them.
fn split_dashes(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        if matches!(c, '-' | '–' | '—') && before.is_whitespace() && after.is_whitespace() {
            out.push(text.get(from..at).unwrap_or("").trim());
            from = at + c.len_utf8();
        }
        before = c;
    }
    out.push(text.get(from..).unwrap_or("").trim());
    out.retain(|p| !p.is_empty());
    out
}

/// What leads a value in a text: «Срок: …», "Responsible: …".
#[derive(Clone, Copy)]
pub struct Key {
    /// Where it starts.
    start: usize,
    /// Where its value starts, behind the colon or dash.
    pub value: usize,
    pub role: Role,
}

impl Key {
    /// It and its colon or dash.
    fn printed(self, text: &str) -> &str {
        text.get(self.start..self.value).unwrap_or_default()
    }

    /// It without them.
    pub fn name(self, text: &str) -> &str {
        self.printed(text).trim_end_matches([':', '–', '—', ' ', '\u{a0}'])
    }
}

/// The keys of a text.
pub fn keys(text: &str) -> Vec<Key> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|t| t.find([':', '–', '—'])) {
        let at = from + found;
        let mark = text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        let before = out.last().map_or(0, |key: &Key| key.value);
        // «Срок: апрель – май»: the dash stands in the value of the key before it.
        if let Some((start, role)) = key_before(text, at).filter(|(start, _)| *start >= before) {
            let colon = text.get(at..).is_some_and(|t| t.starts_with(':'));
            if colon
                || start == 0
                || text.get(..start).is_some_and(|t| t.trim_end().ends_with(['.', ';', '\n', '(', ',']))
            {
                out.push(Key { start, value: at + mark, role });
            }
        }
        from = at + mark;
    }
    out
}

/// The key that ends at a colon: its first words begin a line, a sentence or a bracket.
fn key_before(text: &str, colon: usize) -> Option<(usize, Role)> {
    let head = text.get(..colon)?;
    // No key is longer, and a line may have a dash at every other letter.
    let reach = head.char_indices().rev().nth(KEY_BYTES).map_or(0, |(at, _)| at);
    let start = match head.get(reach..)?.rfind(['\n', '.', ';', '(', ')', ',']) {
        Some(at) => reach + at + 1,
        None if reach == 0 => 0,
        None => return None,
    };
    let start = start + head.get(start..)?.len()
        - head.get(start..)?.trim_start_matches([' ', '\u{a0}', '\t', '-', '–', '•', '*']).len();
    let key = text.get(start..colon)?.trim();
    if key.is_empty() || key.len() > KEY_BYTES {
        return None;
    }
    let words = super::words::count_words(key);
    let lexicon = lexicon();
    if let Some(found) = lexicon.keys.longest(key, usize::MAX).filter(|f| words <= f.length + 2) {
        return Some((start, found.value));
    }
    // A column's heading may stand as a key, if it is all of it.
    let whole = lexicon.headings.longest(key, usize::MAX).filter(|f| f.length == words)?;
    let generic = lexicon.generic.longest(key, usize::MAX).is_some_and(|g| g.length == words);
    let told = !matches!(whole.value, Role::Title | Role::Number | Role::Section | Role::Other);
    (told && !generic).then_some((start, whole.value))
}

fn when_or_who(keys: &[Key]) -> bool {
    keys.iter().any(|k| keyed::is_when_or_who(k.role))
}

fn values<'d>(text: &'d str, keys: &[Key]) -> Vec<Said<'d>> {
    let ends = keys.iter().skip(1).map(|k| k.start).chain([text.len()]);
    let value = |(k, end): (&Key, usize)| {
        let value = text.get(k.value..end)?.trim().trim_end_matches([';', ',', '(']).trim_end();
        let open = value.contains('(');
        let value = if open { value } else { value.trim_end_matches(')') };
        let value = sentence(value);
        (!value.is_empty()).then_some(Said { role: k.role, key: Some(k.name(text)), text: value })
    };
    keys.iter().zip(ends).filter_map(value).collect()
}

/// A value without the full stop of its sentence; that of an abbreviation («г.», "Inc.") stays.
fn sentence(text: &str) -> &str {
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let short = last.chars().count() <= 3 && !last.ends_with(|c: char| c.is_ascii_digit());
    if short { text } else { bare }
}

fn with_keys<'d>(text: &'d str, number: Option<&'d str>, keys: &[Key]) -> Parsed<'d> {
    let first = keys.first().map_or(text.len(), |k| k.start);
    let head =
        text.get(..first).unwrap_or(text).trim().trim_end_matches(['(', ',', ';', '-', '–']).trim_end();
    let title = match number {
        Some(_) => label::label(head).map_or(head, |l| l.rest),
        None => head,
    };
    Parsed { label: number, title, cells: values(text, keys), sure: true }
}

/// A line that ends in a colon or a deadline and says that the items under it are to end by then.
fn is_lead_in(text: &str) -> bool {
    text.chars().count() <= 200 && text.trim_end().ends_with(':') && lexicon().lead_ins.any(text)
}

/// «Target 2021 - …», «2024 год – 30 %»: a value under an indicator.
fn yearly(text: &str) -> Option<(&str, &str)> {
    // No year of our century is without it.
    if !text.contains('2') {
        return None;
    }
    let mut parts = text.splitn(2, [':', '–', '—']).map(str::trim);
    let dashes = split_dashes(text);
    let (head, rest) = match dashes.as_slice() {
        [head, ..] if dashes.len() > 1 => {
            (*head, text.get(head.len()..)?.trim_start_matches([' ', '-', '–', '—']))
        }
        _ => (parts.next()?, parts.next()?),
    };
    let words = first_words(head, 4);
    let year =
        words.iter().any(|w| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit()));
    let target = words.iter().next().is_some_and(|w| {
        lexicon().headings.longest(w, 1).is_some_and(|f| matches!(f.value, Role::Target | Role::Baseline))
    });
    (year && target && words.len() <= 3 && !rest.is_empty()).then_some((head, rest))
}
