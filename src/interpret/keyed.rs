//! Which lines of a list are the measures that the keys under them («Срок: …», "Responsible: …") are about.

use super::front::{self, Line};
use super::label::{self, Style};
use super::lists::{Item, Parsed, Said, keys};
use crate::model::plan::Role;

/// Most lines of text between a measure's title and its keys.
const TEXT_LINES: usize = 4;
/// Most lines between a section's title and its first measure.
const INTRODUCTION: usize = 8;
/// Most lines of keys looked at under a title.
const GROUP_LINES: usize = 30;
/// Longest key that no language file knows, in characters.
const KEY: usize = 50;
/// Most words of such a key.
const KEY_WORDS: usize = 5;

/// Lines of keys one under another, and the titled line above them that they are about.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The first line of keys.
    start: usize,
    /// The line after the last.
    end: usize,
    /// The nearest numbered line or heading above, not further than other keys.
    owner: Option<usize>,
}

/// Tells measures from sections by the keys under them: «Action 1.1: …» with a party and a date under it is what
/// they are to do, «Objective 1: …» over such lines a section.
pub fn settle<'d>(items: &mut [Item<'d>], lines: &[Line<'d>]) {
    values_below(items, lines);
    for at in 1..items.len() {
        if matches!((items.get(at - 1), items.get(at)), (Some(Item::Keys(_)), Some(Item::Other)))
            && let (Some(said), Some(item)) = (lines.get(at).and_then(unknown), items.get_mut(at))
        {
            *item = Item::Keys(vec![said]);
        }
    }
    let groups = groups(items, lines);
    // Titles without a number over the keys: then the numbered line above is a section of several.
    let titled = groups.iter().any(|g| g.owner.is_none());
    for (at, group) in groups.iter().enumerate() {
        let Some(owner) = group.owner.filter(|o| !titled || o + 1 == group.start) else { continue };
        let next = groups.get(at + 1).and_then(|g| g.owner.filter(|o| *o >= group.end));
        let section = matches!(items.get(owner), Some(Item::Section));
        if section
            && (!says_plan(items.get(group.start..).unwrap_or(&[]))
                || next.is_some_and(|n| deeper(items, lines, n, owner)))
        {
            continue;
        }
        if let Some((line, item)) = lines.get(owner).zip(items.get_mut(owner)).filter(|_| section) {
            let found = label::label(line.text).filter(|l| !l.rest.is_empty());
            let (label, title) = found.map_or((None, line.text), |l| (Some(l.text), l.rest));
            *item = Item::Measure(Parsed { label, title, ..Parsed::default() });
        }
        let between = owner + 1..group.start;
        for (line, item) in
            lines.get(between.clone()).unwrap_or(&[]).iter().zip(items.get_mut(between).unwrap_or(&mut []))
        {
            *item = unknown(line).map_or(Item::Text, |said| Item::Keys(vec![said]));
        }
    }
}

/// A key whose value stands in the lines under it: one line, or several with bullets.
fn values_below<'d>(items: &mut [Item<'d>], lines: &[Line<'d>]) {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if !matches!(items.get(at - 1), Some(Item::Keys(_))) {
            continue;
        }
        let last = keys(line.text).last().copied();
        let Some(key) = last.filter(|k| line.text.get(k.value..).is_some_and(is_blank)) else { continue };
        let name = key.name(line.text);
        let bullets = lines.get(at).is_some_and(|l| l.bullet);
        while let (Some(line), Some(item)) = (lines.get(at), items.get_mut(at)) {
            let value = match item {
                Item::Measure(p) => bullets && line.bullet && !p.sure,
                Item::Other => line.bullet == bullets && line.heading.is_none(),
                _ => false,
            };
            if !value {
                break;
            }
            *item = Item::Keys(vec![Said { role: key.role, key: Some(name), text: line.text }]);
            at += 1;
            if !bullets {
                break;
            }
        }
    }
}

/// A line with a key that no language file knows: «Показатель успеха: …».
fn unknown<'d>(line: &Line<'d>) -> Option<Said<'d>> {
    let (key, text) = line.text.split_once(':')?;
    let (key, text) = (key.trim(), text.trim());
    let short = key.chars().count() <= KEY && key.split_whitespace().count() <= KEY_WORDS;
    let named = short && key.starts_with(char::is_uppercase) && line.heading.is_none();
    let named = named && !key.ends_with(|c: char| c.is_ascii_digit());
    (named && !text.is_empty()).then_some(Said { role: Role::Other, key: Some(key), text })
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn groups(items: &[Item<'_>], lines: &[Line<'_>]) -> Vec<Group> {
    let is_key = |i: usize| matches!(items.get(i), Some(Item::Keys(_) | Item::Target(..)));
    let mut out = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if !is_key(at) {
            at += 1;
            continue;
        }
        let end = (at..items.len()).find(|i| !is_key(*i)).unwrap_or(items.len());
        out.push(Group { start: at, end, owner: owner(items, lines, at) });
        at = end;
    }
    out
}

/// The numbered line or heading over a group of keys, with only a few lines of text between.
fn owner(items: &[Item<'_>], lines: &[Line<'_>], start: usize) -> Option<usize> {
    for at in (start.saturating_sub(TEXT_LINES + 1)..start).rev() {
        match items.get(at)? {
            Item::Other if !lines.get(at).is_some_and(|l| front::is_title(l.text)) => {}
            Item::Section => return Some(at),
            Item::Measure(p) => return (!p.sure).then_some(at),
            _ => return None,
        }
    }
    None
}

/// Whether the keys at the beginning of some lines say when or by whom, or how much of something by when.
pub fn says_plan(items: &[Item<'_>]) -> bool {
    let keys = items.iter().take_while(|i| matches!(i, Item::Keys(_) | Item::Target(..) | Item::Text));
    keys.take(GROUP_LINES).any(|i| match i {
        Item::Keys(cells) => cells.iter().any(|c| is_when_or_who(c.role)),
        Item::Target(..) => true,
        _ => false,
    })
}

/// Whether a value of this role says when or by whom.
pub const fn is_when_or_who(role: Role) -> bool {
    matches!(role, Role::Deadline | Role::End | Role::Responsible)
}

/// The first line of the plan where text stands between its first section («Goal 1. …») and the first measure.
pub fn first_section(items: &[Item<'_>], lines: &[Line<'_>], first: usize) -> usize {
    let begins = |at: &usize| {
        let line = lines.get(*at).map_or("", |l| l.text);
        let found = label::label(line).filter(|l| matches!(l.style, Style::Word(_)) && l.parts == [1]);
        matches!(items.get(*at), Some(Item::Section)) && found.is_some()
    };
    (first.saturating_sub(INTRODUCTION)..first).rev().find(begins).unwrap_or(first)
}

/// Whether a line stands lower in the order of sections than another.
fn deeper(items: &[Item<'_>], lines: &[Line<'_>], lower: usize, upper: usize) -> bool {
    let rank = |at: usize| {
        let line = lines.get(at)?;
        let word = label::label(line.text).and_then(|l| match l.style {
            Style::Word(rank) => Some((rank, l.parts.len())),
            _ => None,
        });
        Some((word, line.heading))
    };
    if matches!(items.get(lower), Some(Item::Measure(_))) {
        return true;
    }
    match (rank(upper), rank(lower)) {
        (Some((_, Some(upper))), Some((_, Some(lower)))) => lower > upper,
        (Some((Some(upper), _)), Some((Some(lower), _))) => lower > upper,
        _ => false,
    }
}
