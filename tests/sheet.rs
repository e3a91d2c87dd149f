//! Workbooks and delimited files through the public interface.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

#[path = "sheet/corpus.rs"]
mod corpus;
#[path = "sheet/made.rs"]
mod made;

use std::io::{Cursor, Read, Write};

use made::Case;
use planomer::document::{Block, Document};
use planomer::{ErrorKind, Options};
use zip::write::SimpleFileOptions;

fn read(bytes: &[u8]) -> Document {
    planomer::document(bytes, &Options::default()).unwrap()
}

/// The body as a person would note it: lines, then cells with their place.
fn noted(document: &Document) -> Vec<String> {
    let mut seen = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => seen.push(format!("{}: {}", document.at(p.place), document.text(p.text))),
            Block::Table(index) => {
                let table = &document.tables[*index];
                seen.push(format!("table {}×{}", table.rows, table.columns));
                for cell in &table.cells {
                    seen.push(format!("{}: {}", document.at(cell.place), document.text(cell.text)));
                }
            }
        }
    }
    seen
}

fn has(document: &Document, line: &str) {
    let seen = noted(document);
    assert!(seen.iter().any(|s| s == line), "no «{line}» in {seen:#?}");
}

fn codes(document: &Document) -> Vec<&'static str> {
    document.diagnostics.iter().map(|d| d.code.id()).collect()
}

#[test]
fn numbers_are_read_as_their_format_shows_them() {
    let document = read(&made::number_formats());
    has(&document, "План!A3: 1.10");
    has(&document, "План!C3: 25%");
    has(&document, "План!D3: 31.12.2024");
    has(&document, "План!C4: 1\u{a0}250.5");
    has(&document, "План!D4: март 2024");
    has(&document, "План!A5: 01.фев");
    has(&document, "План!C5: TRUE");
    let dates: Vec<String> =
        document.tables[0].cells.iter().filter_map(|c| c.date.map(|d| d.to_string())).collect();
    // A month says no day, so it is no date.
    assert_eq!(dates, ["2024-12-31", "2024-02-01"]);
}

#[test]
fn a_label_that_became_a_date_is_flagged_and_kept() {
    let document = read(&made::number_formats());
    assert_eq!(codes(&document), ["R123"]);
    let found = &document.diagnostics[0];
    assert_eq!((found.at.as_deref(), found.suggestion.as_deref()), (Some("План!A5"), Some("1.2")));
}

#[test]
fn what_is_hidden_is_read_flagged_and_can_be_left_out() {
    let bytes = made::hidden();
    let document = read(&bytes);
    let hidden: Vec<&str> =
        document.tables[0].cells.iter().filter(|c| c.hidden).map(|c| document.text(c.text)).collect();
    assert_eq!(hidden, ["Стоимость", "90", "2", "Скрытая проверка", "120", "май", "75"]);
    assert_eq!(document.sheets.iter().map(|s| s.hidden).collect::<Vec<_>>(), [false, true]);
    let options = Options { skip_hidden: true, ..Options::default() };
    let document = planomer::document(&bytes, &options).unwrap();
    let texts: Vec<&str> = document.tables[0].cells.iter().map(|c| document.text(c.text)).collect();
    assert_eq!(texts, ["№", "Мероприятие", "Срок", "1", "Сверка реестра", "март", "3", "Отчёт", "июнь"]);
    assert_eq!(document.tables.len(), 1);
}

#[test]
fn titles_and_signatures_stand_apart_from_the_table() {
    let seen = noted(&read(&made::title_above()));
    assert_eq!(seen[0], "'План 2024'!D1: УТВЕРЖДАЮ");
    assert_eq!(seen[1], "'План 2024'!D2: Директор Агентства мостов");
    assert_eq!(seen[2], "'План 2024'!A4:D4: План работ Агентства мостов на 2024 год");
    assert_eq!(seen[3], "table 5×4");
    assert!(seen.contains(&"'План 2024'!A7:D7: Раздел 1. Осмотры".to_owned()));
    assert!(seen.contains(&"'План 2024'!D8:D9: Отдел осмотров".to_owned()));
    assert_eq!(seen[seen.len() - 2], "'План 2024'!A12: Начальник отдела");
    assert_eq!(seen[seen.len() - 1], "'План 2024'!D12: П. Ручьёв");
}

#[test]
fn frozen_rows_are_a_header() {
    let document = read(&made::title_above());
    let table = &document.tables[0];
    let header: Vec<&str> = table.cells.iter().filter(|c| c.header).map(|c| document.text(c.text)).collect();
    assert_eq!(header, ["№", "Мероприятие", "Срок", "Ответственный"]);
}

#[test]
fn every_sheet_has_its_tables_and_comments_are_notes() {
    let document = read(&made::several_sheets());
    let names: Vec<(&str, u32, u32)> =
        document.sheets.iter().map(|s| (s.name.as_str(), s.rows, s.columns)).collect();
    assert_eq!(names, [("Весна", 3, 3), ("Осень", 3, 3), ("Пустой", 0, 0)]);
    assert_eq!(document.tables.iter().map(|t| t.sheet).collect::<Vec<_>>(), [Some(0), Some(1)]);
    let note = &document.asides[0];
    assert_eq!(document.at(note.place), "comment 1");
    assert!(document.text(note.text).ends_with("Уточнить срок"));
}

#[test]
fn colours_mark_the_cells_of_a_chart() {
    let document = read(&made::chart());
    let marks: Vec<String> =
        document.tables[0].cells.iter().filter(|c| c.filled).map(|c| document.at(c.place)).collect();
    // The header is coloured whole and is no mark.
    assert_eq!(marks, ["План!B2", "План!C2", "План!C3"]);
}

#[test]
fn rich_text_is_joined_and_formulas_give_their_value() {
    // As programs write it that do not compute.
    let bytes = with_part(&made::formulas(), "xl/worksheets/sheet1.xml", |text| {
        text.replace("<f>B1*2</f><v>24</v>", "<f>B1*2</f>")
    });
    let document = read(&bytes);
    has(&document, "План!A1: не менее двух");
    has(&document, "План!B1: 12");
    assert_eq!(codes(&document), ["R122"]);
    assert!(document.diagnostics[0].message.ends_with("План!B2"), "{}", document.diagnostics[0].message);
}

/// A package with one part replaced.
fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        let found = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        writer.start_file(found.as_str(), SimpleFileOptions::default()).unwrap();
        let text = if found == name { change(text) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn cells_are_read_alike_however_their_tags_are_spelled() {
    let (sheet, strings) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let inline = |text: String| {
        let cells = r#"<c r="B90" t="inlineStr"><is><t xml:space="preserve"> устно</t></is></c><c t="str"><v>да</v></c>"#;
        text.replace("</sheetData>", &format!("<row r=\"90\">{cells}<c s=\"1\"/></row></sheetData>"))
    };
    for Case { bytes, .. } in made::cases().into_iter().filter(|case| case.file == "input.xlsx") {
        let bytes = with_part(&bytes, sheet, inline);
        let other = with_part(&bytes, sheet, |text| text.replace("<c ", "<c\n"));
        let other = with_part(&other, strings, |text| text.replace("<si>", "<si >"));
        assert_eq!(noted(&read(&bytes)), noted(&read(&other)));
    }
}

#[test]
fn one_bad_sheet_does_not_lose_the_workbook() {
    let half = |text: String| text[..text.len() / 2].to_owned();
    let bytes = with_part(&made::several_sheets(), "xl/worksheets/sheet1.xml", half);
    let document = read(&bytes);
    assert_eq!(codes(&document), ["R121"]);
    assert!(document.diagnostics[0].message.contains("«Весна»"));
    has(&document, "Осень!A1: №");
}

#[test]
fn a_workbook_of_which_nothing_can_be_read_is_an_error() {
    let bytes = with_part(&made::number_formats(), "xl/worksheets/sheet1.xml", |_| "<worksheet".to_owned());
    let error = planomer::document(&bytes, &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable);
}

#[test]
fn text_under_a_merged_cell_is_named() {
    let bytes = with_part(&made::several_sheets(), "xl/worksheets/sheet1.xml", |text| {
        text.replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    });
    let document = read(&bytes);
    assert_eq!(codes(&document), ["R124"]);
    has(&document, "Весна!A1:B1: №");
}

#[test]
fn claims_of_the_file_cost_nothing() {
    let far = |text: String| {
        text.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
    };
    let document = read(&with_part(&made::several_sheets(), "xl/worksheets/sheet1.xml", far));
    has(&document, "Весна!XFD1048576: 1");
    let many = |text: String| text.replace("uniqueCount=\"", "uniqueCount=\"400000000");
    let document = read(&with_part(&made::several_sheets(), "xl/sharedStrings.xml", many));
    has(&document, "Весна!B2: Посадка");
}

#[test]
fn a_text_that_very_many_cells_share_counts_each_time() {
    let shared = |text: String| {
        let long = "о".repeat(1 << 19);
        text.replace("<si><t>1</t></si>", &format!("<si><t>{long}</t></si>"))
    };
    let bytes = with_part(&made::several_sheets(), "xl/sharedStrings.xml", shared);
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", |text| {
        let cells = (10..200).map(|r| format!("<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>3</v></c></row>"));
        text.replace("</sheetData>", &format!("{}</sheetData>", cells.collect::<String>()))
    });
    let error = planomer::document(&bytes, &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[test]
fn delimited_text_is_told_by_its_content() {
    let text = "№;Мероприятие;Срок\n1;\"Сверка; обмен\nданными\";март\n2;Отчёт;май\n";
    let document = read(text.as_bytes());
    has(&document, "L2-L3: Сверка; обмен\nданными");
    let document = read(&encoding_rs::WINDOWS_1251.encode(&text.repeat(3)).0);
    has(&document, "L1:3-14: Мероприятие");
    assert_eq!(document.encoding, Some("windows-1251"));
}

#[test]
fn no_text_of_a_plan_is_taken_for_delimited() {
    let Some(gold) = corpus::shared("gold") else { return };
    for folder in std::fs::read_dir(gold).unwrap() {
        for name in ["input.txt", "input.raw.txt"] {
            let Ok(bytes) = std::fs::read(folder.as_ref().unwrap().path().join(name)) else { continue };
            let plan = planomer::read(&bytes, &Options::default()).unwrap();
            assert_eq!(plan.source.format, planomer::plan::Format::Text, "{folder:?}");
        }
    }
}

/// `cargo test --test sheet -- --ignored write_the_fixtures` writes `fixtures/sheet-*/input.*` anew.
#[test]
#[ignore = "writes fixtures"]
fn write_the_fixtures() {
    for Case { name, file, bytes } in made::cases() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(file), bytes).unwrap();
    }
}

#[test]
fn the_fixtures_are_what_the_tests_read() {
    for Case { name, file, bytes } in made::cases() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name).join(file);
        let committed = std::fs::read(&path).unwrap();
        assert_eq!(noted(&read(&committed)), noted(&read(&bytes)), "{}", path.display());
    }
}
