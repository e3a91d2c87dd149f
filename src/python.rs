//! The Python module `planomer._native`: thin bindings, no logic. Bytes and JSON go over the border; the package
//! around it decodes them. Every call that reads lets other Python threads run.

#![allow(clippy::needless_pass_by_value, reason = "pyo3 hands arguments over by value")]

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

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
use pyo3::types::{PyBytes, PyCapsule, PyDate, PyDict, PyList};

use crate::batch::{self, Content, Next, Pool};
use crate::error::{Error, ErrorKind};
use crate::model::plan::{Format, Plan, Role};
use crate::model::resolve::Found;
use crate::options::{Limits, Options};
use crate::write::arrow::Batches;
use crate::write::publish::{Metadata, Publication, PublishFormat};
use crate::write::table::Table;

/// How long a wait for a result may last before Python's signals are looked at: Ctrl-C is felt at once.
const PATIENCE: Duration = Duration::from_millis(50);

/// The bindings behind the package `planomer`; use that instead.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{Batch, Frame, Frames, Input, Inputs, Outcome, Publisher, Reader, run, schema, tables};

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for a version")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// The exception of `planomer.errors` for an error of ours.
fn exception(py: Python<'_>, error: &Error) -> PyErr {
    let made = py.import("planomer.errors").and_then(|module| {
        let arguments = (error.kind().name(), error.message(), error.source_name(), error.hint());
        module.call_method1("from_core", arguments)
    });
    made.map_or_else(|failed| failed, PyErr::from_value)
}

fn usage(py: Python<'_>, message: String) -> PyErr {
    exception(py, &Error::new(ErrorKind::Usage, message))
}

/// A name as the JSON document has it, to its value.
fn named<T: serde::de::DeserializeOwned>(py: Python<'_>, what: &str, name: &str) -> PyResult<T> {
    serde_json::from_value(serde_json::Value::from(name))
        .map_err(|error| usage(py, format!("{what} `{name}`: {error}")))
}

/// Reads inputs with fixed options.
#[pyclass(frozen, module = "planomer._native")]
struct Reader {
    options: Options,
}

#[pymethods]
impl Reader {
    #[new]
    #[pyo3(signature = (*, format=None, lang=None, columns=None, header_row=None, table=None, skip_hidden=false, limits=None))]
    #[allow(clippy::too_many_arguments, reason = "Python's keywords")]
    fn new(
        py: Python<'_>,
        format: Option<&str>,
        lang: Option<String>,
        columns: Option<Vec<Option<String>>>,
        header_row: Option<u32>,
        table: Option<u32>,
        skip_hidden: bool,
        limits: Option<Vec<(String, u64)>>,
    ) -> PyResult<Self> {
        let role = |name: &Option<String>| name.as_deref().map(|n| named::<Role>(py, "role", n)).transpose();
        let mut options = Options {
            name: None,
            format: format.map(|name| named::<Format>(py, "format", name)).transpose()?,
            lang,
            columns: columns.map(|all| all.iter().map(role).collect()).transpose()?,
            header_row,
            table,
            skip_hidden,
            limits: Limits::default(),
        };
        for (name, value) in limits.unwrap_or_default() {
            options.limits.set(&name, value).map_err(|error| exception(py, &error))?;
        }
        Ok(Self { options })
    }

    /// The JSON document of a plan in `data`.
    fn read<'py>(&self, py: Python<'py>, data: &[u8], name: Option<String>) -> PyResult<Bound<'py, PyBytes>> {
        let options = self.named(name);
        let json = py.detach(|| crate::pipeline::read(data, &options).map(|plan| compact(&plan)));
        json.map(|json| PyBytes::new(py, &json)).map_err(|error| exception(py, &error))
    }

    /// The bytes of a file, no more than one past the limit.
    fn load<'py>(&self, py: Python<'py>, path: PathBuf) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| crate::cli::input::load(&path, &self.options.limits));
        bytes.map(|bytes| PyBytes::new(py, &bytes)).map_err(|error| exception(py, &error))
    }

    /// The grids of a document as JSON.
    fn grids<'py>(
        &self,
        py: Python<'py>,
        data: &[u8],
        name: Option<String>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let options = self.named(name);
        let json =
            py.detach(|| crate::pipeline::document(data, &options).map(|d| crate::write::grids::json(&d)));
        json.map(|json| PyBytes::new(py, json.as_bytes())).map_err(|error| exception(py, &error))
    }

    /// The raw cells and paragraphs at each of these places, as JSON: a list of lists.
    fn cells<'py>(&self, py: Python<'py>, data: &[u8], places: Vec<String>) -> PyResult<Bound<'py, PyBytes>> {
        let json = py.detach(|| {
            let document = crate::pipeline::document(data, &self.options)?;
            let found: Vec<Vec<_>> = places
                .iter()
                .map(|at| document.resolve(at).into_iter().map(|found| raw(&document, &found)).collect())
                .collect();
            Ok(serde_json::to_vec(&found).unwrap_or_default())
        });
        json.map(|json| PyBytes::new(py, &json)).map_err(|error: Error| exception(py, &error))
    }
}

impl Reader {
    fn named(&self, name: Option<String>) -> Options {
        Options { name, ..self.options.clone() }
    }
}

/// A raw cell or paragraph, as `planomer.Cell` has it.
fn raw(document: &crate::model::document::Document, found: &Found<'_>) -> serde_json::Value {
    let (text, label, hidden) = match found {
        Found::Cell(cell) => (cell.text, cell.label, cell.hidden),
        Found::Paragraph(paragraph) => (paragraph.text, paragraph.label, paragraph.hidden),
    };
    let mut value = serde_json::json!({
        "at": document.at(found.place()),
        "text": document.text(text),
        "label": label.map(|label| document.text(label)),
        "hidden": hidden,
    });
    if let (Found::Cell(cell), Some(map)) = (found, value.as_object_mut()) {
        map.insert("row".into(), cell.row.into());
        map.insert("col".into(), cell.col.into());
        map.insert("row_span".into(), cell.row_span.into());
        map.insert("col_span".into(), cell.col_span.into());
        map.insert("header".into(), cell.header.into());
    }
    value
}

/// JSON in one line.
fn compact(plan: &Plan) -> Vec<u8> {
    // A plan has only string keys and finite numbers, so this cannot fail.
    serde_json::to_vec(plan).unwrap_or_default()
}

/// Runs the command with `arguments`, the program's name first; gives its exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| {
        let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
        crate::cli::run(arguments, &mut out, &mut err, crate::cli::Screen::detect())
    })
}

/// The JSON Schema of the JSON document.
#[pyfunction]
fn schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Plan>();
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// Names of the flat tables, each with the names of its columns.
#[pyfunction]
fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    Table::ALL.iter().map(|table| (table.name, table.columns.iter().map(|c| c.name).collect())).collect()
}

/// An input of a batch.
#[pyclass(frozen, module = "planomer._native")]
struct Input {
    name: String,
    archive: Option<PathBuf>,
    /// Taken when it is handed in.
    content: Mutex<Option<batch::Input>>,
}

impl From<batch::Input> for Input {
    fn from(input: batch::Input) -> Self {
        Self { name: input.name.clone(), archive: input.archive.clone(), content: Mutex::new(Some(input)) }
    }
}

#[pymethods]
impl Input {
    /// Bytes that Python fetched.
    #[new]
    fn new(name: String, data: Vec<u8>) -> Self {
        batch::Input { name, archive: None, content: Content::Bytes(data) }.into()
    }

    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The archive it lies in.
    #[getter]
    fn archive(&self) -> Option<&PathBuf> {
        self.archive.as_ref()
    }

    /// Its bytes; it cannot be handed in afterwards.
    fn load<'py>(&self, py: Python<'py>, reader: &Reader) -> PyResult<Bound<'py, PyBytes>> {
        let input = self.take()?;
        let bytes = py.detach(|| input.load(&reader.options.limits));
        bytes.map(|bytes| PyBytes::new(py, &bytes)).map_err(|error| exception(py, &error))
    }
}

impl Input {
    fn take(&self) -> PyResult<batch::Input> {
        locked(&self.content).take().ok_or_else(|| PyRuntimeError::new_err("the input was handed in before"))
    }
}

/// The value behind a lock under which no code of ours panics.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What paths stand for: files, the files of folders and archives.
#[pyclass(frozen, module = "planomer._native")]
struct Inputs(Mutex<batch::Inputs>);

#[pymethods]
impl Inputs {
    #[new]
    fn new(paths: Vec<PathBuf>, reader: &Reader) -> Self {
        Self(Mutex::new(batch::Inputs::new(paths, reader.options.limits)))
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> Option<Input> {
        py.detach(|| locked(&self.0).next()).map(Input::from)
    }
}

/// Reads inputs on several threads; results come in the order in which the inputs were handed in.
#[pyclass(frozen, module = "planomer._native")]
struct Batch(Mutex<Pool<batch::Input, Done>>);

/// What became of an input.
struct Done {
    name: String,
    result: Result<Made, Error>,
}

/// What a batch was asked for.
enum Made {
    Json(Vec<u8>),
    Plan(Box<Plan>),
}

#[pymethods]
impl Batch {
    #[new]
    fn new(py: Python<'_>, reader: &Reader, workers: usize, json: bool) -> PyResult<Self> {
        let options = reader.options.clone();
        let work = move |input: batch::Input| {
            let name = input.name.clone();
            let result = make(input, &Options { name: Some(name.clone()), ..options.clone() }, json);
            Done { name, result }
        };
        let pool = Pool::new(workers, work).map_err(|error| exception(py, &error))?;
        Ok(Self(Mutex::new(pool)))
    }

    /// Hands in an input; gives how many are now under way.
    fn hand_in(&self, input: &Input) -> PyResult<usize> {
        let input = input.take()?;
        let mut pool = locked(&self.0);
        pool.hand_in(input);
        Ok(pool.under_way())
    }

    /// The next result; none where nothing is under way. Python's signals interrupt the wait.
    fn next(&self, py: Python<'_>) -> PyResult<Option<Outcome>> {
        loop {
            match py.detach(|| locked(&self.0).next(PATIENCE)) {
                Next::Ready(done) => {
                    return Ok(Some(Outcome(Mutex::new(Some(done.unwrap_or_else(crashed))))));
                }
                Next::Empty => return Ok(None),
                Next::Waiting => py.check_signals()?,
            }
        }
    }
}

fn make(input: batch::Input, options: &Options, json: bool) -> Result<Made, Error> {
    let bytes = input.load(&options.limits)?;
    let plan = crate::pipeline::read(&bytes, options)?;
    Ok(if json { Made::Json(compact(&plan)) } else { Made::Plan(Box::new(plan)) })
}

fn crashed() -> Done {
    let error = Error::new(ErrorKind::Unreadable, "planomer failed inside")
        .with_hint("this is a defect of planomer: please report it with the file");
    Done { name: String::new(), result: Err(error) }
}

/// What became of an input of a batch.
#[pyclass(frozen, module = "planomer._native")]
struct Outcome(Mutex<Option<Done>>);

#[pymethods]
impl Outcome {
    /// The JSON document; raises where the input could not be read.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = match self.take()?.result.map_err(|error| exception(py, &error))? {
            Made::Json(json) => json,
            Made::Plan(plan) => compact(&plan),
        };
        Ok(PyBytes::new(py, &json))
    }

    /// Itself; raises where the input could not be read.
    fn check(this: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        let failed = match locked(&this.get().0).as_ref() {
            Some(Done { result: Err(error), .. }) => Some(error.clone()),
            _ => None,
        };
        failed.map_or(Ok(this.clone()), |error| Err(exception(this.py(), &error)))
    }
}

impl Outcome {
    fn take(&self) -> PyResult<Done> {
        locked(&self.0).take().ok_or_else(|| PyRuntimeError::new_err("the result was taken before"))
    }
}

/// A dataset in the making.
#[pyclass(frozen, module = "planomer._native")]
struct Publisher(Mutex<Option<Publication>>);

#[pymethods]
impl Publisher {
    /// `metadata` is a JSON object with the keys of the metadata file.
    #[new]
    fn new(py: Python<'_>, out: PathBuf, format: &str, metadata: &[u8]) -> PyResult<Self> {
        let metadata: Metadata =
            serde_json::from_slice(metadata).map_err(|error| usage(py, format!("the metadata: {error}")))?;
        let made = PublishFormat::find(format).and_then(|f| Publication::create(&out, f, metadata));
        made.map(|made| Self(Mutex::new(Some(made)))).map_err(|error| exception(py, &error))
    }

    /// Adds a plan given as its JSON document.
    fn add(&self, py: Python<'_>, json: &[u8]) -> PyResult<()> {
        let added = py.detach(|| {
            let plan = crate::write::json::from_json(json)?;
            locked(&self.0).as_mut().ok_or_else(given_up)?.add(&plan)
        });
        added.map_err(|error| exception(py, &error))
    }

    /// Puts the dataset in its place; gives the place, how many plans there are, and what the format could not say.
    fn finish(&self, py: Python<'_>) -> PyResult<(PathBuf, usize, Vec<String>)> {
        let published = py.detach(|| locked(&self.0).take().ok_or_else(given_up)?.finish());
        published.map(|p| (p.path, p.plans, p.notes)).map_err(|error| exception(py, &error))
    }
}

fn given_up() -> Error {
    Error::new(ErrorKind::Usage, "the dataset was finished before")
}

/// Collects the rows of one table.
#[pyclass(frozen, module = "planomer._native")]
struct Frames(Mutex<Option<Batches>>);

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
struct Frame {
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
