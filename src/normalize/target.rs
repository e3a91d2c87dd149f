//! Targets: the values of target columns, and those that an expected result states.

use std::cell::LazyCell;

use jiff::civil::Date;

use super::folded;
use super::quantity::{
    PERCENT, Printed, Quantity, is_numeric, may_state_percent, quantities, stated_unit, unit_of,
};
use crate::lang::{Language, letter};
use crate::model::plan::{Comparator, Target};

/// A cell that holds one or more target values.
pub struct TargetCell {
    /// Its text.
    pub text: String,
    /// The words before it that no heading holds («Target 2024»).
    pub lead: String,
    /// Its column's heading.
    pub heading: Option<String>,
    /// The day by which the value is to be reached.
    pub date: Option<Date>,
    /// Whether it is the value before the plan.
    pub baseline: bool,
    /// Where it stands.
    pub at: String,
}

/// The targets of a measure's cells; a unit comes from the cell, the unit column, the heading or the title, in
/// this order.
pub fn finish(cells: Vec<TargetCell>, title: &str, unit: Option<&str>, language: &Language) -> Vec<Target> {
    if cells.is_empty() {
        return Vec::new();
    }
    let column: Option<Printed<'_>> = unit.map(|text| (unit_of(text, language), text));
    let from_title = LazyCell::new(|| stated_unit(title, language, false));
    let mut out = Vec::with_capacity(cells.len());
    for cell in cells {
        let heading = LazyCell::new(|| cell.heading.as_deref().and_then(|h| stated_unit(h, language, true)));
        let around = || column.as_ref().or_else(|| heading.as_ref()).or_else(|| from_title.as_ref());
        for mut target in values(&cell, language) {
            if target.unit_text.is_none()
                && let Some((unit, text)) = around()
            {
                target.unit = unit.as_deref().map(str::to_owned);
                target.unit_text = Some((*text).to_owned());
            }
            out.push(target);
        }
    }
    out
}

/// The values of one cell: each number of a cell that holds nothing else, the number that says most of a
/// sentence, or the words alone. A dash is none.
fn values(cell: &TargetCell, language: &Language) -> Vec<Target> {
    if !cell.text.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let found = quantities(&cell.text, language);
    if is_numeric(&cell.text, language) {
        if let [one] = found.as_slice() {
            return vec![of_cell(one, folded(&cell.text), cell)];
        }
        return found.iter().map(|q| of_cell(q, folded(q.text), cell)).collect();
    }
    let best = found
        .iter()
        .find(|q| q.unit.as_deref() == Some(PERCENT))
        .or_else(|| found.iter().find(|q| is_amount(q)));
    let text = folded(&cell.text);
    match best {
        Some(quantity) => vec![of_cell(quantity, text, cell)],
        None => vec![Target { value: None, unit: None, unit_text: None, ..of_cell(&NOTHING, text, cell) }],
    }
}

const NOTHING: Quantity<'_> = Quantity {
    text: "",
    start: 0,
    value: 0.0,
    value_max: None,
    comparator: Comparator::Eq,
    unit: None,
    unit_text: None,
    bounded: false,
};

/// Whether a number in a sentence measures something: bounded or with a unit, and no point in time.
fn is_amount(quantity: &Quantity<'_>) -> bool {
    let time = matches!(quantity.unit.as_deref(), Some("year" | "month" | "day" | "hour" | "time"));
    let year = quantity.unit.is_none() && (1900.0..2100.0).contains(&quantity.value);
    (quantity.bounded || quantity.unit.is_some()) && !time && !year
}

fn of_cell(quantity: &Quantity<'_>, text: String, cell: &TargetCell) -> Target {
    let text = if cell.lead.is_empty() { text } else { folded(&format!("{} - {text}", cell.lead)) };
    Target { date: cell.date, baseline: cell.baseline, ..target(quantity, text, &cell.at) }
}

fn target(quantity: &Quantity<'_>, text: String, at: &str) -> Target {
    Target {
        text,
        value: Some(quantity.value),
        value_max: quantity.value_max,
        comparator: quantity.comparator,
        unit: quantity.unit.as_deref().map(str::to_owned),
        unit_text: quantity.unit_text.map(str::to_owned),
        date: None,
        baseline: false,
        at: at.to_owned(),
    }
}

/// The bounded amounts and percentages that an expected result states in its words («не менее 3500 пациентов в год»).
pub fn in_prose(text: &str, at: &str, language: &Language) -> Vec<Target> {
    let found = quantities(text, language);
    found.iter().filter(|q| is_stated(q)).map(|q| target(q, folded(q.text), at)).collect()
}

/// Whether a number in prose is an amount to be reached.
fn is_stated(quantity: &Quantity<'_>) -> bool {
    let percent = quantity.unit.as_deref() == Some(PERCENT);
    let bounded = quantity.bounded && (quantity.unit.is_some() || quantity.comparator != Comparator::Le);
    (bounded || percent) && quantity.unit_text.is_some() && is_amount(quantity)
}

/// The share that a measure's title sets itself: «охват не менее 60 %».
pub fn in_title(text: &str, at: impl Fn() -> String, language: &Language) -> Vec<Target> {
    // Most titles state none.
    if !may_state_percent(text, language) {
        return Vec::new();
    }
    let share = |t: &Target| t.unit.as_deref() == Some(PERCENT) && t.comparator == Comparator::Ge;
    in_prose(text, &at(), language).into_iter().filter(share).collect()
}

/// The amounts that a column of indicators states for a measure: those of prose, and a number with a unit or
/// after a colon or dash that is the only one («liczba porad: 120», «500 szt. ulotek»).
pub fn in_indicator(text: &str, at: &str, language: &Language) -> Vec<Target> {
    let found = quantities(text, language);
    let stated: Vec<Target> =
        found.iter().filter(|q| is_stated(q)).map(|q| target(q, folded(q.text), at)).collect();
    let [one] = found.as_slice() else { return stated };
    let before = text.get(..one.start).unwrap_or("").trim_end();
    let told = before.ends_with([':', '–', '—', '=']) && !before.contains(|c: char| c.is_ascii_digit());
    let year = one.unit.is_none() && (1900.0..2100.0).contains(&one.value);
    let said = is_amount(one) && (one.bounded || before.is_empty()) || told && !year;
    if !stated.is_empty() || !said {
        return stated;
    }
    vec![target(one, folded(one.text), at)]
}

/// Whether a target cell's words say that it is the value before the plan.
pub fn is_baseline(text: &str, language: &Language) -> bool {
    let text = text.trim_start();
    language.units.baseline.iter().any(|w| letter::prefix(text, w).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn cell(text: &str, heading: Option<&str>) -> TargetCell {
        TargetCell {
            text: text.into(),
            lead: String::new(),
            heading: heading.map(Into::into),
            date: None,
            baseline: false,
            at: "L1".into(),
        }
    }

    fn one(
        text: &str,
        heading: Option<&str>,
        title: &str,
        unit: Option<&str>,
    ) -> Vec<(Option<f64>, Option<String>, Option<String>)> {
        let ru = lang::by_code("ru").unwrap();
        finish(vec![cell(text, heading)], title, unit, ru)
            .into_iter()
            .map(|t| (t.value, t.unit, t.unit_text))
            .collect()
    }

    #[test]
    fn units_come_from_cell_column_heading_title() {
        let percent = Some(PERCENT.to_owned());
        assert_eq!(
            one("25", None, "Доля парков (в % от общего числа парков)", None),
            [(Some(25.0), percent.clone(), Some("в % от общего числа парков".into()))]
        );
        assert_eq!(one("25 %", None, "Доля", Some("шт.")), [(Some(25.0), percent, Some("%".into()))]);
        assert_eq!(
            one("-4,0", None, "Прирост", Some("единицы")),
            [(Some(-4.0), Some("count".into()), Some("единицы".into()))]
        );
        assert_eq!(
            one("300", Some("К-во уч-ков"), "Праздник", None),
            [(Some(300.0), Some("person".into()), Some("К-во уч-ков".into()))]
        );
        assert_eq!(
            one("12000", None, "Число", Some("тыс. единиц")),
            [(Some(12000.0), Some("thousand count".into()), Some("тыс. единиц".into()))]
        );
        assert_eq!(one("-", None, "Число", None), []);
    }

    #[test]
    fn sentences_give_the_number_that_says_most() {
        let it = lang::by_code("it").unwrap();
        let all = finish(vec![cell("Incremento del 30% rispetto al 2019", None)], "R", None, it);
        assert_eq!(all[0].value, Some(30.0));
        assert_eq!(all[0].text, "Incremento del 30% rispetto al 2019");
        assert_eq!(one("введен в действие", None, "Порядок", None), [(None, None, None)]);
    }

    #[test]
    fn prose_gives_bounded_amounts_only() {
        let ru = lang::by_code("ru").unwrap();
        let all = in_prose("рост к 2020 году, помощь не менее 300 детям в год, до 1 февраля", "L1", ru);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].value, all[0].comparator), (Some(300.0), Comparator::Ge));
    }
}
