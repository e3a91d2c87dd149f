//! Document → [`Outline`]: which table, which column, which row, and what stands around them.

mod build;
mod columns;
mod front;
mod grid;
mod header;
mod inherit;
mod label;
mod lists;
mod plan;
mod rows;
mod sections;
mod walk;
mod words;

use crate::lang::{self, Language};
use crate::model::document::Document;
use crate::model::outline::Outline;
use crate::options::Options;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, options: &Options) -> Outline<'d> {
    let language = language(document, options);
    plan::read(document, options, language)
}

/// The language asked for, else the one the text is in.
fn language(document: &Document, options: &Options) -> &'static Language {
    let asked = options.lang.as_deref().and_then(lang::by_code);
    // The letters of the first part say as much as all of it.
    let end = document.arena.char_indices().nth(20_000).map_or(document.arena.len(), |(i, _)| i);
    asked.unwrap_or_else(|| lang::detect(document.arena.get(..end).unwrap_or("")))
}

#[cfg(test)]
mod dump {
    #[test]
    fn dump() {
        let Ok(path) = std::env::var("DUMP") else { return };
        let bytes = std::fs::read(&path).unwrap();
        let options = crate::Options::default();
        let (_, document) = crate::read::read(&bytes, &options).unwrap();
        if std::env::var("GRID").is_ok() {
            for b in &document.blocks {
                match b {
                    crate::document::Block::Paragraph(p) => {
                        println!("P {:?} {:?}", document.text(p.text), p.place)
                    }
                    crate::document::Block::Table(t) => {
                        let t = &document.tables[*t];
                        println!("T{} {}x{} known {}", t.number, t.rows, t.columns, t.merges_known);
                        for c in t.cells.iter().take(120) {
                            println!(
                                "   r{}c{} {}x{} {:?}",
                                c.row,
                                c.col,
                                c.row_span,
                                c.col_span,
                                document.text(c.text).chars().take(50).collect::<String>()
                            );
                        }
                    }
                }
            }
        }
        let o = super::interpret(&document, &options);
        println!("LANG {}", o.language.code);
        println!(
            "TITLE {:?}\nPUB {:?}\nPERIOD {:?}\nAPPR {:?}\nSTK {}\nOTHER {:?}",
            o.front.title,
            o.front.publisher,
            o.front.period,
            o.front.approval,
            o.front.stakeholders.len(),
            o.front.other
        );
        for t in &o.layout {
            println!("TABLE {} {:?}", t.table, t.header);
            for c in &t.columns {
                println!("   {:?} {:?} {:?}", c.heading, c.role, c.reason);
            }
            for r in &t.rows {
                if !matches!(r.kind, crate::plan::RowKind::Measure | crate::plan::RowKind::Continuation) {
                    println!("   row {} {:?} {}", r.at, r.kind, r.reason);
                }
            }
        }
        for (i, s) in o.sections.iter().enumerate() {
            println!(
                "S{i} {:?} {:?} parent {:?} lead {:?}",
                s.label.as_ref().map(|l| &l.fragment.text),
                s.title.text.chars().take(60).collect::<String>(),
                s.parent,
                s.lead_in.as_ref().map(|l| &l.text)
            );
        }
        for m in &o.measures {
            println!(
                "M s{:?} {:?} {:?} {}",
                m.section,
                m.label.as_ref().map(|l| &l.fragment.text),
                m.title.text.chars().take(70).collect::<String>(),
                document.at(m.place)
            );
            for r in &m.rows {
                for c in &r.cells {
                    println!(
                        "     {:?}{} {:?} {:?}",
                        c.role,
                        if c.inherited { " INH" } else { "" },
                        c.fragment.text.chars().take(50).collect::<String>(),
                        c.period
                    );
                }
            }
        }
        for u in &o.unclaimed {
            println!("U {:?}", u.text.chars().take(100).collect::<String>());
        }
        for d in &o.diagnostics {
            println!("D {:?} {} {:?}", d.code, d.message, d.at);
        }
    }
}

#[cfg(test)]
mod corpus_dump {
    #[test]
    fn corpus_dump() {
        let Ok(list) = std::env::var("LIST") else { return };
        for path in std::fs::read_to_string(list).unwrap().lines() {
            let bytes = std::fs::read(path).unwrap();
            let options = crate::Options::default();
            let start = std::time::Instant::now();
            let Ok((_, document)) = crate::read::read(&bytes, &options) else {
                println!("ERR {path}");
                continue;
            };
            let read = start.elapsed();
            let o = super::interpret(&document, &options);
            println!(
                "{} {} {:?} {:?} {:?}",
                o.measures.len(),
                path,
                read,
                start.elapsed() - read,
                o.layout.first().map(|t| t
                    .columns
                    .iter()
                    .map(|c| format!(
                        "{:?}={:?}",
                        c.heading.as_deref().unwrap_or("").chars().take(20).collect::<String>(),
                        c.role
                    ))
                    .collect::<Vec<_>>())
            );
        }
    }
}
