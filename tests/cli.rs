//! The command as a user runs it: output, messages, exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn planomer(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_planomer"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of this content that is removed with its folder.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("planomer-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), content).unwrap();
        Self(folder.join(name))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

const PLAN: &str = "fixtures/agency-openness-plan/input.txt";

#[test]
fn the_summary_names_what_a_reader_looks_for() {
    let output = planomer(&["read", PLAN]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for part in [
        "Агентства речного надзора", "2023-2024", "И.П.Сомов", "7 measures", "Раздел 1. Подготовка",
        "2023-03-01", "Отдел кадров", "error[N301]", "31.06.2023", "perhaps 2023-06-30",
    ] {
        assert!(text.replace("2023/2024", "2023-2024").contains(part), "no «{part}» in\n{text}");
    }
}

#[test]
fn standard_input_gives_the_same_measures() {
    let file = std::fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(PLAN)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_planomer"))
        .args(["read", "-", "--format", "json"])
        .stdin(Stdio::from(file))
        .output()
        .unwrap();
    let piped: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let named: serde_json::Value =
        serde_json::from_slice(&planomer(&["read", PLAN, "--format", "json"]).stdout).unwrap();
    assert_eq!(piped["measures"], named["measures"]);
    assert_eq!(named["measures"].as_array().unwrap().len(), 7);
    assert_eq!(piped["source"]["name"], serde_json::Value::Null);
}

#[test]
fn strict_says_with_its_exit_code_that_there_are_errors() {
    assert_eq!(planomer(&["read", PLAN, "--strict"]).status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_is_an_error_with_a_hint_and_exit_2() {
    let empty = Scratch::new("empty.txt", b"");
    let noise: Vec<u8> = (0..4096_u32).map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
    let noise = Scratch::new("noise.bin", &noise);
    for (file, part) in [
        ("no/such/file.txt", "no such file"),
        ("fixtures", "a folder"),
        (empty.path(), "empty"),
        (noise.path(), "text"),
    ] {
        let output = planomer(&["read", file]);
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert_eq!(out(&output), "", "{file}");
        let text = err(&output);
        assert!(text.starts_with("error: ") && text.contains(part), "{file}: {text}");
        assert!(text.contains("\n\nhint: "), "{file}: {text}");
        assert!(!text.contains("panicked"), "{file}: {text}");
    }
}

#[test]
fn a_text_without_a_plan_gives_no_measures_and_says_so() {
    let letter =
        Scratch::new("letter.txt", "Уважаемые коллеги!\nЗаседание 3.04.2023 перенесено.\n".as_bytes());
    let output = planomer(&["read", letter.path()]);
    assert_eq!(output.status.code(), Some(0));
    let text = out(&output);
    assert!(text.contains("0 measures") && text.contains("I201"), "{text}");
}

#[test]
fn a_limit_that_is_passed_names_itself() {
    let output = planomer(&["read", PLAN, "--limit", "input_bytes=100"]);
    assert_eq!(output.status.code(), Some(2));
    let text = err(&output);
    assert!(text.contains("input_bytes") && text.contains("--limit input_bytes=N"), "{text}");
}

#[test]
fn explain_tells_what_a_code_means() {
    let output = planomer(&["explain", "N301"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("impossible-date"));
    let output = planomer(&["explain", "X999"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn check_fails_on_errors_and_can_leave_codes_out() {
    let plan = Scratch::new("wrong.txt", "№\tМероприятие\tСрок\tОтветственный\n1.\tОткрыть парк\t31.06.2024\tОтдел парков\n2.\tЗакрыть пруд\t01.07.2024\tОтдел парков\n".as_bytes());
    let all = planomer(&["check", plan.path()]);
    assert_eq!(all.status.code(), Some(1), "{}", out(&all));
    assert!(out(&all).contains("N301"), "{}", out(&all));
    let none = planomer(&["check", "--ignore", "N301", plan.path()]);
    assert_eq!(none.status.code(), Some(0), "{}", out(&none));
    let json = planomer(&["check", "--select", "impossible-date", "--format", "json", plan.path()]);
    let rows: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(rows[0]["code"], "N301");
    assert_eq!(rows[0]["file"], plan.path());
    assert_eq!(rows.as_array().unwrap().len(), 1);
}

#[test]
fn explain_prints_the_long_text_and_knows_no_other_codes() {
    let known = planomer(&["explain", "impossible-date"]);
    assert!(out(&known).contains("31.06.2014"), "{}", out(&known));
    let unknown = planomer(&["explain", "N999"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("hint"), "{}", err(&unknown));
}

#[test]
fn completion_knows_the_commands_of_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = planomer(&["completion", shell]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let script = out(&output);
        for word in ["convert", "publish", "explain-layout", "on-error"] {
            assert!(script.contains(word), "{shell} does not complete {word}");
        }
    }
    let output = planomer(&["completion", "csh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("csh"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_planomer"))
        .args(["read", PLAN, "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}
