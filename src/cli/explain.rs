//! `planomer explain`.

use std::fmt::Write;

use super::Streams;
use crate::diagnostic::Code;
use crate::error::{Error, ErrorKind};

/// Arguments of `planomer explain`.
#[derive(clap::Args)]
pub struct Args {
    /// A code or its name, such as N301 or impossible-date; all codes are listed without one
    code: Option<String>,
}

pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let text = match &args.code {
        Some(code) => explanation(Code::find(code).ok_or_else(|| unknown(code))?),
        None => list(),
    };
    streams.data(&text)?;
    Ok(0)
}

fn explanation(code: Code) -> String {
    let (id, name, severity) = (code.id(), code.name(), code.severity().name());
    format!("{id} {name} ({severity})\n\n{}\n\n{}", code.summary(), code.explanation())
}

fn list() -> String {
    let mut out = String::new();
    for code in Code::ALL {
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{}  {:<24} {:<8} {}",
            code.id(),
            code.name(),
            code.severity().name(),
            code.summary()
        );
    }
    out
}

/// What is said of a code that does not exist.
pub fn unknown(code: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("there is no diagnostic `{code}`"))
        .with_hint("`planomer explain` lists the codes")
}
