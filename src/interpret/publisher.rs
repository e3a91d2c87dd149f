//! The body whose plan it is, as a title names it.

use super::header;
use super::words::lexicon;
use crate::lang::Language;
use crate::model::document::fold;

/// Most words between the plan's word and the body's name.
const BETWEEN: usize = 4;
/// Words of a name that are looked at for a body's noun.
const NAME: usize = 4;

/// The body that a title names: «План Министерства … по …», "Action Plan of the Harbour Office for …".
pub fn named_body(title: &str, language: &'static Language) -> Option<String> {
    if !title.chars().any(char::is_lowercase) {
        return None;
    }
    // A genitive needs no word before it.
    let cases = !language.parties.adjective.is_empty();
    let tokens = tokens(title);
    let after = if cases { 1 } else { after_plan(title, &tokens)? };
    let capital =
        |t: &&str| t.starts_with(char::is_uppercase) && t.chars().nth(1).is_some_and(char::is_lowercase);
    let start = after + tokens.iter().skip(after).take(BETWEEN).position(capital)?;
    if tokens.get(after..start)?.iter().any(|t| is_about(t)) || !cases && start == after {
        return None;
    }
    let rest = tokens.get(start..)?;
    if let Some(end) = short_name_end(rest) {
        return rest.get(..end).map(|t| joined(title, t));
    }
    let year = |t: &str| !cases && header::names_year(t);
    let stop = rest.iter().position(|t| is_about(t) || year(t))?;
    let stop = named_for(rest, stop, language).unwrap_or(stop);
    let name = rest.get(..stop)?;
    if !cases && !name.iter().take(NAME).any(|t| language.parties.is_unit(&bare(t))) {
        return None;
    }
    let mut found = joined(title, name);
    if let Some(at) = found.find(" (") {
        found.truncate(at);
    }
    (found.chars().count() > 8).then_some(found)
}

/// Where a name ends that goes on with what the body is for: «Комитета по культуре и спорту» of «План Комитета по
/// культуре и спорту на 2024 год», where `stop` is the first «по».
fn named_for(words: &[&str], stop: usize, language: &Language) -> Option<usize> {
    let (bodies, links) = language.layout.named_for;
    let body = bare(words.get(stop.checked_sub(1)?)?);
    let link = words.get(stop)?.to_lowercase();
    if !links.contains(&link.as_str()) || !bodies.iter().any(|stem| body.starts_with(stem)) {
        return None;
    }
    // Up to what the plan is about, or its time: «по» again, «на 2024 год».
    let ends = |at: &usize| {
        let word = words.get(*at).map_or_else(String::new, |w| w.to_lowercase());
        let timed = words.get(at + 1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        links.contains(&word.as_str()) || timed && is_about(&word) || header::names_year(&word)
    };
    (stop + 2..words.len()).find(ends)
}

/// The words of a title; what an apostrophe joins to the next word («dell'Agenzia») is one of its own.
fn tokens(title: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for token in title.split_whitespace() {
        let joined = token.find(['\'', '’']).map(|at| at + token.get(at..).map_or(1, first_width));
        match joined.and_then(|at| token.split_at_checked(at)) {
            Some((article, word)) if word.starts_with(char::is_uppercase) && article.chars().count() <= 6 => {
                out.extend([article, word]);
            }
            _ => out.push(token),
        }
    }
    out
}

fn first_width(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// The word after the plan's word.
fn after_plan(title: &str, tokens: &[&str]) -> Option<usize> {
    (0..tokens.len().min(BETWEEN)).find_map(|at| {
        let found = lexicon().plans.longest(&joined(title, tokens.get(at..)?), 4)?;
        let mut words = 0;
        tokens.iter().enumerate().skip(at).find_map(|(i, token)| {
            words += super::words::count_words(token);
            (words >= found.length).then_some(i + 1)
        })
    })
}

/// Whether a word says what a plan is about: «по», "for".
fn is_about(token: &str) -> bool {
    token.starts_with(char::is_lowercase) && lexicon().about.first(token, 1).is_some_and(|f| f.length == 1)
}

fn bare(token: &str) -> String {
    token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The title from the first of some of its words to the last, one space between.
fn joined(title: &str, tokens: &[&str]) -> String {
    let at = |t: &str| t.as_ptr() as usize - title.as_ptr() as usize;
    let (start, end) = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => (at(first), at(last) + last.len()),
        _ => return String::new(),
    };
    fold(title.get(start..end).unwrap_or("")).into_owned()
}

/// Where a body's name ends with its short name in brackets («… надзора (Речнадзор)»), whatever words of
/// its tasks stand in it: the number of tokens up to there.
fn short_name_end(tokens: &[&str]) -> Option<usize> {
    let open = tokens.iter().position(|t| t.starts_with('('))?;
    let close = open + tokens.get(open..)?.iter().take(3).position(|t| t.ends_with(')'))?;
    let short = tokens.get(open)?.trim_start_matches(['(', '«', '"']);
    let capital = short.starts_with(char::is_uppercase);
    (open > 0 && capital).then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(title: &str, lang: &str) -> Option<String> {
        named_body(title, crate::lang::by_code(lang).unwrap())
    }

    #[test]
    fn titles_name_the_body_before_what_the_plan_is_about() {
        for (title, lang, want) in [
            ("План Речного надзора по открытости на 2024 год", "ru", "Речного надзора"),
            ("План Комитета по озерам и мостам на 2024 год", "ru", "Комитета по озерам и мостам"),
            ("План Отдела по озерам по уборке берегов на 2024 год", "ru", "Отдела по озерам"),
            ("План Министерства озер по уборке берегов на 2024 год", "ru", "Министерства озер"),
            ("План заходів Департаменту з питань озер на 2024 рік", "uk", "Департаменту з питань озер"),
            ("Work Plan of the Committee on Lakes 2024", "en", "Committee on Lakes"),
            ("План заходів Ради мельників щодо помолу на 2024 рік", "uk", "Ради мельників"),
            ("Plan działań Gminy Sosnowa na rok 2024", "pl", "Gminy Sosnowa"),
            ("Action Plan of the Harbour Office for 2024", "en", "Harbour Office"),
            ("Work Plan of the Beekeepers' Council 2024", "en", "Beekeepers' Council"),
            ("Maßnahmenplan der Stadt Lindenau 2024", "de", "Stadt Lindenau"),
            ("Plan d'action de la Commune de Valbrune pour 2024", "fr", "Commune de Valbrune"),
            ("Plan de acción del Ayuntamiento de Valclaro 2024-2025", "es", "Ayuntamiento de Valclaro"),
            ("Piano d'azione dell'Agenzia dei Fiumi per il 2024", "it", "Agenzia dei Fiumi"),
            ("Plan de acțiuni al Ministerului Apelor pentru 2024", "ro", "Ministerului Apelor"),
        ] {
            assert_eq!(body(title, lang).as_deref(), Some(want), "{title}");
        }
    }

    #[test]
    fn what_a_plan_is_about_is_no_body() {
        for (title, lang) in [
            ("План по развитию Заречья на 2024 год", "ru"),
            ("Action Plan for the Harbour 2024", "en"),
            ("Action Plan of Climate Measures for 2024", "en"),
            ("Harbour Transparency Action Plan 2024-2025", "en"),
            ("Piano triennale per la Trasparenza 2024", "it"),
        ] {
            assert_eq!(body(title, lang), None, "{title}");
        }
    }
}
