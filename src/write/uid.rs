//! Identifiers that outlive an edition: made from content, never from the clock or from places.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::document::fold;
use crate::model::plan::Plan;

/// Key of a plan in a dataset: its file name without the ending, reduced to letters, digits, `-`, `.` and `_`;
/// the start of the hash of its bytes where it has no name.
pub fn plan_key(plan: &Plan) -> String {
    let name = plan.source.name.as_deref().unwrap_or("");
    let name = name.rsplit(['/', '\\']).next().unwrap_or("");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let mut key = String::with_capacity(stem.len());
    for c in stem.chars() {
        if c.is_alphanumeric() || matches!(c, '.' | '_') {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    let key = key.trim_matches(['-', '.']);
    if key.is_empty() { plan.source.sha256.chars().take(12).collect() } else { key.to_owned() }
}

/// A lasting id for every measure, in their order: 16 hexadecimal digits from the plan's title, publisher and period,
/// the measure's title, and how many measures of that title came before.
///
/// Numbers and places do not count, so a measure keeps its id where rows are added above it.
pub(crate) fn measures(plan: &Plan) -> Vec<String> {
    lasting(plan, b"measure", plan.measures.iter().map(|m| m.title.as_str()))
}

/// A lasting id for every section, made in the same way.
pub(crate) fn sections(plan: &Plan) -> Vec<String> {
    lasting(plan, b"section", plan.sections.iter().map(|s| s.title.as_str()))
}

fn lasting<'a>(plan: &Plan, kind: &[u8], titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let base = Sha256::new().chain_update(identity(plan)).chain_update([0]).chain_update(kind);
    let mut seen: HashMap<String, u32> = HashMap::new();
    let one = |title: &str| {
        let title = fold(title).to_lowercase();
        let hash = base.clone().chain_update([0]).chain_update(title.as_bytes());
        let count = seen.entry(title).or_insert(0);
        let hash = hash.chain_update(count.to_le_bytes());
        *count += 1;
        hex(&hash.finalize(), 8)
    };
    titles.map(one).collect()
}

/// What makes a plan this plan, in every edition: its title without remarks in parentheses («в редакции от …»),
/// its publisher and its period.
fn identity(plan: &Plan) -> String {
    let head = &plan.plan;
    let title = without_remarks(head.title.as_deref().unwrap_or(""));
    let publisher = head
        .publisher
        .as_ref()
        .and_then(|id| plan.organizations.iter().find(|o| o.id == *id))
        .map(|o| &o.name);
    let period = head.period.as_ref().map(|p| p.edtf.as_str());
    let publisher = publisher.map(|p| fold(p).to_lowercase()).unwrap_or_default();
    format!("{}\n{publisher}\n{}", fold(&title).to_lowercase(), period.unwrap_or(""))
}

fn without_remarks(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first `bytes` bytes in hexadecimal.
pub(crate) fn hex(hash: &[u8], bytes: usize) -> String {
    let mut out = String::with_capacity(2 * bytes);
    for byte in hash.iter().take(bytes) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn a_key_is_the_file_name_in_safe_letters() {
        let key = |name: &str| {
            let mut plan = sample::plan();
            plan.source.name = Some(name.into());
            plan_key(&plan)
        };
        assert_eq!(key("План на 2024 г..docx"), "План-на-2024-г");
        assert_eq!(key("../x/a, b.txt"), "a-b");
        assert_eq!(key(".docx"), "docx");
        assert_eq!(key("=.txt"), "000000000000");
        assert_eq!(key("plan"), "plan");
    }

    #[test]
    fn a_measure_keeps_its_id_when_rows_are_added_above() {
        let plan = sample::plan();
        let before = measures(&plan);
        let mut edited = plan.clone();
        let mut added = edited.measures[0].clone();
        added.title = "Something new".into();
        edited.measures.insert(0, added);
        edited.plan.title = edited.plan.title.map(|t| t + " (as amended)");
        assert_eq!(measures(&edited)[1..], before);
    }

    #[test]
    fn equal_titles_have_different_ids() {
        let mut plan = sample::plan();
        plan.measures[1].title = plan.measures[0].title.clone();
        let ids = measures(&plan);
        assert_ne!(ids[0], ids[1]);
    }
}
