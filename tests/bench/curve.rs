//! How the cost of the whole job grows with the rows of a plan: `cargo bench --bench curve`, with
//! `-- --million` for a million rows too, `-- --form txt` for one form alone.
//!
//! Cost is linear where the last column stays near 1: the time of a row against that of the line above.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at a fault, and prints what it measured"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::time::Instant;

use planomer::{Limits, Options};
use zip::write::SimpleFileOptions;

const HEADINGS: [&str; 4] =
    ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный исполнитель"];
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes = vec![1_000_usize, 10_000, 100_000];
    if arguments.iter().any(|a| a == "--million") {
        sizes.push(1_000_000);
    }
    let form = arguments.iter().position(|a| a == "--form").and_then(|at| arguments.get(at + 1));
    println!("{:<6}{:>9}{:>12}{:>12}{:>12}{:>12}", "form", "rows", "bytes", "seconds", "ns/row", "ratio");
    for (name, write) in [("txt", text as fn(usize) -> Vec<u8>), ("docx", docx), ("xlsx", xlsx)] {
        if form.is_none_or(|f| f == name) {
            curve(name, write, &sizes);
        }
    }
}

fn curve(name: &str, write: fn(usize) -> Vec<u8>, sizes: &[usize]) {
    // A million rows are past the usual limits on memory.
    let most = u64::from(u32::MAX);
    let limits = Limits {
        input_bytes: most,
        part_bytes: most,
        package_bytes: most,
        elements: most,
        cells: most,
        text_bytes: most,
        ..Limits::default()
    };
    let mut above = None;
    for &rows in sizes {
        let bytes = write(rows);
        let options = Options { limits, ..Options::default() };
        let start = Instant::now();
        let json = planomer::to_json(&planomer::read(&bytes, &options).expect("a plan"));
        let seconds = start.elapsed().as_secs_f64();
        assert!(json.len() > rows * 100, "the rows are read");
        let each = seconds * 1e9 / rows as f64;
        let ratio = above.map_or_else(|| "–".to_owned(), |above: f64| format!("{:.2}", each / above));
        println!("{name:<6}{rows:>9}{:>12}{seconds:>12.3}{each:>12.0}{ratio:>12}", bytes.len());
        above = Some(each);
    }
}

/// The cells of a row: a section every hundred rows, a unit of its own every fifty, deadlines that cannot be read.
fn row(number: usize) -> Vec<String> {
    if number.is_multiple_of(100) {
        return vec![format!("Раздел {}. Работа с заявителями области {number}", number / 100)];
    }
    let deadline = match number % 4 {
        0 => "до 15 марта 2025 года".to_owned(),
        1 => "ежеквартально, до 10 числа месяца, следующего за отчетным".to_owned(),
        2 => format!("{} квартал 2025 года", number / 4 % 4 + 1),
        _ => "по мере накопления замечаний".to_owned(),
    };
    let unit = if number.is_multiple_of(50) { number } else { number % 40 };
    vec![
        format!("{number}."),
        format!("Проведение проверки готовности служб района № {number} к приему обращений граждан"),
        deadline,
        format!("Управление № {unit}, Отдел {}", number % 7),
    ]
}

fn rows(count: usize) -> impl Iterator<Item = Vec<String>> {
    let header = HEADINGS.iter().map(|h| (*h).to_owned()).collect();
    std::iter::once(header).chain((1..=count).map(row))
}

fn text(count: usize) -> Vec<u8> {
    let mut out = "ПЛАН РАБОТЫ\nАгентства архивных связей на 2025 год\n\n".to_owned();
    for cells in rows(count) {
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out.into_bytes()
}

fn docx(count: usize) -> Vec<u8> {
    let mut body = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>ПЛАН РАБОТЫ на 2025 год</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"#.to_owned();
    for cells in rows(count) {
        let span = if cells.len() == 1 { r#"<w:tcPr><w:gridSpan w:val="4"/></w:tcPr>"# } else { "" };
        body.push_str("<w:tr>");
        for cell in cells {
            let _ = write!(body, "<w:tc>{span}<w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>");
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl></w:body></w:document>");
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    package("word/document.xml", main, &[("word/document.xml", &body)])
}

fn xlsx(count: usize) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let mut sheet = format!(r#"<worksheet xmlns="{space}"><sheetData>"#);
    for (number, cells) in (1..).zip(rows(count)) {
        let _ = write!(sheet, r#"<row r="{number}">"#);
        for (column, cell) in ('A'..).zip(cells) {
            let _ = write!(sheet, r#"<c r="{column}{number}" t="inlineStr"><is><t>{cell}</t></is></c>"#);
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let book = format!(
        r#"<workbook xmlns="{space}" xmlns:r="{RELATIONSHIPS}"><sheets><sheet name="План" sheetId="1" r:id="s"/></sheets></workbook>"#
    );
    let links = relationships("s", "worksheet", "worksheets/sheet1.xml");
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let parts = [
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    package("xl/workbook.xml", main, &parts)
}

/// An Office package whose main part is of this content type.
fn package(main: &str, content: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{main}" ContentType="{content}"/></Types>"#
    );
    let links = relationships("r", "officeDocument", main);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let shared = [("[Content_Types].xml", types.as_str()), ("_rels/.rels", &links)];
    for (name, text) in shared.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default().large_file(true)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn relationships(id: &str, kind: &str, target: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/></Relationships>"#
    )
}
