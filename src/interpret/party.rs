//! Where the words of whoever answers begin in a line whose cells ran together.

use super::approval::person_at;
use crate::lang::Language;

/// Words of a title before the party at least.
pub const TITLE_WORDS: usize = 2;

/// The byte at which a party begins behind so many words at least: a capitalized head noun in the nominative, a legal
/// form, a capitalized adjective before such a noun, or a person's name.
pub fn begins(text: &str, least: usize, language: &Language) -> Option<usize> {
    let tokens: Vec<(usize, &str)> =
        text.split_whitespace().map(|t| (t.as_ptr() as usize - text.as_ptr() as usize, t)).collect();
    let person = person_at(text);
    let mut before: Option<&str> = None;
    for (index, (at, token)) in tokens.iter().enumerate() {
        let open = before.is_some_and(|b| is_open(b, language));
        before = Some(token);
        if index < least || open {
            continue;
        }
        if person == Some(*at) || is_head(token, language) || is_form(token, language) {
            return Some(*at);
        }
        let capital = token.starts_with(char::is_uppercase) && token.chars().count() > 4;
        let adjective = |t: &str| language.parties.adjective.iter().any(|e| t.ends_with(e));
        // «Центральная районная больница»
        let behind = tokens.get(index + 1..).unwrap_or(&[]).iter().map(|t| t.1);
        let mut nouns = behind.skip_while(|t| adjective(t) && t.starts_with(char::is_lowercase));
        if capital && adjective(token) && nouns.next().is_some_and(|n| is_nominative(&bare(n), language)) {
            return Some(*at);
        }
    }
    None
}

/// A word after which a name or sentence goes on: a preposition, an opening mark, a number sign.
fn is_open(word: &str, language: &Language) -> bool {
    let lower = word.to_lowercase();
    word.ends_with(['№', '«', '(', ',', '-', '–', '—']) || language.parties.open.contains(&lower.as_str())
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_head(word: &str, language: &Language) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && is_nominative(&bare(word), language)
}

/// «МКУ», «ОМВД»
fn is_form(word: &str, language: &Language) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.chars().count() > 1
        && letters.chars().all(char::is_uppercase)
        && language.parties.legal_forms.contains(&letters.to_lowercase().as_str())
}

fn is_nominative(word: &str, language: &Language) -> bool {
    language.parties.nouns().any(|noun| noun.is_nominative(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_begins_at_a_capitalized_nominative() {
        let ru = crate::lang::by_code("ru").unwrap();
        let rest = |t: &'static str| begins(t, TITLE_WORDS, ru).and_then(|at| t.get(at..));
        assert_eq!(rest("Проверка пунктов обогрева Отдел связи, МКУ «Луч»"), Some("Отдел связи, МКУ «Луч»"));
        assert_eq!(rest("Ремонт моста через реку МУП «Мост»"), Some("МУП «Мост»"));
        assert_eq!(rest("Обход дворов и подвалов Районная комиссия"), Some("Районная комиссия"));
        assert_eq!(rest("Запас йода и бинта Новая сельская больница"), Some("Новая сельская больница"));
        assert_eq!(rest("Сбор заявок на участие Сомова А.Е."), Some("Сомова А.Е."));
        let two = "Сомова А.Е., Отдел связи";
        assert_eq!(rest("Сбор заявок на участие Сомова А.Е., Отдел связи"), Some(two));
        assert_eq!(rest("Направление писем в Управление связи"), None);
        assert_eq!(rest("Заседание Совета по связи"), None);
    }
}
