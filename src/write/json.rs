//! The JSON document.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};

use crate::error::{Error, ErrorKind};
use crate::model::plan::{Plan, SCHEMA, SCHEMA_VERSION};

/// The document, indented by two spaces, with a line feed at the end.
pub fn to_json(plan: &Plan) -> String {
    let mut out = Vec::with_capacity(BYTES_PER_MEASURE * (plan.measures.len() + 1));
    // A Plan has only string keys and finite numbers, so this cannot fail.
    let _ = plan.serialize(&mut Serializer::with_formatter(&mut out, Indented::default()));
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The document in one line, without a line feed: for programs.
pub(crate) fn line(plan: &Plan) -> Vec<u8> {
    let mut out = Vec::with_capacity(BYTES_PER_MEASURE * (plan.measures.len() + 1));
    // As above.
    let _ = plan.serialize(&mut Serializer::new(&mut out));
    out
}

/// About what a measure takes, so that the document seldom moves while it grows.
const BYTES_PER_MEASURE: usize = 2048;

/// As `serde_json::to_string_pretty` writes, the line break and its indent at once.
#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether something stands in the array or object that is being closed.
    filled: bool,
}

impl Indented {
    fn open(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn item(&self, out: &mut (impl Write + ?Sized), first: bool) -> io::Result<()> {
        self.line(out, usize::from(first))
    }

    fn close(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(out, 1)?;
        }
        out.write_all(bracket)
    }

    /// A line's beginning, from this byte of [`LINE`] on.
    fn line(&self, out: &mut (impl Write + ?Sized), from: usize) -> io::Result<()> {
        out.write_all(LINE.get(from..2 + 2 * self.depth).unwrap_or(LINE).as_bytes())
    }
}

/// A comma, a line break and the deepest indent: a plan's values are ten deep at most.
const LINE: &str = ",\n                                ";

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

/// Reads a document that [`to_json`] wrote, in this version or an older or newer one of the same major version.
///
/// # Errors
/// It is no such document, or of another major version.
pub fn from_json(bytes: &[u8]) -> Result<Plan, Error> {
    #[derive(Deserialize)]
    struct Form {
        schema: String,
        schema_version: String,
    }
    let wrong = |e: serde_json::Error| {
        Error::new(ErrorKind::Unreadable, format!("not a plan document: {e}"))
            .with_hint("`planomer read FILE --format json` writes one")
    };
    let form: Form = serde_json::from_slice(bytes).map_err(wrong)?;
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    if form.schema != SCHEMA || major(&form.schema_version) != major(SCHEMA_VERSION) {
        let message = format!("a document of the form {} {}", form.schema, form.schema_version);
        return Err(Error::new(ErrorKind::Unsupported, message).with_hint(format!(
            "this version reads {SCHEMA} {SCHEMA_VERSION}; a newer planomer may read it"
        )));
    }
    serde_json::from_slice(bytes).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn a_document_is_indented_as_any_tool_would() {
        let plan = sample::plan();
        assert_eq!(to_json(&plan), serde_json::to_string_pretty(&plan).unwrap() + "\n");
    }

    #[test]
    fn a_document_comes_back_as_it_was() {
        let plan = sample::plan();
        assert_eq!(from_json(to_json(&plan).as_bytes()).unwrap(), plan);
        let newer = to_json(&plan).replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"2.0\"");
        assert_eq!(from_json(newer.as_bytes()).unwrap_err().kind(), ErrorKind::Unsupported);
    }
}
