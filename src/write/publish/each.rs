//! Formats that write a file a plan.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::output::Output;
use super::tables::write;
use super::{Metadata, Summary};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;

/// Makes the file of one plan, and counts what the format could not say.
pub(super) type Render = fn(&Plan, &Metadata, &mut Notes) -> Result<Vec<u8>, Error>;

/// What a format could not say where it belongs, with how often.
pub(super) type Notes = BTreeMap<&'static str, usize>;

pub(super) struct Writer {
    /// The folder, or the file of the only plan.
    path: PathBuf,
    folder: bool,
    extension: &'static str,
    render: Render,
    metadata: Metadata,
    plans: usize,
    notes: Notes,
}

impl Writer {
    pub(super) fn new(output: &Output, extension: &'static str, render: Render, metadata: &Metadata) -> Self {
        Self {
            path: output.path().to_owned(),
            folder: output.is_folder(),
            extension,
            render,
            metadata: metadata.clone(),
            plans: 0,
            notes: Notes::new(),
        }
    }
}

impl super::Writer for Writer {
    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        self.plans += 1;
        if !self.folder && self.plans > 1 {
            return Err(Error::new(ErrorKind::Usage, "several plans cannot stand in one file")
                .with_hint("name a folder with `-o`: it gets a file a plan"));
        }
        let bytes = (self.render)(plan, &self.metadata, &mut self.notes)?;
        let path =
            if self.folder { self.path.join(format!("{key}.{}", self.extension)) } else { self.path.clone() };
        write(&path, &bytes)
    }

    fn finish(self: Box<Self>, _: &Metadata, _: &Summary) -> Result<Vec<String>, Error> {
        Ok(lines(&self.notes))
    }
}

/// The notes as lines.
pub(super) fn lines(notes: &Notes) -> Vec<String> {
    notes.iter().map(|(what, count)| format!("{count} × {what}")).collect()
}
