//! Every code of the table is shown by a fixture or a unit test, and no fixture shows a code out of place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use planomer::{Code, Options, Severity};

/// Codes that a fixture in text cannot show; the test file beside each shows it.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::R101, "tests/codes.rs"),
    (Code::R111, "tests/docx.rs"),
    (Code::R112, "tests/docx.rs"),
    (Code::R113, "tests/docx.rs"),
    (Code::R121, "tests/sheet.rs"),
    (Code::R122, "tests/sheet.rs"),
    (Code::R123, "tests/sheet.rs"),
    (Code::R124, "tests/sheet.rs"),
];

fn inputs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut out = Vec::new();
    for case in std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()) {
        for file in std::fs::read_dir(case).unwrap().map(|e| e.unwrap().path()) {
            if file.file_stem().is_some_and(|s| s == "input") {
                out.push(file);
            }
        }
    }
    out.sort();
    out
}

fn case(path: &Path) -> String {
    path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned()
}

/// The codes that each case shows.
fn shown() -> BTreeMap<String, BTreeSet<Code>> {
    let mut out: BTreeMap<String, BTreeSet<Code>> = BTreeMap::new();
    for path in inputs() {
        let bytes = std::fs::read(&path).unwrap();
        let plan =
            planomer::read(&bytes, &Options::default()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        out.entry(case(&path)).or_default().extend(plan.diagnostics.iter().map(|d| d.code));
    }
    out
}

#[test]
fn every_code_is_shown_by_a_fixture() {
    let shown = shown();
    let all: BTreeSet<Code> =
        shown.values().flatten().copied().chain(ELSEWHERE.iter().map(|(c, _)| *c)).collect();
    let missing: Vec<String> = Code::ALL
        .iter()
        .filter(|code| !all.contains(code))
        .map(|code| format!("{} {}", code.id(), code.name()))
        .collect();
    assert!(missing.is_empty(), "no fixture shows {missing:#?}");
}

#[test]
fn the_tests_named_for_other_codes_hold_them() {
    for (code, file) in ELSEWHERE {
        let text =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default();
        assert!(text.contains(code.id()), "{file} does not show {}", code.id());
    }
}

#[test]
fn a_fixture_named_after_a_code_shows_it() {
    for (case, codes) in shown() {
        if let Some(code) = Code::find(&case) {
            assert!(codes.contains(&code), "fixtures/{case} shows {codes:?}");
        }
    }
}

#[test]
fn a_fixture_not_named_after_a_code_raises_no_error() {
    for path in inputs() {
        if Code::find(&case(&path)).is_some() || case(&path) == "agency-openness-plan" {
            continue;
        }
        let plan = planomer::read(&std::fs::read(&path).unwrap(), &Options::default()).unwrap();
        let errors: Vec<_> = plan.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn a_byte_that_is_no_text_is_told() {
    // R101: one byte that UTF-8 does not have.
    let bytes = "№\tМероприятие\tСрок\n1\tОткрыть парк\t01.05.2025\n".as_bytes();
    let damaged = [bytes, b"2\t\xff\t02.05.2025\n"].concat();
    let plan = planomer::read(&damaged, &Options::default()).unwrap();
    assert!(plan.diagnostics.iter().any(|d| d.code == Code::R101), "{:?}", plan.diagnostics);
}

#[test]
fn codes_are_in_order_and_their_texts_complete() {
    let order = |c: &Code| (["R", "I", "N", "C"].iter().position(|l| c.id().starts_with(l)), c.id());
    assert!(Code::ALL.windows(2).all(|w| order(&w[0]) < order(&w[1])), "codes are out of order");
    let names: BTreeSet<&str> = Code::ALL.iter().map(|c| c.name()).collect();
    assert_eq!(names.len(), Code::ALL.len(), "two codes have one name");
    for code in Code::ALL {
        assert!(code.explanation().len() > code.summary().len(), "{} has no long explanation", code.id());
        assert!(code.explanation().ends_with('\n'), "{}", code.id());
    }
}
