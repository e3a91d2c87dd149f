//! Every flat table of many plans as a file of its own, row by row.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::csv::{self, Eol};
#[cfg(feature = "arrow")]
use super::parquet;
use super::{TableFormat, io};
use crate::error::Error;
use crate::model::plan::Plan;
use crate::write::table::{Table, Value};
use crate::write::uid::hex;

/// The files of all tables.
pub(crate) struct TableFiles(Vec<TableFile>);

/// The file of one table, open.
struct TableFile {
    table: &'static Table,
    path: PathBuf,
    sink: Sink,
    rows: u64,
    empty: HashSet<usize>,
}

enum Sink {
    Csv(BufWriter<Digesting>, Eol),
    #[cfg(feature = "arrow")]
    Parquet(Box<parquet::Sink>),
}

/// A file of a table, written.
pub(crate) struct Written {
    pub(crate) table: &'static Table,
    pub(crate) bytes: u64,
    pub(crate) rows: u64,
    /// SHA-256, hexadecimal.
    pub(crate) sha256: String,
    /// Columns that have a row without a value.
    pub(crate) empty: HashSet<&'static str>,
}

impl TableFiles {
    /// Begins a file a table at the path that `path` gives.
    pub(crate) fn create(
        format: TableFormat,
        eol: Eol,
        path: impl Fn(&Table) -> PathBuf,
    ) -> Result<Self, Error> {
        let one = |table| TableFile::create(table, format, eol, path(table));
        Table::ALL.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Writes the rows of one plan.
    pub(crate) fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        self.0.iter_mut().try_for_each(|file| file.add(plan, key))
    }

    /// Closes the files.
    pub(crate) fn finish(self) -> Result<Vec<Written>, Error> {
        self.0.into_iter().map(TableFile::finish).collect()
    }
}

impl TableFile {
    fn create(table: &'static Table, format: TableFormat, eol: Eol, path: PathBuf) -> Result<Self, Error> {
        let file = File::create(&path).map_err(|e| io(&path, &e))?;
        let file = Digesting { file, hash: Sha256::new(), bytes: 0 };
        let sink = match format {
            TableFormat::Csv => {
                let mut out = BufWriter::new(file);
                let names = table.columns.iter().map(|c| Value::from(c.name));
                csv::row(&mut out, names, eol).map_err(|e| io(&path, &e))?;
                Sink::Csv(out, eol)
            }
            #[cfg(feature = "arrow")]
            TableFormat::Parquet => {
                Sink::Parquet(Box::new(parquet::Sink::new(table, file).map_err(|e| failed(&path, e))?))
            }
            #[cfg(not(feature = "arrow"))]
            TableFormat::Parquet => return Err(no_parquet()),
        };
        Ok(Self { table, path, sink, rows: 0, empty: HashSet::new() })
    }

    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        for row in self.table.rows(plan, key) {
            self.empty.extend(row.iter().enumerate().filter(|(_, v)| is_empty(v)).map(|(i, _)| i));
            self.rows += 1;
            match &mut self.sink {
                Sink::Csv(out, eol) => csv::row(out, row, *eol).map_err(|e| io(&self.path, &e))?,
                #[cfg(feature = "arrow")]
                Sink::Parquet(_) => {}
            }
        }
        match &mut self.sink {
            Sink::Csv(..) => Ok(()),
            #[cfg(feature = "arrow")]
            Sink::Parquet(sink) => sink.add(plan, key).map_err(|e| failed(&self.path, e)),
        }
    }

    fn finish(self) -> Result<Written, Error> {
        let Self { table, path, sink, rows, empty } = self;
        let file = match sink {
            Sink::Csv(out, _) => out.into_inner().map_err(|e| io(&path, e.error()))?,
            #[cfg(feature = "arrow")]
            Sink::Parquet(sink) => sink.finish().map_err(|e| failed(&path, e))?,
        };
        let names = table.columns.iter().enumerate().filter(|(i, _)| empty.contains(i)).map(|(_, c)| c.name);
        let sha256 = hex(&file.hash.finalize(), 32);
        Ok(Written { table, bytes: file.bytes, rows, sha256, empty: names.collect() })
    }
}

#[cfg(feature = "arrow")]
fn failed(path: &Path, error: ::parquet::errors::ParquetError) -> Error {
    io(path, &std::io::Error::other(error))
}

#[cfg(not(feature = "arrow"))]
fn no_parquet() -> Error {
    Error::new(crate::error::ErrorKind::Unsupported, "this build of planomer writes no Parquet")
        .with_hint("the Python package does, and a build with `--features arrow`")
}

fn is_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

/// A file that is hashed and counted while it is written.
pub(crate) struct Digesting {
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
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|e| io(path, &e))
}
