//! A party's name, task and role from the words between two cuts.

use std::borrow::Cow;

use super::person::person_at;
use super::split::Cut;
use super::{Form, HeadKind};
use crate::model::document::fold;
use crate::model::plan::{OrganizationKind, ResponsibleRole};
use crate::normalize::lexicon::Lexicon;
use crate::normalize::tokens::{Kind, Shape, Token};

/// A responsible party as one cell names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party<'t> {
    /// As printed, with connecting words and task.
    pub text: Cow<'t, str>,
    /// The party as printed.
    pub name: Cow<'t, str>,
    /// Its share of the work.
    pub task: Option<Cow<'t, str>>,
    /// What the words say of its role.
    pub role: ResponsibleRole,
    /// «По согласованию».
    pub by_agreement: bool,
    /// What it is.
    pub kind: OrganizationKind,
    /// A short name given in brackets («далее – Центр»).
    pub alias: Option<Cow<'t, str>>,
}

/// Most brackets at the end of one party that are looked into.
const BRACKETS: usize = 8;

/// The words of a party while brackets and tasks are taken off its end.
#[derive(Clone, Copy)]
struct Words<'a, 't> {
    text: &'t str,
    tokens: &'a [Token<'t>],
    from: usize,
    to: usize,
}

/// The party that begins at a cut and ends before token `end`; `None` if there are no words.
pub fn party<'t>(
    text: &'t str,
    tokens: &[Token<'t>],
    cut: &Cut,
    end: usize,
    lexicon: &Lexicon,
) -> Option<Party<'t>> {
    let mut words = Words { text, tokens, from: cut.start, to: end };
    words.trim();
    let whole = Words { from: cut.text, ..words };
    let part = |from, to| printed(text, tokens, from, to);
    let (mut task, mut by_agreement, mut alias) = (None, false, None);
    for _ in 0..BRACKETS {
        let Some(open) = words.last_bracket() else { break };
        match classify(tokens.get(open + 1..words.to - 1).unwrap_or(&[]), lexicon) {
            Bracket::Agreement => by_agreement = true,
            Bracket::Task => task = Some(part(open + 1, words.to - 1)),
            Bracket::Alias(skip) => alias = Some(part(open + 1 + skip, words.to - 1)),
            Bracket::Part => break,
        }
        words.to = open;
        words.trim();
    }
    by_agreement |= words.take_agreement(lexicon);
    if let Some(dash) = words.task_dash() {
        task = Some(part(dash + 1, words.to));
        words.to = dash;
        words.trim();
    }
    let own = tokens.get(words.from..words.to).unwrap_or(&[]);
    if !own.iter().any(Token::is_word) {
        return None;
    }
    let name = words.printed();
    // Most parties are nothing but a name.
    let same = whole.from == words.from && whole.to == words.to;
    let text = if same { name.clone() } else { whole.printed() };
    Some(Party { text, name, task, role: cut.role, by_agreement, kind: kind(own), alias })
}

/// The words from one token to before another, as printed.
pub fn printed<'t>(text: &'t str, tokens: &[Token<'t>], from: usize, to: usize) -> Cow<'t, str> {
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
    let party = person_at(inside, 0).is_some() || first.head.is_some();
    if first.shape == Shape::Lower && first.is_word() && long && words >= 1 && !party {
        Bracket::Task
    } else {
        Bracket::Part
    }
}

impl<'t> Words<'_, 't> {
    fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The text from the first token to the last, folded, without a full stop that ends a sentence.
    fn printed(&self) -> Cow<'t, str> {
        let (Some(first), Some(last)) =
            (self.token(self.from), self.to.checked_sub(1).and_then(|i| self.token(i)))
        else {
            return Cow::Borrowed("");
        };
        let raw = self.text.get(first.range.start..last.range.end).unwrap_or("");
        // A line of the text is folded already.
        let folded = if raw.contains('\n') { fold(raw) } else { Cow::Borrowed(raw) };
        if !folded.ends_with('.') || last.dot && last.lower.chars().count() < 4 {
            return folded;
        }
        match folded {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end_matches('.')),
            Cow::Owned(text) => Cow::Owned(text.trim_end_matches('.').to_owned()),
        }
    }

    /// Leaves out marks and «и» at both ends, and the lone bracket of a party that stood in brackets.
    fn trim(&mut self) {
        while self.from < self.to && self.token(self.from).is_some_and(|t| is_loose(t, true)) {
            self.from += 1;
        }
        while self.from < self.to && self.token(self.to - 1).is_some_and(|t| is_loose(t, false)) {
            self.to -= 1;
        }
        let count = |mark| {
            let own = self.tokens.get(self.from..self.to).unwrap_or(&[]);
            own.iter().filter(|t| t.is(mark)).count()
        };
        let bracket = self.to.checked_sub(1).and_then(|i| self.token(i)).is_some_and(|t| t.is(')'));
        if bracket && count(')') > count('(') {
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
    fn task_dash(&self) -> Option<usize> {
        let dash = (self.from + 1..self.to).find(|&i| {
            self.token(i).is_some_and(|dash| {
                dash.is_dash()
                    && dash.depth == 0
                    && self.token(i - 1).is_some_and(|before| before.range.end < dash.range.start)
            })
        })?;
        let next = self.token(dash + 1)?;
        let task = next.is_word() && next.shape == Shape::Lower && next.head.is_none();
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
fn kind(words: &[Token<'_>]) -> OrganizationKind {
    if person_at(words, 0).is_some() {
        return OrganizationKind::Person;
    }
    let head = words.iter().filter(|t| t.depth == 0).find_map(|t| t.head);
    match head {
        Some(h) if h.kind == HeadKind::Group => OrganizationKind::Group,
        Some(h) if matches!(h.form, Form::Plural | Form::PluralOrGenitive) => OrganizationKind::Group,
        Some(h) if h.form == Form::Oblique && is_plural_oblique(words) => OrganizationKind::Group,
        Some(h) if h.kind == HeadKind::Position => OrganizationKind::Position,
        None if is_two_names(words) => OrganizationKind::Person,
        _ => OrganizationKind::Unit,
    }
}

/// «управлениями»: endings that only plurals have in East Slavic languages.
fn is_plural_oblique(words: &[Token<'_>]) -> bool {
    let head = words.iter().find(|t| t.head.is_some());
    head.is_some_and(|t| ["ами", "ями", "ам", "ям", "ах", "ях"].iter().any(|e| t.lower.ends_with(e)))
}

/// "Anna Nowak": two capitalized words in Latin letters.
fn is_two_names(words: &[Token<'_>]) -> bool {
    let latin =
        |t: &Token<'_>| t.is_word() && t.shape == Shape::Title && t.lower.chars().all(|c| c < '\u{250}');
    words.len() == 2 && words.iter().all(latin)
}
