//! Names of persons: surname and initials in either order, full names with a patronymic.

use crate::normalize::tokens::{Shape, Token};

/// Endings of East Slavic patronymics and their Turkic counterparts.
const PATRONYMICS: &[&str] = &[
    "вич", "вна", "ична", "ьич", "івна", "ївна", "овна", "евна", "кызы", "кизи", "оглы", "огли", "улы",
    "уулу",
];

/// How many tokens the person's name that begins at `from` takes.
pub fn person_at(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let first = tokens.get(from).filter(|t| t.is_word())?;
    if first.shape == Shape::Initial && first.dot {
        return initials_first(tokens, from);
    }
    if first.head.is_some_and(|h| h.form == super::Form::Singular) || !is_surname(first) {
        return None;
    }
    surname_first(tokens, from).or_else(|| full_name(tokens, from))
}

/// «И.В. Петрова», "K. Nowak".
fn initials_first(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut at = from;
    while at - from < 2 && tokens.get(at).is_some_and(|t| t.shape == Shape::Initial && t.dot) {
        at += 1;
    }
    let surname = skip_newline(tokens, at);
    tokens.get(surname).filter(|t| is_surname(t)).map(|_| surname + 1 - from)
}

/// «Петрова И.В.», «Петрова И. В», «Петрова И.».
fn surname_first(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let one = skip_newline(tokens, from + 1);
    let first = tokens.get(one).filter(|t| t.shape == Shape::Initial)?;
    let second = tokens.get(one + 1).filter(|t| t.shape == Shape::Initial && first.dot);
    if second.is_some() {
        let mut end = one + 2;
        // «Петрова И.В..»
        while tokens.get(end).is_some_and(|t| t.is('.')) {
            end += 1;
        }
        return Some(end - from);
    }
    // One initial is a name only where nothing but a mark or another name follows.
    let alone = tokens.get(one + 1).is_none_or(|t| !t.is_word() || is_surname(t));
    let noun = tokens.get(from)?.head.is_some();
    (first.dot && alone && !noun).then_some(one + 1 - from)
}

/// «Петрова Инна Викторовна».
fn full_name(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let given = skip_newline(tokens, from + 1);
    let patronymic = skip_newline(tokens, given + 1);
    let name = tokens.get(given).filter(|t| is_surname(t))?;
    let last = tokens.get(patronymic).filter(|t| t.is_word() && t.shape == Shape::Title)?;
    let ends = PATRONYMICS.iter().any(|p| last.lower.ends_with(p) && last.lower.len() > p.len());
    (ends && !name.dot).then_some(patronymic + 1 - from)
}

fn skip_newline(tokens: &[Token<'_>], at: usize) -> usize {
    let newline = tokens.get(at).is_some_and(|t| t.kind == crate::normalize::tokens::Kind::Newline);
    at + usize::from(newline)
}

/// A capitalized word of letters, more than one, that may be a surname.
fn is_surname(token: &Token<'_>) -> bool {
    token.is_word()
        && matches!(token.shape, Shape::Title | Shape::Upper)
        && !token.lower.bytes().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::normalize::lexicon::Lexicon;
    use crate::normalize::tokens::tokenize;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        tokenize(text, Lexicon::of(lang::by_code("ru").unwrap()))
    }

    fn length(text: &str) -> Option<usize> {
        person_at(&tokens(text), 0)
    }

    #[test]
    fn names_are_known_in_either_order() {
        for text in
            ["Сомова А.Е.", "Сомова А. Е.", "А.Е. Сомова", "Н.В.Сомова", "Сомов Ю.В", "Сомова Анна Егоровна"]
        {
            assert_eq!(length(text), Some(tokens(text).len()), "{text}");
        }
        assert_eq!(length("Сомова А.Е. Петров И.И."), Some(3));
    }

    #[test]
    fn bodies_are_no_persons() {
        for text in ["Отдел А", "Управление Роспотребнадзора", "ГИМС", "Отдел культуры и спорта"]
        {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
