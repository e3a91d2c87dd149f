//! Every flat table of many plans as a delimited file of its own, row by row.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::csv::{self, Eol};
use super::io;
use crate::error::Error;
use crate::model::plan::Plan;
use crate::write::table::{Table, Value};
use crate::write::uid::hex;

/// The files of all tables.
pub(super) struct TableFiles {
    files: Vec<TableFile>,
    eol: Eol,
}

/// The file of one table, open.
struct TableFile {
    table: &'static Table,
    path: PathBuf,
    out: BufWriter<Digesting>,
    rows: u64,
    empty: HashSet<usize>,
}

/// A file of a table, written.
pub(super) struct Written {
    pub(super) table: &'static Table,
    pub(super) bytes: u64,
    pub(super) rows: u64,
    /// SHA-256, hexadecimal.
    pub(super) sha256: String,
    /// Columns that have a row without a value.
    pub(super) empty: HashSet<&'static str>,
}

impl TableFiles {
    /// Begins a file a table at the path that `path` gives.
    pub(super) fn create(eol: Eol, path: impl Fn(&Table) -> PathBuf) -> Result<Self, Error> {
        let mut files = Vec::with_capacity(Table::ALL.len());
        for table in Table::ALL {
            let path = path(table);
            let file = File::create(&path).map_err(|e| io(&path, &e))?;
            let mut out = BufWriter::new(Digesting { file, hash: Sha256::new(), bytes: 0 });
            let names = table.columns.iter().map(|c| Value::from(c.name));
            csv::row(&mut out, names, eol).map_err(|e| io(&path, &e))?;
            files.push(TableFile { table, path, out, rows: 0, empty: HashSet::new() });
        }
        Ok(Self { files, eol })
    }

    /// Writes the rows of one plan.
    pub(super) fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        for file in &mut self.files {
            for row in file.table.rows(plan, key) {
                file.empty.extend(row.iter().enumerate().filter(|(_, v)| is_empty(v)).map(|(i, _)| i));
                file.rows += 1;
                csv::row(&mut file.out, row, self.eol).map_err(|e| io(&file.path, &e))?;
            }
        }
        Ok(())
    }

    /// Closes the files.
    pub(super) fn finish(self) -> Result<Vec<Written>, Error> {
        self.files.into_iter().map(TableFile::finish).collect()
    }
}

impl TableFile {
    fn finish(self) -> Result<Written, Error> {
        let Self { table, path, out, rows, empty } = self;
        let inner = out.into_inner().map_err(|e| io(&path, e.error()))?;
        let names = table.columns.iter().enumerate().filter(|(i, _)| empty.contains(i)).map(|(_, c)| c.name);
        Ok(Written {
            table,
            bytes: inner.bytes,
            rows,
            sha256: hex(&inner.hash.finalize(), 32),
            empty: names.collect(),
        })
    }
}

fn is_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

/// A file that is hashed and counted while it is written.
struct Digesting {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Writes a whole file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|e| io(path, &e))
}
