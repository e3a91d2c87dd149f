//! `planomer check`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::input::{self, ReadOptions};
use super::{Screen, Streams};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Error;
use crate::model::document::Document;
use crate::model::plan::Plan;
use crate::write::report;

/// Arguments of `planomer check`.
#[derive(clap::Args)]
pub struct Args {
    /// The files; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to show what was found
    #[arg(long, value_enum, default_value_t = Show::Text)]
    format: Show,
    /// Show only these: codes, their first letters and digits, or names (C4,N301,missing-deadline)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave these out
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<String>,
    #[command(flatten)]
    options: ReadOptions,
}

#[derive(Clone, Copy, ValueEnum)]
enum Show {
    /// As a compiler shows them, with the words they are about
    Text,
    /// One JSON array for all files
    Json,
    /// SARIF 2.1.0, for editors and code-review tools
    Sarif,
}

/// A diagnostic of one of several files.
#[derive(Serialize)]
struct Row {
    file: String,
    #[serde(flatten)]
    diagnostic: Diagnostic,
}

pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let select = codes(&args.select)?;
    let ignore = codes(&args.ignore)?;
    let (mut rows, mut plans, mut code) = (Vec::new(), Vec::new(), 0);
    for file in &args.files {
        let (mut plan, document) = match read(args, file) {
            Ok(read) => read,
            Err(error) => {
                streams.error(&error);
                code = 2;
                continue;
            }
        };
        plan.diagnostics
            .retain(|d| (select.is_empty() || select.contains(&d.code)) && !ignore.contains(&d.code));
        if plan.diagnostics.iter().any(|d| d.severity == Severity::Error) {
            code = code.max(1);
        }
        match args.format {
            Show::Text => {
                let Screen { width, color } = streams.screen;
                streams.data(&report::diagnostics(&plan, &document, width, color))?;
            }
            Show::Sarif => plans.push(plan),
            Show::Json => rows.extend(
                plan.diagnostics
                    .into_iter()
                    .map(|diagnostic| Row { file: file.display().to_string(), diagnostic }),
            ),
        }
    }
    if matches!(args.format, Show::Json) {
        // Strings and enums only: this cannot fail.
        streams.data(&format!("{}\n", serde_json::to_string_pretty(&rows).unwrap_or_default()))?;
    }
    if matches!(args.format, Show::Sarif) {
        streams.data(&crate::write::sarif::to_sarif(&plans))?;
    }
    Ok(code)
}

fn read(args: &Args, file: &Path) -> Result<(Plan, Document), Error> {
    let options = args.options.options(input::name(file))?;
    let bytes = input::load(file, &options.limits)?;
    crate::pipeline::read_with_document(&bytes, &options)
}

/// The codes that a list of codes, beginnings of codes and names stands for.
fn codes(list: &[String]) -> Result<Vec<Code>, Error> {
    let mut out = Vec::new();
    for text in list.iter().map(|t| t.trim()).filter(|t| !t.is_empty()) {
        let upper = text.to_ascii_uppercase();
        let before = out.len();
        match Code::find(text) {
            Some(code) => out.push(code),
            None => out.extend(Code::ALL.iter().copied().filter(|c| c.id().starts_with(&upper))),
        }
        if out.len() == before {
            return Err(super::explain::unknown(text));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn codes_are_named_in_full_or_by_their_beginning() {
        let of = |t: &str| codes(&[t.to_owned()]);
        assert_eq!(of("n301").unwrap(), [Code::N301]);
        assert_eq!(of("missing-deadline").unwrap(), [Code::C410]);
        assert!(of("C4").unwrap().len() > 5);
        assert_eq!(of("Z9").unwrap_err().kind(), ErrorKind::Usage);
    }
}
