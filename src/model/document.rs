//! What a reader gives: paragraphs and grids of cells in reading order, each with its place, and
//! nothing yet of what they mean.

pub use super::cells::{Cell, Cells};
pub use super::resolve::Found;

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::lang::letter;

pub use super::place::{Area, AsideKind, Place};

/// The source as read, before any interpretation.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text of every paragraph and cell, one after another; [`Span`]s point into it.
    pub arena: String,
    /// Body paragraphs and top-level tables in reading order.
    pub blocks: Vec<Block>,
    /// Every table, nested ones too, in reading order; [`Block::Table`] is an index here.
    pub tables: Vec<Table>,
    /// Text beside the body: headers, footers, notes, text boxes, comments.
    pub asides: Vec<Paragraph>,
    /// Names of a workbook's sheets; empty for other formats.
    pub sheets: Vec<Sheet>,
    /// The character encoding a text was decoded from, as the WHATWG standard names it, lower case.
    pub encoding: Option<&'static str>,
    /// What the reader has to say of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// A stretch of [`Document::arena`], in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A top-level piece of the body.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph; in a text, a line or hard-wrapped lines of prose; in a sheet, a cell that stands alone
    /// above or below a table.
    Paragraph(Paragraph),
    /// A table: its index in [`Document::tables`].
    Table(usize),
}

/// A paragraph of text outside tables.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its text, markup stripped, line breaks kept.
    pub text: Span,
    /// The label Word computes for it («1.2.», «а)», a bullet), if it is numbered automatically.
    pub label: Option<Span>,
    /// Heading level 1–9 by its style or markup.
    pub heading: Option<u8>,
    /// Indentation level of a list item, 0 the outermost; `None` when it is no list item.
    pub list_level: Option<u8>,
    /// Whether the source hides it.
    pub hidden: bool,
    /// Where it stands.
    pub place: Place,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows used.
    pub rows: u32,
    /// Columns used.
    pub columns: u32,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

impl AsRef<str> for Sheet {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// A grid of cells. Merged cells stand once; positions that no cell covers are absent.
#[derive(Clone, Debug)]
pub struct Table {
    /// Number in reading order, 1-based: `T1`.
    pub number: u32,
    /// The cell of another table that holds this one.
    pub parent: Option<Place>,
    /// Rows, counted with the empty ones.
    pub rows: u32,
    /// Columns of the grid.
    pub columns: u32,
    /// Cells ordered by row, then column, of their upper left corner.
    pub cells: Cells,
    /// The sheet it lies on: an index into [`Document::sheets`].
    pub sheet: Option<u16>,
}

impl Document {
    /// The text of a span; empty if it lies outside the arena.
    pub fn text(&self, span: Span) -> &str {
        self.arena.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Appends text to the arena and gives its span.
    pub fn push_text(&mut self, text: &str) -> Span {
        let start = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.arena.push_str(text);
        Span { start, end: u32::try_from(self.arena.len()).unwrap_or(u32::MAX) }
    }

    /// A place as it is written in the JSON document.
    pub fn at(&self, place: Place) -> String {
        let mut out = String::with_capacity(12);
        // Writing to a String cannot fail.
        let _ = place.write(&self.sheets, &mut out);
        out
    }
}

/// Text with every run of white space (no-break spaces and line breaks too) as one space, none at the
/// ends, and without soft hyphens and zero-width marks: how text stands in the JSON document.
pub fn fold(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut rest = text;
    while !rest.is_empty() {
        let end = letter::find_byte(rest.as_bytes(), is_notable).unwrap_or(rest.len());
        let (plain, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
        gap |= plain.starts_with(' ');
        if plain.contains("  ") {
            for (at, word) in plain.split(' ').enumerate() {
                gap |= at > 0;
                append(word, &mut gap, &mut out);
            }
        } else {
            append(plain.trim_matches(' '), &mut gap, &mut out);
        }
        gap |= plain.ends_with(' ');
        let mut chars = others.chars();
        match chars.next() {
            Some(c) if c.is_whitespace() => gap = true,
            Some(c) if !is_invisible(c) => append(c.encode_utf8(&mut [0; 4]), &mut gap, &mut out),
            _ => {}
        }
        rest = chars.as_str();
    }
    Cow::Owned(out)
}

/// Appends words, behind a space where there was a gap.
fn append(words: &str, gap: &mut bool, out: &mut String) {
    if !words.is_empty() {
        if std::mem::take(gap) && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(words);
    }
}

/// Whether a byte may begin white space, but a space, or a mark without width.
#[expect(clippy::needless_bitwise_bool, reason = "sixteen bytes are asked at once only without branches")]
const fn is_notable(byte: u8) -> bool {
    (byte < b' ') | (byte == 0xc2) | (byte.wrapping_sub(0xe1) < 3) | (byte == 0xef)
}

/// Whether a character has no width.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text surely has no white space but single spaces and no invisible marks, told by its bytes alone.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(rest) = bytes.get(from..)
        && let Some(at) = letter::find_byte(rest, is_notable)
    {
        match rest.get(at..).unwrap_or_default() {
            [0..=0x1f, ..]
            // A next line, a no-break space, a soft hyphen.
            | [0xc2, 0x85 | 0xa0 | 0xad, ..]
            // General punctuation begins with spaces and marks without width; there are more after the ellipsis.
            | [0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf, ..]
            | [0xe2, 0x81, ..]
            // Spaces of other scripts, and the mark of byte order.
            | [0xe1, 0x9a, ..]
            | [0xe3, 0x80, ..]
            | [0xef, 0xbb, ..] => return false,
            _ => from += at + 1,
        }
    }
    !text.contains("  ")
}

#[cfg(test)]
mod tests {
    use super::{fold, is_invisible, is_plain};

    #[test]
    fn every_white_space_and_invisible_mark_but_a_space_is_seen_in_the_bytes() {
        for c in '\u{1}'..='\u{ffff}' {
            let marked = c.is_whitespace() && c != ' ' || is_invisible(c);
            assert!(!marked || !is_plain(&format!("а{c}б")), "{c:?}");
        }
        assert!(is_plain(" «Пресс-бюро» – № 5 …"));
        assert!(!is_plain("два  пробела"));
    }

    #[test]
    fn fold_gives_the_words_with_a_space_between() {
        let parts = ["а", " ", "\n", "\u{ad}", "«", "\u{a0}", "б в"];
        for number in 0..7_usize.pow(5) {
            let text: String = (0..5).map(|place| parts[number / 7_usize.pow(place) % 7]).collect();
            let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
            assert_eq!(fold(&text), visible.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
    }

    #[test]
    fn fold_joins_white_space_and_keeps_everything_else() {
        assert_eq!(fold(" №\n\nп/п\u{a0} "), "№ п/п");
        assert_eq!(fold("\u{200b} \u{feff} а\u{ad} \u{ad} б  \u{200b}\n"), "а б");
        assert_eq!(fold("со\u{ad}гла\u{200b}сие"), "согласие");
        assert!(matches!(fold("как есть"), std::borrow::Cow::Borrowed(_)));
    }
}
