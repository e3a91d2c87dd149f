//! Sections: ids, numbers, the time their titles name.

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::tokens::tokenize;
use super::{folded, id, number};
use crate::lang::Language;
use crate::model::document::Document;
use crate::model::outline::{Outline, SectionDraft};
use crate::model::plan::{Section, Text};
use crate::phrase::{self, Context};

/// The sections and what they say of their measures.
pub struct Sections {
    /// In reading order.
    pub list: Vec<Section>,
    /// The time that a section's title, or one around it, names.
    pub spans: Vec<Option<(Date, Date)>>,
    /// Whether its items are indicators.
    pub indicators: Vec<bool>,
    /// The deadline lead-ins, which no section field holds.
    pub lead_ins: Vec<Text>,
}

impl Sections {
    /// Reads every section; a parent stands before its children.
    pub fn read(document: &Document, outline: &Outline<'_>, context: &Context) -> Self {
        let mut out =
            Self { list: Vec::new(), spans: Vec::new(), indicators: Vec::new(), lead_ins: Vec::new() };
        for (i, draft) in outline.sections.iter().enumerate() {
            let parent = draft.parent.filter(|p| *p < i);
            let around = parent.and_then(|p| out.spans.get(p).copied().flatten());
            out.spans.push(span(draft, context).or(around));
            out.indicators.push(holds_indicators(&draft.title.text, outline.language));
            out.list.push(section(document, i, parent, draft));
            if let Some(lead_in) = &draft.lead_in {
                out.lead_ins.push(Text { text: folded(&lead_in.text), at: document.at(lead_in.place) });
            }
        }
        out
    }

    /// The id of a section of the outline.
    pub fn id(&self, index: Option<usize>) -> Option<String> {
        index.and_then(|i| self.list.get(i)).map(|s| s.id.clone())
    }
}

fn section(document: &Document, index: usize, parent: Option<usize>, draft: &SectionDraft<'_>) -> Section {
    let label = draft.label.as_ref();
    Section {
        id: id("s", index),
        label: label.map(|l| folded(&l.fragment.text)),
        number: label.and_then(|l| number::normalize(&l.fragment.text)),
        label_basis: label.map(|l| l.basis),
        title: folded(&draft.title.text),
        parent: parent.map(|p| id("s", p)),
        at: document.at(label.map_or(draft.title.place, |l| l.fragment.place.join(draft.title.place))),
    }
}

fn span(draft: &SectionDraft<'_>, context: &Context) -> Option<(Date, Date)> {
    let reading = phrase::span_of_heading(&[&draft.title.text], context)?;
    Some((reading.start, reading.end))
}

/// Whether a section's title says that its items are indicators: it begins with such words.
fn holds_indicators(title: &str, language: &Language) -> bool {
    const WORDS: usize = 3;
    let lexicon = Lexicon::of(language);
    if !lexicon.indicators.may_hold(title) {
        return false;
    }
    let tokens = tokenize(title, lexicon);
    (0..tokens.len().min(WORDS)).any(|at| lexicon.indicators.at(&tokens, at).is_some())
}
