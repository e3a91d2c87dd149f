//! Text → items: numbers, marks, and words with their tags.

use super::lexicon::{Lexicon, is_apostrophe, is_word, word_length};
use super::tag::Tag;
use crate::roman;

/// A token with what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is.
    pub(super) kind: Kind,
    /// First byte in the text.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// Whether white space, or the start of the text, stands before it.
    pub(super) spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits: their value and how many there are.
    Number(u32, u8),
    /// A Roman numeral's value.
    Roman(u8),
    /// A word or phrase that the language knows.
    Word(Tag),
    /// A word that it does not know.
    Other,
    /// Any dash or hyphen.
    Dash,
    /// `.`
    Dot,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `/`
    Slash,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// Quotation marks.
    Quote,
    /// Any other mark.
    Mark,
}

/// Longest tagged word whose full stop is taken as that of an abbreviation, in bytes of UTF-8.
const ABBREVIATION: usize = 10;

/// Cuts a text into tagged items.
pub(super) fn items(text: &str, lexicon: &Lexicon) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(16);
    let mut at = 0;
    let mut spaced = true;
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        if c.is_whitespace() || is_apostrophe(c) || matches!(c, '\u{200b}' | '\u{feff}') {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, c, lexicon);
        let abbreviated = matches!(kind, Kind::Word(_))
            && length <= ABBREVIATION
            && rest.get(length..).is_some_and(|r| r.starts_with('.'));
        let end = at + length + usize::from(abbreviated);
        items.push(Item { kind, start: at, end, spaced });
        spaced = false;
        at = end;
    }
    items
}

/// The token at the start of `rest`, whose first character is `first`.
fn token(rest: &str, first: char, lexicon: &Lexicon) -> (Kind, usize) {
    if first.is_ascii_digit() {
        return number(rest);
    }
    if !is_word(first) {
        return mark(first);
    }
    if let Some((value, length)) = roman(rest) {
        return (Kind::Roman(value), length);
    }
    let length = word_length(rest);
    match lexicon.find(rest, length) {
        Some((tag, length)) => (Kind::Word(tag), length),
        None => (Kind::Other, length.max(first.len_utf8())),
    }
}

fn number(rest: &str) -> (Kind, usize) {
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest
        .bytes()
        .take(length)
        .fold(0u32, |value, b| value.saturating_mul(10).saturating_add(u32::from(b - b'0')));
    (Kind::Number(value, u8::try_from(length).unwrap_or(u8::MAX)), length)
}

fn mark(first: char) -> (Kind, usize) {
    let kind = match first {
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' => Kind::Dash,
        '.' | '\u{2026}' => Kind::Dot,
        ',' => Kind::Comma,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '/' => Kind::Slash,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        '"' | '«' | '»' | '“' | '”' | '„' => Kind::Quote,
        '№' => Kind::Word(Tag::NumberSign),
        '°' | 'º' | 'ª' => Kind::Word(Tag::Suffix),
        '&' => Kind::Word(Tag::And),
        _ => Kind::Mark,
    };
    (kind, first.len_utf8())
}

/// A Roman numeral up to 39, in capitals of either script (Ukrainian «ІІ», Cyrillic «Х»), that is a whole word.
fn roman(rest: &str) -> Option<(u8, usize)> {
    const MOST: u8 = 39;
    let (length, value) = roman::leading(rest)?;
    let goes_on = rest.get(length..)?.starts_with(|c| is_word(c) && !is_apostrophe(c));
    let value = u8::try_from(value).ok().filter(|value| *value <= MOST && !goes_on)?;
    Some((value, length))
}
