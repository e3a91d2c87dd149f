//! Changes the XML inside a valid package and keeps the package valid: plain byte flips die in the inflater.

use std::io::{Cursor, Read, Write};

/// What a careless or hostile program writes where a number, a range, an index or a word is due.
const VALUES: [&str; 16] = [
    "", "0", "1", "-1", "2", "16384", "65536", "1048577", "4294967295", "18446744073709551616", "1e308",
    "true", "A1:XFD1048576", "restart", "%1.%9.", "\u{202e}31 июня",
];

/// Numbers that look random and are the same for the same seed (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall by this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`; 0 for none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % sides.max(1)
    }
}

/// The package with one to four changes in the XML of its parts, stored; `None` for what is no package.
pub fn package(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut parts = parts(bytes)?;
    for _ in 0..=dice.roll(4) {
        let xml: Vec<usize> = (0..parts.len()).filter(|&i| parts[i].0.ends_with("xml")).collect();
        // The parts that say most are the longest.
        let chosen =
            (0..2).filter_map(|_| xml.get(dice.roll(xml.len()))).max_by_key(|&&i| parts[i].1.len())?;
        let changed = String::from_utf8(parts[*chosen].1.clone()).ok().map(|text| change(&text, dice));
        parts[*chosen].1 = changed?.into_bytes();
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, stored).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..zip.len().min(100) {
        let file = zip.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        file.take(1 << 20).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    Some(parts)
}

/// Tags and texts in order; together they are the part.
fn pieces(xml: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = xml;
    while !rest.is_empty() {
        let cut = match rest.strip_prefix('<') {
            Some(tag) => tag.find('>').map_or(rest.len(), |end| end + 2),
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, tail) = rest.split_at(cut);
        out.push(piece);
        rest = tail;
    }
    out
}

/// Index behind the end of the element that starts at `start`.
fn end(pieces: &[&str], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, piece) in pieces.iter().enumerate().skip(start) {
        if piece.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if piece.starts_with('<') && !piece.ends_with("/>") {
            depth += 1;
        }
        if depth == 0 {
            return index + 1;
        }
    }
    pieces.len()
}

fn change(xml: &str, dice: &mut Dice) -> String {
    let pieces = pieces(xml);
    let starts: Vec<usize> = (1..pieces.len())
        .filter(|&i| {
            pieces[i].starts_with('<') && !pieces[i].starts_with("</") && !pieces[i].starts_with("<?")
        })
        .collect();
    let Some(&from) = starts.get(dice.roll(starts.len())) else { return xml.to_owned() };
    let to = end(&pieces, from);
    let (head, element, tail) = (pieces[..from].concat(), pieces[from..to].concat(), pieces[to..].concat());
    match dice.roll(8) {
        0 => head + &tail,
        1 => head + &element.repeat(2 + dice.roll(30)) + &tail,
        2 => {
            let place = starts[dice.roll(starts.len())];
            pieces[..place].concat() + &element + &pieces[place..].concat()
        }
        3 => head + &nested(&pieces[from..to], 1 + dice.roll(300)) + &tail,
        4 => head + pieces[from] + &pieces[from + 1..].concat().replacen("</", "<", 1),
        5 => head + &text(&pieces[from..to], dice) + &tail,
        _ => head + &attribute(pieces[from], dice) + &pieces[from + 1..].concat(),
    }
}

/// The element inside itself, so many times.
fn nested(element: &[&str], depth: usize) -> String {
    let (Some(open), Some(close)) = (element.first(), element.last()) else { return String::new() };
    if element.len() < 2 {
        (*open).to_owned()
    } else {
        open.repeat(depth) + &element.concat() + &close.repeat(depth)
    }
}

/// The element with one of its texts replaced.
fn text(element: &[&str], dice: &mut Dice) -> String {
    let texts: Vec<usize> = (0..element.len()).filter(|&i| !element[i].starts_with('<')).collect();
    let mut element = element.to_vec();
    if let Some(&index) = texts.get(dice.roll(texts.len())) {
        element[index] = VALUES[dice.roll(VALUES.len())];
    }
    element.concat()
}

/// The tag with the value of one of its attributes replaced.
fn attribute(tag: &str, dice: &mut Dice) -> String {
    let mut parts: Vec<&str> = tag.split('"').collect();
    let values = parts.len() / 2;
    if values > 0 {
        parts[2 * dice.roll(values) + 1] = VALUES[dice.roll(VALUES.len())];
    }
    parts.join("\"")
}
