//! Words that say how a plan is laid out, by language.
//!
//! A phrase is lower-case words; `*` at the end of a word stands for any ending.

use crate::model::plan::Role;

/// What a language calls the parts of a plan.
#[derive(Debug)]
pub struct Layout {
    /// Words that label a section, with the rank of what they name: 1 the largest.
    pub sections: &'static [(&'static str, u8)],
    /// Words before the number of a measure («Мероприятие 1.2», «Шаг 2», «п. 3»).
    pub items: &'static [&'static str],
    /// First words of a row of sums.
    pub totals: &'static [&'static str],
    /// First words of a note.
    pub notes: &'static [&'static str],
    /// First words of an editorial note.
    pub editorial: &'static [&'static str],
    /// Headings that tables of any kind have: no sign of a plan.
    pub generic: &'static [&'static str],
    /// Words that a plan's title holds.
    pub plans: &'static [&'static str],
    /// First words of an approval block.
    pub approvals: &'static [&'static str],
    /// First words of lines that tie a plan to an act.
    pub annexes: &'static [&'static str],
    /// Headings of a stakeholder list.
    pub stakeholders: &'static [&'static str],
    /// Keys before a value in a list item.
    pub keys: &'static [(Role, &'static [&'static str])],
    /// Words of a line that names the deadline of the items under it.
    pub lead_ins: &'static [&'static str],
    /// Words of a heading that names a time: units, months.
    pub periods: &'static [&'static str],
    /// Prepositions, and stems of the season that a plan prepares for («к отопительному периоду 2024/2025 года»):
    /// the time after them is not the plan's own.
    pub towards: (&'static [&'static str], &'static [&'static str]),
    /// Words between the body whose plan it is and what the plan is about: «по», "for".
    pub about: &'static [&'static str],
    /// Stems of bodies that are named by what they are for, and the words between: «Комитет по …».
    pub named_for: (&'static [&'static str], &'static [&'static str]),
    /// Lines of a web site around a plan.
    pub furniture: &'static [&'static str],
    /// What stands alone in a cell that has nothing to say: «нет», "n/a".
    pub blanks: &'static [&'static str],
}

/// A language of which no layout words are known.
pub const NONE: Layout = Layout {
    sections: &[],
    items: &[],
    totals: &[],
    notes: &[],
    editorial: &[],
    generic: &[],
    plans: &[],
    approvals: &[],
    annexes: &[],
    stakeholders: &[],
    keys: &[],
    lead_ins: &[],
    periods: &[],
    towards: (&[], &[]),
    about: &[],
    named_for: (&[], &[]),
    furniture: &[],
    blanks: &[],
};
