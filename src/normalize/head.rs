//! Title, publisher, period, approval, stakeholders.

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::organizations::{Register, nominative};
use super::{folded, texts};
use crate::lang::Language;
use crate::model::document::Document;
use crate::model::outline::{ApprovalDraft, Front};
use crate::model::plan::{Approval, Head, OrganizationKind, Period, Stakeholder};
use crate::phrase::{self, Context};

/// The head without its publisher, and what it says of the deadlines below.
pub fn read(document: &Document, front: &Front<'_>, language: &'static Language) -> (Head, Context) {
    let period = period(document, front, language);
    let approval = front.approval.as_ref().map(|a| approval(document, a, language));
    let context = Context {
        period: period.as_ref().and_then(|p| p.start.zip(p.end)),
        document_year: document_year(front, approval.as_ref(), language),
        ..Context::new(language)
    };
    let head = Head {
        title: front.title.as_ref().map(|t| folded(&t.text)).filter(|t| !t.is_empty()),
        title_at: front.title.as_ref().map(|t| document.at(t.place)),
        publisher: None,
        period,
        approval,
        front: texts(document, &front.other),
    };
    (head, context)
}

fn period(document: &Document, front: &Front<'_>, language: &'static Language) -> Option<Period> {
    let fragment = front.period.as_ref()?;
    let reading = phrase::period(&fragment.text, language)?;
    Some(Period {
        text: folded(&fragment.text),
        edtf: reading.edtf,
        start: Some(reading.start),
        end: Some(reading.end),
        at: document.at(fragment.place),
    })
}

fn approval(document: &Document, draft: &ApprovalDraft<'_>, language: &'static Language) -> Approval {
    let text = |f: &Option<crate::model::outline::Fragment<'_>>| f.as_ref().map(|f| folded(&f.text));
    Approval {
        text: folded(&draft.whole.text),
        position: text(&draft.position),
        person: text(&draft.person),
        date: draft.date.as_ref().and_then(|f| day(&f.text, language)),
        at: document.at(draft.whole.place),
    }
}

/// The day that a few words state.
fn day(text: &str, language: &'static Language) -> Option<Date> {
    phrase::deadlines(text, &Context::new(language)).into_iter().find_map(|r| r.deadline.end)
}

/// The year that the title states with a day («… 18 – 19 января 2019 года»), or else the approval or an act in the
/// front matter.
fn document_year(front: &Front<'_>, approval: Option<&Approval>, language: &'static Language) -> Option<i16> {
    let approved = approval.and_then(|a| a.date);
    let titled = front.title.as_ref().and_then(|t| single_year(&t.text, language));
    let since = approved.map_or(EARLIEST, Date::year);
    if let Some(year) = titled.filter(|y| *y >= since) {
        return Some(year);
    }
    let texts = front.other.iter().chain(&front.title);
    let act = || texts.flat_map(|f| phrase::acts(&f.text, language)).find_map(|a| a.date);
    approved.or_else(act).map(Date::year)
}

/// Titles of earlier years tell of history.
const EARLIEST: i16 = 2000;

/// The one year of the days that a text states.
fn single_year(text: &str, language: &'static Language) -> Option<i16> {
    let readings = phrase::deadlines(text, &Context::new(language));
    let mut years = readings.iter().filter_map(|r| r.deadline.end).map(Date::year);
    let first = years.next()?;
    years.all(|y| y == first).then_some(first)
}

/// Enters the publisher: its name in the nominative, a bracket with its short name taken off.
pub fn publisher(text: &str, register: &mut Register, lexicon: &Lexicon) -> String {
    let text = folded(text);
    let (name, short) = match text.rsplit_once('(') {
        Some((name, short)) if short.ends_with(')') => {
            (name.trim(), Some(short.trim_end_matches(')').trim()))
        }
        _ => (text.as_str(), None),
    };
    let short = short.filter(|s| !s.is_empty() && s.split_whitespace().count() <= 4);
    let name = if short.is_some() { name } else { text.as_str() };
    let party = register.mention(&nominative(name, lexicon), OrganizationKind::Unit, short).party;
    register.id(party).unwrap_or_default().to_owned()
}

/// The stakeholder list.
pub fn stakeholders(document: &Document, front: &Front<'_>) -> Vec<Stakeholder> {
    let items = front.stakeholders.iter();
    items
        .map(|(label, name)| Stakeholder {
            number: label.as_ref().and_then(|l| super::number::normalize(&l.text)),
            name: folded(&name.text),
            at: document.at(name.place),
        })
        .collect()
}
