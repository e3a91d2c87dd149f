//! Word documents: one feature a file, files made to hurt, files of other programs, and what docx-rs writes.
//!
//! The corpora lie beside the repository; where they are absent, their tests say so and pass.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

#[path = "common/docx.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use docx_rs::{
    AbstractNumbering, Delete, Docx, Footnote, Header, IndentLevel, Insert, Level, LevelJc, LevelOverride,
    LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run, Shading, Start, StructuredDataTag,
    Table, TableCell, TableRow, VMergeType,
};
use planomer::document::{AsideKind, Block, Document};
use planomer::{Code, ErrorKind, Options};
use serde_json::Value;

fn read(bytes: &[u8]) -> Document {
    planomer::document(bytes, &Options::default()).unwrap()
}

/// A folder of the shared corpus.
fn corpus(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is absent", folder.display());
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "docx"));
    files.sort();
    files
}

/// The text of the cell at a row and column of the table with this index.
fn cell(document: &Document, table: usize, row: u32, col: u32) -> &str {
    let cell = document.tables[table].cells.iter().find(|c| (c.row, c.col) == (row, col));
    cell.map_or("absent", |c| document.text(c.text))
}

/// The labels of a table's cells, or of the paragraphs, in order.
fn labels(document: &Document) -> Vec<&str> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.label,
        Block::Table(_) => None,
    });
    let cells = document.tables.iter().flat_map(|table| &table.cells).filter_map(|cell| cell.label);
    paragraphs.chain(cells).map(|label| document.text(label)).collect()
}

fn has(document: &Document, code: Code) -> bool {
    document.diagnostics.iter().any(|d| d.code == code)
}

// One feature a file.

/// Rows of [text, columns spanned, "r" for the first and "c" for the others of cells merged downwards].
fn as_expected(document: &Document) -> Value {
    let table = &document.tables[0];
    let rows = (1..=table.rows).map(|row| {
        let mut cells: Vec<_> =
            table.cells.iter().filter(|c| (c.row..c.row + c.row_span).contains(&row)).collect();
        cells.sort_by_key(|c| c.col);
        let cells = cells.into_iter().map(|c| match (c.row_span, c.row == row) {
            (1, _) => Value::from(vec![document.text(c.text).into(), c.col_span.into(), Value::Null]),
            (_, true) => Value::from(vec![document.text(c.text).into(), c.col_span.into(), Value::from("r")]),
            (_, false) => Value::from(vec!["".into(), c.col_span.into(), Value::from("c")]),
        });
        Value::from(cells.collect::<Vec<_>>())
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// What `expect.json` says in words rather than by the first cell's text.
fn in_words(name: &str, d: &Document) -> Option<bool> {
    let flags = |row, col| d.tables[0].cells.iter().find(|c| (c.row, c.col) == (row, col)).unwrap();
    Some(match name {
        "nestedTable" => {
            d.tables.len() == 2
                && cell(d, 0, 1, 1) == "pre\npost"
                && (cell(d, 1, 1, 1), cell(d, 1, 1, 2)) == ("n1", "n2")
                && d.tables[1].parent.map(|p| d.at(p)).as_deref() == Some("T1R1C1")
        }
        "gridBeforeAfter" => {
            d.tables[0].columns == 3 && cell(d, 0, 1, 1) == "absent" && cell(d, 0, 2, 2) == "absent"
        }
        "numLabel" => labels(d) == ["1.", "1.1.", "1.1.1."],
        "styleNum" => labels(d) == ["1.1."],
        "rowDel" => d.tables[0].rows == 1 && has(d, Code::R113),
        "footnoteRef" => cell(d, 0, 1, 1) == "x¹",
        "textbox" => d.arena.matches("BOX").count() == 1 && cell(d, 0, 1, 1) == "BOX",
        "mcRunFallback" => cell(d, 0, 1, 1) == "FB",
        "tblHeader" => flags(1, 1).header && !flags(2, 1).header,
        "sym" => cell(d, 0, 1, 1) == "✓",
        "vanish" => cell(d, 0, 1, 1) == "aHID" && has(d, Code::R112),
        "hMerge" => flags(1, 1).col_span == 2 && cell(d, 0, 1, 3) == "C",
        "gridSpanBad" => [1, 2, 3].map(|col| cell(d, 0, 1, col)) == ["A", "B", "C"],
        "jcBad" => (cell(d, 0, 1, 1), cell(d, 0, 1, 2)) == ("A", "C"),
        _ => return None,
    })
}

#[test]
fn every_feature_reads_as_expected() {
    let Some(folder) = corpus("features") else { return };
    let expected = std::fs::read_to_string(folder.join("expect.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (name, expected) in expected.as_object().unwrap() {
        let document = read(&std::fs::read(folder.join(format!("{name}.docx"))).unwrap());
        match (in_words(name, &document), expected) {
            (Some(as_said), _) => {
                assert!(as_said, "{name}: {expected}: {}", planomer::tables_json(&document));
            }
            (None, Value::String(text)) => assert_eq!(cell(&document, 0, 1, 1), text, "{name}"),
            (None, rows) => assert_eq!(&as_expected(&document), rows, "{name}"),
        }
    }
}

#[test]
fn an_embedded_document_is_named() {
    let Some(folder) = corpus("features") else { return };
    let document = read(&std::fs::read(folder.join("altChunkDoc.docx")).unwrap());
    assert!(has(&document, Code::R111));
}

// Files made to hurt.

/// Seconds of the processor; a debug build is several times slower than what users run.
const SLOW: u32 = if cfg!(debug_assertions) { 12 } else { 1 };

#[cfg(unix)]
#[test]
fn every_hostile_file_is_refused_at_once() {
    let Some(folder) = corpus("hostile") else { return };
    for file in files(&folder) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let start = Instant::now();
        let output = std::process::Command::new("sh")
            .args(["-c", "ulimit -v 200000; ulimit -t \"$2\"; exec \"$0\" tables \"$1\""])
            .arg(env!("CARGO_BIN_EXE_planomer"))
            .arg(&file)
            .arg(SLOW.to_string())
            .output()
            .unwrap();
        let (took, message) = (start.elapsed(), String::from_utf8_lossy(&output.stderr));
        assert!(took < Duration::from_secs(10) * SLOW, "{name}: {took:?}");
        // A workbook by another name, and empty field instructions, are readable.
        let readable = name == "e_xlsx_named" || name.starts_with("t_instr");
        let code = if readable { 0 } else { 2 };
        assert_eq!(output.status.code(), Some(code), "{name}: {message}");
        assert!(readable || message.contains("hint:"), "{name} has no hint: {message}");
    }
}

#[test]
fn refusals_say_what_is_wrong() {
    let Some(folder) = corpus("hostile") else { return };
    let refusal = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        planomer::document(&bytes, &Options::default()).unwrap_err()
    };
    assert_eq!(refusal("f_encrypted.docx").kind(), ErrorKind::Encrypted);
    assert_eq!(refusal("e_doc_named.docx").kind(), ErrorKind::Unsupported);
    assert_eq!(refusal("e_html_named.docx").kind(), ErrorKind::Unsupported);
    assert_eq!(refusal("a_text_1GiB.docx").kind(), ErrorKind::TooLarge);
    assert_eq!(refusal("b_deepsdt100k.docx").kind(), ErrorKind::TooLarge);
    for name in ["c_entity.docx", "d_lying_size.docx", "h_dup_entry.docx", "t_cut_after_t.docx"] {
        assert_eq!(refusal(name).kind(), ErrorKind::Unreadable, "{name}");
    }
}

// Files of other programs.

fn read_office(files: impl Iterator<Item = PathBuf>) {
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let start = Instant::now();
        let result = planomer::document(&bytes, &Options::default());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{}: {took:?}", file.display());
        if let Err(error) = result {
            let expected = matches!(error.kind(), ErrorKind::Unreadable | ErrorKind::Encrypted);
            assert!(expected && error.hint().is_some(), "{}: {error}", file.display());
        }
    }
}

#[test]
fn a_sample_of_office_files_is_read() {
    let Some(folder) = corpus("office/docx") else { return };
    read_office(files(&folder).into_iter().step_by(10));
}

/// `cargo test --release --test docx -- --ignored`
#[test]
#[ignore = "some seconds in a debug build"]
fn every_office_file_is_read() {
    let Some(folder) = corpus("office/docx") else { return };
    read_office(files(&folder).into_iter());
}

// What docx-rs writes.

#[test]
fn a_grid_comes_back_as_it_was_written() {
    let document = read(&common::grid(&[&["№", "Мероприятие"], &["1.", "Провести сход\nграждан"]]));
    assert_eq!(cell(&document, 0, 2, 2), "Провести сход\nграждан");
    assert_eq!((document.tables[0].rows, document.tables[0].columns), (2, 2));
    let again = read(&common::same(&document));
    assert_eq!(planomer::tables_json(&again), planomer::tables_json(&document));
}

#[test]
fn merged_and_nested_cells_come_back() {
    let nested = Table::new(vec![TableRow::new(vec![common::cell("внутри")])]);
    let table = Table::new(vec![
        TableRow::new(vec![common::cell("Шапка").grid_span(2), common::cell("c")]),
        TableRow::new(vec![
            common::cell("слева").vertical_merge(VMergeType::Restart),
            TableCell::new().add_paragraph(common::paragraph("до")).add_table(nested),
            common::cell("d").shading(Shading::new().fill("FF0000")),
        ]),
        TableRow::new(vec![
            common::cell("").vertical_merge(VMergeType::Continue),
            common::cell("e"),
            common::cell("f"),
        ]),
    ]);
    let document = read(&common::pack(Docx::new().add_table(table)));
    let spans = |row, col| {
        let cell = document.tables[0].cells.iter().find(|c| (c.row, c.col) == (row, col)).unwrap();
        (cell.row_span, cell.col_span, cell.filled)
    };
    assert_eq!(spans(1, 1), (1, 2, false));
    assert_eq!(spans(2, 1), (2, 1, false));
    assert_eq!(spans(2, 3), (1, 1, true));
    assert_eq!(document.at(document.tables[1].parent.unwrap()), "T1R2C2");
    assert_eq!((cell(&document, 0, 2, 2), cell(&document, 1, 1, 1)), ("до", "внутри"));
}

#[test]
fn changes_are_read_as_accepted() {
    let changed = Paragraph::new()
        .add_run(Run::new().add_text("в срок "))
        .add_delete(Delete::new().add_run(Run::new().add_delete_text("до мая")))
        .add_insert(Insert::new(Run::new().add_text("до июня")));
    let table = Table::new(vec![
        TableRow::new(vec![TableCell::new().add_paragraph(changed)]),
        TableRow::new(vec![common::cell("удалено")]).delete(Delete::new()),
    ]);
    let document = read(&common::pack(Docx::new().add_table(table)));
    assert_eq!(cell(&document, 0, 1, 1), "в срок до июня");
    assert_eq!(document.tables[0].rows, 1);
    assert!(has(&document, Code::R113));
}

#[test]
fn notes_headers_and_controls_have_their_places() {
    let mut note = Footnote::new();
    let note = note.add_content(common::paragraph("по согласованию"));
    let docx = Docx::new()
        .header(Header::new().add_paragraph(common::paragraph("Проект")))
        .add_structured_data_tag(StructuredDataTag::new().add_paragraph(common::paragraph("в рамке")))
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text("План").add_footnote_reference(note)));
    let document = read(&common::pack(docx));
    let texts: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(p) => Some((document.text(p.text), document.at(p.place))),
            Block::Table(_) => None,
        })
        .collect();
    assert_eq!(texts, [("в рамке", "P1".to_owned()), ("План¹", "P2".to_owned())]);
    let asides: Vec<_> =
        document.asides.iter().map(|a| (document.text(a.text), document.at(a.place))).collect();
    assert_eq!(asides, [("Проект", "header 1".to_owned()), ("по согласованию", "footnote 1".to_owned())]);
    assert_eq!(AsideKind::Footnote.name(), "footnote");
}

#[test]
fn word_numbers_what_is_not_typed() {
    let level = |at, format: &str, text: &str| {
        let (format, text) = (NumberFormat::new(format), LevelText::new(text));
        Level::new(at, Start::new(1), format, text, LevelJc::new("left"))
    };
    let list = AbstractNumbering::new(2)
        .add_level(level(0, "upperRoman", "Раздел %1."))
        .add_level(level(1, "decimal", "%2."))
        .add_level(level(2, "russianLower", "%3)"));
    let numbered = |text: &str, list, level| {
        common::paragraph(text).numbering(NumberingId::new(list), IndentLevel::new(level))
    };
    let docx = Docx::new()
        .add_abstract_numbering(list)
        .add_numbering(Numbering::new(2, 2))
        .add_numbering(Numbering::new(3, 2).add_override(LevelOverride::new(1).start(7)))
        .add_paragraph(numbered("Организация", 2, 0))
        .add_paragraph(numbered("первое", 2, 1))
        .add_paragraph(numbered("а", 2, 2))
        .add_paragraph(numbered("бэ", 2, 2))
        .add_paragraph(numbered("второе", 2, 1))
        .add_paragraph(numbered("снова а", 2, 2))
        .add_paragraph(numbered("Контроль", 2, 0))
        .add_paragraph(numbered("опять первое", 2, 1))
        .add_paragraph(numbered("с седьмого", 3, 1))
        .add_table(Table::new(vec![
            TableRow::new(vec![
                TableCell::new().add_paragraph(numbered("", 2, 1)),
                common::cell("пустая клетка с номером"),
            ]),
            TableRow::new(vec![
                TableCell::new().add_paragraph(numbered("раз", 2, 1)).add_paragraph(numbered("два", 2, 1)),
            ]),
        ]));
    let document = read(&common::pack(docx));
    let expected = ["Раздел I.", "1.", "а)", "б)", "2.", "а)", "Раздел II.", "1.", "7.", "8.", "9."];
    assert_eq!(labels(&document), expected);
    assert_eq!(cell(&document, 0, 1, 1), "");
    assert_eq!(cell(&document, 0, 2, 1), "раз\n10. два");
}

/// Writes what is read of every office file, a JSON object a line, for `tests/corpus_docx.py` to compare.
#[test]
#[ignore = "its output is for another program; PLANOMER_DUMP names the file"]
fn dump_office_files() {
    let (Some(folder), Ok(target)) = (corpus("office/docx"), std::env::var("PLANOMER_DUMP")) else { return };
    let lines = files(&folder).into_iter().map(|file| {
        let document = planomer::document(&std::fs::read(&file).unwrap(), &Options::default());
        let read = document.map(|d| {
            let blocks = d.blocks.iter().filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph),
                Block::Table(_) => None,
            });
            let boxes = d.asides.iter().filter(|a| d.at(a.place).starts_with("textbox"));
            let of = |p: &planomer::document::Paragraph| {
                (p.label.map(|l| d.text(l).to_owned()), d.text(p.text).to_owned(), d.at(p.place))
            };
            let paragraphs: Vec<_> = blocks.chain(boxes).map(of).collect();
            let tables: Value = serde_json::from_str(&planomer::tables_json(&d)).unwrap();
            serde_json::json!({ "paragraphs": paragraphs, "tables": tables })
        });
        let name = file.file_name().unwrap().to_string_lossy();
        let read = read.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }));
        format!("{}\n", serde_json::json!({ "file": name, "read": read }))
    });
    std::fs::write(target, lines.collect::<String>()).unwrap();
}
