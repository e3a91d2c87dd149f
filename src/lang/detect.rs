//! Which language a text is in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{ALL, Language, UNDETERMINED, letter};

/// A frequent word counts as much as so many letters of its language's own.
const WORD: u32 = 3;

/// Languages, a bit each in the order of the list.
type Several = u32;

/// Frequent words by their number of letters, sorted, with the languages that have them.
static WORDS: LazyLock<Vec<Vec<(Vec<char>, Several)>>> = LazyLock::new(|| {
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

/// The languages that a letter sets apart, by its number.
static LETTERS: LazyLock<Vec<Several>> = LazyLock::new(|| {
    let mut letters = Vec::new();
    for (at, language) in ALL.iter().enumerate() {
        for letter in language.letters.chars().map(|c| c as usize) {
            letters.resize(letters.len().max(letter + 1), 0);
            if let Some(languages) = letters.get_mut(letter) {
                *languages |= 1 << at;
            }
        }
    }
    letters
});

/// The language of some texts, [`UNDETERMINED`] where their letters and short words do not tell.
pub fn detect<'t>(texts: impl Iterator<Item = &'t str>) -> &'static Language {
    let mut points = vec![0u32; ALL.len()];
    let mut word = Vec::new();
    for text in texts {
        count(text, &mut word, &mut points);
    }
    let best = points.iter().copied().max().unwrap_or(0);
    // The first of equals: the order of the list decides a doubt.
    let at = points.iter().position(|p| *p == best && best > 0);
    at.and_then(|at| ALL.get(at).copied()).unwrap_or(&UNDETERMINED)
}

/// Adds what a text says of its language; `word` is empty and stays so.
fn count(text: &str, word: &mut Vec<char>, points: &mut [u32]) {
    let (words, letters) = (&*WORDS, &*LETTERS);
    for c in text.chars().chain(std::iter::once(' ')) {
        if letter::is_alphabetic(c) || c == '\'' || c == '’' {
            let (small, more) = letter::lower(c);
            // What is longer than every frequent word need not be kept.
            if word.len() < words.len() {
                word.push(small);
                word.extend(more);
            }
            let languages = letters.get(small as usize).copied().unwrap_or(0);
            if languages != 0 {
                add(languages, 1, points);
            }
            continue;
        }
        if !word.is_empty() {
            let known = words.get(word.len()).map_or(&[][..], Vec::as_slice);
            if let Ok(at) = known.binary_search_by(|(w, _)| w.as_slice().cmp(word)) {
                add(known.get(at).map_or(0, |(_, languages)| *languages), WORD, points);
            }
            word.clear();
        }
    }
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
    use super::detect;

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
