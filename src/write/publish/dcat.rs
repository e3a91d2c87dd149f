//! DCAT-AP 3 in JSON-LD: a catalogue with one dataset, whose distributions are the files that `datapackage` writes.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::tables::write;
use super::{Metadata, Summary, datapackage, url_path};
use crate::error::Error;
use crate::model::plan::Plan;
use crate::write::table::Table;

pub(super) struct Writer {
    path: PathBuf,
}

impl Writer {
    pub(super) fn create(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }
}

impl super::Writer for Writer {
    fn add(&mut self, _: &Plan, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn finish(self: Box<Self>, metadata: &Metadata, summary: &Summary) -> Result<Vec<String>, Error> {
        let document =
            Description { metadata, summary, language: metadata.language_or(summary) }.document()?;
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        write(&self.path, text.as_bytes())?;
        let mut notes = Vec::new();
        if metadata.base_url.is_none() {
            notes.push("addresses are relative to the description: `--base-url` makes them whole".to_owned());
        }
        Ok(notes)
    }
}

struct Description<'a> {
    metadata: &'a Metadata,
    summary: &'a Summary,
    language: &'a str,
}

impl Description<'_> {
    fn document(&self) -> Result<Value, Error> {
        let publisher = self.publisher();
        let mut catalog = Map::new();
        catalog.insert("@context".into(), context());
        catalog.insert("@id".into(), json!(self.address("#catalog")));
        catalog.insert("@type".into(), json!("dcat:Catalog"));
        catalog.insert("dct:title".into(), self.literal(self.title()));
        catalog.insert("dct:description".into(), self.literal(self.description()));
        catalog.insert("dct:publisher".into(), publisher.clone());
        catalog.insert("dcat:dataset".into(), self.dataset(&publisher)?);
        Ok(Value::Object(catalog))
    }

    fn dataset(&self, publisher: &Value) -> Result<Value, Error> {
        let (metadata, summary) = (self.metadata, self.summary);
        let mut set = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                set.insert(name.to_owned(), value);
            }
        };
        put("@id", Some(json!(self.address("#dataset"))));
        put("@type", Some(json!("dcat:Dataset")));
        put("dct:title", Some(self.literal(self.title())));
        put("dct:description", Some(self.literal(self.description())));
        put("dct:identifier", Some(json!(metadata.name())));
        put("dct:publisher", Some(json!({"@id": publisher.get("@id")})));
        put("dct:language", language(self.language));
        put("dct:issued", metadata.created.map(day));
        put("dct:modified", metadata.modified_or(summary).map(day));
        put("dct:temporal", self.period());
        put("owl:versionInfo", metadata.version.as_ref().map(|v| json!(v)));
        put("dcat:contactPoint", self.contact());
        let keywords: Vec<_> = metadata.keywords.iter().map(|k| self.literal(k)).collect();
        put("dcat:keyword", (!keywords.is_empty()).then(|| json!(keywords)));
        let mut distributions =
            vec![self.distribution("datapackage.json", "application/json", "JSON", "Data Package")?];
        for table in Table::ALL {
            let path = datapackage::path(table, metadata.tables);
            let (media, format) = datapackage::media(metadata.tables);
            distributions.push(self.distribution(&path, media, format, table.words(self.language).0)?);
        }
        put("dcat:distribution", Some(json!(distributions)));
        Ok(Value::Object(set))
    }

    fn distribution(&self, path: &str, media: &str, format: &str, title: &str) -> Result<Value, Error> {
        let address = self.address(path);
        let mut out = json!({
            "@id": self.address(&format!("#{}", path.replace(['/', '.'], "-"))),
            "@type": "dcat:Distribution",
            "dct:title": self.literal(title),
            "dcat:accessURL": {"@id": address, "@type": "rdfs:Resource"},
            "dcat:downloadURL": {"@id": address, "@type": "rdfs:Resource"},
            "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media}"), "@type": "dct:MediaType"},
            "dct:format": {"@id": format!("{AUTHORITY}file-type/{format}"), "@type": "dct:MediaTypeOrExtent"},
        });
        if let (Some(licence), Some(map)) = (self.metadata.licence()?, out.as_object_mut()) {
            let id = licence.authority.map_or(licence.url, |code| format!("{AUTHORITY}licence/{code}"));
            map.insert("dct:license".into(), json!({"@id": id, "@type": "dct:LicenseDocument"}));
        }
        Ok(out)
    }

    fn publisher(&self) -> Value {
        let name = self.metadata.publisher_name(self.summary).unwrap_or("unknown");
        let id = self.metadata.publisher.url.clone().unwrap_or_else(|| self.address("#publisher"));
        json!({"@id": id, "@type": "foaf:Agent", "foaf:name": self.literal(name)})
    }

    fn contact(&self) -> Option<Value> {
        let publisher = &self.metadata.publisher;
        let mut out = Map::new();
        if let Some(email) = &publisher.email {
            out.insert(
                "vcard:hasEmail".into(),
                json!({"@id": format!("mailto:{}", url_path(email).replace("%40", "@"))}),
            );
        }
        if let Some(phone) = &publisher.phone {
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            out.insert("vcard:hasTelephone".into(), json!({"@id": format!("tel:{digits}")}));
        }
        if let Some(contact) = &publisher.contact {
            out.insert("vcard:fn".into(), self.literal(contact));
        }
        (!out.is_empty()).then(|| {
            out.insert("@type".into(), json!("vcard:Kind"));
            Value::Object(out)
        })
    }

    fn period(&self) -> Option<Value> {
        let (start, end) = (self.summary.start, self.summary.end);
        let mut out = Map::new();
        out.extend(start.map(|d| ("dcat:startDate".to_owned(), day(d))));
        out.extend(end.map(|d| ("dcat:endDate".to_owned(), day(d))));
        (!out.is_empty()).then(|| {
            out.insert("@type".into(), json!("dct:PeriodOfTime"));
            Value::Object(out)
        })
    }

    fn title(&self) -> &str {
        self.metadata.title_or(self.summary).unwrap_or(self.metadata.name())
    }

    fn description(&self) -> &str {
        self.metadata.description.as_deref().unwrap_or(self.title())
    }

    fn literal(&self, text: &str) -> Value {
        if self.language == "und" { json!(text) } else { json!({"@value": text, "@language": self.language}) }
    }

    /// The whole address of a file or fragment, where the base is known.
    fn address(&self, path: &str) -> String {
        match (&self.metadata.base_url, path.strip_prefix('#')) {
            (Some(base), None) => format!("{}/{}", base.trim_end_matches('/'), url_path(path)),
            (Some(base), Some(fragment)) => format!("{}/#{}", base.trim_end_matches('/'), url_path(fragment)),
            (None, None) => url_path(path),
            (None, Some(fragment)) => format!("#{}", url_path(fragment)),
        }
    }
}

/// Authority tables of the Publications Office of the European Union.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn day(date: jiff::civil::Date) -> Value {
    json!({"@value": date.to_string(), "@type": "xsd:date"})
}

/// The language's code in the authority table, which has ISO 639-3 codes in capitals.
fn language(code: &str) -> Option<Value> {
    let three = match code.split('-').next()? {
        "ru" => "RUS",
        "uk" => "UKR",
        "be" => "BEL",
        "kk" => "KAZ",
        "ky" => "KIR",
        "en" => "ENG",
        "de" => "DEU",
        "fr" => "FRA",
        "it" => "ITA",
        "es" => "SPA",
        "pl" => "POL",
        "ro" => "RON",
        _ => return None,
    };
    Some(json!({"@id": format!("{AUTHORITY}language/{three}"), "@type": "dct:LinguisticSystem"}))
}
