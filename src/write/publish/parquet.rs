//! A flat table as a Parquet file, row group by row group.

use parquet::arrow::ArrowWriter;
use parquet::errors::ParquetError;

use super::tables::Digesting;
use crate::model::plan::Plan;
use crate::write::arrow::Batches;
use crate::write::table::Table;

/// Bytes of a row group held in memory before it is written.
const GROUP: usize = 32 << 20;

pub(super) struct Sink {
    batches: Batches,
    writer: ArrowWriter<Digesting>,
}

impl Sink {
    pub(super) fn new(table: &'static Table, file: Digesting) -> Result<Self, ParquetError> {
        let batches = Batches::new(table, true);
        let writer = ArrowWriter::try_new(file, batches.schema(), None)?;
        Ok(Self { batches, writer })
    }

    pub(super) fn add(&mut self, plan: &Plan, key: &str) -> Result<(), ParquetError> {
        self.batches.push(plan, key)?;
        for batch in self.batches.take_full() {
            self.writer.write(&batch)?;
        }
        if self.writer.in_progress_size() > GROUP {
            self.writer.flush()?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Digesting, ParquetError> {
        let Self { batches, mut writer } = self;
        for batch in batches.finish()? {
            writer.write(&batch)?;
        }
        writer.into_inner()
    }
}
