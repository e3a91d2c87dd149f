//! Cells and strings as nearly every program writes nearly all of them, taken from the text at once. What is written
//! in any other way is none of these: it is walked over tag by tag, with the same outcome.

use memchr::{memchr, memchr3};

/// A cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its position.
    pub r: Option<&'a str>,
    /// Its style.
    pub s: Option<&'a str>,
    /// Its type.
    pub t: Option<&'a str>,
    /// What stands in it.
    pub content: Content<'a>,
}

/// What stands in a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// A value, `v`.
    Value(&'a str),
    /// A text, `is`, without escapes.
    Inline(&'a str),
}

impl Content<'_> {
    /// The elements in a cell with this content, the cell too, each in the one before.
    pub fn elements(&self) -> u64 {
        match self {
            Self::Nothing => 1,
            Self::Value(_) => 2,
            Self::Inline(_) => 3,
        }
    }
}

/// The cell with which a text begins, such as `<c r="A1" s="2" t="s"><v>7</v></c>`, and what follows.
pub fn cell(text: &str) -> Option<(Cell<'_>, &str)> {
    let mut cell = Cell::default();
    let mut rest = after(text, b"<c")?;
    while let Some(attribute) = after(rest, b" ") {
        let (name, quoted) = attribute.split_at_checked(3)?;
        // Values are short.
        let (value, end) = quoted.split_at_checked(quoted.bytes().position(|b| b == b'"')?)?;
        match name.as_bytes() {
            b"r=\"" => cell.r = Some(value),
            b"s=\"" => cell.s = Some(value),
            b"t=\"" => cell.t = Some(value),
            _ => return None,
        }
        rest = after(end, b"\"")?;
    }
    if let Some(rest) = after(rest, b"/>") {
        return Some((cell, rest));
    }
    rest = after(rest, b">")?;
    if let Some(value) = after(rest, b"<v>") {
        let end = value.bytes().position(|b| matches!(b, b'<' | b'&' | b'\r'))?;
        let (value, end) = value.split_at_checked(end)?;
        cell.content = Content::Value(value);
        rest = after(end, b"</v>")?;
    } else if let Some(text) = after(rest, b"<is>") {
        let (text, end) = run(text)?;
        cell.content = Content::Inline(text);
        rest = after(end, b"</is>")?;
    }
    Some((cell, after(rest, b"</c>")?))
}

/// The shared string with which a text begins, without escapes, and what follows.
pub fn string(text: &str) -> Option<(&str, &str)> {
    let (text, end) = run(after(text, b"<si>")?)?;
    Some((text, after(end, b"</si>")?))
}

/// The elements of a shared string, each in the one before.
pub const STRING_ELEMENTS: u64 = 2;

/// The only run of a text.
fn run(text: &str) -> Option<(&str, &str)> {
    let text = after(text, b"<t>").or_else(|| after(text, b"<t xml:space=\"preserve\">"))?;
    let (text, end) = text.split_at_checked(memchr(b'<', text.as_bytes())?)?;
    // An underscore may begin an escape.
    if memchr3(b'&', b'\r', b'_', text.as_bytes()).is_some() {
        return None;
    }
    Some((text, after(end, b"</t>")?))
}

/// What follows a tag with which a text begins. The length is known, so that no function compares the bytes.
fn after<'a, const N: usize>(text: &'a str, tag: &[u8; N]) -> Option<&'a str> {
    (text.as_bytes().first_chunk() == Some(tag)).then(|| text.get(N..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_plain_or_left_alone() {
        let (found, after) = cell(r#"<c r="B1" s="5" t="s"><v>12</v></c><c/>"#).unwrap();
        let content = Content::Value("12");
        assert_eq!(found, Cell { r: Some("B1"), s: Some("5"), t: Some("s"), content });
        assert_eq!(after, "<c/>");
        assert_eq!(cell("<c/> "), Some((Cell::default(), " ")));
        assert_eq!(cell("<c></c>"), Some((Cell::default(), "")));
        let (found, _) = cell(r#"<c><is><t xml:space="preserve"> а</t></is></c>"#).unwrap();
        assert_eq!(found.content, Content::Inline(" а"));
        for other in [
            r#"<c r="B1" cm="1"/>"#, "<c r='B1'/>", r#"<c  r="B1"/>"#, r#"<c r="B1" />"#, r#"<c я="B1"/>"#,
            "<col/>", "<c><v>1", "<c><v>1&amp;</v></c>", "<c><v>1\r</v></c>", "<c> <v>1</v></c>",
            "<c><f>1</f><v>1</v></c>", "<c><v/></c>", "<c><v>1</v ></c>", "<c><v>1</v><f/></c>",
            "<c><is><t>_x000D_</t></is></c>", "<c><is><t>а</t><t>б</t></is></c>", "<c><is/></c>", "",
        ] {
            assert_eq!(cell(other), None, "{other}");
        }
    }

    #[test]
    fn a_string_is_plain_or_left_alone() {
        assert_eq!(string("<si><t>а</t></si><si>"), Some(("а", "<si>")));
        for other in ["<si><r><t>а</t></r></si>", "<si/>", "<si><t/></si>", "<si><t>a&lt;</t></si>"] {
            assert_eq!(string(other), None, "{other}");
        }
    }
}
