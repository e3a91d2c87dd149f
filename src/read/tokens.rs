//! The tokens of an XML part that is in memory (XML 1.0, 2.4 to 3.1): the events that quick-xml's reader gives, some
//! three times as fast, because the text is known to be UTF-8 and no name is copied. What is not well-formed is read
//! again by quick-xml, which says why.

use memchr::{memchr, memchr2, memchr3, memmem};
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesCData, BytesEnd, BytesPI, BytesRef, BytesStart, BytesText, Event};
use quick_xml::reader::Reader;

/// Reads the tokens of a text one after another.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    rest: &'a str,
    /// Names of the open elements.
    open: Vec<&'a str>,
    /// Whether an end tag must name the element it ends.
    check_names: bool,
    name: &'a str,
}

impl<'a> Tokens<'a> {
    /// Starts at the first byte, or behind a byte order mark.
    pub fn new(text: &'a str, check_names: bool) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, rest, open: Vec::new(), check_names, name: "" }
    }

    /// The name in the start tag read last.
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The next token; [`Event::Eof`] at the end, whatever is still open there.
    ///
    /// # Errors
    /// When the text is not well-formed.
    pub fn next_event(&mut self) -> Result<Event<'a>, Error> {
        let event = match self.rest.as_bytes() {
            [] => Some(Event::Eof),
            [b'<', b'/', ..] => self.end_tag(),
            [b'<', b'!' | b'?', ..] => self.declaration(),
            [b'<', ..] => self.start_tag(),
            [b'&', ..] => self.reference(),
            text => {
                let end = memchr2(b'<', b'&', text).unwrap_or(text.len());
                self.take(end).map(|text| Event::Text(BytesText::from_escaped(text)))
            }
        };
        event.ok_or_else(|| self.fault())
    }

    /// Passes over so many bytes.
    fn take(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    /// What stands between angle brackets; `lead` bytes are passed over at its beginning.
    fn tag(&mut self, lead: usize) -> Option<&'a str> {
        let end = tag_end(self.rest.as_bytes())?;
        let tag = self.take(end + 1)?;
        tag.get(lead..end)
    }

    fn start_tag(&mut self) -> Option<Event<'a>> {
        let tag = self.tag(1)?;
        let (content, empty) = tag.strip_suffix('/').map_or((tag, false), |content| (content, true));
        let length = content.bytes().position(is_space).unwrap_or(content.len());
        self.name = content.get(..length)?;
        let start = BytesStart::from_content(content, length);
        if empty {
            return Some(Event::Empty(start));
        }
        self.open.push(self.name);
        Some(Event::Start(start))
    }

    fn end_tag(&mut self) -> Option<Event<'a>> {
        let name = self.tag(2)?.trim_end_matches([' ', '\t', '\n', '\r']);
        let open = self.open.pop()?;
        (!self.check_names || open == name).then(|| Event::End(BytesEnd::new(name)))
    }

    /// Comments, sections of characters, processing instructions, document types.
    fn declaration(&mut self) -> Option<Event<'a>> {
        let rest = self.rest.as_bytes();
        let mut within = |begin: &str, end: &str| {
            let length = memmem::find(rest.get(begin.len()..)?, end.as_bytes())?;
            self.take(begin.len() + length + end.len())?.get(begin.len()..begin.len() + length)
        };
        if rest.starts_with(b"<!--") {
            within("<!--", "-->").map(|text| Event::Comment(BytesText::from_escaped(text)))
        } else if rest.starts_with(b"<![CDATA[") {
            within("<![CDATA[", "]]>").map(|text| Event::CData(BytesCData::new(text)))
        } else if rest.starts_with(b"<?") {
            within("<?", "?>").map(|text| Event::PI(BytesPI::new(text)))
        } else {
            // No reader goes on behind a document type, so where it ends need not be found.
            let doctype = rest.get(2..9).is_some_and(|name| name.eq_ignore_ascii_case(b"DOCTYPE"));
            doctype.then(|| Event::DocType(BytesText::from_escaped("")))
        }
    }

    fn reference(&mut self) -> Option<Event<'a>> {
        let rest = self.rest.as_bytes().get(1..)?;
        let end = memchr3(b';', b'&', b'<', rest).filter(|end| rest.get(*end) == Some(&b';'))?;
        self.take(end + 2)?.get(1..=end).map(|name| Event::GeneralRef(BytesRef::new(name)))
    }

    /// What quick-xml says of the text.
    fn fault(&self) -> Error {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_end_names = self.check_names;
        loop {
            match reader.read_event() {
                Err(error) => return error,
                Ok(Event::Eof) => return Error::Syntax(SyntaxError::UnclosedTag),
                Ok(_) => {}
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The place of the bracket that ends the tag at the beginning: the first that stands in no quotes.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let end = memchr(b'>', bytes)?;
    // Whether there are single quotes, and in the lowest bit whether double ones do not pair: in bytes, many at once.
    let (mut single, mut double) = (0_u8, 0_u8);
    for byte in bytes.get(..end)? {
        single |= u8::from(*byte == b'\'');
        double ^= u8::from(*byte == b'"');
    }
    if (single, double) == (0, 0) {
        return Some(end);
    }
    let mut quote = None;
    bytes.iter().position(|byte| match quote {
        Some(open) => {
            if *byte == open {
                quote = None;
            }
            false
        }
        None => {
            quote = Some(*byte).filter(|b| matches!(b, b'"' | b'\''));
            *byte == b'>'
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text, as this reader and as quick-xml's tells them.
    fn both(text: &str, check_names: bool) -> [Vec<String>; 2] {
        let mut tokens = Tokens::new(text, check_names);
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = check_names;
        let mut seen = [Vec::new(), Vec::new()];
        let mut read = |next: &mut dyn FnMut() -> Result<Event<'static>, Error>, at: usize| {
            loop {
                let event = next();
                let done = matches!(event, Ok(Event::Eof) | Err(_));
                seen[at].push(match event {
                    // The kinds that no reader looks into.
                    Ok(Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => "declaration".to_owned(),
                    Ok(event) => format!("{event:?}"),
                    Err(error) => error.to_string(),
                });
                if done {
                    break;
                }
            }
        };
        read(&mut || tokens.next_event().map(Event::into_owned), 0);
        read(&mut || reader.read_event().map(Event::into_owned), 1);
        seen
    }

    #[test]
    fn the_events_are_those_of_quick_xml() {
        for text in [
            "",
            "\u{feff}<?xml version=\"1.0\"?>\n<a xmlns:x='u'><x:b c=\"1>2\" d='>\"'/>т&amp;к&#1055;</a >",
            "<a><!-- <b> -- --><![CDATA[<c>]]]]><?pi?> \r\n</a>",
            "<a><b></a>",
            "<a/></a>",
            "<a b=\"1\"",
            "<a b='\">",
            "a & b",
            "<a>&nbsp</a>",
            "<a><!-- ",
            "<a><![CDATA[",
            "<a></ a></a\n>",
            "<a",
            "<",
            "<>x</>",
            "<a / >",
            "<!ELEMENT a>",
        ] {
            for check_names in [true, false] {
                let [ours, theirs] = both(text, check_names);
                assert_eq!(ours, theirs, "{text}");
            }
        }
    }

    #[test]
    fn a_document_type_is_told_before_its_end() {
        let mut tokens = Tokens::new("<!DOCTYPE a [<!ENTITY b \"b\">]><a/>", true);
        assert!(matches!(tokens.next_event(), Ok(Event::DocType(_))));
    }
}
