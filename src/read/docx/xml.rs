//! A walk over one XML part, streamed where it is large: namespaces, limits and well-formedness; no recursion.

use std::borrow::Cow;
use std::io::{self, BufRead, Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::errors::Error as XmlError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::skip;
use super::tag::{Ns, Tag};
use crate::error::Error;
use crate::options::Limits;
use crate::read::package::{self, Package, damaged};
use crate::read::token;

/// Prefixes that may be bound at one time; real documents bind some forty.
const MAX_BINDINGS: usize = 1000;

/// Parts of no more bytes are inflated whole: walking over a text is faster than over a stream.
const SMALL: u64 = 32 << 20;

/// A single tag or text of an eighth of the largest part allowed is an attack on memory.
fn longest_token(limits: &Limits) -> u64 {
    (limits.part_bytes / 8).max(1 << 20)
}

/// What is done with the elements and the text of a part.
pub trait Visitor {
    /// An element begins; `path` are the open elements around it, the root first.
    fn open(&mut self, tag: Tag, element: &Element<'_>, path: &[Tag]) -> Result<Walk, Error>;
    /// An element ends that was not passed over; `path` are the open elements around it.
    fn close(&mut self, tag: Tag, path: &[Tag]) -> Result<(), Error>;
    /// Character data of an element that [`Tag::holds_text`].
    fn text(&mut self, text: &str) -> Result<(), Error>;
}

/// Whether to go into an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Visit what is in it, then close it.
    Into,
    /// Pass over it with all that is in it.
    Past,
    /// Visit what is in it if one of these local names is there; else it may be closed at once.
    For(&'static [&'static str]),
}

/// A start tag.
#[derive(Debug)]
pub struct Element<'a> {
    start: &'a BytesStart<'a>,
    namespaces: &'a Namespaces,
}

impl Element<'_> {
    /// The value of the attribute with this local name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.value(name).map(Cow::into_owned)
    }

    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The `val` attribute.
    pub fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The `val` attribute as a number.
    pub fn number(&self) -> Option<i64> {
        self.value("val")?.trim().parse().ok()
    }

    /// An on/off property (ECMA-376 part 1, 22.9.2.7): on unless its value says otherwise.
    pub fn is_on(&self) -> bool {
        !matches!(self.value("val").as_deref(), Some("0" | "false" | "off"))
    }

    /// Whether every namespace that a `Choice` requires is understood.
    pub fn requirements_met(&self) -> bool {
        let required = self.attribute("Requires").unwrap_or_default();
        required.split_whitespace().all(|prefix| self.namespaces.of(prefix) != Ns::Other)
    }
}

/// The prefixes bound so far, with the depth of the element that binds them.
#[derive(Debug, Default)]
struct Namespaces {
    bound: Vec<(usize, String, Ns)>,
    /// The prefix looked up last, which mostly is the next one too.
    last: Option<(String, Ns)>,
}

impl Namespaces {
    fn of(&self, prefix: &str) -> Ns {
        self.bound.iter().rev().find(|(_, bound, _)| bound == prefix).map_or(Ns::Other, |(_, _, ns)| *ns)
    }

    fn tag(&mut self, start: &BytesStart<'_>) -> Tag {
        let name = start.name().into_inner();
        // Prefixes are short.
        let colon = name.bytes().position(|b| b == b':');
        let (prefix, local) = match colon {
            Some(at) => (name.get(..at).unwrap_or_default(), name.get(at + 1..).unwrap_or_default()),
            None => ("", name),
        };
        let ns = match &self.last {
            Some((last, ns)) if last == prefix => *ns,
            _ => {
                let ns = self.of(prefix);
                self.last = Some((prefix.to_owned(), ns));
                ns
            }
        };
        Tag::of(ns, local)
    }

    fn bind(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), &'static str> {
        // Nearly every element declares none.
        let raw = start.attributes_raw().as_bytes();
        if raw.is_empty() {
            return Ok(());
        }
        let declares = |at| raw.get(at..).is_some_and(|from| from.starts_with(b"xmlns"));
        if !memchr::memchr_iter(b'x', raw).any(declares) {
            return Ok(());
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            let prefix = match attribute.key.into_inner() {
                "xmlns" => "",
                key => match key.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            if self.bound.len() >= MAX_BINDINGS {
                return Err("too many namespaces are declared");
            }
            let uri = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
            self.bound.push((depth, prefix.to_owned(), Ns::of(&uri)));
            self.last = None;
        }
        Ok(())
    }

    fn unbind(&mut self, depth: usize) {
        while self.bound.last().is_some_and(|(bound_at, ..)| *bound_at > depth) {
            self.bound.pop();
            self.last = None;
        }
    }
}

/// Walks over a part from its first to its last element. Gives whether there is such a part.
///
/// # Errors
/// When the part is damaged, not well-formed or past a limit, and those of the visitor.
pub fn walk(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
    visitor: &mut impl Visitor,
) -> Result<bool, Error> {
    let Some(size) = package.size(part) else { return Ok(false) };
    let mut walker = Walker::new(part, limits, visitor);
    if size > SMALL.min(longest_token(limits)) {
        let Some(stream) = package.stream(part)? else { return Ok(false) };
        let source = Source::new(stream, limits).map_err(|e| package::read_error(part, &e))?;
        return walker.stream(source).map(|()| true);
    }
    let Some(bytes) = package.part(part)? else { return Ok(false) };
    match package::other_encoding(&bytes) {
        Some(encoding) => walker.whole(encoding.decode(&bytes).0.as_bytes())?,
        None => walker.whole(&bytes)?,
    }
    Ok(true)
}

fn ill_formed(part: &str, what: &str) -> Error {
    damaged(format!("`{part}` is not well-formed XML: {what}"))
}

struct Walker<'v, V> {
    part: &'v str,
    limits: &'v Limits,
    visitor: &'v mut V,
    /// The open elements.
    path: Vec<Tag>,
    namespaces: Namespaces,
    elements: u64,
    /// Length of `path` when an element was passed over; nothing is told until it is reached again.
    past: Option<usize>,
}

impl<'v, V: Visitor> Walker<'v, V> {
    fn new(part: &'v str, limits: &'v Limits, visitor: &'v mut V) -> Self {
        Self {
            part,
            limits,
            visitor,
            path: Vec::new(),
            namespaces: Namespaces::default(),
            elements: 0,
            past: None,
        }
    }

    /// Walks over a part that is in memory. The reader checks that what it gives is UTF-8.
    fn whole(&mut self, text: &[u8]) -> Result<(), Error> {
        let mut reader = Reader::from_reader(text);
        // The names of the open elements, where the reader does not know of them.
        let mut open: Vec<Option<&[u8]>> = Vec::new();
        let mut after_tag = false;
        loop {
            let ahead = *reader.get_ref();
            let name = open.last().copied().flatten();
            let plain = if after_tag { token::plain(ahead, name) } else { None };
            let known = plain.is_none();
            let event = match (plain, name) {
                (Some((event, after)), _) => {
                    *reader.get_mut() = after;
                    event
                }
                (None, Some(name)) if ahead.starts_with(b"</") => {
                    let expected = String::from_utf8_lossy(name);
                    return Err(ill_formed(self.part, &format!("`</{expected}>` is expected")));
                }
                (None, _) => {
                    let event = reader.read_event().map_err(|e| ill_formed(self.part, &e.to_string()))?;
                    after_tag = !matches!(event, Event::Text(_));
                    event
                }
            };
            let start = match &event {
                Event::Eof => return self.end(),
                Event::Start(start) => start,
                other => {
                    if matches!(other, Event::End(_)) {
                        open.pop();
                    }
                    self.event(other)?;
                    continue;
                }
            };
            let (walk, name, rest) = (self.start(start)?, start.name().into_inner(), reader.get_mut());
            open.push(if known { None } else { ahead.get(1..=name.len()) });
            // Much of some parts has no meaning, so its tags are not even read.
            let end = match walk {
                Walk::Into => continue,
                Walk::Past => skip::end_tag(rest, name),
                Walk::For(wanted) => skip::end_tag_without(rest, name, wanted),
            };
            *rest = rest.get(end.unwrap_or(0)..).unwrap_or_default();
        }
    }

    /// Walks over a part while it is inflated.
    fn stream<R: BufRead>(&mut self, source: Source<R>) -> Result<(), Error> {
        let mut reader = Reader::from_reader(source);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return self.end(),
                Ok(event) => self.event(&event)?,
                Err(XmlError::Io(error)) => return Err(package::read_error(self.part, &error)),
                Err(error) => return Err(ill_formed(self.part, &error.to_string())),
            }
            reader.get_mut().token = 0;
        }
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(start) => self.start(start).map(|_| ()),
            Event::Empty(start) => {
                self.start(start)?;
                self.close()
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => character,
                    Ok(None) => predefined(reference)
                        .ok_or_else(|| ill_formed(self.part, "it uses an entity that is not defined"))?,
                    Err(error) => return Err(ill_formed(self.part, &error.to_string())),
                };
                self.text(character.encode_utf8(&mut [0; 4]))
            }
            Event::DocType(_) => Err(damaged(format!("`{}` declares a document type", self.part))
                .with_hint("Word writes none; they can hide attacks, so planomer does not read such files")),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }
    }

    /// Tells of an element that begins. Gives what the visitor wants of it; `Into` where it was not asked.
    fn start(&mut self, start: &BytesStart<'_>) -> Result<Walk, Error> {
        self.elements += 1;
        if self.elements > self.limits.elements {
            return Err(Error::limit(
                "elements",
                self.limits.elements,
                format!("`{}` has no end", self.part),
            ));
        }
        self.limits.seconds.check_at(self.elements)?;
        if self.path.is_empty() && self.elements > 1 {
            return Err(ill_formed(self.part, "it has two roots"));
        }
        let depth = self.path.len();
        if depth as u64 >= self.limits.depth {
            return Err(Error::limit("depth", self.limits.depth, format!("`{}` nests too deep", self.part)));
        }
        if self.past.is_some() {
            self.path.push(Tag::Other);
            return Ok(Walk::Into);
        }
        self.namespaces.bind(depth + 1, start).map_err(|e| ill_formed(self.part, e))?;
        let tag = self.namespaces.tag(start);
        let element = Element { start, namespaces: &self.namespaces };
        let walk = self.visitor.open(tag, &element, &self.path)?;
        if walk == Walk::Past {
            self.past = Some(depth);
        }
        self.path.push(tag);
        Ok(walk)
    }

    fn close(&mut self) -> Result<(), Error> {
        let tag = self.path.pop().unwrap_or(Tag::Other);
        match self.past {
            Some(depth) if self.path.len() > depth => return Ok(()),
            Some(_) => self.past = None,
            None => self.visitor.close(tag, &self.path)?,
        }
        self.namespaces.unbind(self.path.len());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        match self.path.last() {
            Some(tag) if self.past.is_none() && tag.holds_text() => {
                // XML 1.0, 2.2: no other control characters are allowed.
                if text.bytes().any(|b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) {
                    return Err(ill_formed(self.part, "it has control characters"));
                }
                self.visitor.text(text)
            }
            None if !text.trim_start_matches('\u{feff}').trim().is_empty() => {
                Err(ill_formed(self.part, "it has text outside its root"))
            }
            _ => Ok(()),
        }
    }

    fn end(&self) -> Result<(), Error> {
        if self.path.is_empty() && self.elements > 0 {
            return Ok(());
        }
        Err(ill_formed(self.part, if self.elements == 0 { "it has no element" } else { "it is cut off" }))
    }
}

/// XML 1.0, 4.6.
fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// A part's bytes as UTF-8: as they stream, or, in another encoding, read and decoded whole.
struct Source<R> {
    bytes: Bytes<R>,
    /// Bytes of the token being read, which quick-xml holds in memory.
    token: u64,
    limits: Limits,
}

enum Bytes<R> {
    Stream(R),
    Decoded(Cursor<String>),
}

impl<R: BufRead> Source<R> {
    fn new(mut stream: R, limits: &Limits) -> io::Result<Self> {
        let bytes = match package::other_encoding(stream.fill_buf()?) {
            None => Bytes::Stream(stream),
            Some(encoding) => {
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes)?;
                Bytes::Decoded(Cursor::new(encoding.decode(&bytes).0.into_owned()))
            }
        };
        Ok(Self { bytes, token: 0, limits: *limits })
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.bytes {
            Bytes::Stream(stream) => stream.read(buffer),
            Bytes::Decoded(text) => text.read(buffer),
        }
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.token > longest_token(&self.limits) {
            return Err(package::limit_passed("part_bytes", self.limits.part_bytes));
        }
        match &mut self.bytes {
            Bytes::Stream(stream) => stream.fill_buf(),
            Bytes::Decoded(text) => text.fill_buf(),
        }
    }

    fn consume(&mut self, count: usize) {
        self.token += count as u64;
        match &mut self.bytes {
            Bytes::Stream(stream) => stream.consume(count),
            Bytes::Decoded(text) => text.consume(count),
        }
    }
}
