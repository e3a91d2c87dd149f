//! Russian.

use super::Language;

pub(super) static RU: Language = Language { code: "ru", name: "Russian", common: COMMON, headings: HEADINGS };

const COMMON: &[&str] = &[];

const HEADINGS: &[(crate::model::plan::Role, &[&str])] = &[];
