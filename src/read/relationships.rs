//! `[Content_Types].xml` and `.rels` parts: which part is what, and where it is (ECMA-376 part 2, 7.2 and 6.5).

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::package::{damaged, other_encoding};
use crate::error::Error;
use crate::options::Limits;

/// A relationship between a part and its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its id within the source part: `rId3`.
    pub id: String,
    /// The last segment of its type: `officeDocument`, `styles`; the same in strict and transitional files.
    pub kind: String,
    /// The target part's name from the package's root, without a slash before it; an address if external.
    pub target: String,
    /// Whether the target lies outside the package.
    pub external: bool,
}

/// Relationships by their id; of two with the same the first.
pub fn by_id(all: &[Relationship]) -> HashMap<&str, &Relationship> {
    all.iter().rev().map(|relationship| (relationship.id.as_str(), relationship)).collect()
}

/// The content types of parts, lower case.
#[derive(Debug, Default)]
pub struct ContentTypes {
    /// By extension.
    pub defaults: HashMap<String, String>,
    /// By part name, lower case and without the slash before it.
    pub overrides: HashMap<String, String>,
}

/// Reads `[Content_Types].xml`.
///
/// # Errors
/// When it is not well-formed.
pub fn content_types(bytes: &[u8], limits: &Limits) -> Result<ContentTypes, Error> {
    let mut types = ContentTypes::default();
    each_element("[Content_Types].xml", bytes, limits, |element| {
        let Some(content_type) = attribute(element, "ContentType") else { return };
        match element.local_name().into_inner() {
            "Default" => {
                if let Some(extension) = attribute(element, "Extension") {
                    types.defaults.insert(extension.to_lowercase(), content_type.to_lowercase());
                }
            }
            "Override" => {
                if let Some(name) = attribute(element, "PartName") {
                    let name = name.trim_start_matches('/').to_lowercase();
                    types.overrides.insert(name, content_type.to_lowercase());
                }
            }
            _ => {}
        }
    })?;
    Ok(types)
}

/// Reads a relationships part; `source` is the part it belongs to, `""` the package.
///
/// # Errors
/// When it is not well-formed.
pub fn relationships(bytes: &[u8], source: &str, limits: &Limits) -> Result<Vec<Relationship>, Error> {
    let mut found = Vec::new();
    each_element("relationships", bytes, limits, |element| {
        if element.local_name().into_inner() != "Relationship" {
            return;
        }
        let get = |name| attribute(element, name).unwrap_or_default();
        let external = get("TargetMode").eq_ignore_ascii_case("external");
        let target = get("Target");
        let kind = get("Type");
        found.push(Relationship {
            id: get("Id"),
            kind: kind.rsplit('/').next().unwrap_or(&kind).to_owned(),
            target: if external { target } else { resolve(source, &target) },
            external,
        });
    })?;
    Ok(found)
}

/// A target relative to the folder of its source part, as a name from the root (RFC 3986, 5.2.4).
fn resolve(source: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split(['#', '?']).next().unwrap_or("");
    let mut segments: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        segments.extend(source.split('/'));
        segments.pop();
    }
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    percent_decode(&segments.join("/"))
}

/// `%D0%B0` → «а»; what is no UTF-8 stays as it is.
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok());
        let decoded = hex.filter(|_| byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Calls `visit` with every start tag.
fn each_element(
    part: &str,
    bytes: &[u8],
    limits: &Limits,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<(), Error> {
    let text = decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut elements = 0;
    loop {
        match reader.read_event().map_err(|e| damaged(format!("`{part}` is not well-formed: {e}")))? {
            Event::Start(element) | Event::Empty(element) => {
                elements += 1;
                if elements > limits.elements {
                    return Err(Error::limit("elements", limits.elements, format!("`{part}`")));
                }
                visit(&element);
            }
            Event::DocType(_) => return Err(damaged(format!("`{part}` declares a document type"))),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The text of an XML part that is small enough to hold.
fn decode(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    other_encoding(bytes).unwrap_or(encoding_rs::UTF_8).decode(bytes).0
}

/// The value of an attribute by its local name, unescaped.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_against_the_source_part() {
        assert_eq!(resolve("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "../custom/./a.xml"), "custom/a.xml");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "word/%D0%B0.xml"), "word/а.xml");
        assert_eq!(resolve("", "word/100%.xml"), "word/100%.xml");
    }

    #[test]
    fn strict_and_transitional_types_have_the_same_kind() {
        let rels = br#"<r:Relationships xmlns:r="x">
            <r:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="s.xml"/>
            <r:Relationship Id="b" Type="http://x/hyperlink" Target="http://a?b&amp;c" TargetMode="External"/>
        </r:Relationships>"#;
        let found = relationships(rels, "word/document.xml", &Limits::default()).unwrap();
        assert_eq!(found[0].kind, "styles");
        assert_eq!(found[0].target, "word/s.xml");
        assert_eq!((found[1].target.as_str(), found[1].external), ("http://a?b&c", true));
    }

    #[test]
    fn a_document_type_is_refused() {
        let bomb = b"<!DOCTYPE a [<!ENTITY b \"b\">]><Relationships/>";
        assert!(relationships(bomb, "", &Limits::default()).is_err());
    }
}
