//! The Python module `planomer._native`: thin bindings, no logic. Bytes and JSON go over the border; the package
//! around it decodes them. Every call that reads lets other Python threads run.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{Error, ErrorKind};
use crate::model::plan::{Format, Plan, Role};
use crate::options::{Limits, Options};

/// The bindings behind the package `planomer`; use that instead.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{Reader, run, schema};

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
}

impl Reader {
    fn named(&self, name: Option<String>) -> Options {
        Options { name, ..self.options.clone() }
    }
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
