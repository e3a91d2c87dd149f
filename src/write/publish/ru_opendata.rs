//! The passport of Russian open data, methodical recommendations 3.0: a register `list.csv`, and a set a table with
//! its passport `meta.csv`, structure and data.
//!
//! Identifiers are `<INN>-<name>_<table>`; the versions of data and structure are days, for the clock is not asked.

use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;

use super::csv::{self, Eol};
use super::tables::{TableFiles, Written, write};
use super::{Metadata, Summary, TableFormat, io, url_path};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::table::{Kind, Table, Value};

const STANDARD: &str = "http://opendata.gosmonitor.ru/standard/3.0";
const LIST: &str = "list.csv";

pub(super) struct Writer {
    folder: PathBuf,
    prefix: String,
    files: TableFiles,
}

/// Whether the publisher is known well enough.
pub(super) fn check(metadata: &Metadata) -> Result<(), Error> {
    let inn = metadata.publisher.inn.as_deref().unwrap_or("");
    let digits = inn.bytes().all(|b| b.is_ascii_digit());
    if !digits || !matches!(inn.len(), 10 | 12) {
        return Err(Error::new(
            ErrorKind::Usage,
            "the passport needs the publisher's INN of 10 or 12 digits",
        )
        .with_hint("give it with `--inn`, or as `inn` under `[publisher]` in the metadata file"));
    }
    if metadata.name().contains(['-', '.']) {
        return Err(Error::new(ErrorKind::Usage, format!("`{}` cannot name a set", metadata.name()))
            .with_hint("the passport allows Latin letters, digits and `_` after the INN"));
    }
    Ok(())
}

impl Writer {
    pub(super) fn create(folder: &Path, metadata: &Metadata) -> Result<Self, Error> {
        let inn = metadata.publisher.inn.as_deref().unwrap_or("");
        let prefix = format!("{inn}-{}", metadata.name());
        for table in Table::ALL {
            let set = folder.join(identifier(&prefix, table));
            std::fs::create_dir(&set).map_err(|e| io(&set, &e))?;
        }
        let files = TableFiles::create(TableFormat::Csv, Eol::CrLf, |t| {
            folder.join(identifier(&prefix, t)).join(DRAFT)
        })?;
        Ok(Self { folder: folder.to_owned(), prefix, files })
    }
}

/// Name of the data until their day is known.
const DRAFT: &str = "data.csv";

fn identifier(prefix: &str, table: &Table) -> String {
    format!("{prefix}_{}", table.name)
}

impl super::Writer for Writer {
    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        self.files.add(plan, key)
    }

    fn finish(self: Box<Self>, metadata: &Metadata, summary: &Summary) -> Result<Vec<String>, Error> {
        let modified =
            metadata.modified_or(summary).or(metadata.created).or(summary.start).ok_or_else(|| {
                Error::new(
                    ErrorKind::Usage,
                    "the passport needs a day, and neither options nor plans say one",
                )
                .with_hint("give it with `--modified`")
            })?;
        let passport = Passport {
            metadata,
            summary,
            created: metadata.created.unwrap_or(modified),
            modified,
            base: metadata.base_url.as_deref().unwrap_or("").trim_end_matches('/'),
        };
        let mut list = vec![
            ["property", "title", "value", "format"].map(str::to_owned),
            ["standardversion", "Версия методических рекомендаций", STANDARD, ""].map(str::to_owned),
        ];
        for written in self.files.finish()? {
            let id = identifier(&self.prefix, written.table);
            passport.write(&self.folder, &id, &written)?;
            let title = passport.title(written.table);
            list.push([id.clone(), title, passport.address(&format!("{id}/meta.csv")), "csv".to_owned()]);
        }
        write(&self.folder.join(LIST), &delimited(&list))?;
        let mut notes = Vec::new();
        if passport.base.is_empty() {
            notes.push("addresses are relative: `--base-url` makes them whole".to_owned());
        }
        for (missing, what) in [
            (metadata.publisher.contact.is_none(), "publishername"),
            (metadata.publisher.phone.is_none(), "publisherphone"),
            (metadata.publisher.email.is_none(), "publishermbox"),
        ] {
            if missing {
                notes.push(format!(
                    "`{what}` of the passport is empty: give the person in charge in the metadata file"
                ));
            }
        }
        Ok(notes)
    }
}

/// Whether a folder or file of this name is one that this format writes.
pub(super) fn writes(name: &str) -> bool {
    let (inn, set) = name.split_once('-').unwrap_or(("", ""));
    let table = Table::ALL.iter().any(|t| set.ends_with(&format!("_{}", t.name)));
    name == LIST || (table && inn.bytes().all(|b| b.is_ascii_digit()) && matches!(inn.len(), 10 | 12))
}

struct Passport<'a> {
    metadata: &'a Metadata,
    summary: &'a Summary,
    created: Date,
    modified: Date,
    base: &'a str,
}

impl Passport<'_> {
    fn write(&self, folder: &Path, id: &str, written: &Written) -> Result<(), Error> {
        let set = folder.join(id);
        let structure = format!("structure-{}.csv", version(self.created));
        let data = format!("data-{}-structure-{}.csv", version(self.modified), version(self.created));
        let (from, to) = (set.join(DRAFT), set.join(&data));
        std::fs::rename(&from, &to).map_err(|e| io(&to, &e))?;
        write(&set.join(&structure), &delimited(&structure_rows(written.table)))?;
        write(&set.join("meta.csv"), &delimited(&self.rows(id, written.table, &structure, &data)))
    }

    /// Properties in the order of the recommendations.
    fn rows(&self, id: &str, table: &Table, structure: &str, data: &str) -> Vec<[String; 2]> {
        let publisher = &self.metadata.publisher;
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let valid = self.metadata.valid.or_else(|| self.modified.checked_add(1.year()).ok());
        let keywords = if self.metadata.keywords.is_empty() {
            "план, мероприятия".to_owned()
        } else {
            self.metadata.keywords.join(", ")
        };
        let first = self.modified == self.created;
        let provenance = if first {
            "Первичная публикация"
        } else {
            "Обновление данных"
        };
        let rows = [
            ("property", "value".to_owned()),
            ("standardversion", STANDARD.to_owned()),
            ("identifier", id.to_owned()),
            ("title", self.title(table)),
            (
                "description",
                self.metadata.description.clone().unwrap_or_else(|| table.words("ru").1.to_owned()),
            ),
            ("creator", self.metadata.publisher_name(self.summary).unwrap_or("").to_owned()),
            ("created", compact(self.created)),
            ("modified", compact(self.modified)),
            ("subject", keywords),
            ("format", "csv".to_owned()),
            ("provenance", self.metadata.provenance.clone().unwrap_or_else(|| provenance.to_owned())),
            ("valid", valid.map(compact).unwrap_or_default()),
            ("publishername", said(&publisher.contact)),
            // Without its plus sign, which would make a formula of it.
            ("publisherphone", said(&publisher.phone).trim_start_matches('+').to_owned()),
            ("publishermbox", said(&publisher.email)),
            (data, self.address(&format!("{id}/{data}"))),
            (structure, self.address(&format!("{id}/{structure}"))),
        ];
        rows.map(|(name, value)| [name.to_owned(), value]).to_vec()
    }

    fn title(&self, table: &Table) -> String {
        let table = table.words("ru").0;
        self.metadata
            .title_or(self.summary)
            .map_or_else(|| table.to_owned(), |title| format!("{title}: {table}"))
    }

    fn address(&self, path: &str) -> String {
        if self.base.is_empty() { path.to_owned() } else { format!("{}/{}", self.base, url_path(path)) }
    }
}

fn structure_rows(table: &Table) -> Vec<[String; 4]> {
    let mut rows =
        vec![["field name", "english description", "russian description", "format"].map(str::to_owned)];
    for column in table.columns {
        let format = match column.kind {
            Kind::Text | Kind::Category(_) => "string",
            Kind::Flag => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "decimal",
            Kind::Date => "date",
        };
        rows.push(
            [column.name, column.description, table.column_words(column, "ru").1, format].map(str::to_owned),
        );
    }
    rows
}

fn delimited<const N: usize>(rows: &[[String; N]]) -> Vec<u8> {
    let mut out = Vec::new();
    for row in rows {
        // Writing to memory cannot fail.
        let _ = csv::row(&mut out, row.iter().map(Value::from), Eol::CrLf);
    }
    out
}

/// `20240115T0000`.
fn version(day: Date) -> String {
    format!("{}T0000", compact(day))
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}
