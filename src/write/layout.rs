//! How the tables were understood, in words for people: what `planomer read --explain-layout` prints.

use std::fmt::Write;

use crate::model::plan::{ColumnReason, LayoutColumn, LayoutRow, LayoutTable, Plan, Role, RowKind};

/// Longest heading or text shown, in characters.
const SHOWN: usize = 44;

/// The layout of a plan as text: each table with its columns, their parts and the reasons, then its rows.
pub fn explain(plan: &Plan) -> String {
    let mut out = String::new();
    if plan.layout.is_empty() {
        let list =
            if plan.measures.is_empty() { "no plan was found" } else { "the plan is a list of paragraphs" };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "No table was read as a plan: {list}.");
        let _ =
            writeln!(out, "`planomer tables FILE` shows the tables; `--table N` says which of them to read.");
        return out;
    }
    for table in &plan.layout {
        explain_table(table, &mut out);
    }
    let roles = plan
        .layout
        .first()
        .map(|t| t.columns.iter().map(|c| role_name(c.role)).collect::<Vec<_>>().join(","));
    let _ = writeln!(out, "To read it otherwise, say what the columns are and where the header ends:");
    let _ = writeln!(out, "  --columns {} --header-row N --table N --lang CODE", roles.unwrap_or_default());
    out
}

fn explain_table(table: &LayoutTable, out: &mut String) {
    let header = table
        .header
        .as_ref()
        .map_or_else(|| "has no header of its own".to_owned(), |at| format!("has its header at {at}"));
    if table.table == "list" {
        let _ = writeln!(out, "The plan is a list of paragraphs.");
    } else {
        let _ = writeln!(out, "Table {} {header}.", table.table);
    }
    for (index, column) in table.columns.iter().enumerate() {
        explain_column(index + 1, column, out);
    }
    let counted = [
        (RowKind::Measure, "measures"),
        (RowKind::Continuation, "rows that go on with a measure"),
        (RowKind::Section, "sections"),
        (RowKind::Header, "rows of headings"),
        (RowKind::ColumnNumbers, "rows of column numbers"),
        (RowKind::Total, "rows of sums"),
        (RowKind::Note, "notes"),
        (RowKind::Blank, "empty rows"),
        (RowKind::Other, "rows that were left alone"),
    ];
    let count = |kind| table.rows.iter().filter(|r| r.kind == kind).count();
    let parts: Vec<String> = counted
        .iter()
        .filter(|(k, _)| count(*k) > 0)
        .map(|(k, name)| format!("{} {name}", count(*k)))
        .collect();
    let _ = writeln!(out, "  Rows: {}.", if parts.is_empty() { "none".to_owned() } else { parts.join(", ") });
    for row in &table.rows {
        explain_row(row, out);
    }
    out.push('\n');
}

fn explain_column(number: usize, column: &LayoutColumn, out: &mut String) {
    let heading =
        column.heading.as_deref().map_or_else(|| "without a heading".to_owned(), |h| format!("'{}'", cut(h)));
    let reason = match column.reason {
        ColumnReason::Heading => "its heading says so",
        ColumnReason::Content => "its cells look so",
        ColumnReason::Position if column.role == Role::Other => {
            "nothing tells what it holds; it is kept under its heading"
        }
        ColumnReason::Position => "its place among the other columns says so",
        ColumnReason::Continued => "an earlier table has this header",
        ColumnReason::Option => "you said so",
    };
    let _ = writeln!(out, "  Column {number} {heading} is the {}: {reason}.", meaning(column.role));
}

fn explain_row(row: &LayoutRow, out: &mut String) {
    let kind = match row.kind {
        RowKind::Header => "headings",
        RowKind::ColumnNumbers => "column numbers",
        RowKind::Section => "section",
        RowKind::Measure => "measure",
        RowKind::Continuation => "goes on",
        RowKind::Total => "sum",
        RowKind::Note => "note",
        RowKind::Blank => "empty",
        RowKind::Other => "left alone",
    };
    let _ = write!(out, "  {:<14} {kind}: {}", row.at, row.reason);
    match &row.text {
        Some(text) => {
            let _ = writeln!(out, " ({})", cut(text));
        }
        None => out.push('\n'),
    }
}

/// What a role means, in words a reader of plans uses.
const fn meaning(role: Role) -> &'static str {
    match role {
        Role::Number => "number of the measure",
        Role::Title => "measure itself",
        Role::Section => "section it stands in",
        Role::Deadline => "deadline",
        Role::Start => "day it starts",
        Role::End => "day it ends",
        Role::Duration => "time it takes",
        Role::Responsible => "party that answers for it",
        Role::CoResponsible => "party that helps",
        Role::ExpectedResult => "expected result",
        Role::Target => "value to reach",
        Role::Baseline => "value before the plan",
        Role::Unit => "unit of the values",
        Role::Mark => "mark that work goes on in that time",
        Role::Indicator => "thing that is measured",
        Role::Place => "place",
        Role::Funding => "money",
        Role::Status => "note of what was done",
        Role::Basis => "document that asks for it",
        Role::Note => "remark",
        Role::Other => "rest",
    }
}

/// The role as `--columns` takes it.
fn role_name(role: Role) -> String {
    serde_json::to_value(role).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A text of one line, cut to what fits, without control characters.
fn cut(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.chars().count() <= SHOWN {
        return clean;
    }
    let mut short: String = clean.chars().take(SHOWN - 1).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use crate::options::Options;

    #[test]
    fn the_layout_is_told_in_words() {
        let text = "№\tМероприятие\tСрок\tОтветственный\n1\tПочинить мост\t01.05.2025\tАртель\n2\tПокрасить мост\t01.06.2025\tАртель\n";
        let plan = crate::read(text.as_bytes(), &Options::default()).unwrap();
        let told = super::explain(&plan);
        assert!(told.contains("Column 3 'Срок' is the deadline: its heading says so."), "{told}");
        assert!(told.contains("Rows: 2 measures"), "{told}");
        assert!(told.contains("--columns number,title,deadline,responsible"), "{told}");
    }
}
