//! What a user can ask for, and the limits that keep any input from eating the machine.

use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind};
use crate::model::plan::{Format, Role};

/// How to read a plan. `Options::default()` is what the command does without options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Name of the input for `source.name` and messages; never used to tell the format.
    pub name: Option<String>,
    /// The format, where the content should not decide.
    pub format: Option<Format>,
    /// BCP 47 code of the language, where the text should not decide.
    pub lang: Option<String>,
    /// Roles of the columns from the left, where headings and content should not decide; `None` for a column
    /// left to them.
    pub columns: Option<Vec<Option<Role>>>,
    /// The header's last row, 1-based, 0 for none.
    pub header_row: Option<u32>,
    /// Number of the only table to read, 1-based.
    pub table: Option<u32>,
    /// Leave out what the source hides (rows, columns, sheets, text); it is read and flagged otherwise.
    pub skip_hidden: bool,
    /// Limits.
    pub limits: Limits,
}

impl Options {
    /// The error with the name of the input.
    pub(crate) fn named(&self, error: Error) -> Error {
        match &self.name {
            Some(name) => error.with_source(name.clone()),
            None => error,
        }
    }
}

/// Upper bounds; passing one is [`crate::ErrorKind::TooLarge`], which names the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input itself. Default 256 MiB.
    pub input_bytes: u64,
    /// Bytes of one package part after inflation. Default 128 MiB.
    pub part_bytes: u64,
    /// Bytes of all package parts read, after inflation. Default 256 MiB.
    pub package_bytes: u64,
    /// XML elements in one part. Default 5 million.
    pub elements: u64,
    /// Depth of nested XML elements. Default 256.
    pub depth: u64,
    /// Cells, the positions that merged cells cover included, in one document. Default 4 million.
    pub cells: u64,
    /// Columns of one table. Default 16,384, as many as a sheet has.
    pub columns: u64,
    /// Rows of one table. Default 1,048,576, as many as a sheet has.
    pub rows: u64,
    /// Bytes of text kept in one document. Default 128 MiB.
    pub text_bytes: u64,
    /// Seconds from the call to the plan, looked at while reading and between the stages. Default 120.
    pub seconds: Seconds,
}

/// A limit of time. Its clock starts with the call that reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds {
    most: u64,
    started: Option<Instant>,
}

impl Seconds {
    /// At most so many seconds.
    pub const fn new(most: u64) -> Self {
        Self { most, started: None }
    }

    /// With the clock running; one that runs already is left alone.
    pub(crate) fn start(self) -> Self {
        Self { started: self.started.or_else(|| Some(Instant::now())), ..self }
    }

    /// Refuses what has taken too long.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] when the time is over.
    pub(crate) fn check(self) -> Result<(), Error> {
        match self.started {
            Some(started) if started.elapsed() >= Duration::from_secs(self.most) => {
                Err(Error::limit("seconds", self.most, "the input takes long"))
            }
            _ => Ok(()),
        }
    }

    /// The same, for the n-th of many small steps: reading the clock at each would cost more than the step.
    pub(crate) fn check_at(self, step: u64) -> Result<(), Error> {
        if step.is_multiple_of(4096) { self.check() } else { Ok(()) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 256 << 20,
            part_bytes: 128 << 20,
            package_bytes: 256 << 20,
            elements: 5_000_000,
            depth: 256,
            cells: 4_000_000,
            columns: 16_384,
            rows: 1 << 20,
            text_bytes: 128 << 20,
            seconds: Seconds::new(120),
        }
    }
}

impl Limits {
    /// Names of the limits, as [`Limits::set`] takes them.
    pub const NAMES: [&'static str; 10] = [
        "input_bytes", "part_bytes", "package_bytes", "elements", "depth", "cells", "columns", "rows",
        "text_bytes", "seconds",
    ];

    /// Sets the limit of this name.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for an unknown name.
    pub fn set(&mut self, name: &str, value: u64) -> Result<(), Error> {
        *match name {
            "input_bytes" => &mut self.input_bytes,
            "part_bytes" => &mut self.part_bytes,
            "package_bytes" => &mut self.package_bytes,
            "elements" => &mut self.elements,
            "depth" => &mut self.depth,
            "cells" => &mut self.cells,
            "columns" => &mut self.columns,
            "rows" => &mut self.rows,
            "text_bytes" => &mut self.text_bytes,
            "seconds" => &mut self.seconds.most,
            _ => {
                return Err(Error::new(ErrorKind::Usage, format!("no limit is named `{name}`"))
                    .with_hint(format!("the limits are {}", Self::NAMES.join(", "))));
            }
        } = value;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_from_the_start_of_the_call() {
        assert!(Seconds::new(0).check().is_ok(), "its clock does not run yet");
        assert_eq!(Seconds::new(0).start().check().unwrap_err().kind(), ErrorKind::TooLarge);
        assert!(Seconds::new(1000).start().check_at(0).is_ok());
    }

    #[test]
    fn every_named_limit_can_be_set() {
        for name in Limits::NAMES {
            let mut limits = Limits::default();
            limits.set(name, 7).unwrap();
            assert_ne!(limits, Limits::default(), "{name}");
        }
        assert_eq!(Limits::default().set("bytes", 1).unwrap_err().kind(), ErrorKind::Usage);
    }
}
