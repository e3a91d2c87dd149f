//! planomer reads the action plans public bodies publish (tab-separated text, Word, Excel) into
//! normalized data that can be checked against the page.
//!
//! ```text
//! bytes ──read──▶ Document ──interpret──▶ Outline ──normalize──▶ Plan ──write──▶ JSON, tables, files
//!                                                                  └─▶ check: diagnostics
//! ```
//!
//! One way, left to right. Only [`read`] can fail; every later stage returns what it could make out
//! and says the rest in diagnostics.

mod batch;
mod check;
mod cli;
mod diagnostic;
mod error;
mod interpret;
mod lang;
mod model;
mod normalize;
mod options;
mod phrase;
mod pipeline;
#[cfg(feature = "python")]
mod python;
mod read;
mod roman;
mod write;

pub use cli::{Screen, run};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{Error, ErrorKind};
pub use model::{document, plan};
pub use options::{Limits, Options, Seconds};
pub use phrase::read_deadlines;
pub use pipeline::{Stage, document, read, read_in_stages, read_with_document};
pub use plan::Plan;
pub use write::grids::json as tables_json;
pub use write::json::{from_json, to_json};
pub use write::publish::{Metadata, Publication, PublishFormat, Published, Publisher, TableFormat, publish};
pub use write::sarif::to_sarif;
pub use write::schema::JSON_SCHEMA;
pub use write::table;
