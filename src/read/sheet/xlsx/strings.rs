//! Texts: shared strings, and the escapes texts have in `SpreadsheetML`.

use std::borrow::Cow;

use super::super::super::package::Package;
use super::super::pieces::Pieces;
use super::super::store::Store;
use super::super::xml::{Passed, Step, Walk};
use super::plain;
use crate::error::Error;
use crate::model::document::Span;

/// Bytes of a short string: `<si><t>1</t></si>`.
const STRING: usize = 17;

/// Reads the table of shared strings: its entries, however many it claims to have.
pub fn read(package: &mut Package<'_>, part: &str, store: &mut Store) -> Result<Vec<Span>, Error> {
    let mut strings = Vec::new();
    let Some(mut pieces) = Pieces::of(package, part, "</si>")? else { return Ok(strings) };
    // Space is reserved, not used.
    let _ = strings.try_reserve(pieces.room() / STRING);
    let mut passed = Passed::default();
    while let Some(piece) = pieces.next()? {
        let mut walk = Walk::resume(part, &piece, passed, store.limits());
        loop {
            while let Some((text, after)) = plain::string(walk.ahead()) {
                walk.pass(plain::STRING_ELEMENTS, after)?;
                strings.push(store.text(text)?);
            }
            match walk.step()? {
                Step::Start(element) if element.local_name().into_inner() == "si" => {
                    strings.push(rich_text(&mut walk, "si", store)?);
                }
                Step::Done => break,
                _ => {}
            }
        }
        passed = walk.passed();
    }
    Ok(strings)
}

/// Joins the runs of a rich text (`si`, `is`, a comment's `text`) up to its end tag, without the phonetic
/// hints of East Asian texts.
pub fn rich_text(walk: &mut Walk<'_>, until: &str, store: &mut Store) -> Result<Span, Error> {
    let mark = store.mark();
    let (mut inside, mut phonetic) = (false, false);
    loop {
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "t" => inside = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Step::End(name) if &*name == until => break,
            Step::End(name) => match &*name {
                "t" => inside = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Step::Text(text) if inside && !phonetic => store.document.arena.push_str(&text),
            Step::Text(_) => {}
            Step::Done => break,
        }
    }
    unescape_tail(store, mark);
    store.close(mark)
}

/// Decodes the escapes of the text that ends the arena.
pub fn unescape_tail(store: &mut Store, mark: usize) {
    let tail = store.document.arena.get(mark..).unwrap_or("");
    if let Cow::Owned(text) = unescape(tail) {
        store.document.arena.truncate(mark);
        store.document.arena.push_str(&text);
    }
}

/// `_x000D_` and the like stand for characters XML cannot hold (ECMA-376 part 1, 22.9.2.19 `ST_Xstring`);
/// line ends become `\n`.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let c = code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        match c {
            Some(c) => out.push(c),
            None => out.push_str("_x"),
        }
        rest = escape.get(if c.is_some() { 7 } else { 2 }..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(unescape("а_x000D_\nб"), "а\nб");
        assert_eq!(unescape("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescape("_xyz_ и _x00"), "_xyz_ и _x00");
    }
}
