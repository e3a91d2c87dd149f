//! The directory of a compound file (MS-CFB): old Office formats and encrypted packages stand in one.

use std::collections::HashSet;

/// The first bytes of every compound file.
pub const SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Sector numbers from here on are marks, not sectors.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// Directory entries looked at; enough for any document.
const MAX_ENTRIES: usize = 100_000;

/// The names of the streams and storages directly under the root, where an embedded document's do not stand.
/// `None` if the directory is broken.
pub fn root_entries(bytes: &[u8]) -> Option<Vec<String>> {
    let directory = Directory::load(bytes)?;
    let mut names = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![directory.field(0, 76)?];
    while let Some(id) = open.pop() {
        // 0xffffffff ends a branch; a seen one is a loop.
        if !seen.insert(id) {
            continue;
        }
        if let Some(name) = directory.name(id) {
            names.push(name);
            open.extend(directory.field(id, 68));
            open.extend(directory.field(id, 72));
        }
    }
    Some(names)
}

/// The entries of the directory, one after another.
struct Directory(Vec<u8>);

impl Directory {
    /// Follows the directory's chain of sectors through the allocation table.
    fn load(bytes: &[u8]) -> Option<Self> {
        let shift = u32::from(*bytes.get(30)?);
        let size = 1_usize.checked_shl(shift).filter(|s| (64..=4096).contains(s))?;
        let sector = |number: u32| {
            let start = (number as usize).checked_add(1)?.checked_mul(size)?;
            bytes.get(start..start.checked_add(size)?)
        };
        // The header lists the first 109 sectors of the table, which cover 6.8 MB of 512-byte sectors; the
        // directory of a larger file still begins within them in practice, and its chain ends where they do.
        let next = |number: u32| {
            let per_sector = u32::try_from(size / 4).ok()?;
            let listed = (number / per_sector) as usize;
            let table = (listed < 109).then(|| u32_at(bytes, 76 + 4 * listed)).flatten()?;
            u32_at(sector(table)?, 4 * (number % per_sector) as usize)
        };
        let mut entries = Vec::new();
        let mut at = u32_at(bytes, 48)?;
        while at < LAST_SECTOR && entries.len() < MAX_ENTRIES * ENTRY {
            entries.extend_from_slice(sector(at)?);
            match next(at) {
                Some(number) => at = number,
                None => break,
            }
        }
        (!entries.is_empty()).then_some(Self(entries))
    }

    fn entry(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_mul(ENTRY)?;
        self.0.get(start..start.checked_add(ENTRY)?)
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
            let next = if i < names.len() { i as u32 + 1 } else { u32::MAX };
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
