//! The outline as it grows: sections wait until a measure stands under them.

use std::borrow::Cow;

use super::label::{self, Label, Style};
use super::sections::{self, Level, Stack};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Language;
use crate::model::document::Document;
use crate::model::outline::{Fragment, Front, LabelDraft, MeasureDraft, Outline, SectionDraft};
use crate::model::place::Place;
use crate::model::plan::{LabelBasis, LayoutTable};

/// A section whose title was read and that no measure stands under yet.
#[derive(Clone, Debug)]
struct Pending<'d> {
    draft: SectionDraft<'d>,
    level: Level,
    parts: Vec<u32>,
    whole: Fragment<'d>,
    /// Whether the layout names its row, so that it is a section even without measures.
    kept: bool,
}

/// An outline in the making.
#[derive(Debug)]
pub struct Builder<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its language.
    pub language: &'static Language,
    /// Its front matter.
    pub front: Front<'d>,
    /// Its tables.
    pub layout: Vec<LayoutTable>,
    /// Its measures.
    pub measures: Vec<MeasureDraft<'d>>,
    /// Text without a role.
    pub unclaimed: Vec<Fragment<'d>>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// Titles of the sections open by cells of a column, outermost first.
    pub stages: Vec<String>,
    sections: Vec<SectionDraft<'d>>,
    stack: Stack,
    pending: Vec<Pending<'d>>,
}

impl<'d> Builder<'d> {
    /// An empty outline.
    pub fn new(document: &'d Document, language: &'static Language) -> Self {
        Self {
            document,
            language,
            front: Front::default(),
            layout: Vec::new(),
            measures: Vec::new(),
            unclaimed: Vec::new(),
            diagnostics: Vec::new(),
            stages: Vec::new(),
            sections: Vec::new(),
            stack: Stack::default(),
            pending: Vec::new(),
        }
    }

    /// The finished outline.
    pub fn finish(mut self) -> Outline<'d> {
        self.settle(|p| p.kept);
        Outline {
            language: self.language,
            front: self.front,
            layout: self.layout,
            sections: self.sections,
            measures: self.measures,
            unclaimed: self.unclaimed,
            diagnostics: self.diagnostics,
        }
    }

    /// Adds a diagnostic about a place.
    pub fn doubt(&mut self, code: Code, message: impl Into<String>, place: Option<Place>) {
        let mut diagnostic = Diagnostic::new(code, message);
        if let Some(place) = place {
            diagnostic = diagnostic.at(self.document.at(place));
        }
        self.diagnostics.push(diagnostic);
    }

    /// Reads a section's title. It becomes a section when a measure follows, or at once if `kept`.
    pub fn section(
        &mut self,
        whole: Fragment<'d>,
        label: Option<LabelDraft<'d>>,
        found: Option<&Label<'_>>,
        title: Fragment<'d>,
        heading: Option<u8>,
        kept: bool,
    ) {
        self.stages.clear();
        let level = sections::level(found, &title.text, heading);
        let parts = found.map(|l| l.parts.clone()).unwrap_or_default();
        self.push_section(
            SectionDraft { label, title, parent: None, lead_in: None },
            level,
            parts,
            whole,
            kept,
        );
    }

    /// Opens the section that a cell names, in the column so many columns of sections stand before.
    pub fn stage(&mut self, depth: usize, label: Option<LabelDraft<'d>>, title: Fragment<'d>) {
        let level = Level::Column(u8::try_from(depth).unwrap_or(u8::MAX));
        let whole = title.clone();
        let draft = SectionDraft { label, title, parent: None, lead_in: None };
        self.push_section(draft, level, Vec::new(), whole, true);
    }

    /// Reads a sheet's name as a section.
    pub fn sheet(&mut self, name: &'d str, place: Place) {
        let title = Fragment { text: Cow::Borrowed(name), place };
        let draft = SectionDraft { label: None, title: title.clone(), parent: None, lead_in: None };
        self.push_section(draft, Level::Sheet, Vec::new(), title, true);
    }

    /// An amending act names the section it changes: «1) в разделе II "…" пункты … изложить …:».
    pub fn amended(&mut self, whole: &Fragment<'d>, text: &'d str) -> bool {
        if !text.ends_with(':') || text.len() > 1200 {
            return false;
        }
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|t| t.find([' ', ')'])).map(|i| from + i + 1) {
            from = at;
            let Some(rest) = text.get(at..) else { break };
            let Some(found) = label::label(rest).filter(|l| matches!(l.style, Style::Word(_))) else {
                continue;
            };
            let Some(quoted) = found.rest.strip_prefix(['"', '«', '“']) else { continue };
            let Some(end) = quoted.find(['"', '»', '”']) else { continue };
            let number = found.text.rsplit([' ', '\u{a0}']).next().unwrap_or(found.text);
            let title =
                Fragment { text: Cow::Borrowed(quoted.get(..end).unwrap_or(quoted)), place: whole.place };
            // What it says beside the section's name is kept as it stands.
            self.unclaimed.push(whole.clone());
            self.section(whole.clone(), Some(printed(number, whole.place)), Some(&found), title, None, false);
            return true;
        }
        false
    }

    fn push_section(
        &mut self,
        draft: SectionDraft<'d>,
        level: Level,
        parts: Vec<u32>,
        whole: Fragment<'d>,
        kept: bool,
    ) {
        if !kept {
            // A heading of the same kind without anything under it was none.
            while let Some(at) = self.pending.iter().rposition(|p| !p.kept && p.level == level) {
                for dropped in self.pending.drain(at..) {
                    self.unclaimed.extend(dropped.draft.lead_in.filter(|l| l.place != dropped.whole.place));
                    self.unclaimed.push(dropped.whole);
                }
            }
        }
        self.pending.push(Pending { draft, level, parts, whole, kept });
    }

    /// A lead-in that holds for the section last read.
    pub fn lead_in(&mut self, lead_in: Fragment<'d>) {
        match (self.pending.last_mut(), self.stack.top()) {
            // One lead-in under another: the lower holds.
            (Some(pending), _) => self.unclaimed.extend(pending.draft.lead_in.replace(lead_in)),
            (None, Some(top)) => {
                if let Some(section) = self.sections.get_mut(top).filter(|s| s.lead_in.is_none()) {
                    section.lead_in = Some(lead_in);
                } else {
                    self.unclaimed.push(lead_in);
                }
            }
            (None, None) => {
                let title = Fragment { text: Cow::Borrowed(""), place: lead_in.place };
                let draft = SectionDraft { label: None, title, parent: None, lead_in: Some(lead_in.clone()) };
                self.push_section(draft, Level::Plain, Vec::new(), lead_in, false);
            }
        }
    }

    /// The section a measure read now stands in.
    pub fn current_section(&mut self) -> Option<usize> {
        self.settle(|_| true);
        self.stack.top()
    }

    fn settle(&mut self, keep: impl Fn(&Pending<'d>) -> bool) {
        if self.pending.is_empty() {
            return;
        }
        let all = std::mem::take(&mut self.pending);
        let next: Vec<Option<Level>> = all.iter().skip(1).map(|p| Some(p.level)).chain([None]).collect();
        for (mut pending, next) in all.into_iter().zip(next) {
            // A title without a number, and at once another section beside or above it: no section.
            let beside = |n: Level| n == Level::Plain || matches!(n, Level::Word(_)) && self.stack.holds(n);
            let empty = pending.level == Level::Plain && next.is_some_and(beside);
            if !keep(&pending) || empty {
                self.unclaimed.extend(pending.draft.lead_in.filter(|l| l.place != pending.whole.place));
                self.unclaimed.push(pending.whole);
                continue;
            }
            let index = self.sections.len();
            pending.draft.parent = self.stack.open(index, pending.level, &pending.parts);
            self.sections.push(pending.draft);
        }
    }
}

/// A label as printed.
pub fn printed(text: &str, place: Place) -> LabelDraft<'_> {
    LabelDraft { fragment: Fragment { text: Cow::Borrowed(text), place }, basis: LabelBasis::Printed }
}

/// A label that Word computes, unless it is a bullet.
pub fn computed(text: &str, place: Place) -> Option<LabelDraft<'_>> {
    let text = text.trim();
    text.contains(char::is_alphanumeric).then_some(LabelDraft {
        fragment: Fragment { text: Cow::Borrowed(text), place },
        basis: LabelBasis::Computed,
    })
}
