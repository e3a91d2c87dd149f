//! Outline → [`Plan`]: what the words mean.
//!
//! Raw text stands beside every normalized value; what is doubtful is a diagnostic, never a repair.

mod bounds;
mod deadline;
mod digits;
mod first_words;
mod head;
mod lexicon;
mod marks;
mod measure;
mod number;
mod organizations;
mod quantity;
mod reference;
mod resolve;
mod responsible;
mod section;
mod target;
mod tokens;
mod variants;

pub use number::levels;

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::Diagnostic;
use crate::model::document::{Document, fold};
use crate::model::outline::{Fragment, MeasureDraft, Outline};
use crate::model::place;
use crate::model::plan::{LayoutTable, Plan, Role, SCHEMA, SCHEMA_VERSION, Source, Text};
use crate::phrase::Context;
use lexicon::Lexicon;
use organizations::Register;
use responsible::Party;
use section::Sections;

/// Normalizes what was found.
pub fn normalize(document: &Document, source: Source, outline: Outline<'_>) -> Plan {
    let lexicon = Lexicon::of(outline.language);
    let (head, context) = head::read(document, &outline.front, outline.language);
    let mut register = Register::new(lexicon);
    let publisher =
        outline.front.publisher.as_ref().map(|p| head::publisher(&p.text, &mut register, lexicon));
    let sections = Sections::read(document, &outline, &context);
    let cells = PartyTexts::of(&outline.measures);
    let mut work = Work {
        document,
        lexicon,
        context,
        layout: &outline.layout,
        parties: Parties::read(&cells, lexicon),
        register,
        words: variants::Words::default(),
        readings: deadline::Known::default(),
        diagnostics: Vec::new(),
    };
    work.learn_names();
    let mut measures: Vec<_> = outline
        .measures
        .iter()
        .enumerate()
        .map(|(i, draft)| measure::read(&mut work, i, draft, &sections))
        .collect();
    resolve::references(&mut measures, &sections.list, lexicon, &mut work.diagnostics);
    let mut diagnostics = document.diagnostics.clone();
    diagnostics.extend(outline.diagnostics);
    diagnostics.append(&mut work.diagnostics);
    diagnostics.extend(work.words.report(&work.register));
    let organizations = work.register.finish();
    diagnostics.extend(variants::similar(&organizations));
    let mut head = head;
    head.publisher = publisher;
    head.front.extend(sections.lead_ins);
    Plan {
        schema: SCHEMA.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: concat!("planomer ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: outline.language.code.to_owned(),
        source,
        plan: head,
        stakeholders: head::stakeholders(document, &outline.front),
        organizations,
        sections: sections.list,
        measures,
        unclaimed: texts(document, &outline.unclaimed),
        layout: outline.layout,
        diagnostics,
    }
}

/// What the parts of normalization share.
struct Work<'a> {
    document: &'a Document,
    lexicon: &'static Lexicon,
    context: Context,
    layout: &'a [LayoutTable],
    parties: Parties<'a>,
    register: Register,
    words: variants::Words,
    readings: deadline::Known,
    diagnostics: Vec<Diagnostic>,
}

impl Work<'_> {
    /// Makes the short names known that the cells of parties introduce.
    fn learn_names(&mut self) {
        let parties = self.parties.of_each.iter().flatten();
        let mut short: Vec<(&str, &str)> =
            parties.filter_map(|p| Some((p.alias.as_deref()?, &*p.name))).collect();
        short.sort_unstable();
        for (short, name) in short {
            self.register.introduce(short, name);
        }
    }

    /// The text of a place as JSON has it.
    fn at(&self, fragment: &Fragment<'_>) -> String {
        self.document.at(fragment.place)
    }

    /// The heading of a cell's column.
    fn heading(&self, column: Option<(usize, usize)>) -> Option<&str> {
        let (table, column) = column?;
        self.layout.get(table)?.columns.get(column)?.heading.as_deref()
    }

    /// Whether a cell's table has a column of this role.
    fn has_column(&self, column: Option<(usize, usize)>, role: Role) -> bool {
        let table = column.and_then(|(table, _)| self.layout.get(table));
        table.is_some_and(|t| t.columns.iter().any(|c| c.role == role))
    }
}

/// Every distinct text of a responsible cell.
struct PartyTexts<'a> {
    /// The number of each text as it stands.
    numbers: HashMap<&'a str, usize>,
    /// The texts without needless white space.
    tidy: Vec<Cow<'a, str>>,
}

impl<'a> PartyTexts<'a> {
    fn of(measures: &'a [MeasureDraft<'_>]) -> Self {
        let (numbers, tidy) = (HashMap::with_capacity(measures.len()), Vec::with_capacity(measures.len()));
        let mut texts = Self { numbers, tidy };
        let all = measures.iter().flat_map(|m| &m.rows).flat_map(|r| &r.cells);
        for cell in all.filter(|c| matches!(c.role, Role::Responsible | Role::CoResponsible)) {
            let text: &str = &cell.fragment.text;
            let next = texts.tidy.len();
            if *texts.numbers.entry(text).or_insert(next) == next {
                texts.tidy.push(responsible::tidy(text));
            }
        }
        texts
    }
}

/// The parties that each distinct text of a responsible cell names.
struct Parties<'a> {
    texts: &'a PartyTexts<'a>,
    of_each: Vec<Vec<Party<'a>>>,
}

impl<'a> Parties<'a> {
    fn read(texts: &'a PartyTexts<'a>, lexicon: &Lexicon) -> Self {
        Self { texts, of_each: responsible::parties(texts.tidy.iter().map(|t| &**t), lexicon) }
    }

    /// The parties that a cell with this text names.
    fn of(&self, text: &str) -> &[Party<'a>] {
        let number = self.texts.numbers.get(text);
        number.and_then(|number| self.of_each.get(*number)).map_or(&[], Vec::as_slice)
    }
}

/// Fragments as folded texts with their places; empty ones are left out.
fn texts(document: &Document, fragments: &[Fragment<'_>]) -> Vec<Text> {
    fragments
        .iter()
        .map(|f| Text { text: folded(&f.text), at: document.at(f.place) })
        .filter(|t| !t.text.is_empty())
        .collect()
}

/// The id of what stands at an index: its letter and the number from 1 on.
fn id(letter: &str, index: usize) -> String {
    let mut id = String::with_capacity(8);
    // Writing to a String cannot fail.
    let _ = place::put(&mut id, &[(letter, u32::try_from(index + 1).unwrap_or(u32::MAX))]);
    id
}

fn folded(text: &str) -> String {
    Cow::into_owned(fold(text))
}

#[cfg(test)]
mod tests;
