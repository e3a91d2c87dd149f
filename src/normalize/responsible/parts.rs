//! A party's name, task and role from the words between two cuts.

use super::person::person_at;
use super::split::Cut;
use super::{Form, HeadKind};
use crate::model::document::fold;
use crate::model::plan::{OrganizationKind, ResponsibleRole};
use crate::normalize::lexicon::Lexicon;
use crate::normalize::tokens::{Kind, Shape, Token};

/// A responsible party as one cell names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// As printed, with connecting words and task.
    pub text: String,
    /// The party as printed.
    pub name: String,
    /// Its share of the work.
    pub task: Option<String>,
    /// What the words say of its role.
    pub role: ResponsibleRole,
    /// «По согласованию».
    pub by_agreement: bool,
    /// What it is.
    pub kind: OrganizationKind,
    /// A short name given in brackets («далее – Центр»).
    pub alias: Option<String>,
}

/// Most brackets at the end of one party that are looked into.
const BRACKETS: usize = 8;

/// The words of a party while brackets and tasks are taken off its end.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    from: usize,
    to: usize,
}

/// The party that begins at a cut and ends before token `end`; `None` if there are no words.
pub fn party(text: &str, tokens: &[Token<'_>], cut: &Cut, end: usize, lexicon: &Lexicon) -> Option<Party> {
    let mut words = Words { text, tokens, from: cut.start, to: end };
    words.trim();
    let whole = Words { text, tokens, from: cut.text, to: words.to }.printed();
    let (mut task, mut by_agreement, mut alias) = (None, false, None);
    for _ in 0..BRACKETS {
        let Some(open) = words.last_bracket() else { break };
        match classify(tokens.get(open + 1..words.to - 1).unwrap_or(&[]), lexicon) {
            Bracket::Agreement => by_agreement = true,
            Bracket::Task => task = Some(Words { text, tokens, from: open + 1, to: words.to - 1 }.printed()),
            Bracket::Alias(skip) => {
                alias = Some(Words { text, tokens, from: open + 1 + skip, to: words.to - 1 }.printed());
            }
            Bracket::Part => break,
        }
        words.to = open;
        words.trim();
    }
    by_agreement |= words.take_agreement(lexicon);
    if let Some(dash) = words.task_dash(lexicon) {
        task = Some(Words { text, tokens, from: dash + 1, to: words.to }.printed());
        words.to = dash;
        words.trim();
    }
    let name = words.printed();
    if !name.chars().any(char::is_alphanumeric) {
        return None;
    }
    let kind = kind(tokens.get(words.from..words.to).unwrap_or(&[]), lexicon);
    Some(Party { text: whole, name, task, role: cut.role, by_agreement, kind, alias })
}

/// The words from one token to before another, as printed.
pub fn printed(text: &str, tokens: &[Token<'_>], from: usize, to: usize) -> String {
    Words { text, tokens, from, to }.printed()
}

/// What a bracket at the end of a party holds.
enum Bracket {
    /// «по согласованию»
    Agreement,
    /// «сбор информации»
    Task,
    /// «далее – Центр»: tokens before the short name.
    Alias(usize),
    /// Anything else belongs to the name.
    Part,
}

fn classify(inside: &[Token<'_>], lexicon: &Lexicon) -> Bracket {
    if lexicon.by_agreement.at(inside, 0).is_some() {
        return Bracket::Agreement;
    }
    if let Some(skip) = lexicon.hereinafter.at(inside, 0) {
        let marks =
            inside.get(skip..).unwrap_or(&[]).iter().take_while(|t| !t.is_word() && t.depth < 2).count();
        return Bracket::Alias(skip + marks);
    }
    let Some(first) = inside.first() else { return Bracket::Part };
    let words = inside.iter().filter(|t| t.is_word()).count();
    let long = inside.iter().any(|t| t.is_word() && t.lower.chars().count() > 4);
    let party = person_at(inside, 0, lexicon).is_some() || lexicon.head(&first.lower).is_some();
    if first.shape == Shape::Lower && first.is_word() && long && words >= 1 && !party {
        Bracket::Task
    } else {
        Bracket::Part
    }
}

impl Words<'_> {
    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    /// The text from the first token to the last, folded, without a full stop that ends a sentence.
    fn printed(&self) -> String {
        let (Some(first), Some(last)) =
            (self.token(self.from), self.to.checked_sub(1).and_then(|i| self.token(i)))
        else {
            return String::new();
        };
        let raw = self.text.get(first.range.start..last.range.end).unwrap_or("");
        let folded = fold(raw);
        let abbreviated = last.dot && last.lower.chars().count() < 4;
        let name = if abbreviated { &folded } else { folded.trim_end_matches('.') };
        name.to_owned()
    }

    /// Leaves out marks and «и» at both ends, and the lone bracket of a party that stood in brackets.
    fn trim(&mut self) {
        while self.from < self.to && self.token(self.from).is_some_and(|t| is_loose(t, true)) {
            self.from += 1;
        }
        while self.from < self.to && self.token(self.to - 1).is_some_and(|t| is_loose(t, false)) {
            self.to -= 1;
        }
        let open = self.tokens.get(self.from..self.to).unwrap_or(&[]).iter().filter(|t| t.is('(')).count();
        let close = self.tokens.get(self.from..self.to).unwrap_or(&[]).iter().filter(|t| t.is(')')).count();
        if close > open && self.token(self.to - 1).is_some_and(|t| t.is(')')) {
            self.to -= 1;
        }
    }

    /// Where the bracket that ends the words opens.
    fn last_bracket(&self) -> Option<usize> {
        let last = self.to.checked_sub(1)?;
        if last <= self.from || !self.token(last)?.is(')') || self.token(last)?.depth == 0 {
            return None;
        }
        let depth = self.token(last)?.depth;
        let open = (self.from..last)
            .rev()
            .find(|&i| self.token(i).is_some_and(|t| t.is('(') && t.depth == depth))?;
        (open > self.from).then_some(open)
    }

    /// Takes «по согласованию» off the end.
    fn take_agreement(&mut self, lexicon: &Lexicon) -> bool {
        let first = self.to.saturating_sub(4).max(self.from + 1);
        let found = (first..self.to).find(|&at| {
            lexicon.by_agreement.at(self.tokens, at).is_some_and(|length| at + length == self.to)
        });
        if let Some(at) = found {
            self.to = at;
            self.trim();
        }
        found.is_some()
    }

    /// A dash with a task behind it: «– свод и публикация».
    fn task_dash(&self, lexicon: &Lexicon) -> Option<usize> {
        let dash = (self.from + 1..self.to).find(|&i| {
            let spaced =
                self.token(i - 1).zip(self.token(i)).is_some_and(|(a, b)| a.range.end < b.range.start);
            self.token(i).is_some_and(|t| t.is_dash() && t.depth == 0) && spaced
        })?;
        let next = self.token(dash + 1)?;
        let task = next.is_word() && next.shape == Shape::Lower && lexicon.head(&next.lower).is_none();
        task.then_some(dash)
    }
}

fn is_loose(token: &Token<'_>, front: bool) -> bool {
    match token.kind {
        Kind::Word => false,
        Kind::Newline => true,
        Kind::Mark(c) => {
            token.depth == 0
                && (matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '—' | '/' | '•' | '·' | '|' | '+')
                    || (front && matches!(c, '*' | ')')))
        }
    }
}

/// What the first head noun says.
fn kind(words: &[Token<'_>], lexicon: &Lexicon) -> OrganizationKind {
    if person_at(words, 0, lexicon).is_some() {
        return OrganizationKind::Person;
    }
    let head = words.iter().filter(|t| t.depth == 0).find_map(|t| lexicon.head(&t.lower));
    match head {
        Some(h) if h.kind == HeadKind::Group => OrganizationKind::Group,
        Some(h) if matches!(h.form, Form::Plural | Form::PluralOrGenitive) => OrganizationKind::Group,
        Some(h) if h.form == Form::Oblique && is_plural_oblique(words, lexicon) => OrganizationKind::Group,
        Some(h) if h.kind == HeadKind::Position => OrganizationKind::Position,
        None if is_two_names(words) => OrganizationKind::Person,
        _ => OrganizationKind::Unit,
    }
}

/// «управлениями»: endings that only plurals have in East Slavic languages.
fn is_plural_oblique(words: &[Token<'_>], lexicon: &Lexicon) -> bool {
    let head = words.iter().find(|t| lexicon.head(&t.lower).is_some());
    head.is_some_and(|t| ["ами", "ями", "ам", "ям", "ах", "ях"].iter().any(|e| t.lower.ends_with(e)))
}

/// "Anna Nowak": two capitalized words in Latin letters.
fn is_two_names(words: &[Token<'_>]) -> bool {
    let latin =
        |t: &Token<'_>| t.is_word() && t.shape == Shape::Title && t.lower.chars().all(|c| c < '\u{250}');
    words.len() == 2 && words.iter().all(latin)
}
