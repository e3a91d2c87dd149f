//! The workbook part: its sheets, its epoch, the rows printed on every page.

use super::super::super::package::Package;
use super::super::format::Epoch;
use super::super::store::MAX_ROW;
use super::super::xml::{Step, Walk, attribute, flag, number};
use crate::error::Error;
use crate::options::Limits;

/// A workbook's list of sheets.
#[derive(Debug, Default)]
pub struct Workbook {
    pub epoch: Epoch,
    pub sheets: Vec<Entry>,
}

/// A sheet in that list.
#[derive(Debug)]
pub struct Entry {
    pub name: String,
    pub relationship: String,
    pub hidden: bool,
    /// Last of the rows printed on every page, 0 for none.
    pub title_rows: u32,
}

/// The workbook's part name, whatever it is; the usual one where the package names none.
pub fn main_part(package: &mut Package<'_>, usual: &str) -> Result<String, Error> {
    let relationships = package.relationships("")?;
    let main = relationships.into_iter().find(|r| r.kind == "officeDocument" && !r.external);
    Ok(main.map(|r| r.target).filter(|name| package.has(name)).unwrap_or_else(|| usual.to_owned()))
}

/// Reads the workbook part.
pub fn read(part: &str, text: &str, limits: &Limits) -> Result<Workbook, Error> {
    let mut book = Workbook::default();
    let mut walk = Walk::new(part, text, limits);
    let mut titles: Option<(usize, String)> = None;
    loop {
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "workbookPr" if flag(&element, "date1904") => book.epoch = Epoch::Y1904,
                "sheet" => book.sheets.push(Entry {
                    name: attribute(&element, "name").unwrap_or_default().into_owned(),
                    relationship: attribute(&element, "id").unwrap_or_default().into_owned(),
                    hidden: attribute(&element, "state").is_some_and(|s| s.ends_with("idden")),
                    title_rows: 0,
                }),
                "definedName" if attribute(&element, "name").as_deref() == Some("_xlnm.Print_Titles") => {
                    titles = number(&element, "localSheetId").map(|id| (id as usize, String::new()));
                }
                _ => {}
            },
            Step::Text(text) => {
                if let Some((_, reference)) = &mut titles {
                    reference.push_str(&text);
                }
            }
            Step::End(name) if &*name == "definedName" => {
                if let Some((id, reference)) = titles.take()
                    && let Some(entry) = book.sheets.get_mut(id)
                {
                    entry.title_rows = last_title_row(&reference).unwrap_or(0);
                }
            }
            Step::End(_) => {}
            Step::Done => return Ok(book),
        }
    }
}

/// The last row of a reference to whole rows among others: `Лист1!$A:$B,Лист1!$3:$4` is 4.
fn last_title_row(reference: &str) -> Option<u32> {
    reference.split(',').find_map(|part| {
        let rows = part.rsplit('!').next()?.replace('$', "");
        let (_, last) = rows.split_once(':')?;
        last.parse().ok().filter(|row| *row <= MAX_ROW)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_printed_on_every_page_are_found_among_columns() {
        assert_eq!(last_title_row("'План 2024'!$A:$B,'План 2024'!$3:$4"), Some(4));
        assert_eq!(last_title_row("Лист1!$A:$B"), None);
        assert_eq!(last_title_row("#REF!"), None);
    }

    #[test]
    fn sheets_are_listed_with_state_and_epoch() {
        let text = r#"<workbook><workbookPr date1904="1"/><sheets>
            <sheet name="А &amp; Б" sheetId="1" r:id="r1"/>
            <sheet name="скрыт" sheetId="2" state="veryHidden" r:id="r2"/></sheets>
            <definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Лист1!$1:$2</definedName>
            </definedNames></workbook>"#;
        let book = read("w", text, &Limits::default()).unwrap();
        assert_eq!(book.epoch, Epoch::Y1904);
        let seen: Vec<_> = book.sheets.iter().map(|s| (s.name.as_str(), s.hidden, s.title_rows)).collect();
        assert_eq!(seen, [("А & Б", false, 2), ("скрыт", true, 0)]);
    }
}
