//! What the steps of a reading cost, in tenths of a nat: the less likely, the dearer. The figures were set by
//! hand from real plans; the profiles of columns are learned from the text itself.

use super::candidates::{Grid, Style};
use super::kind::{Kind, after_bullet, opens_line};
use super::line::{Gap, Piece};
use crate::lang::letter;

/// A row may end before its last column: cells were lost, or the file was cut.
pub const SHORT_ROW: i32 = 30;
/// A row of one cell over the whole width: a section.
pub const SOLO: i32 = 12;
/// From prose into a table.
pub const ENTER: i32 = 20;
/// From a table into prose.
pub const LEAVE: i32 = 25;
/// From a table into one of another shape.
pub const SWITCH: i32 = 50;
/// More cells than columns.
pub const EXTRA: i32 = 60;
/// One cell lost inside a row.
pub const SKIP: i32 = 30;
/// A line without a tab begins a row where every cell should begin with one.
pub const NO_TAB: i32 = 18;
/// A cell goes on after a line break, with nothing that speaks for or against it.
pub const WRAP: i32 = 14;
/// The same in a text whose cells are often broken.
pub const WRAP_OFTEN: i32 = 9;
/// Lines of more bytes than this are not broken by hand.
const PARAGRAPH: usize = 300;
/// A heading that a stroke ends is no paragraph.
pub const HEADING: i32 = 80;
/// A tab inside a paragraph.
pub const TAB_IN_PROSE: i32 = 30;
/// A blank line between the cells of a row, where a cell stands on a line.
pub const BLANK_IN_ROW: i32 = 15;
/// Two rows without a blank line between, where a cell stands on a line.
pub const NO_BLANK: i32 = 8;

/// What it costs that a cell or paragraph goes on after a line break, where the row has cells to come and where
/// it is complete.
///
/// `base` is [`WRAP`] or [`WRAP_OFTEN`]; `labelled` says whether the text begins with a word and its number.
pub fn wrap(base: i32, previous: &str, (next, text): (&Piece, &str), labelled: bool) -> [i32; 2] {
    let lower = text.starts_with(letter::is_lowercase) && next.kind != Kind::Label;
    let ends = previous.chars().next_back().unwrap_or('.');
    let labelled = matches!(next.kind, Kind::Label | Kind::LabelText)
        || labelled
        || opens_line(text)
        || matches!(text, "N" | "№" | "NN" | "№№");
    let titled = !lower && is_titled(text);
    let cost = base + break_look(previous, text, lower, ends);
    [false, true].map(|complete| {
        let own = if lower {
            -10
        } else if labelled {
            15
        } else if complete && titled {
            12
        } else if matches!(ends, '.' | ';') {
            6
        } else {
            2 * i32::from(complete)
        };
        let gap = match next.blanks {
            0 => 0,
            1 if complete => 18,
            1 => 12,
            _ if complete => 26,
            _ => 20,
        };
        let gap = if lower || matches!(ends, ',' | ':' | ';') { gap / 3 } else { gap };
        (cost + own + gap).max(0)
    })
}

/// What the texts before and after a line break say for and against its being one in a cell.
fn break_look(previous: &str, text: &str, lower: bool, ends: char) -> i32 {
    let mut cost = 0;
    if !text.contains(letter::is_alphanumeric) || !previous.contains(letter::is_alphanumeric) {
        // The opening or closing mark of a quoted table.
        cost += 10;
    } else if text.starts_with(['"', '«', '“']) {
        cost -= 3;
    }
    if previous.len() > PARAGRAPH && !lower {
        cost += 15;
    }
    // «Раздел 2. Навигация 2024» over the row «2001.»: a number does not go on from another.
    let bare = text.strip_suffix('.').unwrap_or(text);
    if lower && previous.chars().all(letter::is_uppercase) && previous.len() > 5 {
        // «АВГУСТ» over «до 15 августа»: a word in capitals is no beginning of what goes on.
        cost += 30;
    }
    let last = || previous.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    if is_year(bare) && is_year(last()) && previous.contains(char::is_alphabetic) {
        cost += 15;
    }
    if heads_numbers(text) && previous.contains(char::is_alphabetic) {
        // «… на 2022 год» over «№ п/п»: the first heading goes on from no title.
        cost += 30;
    }
    if after_bullet(text).is_some() {
        cost -= 10;
    }
    if matches!(ends, ',' | '-' | '–' | '(' | '«' | ':') {
        cost -= 6;
    }
    if text.starts_with('(') {
        // «(по согласованию)» belongs to its cell, a note on an amendment stands for itself.
        cost += if text.len() < 80 { -6 } else { 4 };
    }
    cost
}

/// Whether a text is the heading of the column of numbers: «№», «N п/п», and no «№ 31».
fn heads_numbers(text: &str) -> bool {
    text.len() <= 12
        && (text.starts_with('№') || text.starts_with("N "))
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text is a year, or a row's number that looks like one.
fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// «Цель: …»: a capitalized word and a colon begin something of their own.
fn is_titled(text: &str) -> bool {
    let end = text.find(|c| !letter::is_alphabetic(c));
    text.starts_with(letter::is_uppercase)
        && end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with(": "))
}

/// What it costs that a row begins with a line like this: lower case goes on from something.
pub fn begin(text: &str) -> i32 {
    if text.starts_with(letter::is_lowercase) { 15 } else { 0 }
}

/// A blank line makes a change of shape likelier.
pub fn less_after_blank(cost: i32, next: &Piece) -> i32 {
    if next.blanks > 0 { cost - 10 } else { cost }
}

/// Whether cells are often broken over lines: many lines without tabs begin in lower case.
pub fn wraps_often(pieces: &[Piece], source: &str) -> bool {
    let (mut all, mut lower) = (0_usize, 0_usize);
    // Lines of the title above the first cell say nothing of cells.
    let first = pieces.iter().position(|p| !matches!(p.gap, Gap::Line | Gap::Joined)).unwrap_or(0);
    for pair in pieces.get(first.saturating_sub(1)..).unwrap_or(&[]).windows(2) {
        if let [
            piece @ Piece { gap: Gap::Line, .. },
            Piece { gap: Gap::Line | Gap::LineTab | Gap::Cell, .. },
        ] = pair
        {
            all += 1;
            lower += usize::from(piece.text(source).starts_with(letter::is_lowercase));
        }
    }
    lower * 5 >= all && lower > 0
}

/// What a paragraph looks like: never a bare number.
pub fn prose(kind: Kind, text: &str) -> i32 {
    match kind {
        Kind::Value if !text.contains(letter::is_alphanumeric) => 4,
        Kind::Empty | Kind::Integer | Kind::Value | Kind::Label => 20,
        Kind::Date => 8,
        Kind::Short => 3,
        Kind::Long | Kind::LabelText => 0,
    }
}

/// What a section's row looks like.
pub fn solo(kind: Kind, text: &str) -> i32 {
    match kind {
        Kind::Value if !text.contains(letter::is_alphanumeric) => 3,
        Kind::LabelText => -3,
        // «N п/п» heads a column, and no section.
        Kind::Short if text.len() <= 12 && (text.starts_with('№') || text.starts_with("N ")) => 60,
        Kind::Date if text.starts_with(letter::is_alphabetic) => 3,
        // «L.p.» heads a column.
        Kind::Short if text.len() <= 5 || text.starts_with('№') => 7,
        Kind::Short => 0,
        Kind::Long => 4,
        Kind::Empty | Kind::Integer | Kind::Value | Kind::Date | Kind::Label => 15,
    }
}

/// What a section's row looks like that begins with a word and its number, where every cell has a line of its own.
pub const WORD_LABEL: i32 = -6;

/// What another section's row looks like there; `solo` is what it looks like elsewhere.
pub fn title(solo: i32, kind: Kind, text: &str) -> i32 {
    if kind == Kind::Date && text.len() <= YEAR && !text.contains('.') {
        // «2025 год» under the heading that the years above divide, alone where a saved page ran the cells on.
        solo.min(3)
    } else {
        solo
    }
}

/// Most bytes of a year with its word.
const YEAR: usize = 14;

/// What the cells of each column look like, and where rows end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    grids: Vec<Profile>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Profile {
    columns: Vec<[i32; Kind::COUNT]>,
    ends: Vec<i32>,
}

/// Counts from which profiles are learned: for each grid and column the kinds and the row ends.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    kinds: Vec<[u32; Kind::COUNT]>,
    ends: Vec<u32>,
    rows: u32,
}

impl Counts {
    /// A cell in a column, 0-based.
    pub fn cell(&mut self, column: u16, kind: Kind) {
        let column = usize::from(column);
        if self.kinds.len() <= column {
            self.kinds.resize(column + 1, [0; Kind::COUNT]);
        }
        if let Some(slot) = self.kinds.get_mut(column).and_then(|k| k.get_mut(kind as usize)) {
            *slot += 1;
        }
    }

    /// The end of a row after a column.
    pub fn end(&mut self, column: u16) {
        let column = usize::from(column);
        if self.ends.len() <= column {
            self.ends.resize(column + 1, 0);
        }
        if let Some(slot) = self.ends.get_mut(column) {
            *slot += 1;
        }
        self.rows += 1;
    }
}

impl Profiles {
    /// Before anything is known: numbers stand in the first column.
    ///
    /// `usual` is the number of columns that most lines have: wider grids may end their rows there, where a
    /// header alone has the columns of a chart.
    pub fn first(grids: &[Grid], usual: Option<u16>) -> Self {
        let profile = |grid: &Grid| {
            let mut profile = Profile::default();
            if let Some(usual) = usual.filter(|u| grid.style == Style::Rows && *u < grid.columns) {
                profile.ends = vec![SHORT_ROW; usize::from(usual)];
                if let Some(end) = profile.ends.last_mut() {
                    *end = 1;
                }
            }
            profile
        };
        Self { grids: grids.iter().map(profile).collect() }
    }

    /// From what a first reading found.
    pub fn learned(counts: &[Counts]) -> Self {
        let mut all = [1_u32; Kind::COUNT];
        for kinds in counts.iter().flat_map(|c| &c.kinds) {
            for (sum, count) in all.iter_mut().zip(kinds) {
                *sum += count;
            }
        }
        Self { grids: counts.iter().map(|c| Profile::learned(c, &all)).collect() }
    }

    /// What it costs that a cell of this kind stands in a column.
    pub fn cell(&self, grid: usize, style: Style, column: u16, kind: Kind) -> i32 {
        let learned = self.grids.get(grid).and_then(|g| g.columns.get(usize::from(column)));
        match learned.and_then(|c| c.get(kind as usize)) {
            Some(cost) => *cost,
            None => guess(style, column, kind),
        }
    }

    /// What it costs that a row ends after a column.
    pub fn end(&self, grid: usize, columns: u16, column: u16) -> i32 {
        if column + 1 >= columns {
            return 0;
        }
        let learned = self.grids.get(grid).and_then(|g| g.ends.get(usize::from(column)));
        learned.copied().unwrap_or(SHORT_ROW)
    }
}

const fn guess(style: Style, column: u16, kind: Kind) -> i32 {
    match (column, kind) {
        (0, Kind::Label) => -5,
        (0, Kind::Integer) => -3,
        (0, Kind::Date | Kind::Value) => 5,
        // Where a cell stands on a line only the numbers show where rows begin.
        (0, Kind::Short | Kind::Long | Kind::LabelText) if matches!(style, Style::Cells) => 5,
        (0, _) => 0,
        (_, Kind::Label) => 8,
        (_, Kind::LabelText) => match style {
            Style::Cells => 15,
            _ => 6,
        },
        (_, Kind::Date) => -2,
        _ => 0,
    }
}

impl Profile {
    fn learned(counts: &Counts, all: &[u32; Kind::COUNT]) -> Self {
        if counts.rows < 4 {
            return Self::default();
        }
        let total: u32 = all.iter().sum();
        let columns = counts.kinds.iter().map(|kinds| {
            let n: u32 = kinds.iter().sum();
            let mut costs = [0; Kind::COUNT];
            for ((cost, count), background) in costs.iter_mut().zip(kinds).zip(all) {
                // A few rows say little: eight cells of the usual mixture are added to each column.
                let anywhere = (f64::from(*background) + 1.0) / (f64::from(total) + 8.0);
                let here = (f64::from(*count) + 8.0 * anywhere) / (f64::from(n) + 8.0);
                *cost = tenths(0.2 + 0.8 * here / anywhere).clamp(-20, 16);
            }
            costs
        });
        let rows = f64::from(counts.rows);
        let ends =
            counts.ends.iter().map(|count| tenths((f64::from(*count) + 0.2) / rows).clamp(1, SHORT_ROW));
        Self { columns: columns.collect(), ends: ends.collect() }
    }
}

/// −10 ln p, rounded.
#[allow(clippy::cast_possible_truncation, reason = "p lies between 1e-10 and 1e10")]
fn tenths(p: f64) -> i32 {
    (-10.0 * p.ln()).round() as i32
}
