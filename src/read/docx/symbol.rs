//! Characters of the symbol fonts, which have codes of their own in U+F000–U+F0FF.

/// The character that a `sym` element shows: `code` is hexadecimal.
pub fn decode(font: &str, code: &str) -> Option<char> {
    let character = char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)?;
    // Control characters are no text (XML 1.0, 2.2).
    (!character.is_control()).then(|| of_font(font, character))
}

/// The Unicode character that looks like a bullet or symbol font's; the character itself where none is known.
pub fn of_font(font: &str, character: char) -> char {
    // Word's hollow bullet is this letter.
    if character == 'o' && font.eq_ignore_ascii_case("courier new") {
        return '◦';
    }
    let Ok(code) = u8::try_from(u32::from(character) & 0xff) else { return character };
    if !(0xf020..=0xf0ff).contains(&u32::from(character)) && character != '\u{b7}' {
        return character;
    }
    let font = font.to_lowercase();
    let table = if font.starts_with("wingdings") && !font.ends_with(['2', '3']) {
        WINGDINGS
    } else if font.starts_with("symbol") {
        SYMBOL
    } else {
        &[]
    };
    table.iter().find(|(known, _)| *known == code).map_or(character, |(_, shown)| *shown)
}

/// Wingdings: the marks that documents use.
const WINGDINGS: &[(u8, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x3c, '💾'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// Symbol: what differs from Latin-1 and is seen in running text.
const SYMBOL: &[(u8, char)] = &[
    (0x2d, '−'),
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xbe, '—'),
    (0xd0, '∠'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xe5, '∑'),
];

#[cfg(test)]
mod tests {
    use super::{decode, of_font};

    #[test]
    fn symbols_are_what_they_look_like() {
        assert_eq!(decode("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(of_font("Symbol", '\u{f0b7}'), '•');
        assert_eq!(of_font("Symbol", '\u{b7}'), '•');
        assert_eq!(of_font("Courier New", 'o'), '◦');
        assert_eq!(decode("Other", "F0FC"), Some('\u{f0fc}'));
        assert_eq!(decode("Other", "41"), Some('A'));
        assert_eq!(decode("Other", "D800"), None);
    }
}
