//! Markup left in a text: taken off where it is surely markup, kept where it may be text.
//!
//! Tags of HTML, emphasis and links of Markdown and reStructuredText, character references. A star that ends a
//! word («OMB*») or stands in brackets (`<*>`) is a footnote's mark and stays.

use std::borrow::Cow;

use memchr::memchr3;

/// How far the end of a link or tag is looked for, in bytes.
const REACH: usize = 2000;

/// Tags that only dress their text.
const TAGS: &[&str] = &[
    "a", "b", "big", "center", "code", "del", "div", "em", "font", "i", "ins", "mark", "nobr", "o:p", "p",
    "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr",
];

/// Whether a text has a sign that markup begins with.
pub fn any(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr3(b'<', b'&', b'*', bytes).or_else(|| memchr3(b'[', b'`', b'\\', bytes)).is_some()
        || memchr::memmem::find(bytes, b"__").is_some()
}

/// The text a person would see. Empty markup is kept as it stands.
pub fn strip(text: &str) -> Cow<'_, str> {
    if !any(text) {
        return Cow::Borrowed(text);
    }
    let mut scan = Scan { rest: text, out: String::with_capacity(text.len()), marks: Vec::new() };
    while scan.step() {}
    let clean = scan.without_emphasis();
    let clean = clean.trim();
    if clean.is_empty() || clean == text { Cow::Borrowed(text) } else { Cow::Owned(clean.to_owned()) }
}

/// A run of stars or underlines in the output.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    length: usize,
    sign: char,
    opens: bool,
    closes: bool,
}

struct Scan<'t> {
    rest: &'t str,
    out: String,
    marks: Vec<Mark>,
}

impl Scan<'_> {
    /// Handles what comes next; false at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        let length = match first {
            '<' => self.tag(),
            '&' => self.reference(),
            '[' | '!' => self.link(),
            '`' => self.literal(),
            '\\' => self.escape(),
            '*' | '_' => Some(self.mark(first)),
            _ => None,
        };
        let plain = first.len_utf8();
        if length.is_none() {
            self.out.push(first);
        }
        self.rest = self.rest.get(length.unwrap_or(plain)..).unwrap_or("");
        true
    }

    /// The part of the rest within reach that ends before `end`, and its length with it.
    fn until(&self, end: &str) -> Option<(&str, usize)> {
        let mut reach = REACH.min(self.rest.len());
        while !self.rest.is_char_boundary(reach) {
            reach -= 1;
        }
        let inner = self.rest.get(..reach)?.split_once(end)?.0;
        Some((inner, inner.len() + end.len()))
    }

    fn tag(&mut self) -> Option<usize> {
        let (inner, length) = self.until(">")?;
        let name = inner.get(1..)?.trim_start_matches('/');
        let name = name.split(|c: char| c.is_whitespace() || c == '/').next()?.to_ascii_lowercase();
        if name == "br" {
            self.out.push('\n');
        } else if !TAGS.contains(&name.as_str()) {
            return None;
        }
        Some(length)
    }

    fn reference(&mut self) -> Option<usize> {
        let name: String = self.rest.chars().skip(1).take(10).take_while(|c| *c != ';').collect();
        let c = match name.strip_prefix('#') {
            Some(code) => {
                let code = match code.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => code.parse().ok()?,
                };
                char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?
            }
            None => ENTITIES.iter().find(|(n, _)| *n == name)?.1,
        };
        let length = name.len() + 2;
        self.rest.get(length - 1..length).filter(|s| *s == ";")?;
        self.out.push(c);
        Some(length)
    }

    /// `[text](address)`, `![text](address)`, `[^11]`.
    fn link(&mut self) -> Option<usize> {
        let image = usize::from(self.rest.starts_with('!'));
        let (inner, length) = self.until("]")?;
        let inner = inner.get(image..)?.strip_prefix('[')?;
        let note = inner.strip_prefix('^').is_some_and(|n| !n.is_empty() && n.len() < 12 && !n.contains(' '));
        if note {
            return Some(length);
        }
        let address = self.rest.get(length..)?.strip_prefix('(')?;
        let end = address.bytes().take(REACH).position(|b| b == b')')?;
        if address.get(..end)?.contains(char::is_whitespace) && !address.get(..end)?.contains('"') {
            return None;
        }
        let (inner, total) = (inner.to_owned(), length + end + 2);
        self.out.push_str(&inner);
        Some(total)
    }

    /// `` `text <address>`__ ``, ``` ``literal`` ```, `` `literal` ``.
    fn literal(&mut self) -> Option<usize> {
        let fence = if self.rest.starts_with("``") { "``" } else { "`" };
        let inner = self.rest.get(fence.len()..)?;
        let mut reach = REACH.min(inner.len());
        while !inner.is_char_boundary(reach) {
            reach -= 1;
        }
        let inner = inner.get(..reach)?.split_once(fence)?.0;
        let after = self.rest.get(inner.len() + 2 * fence.len()..)?;
        let underlines = after.len() - after.trim_start_matches('_').len();
        let shown = match inner.split_once('<') {
            Some((shown, address)) if address.ends_with('>') && underlines > 0 => shown.trim_end(),
            _ => inner,
        };
        let (shown, total) = (shown.to_owned(), inner.len() + 2 * fence.len() + underlines.min(2));
        self.out.push_str(&shown);
        Some(total)
    }

    fn escape(&mut self) -> Option<usize> {
        let next = self.rest.chars().nth(1)?;
        if "|*_`#[]<>&\\".contains(next) {
            self.out.push(next);
            return Some(2);
        }
        // In reStructuredText an escaped space joins emphasis to the word after it.
        (next == ' ' && self.out.ends_with(['*', '`'])).then_some(2)
    }

    fn mark(&mut self, sign: char) -> usize {
        let length = self.rest.len() - self.rest.trim_start_matches(sign).len();
        let next = self.rest.get(length..).and_then(|r| r.chars().next());
        let previous = self.out.chars().next_back();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let opens = !space(next) && !word(previous);
        let closes = !space(previous) && !word(next);
        if length <= 3 && (opens || closes) && !(sign == '_' && length != 2) {
            self.marks.push(Mark { at: self.out.len(), length, sign, opens, closes });
        }
        self.out.extend(std::iter::repeat_n(sign, length));
        length
    }

    /// The output without the marks that pair.
    fn without_emphasis(self) -> String {
        let mut drop = vec![false; self.marks.len()];
        // The last mark that may open, by sign and length.
        let mut open: [[Option<usize>; 4]; 2] = [[None; 4]; 2];
        for (index, mark) in self.marks.iter().enumerate() {
            let slot = open.get_mut(usize::from(mark.sign == '_')).and_then(|s| s.get_mut(mark.length));
            let Some(slot) = slot else { continue };
            match *slot {
                Some(first) if mark.closes => {
                    for paired in [first, index] {
                        if let Some(flag) = drop.get_mut(paired) {
                            *flag = true;
                        }
                    }
                    *slot = None;
                }
                _ if mark.opens => *slot = Some(index),
                _ => {}
            }
        }
        let mut out = String::with_capacity(self.out.len());
        let mut from = 0;
        for (mark, drop) in self.marks.iter().zip(drop) {
            if drop {
                out.push_str(self.out.get(from..mark.at).unwrap_or(""));
                from = mark.at + mark.length;
            }
        }
        out.push_str(self.out.get(from..).unwrap_or(""));
        out
    }
}

/// Named character references that stand in plans (HTML, 13.5).
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bdquo", '„'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{ad}'),
    ("sect", '§'),
    ("deg", '°'),
    ("times", '×'),
    ("plusmn", '±'),
    ("numero", '№'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
];

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn markup_goes_and_the_text_stays() {
        for (raw, seen) in [
            ("<i>I Раздел</i>", "I Раздел"),
            ("до 1 мая<br/>2024 г.", "до 1 мая\n2024 г."),
            ("<span style=\"x\">Отдел</span> связи", "Отдел связи"),
            ("**1.1** Осмотр", "1.1 Осмотр"),
            ("**Май 2024 -** Осмотр *мостов*", "Май 2024 - Осмотр мостов"),
            ("(*Cyber\nAwareness)* nelle", "(Cyber\nAwareness) nelle"),
            ("__Итог__ за snake_case_имя", "Итог за snake_case_имя"),
            ("см. [портал](https://example.org/a)[^13]", "см. портал"),
            ("`Linee\nguida <https://example.org/x>`__ di", "Linee\nguida di"),
            ("протокол *HTTP*\\ S", "протокол HTTPS"),
            ("`код` и ``литерал``", "код и литерал"),
            ("&laquo;План&raquo;&nbsp;&#42; &amp;lt;", "«План»\u{a0}* &lt;"),
            ("а \\| б", "а | б"),
        ] {
            assert_eq!(strip(raw), seen, "{raw}");
        }
    }

    #[test]
    fn what_may_be_text_stays() {
        for raw in [
            "OMB*", "<*> По согласованию", "Отдел* и Канцелярия*", "2*3*4", "* по согласованию",
            "срок < 5 дней, но > 2", "R&D; Q&A", "[по согласованию] (отдел)", "snake_case_name", "**",
            "C:\\plans",
        ] {
            assert_eq!(strip(raw), raw);
        }
    }
}
