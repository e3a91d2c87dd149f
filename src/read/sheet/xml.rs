//! XML parts walked under limits.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use super::super::package::{Package, damaged};
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
    /// What was read behind references.
    ahead: Option<Event<'a>>,
    /// The name of an empty element that has begun and not ended.
    empty: Option<&'a str>,
    elements: u64,
    depth: u64,
    limits: Limits,
}

/// A part's text, decoded; `None` if there is no such part.
///
/// # Errors
/// When the part is damaged or passes a limit.
pub fn load(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Error> {
    Ok(package.part(name)?.map(decode))
}

/// By its byte order, else UTF-8; what is no text in it becomes U+FFFD.
fn decode(bytes: Vec<u8>) -> String {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => {
            return match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            };
        }
    };
    encoding.decode(&bytes).0.into_owned()
}

impl<'a> Walk<'a> {
    /// Starts at a part's first byte.
    pub fn new(part: &'a str, text: &'a str, limits: &Limits) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        Self { part, text, reader, ahead: None, empty: None, elements: 0, depth: 0, limits: *limits }
    }

    /// The name of an empty tag that was just read: the reader would copy it.
    fn name_of_empty(&self, tag: &BytesStart<'_>) -> &'a str {
        let end = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let start = end.saturating_sub(tag.len() + "/>".len());
        self.text.get(start..start + tag.name().into_inner().len()).unwrap_or_default()
    }

    /// The next step.
    ///
    /// # Errors
    /// When the part is not well-formed, declares a document type or passes a limit.
    pub fn step(&mut self) -> Result<Step<'a>, Error> {
        if let Some(name) = self.empty.take() {
            self.depth = self.depth.saturating_sub(1);
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
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::End(Name::End(element)));
                }
                Event::Text(text) => return Ok(Step::Text(lines(text.into_inner()))),
                Event::CData(text) => return Ok(Step::Text(lines(text.into_inner()))),
                Event::GeneralRef(reference) => return self.references(&reference).map(Step::Text),
                Event::DocType(_) => {
                    return Err(damaged(format!("`{}` declares a document type", self.part)));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(damaged(format!("`{}` breaks off", self.part)));
                }
                Event::Eof => return Ok(Step::Done),
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, Error> {
        if let Some(event) = self.ahead.take() {
            return Ok(event);
        }
        let event = self.reader.read_event();
        event.map_err(|e| damaged(format!("`{}` is not well-formed: {e}", self.part)))
    }

    /// References and the text between them as one: some programs write every letter outside ASCII so.
    fn references(&mut self, first: &str) -> Result<Cow<'a, str>, Error> {
        let mut text = String::new();
        resolve(first, &mut text);
        loop {
            match self.event()? {
                Event::GeneralRef(next) => resolve(&next, &mut text),
                Event::Text(more) => text.push_str(&lines(more.into_inner())),
                other => {
                    self.ahead = Some(other);
                    return Ok(Cow::Owned(text));
                }
            }
        }
    }

    fn enter(&mut self) -> Result<(), Error> {
        self.elements += 1;
        self.depth += 1;
        if self.elements > self.limits.elements {
            return Err(Error::limit("elements", self.limits.elements, format!("`{}`", self.part)));
        }
        if self.depth > self.limits.depth {
            return Err(Error::limit("depth", self.limits.depth, format!("`{}`", self.part)));
        }
        self.limits.seconds.check_at(self.elements)
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

/// Appends a character reference or one of the five entities of XML; any other stays as written.
fn resolve(name: &str, out: &mut String) {
    let Some(number) = name.strip_prefix('#') else {
        return match resolve_xml_entity(name) {
            Some(text) => out.push_str(text),
            None => out.extend(["&", name, ";"]),
        };
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
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
