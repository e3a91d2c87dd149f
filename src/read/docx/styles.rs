//! `styles.xml`: what paragraphs and runs inherit (ECMA-376 part 1, 17.7).

use std::collections::HashMap;

use super::tag::Tag;
use super::xml::{Element, Visitor, Walk};
use crate::error::Error;
use crate::read::package::damaged;

/// Styles a document may define; real ones define some hundreds.
const MAX_STYLES: usize = 100_000;

/// `numPr`: which list a paragraph belongs to, and at which level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The list's `numId`; 0 takes the paragraph out of any list.
    pub list: Option<i64>,
    /// The level, 0 the outermost.
    pub level: Option<i64>,
}

/// A list and what tells the level in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'s> {
    pub list: i64,
    /// The level that the paragraph itself states.
    pub level: Option<i64>,
    /// Its style, and the one up the chain that names the list: a level may be tied to one of them.
    pub styles: [&'s str; 2],
    /// The level that the style states, where none is tied to it.
    pub style_level: Option<i64>,
}

/// A style, with what it inherits once all are read.
#[derive(Clone, Debug, Default)]
pub struct Style {
    id: String,
    based_on: Option<String>,
    numbering: Numbering,
    /// Index of the style that names the list.
    lister: Option<usize>,
    /// Outline level, 0 the highest, 9 body text.
    pub outline: Option<u8>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    all: Vec<Style>,
    by_id: HashMap<String, usize>,
    /// The style of paragraphs that name none.
    pub default_paragraph: Option<usize>,
    /// BCP 47 code of the document's language.
    pub language: String,
}

impl Styles {
    /// The style with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The style at an index.
    pub fn get(&self, style: Option<usize>) -> Option<&Style> {
        self.all.get(style?)
    }

    /// The list that a paragraph belongs to by its own properties or its style's.
    pub fn numbering(&self, style: Option<usize>, own: Numbering) -> Option<Listed<'_>> {
        let style = self.get(style);
        let id = style.map_or("", |s| s.id.as_str());
        let lister = style.and_then(|s| self.get(s.lister)).map_or("", |s| s.id.as_str());
        let inherited = style.map(|s| s.numbering).unwrap_or_default();
        let list = own.list.or(inherited.list).filter(|list| *list != 0)?;
        let style_level = inherited.level.filter(|_| own.list.is_none());
        Some(Listed { list, level: own.level, styles: [id, lister], style_level })
    }

    /// The list that a numbering style names.
    pub fn list_of(&self, id: &str) -> Option<i64> {
        self.get(self.find(id))?.numbering.list
    }

    /// Gives every style what it inherits. To be called once all are read.
    pub fn inherit(&mut self) {
        let mut done = vec![false; self.all.len()];
        for start in 0..self.all.len() {
            // Up to the first style that is done, or that loops back.
            let mut chain = Vec::new();
            let mut at = Some(start);
            while let Some(style) = at.filter(|s| !done.get(*s).copied().unwrap_or(true)) {
                if let Some(done) = done.get_mut(style) {
                    *done = true;
                }
                chain.push(style);
                at = self.get(at).and_then(|s| self.find(s.based_on.as_deref()?));
            }
            let mut parent = self.get(at).cloned().unwrap_or_default();
            for style in chain.into_iter().rev() {
                let Some(style_mut) = self.all.get_mut(style) else { continue };
                if style_mut.numbering.list.is_some() {
                    style_mut.lister = Some(style);
                } else {
                    style_mut.lister = parent.lister;
                    style_mut.numbering.list = parent.numbering.list;
                }
                style_mut.numbering.level = style_mut.numbering.level.or(parent.numbering.level);
                style_mut.outline = style_mut.outline.or(parent.outline);
                style_mut.hidden = style_mut.hidden.or(parent.hidden);
                parent = style_mut.clone();
            }
        }
    }

    fn begin(&mut self, element: &Element<'_>) -> Result<(), Error> {
        if self.all.len() >= MAX_STYLES {
            return Err(damaged(format!("the document defines more than {MAX_STYLES} styles")));
        }
        let id = element.attribute("styleId").unwrap_or_default();
        let index = self.all.len();
        let is_default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
        if is_default && element.attribute("type").is_none_or(|t| t == "paragraph") {
            self.default_paragraph = Some(index);
        }
        self.by_id.insert(id.clone(), index);
        self.all.push(Style { id, ..Style::default() });
        Ok(())
    }
}

/// `heading 3` → 2: built-in headings have their level even where the file leaves it out.
fn outline_of_name(name: &str) -> Option<u8> {
    let level = name.trim().to_lowercase().strip_prefix("heading ")?.parse::<u8>().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

impl Visitor for Styles {
    fn open(&mut self, tag: Tag, element: &Element<'_>, path: &[Tag]) -> Result<Walk, Error> {
        if tag.is_aside_markup() {
            return Ok(Walk::Past);
        }
        // Paragraphs and runs never have the style of a table (17.3.1.27, 17.3.2.29), and these are most of what many
        // files hold.
        let of_table = || element.attribute("type").is_some_and(|t| t == "table");
        if tag == Tag::LatentStyles || (tag == Tag::Style && of_table()) {
            return Ok(Walk::Past);
        }
        if tag == Tag::Style {
            return self.begin(element).map(|()| Walk::Into);
        }
        let kept = matches!(tag, Tag::Name | Tag::BasedOn | Tag::PPr | Tag::RPr);
        if matches!(path, [_, Tag::Style]) && !kept {
            return Ok(Walk::Past);
        }
        if tag == Tag::Lang && path.contains(&Tag::RPrDefault) {
            self.language = element.val().unwrap_or_default();
        }
        // Properties of the style itself, not those of a table style's parts.
        let of_style = matches!(
            path,
            [_, Tag::Style] | [_, Tag::Style, Tag::PPr | Tag::RPr] | [_, Tag::Style, Tag::PPr, Tag::NumPr]
        );
        let Some(style) = self.all.last_mut().filter(|_| of_style) else { return Ok(Walk::Into) };
        match tag {
            Tag::Name => style.outline = style.outline.or(element.val().and_then(|n| outline_of_name(&n))),
            Tag::BasedOn => style.based_on = element.val(),
            Tag::OutlineLvl => style.outline = element.number().and_then(|n| u8::try_from(n).ok()),
            Tag::NumId => style.numbering.list = element.number(),
            Tag::Ilvl => style.numbering.level = element.number(),
            Tag::Vanish => style.hidden = Some(element.is_on()),
            _ => {}
        }
        Ok(Walk::Into)
    }

    fn close(&mut self, _: Tag, _: &[Tag]) -> Result<(), Error> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Error> {
        Ok(())
    }
}
