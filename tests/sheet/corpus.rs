//! Real and hostile workbooks from `../shared/corpus`, where it is there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use calamine::{Data, Reader};
use planomer::document::{Block, Document, Place};
use planomer::{Error, Options};

pub fn shared(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !full.exists() {
        println!("skipped: ../shared/{path} is not here");
        return None;
    }
    Some(full)
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| extensions.iter().any(|e| p.extension().is_some_and(|x| x == *e)))
        .collect();
    found.sort();
    found
}

/// The most memory this process has had, in bytes; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) * 1024
}

fn read_within(path: &Path, limit: Duration) -> Result<Document, Error> {
    let bytes = std::fs::read(path).unwrap();
    let start = Instant::now();
    let read = std::panic::catch_unwind(|| planomer::document(&bytes, &Options::default()));
    let took = start.elapsed();
    assert!(took < limit, "{} took {took:?}", path.display());
    read.unwrap_or_else(|_| panic!("{} panicked", path.display()))
}

/// Reads every `step`th workbook of the corpus; prints what could not be read.
fn read_corpus(step: usize) {
    let mut counts = (0, 0, 0);
    for format in ["xlsx", "xlsm", "xls", "xlsb", "ods"] {
        let Some(folder) = shared(&format!("corpus/office/{format}")) else { return };
        for path in files(&folder, &[format]).iter().step_by(step) {
            counts.0 += 1;
            match read_within(path, Duration::from_secs(2)) {
                Ok(document) if document.blocks.is_empty() => counts.1 += 1,
                Ok(_) => {}
                Err(error) => {
                    counts.2 += 1;
                    println!("{}: {:?} {error}", path.display(), error.kind());
                }
            }
        }
    }
    println!(
        "{} read, {} of them empty, {} errors; {} MB",
        counts.0,
        counts.1,
        counts.2,
        peak_memory() >> 20
    );
    assert!(counts.2 * 10 < counts.0, "more than a tenth are errors");
    assert!(peak_memory() < 300 << 20);
}

#[test]
fn a_sample_of_the_corpus_is_read() {
    read_corpus(15);
}

/// `cargo test --release --test sheet -- --ignored --nocapture every_workbook`
#[test]
#[ignore = "reads 730 workbooks"]
fn every_workbook_of_the_corpus_is_read() {
    read_corpus(1);
}

/// `cargo test --release --test sheet -- --ignored --nocapture hostile`
#[test]
#[ignore = "inflates gigabytes"]
fn hostile_workbooks_end_in_time() {
    let Some(folder) = shared("corpus/hostile") else { return };
    for path in files(&folder, &["xlsx", "xls"]) {
        let start = Instant::now();
        let outcome = match read_within(&path, Duration::from_secs(1)) {
            Ok(document) => format!("{} tables", document.tables.len()),
            Err(error) => format!("{:?} {error}", error.kind()),
        };
        let name = path.file_name().unwrap().to_string_lossy();
        println!("{name}: {:?}, {} MB: {outcome}", start.elapsed(), peak_memory() >> 20);
        assert!(peak_memory() < 200 << 20, "{name}");
    }
}

/// Texts of a sheet's cells as calamine reads them, by row and column: those stored as texts, which every reader must
/// see alike.
fn texts_by_calamine(path: &Path) -> Option<HashMap<(String, u32, u32), String>> {
    let bytes = std::fs::read(path).unwrap();
    let read = std::panic::catch_unwind(|| {
        let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).ok()?;
        let mut found = HashMap::new();
        for (name, range) in book.worksheets() {
            let (row, col) = range.start().unwrap_or((0, 0));
            for (r, c, data) in range.used_cells() {
                if let Data::String(text) = data {
                    let at = (
                        name.clone(),
                        row + u32::try_from(r).unwrap() + 1,
                        col + u32::try_from(c).unwrap() + 1,
                    );
                    found.insert(at, text.replace("\r\n", "\n").replace('\r', "\n"));
                }
            }
        }
        Some(found)
    });
    read.ok().flatten()
}

fn texts(document: &Document) -> HashMap<(String, u32, u32), String> {
    let mut found = HashMap::new();
    let mut put = |place, text| {
        if let Place::Sheet { sheet, area } = place {
            let name = document.sheets[usize::from(sheet)].name.clone();
            found.insert((name, area.row, area.col), document.text(text).to_owned());
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => put(p.place, p.text),
            Block::Table(i) => document.tables[*i].cells.iter().for_each(|c| put(c.place, c.text)),
        }
    }
    found
}

/// Another reader's texts in the formats it knows well. `cargo test --test sheet -- --ignored --nocapture calamine`
#[test]
#[ignore = "reads 170 workbooks twice"]
fn texts_are_those_calamine_reads() {
    let mut counts = (0, 0, 0);
    for format in ["xls", "xlsb"] {
        let Some(folder) = shared(&format!("corpus/office/{format}")) else { return };
        for path in files(&folder, &[format]) {
            let Ok(document) = read_within(&path, Duration::from_secs(5)) else { continue };
            let Some(theirs) = texts_by_calamine(&path) else { continue };
            let ours = texts(&document);
            counts.0 += 1;
            for (at, text) in theirs.iter().filter(|(_, text)| !text.trim().is_empty()) {
                counts.1 += 1;
                if ours.get(at) != Some(text) {
                    counts.2 += 1;
                    println!("{} {at:?}: {text:?}, ours {:?}", path.display(), ours.get(at));
                }
            }
        }
    }
    println!("{} workbooks, {} texts, {} differ", counts.0, counts.1, counts.2);
    assert!(counts.2 * 100 <= counts.1, "more than one in a hundred differ");
}

/// What `tests/corpus/openpyxl_cells.py` compares: a line a cell, with file, sheet, area and text, as JSON.
#[test]
#[ignore = "writes target/cells.jsonl"]
fn cells_for_openpyxl() {
    let mut out = String::new();
    for format in ["xlsx", "xlsm"] {
        let Some(folder) = shared(&format!("corpus/office/{format}")) else { return };
        for path in files(&folder, &[format]) {
            let Ok(document) = read_within(&path, Duration::from_secs(5)) else { continue };
            let mut cells: Vec<serde_json::Value> = Vec::new();
            let mut put = |place, text| {
                if let Place::Sheet { sheet, area } = place {
                    let corners = [area.row, area.col, area.last_row, area.last_col];
                    cells.push(serde_json::json!([sheet, corners, document.text(text)]));
                }
            };
            for block in &document.blocks {
                match block {
                    Block::Paragraph(p) => put(p.place, p.text),
                    Block::Table(i) => document.tables[*i].cells.iter().for_each(|c| put(c.place, c.text)),
                }
            }
            let sheets: Vec<&str> = document.sheets.iter().map(|s| s.name.as_str()).collect();
            let line = serde_json::json!({"path": path, "sheets": sheets, "cells": cells});
            out += &line.to_string();
            out.push('\n');
        }
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/cells.jsonl"), out).unwrap();
}
