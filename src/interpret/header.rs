//! Finding a table's header: rows whose cells read as headings, of one level or several.

use super::grid::{Grid, Row};
use super::phrases::{Found, Phrases};
use super::words::{GAP, Letters, lexicon, words};
use crate::lang::Language;
use crate::model::plan::Role;

/// Longest text that can be a heading, in bytes.
const HEADING_BYTES: usize = 360;
/// Most words a heading has.
const HEADING_WORDS: usize = 22;
/// Longest heading of time, in bytes.
const PERIOD_BYTES: usize = 60;
/// Most words a heading of time has.
const PERIOD_WORDS: usize = 6;
/// Most levels of headings over one another.
const LEVELS: usize = 6;

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The role it names.
    pub role: Role,
    /// How much it says so.
    pub weight: u32,
    /// Whether tables of any kind have it («Наименование», "Date").
    pub generic: bool,
    /// Words of it that say the role, and all its words.
    pub share: (usize, usize),
}

/// Where a header stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Index of its first row.
    pub first: usize,
    /// Index of its last row of words.
    pub last: usize,
    /// Whether a row of column numbers follows.
    pub numbers: bool,
}

impl Span {
    /// Index of the first row under it.
    pub const fn body(self) -> usize {
        self.last + 1 + self.numbers as usize
    }
}

/// What a heading says of its column's role.
pub fn heading(text: &str, language: &Language) -> Option<Heading> {
    if text.len() > HEADING_BYTES {
        return None;
    }
    let lexicon = lexicon();
    let own = lexicon.headings_of(language).and_then(|p| best(p, text, 0));
    let (found, words) = own.or_else(|| best(&lexicon.headings, text, 5))?;
    // «Наименование», "Name": what only names the thing is no sign of a plan, whatever thing it is.
    let generic = lexicon.generic.longest(text.get(found.at..)?, found.length);
    Some(Heading {
        role: found.value,
        weight: score(&found, words),
        generic: generic.is_some_and(|g| g.length == found.length),
        share: (found.length, words),
    })
}

/// The phrase that says most, and how many words the text has; of equals the role that is rarer in plans. A short
/// word counts only alone.
fn best(phrases: &Phrases<Role>, text: &str, least: u32) -> Option<(Found<Role>, usize)> {
    let mut all: Vec<Found<Role>> = Vec::new();
    let words = phrases.all(text, |f| all.push(f));
    let says = |f: &Found<Role>| {
        f.length == words || f.weight > 3.max(least) || f.weight >= 1 && f.start == 0 && is_sign(f)
    };
    if words > HEADING_WORDS {
        return None;
    }
    // A title's last line may stand in the cell: «План № п/п».
    let ends = |f: &&Found<Role>| is_sign(f) && f.start > 0 && f.length > 1 && f.start + f.length == words;
    if let Some(number) = all.iter().find(ends) {
        return Some((*number, words));
    }
    let found = all.into_iter().filter(says);
    let best = found.max_by_key(|f| (score(f, words), rank(f.value), f.start, f.order))?;
    Some((best, words))
}

/// «№ …» names a number, whatever follows.
fn is_sign(found: &Found<Role>) -> bool {
    found.value == Role::Number
}

fn score(found: &Found<Role>, words: usize) -> u32 {
    found.weight + if found.start == 0 { 3 } else { 0 } + if found.length == words { 2 } else { 0 }
}

const fn rank(role: Role) -> u8 {
    match role {
        Role::Funding => 9,
        Role::Status => 8,
        Role::Unit | Role::Baseline => 7,
        Role::CoResponsible | Role::ExpectedResult => 6,
        Role::Responsible | Role::Start | Role::End => 5,
        Role::Deadline | Role::Duration => 4,
        Role::Target | Role::Place => 3,
        Role::Title => 1,
        Role::Number => 0,
        _ => 2,
    }
}

/// Whether a heading names sections: «Этап», «Наименование этапа», «Направление деятельности».
pub fn names_section(text: &str) -> bool {
    let words = words(text);
    let lexicon = lexicon();
    let named = lexicon.generic.longest(text, usize::MAX).map_or(0, |g| g.length);
    words.len() <= named + 4 && lexicon.begins_section(words.from(named))
}

/// What the words of a heading of time say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// Whether a word of time or a year is among them, so that it needs no other heading to be one.
    pub named: bool,
    /// Whether a year of our century is among them.
    pub year: bool,
}

/// Whether a heading names a time and nothing else: «2021 год», «I квартал», `Q1`, «9 месяцев», `1`.
pub fn is_period(text: &str) -> bool {
    times(text).is_some()
}

/// Whether a heading of time says it in words or as a year, so that it needs no other heading to be one.
pub fn names_period(text: &str) -> bool {
    times(text).is_some_and(|t| t.named)
}

/// Whether a heading names a year.
pub fn names_year(text: &str) -> bool {
    times(text).is_some_and(|t| t.year)
}

/// What a text says of a time, if it names nothing else.
pub fn times(text: &str) -> Option<Times> {
    let mut letters = Letters::new(text, usize::MAX);
    let mut said = Times::default();
    if text.len() > PERIOD_BYTES || !letters.skip_gaps() {
        return None;
    }
    for _ in 0..PERIOD_WORDS {
        let worded = lexicon().periods.here(&letters, 1);
        let word = letters.clone().take_while(|c| *c != GAP);
        let digits = word.clone().take_while(char::is_ascii_digit).count();
        let counted = digits > 0 && word.clone().nth(digits + 2).is_none();
        let roman = |c| matches!(c, 'i' | 'v' | 'x' | 'і' | 'х');
        if !worded && !counted && !word.clone().all(roman) {
            return None;
        }
        let mut first = word.clone();
        let century = (first.next(), first.next());
        let year = digits == 4 && word.clone().nth(4).is_none();
        said.year |= year && century == (Some('2'), Some('0'));
        said.named |= worded || said.year || year && century == (Some('1'), Some('9'));
        if !letters.next_word() {
            return Some(said);
        }
    }
    None
}

/// The words around a year in a heading that name its time: «2024 год» of «Целевое значение, 2024 год», "2024" of
/// "Target 2024".
pub fn year_in(text: &str) -> Option<&str> {
    let tokens: Vec<(usize, &str)> =
        text.split_whitespace().map(|t| (t.as_ptr() as usize - text.as_ptr() as usize, t)).collect();
    let year = tokens.iter().position(|(_, t)| names_year(t))?;
    let of_time = |t: &(usize, &str)| is_period(t.1) && !t.1.ends_with([',', ';', ':', ')']);
    let before = tokens.get(..year)?.iter().rev().take_while(|t| of_time(t)).count();
    let after = tokens.get(year + 1..)?.iter().take_while(|t| is_period(t.1)).count();
    let (start, _) = *tokens.get(year - before)?;
    let (last, word) = *tokens.get(year + after)?;
    text.get(start..last + word.len()).map(|t| t.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a row may be the main row of a header, by the form of its cells.
fn may_head(row: &Row<'_>) -> bool {
    let mut own = row.own();
    let (Some(first), Some(_)) = (own.next(), own.next()) else { return false };
    !row.own().any(|s| s.text.len() > HEADING_BYTES) && !reads_as_data(row) && !begins_measure(first.text)
}

/// Whether a row reads as the main row of a header.
pub fn is_header(row: &Row<'_>, language: &Language) -> bool {
    if !may_head(row) {
        return false;
    }
    let cells = row.own().count();
    let mut roles: Vec<Role> = Vec::new();
    let (mut read, mut strange) = (0, 0);
    let mut share = (0, 0);
    for slot in row.own() {
        if let Some(found) = heading(slot.text, language) {
            read += 1;
            share = (share.0 + found.share.0, share.1 + found.share.1);
            if !roles.contains(&found.role) {
                roles.push(found.role);
            }
        } else if is_period(slot.text) {
            read += 1;
        } else {
            strange += 1;
            if strange * 2 > cells {
                return false;
            }
        }
    }
    let core = |r: &Role| {
        matches!(r, Role::Title | Role::Deadline | Role::Responsible | Role::Number | Role::Start | Role::End)
    };
    let title = roles.iter().any(|r| matches!(r, Role::Title | Role::Indicator | Role::Target));
    let strong = roles.iter().filter(|r| core(r)).count();
    let said = roles.len() >= 2
        && strong >= 1
        && (title || strong >= 2)
        && read * 2 >= cells
        && share.0 * 3 >= share.1;
    // A Gantt chart: one heading beside years or months.
    let chart = roles == [Role::Title] && cells >= 3 && read == cells;
    said || chart
}

/// Whether a first cell is a measure's number and title: no heading begins so.
fn begins_measure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && super::label::label(text)
            .is_some_and(|l| matches!(l.style, super::label::Style::Arabic) && !l.rest.is_empty())
}

/// Whether a row holds what only data rows hold: a number of its own, a full date, a sentence.
fn reads_as_data(row: &Row<'_>) -> bool {
    let mut first = true;
    for slot in row.own() {
        let text = slot.text;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let number = first && digits > 0 && text.len() <= 8 && !names_period(text);
        let date = digits >= 6 && text.len() <= 24 && text.matches(['.', '/', '-']).count() >= 2;
        let sentence = text.len() > 80 && (text.ends_with('.') || text.ends_with(';'));
        if number || date || sentence {
            return true;
        }
        first = false;
    }
    false
}

/// Whether a row numbers its columns: 1, 2, 3 …
pub fn is_column_numbers(row: &Row<'_>) -> bool {
    let mut count = 0_u32;
    let mut offset = None;
    // Weeks counted under a heading of their own do not begin in the first column.
    if row.own().next().is_none_or(|s| s.col > 0) {
        return false;
    }
    for slot in row.own() {
        let text = slot.text.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(value) = text
            .parse::<u32>()
            .ok()
            .or_else(|| (text == "А" || text == "A").then_some(count + offset.unwrap_or(1)))
        else {
            return false;
        };
        let start = *offset.get_or_insert(value);
        if value != count + start || start > 2 {
            return false;
        }
        count += 1;
    }
    count >= 3 || count == 2 && row.slots.iter().all(|s| !s.text.is_empty() && s.own)
}

/// The header whose main row is `main`: it takes higher levels above it and lower ones under it.
pub fn span(grid: &Grid<'_>, main: usize, floor: usize, language: &Language) -> Span {
    let mut first = main;
    while first > floor
        && main - first < LEVELS
        && (is_upper(grid, first - 1, first) || is_split(grid, first - 1, first))
    {
        first -= 1;
    }
    let mut last = main;
    loop {
        let covered = grid.rows.get(first..=last).unwrap_or(&[]).iter().flat_map(|r| &r.slots);
        let reach = covered
            .filter(|s| s.own && !s.text.is_empty() && s.cell.row_span > 1)
            .map(|s| s.cell.row + s.cell.row_span - 1)
            .max()
            .unwrap_or(0);
        let Some(next) = grid.row(last + 1) else { break };
        if last - first >= LEVELS {
            break;
        }
        if is_column_numbers(next) {
            return Span { first, last, numbers: true };
        }
        if next.number <= reach && next.own().all(|s| s.text.len() <= HEADING_BYTES) && !next.is_blank()
            || is_lower(grid, main, next, language)
            || is_split(grid, last, last + 1)
        {
            last += 1;
        } else {
            break;
        }
    }
    Span { first, last, numbers: false }
}

/// Whether a row inside a table is a new header: every cell reads as a heading, and several roles are named.
pub fn is_new_header(row: &Row<'_>, language: &Language) -> bool {
    row.own().count() >= 3
        && row.own().all(|s| s.text.len() <= 120)
        && may_head(row)
        && row.own().all(|s| heading(s.text, language).is_some() || is_period(s.text))
        && is_header(row, language)
}

/// Whether a row is a level of headings above another whose merged cells were split, so that each repeats its
/// text in every column («Срок | Срок» over «начало | окончание») and down to the level below («№» over «№»).
fn is_split(grid: &Grid<'_>, row: usize, below: usize) -> bool {
    let (Some(row), Some(below)) = (grid.row(row), grid.row(below)) else { return false };
    let mut above: Option<&str> = None;
    let (mut parted, mut repeated) = (false, false);
    for slot in row.own() {
        let Some(under) = below.own_at(slot.col).filter(|s| s.text.len() <= 120) else { return false };
        let beside = above == Some(slot.text);
        parted |= beside && under.text != slot.text;
        repeated |= under.text == slot.text;
        let next = row.at(slot.col + slot.span).map(|s| s.text);
        if under.text != slot.text && !beside && next != Some(slot.text) {
            return false;
        }
        above = Some(slot.text);
    }
    parted && repeated && row.own().count() == below.own().count()
}

/// Whether a row is a level of headings above another: few, short, none over the first column.
pub fn is_upper(grid: &Grid<'_>, row: usize, below: usize) -> bool {
    let (Some(row), Some(below)) = (grid.row(row), grid.row(below)) else { return false };
    let cells = row.own().count();
    let first = row.own().next().map_or(0, |s| s.col);
    let merged = row.own().any(|s| s.cell.row_span > 1);
    cells > 0
        && (first > 0 || merged)
        && (cells < below.own().count() || merged)
        && row.own().all(|s| s.text.len() <= 120 && s.span < grid.width.max(2))
        && (row.own().all(|s| is_period(s.text)) || merged || cells > 1)
        && row.number + 1 == below.number
}

/// Whether a row is a level of headings under the main one: nothing under the number and title, and every
/// text a time, a role or short.
fn is_lower(grid: &Grid<'_>, main: usize, next: &Row<'_>, language: &Language) -> bool {
    let Some(main) = grid.row(main) else { return false };
    let free = |s: &super::grid::Slot<'_>| {
        main.own_at(s.col)
            .and_then(|m| heading(m.text, language))
            .is_none_or(|h| !matches!(h.role, Role::Number | Role::Title))
    };
    let leaf = |t: &str| is_period(t) || heading(t, language).is_some();
    let mut own = next.own().peekable();
    own.peek().is_some()
        && next.own().all(|s| free(s) && s.text.len() <= 60 && leaf(s.text))
        && next.own().next().is_some_and(|s| s.col > 0)
        && (next.own().count() > 1
            || next.own().all(|s| !super::looks::is_mark(s.text) && names_period(s.text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::by_code;

    fn role(text: &str, lang: &str) -> Option<Role> {
        heading(text, by_code(lang).unwrap()).map(|h| h.role)
    }

    #[test]
    fn headings_name_roles_by_their_words() {
        assert_eq!(role("Место и дата проведения", "ru"), Some(Role::Deadline));
        assert_eq!(role("Место проведения мероприятия", "ru"), Some(Role::Place));
        assert_eq!(role("Номер и наименование основного мероприятия", "ru"), Some(Role::Title));
        assert_eq!(role("Отметка о выполнении мероприятия", "ru"), Some(Role::Status));
        assert_eq!(role("Ответственные за исполнение", "ru"), Some(Role::Responsible));
        assert_eq!(role("Стоимость мероприятия, тыс. руб.", "ru"), Some(Role::Funding));
        assert_eq!(role("Привлекаемые суда и экипажи", "ru"), Some(Role::Other));
        assert_eq!(role("N\nп/п", "ru"), Some(Role::Number));
        assert_eq!(role("Target Date", "en"), Some(Role::Deadline));
        assert_eq!(role("Responsible Party", "en"), Some(Role::Responsible));
        assert_eq!(role("Орындау мерзімі", "kk"), Some(Role::Deadline));
        assert_eq!(role("Відповідальні виконавці", "uk"), Some(Role::Responsible));
        assert_eq!(role("Скидка", "ru"), None);
    }

    #[test]
    fn headings_of_time_are_told_from_others() {
        for text in
            ["Maj / czerwiec 2023", "2021 год", "I квартал", "9 месяцев", "Październik 2022", "Q1 2024"]
        {
            assert!(names_period(text), "{text}");
        }
        for text in ["Plan pracy", "1", "Отдел 2021 года работы"] {
            assert!(!names_period(text), "{text}");
        }
    }
}
