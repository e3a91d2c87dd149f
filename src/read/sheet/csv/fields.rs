//! Fields of delimited text, one after another.

use std::borrow::Cow;

use crate::model::place::Place;

/// A field with its position.
#[derive(Debug)]
pub struct Field<'a> {
    /// Its record, 1-based.
    pub row: u32,
    /// Its number in the record, 1-based.
    pub col: u32,
    /// Its text without the quotes around it; line ends as `\n`.
    pub text: Cow<'a, str>,
    /// Where it stands, with its quotes.
    pub place: Place,
    /// Whether it was quoted.
    pub quoted: bool,
}

/// Reads fields.
#[derive(Debug)]
pub struct Fields<'a> {
    rest: &'a str,
    delimiter: char,
    row: u32,
    col: u32,
    line: u32,
    /// Code point in the line, 1-based.
    column: u32,
    /// A quote was found that never closes: quotes are characters from there on.
    literal: bool,
    done: bool,
}

impl<'a> Fields<'a> {
    /// Reads a text whose first line has this number.
    pub fn new(text: &'a str, delimiter: char, line: u32) -> Self {
        let done = text.is_empty();
        Self { rest: text, delimiter, row: 1, col: 0, line, column: 1, literal: false, done }
    }

    /// The next field.
    pub fn next_field(&mut self) -> Option<Field<'a>> {
        if self.done {
            return None;
        }
        self.col += 1;
        let (row, col) = (self.row, self.col);
        let (line, start) = (self.line, self.column);
        let (text, quoted) = match self.quoted() {
            Some(text) => (text, true),
            None => (Cow::Borrowed(self.unquoted()), false),
        };
        let place = if line == self.line {
            Place::Line { line, start, end: self.column }
        } else {
            Place::Lines { first: line, last: self.line }
        };
        self.separator();
        Some(Field { row, col, text, place, quoted })
    }

    /// A quoted field and what stands between it and the next delimiter.
    fn quoted(&mut self) -> Option<Cow<'a, str>> {
        if self.literal {
            return None;
        }
        let inside = self.rest.strip_prefix('"')?;
        let Some(end) = closing_quote(inside) else {
            self.literal = true;
            return None;
        };
        let content = inside.get(..end)?;
        self.take(end + 2);
        let tail = self.unquoted();
        let mut text = Cow::Borrowed(content);
        if content.contains("\"\"") {
            text = Cow::Owned(content.replace("\"\"", "\""));
        }
        if text.contains('\r') {
            text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
        }
        if !tail.trim().is_empty() {
            text.to_mut().push_str(tail);
        }
        Some(text)
    }

    /// Up to the next delimiter or line end.
    fn unquoted(&mut self) -> &'a str {
        let delimiter = self.delimiter;
        let end = self.rest.find([delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// Passes over so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (now, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        let mut previous = '\0';
        for c in now.chars() {
            match c {
                '\n' if previous == '\r' => {}
                '\n' | '\r' => {
                    self.line += 1;
                    self.column = 1;
                }
                _ => self.column += 1,
            }
            previous = c;
        }
        self.rest = rest;
        now
    }

    fn separator(&mut self) {
        let bytes = match self.rest.as_bytes() {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => {
                self.take(self.delimiter.len_utf8());
                return;
            }
        };
        self.take(bytes);
        self.done = self.rest.is_empty();
        self.row += 1;
        self.col = 0;
    }
}

/// The place of the quote that closes a field; doubled ones are characters.
fn closing_quote(text: &str) -> Option<usize> {
    let mut quotes = memchr::memchr_iter(b'"', text.as_bytes()).peekable();
    while let Some(at) = quotes.next() {
        if quotes.next_if_eq(&(at + 1)).is_none() {
            return Some(at);
        }
    }
    None
}
