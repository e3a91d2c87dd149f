//! Quantities in words and digits: comparator, number, unit.

use super::digits::{Number, numbers};
use super::lexicon::{Lexicon, Named};
use crate::lang::{Language, letter};
use crate::model::plan::Comparator;

/// A number with what bounds it and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// As printed, comparator and unit included.
    pub text: String,
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number bounds the value.
    pub comparator: Comparator,
    /// Normalized unit.
    pub unit: Option<String>,
    /// The unit as printed.
    pub unit_text: Option<String>,
    /// Whether words or a sign state the comparator.
    pub bounded: bool,
}

/// Every quantity of a text. Numbers glued to letters («N8-ФЗ», «COVID-19») are none.
pub fn quantities(text: &str, language: &Language) -> Vec<Quantity> {
    let numbers = numbers(text, language);
    let mut out = Vec::with_capacity(numbers.len());
    let mut i = 0;
    let mut begin = 0;
    while let Some(first) = numbers.get(i) {
        let range = numbers.get(i + 1).filter(|next| joins_range(text, begin, first, next, language));
        let last = range.unwrap_or(first);
        let stop = numbers.get(i + 1 + usize::from(range.is_some())).map_or(text.len(), |n| n.start);
        out.push(read(text, begin, first, last, stop, language));
        begin = last.end;
        i += 1 + usize::from(range.is_some());
    }
    out
}

fn read(
    text: &str,
    begin: usize,
    first: &Number,
    last: &Number,
    stop: usize,
    language: &Language,
) -> Quantity {
    let before = text.get(begin..first.start).unwrap_or("");
    let after = text.get(last.end..stop).unwrap_or("");
    let bound = comparator_before(before, language);
    let unit = unit_at(after, language).or_else(|| bound.as_ref().and_then(|_| counted(after)));
    let end = last.end + unit.as_ref().map_or(0, |u| u.end);
    let changed = range_word(text, begin, first, language.units.change).filter(|_| last.start != first.start);
    if let Some(length) = changed {
        // «с 12 до 20 ед.»: the value to reach is the second.
        return Quantity {
            text: text.get(first.start - length..end).unwrap_or("").trim().to_owned(),
            value: last.value,
            value_max: None,
            comparator: Comparator::Eq,
            unit: unit.as_ref().and_then(|u| u.name.clone()),
            unit_text: unit.map(|u| u.text),
            bounded: true,
        };
    }
    let (comparator, start) = match &bound {
        _ if last.start != first.start => (Comparator::Range, first.start),
        Some((comparator, length)) => (*comparator, first.start - length),
        None => (comparator_after(after, language), first.start),
    };
    Quantity {
        text: text.get(start..end).unwrap_or("").trim().to_owned(),
        value: first.value,
        value_max: (last.start != first.start).then_some(last.value),
        comparator,
        unit: unit.as_ref().and_then(|u| u.name.clone()),
        unit_text: unit.map(|u| u.text),
        bounded: bound.is_some(),
    }
}

/// Whether only a dash, or a range's words, stand between two numbers.
fn joins_range(text: &str, begin: usize, first: &Number, next: &Number, language: &Language) -> bool {
    let between = text.get(first.end..next.start).unwrap_or("").trim().trim_start_matches('%').trim();
    if matches!(between, "-" | "–" | "—" | "÷" | "..." | "…") {
        return next.value > first.value;
    }
    let from = range_word(text, begin, first, language.units.from).is_some();
    let change = range_word(text, begin, first, language.units.change).is_some();
    let lower = between.to_lowercase();
    from && (change || next.value > first.value)
        && language.units.to.iter().any(|w| ends_with_word(&lower, w))
        && lower.chars().count() < 12
}

/// The bytes from a word of a list that stands before a number up to the number.
fn range_word(text: &str, begin: usize, first: &Number, list: &[&str]) -> Option<usize> {
    let before = text.get(begin..first.start).unwrap_or("");
    let trimmed = before.trim_end();
    let word = list.iter().find(|w| ends_with_word(&trimmed.to_lowercase(), w))?;
    Some(before.len() - trimmed.len() + word.len())
}

/// The comparator that the words before a number end in, and the bytes it takes with the space after it.
fn comparator_before(before: &str, language: &Language) -> Option<(Comparator, usize)> {
    let u = language.units;
    let lists = [
        (Comparator::Ge, u.at_least),
        (Comparator::Gt, u.more_than),
        (Comparator::Le, u.at_most),
        (Comparator::Lt, u.less_than),
    ];
    let trimmed = before.trim_end();
    let lower = letter::lowercase(trimmed);
    if trimmed.is_empty() || lower.len() != trimmed.len() {
        return None;
    }
    let best = lists
        .iter()
        .flat_map(|(c, words)| words.iter().map(move |w| (*c, *w)))
        .filter(|(_, w)| ends_with_word(&lower, w))
        .max_by_key(|(_, w)| w.len());
    let signs =
        [(">=", Comparator::Ge), ("<=", Comparator::Le), ("⩾", Comparator::Ge), ("⩽", Comparator::Le)];
    let sign = signs.iter().find(|(s, _)| lower.ends_with(s)).map(|(s, c)| (*c, *s));
    sign.or(best).map(|(c, w)| (c, before.len() - trimmed.len() + w.len()))
}

/// "or more" and the like behind a number.
fn comparator_after(after: &str, language: &Language) -> Comparator {
    let after = after.trim_start();
    if after.is_empty() {
        return Comparator::Eq;
    }
    let lower = letter::lowercase(after);
    let first = |list: &[&str]| list.iter().any(|w| w.starts_with("or ") && lower.starts_with(w));
    if lower.starts_with('+') || first(language.units.at_least) { Comparator::Ge } else { Comparator::Eq }
}

/// Whether a text ends with a word or sign as a whole.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| {
        let letter = |c: char| c.is_alphanumeric();
        !word.starts_with(letter) || !rest.ends_with(letter)
    })
}

/// A unit found at the beginning of a text.
struct Unit {
    name: Option<String>,
    text: String,
    /// Bytes up to its end.
    end: usize,
}

/// What a bounded number counts, where the words name no known unit: «не менее 8 новых предложений».
fn counted(after: &str) -> Option<Unit> {
    let body = after.trim_start();
    let end = phrase_end(body)?;
    let text = body.get(..end)?.trim_end();
    text.starts_with(char::is_lowercase).then(|| Unit {
        name: None,
        text: text.to_owned(),
        end: after.len() - body.len() + text.len(),
    })
}

/// The most words that a unit in words may take («пациентам в год»).
const UNIT_WORDS: usize = 4;

fn unit_at(after: &str, language: &Language) -> Option<Unit> {
    let body = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '*']);
    let skipped = after.len() - body.len();
    let (scale, scale_length) = scale_at(body, language).unwrap_or(("", 0));
    let rest = body.get(scale_length..).unwrap_or("");
    let inner = rest.trim_start();
    let (name, length) = match name_at(inner, language) {
        Some((name, length)) => (Some(name), scale_length + (rest.len() - inner.len()) + length),
        None => (None, scale_length),
    };
    if length == 0 {
        return None;
    }
    let sign = inner.starts_with(|c: char| !c.is_alphanumeric());
    let end = if sign { length } else { phrase_end(body).filter(|e| *e >= length).unwrap_or(length) };
    let text = body.get(..end)?.trim_end();
    Some(Unit { name: scaled(scale, name), text: text.to_owned(), end: skipped + text.len() })
}

fn scaled(scale: &str, name: Option<&str>) -> Option<String> {
    match (scale, name) {
        ("", name) => name.map(str::to_owned),
        (scale, Some(name)) => Some(format!("{scale} {name}")),
        (scale, None) => Some(format!("{scale} count")),
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

fn scale_at(text: &str, language: &Language) -> Option<(&'static str, usize)> {
    longest_at(text, &Lexicon::of(language).scales)
}

fn name_at(text: &str, language: &Language) -> Option<(&'static str, usize)> {
    longest_at(text, &Lexicon::of(language).units)
}

/// The longest of some words or signs that a text begins with, as a whole word.
fn longest_at(text: &str, named: &Named) -> Option<(&'static str, usize)> {
    let words = named.beginning(letter::lower(text.chars().next()?).0);
    if words.is_empty() {
        return None;
    }
    let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end)?;
    let lower = letter::lowercase(head);
    if lower.len() != head.len() {
        return None;
    }
    let mut best: Option<(&'static str, usize)> = None;
    for (word, name) in words {
        if let Some(length) = word_at(&lower, word)
            && best.is_none_or(|(_, l)| length > l)
        {
            best = Some((name, length));
        }
    }
    best
}

fn word_at(text: &str, word: &str) -> Option<usize> {
    if let Some(stem) = word.strip_suffix('*') {
        let rest = text.strip_prefix(stem)?;
        return Some(stem.len() + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
    }
    let rest = text.strip_prefix(word)?;
    let whole = !word.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    whole.then_some(word.len())
}

/// Unit and unit text of a unit's cell or a bracket («шт.», «тыс. руб.», «в % от общего числа …»).
pub fn unit_of(text: &str, language: &Language) -> Option<String> {
    let text = text.trim().trim_matches(['(', ')', ',', ' ']);
    let text = ["в ", "у ", "in ", "w "].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    let (scale, length) = scale_at(text, language).unwrap_or(("", 0));
    let rest = text.get(length..).unwrap_or("").trim_start();
    let name = name_at(rest, language).map(|(name, _)| name);
    if name.is_none() && length == 0 { None } else { scaled(scale, name) }
}

/// Unit and printed unit that a heading or title states: in a bracket, behind the last comma, or by what it
/// counts («К-во уч-ков»).
pub fn stated_unit(text: &str, language: &Language, counts: bool) -> Option<(Option<String>, String)> {
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
            return Some((Some(unit), part.to_owned()));
        }
    }
    if !counts {
        return None;
    }
    let lower = text.trim().to_lowercase();
    let counted = language.units.quantity.iter().find_map(|q| lower.strip_prefix(q))?;
    let unit = name_at(counted.trim_start(), language).map_or("count", |(name, _)| name);
    Some((Some(unit.to_owned()), text.trim().to_owned()))
}

/// Whether a text holds nothing but numbers with their comparators and units, or a mark for «none».
pub fn is_numeric(text: &str, language: &Language) -> bool {
    let mut rest = text.trim().to_lowercase();
    if !rest.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    if rest.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    for quantity in quantities(&rest.clone(), language) {
        rest = rest.replacen(&quantity.text, " ", 1);
    }
    !rest.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn ru(text: &str) -> Vec<Quantity> {
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
    }

    #[test]
    fn a_unit_in_words_is_kept_as_printed() {
        let q = &ru("помощь не менее 3500 пациентам в год")[0];
        assert_eq!(q.unit_text.as_deref(), Some("пациентам в год"));
        assert_eq!(q.unit.as_deref(), Some("person"));
        assert_eq!(q.text, "не менее 3500 пациентам в год");
    }

    #[test]
    fn headings_and_titles_state_units() {
        let ru = lang::by_code("ru").unwrap();
        let stated = |t| stated_unit(t, ru, true);
        assert_eq!(stated("Площадь (га)"), Some((Some("hectare".into()), "га".into())));
        assert_eq!(stated("К-во уч-ков"), Some((Some("person".into()), "К-во уч-ков".into())));
        assert_eq!(
            stated("Доля домов (в % от общего числа домов)"),
            Some((Some("percent".into()), "в % от общего числа домов".into()))
        );
        assert_eq!(
            stated("Число актов (далее – НПА, в % от общего числа актов)"),
            Some((Some("percent".into()), "в % от общего числа актов".into()))
        );
        assert_eq!(stated("Доля домов, %"), Some((Some("percent".into()), "%".into())));
        assert_eq!(stated("Площадь"), None);
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
