//! A language's words, compiled once: a tree over the letters of words, and one over the words of phrases.

use std::sync::OnceLock;

use super::tag::{Tag, Words};
use crate::lang::letter::Beginnings;
use crate::lang::{self, Language, letter};

/// The compiled words of a language, with those of the languages it borrows from after its own.
#[derive(Debug)]
pub(super) struct Lexicon {
    tables: Vec<Table>,
    /// First letters of the words for a number sign.
    signs: Vec<char>,
    /// The words that name acts.
    acts: Table,
    /// The words before an act's date.
    dates: Table,
}

/// Number of a word pattern in a [`Table`].
type WordId = u16;

/// How many patterns one word may match and be tried for.
const MOST_MATCHES: usize = 4;

#[derive(Debug, Default)]
struct Table {
    letters: Vec<Letter>,
    states: Vec<State>,
    words: WordId,
    beginnings: Beginnings,
}

/// A place in the tree over letters.
#[derive(Debug, Default)]
struct Letter {
    next: Vec<(char, u32)>,
    exact: Option<WordId>,
    stem: Option<WordId>,
}

/// A place in the tree over words.
#[derive(Debug, Default)]
struct State {
    next: Vec<(WordId, u32)>,
    tag: Option<Tag>,
}

impl Table {
    fn new(words: &[Words]) -> Self {
        let (letters, states) = (vec![Letter::default()], vec![State::default()]);
        let mut table = Self { letters, states, words: 0, beginnings: Beginnings::default() };
        for (tag, patterns) in words {
            for pattern in patterns.split(',') {
                table.add(*tag, pattern.trim());
            }
        }
        for state in &mut table.states {
            state.next.sort_unstable();
        }
        for letter in &mut table.letters {
            letter.next.sort_unstable();
        }
        table
    }

    fn add(&mut self, tag: Tag, pattern: &str) {
        let mut state = 0;
        for word in pattern.split(|c: char| c.is_whitespace()).flat_map(elided) {
            let id = self.word(word);
            state = self.step_or_insert(state, id);
        }
        if state > 0
            && let Some(state) = self.states.get_mut(state as usize)
            && state.tag.is_none()
        {
            state.tag = Some(tag);
        }
    }

    /// The id of a word pattern, new if need be.
    fn word(&mut self, pattern: &str) -> WordId {
        let stem = pattern.ends_with('*');
        let mut at = 0usize;
        let letters = || pattern.chars().filter(|c| *c != '*').filter_map(fold);
        for c in letters() {
            at = self.letter_or_insert(at, c);
        }
        self.beginnings.note(letters());
        let fresh = self.words;
        let Some(letter) = self.letters.get_mut(at) else { return fresh };
        let slot = if stem { &mut letter.stem } else { &mut letter.exact };
        let id = *slot.get_or_insert(fresh);
        if id == fresh {
            self.words = self.words.saturating_add(1);
        }
        id
    }

    fn letter_or_insert(&mut self, at: usize, c: char) -> usize {
        let known = self.letters.get(at).and_then(|l| l.next.iter().find(|(x, _)| *x == c));
        if let Some((_, next)) = known {
            return *next as usize;
        }
        let next = self.letters.len();
        self.letters.push(Letter::default());
        if let (Some(letter), Ok(index)) = (self.letters.get_mut(at), u32::try_from(next)) {
            letter.next.push((c, index));
        }
        next
    }

    /// The place a letter leads to.
    fn letter(&self, from: &Letter, c: char) -> Option<&Letter> {
        let at = from.next.binary_search_by_key(&c, |(x, _)| *x).ok()?;
        from.next.get(at).and_then(|(_, next)| self.letters.get(*next as usize))
    }

    fn step_or_insert(&mut self, state: u32, id: WordId) -> u32 {
        if let Some(next) = self.states.get(state as usize).and_then(|s| scan(s, id)) {
            return next;
        }
        let next = u32::try_from(self.states.len()).unwrap_or(u32::MAX);
        self.states.push(State::default());
        if let Some(state) = self.states.get_mut(state as usize) {
            state.next.push((id, next));
        }
        next
    }

    fn step(&self, state: u32, id: WordId) -> Option<u32> {
        let next = &self.states.get(state as usize)?.next;
        let at = next.binary_search_by_key(&id, |(x, _)| *x).ok()?;
        next.get(at).map(|(_, next)| *next)
    }

    /// The patterns that a word matches, best first.
    fn matches(&self, word: &str) -> [Option<WordId>; MOST_MATCHES] {
        let mut found = [None; MOST_MATCHES];
        let mut add = |id: Option<WordId>| {
            if id.is_some() {
                found.rotate_right(1);
                if let Some(first) = found.first_mut() {
                    *first = id;
                }
            }
        };
        let mut at = self.letters.first();
        for c in word.chars().filter_map(fold) {
            at = at.and_then(|at| self.letter(at, c));
            let Some(letter) = at else { break };
            add(letter.stem);
        }
        add(at.and_then(|l| l.exact));
        found
    }

    /// Whether `text` may begin with a word that matches a pattern: `false` is sure.
    fn may_match(&self, text: &str) -> bool {
        // A silent mark is passed.
        if !self.beginnings.may_begin(text.chars().map(fold)) {
            return false;
        }
        let mut at = self.letters.first();
        for c in text.chars().take_while(|c| is_word(*c)) {
            match (fold(c), at) {
                (Some(c), Some(letter)) => at = self.letter(letter, c),
                // An apostrophe may end the word.
                (None, Some(letter)) if letter.exact.is_some() => return true,
                _ => {}
            }
            match at {
                None => return false,
                Some(letter) if letter.stem.is_some() => return true,
                Some(_) => {}
            }
        }
        at.is_some_and(|letter| letter.exact.is_some())
    }

    /// The longest phrase that `text` begins with: its tag and length in bytes. Its first word takes `length`.
    fn find(&self, text: &str, length: usize) -> Option<(Tag, usize)> {
        let ids = self.matches(text.get(..length)?);
        // A word may begin phrases under several patterns («следующего дня», «следующ*»): the longest wins.
        ids.iter()
            .flatten()
            .filter_map(|id| self.follow(text, *id, length))
            .reduce(|best, other| if other.1 > best.1 { other } else { best })
    }

    /// The longest phrase that begins with this word pattern, `length` bytes long in the text.
    fn follow(&self, text: &str, first: WordId, length: usize) -> Option<(Tag, usize)> {
        let mut state = self.step(0, first)?;
        let mut at = length;
        let mut best = None;
        loop {
            let here = self.states.get(state as usize)?;
            if let Some(tag) = here.tag {
                best = Some((tag, at));
            }
            if here.next.is_empty() {
                return best;
            }
            at += gap(text.get(at..).unwrap_or_default());
            let rest = text.get(at..).unwrap_or_default();
            let length = word_length(rest);
            let ids = self.matches(rest.get(..length).unwrap_or_default());
            let Some(next) = ids.iter().flatten().find_map(|id| self.step(state, *id)) else { return best };
            state = next;
            at += length;
        }
    }
}

fn scan(state: &State, id: WordId) -> Option<u32> {
    state.next.iter().find(|(x, _)| *x == id).map(|(_, next)| *next)
}

/// Bytes between two words of one phrase: white space, and the full stop or hyphen of an abbreviation.
fn gap(text: &str) -> usize {
    text.char_indices()
        .find(|(_, c)| !(c.is_whitespace() || is_apostrophe(*c) || matches!(c, '.' | '-')))
        .map_or(text.len(), |(at, _)| at)
}

impl Lexicon {
    /// The compiled words of this language.
    pub(super) fn of(language: &Language) -> &'static Self {
        static COMPILED: OnceLock<Vec<OnceLock<Lexicon>>> = OnceLock::new();
        static UNDETERMINED: OnceLock<Lexicon> = OnceLock::new();
        let compiled = COMPILED.get_or_init(|| lang::ALL.iter().map(|_| OnceLock::new()).collect());
        match lang::ALL.iter().position(|l| std::ptr::eq(*l, language)).and_then(|at| compiled.get(at)) {
            Some(cell) => cell.get_or_init(|| Self::compile(&chain(language))),
            None => UNDETERMINED.get_or_init(|| Self::compile(lang::ALL)),
        }
    }

    fn compile(languages: &[&Language]) -> Self {
        let tagged = |tags: &[Tag]| -> Vec<Words> {
            let words = languages.iter().flat_map(|l| l.words);
            words.filter(|(tag, _)| tags.contains(tag)).copied().collect()
        };
        let signs = tagged(&[Tag::NumberSign]);
        let signs = signs.iter().flat_map(|(_, signs)| signs.split(','));
        Self {
            tables: languages.iter().map(|l| Table::new(l.words)).collect(),
            signs: signs.filter_map(|s| s.trim().chars().next().and_then(fold)).collect(),
            acts: Table::new(&tagged(&[Tag::Act])),
            dates: Table::new(&tagged(&[Tag::ActDate, Tag::From])),
        }
    }

    /// Whether a text may cite an act, a number with its sign behind a noun or beside a date: `false` is sure.
    pub(super) fn may_cite(&self, text: &str) -> bool {
        let Some(first) = letter::digit(text, 0) else { return false };
        let (before, digits) = text.split_at(first);
        let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        // A date has a number of its own.
        let several = letter::digit(behind, 0).is_some();
        // What makes a number that of an act stands before it, or before the date behind it.
        let words = if several { text } else { before };
        let rest = |at: usize| words.get(at..).unwrap_or_default();
        let named = |at| self.acts.may_match(rest(at)) || several && self.dates.may_match(rest(at));
        let signed = |at| rest(at).chars().next().and_then(fold).is_some_and(|c| self.signs.contains(&c));
        (words.contains('№') || letter::any_start(words, signed)) && letter::any_start(words, named)
    }

    /// The longest phrase that `text` begins with: its tag and length in bytes. Its first word takes `length`.
    pub(super) fn find(&self, text: &str, length: usize) -> Option<(Tag, usize)> {
        self.tables.iter().find_map(|table| table.find(text, length))
    }
}

/// A language and those it borrows words from.
fn chain(language: &Language) -> Vec<&'static Language> {
    let own = lang::ALL.iter().copied().find(|l| *l == language);
    let lenders = language.borrows.iter().filter_map(|code| lang::by_code(code));
    own.into_iter().chain(lenders).collect()
}

/// Whether a character belongs to a word.
#[inline]
pub(super) fn is_word(c: char) -> bool {
    letter::is_alphabetic(c) || (!c.is_ascii() && is_silent(c)) || c == '\''
}

/// The bytes of the word at the start of a text. An apostrophe after a Latin letter ends it: «l'année» is two words,
/// «п'ятниця» one.
pub(super) fn word_length(text: &str) -> usize {
    let mut latin = false;
    for (at, c) in text.char_indices() {
        if !is_word(c) || (latin && is_apostrophe(c)) {
            return at;
        }
        latin = c < '\u{370}';
    }
    text.len()
}

/// The words of a pattern's word that an apostrophe divides.
fn elided(word: &str) -> impl Iterator<Item = &str> {
    let latin = word.chars().next().is_some_and(|c| c < '\u{370}');
    word.split(move |c| latin && is_apostrophe(c)).filter(|w| !w.is_empty())
}

/// Whether a character is an apostrophe.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Marks that are left out in comparing words: apostrophes and combining accents.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// A letter in the form in which words are compared: lower case, without accents; `None` for silent marks.
#[inline]
pub(super) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return (c != '\'').then_some(c.to_ascii_lowercase());
    }
    match c {
        'й' | 'Й' => Some('и'),
        'а'..='я' | '№' => Some(c),
        'А'..='Я' => char::from_u32(c as u32 + 32),
        _ => fold_other(c),
    }
}

fn fold_other(c: char) -> Option<char> {
    if is_silent(c) {
        return None;
    }
    let c = c.to_lowercase().next().unwrap_or(c);
    Some(match c {
        'ё' => 'е',
        'ї' => 'і',
        'ґ' => 'г',
        'ў' => 'у',
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ś' | 'š' => 's',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        'ł' => 'l',
        c => c,
    })
}
