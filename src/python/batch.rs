//! Many inputs at once.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::{Reader, exception, locked};
use crate::batch::{self, Content, Next, Pool};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::options::Options;
use crate::write::json;

/// How long a wait for a result may last before Python's signals are looked at: Ctrl-C is felt at once.
const PATIENCE: Duration = Duration::from_millis(50);

/// An input of a batch.
#[pyclass(frozen, module = "planomer._native")]
pub struct Input {
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

/// What paths stand for: files, the files of folders and archives.
#[pyclass(frozen, module = "planomer._native")]
pub struct Inputs(Mutex<batch::Inputs>);

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
pub struct Batch(Mutex<Pool<batch::Input, Done>>);

/// What became of an input.
pub struct Done {
    pub name: String,
    pub result: Result<Made, Error>,
}

/// What a batch was asked for.
pub enum Made {
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
    Ok(if json { Made::Json(json::line(&plan)) } else { Made::Plan(Box::new(plan)) })
}

fn crashed() -> Done {
    let error = Error::new(ErrorKind::Unreadable, "planomer failed inside")
        .with_hint("this is a defect of planomer: please report it with the file");
    Done { name: String::new(), result: Err(error) }
}

/// What became of an input of a batch.
#[pyclass(frozen, module = "planomer._native")]
pub struct Outcome(Mutex<Option<Done>>);

#[pymethods]
impl Outcome {
    /// The JSON document; raises where the input could not be read.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = match self.take()?.result.map_err(|error| exception(py, &error))? {
            Made::Json(json) => json,
            Made::Plan(plan) => json::line(&plan),
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
    /// What became of the input, once.
    pub fn take(&self) -> PyResult<Done> {
        locked(&self.0).take().ok_or_else(|| PyRuntimeError::new_err("the result was taken before"))
    }
}
