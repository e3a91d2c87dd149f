//! `planomer publish`: many files to one open dataset.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::Streams;
use super::input::{self, ReadOptions};
use crate::batch::{Input, Inputs};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::options::Options;
use crate::write::publish::{Metadata, Publication, PublishFormat, TableFormat};

/// Files that are read at once; their plans are all that is held in memory.
const BATCH: usize = 64;

/// Arguments of `planomer publish`.
#[derive(clap::Args)]
pub struct Args {
    /// Plans: files of any kind that `planomer read` takes, its JSON documents, folders and zip archives of
    /// them; `-` reads standard input
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
    let options = args.read.options(None)?;
    let mut inputs = Inputs::new(args.inputs, options.limits);
    let mut count = 0_usize;
    loop {
        let batch: Vec<_> = inputs.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        count += batch.len();
        let plans: Vec<_> = batch.into_par_iter().map(|input| read(input, &options)).collect();
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
    if failed == count {
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

fn read(input: Input, options: &Options) -> Result<Plan, Error> {
    let name = input.name.clone();
    let shown = (name != "-").then(|| name.clone());
    let bytes = input.load(&options.limits)?;
    let plan = if bytes.trim_ascii_start().starts_with(b"{") {
        crate::write::json::from_json(&bytes)
    } else {
        crate::pipeline::read(&bytes, &Options { name: shown, ..options.clone() })
    };
    plan.map_err(|e| e.with_source(name))
}
