//! Romanian.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End};
use crate::phrase::{Tag, Words};

pub(super) static RO: Language = Language {
    code: "ro",
    name: "Romanian",
    common: COMMON,
    letters: "șşțţăâî",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
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
    items: &["acțiunea", "acțiune", "măsura", "activitatea", "sarcina", "pas", "pasul", "punct", "punctul"],
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
    about: &["pentru", "privind", "în", "pe", "asupra", "împotriva"],
    furniture: &["acasă", "tipărește", "pagina"],
    blanks: &["nu este cazul", "n/a"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "ianuarie, ian"),
    (Tag::Month(2), "februarie, feb"),
    (Tag::Month(3), "martie, mar"),
    (Tag::Month(4), "aprilie, apr"),
    (Tag::Month(5), "mai"),
    (Tag::Month(6), "iunie, iun"),
    (Tag::Month(7), "iulie, iul"),
    (Tag::Month(8), "august, aug"),
    (Tag::Month(9), "septembrie, sept"),
    (Tag::Month(10), "octombrie, oct"),
    (Tag::Month(11), "noiembrie, noi, nov"),
    (Tag::Month(12), "decembrie, dec"),
    (Tag::Ordinal(1), "primul, prima"),
    (Tag::Ordinal(2), "al doilea, a doua"),
    (Tag::Ordinal(3), "al treilea, a treia"),
    (Tag::Ordinal(4), "al patrulea, a patra"),
    (Tag::Cardinal(1), "un, o"),
    (Tag::Cardinal(2), "doi, două"),
    (Tag::Cardinal(3), "trei"),
    (Tag::Unit(Day), "zi, zile"),
    (Tag::Unit(Week), "săptămână, săptămâni"),
    (Tag::Unit(Month), "lună, luni, luna"),
    (Tag::Unit(Quarter), "trimestrul, trimestru, trim"),
    (Tag::Unit(Year), "an, anul, anului"),
    (Tag::Years, "ani, anii, anilor"),
    (Tag::Half, "semestrul, semestru, sem"),
    (Tag::Term, "perioada, întreaga perioadă"),
    (Tag::School, "școlar"),
    (Tag::At, "în, la"),
    (Tag::Every(Daily), "zilnic"),
    (Tag::Every(Weekly), "săptămânal"),
    (Tag::Every(Monthly), "lunar"),
    (Tag::Every(Quarterly), "trimestrial"),
    (Tag::Every(Semiannual), "semestrial"),
    (Tag::Every(Yearly), "anual"),
    (Tag::Each, "fiecare"),
    (Tag::Times, "dată, ori"),
    (Tag::Before, "până la, până în, cel târziu, până la data de, înainte de"),
    (Tag::From, "de la, începând cu, din"),
    (Tag::After, "după"),
    (Tag::Within, "în termen de, pe parcursul, în cursul, pe durata, pe tot parcursul"),
    (Tag::Edge(Begin), "începutul"),
    (Tag::Edge(End), "sfârșitul, finele"),
    (Tag::Business, "lucrătoare"),
    (Tag::Following, "următoare, următor"),
    (Tag::Current, "curent, curente"),
    (Tag::Continuous, "permanent, continuu, în permanență, permanentă"),
    (
        Tag::AsNeeded,
        "la necesitate, la nevoie, după caz, la solicitare, dacă este cazul, în caz de \
      necesitate",
    ),
    (Tag::AtOnce, "imediat"),
    (Tag::Reference, "conform planului, conform, potrivit"),
    (Tag::And, "și, sau"),
    (Tag::Filler, "de, a, al, cel puțin, lunii"),
    (Tag::Act, "legea, legii, hotărâre*, ordin*"),
    (Tag::NumberSign, "nr"),
];

const PARTIES: Parties = Parties {
    units: &[
        "academi-a/e+i", "administraț-ia/ie+ii", "agenț-ia/ie+ii", "asociaț-ia/ie+ii", "autoritat-ea/e+ăți",
        "autorit-ăți", "bibliotec-a/ă+i", "birou-l+ri", "camer-a/ă+e", "cancelari-a/e", "centru-l",
        "colegiu-l", "comisi-a/e+i", "comitet-ul+e", "companie-", "consiliu-l", "curte-a",
        "departament-ul+e", "direcț-ia/ie+ii", "divizi-a/e", "federaț-ia/ie", "fundaț-ia/ie", "fond-ul",
        "guvern-ul", "grup-ul", "inspectorat-ul+e", "institut-ul+e", "instituț-ia/ie+ii", "judecători-a/e",
        "minister-ul+e", "muzeu-l", "oficiu-l", "parlament-ul", "poliți-a/e", "primări-a/e+i",
        "procuratur-a", "secretariat-ul", "secți-a/e+i", "serviciu-l", "școal-a/ă", "școli", "societate-a",
        "tribunal-ul", "unitate-a", "universitate-a", "universitat-ea",
    ],
    positions: &[
        "consilier-ul+i", "contabil-ul", "coordonator-ul+i", "director-ul+i", "inginer-ul", "inspector-ul+i",
        "ministru-l", "președinte-le", "primar-ul+i", "profesor-ul+i", "psiholog-ul", "rector-ul",
        "secretar-ul+i", "specialist-ul", "specialiști-i", "șef-ul+i", "viceprimar-ul", "vicepreședinte-le",
    ],
    groups: &[
        "toate+", "toți+", "organe-le+", "parteneri-i", "autorități-le", "părinți-i", "echip-a",
        "colectiv-ul",
    ],
    legal_forms: &["srl", "sa", "apl", "ong", "im"],
    jointly: &[
        "în comun cu", "în colaborare cu", "în cooperare cu", "împreună cu", "cu participarea",
        "cu suportul", "cu sprijinul", "în parteneriat cu",
    ],
    also: &["și", "precum și", "&"],
    by_agreement: &["de comun acord", "prin acord", "la convenire"],
    lead: &["responsabil", "executor", "responsabili", "lider"],
    co: &["coexecutori", "parteneri", "co-executori", "participanți"],
    open: &[
        "a", "al", "ale", "ai", "cu", "de", "din", "în", "la", "pe", "pentru", "prin", "și", "sau",
        "privind", "&", "-", "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    heads_of: &[],
    hereinafter: &["în continuare", "denumit în continuare"],
    sole: &["pfa", "întreprinderea individuală", "îi"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "la sută", "procent*"]),
        ("count", &["unități", "unitate", "bucăți", "buc.", "număr"]),
        ("person", &["persoane", "persoană", "participanți", "locuitori", "elevi", "beneficiari"]),
        ("hectare", &["ha", "hectar*"]),
        ("square_metre", &["mp", "m2", "m²", "metri pătrați"]),
        ("cubic_metre", &["mc", "m3", "m³"]),
        ("kilometre", &["km", "kilometr*"]),
        ("metre", &["m", "metri", "metru"]),
        ("kilogram", &["kg"]),
        ("tonne", &["t", "tone"]),
        ("hour", &["ore", "oră"]),
        ("day", &["zile", "zi"]),
        ("week", &["săptămâni"]),
        ("month", &["luni", "lună"]),
        ("year", &["ani", "an"]),
        ("time", &["ori"]),
        ("MDL", &["lei"]),
        ("EUR", &["€", "euro", "eur"]),
        ("RON", &["ron"]),
    ],
    scales: &[
        ("thousand", &["mii", "mii de"]),
        ("million", &["mil.", "milion*", "mln", "milioane de"]),
        ("billion", &["miliard*", "mlrd"]),
    ],
    at_least: &["cel puțin", "nu mai puțin de", "minim", "minimum", "≥"],
    or_more: &["sau mai mult", "și peste"],
    more_than: &["peste", "mai mult de", ">"],
    at_most: &["cel mult", "nu mai mult de", "maxim", "maximum", "până la", "≤"],
    less_than: &["sub", "mai puțin de", "<"],
    from: &["de la", "între"],
    change: &["de la"],
    to: &["la", "și"],
    quantity: &["numărul de", "număr de", "nr. de", "cantitatea de"],
    indicators: &["indicatori", "indicatori de rezultat", "indicatorii", "ținte"],
    baseline: &["valoarea de referință", "linia de bază", "valoare de bază"],
    decimal_comma: true,
    dot_thousands: true,
};

const POINTS: Points = Points {
    measure: &[
        "pct.", "punct*", "acțiunea", "acțiunile", "acțiunii", "activitatea", "activitățile", "măsura",
        "măsurile",
    ],
    section: &["secțiunea", "capitolul", "capitolele", "capitolului"],
    through: &["la", "până la"],
    and: &["și", "sau"],
    act: &[
        "leg*", "hotărâr*", "ordin*", "decret*", "regulament*", "cod*", "directiv*", "articol*", "art.",
        "dispoziți*", "acord*", "anex*",
    ],
    this: &["prezent*", "acest*"],
};

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("31.12.2022", "date", "2022-12-31", ""),
    ("până la 31 decembrie 2022", "date", "2022-12-31", ""),
    ("ianuarie 2023", "interval", "2023-01", ""),
    ("trimestrul I 2023", "interval", "2023-01/2023-03", ""),
    ("semestrul II 2022", "interval", "2022-07/2022-12", ""),
    ("ianuarie - martie 2022", "interval", "2022-01/2022-03", ""),
    ("anual", "recurring", "2022/2023", "yearly"),
    ("trimestrial", "recurring", "2022/2023", "quarterly"),
    ("lunar", "recurring", "2022/2023", "monthly"),
    ("săptămânal", "recurring", "2022/2023", "weekly"),
    ("zilnic", "recurring", "2022/2023", "daily"),
    ("permanent", "continuous", "2022/2023", ""),
    ("la necesitate", "as_needed", "", ""),
    ("imediat", "relative", "", ""),
    ("în termen de 10 zile după aprobare", "relative", "", ""),
    ("conform planului", "unresolved", "", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("pe parcursul anului 2022", "interval", "2022", ""),
];
