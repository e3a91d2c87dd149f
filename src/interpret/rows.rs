//! What a row of a plan table is.

use super::approval;
use super::columns::Columns;
use super::grid::{Grid, Row, Slot};
use super::header;
use super::label::{self, Label, Style};
use super::looks::{is_mark, is_number, reads_as_deadline};
use super::words::{first_words, lexicon};
use crate::lang::Language;
use crate::model::document::fold;
use crate::model::plan::{Role, RowKind};

/// Most rows of a signature under a table.
const SIGNATURE: usize = 5;

/// What a row is, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is.
    pub kind: RowKind,
    /// Why, in a few words.
    pub reason: &'static str,
    /// What it does to the rows around it.
    pub effect: Effect,
}

/// What a row does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Its text goes on with that of the row above (a row split by a page break).
    Joins,
    /// It begins another header, for the rows below.
    Heads,
}

/// A row of a kind, for a reason.
pub const fn verdict(kind: RowKind, reason: &'static str) -> Verdict {
    Verdict { kind, reason, effect: Effect::None }
}

/// What is known when a row is judged.
#[derive(Debug)]
pub struct Around<'a, 'd> {
    /// The grid.
    pub grid: &'a Grid<'d>,
    /// The columns.
    pub columns: &'a Columns<'d>,
    /// The language.
    pub language: &'static Language,
    /// Index of the row.
    pub index: usize,
    /// The title of the measure above, if there is one.
    pub above: Option<&'a str>,
    /// Parts of the labels that measures of this table have had.
    pub depth: Option<usize>,
}

/// Judges a row.
pub fn judge(around: &Around<'_, '_>, row: &Row<'_>) -> Verdict {
    if row.is_blank() {
        return verdict(RowKind::Blank, "no text in it");
    }
    let own: Vec<&Slot<'_>> = row.own().collect();
    if own.is_empty() && row.slots.iter().all(|s| s.cell.label.is_none()) {
        return if around.above.is_some() {
            verdict(RowKind::Continuation, "coloured cells only")
        } else {
            verdict(RowKind::Other, "coloured cells only")
        };
    }
    if header::is_column_numbers(row) && own.len() * 3 >= around.columns.all.len() * 2 && own.len() > 2 {
        return verdict(RowKind::ColumnNumbers, "the columns counted: 1, 2, 3");
    }
    if repeats_header(around, &own) {
        return verdict(RowKind::Header, "the table's headings again");
    }
    if let Some(text) = single(around, row, &own) {
        return judge_single(around, row, &own, text);
    }
    judge_cells(around, row, &own)
}

/// The text of a row that says one thing: one cell, or cells that all repeat it.
fn single<'d>(around: &Around<'_, 'd>, row: &Row<'d>, own: &[&Slot<'d>]) -> Option<&'d str> {
    let first = own.first()?;
    let covered = row.slots.iter().any(|s| !s.own && !s.text.is_empty());
    let labelled =
        row.slots.iter().any(|s| s.own && s.text.is_empty() && s.cell.label.is_some() && s.col != first.col);
    if own.len() == 1 {
        return (!covered && !labelled).then_some(first.text);
    }
    let wide = own.len() * 2 >= around.columns.all.len().min(6);
    if !wide || own.iter().skip(1).any(|s| !says_same(s.text, first.text)) {
        return None;
    }
    let text = fold(first.text);
    (text.chars().count() > 3 && !is_number(&text) && !reads_as_deadline(&text, around.language))
        .then_some(first.text)
}

/// Whether two texts, both trimmed, are the same but for white space.
fn says_same(a: &str, b: &str) -> bool {
    // Most differ in their first character; folding drops none of these.
    let first =
        |t: &str| t.chars().next().filter(|c| matches!(c, '!'..='~' | '\u{400}'..='\u{4ff}' | '№' | '«'));
    !matches!((first(a), first(b)), (Some(x), Some(y)) if x != y) && fold(a) == fold(b)
}

/// Whether the row's cells are the table's headings again, every one of them.
fn repeats_header(around: &Around<'_, '_>, own: &[&Slot<'_>]) -> bool {
    let known = |s: &Slot<'_>| {
        around.columns.all.get(s.col).is_some_and(|c| c.headings.iter().any(|h| says_same(h, s.text)))
    };
    own.len() >= 2 && own.iter().all(|s| known(s))
}

/// Whether a text is a note: by its first words, or by its asterisk.
pub fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', ' ']);
    let starred = text.starts_with("<*")
        || text.starts_with('*') && !is_mark(text)
        || footnote(text)
        || text.starts_with('\u{b9}');
    let rule = text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '"' | ';' | ' ' | '«' | '»'));
    starred || rule || lexicon().notes.first(text, 4).is_some_and(|f| closes_with_mark(text, f.length))
}

/// Whether a text begins with the mark of a footnote: `<2>`.
fn footnote(text: &str) -> bool {
    let mark = text.strip_prefix('<').and_then(|t| t.split_once('>'));
    mark.is_some_and(|(n, _)| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the phrase of so many words is followed by a mark or the end: «Примечание: …», «Примечания».
fn closes_with_mark(text: &str, words: usize) -> bool {
    let Some(rest) = label::skip_words(text, words).and_then(|end| text.get(end..)) else { return true };
    rest.trim_start().chars().next().is_none_or(|c| {
        c.is_ascii_digit() || matches!(c, ':' | '.' | '*' | '-' | '–' | '—' | '<' | ')' | '(')
    })
}

/// Whether a text is an editorial note («(в ред. постановления …)»).
pub fn is_editorial(text: &str) -> bool {
    if !text.trim_start().starts_with(['(', '[']) {
        return false;
    }
    let words = first_words(text, 6);
    // «(п. 2 в ред. …)», «(строка 3 введена …)»: what the note is about may stand before its word.
    let about = |at: usize| words.iter().nth(at - 1).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let begins = |at: usize| lexicon().editorial.longest(words.from(at), 6).is_some();
    begins(0) || (1..words.len()).any(|at| about(at) && begins(at))
}

/// Whether a text is a line of sums.
pub fn is_total(text: &str) -> bool {
    lexicon().totals.first(text, 3).is_some_and(|f| {
        first_words(text, 3).len() == f.length
            || closes_with_mark(text, f.length)
            || text.split_whitespace().count() <= 6
    })
}

/// Whether a text signs a document: an office, a name with initials, and little else.
pub fn is_signature(text: &str) -> bool {
    let blank = text.contains("___") || text.contains("М.П.") || text.contains("м.п.");
    blank && text.chars().count() < 200
}

/// Whether a text is the number of a page, or says that a table goes on: «Стр. 1 из 2», «- 2 -», «Продолжение
/// таблицы 1».
pub fn is_page_number(text: &str) -> bool {
    let bare = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let counted = text.chars().count() <= 30 && text.ends_with(|c: char| c.is_ascii_digit());
    let words = text.split_whitespace().filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).count();
    bare && text.contains(char::is_whitespace)
        || text.chars().count() <= 40
            && lexicon().furniture.first(text, 1).is_some_and(|f| match f.length {
                1 => counted,
                length => length == words,
            })
}

/// Whether a row signs the document: an office where the numbers stand, then a person's name and nothing else.
fn signs(around: &Around<'_, '_>, own: &[&Slot<'_>]) -> bool {
    let [office, name] = own else { return false };
    Some(office.col) == around.columns.number
        && label::label(office.text).is_none()
        && name.text.split_whitespace().count() <= 3
        && approval::person_at(name.text) == Some(0)
}

/// Whether nothing but lines stands from a row on, one of them a person's name: an office and who holds it. Above
/// further rows a name would head them.
fn ends_signed(around: &Around<'_, '_>) -> bool {
    let rest = around.grid.rows.get(around.index..).unwrap_or(&[]);
    let name = |r: &Row<'_>| {
        let text = r.own().next().map_or("", |s| s.text);
        text.split_whitespace().count() <= 3 && approval::person_at(text) == Some(0)
    };
    rest.len() <= SIGNATURE && rest.iter().all(|r| r.own().nth(1).is_none()) && rest.iter().any(name)
}

/// Whether the next row with text is a header.
fn stands_before_header(around: &Around<'_, '_>) -> bool {
    let next = around.grid.rows.iter().skip(around.index + 1).find(|r| !r.is_blank());
    next.is_some_and(|r| header::is_new_header(r, around.language))
}

fn judge_single(around: &Around<'_, '_>, row: &Row<'_>, own: &[&Slot<'_>], text: &str) -> Verdict {
    let Some(first) = own.first() else { return verdict(RowKind::Other, "nothing to tell it by") };
    if is_editorial(text) {
        return verdict(RowKind::Note, "an editorial note");
    }
    if text.chars().all(|c| matches!(c, '"' | '«' | '»' | '“' | '”' | ';' | '.')) {
        return verdict(RowKind::Other, "quotation marks only");
    }
    if is_note(text) {
        return verdict(RowKind::Note, "begins as a note does");
    }
    if is_total(text) {
        return verdict(RowKind::Total, "begins with a word of sums");
    }
    let role = around.columns.role(first.col);
    let whole = first.span > 1 || own.len() > 1;
    let value = !whole
        && first.col != 0
        && first.col != around.columns.title
        && Some(first.col) != around.columns.number;
    if value && around.above.is_some() && role != Role::Other {
        return verdict(RowKind::Continuation, "one value, under a measure");
    }
    let found = label::label(text);
    if found.as_ref().is_some_and(|l| !l.rest.is_empty()) {
        return labelled_single(around, found.as_ref(), first);
    }
    if is_signature(text) || ends_signed(around) {
        return verdict(RowKind::Other, "a signature");
    }
    if is_page_number(text) {
        return verdict(RowKind::Other, "a page number");
    }
    if found.is_none() && text.ends_with('.') && stands_before_header(around) {
        return verdict(RowKind::Other, "a sentence before another header");
    }
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    if lower && around.above.is_some_and(open_ended) && first.col == around.columns.title && !whole {
        return Verdict {
            kind: RowKind::Continuation,
            reason: "goes on with the title above",
            effect: Effect::Joins,
        };
    }
    if Some(first.col) == around.columns.number && label::whole(text).is_some() {
        return verdict(RowKind::Other, "a number and nothing else");
    }
    if text.len() > 700 || text.len() > 260 && text.ends_with('.') || is_prose(text) {
        return verdict(RowKind::Other, "prose across the table");
    }
    if row.slots.iter().any(|s| s.cell.filled)
        && around.columns.all.iter().any(|c| c.role == Role::Mark)
        && row
            .slots
            .iter()
            .any(|s| s.cell.filled && s.text.is_empty() && around.columns.role(s.col) == Role::Mark)
        && !whole
    {
        return verdict(RowKind::Measure, "a title and marks in coloured cells");
    }
    verdict(RowKind::Section, "one text across the table")
}

/// Several sentences.
fn is_prose(text: &str) -> bool {
    text.len() > 160 && text.matches(". ").count() >= 2 && text.ends_with(['.', ':', ';'])
}

fn labelled_single(around: &Around<'_, '_>, found: Option<&Label<'_>>, first: &Slot<'_>) -> Verdict {
    let Some(found) = found else { return verdict(RowKind::Section, "one text across the table") };
    let marked = around.columns.all.iter().any(|c| c.role == Role::Mark);
    let deep = around.depth.is_some_and(|d| found.parts.len() >= d && d > 1);
    if found.style == Style::Arabic
        && first.col == around.columns.title
        && first.span == 1
        && (deep || marked && around.depth.is_some())
    {
        return verdict(RowKind::Measure, "a number as the measures around it have");
    }
    verdict(RowKind::Section, "one numbered text across the table")
}

fn judge_cells(around: &Around<'_, '_>, row: &Row<'_>, own: &[&Slot<'_>]) -> Verdict {
    let columns = around.columns;
    if signs(around, own) {
        return verdict(RowKind::Other, "a signature");
    }
    let title = row.own_at(columns.title);
    let number = columns.number.and_then(|c| row.own_at(c));
    let number_label = columns
        .number
        .is_some_and(|n| row.slots.iter().any(|s| s.own && s.col == n && s.cell.label.is_some()));
    let head = own.first().map_or("", |s| s.text);
    if is_total(head) || number.is_none() && title.is_some_and(|t| is_total(t.text)) {
        return verdict(RowKind::Total, "begins with a word of sums");
    }
    if own.len() <= 2 && is_note(head) && number.is_none_or(|n| label::whole(n.text).is_none()) {
        return verdict(RowKind::Note, "begins as a note does");
    }
    if header::is_new_header(row, around.language) {
        let reason = "headings of another header";
        return Verdict { kind: RowKind::Header, reason, effect: Effect::Heads };
    }
    let beside = || own.iter().filter(|s| s.col != columns.title && Some(s.col) != columns.number);
    let values = beside().count();
    let crossed = values > 1
        && beside().all(|s| is_mark(s.text) || matches!(s.text, "-" | "–" | "—"))
        && columns.all.iter().all(|c| !matches!(c.role, Role::Mark | Role::Target));
    if crossed
        && title.is_some_and(|t| label::label(t.text).is_some_and(|l| matches!(l.style, Style::Word(_))))
    {
        return verdict(RowKind::Section, "a section's word, and crosses for values");
    }
    let covered = row
        .slots
        .iter()
        .any(|s| !s.own && !s.text.is_empty() && s.col != columns.title && Some(s.col) != columns.number);
    let Some(title) = title else {
        return untitled(around, row, number.is_some() || number_label, values);
    };
    if values == 0
        && !covered
        && let Some(found) = number.and_then(|n| label::whole(n.text))
    {
        return judge_heading_like(around, &found, title.text);
    }
    let lower = title.text.chars().next().is_some_and(char::is_lowercase);
    // «в том числе …» with figures of its own is no end of the title above.
    let figures = own.iter().filter(|s| columns.role(s.col) == Role::Target && is_number(s.text)).count();
    if number.is_none()
        && !number_label
        && figures < 2
        && columns.number.is_some()
        && lower
        && around.above.is_some_and(open_ended)
    {
        return Verdict {
            kind: RowKind::Continuation,
            reason: "no number, and the title goes on",
            effect: Effect::Joins,
        };
    }
    match (number.is_some() || number_label, columns.number.is_some()) {
        (true, _) => verdict(RowKind::Measure, "number and title filled"),
        (false, true) => verdict(RowKind::Measure, "title filled, number empty"),
        (false, false) => verdict(RowKind::Measure, "title filled"),
    }
}

/// A row with nothing under the title.
fn untitled(around: &Around<'_, '_>, row: &Row<'_>, numbered: bool, values: usize) -> Verdict {
    let title_above = row.at(around.columns.title).is_some_and(|s| !s.own);
    if around.above.is_none() {
        return verdict(RowKind::Other, "values without a measure above");
    }
    if numbered && !title_above && values > 0 {
        return verdict(RowKind::Measure, "number filled, title empty");
    }
    if title_above {
        return verdict(RowKind::Continuation, "the title above reaches down to it");
    }
    verdict(RowKind::Continuation, "number and title empty")
}

/// A number and a title with nothing beside them: a section, or a measure of which nothing is said.
fn judge_heading_like(around: &Around<'_, '_>, found: &Label<'_>, title: &str) -> Verdict {
    let section = |reason| verdict(RowKind::Section, reason);
    let next = next_label(around);
    let deeper = next.as_ref().is_some_and(|n| n.len() > found.parts.len() && n.starts_with(&found.parts));
    if matches!(found.style, Style::Word(_) | Style::Roman) {
        return section("a number of sections and a title");
    }
    if deeper {
        return section("the rows under it carry its number further");
    }
    if around.depth.is_some_and(|d| found.parts.len() < d) {
        return section("a shorter number than the measures have");
    }
    if found.style == Style::Arabic && next_style(around) == Some(Style::Letter) {
        return section("the rows under it are lettered");
    }
    let restarts = next.as_ref().is_some_and(|n| n.as_slice() == [1] && found.parts.len() == 1);
    if restarts && lexicon().sections.first(title, 2).is_some() {
        return section("the rows under it count from one");
    }
    verdict(RowKind::Measure, "number and title filled")
}

/// The parts of the number in the next row that has one.
fn next_label(around: &Around<'_, '_>) -> Option<Vec<u32>> {
    next_found(around).map(|l| l.parts)
}

/// The form of the number in the next row that has one.
fn next_style(around: &Around<'_, '_>) -> Option<Style> {
    next_found(around).map(|l| l.style)
}

fn next_found<'d>(around: &Around<'_, 'd>) -> Option<Label<'d>> {
    let col = around.columns.number?;
    let rows = around.grid.rows.iter().skip(around.index + 1).take(4);
    rows.filter_map(|r| r.own_at(col)).find_map(|s| label::whole(s.text))
}

/// Whether a title does not end its sentence.
fn open_ended(title: &str) -> bool {
    !title.trim_end().ends_with(['.', ';', '!', '?', ':'])
}
