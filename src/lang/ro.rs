//! Romanian.

use super::layout::NONE;
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

pub(super) static RO: Language = Language {
    code: "ro",
    name: "Romanian",
    common: COMMON,
    letters: "șşțţăâî",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    ..super::BASE
};

const COMMON: &[&str] = &[
    "și", "de", "la", "în", "din", "pe", "cu", "pentru", "a", "al", "ale", "o", "un", "este", "sunt", "sau",
    "prin", "privind", "planul", "plan", "acțiuni", "termen", "termenul", "responsabil", "responsabili",
    "anul", "anului", "trimestrul",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["nr", "nr d o", "nr crt", "nr ord", "#"]),
    (
        Role::Title,
        &[
            "acțiun*", "subacțiun*", "activităț*", "activitate*", "măsur*", "denumirea acțiunii",
            "denumire*", "obiectiv specific", "sarcin*", "etap*", "descrierea acțiunii", "proiect*",
        ],
    ),
    (
        Role::Deadline,
        &[
            "termen*", "termen de realizare", "termen de", "termen limită", "termene", "perioada*", "data",
            "calendar*", "termenul de executare", "perioada de realizare",
        ],
    ),
    (Role::Start, &["început", "data începerii", "inceput"]),
    (Role::End, &["sfârșit", "data finalizării", "finalizare"]),
    (Role::Duration, &["durata*"]),
    (
        Role::Responsible,
        &[
            "responsabil*", "executor*", "instituția responsabilă", "instituții responsabile",
            "autoritatea responsabilă", "responsabil de realizare", "responsabili de implementare",
        ],
    ),
    (Role::CoResponsible, &["partener*", "coexecutor*", "instituții partenere"]),
    (Role::ExpectedResult, &["rezultat*", "rezultate așteptate", "rezultate scontate", "rezultatul scontat"]),
    (Role::Target, &["țint*", "valoarea țintă", "valori țintă"]),
    (Role::Baseline, &["valoarea de referință", "valoare de bază"]),
    (Role::Unit, &["unitate de măsură", "unitatea de măsură", "um", "u m"]),
    (Role::Indicator, &["indicator*", "indicatori de progres", "indicatori de performanță"]),
    (Role::Place, &["loc*", "locul desfășurării"]),
    (
        Role::Funding,
        &[
            "cost*", "buget*", "suma", "surse de finanțare", "sursa de finanțare", "finanțare",
            "costuri estimative",
        ],
    ),
    (Role::Status, &["stadiu*", "stadiul realizării", "statut"]),
    (Role::Basis, &["temei*", "documente de referință", "bază legală"]),
    (Role::Note, &["note", "notă", "observații", "risc*", "comentari*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("partea", 1),
        ("secțiunea", 2),
        ("capitolul", 3),
        ("obiectivul", 4),
        ("obiectiv", 4),
        ("obiectivul general", 4),
        ("obiectivul specific", 5),
        ("direcția", 5),
        ("prioritatea", 5),
        ("programul", 6),
        ("etapa", 8),
    ],
    items: &["pas", "punct"],
    totals: &["total", "subtotal"],
    notes: &["notă", "note"],
    generic: &["denumire*", "data"],
    plans: &["plan", "planul", "plan de acțiuni", "program", "foaie de parcurs"],
    approvals: &["aprobat*", "aprob"],
    annexes: &["anexa"],
    stakeholders: &["părți interesate", "grupuri țintă"],
    keys: &[
        (Role::Deadline, &["termen", "termen de realizare", "perioada"]),
        (Role::Responsible, &["responsabil*", "executor*"]),
        (Role::ExpectedResult, &["rezultat*"]),
    ],
    lead_ins: &["urmează a fi finalizate până", "se vor finaliza până"],
    periods: &[
        "an", "ani", "anul", "trimestr*", "trim", "semestr*", "lun*", "săptămân*", "ianuarie", "februarie",
        "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie",
        "decembrie",
    ],
    furniture: &["acasă", "tipărește", "pagina"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];
