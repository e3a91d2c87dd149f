//! A large part's text in pieces that end where an element does, so that it is never in memory whole.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};

use memchr::memmem;

use super::super::package::{Package, PartReader, other_encoding, read_error};
use super::xml::utf8;
use crate::error::Error;

/// Parts of no more bytes are one piece.
const SMALL: usize = 2 << 20;
/// Bytes read at a time: few enough to stay in the processor's cache.
const PIECE: usize = 256 << 10;

/// The most bytes for which room is made before they are seen.
const ROOM: usize = 32 << 20;

/// The room to make for what comes of parts of so many bytes.
pub fn room(size: usize) -> usize {
    size.min(ROOM)
}

/// What is left of a part.
pub struct Pieces<'p, 'a> {
    name: &'p str,
    /// The end tag after which a piece may end, as it is mostly written.
    end: &'static str,
    /// Where the rest comes from; `None` where it was all read.
    stream: Option<BufReader<PartReader<'p, 'a>>>,
    bytes: Vec<u8>,
    /// Bytes of the part.
    size: usize,
    /// How many of the bytes the last piece had.
    given: usize,
    state: State,
    /// What is wrong with the part.
    damage: Option<Error>,
}

#[derive(PartialEq, Eq)]
enum State {
    First,
    Later,
    Done,
}

/// A piece of a part.
pub struct Piece<'s> {
    /// Its text.
    pub text: Cow<'s, str>,
    /// Whether no other follows.
    pub last: bool,
}

impl<'p, 'a> Pieces<'p, 'a> {
    /// A part that ends its elements of interest with this tag; `None` if there is no such part.
    ///
    /// # Errors
    /// When it is damaged or passes a limit, as far as that can be seen here.
    pub fn of(package: &'p mut Package<'a>, name: &'p str, end: &'static str) -> Result<Option<Self>, Error> {
        let large = package.believed(name).filter(|size| *size > SMALL);
        let (stream, bytes) = if large.is_some() {
            // Room for a piece and what the one before leaves to it: growing would leave memory of many sizes behind.
            (package.stream(name)?, Vec::with_capacity(2 * PIECE))
        } else {
            let Some(whole) = package.part(name)? else { return Ok(None) };
            (None, whole)
        };
        let size = large.unwrap_or(bytes.len());
        Ok(Some(Self { name, end, stream, bytes, size, given: 0, state: State::First, damage: None }))
    }

    /// The room to make for what comes of the part.
    pub fn room(&self) -> usize {
        room(self.size)
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// When the part is damaged or passes a limit.
    pub fn next(&mut self) -> Result<Option<Piece<'_>>, Error> {
        if self.state == State::Done {
            return Ok(None);
        }
        self.bytes.drain(..self.given);
        let first = self.state == State::First;
        let cut = self.cut(first).map_err(|error| self.fail(&error))?;
        self.given = cut.unwrap_or(self.bytes.len());
        self.state = if cut.is_some() { State::Later } else { State::Done };
        let bytes = self.bytes.get(..self.given).unwrap_or_default();
        let text = match other_encoding(bytes).filter(|_| first) {
            Some(encoding) => encoding.decode(bytes).0,
            None => utf8(bytes),
        };
        Ok(Some(Piece { text, last: cut.is_none() }))
    }

    /// Reads up to where a piece may end, and gives that; `None` where it goes to the end of the part.
    fn cut(&mut self, first: bool) -> io::Result<Option<usize>> {
        let Some(stream) = &mut self.stream else { return Ok(None) };
        loop {
            let before = self.bytes.len();
            // A piece may be the whole part: it is not moved time and again.
            let rest = self.size.saturating_sub(before);
            if before > SMALL {
                let _ = self.bytes.try_reserve_exact(rest);
            }
            if stream.take(PIECE as u64).read_to_end(&mut self.bytes)? == 0 {
                return Ok(None);
            }
            // What was searched before may end in the beginning of what is searched.
            let from = before.saturating_sub(self.end.len());
            let fresh = self.bytes.get(from..).unwrap_or_default();
            // What looks like an end tag is none in a comment and the like. Workbooks have a declaration only.
            let head = usize::from(first && before == 0);
            let strange = |mark: &[u8]| memmem::find(fresh.get(head..).unwrap_or_default(), mark).is_some();
            if strange(b"<!") || strange(b"<?") || (head > 0 && other_encoding(fresh).is_some()) {
                let _ = self.bytes.try_reserve_exact(rest);
                stream.read_to_end(&mut self.bytes)?;
                return Ok(None);
            }
            if let Some(at) = memmem::rfind(fresh, self.end.as_bytes()) {
                return Ok(Some(from + at + self.end.len()));
            }
        }
    }

    fn fail(&mut self, error: &io::Error) -> Error {
        let error = read_error(self.name, error);
        self.damage = Some(error.clone());
        error
    }

    /// Reads what is left, to tell whether the part is sound: a defect that was met may come of damage.
    ///
    /// # Errors
    /// When the part is damaged or passes a limit.
    pub fn finish(mut self) -> Result<(), Error> {
        if let (Some(stream), None) = (&mut self.stream, &self.damage) {
            io::copy(stream, &mut io::sink()).map_err(|error| self.fail(&error))?;
        }
        self.damage.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::super::xml::{Passed, Step, Walk};
    use super::*;
    use crate::options::Limits;

    /// A large part walked over: its pieces, its elements, and whether it was sound.
    fn walk(text: &[u8], spoil: bool) -> (usize, usize, bool) {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file("p", stored).unwrap();
        writer.write_all(text).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        if spoil {
            let at = memmem::rfind(&bytes, b"<r>").unwrap();
            bytes[at + 1] = b's';
        }
        let limits = Limits::default();
        let mut package = Package::open(&bytes, &limits).unwrap();
        let mut pieces = Pieces::of(&mut package, "p", "</r>").unwrap().unwrap();
        let (mut count, mut elements, mut passed) = (0, 0, Passed::default());
        let mut read = || {
            while let Some(piece) = pieces.next()? {
                count += 1;
                let mut walk = Walk::resume("p", &piece, passed, &limits);
                loop {
                    match walk.step()? {
                        Step::Done => break,
                        step => elements += usize::from(matches!(step, Step::Start(_))),
                    }
                }
                passed = walk.passed();
            }
            Ok::<(), Error>(())
        };
        let sound = read().is_ok();
        (count, elements, pieces.finish().is_ok() && sound)
    }

    #[test]
    fn a_large_part_is_walked_in_pieces() {
        let rows = "<r>строка</r>".repeat(200_000);
        let part = format!("<?xml version='1.0'?><a>{rows}</a>");
        let (count, elements, sound) = walk(part.as_bytes(), false);
        assert!(count > 10 && elements == 200_001 && sound);
        assert!(!walk(part.as_bytes(), true).2);
        // A comment may hold what looks like an end tag.
        let part = format!("<a><!--{rows}-->{rows}</a>");
        assert_eq!(walk(part.as_bytes(), false), (1, 200_001, true));
        assert!(!walk(format!("<a>{rows}").as_bytes(), false).2);
        assert!(!walk(format!("<a>{rows}</a></a>").as_bytes(), false).2);
    }
}
