//! The command, callable in process: `run(args, out, err) -> exit code`.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::error::{Error, ErrorKind};
use crate::options::Options;
use crate::write::json;

/// Reads the action plans public bodies publish into normalized, checkable data.
#[derive(Parser)]
#[command(name = "planomer", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read a plan and show it.
    Read {
        /// The file; `-` reads standard input.
        file: PathBuf,
        /// How to show it.
        #[arg(long, value_enum, default_value_t = Show::Table)]
        format: Show,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Show {
    /// A summary for a terminal.
    Table,
    /// The JSON document.
    Json,
}

/// Runs the command with `args` (the program's name first). Data goes to `out`, messages to `err`.
/// Gives the exit code: 0 fine, 1 found problems, 2 could not run.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let help = !error.use_stderr();
            let _ = if help { write!(out, "{error}") } else { write!(err, "{error}") };
            return if help { 0 } else { 2 };
        }
    };
    match execute(cli.command, out) {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(err, "error: {error}");
            if let Some(hint) = error.hint() {
                let _ = writeln!(err, "\nhint: {hint}");
            }
            2
        }
    }
}

fn execute(command: Command, out: &mut dyn Write) -> Result<u8, Error> {
    match command {
        Command::Read { file, format: _ } => {
            let bytes = load(&file)?;
            let options = Options { name: Some(file.display().to_string()), ..Options::default() };
            let plan = crate::pipeline::read(&bytes, &options)?;
            let _ = out.write_all(json::to_json(&plan).as_bytes());
            Ok(0)
        }
    }
}

fn load(file: &PathBuf) -> Result<Vec<u8>, Error> {
    let result = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    result.map_err(|e| Error::new(ErrorKind::Io, e.to_string()).with_source(file.display().to_string()))
}
