//! Words and phrases of the language files, compiled once for look-up.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lang::{self, Language, Layout, letter};
use crate::model::plan::Role;

/// The words of a text, lower case, «ё» as «е»; a number sign is a word of its own.
pub fn words(text: &str) -> Vec<String> {
    cut(text.chars(), usize::MAX)
}

/// The first words of a text, at most `most`, without cutting the rest into words.
pub fn first_words(text: &str, most: usize) -> Vec<String> {
    cut(text.chars().take(most * 24), most)
}

fn cut(letters: impl Iterator<Item = char>, most: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in letters {
        let sign = matches!(c, '№' | '#');
        if letter::is_alphanumeric(c) || matches!(c, '°' | '\u{301}') {
            letter::push_lower(if matches!(c, 'ё' | 'Ё') { 'е' } else { c }, &mut word);
        } else if c != '\u{ad}' && !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if sign {
            out.push(c.to_string());
        }
        if out.len() >= most {
            out.truncate(most);
            return out;
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

#[derive(Debug)]
struct Phrase<T> {
    words: Vec<(String, bool)>,
    weight: u32,
    value: T,
}

/// Phrases by the first letter of their first word.
#[derive(Debug)]
pub struct Phrases<T>(HashMap<char, Vec<Phrase<T>>>);

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What the phrase stands for.
    pub value: T,
    /// Letters of its stems: a longer phrase says more.
    pub weight: u32,
    /// Its first word in the text.
    pub start: usize,
    /// How many words it takes.
    pub length: usize,
}

impl<T: Copy> Phrases<T> {
    /// Compiles phrases.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let mut map: HashMap<char, Vec<Phrase<T>>> = HashMap::new();
        for (value, text) in phrases {
            let words: Vec<(String, bool)> = text
                .split(' ')
                .flat_map(|w| {
                    let stem = w.ends_with('*');
                    let parts = words(w);
                    let last = parts.len().saturating_sub(1);
                    parts.into_iter().enumerate().map(move |(i, p)| (p, stem && i == last))
                })
                .collect();
            let weight =
                words.iter().map(|(w, _)| u32::try_from(w.chars().count().min(8)).unwrap_or(8)).sum();
            if let Some(first) = words.first().and_then(|(w, _)| w.chars().next()) {
                map.entry(first).or_default().push(Phrase { words, weight, value });
            }
        }
        Self(map)
    }

    /// The phrases that stand at word `start`.
    fn at(&self, text: &[String], start: usize) -> impl Iterator<Item = Found<T>> {
        let rest = text.get(start..).unwrap_or(&[]);
        let bucket = rest.first().and_then(|w| w.chars().next()).and_then(|c| self.0.get(&c));
        bucket.into_iter().flatten().filter(|p| matches(&p.words, rest)).map(move |p| Found {
            value: p.value,
            weight: p.weight,
            start,
            length: p.words.len(),
        })
    }

    /// Every phrase of a text.
    pub fn all(&self, text: &[String]) -> impl Iterator<Item = Found<T>> {
        (0..text.len()).flat_map(move |start| self.at(text, start))
    }

    /// The longest phrase that the text begins with.
    pub fn first(&self, text: &[String]) -> Option<Found<T>> {
        self.at(text, 0).max_by_key(|f| (f.length, f.weight))
    }

    /// Whether the text begins with a phrase in any case or number: «этапы», «этапа» for «этап».
    pub fn any_form(&self, text: &[String]) -> bool {
        let Some(bucket) = text.first().and_then(|w| w.chars().next()).and_then(|c| self.0.get(&c)) else {
            return false;
        };
        bucket.iter().any(|p| {
            text.len() >= p.words.len() && p.words.iter().zip(text).all(|((p, _), w)| inflected(p, w))
        })
    }

    /// Whether the text holds a phrase.
    pub fn any(&self, text: &[String]) -> bool {
        self.all(text).next().is_some()
    }
}

/// Whether a word is another with at most two letters more or another last letter or two.
fn inflected(stem: &str, word: &str) -> bool {
    let (stem_len, word_len) = (stem.chars().count(), word.chars().count());
    let same = stem.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    same >= 3 && same + 1 >= stem_len && word_len <= stem_len + 2
}

fn matches(phrase: &[(String, bool)], text: &[String]) -> bool {
    text.len() >= phrase.len()
        && phrase
            .iter()
            .zip(text)
            .all(|((p, stem), w)| if *stem { w.starts_with(p.as_str()) } else { w == p })
}

/// Words of all languages that interpretation looks for.
#[derive(Debug)]
pub struct Lexicon {
    /// Column headings.
    pub headings: Phrases<Role>,
    /// Headings of each language, for the document's own.
    pub own: HashMap<&'static str, Phrases<Role>>,
    /// Headings that any table may have.
    pub generic: Phrases<()>,
    /// Section words with their rank.
    pub sections: Phrases<u8>,
    /// Words before a measure's number.
    pub items: Phrases<()>,
    /// Words of sums.
    pub totals: Phrases<()>,
    /// Words of notes.
    pub notes: Phrases<()>,
    /// Words of editorial notes.
    pub editorial: Phrases<()>,
    /// Words of plans' titles.
    pub plans: Phrases<()>,
    /// Words of approvals.
    pub approvals: Phrases<()>,
    /// Words of annex lines.
    pub annexes: Phrases<()>,
    /// Headings of stakeholder lists.
    pub stakeholders: Phrases<()>,
    /// Keys of list items.
    pub keys: Phrases<Role>,
    /// Lead-ins of lists.
    pub lead_ins: Phrases<()>,
    /// Words of time.
    pub periods: Phrases<()>,
    /// Lines of a web site.
    pub furniture: Phrases<()>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    headings: Phrases::new(lang::ALL.iter().flat_map(|l| headings(l))),
    own: lang::ALL.iter().map(|l| (l.code, Phrases::new(headings(l)))).collect(),
    generic: unit(|l| l.generic),
    sections: Phrases::new(lang::ALL.iter().flat_map(|l| l.layout.sections.iter().map(|(w, r)| (*r, *w)))),
    items: unit(|l| l.items),
    totals: unit(|l| l.totals),
    notes: unit(|l| l.notes),
    editorial: unit(|l| l.editorial),
    plans: unit(|l| l.plans),
    approvals: unit(|l| l.approvals),
    annexes: unit(|l| l.annexes),
    stakeholders: unit(|l| l.stakeholders),
    keys: Phrases::new(
        lang::ALL.iter().flat_map(|l| l.layout.keys).flat_map(|(r, ws)| ws.iter().map(|w| (*r, *w))),
    ),
    lead_ins: unit(|l| l.lead_ins),
    periods: unit(|l| l.periods),
    furniture: unit(|l| l.furniture),
});

/// The words of all languages.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn headings(language: &'static Language) -> impl Iterator<Item = (Role, &'static str)> {
    language.headings.iter().flat_map(|(role, phrases)| phrases.iter().map(|p| (*role, *p)))
}

fn unit(field: impl Fn(&'static Layout) -> &'static [&'static str]) -> Phrases<()> {
    Phrases::new(lang::ALL.iter().flat_map(|l| field(l.layout).iter().map(|w| ((), *w))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_and_a_number_sign_stands_alone() {
        assert_eq!(words("№п/п Наименование (ещё)"), ["№", "п", "п", "наименование", "еще"]);
    }

    #[test]
    fn a_phrase_matches_by_stem_and_by_whole_word() {
        let phrases = Phrases::new([(1, "срок* исполнен*"), (2, "дата")]);
        let found = phrases.first(&words("Сроки исполнения мероприятия")).unwrap();
        assert_eq!((found.value, found.length), (1, 2));
        assert!(phrases.first(&words("датами")).is_none());
    }
}
