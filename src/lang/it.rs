//! Italian.

use super::layout::NONE;
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

pub(super) static IT: Language = Language {
    code: "it",
    name: "Italian",
    common: COMMON,
    letters: "àèìòù",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    ..super::BASE
};

const COMMON: &[&str] = &[
    "il", "lo", "la", "i", "gli", "le", "di", "del", "della", "dei", "delle", "dello", "degli", "e", "a",
    "al", "alla", "in", "per", "con", "un", "una", "o", "è", "sono", "da", "dal", "piano", "azione",
    "azioni", "anno", "anni", "scadenza", "responsabile", "responsabili", "entro", "che", "l",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["n", "n°", "nr", "num", "numero", "cod", "codice", "id", "#"]),
    (
        Role::Title,
        &[
            "azione*", "azioni", "attività", "misura*", "misure", "linea di azione", "linee di azione",
            "linea d azione", "descrizione dell azione", "intervento*", "interventi", "denominazione*",
            "descrizione", "obiettivo operativo", "fase", "progetto*", "descrizione attività", "titolo",
            "adempiment*",
        ],
    ),
    (
        Role::Deadline,
        &[
            "scadenz*", "termine*", "termini", "data", "date", "tempistica", "tempistiche", "tempi", "entro",
            "periodo", "tempi di attuazione", "cronoprogramma", "data prevista", "tempi di realizzazione",
            "termine di attuazione", "quando",
        ],
    ),
    (Role::Start, &["inizio", "data inizio", "data di inizio"]),
    (Role::End, &["fine", "data fine", "data di fine", "conclusione"]),
    (Role::Duration, &["durata"]),
    (
        Role::Responsible,
        &[
            "responsabil*", "soggetto responsabile", "soggetti responsabili", "ufficio responsabile",
            "struttura responsabile", "chi", "ente responsabile", "referente*", "soggetti attuatori",
            "soggetto attuatore", "amministrazione responsabile", "capofila",
        ],
    ),
    (
        Role::CoResponsible,
        &[
            "partner*", "soggetti coinvolti", "strutture coinvolte", "altri soggetti coinvolti",
            "collaborazion*",
        ],
    ),
    (Role::ExpectedResult, &["risultat* attes*", "risultat*", "output", "esito atteso", "prodotto atteso"]),
    (Role::Target, &["target", "valore target", "valore atteso", "valori attesi"]),
    (Role::Baseline, &["baseline", "valore di partenza", "valore iniziale"]),
    (Role::Unit, &["unità di misura", "unità*"]),
    (Role::Indicator, &["indicator*"]),
    (Role::Place, &["luogo*", "sede"]),
    (
        Role::Funding,
        &[
            "costo*", "costi", "budget", "risorse", "finanziamento*", "risorse finanziarie",
            "fonte di finanziamento",
        ],
    ),
    (Role::Status, &["stato", "stato di attuazione", "stato di avanzamento", "avanzamento"]),
    (Role::Basis, &["riferimento normativo", "riferimenti normativi", "base giuridica"]),
    (Role::Note, &["nota", "note", "osservazion*", "comment*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("parte", 1),
        ("titolo", 1),
        ("sezione", 2),
        ("capitolo", 3),
        ("asse", 4),
        ("priorità", 4),
        ("obiettivo", 5),
        ("obiettivo strategico", 5),
        ("ambito", 5),
        ("area", 5),
        ("misura", 7),
        ("azione", 8),
        ("fase", 8),
        ("progetto", 8),
    ],
    items: &["passo", "punto", "azione"],
    totals: &["totale", "totali", "subtotale"],
    notes: &["nota", "note"],
    generic: &["denominazione*", "descrizione", "data", "date", "titolo", "codice"],
    plans: &["piano", "piano d azione", "programma", "cronoprogramma", "tabella di marcia"],
    approvals: &["approvato*", "approvo"],
    annexes: &["allegato"],
    stakeholders: &["portatori di interesse", "gruppi target", "destinatari"],
    keys: &[
        (Role::Deadline, &["scadenza", "termine", "entro", "data", "tempi", "tempistica"]),
        (Role::Responsible, &["responsabil*", "soggetto responsabile", "referente"]),
        (Role::ExpectedResult, &["risultato atteso", "risultati attesi", "output"]),
        (Role::Target, &["target"]),
    ],
    lead_ins: &[
        "devono concludersi entro", "da concludersi entro", "devono essere completate entro",
        "da completare entro", "devono concludersi",
    ],
    periods: &[
        "anno", "anni", "trimestre*", "semestre*", "mese", "mesi", "settimana*", "gennaio", "febbraio",
        "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
        "dicembre",
    ],
    furniture: &["home", "stampa", "condividi", "pagina"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];
