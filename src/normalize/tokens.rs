//! Words and marks of a short text, with their places in it.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Head, Lexicon};
use crate::lang::letter::{self, Class};

/// A word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// The word in lower case; empty for marks.
    pub lower: Cow<'t, str>,
    /// Its first letter; of a mark nothing.
    pub first: char,
    /// Bytes of the text; a word's full stop belongs to it.
    pub range: Range<usize>,
    /// Whether a full stop follows the word directly.
    pub dot: bool,
    /// How it is capitalized.
    pub shape: Shape,
    /// Open brackets and quotation marks around it.
    pub depth: u16,
    /// The head noun that it is a form of.
    pub head: Option<Head>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters and digits, hyphens and apostrophes inside.
    Word,
    /// Any other visible character.
    Mark(char),
    /// A line break.
    Newline,
}

/// How a word is capitalized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// «отдел»
    Lower,
    /// «Отдел»
    Title,
    /// «МЧС», «ОМСУ», also «`КДНиЗП`»
    Upper,
    /// «А»
    Initial,
    /// «12»
    Digits,
}

impl Token<'_> {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a dash of any length.
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '–' | '—' | '‒' | '−'))
    }
}

/// Tokens of a text, in order.
pub fn tokenize<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    tokenize_into(text, lexicon, &mut tokens);
    tokens
}

/// Puts the tokens of a text in the place of other ones.
pub fn tokenize_into<'t>(text: &'t str, lexicon: &Lexicon, tokens: &mut Vec<Token<'t>>) {
    tokens.clear();
    tokens.reserve(text.len() / 6 + 2);
    let mut start = 0;
    while let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) {
        if c == ' ' {
            start += 1;
            continue;
        }
        let mut end = start + c.len_utf8();
        if letter::is_alphanumeric(c) {
            let (printed, letters) = word_at(text, start);
            let shape = letters.shape();
            end = start + printed.len();
            let dot = text.get(end..).is_some_and(|r| r.starts_with('.'));
            end += usize::from(dot);
            let lower = letters.lowercase(printed);
            let head = if shape == Shape::Digits { None } else { lexicon.head(&lower) };
            let first = lower.chars().next().unwrap_or(c);
            let range = start..end;
            tokens.push(Token { kind: Kind::Word, lower, first, range, dot, shape, depth: 0, head });
        } else if c == '\n' {
            tokens.push(mark(Kind::Newline, start, 1));
        } else if !c.is_whitespace() {
            tokens.push(mark(Kind::Mark(c), start, c.len_utf8()));
        }
        start = end;
    }
    set_depths(tokens, text);
}

/// The words of a text as printed, without their full stops: each with whether one follows it, and how it is
/// capitalized.
pub fn words(text: &str) -> impl Iterator<Item = (&str, bool, Shape)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (word, letters) = word_at(rest, rest.find(letter::is_alphanumeric)?);
        rest = rest.get(word.as_ptr() as usize - rest.as_ptr() as usize + word.len()..)?;
        Some((word, rest.starts_with('.'), letters.shape()))
    })
}

/// The word that begins at `start`, and its letters: a hyphen or apostrophe between letters is inside.
fn word_at(text: &str, start: usize) -> (&str, Letters) {
    let mut end = start;
    let mut letters = Letters::default();
    loop {
        end += letters.usual(text.as_bytes().get(end..).unwrap_or(&[]));
        // So most words end.
        if matches!(text.as_bytes().get(end), None | Some(b' ' | b',' | b'.')) {
            return (text.get(start..end).unwrap_or(""), letters);
        }
        let mut marks = text.get(end..).unwrap_or("").chars();
        end += match (marks.next(), marks.next()) {
            (Some(c), _) if c == '\u{301}' || letters.note(c) != Class::Mark => c.len_utf8(),
            (Some(mark), Some(next)) if joins(mark) && letter::is_alphanumeric(next) => mark.len_utf8(),
            // «торгово-» at a line's end goes on with the next line.
            (Some('-'), Some('\n')) if marks.as_str().starts_with(char::is_lowercase) => 2,
            _ => return (text.get(start..end).unwrap_or(""), letters),
        };
    }
}

fn mark(kind: Kind, start: usize, len: usize) -> Token<'static> {
    Token {
        kind,
        lower: Cow::Borrowed(""),
        first: '\0',
        range: start..start + len,
        dot: false,
        shape: Shape::Lower,
        depth: 0,
        head: None,
    }
}

/// Whether a mark between letters stands inside a word.
const fn joins(mark: char) -> bool {
    matches!(mark, '-' | '\'' | '’' | '\u{2011}' | '_')
}

/// The letters of a word, counted.
#[derive(Default)]
struct Letters {
    /// Whether the first one is a capital.
    capital: bool,
    capitals: u32,
    small: u32,
    /// Whether some are not of the usual alphabets.
    others: bool,
}

impl Letters {
    /// Counts a run of usual letters and digits, told by their bytes. Gives its length.
    fn usual(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            match (first, bytes.get(at + 1)) {
                // а–п, р–џ
                (0xd0, Some(0xb0..)) | (0xd1, Some(..=0x9f)) => {
                    self.small += 1;
                    at += 2;
                }
                // Ѐ–Я
                (0xd0, Some(_)) => {
                    self.capital();
                    at += 2;
                }
                (b'a'..=b'z', _) => {
                    self.small += 1;
                    at += 1;
                }
                (b'A'..=b'Z', _) => {
                    self.capital();
                    at += 1;
                }
                (b'0'..=b'9', _) => at += 1,
                _ => break,
            }
        }
        at
    }

    const fn capital(&mut self) {
        self.capital |= self.small == 0;
        self.capitals += 1;
    }

    /// Counts any other letter.
    fn note(&mut self, c: char) -> Class {
        let class = letter::class(c);
        match class {
            Class::Capital => self.capital(),
            Class::Small => self.small += 1,
            Class::Digit | Class::Mark => {}
        }
        self.others |= class != Class::Mark;
        class
    }

    /// The word that these are the letters of in small ones.
    fn lowercase<'t>(&self, word: &'t str) -> Cow<'t, str> {
        let mut rest = word.chars();
        match (self.capitals, rest.next().map(|c| (c, letter::lower(c)))) {
            _ if self.others => letter::lowercase(word),
            (0, _) => Cow::Borrowed(word),
            (1, Some((c, (small, None)))) if c != small => {
                let mut out = String::with_capacity(word.len());
                out.push(small);
                out.push_str(rest.as_str());
                Cow::Owned(out)
            }
            _ => letter::lowercase(word),
        }
    }

    const fn shape(&self) -> Shape {
        match (self.capitals, self.small) {
            (0, 0) => Shape::Digits,
            _ if !self.capital => Shape::Lower,
            (1, 0) => Shape::Initial,
            // «МЧС»; «ДСРиКП», «CDOs»: more capitals than small letters is an abbreviation.
            (2.., small) if small < self.capitals => Shape::Upper,
            _ => Shape::Title,
        }
    }
}

/// Marks what stands inside brackets and quotation marks. Marks without a partner hold nothing.
fn set_depths(tokens: &mut [Token<'_>], text: &str) {
    if !tokens.iter().any(|t| matches!(t.kind, Kind::Mark(c) if closing(c, text, t.range.end).is_some())) {
        return;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Kind::Mark(c) = token.kind else { continue };
        if let Some(close) = closing(c, text, token.range.end) {
            if open.len() < 64 {
                open.push((i, close));
            }
        } else if let Some(at) = open.iter().rposition(|(_, close)| same_close(*close, c)) {
            if let Some(&(from, _)) = open.get(at) {
                pairs.push((from, i));
            }
            open.truncate(at);
        }
    }
    let mut steps = vec![0_i32; tokens.len() + 1];
    for (from, to) in pairs {
        // The marks themselves count as inside.
        if let Some(s) = steps.get_mut(from) {
            *s += 1;
        }
        if let Some(s) = steps.get_mut(to + 1) {
            *s -= 1;
        }
    }
    let mut depth = 0;
    for (token, step) in tokens.iter_mut().zip(steps) {
        depth += step;
        token.depth = u16::try_from(depth).unwrap_or(0);
    }
}

/// The mark that closes `c`, if `c` opens; a straight quotation mark opens before a word or bracket.
fn closing(c: char, text: &str, end: usize) -> Option<char> {
    match c {
        '(' => Some(')'),
        '[' => Some(']'),
        '«' => Some('»'),
        '“' | '„' => Some('”'),
        '"' => {
            let before = text.get(..end.saturating_sub(1)).and_then(|t| t.chars().next_back());
            let after = text.get(end..).and_then(|t| t.chars().next());
            let opens = before
                .is_none_or(|b| !b.is_alphanumeric() && !matches!(b, '.' | ')' | '»' | '!' | '?'))
                && after.is_some_and(|a| !a.is_whitespace() && a != '"');
            opens.then_some('"')
        }
        _ => None,
    }
}

fn same_close(expected: char, c: char) -> bool {
    expected == c || (expected == '”' && matches!(c, '“' | '”' | '"')) || (expected == '»' && c == '"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn russian(text: &str) -> Vec<Token<'_>> {
        tokenize(text, Lexicon::of(lang::by_code("ru").unwrap()))
    }

    #[test]
    fn words_keep_hyphens_and_know_their_full_stop() {
        let tokens = russian("Пресс-бюро им. И.В. Ли");
        let words: Vec<_> = tokens.iter().map(|t| (&*t.lower, t.dot, t.shape)).collect();
        assert_eq!(
            words,
            [
                ("пресс-бюро", false, Shape::Title),
                ("им", true, Shape::Lower),
                ("и", true, Shape::Initial),
                ("в", true, Shape::Initial),
                ("ли", false, Shape::Title),
            ]
        );
    }

    #[test]
    fn a_word_broken_at_a_line_end_goes_on() {
        let words = |t: &str| russian(t).iter().map(|t| t.lower.to_string()).collect::<Vec<_>>();
        assert_eq!(words("торгово-\nпромышленный"), ["торгово-\nпромышленный"]);
        assert_eq!(words("торгово-\nПромышленный"), ["торгово", "", "", "промышленный"]);
        assert_eq!(words("об'єкт-2_а- б"), ["об'єкт-2_а", "", "б"]);
    }

    #[test]
    fn quotes_and_brackets_have_depth_and_lone_ones_have_none() {
        let depths = |t: &str| russian(t).iter().map(|t| t.depth).collect::<Vec<_>>();
        assert_eq!(depths("МКУ \"Центр, парк\" (а)"), [0, 1, 1, 1, 1, 1, 1, 1, 1]);
        assert_eq!(depths("1) отдел"), [0, 0, 0]);
        assert_eq!(depths("отдел (а"), [0, 0, 0]);
    }

    fn shape(word: &str) -> Shape {
        word_at(word, 0).1.shape()
    }

    #[test]
    fn abbreviations_may_hold_small_letters() {
        for word in ["МЧС", "ДСРиКП", "CDOs", "КДНиЗП"] {
            assert_eq!(shape(word), Shape::Upper);
        }
        assert_eq!(shape("УралЦентр"), Shape::Title);
        assert_eq!(shape("уЦ"), Shape::Lower);
        assert_eq!(word_at("(уЦ)", 1).0, "уЦ");
    }

    #[test]
    fn a_word_in_small_letters_is_what_the_general_way_gives() {
        for c in '\0'..='\u{2fff}' {
            for word in [format!("а{c}Ж"), format!("{c}абв"), format!("1{c}б"), format!("Ж{c}{c}а{c}")]
            {
                for (printed, ..) in words(&word) {
                    let letters = word_at(printed, 0).1;
                    assert_eq!(letters.lowercase(printed), printed.to_lowercase(), "{printed}");
                    let capitals = printed.chars().filter(|c| c.is_uppercase()).count();
                    assert_eq!(letters.capitals as usize, capitals, "{printed}");
                }
            }
        }
    }
}
