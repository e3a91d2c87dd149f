//! Where text goes: one holder for every open paragraph of the body, cell or aside.
//!
//! Text is appended straight to the document's arena. Only a holder that another one interrupts (a nested table, a
//! text box) moves what it has to a buffer of its own, so that every byte moves twice at most.

use crate::error::Error;
use crate::model::document::Span;

/// What a holder's text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// A paragraph of the body.
    Paragraph,
    /// A cell.
    Cell,
    /// Text beside the body.
    Aside,
}

/// The text of one open paragraph, cell or aside.
#[derive(Debug)]
pub struct Holder {
    pub holding: Holding,
    start: usize,
    buffer: Option<String>,
    /// Bytes of text so far.
    len: usize,
    /// Line feeds to write before the next text; none are written before the first or after the last.
    breaks: usize,
    /// The break before the next paragraph is already due.
    broken: bool,
    /// Paragraphs begun in it.
    paragraphs: u32,
    /// Its paragraph's mark was deleted: the next paragraph goes on without a break.
    pub joins_next: bool,
    /// Label of its first paragraph.
    pub label: Option<Span>,
    /// Whether it has text that is shown, text that is hidden.
    pub shown: bool,
    pub hidden: bool,
}

impl Holder {
    /// Whether it has any text yet.
    pub const fn has_text(&self) -> bool {
        self.len > 0
    }
}

/// A holder that was closed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    pub text: Span,
    pub label: Option<Span>,
    /// Whether all of its text is hidden.
    pub hidden: bool,
    /// Whether some of it is.
    pub partly_hidden: bool,
}

/// The arena and the open holders, the innermost last.
#[derive(Debug)]
pub struct Texts {
    pub arena: String,
    holders: Vec<Holder>,
    written: u64,
    limit: u64,
}

impl Texts {
    /// Texts of `limit` bytes at most.
    pub fn new(limit: u64) -> Self {
        // Spans have 32 bits.
        Self {
            arena: String::new(),
            holders: Vec::new(),
            written: 0,
            limit: limit.min(u64::from(u32::MAX) / 2),
        }
    }

    /// Opens a holder inside the innermost one.
    pub fn open(&mut self, holding: Holding) {
        if let Some(outer) = self.holders.last_mut()
            && outer.buffer.is_none()
        {
            outer.buffer = Some(self.arena.split_off(outer.start.min(self.arena.len())));
        }
        self.holders.push(Holder {
            holding,
            start: self.arena.len(),
            buffer: None,
            len: 0,
            breaks: 0,
            broken: false,
            paragraphs: 0,
            joins_next: false,
            label: None,
            shown: false,
            hidden: false,
        });
    }

    /// The innermost holder.
    pub fn top(&mut self) -> Option<&mut Holder> {
        self.holders.last_mut()
    }

    /// Closes the innermost holder.
    pub fn close(&mut self) -> Held {
        let Some(holder) = self.holders.pop() else { return Held::default() };
        let text = match holder.buffer {
            Some(text) => self.append(&text),
            None => span(holder.start, self.arena.len()),
        };
        let hidden = holder.hidden && !holder.shown;
        Held { text, label: holder.label, hidden, partly_hidden: holder.hidden }
    }

    /// Begins a paragraph in the innermost holder.
    pub fn begin_paragraph(&mut self) {
        let Some(holder) = self.holders.last_mut() else { return };
        if holder.paragraphs > 0 && !holder.joins_next && !holder.broken {
            // One empty line stands for any number of them.
            holder.breaks = (holder.breaks + 1).min(2);
        }
        (holder.joins_next, holder.broken) = (false, false);
        holder.paragraphs = holder.paragraphs.saturating_add(1);
    }

    /// What comes next in the innermost holder stands on a line of its own.
    pub fn break_line(&mut self) {
        if let Some(holder) = self.holders.last_mut() {
            (holder.breaks, holder.broken) = (holder.breaks.max(1), true);
        }
    }

    /// Gives the innermost holder its label if it has neither label nor text yet; otherwise writes the label
    /// before the paragraph's text, as it is seen there.
    pub fn label(&mut self, label: &str, bullet: bool) -> Result<(), Error> {
        let Some(holder) = self.holders.last() else { return Ok(()) };
        if holder.label.is_some() || holder.len > 0 {
            return if bullet { Ok(()) } else { self.push(&format!("{label} "), false) };
        }
        self.count(label.len())?;
        // The holder has no text, so its start may move behind the label.
        let label = self.append(label);
        let end = self.arena.len();
        if let Some(holder) = self.holders.last_mut() {
            holder.label = Some(label);
            holder.start = end;
        }
        Ok(())
    }

    /// Appends text to the innermost holder.
    ///
    /// # Errors
    /// When the limit is passed.
    pub fn push(&mut self, text: &str, hidden: bool) -> Result<(), Error> {
        self.count(text.len() + 2)?;
        let Some(holder) = self.holders.last_mut() else { return Ok(()) };
        if text.is_empty() {
            return Ok(());
        }
        let sink = holder.buffer.as_mut().unwrap_or(&mut self.arena);
        if holder.len > 0 {
            for _ in 0..holder.breaks {
                sink.push('\n');
            }
        }
        (holder.breaks, holder.broken) = (0, false);
        holder.len += text.len();
        sink.push_str(text);
        if hidden {
            holder.hidden = true;
        } else if !holder.shown {
            holder.shown = !text.trim().is_empty();
        }
        Ok(())
    }

    /// Puts the texts of several spans one under another.
    pub fn join(&mut self, spans: &[Span]) -> Result<Span, Error> {
        let start = self.arena.len();
        for piece in spans {
            self.count(piece.end.saturating_sub(piece.start) as usize + 1)?;
            if self.arena.len() > start {
                self.arena.push('\n');
            }
            self.arena.extend_from_within(piece.start as usize..piece.end as usize);
        }
        Ok(span(start, self.arena.len()))
    }

    /// The text of a closed span.
    pub fn get(&self, span: Span) -> &str {
        self.arena.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    fn append(&mut self, text: &str) -> Span {
        let start = self.arena.len();
        self.arena.push_str(text);
        span(start, self.arena.len())
    }

    fn count(&mut self, bytes: usize) -> Result<(), Error> {
        self.written += bytes as u64;
        if self.written > self.limit {
            return Err(Error::limit("text_bytes", self.limit, "the document's text has no end"));
        }
        Ok(())
    }
}

fn span(start: usize, end: usize) -> Span {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span { start: narrow(start), end: narrow(end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupted_holder_keeps_its_text_together() {
        let mut texts = Texts::new(1000);
        texts.open(Holding::Cell);
        texts.begin_paragraph();
        texts.push("outer", false).unwrap();
        texts.open(Holding::Cell);
        texts.push("inner", false).unwrap();
        let inner = texts.close().text;
        texts.begin_paragraph();
        texts.push("goes on", false).unwrap();
        texts.begin_paragraph();
        let outer = texts.close().text;
        assert_eq!((texts.get(inner), texts.get(outer)), ("inner", "outer\ngoes on"));
    }

    #[test]
    fn the_first_label_is_kept_apart_and_later_numbers_stand_in_the_text() {
        let mut texts = Texts::new(1000);
        texts.open(Holding::Cell);
        for (label, text) in [("1)", "one"), ("2)", "two"), ("•", "three")] {
            texts.begin_paragraph();
            texts.label(label, label == "•").unwrap();
            texts.push(text, false).unwrap();
        }
        let held = texts.close();
        assert_eq!(texts.get(held.label.unwrap()), "1)");
        assert_eq!(texts.get(held.text), "one\n2) two\nthree");
    }

    #[test]
    fn empty_paragraphs_leave_one_empty_line_at_most_and_none_at_the_ends() {
        let mut texts = Texts::new(1000);
        texts.open(Holding::Cell);
        for text in ["", "a", "", "", "", "b", ""] {
            texts.begin_paragraph();
            texts.push(text, false).unwrap();
        }
        let text = texts.close().text;
        assert_eq!(texts.get(text), "a\n\nb");
    }

    #[test]
    fn text_without_end_is_refused() {
        let mut texts = Texts::new(10);
        texts.open(Holding::Paragraph);
        assert!(texts.push("0123456789", false).is_err());
    }
}
