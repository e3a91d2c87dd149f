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
use crate::model::document::{Block, Document, Span};
use crate::model::outline::Outline;
use crate::options::Options;

/// Characters of a text that tell its language.
const LETTERS: usize = 20_000;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, options: &Options) -> Outline<'d> {
    let language = language(document, options);
    plan::read(document, options, language)
}

/// The language asked for, else the one the text is in.
fn language(document: &Document, options: &Options) -> &'static Language {
    let asked = options.lang.as_deref().and_then(lang::by_code);
    asked.unwrap_or_else(|| lang::detect(&beginning(document)))
}

/// The beginning of the body: its letters say as much as all of it. What stands beside it does not count, for a
/// reviewer's comments may be in another language than the plan.
fn beginning(document: &Document) -> String {
    let texts = document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = Span> + '_> {
        match block {
            Block::Paragraph(paragraph) => Box::new(std::iter::once(paragraph.text)),
            Block::Table(index) => {
                Box::new(document.tables.get(*index).into_iter().flat_map(|t| t.cells.iter().map(|c| c.text)))
            }
        }
    });
    let mut out = String::new();
    for span in texts {
        out.extend(document.text(span).chars().take(LETTERS));
        out.push(' ');
        if out.len() > 2 * LETTERS {
            break;
        }
    }
    out
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
