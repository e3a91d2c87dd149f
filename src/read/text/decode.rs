//! Bytes → string: finds the encoding, decodes, counts what had to be replaced.
//!
//! A byte order mark decides; then the pattern of UTF-16; then valid UTF-8; then, among the single-byte
//! encodings that Cyrillic plans come in, the one whose reading looks most like words; else chardetng.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};
use crate::lang::letter;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

/// A text and how it was read.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// The text without a byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding's name in the WHATWG standard, lower case.
    pub encoding: &'static str,
    /// Places where bytes that are no text were replaced by U+FFFD.
    pub replaced: usize,
}

/// Bytes looked at to find the encoding.
const SAMPLE: usize = 1 << 16;

/// Share of control characters, in hundredths, above which bytes are no text. Random bytes have ten.
const CONTROLS: usize = 2;

/// Decodes a text.
///
/// # Errors
/// [`ErrorKind::Unsupported`] when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let marked = Encoding::for_bom(bytes);
    let wide = marked.map_or_else(|| utf16(sample), |(e, _)| Some(e).filter(|e| *e != UTF_8));
    if wide.is_none() {
        refuse_binary(bytes, sample)?;
    }
    let (encoding, rest) = match (marked, wide) {
        (Some((encoding, length)), _) => (encoding, bytes.get(length..).unwrap_or_default()),
        (None, Some(encoding)) => (encoding, bytes),
        // Outside ASCII several times as fast as the standard library.
        (None, None) => match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => return Ok(Decoded { text, encoding: name(UTF_8), replaced: 0 }),
            None => (damaged_or_narrow(bytes, sample), bytes),
        },
    };
    let (text, damaged) = encoding.decode_without_bom_handling(rest);
    let replaced = if damaged { text.matches('\u{fffd}').count() } else { 0 };
    Ok(Decoded { text, encoding: name(encoding), replaced })
}

/// Refuses bytes that are no text: NUL or many control characters, where they are not UTF-16.
fn refuse_binary(bytes: &[u8], sample: &[u8]) -> Result<(), Error> {
    let controls = letter::count(sample, |b| (b < 32 || b == 127) && !matches!(b, 0 | 9..=13 | 26 | 27));
    if memchr::memchr(0, bytes).is_none() && controls * 100 <= sample.len() * CONTROLS {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Unsupported, "the input is binary and of no format that planomer knows")
        .with_hint(
            "give a text, a DOCX or a workbook; if it is one, it was damaged on the way: download it again",
        ))
}

/// The encoding of bytes that are not UTF-8 throughout.
fn damaged_or_narrow(bytes: &[u8], sample: &[u8]) -> &'static Encoding {
    if mostly_utf8(sample) {
        return UTF_8;
    }
    cyrillic(bytes).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, true);
        detector.guess(None, Utf8Detection::Deny)
    })
}

/// UTF-16 without a mark: read in one of the two byte orders nearly every unit is a character of plans, and most
/// are of Latin, Cyrillic or the lines of drawn tables; read in the other far fewer are.
pub fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    // What [`is_usual`] asks of the pairs, asked of all bytes at once: nearly every text ends here.
    let marks: usize = USUAL.iter().map(|byte| memchr::memchr_iter(*byte, sample).count()).sum();
    if pairs < 2 || marks * 10 < pairs * 8 {
        return None;
    }
    let count = |units: &dyn Fn(&[u8]) -> u16| {
        sample.chunks_exact(2).map(units).fold((0, 0), |(likely, usual), unit| {
            let [high, _] = unit.to_be_bytes();
            (likely + usize::from(is_likely(unit)), usual + usize::from(is_usual(high)))
        })
    };
    let little = count(&|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
    let big = count(&|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
    let sure = |(likely, usual): (usize, usize), other: usize| {
        likely * 100 >= pairs * 95 && usual * 10 >= pairs * 8 && other * 10 <= likely * 9
    };
    if sure(little, big.0) {
        Some(UTF_16LE)
    } else if sure(big, little.0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The high bytes of Latin, Cyrillic and the lines of drawn tables in UTF-16.
const USUAL: [u8; 3] = [0, 4, 0x25];

/// Whether it is the high byte of a usual character.
fn is_usual(high: u8) -> bool {
    USUAL.contains(&high)
}

/// Whether a UTF-16 unit is a character that plans are written in: Latin, Cyrillic, punctuation, signs, boxes.
const fn is_likely(unit: u16) -> bool {
    matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0xa0..=0x17f | 0x400..=0x52f | 0x2010..=0x22ff | 0x2500..=0x25ff | 0xfeff)
}

/// Whether the bytes were UTF-8 and were damaged: far more sound sequences than broken ones.
fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken * 8
}

/// The single-byte encodings of Cyrillic, the likeliest first.
const CYRILLIC: [&Encoding; 5] = [WINDOWS_1251, KOI8_R, KOI8_U, IBM866, ISO_8859_5];

/// The encoding in which the text looks like Cyrillic words; `None` if it does in none.
fn cyrillic(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = high_part(bytes);
    let scored = CYRILLIC.iter().map(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        (score(&text), *encoding)
    });
    // The first of equals stays.
    let (score, encoding) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (score > 0).then_some(encoding)
}

/// The sample from the first byte that is not ASCII, or a little before.
fn high_part(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).saturating_sub(16);
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..SAMPLE).unwrap_or(rest)
}

/// Letters of Russian, Ukrainian and Belarusian from frequent to rare.
const FREQUENT: &str = "оеаинтсрвлкмдпуяыьгзбчйхжшюіцщїєэфёґўъ";

/// How much a reading looks like Cyrillic words: frequent letters count for it; rare signs, Latin and Cyrillic
/// in one word, and capitals after small letters against it. Mean per letter, about −100 to 20.
fn score(text: &str) -> i64 {
    let (mut total, mut letters) = (0_i64, 0_i64);
    let mut previous = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            letters += 1;
            total += letter_score(c, previous);
        } else if c.is_ascii_alphabetic() && is_cyrillic(previous) {
            total -= 60;
        }
        previous = c;
    }
    if letters == 0 { i64::MIN } else { total * 4 / letters }
}

fn letter_score(c: char, previous: char) -> i64 {
    if matches!(
        c,
        '«' | '»'
            | '№'
            | '–'
            | '—'
            | '\u{a0}'
            | '“'
            | '”'
            | '„'
            | '…'
            | '•'
            | '·'
            | '°'
            | '§'
            | '’'
            | '\u{ad}'
    ) || ('\u{2500}'..='\u{259f}').contains(&c)
    {
        return 0;
    }
    if !is_cyrillic(c) {
        return -40;
    }
    let mut score = match c.to_lowercase().next().and_then(|l| FREQUENT.chars().position(|f| f == l)) {
        Some(rank) => 16 - i64::try_from(rank).unwrap_or(0),
        None => -40,
    };
    if c.is_uppercase() {
        score -= 2;
        if previous.is_lowercase() {
            score -= 40;
        }
    }
    if previous.is_ascii_alphabetic() {
        score -= 60;
    }
    if c == previous {
        score -= 6;
    }
    score
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

/// The name in lower case, which the standard's labels are.
fn name(encoding: &'static Encoding) -> &'static str {
    const NAMES: [(&str, &str); 14] = [
        ("UTF-8", "utf-8"),
        ("UTF-16LE", "utf-16le"),
        ("UTF-16BE", "utf-16be"),
        ("windows-1251", "windows-1251"),
        ("KOI8-R", "koi8-r"),
        ("KOI8-U", "koi8-u"),
        ("IBM866", "ibm866"),
        ("ISO-8859-5", "iso-8859-5"),
        ("ISO-8859-2", "iso-8859-2"),
        ("ISO-8859-4", "iso-8859-4"),
        ("ISO-8859-7", "iso-8859-7"),
        ("Shift_JIS", "shift_jis"),
        ("Big5", "big5"),
        ("EUC-KR", "euc-kr"),
    ];
    let known = encoding.name();
    NAMES.iter().find(|(n, _)| *n == known).map_or(known, |(_, lower)| lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "№ п/п\tНаименование мероприятия\tСрок\n1.\tОсмотр ограждений набережной\tдо 15 мая\n";

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_is_found_without_a_mark() {
        for text in [PLAN, "Срок исполнения", "ПЛАН МЕРОПРИЯТИЙ ПО УБОРКЕ", "сроки"]
        {
            let text = text.replace('№', "N");
            for encoding in [WINDOWS_1251, KOI8_R, IBM866, ISO_8859_5] {
                let (bytes, _, lost) = encoding.encode(&text);
                assert!(!lost);
                let decoded = decode(&bytes).unwrap();
                assert_eq!((decoded.encoding, &*decoded.text), (name(encoding), &*text));
            }
            let drawn = format!("┌──┬────────┐\n│№ │{text}│\n└──┴────────┘");
            for (text, little) in [(&text, true), (&text, false), (&drawn, true), (&drawn, false)] {
                let decoded = decode(&utf16_bytes(text, little)).unwrap().text.into_owned();
                assert_eq!(&decoded, text, "little endian: {little}");
            }
            assert_eq!(decode(text.as_bytes()).unwrap().encoding, "utf-8");
        }
    }

    #[test]
    fn a_mark_decides_and_is_no_part_of_the_text() {
        let utf8 = [b"\xef\xbb\xbf", PLAN.as_bytes()].concat();
        let decoded = decode(&utf8).unwrap();
        assert_eq!((decoded.encoding, &*decoded.text), ("utf-8", PLAN));
        for (little, mark, name) in [(true, [0xff, 0xfe], "utf-16le"), (false, [0xfe, 0xff], "utf-16be")] {
            let bytes = [mark.to_vec(), utf16_bytes(PLAN, little)].concat();
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.encoding, &*decoded.text), (name, PLAN));
        }
    }

    #[test]
    fn latin_text_is_left_to_the_detector() {
        let text = "Plan działań na rok 2024: przegląd ścieżek, naprawa ławek, wymiana oświetlenia";
        let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode(text);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(&*decoded.text, text, "{}", decoded.encoding);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 | 1).collect();
        for bytes in [&b"\x00\x01\x02"[..], b"plan\x00", &noise, b"\x89PNG\r\n\x1a\n\x00\x00"] {
            assert_eq!(decode(bytes).unwrap_err().kind(), ErrorKind::Unsupported);
        }
        assert!(decode(PLAN.as_bytes()).is_ok());
        assert!(decode(&utf16_bytes(PLAN, true)).is_ok());
    }

    #[test]
    fn a_broken_byte_in_utf8_is_replaced_and_counted() {
        let mut bytes = PLAN.as_bytes().to_vec();
        bytes.push(0xd0);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), ("utf-8", 1));
    }
}
