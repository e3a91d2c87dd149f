//! Outlines as interpretation gives them, and the plans that they mean.

use std::borrow::Cow;

use super::*;
use crate::lang;
use crate::model::outline::{DraftCell, DraftRow, Front, LabelDraft, SectionDraft};
use crate::model::place::Place;
use crate::model::plan::{Format, LabelBasis, MeasureKind};

fn place(line: u32) -> Place {
    Place::Lines { first: line, last: line }
}

fn fragment(text: &'static str, line: u32) -> Fragment<'static> {
    Fragment { text: Cow::Borrowed(text), place: place(line) }
}

fn cell(role: Role, text: &'static str, line: u32) -> DraftCell<'static> {
    DraftCell {
        role,
        column: None,
        key: None,
        fragment: fragment(text, line),
        inherited: false,
        date: None,
        period: Vec::new(),
    }
}

fn measure(
    label: &'static str,
    title: &'static str,
    line: u32,
    rows: &[&[(Role, &'static str)]],
) -> MeasureDraft<'static> {
    let rows = rows.iter().map(|cells| DraftRow {
        cells: cells.iter().map(|(role, text)| cell(*role, text, line)).collect(),
        place: place(line),
    });
    MeasureDraft {
        section: Some(0),
        label: Some(LabelDraft { fragment: fragment(label, line), basis: LabelBasis::Printed }),
        title: fragment(title, line),
        rows: rows.collect(),
        place: place(line),
    }
}

fn plan(section: &'static str, measures: Vec<MeasureDraft<'static>>) -> Plan {
    let outline = Outline {
        language: lang::by_code("ru").unwrap(),
        front: Front::default(),
        layout: Vec::new(),
        sections: vec![SectionDraft {
            label: None,
            title: fragment(section, 1),
            parent: None,
            lead_in: None,
        }],
        measures,
        unclaimed: Vec::new(),
        diagnostics: Vec::new(),
    };
    let source = Source {
        name: None,
        format: Format::Text,
        media_type: Format::Text.media_type().to_owned(),
        sha256: String::new(),
        size: 0,
        encoding: None,
        sheets: Vec::new(),
    };
    normalize(&Document::default(), source, outline)
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.diagnostics.iter().map(|d| d.code.name()).collect()
}

#[test]
fn values_under_indicators_are_targets_and_no_results() {
    let rows: &[&[(Role, &'static str)]] = &[
        &[(Role::ExpectedResult, "25"), (Role::Responsible, "Пресс-бюро")],
        &[(Role::ExpectedResult, "50")],
    ];
    let plan = plan(
        "Целевые показатели открытости",
        vec![measure("1.1.", "Доля сел (в % от общего числа сел)", 2, rows)],
    );
    let m = &plan.measures[0];
    assert_eq!(m.kind, MeasureKind::Indicator);
    assert_eq!(m.expected_result, None);
    assert_eq!(m.targets.iter().map(|t| t.value).collect::<Vec<_>>(), [Some(25.0), Some(50.0)]);
    assert_eq!(m.targets[1].unit.as_deref(), Some("percent"));
    assert_eq!(m.number.as_deref(), Some("1.1"));
    assert_eq!(plan.organizations[0].name, "Пресс-бюро");
}

#[test]
fn a_result_in_words_stays_a_result() {
    let rows: &[&[(Role, &'static str)]] = &[&[(Role::ExpectedResult, "Рост числа читателей")]];
    let plan = plan("Мероприятия", vec![measure("1.", "Открыть читальню", 2, rows)]);
    assert_eq!(plan.measures[0].kind, MeasureKind::Action);
    assert_eq!(plan.measures[0].expected_result.as_ref().unwrap().text, "Рост числа читателей");
}

#[test]
fn references_lead_to_measures_and_tell_their_faults() {
    let plan = plan(
        "Мероприятия",
        vec![
            measure("1.", "Собрать сведения", 2, &[]),
            measure("2.", "Проверить сведения", 3, &[]),
            measure("3.", "Разместить сведения по пп. 1-3 и по п. 9", 4, &[]),
        ],
    );
    let references = &plan.measures[2].references;
    assert_eq!(references[0].measures, ["m1", "m2", "m3"]);
    assert_eq!(references[1].measures, [] as [&str; 0]);
    assert_eq!(codes(&plan), ["reference-includes-self", "missing-reference"]);
}

#[test]
fn spelling_variants_are_one_party_and_told() {
    let row: &[&[(Role, &'static str)]] = &[&[(Role::Responsible, "Отделы Россадоводства")]];
    let other: &[&[(Role, &'static str)]] = &[&[(Role::Responsible, "Отделы Росадоводства")]];
    let plan = plan(
        "Мероприятия",
        vec![measure("1.", "А", 2, row), measure("2.", "Б", 3, row), measure("3.", "В", 4, other)],
    );
    assert_eq!(plan.organizations.len(), 1);
    assert_eq!(plan.organizations[0].aliases, ["Отделы Росадоводства"]);
    assert_eq!(codes(&plan), ["spelling-variant"]);
}

#[test]
fn other_columns_are_kept_and_units_name_targets() {
    let rows: &[&[(Role, &'static str)]] =
        &[&[(Role::Unit, "га"), (Role::Target, "12,5"), (Role::Funding, "100")]];
    let plan = plan("Мероприятия", vec![measure("1.", "Посадка леса", 2, rows)]);
    let m = &plan.measures[0];
    assert_eq!(m.targets[0].unit.as_deref(), Some("hectare"));
    assert_eq!(m.extra[0].text, "100");
    assert_eq!(m.extra.len(), 1);
}
