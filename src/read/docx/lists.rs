//! `numbering.xml` and the numbers that Word computes from it (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use super::numeral;
use super::styles::{Listed, Styles};
use super::symbol;
use super::tag::Tag;
use super::xml::{Element, Visitor, Walk};
use crate::error::Error;
use crate::read::package::damaged;

/// Levels of a list.
const LEVELS: usize = 9;
/// Definitions of lists and levels a document may have; real ones have some thousands.
const MAX_DEFINITIONS: usize = 200_000;

/// How the numbers of one level look and run.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    format: String,
    /// The pattern of a custom format.
    pattern: Option<String>,
    /// `%1.%2.`
    text: String,
    /// All numbers in digits.
    legal: bool,
    /// 1-based level whose paragraphs restart this one, 0 for none; the level above where absent.
    restart: Option<i64>,
    /// Id of the style tied to the level.
    style: Option<String>,
    font: String,
    /// The bullet is a picture.
    picture: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            pattern: None,
            text: String::new(),
            legal: false,
            restart: None,
            style: None,
            font: String::new(),
            picture: false,
        }
    }
}

/// An abstract list: levels by number, and the style it takes them from instead.
#[derive(Debug, Default)]
struct Abstract {
    levels: HashMap<usize, Level>,
    style_link: Option<String>,
}

/// A list of the document: an abstract one with changes.
#[derive(Debug, Default)]
struct List {
    of: i64,
    /// Levels that differ.
    levels: HashMap<usize, Level>,
    /// Numbers to start from anew.
    starts: HashMap<usize, i64>,
}

/// The next numbers of one abstract list.
#[derive(Clone, Copy, Debug, Default)]
struct Counters([Option<i64>; LEVELS]);

/// The definitions, and the state of every list.
#[derive(Debug, Default)]
pub struct Lists {
    abstracts: HashMap<i64, Abstract>,
    by_id: HashMap<i64, List>,
    language: String,
    definitions: usize,
    /// State by story (body, text boxes) and abstract list.
    counters: HashMap<(bool, i64), Counters>,
    /// Levels of lists whose own start was used.
    restarted: HashMap<(bool, i64), [bool; LEVELS]>,
    /// What is being read: an abstract list or a list, and the level in it.
    open: Open,
}

#[derive(Debug, Default)]
struct Open {
    list: Option<i64>,
    base: Option<i64>,
    level: Option<usize>,
    /// `numFmt` stands in an alternative that is understood, so that its fallback counts for nothing.
    alternative: bool,
}

/// A computed label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub text: String,
    pub level: u8,
    /// A bullet rather than a number.
    pub bullet: bool,
}

impl Lists {
    /// Ties lists to the styles that define them. To be called once both parts are read.
    pub fn link(&mut self, styles: &Styles) {
        self.language.clone_from(&styles.language);
        let targets: HashMap<i64, i64> = self
            .abstracts
            .iter()
            .filter_map(|(id, definition)| {
                let list = styles.list_of(definition.style_link.as_deref()?)?;
                Some((*id, self.by_id.get(&list)?.of))
            })
            .collect();
        for list in self.by_id.values_mut() {
            if let Some(target) = targets.get(&list.of) {
                list.of = *target;
            }
        }
    }

    /// The label of the next paragraph of a list; `None` if there is no such list.
    pub fn next(&mut self, listed: Option<Listed<'_>>, in_text_box: bool) -> Option<Label> {
        let listed = listed?;
        let list = self.by_id.get(&listed.list)?;
        let level = self.level_of(list, listed);
        let base = self.abstracts.get(&list.of);
        let definition = level_of(list, base, level)?;
        let restarted = self.restarted.entry((in_text_box, listed.list)).or_default();
        let counters = self.counters.entry((in_text_box, list.of)).or_default();
        counters.advance(level, list, base, restarted);
        let text = render(definition, level, counters, list, base, &self.language);
        let bullet = definition.format == "bullet";
        Some(Label { text, level: u8::try_from(level).unwrap_or(0), bullet })
    }

    /// The level: stated by the paragraph, tied to its style, or stated by the style.
    fn level_of(&self, list: &List, listed: Listed<'_>) -> usize {
        let tied = |id: &str| {
            let levels = self.abstracts.get(&list.of).map(|a| &a.levels);
            let mut all = list.levels.iter().chain(levels.into_iter().flatten());
            all.find(|(_, level)| level.style.as_deref() == Some(id)).map(|(number, _)| *number)
        };
        let stated = |level: i64| usize::try_from(level).ok();
        listed
            .level
            .and_then(stated)
            .or_else(|| listed.styles.into_iter().filter(|id| !id.is_empty()).find_map(tied))
            .or_else(|| listed.style_level.and_then(stated))
            .unwrap_or(0)
            .min(LEVELS - 1)
    }

    /// The level that is being read, created where it is new.
    fn open_level(&mut self) -> Option<&mut Level> {
        let number = self.open.level?;
        let levels = match (self.open.list, self.open.base) {
            (Some(list), _) => &mut self.by_id.get_mut(&list)?.levels,
            (None, Some(base)) => &mut self.abstracts.get_mut(&base)?.levels,
            (None, None) => return None,
        };
        Some(levels.entry(number).or_default())
    }

    fn define(&mut self) -> Result<(), Error> {
        self.definitions += 1;
        if self.definitions > MAX_DEFINITIONS {
            return Err(damaged(format!("the document defines more than {MAX_DEFINITIONS} list levels")));
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag, element: &Element<'_>) -> Result<(), Error> {
        self.define()?;
        let number = |name| element.attribute(name).and_then(|v| v.trim().parse::<i64>().ok());
        match tag {
            Tag::AbstractNum => {
                let id = number("abstractNumId").unwrap_or(-1);
                self.open = Open { base: Some(id), ..Open::default() };
                self.abstracts.insert(id, Abstract::default());
            }
            Tag::Num => {
                let id = number("numId").unwrap_or(-1);
                self.open = Open { list: Some(id), ..Open::default() };
                self.by_id.insert(id, List { of: -1, ..List::default() });
            }
            _ => {
                let level = number("ilvl").and_then(|n| usize::try_from(n).ok()).filter(|n| *n < LEVELS);
                self.open.level = level;
                if tag == Tag::Lvl {
                    self.open_level();
                }
            }
        }
        Ok(())
    }
}

fn level_of<'l>(list: &'l List, base: Option<&'l Abstract>, level: usize) -> Option<&'l Level> {
    list.levels.get(&level).or_else(|| base?.levels.get(&level))
}

impl Counters {
    /// Counts one paragraph of a level: levels above that were never used stand at their start, levels below
    /// begin anew.
    fn advance(
        &mut self,
        level: usize,
        list: &List,
        base: Option<&Abstract>,
        restarted: &mut [bool; LEVELS],
    ) {
        let start = |at: usize| {
            let own = list.starts.get(&at).copied();
            own.or_else(|| level_of(list, base, at).map(|l| l.start)).unwrap_or(0)
        };
        for (at, (counter, restarted)) in self.0.iter_mut().zip(restarted).enumerate().take(level + 1) {
            // A list that states its start uses it once.
            if list.starts.contains_key(&at) && !std::mem::replace(restarted, true) {
                *counter = None;
            }
            *counter = match *counter {
                Some(number) if at == level => Some(number.saturating_add(1)),
                Some(number) => Some(number),
                None => Some(start(at)),
            };
        }
        for (below, counter) in self.0.iter_mut().enumerate().skip(level + 1) {
            let restart = level_of(list, base, below).and_then(|l| l.restart);
            let after = restart.and_then(|r| usize::try_from(r).ok()).unwrap_or(below);
            if level < after {
                *counter = None;
            }
        }
    }
}

/// Puts the numbers into the level's text: `%1` is the first level's.
fn render(
    definition: &Level,
    level: usize,
    counters: &Counters,
    list: &List,
    base: Option<&Abstract>,
    language: &str,
) -> String {
    if definition.picture {
        return "•".to_owned();
    }
    if definition.format == "bullet" {
        return definition.text.chars().map(|c| symbol::of_font(&definition.font, c)).collect();
    }
    let mut out = String::with_capacity(definition.text.len() + 4);
    let mut characters = definition.text.chars().peekable();
    while let Some(character) = characters.next() {
        let place = characters.peek().and_then(|c| c.to_digit(10)).filter(|d| character == '%' && *d > 0);
        let Some(place) = place else {
            out.push(character);
            continue;
        };
        characters.next();
        let at = place as usize - 1;
        let number = counters.0.get(at).copied().flatten().filter(|_| at <= level);
        // A bullet's level has no number to show.
        let shown = level_of(list, base, at).filter(|shown| shown.format != "bullet");
        let (Some(number), Some(shown)) = (number, shown) else { continue };
        out.push_str(&match &shown.pattern {
            Some(pattern) => numeral::custom(pattern, number),
            None if definition.legal && shown.format != "none" => number.to_string(),
            None => numeral::write(&shown.format, number, language),
        });
    }
    out
}

impl Visitor for Lists {
    fn open(&mut self, tag: Tag, element: &Element<'_>, path: &[Tag]) -> Result<Walk, Error> {
        match tag {
            Tag::AbstractNum | Tag::Num | Tag::Lvl | Tag::LvlOverride => self.begin(tag, element)?,
            Tag::AlternateContent => self.open.alternative = false,
            Tag::Choice if !element.requirements_met() => return Ok(Walk::Past),
            Tag::Choice => self.open.alternative = true,
            Tag::Fallback if self.open.alternative => return Ok(Walk::Past),
            Tag::AbstractNumId => {
                let of = element.number();
                if let Some(list) = self.open.list.and_then(|id| self.by_id.get_mut(&id)) {
                    list.of = of.unwrap_or(-1);
                }
            }
            Tag::StartOverride => {
                let list = self.open.list.and_then(|id| self.by_id.get_mut(&id));
                if let (Some(list), Some(level), Some(start)) = (list, self.open.level, element.number()) {
                    list.starts.insert(level, start);
                }
            }
            Tag::NumStyleLink => {
                if let Some(base) = self.open.base.and_then(|id| self.abstracts.get_mut(&id)) {
                    base.style_link = element.val();
                }
            }
            _ if path.contains(&Tag::Lvl) => self.level_property(tag, element),
            _ => {}
        }
        Ok(Walk::Into)
    }

    fn close(&mut self, tag: Tag, _: &[Tag]) -> Result<(), Error> {
        match tag {
            Tag::AbstractNum | Tag::Num => self.open = Open::default(),
            Tag::LvlOverride => self.open.level = None,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Error> {
        Ok(())
    }
}

impl Lists {
    fn level_property(&mut self, tag: Tag, element: &Element<'_>) {
        let Some(level) = self.open_level() else { return };
        match tag {
            Tag::Start => level.start = element.number().unwrap_or(0),
            Tag::NumFmt => {
                level.format = element.val().unwrap_or_default();
                level.pattern = element.attribute("format").filter(|_| level.format == "custom");
            }
            Tag::LvlText => level.text = element.val().unwrap_or_default(),
            Tag::IsLgl => level.legal = element.is_on(),
            Tag::LvlRestart => level.restart = element.number(),
            Tag::PStyle => level.style = element.val(),
            Tag::PictureBullet => level.picture = true,
            Tag::RFonts => level.font = element.attribute("ascii").unwrap_or_default(),
            _ => {}
        }
    }
}
