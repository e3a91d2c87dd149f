//! What the commands that read a file have in common: loading it and the options of reading.

use std::io::Read;
use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::error::{Error, ErrorKind};
use crate::lang;
use crate::model::plan::{Format, Role};
use crate::options::{Limits, Options};

/// How to read: the command-line form of [`Options`].
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "How to read")]
pub struct ReadOptions {
    /// Take the input for this format instead of looking at its content
    #[arg(long, value_name = "FORMAT", value_parser = parse_name::<Format>)]
    from: Option<Format>,
    /// Take the plan for this language (BCP 47 code)
    #[arg(long, value_name = "CODE", ignore_case = true, value_parser = languages())]
    lang: Option<String>,
    /// Roles of the columns from the left, `-` for one to be found: number,title,deadline,responsible
    #[arg(long, value_name = "ROLES", value_delimiter = ',', value_parser = parse_role)]
    columns: Option<Vec<RoleChoice>>,
    /// The header's last row, 0 for none
    #[arg(long, value_name = "ROW")]
    header_row: Option<u32>,
    /// Read only this table, as `planomer tables` numbers them
    #[arg(long, value_name = "NUMBER")]
    table: Option<u32>,
    /// Leave out hidden rows, columns, sheets and text
    #[arg(long)]
    skip_hidden: bool,
    /// Change a limit, as in `--limit part_bytes=500000000`
    #[arg(long = "limit", value_name = "NAME=N", value_parser = parse_limit)]
    limits: Vec<(String, u64)>,
}

/// One item of `--columns`.
#[derive(Clone, Copy, Debug)]
struct RoleChoice(Option<Role>);

impl ReadOptions {
    /// The options for an input of this name.
    ///
    /// # Errors
    /// A limit of an unknown name.
    pub fn options(&self, name: Option<String>) -> Result<Options, Error> {
        let mut limits = Limits::default();
        for (limit, value) in &self.limits {
            limits.set(limit, *value)?;
        }
        Ok(Options {
            name,
            format: self.from,
            lang: self.lang.clone(),
            columns: self.columns.as_ref().map(|roles| roles.iter().map(|r| r.0).collect()),
            header_row: self.header_row,
            table: self.table,
            skip_hidden: self.skip_hidden,
            limits,
        })
    }
}

/// The languages planomer knows.
fn languages() -> PossibleValuesParser {
    PossibleValuesParser::new(lang::ALL.iter().map(|l| PossibleValue::new(l.code).help(l.name)))
}

/// A name as the JSON document has it, to its value.
fn parse_name<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|e| e.to_string())
}

fn parse_role(text: &str) -> Result<RoleChoice, String> {
    if text == "-" { Ok(RoleChoice(None)) } else { parse_name(text).map(|role| RoleChoice(Some(role))) }
}

fn parse_limit(text: &str) -> Result<(String, u64), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=N")?;
    let value = value.replace('_', "").parse().map_err(|_| format!("`{value}` is no whole number"))?;
    Ok((name.to_owned(), value))
}

/// The bytes of a file; `-` reads standard input. No more than one byte past the limit is read.
///
/// # Errors
/// When the system does not give the file.
pub fn load(file: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| io_error(file, &error);
    let mut bytes = Vec::new();
    let most = limits.input_bytes.saturating_add(1);
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(file).and_then(|f| f.take(most).read_to_end(&mut bytes)).map_err(failed)?;
    }
    Ok(bytes)
}

/// What the system said of a file, with what to do.
fn io_error(file: &Path, error: &std::io::Error) -> Error {
    use std::io::ErrorKind as Io;
    let (message, hint) = match error.kind() {
        Io::NotFound => ("no such file".to_owned(), "check the path; `-` reads standard input"),
        Io::IsADirectory => ("a folder, not a file".to_owned(), "`planomer convert` reads folders"),
        Io::PermissionDenied => ("permission denied".to_owned(), "check who may read the file"),
        _ => (error.to_string(), "check that the file can be opened by other programs"),
    };
    Error::new(ErrorKind::Io, message).with_hint(hint).with_source(file.display().to_string())
}

/// The name of an input for `source.name` and messages.
pub fn name(file: &Path) -> Option<String> {
    (file.as_os_str() != "-").then(|| file.display().to_string())
}
