//! XML parts walked under limits.

use std::borrow::Cow;

use memchr::memchr;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use super::super::package::{Package, damaged, other_encoding};
use super::super::token;
use super::pieces::Piece;
use crate::error::Error;
use crate::options::Limits;

/// What a walk over a part meets.
#[derive(Debug)]
pub enum Step<'a> {
    /// A start tag.
    Start(BytesStart<'a>),
    /// An end tag's local name; an empty element has one too.
    End(Name<'a>),
    /// Text, references resolved, line ends as `\n`.
    Text(Cow<'a, str>),
    /// The end of the part.
    Done,
}

/// A walk over one part.
pub struct Walk<'a> {
    part: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// The name of an empty element that has begun and not ended.
    empty: Option<&'a str>,
    /// The names of the open elements, where the reader does not know of them.
    open: Vec<Option<&'a [u8]>>,
    /// Whether the reader is at a point where a tag or a text may begin.
    between: bool,
    passed: Passed,
    /// Whether the part ends where the text does.
    last: bool,
    limits: Limits,
}

/// What a walk over the pieces of a part has behind it: elements in all, and those that are open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passed {
    elements: u64,
    depth: u64,
}

/// A part's text, decoded; `None` if there is no such part.
///
/// # Errors
/// When the part is damaged or passes a limit.
pub fn load(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Error> {
    let decoded = |bytes: Vec<u8>| match other_encoding(&bytes) {
        Some(encoding) => encoding.decode(&bytes).0.into_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|e| utf8(e.as_bytes()).into_owned()),
    };
    Ok(package.part(name)?.map(decoded))
}

/// UTF-8; what is no text in it becomes U+FFFD.
pub fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    // Faster than the standard library where most letters take two bytes.
    encoding_rs::UTF_8.decode_without_bom_handling(bytes).0
}

impl<'a> Walk<'a> {
    /// Starts at a part's first byte.
    pub fn new(part: &'a str, text: &'a str, limits: &Limits) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        // The reader may know nothing of the element that ends: it began in an earlier piece, or was read without it.
        reader.config_mut().allow_unmatched_ends = true;
        let passed = Passed::default();
        Self {
            part,
            text,
            reader,
            empty: None,
            open: Vec::new(),
            between: false,
            passed,
            last: true,
            limits: *limits,
        }
    }

    /// Goes on at a piece of a part; what was passed before is as [`Walk::passed`] told.
    pub fn resume(part: &'a str, piece: &'a Piece<'_>, passed: Passed, limits: &Limits) -> Self {
        Self { passed, last: piece.last, ..Self::new(part, &piece.text, limits) }
    }

    /// What is behind it.
    pub fn passed(&self) -> Passed {
        self.passed
    }

    /// The name of an empty tag that was just read: the reader would copy it.
    fn name_of_empty(&self, tag: &BytesStart<'_>) -> &'a str {
        let start = self.position().saturating_sub(tag.len() + "/>".len());
        self.text.get(start..start + tag.name().into_inner().len()).unwrap_or_default()
    }

    /// How much of the text was read.
    fn position(&self) -> usize {
        self.text.len().saturating_sub(self.reader.get_ref().len())
    }

    /// What follows, for those who can read some of it at once; [`Walk::pass`] goes over that. Nothing where the reader
    /// must go on.
    pub fn ahead(&self) -> &'a str {
        let between = self.between && self.empty.is_none();
        self.text.get(self.position()..).filter(|_| between).unwrap_or_default()
    }

    /// Goes over so many of the elements ahead, each in the one before, up to where this text begins.
    ///
    /// # Errors
    /// When they pass a limit.
    pub fn pass(&mut self, elements: u64, to: &'a str) -> Result<(), Error> {
        for _ in 0..elements {
            self.enter()?;
        }
        self.passed.depth = self.passed.depth.saturating_sub(elements);
        *self.reader.get_mut() = to.as_bytes();
        Ok(())
    }

    /// The next step.
    ///
    /// # Errors
    /// When the part is not well-formed, declares a document type or passes a limit.
    pub fn step(&mut self) -> Result<Step<'a>, Error> {
        if let Some(name) = self.empty.take() {
            self.passed.depth = self.passed.depth.saturating_sub(1);
            return Ok(Step::End(Name::Empty(name)));
        }
        loop {
            match self.event()? {
                Event::Start(element) => {
                    self.enter()?;
                    return Ok(Step::Start(element));
                }
                Event::Empty(element) => {
                    self.enter()?;
                    self.empty = Some(self.name_of_empty(&element));
                    return Ok(Step::Start(element));
                }
                Event::End(element) => {
                    let Some(depth) = self.passed.depth.checked_sub(1) else {
                        return Err(damaged(format!("`{}` closes what it did not open", self.part)));
                    };
                    self.passed.depth = depth;
                    return Ok(Step::End(Name::End(element)));
                }
                Event::Text(text) => return Ok(Step::Text(lines(text.into_inner()))),
                Event::CData(text) => return Ok(Step::Text(lines(text.into_inner()))),
                Event::GeneralRef(reference) => return Ok(Step::Text(self.references(&reference).into())),
                Event::DocType(_) => {
                    return Err(damaged(format!("`{}` declares a document type", self.part)));
                }
                Event::Eof if self.last && self.passed.depth > 0 => {
                    return Err(damaged(format!("`{}` breaks off", self.part)));
                }
                Event::Eof => return Ok(Step::Done),
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, Error> {
        let ahead = *self.reader.get_ref();
        let name = self.open.last().copied().flatten();
        let plain = if self.between { token::plain(ahead, name) } else { None };
        let known = plain.is_none();
        let event = if let Some((event, after)) = plain {
            *self.reader.get_mut() = after;
            event
        } else {
            let event = self.reader.read_event();
            let event = event.map_err(|e| damaged(format!("`{}` is not well-formed: {e}", self.part)))?;
            self.between = !matches!(event, Event::Text(_));
            event
        };
        match &event {
            Event::Start(_) if known => self.open.push(None),
            Event::Start(start) => self.open.push(ahead.get(1..=start.name().into_inner().len())),
            Event::End(_) => {
                self.open.pop();
            }
            _ => {}
        }
        Ok(event)
    }

    /// References and the text between them as one: some programs write every letter outside ASCII so, and the reader
    /// gives each of them alone. A reference that does not end is left to the reader.
    fn references(&mut self, first: &str) -> String {
        let rest = self.text.get(self.position()..).unwrap_or_default();
        let end = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let mut rest = rest.get(..end).unwrap_or_default();
        let mut text = String::with_capacity(rest.len());
        resolve(first, &mut text);
        while !rest.is_empty() {
            if let Some((letter, after)) = letter(rest) {
                text.push(letter);
                rest = after;
                continue;
            }
            let at = memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
            let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
            text.push_str(&lines(before.into()));
            rest = reference;
            // Names are short.
            let end =
                reference.bytes().skip(1).position(|b| matches!(b, b';' | b'&')).map_or(0, |end| end + 1);
            let (Some(name), Some(after)) = (reference.get(1..end), reference.get(end..)) else { break };
            let Some(after) = after.strip_prefix(';') else { break };
            resolve(name, &mut text);
            rest = after;
        }
        let read = end - rest.len();
        let ahead = self.reader.get_mut();
        *ahead = ahead.get(read..).unwrap_or_default();
        text
    }

    fn enter(&mut self) -> Result<(), Error> {
        self.passed.elements += 1;
        self.passed.depth += 1;
        if self.passed.elements > self.limits.elements {
            return Err(Error::limit("elements", self.limits.elements, format!("`{}`", self.part)));
        }
        if self.passed.depth > self.limits.depth {
            return Err(Error::limit("depth", self.limits.depth, format!("`{}`", self.part)));
        }
        self.limits.seconds.check_at(self.passed.elements)
    }
}

/// The name in an end tag, without a prefix.
#[derive(Debug)]
pub enum Name<'a> {
    /// Of an end tag.
    End(BytesEnd<'a>),
    /// Of an empty element, with its prefix.
    Empty(&'a str),
}

impl std::ops::Deref for Name<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::End(end) => end.local_name().into_inner(),
            Self::Empty(name) => name.split_once(':').map_or(name, |(_, local)| local),
        }
    }
}

/// XML 1.0, 2.11: line ends are one line feed.
fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// The letter for which a reference in decimal digits stands, and what follows.
fn letter(text: &str) -> Option<(char, &str)> {
    let mut code = 0;
    for (at, byte) in text.bytes().enumerate().take(10) {
        match (at, byte) {
            (0, b'&') | (1, b'#') => {}
            (2.., b'0'..=b'9') => code = code * 10 + u32::from(byte - b'0'),
            (3.., b';') => return Some((char::from_u32(code)?, text.get(at + 1..)?)),
            _ => return None,
        }
    }
    None
}

/// Appends a character reference or one of the five entities of XML; any other stays as written.
fn resolve(name: &str, out: &mut String) {
    let number = |from: usize, radix| u32::from_str_radix(name.get(from..).unwrap_or(""), radix).ok();
    let code = match name.as_bytes() {
        [b'#', b'x' | b'X', ..] => number(2, 16),
        [b'#', ..] => number(1, 10),
        _ => {
            return match resolve_xml_entity(name) {
                Some(text) => out.push_str(text),
                None => out.extend(["&", name, ";"]),
            };
        }
    };
    out.push(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
}

/// The value of an attribute by its local name.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// The value of an attribute as a number.
pub fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// Whether an attribute is set, as `xsd:boolean` writes it.
pub fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|v| matches!(v.trim(), "1" | "true" | "on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_gives_names_without_prefixes_and_resolved_text() {
        let mut walk = Walk::new("p", "<x:a x:k='1&amp;2'>&#1055;&lt;\r\n<b/></x:a>", &Limits::default());
        let mut seen = String::new();
        loop {
            match walk.step().unwrap() {
                Step::Start(e) => {
                    seen.push_str(e.local_name().into_inner());
                    seen.extend(attribute(&e, "k").map(|k| format!(" k={k}>")));
                }
                Step::End(name) => seen.extend(["/", &*name]),
                Step::Text(t) => seen += &t,
                Step::Done => break,
            }
        }
        assert_eq!(seen, "a k=1&2>П<\nb/b/a");
    }

    #[test]
    fn references_are_read_with_the_text_between_them() {
        let read = |text: &str| {
            let mut walk = Walk::new("p", text, &Limits::default());
            let mut seen = Vec::new();
            loop {
                match walk.step() {
                    Ok(Step::Text(text)) => seen.push(text.into_owned()),
                    Ok(Step::Done) => return seen.join("|"),
                    Ok(_) => {}
                    Err(_) => return format!("{} and an error", seen.join("|")),
                }
            }
        };
        for (text, seen) in [
            ("<a>1&#1055;2\r\n&lt;&x;&#xffffffff;3<b/>&amp;<!-- & -->4</a>", "1|П2\n<&x;\u{fffd}3|&|4"),
            ("<a>&amp;</a>", "&"),
            ("<a>&lt;&#1055;&#1072;&#;&#99999999;&#x41;</a>", "<Па\u{fffd}\u{fffd}A"),
            ("<a>&lt;1&2</a>", "<1 and an error"),
            ("<a>&lt;1&2&gt;</a>", "<1 and an error"),
        ] {
            assert_eq!(read(text), seen, "{text}");
        }
    }

    #[test]
    fn a_part_that_breaks_off_or_declares_a_type_is_damaged() {
        for text in ["<a><b>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"] {
            let mut walk = Walk::new("p", text, &Limits::default());
            let error = loop {
                match walk.step() {
                    Ok(Step::Done) => panic!("{text} passed"),
                    Ok(_) => {}
                    Err(error) => break error,
                }
            };
            assert_eq!(error.kind(), crate::error::ErrorKind::Unreadable);
        }
    }

    #[test]
    fn nesting_is_limited() {
        let text = "<a>".repeat(300);
        let mut walk = Walk::new("p", &text, &Limits::default());
        let error = (0..).find_map(|_| walk.step().err()).unwrap();
        assert!(error.message().contains("depth"));
    }
}
