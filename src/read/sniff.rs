//! Which format some bytes are, by their content alone.

use super::ole;
use super::package::{Package, damaged, encrypted};
use super::sheet;
use super::text::{self, Decoded};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Format;
use crate::options::Limits;

const SAVE_AS_DOCX: &str = "open it in Word or LibreOffice and save it as DOCX";
const SAVE_AS_XLSX: &str = "open it in Excel or LibreOffice and save it as XLSX";
const TEXT_OF_PAGE: &str = "select the plan in its program, copy it and save it as a text file or as DOCX";

/// An input as far as it had to be read to find its format.
pub enum Input<'a> {
    Package(Box<Package<'a>>),
    Text(Decoded<'a>),
    Bytes,
}

/// The format of an input. What is neither a package nor binary is text.
pub fn sniff<'a>(bytes: &'a [u8], limits: &Limits) -> Result<(Format, Input<'a>), Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Unreadable, "the input is empty")
            .with_hint("check that the file was saved or downloaded whole"));
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => {
            let mut package = Package::open(bytes, limits)?;
            Ok((package_format(&mut package)?, Input::Package(Box::new(package))))
        }
        _ if bytes.starts_with(ole::SIGNATURE) => Ok((compound_format(bytes)?, Input::Bytes)),
        _ => {
            if let Some((what, hint)) = marked_up(bytes) {
                return Err(unsupported(what, hint));
            }
            let text = text::decode(bytes)?;
            let format = if sheet::looks_delimited(&text.text) { Format::Csv } else { Format::Text };
            Ok((format, Input::Text(text)))
        }
    }
}

fn unsupported(what: &str, hint: &str) -> Error {
    Error::new(ErrorKind::Unsupported, format!("{what} is not read")).with_hint(hint)
}

/// By the content type of the part that the package names as its main one, or by its `mimetype`.
fn package_format(package: &mut Package<'_>) -> Result<Format, Error> {
    if let Some(media_type) = package.part("mimetype")? {
        return open_document_format(&media_type);
    }
    let main = main_part(package)?;
    let content_type = main.as_deref().and_then(|name| package.content_type(name)).unwrap_or_default();
    if content_type.contains("wordprocessingml") || content_type.contains("ms-word.") {
        Ok(Format::Docx)
    } else if content_type.contains("sheet.binary") {
        Ok(Format::Xlsb)
    } else if content_type.contains("spreadsheetml") || content_type.contains("ms-excel") {
        Ok(Format::Xlsx)
    } else if content_type.contains("presentationml") || content_type.contains("ms-powerpoint") {
        Err(unsupported("a presentation", TEXT_OF_PAGE))
    } else if package.has("word/document.xml") {
        Ok(Format::Docx)
    } else if package.has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if package.has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if package.has("[Content_Types].xml") {
        Err(damaged("the package has neither a document nor a workbook"))
    } else {
        Err(unsupported("a zip archive", "unpack it and give the files in it one by one"))
    }
}

/// The part that the package's own relationships name as the document, whatever its name (ECMA-376 part 1, 11.2).
pub fn main_part(package: &mut Package<'_>) -> Result<Option<String>, Error> {
    let relationships = package.relationships("")?;
    let main = relationships.into_iter().find(|r| r.kind == "officeDocument" && !r.external);
    Ok(main.map(|r| r.target).filter(|name| package.has(name)))
}

/// `OpenDocument` part 2, 3.3: the package's media type stands in its first entry.
fn open_document_format(media_type: &[u8]) -> Result<Format, Error> {
    let media_type = String::from_utf8_lossy(media_type);
    match media_type.trim().trim_start_matches("application/vnd.oasis.opendocument.") {
        "spreadsheet" | "spreadsheet-template" => Ok(Format::Ods),
        "text" | "text-template" | "text-master" => Err(unsupported("OpenDocument text (ODT)", SAVE_AS_DOCX)),
        _ => Err(unsupported(&format!("a package of type `{}`", media_type.trim()), TEXT_OF_PAGE)),
    }
}

/// By the streams in the root of a compound file (MS-CFB).
fn compound_format(bytes: &[u8]) -> Result<Format, Error> {
    let streams =
        ole::root_entries(bytes).ok_or_else(|| damaged("the compound file's directory is broken"))?;
    let has = |name: &str| streams.iter().any(|s| s.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(encrypted())
    } else if has("WordDocument") {
        Err(unsupported("a Word document of the old format (DOC)", SAVE_AS_DOCX))
    } else if has("Workbook") || has("Book") {
        Ok(Format::Xls)
    } else {
        Err(unsupported("a compound file of this kind", TEXT_OF_PAGE))
    }
}

/// Formats that begin as text does but are none: what it is and what to do.
fn marked_up(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let pdf = |at: usize| head.get(at..at + 5).is_some_and(|h| h.eq_ignore_ascii_case(b"%PDF-"));
    if memchr::memchr_iter(b'%', head).any(pdf) {
        return Some(("PDF", TEXT_OF_PAGE));
    }
    // Nearly every text ends here: the other formats begin with one of these signs.
    let sign = head.iter().find(|b| !matches!(b, 9..=13 | b' ' | 0x80..));
    if !sign.is_some_and(|b| matches!(b, b'{' | b'<' | b'm' | b'M')) {
        return None;
    }
    let head: String = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').to_ascii_lowercase();
    let start = head.trim_start();
    if start.starts_with("{\\rtf") {
        Some(("RTF", SAVE_AS_DOCX))
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        Some(("HTML", "open it in a browser, copy the plan into a document and save that as DOCX"))
    } else if start.starts_with("mime-version:") {
        Some(("a web archive (MHT)", SAVE_AS_DOCX))
    } else if start.starts_with("<?xml") {
        let excel = head.contains("excel.sheet") || head.contains("office:spreadsheet");
        Some(("bare XML", if excel { SAVE_AS_XLSX } else { SAVE_AS_DOCX }))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn kind(bytes: &[u8]) -> Result<Format, ErrorKind> {
        sniff(bytes, &Limits::default()).map(|(format, _)| format).map_err(|e| e.kind())
    }

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn office(main: &str, content_type: &str) -> Vec<u8> {
        let types = format!(r#"<Types><Override PartName="/{main}" ContentType="{content_type}"/></Types>"#);
        let rels = format!(
            r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/{main}"/></Relationships>"#
        );
        package(&[("[Content_Types].xml", &types), ("_rels/.rels", &rels), (main, "<a/>")])
    }

    #[test]
    fn packages_are_told_by_the_type_of_their_main_part_not_its_name() {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        assert_eq!(kind(&office("a/main.xml", word)), Ok(Format::Docx));
        let template = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";
        assert_eq!(kind(&office("a/main.xml", template)), Ok(Format::Docx));
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        assert_eq!(kind(&office("word/document.xml", sheet)), Ok(Format::Xlsx));
        let binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
        assert_eq!(kind(&office("xl/workbook.bin", binary)), Ok(Format::Xlsb));
        let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
        assert_eq!(kind(&office("ppt/presentation.xml", slides)), Err(ErrorKind::Unsupported));
    }

    #[test]
    fn open_document_packages_are_told_by_their_mimetype() {
        let of = |kind: &str| package(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}"))]);
        assert_eq!(kind(&of("spreadsheet")), Ok(Format::Ods));
        assert_eq!(kind(&of("text")), Err(ErrorKind::Unsupported));
    }

    #[test]
    fn other_archives_and_markup_are_named() {
        assert_eq!(kind(&package(&[("a.txt", "1")])), Err(ErrorKind::Unsupported));
        for text in ["%PDF-1.7", "{\\rtf1", "\u{feff} <!DOCTYPE HTML>", "<html>", "<?xml version='1.0'?>"] {
            assert_eq!(kind(text.as_bytes()), Err(ErrorKind::Unsupported), "{text}");
        }
        assert_eq!(kind("План <html>".as_bytes()), Ok(Format::Text));
        assert_eq!(kind(b""), Err(ErrorKind::Unreadable));
        assert_eq!(kind(b"PK\x03\x04cut"), Err(ErrorKind::Unreadable));
    }

    #[test]
    fn delimited_text_is_told_in_any_encoding() {
        let text = "№;Что;Срок\r\n1;Сбор;май\r\n2;Отчёт;март\r\n";
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(kind(&utf16), Ok(Format::Csv));
        assert_eq!(kind(&encoding_rs::WINDOWS_1251.encode(text).0), Ok(Format::Csv));
    }
}
