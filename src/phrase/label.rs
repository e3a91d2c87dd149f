//! Numbers before titles: «1.1.2.», «IV», «а)», «п. 3.2», «Раздел 2.», `CAP6.LA01`.

use std::ops::Range;

/// A number or mark that stands before a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelReading {
    /// The bytes of the label as printed, with its word and its full stop or bracket.
    pub range: Range<usize>,
    /// The byte at which the title starts; the text's length where there is none.
    pub rest: usize,
    /// The number normalized: `1.1.2`, `IV`, `а`, `CAP6.LA01`.
    pub number: String,
    /// The word before it, lower case («раздел», «п.»), if any.
    pub word: Option<String>,
    /// Its form.
    pub style: LabelStyle,
    /// The numbers of its parts, outermost first: `[1, 1, 2]`; of a Roman number or letter its value. Empty for a code.
    pub parts: Vec<u32>,
}

/// The form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelStyle {
    /// `1.1.2.`
    Arabic,
    /// `IV.`
    Roman,
    /// «а)»
    Letter,
    /// `OB.6.1`, `CAP6.LA01`
    Code,
}

/// The label that a text begins with. A date, a quantity («5 раз») or a year is none.
pub fn label(text: &str) -> Option<LabelReading> {
    let _ = text;
    None
}
