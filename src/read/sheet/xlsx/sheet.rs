//! A worksheet part: cells, merges, what is hidden.

use std::borrow::Cow;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use super::super::cells::GridCell;
use super::super::pieces::Pieces;
use super::super::store::{Grid, MAX_COLUMN, MAX_ROW, Store, parse_a1, parse_area};
use super::super::xml::{Passed, Step, Walk, attribute, flag, number};
use super::{Shared, plain, strings};
use crate::error::Error;
use crate::model::document::Span;

/// Bytes of a short cell: `<c r="A1" t="s"><v>1</v></c>`.
const CELL: usize = 28;

/// Reads a worksheet part into a grid, which keeps what stood before a defect.
pub fn read(
    part: &str,
    pieces: &mut Pieces<'_, '_>,
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(), Error> {
    // Space is reserved, not used: millions of cells are not moved while their number grows.
    grid.cells.make_room(pieces.room() / CELL);
    let (mut at, mut passed) = ((0, 0), Passed::default());
    while let Some(piece) = pieces.next()? {
        let mut walk = Walk::resume(part, &piece, passed, store.limits());
        at = cells(&mut walk, at, shared, store, grid)?;
        passed = walk.passed();
    }
    Ok(())
}

/// Reads a piece; gives row and column of the last cell, as it takes those of the cell before.
fn cells(
    walk: &mut Walk<'_>,
    (mut row, mut col): (u32, u32),
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(u32, u32), Error> {
    loop {
        while let Some((cell, after)) = plain::cell(walk.ahead()) {
            walk.pass(cell.content.elements(), after)?;
            let head = Head::of((row, col + 1), cell.r, cell.s, cell.t);
            let content = match cell.content {
                plain::Content::Nothing => Content::default(),
                plain::Content::Value(value) => Content { value: value.into(), ..Content::default() },
                plain::Content::Inline(text) => {
                    Content { inline: Some(store.text(text)?), ..Content::default() }
                }
            };
            col = head.at.1;
            put(&head, &content, shared, store, grid)?;
        }
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "c" => {
                    let head = Head::read(&element, (row, col + 1));
                    let content = content(walk, store)?;
                    col = head.at.1;
                    put(&head, &content, shared, store, grid)?;
                }
                "row" => {
                    row = number(&element, "r").unwrap_or(row + 1).min(MAX_ROW + 1);
                    col = 0;
                    if flag(&element, "hidden") {
                        grid.hidden_rows.push((row, row));
                    }
                }
                "mergeCell" => {
                    let area = attribute(&element, "ref").and_then(|r| parse_area(&r));
                    grid.merges.extend(area);
                }
                name => frame(name, &element, grid),
            },
            Step::Done => return Ok((row, col)),
            Step::End(_) | Step::Text(_) => {}
        }
    }
}

/// What stands around the cells: columns, panes.
fn frame(name: &str, element: &BytesStart<'_>, grid: &mut Grid) {
    match name {
        "col" if flag(element, "hidden") => {
            let first = number(element, "min").unwrap_or(1);
            grid.hidden_columns.push((first, number(element, "max").unwrap_or(first).min(MAX_COLUMN)));
        }
        "pane" if attribute(element, "state").is_some_and(|s| s.starts_with("frozen")) => {
            let split = attribute(element, "ySplit").and_then(|s| s.trim().parse::<f64>().ok());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
            let rows = split.map_or(0, |s| s as u32);
            grid.header_rows = grid.header_rows.max(rows);
        }
        _ => {}
    }
}

/// What the start tag of a cell says.
struct Head {
    at: (u32, u32),
    style: usize,
    kind: Kind,
}

impl Head {
    /// Of its attributes; a cell without a position takes the next.
    fn of(next: (u32, u32), r: Option<&str>, s: Option<&str>, t: Option<&str>) -> Self {
        Self {
            at: r.and_then(parse_a1).unwrap_or(next),
            style: s.and_then(|s| s.parse().ok()).unwrap_or(0),
            kind: t.map_or(Kind::Number, Kind::of),
        }
    }

    fn read(element: &BytesStart<'_>, next: (u32, u32)) -> Self {
        let (mut r, mut s, mut t) = (None, None, None);
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.into_inner() {
                "r" => r = Some(attribute.value),
                "s" => s = Some(attribute.value),
                "t" => t = Some(attribute.value),
                _ => {}
            }
        }
        Self::of(next, r.as_deref(), s.as_deref(), t.as_deref())
    }
}

/// Puts a cell in the grid.
fn put(
    head: &Head,
    content: &Content<'_>,
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(), Error> {
    let &Head { at, style, kind } = head;
    let fill = shared.styles.fill(style);
    let (text, date) = match content.inline {
        Some(span) => (span, None),
        None => value(kind, &content.value, style, shared, store)?,
    };
    if content.formula && content.inline.is_none() && content.value.is_empty() && kind != Kind::Text {
        grid.unvalued.push(at);
    }
    store.cell(grid, GridCell::new(at, text, date, fill))
}

/// How a cell's value is written (ECMA-376 part 1, 18.18.11 `ST_CellType`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Boolean,
    Error,
    Date,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Boolean,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

#[derive(Default)]
struct Content<'a> {
    value: Cow<'a, str>,
    inline: Option<Span>,
    formula: bool,
}

fn content<'a>(walk: &mut Walk<'a>, store: &mut Store) -> Result<Content<'a>, Error> {
    let mut content = Content::default();
    let mut in_value = false;
    loop {
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "v" => in_value = true,
                "f" => content.formula = true,
                "is" => content.inline = Some(strings::rich_text(walk, "is", store)?),
                _ => {}
            },
            Step::Text(text) if in_value && content.value.is_empty() => content.value = text,
            Step::Text(text) if in_value => content.value.to_mut().push_str(&text),
            Step::Text(_) => {}
            Step::End(name) => match &*name {
                "v" => in_value = false,
                "c" => return Ok(content),
                _ => {}
            },
            Step::Done => return Ok(content),
        }
    }
}

fn value(
    kind: Kind,
    raw: &str,
    style: usize,
    shared: &Shared,
    store: &mut Store,
) -> Result<(Span, Option<Date>), Error> {
    let styles = &shared.styles;
    let mark = store.mark();
    let out = &mut store.document.arena;
    let mut date = None;
    match kind {
        _ if raw.is_empty() => {}
        Kind::Shared => {
            let span = raw.trim().parse::<usize>().ok().and_then(|i| shared.strings.get(i)).copied();
            let span = span.unwrap_or_default();
            let Some(format) = styles.format(style).filter(|f| f.dresses_text()) else {
                return Ok((span, None));
            };
            let text = out.get(span.start as usize..span.end as usize).unwrap_or("").to_owned();
            format.show_text(&text, out);
        }
        Kind::Text => match styles.format(style) {
            Some(format) => format.show_text(&strings::unescape(raw), out),
            None => out.push_str(&strings::unescape(raw)),
        },
        Kind::Boolean => out.push_str(if matches!(raw.trim(), "1" | "true") { "TRUE" } else { "FALSE" }),
        Kind::Error => out.push_str(raw),
        Kind::Date => match styles.epoch.serial(raw.trim()) {
            Some(serial) => date = styles.show_date(style, serial, out),
            None => out.push_str(raw),
        },
        Kind::Number => match raw.trim().parse::<f64>() {
            Ok(number) => date = styles.show(style, number, out),
            Err(_) => out.push_str(raw),
        },
    }
    Ok((store.close(mark)?, date))
}
