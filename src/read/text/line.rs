//! Lines of a decoded text and the pieces between their tabs.

use memchr::{memchr_iter, memchr2_iter};

use super::kind::Kind;
use crate::error::Error;
use crate::lang::letter;

/// A line that holds something: text, or at least a tab.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// First byte in the text.
    pub start: u32,
    /// The byte after the last one; trailing white space other than tabs is left out.
    pub end: u32,
    /// Its number, 1-based.
    pub number: u32,
    /// Blank lines right before it.
    pub blanks: u16,
}

impl Line {
    /// Its text.
    pub fn text(self, source: &str) -> &str {
        slice(source, self.start, self.end)
    }
}

/// What separates a piece from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A tab in the line.
    Tab,
    /// The start of a line.
    Line,
    /// The start of a line and a tab: what stands before the tab is empty.
    LineTab,
    /// The end of a drawn cell: the next one starts here.
    Cell,
    /// A line break in a drawn cell.
    Joined,
}

/// Text between separators: a cell, or a line of one.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// First byte, white space left out.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line it stands on.
    pub line: u32,
    /// Its first column, in code points, 1-based.
    pub column: u32,
    /// Its code points.
    pub width: u32,
    /// Blank lines between it and the piece before.
    pub blanks: u16,
    /// What separates it from the piece before.
    pub gap: Gap,
    /// What it looks like.
    pub kind: Kind,
}

impl Piece {
    /// Its text.
    pub fn text<'s>(&self, source: &'s str) -> &'s str {
        slice(source, self.start, self.end)
    }
}

/// A part of the text by byte offsets; empty if they lie outside.
pub fn slice(source: &str, start: u32, end: u32) -> &str {
    source.get(start as usize..end as usize).unwrap_or("")
}

/// An offset as it is kept. Texts are at most 4 GiB, which [`super::read`] has checked.
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The lines that are not blank. LF, CR LF and CR end a line. `limit` is the limit `cells`: a text with more
/// lines than cells allowed is refused, as every line will be a paragraph or part of a cell.
pub fn lines(source: &str, limit: u64) -> Result<Vec<Line>, Error> {
    let bytes = source.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 64);
    let (mut start, mut number, mut blanks) = (0, 1_u32, 0_u16);
    let mut push = |start: usize, stop: usize, number: u32| {
        let text = source.get(start..stop).unwrap_or("");
        let kept = text.trim_end_matches(|c: char| c != '\t' && c.is_whitespace());
        if kept.is_empty() || (!kept.contains('\t') && kept.trim().is_empty()) {
            blanks = blanks.saturating_add(1);
            return Ok(());
        }
        if lines.len() as u64 >= limit {
            return Err(Error::limit("cells", limit, "the text has too many lines"));
        }
        let (start, end) = (offset(start), offset(start + kept.len()));
        lines.push(Line { start, end, number, blanks });
        blanks = 0;
        Ok(())
    };
    for at in memchr2_iter(b'\n', b'\r', bytes) {
        if bytes.get(at) == Some(&b'\n') && at > 0 && bytes.get(at - 1) == Some(&b'\r') {
            start = at + 1;
            continue;
        }
        push(start, at, number)?;
        number = number.saturating_add(1);
        start = at + 1;
    }
    push(start, bytes.len(), number)?;
    Ok(lines)
}

/// Code points in a text.
pub fn width(text: &str) -> u32 {
    // Every byte but those inside a character.
    offset(letter::count(text.as_bytes(), |byte| byte & 0xc0 != 0x80))
}

/// Splits lines at their tabs. `whole` says which lines are one piece in spite of tabs (list items).
pub fn pieces(
    source: &str,
    lines: &[Line],
    whole: impl Fn(usize) -> bool,
    limit: u64,
) -> Result<Vec<Piece>, Error> {
    let mut pieces = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let text = line.text(source);
        let mut cursor = Cursor { line: *line, at: line.start, column: 1, pieces: &mut pieces };
        let (mut start, mut gap) = (0, Gap::Line);
        let mut tabs = memchr_iter(b'\t', text.as_bytes()).peekable();
        let whole = tabs.peek().is_some() && whole(index);
        for tab in tabs.take_while(|_| !whole) {
            let part = text.get(start..tab).unwrap_or("");
            if gap == Gap::Line && part.trim().is_empty() {
                cursor.column += width(part) + 1;
                cursor.at += offset(part.len()) + 1;
                gap = Gap::LineTab;
            } else {
                cursor.push(part, gap);
                gap = Gap::Tab;
            }
            start = tab + 1;
        }
        cursor.push(text.get(start..).unwrap_or(""), gap);
        if pieces.len() as u64 > limit {
            return Err(Error::limit("cells", limit, "the text has too many cells"));
        }
    }
    Ok(pieces)
}

/// Walks along a line and counts columns.
struct Cursor<'p> {
    line: Line,
    at: u32,
    column: u32,
    pieces: &'p mut Vec<Piece>,
}

impl Cursor<'_> {
    /// Adds a part and passes the tab after it.
    fn push(&mut self, part: &str, gap: Gap) {
        let text = part.trim_start();
        let lead = part.len() - text.len();
        let text = text.trim_end();
        let end = lead + text.len();
        let around = |range: std::ops::Range<usize>| {
            if range.is_empty() { 0 } else { width(part.get(range).unwrap_or("")) }
        };
        let (column, width) = (self.column + around(0..lead), width(text));
        self.pieces.push(Piece {
            start: self.at + offset(lead),
            end: self.at + offset(end),
            line: self.line.number,
            column,
            width,
            blanks: if gap == Gap::Tab { 0 } else { self.line.blanks },
            gap,
            kind: Kind::of(text),
        });
        self.column = column + width + around(end..part.len()) + 1;
        self.at += offset(part.len()) + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_cr_lf_and_cr_and_keep_their_numbers() {
        for end in ["\n", "\r\n", "\r"] {
            let source = ["один", "", "  ", "два\t", "\t", "три"].join(end);
            let found: Vec<_> = lines(&source, 99)
                .unwrap()
                .iter()
                .map(|l| (l.number, l.blanks, l.text(&source).to_owned()))
                .collect();
            let want = [(1, 0, "один"), (4, 2, "два\t"), (5, 0, "\t"), (6, 0, "три")];
            assert_eq!(found, want.map(|(n, b, t)| (n, b, t.to_owned())), "{end:?}");
        }
    }

    #[test]
    fn pieces_know_their_columns_in_code_points() {
        let source = " №\tСрок \t\tмай";
        let lines = lines(source, 99).unwrap();
        let found: Vec<_> = pieces(source, &lines, |_| false, 99)
            .unwrap()
            .iter()
            .map(|p| (p.column, p.text(source).to_owned()))
            .collect();
        let want = [(2, "№"), (4, "Срок"), (10, ""), (11, "май")];
        assert_eq!(found, want.map(|(c, t)| (c, t.to_owned())));
    }

    #[test]
    fn more_lines_or_cells_than_the_limit_are_refused() {
        assert_eq!(lines("а\nб\nв", 2).unwrap_err().kind(), crate::error::ErrorKind::TooLarge);
        let many = lines("а\t\t\t\t", 9).unwrap();
        assert!(pieces("а\t\t\t\t", &many, |_| false, 4).is_err());
    }
}
