//! Ukrainian.

use super::Language;
use super::parties::{Parties, Points, Units};

pub(super) static UK: Language = Language {
    code: "uk",
    name: "Ukrainian",
    common: COMMON,
    headings: HEADINGS,
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
};

const COMMON: &[&str] = &[];

const HEADINGS: &[(crate::model::plan::Role, &[&str])] = &[];

const PARTIES: Parties = Parties::NONE;

const UNITS: Units = Units::NONE;

const POINTS: Points = Points::NONE;
