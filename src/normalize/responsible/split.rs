//! Where one party ends and the next begins.

use super::evidence::{Evidence, evidence};
use super::person::person_at;
use super::{Form, HeadKind};
use crate::model::plan::ResponsibleRole;
use crate::normalize::lexicon::{Head, Lexicon};
use crate::normalize::tokens::{Kind, Shape, Token};

/// The beginning of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Token at which the party before ends (exclusive).
    pub end: usize,
    /// First token of its printed text, connecting words included.
    pub text: usize,
    /// First token of its name.
    pub start: usize,
    /// What the words say of its role.
    pub role: ResponsibleRole,
    /// Whether it is certain; a doubtful cut is made only if the name is known from elsewhere.
    pub sure: bool,
}

/// What is known of the party being read.
#[derive(Clone, Copy, Default)]
struct Open {
    words: usize,
    /// The first head noun, and how many words followed it.
    head: Option<(Head, usize)>,
    person: bool,
    /// It consists of abbreviations only.
    abbreviation: bool,
    /// It ended in a closing bracket or quotation mark.
    closed: bool,
    /// All its words are adjectives.
    adjectives: bool,
}

/// Reads a cell's tokens from the left.
struct Splitter<'a> {
    tokens: &'a [Token<'a>],
    lexicon: &'a Lexicon,
    cuts: Vec<Cut>,
    open: Open,
    role: ResponsibleRole,
    /// Whether a mark stands in the cell that ends a label: most cells have none.
    labels: bool,
    list: u32,
    after_comma: bool,
}

/// Finds the parties of a cell. The cuts take the place of other ones.
pub fn split(tokens: &[Token<'_>], lexicon: &Lexicon, mut cuts: Vec<Cut>) -> Vec<Cut> {
    cuts.clear();
    let mut s = Splitter {
        tokens,
        lexicon,
        cuts,
        open: Open::default(),
        role: ResponsibleRole::Unspecified,
        labels: tokens.iter().any(ends_label),
        list: 0,
        after_comma: false,
    };
    let mut at = s.begin(0, 0);
    while at < tokens.len() {
        at = s.step(at);
    }
    s.cuts
}

/// Whether a mark may stand behind «Соисполнители».
fn ends_label(mark: &Token<'_>) -> bool {
    mark.is(':') || mark.is_dash()
}

impl Splitter<'_> {
    /// Begins a party: passes list marks, bullets and role labels. Gives the token to go on with.
    fn begin(&mut self, end: usize, text: usize) -> usize {
        self.begin_at(end, text, text)
    }

    fn begin_at(&mut self, end: usize, text: usize, from: usize) -> usize {
        let mut start = self.pass_marks(from);
        if let Some((role, length)) = self.label(start) {
            self.role = role;
            start = self.pass_marks(start + length);
        }
        self.cuts.push(Cut { end, text, start, role: self.role, sure: true });
        self.open = Open { adjectives: true, abbreviation: true, ..Open::default() };
        self.after_comma = false;
        start
    }

    /// Passes line breaks, bullets, «1.» and «2)».
    fn pass_marks(&mut self, from: usize) -> usize {
        let mut at = from;
        while let Some(token) = self.tokens.get(at) {
            let mark = token.kind == Kind::Newline
                || (token.depth == 0
                    && (token.is_dash()
                        || matches!(token.kind, Kind::Mark('•' | '*' | '·' | ',' | ';' | ':'))));
            if mark {
                at += 1;
            } else if let Some(length) = self.list_mark(at) {
                at += length;
            } else {
                break;
            }
        }
        at
    }

    /// The mark of the next item of a numbered list, «1.» or «2)».
    fn list_mark(&mut self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at).filter(|t| t.shape == Shape::Digits && t.is_word())?;
        let bracket = self.tokens.get(at + 1).is_some_and(|t| t.is(')'));
        if !token.dot && !bracket {
            return None;
        }
        let number: u32 = token.lower.parse().ok()?;
        if number != self.list + 1 || (number == 1 && !self.only_marks_before(at)) {
            return None;
        }
        self.list = number;
        Some(1 + usize::from(bracket && !token.dot))
    }

    fn only_marks_before(&self, at: usize) -> bool {
        self.tokens.get(..at).is_some_and(|t| !t.iter().any(Token::is_word))
    }

    /// «Ответственный исполнитель –», «Соисполнители:».
    fn label(&self, at: usize) -> Option<(ResponsibleRole, usize)> {
        if !self.labels {
            return None;
        }
        let lead = self.lexicon.lead.at(self.tokens, at);
        let co = self.lexicon.co.at(self.tokens, at);
        let length = lead.max(co)?;
        let role = if co == Some(length) { ResponsibleRole::Co } else { ResponsibleRole::Lead };
        ends_label(self.tokens.get(at + length)?).then_some((role, length + 1))
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        if token.depth > 0 {
            return self.pass_group(at);
        }
        match token.kind {
            Kind::Mark(';' | '•' | '|') => self.begin(at, at + 1),
            Kind::Mark(',') => self.comma(at),
            Kind::Mark('/' | '+') => self.slash(at),
            Kind::Newline => self.newline(at),
            Kind::Mark(_) => at + 1,
            Kind::Word => self.word(at),
        }
    }

    /// Passes a bracket or quotation.
    fn pass_group(&mut self, at: usize) -> usize {
        let quoted = self.tokens.get(at).is_some_and(|t| !t.is('(') && !t.is('['));
        let rest = self.tokens.get(at..).unwrap_or(&[]);
        let length = rest.iter().position(|t| t.depth == 0).unwrap_or(rest.len());
        self.open.closed = true;
        if quoted {
            self.count_word(false);
        }
        if let Some((role, length)) = (!quoted).then(|| self.label(at + 1)).flatten() {
            // «все педагоги (ответственный – завуч)»: the bracket holds a party of its own.
            self.role = role;
            self.cuts.push(Cut { end: at, text: at, start: at + 1 + length, role, sure: true });
        }
        at + length.max(1)
    }

    fn comma(&mut self, at: usize) -> usize {
        let next = self.pass_newlines(at + 1);
        if let Some(length) = self.lexicon.jointly.at(self.tokens, next) {
            return self.joint(at, next, length);
        }
        let after = next + self.lexicon.also.at(self.tokens, next).unwrap_or(0);
        if after > next && self.tokens.get(after).is_some() && !self.is_list_word(after) {
            return self.begin_at(at, next, after);
        }
        if self.splits_at_comma(at, after) {
            return self.begin_at(at, next, after);
        }
        self.open.closed = false;
        self.after_comma = true;
        next
    }

    /// Whether «и» after a comma only ends a list inside a name («труда, занятости, и защиты»).
    fn is_list_word(&self, at: usize) -> bool {
        evidence(self.tokens, at, self.lexicon) == Evidence::None
            && self.is_unfinished()
            && self.lexicon.has_cases()
    }

    fn splits_at_comma(&self, at: usize, next: usize) -> bool {
        if self.tokens.get(next).is_none() {
            return true;
        }
        if self.is_post_of_person(next) || self.is_body_of_post(at, next) {
            return false;
        }
        if !self.is_unfinished() || self.label(next).is_some() {
            return true;
        }
        match evidence(self.tokens, next, self.lexicon) {
            Evidence::Person(_) | Evidence::Head(_) | Evidence::LegalForm | Evidence::MaybeHead => true,
            Evidence::Abbreviation => !self.list_goes_on(next),
            Evidence::Capital => self.lexicon.has_cases() && self.is_slavic(next) || !self.list_goes_on(next),
            Evidence::None => self.role == ResponsibleRole::Co && self.is_oblique_head(next),
        }
    }

    /// Whether the post of the person before the comma follows: «Сомова А.Е., главный бухгалтер». A post before
    /// another name is that one's.
    fn is_post_of_person(&self, next: usize) -> bool {
        if self.open.head.is_some() || !self.is_small(next) || !(self.open.person || self.is_full_name(next))
        {
            return false;
        }
        let rest = self.tokens.get(next..).unwrap_or(&[]);
        let ends = |t: &Token<'_>| t.depth == 0 && matches!(t.kind, Kind::Mark(',' | ';') | Kind::Newline);
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let words = rest.get(..length).unwrap_or(&[]);
        let mut heads = words.iter().filter_map(|t| t.head).filter(|h| h.form != Form::Oblique);
        let cases = self.lexicon.has_cases();
        let begins = || evidence(self.tokens, next, self.lexicon) == Evidence::Head(HeadKind::Position);
        // "School psychologist": where nouns have no cases, the last names the post.
        let post = if cases { heads.next().filter(|_| begins()) } else { heads.next_back() };
        post.is_some_and(|h| h.form == Form::Singular && (cases || h.kind == HeadKind::Position))
            && !(0..length).any(|at| person_at(words, at).is_some())
    }

    /// Whether the party before the comma could be a given name and a surname: "Jane Doe", "Mary Ann Doe".
    fn is_full_name(&self, next: usize) -> bool {
        let name = self.cuts.last().and_then(|cut| self.tokens.get(cut.start..next));
        let words = || name.unwrap_or(&[]).iter().filter(|t| !t.is(',') && t.kind != Kind::Newline);
        (2..=3).contains(&words().take(4).count()) && words().all(|t| t.is_word() && t.shape == Shape::Title)
    }

    /// Whether a post and, after the comma, the body it heads are one party: "Director, Office of Records".
    fn is_body_of_post(&self, comma: usize, next: usize) -> bool {
        let heads = self.lexicon.language.parties.heads_of;
        let post = comma.checked_sub(1).and_then(|i| self.tokens.get(i)).filter(|t| t.is_word());
        let bare = self.open.words <= 3 && post.is_some_and(|t| heads.contains(&t.lower.as_ref()));
        let capital = self.tokens.get(next).is_some_and(|t| t.shape != Shape::Lower);
        let rest = self.tokens.get(next..).unwrap_or(&[]);
        let end = rest.iter().position(|t| !t.is_word()).unwrap_or(rest.len());
        let mut named = rest.get(..end).unwrap_or(&[]).iter().filter_map(|t| t.head);
        bare && capital && named.next().is_some_and(|h| h.kind == HeadKind::Unit)
    }

    fn is_slavic(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| !t.lower.chars().all(|c| matches!(c, '\0'..='\u{24f}')))
    }

    /// «совместно с администрациями, управлениями …»: after such words every head noun is oblique.
    fn is_oblique_head(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.head.is_some())
    }

    /// Whether the words up to the next separator go on a list inside a name: they end in «… и что-то».
    fn list_goes_on(&self, from: usize) -> bool {
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        let mut list = false;
        for (at, token) in (from..).zip(rest) {
            if token.is(',') || token.depth == 0 && matches!(token.kind, Kind::Mark(';' | '(')) {
                break;
            }
            if token.head.is_some() {
                return false;
            }
            list |= self.lexicon.also.at(self.tokens, at).is_some();
        }
        list
    }

    /// Whether the party so far is a body with words that depend on its head noun, so that a list may go on.
    fn is_unfinished(&self) -> bool {
        let o = &self.open;
        if o.closed || o.person || o.words == 0 {
            return false;
        }
        match o.head {
            Some((_, 0)) => false,
            Some(_) => true,
            None => o.words > 1 && !o.abbreviation && self.lexicon.has_cases(),
        }
    }

    fn slash(&mut self, at: usize) -> usize {
        let next = self.pass_newlines(at + 1);
        let spaced = self.is_spaced(at);
        let found = evidence(self.tokens, next, self.lexicon);
        let strong = matches!(found, Evidence::Person(_) | Evidence::Head(_) | Evidence::LegalForm);
        let named = self.open.head.is_some() || self.open.abbreviation || self.open.person;
        let names = spaced && found != Evidence::None && (named || strong && self.open.words > 1);
        if names { self.begin(at, next) } else { at + 1 }
    }

    fn is_spaced(&self, at: usize) -> bool {
        let (Some(mark), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return false };
        mark.range.end < next.range.start
    }

    fn newline(&mut self, at: usize) -> usize {
        let next = self.pass_newlines(at);
        let Some(token) = self.tokens.get(next) else { return next };
        let bullet = token.depth == 0
            && (matches!(token.kind, Kind::Mark('•' | '·')) || (token.is_dash() && self.bullets()));
        if bullet || self.label(next).is_some() || self.splits_at_newline(next) {
            return self.begin(at, next);
        }
        next
    }

    /// Whether the cell's first mark is a dash, so that dashes at line starts are bullets.
    fn bullets(&self) -> bool {
        self.tokens.first().is_some_and(Token::is_dash)
    }

    fn splits_at_newline(&self, next: usize) -> bool {
        if self.open.words == 0 || self.open.adjectives || self.after_open_word(next) || self.after_sole(next)
        {
            return false;
        }
        let quote = self.tokens.get(next).is_some_and(|t| matches!(t.kind, Kind::Mark(_)));
        if quote {
            return false;
        }
        let capital = self.tokens.get(next).is_some_and(|t| t.shape != Shape::Lower);
        let position = self.open.head.is_some_and(|(h, _)| h.kind == HeadKind::Position);
        let of = self.tokens.get(next + 1).is_some_and(|t| self.lexicon.is_open(t));
        match evidence(self.tokens, next, self.lexicon) {
            Evidence::Person(_) | Evidence::LegalForm => !position || self.open.person,
            Evidence::Head(_) => self.lexicon.has_cases() || (capital && of) || self.open.person,
            Evidence::Abbreviation | Evidence::Capital => self.open.abbreviation || self.open.person,
            Evidence::MaybeHead => self.open.person,
            Evidence::None => false,
        }
    }

    /// A word with only white space before it.
    fn word(&mut self, at: usize) -> usize {
        if let Some(length) = self.lexicon.jointly.at(self.tokens, at)
            && (self.open.words > 0 || self.cuts.len() == 1)
        {
            return self.joint(at, at, length);
        }
        if let Some(length) = self.list_mark(at) {
            return self.begin_at(at, at, at + length);
        }
        if let Some(length) =
            self.lexicon.also.at(self.tokens, at).filter(|_| self.open.words > 0 && self.is_small(at))
            && self.splits_at_also(at + length, length > 1)
        {
            return self.begin_at(at, at, at + length);
        }
        let goes_on = self.after_open_word(at) || self.after_comma || self.after_sole(at);
        if self.open.words > 0 && !goes_on {
            match self.lost_separator(at) {
                Some(true) => return self.begin(at, at),
                Some(false) => {
                    self.cuts.push(Cut { end: at, text: at, start: at, role: self.role, sure: false });
                }
                None => {}
            }
        }
        self.take_word(at)
    }

    /// Whether a word is in small letters: «и», not the initial «И.».
    fn is_small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
    }

    /// Takes a word, or the name of a person, into the party being read.
    fn take_word(&mut self, at: usize) -> usize {
        self.after_comma = false;
        if let Some(length) = person_at(self.tokens, at).filter(|_| !self.after_open_word(at)) {
            self.open.person = true;
            self.open.words += 2;
            self.open.adjectives = false;
            self.open.closed = false;
            return at + length;
        }
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        let head = token.head;
        let upper = token.shape == Shape::Upper;
        if head.is_some() || !self.lexicon.is_adjective(&token.lower) {
            self.open.adjectives = false;
        }
        self.count_word(upper);
        if let (None, Some(head)) = (self.open.head, head) {
            self.open.head = Some((head, 0));
        }
        at + 1
    }

    fn count_word(&mut self, upper: bool) {
        let o = &mut self.open;
        o.words += 1;
        o.closed &= !upper && o.words == 1;
        o.abbreviation &= upper;
        if let Some((_, after)) = &mut o.head {
            *after += 1;
        }
    }

    /// Whether a party begins at a word without any mark before it: surely, perhaps, or not.
    fn lost_separator(&self, at: usize) -> Option<bool> {
        let capital = self.tokens.get(at).is_some_and(|t| t.shape != Shape::Lower);
        let position = self.open.head.is_some_and(|(h, _)| h.kind == HeadKind::Position);
        let role_ends = self.open.person || !position;
        match evidence(self.tokens, at, self.lexicon) {
            Evidence::Person(_) => (role_ends && !self.open.adjectives).then_some(true),
            Evidence::Head(_) if capital && self.lexicon.has_cases() && !self.open.adjectives => Some(true),
            Evidence::MaybeHead if self.open.person && capital => Some(true),
            Evidence::MaybeHead if capital && !self.open.adjectives => Some(false),
            _ => None,
        }
    }

    /// Whether «и» stands between two parties; `strong` for «а также».
    fn splits_at_also(&self, next: usize, strong: bool) -> bool {
        if self.tokens.get(next).is_none() {
            return false;
        }
        if strong {
            return !self.is_unfinished()
                || evidence(self.tokens, next, self.lexicon) != Evidence::None
                || !self.lexicon.has_cases();
        }
        let name = self.open.abbreviation || self.open.person;
        let capital = self.tokens.get(next).is_some_and(|t| t.shape != Shape::Lower);
        match evidence(self.tokens, next, self.lexicon) {
            Evidence::Person(_) => self.open.person || self.open.head.is_some(),
            Evidence::Head(kind) if self.lexicon.has_cases() => {
                kind != HeadKind::Group || name || !self.open.adjectives
            }
            Evidence::Head(_) => capital && (self.open.head.is_some() || (name && self.has_own_head(next))),
            Evidence::MaybeHead | Evidence::Abbreviation | Evidence::LegalForm => name,
            Evidence::Capital => name && self.has_own_head(next),
            Evidence::None => false,
        }
    }

    /// Whether the words up to the next separator hold a head noun of their own; a plural one is shared by
    /// both sides ("the Finance and Planning Departments").
    fn has_own_head(&self, from: usize) -> bool {
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        let end = rest
            .iter()
            .position(|t| t.depth == 0 && matches!(t.kind, Kind::Mark(_) | Kind::Newline))
            .unwrap_or(rest.len());
        let mut heads = rest.get(..end).unwrap_or(&[]).iter().filter_map(|t| t.head);
        heads.next_back().is_some_and(|h| h.form == Form::Singular)
    }

    /// «совместно с»: what stood before leads, what follows helps.
    fn joint(&mut self, end: usize, text: usize, length: usize) -> usize {
        if self.role == ResponsibleRole::Unspecified && self.open.words > 0 {
            for cut in &mut self.cuts {
                cut.role = ResponsibleRole::Lead;
            }
        }
        self.role = ResponsibleRole::Co;
        self.begin_at(end, text, text + length)
    }

    fn pass_newlines(&self, from: usize) -> usize {
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        from + rest.iter().take_while(|t| t.kind == Kind::Newline).count()
    }

    /// Whether the party so far only says that a person's business follows: «ИП», «глава КФХ».
    fn after_sole(&self, at: usize) -> bool {
        let Some(start) = self.cuts.last().map(|c| c.start) else { return false };
        let end = at
            - usize::from(
                at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.kind == Kind::Newline),
            );
        start < end && self.lexicon.sole.at(self.tokens, start) == Some(end - start)
    }

    /// Whether the word before cannot end a name.
    fn after_open_word(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).and_then(|t| t.iter().rev().find(|t| t.kind != Kind::Newline));
        before.is_some_and(|t| match t.kind {
            Kind::Word => t.shape == Shape::Lower && self.lexicon.is_open(t),
            Kind::Mark(c) => t.depth == 0 && matches!(c, '-' | '№' | '&'),
            Kind::Newline => false,
        })
    }
}
