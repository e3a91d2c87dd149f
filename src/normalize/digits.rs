//! Numbers in digits, with the thousands and decimals of the language.

use crate::lang::Language;

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
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return out;
    }
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_ascii_digit() {
            previous = c;
            continue;
        }
        let (value, length) = number_at(text.get(start..).unwrap_or(""), language);
        let end = start + length;
        while chars.next_if(|&(i, _)| i < end).is_some() {}
        let glued = previous.is_alphabetic()
            || follows_letter(text, start, previous)
            || text.get(end..).is_some_and(is_ordinal);
        if !glued {
            let sign = sign_before(text, start, out.last().map_or(0, |n| n.end));
            out.push(Number { start: start - sign, end, value: if sign > 0 { -value } else { value } });
        }
        previous = '0';
    }
    out
}

/// «COVID-19»: a hyphen with a letter before it.
fn follows_letter(text: &str, start: usize, previous: char) -> bool {
    previous == '-'
        && text.get(..start - 1).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphabetic)
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
    let mut digits = String::new();
    let mut at = take_digits(text, 0, &mut digits);
    while let Some(next) = thousands_at(text, at, digits.len(), language) {
        at = take_digits(text, next, &mut digits);
    }
    let rest = text.get(at..).unwrap_or("");
    if rest.starts_with([',', '.'])
        && rest.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
    {
        digits.push('.');
        at = take_digits(text, at + 1, &mut digits);
    }
    (digits.parse().unwrap_or(0.0), at)
}

fn take_digits(text: &str, from: usize, out: &mut String) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    out.push_str(rest.get(..end).unwrap_or(""));
    from + end
}

/// Where the next three digits begin, if what stands at `at` divides thousands.
fn thousands_at(text: &str, at: usize, digits: usize, language: &Language) -> Option<usize> {
    let rest = text.get(at..)?;
    let mark = rest.chars().next()?;
    let group = rest.get(mark.len_utf8()..)?;
    let three = group.chars().take_while(char::is_ascii_digit).count() == 3;
    if !three || digits == 0 || digits.is_multiple_of(3) && digits > 12 {
        return None;
    }
    let first_is_short = digits <= 3
        || text.get(..at).is_some_and(|t| t.contains([' ', '\u{a0}', '\u{202f}', '.', ',', '\'', '’']));
    let next = group.get(3..).unwrap_or("");
    let more = next.starts_with(mark) && next.chars().skip(1).take_while(char::is_ascii_digit).count() == 3;
    let divides = match mark {
        ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' => true,
        '.' if language.units.decimal_comma => language.units.dot_thousands || more || next.starts_with(','),
        ',' if !language.units.decimal_comma => true,
        ',' => more || next.starts_with('.'),
        _ => false,
    };
    (first_is_short && divides).then_some(at + mark.len_utf8())
}
