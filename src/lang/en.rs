//! English.

use super::Language;

pub(super) static EN: Language = Language { code: "en", name: "English", common: COMMON, headings: HEADINGS };

const COMMON: &[&str] = &[];

const HEADINGS: &[(crate::model::plan::Role, &[&str])] = &[];
