//! The first words of phrases: whether a text may hold one of these.

use crate::lang::letter::{self, Beginnings};

/// The first words of some phrases.
#[derive(Default)]
pub struct FirstWords {
    beginnings: Beginnings,
    words: Vec<FirstWord>,
}

struct FirstWord {
    letter: char,
    word: &'static str,
    /// Whether it is but the stem of a word.
    stem: bool,
}

impl FirstWords {
    /// Those of a list of phrases; a phrase of one word may be a stem, `…*`.
    pub fn new(phrases: &[&'static str]) -> Self {
        let words: Vec<FirstWord> = phrases.iter().filter_map(|phrase| FirstWord::of(phrase)).collect();
        let mut beginnings = Beginnings::default();
        for word in &words {
            beginnings.note(word.word.chars());
        }
        Self { beginnings, words }
    }

    /// Whether a text may hold one of the phrases: `false` is sure.
    pub fn may_stand_in(&self, text: &str) -> bool {
        letter::any_start(text, |at| {
            let rest = text.get(at..).unwrap_or("");
            let mut letters = rest.chars().map(|c| Some(letter::lower(c).0));
            self.beginnings.may_begin(letters.clone()) && {
                let first = letters.next().flatten();
                self.words.iter().any(|w| Some(w.letter) == first && w.begins(rest))
            }
        })
    }
}

impl FirstWord {
    fn of(phrase: &'static str) -> Option<Self> {
        let mut words = phrase.split_whitespace().map(|w| w.trim_end_matches('.'));
        let first = words.next()?;
        let stem = first.strip_suffix('*').filter(|_| words.next().is_none());
        let word = stem.unwrap_or(first);
        Some(Self { letter: word.chars().next()?, word, stem: stem.is_some() })
    }

    /// Whether a text, in letters of any size, begins with it.
    fn begins(&self, text: &str) -> bool {
        let mut rest = text.chars();
        self.word.chars().all(|c| rest.next().is_some_and(|t| letter::lower(t).0 == c))
            && (self.stem || !rest.as_str().starts_with(letter::is_alphanumeric))
    }
}

#[cfg(test)]
mod tests {
    use crate::lang;
    use crate::normalize::lexicon::Lexicon;
    use crate::normalize::tokens::tokenize;

    #[test]
    fn a_text_that_holds_a_phrase_may_hold_it() {
        for language in lang::ALL {
            let (points, lexicon) = (language.points, Lexicon::of(language));
            for (words, phrases) in [(points.measure, &lexicon.measure), (points.section, &lexicon.section)] {
                for word in words {
                    let text = format!("(см. {} 5)", word.replace('*', "ы").to_uppercase());
                    let tokens = tokenize(&text, lexicon);
                    let holds = (0..tokens.len()).any(|at| phrases.at(&tokens, at).is_some());
                    assert!(!holds || phrases.may_hold(&text), "{text}");
                    assert!(!holds || lexicon.numbered.may_hold(&text), "{text}");
                }
            }
        }
        let russian = Lexicon::of(lang::by_code("ru").unwrap());
        assert!(!russian.measure.may_hold("Проведение проверки"));
    }
}
