//! The whole job and its parts on one core: `cargo bench --bench pipeline`, or `-- stages` for the first table alone.
//!
//! First the share of each stage, and the whole against the floor: inflating and tokenising the parts that hold the
//! plan, or checking that a text is UTF-8. The fastest of many runs counts, with the stages of that run. Large plans stand
//! in this table only.
//!
//! Then each job by itself. Items are plans, bytes those of the input. The plans are generated ones of 100 rows, a
//! fixture that stands for everyday ones and, where `../shared` is present, the real ones there. `floor_utf8` is one
//! UTF-8 validation pass over the text: what no reader of text can beat.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark may panic and prints what it measures"
)]

#[path = "made.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod made;

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use divan::counter::{BytesCount, ItemsCount};
use planomer::Options;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

fn main() {
    stages();
    if !std::env::args().any(|argument| argument == "stages") {
        divan::main();
    }
}

/// Runs of a plan of this many bytes, of which the fastest counts: fewer of a large one.
fn runs(bytes: &[u8]) -> std::ops::Range<usize> {
    0..(20_000_000 / bytes.len()).clamp(5, 200)
}

/// The rows of a large plan.
const LARGE: usize = 20_000;

fn stages() {
    println!(
        "{:<38}{:>9}{:>9}{:>7}{:>7}{:>7}{:>7}{:>7}{:>9}{:>7}",
        "plan", "us", "plans/s", "read", "interp", "norm", "check", "write", "floor us", "ratio"
    );
    let large = made::FORMS.map(|(form, write)| (format!("{LARGE}-rows.{form}"), write(LARGE)));
    for (name, bytes) in plans().into_iter().chain(large) {
        let stages = runs(&bytes).map(|_| stage_times(&bytes));
        let stages = stages.min_by_key(|run| run.iter().sum::<Duration>()).unwrap();
        let whole = microseconds(stages.iter().sum());
        let floor = runs(&bytes).map(|_| {
            let start = Instant::now();
            divan::black_box(floor(&bytes));
            start.elapsed()
        });
        let floor = microseconds(floor.min().unwrap());
        print!("{name:<38}{whole:>9.0}{:>9.0}", 1e6 / whole);
        for stage in stages {
            print!("{:>5.0} %", microseconds(stage) * 100.0 / whole);
        }
        println!("{floor:>9.1}{:>7.1}", whole / floor);
    }
}

/// What each stage took, writing JSON the last.
fn stage_times(bytes: &[u8]) -> [Duration; 5] {
    let mut ends = vec![Instant::now()];
    let options = Options::default();
    let (plan, _document) = planomer::read_in_stages(bytes, &options, |_| ends.push(Instant::now())).unwrap();
    divan::black_box(planomer::to_json(&plan));
    ends.push(Instant::now());
    std::array::from_fn(|stage| ends[stage + 1] - ends[stage])
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// What no reader can do without: the parts that hold the plan inflated and tokenised, a text checked.
fn floor(bytes: &[u8]) -> usize {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return usize::from(std::str::from_utf8(bytes).is_ok());
    };
    let parts = ["word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"];
    parts.into_iter().map(|part| archive.by_name(part).map_or(0, tokens)).sum()
}

fn tokens(mut part: impl Read) -> usize {
    let mut text = String::new();
    part.read_to_string(&mut text).unwrap();
    let mut reader = Reader::from_str(&text);
    let mut events = 0;
    while !matches!(reader.read_event().unwrap(), Event::Eof) {
        events += 1;
    }
    events
}

/// Names and bytes of the plans measured.
fn plans() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = vec![root.join("fixtures/agency-openness-plan/input.txt")];
    for case in ["seed-fsin", "seed-rossotrudnichestvo"] {
        for form in ["txt", "docx", "xlsx"] {
            files.push(root.join(format!("../shared/gold/{case}/input.{form}")));
        }
    }
    let generated = made::FORMS.map(|(form, write)| (format!("100-rows.{form}"), write(100)));
    let read = files.into_iter().filter_map(|file| {
        let case = file.parent()?.file_name()?.to_string_lossy().into_owned();
        let form = file.extension()?.to_string_lossy().into_owned();
        std::fs::read(&file).ok().map(|bytes| (format!("{case}.{form}"), bytes))
    });
    generated.into_iter().chain(read).collect()
}

fn names() -> Vec<String> {
    plans().into_iter().map(|(name, _)| name).collect()
}

fn bytes_of(name: &str) -> Vec<u8> {
    plans().into_iter().find(|(n, _)| n == name).map(|(_, bytes)| bytes).unwrap_or_default()
}

/// The whole job: bytes to the JSON document.
#[divan::bench(args = names())]
fn bytes_to_json(bencher: divan::Bencher, name: &str) {
    let bytes = bytes_of(name);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| planomer::to_json(&planomer::read(divan::black_box(&bytes), &Options::default()).unwrap()));
}

/// The first stage alone: bytes to grids and paragraphs.
#[divan::bench(args = names())]
fn bytes_to_document(bencher: divan::Bencher, name: &str) {
    let bytes = bytes_of(name);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| planomer::document(divan::black_box(&bytes), &Options::default()).unwrap());
}

/// The last stage alone: plan to JSON.
#[divan::bench(args = names())]
fn plan_to_json(bencher: divan::Bencher, name: &str) {
    let bytes = bytes_of(name);
    let plan = planomer::read(&bytes, &Options::default()).unwrap();
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| planomer::to_json(divan::black_box(&plan)));
}

#[divan::bench(args = names().into_iter().filter(|n| n.ends_with("txt")))]
fn floor_utf8(bencher: divan::Bencher, name: &str) {
    let bytes = bytes_of(name);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| std::str::from_utf8(divan::black_box(&bytes)).is_ok());
}
