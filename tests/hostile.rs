//! Files made to hurt: each must give an error or a plan within two seconds and 300 MB of address space.
//!
//! The files are made here, so that what they do can be read. The limits hold in a child process; they are set
//! by a shell, so this runs where there is one. The seconds are the processor's, so that a busy machine fails none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]
#![cfg(unix)]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

const ADDRESS_SPACE_KB: u32 = 300_000;

/// A debug build is several times slower than what users run.
const SECONDS: u64 = if cfg!(debug_assertions) { 12 } else { 2 };

/// Writes the file, reads it in a child process and gives what came of it.
fn read(name: &str, bytes: &[u8]) -> Output {
    let folder = std::env::temp_dir().join(format!("planomer-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file: PathBuf = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let start = Instant::now();
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v {ADDRESS_SPACE_KB}; ulimit -t {SECONDS}; exec \"$0\" read \"$1\" --format json"
        ))
        .args([Path::new(env!("CARGO_BIN_EXE_planomer")), &file])
        .output()
        .unwrap();
    let took = start.elapsed();
    std::fs::remove_file(&file).unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(took < Duration::from_secs(SECONDS * 10), "{name}: {took:?}");
    assert!(matches!(output.status.code(), Some(0 | 2)), "{name}: {:?} {err}", output.status);
    assert!(!err.contains("panicked"), "{name}: {err}");
    output
}

fn refused(name: &str, bytes: &[u8], because: &str) {
    let output = read(name, bytes);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{name} was read");
    assert!(err.contains(because), "{name}: no «{because}» in {err}");
}

fn plan(name: &str, bytes: &[u8]) -> serde_json::Value {
    let output = read(name, bytes);
    assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const DOCX_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;
const DOCX_ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCX_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn docx_with(body: &[u8], styles: &str, numbering: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", DOCX_TYPES.as_bytes()),
        ("_rels/.rels", DOCX_ROOT.as_bytes()),
        ("word/_rels/document.xml.rels", DOCX_RELATIONS.as_bytes()),
        ("word/document.xml", body),
        ("word/styles.xml", format!("<w:styles {W}>{styles}</w:styles>").as_bytes()),
        ("word/numbering.xml", format!("<w:numbering {W}>{numbering}</w:numbering>").as_bytes()),
    ])
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(format!("<w:document {W}><w:body>{body}</w:body></w:document>").as_bytes(), "", "")
}

const XLSX_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"#;
const XLSX_ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const XLSX_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>"#;
const S: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", XLSX_TYPES.as_bytes()),
        ("_rels/.rels", XLSX_ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", XLSX_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {S}>{sheet}</worksheet>").as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst {S}>{strings}</sst>").as_bytes()),
    ])
}

/// A Word table of these rows of cells.
fn word_table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A two-row plan whose only title is `title`.
fn plan_with_title(title: &str) -> String {
    word_table(&[
        &["№", "Мероприятие", "Срок", "Ответственный"],
        &["1.", title, "31.12.2024", "Отдел учета"],
        &["2.", "Подготовка отчета", "31.12.2024", "Отдел учета"],
    ])
}

#[test]
fn bombs_stop_at_a_limit() {
    let mut zeros = format!("<w:document {W}><w:body><w:p><w:r><w:t>").into_bytes();
    zeros.resize(300 << 20, b'0');
    refused("text-bomb.docx", &docx_with(&zeros, "", ""), "limit `");
    let paragraphs = "<w:p/>".repeat(9_000_000);
    refused("element-bomb.docx", &docx(&paragraphs), "limit `");
    let mut cells = String::from("<sheetData><row r=\"1\">");
    cells.push_str(&"<c><v>1</v></c>".repeat(4_100_000));
    refused("cell-bomb.xlsx", &xlsx(&(cells + "</row></sheetData>"), ""), "limit `");
}

#[test]
fn entities_are_refused() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#;
    let body =
        format!("{laughs}<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>");
    refused("entities.docx", &docx_with(body.as_bytes(), "", ""), "document type");
}

#[test]
fn nesting_stops_at_a_limit() {
    for (name, open, close) in [
        ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("runs", "<w:ins>", "</w:ins>"),
    ] {
        let body = open.repeat(50_000) + &close.repeat(50_000);
        refused(&format!("deep-{name}.docx"), &docx(&body), "limit `depth`");
    }
}

#[test]
fn counts_that_lie_allocate_nothing() {
    let span = r#"<w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/></w:tc>"#;
    read("span.docx", &docx(&format!("<w:tbl><w:tr>{span}{span}</w:tr></w:tbl>")));
    let before = r#"<w:trPr><w:gridBefore w:val="4000000000"/></w:trPr><w:tc><w:p/></w:tc>"#;
    read("before.docx", &docx(&format!("<w:tbl><w:tr>{before}</w:tr></w:tbl>")));
    let lie = xlsx(
        r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#,
        "<si><t>x</t></si>",
    );
    read("corners.xlsx", &lie);
    let count = package(&[
        ("[Content_Types].xml", XLSX_TYPES.as_bytes()),
        ("_rels/.rels", XLSX_ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", XLSX_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {S}><sheetData/></worksheet>").as_bytes()),
        (
            "xl/sharedStrings.xml",
            format!("<sst {S} count=\"4000000000\" uniqueCount=\"4000000000\"/>").as_bytes(),
        ),
    ]);
    read("strings.xlsx", &count);
    let wide: String = (0..1_000_000).map(|_| "\tx").collect();
    read("million-columns.txt", format!("№{wide}\n1{wide}\n").as_bytes());
}

#[test]
fn cycles_end() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let body = format!(
        r#"<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"#
    );
    plan("cycle.docx", &docx_with(body.as_bytes(), styles, numbering));
}

#[test]
fn merges_that_overlap_or_run_outside_lose_no_text() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>alpha</t></is></c><c r="B1" t="inlineStr"><is><t>beta</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>gamma</t></is></c></row></sheetData><mergeCells count="3"><mergeCell ref="A1:B2"/><mergeCell ref="B1:C9"/><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let text = plan("merges.xlsx", &xlsx(sheet, "")).to_string();
    for word in ["alpha", "beta", "gamma"] {
        assert!(text.contains(word), "{word}");
    }
    let cell = |merge: &str, text: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let rows = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(r"<w:vMerge/>", "alpha"),
        cell(r#"<w:gridSpan w:val="9"/><w:vMerge w:val="restart"/>"#, "beta"),
        cell(r#"<w:gridSpan w:val="3"/><w:vMerge/>"#, "gamma"),
    );
    let text = plan("merges.docx", &docx(&rows)).to_string();
    for word in ["alpha", "beta", "gamma"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn names_of_parts_never_touch_the_disk() {
    let bytes = package(&[
        ("[Content_Types].xml", DOCX_TYPES.as_bytes()),
        ("_rels/.rels", DOCX_ROOT.replace("word/document.xml", "../../../../etc/hostname").as_bytes()),
        ("../../../../etc/hostname", b"<x/>"),
    ]);
    let output = read("traversal.docx", &bytes);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn bad_characters_are_errors_or_replaced() {
    let mut invalid = format!("<w:document {W}><w:body><w:p><w:r><w:t>a").into_bytes();
    invalid.extend([0xff, 0xfe, 0xc3, 0x28]);
    invalid.extend(b"b</w:t></w:r></w:p></w:body></w:document>");
    read("utf8.docx", &docx_with(&invalid, "", ""));
    read("surrogate.docx", &docx(&plan_with_title("a&#xD800;&#xDC00;b")));
    read("control.docx", &docx(&plan_with_title("a&#0;&#1;b")));
    let mut halves = vec![0xff, 0xfe];
    for unit in [0x0031_u16, 0x0009, 0xd800, 0x0009, 0x0041, 0xdfff, 0x000a] {
        halves.extend(unit.to_le_bytes());
    }
    read("halves.txt", &halves);
}

#[test]
fn what_a_document_says_stays_text() {
    let titles = [
        "=HYPERLINK(\"http://example.org\",\"x\")", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u{202e}оборот\u{200f}", "до\u{200b}ступ",
    ];
    for title in titles {
        let read = plan("text.docx", &docx(&plan_with_title(title)));
        assert_eq!(read["measures"].as_array().unwrap().len(), 2, "{title}");
    }
    let read = plan("script.docx", &docx(&plan_with_title("&lt;script&gt;alert(1)&lt;/script&gt;")));
    assert_eq!(read["measures"][0]["title"], "<script>alert(1)</script>");
}

#[test]
fn a_hundred_megabytes_in_one_line_end_soon() {
    let line = "слово ".repeat((100 << 20) / 11);
    let start = Instant::now();
    let _ = planomer::read(line.as_bytes(), &planomer::Options::default());
    assert!(start.elapsed() < Duration::from_secs(SECONDS * 3), "{:?}", start.elapsed());
}

#[test]
fn what_is_repeated_without_end_costs_no_more_than_its_length() {
    // Each was once looked at again from every place where it stands.
    const REPEATED: [&str; 16] = [
        "(", "( ", "а ", "а. ", "А.А. ", "the ", "of the ", "до 01.02.2024, ", "от 01.01.2020 № 1, ", "1; ",
        "– ", "пп. 1-3, ", "Отдел, ", "| ", "рабочих ", "раз в ",
    ];
    for column in 1..5 {
        let mut text = "№\tМероприятие\tСрок\tОтветственный\tЦелевой показатель\n".to_owned();
        for (number, piece) in REPEATED.iter().enumerate() {
            let mut cells = ["1", "Осмотр моста", "май 2024 г.", "Отдел мостов", "80 %"].map(str::to_owned);
            cells[0] = format!("{}.", number + 1);
            cells[column] = piece.repeat(60_000 / piece.len());
            text += &(cells.join("\t") + "\n");
        }
        plan(&format!("repeated-{column}.txt"), text.as_bytes());
    }
    for (name, text) in [
        ("strokes", "|a|\n\n".repeat(100_000)),
        ("dashes", "– ".repeat(250_000)),
        ("keys", "Срок: ".repeat(50_000)),
        ("short-lines", "1 – \n".repeat(50_000)),
    ] {
        read(&format!("repeated-{name}.txt"), text.as_bytes());
    }
}
