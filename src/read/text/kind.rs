//! What a piece of text looks like, without knowing its language: enough to tell a column of numbers from one
//! of dates and of long text.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lang::{self, Language, letter};
use crate::model::plan::Role;
use crate::phrase::Tag;

/// The look of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Empty,
    /// A number that orders: «1.», «2.1», «3)», «IV.».
    Label,
    /// A number and then text: «2.1. Мероприятия».
    LabelText,
    /// One to three digits.
    Integer,
    /// Another amount, a dash or a mark: «69,0», «75 %», «-», «х».
    Value,
    /// Something short with a year or a day and month in figures.
    Date,
    /// A few words.
    Short,
    /// Many words.
    Long,
}

/// Text of more letters than this is [`Kind::Long`].
const LETTERS: usize = 45;
/// Text of more bytes than this is [`Kind::Long`] whatever it holds: so many letters of two bytes.
const SHORT: usize = 2 * LETTERS;

impl Kind {
    /// How many there are.
    pub const COUNT: usize = 8;
    /// All of them, in their order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Empty,
        Self::Label,
        Self::LabelText,
        Self::Integer,
        Self::Value,
        Self::Date,
        Self::Short,
        Self::Long,
    ];

    /// The kind of a trimmed text.
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        if is_letter_label(text) || is_stage(text) {
            return Self::Label;
        }
        if let Some(rest) = after_label(text) {
            if rest.is_empty() {
                return Self::Label;
            }
            let spaced = rest.trim_start();
            if spaced.len() < rest.len()
                && spaced.starts_with(|c| letter::is_alphabetic(c) || "«\"“„(*<".contains(c))
            {
                return Self::LabelText;
            }
        }
        if text.len() > SHORT {
            return Self::Long;
        }
        if text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Integer;
        }
        if has_date(text) {
            return Self::Date;
        }
        if is_value(text) {
            return Self::Value;
        }
        if text.len() > LETTERS && text.chars().count() > LETTERS { Self::Long } else { Self::Short }
    }

    /// Whether it can stand for the number of a row.
    pub const fn numbers(self) -> bool {
        matches!(self, Self::Label | Self::Integer)
    }
}

/// What follows a label at the start: «1.», «1.2», «1.2.3.», «4)», «IV.»; `None` if there is none. Dates and
/// decimal fractions with more than two digits in a part are none.
pub fn after_label(text: &str) -> Option<&str> {
    // Most texts end here.
    if !text.starts_with(|c| is_figure(c) || matches!(c, 'L' | 'C')) {
        return None;
    }
    let roman = text.trim_start_matches(['I', 'V', 'X', 'L', 'C', 'І', 'Х']);
    if roman.len() < text.len() && text.len() - roman.len() <= 12 {
        return roman.strip_prefix(['.', ')']);
    }
    let (mut rest, mut parts, mut closed) = (text, 0, false);
    let mut thousands = true;
    loop {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - after.len();
        if digits == 0 {
            break;
        }
        if digits > 3 {
            return None;
        }
        thousands &= parts == 0 || digits == 3;
        parts += 1;
        rest = after;
        closed = false;
        match rest.strip_prefix(['.', ')']) {
            Some(next) => (rest, closed) = (next, true),
            None => break,
        }
        if parts > 8 {
            return None;
        }
    }
    if parts >= 2 && thousands {
        // «450.000», «1.200.000»: an amount.
        return None;
    }
    // «31.12.» and «1.5» stay labels: only their column can tell.
    (parts >= 2 || (parts == 1 && closed)).then_some(rest)
}

/// Whether a number may be written with it.
const fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | 'I' | 'V' | 'X' | 'І' | 'Х')
}

/// «II этап», «1 этап»: a number and a section's word, and nothing else.
fn is_stage(text: &str) -> bool {
    if text.len() > 40 || !text.starts_with(is_figure) {
        return false;
    }
    let Some((number_part, word)) = text.split_once([' ', '\u{a0}']) else { return false };
    number_part.chars().all(is_figure) && word.starts_with(letter::is_lowercase) && is_section_word(word)
}

/// «а)», «п. 3.2»: a letter with a bracket or a number, and nothing else.
fn is_letter_label(text: &str) -> bool {
    let mut chars = text.chars();
    if text.len() > 12 || !chars.next().is_some_and(letter::is_alphabetic) {
        return false;
    }
    let rest = chars.as_str();
    let number = rest.strip_prefix('.').map(str::trim_start).unwrap_or_default();
    rest == ")" || !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// What follows a label of a word and a number: «Задача 1. Обновить», «Направление II: Связь».
pub fn after_word_label(text: &str) -> Option<&str> {
    // Most texts end here.
    if !text.starts_with(letter::is_uppercase) {
        return None;
    }
    let (word, mut rest) = text.split_at_checked(text.find(|c| !letter::is_alphabetic(c))?)?;
    rest = rest.strip_prefix([' ', '\u{a0}'])?;
    if !(4..=20).contains(&word.chars().count()) {
        return None;
    }
    // «Стратегическое направление 1. …»
    if let Some((second, number)) = rest.split_once([' ', '\u{a0}'])
        && second.chars().count() >= 4
        && second.chars().all(letter::is_lowercase)
    {
        rest = number;
    }
    let after = rest.trim_start_matches(|c| c == '.' || is_figure(c));
    let (number, closed) = (rest.len() - after.len(), rest.get(..rest.len() - after.len()).unwrap_or(""));
    let rest = if closed.ends_with('.') { after } else { after.strip_prefix(':')? };
    let spaced = rest.trim_start();
    let figures = closed.starts_with(|c: char| c != '.') && number <= 12;
    (figures && spaced.len() < rest.len() && spaced.starts_with(letter::is_alphabetic)).then_some(spaced)
}

/// A word that begins a section's title or a note, whether other endings may follow, whether a number must.
type Opening = (&'static str, bool, bool);

/// These words by their first letter.
static OPENINGS: LazyLock<HashMap<char, Vec<Opening>>> = LazyLock::new(|| {
    let mut out: HashMap<char, Vec<Opening>> = HashMap::new();
    let sections = lang::ALL.iter().flat_map(|l| l.layout.sections.iter().map(|(w, _)| (*w, true)));
    let notes = lang::ALL.iter().flat_map(|l| l.layout.notes.iter().map(|w| (*w, false)));
    for (phrase, numbered) in sections.chain(notes).filter(|(p, _)| !p.contains(' ')) {
        let word = phrase.trim_end_matches('*');
        let first = word.chars().next().unwrap_or(' ');
        out.entry(first).or_default().push((word, phrase.ends_with('*'), numbered));
    }
    out
});

/// Whether a line begins with a section's word and its number or letter («Раздел А. …»), or with a note's word and
/// a mark («Примечание: …»). No cell goes on so.
pub fn opens_line(text: &str) -> bool {
    if !text.starts_with(letter::is_uppercase) {
        return false;
    }
    let end = text.find(|c: char| !letter::is_alphanumeric(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if word.len() > 40 {
        return false;
    }
    let noted = rest.is_empty() || rest.starts_with([':', '.']);
    let numbered = rest.strip_prefix([' ', '\u{a0}']).is_some_and(|r| {
        let number = r.find(['.', ':', ')']).and_then(|at| r.get(..at)).unwrap_or("");
        let letter = number.chars().count() == 1 && number.starts_with(char::is_uppercase);
        let roman = number.chars().all(|c| "IVXІХ".contains(c));
        let figures = number.bytes().all(|b| b.is_ascii_digit());
        !number.is_empty() && (letter || roman || figures)
    });
    if !noted && !numbered {
        return false;
    }
    let mut lower = String::with_capacity(word.len());
    word.chars().for_each(|c| letter::push_lower(c, &mut lower));
    openings(&lower).any(|with_number| if with_number { numbered } else { noted })
}

/// Whether a word in small letters is one of sections.
fn is_section_word(word: &str) -> bool {
    openings(word).any(|with_number| with_number)
}

/// For each opening that a word in small letters is: whether it needs a number.
fn openings(word: &str) -> impl Iterator<Item = bool> {
    let known = word.chars().next().and_then(|c| OPENINGS.get(&c)).map_or(&[][..], Vec::as_slice);
    let same = move |w: &str, any: bool| if any { word.starts_with(w) } else { word == w };
    known.iter().filter(move |(w, any, _)| same(w, *any)).map(|(_, _, with_number)| *with_number)
}

/// Words by their first letter, with whether other endings may follow.
struct Stems(HashMap<char, Vec<(&'static str, bool)>>);

impl Stems {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let mut out: HashMap<char, Vec<(&'static str, bool)>> = HashMap::new();
        for word in words {
            let stem = word.trim_end_matches('*');
            let first = stem.chars().next().unwrap_or(' ');
            out.entry(first).or_default().push((stem, word.len() > stem.len()));
        }
        Self(out)
    }

    fn has(&self, word: &str) -> bool {
        let mut lower = String::with_capacity(word.len());
        word.chars().for_each(|c| letter::push_lower(c, &mut lower));
        let known = lower.chars().next().and_then(|c| self.0.get(&c));
        known.is_some_and(|all| {
            all.iter().any(|(w, any)| if *any { lower.starts_with(w) } else { lower == *w })
        })
    }
}

/// Column headings of one word: longer ones begin as titles do («проведение …»).
static HEADINGS: LazyLock<Stems> = LazyLock::new(|| {
    let phrases = lang::ALL.iter().flat_map(|l| l.headings.iter().flat_map(|(_, phrases)| *phrases));
    Stems::new(phrases.copied().filter(|p| !p.contains(' ')))
});

/// The column whose heading asks for a time, and the language that knows most of the headings.
pub fn column_of_times(headings: &[&str]) -> Option<(usize, &'static Language)> {
    let first = |heading: &str| letter::lowercase(text_words(heading).next().unwrap_or("")).into_owned();
    let words: Vec<String> = headings.iter().map(|h| first(h)).collect();
    let heads = |phrases: &[&str], word: &str| {
        phrases.iter().filter_map(|p| p.split(' ').next()).any(|p| match p.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == p,
        })
    };
    let known = |language: &Language| {
        words.iter().filter(|w| language.headings.iter().any(|(_, phrases)| heads(phrases, w))).count()
    };
    let language = lang::ALL.iter().copied().rev().max_by_key(|l| known(l))?;
    let times = language.headings.iter().find(|(role, _)| *role == Role::Deadline)?.1;
    let column = words.iter().position(|word| heads(times, word))?;
    Some((column, language))
}

/// Names of months.
static MONTHS: LazyLock<Stems> = LazyLock::new(|| {
    let months = lang::ALL.iter().flat_map(|l| l.words).filter(|w| matches!(w.0, Tag::Month(_)));
    Stems::new(months.flat_map(|w| w.1.split(',').map(str::trim)).filter(|m| m.chars().count() > 2))
});

fn text_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !letter::is_alphanumeric(c)).filter(|w| !w.is_empty())
}

/// Whether a short text begins as column headings do.
pub fn is_heading(text: &str) -> bool {
    let short = text.len() <= SHORT && !text.contains(|c: char| c.is_ascii_digit());
    short && text_words(text).next().is_some_and(|w| HEADINGS.has(w))
}

/// Whether one of a few words names a month.
pub fn names_month(text: &str) -> bool {
    text_words(text).count() <= 6 && text_words(text).any(|w| MONTHS.has(w))
}

/// Whether a year 19xx or 20xx, or two digits, a point and two digits, stand in the text.
fn has_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while let Some(start) = letter::digit(text, at) {
        at = start;
        while digit(at) {
            at += 1;
        }
        let run = bytes.get(start..at).unwrap_or_default();
        if run.len() == 4 && (run.starts_with(b"19") || run.starts_with(b"20")) {
            return true;
        }
        if run.len() <= 2 && bytes.get(at) == Some(&b'.') && digit(at + 1) && digit(at + 2) && !digit(at + 3)
        {
            return true;
        }
    }
    false
}

/// Whether it is an amount or a mark: figures and signs, or one letter x.
fn is_value(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| letter::is_alphabetic(*c));
    letters.next().is_none() || (letters.next().is_none() && text.chars().count() <= 2)
}

/// The marks that begin an item of a list.
pub const BULLETS: &[char] =
    &['•', '·', '▪', '●', '◦', '‣', '–', '—', '-', '*', '■', '□', '○', '➢', '✓', '\u{f0b7}', '\u{f0a7}'];

/// The rest of a line after the bullet it starts with and white space.
pub fn after_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    let item = rest.trim_start();
    (item.len() < rest.len() && !item.is_empty()).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_told_by_its_look() {
        for (text, kind) in [
            ("", Kind::Empty),
            ("1.", Kind::Label),
            ("2.1", Kind::Label),
            ("3)", Kind::Label),
            ("б)", Kind::Label),
            ("п. 3.2", Kind::Label),
            ("IV.", Kind::Label),
            ("II этап", Kind::Label),
            ("2.1. Мероприятия", Kind::LabelText),
            ("I. Организация работы", Kind::LabelText),
            ("12", Kind::Integer),
            ("69,0", Kind::Value),
            ("75 %", Kind::Value),
            ("1.200.000", Kind::Value),
            ("х", Kind::Value),
            ("—", Kind::Value),
            ("31.12.2014", Kind::Date),
            ("2016-2020 годы", Kind::Date),
            ("до 15.03", Kind::Date),
            ("Канцелярия", Kind::Short),
            ("I квартал", Kind::Short),
            ("Подготовка и утверждение порядка ведения реестра", Kind::Long),
        ] {
            assert_eq!(Kind::of(text), kind, "{text}");
        }
    }

    #[test]
    fn a_word_and_a_number_label_what_follows() {
        assert_eq!(after_word_label("Направление 2. Связь"), Some("Связь"));
        assert_eq!(after_word_label("Задача 1.2: связь"), Some("связь"));
        assert_eq!(after_word_label("Стратегическая цель 2. Связь"), Some("Связь"));
        assert_eq!(after_word_label("Школа № 2. Ремонт"), None);
        assert_eq!(after_word_label("Всего 12"), None);
        assert_eq!(after_word_label("Апрель 2024 года"), None);
    }

    #[test]
    fn headings_and_months_are_told_by_their_words() {
        assert!(is_heading("Сроки проведения") && is_heading("Ответственный") && is_heading("Action"));
        assert!(!is_heading("Весенние работы") && !is_heading("Сторож") && !is_heading("Срок 1"));
        assert!(names_month("до 25 апреля") && names_month("Май-июнь") && names_month("by March 1"));
        assert!(!names_month("Осенние работы") && !names_month("Маёвка"));
    }

    #[test]
    fn a_bullet_needs_text_after_it() {
        assert_eq!(after_bullet("•\tМай"), Some("Май"));
        assert_eq!(after_bullet("- май"), Some("май"));
        assert_eq!(after_bullet("-4,0"), None);
        assert_eq!(after_bullet("-"), None);
    }
}
