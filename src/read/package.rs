//! The parts of an Open Packaging Conventions package (ECMA-376 part 2; `OpenDocument` packages too), read from
//! memory under [`Limits`].
//!
//! Nothing a package claims is believed: bytes are counted while they come out of the inflater, and a part that
//! has more or fewer of them than its entry says, or another checksum, is damaged. Names only look up entries in
//! the central directory; they never touch the disk.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufReader, Cursor, Read};

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::relationships::{self, Relationship};
use crate::error::{Error, ErrorKind};
use crate::options::Limits;

/// Entries a package may have. Real ones have tens, with pictures hundreds; each costs memory before it is read.
const MAX_ENTRIES: usize = 65_535;
/// Bytes of `[Content_Types].xml` and of a relationships part, which real packages keep under some hundred KB.
const MAX_INDEX_BYTES: u64 = 8 << 20;
/// The most bytes that one byte of a deflated part can stand for (a match of 258 bytes in two bits).
const MOST_INFLATED: u64 = 1032;
/// Signature of an entry in a zip's central directory (APPNOTE 4.3.12).
const CENTRAL_ENTRY: &[u8] = b"PK\x01\x02";

/// A package in memory.
pub struct Package<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entry of every part by its normalized name, see [`normalize`].
    index: HashMap<String, usize>,
    /// Lower-case extension → content type.
    defaults: HashMap<String, String>,
    /// Normalized name → content type.
    overrides: HashMap<String, String>,
    limits: Limits,
    /// Bytes inflated so far.
    used: u64,
    /// The package's own relationships, once they were asked for.
    root: Option<Vec<Relationship>>,
    inflater: Decompress,
}

impl<'a> Package<'a> {
    /// Opens a package and reads its content types, where it has any.
    ///
    /// # Errors
    /// When it is no readable zip, has two entries of one name, or its content types are damaged or too large.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Error> {
        if memmem::find_iter(bytes, CENTRAL_ENTRY).nth(MAX_ENTRIES).is_some() {
            return Err(damaged(format!("the package has more than {MAX_ENTRIES} parts")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| zip_error("the package", e))?;
        if archive.has_duplicate_names() {
            return Err(damaged("two parts of the package have the same name"));
        }
        let mut index = HashMap::with_capacity(archive.len());
        for i in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(i) else { continue };
            if !name.ends_with('/') && index.insert(normalize(&name), i).is_some() {
                return Err(damaged(format!("two parts of the package have the name `{name}`")));
            }
        }
        let mut package = Self {
            bytes,
            archive,
            index,
            defaults: HashMap::new(),
            overrides: HashMap::new(),
            limits: *limits,
            used: 0,
            root: None,
            inflater: Decompress::new(false),
        };
        if let Some(bytes) = package.index_part("[Content_Types].xml")? {
            let types = relationships::content_types(&bytes, limits)?;
            (package.defaults, package.overrides) = (types.defaults, types.overrides);
        }
        Ok(package)
    }

    /// Whether it has a part of this name, with or without a slash before it, in any case.
    pub fn has(&self, name: &str) -> bool {
        self.index.contains_key(&normalize(name))
    }

    /// The content type of a part, lower case, by its override or its extension.
    pub fn content_type(&self, name: &str) -> Option<&str> {
        let name = normalize(name);
        let by_extension = || self.defaults.get(name.rsplit_once('.')?.1);
        self.overrides.get(&name).or_else(by_extension).map(String::as_str)
    }

    /// A part's bytes, inflated; `None` if there is no such part.
    ///
    /// # Errors
    /// When the part is damaged or encrypted, or passes a limit.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(&entry) = self.index.get(&normalize(name)) else { return Ok(None) };
        if let Some(bytes) = self.inflate(entry) {
            return Ok(Some(bytes));
        }
        // Stored as it is, or something is not as the entry says: the stream tells what, and stops where a limit is
        // passed. Room is made once, for as much as can come; what cannot be kept is counted only.
        let room = self.room(entry);
        let Some(mut part) = self.stream(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        let Some(room) = room else {
            io::copy(&mut part, &mut io::sink()).map_err(|e| read_error(name, &e))?;
            return Err(damaged(format!("{name} cannot be read: its size is not as the package says")));
        };
        let no_memory = |_| read_error(name, &io::Error::from(io::ErrorKind::OutOfMemory));
        bytes.try_reserve_exact(room).map_err(no_memory)?;
        part.read_to_end(&mut bytes).map_err(|e| read_error(name, &e))?;
        Ok(Some(bytes))
    }

    /// The bytes that an entry says it has, where it can have them within the limits.
    fn room(&mut self, entry: usize) -> Option<usize> {
        let file = self.archive.by_index_raw(entry).ok()?;
        let size = file.size();
        let within = size <= self.limits.part_bytes && self.used + size <= self.limits.package_bytes;
        let believable = size / MOST_INFLATED <= file.compressed_size();
        usize::try_from(size).ok().filter(|_| within && believable)
    }

    /// The bytes that a part says it has, `None` if there is no such part.
    pub fn size(&mut self, name: &str) -> Option<u64> {
        let &entry = self.index.get(&normalize(name))?;
        self.archive.by_index_raw(entry).ok().map(|file| file.size())
    }

    /// The bytes that a part has if it is what its entry says; `None` where it cannot be, or there is no such part.
    pub fn believed(&mut self, name: &str) -> Option<usize> {
        let &entry = self.index.get(&normalize(name))?;
        self.room(entry)
    }

    /// A deflated part in one go, without the window that a stream needs; `None` unless its size, its checksum and
    /// the limits hold.
    fn inflate(&mut self, entry: usize) -> Option<Vec<u8>> {
        let room = self.room(entry)?;
        let file = self.archive.by_index_raw(entry).ok()?;
        let start = usize::try_from(file.data_start()?).ok()?;
        let packed = self.bytes.get(start..)?.get(..usize::try_from(file.compressed_size()).ok()?)?;
        if file.encrypted() || file.compression() != CompressionMethod::Deflated {
            return None;
        }
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(room).ok()?;
        self.inflater.reset(false);
        let status = self.inflater.decompress_vec(packed, &mut bytes, FlushDecompress::Finish).ok()?;
        let whole = status == Status::StreamEnd && bytes.len() == room;
        let sound = whole && crc32fast::hash(&bytes) == file.crc32();
        sound.then(|| {
            self.used += bytes.len() as u64;
            bytes
        })
    }

    /// A part's bytes as they come out of the inflater; `None` if there is no such part.
    /// Errors of the reader are for [`read_error`].
    ///
    /// # Errors
    /// When the part cannot be opened.
    pub fn stream(&mut self, name: &str) -> Result<Option<BufReader<PartReader<'_, 'a>>>, Error> {
        let Some(&entry) = self.index.get(&normalize(name)) else { return Ok(None) };
        let file = self.archive.by_index(entry).map_err(|e| zip_error(name, e))?;
        let reader = PartReader { file, read: 0, limits: self.limits, package_read: &mut self.used };
        Ok(Some(BufReader::with_capacity(1 << 16, reader)))
    }

    /// The relationships of a part, or of the package itself for `""`; none where it has no such part.
    ///
    /// # Errors
    /// When the part that lists them is damaged or too large.
    pub fn relationships(&mut self, source: &str) -> Result<Vec<Relationship>, Error> {
        if let Some(root) = self.root.as_ref().filter(|_| source.is_empty()) {
            return Ok(root.clone());
        }
        let found = self.read_relationships(source.trim_start_matches('/'))?;
        if source.is_empty() {
            self.root = Some(found.clone());
        }
        Ok(found)
    }

    fn read_relationships(&mut self, source: &str) -> Result<Vec<Relationship>, Error> {
        let (folder, file) = source.rsplit_once('/').unwrap_or(("", source));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        match self.index_part(&name)? {
            Some(bytes) => relationships::relationships(&bytes, source, &self.limits),
            None => Ok(Vec::new()),
        }
    }

    /// A part that lists others: held to a smaller size, because every entry of it costs memory.
    fn index_part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        if self.size(name).is_some_and(|size| size <= MAX_INDEX_BYTES) {
            return self.part(name);
        }
        let Some(part) = self.stream(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        part.take(MAX_INDEX_BYTES + 1).read_to_end(&mut bytes).map_err(|e| read_error(name, &e))?;
        if bytes.len() as u64 > MAX_INDEX_BYTES {
            return Err(damaged(format!("`{name}` has more than {MAX_INDEX_BYTES} bytes")));
        }
        Ok(Some(bytes))
    }
}

impl fmt::Debug for Package<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Package").field("parts", &self.index.len()).finish_non_exhaustive()
    }
}

/// Inflates one part and stops hard at a limit.
pub struct PartReader<'p, 'a> {
    file: ZipFile<'p, Cursor<&'a [u8]>>,
    read: u64,
    limits: Limits,
    package_read: &'p mut u64,
}

impl Read for PartReader<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if count == 0 && !buffer.is_empty() && self.read != self.file.size() {
            return Err(io::Error::other("it has fewer bytes than the package says"));
        }
        self.read += count as u64;
        if self.read > self.file.size() {
            return Err(io::Error::other("it has more bytes than the package says"));
        }
        *self.package_read += count as u64;
        let passed = if self.read > self.limits.part_bytes {
            ("part_bytes", self.limits.part_bytes)
        } else if *self.package_read > self.limits.package_bytes {
            ("package_bytes", self.limits.package_bytes)
        } else {
            return Ok(count);
        };
        Err(limit_passed(passed.0, passed.1))
    }
}

/// The encoding that the first bytes of an XML part tell (XML 1.0, appendix F), unless it is UTF-8.
pub fn other_encoding(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match head {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => return Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] | [0, b'<', ..] => return Some(encoding_rs::UTF_16BE),
        _ => {}
    }
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = declaration.get(..memchr::memchr(b'>', declaration)?)?;
    let at = memmem::find(declaration, b"encoding")?;
    let value = declaration.get(at + 8..)?.split(|b| matches!(b, b'"' | b'\'')).nth(1)?;
    encoding_rs::Encoding::for_label(value).filter(|e| *e != encoding_rs::UTF_8)
}

/// An error of a reader for a limit of [`Limits`] that was passed; [`read_error`] knows it.
pub fn limit_passed(name: &'static str, limit: u64) -> io::Error {
    io::Error::other(LimitPassed { name, limit })
}

/// Carries a passed limit through readers that only know [`io::Error`].
#[derive(Debug)]
struct LimitPassed {
    name: &'static str,
    limit: u64,
}

impl fmt::Display for LimitPassed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than the limit `{}` of {} bytes", self.name, self.limit)
    }
}

impl std::error::Error for LimitPassed {}

/// What an error met while reading a part means to the user: a passed limit or damage.
pub fn read_error(part: &str, error: &io::Error) -> Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<LimitPassed>()) {
        Some(passed) => Error::limit(passed.name, passed.limit, format!("`{part}` inflates without end")),
        None => damaged(format!("{part} cannot be read: {error}")),
    }
}

/// An error for a package that is not what its format promises.
pub fn damaged(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Unreadable, message)
        .with_hint("the file is damaged: download it again, or open it in its own program and save it anew")
}

fn zip_error(name: &str, error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => encrypted(),
        ZipError::Io(error) => read_error(name, &error),
        other => damaged(format!("{name} cannot be read: {other}")),
    }
}

/// An error for a file that a password protects.
pub fn encrypted() -> Error {
    Error::new(ErrorKind::Encrypted, "the file is protected by a password")
        .with_hint("open it with the password in its own program and save a copy without one")
}

/// A part's name as it is looked up: case does not tell parts apart (ECMA-376 part 2, 7.2.3.5), and some writers
/// use backslashes or a slash before it.
fn normalize(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_part_is_found_in_any_case_and_with_a_slash() {
        let bytes = package(&[("Word/Document.xml", b"text")]);
        let mut package = Package::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.part("/word/document.xml").unwrap().unwrap(), b"text");
        assert!(package.part("word/other.xml").unwrap().is_none());
    }

    #[test]
    fn a_part_tells_its_encoding_by_its_bytes_or_its_declaration() {
        let told = |head: &[u8]| other_encoding(head).map(encoding_rs::Encoding::name);
        assert_eq!(told(b"<\0?\0"), Some("UTF-16LE"));
        assert_eq!(told(b"\xfe\xff\0<"), Some("UTF-16BE"));
        assert_eq!(told(b"<?xml version='1.0' encoding='windows-1251'?><a/>"), Some("windows-1251"));
        assert_eq!(told(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>"), None);
        assert_eq!(told(b"<a encoding='windows-1251'/>"), None);
    }

    #[test]
    fn names_that_differ_in_case_only_are_refused() {
        let bytes = package(&[("a.xml", b"1"), ("A.xml", b"2")]);
        assert_eq!(Package::open(&bytes, &Limits::default()).unwrap_err().kind(), ErrorKind::Unreadable);
    }

    #[test]
    fn limits_of_a_part_and_of_the_package_stop_the_inflater() {
        let bytes = package(&[("a", &[0; 5000]), ("b", &[0; 5000])]);
        let limits = Limits { part_bytes: 4999, ..Limits::default() };
        let error = Package::open(&bytes, &limits).unwrap().part("a").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.message().contains("part_bytes"));
        let limits = Limits { package_bytes: 9999, ..Limits::default() };
        let mut package = Package::open(&bytes, &limits).unwrap();
        package.part("a").unwrap();
        assert!(package.part("b").unwrap_err().message().contains("package_bytes"));
    }

    #[test]
    fn content_types_come_by_part_then_by_extension() {
        let types = br#"<Types><Default Extension="XML" ContentType="application/xml"/>
            <Override PartName="/word/Main.xml" ContentType="Main+xml"/></Types>"#;
        let bytes = package(&[("[Content_Types].xml", types), ("word/main.xml", b"")]);
        let package = Package::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.content_type("word/main.xml"), Some("main+xml"));
        assert_eq!(package.content_type("/word/other.xml"), Some("application/xml"));
        assert_eq!(package.content_type("noextension"), None);
    }
}
