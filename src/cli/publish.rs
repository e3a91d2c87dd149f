//! `planomer publish`: many files to one open dataset.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::Streams;
use super::input::{self, ReadOptions};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::publish::{Metadata, Publication, PublishFormat, TableFormat};

/// Files that are read at once; their plans are all that is held in memory.
const BATCH: usize = 64;

/// Arguments of `planomer publish`.
#[derive(clap::Args)]
pub struct Args {
    /// Plans: files of any kind that `planomer read` takes, its JSON documents, or folders of them; `-` reads
    /// standard input
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Where to write: a folder, or a file for the formats of a file a plan
    #[arg(short, long)]
    out: PathBuf,
    /// What to publish as
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    to: String,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    read: ReadOptions,
}

/// What the dataset says about itself.
#[derive(clap::Args)]
#[command(next_help_heading = "About the dataset")]
struct About {
    /// TOML file with the metadata; the options below go before it
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// Short name, in Latin letters
    #[arg(long)]
    name: Option<String>,
    /// Title
    #[arg(long)]
    title: Option<String>,
    /// Name of the body that publishes it
    #[arg(long)]
    publisher: Option<String>,
    /// Taxpayer number (ИНН) of that body
    #[arg(long)]
    inn: Option<String>,
    /// Licence: an SPDX id such as CC-BY-4.0, or an address
    #[arg(long)]
    licence: Option<String>,
    /// Address of the folder where the dataset will stand
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day of its first edition
    #[arg(long, value_name = "DATE")]
    created: Option<Date>,
    /// The day of this edition
    #[arg(long, value_name = "DATE")]
    modified: Option<Date>,
    /// Write Parquet instead of CSV
    #[arg(long)]
    parquet: bool,
    /// Put the new edition in the place of an earlier one
    #[arg(long)]
    replace: bool,
}

fn format_parser() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(PublishFormat::ALL.iter().map(|f| f.name()))
}

impl About {
    fn metadata(self) -> Result<Metadata, Error> {
        let mut all = match &self.metadata {
            Some(file) => {
                Metadata::from_toml(&text(file)?).map_err(|e| e.with_source(file.display().to_string()))?
            }
            None => Metadata::default(),
        };
        let given = [
            (&mut all.name, self.name),
            (&mut all.title, self.title),
            (&mut all.publisher.name, self.publisher),
            (&mut all.publisher.inn, self.inn),
            (&mut all.licence, self.licence),
            (&mut all.base_url, self.base_url),
        ];
        for (field, option) in given {
            *field = option.or(field.take());
        }
        all.created = self.created.or(all.created);
        all.modified = self.modified.or(all.modified);
        all.replace |= self.replace;
        if self.parquet {
            all.tables = TableFormat::Parquet;
        }
        Ok(all)
    }
}

fn text(file: &Path) -> Result<String, Error> {
    let bytes = input::load(file, &crate::options::Limits::default())?;
    String::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorKind::Usage, "is not UTF-8").with_source(file.display().to_string()))
}

/// Publishes the inputs in their order. Exit code 1 where some could not be read.
pub(super) fn run(args: Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let format = PublishFormat::find(&args.to)?;
    let mut publication = Publication::create(&args.out, format, args.about.metadata()?)?;
    let mut failed = 0_usize;
    let files = files(&args.inputs)?;
    for batch in files.chunks(BATCH) {
        let plans: Vec<_> = batch.par_iter().map(|file| read(file, &args.read)).collect();
        for plan in plans {
            match plan {
                Ok(plan) => publication.add(&plan)?,
                Err(error) => {
                    failed += 1;
                    streams.error(&error);
                }
            }
        }
    }
    if failed == files.len() {
        return Err(Error::new(ErrorKind::Usage, "none of the inputs could be read; nothing was written"));
    }
    let published = publication.finish()?;
    for note in &published.notes {
        streams.message(&format!("note: {note}"));
    }
    let unread = if failed == 0 { String::new() } else { format!(", {failed} could not be read") };
    let count = if published.plans == 1 { "1 plan".to_owned() } else { format!("{} plans", published.plans) };
    streams.message(&format!("{}: {count}{unread}", published.path.display()));
    Ok(u8::from(failed > 0))
}

fn read(file: &Path, options: &ReadOptions) -> Result<Plan, Error> {
    let options = options.options(input::name(file))?;
    let bytes = input::load(file, &options.limits)?;
    if bytes.trim_ascii_start().starts_with(b"{") {
        return crate::write::json::from_json(&bytes).map_err(|e| e.with_source(file.display().to_string()));
    }
    crate::pipeline::read(&bytes, &options).map_err(|e| e.with_source(file.display().to_string()))
}

/// The files named, and those in the folders named in the order of their paths. Names that begin with a dot or
/// `~$` (an office program's lock) are left out of folders.
fn files(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for input in inputs {
        if !input.is_dir() {
            found.push(input.clone());
            continue;
        }
        let mut folders = vec![input.clone()];
        let mut inside = Vec::new();
        while let Some(folder) = folders.pop() {
            let fail = |e: std::io::Error| {
                Error::new(ErrorKind::Io, e.to_string()).with_source(folder.display().to_string())
            };
            for entry in std::fs::read_dir(&folder).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let name = entry.file_name();
                let hidden =
                    name.to_string_lossy().starts_with('.') || name.to_string_lossy().starts_with("~$");
                let kind = entry.file_type().map_err(fail)?;
                match kind {
                    _ if hidden => {}
                    kind if kind.is_dir() => folders.push(entry.path()),
                    _ => inside.push(entry.path()),
                }
            }
        }
        inside.sort();
        found.extend(inside);
    }
    Ok(found)
}
