//! Text of a document made safe for formats that forbid control characters.

use std::fmt::Write as _;

/// The text with every character that XML 1.0 cannot hold as a space.
pub(crate) fn xml_text(text: &str) -> String {
    text.chars().map(|c| if is_xml(c) { c } else { ' ' }).collect()
}

/// Char of XML 1.0 (production 2), but for those that only a reference could hold.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..) && c != '\u{7f}'
}

/// A path in an address: everything but unreserved characters (RFC 3986) and `/` as percent escapes.
pub(crate) fn url_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_spaces() {
        assert_eq!(xml_text("a\u{1}b\u{c}c\u{fffe}"), "a b c ");
        assert_eq!(url_path("план 1.txt"), "%D0%BF%D0%BB%D0%B0%D0%BD%201.txt");
    }
}
