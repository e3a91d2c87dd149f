//! Outline → [`Plan`]: what the words mean.

use crate::model::document::{Document, fold};
use crate::model::outline::Outline;
use crate::model::plan::{Head, Plan, SCHEMA, SCHEMA_VERSION, Source, Text};

/// Normalizes what was found.
pub fn normalize(document: &Document, source: Source, outline: Outline<'_>) -> Plan {
    let mut diagnostics = document.diagnostics.clone();
    diagnostics.extend(outline.diagnostics);
    Plan {
        schema: SCHEMA.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: concat!("planomer ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: outline.language.code.to_owned(),
        source,
        plan: Head::default(),
        stakeholders: Vec::new(),
        organizations: Vec::new(),
        layout: outline.layout,
        sections: Vec::new(),
        measures: Vec::new(),
        unclaimed: outline
            .unclaimed
            .iter()
            .map(|f| Text { text: fold(&f.text).into_owned(), at: document.at(f.place) })
            .filter(|t| !t.text.is_empty())
            .collect(),
        diagnostics,
    }
}
