//! The command, callable in process: `run(args, out, err, screen) -> exit code`.
//!
//! Data goes to `out`, messages to `err`. Exit codes: 0 fine, 1 found problems, 2 could not run.

mod check;
mod completion;
mod convert;
mod explain;
pub(crate) mod input;
mod publish;
mod read;
mod schema;
mod tables;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use clap::{Parser, Subcommand};

use crate::error::{Error, ErrorKind};

/// Reads the action plans public bodies publish (text, Word, Excel) into normalized data that can be checked
/// against the page.
#[derive(Parser)]
#[command(name = "planomer", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  planomer read plan.docx                  what is in the plan, and what is wrong with it
  planomer read plan.xlsx --format json    the normalized document
  planomer read - < plan.txt               from standard input
  planomer check *.docx                    what is wrong with several plans
  planomer explain N301                    what a diagnostic means

Exit codes: 0 fine, 1 found problems, 2 could not run.";

#[derive(Subcommand)]
enum Command {
    /// Read a plan and show it
    Read(read::Args),
    /// Check plans and show what is wrong with them
    Check(check::Args),
    /// Show the long text of a diagnostic
    Explain(explain::Args),
    /// Show the tables as read, before any interpretation
    Tables(tables::Args),
    /// Read folders of files into plans and tables
    Convert(convert::Args),
    /// Publish plans as an open dataset
    Publish(publish::Args),
    /// Show the JSON Schema of the normalized document
    Schema,
    /// Show a shell's completion script: bash, zsh, fish, elvish or powershell
    Completion(completion::Args),
}

/// What the output may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Whether `out` and `err` show ANSI colours.
    pub color: bool,
    /// Columns of a line.
    pub width: usize,
}

impl Default for Screen {
    fn default() -> Self {
        Self { color: false, width: 100 }
    }
}

impl Screen {
    /// The process's own terminal: colours only where both streams are terminals and `NO_COLOR` is unset.
    pub fn detect() -> Self {
        let terminal = std::io::stdout().is_terminal() && std::io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let width = std::env::var("COLUMNS").ok().and_then(|v| v.parse().ok());
        Self { color: terminal && !plain, width: width.unwrap_or(100).clamp(40, 400) }
    }
}

/// Where a command writes.
struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    screen: Screen,
}

impl Streams<'_> {
    /// Writes data. A reader that went away (`planomer … | head`) has what it wanted: that is no error.
    fn data(&mut self, text: &str) -> Result<(), Error> {
        match self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Error::new(ErrorKind::Io, format!("the output could not be written: {error}"))
                    .with_hint("check the disk or the program that reads the output"))
            }
            _ => Ok(()),
        }
    }

    /// Writes a message; one that cannot be written is lost.
    fn message(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    fn error(&mut self, error: &Error) {
        let (red, cyan, reset) =
            if self.screen.color { ("\x1b[1;31m", "\x1b[1;36m", "\x1b[0m") } else { ("", "", "") };
        self.message(&format!("{red}error{reset}: {error}"));
        if let Some(hint) = error.hint() {
            self.message(&format!("\n{cyan}hint{reset}: {hint}"));
        }
    }
}

/// Runs the command with `args` (the program's name first) and gives the exit code.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    screen: Screen,
) -> u8 {
    let mut streams = Streams { out, err, screen };
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let shown = error.render();
            let text = if screen.color { shown.ansi().to_string() } else { shown.to_string() };
            if error.use_stderr() {
                streams.message(text.trim_end());
                return 2;
            }
            return u8::from(streams.data(&text).is_err()) * 2;
        }
    };
    match execute(cli.command, &mut streams) {
        Ok(code) => code,
        Err(error) => {
            streams.error(&error);
            2
        }
    }
}

fn execute(command: Command, streams: &mut Streams<'_>) -> Result<u8, Error> {
    match command {
        Command::Read(args) => read::run(&args, streams),
        Command::Check(args) => check::run(&args, streams),
        Command::Explain(args) => explain::run(&args, streams),
        Command::Tables(args) => tables::run(&args, streams),
        Command::Convert(args) => convert::run(args, streams),
        Command::Publish(args) => publish::run(args, streams),
        Command::Schema => schema::run(streams),
        Command::Completion(args) => completion::run(&args, streams),
    }
}
