//! Workbooks and delimited files through the public interface.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use planomer::document::Document;
use planomer::{Error, Options};

fn shared(path: &str) -> Option<PathBuf> {
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
fn corpus(step: usize) {
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
    corpus(15);
}

/// `cargo test --release --test sheet -- --ignored --nocapture every_workbook`
#[test]
#[ignore = "reads 730 workbooks"]
fn every_workbook_of_the_corpus_is_read() {
    corpus(1);
}
