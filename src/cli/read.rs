//! `planomer read`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::input::{self, ReadOptions};
use super::{Screen, Streams};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::write::{json, layout, report};

/// Arguments of `planomer read`.
#[derive(clap::Args)]
pub struct Args {
    /// The file; `-` reads standard input
    file: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Show::Table)]
    format: Show,
    /// Tell how the tables were understood: columns, rows and the reasons
    #[arg(long)]
    explain_layout: bool,
    /// Exit with 1 when there are diagnostics of severity error
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    options: ReadOptions,
}

#[derive(Clone, Copy, ValueEnum)]
enum Show {
    /// A summary for a terminal, then the diagnostics
    Table,
    /// The normalized JSON document
    Json,
}

pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let options = args.options.options(input::name(&args.file))?;
    let bytes = input::load(&args.file, &options.limits)?;
    let (plan, document) = crate::pipeline::read_with_document(&bytes, &options)?;
    let Screen { width, color } = streams.screen;
    let text = match args.format {
        _ if args.explain_layout => layout::explain(&plan),
        Show::Table => {
            let defects = report::diagnostics(&plan, &document, width, color);
            format!("{}\n{defects}", report::summary(&plan, width, color))
        }
        Show::Json => json::to_json(&plan),
    };
    streams.data(&text)?;
    let errors = plan.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(u8::from(args.strict && errors))
}
