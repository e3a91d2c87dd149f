//! Languages: data only. A language is one file here and one line in [`ALL`].

mod be;
mod de;
mod detect;
mod en;
mod es;
#[cfg(test)]
pub mod examples;
mod fr;
mod it;
mod kk;
mod ky;
mod layout;
pub mod letter;
pub mod parties;
mod pl;
mod ro;
mod ru;
mod uk;

pub use detect::detect;
pub use layout::Layout;

use crate::model::plan::Role;
use crate::phrase::Words;
use parties::{Parties, Points, Units};

/// What planomer knows of a language. Words are lower case; `*` at the end of a word stands for any ending.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Short frequent words, lower case, for detection.
    pub common: &'static [&'static str],
    /// Letters that set it apart, lower case, for detection.
    pub letters: &'static str,
    /// Column headings by role.
    pub headings: &'static [(Role, &'static [&'static str])],
    /// Words of responsible parties.
    pub parties: &'static Parties,
    /// Words of quantities.
    pub units: &'static Units,
    /// Words of references to other measures.
    pub points: &'static Points,
    /// Words that say how a plan is laid out.
    pub layout: &'static Layout,
    /// Words of time and of legal acts, with their tags.
    pub words: &'static [Words],
    /// Codes of the languages whose words its documents use beside its own.
    pub borrows: &'static [&'static str],
    /// Whether the month stands before the day: January 31, 1/31/2020.
    pub month_first: bool,
    /// Whether a Roman number before a year is a month: «IV 2022».
    pub roman_months: bool,
    /// The month in which the fiscal year starts that its documents count by.
    pub fiscal_start: u8,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// Every language, in the order in which a doubt is decided.
pub static ALL: &[&Language] = &[
    &ru::RU,
    &uk::UK,
    &en::EN,
    &be::BE,
    &kk::KK,
    &ky::KY,
    &pl::PL,
    &de::DE,
    &fr::FR,
    &es::ES,
    &it::IT,
    &ro::RO,
];

/// The language with this BCP 47 code.
pub fn by_code(code: &str) -> Option<&'static Language> {
    ALL.iter().copied().find(|l| l.code.eq_ignore_ascii_case(code))
}

/// Stands where the language could not be told.
pub static UNDETERMINED: Language = BASE;

/// A language of which nothing is known: what a language file leaves out, it takes from here.
const BASE: Language = Language {
    code: "und",
    name: "undetermined",
    common: &[],
    letters: "",
    headings: &[],
    parties: &Parties::NONE,
    units: &Units::NONE,
    points: &Points::NONE,
    layout: &layout::NONE,
    words: &[],
    borrows: &[],
    month_first: false,
    roman_months: false,
    fiscal_start: 1,
};
