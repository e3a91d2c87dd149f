//! Tables as Arrow record batches: what Parquet files and Python's frames are made of.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, PrimitiveBuilder, StringBuilder,
};
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use jiff::civil::{Date, date};

use super::table::{Column, Kind, Table, Value};
use crate::model::plan::Plan;

/// Rows of a batch; also keeps a batch's text far below the 2 GiB that its offsets reach.
const BATCH_ROWS: usize = 8192;
/// Bytes of text after which a batch ends early.
const BATCH_TEXT: usize = 64 << 20;

/// Collects the rows of one table, of one plan or of many, into record batches.
pub struct Batches {
    table: &'static Table,
    /// Columns left out at the left: the plan's key where there is one plan.
    skipped: usize,
    schema: SchemaRef,
    columns: Vec<Builder>,
    rows: usize,
    text: usize,
    done: Vec<RecordBatch>,
}

/// A column in the making.
enum Builder {
    Text(StringBuilder),
    /// Indexes into the names of the column's kind.
    Category(PrimitiveBuilder<Int8Type>, &'static [&'static str]),
    Date(Date32Builder),
    Integer(Int64Builder),
    Number(Float64Builder),
    Flag(BooleanBuilder),
}

impl Batches {
    /// An empty collection; `keyed` says whether the first column, the plan's key, is wanted.
    pub fn new(table: &'static Table, keyed: bool) -> Self {
        let skipped = usize::from(!keyed);
        let schema = Arc::new(Schema::new(table.columns.iter().skip(skipped).map(field).collect::<Vec<_>>()));
        let columns = table.columns.iter().skip(skipped).map(|c| Builder::new(c.kind)).collect();
        Self { table, skipped, schema, columns, rows: 0, text: 0, done: Vec::new() }
    }

    /// The columns' names and types.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// Adds the rows of a plan; `key` names it.
    ///
    /// # Errors
    /// When Arrow does not take a full batch, which would be a defect of ours.
    pub fn push(&mut self, plan: &Plan, key: &str) -> Result<(), ArrowError> {
        for row in self.table.rows(plan, key) {
            for (builder, value) in self.columns.iter_mut().zip(row.into_iter().skip(self.skipped)) {
                self.text += builder.push(value);
            }
            self.rows += 1;
            if self.rows >= BATCH_ROWS || self.text >= BATCH_TEXT {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// The batches that are full, which are no longer kept here.
    pub fn take_full(&mut self) -> Vec<RecordBatch> {
        std::mem::take(&mut self.done)
    }

    /// All batches not yet taken.
    ///
    /// # Errors
    /// As for [`Batches::push`].
    pub fn finish(mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        if self.rows > 0 {
            self.flush()?;
        }
        Ok(self.done)
    }

    fn flush(&mut self) -> Result<(), ArrowError> {
        let arrays = self.columns.iter_mut().map(Builder::finish).collect::<Result<Vec<_>, _>>()?;
        self.done.push(RecordBatch::try_new(self.schema(), arrays)?);
        (self.rows, self.text) = (0, 0);
        Ok(())
    }
}

/// Every field may be null: a table of no plans, or read by a later version, is still of this schema.
fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => DataType::Utf8,
        Kind::Category(_) => DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8)),
        Kind::Date => DataType::Date32,
        Kind::Integer => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    };
    Field::new(column.name, kind, true)
}

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Category(names) => Self::Category(PrimitiveBuilder::new(), names),
            Kind::Date => Self::Date(Date32Builder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Number => Self::Number(Float64Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
        }
    }

    /// Appends a value, null where it is not of the column's kind; gives the bytes of text it took.
    fn push(&mut self, value: Value<'_>) -> usize {
        match (self, value) {
            (Self::Text(builder), Value::Text(text)) => {
                builder.append_value(&text);
                return text.len();
            }
            (Self::Category(builder, names), Value::Text(text)) => {
                let index = names.iter().position(|name| *name == text);
                builder.append_option(index.and_then(|i| i8::try_from(i).ok()));
            }
            (Self::Date(builder), Value::Date(day)) => builder.append_value(days(day)),
            (Self::Integer(builder), Value::Integer(value)) => builder.append_value(value),
            (Self::Number(builder), Value::Number(value)) => builder.append_value(value),
            (Self::Flag(builder), Value::Flag(value)) => builder.append_value(value),
            (builder, _) => builder.push_null(),
        }
        0
    }

    fn push_null(&mut self) {
        match self {
            Self::Text(builder) => builder.append_null(),
            Self::Category(builder, _) => builder.append_null(),
            Self::Date(builder) => builder.append_null(),
            Self::Integer(builder) => builder.append_null(),
            Self::Number(builder) => builder.append_null(),
            Self::Flag(builder) => builder.append_null(),
        }
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Category(builder, names) => {
                let names = StringArray::from(names.to_vec());
                Arc::new(DictionaryArray::<Int8Type>::try_new(builder.finish(), Arc::new(names))?)
            }
            Self::Date(builder) => Arc::new(builder.finish()),
            Self::Integer(builder) => Arc::new(builder.finish()),
            Self::Number(builder) => Arc::new(builder.finish()),
            Self::Flag(builder) => Arc::new(builder.finish()),
        })
    }
}

/// Days since 1970-01-01.
fn days(day: Date) -> i32 {
    i32::try_from(day.duration_since(date(1970, 1, 1)).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::Date32Type;

    use super::*;
    use crate::write::sample;

    #[test]
    fn a_batch_has_the_values_of_the_rows() {
        let plan = sample::plan();
        let table = Table::find("deadlines").unwrap();
        let mut batches = Batches::new(table, true);
        batches.push(&plan, "a").unwrap();
        batches.push(&plan, "b").unwrap();
        let batch = batches.finish().unwrap().remove(0);
        let count = table.rows(&plan, "a").count();
        assert_eq!(batch.num_rows(), 2 * count);
        let keys = batch.column_by_name("plan").unwrap().as_string::<i32>();
        assert_eq!((keys.value(0), keys.value(count)), ("a", "b"));
        let ends = batch.column_by_name("end").unwrap().as_primitive::<Date32Type>();
        let expected: Vec<Option<i32>> =
            plan.measures.iter().flat_map(|m| &m.deadlines).map(|d| d.end.map(days)).collect();
        assert_eq!(ends.iter().take(count).collect::<Vec<_>>(), expected);
        let kinds = batch.column_by_name("kind").unwrap();
        assert!(matches!(kinds.data_type(), DataType::Dictionary(_, _)));
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(date(1970, 1, 1)), 0);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2024, 2, 29)), 19782);
    }
}
