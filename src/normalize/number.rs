//! Labels of sections and measures: «1.1.2.», «Раздел 2.», «II», «п. 3.2».

use crate::model::document::fold;
use crate::roman;

/// The number a label shows, without words, brackets and the last full stop; `None` if it shows none.
pub fn normalize(label: &str) -> Option<String> {
    // Most labels are nothing but a number.
    let plain = label.trim_matches('.');
    if !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Some(plain.to_owned());
    }
    let label = fold(label);
    let mut words = label.split([' ', '№']).map(trim).filter(|w| !w.is_empty());
    if let Some(word) = words.clone().find(|w| w.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(without_word(word).to_owned());
    }
    if let Some(numeral) = words.clone().find_map(roman::latin) {
        return Some(numeral);
    }
    let code = words.clone().find(|w| w.contains(|c: char| c.is_ascii_digit()));
    let letter = || words.find(|w| w.chars().count() == 1 && w.chars().all(char::is_alphabetic));
    code.or_else(letter).map(str::to_owned)
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| {
        matches!(c, '.' | ')' | '(' | ':' | ',' | ';' | '-' | '–' | '—' | '[' | ']' | '*')
    })
}

/// «1.2-мақсат» is 1.2; «2-3» stays.
fn without_word(word: &str) -> &str {
    match word.split_once('-') {
        Some((number, rest)) if rest.starts_with(char::is_alphabetic) => trim(number),
        _ => word,
    }
}

/// The levels of a number: «1.1.2» is 1, 1, 2 and «IV» is 4; `None` for codes and letters.
pub fn levels(number: &str) -> Option<Vec<u32>> {
    if !number.starts_with(|c: char| c.is_ascii_digit())
        && let Some(value) = roman::value(number)
    {
        return Some(vec![value]);
    }
    number.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_words_and_marks() {
        for (label, number) in [
            ("1.1.2.", "1.1.2"),
            ("Раздел 2.", "2"),
            ("II", "II"),
            ("п. 3.2", "3.2"),
            ("I Механизм:", "I"),
            ("2 направление:", "2"),
            ("Раздел II.", "II"),
            ("CAP6.LA01", "CAP6.LA01"),
            ("1.2-мақсат", "1.2"),
            ("а)", "а"),
            ("4)", "4"),
            ("ІІІ", "III"),
            ("Приложение № 1", "1"),
            ("R.A.6.1a", "R.A.6.1a"),
            ("Action 7", "7"),
            ("№5", "5"),
        ] {
            assert_eq!(normalize(label).as_deref(), Some(number), "{label}");
        }
        assert_eq!(normalize("•"), None);
        assert_eq!(normalize("Задача:"), None);
    }

    #[test]
    fn a_number_has_levels_a_code_has_none() {
        assert_eq!(levels("XIV"), Some(vec![14]));
        assert_eq!(levels("1.10.2"), Some(vec![1, 10, 2]));
        assert_eq!(levels("1a"), None);
    }
}
