//! Where an element ends, by its bytes: what has no meaning need not be read tag by tag.
//!
//! Both questions are asked behind a start tag and answered only where that is sure; else the reader goes through the
//! element: when an element of the same name lies in it, or a comment, CDATA or a processing instruction, which may
//! hold anything.

use memchr::{memchr, memmem};

/// Where the end tag of an element of this name stands, for elements of many bytes.
pub fn end_tag(text: &[u8], name: &str) -> Option<usize> {
    let tags = |at: usize| {
        let before = text.get(..at)?;
        let is_tag = before.ends_with(b"<") || before.ends_with(b"</");
        (is_tag && ends_name(text.get(at + name.len()))).then_some(before)
    };
    let content = memmem::find_iter(text, name).find_map(tags)?.strip_suffix(b"</")?;
    let plain = memmem::find(content, b"<!").is_none() && memmem::find(content, b"<?").is_none();
    plain.then_some(content.len())
}

/// The same for elements of few bytes; `None` also where an element of one of these local names lies in it.
pub fn end_tag_without(text: &[u8], name: &str, wanted: &[&str]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr(b'<', text.get(at..)?)?;
        let tag = text.get(at + 1..)?;
        if let [b'/', end @ ..] = tag {
            if end.starts_with(name.as_bytes()) && ends_name(end.get(name.len())) {
                return Some(at);
            }
        } else {
            let found = tag.get(..tag.iter().position(|b| ends_name(Some(b)))?)?;
            let local = found
                .iter()
                .position(|b| *b == b':')
                .map_or(found, |at| found.get(at + 1..).unwrap_or(found));
            let other = found != name.as_bytes() && !found.starts_with(b"!") && !found.starts_with(b"?");
            if !other || wanted.iter().any(|name| name.as_bytes() == local) {
                return None;
            }
        }
        at += 1;
    }
}

/// Whether a name ends before this byte.
fn ends_name(byte: Option<&u8>) -> bool {
    byte.is_some_and(|b| matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_tag_is_the_first_of_the_whole_name() {
        for text in
            ["<w:b/><w:c>t</w:c></w:a>", "</w:a>", "<w:ab></w:ab></w:a >", "w:a > </w:a>", "<a></a></w:a>"]
        {
            let end = text.rfind("</w:a").unwrap();
            assert_eq!(end_tag(text.as_bytes(), "w:a"), Some(end), "{text}");
            assert_eq!(end_tag_without(text.as_bytes(), "w:a", &["d"]), Some(end), "{text}");
        }
    }

    #[test]
    fn where_bytes_do_not_tell_there_is_no_answer() {
        let unsure = [
            "<w:a></w:a></w:a>", "<w:a/></w:a>", "<!-- </w:a> --></w:a>", "<![CDATA[</w:a>]]></w:a>",
            "<?x </w:a>?></w:a>",
        ];
        for text in unsure.into_iter().chain(["", "<w:b>", "</w:ab>", "<", "</w:a"]) {
            assert_eq!(end_tag(text.as_bytes(), "w:a"), None, "{text}");
            assert_eq!(end_tag_without(text.as_bytes(), "w:a", &[]), None, "{text}");
        }
    }

    #[test]
    fn a_wanted_name_is_found_with_any_prefix() {
        for (inner, found) in
            [("<w:b/>", true), ("<b w:val='1'/>", true), ("<x:b>", true), ("<w:bCs/>", false), ("b", false)]
        {
            let text = format!("<w:c/>{inner}</w:a>");
            assert_eq!(end_tag_without(text.as_bytes(), "w:a", &["d", "b"]).is_none(), found, "{inner}");
        }
    }
}
