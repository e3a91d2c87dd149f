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

use std::collections::HashSet;

use super::lexicon::Lexicon;
use super::organizations::key;
use super::tokens::{Token, tokenize};
use split::{Cut, split};

/// A cell cut into pieces, some cuts still in doubt.
pub struct Cell<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    cuts: Vec<Cut>,
    /// The parties, where every cut is sure.
    sure: Option<Vec<Party>>,
}

impl<'t> Cell<'t> {
    /// Cuts a cell's text, [`tidy`] as it must be.
    pub fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let tokens = tokenize(text);
        let cuts = split(&tokens, lexicon);
        let mut cell = Self { text, tokens, cuts, sure: None };
        if !cell.is_doubtful() {
            cell.sure = Some(cell.parties(&HashSet::new(), lexicon));
        }
        cell
    }

    /// Whether a cut is in doubt.
    pub fn is_doubtful(&self) -> bool {
        self.cuts.iter().any(|c| !c.sure)
    }

    /// The keys of the names that stand between sure cuts.
    pub fn sure_names(&self, lexicon: &Lexicon) -> Vec<String> {
        if let Some(parties) = &self.sure {
            return parties.iter().map(|p| key(&p.name, lexicon)).collect();
        }
        let sure: Vec<&Cut> = self.cuts.iter().filter(|c| c.sure).collect();
        let mut names = Vec::with_capacity(sure.len());
        for (i, cut) in sure.iter().enumerate() {
            let end = sure.get(i + 1).map_or(self.tokens.len(), |next| next.end);
            let after = self.cuts.partition_point(|c| c.start <= cut.start);
            let doubtful = self.cuts.get(after..).unwrap_or(&[]).iter();
            let doubtful = doubtful.take_while(|c| c.start < end).any(|c| !c.sure);
            if !doubtful && let Some(party) = parts::party(self.text, &self.tokens, cut, end, lexicon) {
                names.push(key(&party.name, lexicon));
            }
        }
        names
    }

    /// The parties; a doubtful cut is made where the name behind it is `known` from other cells.
    pub fn parties(&self, known: &HashSet<String>, lexicon: &Lexicon) -> Vec<Party> {
        if let Some(parties) = &self.sure {
            return parties.clone();
        }
        let mut made: Vec<&Cut> = Vec::with_capacity(self.cuts.len());
        for (i, cut) in self.cuts.iter().enumerate() {
            if cut.sure {
                made.push(cut);
                continue;
            }
            let end = self.cuts.get(i + 1).map_or(self.tokens.len(), |next| next.end);
            let party = parts::party(self.text, &self.tokens, cut, end, lexicon);
            if party.is_some_and(|p| known.contains(&key(&p.name, lexicon))) {
                made.push(cut);
            }
        }
        let ends = made.iter().skip(1).map(|c| c.end).chain([self.tokens.len()]);
        let mut parties: Vec<Party> = Vec::with_capacity(made.len());
        let mut before = String::new();
        for (cut, end) in made.iter().zip(ends) {
            let nameless = || parts::printed(self.text, &self.tokens, cut.text, end);
            match (parts::party(self.text, &self.tokens, cut, end, lexicon), parties.last_mut()) {
                (Some(party), None) => {
                    join(&mut before, &party.text);
                    parties.push(Party { text: std::mem::take(&mut before), ..party });
                }
                (Some(party), Some(_)) => parties.push(party),
                // Words without a name («совместно с» at the end) stay with the party beside them.
                (None, Some(last)) => join(&mut last.text, &nameless()),
                (None, None) => join(&mut before, &nameless()),
            }
        }
        parties
    }
}

/// Appends a text, with a space between where both have words.
fn join(left: &mut String, right: &str) {
    let worded = |text: &str| text.chars().any(char::is_alphanumeric);
    match (worded(left), worded(right)) {
        (true, true) => left.push(' '),
        (true, false) => return,
        (false, _) => left.clear(),
    }
    left.push_str(right);
}

/// White space folded, line breaks kept: the tokens of a hard-wrapped word stay apart, a soft hyphen goes.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = crate::model::document::fold(line);
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

#[cfg(test)]
mod tests;
