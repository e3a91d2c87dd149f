//! Diagnostics as a compiler shows them: code, message, place, the source's text, what may have been meant.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::{Paint, count, safe, shorten};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::{Block, Document, fold};
use crate::model::plan::Plan;

/// The plan's diagnostics with the text they stand at, in lines of about `width` columns, then a line that
/// counts them. Empty when there are none.
pub fn diagnostics(plan: &Plan, document: &Document, width: usize, color: bool) -> String {
    let mut out = String::new();
    if plan.diagnostics.is_empty() {
        return out;
    }
    let paint = Paint { on: color };
    let texts = texts_at(plan, document);
    let labels: HashMap<&str, &str> =
        plan.measures.iter().filter_map(|m| m.label.as_deref().map(|label| (m.id.as_str(), label))).collect();
    let source = plan.source.name.as_deref().unwrap_or("<stdin>");
    for diagnostic in &plan.diagnostics {
        let text = diagnostic.at.as_deref().and_then(|at| texts.get(at)).map(String::as_str);
        let label = diagnostic.measure.as_deref().map(|id| labels.get(id).copied().unwrap_or(id));
        one(diagnostic, source, label, text, width, paint, &mut out);
    }
    out.push_str(&closing(&plan.diagnostics));
    out
}

fn one(
    diagnostic: &Diagnostic,
    source: &str,
    label: Option<&str>,
    text: Option<&str>,
    width: usize,
    paint: Paint,
    out: &mut String,
) {
    let kind = format!("{}[{}]", diagnostic.severity.name(), diagnostic.code.id());
    let message = format!("{}: {}", diagnostic.name, safe(&diagnostic.message));
    let _ = writeln!(out, "{}: {}", paint.severity(diagnostic.severity, &kind), paint.bold(&message));
    let measure = label.map(|label| format!(" (measure {})", safe(label))).unwrap_or_default();
    if let Some(at) = &diagnostic.at {
        let _ = writeln!(out, "  {} {}:{}{measure}", paint.dim("-->"), safe(source), safe(at));
    }
    if let Some(text) = text {
        let _ = writeln!(out, "   {} {}", paint.dim("|"), shorten(&safe(text), width.saturating_sub(6)));
    }
    if let Some(suggestion) = &diagnostic.suggestion {
        let _ = writeln!(out, "   {} perhaps {}", paint.dim("="), safe(suggestion));
    }
    out.push('\n');
}

fn closing(diagnostics: &[Diagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let mut parts = Vec::new();
    for (severity, noun) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")]
    {
        if of(severity) > 0 {
            parts.push(count(of(severity), noun));
        }
    }
    format!("{}; `planomer explain CODE` tells more\n", parts.join(", "))
}

/// The text of every place that a diagnostic names, read once over the document.
fn texts_at(plan: &Plan, document: &Document) -> HashMap<String, String> {
    let wanted: HashSet<&str> = plan.diagnostics.iter().filter_map(|d| d.at.as_deref()).collect();
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(p) => Some((p.place, p.text)),
        Block::Table(_) => None,
    });
    let cells = document.tables.iter().flat_map(|t| t.cells.iter().map(|c| (c.place, c.text)));
    let asides = document.asides.iter().map(|p| (p.place, p.text));
    paragraphs
        .chain(cells)
        .chain(asides)
        .filter_map(|(place, text)| {
            let at = document.at(place);
            wanted.contains(at.as_str()).then(|| (at, fold(document.text(text)).into_owned()))
        })
        .collect()
}
