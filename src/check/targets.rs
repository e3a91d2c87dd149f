//! Targets that fall where they grow, and parts that do not add up.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{Comparator, Measure, Plan, Role, Target};

/// Every doubtful value.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let language = crate::lang::by_code(&plan.language);
    let comma = language.is_none_or(|l| l.units.decimal_comma);
    let totals = language.map_or(&[][..], |l| l.layout.totals);
    plan.measures.iter().flat_map(|m| falling(m).into_iter().chain(sum(m, totals, comma))).collect()
}

/// One fall among at least two rises.
fn falling(measure: &Measure) -> Option<Diagnostic> {
    let mut dated: Vec<&Target> = measure
        .targets
        .iter()
        .filter(|t| t.value.is_some() && t.date.is_some() && !t.baseline && t.comparator != Comparator::Range)
        .collect();
    let first = dated.first()?;
    if dated.iter().any(|t| t.unit != first.unit || t.unit_text != first.unit_text) {
        return None;
    }
    if dated.iter().any(|t| t.value.is_none_or(|v| v < 0.0)) {
        return None;
    }
    dated.sort_by_key(|t| t.date);
    // Two values for one day are two things, not a series.
    if dated.windows(2).any(|w| matches!(w, [a, b] if a.date == b.date)) {
        return None;
    }
    let dated = last_of_each_year(&dated);
    let steps = || dated.windows(2).filter_map(|w| if let [a, b] = w { Some((*a, *b)) } else { None });
    let rises = steps().filter(|(a, b)| b.value > a.value).count();
    let mut falls = steps().filter(|(a, b)| b.value < a.value);
    let (before, after) = falls.next().filter(|_| rises >= 2)?;
    if falls.next().is_some() {
        return None;
    }
    let message = format!("«{}» comes after «{}», and the other values rise", after.text, before.text);
    Some(Diagnostic::new(Code::C430, message).measure(&measure.id).at(&after.at))
}

/// The last value of each year: within a year values may count from its beginning.
fn last_of_each_year<'t>(dated: &[&'t Target]) -> Vec<&'t Target> {
    let mut out: Vec<&Target> = Vec::with_capacity(dated.len());
    for target in dated {
        let year = |t: &Target| t.date.map(jiff::civil::Date::year);
        if out.last().is_some_and(|last| year(last) == year(target)) {
            out.pop();
        }
        out.push(target);
    }
    out
}

/// Amounts of money by year or source beside their total.
fn sum(measure: &Measure, totals: &[&str], comma: bool) -> Option<Diagnostic> {
    let mut total = None;
    let mut parts = Vec::new();
    for extra in measure.extra.iter().filter(|e| e.role == Role::Funding) {
        let Some(value) = amount(&extra.text, comma) else { continue };
        let heading = extra.heading.as_deref().unwrap_or("").to_lowercase();
        let mut words = heading.split(|c: char| !c.is_alphabetic());
        if words.any(|w| totals.contains(&w)) {
            if total.replace((value, extra)).is_some() {
                return None;
            }
        } else {
            parts.push(value);
        }
    }
    let (total, cell) = total?;
    if parts.len() < 2 {
        return None;
    }
    let sum: f64 = parts.iter().sum();
    // Each part may have lost half of its last printed digit.
    let allowed = 0.1_f64.max(0.001 * total.abs());
    if (sum - total).abs() <= allowed {
        return None;
    }
    let message = format!("the parts add up to {} and not to «{}»", round(sum), cell.text);
    Some(Diagnostic::new(Code::C431, message).measure(&measure.id).at(&cell.at))
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// A cell that is one number: «1 250,5».
fn amount(text: &str, comma: bool) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = if comma { plain.replace(',', ".") } else { plain.replace(',', "") };
    let number = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    if number { plain.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_single_numbers() {
        assert_eq!(amount("1 250,5", true), Some(1250.5));
        assert_eq!(amount("1,250.5", false), Some(1250.5));
        assert_eq!(amount("100 руб.", true), None);
        assert_eq!(amount("", true), None);
    }
}
