//! `planomer convert`: folders of files to plans and tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use super::Streams;
use super::input::ReadOptions;
use crate::batch::{Inputs, Settings, Totals, convert};
use crate::error::Error;
use crate::write::publish::TableFormat;

const EXAMPLES: &str = "\
Examples:
  planomer convert plans/ -o out --to jsonl        every file of a folder, a plan a line
  planomer convert *.docx more.zip -o out --to csv tables beside the plans
  planomer convert plans/ -o out --to csv --resume go on after an interruption, or add new files

What OUT holds afterwards: plans.jsonl (every plan), the tables (csv, parquet), errors.jsonl (what failed, and
why), manifest.jsonl (every input with its hash). Exit code 1 where an input failed.";

/// Arguments of `planomer convert`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files, folders, and zip archives of plans
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// The folder to write
    #[arg(short, long, value_name = "FOLDER")]
    out: PathBuf,
    /// What to write: plans only, or tables too
    #[arg(long, value_enum)]
    to: To,
    /// Threads; one a core by default
    #[arg(long, value_name = "N")]
    workers: Option<usize>,
    /// What an input that cannot be read does
    #[arg(long, value_enum, default_value_t = OnError::Collect)]
    on_error: OnError,
    /// Go on with an earlier run: inputs whose hash stands in its manifest are not read again
    #[arg(long)]
    resume: bool,
    /// Show no progress and no summary
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    read: ReadOptions,
}

#[derive(Clone, Copy, ValueEnum)]
enum To {
    /// The plans, one JSON document a line
    Jsonl,
    /// Also a CSV file a table
    Csv,
    /// Also a Parquet file a table
    Parquet,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// It stops the run
    Stop,
    /// It is noted in errors.jsonl, and the run goes on
    Collect,
}

/// Converts the inputs. Exit code 1 where some could not be read.
pub(super) fn run(args: Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let settings = Settings {
        out: args.out,
        tables: match args.to {
            To::Jsonl => None,
            To::Csv => Some(TableFormat::Csv),
            To::Parquet => Some(TableFormat::Parquet),
        },
        workers: args.workers.unwrap_or_else(cores).max(1),
        resume: args.resume,
        stop: args.on_error == OnError::Stop,
        options: args.read.options(None)?,
    };
    let watched = !args.quiet && std::io::stderr().is_terminal();
    let total = if watched { Inputs::count_of(args.inputs.iter().cloned()) } else { 0 };
    let mut progress = Progress { watched, total, began: Instant::now(), shown: None };
    let inputs = Inputs::new(args.inputs, settings.options.limits);
    let totals = convert(inputs, &settings, |totals, _| progress.show(totals, streams.err));
    progress.clear(streams.err);
    let totals = totals?;
    if settings.stop
        && let Some(failure) =
            totals.errors.first().and_then(|entry| entry.error.as_ref().map(|e| (entry, e)))
    {
        let (entry, error) = failure;
        streams.message(&format!("error: {}: {}", entry.input, error.message));
        streams.message(
            "\nhint: `--resume` goes on with what was read; `--on-error collect` passes over failures",
        );
        return Ok(1);
    }
    if !args.quiet {
        streams.message(summary(&totals, progress.began.elapsed()).trim_end());
    }
    Ok(u8::from(!totals.errors.is_empty()))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// A line on a terminal that is written over.
struct Progress {
    watched: bool,
    total: usize,
    began: Instant,
    shown: Option<Instant>,
}

impl Progress {
    fn show(&mut self, totals: &Totals, err: &mut dyn Write) {
        let recent = self.shown.is_some_and(|at| at.elapsed() < Duration::from_millis(100));
        if !self.watched || recent {
            return;
        }
        self.shown = Some(Instant::now());
        let line = progress_line(totals, self.total as u64, self.began.elapsed());
        let _ = write!(err, "\r\x1b[K{line}").and_then(|()| err.flush());
    }

    fn clear(&self, err: &mut dyn Write) {
        if self.shown.is_some() {
            let _ = write!(err, "\r\x1b[K");
        }
    }
}

/// `132 of 1000 files, 240 a second, 0:04 left, 3 failed`.
fn progress_line(totals: &Totals, total: u64, took: Duration) -> String {
    let per_mille = totals.inputs.saturating_mul(1000) / u64::try_from(took.as_millis()).unwrap_or(1).max(1);
    let left = total.saturating_sub(totals.inputs).checked_div(per_mille).unwrap_or(0);
    let failed =
        if totals.errors.is_empty() { String::new() } else { format!(", {} failed", totals.errors.len()) };
    let (minutes, seconds) = (left / 60, left % 60);
    format!("{} of {total} files, {per_mille} a second, {minutes}:{seconds:02} left{failed}", totals.inputs)
}

fn summary(totals: &Totals, took: Duration) -> String {
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    for error in totals.errors.iter().filter_map(|entry| entry.error.as_ref()) {
        *kinds.entry(&error.kind).or_default() += 1;
    }
    let mut out = format!(
        "{} files, {} plans, {} measures in {:.1} s\n",
        totals.inputs,
        totals.plans,
        totals.measures,
        took.as_secs_f64()
    );
    if totals.skipped > 0 {
        let _ = writeln!(out, "{} of them read before", totals.skipped);
    }
    if !kinds.is_empty() {
        let kinds: Vec<_> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let _ = writeln!(out, "{} failed: {} (see errors.jsonl)", totals.errors.len(), kinds.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_rate_and_time_left() {
        let totals = Totals { inputs: 200, ..Totals::default() };
        assert_eq!(
            progress_line(&totals, 1000, Duration::from_secs(10)),
            "200 of 1000 files, 20 a second, 0:40 left"
        );
        progress_line(&Totals::default(), 0, Duration::ZERO);
    }
}
