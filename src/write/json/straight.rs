//! JSON written straight to a string.
//!
//! `serde_json` writes byte by byte into any sink and has the whole document checked for UTF-8 afterwards; a fifth
//! of the time of a plan went there. Here texts are looked at in blocks and go as they are where nothing in them
//! needs an escape. What comes out is what `serde_json` writes, which the tests ask for.
//!
//! Only the kinds of values that a plan has: structures, lists, texts, numbers, and enumerations without content.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};

/// A value as JSON, in lines indented by two spaces or all in one line.
///
/// # Errors
/// The value is, or holds, of another kind than these.
pub fn write(value: &impl Serialize, form: Form, capacity: usize) -> Result<String, fmt::Error> {
    let mut writer = Writer { out: String::with_capacity(capacity), form, depth: 0 };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

/// How the document is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Every value in a line of its own, for people.
    Lines,
    /// No white space, for programs.
    Line,
}

struct Writer {
    out: String,
    form: Form,
    /// Arrays and objects that are open.
    depth: usize,
}

/// What opens a line: a block of fixed length is copied faster than just the bytes that are needed.
const INDENT: &str = "\n               ";
const NEXT: &str = ",\n              ";

impl Writer {
    /// What stands before a value of an array or a key of an object.
    fn item(&mut self, first: bool) {
        if self.form == Form::Line {
            if !first {
                self.out.push(',');
            }
            return;
        }
        let end = self.out.len() + 2 * self.depth + if first { 1 } else { 2 };
        self.out.push_str(if first { INDENT } else { NEXT });
        self.indent(end);
    }

    /// Fills the line with spaces up to here, where it now may have too many.
    fn indent(&mut self, end: usize) {
        while self.out.len() < end {
            self.out.push_str("  ");
        }
        self.out.truncate(end);
    }

    #[expect(clippy::inline_always, reason = "a key known when compiled is copied in one or two moves")]
    #[inline(always)]
    fn key(&mut self, key: &'static str) {
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        if self.form == Form::Lines {
            self.out.push(' ');
        }
    }

    fn close(&mut self, bracket: char, empty: bool) {
        self.depth -= 1;
        if self.form == Form::Lines && !empty {
            let end = self.out.len() + 1 + 2 * self.depth;
            self.out.push_str(INDENT);
            self.indent(end);
        }
        self.out.push(bracket);
    }

    fn open(&mut self, bracket: char, close: char) -> Items<'_> {
        self.depth += 1;
        self.out.push(bracket);
        Items { writer: self, close, empty: true }
    }

    /// A text without its quotes.
    fn text(&mut self, text: &str) {
        if first_escaped(text.as_bytes()).is_some() {
            self.escaped(text);
        } else {
            self.out.push_str(text);
        }
    }

    /// A text of which something needs an escape.
    #[cold]
    fn escaped(&mut self, mut text: &str) {
        while let Some(at) = first_escaped(text.as_bytes()) {
            let (plain, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            self.out.push_str(plain);
            let mut rest = rest.chars();
            match rest.next() {
                Some('"') => self.out.push_str("\\\""),
                Some('\\') => self.out.push_str("\\\\"),
                Some('\n') => self.out.push_str("\\n"),
                Some('\r') => self.out.push_str("\\r"),
                Some('\t') => self.out.push_str("\\t"),
                Some('\u{8}') => self.out.push_str("\\b"),
                Some('\u{c}') => self.out.push_str("\\f"),
                // Writing to a string cannot fail.
                Some(control) => drop(write!(self.out, "\\u{:04x}", u32::from(control))),
                None => {}
            }
            text = rest.as_str();
        }
        self.out.push_str(text);
    }
}

/// Where the first byte stands that JSON escapes (RFC 8259, 7).
fn first_escaped(text: &[u8]) -> Option<usize> {
    if let Some(end) = text.last_chunk::<16>() {
        let (blocks, _) = text.as_chunks::<16>();
        if !blocks.iter().any(any_escaped) && !any_escaped(end) {
            return None;
        }
    } else if let (Some(start), Some(end)) = (text.first_chunk::<8>(), text.last_chunk::<8>())
        && !any_escaped(start)
        && !any_escaped(end)
    {
        return None;
    }
    text.iter().position(|&byte| is_escaped(byte))
}

/// Whether a block has a byte to escape; without a branch for each of its bytes.
fn any_escaped<const N: usize>(block: &[u8; N]) -> bool {
    block.iter().fold(false, |any, &byte| any | is_escaped(byte))
}

const fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl fmt::Write for Writer {
    /// Of a value that prints itself: a part of a text.
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.text(part);
        Ok(())
    }
}

macro_rules! integers {
    ($($method:ident: $kind:ty),*) => {
        $(fn $method(self, value: $kind) -> fmt::Result {
            self.out.push_str(itoa::Buffer::new().format(value));
            Ok(())
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Impossible<(), fmt::Error>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    integers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    integers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> fmt::Result {
        self.serialize_f64(value.into())
    }

    /// As `serde_json` writes it: the shortest digits that read back the same, `null` for what is no number.
    fn serialize_f64(self, value: f64) -> fmt::Result {
        write!(self.out, "{}", serde_json::Value::from(value))
    }

    fn serialize_char(self, value: char) -> fmt::Result {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.out.push('"');
        self.text(value);
        self.out.push('"');
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> fmt::Result {
        self.out.push('"');
        write!(self, "{value}")?;
        self.out.push('"');
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        // A name of ours: nothing in it needs an escape.
        self.out.push('"');
        self.out.push_str(variant);
        self.out.push('"');
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, fmt::Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, fmt::Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

/// An open array or object.
struct Items<'a> {
    writer: &'a mut Writer,
    close: char,
    empty: bool,
}

impl Items<'_> {
    fn next(&mut self) {
        self.writer.item(self.empty);
        self.empty = false;
    }

    fn close(self) {
        self.writer.close(self.close, self.empty);
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = fmt::Error;

    #[expect(clippy::inline_always, reason = "see Writer::key")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> fmt::Result {
        self.next();
        self.writer.key(key);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(value: &impl Serialize) {
        assert_eq!(write(value, Form::Line, 0).unwrap(), serde_json::to_string(value).unwrap());
        assert_eq!(write(value, Form::Lines, 0).unwrap(), serde_json::to_string_pretty(value).unwrap());
    }

    #[test]
    fn every_character_is_written_as_serde_json_writes_it() {
        // Before, in and behind a whole block.
        for around in ["", "fifteen letters", "sixteen letters.", "по-русски, и не в одном блоке"]
        {
            for character in (0..=0x2500_u32).filter_map(char::from_u32).chain(['\u{ffff}', '\u{1f600}']) {
                both(&format!("{around}{character}{around}"));
            }
        }
        both(&"\"\\\n\"");
    }

    #[test]
    fn numbers_and_empty_lists_are_written_as_serde_json_writes_them() {
        both(&vec![0.1, 1e21, 1e-7, 5.0, -0.0, f64::MAX, f64::NAN]);
        both(&vec![i64::MIN, -1, 0, i64::MAX]);
        both(&vec![Some(true), None]);
        both(&vec![vec![1], vec![]]);
        both(&Vec::<u8>::new());
    }

    #[test]
    fn any_depth_is_indented() {
        #[derive(serde::Serialize)]
        struct Deep {
            inner: Option<Box<Deep>>,
        }
        let deep = (0..40).fold(Deep { inner: None }, |inner, _| Deep { inner: Some(Box::new(inner)) });
        both(&deep);
    }

    #[test]
    fn what_a_plan_does_not_have_is_an_error() {
        assert!(write(&(1, 2), Form::Line, 0).is_err());
        assert!(write(&std::collections::BTreeMap::from([("a", 1)]), Form::Line, 0).is_err());
    }
}
