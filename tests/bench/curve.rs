//! How the cost of the whole job grows with the rows of a plan: `cargo bench --bench curve`, with `-- --rows 3000000`
//! for another largest size, `-- --form txt` for one form alone.
//!
//! Each size is read in a process of its own. `memory` is the most it had while reading, beyond the input; `ratio` is
//! the time of a row against that of the line above: cost is linear where it stays near 1. The limits are off: with
//! the usual ones a million rows are refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at a fault, and prints what it measured"
)]

#[path = "made.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod made;

use std::process::Command;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let form = value("--form");
    let most = value("--rows").map_or(1_000_000, |rows| rows.parse().expect("a number of rows"));
    if let Some(rows) = value("--child") {
        measure(form.expect("a form"), rows.parse().expect("a number of rows"));
        return;
    }
    println!("form       rows       bytes     seconds      ns/row       ratio   memory MB");
    for (name, _) in made::FORMS.iter().filter(|(name, _)| form.is_none_or(|f| f == name)) {
        let mut above = None;
        for rows in [1_000, 10_000, 100_000].into_iter().filter(|rows| *rows < most).chain([most]) {
            above = Some(child(name, rows, above));
        }
    }
}

/// Measures one size in a process of its own and prints its line; gives the nanoseconds of a row.
fn child(form: &str, rows: usize, above: Option<f64>) -> f64 {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).args(["--form", form, "--child", &rows.to_string()]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figures: Vec<f64> = text.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
    let [bytes, seconds, memory] = figures[..] else { panic!("not what a child prints: {text}") };
    let each = seconds * 1e9 / rows as f64;
    let ratio = above.map_or_else(|| "–".to_owned(), |above| format!("{:.2}", each / above));
    let memory = memory / f64::from(1 << 20);
    println!("{form:<6}{rows:>9}{bytes:>12}{seconds:>12.3}{each:>12.0}{ratio:>12}{memory:>12.0}");
    each
}

/// Reads one plan and prints its bytes, the seconds, and the bytes of memory that took.
fn measure(form: &str, rows: usize) {
    let (_, write) = made::FORMS.into_iter().find(|(name, _)| *name == form).expect("a known form");
    let bytes = write(rows);
    made::peak_memory();
    let before = made::peak_memory();
    let start = Instant::now();
    let plan = planomer::read(&bytes, &made::unlimited()).expect("a plan");
    let json = planomer::to_json(&plan);
    let seconds = start.elapsed().as_secs_f64();
    assert!(json.len() > rows * 100, "the rows are read");
    assert!(plan.measures.len() * 100 >= rows * 95, "{} measures of {rows} rows", plan.measures.len());
    println!("{} {seconds} {}", bytes.len(), made::peak_memory() - before);
}
