//! `planomer completion SHELL`.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Streams};
use crate::error::Error;

/// Arguments of `planomer completion`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell that is to complete the command
    shell: Shell,
}

/// Shows the shell's script.
pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    // A buffer takes every write; `data` reports one that the output does not take.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "planomer", &mut script);
    streams.data(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
