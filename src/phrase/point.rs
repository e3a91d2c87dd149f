//! Points in time in words: day, month, quarter, half, season, year, in whatever order a language puts them.

use super::calendar::{Part, Point};
use super::grammar::Input;
use super::numeric::year;
use super::tag::{Edge, Tag};
use super::token::Kind;
use crate::model::plan::TimeUnit;

/// What has been gathered of a point.
#[derive(Clone, Copy, Default)]
struct Draft {
    number: Option<u8>,
    month: Option<u8>,
    part: Option<Part>,
    year: Option<i16>,
    edge: Option<Edge>,
    school: bool,
    fiscal: bool,
    short_year: bool,
    ordinal: bool,
    /// The year's own word has been read: nothing can make another of it.
    marked: bool,
}

/// The most words and signs of one point; filling words may follow each other without end.
const MOST_ITEMS: usize = 40;

/// The point at `at` and the item after it.
pub(super) fn point(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    let mut draft = Draft::default();
    let mut next = at;
    while next - at < MOST_ITEMS
        && let Some(step) = step(input, next, at, &mut draft)
    {
        next = step;
    }
    if next == at {
        return None;
    }
    Some((draft.finish(input)?, next))
}

/// Past «г.», «года» after a date in digits.
pub(super) fn year_mark(input: Input<'_>, at: usize) -> usize {
    if marks_year(input, at) && !follows(input, at + 1) { past_mark(input, at) } else { at }
}

pub(super) fn marks_year(input: Input<'_>, at: usize) -> bool {
    matches!(input.tag(at), Some(Tag::Unit(TimeUnit::Year) | Tag::Years))
}

/// The item after the mark of a year, which may be doubled: «г.г.».
fn past_mark(input: Input<'_>, at: usize) -> usize {
    let dot = usize::from(input.kind(at + 1) == Some(Kind::Dot));
    let second = at + 1 + dot;
    if marks_year(input, second) && input.glued(second) { second + 1 } else { at + 1 }
}

fn follows(input: Input<'_>, at: usize) -> bool {
    input.tag(at) == Some(Tag::Following)
        || (input.kind(at) == Some(Kind::Comma) && input.tag(at + 1) == Some(Tag::Following))
}

/// Takes one more item into the draft; the item after it, or `None` at the point's end.
fn step(input: Input<'_>, at: usize, first: usize, draft: &mut Draft) -> Option<usize> {
    match input.kind(at)? {
        kind @ Kind::Number(_, 4) => {
            let year = year(Some(kind)).filter(|_| draft.year.is_none())?;
            draft.year = Some(year);
            Some(second_year(input, at + 1, year, draft))
        }
        Kind::Number(value @ 0..=99, 1..=2) => number(input, at, u8::try_from(value).ok()?, draft),
        Kind::Roman(value) => bare(draft, value, input.after_suffix(at + 1)),
        Kind::Word(tag) => word(input, at, tag, at == first, draft),
        Kind::Dot => {
            // «15. März», «01.-08.05.15»
            let numbered = draft.number.is_some() && draft.month.is_none() && draft.part.is_none();
            let fits = numbered
                && input.glued(at)
                && (input.kind(at + 1) == Some(Kind::Dash)
                    || matches!(
                        input.tag(at + 1),
                        Some(Tag::Month(_) | Tag::Unit(_) | Tag::Half | Tag::TenDays)
                    ));
            fits.then_some(at + 1)
        }
        Kind::Comma => {
            // "January 31, 2020", "Monday, January 31"
            let open = draft.year.is_none() && (draft.month.is_some() || draft.part.is_some());
            let dated = open && year(input.kind(at + 1)).is_some() && input.language.month_first;
            dated.then_some(at + 1)
        }
        Kind::Quote => quoted(input, at, draft),
        // "mid-2023"
        Kind::Dash if draft.edge.is_some() && at == first + 1 => input.glued(at).then_some(at + 1),
        Kind::Dash => hyphen(input, at),
        _ => None,
    }
}

/// The hyphen that ties a number to its word: «2022-жыл», «31-декабрь».
fn hyphen(input: Input<'_>, at: usize) -> Option<usize> {
    let number = matches!(input.kind(at.checked_sub(1)?), Some(Kind::Number(..) | Kind::Roman(_)));
    let word = matches!(
        input.tag(at + 1),
        Some(Tag::Month(_) | Tag::Unit(_) | Tag::Years | Tag::Half | Tag::TenDays | Tag::School)
    );
    (number && word && input.glued(at) && input.glued(at + 1)).then_some(at + 1)
}

/// «31» in quotation marks, as forms print the day.
fn quoted(input: Input<'_>, at: usize, draft: &mut Draft) -> Option<usize> {
    let Some(Kind::Number(value @ 1..=31, 1..=2)) = input.kind(at + 1) else { return None };
    let day = input.kind(at + 2) == Some(Kind::Quote) && matches!(input.tag(at + 3), Some(Tag::Month(_)));
    if !day {
        return None;
    }
    bare(draft, u8::try_from(value).ok()?, at + 3)
}

fn bare(draft: &mut Draft, value: u8, next: usize) -> Option<usize> {
    if draft.number.is_some() || draft.month.is_some() || draft.part.is_some() {
        return None;
    }
    draft.number = Some(value);
    Some(next)
}

/// The year that two digits behind a year and a dash mean: «2014-18 гг.», not «2022 – 23 мая».
pub(super) fn last_year(input: Input<'_>, at: usize) -> Option<i16> {
    let before = |back: usize| at.checked_sub(back).and_then(|at| input.kind(at));
    let first = year(before(2)).filter(|_| before(1) == Some(Kind::Dash))?;
    let dated = matches!(before(3), Some(Kind::Dot | Kind::Slash | Kind::Dash));
    let counts =
        matches!(input.tag(at + 1), Some(Tag::Month(_) | Tag::Unit(_))) && !marks_year(input, at + 1);
    let Some(Kind::Number(digits, 2)) = input.kind(at).filter(|_| !dated && !counts) else { return None };
    let last = first - first % 100 + i16::try_from(digits).ok()?;
    (last > first).then_some(last)
}

/// `2024/2025` and `2023/24`: a school year, or a year that crosses two.
fn second_year(input: Input<'_>, at: usize, first: i16, draft: &mut Draft) -> usize {
    if input.kind(at) != Some(Kind::Slash) {
        return at;
    }
    let next = i32::from(first) + 1;
    let second = match input.kind(at + 1) {
        Some(Kind::Number(value, 4)) => i32::try_from(value).is_ok_and(|v| v == next),
        Some(Kind::Number(value, 2)) => i32::try_from(value).is_ok_and(|v| v == next % 100),
        _ => false,
    };
    if second {
        draft.school = true;
        at + 2
    } else {
        at
    }
}

/// A number of one or two digits: a day, the number of a quarter, a year of two digits.
fn number(input: Input<'_>, at: usize, value: u8, draft: &mut Draft) -> Option<usize> {
    if let Some(year) = last_year(input, at).filter(|_| draft.year.is_none()) {
        draft.year = Some(year);
        return Some(at + 1);
    }
    let next = input.after_suffix(at + 1);
    let year_follows = matches!(input.tag(next), Some(Tag::Unit(TimeUnit::Year) | Tag::Years));
    let dated = draft.month.is_some() || draft.part.is_some();
    let two_digits = matches!(input.kind(at), Some(Kind::Number(_, 2)));
    let short_year = draft.fiscal || (dated && year_follows && value >= 4);
    if short_year && draft.year.is_none() && two_digits {
        draft.year = Some(2000 + i16::from(value));
        draft.short_year = true;
        return Some(next);
    }
    if draft.month.is_some() && draft.number.is_none() && input.language.month_first {
        let own = matches!(input.tag(next), Some(Tag::Month(_) | Tag::Unit(_) | Tag::Times));
        return (!own && (1..=31).contains(&value)).then(|| {
            draft.number = Some(value);
            next
        });
    }
    draft.ordinal |= next > at + 1;
    bare(draft, value, next)
}

/// A tagged word inside a point.
fn word(input: Input<'_>, at: usize, tag: Tag, first: bool, draft: &mut Draft) -> Option<usize> {
    match tag {
        Tag::Month(month)
            if draft.month.is_none() && matches!(draft.part, None | Some(Part::TenDays(..))) =>
        {
            draft.month = Some(month);
            Some(at + 1)
        }
        Tag::Ordinal(n) => bare(draft, n, at + 1),
        Tag::Last if matches!(input.tag(at + 1), Some(Tag::TenDays)) => bare(draft, 3, at + 1),
        Tag::Cardinal(n) if input.tag(at + 1) == Some(Tag::Unit(TimeUnit::Month)) => bare(draft, n, at + 1),
        Tag::Unit(unit) => self::unit(input, at, unit, draft),
        Tag::Years => year_word(input, at, draft),
        Tag::Half => numbered(input, at, draft, 2, Part::Half),
        Tag::TenDays => {
            let n = draft.number.take().filter(|n| (1..=3).contains(n))?;
            draft.part = Some(Part::TenDays(n, None));
            Some(at + 1)
        }
        Tag::Season(n) if draft.part.is_none() && draft.month.is_none() && draft.number.is_none() => {
            draft.part = Some(Part::Season(n));
            Some(at + 1)
        }
        Tag::School if school_follows(input, at + 1) || draft.year.is_some() || draft.marked => {
            draft.school = true;
            Some(at + 1)
        }
        Tag::Fiscal => {
            let next = matches!(input.tag(at + 1), Some(Tag::Unit(TimeUnit::Year)));
            let named =
                next || matches!(input.kind(at + 1), Some(Kind::Number(_, 2 | 4))) || draft.year.is_some();
            draft.fiscal = true;
            named.then_some(at + 1)
        }
        Tag::DayMark if draft.number.is_some() && draft.month.is_none() && draft.part.is_none() => {
            draft.part = draft.number.take().map(|n| Part::Day(None, n));
            Some(at + 1)
        }
        Tag::Edge(edge) if first => {
            draft.edge = Some(edge);
            Some(at + 1)
        }
        // «2022 жылдың соңы»: after its year, as in Kazakh.
        Tag::Edge(edge) if draft.edge.is_none() && (draft.marked || draft.month.is_some()) => {
            draft.edge = Some(edge);
            let own = matches!(
                input.kind(at + 1),
                Some(Kind::Word(Tag::Month(_) | Tag::Unit(_)) | Kind::Number(..))
            );
            (!own).then_some(at + 1)
        }
        Tag::Whole if draft.number.is_none() && whole_follows(input, at + 1) => Some(at + 1),
        Tag::Current if matches!(input.tag(at + 1), Some(Tag::Unit(TimeUnit::Year) | Tag::School)) => {
            Some(at + 1)
        }
        Tag::Term
            if draft.edge.is_some() || at.checked_sub(1).and_then(|b| input.tag(b)) == Some(Tag::Whole) =>
        {
            draft.part = Some(Part::Term);
            Some(at + 1)
        }
        Tag::Filler | Tag::At => inside(input, at, draft),
        _ => None,
    }
}

fn school_follows(input: Input<'_>, at: usize) -> bool {
    matches!(input.tag(at), Some(Tag::Unit(TimeUnit::Year) | Tag::Years)) || year(input.kind(at)).is_some()
}

fn whole_follows(input: Input<'_>, at: usize) -> bool {
    let known = matches!(
        input.tag(at),
        Some(
            Tag::Term
                | Tag::Unit(TimeUnit::Year | TimeUnit::Quarter)
                | Tag::School
                | Tag::Half
                | Tag::Ordinal(_)
                | Tag::Current
        )
    );
    known || year(input.kind(at)).is_some() || matches!(input.kind(at), Some(Kind::Roman(_)))
}

/// A filler («of», "de") inside a point: only between two of its parts.
fn inside(input: Input<'_>, at: usize, draft: &Draft) -> Option<usize> {
    let begun =
        draft.number.is_some() || draft.month.is_some() || draft.part.is_some() || draft.edge.is_some();
    let next = input.skip_filler(at);
    let goes_on = match input.kind(next)? {
        Kind::Word(Tag::Month(_)) => draft.month.is_none(),
        Kind::Word(Tag::Unit(TimeUnit::Year) | Tag::School | Tag::Fiscal | Tag::Current | Tag::Years) => {
            draft.year.is_none() && !draft.marked
        }
        Kind::Word(Tag::Unit(TimeUnit::Quarter) | Tag::Half | Tag::TenDays) => draft.part.is_none(),
        Kind::Word(Tag::Term | Tag::Whole | Tag::Season(_) | Tag::Ordinal(_)) | Kind::Roman(_) => {
            draft.edge.is_some() && draft.part.is_none()
        }
        kind @ Kind::Number(_, 4) => draft.year.is_none() && year(Some(kind)).is_some(),
        Kind::Number(_, 1..=2) => draft.edge.is_some() && draft.part.is_none() && draft.number.is_none(),
        _ => false,
    };
    (begun && goes_on).then_some(next)
}

/// A unit of time inside a point.
fn unit(input: Input<'_>, at: usize, unit: TimeUnit, draft: &mut Draft) -> Option<usize> {
    match unit {
        TimeUnit::Year => year_word(input, at, draft),
        TimeUnit::Quarter => numbered(input, at, draft, 4, Part::Quarter),
        TimeUnit::Month => {
            let n = draft
                .number
                .filter(|n| (2..=12).contains(n) && draft.month.is_none() && draft.part.is_none())?;
            draft.number = None;
            draft.part = Some(Part::Months(n));
            Some(at + 1)
        }
        _ => None,
    }
}

/// Most bytes of one letter of these languages and its full stop.
const LETTER: usize = 3;

/// «год», «года», «г.»: the mark of a year, or a year that is not named.
fn year_word(input: Input<'_>, at: usize, draft: &mut Draft) -> Option<usize> {
    if follows(input, at + 1) || draft.marked {
        return None;
    }
    let counted = draft.number.is_some() && draft.month.is_none() && draft.year.is_none();
    if counted {
        return None;
    }
    let alone = draft.year.is_none() && draft.part.is_none() && draft.month.is_none();
    let letter = input.item(at).is_some_and(|i| i.end - i.start <= LETTER);
    let unknown = matches!(input.kind(at + 1), Some(Kind::Other));
    if alone
        && letter
        && (unknown
            || input.kind(at + 1) == Some(Kind::Dot) && matches!(input.kind(at + 2), Some(Kind::Other)))
    {
        // «г. Озерск»: the letter alone is no year.
        return None;
    }
    if alone && matches!(input.kind(at + 1), Some(Kind::Number(_, 1..=2))) {
        // "Year 1" counts the plan's years.
        return None;
    }
    draft.marked = true;
    if draft.year.is_none() && draft.part.is_none() && draft.month.is_none() {
        draft.part = Some(Part::Year);
    }
    Some(past_mark(input, at))
}

/// «I квартал», `Q1`: a unit with its number before or after it.
fn numbered(input: Input<'_>, at: usize, draft: &mut Draft, most: u8, part: fn(u8) -> Part) -> Option<usize> {
    if draft.part.is_some() || draft.month.is_some() {
        return None;
    }
    if let Some(n) = draft.number.filter(|n| (1..=most).contains(n)) {
        draft.number = None;
        draft.part = Some(part(n));
        return Some(at + 1);
    }
    let n = match input.kind(at + 1)? {
        Kind::Number(value, 1) => u8::try_from(value).ok()?,
        Kind::Roman(value) => value,
        _ => return None,
    };
    if draft.number.is_some() || !(1..=most).contains(&n) {
        return None;
    }
    draft.part = Some(part(n));
    Some(at + 2)
}

impl Draft {
    fn finish(self, input: Input<'_>) -> Option<Point> {
        let part = match (self.part, self.month, self.number) {
            (Some(Part::TenDays(n, _)), month, None) => Part::TenDays(n, month),
            (Some(Part::Year), None, None) if self.school => Part::School,
            (Some(Part::Year), None, None) if self.fiscal => Part::Fiscal(input.language.fiscal_start),
            (Some(Part::Quarter(n)), None, None) if self.fiscal && self.year.is_some() => {
                return self.fiscal_quarter(n, input.language.fiscal_start);
            }
            (Some(part), None, None) => part,
            (None, Some(month), Some(day)) => Part::Day(Some(month), day),
            (None, Some(month), None) => Part::Month(month),
            (None, None, Some(n)) if self.year.is_none() => Part::Bare(n),
            (None, None, None) if self.year.is_some() && self.school => Part::School,
            (None, None, None) if self.year.is_some() && self.fiscal => {
                Part::Fiscal(input.language.fiscal_start)
            }
            (None, None, None) if self.year.is_some() => Part::Year,
            _ => return None,
        };
        let mut point = Point::new(part, self.year);
        point.edge = self.edge;
        point.short_year = self.short_year;
        point.ordinal = self.ordinal;
        Some(point)
    }

    /// The quarter of the calendar that one of a fiscal year is ("FY 2023 Q1" where the year begins in October).
    fn fiscal_quarter(self, n: u8, start: u8) -> Option<Point> {
        let quarter = (start.checked_sub(1)? / 3 + n - 1) % 4 + 1;
        let before = start > 1 && (start - 1) / 3 + n <= 4;
        let mut point = Point::new(Part::Quarter(quarter), self.year.map(|y| y - i16::from(before)));
        point.edge = self.edge;
        point.short_year = self.short_year;
        Some(point)
    }
}
