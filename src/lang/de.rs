//! German.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

pub(super) static DE: Language = Language {
    code: "de",
    name: "German",
    common: COMMON,
    letters: "äöüß",
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
const WORDS: &[Words] = &[
    (Tag::Month(1), "januar, jan, jänner"),
    (Tag::Month(2), "februar, feb, feber"),
    (Tag::Month(3), "märz, mrz, maerz"),
    (Tag::Month(4), "april, apr"),
    (Tag::Month(5), "mai"),
    (Tag::Month(6), "juni, jun"),
    (Tag::Month(7), "juli, jul"),
    (Tag::Month(8), "august, aug"),
    (Tag::Month(9), "september, sept, sep"),
    (Tag::Month(10), "oktober, okt"),
    (Tag::Month(11), "november, nov"),
    (Tag::Month(12), "dezember, dez"),
    (Tag::Weekday(1), "montag"),
    (Tag::Weekday(2), "dienstag"),
    (Tag::Weekday(3), "mittwoch"),
    (Tag::Weekday(4), "donnerstag"),
    (Tag::Weekday(5), "freitag"),
    (Tag::Weekday(6), "samstag, sonnabend"),
    (Tag::Weekday(7), "sonntag"),
    (Tag::Weekdays(1), "montags"),
    (Tag::Weekdays(2), "dienstags"),
    (Tag::Weekdays(3), "mittwochs"),
    (Tag::Weekdays(4), "donnerstags"),
    (Tag::Weekdays(5), "freitags"),
    (Tag::Season(1), "frühjahr, frühling"),
    (Tag::Season(2), "sommer"),
    (Tag::Season(3), "herbst"),
    (Tag::Season(4), "winter"),
    (Tag::Ordinal(1), "erste, ersten, erster, erstes, ersten"),
    (Tag::Ordinal(2), "zweite, zweiten, zweiter, zweites"),
    (Tag::Ordinal(3), "dritte, dritten, dritter, drittes"),
    (Tag::Ordinal(4), "vierte, vierten, viertes"),
    (Tag::Cardinal(1), "ein, eine, einen, einem, einer, eines"),
    (Tag::Cardinal(2), "zwei"),
    (Tag::Cardinal(3), "drei"),
    (Tag::Cardinal(4), "vier"),
    (Tag::Cardinal(6), "sechs"),
    (Tag::Cardinal(12), "zwölf"),
    (Tag::Last, "letzte, letzten, letzter, letztes"),
    (Tag::Unit(Hour), "stunde, stunden"),
    (Tag::Unit(Day), "tag, tage, tagen, tages"),
    (Tag::Unit(Week), "woche, wochen"),
    (Tag::Unit(Month), "monat, monate, monaten, monats"),
    (Tag::Unit(Quarter), "quartal*, q"),
    (Tag::Unit(Year), "jahr, jahres, jahre"),
    (Tag::Years, "jahre, jahren"),
    (Tag::Half, "halbjahr*, jahreshälfte, hälfte des jahres, hj"),
    (Tag::Term, "zeitraum, laufzeit, projektlaufzeit, gesamte laufzeit, gesamten zeitraum, planungszeitraum"),
    (Tag::School, "schuljahr*"),
    (Tag::Fiscal, "haushaltsjahr*, geschäftsjahr*"),
    (Tag::HourMark, "uhr"),
    (Tag::At, "im, in, am, um, an"),
    (Tag::Every(Daily), "täglich"),
    (Tag::Every(Weekly), "wöchentlich"),
    (Tag::Every(Monthly), "monatlich"),
    (Tag::Every(Quarterly), "vierteljährlich, quartalsweise, quartalsmäßig"),
    (Tag::Every(Semiannual), "halbjährlich, zweimal jährlich, zweimal im jahr, zweimal pro jahr"),
    (Tag::Every(Yearly), "jährlich, alljährlich, pro jahr"),
    (Tag::Each, "jede, jeden, jeder, jedes, jedem, alle"),
    (Tag::Times, "mal"),
    (Tag::Once(1), "einmal"),
    (Tag::Once(2), "zweimal"),
    (Tag::Once(3), "dreimal"),
    (
        Tag::Before,
        "bis, bis zum, bis zur, bis spätestens, spätestens, spätestens bis, vor, vor dem, \
      spätestens am, spätestens zum, frist",
    ),
    (Tag::From, "ab, ab dem, vom, von, seit, beginnend"),
    (Tag::After, "nach, nach dem, nach der, nach abschluss"),
    (Tag::Since, "ab dem tag der, seit dem tag"),
    (
        Tag::Within,
        "innerhalb, innerhalb von, binnen, während, während des, im laufe, im laufe des, im \
      verlauf, innerhalb eines",
    ),
    (Tag::Edge(Begin), "anfang, beginn, anfang des, beginn des"),
    (Tag::Edge(Middle), "mitte, mitte des"),
    (Tag::Edge(End), "ende, ende des"),
    (Tag::Whole, "ganze, ganzen, gesamte, gesamten, ganzjährig*"),
    (Tag::Business, "arbeitstag*, werktag*"),
    (Tag::Following, "folgenden, folgende, nächsten, nächste, folgejahres"),
    (Tag::Reporting, "berichtszeitraum*, berichtsjahr*"),
    (Tag::Current, "laufenden, laufende, diesen, dieses"),
    (Tag::Then, "danach, anschließend"),
    (
        Tag::Continuous,
        "laufend, fortlaufend, ständig, kontinuierlich, dauerhaft, permanent, ganzjährig, \
      daueraufgabe, fortwährend, stetig, regelmäßig, dauernd",
    ),
    (
        Tag::AsNeeded,
        "bei bedarf, nach bedarf, bedarfsweise, im bedarfsfall, falls erforderlich, auf anfrage, \
      anlassbezogen, auf antrag, wenn nötig, je nach bedarf, bedarfsorientiert, soweit erforderlich",
    ),
    (Tag::AtOnce, "sofort, unverzüglich, umgehend"),
    (Tag::Reference, "gemäß, laut, nach plan, entsprechend, laut plan, laut zeitplan, siehe"),
    (Tag::And, "und, sowie, bzw, oder"),
    (Tag::Filler, "des, der, dem, den, die, das, mindestens, etwa, ca, einschließlich, pro, je"),
    (Tag::Suffix, "te, ten, ter"),
    (Tag::Act, "gesetz*, verordnung*, beschluss*, erlass*"),
    (Tag::ActDate, "vom"),
    (Tag::NumberSign, "nr"),
];

const PARTIES: Parties = Parties {
    units: &[
        "abteilung-+en", "agentur-+en", "akademie-+n", "amt-", "ämter+", "anstalt-+en", "arbeitsgruppe-+n",
        "ausschuss-", "ausschüsse+", "behörde-+n", "bibliothek-+en", "büro-+s", "bundesamt-",
        "bundesministerium-", "dezernat-+e", "direktion-+en", "fachbereich-+e", "fachdienst-+e",
        "gemeinde-+n", "gericht-+e", "gesellschaft-+en", "institut-+e", "kammer-+n", "kommission-+en",
        "kreis-+e", "landesamt-", "landkreis-+e", "ministerium-", "ministerien+", "museum-", "museen+",
        "polizei-", "rat-", "referat-+e", "sachgebiet-+e", "schule-+n", "sekretariat-+e", "stabsstelle-+n",
        "stadt-", "städte+", "stelle-+n", "stiftung-+en", "universität-+en", "verband-", "verbände+",
        "verein-+e", "verwaltung-+en", "zentrum-", "zentren+", "kanzlei-+en", "gesundheitsamt-",
        "jugendamt-", "ordnungsamt-", "bauamt-", "umweltamt-",
    ],
    positions: &[
        "abteilungsleiter-+in", "beauftragte-+r", "bürgermeister-+in", "dezernent-+in", "direktor-+in",
        "dezernentin-", "geschäftsführer-+in", "landrat-", "lehrer-+innen", "leiter-+in", "leitung-",
        "minister-+in", "präsident-+in", "referent-+in", "schulleiter-+in", "schulleitung-", "sekretär-+in",
        "koordinator-+in", "vorsitzende-+r", "vorstand-",
    ],
    groups: &[
        "alle+", "organe+", "gemeinden+", "lehrkräfte+", "eltern+", "mitarbeiter+", "partner+", "team-+s",
        "verwaltungen+",
    ],
    legal_forms: &["gmbh", "ag", "ggmbh", "kg", "ev"],
    jointly: &[
        "in zusammenarbeit mit", "gemeinsam mit", "zusammen mit", "in abstimmung mit",
        "unter beteiligung von", "unter mitwirkung von", "mit unterstützung von",
    ],
    also: &["und", "sowie", "&"],
    by_agreement: &["nach vereinbarung", "nach absprache", "in absprache"],
    lead: &["federführung", "federführend", "verantwortlich", "zuständig", "leitung"],
    co: &["beteiligte", "mitwirkung", "partner", "unterstützung"],
    open: &[
        "und", "oder", "für", "der", "des", "die", "das", "dem", "den", "von", "vom", "zu", "zur", "zum",
        "im", "in", "mit", "bei", "am", "an", "auf", "über", "&", "-", "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    hereinafter: &["im folgenden", "nachfolgend", "kurz"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "prozent*", "v. h."]),
        ("count", &["stück", "stk.", "st.", "anzahl", "einheiten"]),
        ("person", &["personen", "person", "teilnehmer*", "einwohner*", "schüler*", "plätze"]),
        ("hectare", &["ha", "hektar"]),
        ("square_metre", &["m2", "m²", "qm", "quadratmeter"]),
        ("cubic_metre", &["m3", "m³", "kubikmeter"]),
        ("kilometre", &["km", "kilometer"]),
        ("metre", &["m", "meter"]),
        ("kilogram", &["kg", "kilogramm"]),
        ("tonne", &["t", "tonnen", "tonne"]),
        ("hour", &["stunden", "std.", "stunde"]),
        ("day", &["tage", "tag", "tagen"]),
        ("week", &["wochen", "woche"]),
        ("month", &["monate", "monat", "monaten"]),
        ("year", &["jahre", "jahr", "jahren"]),
        ("time", &["mal"]),
        ("EUR", &["€", "euro", "eur"]),
        ("CHF", &["chf", "franken"]),
    ],
    scales: &[
        ("thousand", &["tsd.", "tausend", "t€"]),
        ("million", &["mio", "mio.", "million*"]),
        ("billion", &["mrd", "mrd.", "milliarde*"]),
    ],
    at_least: &["mindestens", "nicht weniger als", "wenigstens", "min.", "≥"],
    more_than: &["mehr als", "über", ">"],
    at_most: &["höchstens", "maximal", "nicht mehr als", "bis zu", "max.", "≤"],
    less_than: &["weniger als", "unter", "<"],
    from: &["von", "zwischen"],
    to: &["bis", "und"],
    quantity: &["anzahl der", "anzahl", "zahl der", "menge"],
    indicators: &["indikatoren", "zielindikatoren", "kennzahlen", "zielwerte", "kennzahl"],
    baseline: &["ausgangswert", "basiswert", "baseline"],
    decimal_comma: true,
    dot_thousands: true,
};

const POINTS: Points = Points {
    measure: &["maßnahme*", "punkt", "punkte", "punkten", "nr.", "ziffer*", "aufgabe*"],
    section: &["abschnitt*", "kapitel*", "teil"],
    through: &["bis"],
    and: &["und", "oder", "sowie"],
    act: &[
        "gesetz*", "verordnung*", "richtlinie*", "erlass*", "beschluss*", "satzung*", "artikel*", "art.",
        "abs.", "§", "vertrag*", "anlage",
    ],
    this: &["dieses", "diesem", "dieser"],
};
