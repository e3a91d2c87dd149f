//! Delimited text (RFC 4180) that no spreadsheet takes for formulas.

use std::io::{self, Write};

use super::super::table::Value;

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eol {
    Lf,
    CrLf,
}

/// Writes a row.
pub(super) fn row<'a>(
    out: &mut impl Write,
    values: impl IntoIterator<Item = Value<'a>>,
    eol: Eol,
) -> io::Result<()> {
    for (i, value) in values.into_iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        cell(out, &value)?;
    }
    out.write_all(if eol == Eol::Lf { b"\n" } else { b"\r\n" })
}

fn cell(out: &mut impl Write, value: &Value<'_>) -> io::Result<()> {
    match value {
        Value::Null => Ok(()),
        Value::Text(text) => quoted(out, text),
        Value::Flag(value) => write!(out, "{value}"),
        Value::Integer(value) => write!(out, "{value}"),
        Value::Number(value) => write!(out, "{value}"),
        Value::Date(value) => write!(out, "{value}"),
    }
}

fn quoted(out: &mut impl Write, text: &str) -> io::Result<()> {
    let guard = if is_formula(text) { "'" } else { "" };
    let plain =
        !text.contains(['"', ',', '\n', '\r', ';', '\t']) && !text.starts_with(' ') && !text.ends_with(' ');
    if plain {
        return write!(out, "{guard}{text}");
    }
    write!(out, "\"{guard}")?;
    for (i, part) in text.split('"').enumerate() {
        if i > 0 {
            out.write_all(b"\"\"")?;
        }
        out.write_all(part.as_bytes())?;
    }
    out.write_all(b"\"")
}

/// Whether a spreadsheet could take the text of a cell for a formula (OWASP, "CSV Injection"): such a text gets
/// an apostrophe before it, which spreadsheets know as the mark of a text.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[Value<'_>]) -> String {
        let mut out = Vec::new();
        row(&mut out, values.iter().cloned(), Eol::Lf).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formulas_become_texts_and_numbers_stay_numbers() {
        let cells = ["=1+1", "+7 495", "-3", "@SUM(A1)", "\tx", "a=b"].map(Value::from);
        assert_eq!(line(&cells), "'=1+1,'+7 495,'-3,'@SUM(A1),\"'\tx\",a=b\n");
        assert_eq!(line(&[Value::Number(-3.5), Value::Integer(-3), Value::Null]), "-3.5,-3,\n");
    }

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(line(&["a \"b\", c".into(), "=\"x\"".into()]), "\"a \"\"b\"\", c\",\"'=\"\"x\"\"\"\n");
    }
}
