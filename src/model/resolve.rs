//! From a place as it is printed in the JSON document back to the raw cells and paragraphs that stand there.

use super::document::{Block, Cell, Document, Paragraph, Table};
use super::place::{Area, AsideKind, Place};

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
pub enum Found<'d> {
    /// A cell of a table.
    Cell(Cell),
    /// A paragraph, a line of a text, or text beside the body.
    Paragraph(&'d Paragraph),
}

impl Found<'_> {
    /// Where it stands.
    pub fn place(&self) -> Place {
        match self {
            Self::Cell(cell) => cell.place,
            Self::Paragraph(paragraph) => paragraph.place,
        }
    }
}

impl Document {
    /// The cells and paragraphs, raw, that a place (`T1R31C4`, `L139:2-12`, `Лист1!B4:C6`) has a part in, in
    /// reading order. None where the text is no place, or nothing stands there.
    pub fn resolve(&self, at: &str) -> Vec<Found<'_>> {
        let wanted = self.places(at);
        let mut found = Vec::new();
        for table in &self.tables {
            let here: Vec<Place> =
                wanted.iter().copied().filter(|wanted| may_lie_in(*wanted, table)).collect();
            if !here.is_empty() {
                let meets = |cell: &Cell| here.iter().any(|wanted| meet(cell.place, *wanted));
                found.extend(table.cells.iter().filter(meets).map(Found::Cell));
            }
        }
        let paragraphs = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        });
        let meets = |paragraph: &&Paragraph| wanted.iter().any(|wanted| meet(paragraph.place, *wanted));
        found.extend(paragraphs.chain(&self.asides).filter(meets).map(Found::Paragraph));
        found.sort_by_key(Found::place);
        found
    }

    /// A place as printed, read: several where sheets have one name, which only a damaged workbook has.
    fn places(&self, at: &str) -> Vec<Place> {
        let at = at.trim();
        let Some((sheet, area)) = at.rsplit_once('!') else { return Self::place(at).into_iter().collect() };
        let Some(area) = a1_area(area) else { return Vec::new() };
        let name = sheet.strip_prefix('\'').and_then(|s| s.strip_suffix('\''));
        let name = name.map_or_else(|| sheet.to_owned(), |quoted| quoted.replace("''", "'"));
        let sheets = (0..).zip(&self.sheets).filter(|(_, sheet)| sheet.name == name);
        sheets.map(|(sheet, _)| Place::Sheet { sheet, area }).collect()
    }

    /// A place that is not of a workbook.
    fn place(at: &str) -> Option<Place> {
        if let Some((word, number)) = at.rsplit_once(' ') {
            let kind = AsideKind::ALL.into_iter().find(|kind| kind.name() == word)?;
            return Some(Place::Aside { kind, number: number.parse().ok()? });
        }
        let mut rest = Scanner(at);
        let place = match at.chars().next()? {
            'L' => rest.lines(),
            'P' => rest.range('P').map(|(first, last)| Place::Paragraphs { first, last }),
            'T' => rest.table(),
            _ => None,
        }?;
        rest.0.is_empty().then_some(place)
    }
}

/// What is left of a printed place.
struct Scanner<'t>(&'t str);

impl Scanner<'_> {
    fn skip(&mut self, expected: char) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    fn number(&mut self) -> Option<u32> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        digits.parse().ok()
    }

    /// `X4` or `X4-X11`.
    fn range(&mut self, letter: char) -> Option<(u32, u32)> {
        self.skip(letter)?;
        let first = self.number()?;
        if self.skip('-').is_none() {
            return Some((first, first));
        }
        self.skip(letter)?;
        Some((first, self.number()?))
    }

    /// `L4`, `L4-L11` or `L139:2-12`.
    fn lines(&mut self) -> Option<Place> {
        let (first, last) = self.range('L')?;
        if self.skip(':').is_none() {
            return Some(Place::Lines { first, last });
        }
        let start = self.number()?;
        self.skip('-')?;
        Some(Place::Line { line: first, start, end: self.number()? })
    }

    /// `T1R31`, `T1R31-R33`, `T1R31C4` or `T1R31C4-R33C5`.
    fn table(&mut self) -> Option<Place> {
        self.skip('T')?;
        let table = self.number()?;
        self.skip('R')?;
        let row = self.number()?;
        let col = self.skip('C').and_then(|()| self.number());
        if self.skip('-').is_none() {
            return Some(match col {
                Some(col) => Place::Cells { table, area: Area::cell(row, col) },
                None => Place::Rows { table, first: row, last: row },
            });
        }
        self.skip('R')?;
        let last_row = self.number()?;
        let Some(col) = col else { return Some(Place::Rows { table, first: row, last: last_row }) };
        self.skip('C')?;
        Some(Place::Cells { table, area: Area { row, col, last_row, last_col: self.number()? } })
    }
}

/// `B4` or `B4:C6`.
fn a1_area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((row, col), (last_row, last_col)) = (a1(first)?, a1(last)?);
    Some(Area { row, col, last_row, last_col })
}

/// Row and column of `B4`.
fn a1(text: &str) -> Option<(u32, u32)> {
    let split = text.find(|c: char| !c.is_ascii_uppercase())?;
    let (letters, digits) = text.split_at_checked(split)?;
    let mut col = 0_u32;
    for letter in letters.bytes() {
        col = col.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
    }
    Some((digits.parse().ok()?, col)).filter(|_| col > 0)
}

/// Whether two places have a part in common.
fn meet(a: Place, b: Place) -> bool {
    match (a, b) {
        (Place::Line { line, start, end }, Place::Line { line: other, start: s, end: e }) => {
            line == other && start < e && s < end
        }
        (Place::Line { .. } | Place::Lines { .. }, Place::Line { .. } | Place::Lines { .. }) => {
            overlap(a.lines(), b.lines())
        }
        (Place::Paragraphs { first, last }, Place::Paragraphs { first: f, last: l }) => {
            overlap((first, last), (f, l))
        }
        (Place::Cells { .. } | Place::Rows { .. }, Place::Cells { .. } | Place::Rows { .. }) => {
            let ((table, a), (other, b)) = (rectangle(a), rectangle(b));
            table == other && areas_meet(a, b)
        }
        (Place::Sheet { sheet, area }, Place::Sheet { sheet: other, area: b }) => {
            sheet == other && areas_meet(area, b)
        }
        _ => a == b,
    }
}

/// Whether a place may be of a table's cells.
fn may_lie_in(place: Place, table: &Table) -> bool {
    match place {
        Place::Cells { table: number, .. } | Place::Rows { table: number, .. } => number == table.number,
        Place::Sheet { sheet, .. } => table.sheet == Some(sheet),
        _ => true,
    }
}

/// Table and cells of a place in a table.
fn rectangle(place: Place) -> (u32, Area) {
    match place {
        Place::Cells { table, area } => (table, area),
        Place::Rows { table, first, last } => {
            (table, Area { row: first, col: 1, last_row: last, last_col: u32::MAX })
        }
        _ => (0, Area::cell(0, 0)),
    }
}

fn areas_meet(a: Area, b: Area) -> bool {
    overlap((a.row, a.last_row), (b.row, b.last_row)) && overlap((a.col, a.last_col), (b.col, b.last_col))
}

fn overlap(a: (u32, u32), b: (u32, u32)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Sheet;

    fn document() -> Document {
        let sheet = |name: &str| Sheet { name: name.into(), rows: 9, columns: 9, hidden: false };
        Document { sheets: vec![sheet("Лист1"), sheet("O'Neil 2024")], ..Document::default() }
    }

    #[test]
    fn every_printed_place_is_read_back() {
        let document = document();
        let area = Area { row: 4, col: 2, last_row: 6, last_col: 28 };
        for place in [
            Place::Line { line: 139, start: 2, end: 12 },
            Place::Lines { first: 4, last: 4 },
            Place::Lines { first: 4, last: 11 },
            Place::Paragraphs { first: 12, last: 14 },
            Place::Cells { table: 1, area: Area::cell(31, 4) },
            Place::Cells { table: 12, area },
            Place::Rows { table: 1, first: 31, last: 31 },
            Place::Rows { table: 1, first: 31, last: 33 },
            Place::Sheet { sheet: 0, area: Area::cell(4, 703) },
            Place::Sheet { sheet: 1, area },
            Place::Aside { kind: AsideKind::Footnote, number: 3 },
        ] {
            assert_eq!(document.places(&document.at(place)), [place], "{}", document.at(place));
        }
    }

    #[test]
    fn two_sheets_of_one_name_are_both_looked_into() {
        let mut document = document();
        document.sheets.push(document.sheets[0].clone());
        let place = |sheet| Place::Sheet { sheet, area: Area::cell(1, 1) };
        assert_eq!(document.places("Лист1!A1"), [place(0), place(2)]);
    }

    #[test]
    fn what_is_no_place_is_none() {
        for text in
            ["", "L", "L1-", "T1", "T1R", "T1R2C3x", "Лист9!A1", "Лист1!1", "page 3", "L99999999999", "Я4"]
        {
            assert_eq!(document().places(text), [], "{text}");
        }
    }

    #[test]
    fn a_place_meets_the_cells_it_has_a_part_in() {
        let cells = |row, col| Place::Cells { table: 1, area: Area::cell(row, col) };
        assert!(meet(Place::Rows { table: 1, first: 2, last: 3 }, cells(3, 9)));
        assert!(!meet(Place::Rows { table: 1, first: 2, last: 3 }, cells(4, 1)));
        assert!(!meet(Place::Rows { table: 2, first: 2, last: 3 }, cells(3, 9)));
        let line = |start, end| Place::Line { line: 5, start, end };
        assert!(meet(line(1, 4), line(3, 9)));
        assert!(!meet(line(1, 4), line(4, 9)));
        assert!(meet(Place::Lines { first: 1, last: 5 }, line(4, 9)));
    }
}
