//! Which character divides the fields, and whether a text is delimited at all.

use std::collections::HashMap;

use super::fields::Fields;

/// Delimiters, in the order in which a doubt is decided.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// Bytes looked at.
const SAMPLE: usize = 64 << 10;

/// What a text looks like divided by one character.
#[derive(Debug, Default)]
struct Shape {
    records: usize,
    /// Records with as many fields as most have.
    regular: usize,
    fields: u32,
    /// Quoted fields, and those of them that hold a line break.
    quoted: usize,
    broken: usize,
    /// Fields that begin with a space, as behind a comma in prose.
    spaced: usize,
    /// Filled fields other than a record's first.
    filled: usize,
}

impl Shape {
    fn of(text: &str, delimiter: char) -> Self {
        let mut shape = Self::default();
        let mut counts: HashMap<u32, usize> = HashMap::new();
        let mut fields = Fields::new(text, delimiter, 1);
        let (mut row, mut columns, mut blank) = (1, 0, true);
        let mut close = |columns: u32, blank: bool| {
            if columns > 1 || !blank {
                *counts.entry(columns).or_default() += 1;
            }
        };
        while let Some(field) = fields.next_field() {
            if field.row > row {
                close(columns, blank);
                (row, blank) = (field.row, true);
            }
            columns = field.col;
            blank &= field.text.trim().is_empty();
            shape.quoted += usize::from(field.quoted);
            shape.broken += usize::from(field.quoted && field.text.contains('\n'));
            shape.spaced += usize::from(field.col > 1 && field.text.starts_with(' '));
            shape.filled += usize::from(field.col > 1 && !field.text.trim().is_empty());
        }
        close(columns, blank);
        shape.records = counts.values().sum();
        let most = counts.into_iter().max_by_key(|(columns, count)| (*count, *columns));
        (shape.fields, shape.regular) = most.unwrap_or((0, 0));
        shape
    }

    fn consistent(&self) -> bool {
        self.fields > 1 && self.regular * 10 >= self.records * 9
    }

    /// Whether it is surely delimited text and not prose or a drawn table.
    fn sure(&self, delimiter: char) -> bool {
        let dense = self.filled >= self.records;
        let base = self.consistent() && self.records >= 2 && dense;
        match delimiter {
            // Tabs are how plans are copied from pages; the text reader knows more of them.
            '\t' => base && self.broken > 0,
            _ if self.quoted > 0 => base && self.spaced * 2 <= self.filled,
            ';' => base && self.records >= 3 && self.spaced * 4 <= self.filled,
            ',' => base && self.records >= 3 && self.fields >= 3 && self.spaced * 4 <= self.filled,
            _ => false,
        }
    }
}

/// Whether a text is delimited by what stands in it: a line that names the delimiter, or the same number of fields
/// in the records and fields that are no prose.
pub fn looks_delimited(text: &str) -> bool {
    if named(text).is_some() {
        return true;
    }
    let text = head(text);
    let (mut tabs, mut lines) = (0, 0);
    let (mut start, mut tabbed) = (0, false);
    for at in memchr::memchr2_iter(b'\n', b'\t', text.as_bytes()).chain([text.len()]) {
        if text.as_bytes().get(at) == Some(&b'\t') {
            tabbed = true;
            continue;
        }
        tabs += usize::from(std::mem::take(&mut tabbed));
        lines += usize::from(text.get(start..at).is_some_and(|line| !line.trim_start().is_empty()));
        start = at + 1;
    }
    DELIMITERS.into_iter().any(|delimiter| {
        // A text with tabs is divided by them, whatever else its cells hold.
        (delimiter == '\t' || tabs * 4 <= lines)
            && may_be_sure(text, delimiter, lines)
            && Shape::of(text, delimiter).sure(delimiter)
    })
}

/// Whether [`Shape::sure`] can hold of a text of so many filled lines: there is a quoted field; or, where none is
/// needed, no line break stands in a field, so that every line is a record, and each has another filled field.
fn may_be_sure(text: &str, delimiter: char, lines: usize) -> bool {
    let begins_field = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.is_empty() || before.ends_with([delimiter, '\n', '\r'])
    };
    let quoted = memchr::memchr_iter(b'"', text.as_bytes()).any(begins_field);
    let count = || text.bytes().filter(|b| char::from(*b) == delimiter).count();
    quoted || (matches!(delimiter, ';' | ',') && count() >= lines)
}

/// The beginning of a text, without the line that its end cuts.
fn head(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let head = (0..=SAMPLE).rev().find_map(|end| text.get(..end)).unwrap_or(text);
    head.rfind('\n').and_then(|end| head.get(..end)).unwrap_or(head)
}

/// The delimiter that a first line `sep=;` names, and what stands behind that line.
fn named(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_at_checked(text.find(['\n', '\r'])?)?;
    let line = line.trim_start_matches('\u{feff}').trim_matches('"');
    let (key, delimiter) = line.split_once('=')?;
    let mut chars = delimiter.chars();
    let delimiter = chars.next().filter(|_| key.eq_ignore_ascii_case("sep") && chars.next().is_none())?;
    Some((delimiter, rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or(""))))
}

/// The delimiter of a text, the text without a line that names it, and the number of its first line.
pub fn of(text: &str) -> (char, &str, u32) {
    let text = text.trim_start_matches('\u{feff}');
    if let Some((delimiter, rest)) = named(text) {
        return (delimiter, rest, 2);
    }
    let head = head(text);
    let mut best = (';', Shape::of(head, ';'));
    for delimiter in DELIMITERS.into_iter().skip(1) {
        let shape = Shape::of(head, delimiter);
        let rank = |s: &Shape| (s.fields > 1, s.regular * 1000 / s.records.max(1), s.fields);
        if rank(&shape) > rank(&best.1) {
            best = (delimiter, shape);
        }
    }
    (best.0, text, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_fields_and_quotes_tell_delimited_text() {
        for text in [
            "sep=,\nа",
            "№;Что;Срок\n1;Сбор;май\n2;Отчёт;март\n",
            "a,b,c\n1,\"x, y\",3\n4,5,6\n",
            "\"№\",\"Что\"\n\"1\",\"Сбор, обмен\"\n",
            "№\tЧто\n1\t\"Сбор\nданных\"\n2\tОтчёт\n",
            "План;;\n;;\n№;Что;Срок\n1;Сбор;май\n2;Отчёт;март\n",
        ] {
            assert!(looks_delimited(text), "{text}");
        }
    }

    #[test]
    fn prose_lists_and_copied_tables_are_text() {
        for text in [
            "План работы, сроки, исполнители\nСбор, обмен, отчёт\n",
            "1. Провести сбор данных;\n2. Подготовить отчёт;\n3. Сдать отчёт;\n",
            "Мы, граждане, решили.\nОни, иные, тоже.\nВсе, кто был, молчали.\n",
            "№\tЧто\tСрок\n1\tСбор; обмен\tмай\n2\tОтчёт; сдача\tмарт\n",
            "№\t\"Что\"\n1\t\"Сбор\"\n",
            "Дата; место\n",
            "",
            "одно слово",
        ] {
            assert!(!looks_delimited(text), "{text}");
        }
    }

    #[test]
    fn no_text_that_is_surely_delimited_is_refused_unasked() {
        // Every text of up to seven of these pieces.
        let pieces = ["a", "\"", "\n", "\r", "D", " "];
        for delimiter in DELIMITERS {
            for length in 1..=7_u32 {
                for number in 0..pieces.len().pow(length) {
                    let digit = |place| number / pieces.len().pow(place) % pieces.len();
                    let text: String = (0..length).map(|place| pieces[digit(place)]).collect();
                    let text = text.replace('D', &delimiter.to_string());
                    let lines = text.lines().filter(|l| !l.trim().is_empty()).count();
                    let sure = Shape::of(&text, delimiter).sure(delimiter);
                    assert!(!sure || may_be_sure(&text, delimiter, lines), "{text:?}");
                }
            }
        }
    }
}
