//! Which language a text is in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{ALL, Language, UNDETERMINED, letter};

/// A frequent word counts as much as so many letters of its language's own.
const WORD: u32 = 3;

/// Languages, a bit each in the order of the list.
type Several = u32;

/// A frequent word and the languages that have it.
type Word = (Vec<char>, Several);

/// Frequent words by their number of letters, sorted.
static WORDS: LazyLock<Vec<Vec<Word>>> = LazyLock::new(|| {
    let mut words: BTreeMap<Vec<char>, Several> = BTreeMap::new();
    for (at, language) in ALL.iter().enumerate() {
        for word in language.common {
            *words.entry(word.chars().collect()).or_default() |= 1 << at;
        }
    }
    let longest = words.keys().map(Vec::len).max().unwrap_or(0);
    let of_length = |n: usize| words.iter().filter(move |(w, _)| w.len() == n);
    (0..=longest).map(|n| of_length(n).map(|(w, l)| (w.clone(), *l)).collect()).collect()
});

/// The small letter of each of the first characters, if it stands in words, and the languages that it sets apart.
static LETTERS: LazyLock<Vec<(Option<char>, Several)>> = LazyLock::new(|| {
    let mut known: BTreeMap<char, Several> = BTreeMap::new();
    for (at, language) in ALL.iter().enumerate() {
        for letter in language.letters.chars() {
            *known.entry(letter).or_default() |= 1 << at;
        }
    }
    let letter = |c: char| {
        let small = small(c);
        (small, small.and_then(|c| known.get(&c).copied()).unwrap_or(0))
    };
    ('\0'..=LAST).map(letter).collect()
});

/// The last Cyrillic letter; Latin letters stand before it.
const LAST: char = '\u{52f}';

/// The small form of a character of words.
fn small(c: char) -> Option<char> {
    (letter::is_alphabetic(c) || c == '\'' || c == '’').then(|| letter::lower(c).0)
}

/// The language of some texts, [`UNDETERMINED`] where their letters and short words do not tell.
pub fn detect<'t>(texts: impl Iterator<Item = &'t str>) -> &'static Language {
    let mut points = vec![0u32; ALL.len()];
    let mut word = Vec::new();
    for text in texts {
        read(text, &mut word, &mut points);
    }
    let best = points.iter().copied().max().unwrap_or(0);
    // The first of equals: the order of the list decides a doubt.
    let at = points.iter().position(|p| *p == best && best > 0);
    at.and_then(|at| ALL.get(at).copied()).unwrap_or(&UNDETERMINED)
}

/// Adds what a text says of its language. `word` is lent, so that it need not be made for each text.
fn read(text: &str, word: &mut Vec<char>, points: &mut [u32]) {
    let (letters, words) = (&*LETTERS, &*WORDS);
    word.clear();
    for c in text.chars() {
        let (small, languages) = letters.get(c as usize).copied().unwrap_or_else(|| (small(c), 0));
        if languages != 0 {
            add(languages, 1, points);
        }
        match small {
            // What is longer than every frequent word need not be kept.
            Some(small) if word.len() < words.len() => word.push(small),
            Some(_) => {}
            None => {
                add(known(words, word), WORD, points);
                word.clear();
            }
        }
    }
    add(known(words, word), WORD, points);
}

/// The languages that have a word.
fn known(words: &[Vec<Word>], word: &[char]) -> Several {
    let alike = words.get(word.len()).map_or(&[][..], Vec::as_slice);
    let found = alike.binary_search_by(|(known, _)| known.as_slice().cmp(word)).ok();
    found.and_then(|at| alike.get(at)).map_or(0, |(_, languages)| *languages)
}

fn add(mut languages: Several, value: u32, points: &mut [u32]) {
    while languages != 0 {
        if let Some(points) = points.get_mut(languages.trailing_zeros() as usize) {
            *points = points.saturating_add(value);
        }
        languages &= languages - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, LETTERS, detect};

    #[test]
    fn every_letter_that_sets_a_language_apart_is_known() {
        for language in ALL {
            for c in language.letters.chars().filter(|c| !c.is_whitespace()) {
                let (_, languages) = LETTERS.get(c as usize).copied().unwrap_or_default();
                assert_ne!(languages, 0, "{c} of {}", language.code);
            }
        }
    }

    #[test]
    fn texts_are_told_by_their_words_and_letters() {
        for (text, code) in [
            ("План мероприятий по реализации программы на 2022 год", "ru"),
            ("Срок исполнения: ежеквартально, до 10 числа", "ru"),
            ("План заходів щодо реалізації стратегії розвитку громади на 2021-2023 роки", "uk"),
            ("Action plan for the implementation of the strategy", "en"),
            ("План мерапрыемстваў па рэалізацыі праграмы і яе выкананні ў 2022 годзе", "be"),
            ("Бағдарламаны іске асыру жөніндегі іс-шаралар жоспары және орындалу мерзімі", "kk"),
            ("Программаны ишке ашыруу боюнча иш-чаралар планы жана аткаруу мөөнөтү", "ky"),
            ("Plan działań na rzecz realizacji programu w roku szkolnym oraz osoby odpowiedzialne", "pl"),
            ("Maßnahmenplan für die Umsetzung der Strategie und die zuständigen Stellen", "de"),
            ("Plan d’action pour la mise en œuvre de la stratégie et les services responsables", "fr"),
            ("Plan de acción para la ejecución de la estrategia y los responsables del área", "es"),
            ("Piano di azione per l'attuazione della strategia e dei soggetti responsabili", "it"),
            ("Planul de acțiuni privind implementarea strategiei și responsabilii pentru acestea", "ro"),
            ("2022 — 15%", "und"),
        ] {
            assert_eq!(detect(std::iter::once(text)).code, code, "{text}");
        }
    }
}
