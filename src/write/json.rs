//! The JSON document.

use serde::Deserialize;

use crate::error::{Error, ErrorKind};
use crate::model::plan::{Plan, SCHEMA, SCHEMA_VERSION};

/// The document, indented by two spaces, with a line feed at the end.
pub fn to_json(plan: &Plan) -> String {
    // A Plan has only string keys and finite numbers, so this cannot fail.
    let mut out = serde_json::to_string_pretty(plan).unwrap_or_default();
    out.push('\n');
    out
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
    fn a_document_comes_back_as_it_was() {
        let plan = sample::plan();
        assert_eq!(from_json(to_json(&plan).as_bytes()).unwrap(), plan);
        let newer = to_json(&plan).replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"2.0\"");
        assert_eq!(from_json(newer.as_bytes()).unwrap_err().kind(), ErrorKind::Unsupported);
    }
}
