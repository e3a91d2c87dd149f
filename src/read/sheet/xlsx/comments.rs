//! Comments of a sheet: notes and threads.

use std::collections::HashSet;

use super::super::super::package::Package;
use super::super::store::{Grid, Store, parse_a1};
use super::super::xml::{self, Step, Walk, attribute};
use super::strings;
use crate::error::Error;

/// Reads the comments that belong to a sheet's part. A thread's first note repeats it for old programs and gives way.
pub fn read(package: &mut Package<'_>, sheet: &str, store: &mut Store, grid: &mut Grid) -> Result<(), Error> {
    let relationships = package.relationships(sheet)?;
    for kind in ["threadedComment", "comments"] {
        for relationship in relationships.iter().filter(|r| r.kind == kind && !r.external) {
            if let Some(text) = xml::load(package, &relationship.target)? {
                notes(&relationship.target, &text, kind, store, grid)?;
            }
        }
    }
    grid.comments.sort_by_key(|c| (c.0, c.1));
    Ok(())
}

fn notes(part: &str, text: &str, kind: &str, store: &mut Store, grid: &mut Grid) -> Result<(), Error> {
    let limits = *store.limits();
    let mut walk = Walk::new(part, text, &limits);
    let threads: HashSet<(u32, u32)> = grid.comments.iter().map(|c| (c.0, c.1)).collect();
    let mut at = None;
    loop {
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "comment" | "threadedComment" => {
                    at = attribute(&element, "ref").and_then(|r| parse_a1(&r));
                }
                "text" => {
                    let span = if kind == "comments" {
                        strings::rich_text(&mut walk, "text", store)?
                    } else {
                        plain_text(&mut walk, store)?
                    };
                    if let Some((row, col)) = at.filter(|at| kind != "comments" || !threads.contains(at)) {
                        grid.comments.push((row, col, span));
                    }
                }
                _ => {}
            },
            Step::Done => return Ok(()),
            Step::End(_) | Step::Text(_) => {}
        }
    }
}

fn plain_text(walk: &mut Walk<'_>, store: &mut Store) -> Result<crate::model::document::Span, Error> {
    let mark = store.mark();
    loop {
        match walk.step()? {
            Step::Text(text) => store.document.arena.push_str(&text),
            Step::Start(_) => {}
            Step::End(_) | Step::Done => return store.close(mark),
        }
    }
}
