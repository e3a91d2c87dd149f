//! What became of every input so far, on disk: one line each, so that a run that was killed can go on.
//!
//! A line is the entry as JSON, a tab, the plan as JSON (nothing for a failure), a line feed. JSON has no raw tab.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// What became of one input: a line of `manifest.jsonl`, and of `errors.jsonl` where it failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The input's name.
    pub input: String,
    /// SHA-256 of its bytes; `null` where they could not be had.
    pub sha256: Option<String>,
    /// Bytes.
    pub size: u64,
    /// Measures found.
    pub measures: u64,
    /// Error diagnostics.
    pub defects: u64,
    /// Why there is no plan.
    pub error: Option<Failure>,
}

/// An [`Error`] as it stands in files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Its kind in snake case.
    pub kind: String,
    /// What went wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Self {
            kind: error.kind().name().to_owned(),
            message: error.message().to_owned(),
            hint: error.hint().map(str::to_owned),
        }
    }
}

/// Where a line stands in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    start: u64,
    length: u64,
}

/// The journal, open for appending.
pub struct Journal {
    file: File,
    end: u64,
    /// Lines of inputs that were read, by name and hash. Failures are tried again.
    read: HashMap<(String, String), Line>,
}

impl Journal {
    /// Opens the journal, or begins one. What a kill cut off at its end is dropped.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut read = HashMap::new();
        let mut end = 0;
        let mut lines = BufReader::new(&file);
        let mut line = Vec::new();
        loop {
            line.clear();
            let length = lines.read_until(b'\n', &mut line)? as u64;
            if line.last() != Some(&b'\n') {
                break;
            }
            if let Some((Entry { input, sha256: Some(hash), error: None, .. }, _)) = parts(&line) {
                read.insert((input, hash), Line { start: end, length });
            }
            end += length;
        }
        file.set_len(end)?;
        Ok(Self { file, end, read })
    }

    /// The line of an input that was read before.
    pub fn find(&self, input: &str, sha256: &str) -> Option<Line> {
        self.read.get(&(input.to_owned(), sha256.to_owned())).copied()
    }

    /// Names and hashes of what was read before.
    pub fn known(&self) -> impl Iterator<Item = &(String, String)> {
        self.read.keys()
    }

    /// Appends an entry; it is in the system's hands when this returns, so that a kill does not lose it.
    pub fn append(&mut self, entry: &Entry, plan: &[u8]) -> io::Result<Line> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\t');
        line.extend_from_slice(plan);
        line.push(b'\n');
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&line)?;
        let placed = Line { start: self.end, length: line.len() as u64 };
        self.end += placed.length;
        Ok(placed)
    }

    /// The entry and the plan's JSON on a line.
    pub fn get(&mut self, line: Line) -> io::Result<(Entry, Vec<u8>)> {
        self.file.seek(SeekFrom::Start(line.start))?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut self.file).take(line.length).read_to_end(&mut bytes)?;
        parts(&bytes)
            .map(|(entry, plan)| (entry, plan.to_vec()))
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the journal was changed"))
    }
}

fn parts(line: &[u8]) -> Option<(Entry, &[u8])> {
    let tab = memchr::memchr(b'\t', line)?;
    let (entry, plan) = line.split_at_checked(tab)?;
    let plan = plan.strip_prefix(b"\t")?;
    Some((serde_json::from_slice(entry).ok()?, plan.strip_suffix(b"\n")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(input: &str) -> Entry {
        let sha256 = Some(format!("hash of {input}"));
        Entry { input: input.into(), sha256, size: 1, measures: 2, defects: 0, error: None }
    }

    #[test]
    fn a_cut_line_is_dropped_and_the_others_are_found() {
        let path = std::env::temp_dir().join(format!("planomer-journal-{}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        let mut journal = Journal::open(&path).unwrap();
        journal.append(&entry("a"), b"{1}").unwrap();
        let failure = Failure { kind: "io".into(), message: "gone\tand\nlost".into(), hint: None };
        journal.append(&Entry { error: Some(failure), ..entry("b") }, b"").unwrap();
        journal.append(&entry("c"), b"{3}").unwrap();
        drop(journal);
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"input\":\"d\"").unwrap();
        let mut journal = Journal::open(&path).unwrap();
        assert_eq!(journal.find("b", "hash of b"), None);
        let line = journal.find("c", "hash of c").unwrap();
        assert_eq!(journal.get(line).unwrap(), (entry("c"), b"{3}".to_vec()));
        let added = journal.append(&entry("d"), b"{4}").unwrap();
        assert_eq!(journal.get(added).unwrap().1, b"{4}");
        std::fs::remove_file(&path).unwrap();
    }
}
