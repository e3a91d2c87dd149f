//! Which inputs some paths stand for: files, what lies in folders, what lies in zip archives.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::error::{Error, ErrorKind};
use crate::options::Limits;

/// Entries of an archive; each costs memory before it is read.
const MAX_ENTRIES: usize = 1_000_000;

/// One input.
#[derive(Debug)]
pub struct Input {
    /// Its path; for a file in an archive the archive's path, a slash and the path inside.
    pub name: String,
    /// The archive it lies in.
    #[cfg_attr(not(feature = "python"), expect(dead_code, reason = "only Python's inputs show it"))]
    pub archive: Option<PathBuf>,
    /// What it holds.
    pub content: Content,
}

/// What an [`Input`] holds.
#[derive(Debug)]
pub enum Content {
    /// A file, not yet opened.
    File(PathBuf),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Nothing: it could not be had.
    Failed(Error),
}

impl Input {
    /// Its bytes, no more than one past the limit.
    ///
    /// # Errors
    /// When the system does not give the file.
    pub fn load(self, limits: &Limits) -> Result<Vec<u8>, Error> {
        match self.content {
            Content::File(path) => crate::cli::input::load(&path, limits),
            Content::Bytes(bytes) => Ok(bytes),
            Content::Failed(error) => Err(error.with_source(self.name)),
        }
    }

    fn failed(name: String, error: Error) -> Self {
        Self { name, archive: None, content: Content::Failed(error) }
    }
}

/// The inputs that some paths stand for, found as they are asked for: files as given, a folder's files in the
/// order of their names, an archive's in its own order. Hidden files and the lock files of office programs are
/// passed over.
pub struct Inputs {
    /// What is still to be looked at, the next one last.
    waiting: Vec<PathBuf>,
    archive: Option<Archive>,
    limits: Limits,
    /// Only names are wanted: archives are not inflated.
    names: bool,
}

impl Inputs {
    /// The inputs of these paths, in their order.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, limits: Limits) -> Self {
        let mut waiting: Vec<_> = paths.into_iter().collect();
        waiting.reverse();
        Self { waiting, archive: None, limits, names: false }
    }

    /// How many inputs these paths stand for; nothing but names is read for it.
    pub fn count_of(paths: impl IntoIterator<Item = PathBuf>) -> usize {
        let mut inputs = Self::new(paths, Limits::default());
        inputs.names = true;
        inputs.count()
    }

    fn folder(&mut self, path: &Path) -> Option<Input> {
        let entries = std::fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut inside = match entries {
            Ok(entries) => entries,
            Err(error) => {
                return Some(Input::failed(show(path), Error::new(ErrorKind::Io, error.to_string())));
            }
        };
        inside.retain(|entry| {
            let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            // A link to a folder may lead back up.
            let loops = link && entry.path().is_dir();
            !loops && !passed_over(&entry.file_name().to_string_lossy())
        });
        inside.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
        self.waiting.extend(inside.into_iter().map(|entry| entry.path()));
        None
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(archive) = &mut self.archive {
                if let Some(input) = archive.next(&self.limits, self.names) {
                    return Some(input);
                }
                self.archive = None;
            }
            let path = self.waiting.pop()?;
            if path.is_dir() {
                if let Some(failed) = self.folder(&path) {
                    return Some(failed);
                }
            } else if let Some(archive) = Archive::open(&path) {
                self.archive = Some(archive);
            } else {
                return Some(Input { name: show(&path), archive: None, content: Content::File(path) });
            }
        }
    }
}

/// A zip archive of plans.
struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    next: usize,
}

impl Archive {
    /// The file as an archive, if it is called `.zip` and is one; a document that is a zip is none.
    fn open(path: &Path) -> Option<Self> {
        if !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")) {
            return None;
        }
        let zip = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let document = ["[Content_Types].xml", "mimetype"].iter().any(|n| zip.index_for_name(n).is_some());
        (!document && zip.len() <= MAX_ENTRIES).then(|| Self { path: path.to_owned(), zip, next: 0 })
    }

    fn next(&mut self, limits: &Limits, names: bool) -> Option<Input> {
        while self.next < self.zip.len() {
            let index = self.next;
            self.next += 1;
            let prefix = show(&self.path);
            let mut entry = match self.zip.by_index(index) {
                Ok(entry) => entry,
                Err(error) => return Some(unreadable(format!("{prefix}/{}", index + 1), &error.to_string())),
            };
            let inside = entry_name(entry.name_raw());
            if entry.is_dir() || inside.split('/').any(passed_over) || inside.starts_with("__MACOSX/") {
                continue;
            }
            let name = format!("{prefix}/{inside}");
            let mut bytes = Vec::new();
            let most = if names { 0 } else { limits.input_bytes.saturating_add(1) };
            let read = entry.by_ref().take(most).read_to_end(&mut bytes);
            return Some(match read {
                Ok(_) => Input { name, archive: Some(self.path.clone()), content: Content::Bytes(bytes) },
                Err(error) => unreadable(name, &error.to_string()),
            });
        }
        None
    }
}

fn unreadable(name: String, message: &str) -> Input {
    let error = Error::new(ErrorKind::Unreadable, format!("cannot be taken out of the archive: {message}"))
        .with_hint("unpack it with another program, or fetch the archive again");
    Input::failed(name, error)
}

/// The name of an entry: UTF-8, or what Windows writes where Russian is its language (IBM866).
fn entry_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.replace('\\', "/"),
        Err(_) => encoding_rs::IBM866.decode_without_bom_handling(raw).0.replace('\\', "/"),
    }
}

/// Whether a file or folder of this name is none that a person means: hidden, or an office program's lock.
fn passed_over(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.eq_ignore_ascii_case("thumbs.db")
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn names(paths: &[&Path], root: &Path) -> Vec<String> {
        Inputs::new(paths.iter().map(PathBuf::from), Limits::default())
            .map(|input| input.name.trim_start_matches(&show(root)).replace('\\', "/"))
            .collect()
    }

    fn folder(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("planomer-inputs-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(root.join("b/inner")).unwrap();
        for file in ["c.txt", "a.txt", "b/2.txt", "b/inner/1.txt", "b/.hidden", "~$a.txt"] {
            std::fs::write(root.join(file), "x").unwrap();
        }
        root
    }

    #[test]
    fn a_folder_is_walked_in_the_order_of_names() {
        let root = folder("walk");
        assert_eq!(names(&[&root], &root), ["/a.txt", "/b/2.txt", "/b/inner/1.txt", "/c.txt"]);
        let (c, a) = (root.join("c.txt"), root.join("a.txt"));
        assert_eq!(names(&[&c, &a, &root.join("none")], &root), ["/c.txt", "/a.txt", "/none"]);
    }

    #[test]
    fn an_archive_gives_its_files() {
        let root = folder("archive");
        let path = root.join("plans.zip");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        for (name, text) in [("план.txt", "один"), ("x/two.txt", "два"), ("__MACOSX/x", "")] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let inputs: Vec<_> = Inputs::new([path.clone()], Limits::default()).collect();
        assert_eq!(inputs.len(), 2);
        assert_eq!(Inputs::count_of([root.clone()]), 4 + 2);
        assert!(inputs[0].name.ends_with("plans.zip/план.txt"));
        let [first, _] = inputs.try_into().unwrap();
        assert_eq!(first.load(&Limits::default()).unwrap(), "один".as_bytes());
    }

    #[test]
    fn an_entry_longer_than_the_limit_is_cut_one_byte_past_it() {
        let root = folder("limit");
        let path = root.join("big.zip");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        zip.start_file("zeros", SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![0; 1 << 20]).unwrap();
        zip.finish().unwrap();
        let limits = Limits { input_bytes: 100, ..Limits::default() };
        let input = Inputs::new([path], limits).next().unwrap();
        assert_eq!(input.load(&limits).unwrap().len(), 101);
    }

    #[test]
    fn names_in_the_old_russian_encoding_are_read() {
        assert_eq!(entry_name(&[0x8f, 0xab, 0xa0, 0xad, b'.', b't', b'x', b't']), "План.txt");
    }
}
