//! The words of a text, and those of the language files that interpretation looks for, compiled once.

use std::str::Chars;
use std::sync::{LazyLock, OnceLock};

use super::phrases::Phrases;
use crate::lang::{self, Language, Layout, letter};
use crate::model::plan::Role;

/// The words of a text: lower case, «ё» as «е», a number sign as a word of its own, one space between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(String);

/// The words of a text.
pub fn words(text: &str) -> Words {
    Words::cut(Letters::new(text, usize::MAX), usize::MAX)
}

/// The first words of a text, at most `most`, without reading the rest.
pub fn first_words(text: &str, most: usize) -> Words {
    Words::cut(Letters::new(text, reach(most)), most)
}

/// How many characters of a text its first words may take.
pub(super) const fn reach(words: usize) -> usize {
    words.saturating_mul(24)
}

impl Words {
    fn cut(letters: Letters<'_>, most: usize) -> Self {
        let mut out = String::new();
        let (mut inside, mut count) = (false, 0);
        for c in letters {
            if c == GAP {
                inside = false;
                continue;
            }
            if !inside {
                if count == most {
                    break;
                }
                if count > 0 {
                    out.push(GAP);
                }
                count += 1;
                inside = true;
            }
            out.push(c);
        }
        Self(out)
    }

    /// Every word.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(GAP).filter(|w| !w.is_empty())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All but the first so many words.
    pub fn from(&self, at: usize) -> &str {
        let mut rest = self.0.as_str();
        for _ in 0..at {
            rest = rest.split_once(GAP).map_or("", |(_, rest)| rest);
        }
        rest
    }
}

/// Stands between words.
pub(super) const GAP: char = ' ';

/// The letters of a text as words are compared by, with a [`GAP`] or more between words.
#[derive(Clone, Debug)]
pub(super) struct Letters<'t> {
    chars: Chars<'t>,
    /// How many characters may still be read.
    left: usize,
    /// What comes before the next character.
    queue: [Option<char>; 2],
}

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str, left: usize) -> Self {
        Self { chars: text.chars(), left, queue: [None; 2] }
    }

    /// Passes the rest of a word and what stands before the next; `false` at the end.
    pub(super) fn next_word(&mut self) -> bool {
        self.by_ref().find(|c| *c == GAP).is_some() && self.skip_gaps()
    }

    /// The byte of the text that the next letter stands at.
    pub(super) fn offset(&self, text: &str) -> usize {
        let sign = self.queue.first().copied().flatten().map_or(0, char::len_utf8);
        text.len() - self.chars.as_str().len() - sign
    }

    /// Passes what stands before a word; `false` at the end.
    pub(super) fn skip_gaps(&mut self) -> bool {
        loop {
            let before = self.clone();
            match self.next() {
                Some(GAP) => {}
                Some(_) => {
                    *self = before;
                    return true;
                }
                None => return false,
            }
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let [first, second] = &mut self.queue;
        if let Some(c) = first.take() {
            *first = second.take();
            return Some(c);
        }
        loop {
            self.left = self.left.checked_sub(1)?;
            let c = self.chars.next()?;
            return Some(match c {
                'а'..='я' | 'a'..='z' | '0'..='9' | '°' | '\u{301}' => c,
                'ё' | 'Ё' => 'е',
                '\u{ad}' => continue,
                '№' | '#' => {
                    self.queue = [Some(c), Some(GAP)];
                    GAP
                }
                _ if letter::is_alphanumeric(c) => {
                    let (c, more) = letter::lower(c);
                    *first = more;
                    c
                }
                _ => GAP,
            });
        }
    }
}

/// Whether a word is another with at most two letters more or another last letter or two.
fn inflected(stem: &str, word: &str) -> bool {
    let (stem_len, word_len) = (stem.chars().count(), word.chars().count());
    let same = stem.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    same >= 3 && same + 1 >= stem_len && word_len <= stem_len + 2
}

/// Words of all languages that interpretation looks for.
#[derive(Debug)]
pub struct Lexicon {
    /// Column headings.
    pub headings: Phrases<Role>,
    /// Headings of each language, for the document's own.
    own: Vec<OnceLock<Phrases<Role>>>,
    /// Headings that any table may have.
    pub generic: Phrases<()>,
    /// Section words with their rank.
    pub sections: Phrases<u8>,
    /// The same as written.
    section_words: Vec<Words>,
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
    /// Words before what a plan is about.
    pub about: Phrases<()>,
    /// Lines of a web site.
    pub furniture: Phrases<()>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    headings: Phrases::new(lang::ALL.iter().flat_map(|l| headings(l))),
    own: lang::ALL.iter().map(|_| OnceLock::new()).collect(),
    generic: unit(|l| l.generic),
    sections: Phrases::new(lang::ALL.iter().flat_map(|l| l.layout.sections.iter().map(|(w, r)| (*r, *w)))),
    section_words: lang::ALL.iter().flat_map(|l| l.layout.sections).map(|(w, _)| words(w)).collect(),
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
    about: unit(|l| l.about),
    furniture: unit(|l| l.furniture),
});

impl Lexicon {
    /// Whether a text begins with a section's words in any case or number: «этапы», «этапа» for «этап».
    pub fn begins_section(&self, text: &str) -> bool {
        let begins = |phrase: &Words| {
            let mut text = text.split(GAP);
            !phrase.is_empty() && phrase.iter().all(|p| text.next().is_some_and(|w| inflected(p, w)))
        };
        self.section_words.iter().any(begins)
    }

    /// The headings of one language.
    pub fn headings_of(&self, language: &Language) -> Option<&Phrases<Role>> {
        let mut own = lang::ALL.iter().zip(&self.own);
        let (language, phrases) = own.find(|(l, _)| std::ptr::eq(**l, language))?;
        Some(phrases.get_or_init(|| Phrases::new(headings(language))))
    }
}

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
        let cut = words("№п/п Наименование (ещё)");
        assert_eq!(cut.iter().collect::<Vec<_>>(), ["№", "п", "п", "наименование", "еще"]);
        assert_eq!((cut.len(), cut.from(3)), (5, "наименование еще"));
        assert_eq!(first_words("Ёлка — пере\u{ad}нос", 2).from(0), "елка перенос");
        assert!(first_words("…", 2).is_empty());
    }
}
