//! What stands before the plan: approval, title, period, stakeholders.

use std::borrow::Cow;

use super::build::{Builder, printed};
use super::label;
use super::publisher;
use super::rows;
use super::words::{count_words, first_words, lexicon};
use crate::lang::Language;
use crate::model::outline::Fragment;
use crate::model::place::Place;
use crate::phrase;

/// A line of the front matter.
#[derive(Clone, Copy, Debug)]
pub struct Line<'d> {
    /// Its text, trimmed.
    pub text: &'d str,
    /// Where it stands.
    pub place: Place,
    /// Heading level by its style.
    pub heading: Option<u8>,
    /// The label that Word computes.
    pub label: Option<&'d str>,
    /// Whether it is an item of a list, numbered or not.
    pub bullet: bool,
}

impl<'d> Line<'d> {
    pub fn fragment(&self) -> Fragment<'d> {
        Fragment { text: Cow::Borrowed(self.text), place: self.place }
    }

    pub fn gap_before(&self, other: &Self) -> bool {
        let ((_, end), (start, _)) = (self.place.lines(), other.place.lines());
        start > end + 1
    }
}

/// Most lines a title or an approval block runs over.
pub const BLOCK_LINES: usize = 7;
/// Longest line of a title, in characters.
const TITLE_LINE: usize = 420;

impl<'d> Builder<'d> {
    /// Reads the lines before the plan.
    pub fn front_lines(&mut self, lines: &[Line<'d>]) {
        let mut at = 0;
        let mut rest_of = Vec::new();
        // «Об утверждении плана …» names the act; the plan's own title, if there is one, stands below.
        let own = lines.iter().any(|l| is_title(l.text) && !is_of_act(l.text));
        while let Some(line) = lines.get(at) {
            let rest = lines.get(at..).unwrap_or(&[]);
            let taken = self.approval(rest, rest_of.is_empty()).max(self.stakeholders(rest));
            let act = own && is_of_act(line.text);
            let taken = if taken > 0 || act { taken } else { self.title(rest) };
            if taken == 0 {
                // «к постановлению администрации / Озерного района / от …»
                let between = at > 0
                    && [at - 1, at + 1].iter().all(|i| lines.get(*i).is_some_and(|l| is_annex(l.text)));
                if act || between || is_annex(line.text) || rows::is_editorial(line.text) {
                    self.front.other.push(line.fragment());
                } else {
                    rest_of.push(*line);
                }
            }
            at += taken.max(1);
        }
        let period = self.dated_title(&mut rest_of);
        let changed = self.plain_title(rest_of);
        self.front.period = if changed { self.period() } else { period };
        self.publisher();
    }

    /// Reads the lines between tables of the plan: a stakeholder list, or nothing.
    pub fn lines_between(&mut self, lines: &[Line<'d>]) {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let taken = self.stakeholders(lines.get(at..).unwrap_or(&[]));
            if taken == 0 {
                self.unclaimed.push(line.fragment());
            }
            at += taken.max(1);
        }
    }

    /// A heading such as «Референтные группы …:» and the numbered names under it.
    pub fn stakeholders(&mut self, lines: &[Line<'d>]) -> usize {
        let Some(first) = lines.first() else { return 0 };
        if !is_stakeholders(first.text) || !self.front.stakeholders.is_empty() {
            return 0;
        }
        let mut taken = 1;
        let mut found: Vec<(Option<Fragment<'d>>, Fragment<'d>)> = Vec::new();
        for line in lines.iter().skip(1) {
            // «Раздел 1. …» heads the plan.
            let worded = |l: &label::Label<'_>| matches!(l.style, label::Style::Word(_) | label::Style::Item);
            let own = label::label(line.text).filter(|l| l.closed && !l.rest.is_empty() && !worded(l));
            let bullet = line.text.strip_prefix(['-', '–', '•', '·']).map(str::trim);
            let (number, name) = match (own, line.label, bullet) {
                (Some(l), _, _) => (Some(l.text), l.rest),
                (None, Some(l), _) => (Some(l), line.text),
                (None, None, Some(text)) => (None, text),
                _ => {
                    // A name that goes on in the next line of its cell.
                    match found.last_mut() {
                        Some((_, name))
                            if line.place == first.place || line.text.starts_with(char::is_lowercase) =>
                        {
                            super::walk::join(name, &line.fragment());
                            taken += 1;
                            continue;
                        }
                        _ => break,
                    }
                }
            };
            let label = number.map(|n| printed(n, line.place).fragment);
            found.push((label, Fragment { text: Cow::Borrowed(name), place: line.place }));
            taken += 1;
        }
        if found.is_empty() {
            return 0;
        }
        self.front.stakeholders = found;
        self.front.other.push(first.fragment());
        taken
    }

    /// The title: from a line with a plan's word on, as far as its lines go.
    fn title(&mut self, lines: &[Line<'d>]) -> usize {
        let Some(first) = lines.first() else { return 0 };
        if self.front.title.is_some() || !is_title(first.text) {
            return 0;
        }
        let mut title = first.fragment();
        let mut taken = 1;
        let ahead = title_lines(lines);
        for pair in lines.windows(2).take(BLOCK_LINES) {
            let [before, line] = pair else { break };
            // A title does not go on in a table.
            let apart = before.place.join(line.place) != line.place.join(before.place);
            if apart || taken >= ahead && !goes_on(before, line, &title.text) {
                break;
            }
            super::walk::join(&mut title, &line.fragment());
            taken += 1;
        }
        self.front.title = Some(title);
        taken
    }

    /// Of two titles, the last that says its time is the plan's, if the first does not. Gives the title's time.
    fn dated_title(&mut self, lines: &mut Vec<Line<'d>>) -> Option<Fragment<'d>> {
        let period = self.period();
        if period.is_some() || self.front.title.is_none() {
            return period;
        }
        let own = |l: &Line<'d>| is_title(l.text) && !is_of_act(l.text);
        let dated = |(at, l): (usize, &Line<'d>)| Some(at).zip(period_of(&l.fragment(), self.language));
        let (at, period) = lines.iter().enumerate().rev().filter(|(_, l)| own(l)).find_map(dated)?;
        let title = lines.remove(at).fragment();
        self.front.other.extend(self.front.title.replace(title));
        Some(period)
    }

    /// A title between other tables and the plan's is the plan's own; one above all of them is the document's.
    pub fn title_below(&mut self, lines: &[Line<'d>]) {
        if lines.iter().any(|l| is_title(l.text) && !is_of_act(l.text)) {
            self.front.other.extend(self.front.title.take());
        }
    }

    /// Where no line holds a plan's word, the first that could be a title is it; the others play no role. Gives
    /// whether the title is another now.
    fn plain_title(&mut self, lines: Vec<Line<'d>>) -> bool {
        // "Climate Adaptation Implementation Plan": the plan's word may stand last.
        let named = lines.iter().position(|l| {
            let mut planned = false;
            let words = lexicon().plans.all(l.text, |_| planned = true);
            planned
                && (4..=14).contains(&words)
                && !l.text.ends_with(['.', ';', ',', ':'])
                && !is_annex(l.text)
        });
        let named = named.unwrap_or(0);
        // «… министрлігінің / 2024 жылға арналған … жоспары»: a line that cannot begin a title ends one.
        let begins = |l: &Line<'d>| l.text.starts_with(char::is_uppercase);
        let joined = named > 0
            && lines.get(named).is_some_and(|l| !begins(l))
            && lines.get(named - 1).is_some_and(begins);
        let first = named - usize::from(joined);
        let mut changed = false;
        for (index, line) in lines.into_iter().enumerate() {
            if joined
                && index == named
                && let Some(title) = &mut self.front.title
            {
                super::walk::join(title, &line.fragment());
                changed = true;
            } else if self.front.title.is_none()
                && index >= first
                && begins(&line)
                && is_plain_title(line.text)
            {
                self.front.title = Some(line.fragment());
                changed = true;
            } else {
                self.unclaimed.push(line.fragment());
            }
        }
        changed
    }

    /// The words of the title that say the plan's time.
    fn period(&self) -> Option<Fragment<'d>> {
        period_of(self.front.title.as_ref()?, self.language)
    }

    /// The body that the title, the stakeholders' heading or the approval names.
    fn publisher(&mut self) {
        let title = self
            .front
            .title
            .as_ref()
            .and_then(|t| publisher::named_body(&t.text, self.language).map(|b| (b, t.place)));
        let heading = || {
            let line = self.front.other.iter().find(|f| is_stakeholders(&f.text))?;
            after_words(&line.text, 2)
                .filter(|t| t.starts_with(char::is_uppercase))
                .map(|t| (t.trim_end_matches(':').to_owned(), line.place))
        };
        let office = || {
            let position = self.front.approval.as_ref()?.position.as_ref()?;
            after_words(&position.text, 1)
                .filter(|t| t.starts_with(char::is_uppercase))
                .map(|t| (t, position.place))
        };
        let found = title.or_else(heading).or_else(office);
        self.front.publisher = found.map(|(text, place)| Fragment { text: Cow::Owned(text), place });
    }
}

/// The time a text states, as printed.
pub fn period_of<'d>(title: &Fragment<'d>, language: &'static Language) -> Option<Fragment<'d>> {
    let text = &title.text;
    let whole = phrase::period(text, language).and_then(|p| text.get(p.range));
    let found = whole.or_else(|| {
        // A long title has other words of time in it: only those around its years are read.
        let near = around_years(text)?;
        phrase::period(near, language).and_then(|p| near.get(p.range))
    })?;
    let start = found.as_ptr() as usize - text.as_ptr() as usize;
    if prepares(text.get(..start).unwrap_or(""), language) {
        return None;
    }
    Some(Fragment { text: Cow::Owned(found.to_owned()), place: title.place })
}

/// Whether the words before a time name a season that the plan prepares for: «к отопительному периоду 2024/2025».
fn prepares(before: &str, language: &Language) -> bool {
    let mut words = before.split_whitespace().rev().map(str::to_lowercase);
    let (prepositions, seasons) = language.layout.towards;
    let season = words.next().is_some_and(|w| seasons.iter().any(|s| w.starts_with(s)));
    season && words.take(3).any(|w| prepositions.contains(&w.as_str()))
}

/// The stretch from two words before a text's first year to the word after its last.
fn around_years(text: &str) -> Option<&str> {
    let year = |t: &str| {
        let digits = t.trim_matches(|c: char| !c.is_ascii_digit());
        digits.len() >= 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let tokens: Vec<(usize, &str)> =
        text.split_whitespace().map(|t| (t.as_ptr() as usize - text.as_ptr() as usize, t)).collect();
    let first = tokens.iter().position(|(_, t)| year(t))?;
    let last = tokens.iter().rposition(|(_, t)| year(t))?;
    let start = tokens.get(first.saturating_sub(2))?.0;
    let end = tokens.get(last + 1).or_else(|| tokens.last()).map(|(at, t)| at + t.len())?;
    text.get(start..end)
}

/// Whether a line begins a plan's title.
pub fn is_title(text: &str) -> bool {
    // «Комплексный план …» may follow; «Приложение к плану» and prose may not.
    if text.starts_with('(') || !lexicon().plans.near(text, 3, 4) || text.starts_with(char::is_lowercase) {
        return false;
    }
    let count = text.chars().count();
    let prose = count > TITLE_LINE || count > 160 && text.ends_with(['.', ';']) || is_two_sentences(text);
    let labelled = || label::label(text).is_some_and(|l| !matches!(l.style, label::Style::Code));
    !prose && !is_annex(text) && !rows::is_editorial(text) && !labelled()
}

/// Whether one sentence ends and another follows to the end.
fn is_two_sentences(text: &str) -> bool {
    text.ends_with('.')
        && text.match_indices(". ").any(|(at, mark)| {
            let before = text.get(..at).and_then(|t| t.split_whitespace().next_back()).unwrap_or("");
            let after = text.get(at + mark.len()..).unwrap_or("");
            let short = if before.starts_with(char::is_uppercase) { 2 } else { 3 };
            before.chars().count() > short
                && before.chars().all(char::is_alphabetic)
                && after.starts_with(char::is_uppercase)
        })
}

/// Whether a line without a plan's word could be a title.
pub fn is_plain_title(text: &str) -> bool {
    let furniture = text.contains('|') || lexicon().furniture.near(text, 1, 3);
    let length = (8..=TITLE_LINE).contains(&text.chars().count());
    length
        && text.contains(' ')
        && !text.ends_with(['.', ';', ',', ':'])
        && !furniture
        && !rows::is_note(text)
}

/// Whether a title is that of the act about a plan: «Об утверждении плана».
fn is_of_act(text: &str) -> bool {
    let head = first_words(text, 1);
    head.iter().next().is_some_and(|w| w.chars().count() <= 3)
        && !lexicon().plans.near(text, 1, 3)
        && is_title(text)
}

/// Whether a line ties the plan to an act, an annex or a page.
pub fn is_annex(text: &str) -> bool {
    lexicon().annexes.near(text, 1, 3) && text.chars().count() < 220
}

/// Whether a line heads a list of stakeholders.
pub fn is_stakeholders(text: &str) -> bool {
    lexicon().stakeholders.near(text, 1, 3) && text.chars().count() < 220
}

/// How many lines a title runs over up to one that ends it with its year: «на 2023 год».
fn title_lines(lines: &[Line<'_>]) -> usize {
    let plain = |pair: &[Line<'_>]| {
        let [before, line] = pair else { return false };
        let text = line.text;
        !before.gap_before(line)
            && text.chars().count() <= TITLE_LINE / 2
            && !text.ends_with(['.', ';', ':'])
            && label::label(text).is_none()
            && !is_stakeholders(text)
            && (text.starts_with(char::is_lowercase) || !is_annex(text))
            && !lexicon().approvals.near(text, 1, 3)
            && !rows::is_note(text)
            && !rows::is_editorial(text)
    };
    let dated = |l: &Line<'_>| {
        l.text.starts_with(char::is_lowercase)
            && l.text.chars().count() <= 60
            && around_years(l.text).is_some()
    };
    let run = lines.windows(2).take(BLOCK_LINES - 1).take_while(|pair| plain(pair)).count();
    lines.get(1..=run).and_then(|rest| rest.iter().rposition(dated)).map_or(0, |at| at + 2)
}

/// Whether the title goes on in the next line.
fn goes_on(before: &Line<'_>, line: &Line<'_>, title: &str) -> bool {
    let text = line.text;
    if text.chars().count() > TITLE_LINE
        || is_stakeholders(text)
        || is_annex(text) && text.starts_with(char::is_uppercase)
    {
        return false;
    }
    if label::label(text).is_some()
        || lexicon().approvals.near(text, 1, 3)
        || rows::is_note(text)
        || rows::is_editorial(text)
    {
        return false;
    }
    if text.ends_with(['.', ';', ':']) && text.chars().count() > 200 {
        return false;
    }
    let short = count_words(title) <= 4;
    let lower = text.starts_with(char::is_lowercase) || text.starts_with('(');
    let shout = |t: &str| t.chars().any(char::is_uppercase) && !t.chars().any(char::is_lowercase);
    let same = before.heading.is_some() && before.heading == line.heading;
    if before.heading.is_some() != line.heading.is_some() && !short && !lower {
        return false;
    }
    short
        || lower
        || same
        || shout(text) && shout(title)
        || !before.gap_before(line)
            && before.place.lines().0 > 0
            && !title.ends_with('.')
            && !is_period_line(text)
}

fn is_period_line(text: &str) -> bool {
    super::header::names_period(text)
}

/// What follows the first words of a text.
fn after_words(text: &str, count: usize) -> Option<String> {
    let rest: Vec<&str> = text.split_whitespace().skip(count).collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}
