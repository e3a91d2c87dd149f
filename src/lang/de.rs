//! German.

use super::layout::NONE;
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

pub(super) static DE: Language = Language {
    code: "de",
    name: "German",
    common: COMMON,
    letters: "äöüß",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    ..super::BASE
};

const COMMON: &[&str] = &[
    "der", "die", "das", "und", "in", "von", "für", "mit", "den", "dem", "des", "zu", "auf", "im", "am",
    "bis", "zum", "zur", "oder", "ist", "sind", "ein", "eine", "jahr", "jahre", "plan", "maßnahme",
    "maßnahmen", "frist", "zuständig", "verantwortlich", "nicht", "bei", "nach",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["nr", "lfd nr", "nummer", "pos", "#"]),
    (
        Role::Title,
        &[
            "maßnahme*", "aufgabe*", "aktivität*", "tätigkeit*", "bezeichnung*", "beschreibung der maßnahme",
            "meilenstein*", "vorhaben*", "titel", "handlungsschritt*", "arbeitsschritt*", "arbeitspaket*",
            "projekt*", "schritt*", "handlung*", "titel der maßnahme", "bezeichnung der maßnahme",
        ],
    ),
    (
        Role::Deadline,
        &[
            "frist*", "termin*", "zeitraum", "zeitplan", "zieldatum", "bis wann", "fällig*", "datum",
            "umsetzungszeitraum", "zeitrahmen", "wann", "zeithorizont", "umsetzung bis", "fertigstellung",
            "laufzeit",
        ],
    ),
    (Role::Start, &["beginn", "start", "startdatum", "anfang", "von"]),
    (Role::End, &["ende", "enddatum", "bis", "abschluss"]),
    (Role::Duration, &["dauer"]),
    (
        Role::Responsible,
        &[
            "verantwortlich*", "zuständig*", "federführ*", "zuständigkeit*", "verantwortung*", "wer",
            "verantwortliche stelle", "zuständige stelle", "akteur*", "umsetzung durch",
            "verantwortliche person*", "federführung",
        ],
    ),
    (Role::CoResponsible, &["beteiligt*", "mitwirkend*", "partner*", "weitere beteiligte", "mitwirkung"]),
    (
        Role::ExpectedResult,
        &[
            "ergebnis*", "erwartetes ergebnis", "erwartete ergebnisse", "ziel*", "wirkung*",
            "erwartete wirkung",
        ],
    ),
    (Role::Target, &["zielwert*", "sollwert*", "planwert*", "anzahl"]),
    (Role::Baseline, &["ausgangswert*", "basiswert*", "istwert*"]),
    (Role::Unit, &["einheit*", "maßeinheit*"]),
    (Role::Indicator, &["indikator*", "kennzahl*", "messgröße*"]),
    (Role::Place, &["ort*", "standort*"]),
    (Role::Funding, &["kosten*", "budget*", "finanzierung*", "mittel"]),
    (Role::Status, &["status", "stand", "umsetzungsstand", "erledigt"]),
    (Role::Basis, &["rechtsgrundlage*", "grundlage*"]),
    (Role::Note, &["bemerkung*", "anmerkung*", "hinweis*", "kommentar*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("teil", 1),
        ("abschnitt", 2),
        ("kapitel", 3),
        ("ziel", 4),
        ("handlungsfeld", 4),
        ("schwerpunkt", 5),
        ("themenfeld", 5),
        ("bereich", 5),
        ("phase", 8),
        ("projekt", 8),
        ("maßnahme", 8),
    ],
    items: &["schritt", "punkt"],
    totals: &["summe", "gesamt", "insgesamt"],
    notes: &["anmerkung*", "hinweis*", "fußnote*"],
    generic: &["bezeichnung*", "datum", "titel", "beschreibung", "von", "bis", "wer", "wann"],
    plans: &[
        "plan", "maßnahmenplan", "aktionsplan", "arbeitsplan", "zeitplan", "fahrplan", "maßnahmenkatalog",
        "programm",
    ],
    approvals: &["genehmigt", "beschlossen"],
    annexes: &["anlage", "anhang"],
    stakeholders: &["zielgruppe*", "interessengruppe*"],
    keys: &[
        (Role::Deadline, &["frist", "termin", "bis wann", "zeitraum", "datum"]),
        (Role::Responsible, &["verantwortlich*", "zuständig*", "federführung", "wer"]),
        (Role::ExpectedResult, &["ergebnis", "erwartetes ergebnis"]),
        (Role::Note, &["bemerkung*"]),
    ],
    lead_ins: &["abzuschließen bis", "ist abzuschließen bis", "sind abzuschließen bis"],
    periods: &[
        "jahr*", "quartal*", "q", "halbjahr*", "monat*", "woche*", "kw", "januar", "jänner", "februar",
        "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
        "jan", "feb", "mrz", "apr", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ],
    furniture: &["startseite", "drucken", "teilen", "seite"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];
