//! What the README lists is what the code has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use std::fmt::Write;

use planomer::Code;

const START: &str = "<!-- codes: written by `UPDATE_EXPECT=1 cargo test --test readme` -->\n";
const END: &str = "<!-- /codes -->";

#[test]
fn the_list_of_codes_is_the_table_of_codes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (listed, after) = rest.split_once(END).unwrap();
    let mut table = String::from("| code | name | severity | what it means |\n|---|---|---|---|\n");
    for code in Code::ALL {
        let (id, name) = (code.id(), code.name());
        writeln!(table, "| {id} | {name} | {} | {} |", code.severity().name(), code.summary()).unwrap();
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, format!("{before}{START}{table}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(listed, table, "run UPDATE_EXPECT=1 cargo test --test readme");
}
