//! The register: every responsible party once, whatever the case form or spelling it is named in.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::lexicon::{Form, Lexicon};
use super::tokens::{Kind, Shape, Token, tokenize};
use crate::lang::letter;
use crate::model::plan::{Organization, OrganizationKind};

/// A party while its mentions are counted.
struct Record {
    kind: OrganizationKind,
    /// Printed names with the number of mentions, in order of first mention.
    names: Vec<(String, u32)>,
    short: Vec<String>,
}

/// Collects parties.
pub struct Register {
    lexicon: &'static Lexicon,
    keys: HashMap<String, usize>,
    records: Vec<Record>,
    /// Keys of short names and the names they stand for.
    introduced: HashMap<String, String>,
    /// Printed names: the party, and which of its names it is.
    printed: HashMap<String, (usize, usize)>,
}

impl Register {
    /// An empty register.
    pub fn new(lexicon: &'static Lexicon) -> Self {
        Self {
            lexicon,
            keys: HashMap::new(),
            records: Vec::new(),
            introduced: HashMap::new(),
            printed: HashMap::new(),
        }
    }

    /// Makes a short name known before the parties are entered («далее – Центр»).
    pub fn introduce(&mut self, short: &str, name: &str) {
        self.introduced.entry(key(short, self.lexicon)).or_insert_with(|| name.to_owned());
    }

    /// The index of the party with this printed name; it is entered on first mention.
    pub fn mention(&mut self, name: &str, kind: OrganizationKind, short: Option<&str>) -> usize {
        let (index, which) = if let Some(known) = self.printed.get(name) {
            *known
        } else {
            let index = self.find_or_enter(name, kind);
            let which = self.records.get(index).map_or(0, |r| r.names.len());
            self.printed.insert(name.to_owned(), (index, which));
            (index, which)
        };
        if let Some(record) = self.records.get_mut(index) {
            match record.names.get_mut(which) {
                Some((_, count)) => *count += 1,
                None => record.names.push((name.to_owned(), 1)),
            }
        }
        if let Some(short) = short {
            self.name_also(index, short);
        }
        index
    }

    fn find_or_enter(&mut self, name: &str, kind: OrganizationKind) -> usize {
        let own = key(name, self.lexicon);
        if let Some(full) = self.introduced.remove(&own) {
            let index = self.find_or_enter(&full, kind);
            self.keys.insert(own, index);
            return index;
        }
        let next = self.records.len();
        let index = *self.keys.entry(own).or_insert(next);
        if index == next {
            self.records.push(Record { kind, names: Vec::new(), short: Vec::new() });
            if let Some(short) = initials_in_bracket(name) {
                self.name_also(index, &short);
            }
        }
        index
    }

    /// Lets a short name stand for a party.
    fn name_also(&mut self, index: usize, short: &str) {
        if let Entry::Vacant(free) = self.keys.entry(key(short, self.lexicon)) {
            free.insert(index);
        }
        if let Some(record) = self.records.get_mut(index)
            && !record.short.iter().any(|s| s == short)
        {
            record.short.push(short.to_owned());
        }
    }

    /// The id of a party.
    pub fn id(index: usize) -> String {
        format!("o{}", index + 1)
    }

    /// The parties in order of first mention.
    pub fn finish(self) -> Vec<Organization> {
        let lexicon = self.lexicon;
        self.records
            .into_iter()
            .enumerate()
            .map(|(i, record)| {
                let name = record.base(lexicon);
                let mut aliases: Vec<String> =
                    record.names.into_iter().map(|(n, _)| n).chain(record.short).collect();
                aliases.retain(|a| *a != name);
                aliases.dedup();
                Organization { id: Self::id(i), name, kind: record.kind, aliases }
            })
            .collect()
    }
}

impl Record {
    /// The nominative named most often, else the first name put into the nominative.
    fn base(&self, lexicon: &Lexicon) -> String {
        let mut best: Option<&(String, u32)> = None;
        for entry in self.names.iter().filter(|(n, _)| !is_oblique(n, lexicon)) {
            if best.is_none_or(|b| entry.1 > b.1) {
                best = Some(entry);
            }
        }
        match (best, self.names.first()) {
            (Some((name, _)), _) => name.clone(),
            (None, Some((name, _))) => nominative(name, lexicon),
            (None, None) => String::new(),
        }
    }
}

/// What two names of one party have in common: small letters, no marks, adjectives and head noun without their
/// case endings but with their number, doubled letters once.
pub fn key(name: &str, lexicon: &Lexicon) -> String {
    let tokens = tokenize(name);
    let head = head_index(&tokens, lexicon);
    let plural = head.is_some_and(|h| is_plural(&tokens, h, lexicon));
    let mut out = String::with_capacity(name.len());
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let inflected = lexicon.has_cases() && head.is_some_and(|h| i <= h) && token.depth == 0;
        let word = if inflected && !matches!(token.shape, Shape::Upper | Shape::Initial) {
            lexicon.head_stem(&token.lower).unwrap_or_else(|| stem(&token.lower))
        } else {
            &*token.lower
        };
        push_folded(word, &mut out);
        if Some(i) == head && plural {
            out.push('+');
        }
    }
    out
}

/// Appends a word with «ё» as «е», doubled letters once and without hyphens.
fn push_folded(word: &str, out: &mut String) {
    let mut previous = ' ';
    for c in word.chars().map(|c| if c == 'ё' { 'е' } else { c }) {
        if letter::is_alphanumeric(c) && (c != previous || c.is_numeric()) {
            out.push(c);
        }
        previous = c;
    }
}

/// The word without the vowels and consonants that East Slavic case endings are made of.
fn stem(word: &str) -> &str {
    const ENDINGS: &[&str] = &[
        "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "иях", "ях", "ах", "ям", "ам",
        "ов", "ев", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ую",
        "юю", "ом", "ем", "ия", "ии", "ию", "ої", "ою", "єю", "ею", "ії", "ія", "ів", "а", "е", "и", "о",
        "у", "ы", "ь", "ю", "я", "й", "і", "ї", "є",
    ];
    ENDINGS.iter().filter_map(|e| word.strip_suffix(e)).find(|s| s.chars().count() >= 3).unwrap_or(word)
}

/// The first head noun outside brackets and quotation marks.
fn head_index(tokens: &[Token<'_>], lexicon: &Lexicon) -> Option<usize> {
    tokens.iter().position(|t| t.is_word() && t.depth == 0 && lexicon.head(&t.lower).is_some())
}

fn is_plural(tokens: &[Token<'_>], head: usize, lexicon: &Lexicon) -> bool {
    let Some(token) = tokens.get(head) else { return false };
    match lexicon.head(&token.lower).map(|h| h.form) {
        Some(Form::Plural | Form::PluralOrGenitive) => true,
        Some(Form::Oblique) => {
            ["ами", "ями", "ам", "ям", "ах", "ях"].iter().any(|e| token.lower.ends_with(e))
        }
        _ => false,
    }
}

fn is_oblique(name: &str, lexicon: &Lexicon) -> bool {
    let tokens = tokenize(name);
    let head = head_index(&tokens, lexicon).and_then(|h| tokens.get(h)).and_then(|t| lexicon.head(&t.lower));
    head.is_some_and(|h| h.form == Form::Oblique)
}

/// A name whose head noun stands in another case, in the nominative: «Управлениями культуры» gives
/// «Управления культуры», «Федерального агентства» (its head read as a genitive) «Федеральное агентство».
pub fn nominative(name: &str, lexicon: &Lexicon) -> String {
    let tokens = tokenize(name);
    let Some(head) = head_index(&tokens, lexicon) else { return name.to_owned() };
    let Some(token) = tokens.get(head) else { return name.to_owned() };
    let Some((singular, plural)) = lexicon.nominatives(&token.lower) else { return name.to_owned() };
    let many = lexicon.head(&token.lower).is_some_and(|h| h.form == Form::Oblique)
        && is_plural(&tokens, head, lexicon);
    let gender = match (many, singular.chars().next_back()) {
        (true, _) => 3,
        (false, Some('а' | 'я')) => 1,
        (false, Some('о' | 'е')) => 2,
        _ => 0,
    };
    let mut out = String::with_capacity(name.len());
    let mut done = 0;
    for (i, token) in tokens.iter().enumerate().take(head + 1).filter(|(_, t)| t.is_word()) {
        let word = if i == head {
            Some(if many { plural.clone() } else { singular.clone() })
        } else {
            agree(&token.lower, gender, lexicon)
        };
        let Some(word) = word else { continue };
        out.push_str(name.get(done..token.range.start).unwrap_or(""));
        push_like(&word, token.shape, &mut out);
        done = token.range.end;
    }
    out.push_str(name.get(done..).unwrap_or(""));
    out
}

/// An adjective in the nominative of a gender (3: plural).
fn agree(word: &str, gender: usize, lexicon: &Lexicon) -> Option<String> {
    lexicon.language.parties.agreement.iter().find_map(|(ending, nominatives)| {
        let stem = word.strip_suffix(ending).filter(|s| !s.is_empty())?;
        Some(format!("{stem}{}", nominatives.get(gender)?))
    })
}

fn push_like(word: &str, shape: Shape, out: &mut String) {
    match shape {
        Shape::Title => {
            let mut chars = word.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        }
        Shape::Upper => out.push_str(&word.to_uppercase()),
        _ => out.push_str(word),
    }
}

/// The abbreviation in a bracket at the end of a name, if its letters are the words' initials:
/// «Комитет по управлению имуществом (КУИ)».
fn initials_in_bracket(name: &str) -> Option<String> {
    if !name.ends_with(')') {
        return None;
    }
    let tokens = tokenize(name);
    let close = tokens.len().checked_sub(1)?;
    let short = tokens.get(close.checked_sub(1)?)?;
    let open = tokens.get(close.checked_sub(2)?)?;
    if !tokens.get(close)?.is(')') || !open.is('(') || short.kind != Kind::Word || short.shape != Shape::Upper
    {
        return None;
    }
    let initials: Vec<char> = tokens
        .iter()
        .take(close - 2)
        .filter(|t| t.is_word())
        .filter_map(|t| t.lower.chars().next())
        .collect();
    let mut rest = initials.iter();
    let all = short.lower.chars().all(|c| rest.any(|i| *i == c));
    all.then(|| name.get(short.range.clone()).unwrap_or("").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn russian() -> &'static Lexicon {
        Lexicon::of(lang::by_code("ru").unwrap())
    }

    #[test]
    fn case_forms_and_doubled_letters_have_one_key_and_numbers_have_not() {
        let k = |n| key(n, russian());
        assert_eq!(k("Управлениями Росзаповедника"), k("Управления Росзаповедника"));
        assert_ne!(k("Управление Росзаповедника"), k("Управления Росзаповедника"));
        assert_eq!(k("Правовым управлением"), k("Правовое управление"));
        assert_eq!(k("Отдел рассылки"), k("Отдел расылки"));
        assert_eq!(k("Пресс-бюро"), k("пресс-бюро"));
    }

    #[test]
    fn the_base_form_is_the_nominative() {
        let mut register = Register::new(russian());
        let a = register.mention("Управлениями Росзаповедника", OrganizationKind::Group, None);
        let b = register.mention("Управления Росзаповедника", OrganizationKind::Group, None);
        assert_eq!(a, b);
        let all = register.finish();
        assert_eq!(all[0].name, "Управления Росзаповедника");
        assert_eq!(all[0].aliases, ["Управлениями Росзаповедника"]);
        assert_eq!(nominative("Управлениями заповедников", russian()), "Управления заповедников");
        assert_eq!(
            nominative("Федерального агентства по рекам", russian()),
            "Федеральное агентство по рекам"
        );
        assert_eq!(nominative("Службы погоды", russian()), "Служба погоды");
    }

    #[test]
    fn abbreviations_in_brackets_stand_for_the_party() {
        let mut register = Register::new(russian());
        let long = register.mention("Комитет по управлению садами (КУС)", OrganizationKind::Unit, None);
        assert_eq!(register.mention("КУС", OrganizationKind::Unit, None), long);
        let center = register.mention("Центр садов", OrganizationKind::Unit, Some("Центр"));
        assert_eq!(register.mention("Центр", OrganizationKind::Unit, None), center);
    }
}
