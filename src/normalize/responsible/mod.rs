//! Responsible parties: a cell's text to parties with their tasks.
//!
//! A cell is cut where it has real separators and where they were lost, never inside a name. What begins a new
//! party is decided from head nouns in the nominative, names of persons and abbreviations ([`evidence`]).

mod evidence;
mod parts;
mod person;
mod split;

pub use super::lexicon::{Form, HeadKind};
pub use parts::Party;

use std::borrow::Cow;

use foldhash::{HashSet, HashSetExt};

use super::lexicon::Lexicon;
use super::organizations::key;
use super::tokens::{Token, tokenize_into};
use crate::lang::letter;
use crate::model::document::fold;
use split::{Cut, split};

/// The parties of each text, [`tidy`] as it must be; a doubtful cut is made where the name behind it stands between
/// sure cuts of another.
pub fn parties<'t>(texts: impl Iterator<Item = &'t str>, lexicon: &Lexicon) -> Vec<Vec<Party<'t>>> {
    let mut all: Vec<Vec<Party<'t>>> = Vec::with_capacity(texts.size_hint().0);
    let mut doubtful: Vec<(usize, Cell<'t>)> = Vec::new();
    let mut spare = Cell::default();
    for text in texts {
        let cell = std::mem::take(&mut spare).read(text, lexicon);
        if cell.is_doubtful() {
            doubtful.push((all.len(), cell));
            all.push(Vec::new());
        } else {
            all.push(cell.parties(&HashSet::new(), lexicon));
            spare = cell;
        }
    }
    if doubtful.is_empty() {
        return all;
    }
    let mut names: HashSet<&str> = all.iter().flatten().map(|p| &*p.name).collect();
    let between: Vec<Cow<'t, str>> = doubtful.iter().flat_map(|(_, cell)| cell.sure_names(lexicon)).collect();
    names.extend(between.iter().map(|name| &**name));
    let known: HashSet<String> = names.into_iter().map(|name| key(name, lexicon)).collect();
    for (index, cell) in doubtful {
        if let Some(parties) = all.get_mut(index) {
            *parties = cell.parties(&known, lexicon);
        }
    }
    all
}

/// A cell cut into pieces, some cuts still in doubt.
#[derive(Default)]
struct Cell<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    cuts: Vec<Cut>,
}

impl<'t> Cell<'t> {
    /// The cell of a text, in the memory of one that is done with.
    fn read(mut self, text: &'t str, lexicon: &Lexicon) -> Self {
        tokenize_into(text, lexicon, &mut self.tokens);
        let cuts = split(&self.tokens, lexicon, self.cuts);
        Self { text, tokens: self.tokens, cuts }
    }

    /// Whether a cut is in doubt.
    fn is_doubtful(&self) -> bool {
        self.cuts.iter().any(|c| !c.sure)
    }

    /// The names that stand between sure cuts.
    fn sure_names(&self, lexicon: &Lexicon) -> Vec<Cow<'t, str>> {
        let sure: Vec<&Cut> = self.cuts.iter().filter(|c| c.sure).collect();
        let mut names = Vec::with_capacity(sure.len());
        for (i, cut) in sure.iter().enumerate() {
            let end = sure.get(i + 1).map_or(self.tokens.len(), |next| next.end);
            let after = self.cuts.partition_point(|c| c.start <= cut.start);
            let doubtful = self.cuts.get(after..).unwrap_or(&[]).iter();
            let doubtful = doubtful.take_while(|c| c.start < end).any(|c| !c.sure);
            if !doubtful && let Some(party) = self.party(cut, end, lexicon) {
                names.push(party.name);
            }
        }
        names
    }

    fn party(&self, cut: &Cut, end: usize, lexicon: &Lexicon) -> Option<Party<'t>> {
        parts::party(self.text, &self.tokens, cut, end, lexicon)
    }

    /// The parties; a doubtful cut is made where the key of the name behind it is `known`.
    fn parties(&self, known: &HashSet<String>, lexicon: &Lexicon) -> Vec<Party<'t>> {
        let mut made: Vec<&Cut> = Vec::with_capacity(self.cuts.len());
        for (i, cut) in self.cuts.iter().enumerate() {
            let end = self.cuts.get(i + 1).map_or(self.tokens.len(), |next| next.end);
            let is_known = |p: Party<'_>| known.contains(&key(&p.name, lexicon));
            if cut.sure || self.party(cut, end, lexicon).is_some_and(is_known) {
                made.push(cut);
            }
        }
        let ends = made.iter().skip(1).map(|c| c.end).chain([self.tokens.len()]);
        let mut parties: Vec<Party<'t>> = Vec::with_capacity(made.len());
        let mut before = Cow::Borrowed("");
        for (cut, end) in made.iter().zip(ends) {
            let nameless = || parts::printed(self.text, &self.tokens, cut.text, end);
            match (self.party(cut, end, lexicon), parties.last_mut()) {
                (Some(party), None) => {
                    join(&mut before, party.text);
                    parties.push(Party { text: std::mem::take(&mut before), ..party });
                }
                (Some(party), Some(_)) => parties.push(party),
                // Words without a name («совместно с» at the end) stay with the party beside them.
                (None, Some(last)) => join(&mut last.text, nameless()),
                (None, None) => join(&mut before, nameless()),
            }
        }
        parties
    }
}

/// Appends a text, with a space between where both have words.
fn join<'t>(left: &mut Cow<'t, str>, right: Cow<'t, str>) {
    let worded = |text: &str| text.chars().any(letter::is_alphanumeric);
    if !worded(left) {
        *left = right;
    } else if worded(&right) {
        let left = left.to_mut();
        left.push(' ');
        left.push_str(&right);
    }
}

/// White space folded, line breaks kept: the tokens of a hard-wrapped word stay apart, a soft hyphen goes.
pub fn tidy(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return fold(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = fold(line);
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
