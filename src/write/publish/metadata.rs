//! What a dataset says about itself beyond its plans: from options or a TOML file, never from the clock.

use jiff::civil::Date;
use serde::Deserialize;

use super::{PublishFormat, Summary};
use crate::error::{Error, ErrorKind};

/// Metadata of a dataset. Everything is optional but where a format says otherwise; what is absent is taken from the
/// plans where they say it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metadata {
    /// Short name: letters, digits, `-`, `_`, `.`. Default `plans`.
    pub name: Option<String>,
    /// Title. Default: the title of the only plan.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Version of the dataset.
    pub version: Option<String>,
    /// BCP 47 code of the language of titles and descriptions. Default: the language of most plans.
    pub language: Option<String>,
    /// The day it was first published.
    pub created: Option<Date>,
    /// The day of this edition. Default: the latest approval among the plans.
    pub modified: Option<Date>,
    /// The day until which it is valid.
    pub valid: Option<Date>,
    /// Address of the folder where it will stand.
    pub base_url: Option<String>,
    /// Licence: an SPDX id (`CC-BY-4.0`) or an address.
    pub licence: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// What changed in this edition.
    pub provenance: Option<String>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Files of the tables.
    pub tables: TableFormat,
    /// Put the new edition in the place of an earlier one.
    pub replace: bool,
}

/// Who publishes a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publisher {
    /// Name of the body. Default: the publisher of all the plans.
    pub name: Option<String>,
    /// Address of its site.
    pub url: Option<String>,
    /// Russian taxpayer number (ИНН), 10 or 12 digits.
    pub inn: Option<String>,
    /// Name of the person in charge.
    pub contact: Option<String>,
    /// Telephone of the person in charge.
    pub phone: Option<String>,
    /// E-mail of the person in charge.
    pub email: Option<String>,
}

/// Format of the tables of a Data Package.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// Comma-separated text (RFC 4180), UTF-8.
    #[default]
    Csv,
    /// Apache Parquet.
    Parquet,
}

impl Metadata {
    /// Reads metadata from a TOML file's text.
    ///
    /// # Errors
    /// It is no TOML, or has a key that does not exist.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let wrong = |e: toml::de::Error| {
            Error::new(ErrorKind::Usage, e.to_string().trim_end().to_owned())
                .with_hint("the README's section on publishing lists the keys")
        };
        let mut table: toml::Table = toml::from_str(text).map_err(wrong)?;
        // TOML has dates of its own; the fields take the same text in quotes too.
        for value in table.iter_mut().map(|(_, v)| v) {
            if let toml::Value::Datetime(date) = value {
                *value = toml::Value::String(date.to_string());
            }
        }
        table.try_into().map_err(wrong)
    }

    /// Whether all is there that a format needs and can be known before the plans are.
    pub(super) fn check(&self, format: PublishFormat) -> Result<(), Error> {
        let name = self.name();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
            return Err(Error::new(ErrorKind::Usage, format!("`{name}` cannot name a dataset"))
                .with_hint("use Latin letters, digits, `-`, `_` and `.`"));
        }
        if format == PublishFormat::RuOpendata {
            super::ru_opendata::check(self)?;
        }
        self.licence().map(|_| ())
    }

    /// The given publisher, or the one of all plans.
    pub(super) fn publisher_name<'a>(&'a self, summary: &'a Summary) -> Option<&'a str> {
        let common = summary.publisher.as_deref().filter(|_| !summary.several_publishers);
        self.publisher.name.as_deref().or(common)
    }

    /// The given title, or that of the only plan.
    pub(super) fn title_or<'a>(&'a self, summary: &'a Summary) -> Option<&'a str> {
        self.title.as_deref().or(summary.title.as_deref().filter(|_| summary.plans == 1))
    }

    /// The given day of this edition, or the latest approval.
    pub(super) fn modified_or(&self, summary: &Summary) -> Option<Date> {
        self.modified.or(summary.approved)
    }

    /// The given language, or that of most plans.
    pub(super) fn language_or<'a>(&'a self, summary: &'a Summary) -> &'a str {
        self.language.as_deref().unwrap_or_else(|| summary.language())
    }

    pub(super) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("plans")
    }

    /// The licence, where one is given.
    ///
    /// # Errors
    /// It is neither known by its id nor an address.
    pub(super) fn licence(&self) -> Result<Option<Licence>, Error> {
        let Some(given) = self.licence.as_deref() else { return Ok(None) };
        if let Some(known) = LICENCES.iter().find(|l| l.id.eq_ignore_ascii_case(given)) {
            return Ok(Some(Licence {
                id: Some(known.id),
                title: Some(known.title),
                url: known.url.to_owned(),
                authority: known.authority,
            }));
        }
        if given.starts_with("http://") || given.starts_with("https://") {
            return Ok(Some(Licence { id: None, title: None, url: given.to_owned(), authority: None }));
        }
        let ids: Vec<_> = LICENCES.iter().map(|l| l.id).collect();
        Err(Error::new(ErrorKind::Usage, format!("`{given}` is no licence planomer knows"))
            .with_hint(format!("give its address, or one of {}", ids.join(", "))))
    }
}

/// A licence.
pub(super) struct Licence {
    pub(super) id: Option<&'static str>,
    pub(super) title: Option<&'static str>,
    pub(super) url: String,
    /// Its code in the authority table of the European Union's Publications Office.
    pub(super) authority: Option<&'static str>,
}

struct Known {
    id: &'static str,
    title: &'static str,
    url: &'static str,
    authority: Option<&'static str>,
}

/// Licences for open data that the Open Definition lists, by their SPDX ids.
const LICENCES: &[Known] = &[
    Known {
        id: "CC-BY-4.0",
        title: "Creative Commons Attribution 4.0 International",
        url: "https://creativecommons.org/licenses/by/4.0/",
        authority: Some("CC_BY_4_0"),
    },
    Known {
        id: "CC-BY-SA-4.0",
        title: "Creative Commons Attribution Share Alike 4.0 International",
        url: "https://creativecommons.org/licenses/by-sa/4.0/",
        authority: Some("CC_BYSA_4_0"),
    },
    Known {
        id: "CC0-1.0",
        title: "Creative Commons Zero 1.0 Universal",
        url: "https://creativecommons.org/publicdomain/zero/1.0/",
        authority: Some("CC0"),
    },
    Known {
        id: "ODbL-1.0",
        title: "Open Data Commons Open Database License 1.0",
        url: "https://opendatacommons.org/licenses/odbl/1-0/",
        authority: Some("ODC_BL"),
    },
    Known {
        id: "ODC-By-1.0",
        title: "Open Data Commons Attribution License 1.0",
        url: "https://opendatacommons.org/licenses/by/1-0/",
        authority: Some("ODC_BY"),
    },
    Known {
        id: "PDDL-1.0",
        title: "Open Data Commons Public Domain Dedication and License 1.0",
        url: "https://opendatacommons.org/licenses/pddl/1-0/",
        authority: Some("ODC_PDDL"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_come_from_toml_with_dates_of_either_form() {
        let text = "name = \"plans\"\ncreated = 2024-01-15\nmodified = \"2024-02-01\"\n[publisher]\ninn = \"7700000000\"\n";
        let metadata = Metadata::from_toml(text).unwrap();
        assert_eq!(metadata.created, Some(jiff::civil::date(2024, 1, 15)));
        assert_eq!(metadata.modified, Some(jiff::civil::date(2024, 2, 1)));
        assert_eq!(metadata.publisher.inn.as_deref(), Some("7700000000"));
        let error = Metadata::from_toml("nane = \"plans\"").unwrap_err();
        assert!(error.message().contains("nane"), "{error}");
    }
}
