//! A language's blocks of words compiled for lookup: one search a word.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use foldhash::{HashMap, HashMapExt};

use super::bounds::Bounds;
use super::first_words::FirstWords;
use super::tokens::Token;
use crate::lang::{self, Language, letter, parties};

/// What a head noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadKind {
    /// A body.
    Unit,
    /// An office.
    Position,
    /// Several parties at once.
    Group,
}

/// In which form a head noun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nominative singular.
    Singular,
    /// Nominative plural, and nothing else.
    Plural,
    /// Nominative plural or genitive singular («управления»).
    PluralOrGenitive,
    /// Any other case.
    Oblique,
}

/// A head noun as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it names.
    pub kind: HeadKind,
    /// Its form.
    pub form: Form,
    /// What all its forms begin with.
    pub stem: &'static str,
}

/// First letters of words by the last six bits of their codes: most words begin with none of them.
#[derive(Clone, Copy, Default)]
struct Firsts(u64);

impl Firsts {
    fn note(&mut self, word: &str) {
        self.0 |= word.chars().next().map_or(0, Self::bit);
    }

    const fn bit(c: char) -> u64 {
        1 << (c as u32 & 63)
    }

    /// Whether one of the words may begin with this small letter: `false` is sure.
    const fn may_have(self, c: char) -> bool {
        self.0 & Self::bit(c) != 0
    }
}

struct Noun {
    /// What its stem begins with, as [`first_bytes`].
    start: u64,
    /// Which bits of that are the stem's.
    mask: u64,
    stem: &'static str,
    kind: HeadKind,
    singular: Vec<&'static str>,
    plural: Vec<&'static str>,
    /// Whether its language has cases, so that a feminine or neuter plural may be a genitive.
    cases: bool,
}

/// Phrases of one list, by their first word.
#[derive(Default)]
pub struct Phrases {
    /// Sorted by the first word; of one first word the longest phrase first.
    by_first: Vec<(&'static str, Vec<Vec<&'static str>>)>,
    stems: Vec<&'static str>,
    firsts: Firsts,
    first_words: FirstWords,
}

/// The compiled blocks of one language.
pub struct Lexicon {
    /// By [`Noun::group`]; of those the stem that begins another before it.
    nouns: Vec<Noun>,
    /// Where those of each group stand.
    noun_groups: HashMap<u64, Range<usize>>,
    /// The language's own blocks.
    pub language: &'static Language,
    /// «совместно с»
    pub jointly: Phrases,
    /// «и», «а также»
    pub also: Phrases,
    /// «по согласованию»
    pub by_agreement: Phrases,
    /// «ответственный исполнитель»
    pub lead: Phrases,
    /// «соисполнители»
    pub co: Phrases,
    /// «далее»
    pub hereinafter: Phrases,
    /// «пункт»
    pub measure: Phrases,
    /// «раздел»
    pub section: Phrases,
    /// Both.
    pub numbered: Phrases,
    /// «постановлени*»
    pub act: Phrases,
    /// «настоящ*»
    pub this: Phrases,
    /// Units by their words and signs.
    pub units: Named,
    /// Powers of ten by their words.
    pub scales: Named,
    /// What may stand right before a number.
    pub bounds: Bounds,
    open: Phrases,
    legal_forms: Phrases,
    /// «ИП» before a person's name
    pub sole: Phrases,
    /// «целевые показатели»
    pub indicators: Phrases,
}

impl Lexicon {
    /// The compiled blocks of a language; empty ones for a language that is not in the list.
    pub fn of(language: &Language) -> &'static Self {
        static COMPILED: LazyLock<Vec<OnceLock<Lexicon>>> =
            LazyLock::new(|| lang::ALL.iter().map(|_| OnceLock::new()).collect());
        static EMPTY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::compile(&lang::UNDETERMINED));
        let mut compiled = lang::ALL.iter().zip(COMPILED.iter());
        match compiled.find(|(own, _)| std::ptr::eq(**own, language)) {
            Some((own, lexicon)) => lexicon.get_or_init(|| Self::compile(own)),
            None => &EMPTY,
        }
    }

    fn compile(language: &'static Language) -> Self {
        let (p, r) = (language.parties, language.points);
        let nouns = compile_nouns(language);
        let mut noun_groups: HashMap<u64, Range<usize>> = HashMap::new();
        for (i, noun) in nouns.iter().enumerate() {
            noun_groups.entry(noun.group()).or_insert(i..i).end = i + 1;
        }
        Self {
            nouns,
            noun_groups,
            language,
            jointly: Phrases::new(p.jointly),
            also: Phrases::new(p.also),
            by_agreement: Phrases::new(p.by_agreement),
            lead: Phrases::new(p.lead),
            co: Phrases::new(p.co),
            hereinafter: Phrases::new(p.hereinafter),
            measure: Phrases::new(r.measure),
            section: Phrases::new(r.section),
            numbered: Phrases::new(&[r.measure, r.section].concat()),
            act: Phrases::new(r.act),
            this: Phrases::new(r.this),
            units: Named::new(language.units.names),
            scales: Named::new(language.units.scales),
            bounds: Bounds::new(language.units),
            open: Phrases::new(p.open),
            legal_forms: Phrases::new(p.legal_forms),
            sole: Phrases::new(p.sole),
            indicators: Phrases::new(language.units.indicators),
        }
    }

    /// The head noun that a word (lower case) is a form of.
    pub fn head(&self, word: &str) -> Option<Head> {
        self.noun(word).map(|(noun, form)| Head { kind: noun.kind, form, stem: noun.stem })
    }

    /// The nominative singular and plural of the head noun that a word is a form of.
    pub fn nominatives(&self, word: &str) -> Option<(String, String)> {
        let (noun, _) = self.noun(word)?;
        let with = |endings: &[&str]| format!("{}{}", noun.stem, endings.first().copied().unwrap_or(""));
        Some((with(&noun.singular), with(&noun.plural)))
    }

    /// The noun with the longest stem that begins a word and has a form like it.
    ///
    /// Of a post in two words («тренер-преподаватель») the second counts where the whole is not known.
    fn noun(&self, word: &str) -> Option<(&Noun, Form)> {
        let second = || {
            let hyphen = memchr::memrchr(b'-', word.as_bytes())?;
            self.simple(word.get(hyphen + 1..)?)
        };
        self.simple(word).or_else(second)
    }

    fn simple(&self, word: &str) -> Option<(&Noun, Form)> {
        let start = first_bytes(word);
        let of_group = |group| {
            let nouns = self.nouns.get(self.noun_groups.get(&group)?.clone())?;
            let mut stems = nouns.iter().rev().filter(|noun| start & noun.mask == noun.start);
            stems.find_map(|noun| Some((noun, noun.form(word)?)))
        };
        of_group(start >> 32).or_else(|| of_group(0))
    }

    /// Whether a name cannot end with this word.
    pub fn is_open(&self, token: &Token<'_>) -> bool {
        self.open.has(token)
    }

    /// Whether a word is an abbreviated legal form.
    pub fn is_legal_form(&self, token: &Token<'_>) -> bool {
        self.legal_forms.has(token)
    }

    /// Whether a word may be an adjective in the nominative.
    pub fn is_adjective(&self, word: &str) -> bool {
        word.chars().nth(3).is_some()
            && letter::endings(word, self.language.parties.adjective).next().is_some()
    }

    /// Whether a word looks as if it depended on a noun before it.
    pub fn is_dependent(&self, word: &str) -> bool {
        letter::endings(word, self.language.parties.dependent).next().is_some()
    }

    /// Whether the language marks cases, so that a nominative inside a text begins something new.
    pub fn has_cases(&self) -> bool {
        !self.language.parties.adjective.is_empty()
    }
}

/// The first eight bytes of a word as one number, zeros behind a shorter one: words stand in its order.
fn first_bytes(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let few = || bytes.iter().chain(&[0; 8]).take(8).fold(0, |all, byte| all << 8 | u64::from(*byte));
    bytes.first_chunk().map_or_else(few, |eight| u64::from_be_bytes(*eight))
}

fn compile_nouns(language: &'static Language) -> Vec<Noun> {
    let p = language.parties;
    let cases = !p.adjective.is_empty();
    let lists = [(HeadKind::Unit, p.units), (HeadKind::Position, p.positions), (HeadKind::Group, p.groups)];
    let mut nouns: Vec<Noun> =
        lists.iter().flat_map(|(kind, list)| list.iter().map(|text| Noun::new(text, *kind, cases))).collect();
    nouns.sort_by_key(|n| (n.group(), n.stem));
    nouns.dedup_by_key(|n| n.stem);
    nouns
}

impl Noun {
    fn new(text: &'static str, kind: HeadKind, cases: bool) -> Self {
        let noun = parties::Noun::parse(text);
        let (singular, plural) = (noun.singular().collect(), noun.plural().collect());
        let bytes = u32::try_from(noun.stem.len()).unwrap_or(u32::MAX);
        let mask = !u64::MAX.checked_shr(bytes.saturating_mul(8)).unwrap_or(0);
        Self { start: first_bytes(noun.stem), mask, stem: noun.stem, kind, singular, plural, cases }
    }

    /// The first four bytes of its stem; zero for one that has less.
    const fn group(&self) -> u64 {
        if self.stem.len() < 4 { 0 } else { self.start >> 32 }
    }

    fn form(&self, word: &str) -> Option<Form> {
        let ending = word.strip_prefix(self.stem)?;
        if self.singular.contains(&ending) {
            return Some(Form::Singular);
        }
        if self.plural.contains(&ending) {
            let vowel = self
                .singular
                .iter()
                .any(|e| e.ends_with(['е', 'о', 'а', 'я']) || self.cases && e.ends_with(['a', 'o', 'e']));
            let genitive = vowel || matches!(ending, "а" | "я");
            return Some(if genitive { Form::PluralOrGenitive } else { Form::Plural });
        }
        // Other cases: a short ending of small letters.
        let cases = self.singular.iter().chain(&self.plural).any(|e| !e.is_ascii() || e.is_empty());
        (cases && !self.stem.is_ascii() && ending.chars().count() <= 4).then_some(Form::Oblique)
    }
}

/// Words and signs with what they stand for, by their first letters; `*` ends a stem.
#[derive(Default)]
pub struct Named(Vec<(char, Vec<Name>)>);

struct Name {
    /// The letter after the first, of which most words have another.
    second: Option<char>,
    word: &'static str,
    meaning: &'static str,
}

impl Named {
    fn new(lists: &[(&'static str, &[&'static str])]) -> Self {
        let mut by_first: BTreeMap<char, Vec<Name>> = BTreeMap::new();
        for (meaning, words) in lists {
            for word in *words {
                let mut letters = word.chars();
                let first = letters.next().unwrap_or('*');
                let second = letters.next().filter(|c| *c != '*');
                by_first.entry(first).or_default().push(Name { second, word, meaning });
            }
        }
        Self(by_first.into_iter().collect())
    }

    /// The words whose first letters a text has, with what they stand for.
    pub fn beginning(&self, text: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let mut letters = text.chars().map(|c| letter::lower(c).0);
        let first = letters.next();
        let at = first.and_then(|first| self.0.binary_search_by_key(&first, |(c, _)| *c).ok());
        let words = at.and_then(|at| self.0.get(at)).map_or(&[][..], |(_, words)| words);
        let second = if words.is_empty() { None } else { letters.next() };
        let fit = words.iter().filter(move |w| w.second.is_none() || w.second == second);
        fit.map(|w| (w.word, w.meaning))
    }
}

impl Phrases {
    fn new(list: &[&'static str]) -> Self {
        let mut phrases = Self { first_words: FirstWords::new(list), ..Self::default() };
        let mut by_first: BTreeMap<&'static str, Vec<Vec<&'static str>>> = BTreeMap::new();
        for text in list {
            let words: Vec<&'static str> = text.split_whitespace().map(|w| w.trim_end_matches('.')).collect();
            match words.as_slice() {
                [one] if one.ends_with('*') => phrases.stems.push(one.trim_end_matches('*')),
                [first, ..] => by_first.entry(first).or_default().push(words),
                [] => {}
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        by_first.keys().chain(&phrases.stems).for_each(|word| phrases.firsts.note(word));
        phrases.by_first = by_first.into_iter().collect();
        phrases
    }

    /// The phrases that begin with a word.
    fn beginning(&self, word: &str) -> Option<&[Vec<&'static str>]> {
        let at = self.by_first.binary_search_by_key(&word, |(first, _)| first).ok()?;
        self.by_first.get(at).map(|(_, list)| list.as_slice())
    }

    /// Whether a text may hold a phrase: `false` is sure.
    pub fn may_hold(&self, text: &str) -> bool {
        self.first_words.may_stand_in(text)
    }

    /// Whether a single word stands in the list.
    #[inline]
    pub fn has(&self, token: &Token<'_>) -> bool {
        self.firsts.may_have(token.first) && {
            let word: &str = &token.lower;
            self.beginning(word).is_some_and(|l| l.iter().any(|w| w.len() == 1))
                || self.stems.iter().any(|s| word.starts_with(s))
        }
    }

    /// How many tokens the longest phrase that begins here takes; line breaks between words are passed.
    #[inline]
    pub fn at(&self, tokens: &[Token<'_>], from: usize) -> Option<usize> {
        let token = tokens.get(from)?;
        if self.firsts.may_have(token.first) { self.longest_at(tokens, from) } else { None }
    }

    fn longest_at(&self, tokens: &[Token<'_>], from: usize) -> Option<usize> {
        let word: &str = &tokens.get(from).filter(|t| t.is_word())?.lower;
        let longest = self
            .beginning(word)
            .and_then(|list| list.iter().find_map(|words| matches_words(tokens, from, words)));
        longest.or_else(|| self.stems.iter().any(|s| word.starts_with(s)).then_some(1))
    }
}

fn matches_words(tokens: &[Token<'_>], from: usize, words: &[&str]) -> Option<usize> {
    let mut at = from;
    for (i, word) in words.iter().enumerate() {
        while i > 0 && tokens.get(at).is_some_and(|t| !t.is_word() && t.kind == super::tokens::Kind::Newline)
        {
            at += 1;
        }
        let token = tokens.get(at).filter(|t| t.is_word())?;
        let same = match word.strip_suffix('*') {
            Some(stem) => token.lower.starts_with(stem),
            None => token.lower == *word,
        };
        if !same {
            return None;
        }
        at += 1;
    }
    Some(at - from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn russian() -> &'static Lexicon {
        Lexicon::of(lang::by_code("ru").unwrap())
    }

    #[test]
    fn head_nouns_know_their_form() {
        let form = |w| russian().head(w).map(|h| h.form);
        assert_eq!(form("управление"), Some(Form::Singular));
        assert_eq!(form("управления"), Some(Form::PluralOrGenitive));
        assert_eq!(form("управлениями"), Some(Form::Oblique));
        assert_eq!(form("отделы"), Some(Form::Plural));
        assert_eq!(form("отделения"), Some(Form::PluralOrGenitive));
        assert_eq!(form("отделочные"), None);
        assert_eq!(form("открытости"), None);
    }

    #[test]
    fn longer_phrases_go_first() {
        let tokens = crate::normalize::tokens::tokenize("а также отдел", russian());
        assert_eq!(russian().also.at(&tokens, 0), Some(2));
        assert_eq!(russian().also.at(&tokens, 2), None);
    }
}
