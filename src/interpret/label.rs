//! Labels before titles, with the words that sections and measures are called by.

use super::words::lexicon;
use crate::lang::letter as letters;
use crate::roman;

/// The form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// A section word with its rank: «Раздел 2.», «2 направление:».
    Word(u8),
    /// A word of measures: «Шаг 2», «п. 3.2».
    Item,
    /// `1.1.2.`
    Arabic,
    /// `IV.`
    Roman,
    /// «а)»
    Letter,
    /// `OB.4.2`, `CAP6.LA01`
    Code,
}

/// A label read from the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'t> {
    /// As printed, with its word and its full stop or bracket.
    pub text: &'t str,
    /// What follows, without the mark between.
    pub rest: &'t str,
    /// Its form.
    pub style: Style,
    /// The numbers of its parts, outermost first; empty for a code.
    pub parts: Vec<u32>,
    /// Whether a full stop, bracket or colon closes it: without one, «12 месяцев» may be no label.
    pub closed: bool,
}

/// The label a text begins with. Dates and quantities are none.
pub fn label(text: &str) -> Option<Label<'_>> {
    let text = text.trim();
    // What begins with a digit begins with no word.
    if let Some((end, parts)) = arabic(text) {
        return number_word(text, end, &parts).or_else(|| number(text, end, parts));
    }
    code(text).or_else(|| worded(text)).or_else(|| {
        let roman = roman(text);
        let before_word = roman.and_then(|(end, value)| number_word(text, end, &[value]));
        before_word
            .or_else(|| roman.and_then(|(end, value)| roman_number(text, end, value)))
            .or_else(|| lettered(text))
    })
}

/// The label that is all of a cell: `12`, `1.1`, «п. 3»; any short text without a label's form gives `None`.
pub fn whole(text: &str) -> Option<Label<'_>> {
    let text = text.trim();
    if let Some(found) = label(text) {
        return found.rest.is_empty().then_some(found);
    }
    let (end, parts) = arabic(text)?;
    (end == text.len() && parts.first().is_some_and(|p| *p < 1000)).then_some(Label {
        text,
        rest: "",
        style: Style::Arabic,
        parts,
        closed: false,
    })
}

/// `OB.4.2 - …`, `CAP6.LA01`, `R.A.6.1a`: letters and digits with stops between.
fn code(text: &str) -> Option<Label<'_>> {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')))
        .unwrap_or(text.len());
    let found = text.get(..end)?.trim_end_matches(['.', '-', '_']);
    if !found.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let capitals = found.bytes().take_while(u8::is_ascii_uppercase).count();
    let stops = found.bytes().filter(|b| matches!(b, b'.' | b'-')).count();
    let lower = found.bytes().filter(u8::is_ascii_lowercase).count();
    if capitals > 4 || stops == 0 || lower > 2 || found.len() > 16 {
        return None;
    }
    if !found.bytes().last().is_some_and(|b| b.is_ascii_digit() || b.is_ascii_lowercase()) {
        return None;
    }
    finish(text, found.len(), Style::Code, Vec::new())
}

/// «Раздел 2. …», "Action 7: …", «п. 3.2 …»: a word, then a number.
fn worded(text: &str) -> Option<Label<'_>> {
    let lexicon = lexicon();
    let (words, style) = match (lexicon.sections.first(text, 4), lexicon.items.first(text, 4)) {
        (Some(s), Some(i)) if i.length > s.length => (i.length, Style::Item),
        (Some(s), _) => (s.length, Style::Word(s.value)),
        (None, Some(i)) => (i.length, Style::Item),
        (None, None) => return None,
    };
    let after = skip_words(text, words)?;
    let gap = text.get(after..)?.trim_start_matches(['.', ' ', '\u{a0}', '\n', '\t', '№', '#']);
    let number = gap.strip_prefix("N ").unwrap_or(gap);
    let start = text.len() - number.len();
    let (length, parts) = arabic(number)
        .or_else(|| roman(number).map(|(l, v)| (l, vec![v])))
        .or_else(|| letter(number).map(|(l, v)| (l, vec![v])))?;
    let follows = number.get(length..)?.chars().next();
    if follows.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let found = finish(text, start + length, style, parts)?;
    // «Раздел 3 закона …» is prose: a title begins with a capital or after a mark.
    let prose = !found.closed && found.rest.chars().next().is_some_and(char::is_lowercase);
    (!prose).then_some(found)
}

/// «2 направление: …», «I этап», «1.2-мақсат», «1-іс-шара. …»: a number, then a word.
fn number_word<'t>(text: &'t str, length: usize, parts: &[u32]) -> Option<Label<'t>> {
    let rest = text.get(length..)?;
    // Most numbers end with a mark, or the text does.
    if !rest.starts_with(['-', ' ', '\u{a0}', '\u{2011}']) {
        return None;
    }
    let gap = rest.trim_start_matches(['-', ' ', '\u{a0}', '\u{2011}']);
    let gap = gap.strip_prefix("й ").or_else(|| gap.strip_prefix("я ")).unwrap_or(gap);
    if gap.len() == rest.len() || !gap.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    let section = lexicon().sections.first(gap, 3).map(|s| (s.length, Style::Word(s.value)));
    let (words, style) =
        section.or_else(|| lexicon().items.first(gap, 3).map(|i| (i.length, Style::Item)))?;
    let start = text.len() - gap.len();
    let end = start + skip_words(gap, words)?;
    let found = finish(text, end, style, parts.to_vec())?;
    (found.closed || found.rest.is_empty()).then_some(found)
}

/// `1.1.`
fn number(text: &str, end: usize, parts: Vec<u32>) -> Option<Label<'_>> {
    if is_date(text, end, &parts) {
        return None;
    }
    let found = finish(text, end, Style::Arabic, parts)?;
    number_stands(text, end, &found).then_some(found)
}

/// `IV.`
fn roman_number(text: &str, end: usize, value: u32) -> Option<Label<'_>> {
    let found = finish(text, end, Style::Roman, vec![value])?;
    let capital = found.rest.chars().next().is_none_or(|c| !c.is_lowercase());
    (found.closed || capital).then_some(found)
}

/// «а)»
fn lettered(text: &str) -> Option<Label<'_>> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    let (at, second) = chars.next()?;
    (first.is_alphabetic() && second == ')')
        .then(|| finish(text, at, Style::Letter, vec![u32::from(first)]))?
}

/// Whether a number before a title is a label, not the beginning of the title («5 раз», «12 апреля»).
fn number_stands(text: &str, end: usize, found: &Label<'_>) -> bool {
    if found.closed {
        return true;
    }
    let after = text.get(end..).unwrap_or("");
    let Some(next) = after.chars().next() else { return true };
    if next.is_whitespace() {
        let first = found.rest.chars().next().unwrap_or(' ');
        let upper = letters::is_uppercase(first);
        let stands = found.parts.len() > 1 || upper || matches!(first, '«' | '"');
        // «3 Первенство …» begins as «первый» does; of the words of time only months are written in capitals.
        let times = if upper { &lexicon().months } else { &lexicon().periods };
        return stands && !times.near(found.rest, 1, 1);
    }
    // «1Organize»: the cell of the number glued to that of the title.
    let mut chars = after.chars();
    next.is_uppercase() && chars.nth(1).is_some_and(char::is_lowercase)
}

/// «14.09», «30.08.2022», «1.12.2022».
fn is_date(text: &str, end: usize, parts: &[u32]) -> bool {
    let found = text.get(..end).unwrap_or("");
    // `14.09`, but not `14.9`.
    let padded =
        || found.rsplit('.').next().and_then(|m| m.strip_prefix('0')).is_some_and(|m| !m.starts_with('0'));
    let year = text.get(end..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    match parts {
        [_, _, y] if *y >= 1900 => true,
        [d, m, y] if (1..=31).contains(d) && (1..=12).contains(m) && *y > 9 && found.len() >= 8 => true,
        [d, m] => (1..=31).contains(d) && (1..=12).contains(m) && padded(),
        [y] => *y >= 1900 || year,
        _ => year,
    }
}

/// A number with stops: its length without the last stop, and its parts.
fn arabic(text: &str) -> Option<(usize, Vec<u32>)> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 4 {
            break;
        }
        parts.push(rest.get(..digits)?.parse().ok()?);
        at += digits;
        let next = text.get(at..)?;
        if next.starts_with('.') && next.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        {
            at += 1;
        } else {
            return Some((at, parts));
        }
    }
    None
}

/// A Roman number in Latin or Cyrillic capitals: its length and value. «С» and «М» are words.
fn roman(text: &str) -> Option<(usize, u32)> {
    const MOST: u32 = 89;
    let (length, value) = roman::leading(text)?;
    let ends = !text.get(length..)?.starts_with(char::is_alphanumeric);
    (ends && value <= MOST).then_some((length, value))
}

/// A capital letter that a mark closes («А.», "B:"): its length, and its place in the alphabet as far as its code
/// tells.
fn letter(text: &str) -> Option<(usize, u32)> {
    let mut chars = text.chars();
    let first = chars.next().filter(|c| c.is_uppercase())?;
    let mark = chars.next().is_some_and(|c| matches!(c, '.' | ')' | ':'));
    let base = if first.is_ascii() { 'A' } else { 'А' };
    let place = u32::from(first).checked_sub(u32::from(base)).map_or(0, |n| n + 1);
    mark.then_some((first.len_utf8(), place))
}

/// Takes the marks that close a label, and those between it and its title.
fn finish(text: &str, end: usize, style: Style, parts: Vec<u32>) -> Option<Label<'_>> {
    let rest = text.get(end..)?;
    let closed = rest.len() - rest.trim_start_matches(['.', ')', ':', ']', '°']).len();
    let label = text.get(..end + closed)?;
    let tail = text.get(end + closed..)?.trim_start();
    let title = tail.strip_prefix(['-', '–', '—', ':']).map_or(tail, str::trim_start);
    let marked = closed > 0 || title.len() < tail.len();
    // A colon belongs to the text between label and title.
    Some(Label {
        text: label.trim_end_matches(':').trim_end(),
        rest: title.trim(),
        style,
        parts,
        closed: marked,
    })
}

/// The byte after the first `count` words.
pub(super) fn skip_words(text: &str, count: usize) -> Option<usize> {
    let mut seen = 0;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if letters::is_alphanumeric(c) {
            inside = true;
        } else if inside && c != '\u{ad}' {
            inside = false;
            seen += 1;
            if seen == count {
                return Some(at);
            }
        }
    }
    (inside && seen + 1 == count).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Option<(&str, &str, Style)> {
        label(text).map(|l| (l.text, l.rest, l.style))
    }

    #[test]
    fn labels_stand_before_their_titles() {
        assert_eq!(show("1.1.2. Провести сбор"), Some(("1.1.2.", "Провести сбор", Style::Arabic)));
        assert_eq!(show("Раздел 2. Причалы"), Some(("Раздел 2.", "Причалы", Style::Word(2))));
        assert_eq!(show("Action 7: Paint the piers"), Some(("Action 7", "Paint the piers", Style::Word(7))));
        assert_eq!(show("Проєкт 1. Причали"), Some(("Проєкт 1.", "Причали", Style::Word(8))));
        assert_eq!(show("Раздел Б. Мёд"), Some(("Раздел Б.", "Мёд", Style::Word(2))));
        assert_eq!(show("Part A: Hives"), Some(("Part A", "Hives", Style::Word(1))));
        assert_eq!(show("I Механизм: Работа"), Some(("I", "Механизм: Работа", Style::Roman)));
        assert_eq!(show("OB.4.2 - Ridurre"), Some(("OB.4.2", "Ridurre", Style::Code)));
        assert_eq!(show("1.1 Count hives"), Some(("1.1", "Count hives", Style::Arabic)));
        assert_eq!(show("а) подготовка"), Some(("а)", "подготовка", Style::Letter)));
        assert_eq!(show("п. 3.2 Подготовить"), Some(("п. 3.2", "Подготовить", Style::Item)));
        assert_eq!(show("2 направление: Дороги"), Some(("2 направление", "Дороги", Style::Word(5))));
        assert_eq!(show("3 Первенство по шашкам"), Some(("3", "Первенство по шашкам", Style::Arabic)));
        assert_eq!(show("I этап"), Some(("I этап", "", Style::Word(8))));
        assert_eq!(show("1Organize the work"), Some(("1", "Organize the work", Style::Arabic)));
    }

    #[test]
    fn dates_and_quantities_are_no_labels() {
        for text in [
            "30.08.2022", "14.09", "2022 год", "5 раз в год", "12 апреля", "12 October 2018", "I квартал",
            "Раздел 3 закона обязывает", "A good plan",
        ] {
            assert_eq!(show(text), None, "{text}");
        }
    }
}
