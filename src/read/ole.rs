//! Compound files (MS-CFB): old Office formats and encrypted packages stand in one. Every chain of sectors is
//! followed for no longer than the file could hold it.

use std::collections::HashSet;

/// The first bytes of every compound file.
pub const SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Sector numbers from here on are marks, not sectors.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// Directory entries looked at; enough for any document.
const MAX_ENTRIES: usize = 100_000;
/// Sectors of the allocation table that the header lists itself.
const LISTED: usize = 109;

/// The names of the streams and storages directly under the root, where an embedded document's do not stand.
/// `None` if the directory is broken.
pub fn root_entries(bytes: &[u8]) -> Option<Vec<String>> {
    let entries = Compound::open(bytes)?.entries()?;
    Some(entries.into_iter().map(|(name, _)| name).collect())
}

/// The bytes of a stream directly under the root, its name in any case; `None` if there is none. A chain that
/// breaks off gives what stands before.
pub fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = Compound::open(bytes)?;
    let (_, id) = file.entries()?.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name))?;
    file.read(id)
}

struct Compound<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
    /// The next sector of each sector.
    table: Vec<u32>,
    directory: Vec<u8>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(*bytes.get(30)?);
        let size = 1_usize.checked_shl(shift).filter(|s| (64..=4096).contains(s))?;
        let mut file = Self { bytes, size, table: Vec::new(), directory: Vec::new() };
        file.load_table();
        file.directory = file.chain(u32_at(bytes, 48)?, MAX_ENTRIES * ENTRY);
        (!file.directory.is_empty()).then_some(file)
    }

    /// How many sectors the file can have.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.size + 1
    }

    /// A sector; the last may be cut.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|s| !s.is_empty())
    }

    /// Joins the sectors of the allocation table: those the header lists, then those in the list's own chain.
    fn load_table(&mut self) {
        let mut parts: Vec<u32> = (0..LISTED).filter_map(|i| u32_at(self.bytes, 76 + 4 * i)).collect();
        let mut at = u32_at(self.bytes, 68).unwrap_or(LAST_SECTOR);
        let last = self.size / 4 - 1;
        for _ in 0..self.sectors() {
            let Some(list) = self.sector(at).filter(|_| at < LAST_SECTOR) else { break };
            parts.extend((0..last).filter_map(|i| u32_at(list, 4 * i)));
            at = u32_at(list, 4 * last).unwrap_or(LAST_SECTOR);
        }
        let parts = parts.into_iter().filter(|p| *p < LAST_SECTOR).take(self.sectors());
        let table: Vec<u32> = parts
            .filter_map(|p| self.sector(p))
            .flat_map(|s| (0..s.len() / 4).filter_map(|i| u32_at(s, 4 * i)))
            .collect();
        self.table = table;
    }

    /// The bytes of a chain of sectors, at most so many and the rest of a sector.
    fn chain(&self, first: u32, most: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut at = first;
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(at).filter(|_| at < LAST_SECTOR && bytes.len() < most) else {
                break;
            };
            bytes.extend_from_slice(sector);
            at = self.table.get(at as usize).copied().unwrap_or(LAST_SECTOR);
        }
        bytes
    }

    /// Names and numbers of the entries directly under the root.
    fn entries(&self) -> Option<Vec<(String, u32)>> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![self.field(0, 76)?];
        while let Some(id) = open.pop() {
            // 0xffffffff ends a branch; a seen one is a loop.
            if !seen.insert(id) {
                continue;
            }
            if let Some(name) = self.name(id) {
                found.push((name, id));
                open.extend(self.field(id, 68));
                open.extend(self.field(id, 72));
            }
        }
        Some(found)
    }

    /// A stream: in sectors of its own, or in the small ones that the root's stream is divided into.
    fn read(&self, id: u32) -> Option<Vec<u8>> {
        let size = self.field(id, 120)? as usize;
        let first = self.field(id, 116)?;
        if size >= u32_at(self.bytes, 56)? as usize {
            let mut bytes = self.chain(first, size);
            bytes.truncate(size);
            return Some(bytes);
        }
        let container = self.chain(self.field(0, 116)?, usize::MAX);
        let table = self.chain(u32_at(self.bytes, 60)?, usize::MAX);
        let small =
            1_usize.checked_shl(u32::from(*self.bytes.get(32)?)).filter(|s| (8..=4096).contains(s))?;
        let mut bytes = Vec::new();
        let mut at = first;
        while at < LAST_SECTOR && bytes.len() < size {
            let start = (at as usize).checked_mul(small)?;
            let Some(part) = container.get(start..(start + small).min(container.len())) else { break };
            if part.is_empty() {
                break;
            }
            bytes.extend_from_slice(part);
            at = u32_at(&table, 4 * at as usize).unwrap_or(LAST_SECTOR);
        }
        bytes.truncate(size);
        Some(bytes)
    }

    fn entry(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_mul(ENTRY)?;
        self.directory.get(start..start.checked_add(ENTRY)?)
    }

    fn field(&self, id: u32, offset: usize) -> Option<u32> {
        u32_at(self.entry(id)?, offset)
    }

    fn name(&self, id: u32) -> Option<String> {
        let entry = self.entry(id)?;
        let units =
            entry.get(..64)?.chunks_exact(2).map(|b| b.iter().rev().fold(0, |n, &b| n << 8 | u16::from(b)));
        Some(char::decode_utf16(units.take_while(|&u| u != 0)).map(|c| c.unwrap_or('\u{fffd}')).collect())
    }
}

fn u32_at(bytes: &[u8], offset: usize) -> Option<u32> {
    let four = bytes.get(offset..offset.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of three sectors: table, directory, nothing.
    fn compound(names: &[&str]) -> Vec<u8> {
        let mut file = vec![0; 512 * 3];
        file[..8].copy_from_slice(SIGNATURE);
        file[30] = 9;
        file[48..52].copy_from_slice(&1_u32.to_le_bytes());
        file[512 + 4..512 + 8].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        for (i, name) in ["Root Entry"].iter().chain(names).enumerate() {
            let entry = &mut file[1024 + i * 128..1024 + (i + 1) * 128];
            for (j, unit) in name.encode_utf16().enumerate() {
                entry[j * 2..j * 2 + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[68..80].fill(0xff);
            let next = if i < names.len() { u32::try_from(i + 1).unwrap() } else { u32::MAX };
            let field = if i == 0 { 76 } else { 72 };
            entry[field..field + 4].copy_from_slice(&next.to_le_bytes());
        }
        file
    }

    #[test]
    fn the_root_lists_its_streams() {
        assert_eq!(root_entries(&compound(&["WordDocument", "1Table"])).unwrap(), ["WordDocument", "1Table"]);
    }

    #[test]
    fn a_loop_in_the_directory_ends() {
        let mut file = compound(&["a", "b"]);
        file[1024 + 256 + 72..1024 + 256 + 76].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(root_entries(&file).unwrap().len(), 2);
        // The directory's chain of sectors points to itself.
        file[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert!(root_entries(&file).is_some());
    }

    #[test]
    fn cut_files_give_none_or_a_part() {
        let file = compound(&["Workbook"]);
        for end in 0..file.len() {
            let _ = root_entries(&file[..end]);
        }
        assert!(root_entries(&file[..100]).is_none());
    }
}
