//! SARIF 2.1.0 (OASIS): the diagnostics as a static analyser's results, for editors and code-review tools.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::text::url_path;
use super::uid;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::plan::{Format, Plan};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The diagnostics of some plans as one run. Lines and columns count code points, as SARIF's
/// `columnKind` then says; a place that is no line of a text stands as a logical location.
pub fn to_sarif<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> String {
    let (mut artifacts, mut results) = (Vec::new(), Vec::new());
    for (index, plan) in plans.into_iter().enumerate() {
        artifacts.push(artifact(plan));
        let uids = uid::measures(plan);
        for diagnostic in &plan.diagnostics {
            let measure = plan.measures.iter().position(|m| Some(&m.id) == diagnostic.measure.as_ref());
            let uid = measure.and_then(|i| uids.get(i)).map_or("", String::as_str);
            results.push(result(plan, index, diagnostic, uid));
        }
    }
    let rules: Vec<_> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "planomer",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id(),
        "name": code.name(),
        "shortDescription": {"text": code.summary()},
        "fullDescription": {"text": code.explanation().trim_end()},
        "defaultConfiguration": {"level": level(code.severity())},
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn artifact(plan: &Plan) -> Value {
    let source = &plan.source;
    let mut out = json!({
        "location": {"uri": address(plan)},
        "mimeType": source.media_type,
        "length": source.size,
        "hashes": {"sha-256": source.sha256},
    });
    if let (Some(encoding), Some(object)) = (&source.encoding, out.as_object_mut()) {
        object.insert("encoding".into(), json!(encoding));
    }
    out
}

/// The file's name as a relative reference; `stdin` where it had none.
fn address(plan: &Plan) -> String {
    plan.source.name.as_deref().map_or_else(|| "stdin".to_owned(), |name| url_path(&name.replace('\\', "/")))
}

fn result(plan: &Plan, index: usize, diagnostic: &Diagnostic, uid: &str) -> Value {
    let rule = Code::ALL.iter().position(|c| *c == diagnostic.code);
    let at = diagnostic.at.as_deref();
    let mut physical = Map::new();
    physical.insert("artifactLocation".into(), json!({"uri": address(plan), "index": index}));
    let text = matches!(plan.source.format, Format::Text | Format::Csv);
    if let Some(region) = at.filter(|_| text).and_then(region) {
        physical.insert("region".into(), region);
    }
    let mut location = json!({"physicalLocation": physical});
    let mut names = Vec::new();
    names.extend(at.map(|at| json!({"fullyQualifiedName": at, "kind": "place"})));
    names.extend(diagnostic.measure.as_ref().map(|id| json!({"fullyQualifiedName": id, "kind": "measure"})));
    if let (false, Some(object)) = (names.is_empty(), location.as_object_mut()) {
        object.insert("logicalLocations".into(), json!(names));
    }
    let mut out = json!({
        "ruleId": diagnostic.code.id(),
        "ruleIndex": rule,
        "level": level(diagnostic.severity),
        "message": {"text": diagnostic.message},
        "locations": [location],
        "partialFingerprints": {"planomer/v1": fingerprint(diagnostic, uid)},
    });
    if let (Some(suggestion), Some(object)) = (&diagnostic.suggestion, out.as_object_mut()) {
        // No `fixes`: what may have been meant is never put in place of what is printed.
        object.insert("properties".into(), json!({"suggestion": suggestion}));
    }
    out
}

/// The same for the same doubt about the same measure in another edition, wherever it stands there.
fn fingerprint(diagnostic: &Diagnostic, uid: &str) -> String {
    let text = [diagnostic.code.id(), uid, &diagnostic.message].join("\n");
    uid::hex(&Sha256::digest(text), 8)
}

/// The region of `L139:2-12`, `L4` or `L4-L11`.
fn region(at: &str) -> Option<Value> {
    let rest = at.strip_prefix('L')?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| *n > 0);
    if let Some((line, columns)) = rest.split_once(':') {
        let (start, end) = columns.split_once('-')?;
        return Some(json!({
            "startLine": number(line)?,
            "startColumn": number(start)?,
            "endColumn": number(end)?,
        }));
    }
    match rest.split_once("-L") {
        Some((first, last)) => Some(json!({"startLine": number(first)?, "endLine": number(last)?})),
        None => Some(json!({"startLine": number(rest)?})),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn a_place_in_a_text_is_a_region() {
        let columns = json!({"startLine": 139, "startColumn": 2, "endColumn": 12});
        assert_eq!(region("L139:2-12"), Some(columns));
        assert_eq!(region("L4-L11"), Some(json!({"startLine": 4, "endLine": 11})));
        assert_eq!(region("T1R2C3"), None);
    }

    #[test]
    fn every_diagnostic_is_a_result_of_its_rule() {
        let plan = sample::plan();
        let document: Value = serde_json::from_str(&to_sarif([&plan])).unwrap();
        let run = &document["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), plan.diagnostics.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
        assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 28);
        assert_eq!(results[0]["properties"]["suggestion"], "2024-06-30");
    }
}
