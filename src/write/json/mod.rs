//! The JSON document.

mod straight;

use serde::Deserialize;

use self::straight::{Form, write};
use crate::error::{Error, ErrorKind};
use crate::model::plan::{Plan, SCHEMA, SCHEMA_VERSION};

/// The document, indented by two spaces, with a line feed at the end.
pub fn to_json(plan: &Plan) -> String {
    let mut out = string(plan, Form::Lines);
    out.push('\n');
    out
}

/// The document in one line, without a line feed: for programs.
pub(crate) fn line(plan: &Plan) -> Vec<u8> {
    string(plan, Form::Line).into_bytes()
}

fn string(plan: &Plan, form: Form) -> String {
    // About what a measure takes, so that the document seldom moves while it grows.
    const BYTES_PER_MEASURE: usize = 2048;
    // A plan has only the kinds of values that can be written.
    write(plan, form, BYTES_PER_MEASURE * (plan.measures.len() + 1)).unwrap_or_default()
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
        assert_eq!(line(&plan), serde_json::to_vec(&plan).unwrap());
    }

    #[test]
    fn a_document_comes_back_as_it_was() {
        let plan = sample::plan();
        assert_eq!(from_json(to_json(&plan).as_bytes()).unwrap(), plan);
        let newer = to_json(&plan).replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"2.0\"");
        assert_eq!(from_json(newer.as_bytes()).unwrap_err().kind(), ErrorKind::Unsupported);
    }
}
