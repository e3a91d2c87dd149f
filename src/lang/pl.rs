//! Polish.

use super::layout::NONE;
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

pub(super) static PL: Language = Language {
    code: "pl",
    name: "Polish",
    common: COMMON,
    letters: "ąęłńśźżó",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    ..super::BASE
};

const COMMON: &[&str] = &[
    "i", "w", "na", "z", "ze", "do", "dla", "od", "oraz", "po", "o", "przy", "lub", "nie", "się", "jest",
    "są", "rok", "roku", "lat", "plan", "działań", "działania", "termin", "odpowiedzialny", "odpowiedzialni",
    "zadanie", "zadania", "realizacji", "rzecz",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["lp", "l p", "nr", "numer", "poz", "#"]),
    (
        Role::Title,
        &[
            "zadani*", "nazwa zadania", "działani*", "nazwa działania", "czynnoś*", "treść zadania",
            "opis działania", "przedsięwzięci*", "nazwa", "temat*", "wydarzeni*", "opis zadania", "etap*",
            "rodzaj działania", "zakres zadań", "formy realizacji",
        ],
    ),
    (
        Role::Deadline,
        &[
            "termin*", "termin realizacji", "termin wykonania", "terminy", "data", "daty",
            "termin zakończenia", "czas realizacji", "harmonogram", "okres realizacji",
            "termin przeprowadzenia",
        ],
    ),
    (Role::Start, &["rozpoczęci*", "data rozpoczęcia", "początek", "od"]),
    (Role::End, &["zakończeni*", "data zakończenia", "koniec", "do"]),
    (Role::Duration, &["czas trwania"]),
    (
        Role::Responsible,
        &[
            "odpowiedzialn*", "osoba odpowiedzialna", "osoby odpowiedzialne", "wykonawc*",
            "odpowiedzialność", "odpowiedzialny za realizację", "jednostka odpowiedzialna", "realizator*",
            "podmiot odpowiedzialny", "odpowiedzialni za wykonanie", "podmiot realizujący",
        ],
    ),
    (
        Role::CoResponsible,
        &["współpraca", "współwykonawc*", "partner*", "podmioty współpracujące", "uczestnic*"],
    ),
    (
        Role::ExpectedResult,
        &["oczekiwan* rezultat*", "rezultat*", "efekt*", "oczekiwan* efekt*", "spodziewan* efekt*", "wynik*"],
    ),
    (Role::Target, &["wartość docelowa", "wartości docelowe", "cel liczbowy", "liczba"]),
    (Role::Baseline, &["wartość bazowa", "wartość początkowa"]),
    (Role::Unit, &["jednostka miary", "jedn miary", "j m"]),
    (Role::Indicator, &["wskaźnik*", "miernik*"]),
    (Role::Place, &["miejsce*", "lokalizacja"]),
    (Role::Funding, &["koszt*", "budżet*", "finansowani*", "źródło finansowania", "środki"]),
    (Role::Status, &["status", "stan realizacji", "wykonani*"]),
    (Role::Basis, &["podstawa*", "podstawa prawna"]),
    (Role::Note, &["uwag*", "komentarz*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("część", 1),
        ("rozdział", 2),
        ("dział", 2),
        ("cel", 4),
        ("cel strategiczny", 4),
        ("cel operacyjny", 5),
        ("priorytet", 4),
        ("kierunek", 5),
        ("obszar", 5),
        ("zadanie", 6),
        ("działanie", 7),
        ("etap", 8),
    ],
    items: &["krok", "pkt", "działanie"],
    totals: &["razem", "ogółem", "suma"],
    notes: &["uwag*", "przypis*"],
    generic: &["nazwa", "data", "daty", "temat*"],
    plans: &["plan", "program", "harmonogram", "kalendarz"],
    approvals: &["zatwierdzam", "zatwierdzono"],
    annexes: &["załącznik"],
    stakeholders: &["interesariusz*", "grup* docelow*"],
    keys: &[
        (Role::Deadline, &["termin", "termin realizacji", "data"]),
        (Role::Responsible, &["odpowiedzialn*", "osoba odpowiedzialna", "wykonawca"]),
        (Role::ExpectedResult, &["rezultat*", "efekt*"]),
    ],
    lead_ins: &["należy zakończyć do", "zakończyć do"],
    periods: &[
        "rok*", "r", "kwarta*", "kw", "półrocz*", "miesiąc*", "miesięc*", "tydzień", "tygod*", "styczeń",
        "stycz*", "lut*", "marzec", "marca", "kwie*", "maj*", "czerw*", "lip*", "sierp*", "wrze*", "paźdz*",
        "listopad*", "grud*",
    ],
    furniture: &["strona główna", "drukuj", "udostępnij"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];
