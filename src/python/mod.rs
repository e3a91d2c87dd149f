//! The Python module `planomer._native`: thin bindings, no logic. Bytes and JSON go over the border; the package
//! around it decodes them. Every call that reads lets other Python threads run.

#![allow(clippy::needless_pass_by_value, reason = "pyo3 hands arguments over by value")]

mod batch;
mod frames;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{Error, ErrorKind};
use crate::model::document::Found;
use crate::model::plan::{Format, Plan, Role};
use crate::options::{Limits, Options};
use crate::write::json;
use crate::write::publish::{Metadata, Publication, PublishFormat};
use crate::write::table::Table;

// A plan is many short texts. Only what Rust allocates: Python keeps its own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The bindings behind the package `planomer`; use that instead.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::batch::{Batch, Input, Inputs, Outcome};
    #[pymodule_export]
    use super::frames::{Frame, Frames};
    #[pymodule_export]
    use super::{Publisher, Reader, run, schema, tables};

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
        let json = py.detach(|| crate::pipeline::read(data, &options).map(|plan| json::line(&plan)));
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

/// The value behind a lock under which no code of ours panics.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
