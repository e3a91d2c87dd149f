//! Tags and texts of XML as nearly every program writes them, told by few looks at the bytes. What is written in any
//! other way is none of these: it is left to the XML reader, with the same outcome.

use memchr::{memchr, memchr_iter, memchr2};
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// What a text begins with, between tags, and what follows; `open` is the name of the element that is open if
/// its start tag was read here. Its end tag must be too.
pub fn plain<'a>(text: &'a [u8], open: Option<&[u8]>) -> Option<(Event<'a>, &'a [u8])> {
    match text {
        [b'<', b'/', end @ ..] => {
            let (name, after) = end.split_at_checked(open?.len()).filter(|(name, _)| Some(*name) == open)?;
            let after = after.trim_ascii_start().strip_prefix(b">")?;
            Some((Event::End(BytesEnd::new(str::from_utf8(name).ok()?)), after))
        }
        [b'<', b'!' | b'?', ..] => None,
        [b'<', start @ ..] => start_tag(start),
        _ => {
            let (text, after) = text.split_at_checked(memchr2(b'<', b'&', text).filter(|end| *end > 0)?)?;
            Some((Event::Text(BytesText::from_escaped(str::from_utf8(text).ok()?)), after))
        }
    }
}

/// A tag after its `<`; in one with a value in single quotes, the first `>` may not end it.
fn start_tag(text: &[u8]) -> Option<(Event<'_>, &[u8])> {
    let (content, after) = text.split_at_checked(memchr(b'>', text)?)?;
    let after = after.get(1..)?;
    let (content, empty) = content.strip_suffix(b"/").map_or((content, false), |content| (content, true));
    let name = content
        .iter()
        .position(|b| !b.is_ascii_alphanumeric() && !b":-_.".contains(b))
        .unwrap_or(content.len());
    let attributes = content.get(name..)?;
    let quotes = memchr_iter(b'"', attributes).count();
    let plain = attributes.first().is_none_or(|b| *b == b' ') && !attributes.contains(&b'\'');
    if name == 0 || !plain || !quotes.is_multiple_of(2) {
        return None;
    }
    let tag = BytesStart::from_content(str::from_utf8(content).ok()?, name);
    Some((if empty { Event::Empty(tag) } else { Event::Start(tag) }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told<'a>(text: &'a str, open: Option<&str>) -> Option<(String, &'a str)> {
        let (event, after) = plain(text.as_bytes(), open.map(str::as_bytes))?;
        Some((format!("{event:?}"), str::from_utf8(after).unwrap()))
    }

    #[test]
    fn what_is_told_is_what_the_reader_reads() {
        for text in [
            "<w:p>", "<w:tab/>", "<w:p w:a=\"1\" b=\"/\">", "<a b=\"\"/>", "<a />", "<a b>", "<a:b-c_d.e>",
            "<a b=\"1\"c=\"2\">",
        ] {
            let mut reader = quick_xml::reader::Reader::from_str(text);
            let read = format!("{:?}", reader.read_event().unwrap());
            assert_eq!(told(&format!("{text}т<"), None), Some((read, "т<")), "{text}");
        }
        assert_eq!(told("т>\r\"&amp;", None).unwrap().1, "&amp;");
        assert_eq!(told("</w:p>т", Some("w:p")).unwrap().1, "т");
        assert_eq!(told("</w:p \n>т", Some("w:p")).unwrap().1, "т");
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_reader() {
        for text in [
            "", "т", "&amp;", "<", "<>", "</w:p>", "<w:p", "<?a?>", "<!--a-->", "<![CDATA[a]]>", "<a b='>'>",
            "<a b=\">\">", "<a\tb=\"1\">", "<я>", "< a>",
        ] {
            assert_eq!(told(text, None), None, "{text}");
        }
        for text in ["</w:pPr>", "</w:", "</w:p", "</ w:p>", "</w:p a>"] {
            assert_eq!(told(text, Some("w:p")), None, "{text}");
        }
        assert!(plain(b"\xff<", None).is_none());
    }
}
