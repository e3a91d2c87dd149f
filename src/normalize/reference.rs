//! Mentions of other measures («по пп. 7-16», «в разделе II», "see action 4"), not of points in legal acts.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::tokens::{Kind, Token, tokenize};
use crate::lang::letter;
use crate::roman;

/// A mention of measures or sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text, from the word to the last number.
    pub range: Range<usize>,
    /// Whether sections are named and not measures.
    pub section: bool,
    /// The numbers named.
    pub numbers: Vec<Numbers>,
}

/// A number or a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// «3.2»
    One(String),
    /// «7-16»
    Range(String, String),
}

/// Words behind a mention that are looked at to tell whether it names a point of an act.
const LOOK_AHEAD: usize = 3;

/// Every mention in a text.
pub fn mentions(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    if may_mention(text, lexicon) && has_number(text) { read(text, lexicon) } else { Vec::new() }
}

/// Whether a text has a digit or one of the usual Roman ones: others alone («раздел С») are no number.
fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'))
}

/// Whether a text may hold a mention, a number directly behind a word for what is numbered: `false` is sure.
fn may_mention(text: &str, lexicon: &Lexicon) -> bool {
    number_starts(text).filter_map(|at| text.get(..at)).any(|passed| {
        let before = passed.trim_end_matches(stands_before_number);
        if before.len() == passed.len() && !before.ends_with('.') {
            return false;
        }
        // The word and marks before it, back to white space.
        let outside = memchr::memrchr2(b' ', b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        let (outside, word) = before.split_at_checked(outside).unwrap_or(("", before));
        outside.ends_with("-\n") || lexicon.numbered.may_hold(word)
    })
}

/// The bytes at which a number may begin: at a digit of either kind, behind no letter or digit.
fn number_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut next = 0;
    let few = std::iter::from_fn(move || {
        let at = next + letter::find_byte(text.as_bytes().get(next..)?, may_begin_number)?;
        next = at + 1;
        Some(at)
    });
    few.filter_map(|at| {
        let at = if text.is_char_boundary(at) { at } else { at.checked_sub(1)? };
        let (before, rest) = text.split_at_checked(at)?;
        let begins = rest.starts_with(|c: char| c.is_ascii_digit() || roman::is_digit(c));
        (begins && !before.ends_with(letter::is_alphanumeric)).then_some(at)
    })
}

/// Whether a byte is an ASCII digit or of the capitals from C to X, or stands in one of «ІМСХӀ»; few others are taken for
/// such.
#[expect(clippy::needless_bitwise_bool, reason = "sixteen bytes are asked at once only without branches")]
fn may_begin_number(byte: u8) -> bool {
    // As ranges: more single bytes are not asked at once.
    let among = |first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    among(b'0', b'X') | (byte == 0x86) | (byte == 0x9c) | among(0xa1, 0xa5) | among(0xd3, 0xd4)
}

/// What may stand between a word and its number.
fn stands_before_number(c: char) -> bool {
    c.is_whitespace() || matches!(c, '№' | '«' | '"')
}

fn read(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let tokens = tokenize(text, lexicon);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match mention_at(text, &tokens, at, lexicon) {
            Some((mention, next)) => {
                out.push(mention);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

fn mention_at(text: &str, tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Mention, usize)> {
    let measure = lexicon.measure.at(tokens, at);
    let section = lexicon.section.at(tokens, at);
    let length = measure.or(section)?;
    let word = tokens.get(at)?;
    // A single letter is the abbreviation only with its full stop: «п. 3».
    if word.lower.chars().count() == 1 && !word.dot {
        return None;
    }
    // «п.п.» is two tokens.
    let mut from = word.range.end;
    let mut next = at + length;
    if word.dot && tokens.get(next).is_some_and(|t| t.lower == word.lower) {
        from = tokens.get(next)?.range.end;
        next += 1;
    }
    let (numbers, end) = number_list(text, from, measure.is_none(), lexicon)?;
    while tokens.get(next).is_some_and(|t| t.range.start < end) {
        next += 1;
    }
    if names_act(tokens, next, lexicon) {
        return None;
    }
    Some((Mention { range: word.range.start..end, section: measure.is_none(), numbers }, next))
}

/// Whether the words that follow name an act or another document, and not «настоящего плана».
fn names_act(tokens: &[Token<'_>], from: usize, lexicon: &Lexicon) -> bool {
    let words = tokens.get(from..).unwrap_or(&[]).iter().take(LOOK_AHEAD + 2);
    let mut seen = 0;
    for (i, token) in words.enumerate() {
        match token.kind {
            Kind::Word => {}
            Kind::Mark('(' | '"' | '«' | '“') | Kind::Newline => continue,
            Kind::Mark(_) => return false,
        }
        if lexicon.this.has(token) {
            return false;
        }
        if lexicon.act.at(tokens, from + i).is_some() {
            return true;
        }
        seen += 1;
        if seen == LOOK_AHEAD {
            break;
        }
    }
    false
}

/// The numbers at a byte: «1, 2 и 5», «7-16», «2.1 – 2.4». Gives them and where they end.
fn number_list(text: &str, from: usize, roman: bool, lexicon: &Lexicon) -> Option<(Vec<Numbers>, usize)> {
    let mut numbers = Vec::new();
    let mut end = from;
    let mut next = from;
    while let Some((number, stop)) = number_at(text, next, roman) {
        end = stop;
        let after = skip(text, stop);
        let last = through(text, after, lexicon).and_then(|then| number_at(text, then, roman));
        match last {
            Some((last, stop)) => {
                numbers.push(Numbers::Range(number, last));
                end = stop;
            }
            None => numbers.push(Numbers::One(number)),
        }
        match and(text, skip(text, end), lexicon) {
            Some(then) => next = then,
            None => break,
        }
    }
    (!numbers.is_empty()).then_some((numbers, end))
}

fn skip(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    from + rest.len() - rest.trim_start().len()
}

/// The byte behind a dash or a word like «по».
fn through(text: &str, from: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = text.get(from..)?;
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '÷'));
    dash.map(|c| from + c.len_utf8())
        .or_else(|| word_in(rest, lexicon.language.points.through).map(|l| from + l))
}

/// The byte behind a comma or a word like «и».
fn and(text: &str, from: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = text.get(from..)?;
    if rest.starts_with([',', ';']) {
        return Some(from + 1);
    }
    word_in(rest, lexicon.language.points.and).map(|l| from + l)
}

fn word_in(text: &str, words: &[&str]) -> Option<usize> {
    words
        .iter()
        .filter(|w| text.strip_prefix(**w).is_some_and(|r| r.starts_with(char::is_whitespace)))
        .map(|w| w.len())
        .max()
}

/// The number at a byte, white space and «№» before it passed: digits and levels, a letter behind, or a Roman
/// numeral where sections are meant.
fn number_at(text: &str, from: usize, roman: bool) -> Option<(String, usize)> {
    let rest = text.get(from..)?;
    let body = rest.trim_start_matches(stands_before_number);
    let start = from + rest.len() - body.len();
    let end = body
        .char_indices()
        .find(|&(i, c)| {
            !(c.is_alphanumeric()
                || (c == '.' && body.get(i + 1..).is_some_and(|r| r.starts_with(char::is_alphanumeric))))
        })
        .map_or(body.len(), |(i, _)| i);
    let word = body.get(..end)?;
    if roman && let Some(latin) = roman::latin(word) {
        return Some((latin, start + end));
    }
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // A year or the number of an act is no point.
    let long = word.split('.').any(|p| p.len() > 3);
    (digits && letters <= 1 && !long).then(|| (word.to_owned(), start + end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn found(text: &str, code: &str) -> Vec<(String, Vec<Numbers>)> {
        let lexicon = Lexicon::of(lang::by_code(code).unwrap());
        mentions(text, lexicon).into_iter().map(|m| (text[m.range].to_owned(), m.numbers)).collect()
    }

    fn one(n: &str) -> Numbers {
        Numbers::One(n.to_owned())
    }

    #[test]
    fn points_lists_and_ranges_are_read() {
        let range = Numbers::Range("4".into(), "19".into());
        assert_eq!(found("Работы по пп. 4-19 на складе", "ru"), [("пп. 4-19".to_owned(), vec![range])]);
        assert_eq!(found("согласно п. 3.2", "ru"), [("п. 3.2".to_owned(), vec![one("3.2")])]);
        assert_eq!(
            found("пункты 1, 2 и 5", "ru"),
            [("пункты 1, 2 и 5".to_owned(), vec![one("1"), one("2"), one("5")])]
        );
        assert_eq!(found("указанные в разделе II", "ru"), [("разделе II".to_owned(), vec![one("II")])]);
        assert_eq!(found("see action 4.", "en"), [("action 4".to_owned(), vec![one("4")])]);
        assert_eq!(found("п.п. 3 и 4 настоящего плана", "ru").len(), 1);
    }

    #[test]
    fn a_text_with_a_mention_may_mention() {
        for language in lang::ALL {
            let lexicon = Lexicon::of(language);
            let words = language.points.measure.iter().chain(language.points.section);
            for (word, number) in words.flat_map(|w| ["5", "IV", "С", "№ 5", "«5"].map(|n| (w, n))) {
                let word = word.replace('*', "ы");
                for text in [
                    format!("см. ({word} {number})"),
                    format!("–{}.\n{number}", word.to_uppercase()),
                    format!("{word}-\nий {number}"),
                    format!("{word}. {word}.{number}"),
                    format!("{word}\u{301} {number}"),
                ] {
                    assert!(read(&text, lexicon).is_empty() || may_mention(&text, lexicon), "{text}");
                }
            }
        }
        assert!(!may_mention(
            "Проверка готовности района № 12, п.",
            Lexicon::of(lang::by_code("ru").unwrap())
        ));
    }

    #[test]
    fn points_of_acts_are_no_measures() {
        for text in [
            "пункт 2 постановления Правительства",
            "в соответствии с пунктом 3 статьи 5 Закона",
            "п. 4 Указа Президента",
            "пунктом 12 Порядка ведения реестра",
            "в 2022 году",
            "отчет за 3 квартал",
        ] {
            assert_eq!(found(text, "ru"), [], "{text}");
        }
    }
}
