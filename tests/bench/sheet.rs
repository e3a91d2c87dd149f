//! Reading workbooks against the floor, and plans of every form to JSON: `cargo bench --bench sheet`.
//!
//! A workbook of 200,000 rows and 5 columns is read to grids; the floor streams its sheet and its strings through the
//! inflater and quick-xml and does nothing with them; calamine gives the cells as they are stored. Then plans of 100
//! rows are read to JSON, in each form. Each is the best of some runs on one core.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark may panic and prints what it measures"
)]

#[path = "made.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod made;

use std::fmt::Write;
use std::hint::black_box;
use std::io::{BufReader, Cursor};
use std::time::{Duration, Instant};

use calamine::Reader as _;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

const ROWS: usize = 200_000;
const COLUMNS: usize = 5;
const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

fn main() {
    if let Some(file) = argument("--peak") {
        let book = std::fs::read(file).unwrap();
        made::peak_memory();
        let before = made::peak_memory();
        black_box(planomer::document(&book, &made::unlimited()).unwrap());
        print!("{}", made::peak_memory() - before);
        return;
    }
    let book = workbook();
    if let Some(file) = argument("--write") {
        std::fs::write(file, &book).unwrap();
        return;
    }
    let inflated: u64 = [SHEET, STRINGS].map(|part| size(&book, part)).iter().sum();
    println!("{ROWS} x {COLUMNS} workbook: {} MB in two parts of {} MB", book.len() >> 20, inflated >> 20);
    println!("  peak memory of the read         {:>8} MB", peak(&book) >> 20);
    let floor = best(5, || tokenise(&book, SHEET) + tokenise(&book, STRINGS));
    let show = |name: &str, took: Duration| {
        println!("  {name:<30} {:>8.0} ms  {:.2} times the floor", ms(took), ms(took) / ms(floor));
    };
    show("inflate + tokenise (floor)", floor);
    show(
        "planomer::document",
        best(5, || planomer::document(&book, &made::unlimited()).unwrap().arena.len()),
    );
    show("calamine, streamed", best(5, || stream(&book)));
    println!("plans of 100 rows to JSON");
    for (name, write) in made::FORMS {
        let bytes = write(100);
        let took = best(300, || {
            planomer::to_json(&planomer::read(&bytes, &planomer::Options::default()).unwrap()).len()
        });
        println!("  {name:<30} {:>8.3} ms  {:>8.0} plans/s", ms(took), 1.0 / took.as_secs_f64());
    }
}

/// What follows an argument.
fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

/// The most memory that reading takes, measured in a process of its own: this one has some left from writing.
fn peak(book: &[u8]) -> u64 {
    let file = std::env::temp_dir().join(format!("planomer-bench-{}.xlsx", std::process::id()));
    std::fs::write(&file, book).unwrap();
    let run = std::process::Command::new(std::env::current_exe().unwrap()).arg("--peak").arg(&file).output();
    std::fs::remove_file(&file).unwrap();
    String::from_utf8(run.unwrap().stdout).unwrap().parse().unwrap()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The shortest of some runs.
fn best(runs: usize, work: impl Fn() -> usize) -> Duration {
    let time = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..runs).map(|_| time()).min().unwrap_or_default()
}

/// A workbook as Excel writes it: numbers and shared strings, some of which repeat.
fn workbook() -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let mut sheet = format!(r#"<worksheet xmlns="{space}"><sheetData>"#);
    let mut strings = format!(r#"<sst xmlns="{space}">"#);
    let mut add = |text: &str| write!(strings, "<si><t>{text}</t></si>").unwrap();
    for unit in 0..40 {
        add(&format!("Управление делами № {unit}"));
    }
    for row in 1..=ROWS {
        let text = row + 39;
        add(&format!("Проверка готовности служб района № {row} к приему обращений граждан"));
        let unit = row % 40;
        write!(sheet, r#"<row r="{row}" spans="1:5"><c r="A{row}"><v>{row}</v></c>"#).unwrap();
        write!(sheet, r#"<c r="B{row}" s="1" t="s"><v>{text}</v></c>"#).unwrap();
        write!(sheet, r#"<c r="C{row}" s="1" t="s"><v>{unit}</v></c>"#).unwrap();
        write!(sheet, r#"<c r="D{row}" s="2"><v>{}</v></c>"#, 45_000 + row % 700).unwrap();
        write!(sheet, r#"<c r="E{row}"><v>{}.5</v></c></row>"#, row % 100).unwrap();
    }
    sheet.push_str("</sheetData></worksheet>");
    strings.push_str("</sst>");
    let kinds = made::RELATIONSHIPS;
    let book = format!(
        r#"<workbook xmlns="{space}" xmlns:r="{kinds}"><sheets><sheet name="План" sheetId="1" r:id="a"/></sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{kinds}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="c" Type="{kinds}/styles" Target="styles.xml"/></Relationships>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{space}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let parts = [
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/styles.xml", &styles),
        (SHEET, &sheet),
        (STRINGS, &strings),
    ];
    made::package("xl/workbook.xml", main, &parts)
}

fn size(bytes: &[u8], part: &str) -> u64 {
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(part).unwrap().size()
}

fn tokenise(bytes: &[u8], part: &str) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, archive.by_name(part).unwrap()));
    let mut buffer = Vec::new();
    let mut events = 0;
    loop {
        buffer.clear();
        if matches!(reader.read_event_into(&mut buffer).unwrap(), Event::Eof) {
            return events;
        }
        events += 1;
    }
}

fn stream(bytes: &[u8]) -> usize {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut cells = book.worksheet_cells_reader("План").unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        black_box(&cell);
        count += 1;
    }
    count
}
