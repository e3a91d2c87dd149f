//! Word documents (ECMA-376 part 1, `WordprocessingML`, strict and transitional).

mod lists;
mod numeral;
mod skip;
mod story;
mod styles;
mod symbol;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use std::collections::HashMap;

use self::lists::Lists;
use self::story::Story;
use self::styles::Styles;
use self::xml::walk;
use super::package::{Package, damaged};
use super::relationships::Relationship;
use super::sniff;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::model::document::{AsideKind, Document};
use crate::options::Options;

/// Reads a DOCX package.
///
/// # Errors
/// When the package or one of the parts read is damaged, or passes a limit.
pub fn read(mut package: Package<'_>, options: &Options) -> Result<Document, Error> {
    let limits = &options.limits;
    let main = match sniff::main_part(&mut package)? {
        Some(main) => main,
        None => "word/document.xml".to_owned(),
    };
    let parts = Parts::of(&mut package, &main)?;
    let mut styles = Styles::default();
    let mut lists = Lists::default();
    if let Some(part) = parts.one("styles") {
        walk(&mut package, part, limits, &mut styles)?;
        styles.inherit();
    }
    if let Some(part) = parts.one("numbering") {
        walk(&mut package, part, limits, &mut lists)?;
        lists.link(&styles);
    }
    let mut story = Story::new(&styles, lists, options);
    if !walk(&mut package, &main, limits, &mut story)? {
        return Err(damaged("the package has no document in it"));
    }
    story.end_body();
    read_beside(&mut package, &parts, &mut story, options)?;
    Ok(document(story, &parts))
}

/// The parts that the main one names.
struct Parts(Vec<Relationship>);

impl Parts {
    fn of(package: &mut Package<'_>, main: &str) -> Result<Self, Error> {
        let mut parts = package.relationships(main)?;
        parts.retain(|part| !part.external);
        Ok(Self(parts))
    }

    fn one(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|part| part.kind == kind).map(|part| part.target.as_str())
    }

    fn by_id(&self) -> HashMap<&str, &str> {
        self.0.iter().map(|part| (part.id.as_str(), part.target.as_str())).collect()
    }
}

/// Reads the parts that the body mentions: headers, footers, notes, comments.
fn read_beside(
    package: &mut Package<'_>,
    parts: &Parts,
    story: &mut Story<'_>,
    options: &Options,
) -> Result<(), Error> {
    let by_id = parts.by_id();
    let mut wanted: Vec<(AsideKind, &str)> = Vec::new();
    let mentions = &story.mentions;
    for (kind, ids) in [(AsideKind::Header, &mentions.headers), (AsideKind::Footer, &mentions.footers)] {
        wanted.extend(ids.iter().filter_map(|id| Some((kind, *by_id.get(id.as_str())?))));
    }
    // Sections share their headers; each is read once.
    let mut seen = std::collections::HashSet::new();
    wanted.retain(|part| seen.insert(*part));
    for (kind, name, notes) in [
        (AsideKind::Footnote, "footnotes", &mentions.notes),
        (AsideKind::Endnote, "endnotes", &mentions.endnotes),
        (AsideKind::Comment, "comments", &mentions.comments),
    ] {
        wanted.extend(parts.one(name).filter(|_| !notes.is_empty()).map(|part| (kind, part)));
    }
    let mut numbers = HashMap::new();
    for (kind, part) in wanted {
        let number = numbers.entry(kind).or_insert(0);
        *number += 1;
        story.begin_part(kind, *number);
        walk(package, part, &options.limits, story)?;
        story.end_part();
    }
    Ok(())
}

fn document(story: Story<'_>, parts: &Parts) -> Document {
    let mut document = Document {
        arena: story.texts.arena,
        blocks: story.blocks,
        tables: story.tables,
        asides: story.asides,
        ..Document::default()
    };
    document.asides.sort_by_key(|aside| aside.place);
    let mentions = story.mentions;
    let mut say = |code, message: String, place| {
        let at = document.at(place);
        document.diagnostics.push(Diagnostic::new(code, message).at(at));
    };
    let by_id = parts.by_id();
    for (id, place) in mentions.embedded {
        let part = by_id.get(id.as_str()).copied().unwrap_or("a part that is missing");
        say(Code::R111, format!("a document is embedded here and was not read: `{part}`"), place);
    }
    if let Some(place) = mentions.first_hidden {
        say(Code::R112, format!("{} paragraphs or cells have hidden text", mentions.hidden), place);
    }
    if mentions.changes > 0 {
        let message = format!("{} tracked changes were read as accepted", mentions.changes);
        document.diagnostics.push(Diagnostic::new(Code::R113, message));
    }
    document
}
