//! Published datasets: the same bytes each time, nothing half written, nothing a spreadsheet takes for a formula, and
//! Word and Excel files that are read back to the same measures. The formats' own validators run in
//! `tests/python/test_publish.py`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use planomer::{Metadata, Options, Plan, Publication, PublishFormat, from_json, publish, read};
use serde_json::Value;

fn sample() -> Plan {
    from_json(include_bytes!("../src/write/sample.json")).unwrap()
}

fn metadata() -> Metadata {
    Metadata::from_toml("modified = 2024-02-01\n[publisher]\ninn = \"7700000000\"\nphone = \"+7 495 000\"\n")
        .unwrap()
}

/// A folder that is removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("planomer-publish-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        files(&self.0).into_keys().collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Every file under a folder, or the file itself, by its path there.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut left = vec![root.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            all.insert(name, std::fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn the_same_plans_give_the_same_bytes() {
    let scratch = Scratch::new("same");
    for format in PublishFormat::ALL {
        let mut editions = Vec::new();
        for edition in ["a", "b"] {
            let out = scratch.path(&format!("{}-{edition}", format.name()));
            publish([&sample()], &out, *format, metadata()).unwrap();
            editions.push(files(&out));
            // ZIP stores times in steps of two seconds; a clock that got in would show after that.
            if edition == "a" && matches!(format, PublishFormat::Docx | PublishFormat::Xlsx) {
                std::thread::sleep(std::time::Duration::from_millis(2100));
            }
        }
        assert!(!editions[0].is_empty() && editions[0] == editions[1], "{}", format.name());
    }
}

#[test]
fn an_earlier_edition_is_replaced_only_when_asked_and_only_whole() {
    let scratch = Scratch::new("replace");
    let out = scratch.path("set");
    let plan = sample();
    publish([&plan], &out, PublishFormat::Datapackage, metadata()).unwrap();
    let before = files(&out);

    let error = publish([&plan], &out, PublishFormat::Datapackage, metadata()).unwrap_err();
    assert!(error.hint().unwrap().contains("--replace"), "{error}");

    let replace = || Metadata { replace: true, ..metadata() };
    let mut half = Publication::create(&out, PublishFormat::Datapackage, replace()).unwrap();
    half.add(&plan).unwrap();
    drop(half);
    assert_eq!(files(&out), before, "a dataset given up changed the one that stood there");

    publish([&plan, &plan], &out, PublishFormat::Datapackage, replace()).unwrap();
    let measures = |all: &BTreeMap<String, Vec<u8>>| all["data/measures.csv"].split(|b| *b == b'\n').count();
    assert_eq!(measures(&files(&out)), 2 * measures(&before) - 2);

    std::fs::write(out.join("notes.txt"), "mine").unwrap();
    let error = publish([&plan], &out, PublishFormat::Datapackage, replace()).unwrap_err();
    assert!(error.message().contains("notes.txt"), "{error}");
    assert!(scratch.names().iter().all(|n| n.starts_with("set/")), "{:?}", scratch.names());
}

#[test]
fn several_plans_do_not_go_into_one_file() {
    let scratch = Scratch::new("one");
    let error = publish([&sample(), &sample()], &scratch.path("a.docx"), PublishFormat::Docx, metadata())
        .unwrap_err();
    assert!(error.hint().unwrap().contains("folder"), "{error}");
    publish([&sample(), &sample()], &scratch.path("all"), PublishFormat::Docx, metadata()).unwrap();
    assert_eq!(scratch.names(), ["all/план-переправ-00000000.docx", "all/план-переправ.docx"]);
}

#[test]
fn no_cell_of_a_text_column_begins_as_a_formula() {
    let scratch = Scratch::new("formula");
    let mut plan = sample();
    for (measure, sign) in
        plan.measures.iter_mut().zip(["=1+1", "+1", "-1", "@x", "\t=1", "=\"a\"\"b\"", "a"])
    {
        measure.title = sign.into();
    }
    publish([&plan], &scratch.path("dp"), PublishFormat::Datapackage, metadata()).unwrap();
    publish([&plan], &scratch.path("ru"), PublishFormat::RuOpendata, metadata()).unwrap();
    let mut seen = 0;
    for (name, bytes) in files(&scratch.0) {
        if Path::new(&name).extension().is_none_or(|e| e != "csv") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let eol = if name.starts_with("ru/") { "\r\n" } else { "\n" };
        assert!(text.ends_with(eol) && (eol == "\r\n" || !text.contains('\r')), "{name}");
        for cell in cells(&text) {
            let number = cell.parse::<f64>().is_ok() && !cell.starts_with('+');
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
            seen += usize::from(cell.starts_with('\''));
        }
    }
    assert!(seen >= 12, "the dangerous titles are gone");
}

/// Cells of delimited text, quotes taken off.
fn cells(text: &str) -> Vec<String> {
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => all.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    all
}

/// Whether deadlines are marks of a chart. They are written as days: their texts and forms are others then.
fn is_chart(plan: &Plan) -> bool {
    plan.layout.iter().flat_map(|t| &t.columns).any(|c| c.role == planomer::plan::Role::Mark)
}

#[test]
fn office_files_are_read_back_to_the_same_measures() {
    let scratch = Scratch::new("round");
    let mut wrong = Vec::new();
    for (name, input) in fixtures() {
        let plan = read_file(&input);
        for format in [PublishFormat::Docx, PublishFormat::Xlsx] {
            let out = scratch.path(&format!("{name}.{}", format.name()));
            publish([&plan], &out, format, metadata()).unwrap();
            let back = read_file(&out);
            let days = is_chart(&plan);
            let (printed, mut read) = (said(&plan, days), said(&back, days));
            forget_usual_headings(&printed, &mut read);
            if printed != read {
                wrong.push(format!("{name} as {}", format.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn fixtures() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let inputs = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
        let mut inputs: Vec<_> = inputs.filter(|p| p.file_stem().is_some_and(|s| s == "input")).collect();
        inputs.sort();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(inputs.pop().map(|input| (name, input)));
    }
    all.sort();
    all
}

fn read_file(path: &Path) -> Plan {
    let options = Options { name: Some(path.display().to_string()), ..Options::default() };
    read(&std::fs::read(path).unwrap(), &options).unwrap()
}

/// What the measures say, without where it stands and what was once said for several of them; of deadlines only the
/// days, where that is asked for.
fn said(plan: &Plan, days: bool) -> Value {
    let mut measures = serde_json::to_value(&plan.measures).unwrap();
    for measure in measures.as_array_mut().unwrap().iter_mut().filter(|_| days) {
        for deadline in measure["deadlines"].as_array_mut().unwrap() {
            *deadline = serde_json::json!([deadline["start"], deadline["end"]]);
        }
    }
    strip(&mut measures);
    measures
}

/// What stands under no heading in the source is published under the usual one of its role.
fn forget_usual_headings(printed: &Value, read: &mut Value) {
    let extras = |measure: &Value| measure["extra"].as_array().cloned().unwrap_or_default();
    for (printed, read) in printed.as_array().unwrap().iter().zip(read.as_array_mut().unwrap()) {
        for (printed, read) in extras(printed).iter().zip(read["extra"].as_array_mut().unwrap()) {
            if printed["heading"].is_null() && !read["heading"].is_null() {
                read["heading"] = Value::Null;
            }
        }
    }
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|k, _| {
                !matches!(k.as_str(), "at" | "inherited" | "organization" | "label_basis" | "section")
            });
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let scratch = Scratch::new("cli");
    std::fs::create_dir(scratch.path("in")).unwrap();
    std::fs::write(scratch.path("in/good.json"), planomer::to_json(&sample())).unwrap();
    std::fs::write(scratch.path("in/bad.json"), "{\"schema\": 1}").unwrap();
    let out = scratch.path("out");
    let run = Command::new(env!("CARGO_BIN_EXE_planomer"))
        .args(["publish", "--to", "datapackage", "-o"])
        .args([&out, &scratch.path("in")])
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(1), "{messages}");
    assert!(messages.contains("bad.json") && messages.contains("1 plan, 1 could not be read"), "{messages}");
    assert!(out.join("datapackage.json").exists());
}

#[test]
fn an_archive_is_published_as_its_files() {
    let scratch = Scratch::new("archive");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(scratch.path("plans.zip")).unwrap());
    for name in ["a.json", "inner/b.json", "__MACOSX/a.json"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, planomer::to_json(&sample()).as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_planomer"))
        .args(["publish", "--to", "docx", "-o"])
        .args([&scratch.path("out"), &scratch.path("plans.zip")])
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && messages.contains("2 plans"), "{messages}");
    assert_eq!(std::fs::read_dir(scratch.path("out")).unwrap().count(), 2);
}

#[test]
fn the_command_shows_the_schema() {
    let run = Command::new(env!("CARGO_BIN_EXE_planomer")).arg("schema").output().unwrap();
    let schema: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema["$id"].as_str().unwrap().ends_with(planomer::plan::SCHEMA_VERSION));
}

#[test]
fn sarif_has_a_result_for_every_diagnostic_of_every_fixture() {
    let plans: Vec<_> = fixtures().iter().map(|(_, input)| read_file(input)).chain([sample()]).collect();
    let text = planomer::to_sarif(&plans);
    // Where the schema can be checked against it (tests/python/test_publish.py does so through the command).
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("all.sarif"), &text).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), plans.iter().map(|p| p.diagnostics.len()).sum::<usize>());
    assert!(results.iter().any(|r| r["locations"][0]["physicalLocation"]["region"]["endColumn"].is_u64()));
}
