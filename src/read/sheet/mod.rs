//! Workbooks and delimited files.
//!
//! A reader for each format puts the cells there are into a [`store::Grid`] a sheet, as a person sees them;
//! [`layout`] makes paragraphs, tables and notes of the grids, the same for every format.

mod cells;
mod csv;
mod format;
mod layout;
mod merge;
mod ods;
mod pieces;
mod region;
mod store;
mod styles;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use csv::{looks_delimited, read as read_csv};

use super::package::Package;
use crate::error::{Error, ErrorKind};
use crate::model::document::Document;
use crate::model::plan::Format;
use crate::options::Options;

use store::{Grid, Store};

/// Reads a workbook that is a package.
pub fn read(mut package: Package<'_>, format: Format, options: &Options) -> Result<Document, Error> {
    let mut store = Store::new(&options.limits);
    let grids = match format {
        Format::Xlsx => xlsx::read(&mut package, &mut store)?,
        Format::Xlsb => xlsb::read(&mut package, &mut store)?,
        Format::Ods => ods::read(&mut package, &mut store)?,
        Format::Text | Format::Csv | Format::Docx | Format::Xls => {
            return Err(Error::new(ErrorKind::Usage, format!("{} is no workbook", format.name())));
        }
    };
    lay_out(grids, store, options)
}

/// Reads a workbook of the old binary format.
pub fn read_xls(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut store = Store::new(&options.limits);
    let grids = xls::read(bytes, &mut store)?;
    lay_out(grids, store, options)
}

fn lay_out(grids: Vec<Grid>, mut store: Store, options: &Options) -> Result<Document, Error> {
    readable(&grids)?;
    for grid in grids {
        layout::lay_out(grid, &mut store, options.skip_hidden)?;
    }
    Ok(store.document)
}

/// A workbook of which nothing could be read is an error; one with some bad sheets is read.
fn readable(grids: &[Grid]) -> Result<(), Error> {
    let failure = grids.iter().find_map(|g| g.failure.as_ref());
    match failure {
        Some(failure) if grids.iter().all(|g| g.cells.view().is_empty()) => Err(failure.clone()),
        _ => Ok(()),
    }
}
