//! The JSON Schema (2020-12) of the plan document: committed beside this file, checked against the types by a test.

/// The schema of the document that [`crate::to_json`] writes. Its `$id` carries [`crate::plan::SCHEMA_VERSION`].
pub const JSON_SCHEMA: &str = include_str!("plan.schema.json");

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::JSON_SCHEMA;
    use crate::model::plan::{Plan, SCHEMA, SCHEMA_VERSION};

    /// The schema as the types give it. What is absent is `null` or `[]`, never left out, so every property of an
    /// object is required.
    fn from_types() -> String {
        let mut schema = schemars::schema_for!(Plan).to_value();
        let root = schema.as_object_mut().unwrap();
        root.insert("$id".into(), json!(format!("urn:planomer:schema:plan:{SCHEMA_VERSION}")));
        root.insert("title".into(), json!("planomer plan document"));
        close(root.get_mut("$defs").unwrap());
        close(&mut schema);
        // A new check is no new form of the document.
        schema["$defs"]["Code"] = json!({
            "description": "A diagnostic's code, as `planomer explain` takes it.",
            "type": "string",
            "pattern": "^[RINC][1-9][0-9]{2}$",
        });
        schema["properties"]["schema"]["const"] = json!(SCHEMA);
        schema["properties"]["schema_version"]["pattern"] = json!("^1\\.[0-9]+$");
        let mut text = serde_json::to_string_pretty(&schema).unwrap();
        text.push('\n');
        text
    }

    /// Requires every property of this object, or of each of these definitions.
    fn close(schema: &mut Value) {
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(properties) = object.get("properties").and_then(Value::as_object) {
            let names: Vec<_> = properties.keys().cloned().collect();
            object.insert("required".into(), json!(names));
        } else if !object.contains_key("type") {
            object.values_mut().for_each(close);
        }
    }

    #[test]
    fn the_committed_schema_is_that_of_the_types() {
        let now = from_types();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/write/plan.schema.json");
            std::fs::write(path, &now).unwrap();
            return;
        }
        assert!(now == JSON_SCHEMA, "run `UPDATE_EXPECT=1 cargo test --lib schema` and read the diff");
    }
}
