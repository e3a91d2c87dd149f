//! Tables of plans as Arrow data and as Python lists.

use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Date32Type, Float64Type, Int8Type, Int64Type};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use jiff::ToSpan;
use jiff::civil::date;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDate, PyDict, PyList};

use super::batch::{Made, Outcome};
use super::{exception, locked};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::arrow::Batches;
use crate::write::table::Table;

/// Collects the rows of one table.
#[pyclass(frozen, module = "planomer._native")]
pub struct Frames(Mutex<Option<Batches>>);

#[pymethods]
impl Frames {
    #[new]
    fn new(py: Python<'_>, table: &str, keyed: bool) -> PyResult<Self> {
        let Some(table) = Table::find(table) else {
            let names: Vec<_> = Table::ALL.iter().map(|t| t.name).collect();
            let error = Error::new(ErrorKind::Usage, format!("no table is named `{table}`"))
                .with_hint(format!("the tables are {}", names.join(", ")));
            return Err(exception(py, &error));
        };
        Ok(Self(Mutex::new(Some(Batches::new(table, keyed)))))
    }

    /// Adds the rows of a plan given as its JSON document.
    fn push(&self, py: Python<'_>, json: &[u8], key: &str) -> PyResult<()> {
        let added = py.detach(|| {
            let plan = serde_json::from_slice::<Plan>(json).map_err(|error| error.to_string())?;
            self.add(&plan, key)
        });
        added.map_err(PyRuntimeError::new_err)
    }

    /// Adds the rows of a batch's result; raises where the input could not be read.
    fn push_outcome(&self, py: Python<'_>, outcome: &Outcome) -> PyResult<()> {
        let done = outcome.take()?;
        let made = done.result.map_err(|error| exception(py, &error))?;
        match made {
            Made::Json(json) => self.push(py, &json, &done.name),
            Made::Plan(plan) => py.detach(|| self.add(&plan, &done.name)).map_err(PyRuntimeError::new_err),
        }
    }

    /// The table; nothing can be added afterwards.
    fn finish(&self) -> PyResult<Frame> {
        let batches =
            locked(&self.0).take().ok_or_else(|| PyRuntimeError::new_err("the table was taken before"))?;
        let schema = batches.schema();
        let batches = batches.finish().map_err(|error| arrow(&error))?;
        Ok(Frame { schema, batches })
    }
}

impl Frames {
    fn add(&self, plan: &Plan, key: &str) -> Result<(), String> {
        let mut batches = locked(&self.0);
        let batches = batches.as_mut().ok_or("the table was taken before")?;
        batches.push(plan, key).map_err(|error| error.to_string())
    }
}

fn arrow(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

/// A table in memory, in Arrow's layout.
#[pyclass(frozen, module = "planomer._native")]
pub struct Frame {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Frame {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The Arrow `PyCapsule` interface; a requested schema is passed over, as it may be.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, SchemaRef::clone(&self.schema));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|error| arrow(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// Names and kinds of the columns: text, category, date, integer, number, flag.
    fn columns(&self) -> Vec<(String, &'static str)> {
        let kind = |kind: &DataType| match kind {
            DataType::Dictionary(_, _) => "category",
            DataType::Date32 => "date",
            DataType::Int64 => "integer",
            DataType::Float64 => "number",
            DataType::Boolean => "flag",
            _ => "text",
        };
        self.schema.fields().iter().map(|f| (f.name().clone(), kind(f.data_type()))).collect()
    }

    /// The values of every column as Python objects.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (index, field) in self.schema.fields().iter().enumerate() {
            let list = PyList::empty(py);
            for array in self.batches.iter().filter_map(|batch| batch.columns().get(index)) {
                append(py, array, &list)?;
            }
            dict.set_item(field.name(), list)?;
        }
        Ok(dict)
    }
}

/// Appends the values of an array, nulls as `None`.
fn append(py: Python<'_>, array: &ArrayRef, list: &Bound<'_, PyList>) -> PyResult<()> {
    match array.data_type() {
        DataType::Dictionary(_, _) => {
            let words = array.as_dictionary::<Int8Type>().downcast_dict::<arrow_array::StringArray>();
            words.into_iter().flatten().try_for_each(|word| list.append(word))
        }
        DataType::Date32 => array
            .as_primitive::<Date32Type>()
            .iter()
            .try_for_each(|days| list.append(days.map(|days| day(py, days)).transpose()?)),
        DataType::Int64 => array.as_primitive::<Int64Type>().iter().try_for_each(|value| list.append(value)),
        DataType::Float64 => {
            array.as_primitive::<Float64Type>().iter().try_for_each(|value| list.append(value))
        }
        DataType::Boolean => array.as_boolean().iter().try_for_each(|value| list.append(value)),
        _ => array.as_string::<i32>().iter().try_for_each(|value| list.append(value)),
    }
}

/// A day counted from 1970-01-01.
fn day(py: Python<'_>, days: i32) -> PyResult<Bound<'_, PyDate>> {
    let day = date(1970, 1, 1).saturating_add(days.days());
    PyDate::new(py, i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs())
}
