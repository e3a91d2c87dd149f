//! The hierarchy of sections: what a new one belongs to.

use super::label::{self, Style};
use super::words::lexicon;

/// What sets a section's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A sheet of a workbook.
    Sheet,
    /// A heading by its style, 1 the largest.
    Heading(u8),
    /// A word, by its rank, 1 the largest.
    Word(u8),
    /// A Roman number.
    Roman,
    /// An Arabic number of so many parts.
    Arabic(usize),
    /// A letter.
    Letter,
    /// A code.
    Code,
    /// A title without a label.
    Plain,
    /// A cell in a column of sections, by its place among such columns.
    Column(u8),
}

#[derive(Clone, Debug)]
struct Open {
    index: usize,
    level: Level,
    parts: Vec<u32>,
}

/// The sections that are open where the reading stands, outermost first.
#[derive(Clone, Debug, Default)]
pub struct Stack(Vec<Open>);

impl Stack {
    /// The innermost section.
    pub fn top(&self) -> Option<usize> {
        self.0.last().map(|o| o.index)
    }

    /// Whether a section of this level is open.
    pub fn holds(&self, level: Level) -> bool {
        self.0.iter().any(|o| o.level == level)
    }

    /// Opens a section and gives its parent.
    pub fn open(&mut self, index: usize, level: Level, parts: &[u32]) -> Option<usize> {
        self.0.truncate(self.parent_depth(level, parts));
        let parent = self.top();
        self.0.push(Open { index, level, parts: parts.to_vec() });
        parent
    }

    /// How many of the open sections stay open.
    fn parent_depth(&self, level: Level, parts: &[u32]) -> usize {
        if let Level::Arabic(depth) = level {
            let over = |o: &Open| !o.parts.is_empty() && o.parts.len() < depth && parts.starts_with(&o.parts);
            if let Some(at) = self.0.iter().rposition(over).filter(|_| depth > 1) {
                return at + 1;
            }
        }
        self.0.iter().position(|o| closes(level, o.level)).unwrap_or(self.0.len())
    }
}

/// Whether a section of one level closes an open one of another.
fn closes(new: Level, open: Level) -> bool {
    match (new, open) {
        (a, b) if a == b => true,
        (Level::Column(n), Level::Column(o))
        | (Level::Heading(n), Level::Heading(o))
        | (Level::Word(n), Level::Word(o)) => o >= n,
        // A column's sections stand within those across the table.
        (_, Level::Sheet) | (Level::Column(_), _) => false,
        (Level::Arabic(n), Level::Arabic(o)) => o >= n,
        // A part or chapter closes whatever has no word; a project or stage may stand within it.
        (Level::Word(n), Level::Roman | Level::Arabic(_) | Level::Letter | Level::Plain) => n <= 3,
        (Level::Sheet | Level::Heading(_), _)
        | (_, Level::Column(_))
        | (Level::Roman, Level::Arabic(_) | Level::Letter)
        | (Level::Arabic(_), Level::Letter) => true,
        _ => false,
    }
}

/// The level of a section by its label and title.
pub fn level(found: Option<&label::Label<'_>>, title: &str, heading: Option<u8>) -> Level {
    let word = |text: &str| lexicon().sections.first(text, 3).map(|f| f.value);
    let Some(found) = found else {
        return heading.map_or(Level::Plain, Level::Heading);
    };
    match found.style {
        Style::Word(rank) => Level::Word(rank),
        // «I Механизм: …»: the word comes after the number.
        Style::Roman | Style::Arabic if title.contains(':') && word(title).is_some() => {
            word(title).map_or(Level::Roman, Level::Word)
        }
        Style::Roman => Level::Roman,
        Style::Arabic => Level::Arabic(found.parts.len()),
        Style::Letter => Level::Letter,
        Style::Code | Style::Item => Level::Code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_open_under_their_prefix_and_words_under_larger_words() {
        let mut stack = Stack::default();
        assert_eq!(stack.open(0, Level::Arabic(1), &[1]), None);
        assert_eq!(stack.open(1, Level::Arabic(2), &[1, 1]), Some(0));
        assert_eq!(stack.open(2, Level::Arabic(2), &[1, 2]), Some(0));
        assert_eq!(stack.open(3, Level::Arabic(1), &[2]), None);
        let mut stack = Stack::default();
        assert_eq!(stack.open(0, Level::Word(2), &[2]), None);
        assert_eq!(stack.open(1, Level::Word(7), &[1]), Some(0));
        assert_eq!(stack.open(2, Level::Word(7), &[2]), Some(0));
        assert_eq!(stack.open(3, Level::Word(2), &[3]), None);
    }
}
