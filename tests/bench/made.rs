//! Plans generated for the benches: of any number of rows, as text, DOCX and XLSX.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use planomer::{Limits, Options};
use zip::write::SimpleFileOptions;

// The benches measure with the allocator of the command and the Python module.
#[cfg(not(feature = "python"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HEADINGS: [&str; 4] =
    ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный исполнитель"];
/// The namespace of the kinds of relationships.
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A generator of plans of so many rows.
pub type Form = fn(usize) -> Vec<u8>;

/// The forms a plan is generated in.
pub const FORMS: [(&str, Form); 3] = [("txt", text), ("docx", docx), ("xlsx", xlsx)];

/// No limit but those of the machine.
pub fn unlimited() -> Options {
    let most = u64::from(u32::MAX);
    let mut limits = Limits::default();
    for name in Limits::NAMES.into_iter().filter(|name| *name != "depth") {
        limits.set(name, most).unwrap();
    }
    Options { limits, ..Options::default() }
}

/// The most memory the process had since it was last asked, in bytes; 0 where the system does not tell.
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let peak = line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) << 10;
    // 5 resets the peak to what is in use now (proc_pid_clear_refs(5)).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    peak
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

/// The header and so many rows.
pub fn rows(count: usize) -> impl Iterator<Item = Vec<String>> {
    let header = HEADINGS.iter().map(|h| (*h).to_owned()).collect();
    std::iter::once(header).chain((1..=count).map(row))
}

/// A plan as tab-separated text.
pub fn text(count: usize) -> Vec<u8> {
    let mut out = "ПЛАН РАБОТЫ\nАгентства архивных связей на 2025 год\n\n".to_owned();
    for cells in rows(count) {
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out.into_bytes()
}

/// A plan as DOCX.
pub fn docx(count: usize) -> Vec<u8> {
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

/// A plan as XLSX.
pub fn xlsx(count: usize) -> Vec<u8> {
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
pub fn package(main: &str, content: &str, parts: &[(&str, &str)]) -> Vec<u8> {
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

/// A part that names one other.
pub fn relationships(id: &str, kind: &str, target: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/></Relationships>"#
    )
}
