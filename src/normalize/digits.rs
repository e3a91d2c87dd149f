//! Numbers in digits, with the thousands and decimals of the language.

use crate::lang::{Language, letter};

/// A number as it stands in a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Its value.
    pub value: f64,
}

/// Numbers of a text that stand apart from letters.
pub fn numbers(text: &str, language: &Language) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(start) = letter::digit(text, at) {
        let (value, length) = number_at(text.get(start..).unwrap_or(""), language);
        let end = start + length;
        let glued =
            follows_letter(text.get(..start).unwrap_or("")) || text.get(end..).is_some_and(is_ordinal);
        if !glued {
            let sign = sign_before(text, start, out.last().map_or(0, |n| n.end));
            out.push(Number { start: start - sign, end, value: if sign > 0 { -value } else { value } });
        }
        at = end;
    }
    out
}

/// Whether a text ends with a letter, or a letter and a hyphen: «N8-ФЗ», «COVID-19».
fn follows_letter(before: &str) -> bool {
    before.strip_suffix('-').unwrap_or(before).ends_with(letter::is_alphabetic)
}

/// «3-х», «2-й», "3rd": no number to measure; «5-комнатных» neither.
fn is_ordinal(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('-') => chars.next().is_some_and(char::is_alphabetic),
        _ => ["st", "nd", "rd", "th"]
            .iter()
            .any(|e| rest.strip_prefix(e).is_some_and(|r| !r.starts_with(char::is_alphanumeric))),
    }
}

/// Bytes of a minus sign right before a number, where it is no dash of a range.
fn sign_before(text: &str, start: usize, previous_end: usize) -> usize {
    let before = text.get(previous_end..start).unwrap_or("");
    let Some(sign) = before.chars().next_back().filter(|c| matches!(c, '-' | '−' | '–')) else {
        return 0;
    };
    let rest = before.get(..before.len() - sign.len_utf8()).unwrap_or("");
    let free = if previous_end == 0 {
        rest.is_empty() || rest.ends_with([' ', '(', '\n'])
    } else {
        rest.ends_with(' ') && rest.trim().is_empty() || rest.ends_with('\n')
    };
    if free { sign.len_utf8() } else { 0 }
}

/// The number at the beginning of a text, and its bytes. Thousands may be divided by spaces, full stops,
/// commas or apostrophes, as the language has it.
fn number_at(text: &str, language: &Language) -> (f64, usize) {
    let digits = digits_at(text);
    let mut whole = digits;
    let mut count = digits;
    while let Some(next) = thousands_at(text, whole, count, language) {
        whole = next + 3;
        count += 3;
    }
    let rest = text.get(whole..).unwrap_or("");
    let decimals = rest.strip_prefix([',', '.']).map_or(0, digits_at);
    let end = whole + decimals + usize::from(decimals > 0);
    let value = if end == digits {
        text.get(..end).unwrap_or("").parse()
    } else {
        let mut plain: String =
            text.get(..whole).unwrap_or("").chars().filter(char::is_ascii_digit).collect();
        if decimals > 0 {
            plain.push('.');
            plain.push_str(text.get(whole + 1..end).unwrap_or(""));
        }
        plain.parse()
    };
    (value.unwrap_or(0.0), end)
}

/// How many digits a text begins with.
fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Where the next three digits begin, if what stands at `at` divides thousands.
fn thousands_at(text: &str, at: usize, digits: usize, language: &Language) -> Option<usize> {
    let rest = text.get(at..)?;
    let mark = rest.chars().next()?;
    if !matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '.' | ',') {
        return None;
    }
    let group = rest.get(mark.len_utf8()..)?;
    if digits_at(group) != 3 || digits == 0 || digits.is_multiple_of(3) && digits > 12 {
        return None;
    }
    let first_is_short = digits <= 3
        || text.get(..at).is_some_and(|t| t.contains([' ', '\u{a0}', '\u{202f}', '.', ',', '\'', '’']));
    let next = group.get(3..).unwrap_or("");
    let more = next.starts_with(mark) && next.chars().skip(1).take_while(char::is_ascii_digit).count() == 3;
    let divides = match mark {
        '.' if language.units.decimal_comma => language.units.dot_thousands || more || next.starts_with(','),
        ',' if !language.units.decimal_comma => true,
        '.' => false,
        ',' => more || next.starts_with('.'),
        _ => true,
    };
    (first_is_short && divides).then_some(at + mark.len_utf8())
}
