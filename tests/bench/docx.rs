//! Reading Word documents against the floor: `cargo bench --bench docx`.
//!
//! `inflate_and_tokenise` streams the main part through the inflater and quick-xml and does nothing with it;
//! `whole_read` gives the document. Both read a table of 20,000 rows and 5 columns of Russian text (a part of
//! some 100 MB) and a plan of 100 rows. First, what memory the large one takes at most (on Linux).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark may panic and prints what it measures"
)]

use std::io::{BufReader, Cursor, Write};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use planomer::Options;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::write::SimpleFileOptions;

const WORDS: [&str; 12] = [
    "Подготовка", "проекта", "постановления", "о", "порядке", "предоставления", "субсидий", "в",
    "установленный", "срок", "и", "доклада",
];

static LARGE: LazyLock<Vec<u8>> = LazyLock::new(|| docx(20_000, 350));
static PLAN: LazyLock<Vec<u8>> = LazyLock::new(|| docx(100, 120));

fn main() {
    let part = inflated(&LARGE);
    println!(
        "part: {} MB; peak memory of the whole read beyond its input: {} MB",
        part >> 20,
        peak(&LARGE) >> 20
    );
    divan::main();
}

/// A document of one table whose cells have about so many bytes of text, in runs as Word cuts them.
fn docx(rows: usize, cell_bytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    part(
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
    );
    part(
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    write!(zip, r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>"#).unwrap();
    for row in 0..rows {
        write!(zip, r#"<w:tr w:rsidR="00A77B3E"><w:trPr><w:cantSplit/></w:trPr>"#).unwrap();
        for col in 0..5 {
            write!(zip, r#"<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:jc w:val="both"/></w:pPr>"#).unwrap();
            let mut written = 0;
            for word in (row * 7 + col..).map(|n| WORDS[n % WORDS.len()]) {
                if written > cell_bytes {
                    break;
                }
                let text = format!("{word} {row} {word} {word} {word} {word} ");
                written += text.len();
                write!(
                    zip,
                    r#"<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
                )
                .unwrap();
            }
            write!(zip, "</w:p></w:tc>").unwrap();
        }
        write!(zip, "</w:tr>").unwrap();
    }
    write!(zip, "</w:tbl><w:sectPr/></w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn inflated(bytes: &[u8]) -> u64 {
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name("word/document.xml").unwrap().size()
}

/// Growth of the most memory the process ever had, over one read.
fn peak(bytes: &[u8]) -> usize {
    let most = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<usize>().ok()).unwrap_or(0) << 10
    };
    let before = most();
    let document = planomer::document(bytes, &Options::default()).unwrap();
    divan::black_box(&document);
    most() - before
}

fn tokenise(bytes: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = archive.by_name("word/document.xml").unwrap();
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, part));
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

fn measure(bencher: divan::Bencher, bytes: &'static [u8], work: impl Fn(&[u8]) -> usize + Sync) {
    let size = inflated(bytes);
    bencher.counter(BytesCount::new(size)).bench(|| work(divan::black_box(bytes)));
}

fn whole(bytes: &[u8]) -> usize {
    planomer::document(bytes, &Options::default()).unwrap().arena.len()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn large_inflate_and_tokenise(bencher: divan::Bencher) {
    measure(bencher, &LARGE, tokenise);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn large_whole_read(bencher: divan::Bencher) {
    measure(bencher, &LARGE, whole);
}

#[divan::bench]
fn plan_inflate_and_tokenise(bencher: divan::Bencher) {
    measure(bencher, &PLAN, tokenise);
}

#[divan::bench]
fn plan_whole_read(bencher: divan::Bencher) {
    measure(bencher, &PLAN, whole);
}
