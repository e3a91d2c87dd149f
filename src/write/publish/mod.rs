//! Plans → an open dataset: one writer a format, fed plan by plan, so that memory does not grow with their number.

pub(crate) mod csv;
mod datapackage;
mod dcat;
mod each;
mod ics;
mod metadata;
mod office;
mod output;
#[cfg(feature = "arrow")]
mod parquet;
mod ru_opendata;
mod stratml;
pub(crate) mod tables;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::text::url_path;
use crate::write::uid;

pub use metadata::{Metadata, Publisher, TableFormat};
use output::Output;

/// What plans can be published as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublishFormat {
    /// Data Package 2.0: `datapackage.json` and a CSV or Parquet file a table.
    Datapackage,
    /// The passport of Russian open data, methodical recommendations 3.0.
    RuOpendata,
    /// StratML Part 2 (ISO 17469-2), a file a plan.
    Stratml,
    /// DCAT-AP 3 in JSON-LD: the description of what `datapackage` writes.
    Dcat,
    /// iCalendar (RFC 5545): one calendar of all deadlines.
    Ics,
    /// Word: one table, defects marked, a file a plan.
    Docx,
    /// Excel: one table, defects marked, a file a plan.
    Xlsx,
}

impl PublishFormat {
    /// Every format.
    pub const ALL: &'static [Self] =
        &[Self::Datapackage, Self::RuOpendata, Self::Stratml, Self::Dcat, Self::Ics, Self::Docx, Self::Xlsx];

    /// Its name on the command line and in Python.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Datapackage => "datapackage",
            Self::RuOpendata => "ru-opendata",
            Self::Stratml => "stratml",
            Self::Dcat => "dcat",
            Self::Ics => "ics",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of this name.
    ///
    /// # Errors
    /// No format has the name; the hint lists them.
    pub fn find(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|f| f.name() == name).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|f| f.name()).collect();
            Error::new(ErrorKind::Usage, format!("`{name}` is no format to publish in"))
                .with_hint(format!("choose one of {}", names.join(", ")))
        })
    }

    /// The form of what it writes.
    const fn form(self) -> Form {
        match self {
            Self::Datapackage | Self::RuOpendata => Form::Folder,
            Self::Stratml => Form::Each("xml"),
            Self::Docx => Form::Each("docx"),
            Self::Xlsx => Form::Each("xlsx"),
            Self::Dcat | Self::Ics => Form::File,
        }
    }
}

/// The form of what a format writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A folder.
    Folder,
    /// One file.
    File,
    /// A file of this ending for each plan in a folder, or one file where the place ends so.
    Each(&'static str),
}

impl PublishFormat {
    /// Whether a file or folder of this name stands in a folder that this format writes.
    fn writes(self, name: &str) -> bool {
        if let Form::Each(extension) = self.form() {
            return Path::new(name).extension().is_some_and(|e| e == extension);
        }
        match self {
            Self::Datapackage => matches!(name, "datapackage.json" | "data"),
            Self::RuOpendata => ru_opendata::writes(name),
            _ => false,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Where: a file or a folder.
    pub path: PathBuf,
    /// How many plans.
    pub plans: usize,
    /// What the format could not say, a line each.
    pub notes: Vec<String>,
}

/// A dataset in the making. Nothing stands at its place until [`Publication::finish`]; dropping it leaves nothing.
pub struct Publication {
    output: Output,
    writer: Box<dyn Writer>,
    metadata: Metadata,
    summary: Summary,
    keys: HashSet<String>,
}

/// What a format does with plans.
trait Writer: Send {
    /// Writes one plan; `key` names it in the dataset.
    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error>;

    /// Writes what can only be said at the end; gives what the format could not say.
    fn finish(self: Box<Self>, metadata: &Metadata, summary: &Summary) -> Result<Vec<String>, Error>;
}

/// What the whole dataset is known by.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// How many plans.
    plans: usize,
    /// The first plan's title, file name and hash.
    title: Option<String>,
    source: Option<(String, String)>,
    /// The first publisher's name, and whether there is another.
    publisher: Option<String>,
    several_publishers: bool,
    /// How many plans are in each language.
    languages: HashMap<String, usize>,
    /// The time that the plans cover.
    start: Option<Date>,
    end: Option<Date>,
    /// The latest approval.
    approved: Option<Date>,
}

impl Summary {
    fn add(&mut self, plan: &Plan) {
        let head = &plan.plan;
        let publisher =
            head.publisher.as_ref().and_then(|id| plan.organizations.iter().find(|o| o.id == *id));
        let publisher = publisher.map(|o| o.name.as_str());
        if self.plans == 0 {
            self.title.clone_from(&head.title);
            self.source = plan.source.name.clone().map(|name| (name, plan.source.sha256.clone()));
            self.publisher = publisher.map(str::to_owned);
        }
        self.several_publishers |= self.publisher.as_deref() != publisher;
        self.plans += 1;
        *self.languages.entry(plan.language.clone()).or_default() += 1;
        let period = head.period.as_ref();
        self.start = earliest(self.start, period.and_then(|p| p.start));
        self.end = self.end.max(period.and_then(|p| p.end));
        self.approved = self.approved.max(head.approval.as_ref().and_then(|a| a.date));
    }

    /// The language of most plans.
    fn language(&self) -> &str {
        let most =
            self.languages.iter().max_by_key(|(code, count)| (**count, std::cmp::Reverse(code.as_str())));
        most.map_or("und", |(code, _)| code)
    }
}

fn earliest(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl Publication {
    /// Begins a dataset that will stand at `out`: a folder, or a file for the formats that write a file a plan
    /// where `out` ends as their files do.
    ///
    /// # Errors
    /// The place is taken and `metadata.replace` is not set, the folder around it cannot be written, or the
    /// metadata lack what the format needs.
    pub fn create(out: &Path, format: PublishFormat, metadata: Metadata) -> Result<Self, Error> {
        metadata.check(format)?;
        let output = Output::create(out, format, metadata.replace)?;
        let each = |extension, render: each::Render| -> Box<dyn Writer> {
            Box::new(each::Writer::new(&output, extension, render, &metadata))
        };
        let path = output.path();
        let writer: Box<dyn Writer> = match format {
            PublishFormat::Datapackage => Box::new(datapackage::Writer::create(path, &metadata)?),
            PublishFormat::RuOpendata => Box::new(ru_opendata::Writer::create(path, &metadata)?),
            PublishFormat::Dcat => Box::new(dcat::Writer::create(path)),
            PublishFormat::Ics => Box::new(ics::Writer::create(path, &metadata)?),
            PublishFormat::Stratml => {
                each("xml", |plan, metadata, notes| Ok(stratml::render(plan, metadata, notes)))
            }
            PublishFormat::Docx => each("docx", office::docx::render),
            PublishFormat::Xlsx => each("xlsx", office::xlsx::render),
        };
        Ok(Self { output, writer, metadata, summary: Summary::default(), keys: HashSet::new() })
    }

    /// Adds a plan.
    ///
    /// # Errors
    /// It could not be written, or `out` is one file and there is a plan in it already.
    pub fn add(&mut self, plan: &Plan) -> Result<(), Error> {
        let mut key = uid::plan_key(plan);
        if self.keys.contains(&key) {
            let hash: String = plan.source.sha256.chars().take(8).collect();
            key = format!("{key}-{hash}");
        }
        let mut number = 2;
        let base = key.clone();
        while !self.keys.insert(key.clone()) {
            key = format!("{base}-{number}");
            number += 1;
        }
        self.summary.add(plan);
        self.writer.add(plan, &key)
    }

    /// Puts the dataset in its place, all at once.
    ///
    /// # Errors
    /// It could not be written; what stood there before stands there still.
    pub fn finish(self) -> Result<Published, Error> {
        let notes = self.writer.finish(&self.metadata, &self.summary)?;
        let path = self.output.commit()?;
        Ok(Published { path, plans: self.summary.plans, notes })
    }
}

/// Publishes plans at `out`, see [`Publication`].
///
/// # Errors
/// As for [`Publication`].
pub fn publish<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    out: &Path,
    format: PublishFormat,
    metadata: Metadata,
) -> Result<Published, Error> {
    let mut publication = Publication::create(out, format, metadata)?;
    for plan in plans {
        publication.add(plan)?;
    }
    publication.finish()
}

/// What the system said of a file that was to be written.
fn io(path: &Path, error: &std::io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("cannot be written: {error}")).with_source(path.display().to_string())
}
