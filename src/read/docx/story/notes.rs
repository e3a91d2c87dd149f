//! Notes and comments, and what else the body says of other parts.

use std::collections::HashMap;

use super::Story;
use crate::error::Error;
use crate::model::place::{AsideKind, Place};
use crate::read::docx::tag::Tag;
use crate::read::docx::xml::Element;

/// What is said of other parts, and what a diagnostic tells of.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Notes and comments in the order of their marks; their number is the index plus one.
    pub notes: Notes,
    pub endnotes: Notes,
    pub comments: Notes,
    /// Relationship ids of headers and footers in reading order.
    pub headers: Vec<String>,
    pub footers: Vec<String>,
    /// Relationship ids of documents embedded as they are.
    pub embedded: Vec<(String, Place)>,
    /// Tracked changes.
    pub changes: u64,
    /// Hidden texts, and where the first stands.
    pub hidden: u64,
    pub first_hidden: Option<Place>,
}

/// Ids of notes → their numbers.
#[derive(Debug, Default)]
pub struct Notes(HashMap<String, u32>);

impl Notes {
    fn number(&mut self, id: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_add(1);
        *self.0.entry(id).or_insert(next)
    }

    fn find(&self, id: &str) -> Option<u32> {
        self.0.get(id).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Story<'_> {
    /// A note's mark, as it is seen: a raised number.
    fn mark_note(&mut self, number: u32) -> Result<(), Error> {
        let raised = |digit: char| match digit {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            other => char::from_u32(other as u32 - '0' as u32 + 0x2070).unwrap_or(other),
        };
        let mark: String = number.to_string().chars().map(raised).collect();
        self.push(&mark)
    }

    pub(super) fn refer(&mut self, tag: Tag, element: &Element<'_>) -> Result<(), Error> {
        let Some(id) = element.attribute("id").filter(|_| self.in_main()) else { return Ok(()) };
        let custom_mark =
            matches!(element.attribute("customMarkFollows").as_deref(), Some("1" | "true" | "on"));
        let number = match tag {
            Tag::FootnoteReference => self.mentions.notes.number(id),
            Tag::EndnoteReference => self.mentions.endnotes.number(id),
            _ => {
                self.mentions.comments.number(id);
                return Ok(());
            }
        };
        if custom_mark { Ok(()) } else { self.mark_note(number) }
    }

    /// Whether a note or comment is mentioned, and so opened.
    pub(super) fn open_note(&mut self, tag: Tag, element: &Element<'_>) -> bool {
        let Some(id) = element.attribute("id") else { return false };
        let (kind, notes) = match tag {
            Tag::Footnote => (AsideKind::Footnote, &self.mentions.notes),
            Tag::Endnote => (AsideKind::Endnote, &self.mentions.endnotes),
            _ => (AsideKind::Comment, &self.mentions.comments),
        };
        match notes.find(&id) {
            Some(number) if self.beside == Some(kind) => {
                self.open_aside(kind, number);
                true
            }
            _ => false,
        }
    }
}
