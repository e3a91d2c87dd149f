//! Numbers as the numbering formats of Word write them (ECMA-376 part 1, 17.18.59).

/// Letters are repeated up to this number («я» 27 times); beyond it, Word too falls back to digits.
const MAX_LETTERS: u32 = 780;
/// Roman numerals stop here.
const MAX_ROMAN: u32 = 32_767;

/// `number` in a format; `language` is the document's, for ordinals. Unknown formats give digits.
pub fn write(format: &str, number: i64, language: &str) -> String {
    let Ok(positive) = u32::try_from(number) else { return number.to_string() };
    let written = match format {
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{positive:02}")),
        "upperRoman" => roman(positive),
        "lowerRoman" => roman(positive).map(|r| r.to_lowercase()),
        "upperLetter" => letters(positive, 'A'..='Z', &[]),
        "lowerLetter" => letters(positive, 'a'..='z', &[]),
        // й, ъ and ь stand out of the alphabet; ё is not within its range.
        "russianUpper" => letters(positive, 'А'..='Я', &['Й', 'Ъ', 'Ь']),
        "russianLower" => letters(positive, 'а'..='я', &['й', 'ъ', 'ь']),
        "ordinal" => Some(ordinal(positive, language)),
        "numberInDash" => Some(format!("- {positive} -")),
        "hex" => Some(format!("{positive:X}")),
        "decimalEnclosedParen" => Some(format!("({positive})")),
        "decimalEnclosedFullstop" => Some(format!("{positive}.")),
        "decimalEnclosedCircle" => circled(positive),
        _ => None,
    };
    written.unwrap_or_else(|| positive.to_string())
}

/// A format that its first numbers describe: `001, 002, 003, ...` is digits padded to as many places,
/// `α, β, γ, ...` an alphabet.
pub fn custom(pattern: &str, number: i64) -> String {
    let first = pattern.split(',').next().unwrap_or("").trim();
    let width = first.chars().take_while(char::is_ascii_digit).count();
    let Ok(positive) = u32::try_from(number) else { return number.to_string() };
    let lettered = match first {
        "α" => letters(positive, 'α'..='ω', &['ς']),
        "Α" => letters(positive, 'Α'..='Ω', &['\u{3a2}']),
        "а" => letters(positive, 'а'..='я', &['й', 'ъ', 'ь']),
        "А" => letters(positive, 'А'..='Я', &['Й', 'Ъ', 'Ь']),
        _ => None,
    };
    lettered.unwrap_or_else(|| format!("{positive:0width$}", width = width.min(10)))
}

/// а, б, … я, аа, бб: the letter repeated once more each time the alphabet ends.
fn letters(number: u32, alphabet: std::ops::RangeInclusive<char>, without: &[char]) -> Option<String> {
    if number == 0 || number > MAX_LETTERS {
        return None;
    }
    let alphabet: Vec<char> = alphabet.filter(|c| !without.contains(c)).collect();
    let index = (number - 1) as usize;
    let letter = alphabet.get(index % alphabet.len())?;
    Some(std::iter::repeat_n(letter, index / alphabet.len() + 1).collect())
}

fn roman(number: u32) -> Option<String> {
    (1..=MAX_ROMAN).contains(&number).then(|| crate::roman::write(number))
}

/// By the language of the document, as Word does.
fn ordinal(number: u32, language: &str) -> String {
    let language = language.split(['-', '_']).next().unwrap_or("").to_lowercase();
    let suffix = match language.as_str() {
        "ru" => "-й",
        "it" | "es" | "pt" => "º",
        "fr" if number == 1 => "er",
        "fr" => "e",
        "en" | "" => match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        },
        _ => ".",
    };
    format!("{number}{suffix}")
}

/// ① … ⑳.
fn circled(number: u32) -> Option<String> {
    let code = (1..=20).contains(&number).then(|| 0x2460 + number - 1)?;
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::{custom, write};

    #[test]
    fn formats_of_word() {
        let written = |format, number| write(format, number, "ru-RU");
        assert_eq!(written("decimal", 12), "12");
        assert_eq!(written("decimalZero", 7), "07");
        assert_eq!(written("upperRoman", 1994), "MCMXCIV");
        assert_eq!(written("lowerRoman", 4), "iv");
        assert_eq!(written("upperLetter", 26), "Z");
        assert_eq!(written("lowerLetter", 28), "bb");
        assert_eq!(written("russianLower", 10), "к");
        assert_eq!(written("russianUpper", 29), "Я");
        assert_eq!(written("russianLower", 30), "аа");
        assert_eq!(written("ordinal", 3), "3-й");
        assert_eq!(write("ordinal", 112, "en-US"), "112th");
        assert_eq!(write("ordinal", 2, "en-US"), "2nd");
        assert_eq!(written("none", 5), "");
        assert_eq!(custom("001, 002, 003, ...", 12), "012");
        assert_eq!(custom("α, β, γ, ...", 18), "σ");
    }

    #[test]
    fn numbers_without_end_stay_short() {
        for format in ["russianLower", "upperRoman", "lowerLetter"] {
            assert_eq!(write(format, 4_000_000_000, "ru"), "4000000000");
        }
        assert_eq!(write("upperRoman", -3, "ru"), "-3");
        assert_eq!(write("upperRoman", 0, "ru"), "0");
    }
}
