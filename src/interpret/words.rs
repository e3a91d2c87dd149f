//! The words of a text, and those of the language files that interpretation looks for, compiled once.

use std::collections::BTreeSet;
use std::str::Chars;
use std::sync::{LazyLock, OnceLock};

use super::phrases::Phrases;
use crate::lang::{self, Language, Layout, letter};
use crate::model::plan::Role;
use crate::phrase::Tag;

/// The words of a text: lower case, «ё» as «е», a number sign as a word of its own, one space between.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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

    /// All but the first so many words.
    pub fn from(&self, at: usize) -> &str {
        let mut rest = self.0.as_str();
        for _ in 0..at {
            rest = rest.split_once(GAP).map_or("", |(_, rest)| rest);
        }
        rest
    }
}

/// How many words a text has.
pub fn count_words(text: &str) -> usize {
    let mut letters = Letters::new(text, usize::MAX);
    let mut count = usize::from(letters.skip_gaps());
    while count > 0 && letters.next_word() {
        count += 1;
    }
    count
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
    queue: Option<char>,
    /// What comes after that.
    after: Option<char>,
}

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str, left: usize) -> Self {
        Self { chars: text.chars(), left, queue: None, after: None }
    }

    /// A character that is compared as another.
    fn changed(&mut self, c: char) -> char {
        match c {
            'А'..='Я' => letter::lower(c).0,
            '°' | '\u{301}' => c,
            'ё' | 'Ё' => 'е',
            '№' | '#' => {
                (self.queue, self.after) = (Some(c), Some(GAP));
                GAP
            }
            _ if letter::is_alphanumeric(c) => {
                let (c, more) = letter::lower(c);
                self.queue = more;
                c
            }
            _ => GAP,
        }
    }

    /// Passes the rest of a word and what stands before the next; `false` at the end.
    pub(super) fn next_word(&mut self) -> bool {
        self.by_ref().find(|c| *c == GAP).is_some() && self.skip_gaps()
    }

    /// The byte of the text that the next letter stands at.
    pub(super) fn offset(&self, text: &str) -> usize {
        let sign = self.queue.map_or(0, char::len_utf8);
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

    #[inline]
    fn next(&mut self) -> Option<char> {
        if self.queue.is_some() {
            return std::mem::replace(&mut self.queue, self.after.take());
        }
        loop {
            self.left = self.left.checked_sub(1)?;
            return Some(match self.chars.next()? {
                c @ ('а'..='я' | 'a'..='z' | '0'..='9') => c,
                ' ' => GAP,
                '\u{ad}' => continue,
                c => self.changed(c),
            });
        }
    }
}

/// Letters that a word and its stem have in common at least.
const SAME: usize = 3;

/// Whether a word is another with at most two letters more or another last letter or two.
fn inflected(stem: &str, word: &str) -> bool {
    let (stem_len, word_len) = (stem.chars().count(), word.chars().count());
    let same = stem.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    same >= SAME && same + 1 >= stem_len && word_len <= stem_len + 2
}

/// Words of all languages that interpretation looks for.
#[derive(Debug)]
pub struct Lexicon {
    /// Column headings.
    pub headings: Phrases<Role>,
    /// Headings of each language, for the document's own.
    own: Vec<OnceLock<Phrases<Role>>>,
    /// Headings of each language as they are looked for without spaces between, in the order of their letters.
    stems: Vec<OnceLock<Vec<(&'static str, Role)>>>,
    /// Headings that any table may have.
    pub generic: Phrases<()>,
    /// Section words with their rank.
    pub sections: Phrases<u8>,
    /// The same as written, in the order of their letters.
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
    /// Names of months.
    pub months: Phrases<()>,
    /// Words before what a plan is about.
    pub about: Phrases<()>,
    /// Lines of a web site.
    pub furniture: Phrases<()>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    headings: Phrases::new(lang::ALL.iter().flat_map(|l| headings(l))),
    own: lang::ALL.iter().map(|_| OnceLock::new()).collect(),
    stems: lang::ALL.iter().map(|_| OnceLock::new()).collect(),
    generic: unit(|l| l.generic),
    sections: Phrases::new(lang::ALL.iter().flat_map(|l| l.layout.sections.iter().map(|(w, r)| (*r, *w)))),
    section_words: {
        let all = lang::ALL.iter().flat_map(|l| l.layout.sections).map(|(w, _)| words(w));
        all.collect::<BTreeSet<Words>>().into_iter().collect()
    },
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
    months: Phrases::new(lang::ALL.iter().flat_map(|l| months(l))),
    about: unit(|l| l.about),
    furniture: unit(|l| l.furniture),
});

impl Lexicon {
    /// Whether a text begins with a section's words in any case or number: «этапы», «этапа» for «этап».
    pub fn begins_section(&self, text: &str) -> bool {
        let begins = |phrase: &Words| {
            let mut text = text.split(GAP);
            phrase.iter().all(|p| text.next().is_some_and(|w| inflected(p, w)))
        };
        // Whatever the ending, the first letters are the same.
        alike(&self.section_words, text, SAME, |p| &p.0).any(begins)
    }

    /// The headings of one language without the mark of any ending, of those that begin with as many letters as
    /// [`LETTERS`] says and as a text does.
    pub fn stems_of<'t>(
        &'t self,
        language: &'static Language,
        text: &'t str,
    ) -> impl Iterator<Item = &'t (&'static str, Role)> {
        let own = lang::ALL.iter().zip(&self.stems).find(|(l, _)| std::ptr::eq(**l, language));
        let stems = own.map_or(&[][..], |(l, stems)| stems.get_or_init(|| stems_in(l)));
        alike(stems, text, LETTERS, |(stem, _)| stem)
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

/// Letters of the shortest heading that is told without a space beside it.
pub const LETTERS: usize = 4;

fn stems_in(language: &'static Language) -> Vec<(&'static str, Role)> {
    let all = headings(language).map(|(role, phrase)| (phrase.trim_end_matches('*'), role));
    let mut stems: Vec<_> = all.filter(|(p, _)| p.chars().count() >= LETTERS && !p.contains('*')).collect();
    // Of equals the last counts: their order stays.
    stems.sort_by_key(|(stem, _)| *stem);
    stems
}

/// Of some sorted texts, those that begin with the first `count` letters of another; none if it has fewer.
fn alike<'a, T>(
    sorted: &'a [T],
    text: &'a str,
    count: usize,
    letters: impl Fn(&T) -> &str + Copy + 'a,
) -> impl Iterator<Item = &'a T> {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let head = count.checked_sub(1).and_then(|last| ends.nth(last)).and_then(|end| text.get(..end));
    let from = head.map_or(sorted.len(), |head| sorted.partition_point(|t| letters(t) < head));
    sorted.iter().skip(from).take_while(move |t| head.is_some_and(|head| letters(t).starts_with(head)))
}

fn months(language: &'static Language) -> impl Iterator<Item = ((), &'static str)> {
    let months = language.words.iter().filter(|w| matches!(w.0, Tag::Month(_)));
    months.flat_map(|w| w.1.split(", ").map(|w| ((), w.trim())))
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
        assert_eq!((count_words("№п/п Наименование (ещё)"), count_words("…")), (5, 0));
        assert_eq!(first_words("Ёлка — пере\u{ad}нос", 2).from(0), "елка перенос");
        assert_eq!(first_words("…", 2).from(0), "");
    }

    #[test]
    fn a_section_is_found_among_the_words_that_begin_as_it_does() {
        let lexicon = lexicon();
        for text in lexicon
            .section_words
            .iter()
            .flat_map(|w| [w.0.clone(), format!("{}х", w.0), "э".to_owned() + &w.0])
        {
            let begins = |p: &Words| {
                p.iter().zip(text.split(GAP)).all(|(p, w)| inflected(p, w))
                    && p.len() <= text.split(GAP).count()
            };
            assert_eq!(lexicon.begins_section(&text), lexicon.section_words.iter().any(begins), "{text}");
        }
    }

    #[test]
    fn texts_that_begin_alike_are_found() {
        let sorted = ["под", "показатель", "пол", "полный", "порт"];
        let found = |text| alike(&sorted, text, 3, |t| t).copied().collect::<Vec<_>>();
        assert_eq!(found("полный отчет"), ["пол", "полный"]);
        assert_eq!((found("по"), found("прочее")), (vec![], vec![]));
    }

    #[test]
    fn no_word_before_a_number_begins_with_a_digit() {
        let layouts = || lang::ALL.iter().map(|l| l.layout);
        let sections = layouts().flat_map(|l| l.sections).map(|(w, _)| *w);
        for phrase in sections.chain(layouts().flat_map(|l| l.items).copied()) {
            assert!(!words(phrase).from(0).starts_with(|c: char| c.is_ascii_digit()), "{phrase}");
        }
    }
}
