//! Letters and their small forms, with a short way for Cyrillic, Latin and the usual marks: the general tables are
//! searched for every letter outside ASCII, which took a fifth of reading a Russian plan.

use std::borrow::Cow;

/// What the short way says of a character outside ASCII: whether it is a letter, if it is sure.
#[inline]
fn known(c: char) -> Option<bool> {
    match c {
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' => Some(true),
        '«' | '»' | '№' | '\u{2000}'..='\u{206f}' => Some(false),
        _ => None,
    }
}

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { known(c).unwrap_or_else(|| c.is_alphabetic()) }
}

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { known(c).unwrap_or_else(|| c.is_alphanumeric()) }
}

/// As [`char::is_uppercase`].
#[inline]
pub fn is_uppercase(c: char) -> bool {
    match c {
        'а'..='џ' => false,
        'Ѐ'..='Я' => true,
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        _ => c.is_uppercase(),
    }
}

/// As [`char::is_lowercase`].
#[inline]
pub fn is_lowercase(c: char) -> bool {
    match c {
        'а'..='џ' => true,
        'Ѐ'..='Я' => false,
        '\0'..='\x7f' => c.is_ascii_lowercase(),
        _ => c.is_lowercase(),
    }
}

/// What a character is inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A letter, and no capital.
    Small,
    /// A capital letter.
    Capital,
    /// A digit or another sign of a number.
    Digit,
    /// Anything else.
    Mark,
}

/// What a character is inside a word.
#[inline]
pub fn class(c: char) -> Class {
    match c {
        'а'..='џ' | 'a'..='z' => Class::Small,
        'Ѐ'..='Я' | 'A'..='Z' => Class::Capital,
        '0'..='9' => Class::Digit,
        _ if !is_alphanumeric(c) => Class::Mark,
        _ if is_uppercase(c) => Class::Capital,
        _ if is_alphabetic(c) => Class::Small,
        _ => Class::Digit,
    }
}

/// Bytes at a text's beginning that surely hold no letter with a small form of its own.
fn small_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        at += match (first, bytes.get(at + 1)) {
            (b'A'..=b'Z', _) => break,
            (..0x80, _) => 1,
            // а–п, р–џ, ß–ÿ
            (0xd0, Some(0xb0..)) | (0xd1, Some(..=0x9f)) | (0xc3, Some(0x9f..)) => 2,
            _ => break,
        };
    }
    at
}

/// A text in small letters, as [`str::to_lowercase`]: itself where it has no others.
pub fn lowercase(text: &str) -> Cow<'_, str> {
    let mut small = small_run(text);
    if small == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Runs of small letters are copied at once: most words have one capital.
    while let Some((run, others)) = rest.split_at_checked(small) {
        out.push_str(run);
        let mut chars = others.chars();
        match chars.next() {
            // A sigma's small form depends on what follows it.
            Some('Σ') => return Cow::Owned(text.to_lowercase()),
            Some(c) => push_lower(c, &mut out),
            None => break,
        }
        rest = chars.as_str();
        small = small_run(rest);
    }
    Cow::Owned(out)
}

/// As [`char::to_lowercase`]: one letter, or two.
#[inline]
pub fn lower(c: char) -> (char, Option<char>) {
    // The small letters stand so many places after the capitals.
    let after = |places| (char::from_u32(u32::from(c) + places).unwrap_or(c), None);
    match c {
        'а'..='џ' | '«' | '»' | '№' | '\u{2000}'..='\u{206f}' => (c, None),
        'А'..='Я' => after(32),
        '\0'..='\x7f' => (c.to_ascii_lowercase(), None),
        'Ѐ'..='Џ' => after(80),
        _ => {
            let mut small = c.to_lowercase();
            (small.next().unwrap_or(c), small.next())
        }
    }
}

/// Appends a letter as [`char::to_lowercase`] gives it.
#[inline]
pub fn push_lower(c: char, out: &mut String) {
    let (small, more) = lower(c);
    out.push(small);
    if let Some(more) = more {
        out.push(more);
    }
}

/// The first ASCII digit of a text from a byte on.
pub fn digit(text: &str, from: usize) -> Option<usize> {
    text.as_bytes().get(from..).and_then(|bytes| find_byte(bytes, |b| b.is_ascii_digit())).map(|at| from + at)
}

/// The first byte of which something is true. Sixteen are asked at once, which takes few instructions.
pub fn find_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let any = |chunk: &[u8; 16]| chunk.iter().fold(false, |any, byte| any | is(*byte));
    let chunks = bytes.as_chunks().0;
    let skipped = chunks.iter().take_while(|chunk| !any(chunk)).count();
    // The last few are asked with others before them.
    if skipped == chunks.len() && bytes.last_chunk().is_some_and(|last| !any(last)) {
        return None;
    }
    let from = skipped * 16;
    bytes.get(from..)?.iter().position(|byte| is(*byte)).map(|at| from + at)
}

/// How many bytes are so. So many at a time as can be counted in a byte.
pub fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let within = |chunk: &[u8]| chunk.iter().fold(0_u8, |sum, byte| sum.wrapping_add(u8::from(is(*byte))));
    bytes.chunks(240).map(|chunk| usize::from(within(chunk))).sum()
}

/// What some words begin with: most other words begin otherwise.
#[derive(Clone, Debug)]
pub struct Beginnings {
    /// First letters, by the last bits of their codes.
    letters: u64,
    /// The first four letters of each word, or all that it has, by a hash.
    hashes: [u64; 64],
}

impl Default for Beginnings {
    fn default() -> Self {
        Self { letters: 0, hashes: [0; 64] }
    }
}

impl Beginnings {
    const LETTERS: usize = 4;

    /// Adds a word.
    pub fn note(&mut self, word: impl Iterator<Item = char>) {
        let letters: Vec<char> = word.take(Self::LETTERS).collect();
        self.letters |= letters.first().map_or(0, |c| 1 << (u32::from(*c) & 63));
        let hash = letters.into_iter().fold(0, Self::join);
        if let Some(bits) = self.hashes.get_mut(hash as usize >> 26) {
            *bits |= 1 << (hash >> 20 & 63);
        }
    }

    /// Whether a text may begin with one of the words; of its letters `None` may be any. `false` is sure.
    #[inline]
    pub fn may_begin(&self, mut text: impl Iterator<Item = Option<char>>) -> bool {
        let mut hash = 0;
        for at in 0..Self::LETTERS {
            let letter = match text.next() {
                Some(Some(letter)) => letter,
                Some(None) => return true,
                None => return false,
            };
            if at == 0 && self.letters >> (u32::from(letter) & 63) & 1 == 0 {
                return false;
            }
            hash = Self::join(hash, letter);
            let bits = self.hashes.get(hash as usize >> 26).copied().unwrap_or(0);
            if bits >> (hash >> 20 & 63) & 1 != 0 {
                return true;
            }
        }
        false
    }

    const fn join(hash: u32, letter: char) -> u32 {
        (hash ^ letter as u32).wrapping_mul(0x9e37_79b1)
    }
}

/// Those of some endings that a word has.
pub fn endings<'e>(word: &str, endings: &'e [&'e str]) -> impl Iterator<Item = &'e str> {
    // One byte tells most of them apart.
    let last = word.as_bytes().last();
    let may_end = move |ending: &&str| ending.is_empty() || ending.as_bytes().last() == last;
    endings.iter().copied().filter(may_end).filter(move |ending| word.ends_with(ending))
}

/// What a byte says of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Surely a letter.
    Letter,
    /// Surely neither letter nor digit.
    Mark,
    /// A digit, or the beginning of what only all its bytes tell.
    Open,
    /// Inside a character.
    Inside,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Open; 256];
    let mut rest: &mut [Byte] = &mut bytes;
    let mut at = 0_u8;
    while let [first, others @ ..] = rest {
        *first = match at {
            b'0'..=b'9' => Byte::Open,
            // Cyrillic letters begin with the last two.
            b'a'..=b'z' | b'A'..=b'Z' | 0xd0 | 0xd1 => Byte::Letter,
            0..=0x7f => Byte::Mark,
            0x80..=0xbf => Byte::Inside,
            _ => Byte::Open,
        };
        rest = others;
        at = at.wrapping_add(1);
    }
    bytes
};

/// Whether something is true of a place in a text where a word or a number begins, or of some places more: it is asked
/// before each character that may be a letter or a digit and stands behind one that is not surely a letter. Told by
/// bytes alone.
pub fn any_start(text: &str, mut is: impl FnMut(usize) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let kind = BYTES.get(usize::from(*first)).copied().unwrap_or(Byte::Open);
        if matches!(kind, Byte::Letter | Byte::Open) && is(at) {
            return true;
        }
        at = if kind == Byte::Letter { behind_letters(bytes, at) } else { at } + 1;
    }
    false
}

/// Where a run of letters ends; nor does a word or a number begin there.
fn behind_letters(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        at += match bytes.get(at) {
            Some(0xd0 | 0xd1) => 2,
            Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
            _ => return at,
        };
    }
}

/// The bytes that a word in small letters takes at the beginning of a text, whose letters may be of any size.
pub fn prefix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    word.chars()
        .all(|small| rest.next().is_some_and(|c| lower(c) == (small, None)))
        .then(|| text.len() - rest.as_str().len())
}

/// The bytes that a word in small letters takes at the end of a text, whose letters may be of any size.
pub fn suffix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    let mut letters = word.chars().rev();
    letters
        .all(|small| rest.next_back().is_some_and(|c| lower(c) == (small, None)))
        .then(|| text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_wherever_they_stand() {
        for at in 0..70 {
            let text = "ш".repeat(at) + "7" + &"a".repeat(70 - at) + "8";
            assert_eq!(digit(&text, 0), Some(2 * at));
            assert_eq!(digit(&text, 2 * at + 1), Some(text.len() - 1));
            assert_eq!(digit(&text, text.len()), None);
        }
    }

    fn starts(text: &str) -> Vec<usize> {
        let mut starts = Vec::new();
        any_start(text, |at| {
            starts.push(at);
            false
        });
        starts
    }

    #[test]
    fn words_and_numbers_begin_at_starts() {
        for before in '\0'..='\u{2fff}' {
            let text = format!("{before}ж{before}5{before}n{before}é");
            let starts = starts(&text);
            let mut last = ' ';
            for (at, c) in text.char_indices() {
                let begins = !last.is_alphanumeric() && c.is_alphanumeric()
                    || !last.is_alphabetic() && c.is_alphabetic();
                assert!(!begins || starts.contains(&at), "{text:?} {at}");
                last = c;
            }
        }
        assert_eq!(starts("Дом № 5, д. 7"), [0, 7, 11, 14, 18]);
    }

    #[test]
    fn the_short_way_says_what_the_general_one_says() {
        for c in '\0'..='\u{2fff}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_lowercase(c), c.is_lowercase(), "{c:?}");
            assert_eq!(class(c) == Class::Capital, c.is_uppercase(), "{c:?}");
            assert_eq!(matches!(class(c), Class::Capital | Class::Small), c.is_alphabetic(), "{c:?}");
            assert_eq!(class(c) != Class::Mark, c.is_alphanumeric(), "{c:?}");
            for word in [format!("а{c}Ж"), format!("{c}абв"), format!("Ж{c}{c}а{c}")] {
                assert_eq!(lowercase(&word), word.to_lowercase(), "{c:?}");
            }
            let mut small = String::new();
            push_lower(c, &mut small);
            assert_eq!(small, c.to_lowercase().collect::<String>(), "{c:?}");
        }
    }
}
