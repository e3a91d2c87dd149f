//! Whether a new party begins at a word.

use super::person::person_at;
use super::{Form, HeadKind};
use crate::normalize::lexicon::{Head, Lexicon};
use crate::normalize::tokens::{Kind, Shape, Token};

/// What speaks for a new party at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The name of a person, with the tokens it takes.
    Person(usize),
    /// A head noun in a form that can only be the subject, or adjectives and such a noun.
    Head(HeadKind),
    /// A head noun that may also be a genitive («управления»).
    MaybeHead,
    /// An abbreviated legal form («МКУ»).
    LegalForm,
    /// Another abbreviation.
    Abbreviation,
    /// A capitalized word that depends on nothing before it, as far as its ending says.
    Capital,
    /// Nothing.
    None,
}

/// Words before a head noun that are looked at.
const ADJECTIVES: usize = 4;

/// What speaks for a new party at token `at`.
pub fn evidence(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Evidence {
    let Some(token) = tokens.get(at) else { return Evidence::None };
    if matches!(token.kind, Kind::Mark('«' | '"' | '“' | '„')) {
        return Evidence::Capital;
    }
    if !token.is_word() || token.shape == Shape::Digits {
        return Evidence::None;
    }
    if let Some(length) = person_at(tokens, at) {
        return Evidence::Person(length);
    }
    if let Some((head, adjectives)) = head_after_adjectives(tokens, at, lexicon) {
        match (head.form, adjectives) {
            (Form::PluralOrGenitive, 0) => return Evidence::MaybeHead,
            (Form::Oblique, _) => {}
            // «структурные подразделения»: the adjective says that it is a plural.
            _ => return Evidence::Head(head.kind),
        }
    }
    match token.shape {
        Shape::Upper if lexicon.is_legal_form(token) => Evidence::LegalForm,
        Shape::Upper => Evidence::Abbreviation,
        Shape::Title | Shape::Initial if !lexicon.is_dependent(&token.lower) => Evidence::Capital,
        _ => Evidence::None,
    }
}

/// The head noun at a word, or behind adjectives that agree with nothing else.
fn head_after_adjectives(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Head, usize)> {
    let mut next = at;
    for passed in 0..=ADJECTIVES {
        let token = tokens.get(next)?;
        if token.kind == Kind::Newline {
            next += 1;
            continue;
        }
        if !token.is_word() {
            return None;
        }
        if let Some(head) = token.head.filter(|h| h.form != Form::Oblique) {
            let agrees = passed == 0 || head.form == Form::Singular || is_plural_adjective(tokens, next);
            return agrees.then_some((head, passed));
        }
        if !lexicon.is_adjective(&token.lower) {
            return None;
        }
        next += 1;
    }
    None
}

/// Whether the adjective before token `at` is a nominative plural.
fn is_plural_adjective(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens.get(..at).and_then(|t| t.iter().rev().find(|t| t.is_word()));
    before.is_some_and(|t| t.lower.ends_with(['е', 'і', 'ї', 'я']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::normalize::tokens::tokenize;

    #[test]
    fn nominatives_begin_a_party_and_genitives_may() {
        let lexicon = Lexicon::of(lang::by_code("ru").unwrap());
        let at = |t: &str| evidence(&tokenize(t, lexicon), 0, lexicon);
        assert_eq!(at("Правовое управление"), Evidence::Head(HeadKind::Unit));
        assert_eq!(at("структурные подразделения агентства"), Evidence::Head(HeadKind::Unit));
        assert_eq!(at("Управления агентства"), Evidence::MaybeHead);
        assert_eq!(at("Ленинского районов"), Evidence::None);
        assert_eq!(at("молодежной политики"), Evidence::None);
        assert_eq!(at("МЧС"), Evidence::LegalForm);
        assert_eq!(at("Сомова А.Е."), Evidence::Person(3));
    }
}
