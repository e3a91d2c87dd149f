//! Words and phrases of the language files, compiled once for look-up.
//!
//! Phrases are looked up in the text itself, letter by letter: most texts end at the second letter, and nothing is
//! copied for them.

use std::str::Chars;
use std::sync::{LazyLock, OnceLock};

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
const fn reach(words: usize) -> usize {
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
const GAP: char = ' ';

/// The letters of a text as words are compared by, with a [`GAP`] or more between words.
#[derive(Clone, Debug)]
struct Letters<'t> {
    chars: Chars<'t>,
    /// How many characters may still be read.
    left: usize,
    /// What comes before the next character.
    queue: [Option<char>; 2],
}

impl<'t> Letters<'t> {
    fn new(text: &'t str, left: usize) -> Self {
        Self { chars: text.chars(), left, queue: [None; 2] }
    }

    /// Passes the rest of a word and what stands before the next; `false` at the end.
    fn next_word(&mut self) -> bool {
        self.by_ref().find(|c| *c == GAP).is_some() && self.skip_gaps()
    }

    /// The byte of the text that the next letter stands at.
    fn offset(&self, text: &str) -> usize {
        let sign = self.queue.first().copied().flatten().map_or(0, char::len_utf8);
        text.len() - self.chars.as_str().len() - sign
    }

    /// Passes what stands before a word; `false` at the end.
    fn skip_gaps(&mut self) -> bool {
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
                'а'..='я' | 'a'..='z' | '0'..='9' => c,
                'ё' | 'Ё' => 'е',
                '\u{ad}' => continue,
                '№' | '#' => {
                    self.queue = [Some(c), Some(GAP)];
                    GAP
                }
                '°' | '\u{301}' => c,
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

/// Phrases of one list as a tree over their letters, word by word.
#[derive(Debug)]
pub struct Phrases<T> {
    /// Places in the tree; the first is where every phrase begins.
    places: Vec<Letter>,
    /// What stands at the end of a word.
    ends: Vec<End<T>>,
}

/// A place in a word.
#[derive(Clone, Debug, Default)]
struct Letter {
    next: Vec<(char, u32)>,
    /// The end that is reached if the word ends here.
    exact: Option<usize>,
    /// The end that is reached however the word goes on.
    stem: Option<usize>,
}

/// The end of a phrase's word.
#[derive(Clone, Debug)]
struct End<T> {
    /// Phrases that end here: value, weight, place in the list.
    values: Vec<(T, u32, usize)>,
    /// Where the next word begins.
    next: Option<usize>,
}

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
    /// Its place in the list: of equals the last counts.
    pub order: usize,
    /// The byte of the text it begins at.
    pub at: usize,
}

impl<T: Copy> Phrases<T> {
    /// Compiles phrases.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let mut new = Self { places: vec![Letter::default()], ends: Vec::new() };
        for (order, (value, text)) in phrases.into_iter().enumerate() {
            new.add(value, text, order);
        }
        for place in &mut new.places {
            place.next.sort_unstable();
        }
        new
    }

    fn add(&mut self, value: T, text: &str, order: usize) {
        let mut end = None;
        let mut weight = 0;
        for written in text.split(' ') {
            let mut letters = Letters::new(written, usize::MAX);
            let mut more = letters.skip_gaps();
            while more {
                let mut place = end.map_or(0, |end| self.after(end));
                let mut length = 0;
                for c in letters.by_ref().take_while(|c| *c != GAP) {
                    place = self.grow(place, c);
                    length += 1;
                }
                more = letters.skip_gaps();
                end = Some(self.end(place, !more && written.ends_with('*')));
                weight += length.min(8);
            }
        }
        if let Some(end) = end.and_then(|end| self.ends.get_mut(end)) {
            end.values.push((value, weight, order));
        }
    }

    fn new_place(&mut self) -> usize {
        self.places.push(Letter::default());
        self.places.len() - 1
    }

    /// Where the word after an end begins.
    fn after(&mut self, end: usize) -> usize {
        if let Some(next) = self.ends.get(end).and_then(|e| e.next) {
            return next;
        }
        let next = self.new_place();
        if let Some(end) = self.ends.get_mut(end) {
            end.next = Some(next);
        }
        next
    }

    fn grow(&mut self, place: usize, c: char) -> usize {
        let found = self.places.get(place).and_then(|p| p.next.iter().find(|(x, _)| *x == c));
        if let Some((_, next)) = found {
            return *next as usize;
        }
        let next = self.new_place();
        if let (Some(place), Ok(next)) = (self.places.get_mut(place), u32::try_from(next)) {
            place.next.push((c, next));
        }
        next
    }

    fn end(&mut self, place: usize, stem: bool) -> usize {
        let fresh = self.ends.len();
        let Some(place) = self.places.get_mut(place) else { return fresh };
        let slot = if stem { &mut place.stem } else { &mut place.exact };
        let end = *slot.get_or_insert(fresh);
        if end == fresh {
            self.ends.push(End { values: Vec::new(), next: None });
        }
        end
    }

    /// Tells every phrase of at most `most` words that begins with the next letter.
    fn walk(
        &self,
        from: usize,
        mut letters: Letters<'_>,
        (length, most): (usize, usize),
        tell: &mut impl FnMut((T, u32, usize), usize),
    ) {
        let Some(mut place) = self.places.get(from).filter(|_| length <= most) else { return };
        loop {
            let c = letters.next().unwrap_or(GAP);
            if c == GAP {
                if let Some(end) = place.exact {
                    self.reach(end, letters, (length, most), tell);
                }
                return;
            }
            let Ok(at) = place.next.binary_search_by_key(&c, |(x, _)| *x) else { return };
            let Some(next) = place.next.get(at).and_then(|(_, next)| self.places.get(*next as usize)) else {
                return;
            };
            place = next;
            if let Some(end) = place.stem {
                let goes_on = self.ends.get(end).is_some_and(|e| e.next.is_some());
                let mut rest = letters.clone();
                if goes_on {
                    rest.by_ref().find(|c| *c == GAP);
                }
                self.reach(end, rest, (length, most), tell);
            }
        }
    }

    /// Tells the phrases that end here and goes on with the next word. It calls itself at most once a word of the
    /// longest phrase.
    fn reach(
        &self,
        end: usize,
        mut letters: Letters<'_>,
        (length, most): (usize, usize),
        tell: &mut impl FnMut((T, u32, usize), usize),
    ) {
        let Some(end) = self.ends.get(end) else { return };
        for value in &end.values {
            tell(*value, length);
        }
        if let Some(next) = end.next
            && letters.skip_gaps()
        {
            self.walk(next, letters, (length + 1, most), tell);
        }
    }

    /// The longest phrase that the text begins with, of its first `most` words.
    pub fn first(&self, text: &str, most: usize) -> Option<Found<T>> {
        self.first_of(Letters::new(text, reach(most)), most)
    }

    /// The longest phrase of at most `most` words that the text begins with, however long the words.
    pub fn longest(&self, text: &str, most: usize) -> Option<Found<T>> {
        self.first_of(Letters::new(text, usize::MAX), most)
    }

    fn first_of(&self, mut letters: Letters<'_>, most: usize) -> Option<Found<T>> {
        let mut best: Option<Found<T>> = None;
        if letters.skip_gaps() {
            self.walk(0, letters, (1, most), &mut |(value, weight, order), length| {
                let key = (length, weight, order);
                if best.as_ref().is_none_or(|b| (b.length, b.weight, b.order) < key) {
                    best = Some(Found { value, weight, start: 0, length, order, at: 0 });
                }
            });
        }
        best
    }

    /// Tells every phrase of a text, and gives the number of its words.
    pub fn all(&self, text: &str, mut tell: impl FnMut(Found<T>)) -> usize {
        let mut letters = Letters::new(text, usize::MAX);
        let mut start = 0;
        let mut more = letters.skip_gaps();
        while more {
            let at = letters.offset(text);
            self.walk(0, letters.clone(), (1, usize::MAX), &mut |(value, weight, order), length| {
                tell(Found { value, weight, start, length, order, at });
            });
            start += 1;
            more = letters.next_word();
        }
        start
    }

    /// Whether the text holds a phrase.
    pub fn any(&self, text: &str) -> bool {
        let mut found = false;
        self.all(text, |_| found = true);
        found
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

    #[test]
    fn a_phrase_matches_by_stem_and_by_whole_word() {
        let phrases = Phrases::new([(1, "срок* исполнен*"), (2, "дата")]);
        let found = phrases.longest("Сроки исполнения мероприятия", 3).unwrap();
        assert_eq!((found.value, found.length), (1, 2));
        assert!(phrases.longest("Сроки исполнения", 1).is_none());
        assert!(phrases.longest("датами", 1).is_none());
    }

    #[test]
    fn every_phrase_of_a_text_is_told_with_its_place() {
        let phrases = Phrases::new([(1, "срок*"), (2, "срок* исполнен*"), (3, "№"), (4, "срок*")]);
        let mut told = Vec::new();
        let text = "№: «Сроки исполнения";
        assert_eq!(phrases.all(text, |f| told.push((f.value, f.start, f.length, f.at))), 3);
        told.sort_unstable();
        let at = text.find("Сроки").unwrap();
        assert_eq!(told, [(1, 1, 1, at), (2, 1, 2, at), (3, 0, 1, 0), (4, 1, 1, at)]);
        assert_eq!(phrases.first("Сроки", 1).map(|f| f.value), Some(4), "of equals the last");
    }
}
