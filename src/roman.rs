//! Roman numerals.

/// A Roman numeral in Latin letters, also where it is typed in Cyrillic ones («ІІ», «ХІ»).
pub fn latin(word: &str) -> Option<String> {
    let latin: Option<String> = word.chars().map(digit).collect();
    latin.filter(|l| value(l).is_some())
}

/// Whether a letter may stand in such a numeral.
pub const fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

const fn digit(c: char) -> Option<char> {
    match c {
        'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' => Some(c),
        'І' | 'Ӏ' => Some('I'),
        'Х' => Some('X'),
        'С' => Some('C'),
        'М' => Some('M'),
        _ => None,
    }
}

/// The well-formed numeral that a text begins with: its bytes and its value.
pub fn leading(text: &str) -> Option<(usize, u32)> {
    let length = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    Some((length, value_of(text.get(..length)?.chars().filter_map(digit))?))
}

/// The value of a well-formed Roman numeral in Latin letters.
pub fn value(numeral: &str) -> Option<u32> {
    value_of(numeral.chars())
}

fn value_of(letters: impl Iterator<Item = char> + Clone) -> Option<u32> {
    const LONGEST: usize = 12;
    let mut sum = 0;
    let mut last = 0;
    for (at, letter) in letters.clone().enumerate() {
        let value = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        };
        if at == LONGEST {
            return None;
        }
        // A smaller digit before a greater one is taken off it.
        sum += if last < value { value - 2 * last } else { value };
        last = value;
    }
    u32::try_from(sum).ok().filter(|sum| *sum > 0 && write(*sum).chars().eq(letters))
}

/// A number in Roman numerals, as long as it is; nothing for 0.
pub fn write(mut number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (step, letters) in STEPS {
        while number >= step {
            out.push_str(letters);
            number -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_they_are_written() {
        for (number, numeral) in [(4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (1994, "MCMXCIV")] {
            assert_eq!((write(number).as_str(), value(numeral)), (numeral, Some(number)));
        }
        assert_eq!((value("IIII"), value("CIVIL"), value("")), (None, None, None));
        assert_eq!((leading("ІV. Раздел"), leading("IIII"), leading("А")), (Some((3, 4)), None, None));
        assert_eq!(latin("ХІ").as_deref(), Some("XI"), "typed in Cyrillic");
    }
}
