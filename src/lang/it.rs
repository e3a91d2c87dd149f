//! Italian.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
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
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
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

const PARTIES: Parties = Parties {
    units: &[
        "accademi-a+e", "agenzi-a+e", "amministrazion-e+i", "archivi-o", "assessorat-o+i", "associazion-e+i",
        "autorità-", "biblioteca-", "biblioteche+", "camer-a+e", "centr-o+i", "collegi-o+", "comitat-o+i",
        "commission-e+i", "comun-e+i", "comunità-", "conferenz-a+e", "consigli-o+", "consorzi-o+",
        "cort-e+i", "dipartiment-o+i", "direzion-e+i", "division-e+i", "ent-e+i", "fondazion-e+i",
        "garante-", "govern-o+i", "grupp-o+i", "giunta-", "ispettorat-o+i", "istitut-o+i", "minister-o+i",
        "museo-", "musei+", "ordin-e+i", "osservatori-o+", "ospedal-e+i", "parlament-o", "polizia-",
        "prefettur-a+e", "presidenz-a", "procur-a+e", "provinci-a+e", "region-e+i", "ripartizion-e+i",
        "scuol-a+e", "segreteri-a+e", "segretariat-o+i", "serviz-io+i", "settor-e+i", "sezion-e+i",
        "soprintendenz-a+e", "tavol-o+i", "tribunal-e+i", "uffic-io+i", "unità-", "università-", "nucleo-",
        "struttur-a+e", "area-", "aree+",
    ],
    positions: &[
        "assessor-e+i", "capo-", "commissari-o+", "coordinator-e+i", "dirigent-e+i", "direttor-e+i",
        "direttrice-", "docent-e+i", "funzionari-o+", "insegnant-e+i", "ispettor-e+i", "ministr-o/a+i",
        "president-e+i", "professor-e+i", "referent-e+i", "responsabil-e+i", "rettor-e+i", "segretari-o/a+",
        "sindac-o/a+i", "tecnic-o+i", "vicesindaco-", "prefett-o+i",
    ],
    groups: &[
        "tutti+", "tutte+", "amministrazioni+", "enti+", "pa+", "organismi+", "genitori+", "squadra-",
        "team-", "partner-",
    ],
    legal_forms: &["spa", "srl", "asl", "ast", "ats", "onlus"],
    jointly: &[
        "in collaborazione con", "in coordinamento con", "in cooperazione con", "congiuntamente a",
        "congiuntamente con", "insieme a", "insieme con", "d'intesa con", "con il supporto di",
        "con la partecipazione di", "in raccordo con", "di concerto con",
    ],
    also: &["e", "ed", "nonché", "&"],
    by_agreement: &["previo accordo", "d'intesa", "previa intesa"],
    lead: &["responsabile", "capofila", "ente responsabile", "titolare"],
    co: &["corresponsabili", "partner", "collaborazione", "supporto"],
    open: &[
        "a", "al", "alla", "allo", "agli", "ai", "alle", "da", "dal", "dalla", "dei", "del", "della",
        "dello", "delle", "degli", "di", "e", "ed", "o", "il", "la", "le", "lo", "gli", "i", "in", "nel",
        "nella", "per", "con", "su", "sul", "sulla", "tra", "fra", "d", "l", "dell", "all", "nell", "&", "-",
        "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    hereinafter: &["di seguito", "in seguito", "nel seguito"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "per cento", "percento", "percentuale", "punti percentuali"]),
        ("count", &["unità", "pezzi", "numero", "n."]),
        ("person", &["persone", "persona", "partecipanti", "abitanti", "studenti", "utenti", "dipendenti"]),
        ("hectare", &["ha", "ettar*"]),
        ("square_metre", &["mq", "m2", "m²", "metri quadrati"]),
        ("cubic_metre", &["mc", "m3", "m³"]),
        ("kilometre", &["km", "chilometr*"]),
        ("metre", &["m", "metri", "metro"]),
        ("kilogram", &["kg"]),
        ("tonne", &["t", "tonnellat*"]),
        ("hour", &["ore", "ora"]),
        ("day", &["giorni", "giorno"]),
        ("week", &["settimane", "settimana"]),
        ("month", &["mesi", "mese"]),
        ("year", &["anni", "anno"]),
        ("time", &["volte", "volta"]),
        ("EUR", &["€", "euro", "eur"]),
    ],
    scales: &[
        ("thousand", &["mila", "migliaia di"]),
        ("million", &["milion*", "mln", "mln.", "milioni di"]),
        ("billion", &["miliard*", "mld", "mld."]),
    ],
    at_least: &["almeno", "non meno di", "minimo", "non inferiore a", "≥"],
    more_than: &["più di", "oltre", "superiore a", ">"],
    at_most: &["al massimo", "non più di", "fino a", "massimo", "non superiore a", "≤"],
    less_than: &["meno di", "inferiore a", "<"],
    from: &["da", "tra", "fra"],
    to: &["a", "e"],
    quantity: &["numero di", "numero dei", "numero delle", "numero degli", "n. di", "quantità di"],
    indicators: &[
        "indicatori", "risultati attesi", "obiettivi e risultati attesi", "indicatori di risultato", "target",
    ],
    baseline: &["baseline", "valore di partenza", "valore base", "valore iniziale"],
    decimal_comma: true,
    dot_thousands: true,
};

const POINTS: Points = Points {
    measure: &[
        "azione", "azioni", "punto", "punti", "misura", "misure", "attività", "linea d'azione", "intervento",
        "interventi",
    ],
    section: &["sezione", "sezioni", "capitolo", "capitoli", "capo", "parte"],
    through: &["a", "al"],
    and: &["e", "ed", "o"],
    act: &[
        "legge", "leggi", "decreto*", "regolamento*", "direttiva*", "codice", "delibera*", "determinazion*",
        "circolare*", "articolo*", "articoli", "art.", "d.lgs.", "convenzione*", "allegato*",
    ],
    this: &["presente", "questo", "questa"],
};
