//! Languages: data only. A language is one file here and one line in [`ALL`].

mod detect;
mod en;
pub mod parties;
mod ru;
mod uk;

pub use detect::detect;

use crate::model::plan::Role;
use parties::{Parties, Points, Units};

/// What planomer knows of a language. Words are lower case; `*` at the end of a word stands for any ending.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Short frequent words and letters that set it apart, for detection.
    pub common: &'static [&'static str],
    /// Column headings by role.
    pub headings: &'static [(Role, &'static [&'static str])],
    /// Words of responsible parties.
    pub parties: &'static Parties,
    /// Words of quantities.
    pub units: &'static Units,
    /// Words of references to other measures.
    pub points: &'static Points,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// Every language, in the order in which a doubt is decided.
pub static ALL: &[&Language] = &[&ru::RU, &uk::UK, &en::EN];

/// The language with this BCP 47 code.
pub fn by_code(code: &str) -> Option<&'static Language> {
    ALL.iter().copied().find(|l| l.code.eq_ignore_ascii_case(code))
}

/// Stands where the language could not be told.
pub static UNDETERMINED: Language = Language {
    code: "und",
    name: "undetermined",
    common: &[],
    headings: &[],
    parties: &Parties::NONE,
    units: &Units::NONE,
    points: &Points::NONE,
};
