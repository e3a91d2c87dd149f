//! Many inputs into one folder: plans, tables, errors, manifest. Results go through a [`Journal`], the files are
//! made from it at the end and put in place by renaming, so that a kill leaves no half file.

use std::collections::{HashSet, VecDeque};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::inputs::{Input, Inputs};
use super::journal::{Entry, Failure, Journal, Line};
use super::pool::{Next, Pool};
use crate::diagnostic::Severity;
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::options::Options;
use crate::write::json;
use crate::write::publish::TableFormat;
use crate::write::publish::csv::Eol;
use crate::write::publish::tables::TableFiles;
use crate::write::table::Table;
use crate::write::uid::hex;

/// The folder inside the output that holds what is not finished.
const WORK: &str = ".planomer";
const PLANS: &str = "plans.jsonl";
const ERRORS: &str = "errors.jsonl";
const MANIFEST: &str = "manifest.jsonl";

/// How to convert.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder to write.
    pub out: PathBuf,
    /// Tables beside the plans.
    pub tables: Option<TableFormat>,
    /// Threads.
    pub workers: usize,
    /// Go on with an earlier run.
    pub resume: bool,
    /// End at the first input that cannot be read.
    pub stop: bool,
    /// How to read.
    pub options: Options,
}

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Inputs looked at.
    pub inputs: u64,
    /// Plans read, now or before.
    pub plans: u64,
    /// Of these, read by the earlier run.
    pub skipped: u64,
    /// Measures in them.
    pub measures: u64,
    /// Inputs that could not be read.
    pub errors: Vec<Entry>,
}

/// An input that a worker has looked at.
enum Looked {
    /// It stands in the journal.
    Known { input: String, sha256: String },
    /// It was read, or failed; with the plan's JSON.
    New(Entry, Vec<u8>),
}

/// Converts the inputs; `progress` is told of each. The first failure ends it where `settings.stop` says so: what
/// was read is kept for another run with `resume`.
///
/// # Errors
/// The folder cannot be written, holds a result already, or the earlier run had other options.
pub fn convert(
    mut inputs: Inputs,
    settings: &Settings,
    mut progress: impl FnMut(&Totals, &str),
) -> Result<Totals, Error> {
    let failed = |error: io::Error| written(&settings.out, &error);
    prepare(settings)?;
    let mut journal = Journal::open(&settings.out.join(WORK).join("journal")).map_err(failed)?;
    let mut pool = workers(settings, journal.known().cloned().collect())?;
    let (mut totals, mut lines, mut names) = (Totals::default(), Vec::new(), VecDeque::new());
    loop {
        while pool.under_way() < 4 * settings.workers {
            let Some(input) = inputs.next() else { break };
            names.push_back(input.name.clone());
            pool.hand_in(input);
        }
        let looked = match pool.next(Duration::from_secs(1)) {
            Next::Ready(looked) => looked,
            Next::Waiting => continue,
            Next::Empty => break,
        };
        let name = names.pop_front().unwrap_or_default();
        let looked = looked.unwrap_or_else(|| crashed(&name));
        lines.push(note(looked, &mut journal, &mut totals).map_err(failed)?);
        progress(&totals, &name);
        if settings.stop && !totals.errors.is_empty() {
            return Ok(totals);
        }
    }
    finish(settings, &mut journal, &lines)?;
    Ok(totals)
}

/// Threads that look at inputs; `known` are names and hashes of those read before.
fn workers(settings: &Settings, known: HashSet<(String, String)>) -> Result<Pool<Input, Looked>, Error> {
    let options = settings.options.clone();
    Pool::new(settings.workers, move |input: Input| {
        let name = input.name.clone();
        let bytes = match input.load(&options.limits) {
            Ok(bytes) => bytes,
            Err(error) => return failure(name, None, 0, &error),
        };
        let key = (name, hex(&Sha256::digest(&bytes), 32));
        if known.contains(&key) {
            return Looked::Known { input: key.0, sha256: key.1 };
        }
        let (input, sha256) = key;
        let options = Options { name: Some(input.clone()), ..options.clone() };
        match crate::pipeline::read(&bytes, &options) {
            Ok(plan) => read(input, sha256, &plan),
            Err(error) => failure(input, Some(sha256), bytes.len(), &error),
        }
    })
}

fn read(input: String, sha256: String, plan: &Plan) -> Looked {
    let defects = plan.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let entry = Entry {
        input,
        sha256: Some(sha256),
        size: plan.source.size,
        measures: plan.measures.len() as u64,
        defects: defects as u64,
        error: None,
    };
    Looked::New(entry, json::line(plan))
}

fn failure(input: String, sha256: Option<String>, size: usize, error: &Error) -> Looked {
    let error = Some(Failure::from(error));
    Looked::New(Entry { input, sha256, size: size as u64, measures: 0, defects: 0, error }, Vec::new())
}

fn crashed(name: &str) -> Looked {
    let error = Error::new(ErrorKind::Unreadable, "planomer failed inside")
        .with_hint("this is a defect of planomer: please report it with the file");
    failure(name.to_owned(), None, 0, &error)
}

/// Puts into the journal what became of an input, and counts it.
fn note(looked: Looked, journal: &mut Journal, totals: &mut Totals) -> io::Result<Line> {
    let (line, entry) = match looked {
        Looked::Known { input, sha256 } => {
            let line = journal.find(&input, &sha256).ok_or(io::ErrorKind::NotFound)?;
            totals.skipped += 1;
            (line, journal.get(line)?.0)
        }
        Looked::New(entry, plan) => (journal.append(&entry, &plan)?, entry),
    };
    totals.inputs += 1;
    totals.measures += entry.measures;
    if entry.error.is_none() {
        totals.plans += 1;
    } else {
        totals.errors.push(entry);
    }
    Ok(line)
}

/// The output folder, with a working folder that belongs to this run or to the one that goes on.
fn prepare(settings: &Settings) -> Result<(), Error> {
    let work = settings.out.join(WORK);
    let failed = |error: io::Error| written(&settings.out, &error);
    let begun = work.join("options");
    // Whatever changes a plan: another version, another option.
    let now = format!("{}\n{:?}\n", env!("CARGO_PKG_VERSION"), settings.options);
    let earlier = begun.exists() || settings.out.join(MANIFEST).exists();
    if earlier && !settings.resume {
        return Err(Error::new(ErrorKind::Usage, "the folder holds a result, or the beginning of one")
            .with_hint("go on with it by `--resume`, or name another folder")
            .with_source(settings.out.display().to_string()));
    }
    if earlier && fs::read_to_string(&begun).is_ok_and(|before| before != now) {
        return Err(Error::new(
            ErrorKind::Usage,
            "the earlier run had other options, or was of another version",
        )
        .with_hint("give the same options, or name another folder")
        .with_source(settings.out.display().to_string()));
    }
    fs::create_dir_all(&work).map_err(failed)?;
    fs::write(&begun, now).map_err(failed)?;
    let journal = work.join("journal");
    if earlier && !journal.exists() && settings.out.join(MANIFEST).exists() {
        let rebuilt = work.join("journal.new");
        rebuild(&settings.out, &rebuilt).and_then(|()| fs::rename(rebuilt, journal)).map_err(failed)?;
    }
    Ok(())
}

/// The journal of a run that came to its end, from what it wrote.
fn rebuild(out: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_file(to);
    let mut journal = Journal::open(to)?;
    let mut plans = BufReader::new(File::open(out.join(PLANS))?);
    for line in BufReader::new(File::open(out.join(MANIFEST))?).lines() {
        let entry: Entry = serde_json::from_str(&line?)?;
        let mut plan = Vec::new();
        if entry.error.is_none() {
            plans.read_until(b'\n', &mut plan)?;
            plan.pop();
        }
        journal.append(&entry, &plan)?;
    }
    Ok(())
}

/// Makes the files from the journal, in the order of the inputs, and puts them in place; the manifest last.
fn finish(settings: &Settings, journal: &mut Journal, lines: &[Line]) -> Result<(), Error> {
    let (out, work) = (&settings.out, settings.out.join(WORK));
    let failed = |error: io::Error| written(out, &error);
    let path = |name: &str| work.join(name);
    let file_name = |table: &Table| match settings.tables {
        Some(TableFormat::Parquet) => format!("{}.parquet", table.name),
        _ => format!("{}.csv", table.name),
    };
    let tables = settings.tables;
    let mut tables =
        tables.map(|t| TableFiles::create(t, Eol::Lf, |table| path(&file_name(table)))).transpose()?;
    let create = |name: &str| File::create(path(name)).map(BufWriter::new);
    let mut plans = create(PLANS).map_err(failed)?;
    let mut errors = create(ERRORS).map_err(failed)?;
    let mut manifest = create(MANIFEST).map_err(failed)?;
    for line in lines {
        let (entry, plan) = journal.get(*line).map_err(failed)?;
        json_line(&mut manifest, &entry).map_err(failed)?;
        if entry.error.is_some() {
            json_line(&mut errors, &entry).map_err(failed)?;
            continue;
        }
        plans.write_all(&plan).and_then(|()| plans.write_all(b"\n")).map_err(failed)?;
        if let Some(tables) = &mut tables {
            let plan: Plan = serde_json::from_slice(&plan).map_err(|e| failed(e.into()))?;
            tables.add(&plan, &entry.input)?;
        }
    }
    for file in [&mut plans, &mut errors, &mut manifest] {
        file.flush().map_err(failed)?;
    }
    let mut names = Vec::new();
    if let Some(tables) = tables {
        names.extend(tables.finish()?.iter().map(|written| file_name(written.table)));
    }
    names.extend([PLANS, ERRORS, MANIFEST].map(str::to_owned));
    names.iter().try_for_each(|name| fs::rename(path(name), out.join(name))).map_err(failed)?;
    fs::remove_file(path("journal")).map_err(failed)
}

fn json_line(out: &mut impl Write, entry: &Entry) -> io::Result<()> {
    serde_json::to_writer(&mut *out, entry)?;
    out.write_all(b"\n")
}

fn written(out: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("the output could not be written: {error}"))
        .with_hint("check the free space and who may write there")
        .with_source(out.display().to_string())
}
