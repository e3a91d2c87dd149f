//! Where in the source a value stands.

use std::fmt;

use crate::lang::letter;

/// A place in the source, 1-based as a person counts. It is small and `Copy`; a sheet is its index
/// in [`Document::sheets`](super::document::Document::sheets), so a place is printed by the document
/// that holds it ([`Document::at`](super::document::Document::at)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Part of one line of a text: columns in code points, `end` exclusive. Printed `L139:2-12`.
    Line {
        /// The line.
        line: u32,
        /// First column.
        start: u32,
        /// The column after the last.
        end: u32,
    },
    /// Whole lines of a text, both ends inclusive. Printed `L4-L11`, one line `L4`.
    Lines {
        /// The first line.
        first: u32,
        /// The last line.
        last: u32,
    },
    /// Paragraphs of a word-processing document, both ends inclusive. Printed `P12`, `P12-P14`.
    Paragraphs {
        /// The first paragraph.
        first: u32,
        /// The last paragraph.
        last: u32,
    },
    /// Cells of a table of a word-processing document. Printed `T1R31C4`, `T1R31C4-R33C5`.
    Cells {
        /// The table's number in reading order.
        table: u32,
        /// The rectangle.
        area: Area,
    },
    /// Whole rows of such a table. Printed `T1R31`, `T1R31-R33`.
    Rows {
        /// The table's number in reading order.
        table: u32,
        /// The first row.
        first: u32,
        /// The last row.
        last: u32,
    },
    /// Cells of a sheet of a workbook. Printed `Лист1!B4`, `'План 2024'!B4:C6`.
    Sheet {
        /// Index of the sheet's name in the document.
        sheet: u16,
        /// The rectangle.
        area: Area,
    },
    /// Text that stands beside the body. Printed `footnote 3`, `header 1`, `comment 2`.
    Aside {
        /// What it is.
        kind: AsideKind,
        /// Its number in reading order.
        number: u32,
    },
}

/// A rectangle of cells, 1-based, all ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The first row.
    pub row: u32,
    /// The first column.
    pub col: u32,
    /// The last row.
    pub last_row: u32,
    /// The last column.
    pub last_col: u32,
}

impl Area {
    /// The area of one cell.
    pub const fn cell(row: u32, col: u32) -> Self {
        Self { row, col, last_row: row, last_col: col }
    }

    /// The smallest area that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            row: self.row.min(other.row),
            col: self.col.min(other.col),
            last_row: self.last_row.max(other.last_row),
            last_col: self.last_col.max(other.last_col),
        }
    }
}

/// What kind of text beside the body a place names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AsideKind {
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A text box.
    TextBox,
    /// A comment.
    Comment,
}

impl AsideKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Header, Self::Footer, Self::Footnote, Self::Endnote, Self::TextBox, Self::Comment];

    /// The word used in places.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
            Self::TextBox => "textbox",
            Self::Comment => "comment",
        }
    }
}

impl Place {
    /// The smallest place that holds both; `self` where they have nothing in common (two tables).
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Line { line: a, start, end }, Self::Line { line: b, start: s, end: e }) if a == b => {
                Self::Line { line: a, start: start.min(s), end: end.max(e) }
            }
            (Self::Line { .. } | Self::Lines { .. }, Self::Line { .. } | Self::Lines { .. }) => {
                let ((a, b), (c, d)) = (self.lines(), other.lines());
                Self::Lines { first: a.min(c), last: b.max(d) }
            }
            (Self::Paragraphs { first, last }, Self::Paragraphs { first: f, last: l }) => {
                Self::Paragraphs { first: first.min(f), last: last.max(l) }
            }
            (Self::Cells { table, area }, Self::Cells { table: t, area: a }) if table == t => {
                Self::Cells { table, area: area.join(a) }
            }
            (Self::Rows { table, first, last }, Self::Rows { table: t, first: f, last: l }) if table == t => {
                Self::Rows { table, first: first.min(f), last: last.max(l) }
            }
            (Self::Sheet { sheet, area }, Self::Sheet { sheet: s, area: a }) if sheet == s => {
                Self::Sheet { sheet, area: area.join(a) }
            }
            _ => self,
        }
    }

    /// First and last line of a text place; zero for the others.
    pub fn lines(self) -> (u32, u32) {
        match self {
            Self::Line { line, .. } => (line, line),
            Self::Lines { first, last } => (first, last),
            _ => (0, 0),
        }
    }

    /// Writes the place; `sheets` are the names of the document's sheets.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(self, sheets: &[impl AsRef<str>], out: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Self::Line { line, start, end } => put(out, &[("L", line), (":", start), ("-", end)]),
            Self::Lines { first, last } if first == last => put(out, &[("L", first)]),
            Self::Lines { first, last } => put(out, &[("L", first), ("-L", last)]),
            Self::Paragraphs { first, last } if first == last => put(out, &[("P", first)]),
            Self::Paragraphs { first, last } => put(out, &[("P", first), ("-P", last)]),
            Self::Cells { table, area: Area { row, col, last_row, last_col } } => {
                put(out, &[("T", table), ("R", row), ("C", col)])?;
                if (row, col) == (last_row, last_col) {
                    Ok(())
                } else {
                    put(out, &[("-R", last_row), ("C", last_col)])
                }
            }
            Self::Rows { table, first, last } if first == last => put(out, &[("T", table), ("R", first)]),
            Self::Rows { table, first, last } => put(out, &[("T", table), ("R", first), ("-R", last)]),
            Self::Sheet { sheet, area } => {
                let name = sheets.get(usize::from(sheet)).map_or("", AsRef::as_ref);
                write_sheet_name(name, out)?;
                out.write_char('!')?;
                write_a1(area.row, area.col, out)?;
                if (area.row, area.col) == (area.last_row, area.last_col) {
                    return Ok(());
                }
                out.write_char(':')?;
                write_a1(area.last_row, area.last_col, out)
            }
            Self::Aside { kind, number } => write!(out, "{} {number}", kind.name()),
        }
    }
}

/// A sheet's name as a formula quotes it: in apostrophes unless it is one word of letters and digits.
fn write_sheet_name(name: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let plain = !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| letter::is_alphanumeric(c) || c == '_');
    if plain { out.write_str(name) } else { write!(out, "'{}'", name.replace('\'', "''")) }
}

fn write_a1(row: u32, col: u32, out: &mut impl fmt::Write) -> fmt::Result {
    write_column(col, out)?;
    put(out, &[("", row)])
}

/// A column's letters: they count in base 26, without a zero.
fn write_column(col: u32, out: &mut impl fmt::Write) -> fmt::Result {
    let Some(rest) = col.checked_sub(1) else { return Ok(()) };
    write_column(rest / 26, out)?;
    out.write_char(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)))
}

/// Writes numbers, each after its letters. A plan has thousands of places and ids, and formatting them is slow.
pub fn put(out: &mut impl fmt::Write, parts: &[(&str, u32)]) -> fmt::Result {
    for (letters, number) in parts {
        out.write_str(letters)?;
        out.write_str(itoa::Buffer::new().format(*number))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(place: Place) -> String {
        let mut out = String::new();
        place.write(&["Лист1", "План 2024", "O'Neil"], &mut out).unwrap();
        out
    }

    #[test]
    fn places_are_printed_as_the_design_says() {
        assert_eq!(show(Place::Line { line: 139, start: 2, end: 12 }), "L139:2-12");
        assert_eq!(show(Place::Lines { first: 4, last: 11 }), "L4-L11");
        assert_eq!(show(Place::Lines { first: 0, last: u32::MAX }), "L0-L4294967295");
        assert_eq!(show(Place::Paragraphs { first: 12, last: 12 }), "P12");
        assert_eq!(show(Place::Cells { table: 1, area: Area::cell(31, 4) }), "T1R31C4");
        assert_eq!(show(Place::Sheet { sheet: 0, area: Area::cell(4, 2) }), "Лист1!B4");
        let area = Area { row: 4, col: 2, last_row: 6, last_col: 3 };
        assert_eq!(show(Place::Sheet { sheet: 1, area }), "'План 2024'!B4:C6");
        assert_eq!(show(Place::Sheet { sheet: 2, area: Area::cell(1, 703) }), "'O''Neil'!AAA1");
    }

    #[test]
    fn joining_two_lines_gives_their_range() {
        let a = Place::Line { line: 4, start: 1, end: 9 };
        let b = Place::Lines { first: 6, last: 11 };
        assert_eq!(show(a.join(b)), "L4-L11");
    }
}
