//! The styles part: number formats and backgrounds.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::super::package::Package;
use super::super::styles::Styles;
use super::super::xml::{self, Step, Walk, attribute, number};
use crate::error::Error;
use crate::options::Limits;

/// Reads the styles part; a damaged one gives what was read of it, as its loss costs the looks only.
pub fn read(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Styles, Error> {
    let mut styles = Styles::default();
    if let Some(text) = xml::load(package, part)? {
        // Formats may stand behind the styles that use them in files of other programs.
        let formats = formats(part, &text, limits);
        for (id, code) in formats {
            styles.define(id, code);
        }
        let _ = looks(part, &text, limits, &mut styles);
    }
    Ok(styles)
}

fn formats(part: &str, text: &str, limits: &Limits) -> Vec<(u16, String)> {
    let mut walk = Walk::new(part, text, limits);
    let mut found = Vec::new();
    while let Ok(step) = walk.step() {
        match step {
            Step::Start(element) if element.local_name().into_inner() == "numFmt" => {
                let id = number(&element, "numFmtId").and_then(|id| u16::try_from(id).ok());
                let code = attribute(&element, "formatCode");
                found.extend(id.zip(code.map(std::borrow::Cow::into_owned)));
            }
            Step::End(name) if &*name == "numFmts" => break,
            Step::Done => break,
            _ => {}
        }
    }
    found
}

fn looks(part: &str, text: &str, limits: &Limits, styles: &mut Styles) -> Result<(), Error> {
    let mut walk = Walk::new(part, text, limits);
    let mut fills = Fills::default();
    let mut in_cells = false;
    loop {
        match walk.step()? {
            Step::Start(element) => match element.local_name().into_inner() {
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&element, "numFmtId").and_then(|id| u16::try_from(id).ok());
                    let fill = number(&element, "fillId").unwrap_or(0);
                    styles.push(id.unwrap_or(0), fills.look(fill));
                }
                "dxfs" => return Ok(()),
                name => fills.start(name, &element),
            },
            Step::End(name) if &*name == "cellXfs" => in_cells = false,
            Step::End(_) | Step::Text(_) => {}
            Step::Done => return Ok(()),
        }
    }
}

/// The backgrounds, numbered by look: equal ones share a number, none and white are 0.
#[derive(Default)]
struct Fills {
    looks: Vec<u32>,
    known: HashMap<String, u32>,
    pattern: bool,
}

impl Fills {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "fill" => self.looks.push(0),
            "patternFill" => {
                self.pattern = attribute(element, "patternType").is_some_and(|p| p != "none");
            }
            "gradientFill" => self.set("gradient".to_owned()),
            "fgColor" if self.pattern => {
                let get = |name| attribute(element, name).unwrap_or_default();
                let (rgb, theme, tint, indexed) = (get("rgb"), get("theme"), get("tint"), get("indexed"));
                // Theme colour 0 is the background, indexed 9 is white and 64 the system's foreground.
                let untinted = tint.is_empty() || tint.trim().parse() == Ok(0.0);
                let white = rgb.to_ascii_uppercase().ends_with("FFFFFF") || (theme == "0" && untinted);
                if !white && indexed != "9" && indexed != "1" {
                    self.set(format!("{rgb} {theme} {tint} {indexed}"));
                }
            }
            _ => {}
        }
    }

    fn set(&mut self, look: String) {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX).saturating_add(1);
        let look = *self.known.entry(look).or_insert(next);
        if let Some(last) = self.looks.last_mut() {
            *last = look;
        }
    }

    /// 0 is none and 1 the 12.5 % grey that every file has and none uses.
    fn look(&self, fill: u32) -> u32 {
        if fill < 2 { 0 } else { self.looks.get(fill as usize).copied().unwrap_or(0) }
    }
}
