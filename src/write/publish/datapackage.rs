//! Data Package 2.0: `datapackage.json` and a file a table under `data/`.
//!
//! `fieldsMatch` is left out: the published profile wants a list where the specification's prose says a string.
//! A foreign key is stated only where every row has a value for it: Table Schema does not say what a composite
//! key with an empty part means, and validators reject it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::csv::Eol;
use super::tables::{TableFiles, Written, write};
use super::{Metadata, Summary, TableFormat, io};
use crate::error::Error;
use crate::model::plan::Plan;
use crate::write::table::{Column, Kind, Reference, Table};

pub(super) struct Writer {
    folder: PathBuf,
    files: TableFiles,
}

impl Writer {
    pub(super) fn create(folder: &Path, metadata: &Metadata) -> Result<Self, Error> {
        let data = folder.join("data");
        std::fs::create_dir(&data).map_err(|e| io(&data, &e))?;
        let files =
            TableFiles::create(metadata.tables, Eol::Lf, |table| folder.join(path(table, metadata.tables)))?;
        Ok(Self { folder: folder.to_owned(), files })
    }
}

impl super::Writer for Writer {
    fn add(&mut self, plan: &Plan, key: &str) -> Result<(), Error> {
        self.files.add(plan, key)
    }

    fn finish(self: Box<Self>, metadata: &Metadata, summary: &Summary) -> Result<Vec<String>, Error> {
        let written = self.files.finish()?;
        let package = Package::new(metadata, summary, &written)?;
        // Strings and integers only, so this cannot fail.
        let mut text = serde_json::to_string_pretty(&package).unwrap_or_default();
        text.push('\n');
        write(&self.folder.join("datapackage.json"), text.as_bytes())?;
        Ok(Vec::new())
    }
}

/// Path of a table's file in the package.
pub(super) fn path(table: &Table, format: TableFormat) -> String {
    let extension = match format {
        TableFormat::Csv => "csv",
        TableFormat::Parquet => "parquet",
    };
    format!("data/{}.{extension}", table.name)
}

/// Media type of the tables' files, and their code in the European Union's table of file types.
pub(super) const fn media(format: TableFormat) -> (&'static str, &'static str) {
    match format {
        TableFormat::Csv => ("text/csv", "CSV"),
        TableFormat::Parquet => ("application/vnd.apache.parquet", "PARQUET"),
    }
}

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    sources: Vec<Source>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributors: Vec<Contributor<'a>>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct License {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
}

#[derive(Serialize)]
struct Source {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

#[derive(Serialize)]
struct Contributor<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    r#type: &'static str,
    title: &'static str,
    title_en: &'static str,
    description: &'static str,
    description_en: &'static str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    bytes: u64,
    hash: String,
    rows: u64,
    schema: Schema,
}

#[derive(Serialize)]
struct Schema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Field>,
    #[serde(rename = "primaryKey")]
    primary_key: &'static [&'static str],
    #[serde(rename = "foreignKeys", skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    r#type: &'static str,
    title: &'static str,
    title_en: &'static str,
    description: &'static str,
    description_en: &'static str,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#enum: Option<&'static [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u8>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        self.required.is_none() && self.r#enum.is_none() && self.minimum.is_none()
    }
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static [&'static str],
    reference: Target,
}

#[derive(Serialize)]
struct Target {
    resource: &'static str,
    fields: &'static [&'static str],
}

impl<'a> Package<'a> {
    fn new(metadata: &'a Metadata, summary: &'a Summary, written: &[Written]) -> Result<Self, Error> {
        let language = metadata.language_or(summary);
        let publisher = metadata.publisher_name(summary);
        let licence = metadata.licence()?;
        let contributor = publisher.map(|title| Contributor {
            title,
            path: metadata.publisher.url.as_deref(),
            email: metadata.publisher.email.as_deref(),
            roles: ["publisher"],
        });
        Ok(Self {
            profile: "https://datapackage.org/profiles/2.0/datapackage.json",
            name: metadata.name(),
            title: metadata.title_or(summary),
            description: metadata.description.as_deref(),
            version: metadata.version.as_deref(),
            homepage: metadata.base_url.as_deref(),
            created: metadata.created.or(metadata.modified_or(summary)).map(|d| format!("{d}T00:00:00Z")),
            keywords: &metadata.keywords,
            licenses: licence
                .into_iter()
                .map(|l| License { name: l.id, path: l.url, title: l.title })
                .collect(),
            sources: vec![source(summary)],
            contributors: contributor.into_iter().collect(),
            resources: written.iter().map(|w| resource(w, language, metadata.tables)).collect(),
        })
    }
}

/// One file is named; of many the table `sources` has the list.
fn source(summary: &Summary) -> Source {
    match &summary.source {
        Some((name, hash)) if summary.plans == 1 => {
            Source { title: name.clone(), hash: Some(format!("sha256:{hash}")) }
        }
        _ => Source { title: format!("{} plans, listed in data/sources.csv", summary.plans), hash: None },
    }
}

fn resource(written: &Written, language: &str, tables: TableFormat) -> Resource {
    let table = written.table;
    let (title, description) = table.words(language);
    let keys = table.references.iter().filter(|r| !r.columns.iter().any(|c| written.empty.contains(c)));
    let csv = tables == TableFormat::Csv;
    Resource {
        name: table.name,
        r#type: "table",
        title,
        title_en: table.title,
        description,
        description_en: table.description,
        path: path(table, tables),
        format: if csv { "csv" } else { "parquet" },
        mediatype: media(tables).0,
        encoding: csv.then_some("utf-8"),
        bytes: written.bytes,
        hash: format!("sha256:{}", written.sha256),
        rows: written.rows,
        schema: Schema {
            profile: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: table.columns.iter().map(|c| field(table, c, language)).collect(),
            primary_key: table.key,
            foreign_keys: keys.map(|r| foreign_key(table, r)).collect(),
        },
    }
}

fn field(table: &Table, column: &'static Column, language: &str) -> Field {
    let (title, description) = table.column_words(column, language);
    let key = table.key.contains(&column.name);
    // An empty text is no value to Table Schema, so only keys among the texts are promised.
    let required = column.required && (column.kind != Kind::Text || key);
    let (r#type, values) = match column.kind {
        Kind::Text => ("string", None),
        Kind::Category(names) => ("string", Some(names)),
        Kind::Flag => ("boolean", None),
        Kind::Integer => ("integer", None),
        Kind::Number => ("number", None),
        Kind::Date => ("date", None),
    };
    Field {
        name: column.name,
        r#type,
        title,
        title_en: column.title,
        description,
        description_en: column.description,
        constraints: Constraints {
            required: required.then_some(true),
            r#enum: values,
            minimum: (column.kind == Kind::Integer).then_some(0),
        },
    }
}

/// A reference into the same table names no resource, as Table Schema has it.
fn foreign_key(table: &Table, reference: &Reference) -> ForeignKey {
    let resource = if reference.table == table.name { "" } else { reference.table };
    ForeignKey { fields: reference.columns, reference: Target { resource, fields: reference.key } }
}
