//! Ukrainian.

use super::Language;

pub(super) static UK: Language =
    Language { code: "uk", name: "Ukrainian", common: COMMON, headings: HEADINGS };

const COMMON: &[&str] = &[];

const HEADINGS: &[(crate::model::plan::Role, &[&str])] = &[];
