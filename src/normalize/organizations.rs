//! The register: every responsible party once, whatever the case form or spelling it is named in.

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::id;
use super::lexicon::{Form, Head, Lexicon};
use super::tokens::{Kind, Shape, Token, tokenize};
use crate::lang::letter;
use crate::model::plan::{Organization, OrganizationKind};

/// A party while its mentions are counted.
struct Record {
    id: String,
    kind: OrganizationKind,
    /// Its printed names, in order of first mention.
    names: Vec<usize>,
    short: Vec<String>,
}

/// A name as printed.
struct Name {
    text: String,
    mentions: u32,
    record: usize,
    /// Whether its head noun stands in another case than the nominative.
    oblique: bool,
}

/// A mention of a party: the name it is printed by, and the party.
#[derive(Clone, Copy)]
pub struct Mention {
    /// The number of the name; names are numbered in order of first mention.
    pub name: usize,
    /// The number of the party.
    pub party: usize,
}

/// Collects parties.
pub struct Register {
    lexicon: &'static Lexicon,
    keys: HashMap<String, usize>,
    records: Vec<Record>,
    /// Keys of short names and the names they stand for.
    introduced: HashMap<String, String>,
    names: Vec<Name>,
    printed: HashMap<String, usize>,
}

impl Register {
    /// An empty register.
    pub fn new(lexicon: &'static Lexicon) -> Self {
        Self {
            lexicon,
            keys: HashMap::new(),
            records: Vec::new(),
            introduced: HashMap::new(),
            names: Vec::new(),
            printed: HashMap::new(),
        }
    }

    /// Makes a short name known before the parties are entered («далее – Центр»).
    pub fn introduce(&mut self, short: &str, name: &str) {
        self.introduced.entry(key(short, self.lexicon)).or_insert_with(|| name.to_owned());
    }

    /// The party with this printed name; it is entered on first mention.
    pub fn mention(&mut self, text: &str, kind: OrganizationKind, short: Option<&str>) -> Mention {
        let index = match self.printed.get(text) {
            Some(known) => *known,
            None => self.enter_name(text, kind),
        };
        let mut party = 0;
        if let Some(name) = self.names.get_mut(index) {
            name.mentions += 1;
            party = name.record;
        }
        if let Some(short) = short {
            self.name_also(party, short);
        }
        Mention { name: index, party }
    }

    fn enter_name(&mut self, text: &str, kind: OrganizationKind) -> usize {
        let tokens = tokenize(text, self.lexicon);
        let record = self.find_or_enter(text, &tokens, kind);
        let index = self.names.len();
        let oblique = head(&tokens).is_some_and(|h| h.form == Form::Oblique);
        self.names.push(Name { text: text.to_owned(), mentions: 0, record, oblique });
        self.printed.insert(text.to_owned(), index);
        if let Some(record) = self.records.get_mut(record) {
            record.names.push(index);
        }
        index
    }

    fn find_or_enter(&mut self, name: &str, tokens: &[Token<'_>], kind: OrganizationKind) -> usize {
        let own = key_of(tokens, self.lexicon);
        if !self.introduced.is_empty()
            && let Some(full) = self.introduced.remove(&own)
        {
            let index = self.find_or_enter(&full, &tokenize(&full, self.lexicon), kind);
            self.keys.insert(own, index);
            return index;
        }
        let next = self.records.len();
        let index = *self.keys.entry(own).or_insert(next);
        if index == next {
            let id = id("o", index);
            self.records.push(Record { id, kind, names: Vec::new(), short: Vec::new() });
            if let Some(short) = initials_in_bracket(name, tokens) {
                self.name_also(index, short);
            }
        }
        index
    }

    /// Lets a short name stand for a party.
    fn name_also(&mut self, party: usize, short: &str) {
        if let Entry::Vacant(free) = self.keys.entry(key(short, self.lexicon)) {
            free.insert(party);
        }
        if let Some(record) = self.records.get_mut(party)
            && !record.short.iter().any(|s| s == short)
        {
            record.short.push(short.to_owned());
        }
    }

    /// The id of a party.
    pub fn id(&self, party: usize) -> Option<&str> {
        self.records.get(party).map(|r| r.id.as_str())
    }

    /// The printed name of a number.
    pub fn name(&self, name: usize) -> &str {
        self.names.get(name).map_or("", |n| &n.text)
    }

    /// The parties in order of first mention.
    pub fn finish(mut self) -> Vec<Organization> {
        let records = std::mem::take(&mut self.records).into_iter();
        records
            .map(|record| {
                let name = self.base(&record);
                let mut aliases = Vec::with_capacity(record.names.len() + record.short.len());
                for printed in record.names {
                    aliases.extend(self.names.get_mut(printed).map(|n| std::mem::take(&mut n.text)));
                }
                aliases.extend(record.short);
                let mut seen = HashSet::new();
                aliases.retain(|alias| *alias != name && seen.insert(alias.clone()));
                Organization { id: record.id, name, kind: record.kind, aliases }
            })
            .collect()
    }

    /// The nominative named most often, else the first name put into the nominative.
    fn base(&self, record: &Record) -> String {
        let names = || record.names.iter().filter_map(|n| self.names.get(*n));
        let mut best: Option<&Name> = None;
        for name in names().filter(|n| !n.oblique) {
            if best.is_none_or(|b| name.mentions > b.mentions) {
                best = Some(name);
            }
        }
        match best {
            Some(name) => name.text.clone(),
            None => names().next().map_or_else(String::new, |n| nominative(&n.text, self.lexicon)),
        }
    }
}

/// What two names of one party have in common: small letters, no marks, adjectives and head noun without their
/// case endings but with their number, doubled letters once.
pub fn key(name: &str, lexicon: &Lexicon) -> String {
    key_of(&tokenize(name, lexicon), lexicon)
}

fn key_of(tokens: &[Token<'_>], lexicon: &Lexicon) -> String {
    let head = head_index(tokens);
    let mut out = String::with_capacity(tokens.iter().map(|t| t.lower.len() + 1).sum());
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let inflected = lexicon.has_cases() && head.is_some_and(|h| i <= h) && token.depth == 0;
        let word = if inflected && !matches!(token.shape, Shape::Upper | Shape::Initial) {
            token.head.map_or_else(|| stem(&token.lower), |h| h.stem)
        } else {
            &*token.lower
        };
        push_folded(word, &mut out);
        if Some(i) == head && is_plural(token) {
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
    let mut stems = letter::endings(word, ENDINGS).filter_map(|ending| word.strip_suffix(ending));
    stems.find(|stem| stem.chars().nth(2).is_some()).unwrap_or(word)
}

/// The first head noun outside brackets and quotation marks.
fn head_index(tokens: &[Token<'_>]) -> Option<usize> {
    tokens.iter().position(|t| t.depth == 0 && t.head.is_some())
}

fn head(tokens: &[Token<'_>]) -> Option<Head> {
    tokens.iter().filter(|t| t.depth == 0).find_map(|t| t.head)
}

fn is_plural(head: &Token<'_>) -> bool {
    match head.head.map(|h| h.form) {
        Some(Form::Plural | Form::PluralOrGenitive) => true,
        Some(Form::Oblique) => ["ами", "ями", "ам", "ям", "ах", "ях"].iter().any(|e| head.lower.ends_with(e)),
        _ => false,
    }
}

/// A name whose head noun stands in another case, in the nominative: «Управлениями культуры» gives
/// «Управления культуры», «Федерального агентства» (its head read as a genitive) «Федеральное агентство».
pub fn nominative(name: &str, lexicon: &Lexicon) -> String {
    let tokens = tokenize(name, lexicon);
    let Some(head) = head_index(&tokens) else { return name.to_owned() };
    let Some(token) = tokens.get(head) else { return name.to_owned() };
    let Some((singular, plural)) = lexicon.nominatives(&token.lower) else { return name.to_owned() };
    let many = token.head.is_some_and(|h| h.form == Form::Oblique) && is_plural(token);
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
fn initials_in_bracket<'t>(name: &'t str, tokens: &[Token<'_>]) -> Option<&'t str> {
    if !name.ends_with(')') {
        return None;
    }
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
    all.then(|| name.get(short.range.clone()).unwrap_or(""))
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
        assert_eq!(a.party, b.party);
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
        assert_eq!(register.mention("КУС", OrganizationKind::Unit, None).party, long.party);
        let center = register.mention("Центр садов", OrganizationKind::Unit, Some("Центр"));
        assert_eq!(register.mention("Центр", OrganizationKind::Unit, None).party, center.party);
    }
}
