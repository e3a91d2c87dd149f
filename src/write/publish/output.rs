//! The place of a dataset: written beside it, moved there whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Form, PublishFormat, io};
use crate::error::{Error, ErrorKind};

/// A file or folder in the making. Dropped before [`Output::commit`] it leaves nothing behind.
pub(super) struct Output {
    target: PathBuf,
    draft: PathBuf,
    folder: bool,
    format: PublishFormat,
}

static DRAFTS: AtomicU32 = AtomicU32::new(0);

impl Output {
    /// Makes the draft beside `target`.
    pub(super) fn create(target: &Path, format: PublishFormat, replace: bool) -> Result<Self, Error> {
        let folder = match format.form() {
            Form::Folder => true,
            Form::File => false,
            Form::Each(extension) => !has_extension(target, extension),
        };
        let taken = if folder { is_filled(target) } else { target.is_dir() };
        if taken && !(folder && replace) {
            return Err(occupied(target, folder));
        }
        let output = Self { draft: draft(target)?, target: target.to_owned(), folder, format };
        if taken {
            output.check_replaceable()?;
        }
        let around = output.draft.parent().filter(|p| !p.as_os_str().is_empty());
        around.map_or(Ok(()), fs::create_dir_all).map_err(|e| io(target, &e))?;
        if folder {
            fs::create_dir(&output.draft).map_err(|e| io(target, &e))?;
        }
        Ok(output)
    }

    /// Where to write.
    pub(super) fn path(&self) -> &Path {
        &self.draft
    }

    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        self.folder
    }

    /// Moves the draft to its place; an earlier edition there goes only after that.
    pub(super) fn commit(self) -> Result<PathBuf, Error> {
        let fail = |e: std::io::Error| io(&self.target, &e);
        if !self.folder || !self.target.exists() {
            fs::rename(&self.draft, &self.target).map_err(fail)?;
            return Ok(self.target.clone());
        }
        let old = draft(&self.target)?;
        fs::rename(&self.target, &old).map_err(fail)?;
        if let Err(error) = fs::rename(&self.draft, &self.target) {
            let _ = fs::rename(&old, &self.target);
            return Err(fail(error));
        }
        fs::remove_dir_all(&old).map_err(fail)?;
        Ok(self.target.clone())
    }

    /// Only a folder that holds nothing but an earlier edition is replaced.
    fn check_replaceable(&self) -> Result<(), Error> {
        for entry in fs::read_dir(&self.target).map_err(|e| io(&self.target, &e))? {
            let name = entry.map_err(|e| io(&self.target, &e))?.file_name();
            if !self.format.writes(&name.to_string_lossy()) {
                let message = format!("holds `{}`, which is no part of an earlier edition", name.display());
                return Err(Error::new(ErrorKind::Usage, message)
                    .with_source(self.target.display().to_string())
                    .with_hint("choose another folder, or move that away"));
            }
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = if self.folder { fs::remove_dir_all(&self.draft) } else { fs::remove_file(&self.draft) };
    }
}

fn occupied(target: &Path, folder: bool) -> Error {
    let (message, hint) = if folder {
        ("the folder exists and is not empty", "`--replace` puts the new edition in its place")
    } else {
        ("is a folder, not a file", "name a file, or a folder that does not exist yet")
    };
    Error::new(ErrorKind::Usage, message).with_source(target.display().to_string()).with_hint(hint)
}

fn is_filled(target: &Path) -> bool {
    target.exists() && fs::read_dir(target).map_or(true, |mut entries| entries.next().is_some())
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension))
}

/// A free name beside the target, so that moving it there is one step.
fn draft(target: &Path) -> Result<PathBuf, Error> {
    let Some(name) = target.file_name() else {
        return Err(Error::new(ErrorKind::Usage, "names no file or folder")
            .with_source(target.display().to_string())
            .with_hint("name a folder that does not exist yet"));
    };
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let name = format!(".{}.{}-{number}.part", name.to_string_lossy(), std::process::id());
    Ok(target.with_file_name(name))
}
