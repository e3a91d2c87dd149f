//! Letters and their small forms, with a short way for ASCII and Cyrillic: the general tables are searched for every
//! letter outside ASCII, which took a fifth of reading a Russian plan.

use std::borrow::Cow;

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        'А'..='я' => true,
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        _ => c.is_alphabetic(),
    }
}

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        'А'..='я' => true,
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// As [`char::is_uppercase`].
#[inline]
pub fn is_uppercase(c: char) -> bool {
    match c {
        'а'..='я' => false,
        'А'..='Я' => true,
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        _ => c.is_uppercase(),
    }
}

/// A text in small letters, as [`str::to_lowercase`]: itself where it has no others.
pub fn lowercase(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| matches!(c, 'а'..='я' | 'a'..='z' | '0'..='9' | '-')) {
        return Cow::Borrowed(text);
    }
    // A sigma's small form depends on what follows it.
    if text.contains('Σ') {
        return Cow::Owned(text.to_lowercase());
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(c, &mut out));
    Cow::Owned(out)
}

/// As [`char::to_lowercase`]: one letter, or two.
#[inline]
pub fn lower(c: char) -> (char, Option<char>) {
    match c {
        'а'..='я' => (c, None),
        // The small letters stand 32 places after the capitals.
        'А'..='Я' => (char::from_u32(u32::from(c) + 32).unwrap_or(c), None),
        '\0'..='\x7f' => (c.to_ascii_lowercase(), None),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_says_what_the_general_one_says() {
        for c in '\0'..='\u{2fff}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            let word = format!("а{c}Ж");
            assert_eq!(lowercase(&word), word.to_lowercase(), "{c:?}");
            let mut small = String::new();
            push_lower(c, &mut small);
            assert_eq!(small, c.to_lowercase().collect::<String>(), "{c:?}");
        }
    }
}
