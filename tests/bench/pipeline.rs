//! The whole job and its parts on one core: `cargo bench --bench pipeline`.
//!
//! Items are plans, bytes those of the input. The plans are the fixtures that stand for everyday ones and,
//! where `../shared` is present, the real ones there. `floor_utf8` is one UTF-8 validation pass over the text:
//! what no reader of text can beat.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark may panic and prints what it measures"
)]

use std::path::{Path, PathBuf};

use divan::counter::{BytesCount, ItemsCount};
use planomer::Options;

fn main() {
    divan::main();
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
    files
        .into_iter()
        .filter_map(|file| {
            let case = file.parent()?.file_name()?.to_string_lossy().into_owned();
            let form = file.extension()?.to_string_lossy().into_owned();
            std::fs::read(&file).ok().map(|bytes| (format!("{case}.{form}"), bytes))
        })
        .collect()
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
