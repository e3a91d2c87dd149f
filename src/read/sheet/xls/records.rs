//! The records a BIFF stream is made of, and reading in them.

/// A record: its type and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its bytes.
    pub data: &'a [u8],
}

/// Record types ([MS-XLS] 2.3).
pub mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const NAME: u16 = 0x0018;
    pub const NOTE: u16 = 0x001c;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const PANE: u16 = 0x0041;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const OBJECT: u16 = 0x005d;
    pub const COLUMN: u16 = 0x007d;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const MUL_BLANK: u16 = 0x00be;
    pub const RICH_STRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const MERGED_CELLS: u16 = 0x00e5;
    pub const SHARED_STRINGS: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const TEXT_OBJECT: u16 = 0x01b6;
    pub const BLANK: u16 = 0x0201;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERROR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const WINDOW: u16 = 0x023e;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

impl<'a> Record<'a> {
    pub fn u8(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    pub fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at.checked_add(2)?)?.try_into().ok()?))
    }

    pub fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at.checked_add(4)?)?.try_into().ok()?))
    }

    pub fn f64(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.data.get(at..at.checked_add(8)?)?.try_into().ok()?))
    }

    /// The bytes from a place on.
    pub fn tail(&self, at: usize) -> &'a [u8] {
        self.data.get(at..).unwrap_or(&[])
    }
}

/// The records of a stream, one after another; ends where one is cut.
#[derive(Clone, Debug)]
pub struct Records<'a>(pub &'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let head = Record { kind: 0, data: self.0 };
        let (kind, length) = (head.u16(0)?, usize::from(head.u16(2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some(Record { kind, data })
    }
}

impl<'a> Records<'a> {
    /// The parts of a record that goes on in the records behind it.
    pub fn parts(&mut self, first: &'a [u8]) -> Parts<'a> {
        let mut parts = vec![first];
        let mut ahead = self.clone();
        while let Some(record) = ahead.next().filter(|r| r.kind == kind::CONTINUE) {
            parts.push(record.data);
            *self = ahead.clone();
        }
        parts.reverse();
        Parts { data: parts.pop().unwrap_or(&[]), rest: parts }
    }
}

/// Bytes that lie in several records.
#[derive(Debug)]
pub struct Parts<'a> {
    data: &'a [u8],
    /// The parts to come, last first.
    rest: Vec<&'a [u8]>,
}

impl Parts<'_> {
    fn advance(&mut self) -> Option<()> {
        self.data = self.rest.pop()?;
        Some(())
    }

    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.data.len() {
            count -= self.data.len();
            self.advance()?;
        }
        self.data = self.data.get(count..)?;
        Some(())
    }

    pub fn u8(&mut self) -> Option<u8> {
        while self.data.is_empty() {
            self.advance()?;
        }
        let (byte, rest) = self.data.split_first()?;
        self.data = rest;
        Some(*byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// A string with its flags, its length read before ([MS-XLS] 2.5.293 `XLUnicodeRichExtendedString`).
    pub fn string(&mut self, length: usize, out: &mut String) -> Option<()> {
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        self.characters(length, flags & 1 != 0, out);
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)
    }

    /// Characters of one byte or two; every part they go on in says anew which.
    pub fn characters(&mut self, length: usize, mut wide: bool, out: &mut String) {
        let mut left = length;
        let mut units = Vec::new();
        while left > 0 {
            if self.data.is_empty() {
                let Some(()) = self.advance() else { break };
                let Some(flags) = self.u8() else { break };
                wide = flags & 1 != 0;
            }
            let size = if wide { 2 } else { 1 };
            let count = (self.data.len() / size).min(left);
            let (now, later) = self.data.split_at_checked(count * size).unwrap_or((self.data, &[]));
            if count == 0 {
                self.data = &[];
                continue;
            }
            if wide {
                units.extend(
                    now.chunks_exact(2).map(|b| b.iter().rev().fold(0, |n, &b| n << 8 | u16::from(b))),
                );
            } else {
                units.extend(now.iter().map(|b| u16::from(*b)));
            }
            self.data = later;
            left -= count;
        }
        out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_on_in_the_next_record_with_another_width() {
        let first = [3, 0, 0, b'a'];
        let stream = [&[0x3c, 0, 5, 0, 1][..], &[0x30, 4, 0x31, 4], &[0x0a, 0, 0, 0]].concat();
        let mut records = Records(&stream);
        let mut parts = records.parts(&first);
        let length = parts.u16().unwrap();
        let mut text = String::new();
        parts.string(length.into(), &mut text).unwrap();
        assert_eq!(text, "aаб");
        assert_eq!(records.next().unwrap().kind, kind::EOF);
    }

    #[test]
    fn a_claimed_length_beyond_the_data_ends() {
        let mut text = String::new();
        let mut parts = Records(&[]).parts(&[0xff, 0xff, 0, b'x']);
        let length = parts.u16().unwrap();
        assert!(parts.string(length.into(), &mut text).is_some());
        assert_eq!(text, "x");
    }
}
