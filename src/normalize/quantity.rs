//! Quantities in words and digits: comparator, number, unit.

use std::borrow::Cow;

use super::bounds::{Bound, last_word};
use super::digits::{Number, numbers};
use super::lexicon::{Lexicon, Named};
use crate::lang::{Language, letter};
use crate::model::plan::Comparator;

/// A number with what bounds it and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity<'t> {
    /// As printed, comparator and unit included.
    pub text: &'t str,
    /// Where that starts.
    pub start: usize,
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number bounds the value.
    pub comparator: Comparator,
    /// Normalized unit.
    pub unit: Option<Cow<'static, str>>,
    /// The unit as printed.
    pub unit_text: Option<&'t str>,
    /// Whether words or a sign state the comparator.
    pub bounded: bool,
}

/// The unit of shares.
pub const PERCENT: &str = "percent";

/// Every quantity of a text. Numbers glued to letters («N8-ФЗ», «COVID-19») are none.
pub fn quantities<'t>(text: &'t str, language: &Language) -> Vec<Quantity<'t>> {
    let numbers = numbers(text, language);
    let mut out = Vec::with_capacity(numbers.len());
    if numbers.is_empty() {
        return out;
    }
    let lexicon = Lexicon::of(language);
    let mut i = 0;
    let mut begin = 0;
    while let Some(first) = numbers.get(i) {
        let range = numbers.get(i + 1).filter(|next| joins_range(text, begin, first, next, lexicon));
        let last = range.unwrap_or(first);
        let stop = numbers.get(i + 1 + usize::from(range.is_some())).map_or(text.len(), |n| n.start);
        out.push(read(text, begin, first, last, stop, lexicon));
        begin = last.end;
        i += 1 + usize::from(range.is_some());
    }
    out
}

/// Whether a number of a text may be a percentage: `false` is sure.
pub fn may_state_percent(text: &str, language: &Language) -> bool {
    let units = &Lexicon::of(language).units;
    let mut at = 0;
    while let Some(digit) = letter::digit(text, at) {
        let rest = text.get(digit..).unwrap_or("").trim_start_matches(|c: char| c.is_ascii_digit());
        at = text.len() - rest.len();
        let unit = rest.trim_start_matches(|c: char| c == '*' || c.is_whitespace());
        if units.beginning(unit).any(|(_, meaning)| meaning == PERCENT) {
            return true;
        }
    }
    false
}

fn read<'t>(
    text: &'t str,
    begin: usize,
    first: &Number,
    last: &Number,
    stop: usize,
    lexicon: &Lexicon,
) -> Quantity<'t> {
    let before = text.get(begin..first.start).unwrap_or("");
    let after = text.get(last.end..stop).unwrap_or("");
    let bound = comparator_before(before, lexicon);
    let unit = unit_at(after, lexicon).or_else(|| bound.and_then(|_| counted(after)));
    let end = last.end + unit.as_ref().map_or(0, |u| u.end);
    let joined = last.start != first.start;
    let changed = if joined { range_word(before, Bound::Change, lexicon) } else { None };
    let behind = |at: usize| Some(at + or_more(text.get(at..stop)?, lexicon.language)?);
    let plain = !joined && bound.is_none();
    let or_more = plain.then(|| behind(last.end).or_else(|| behind(end))).flatten();
    // «с 12 до 20 ед.»: the value to reach is the second.
    let (comparator, length, value) = match (changed, bound) {
        (Some(length), _) => (Comparator::Eq, length, last.value),
        (None, _) if joined => (Comparator::Range, 0, first.value),
        (None, Some((comparator, length))) => (comparator, length, first.value),
        (None, None) if or_more.is_some() => (Comparator::Ge, 0, first.value),
        (None, None) => (Comparator::Eq, 0, first.value),
    };
    let start = first.start - length;
    Quantity {
        text: text.get(start..end.max(or_more.unwrap_or(0))).unwrap_or("").trim(),
        start,
        value,
        value_max: (joined && changed.is_none()).then_some(last.value),
        comparator,
        unit_text: unit.as_ref().map(|u| u.text),
        unit: unit.and_then(|u| u.name),
        bounded: bound.is_some() || changed.is_some() || or_more.is_some(),
    }
}

/// Whether only a dash, or a range's words, stand between two numbers.
fn joins_range(text: &str, begin: usize, first: &Number, next: &Number, lexicon: &Lexicon) -> bool {
    let between = text.get(first.end..next.start).unwrap_or("").trim().trim_start_matches('%').trim();
    if matches!(between, "-" | "–" | "—" | "÷" | "..." | "…") {
        return next.value > first.value;
    }
    let before = text.get(begin..first.start).unwrap_or("");
    range_word(before, Bound::From, lexicon).is_some()
        && (next.value > first.value || range_word(before, Bound::Change, lexicon).is_some())
        && lexicon.language.units.to.iter().any(|w| last_word(between, w).is_some())
        && between.chars().count() < 12
}

/// The bytes from a word that opens a range to the end of a text.
fn range_word(before: &str, opens: Bound, lexicon: &Lexicon) -> Option<usize> {
    let trimmed = before.trim_end();
    let (_, length) = lexicon.bounds.ending(trimmed).find(|(bound, _)| *bound == opens)?;
    Some(before.len() - trimmed.len() + length)
}

/// The comparator that the words before a number end in, and the bytes it takes with the space after it.
fn comparator_before(before: &str, lexicon: &Lexicon) -> Option<(Comparator, usize)> {
    let trimmed = before.trim_end();
    let comparators = lexicon.bounds.ending(trimmed).filter_map(|(bound, length)| match bound {
        Bound::Compare(comparator) => Some((comparator, length)),
        Bound::From | Bound::Change => None,
    });
    let (comparator, length) = comparators.max_by_key(|(_, length)| *length)?;
    Some((comparator, before.len() - trimmed.len() + length))
}

/// The bytes of "or more" and the like behind a number or its unit.
fn or_more(after: &str, language: &Language) -> Option<usize> {
    let words = after.trim_start();
    let length = if words.starts_with('+') {
        Some(1)
    } else {
        language.units.or_more.iter().find_map(|w| word_at(words, w))
    };
    length.map(|length| after.len() - words.len() + length)
}

/// A unit found at the beginning of a text.
struct Unit<'t> {
    name: Option<Cow<'static, str>>,
    text: &'t str,
    /// Bytes up to its end.
    end: usize,
}

/// What a bounded number counts, where the words name no known unit: «не менее 8 новых предложений».
fn counted(after: &str) -> Option<Unit<'_>> {
    let body = after.trim_start();
    let end = phrase_end(body)?;
    let text = body.get(..end)?.trim_end();
    text.starts_with(char::is_lowercase).then(|| Unit {
        name: None,
        text,
        end: after.len() - body.len() + text.len(),
    })
}

/// The most words that a unit in words may take («пациентам в месяц»).
const UNIT_WORDS: usize = 4;

fn unit_at<'t>(after: &'t str, lexicon: &Lexicon) -> Option<Unit<'t>> {
    let body = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '*']);
    let skipped = after.len() - body.len();
    let (scale, scale_length) = longest_at(body, &lexicon.scales).unwrap_or(("", 0));
    let rest = body.get(scale_length..).unwrap_or("");
    let inner = rest.trim_start();
    let (name, length) = match longest_at(inner, &lexicon.units) {
        Some((name, length)) => (Some(name), scale_length + (rest.len() - inner.len()) + length),
        None => (None, scale_length),
    };
    if length == 0 {
        return None;
    }
    let sign = inner.starts_with(|c: char| !c.is_alphanumeric());
    let end = if sign { length } else { phrase_end(body).filter(|e| *e >= length).unwrap_or(length) };
    let text = body.get(..end)?.trim_end();
    Some(Unit { name: scaled(scale, name), text, end: skipped + text.len() })
}

fn scaled(scale: &'static str, name: Option<&'static str>) -> Option<Cow<'static, str>> {
    match (scale, name) {
        ("", name) => name.map(Cow::Borrowed),
        (scale, Some(name)) => Some(Cow::Owned(format!("{scale} {name}"))),
        (scale, None) => Some(Cow::Owned(format!("{scale} count"))),
    }
}

/// The end of the words up to a mark or line break, if they are few.
fn phrase_end(text: &str) -> Option<usize> {
    let end = text.find([',', ';', '\n', '(', ')', ':', '–', '—']).unwrap_or(text.len());
    let phrase = text.get(..end)?.trim_end();
    // A full stop ends it unless it belongs to an abbreviation («тыс. руб.»).
    let stop = phrase.match_indices(". ").find(|(i, _)| {
        phrase
            .get(..*i)
            .is_some_and(|t| t.split_whitespace().next_back().is_some_and(|w| w.chars().count() > 5))
    });
    let phrase = stop.map_or(phrase, |(i, _)| phrase.get(..i).unwrap_or(""));
    (phrase.split_whitespace().count() <= UNIT_WORDS).then(|| phrase.trim_end_matches('.').len().max(1)).map(
        |l| {
            // Keep the full stop of a last abbreviation.
            if phrase.get(l..).is_some_and(|r| r.starts_with('.'))
                && phrase.split_whitespace().next_back().is_some_and(|w| w.chars().count() <= 5)
            {
                l + 1
            } else {
                l
            }
        },
    )
}

/// The longest of some words or signs that a text begins with, as a whole word.
fn longest_at(text: &str, named: &Named) -> Option<(&'static str, usize)> {
    let mut best: Option<(&'static str, usize)> = None;
    for (word, name) in named.beginning(text) {
        if let Some(length) = word_at(text, word)
            && best.is_none_or(|(_, l)| length > l)
        {
            best = Some((name, length));
        }
    }
    best
}

/// The bytes of a word, or of a word with the stem `…*`, at the beginning of a text.
fn word_at(text: &str, word: &str) -> Option<usize> {
    let stem = word.strip_suffix('*');
    let length = letter::prefix(text, stem.unwrap_or(word))?;
    let rest = text.get(length..)?;
    if stem.is_some() {
        return Some(length + rest.find(|c| !letter::is_alphanumeric(c)).unwrap_or(rest.len()));
    }
    let whole = !word.ends_with(letter::is_alphanumeric) || !rest.starts_with(letter::is_alphanumeric);
    whole.then_some(length)
}

/// A normalized unit, where it has a name, and as it is printed.
pub type Printed<'t> = (Option<Cow<'static, str>>, &'t str);

/// The unit of a unit's cell or a bracket («шт.», «тыс. руб.», «в % от общего числа …»).
pub fn unit_of(text: &str, language: &Language) -> Option<Cow<'static, str>> {
    let lexicon = Lexicon::of(language);
    let text = text.trim().trim_matches(['(', ')', ',', ' ']);
    let text = ["в ", "у ", "in ", "w "].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    let (scale, length) = longest_at(text, &lexicon.scales).unwrap_or(("", 0));
    let rest = text.get(length..).unwrap_or("").trim_start();
    let name = longest_at(rest, &lexicon.units).map(|(name, _)| name);
    if name.is_none() && length == 0 { None } else { scaled(scale, name) }
}

/// Unit and printed unit that a heading or title states: in a bracket, behind the last comma, or by what it
/// counts («К-во уч-ков»).
pub fn stated_unit<'t>(text: &'t str, language: &Language, counts: bool) -> Option<Printed<'t>> {
    let bracket = text.rfind('(').and_then(|open| {
        let rest = text.get(open + 1..)?;
        rest.get(..rest.find(')').unwrap_or(rest.len()))
    });
    let tail = text.rsplit_once(',').map(|(_, tail)| tail.trim());
    for part in
        bracket.into_iter().flat_map(|b| [Some(b), b.rsplit_once(',').map(|(_, t)| t)]).flatten().chain(tail)
    {
        let part = part.trim();
        let short = part.split_whitespace().count() <= 3 || part.contains('%');
        if let Some(unit) = unit_of(part, language).filter(|_| short) {
            return Some((Some(unit), part));
        }
    }
    if !counts {
        return None;
    }
    let text = text.trim();
    let counted = language.units.quantity.iter().find_map(|q| text.get(letter::prefix(text, q)?..))?;
    let unit =
        longest_at(counted.trim_start(), &Lexicon::of(language).units).map_or("count", |(name, _)| name);
    Some((Some(Cow::Borrowed(unit)), text))
}

/// Whether a text holds nothing but numbers with their comparators and units, or a mark for «none».
pub fn is_numeric(text: &str, language: &Language) -> bool {
    let text = text.trim();
    if letter::digit(text, 0).is_none() {
        return false;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let lower = letter::lowercase(text);
    let mut from = 0;
    let mut gaps = quantities(&lower, language).into_iter().map(|quantity| {
        let gap = lower.get(from..quantity.start).unwrap_or("");
        from = quantity.start + quantity.text.len();
        gap
    });
    let words = |gap: &str| gap.contains(char::is_alphanumeric);
    !gaps.any(words) && !words(lower.get(from..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn ru(text: &str) -> Vec<Quantity<'_>> {
        quantities(text, lang::by_code("ru").unwrap())
    }

    fn values(text: &str) -> Vec<f64> {
        ru(text).iter().map(|q| q.value).collect()
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        assert_eq!(values("16 250"), [16250.0]);
        assert_eq!(values("1 200,5"), [1200.5]);
        assert_eq!(values("1.200,5"), [1200.5]);
        assert_eq!(values("-4,0"), [-4.0]);
        assert_eq!(values("20 15 5"), [20.0, 15.0, 5.0]);
        assert_eq!(values("20\n15\n5"), [20.0, 15.0, 5.0]);
        assert_eq!(values("329 720"), [329_720.0]);
        assert_eq!(values("-"), [] as [f64; 0]);
        assert_eq!(values("COVID-19, 3-х"), [] as [f64; 0]);
        let english = quantities("1,200.5", lang::by_code("en").unwrap());
        assert!((english[0].value - 1200.5).abs() < 1e-9);
    }

    #[test]
    fn comparators_and_ranges() {
        let one = |t: &str| {
            ru(t).into_iter().map(|q| (q.comparator, q.value, q.value_max, q.unit)).collect::<Vec<_>>()
        };
        assert_eq!(one("не менее 80 %"), [(Comparator::Ge, 80.0, None, Some("percent".into()))]);
        assert_eq!(one("до 5 единиц"), [(Comparator::Le, 5.0, None, Some("count".into()))]);
        assert_eq!(one("≥ 3 га"), [(Comparator::Ge, 3.0, None, Some("hectare".into()))]);
        assert_eq!(one("10-15 чел."), [(Comparator::Range, 10.0, Some(15.0), Some("person".into()))]);
        assert_eq!(one("от 10 до 15"), [(Comparator::Range, 10.0, Some(15.0), None)]);
        assert_eq!(one("более 7,5 млн руб."), [(Comparator::Gt, 7.5, None, Some("million RUB".into()))]);
        assert_eq!(one("не более 49 человек"), [(Comparator::Le, 49.0, None, Some("person".into()))]);
        assert_eq!(one("80 % и более"), [(Comparator::Ge, 80.0, None, Some("percent".into()))]);
        assert_eq!(one("80%+"), [(Comparator::Ge, 80.0, None, Some("percent".into()))]);
        assert_eq!(ru("охват 80 % и более, 5 ед.")[0].text, "80 % и более");
        assert!(is_numeric("80 % и более", lang::by_code("ru").unwrap()));
    }

    #[test]
    fn a_unit_in_words_is_kept_as_printed() {
        let q = &ru("помощь не менее 2700 пациентам в месяц")[0];
        assert_eq!(q.unit_text, Some("пациентам в месяц"));
        assert_eq!(q.unit.as_deref(), Some("person"));
        assert_eq!(q.text, "не менее 2700 пациентам в месяц");
    }

    #[test]
    fn headings_and_titles_state_units() {
        let ru = lang::by_code("ru").unwrap();
        let stated =
            |t| stated_unit(t, ru, true).map(|(unit, text)| (unit.unwrap_or_default().into_owned(), text));
        assert_eq!(stated("Площадь (га)"), Some(("hectare".into(), "га")));
        assert_eq!(stated("К-во уч-ков"), Some(("person".into(), "К-во уч-ков")));
        assert_eq!(
            stated("Доля домов (в % от общего числа домов)"),
            Some(("percent".into(), "в % от общего числа домов"))
        );
        assert_eq!(
            stated("Число лодок (далее – ЛС, в % от общего числа лодок)"),
            Some(("percent".into(), "в % от общего числа лодок"))
        );
        assert_eq!(stated("Доля домов, %"), Some(("percent".into(), "%")));
        assert_eq!(stated("Площадь"), None);
    }

    #[test]
    fn a_text_that_states_a_percentage_may_state_one() {
        for language in lang::ALL {
            let words = language.units.names.iter().filter(|(unit, _)| *unit == PERCENT);
            for word in words.flat_map(|(_, words)| words.iter()) {
                for number in ["80 ", "1 000,5", "5-10\u{a0}", "2020 - 80\n ", "12 * "] {
                    let text = format!("7 {number}{}", word.replace('*', "ы").to_uppercase());
                    let stated =
                        quantities(&text, language).iter().any(|q| q.unit.as_deref() == Some(PERCENT));
                    assert!(!stated || may_state_percent(&text, language), "{text}");
                }
            }
        }
        assert!(!may_state_percent("Проверка района № 12 к 1 сентября, %", lang::by_code("ru").unwrap()));
    }

    #[test]
    fn numeric_cells_hold_nothing_else() {
        let ru = lang::by_code("ru").unwrap();
        for text in ["25", "не менее 80 %", "16 250 чел.", "20 15 5"] {
            assert!(is_numeric(text, ru), "{text}");
        }
        for text in ["-", "отчет за 2 квартал", "5 новых школ построено"] {
            assert!(!is_numeric(text, ru), "{text}");
        }
    }
}
