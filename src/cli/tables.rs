//! `planomer tables`.

use std::path::PathBuf;

use super::Streams;
use super::input::{self, ReadOptions};
use crate::error::Error;
use crate::write::grids::{Form, tables};

/// Arguments of `planomer tables`.
#[derive(clap::Args)]
pub struct Args {
    /// The file; `-` reads standard input
    file: PathBuf,
    /// How to show them
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    options: ReadOptions,
}

pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<u8, Error> {
    let options = args.options.options(input::name(&args.file))?;
    let bytes = input::load(&args.file, &options.limits)?;
    let document = crate::pipeline::document(&bytes, &options)?;
    streams.data(&tables(&document, args.format))?;
    Ok(0)
}
