//! Lines of prose → paragraphs: one a line, but for what is surely wrapped — items of lists whose next lines are
//! indented, emphasis that runs over the line's end, and lines of a hard-wrapped text that were full.

use super::Writer;
use super::kind::{after_bullet, after_label};
use super::line::{Line, Piece, slice, width};
use crate::error::Error;
use crate::model::place::Place;

/// A line of prose, trimmed.
#[derive(Clone, Copy, Debug)]
pub struct ProseLine {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Its number.
    pub line: u32,
    /// Its first column, 1-based: the indentation.
    pub column: u32,
    /// Blank lines before it.
    pub blanks: u16,
}

impl ProseLine {
    /// The part of a line from one piece to another.
    pub fn of(first: &Piece, last: &Piece) -> Self {
        let Piece { start, line, column, blanks, .. } = *first;
        Self { start, end: last.end, line, column, blanks }
    }

    fn text<'s>(&self, source: &'s str) -> &'s str {
        slice(source, self.start, self.end)
    }
}

/// Lines that belong together, and what they are.
struct Group<'l> {
    lines: &'l [ProseLine],
    /// Bytes of the mark at the start that are no text.
    mark: usize,
    /// Bytes of it that are the label: a bullet.
    label: usize,
    heading: Option<u8>,
    list_level: Option<u8>,
}

/// Writes lines as paragraphs.
pub fn write(writer: &mut Writer<'_>, lines: &[ProseLine]) -> Result<(), Error> {
    let source = writer.source;
    let wrap = wrap_width(source, lines);
    let mut indents: Vec<u32> = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let text = first.text(source);
        let (mark, label) = bullet(text);
        let list_level = if mark > 0 {
            indents.retain(|i| *i < first.column);
            let level = u8::try_from(indents.len()).unwrap_or(u8::MAX);
            indents.push(first.column);
            Some(level)
        } else {
            if indents.first().is_none_or(|i| first.column <= *i) {
                indents.clear();
            }
            None
        };
        let underline = rest.get(1).and_then(|next| underlined(source, first, next));
        let (taken, skipped) = match underline {
            Some(_) => (1, 1),
            None => (group_length(source, rest, wrap), 0),
        };
        let (group, left) = rest.split_at_checked(taken).unwrap_or((rest, &[]));
        rest = left.get(skipped..).unwrap_or_default();
        let mut group = Group { lines: group, mark, label, heading: underline, list_level };
        marked_heading(source, &mut group);
        paragraph(writer, &group)?;
    }
    Ok(())
}

/// Bytes of a bullet with the space after it, and of the bullet alone.
fn bullet(text: &str) -> (usize, usize) {
    match after_bullet(text) {
        Some(item) => (text.len() - item.len(), text.chars().next().map_or(0, char::len_utf8)),
        None => (0, 0),
    }
}

/// How many of the lines make the first paragraph.
fn group_length(source: &str, lines: &[ProseLine], wrap: Option<u32>) -> usize {
    let Some(first) = lines.first() else { return 0 };
    let text = first.text(source);
    let item = bullet(text).0 > 0 || after_label(text).is_some();
    let mut strong = opens_strong(text);
    let mut taken = 1;
    for pair in lines.windows(2) {
        let [above, next] = pair else { break };
        let own = bullet(next.text(source)).0 > 0 || next.text(source).starts_with('#');
        if next.blanks > 0 || next.line != above.line + 1 || own || counts_on(text, next.text(source)) {
            break;
        }
        let indented = item && next.column > first.column;
        let goes_on = item && goes_on(above.text(source), next.text(source));
        let emphasis = strong && taken < 5;
        if !indented && !goes_on && !emphasis && !is_full(source, above, next, wrap) {
            break;
        }
        strong ^= next.text(source).matches("**").count() % 2 == 1;
        taken += 1;
    }
    taken
}

/// Whether an item's sentence is not over at the end of its line: the next one begins in lower case.
fn goes_on(above: &str, next: &str) -> bool {
    next.starts_with(char::is_lowercase) && !above.ends_with(['.', ';', ':', '!', '?'])
}

/// Whether a line has the number after that of the line above it, or of the line its paragraph begins with: a full
/// line too ends where the next row is counted.
fn counts_on(above: &str, next: &str) -> bool {
    let Some((place, number)) = counted(next) else { return false };
    number > 1 && counted(above) == Some((place, number - 1))
}

/// The number that a line begins with before a capital: `7`, and `1.2` before it in «1.2.7. Ремонт …».
fn counted(text: &str) -> Option<(&str, u32)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|end| *end > 0)?;
    let rest = text.get(end..)?.trim_start_matches(')');
    let words = rest.trim_start_matches([' ', '\u{a0}', '«', '"']);
    let label = text.get(..end)?.trim_end_matches('.');
    let (place, number) = label.rsplit_once('.').unwrap_or(("", label));
    let titled = words.len() < rest.len() && words.starts_with(char::is_uppercase);
    number.parse().ok().filter(|_| titled && number.len() < 4).map(|number| (place, number))
}

/// Whether `**` is opened in the line and not closed there.
fn opens_strong(text: &str) -> bool {
    text.matches("**").count() % 2 == 1 && !text.ends_with("**")
}

/// The width a text is hard-wrapped at, if it is: many lines, none long, most of their breaks forced.
fn wrap_width(source: &str, lines: &[ProseLine]) -> Option<u32> {
    let reach = |line: &ProseLine| line.column - 1 + width(line.text(source));
    let wrap = lines.iter().map(reach).max()?;
    if !(50..=100).contains(&wrap) {
        return None;
    }
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [above, next] if next.blanks == 0 && next.line == above.line + 1 => Some((above, next)),
        _ => None,
    });
    let (mut all, mut forced) = (0, 0);
    for (above, next) in pairs {
        all += 1;
        let row = counts_on(above.text(source), next.text(source));
        forced += usize::from(!row && is_full(source, above, next, Some(wrap)));
    }
    (all >= 3 && forced * 4 >= all * 3).then_some(wrap)
}

/// Whether the first word of the next line did not fit on the line above.
fn is_full(source: &str, above: &ProseLine, next: &ProseLine, wrap: Option<u32>) -> bool {
    let Some(wrap) = wrap else { return false };
    let word = next.text(source).split_whitespace().next().unwrap_or("");
    above.column + width(above.text(source)) + width(word) > wrap
}

/// The level of a line underlined with `=` (1) or `-` (2) in Markdown and reStructuredText.
fn underlined(source: &str, title: &ProseLine, next: &ProseLine) -> Option<u8> {
    let text = next.text(source);
    let sign = text.chars().next()?;
    let level = match sign {
        '=' => 1,
        '-' => 2,
        '~' | '^' => 3,
        _ => return None,
    };
    let long = text.len() >= 3 && text.len() as u64 * 2 >= u64::from(width(title.text(source)));
    let pure = text.chars().all(|c| c == sign);
    (long && pure && next.blanks == 0 && next.line == title.line + 1).then_some(level)
}

/// `### heading`, or a paragraph that is strong as a whole.
fn marked_heading(source: &str, group: &mut Group<'_>) {
    let Some((first, last)) = group.lines.first().zip(group.lines.last()) else { return };
    let text = slice(source, first.start, last.end);
    let level = text.len() - text.trim_start_matches('#').len();
    let rest = text.get(level..).unwrap_or("");
    if (1..=6).contains(&level) && rest.starts_with(' ') {
        group.heading = u8::try_from(level).ok();
        group.mark = level + 1;
    } else if group.heading.is_none() && group.list_level.is_none() {
        let inner = text.strip_prefix("**").and_then(|t| t.strip_suffix("**"));
        if inner.is_some_and(|t| !t.is_empty() && !t.contains("**")) {
            group.heading = Some(6);
        }
    }
}

fn paragraph(writer: &mut Writer<'_>, group: &Group<'_>) -> Result<(), Error> {
    let source = writer.source;
    let Some((first, last)) = group.lines.first().zip(group.lines.last()) else { return Ok(()) };
    let mut text = first.text(source).get(group.mark..).unwrap_or("").to_owned();
    for line in group.lines.iter().skip(1) {
        text.push('\n');
        text.push_str(line.text(source));
    }
    let label = first.text(source).get(..group.label).filter(|l| !l.is_empty());
    let place = Place::Lines { first: first.line, last: last.line };
    writer.paragraph(label, &text, group.heading, group.list_level, place)
}

/// Whether a line with tabs is an item of a list all the same: a bullet, a tab and its text, or a bullet item
/// indented by tabs under a line that is one.
pub fn is_item(source: &str, line: Line, previous: Option<Line>) -> bool {
    let text = line.text(source);
    let item = text.trim_start();
    let Some(rest) = after_bullet(item) else { return false };
    if rest.contains('\t') || rest.chars().count() < 4 || !rest.contains(char::is_alphabetic) {
        return false;
    }
    let indented = text.starts_with('\t');
    !indented || previous.is_some_and(|p| after_bullet(p.text(source).trim_start()).is_some())
}
