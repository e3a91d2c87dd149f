//! Italian.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

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
    about: &["per", "su", "sul", "sulla", "sulle", "in", "contro", "nel", "nella"],
    furniture: &["home", "stampa", "condividi", "pagina"],
    blanks: &["non applicabile", "n/a", "nessuno"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "gennaio, gen, genn"),
    (Tag::Month(2), "febbraio, feb, febb"),
    (Tag::Month(3), "marzo, mar"),
    (Tag::Month(4), "aprile, apr"),
    (Tag::Month(5), "maggio, mag"),
    (Tag::Month(6), "giugno, giu"),
    (Tag::Month(7), "luglio, lug"),
    (Tag::Month(8), "agosto, ago"),
    (Tag::Month(9), "settembre, set, sett"),
    (Tag::Month(10), "ottobre, ott"),
    (Tag::Month(11), "novembre, nov"),
    (Tag::Month(12), "dicembre, dic"),
    (Tag::Weekday(1), "lunedì"),
    (Tag::Weekday(2), "martedì"),
    (Tag::Weekday(3), "mercoledì"),
    (Tag::Weekday(4), "giovedì"),
    (Tag::Weekday(5), "venerdì"),
    (Tag::Weekday(6), "sabato"),
    (Tag::Weekday(7), "domenica"),
    (Tag::Season(1), "primavera"),
    (Tag::Season(2), "estate"),
    (Tag::Season(3), "autunno"),
    (Tag::Season(4), "inverno"),
    (Tag::Ordinal(1), "primo, prima"),
    (Tag::Ordinal(2), "secondo, seconda"),
    (Tag::Ordinal(3), "terzo, terza"),
    (Tag::Ordinal(4), "quarto, quarta"),
    (Tag::Cardinal(1), "un, una, uno"),
    (Tag::Cardinal(2), "due"),
    (Tag::Cardinal(3), "tre"),
    (Tag::Cardinal(4), "quattro"),
    (Tag::Cardinal(6), "sei"),
    (Tag::Cardinal(12), "dodici"),
    (Tag::Last, "ultimo, ultima"),
    (Tag::Unit(Hour), "ore, ora"),
    (Tag::Unit(Day), "giorno, giorni, gg"),
    (Tag::Unit(Week), "settimana, settimane"),
    (Tag::Unit(Month), "mese, mesi"),
    (Tag::Unit(Quarter), "trimestre, trimestri, trim"),
    (Tag::Unit(Year), "anno"),
    (Tag::Years, "anni"),
    (Tag::Half, "semestre, semestri, sem, metà dell'anno, metà dell anno"),
    (
        Tag::Term,
        "periodo, durata del piano, durata del progetto, periodo di validità del piano, intero \
      periodo",
    ),
    (Tag::School, "scolastico, accademico"),
    (Tag::Fiscal, "esercizio, finanziario"),
    (Tag::At, "in, nel, il, alle, nell, nel mese di, nei, del mese di"),
    (Tag::Every(Daily), "giornaliero, giornalmente, giornaliera, quotidian*, ogni giorno"),
    (Tag::Every(Weekly), "settimanale, settimanalmente"),
    (Tag::Every(Monthly), "mensile, mensilmente"),
    (Tag::Every(Quarterly), "trimestrale, trimestralmente"),
    (
        Tag::Every(Semiannual),
        "semestrale, semestralmente, due volte all'anno, due volte l'anno, ogni sei \
      mesi",
    ),
    (Tag::Every(Yearly), "annuale, annualmente, all'anno, annua"),
    (Tag::Each, "ogni"),
    (Tag::Times, "volta, volte"),
    (
        Tag::Before,
        "entro, entro il, entro la, entro l, non oltre, non oltre il, prima di, prima del, fino a, \
      fino al, entro e non oltre, entro e non oltre il, prima della, devono concludersi entro, da \
      concludersi entro, entro il mese di",
    ),
    (
        Tag::From,
        "da, dal, a partire da, a partire dal, a decorrere da, a decorrere dal, dalla, dall, a \
      partire dalla",
    ),
    (Tag::To, "a, al, all"),
    (Tag::After, "dopo, successivamente a, a seguito di, dopo la, dopo il, a seguito della, dal termine di"),
    (
        Tag::Since,
        "dalla data di, dalla data della, a decorrere dalla data di, dal giorno di, dalla \
      pubblicazione, dalla data",
    ),
    (
        Tag::Within,
        "durante, nel corso di, nel corso del, entro un, nell'arco di, nel corso dell, per tutta, \
      per tutto, per l intero, nel corso della, nell'arco del",
    ),
    (Tag::Edge(Begin), "inizio, inizi, l inizio di, l inizio del"),
    (Tag::Edge(Middle), "metà, la metà di, la metà del"),
    (
        Tag::Edge(End),
        "fine, fine di, fine del, la fine di, la fine del, termine del, fine dell, la fine \
      dell, termine di",
    ),
    (Tag::Whole, "tutto, tutta, intero, l intero, tutto il, tutto l"),
    (Tag::Business, "lavorativi, lavorativo"),
    (Tag::Following, "successivo, seguente, prossimo, successiva"),
    (Tag::Reporting, "di riferimento"),
    (Tag::Current, "in corso, corrente"),
    (Tag::Then, "poi, successivamente"),
    (
        Tag::Continuous,
        "continuativ*, continuo, in continuo, permanente*, costantemente, in modo \
      continuativo, continua, su base continuativa, in maniera continuativa, in via continuativa, \
      regolarmente",
    ),
    (
        Tag::AsNeeded,
        "all'occorrenza, se necessario, al bisogno, secondo necessità, in caso di necessità, su \
      richiesta, ove necessario, quando necessario, a richiesta, in caso di, al verificarsi",
    ),
    (Tag::AtOnce, "immediatamente, subito, immediato, tempestivamente"),
    (
        Tag::Reference,
        "secondo il calendario, come da calendario, secondo, conformemente a, da definire, in \
      base a, come da programma, secondo il cronoprogramma, come da cronoprogramma",
    ),
    (Tag::And, "e, ed, o, oppure"),
    (
        Tag::Filler,
        "di, del, dell, della, dello, degli, la, l, lo, i, almeno, circa, compreso, solari, per, \
      data, all",
    ),
    (Tag::Suffix, "o, a, er, º, ª"),
    (Tag::Act, "legge*, decreto*, delibera*, deliberazione"),
    (Tag::ActDate, "del, in data"),
    (Tag::NumberSign, "n, n., nr"),
];

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
    heads_of: &[],
    hereinafter: &["di seguito", "in seguito", "nel seguito"],
    sole: &["ditta individuale", "ditta"],
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
    or_more: &["o più", "e oltre"],
    more_than: &["più di", "oltre", "superiore a", ">"],
    at_most: &["al massimo", "non più di", "fino a", "massimo", "non superiore a", "≤"],
    less_than: &["meno di", "inferiore a", "<"],
    from: &["da", "tra", "fra"],
    change: &["da"],
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

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("31/12/2022", "date", "2022-12-31", ""),
    ("31 dicembre 2022", "date", "2022-12-31", ""),
    ("Ottobre 2020", "interval", "2020-10", ""),
    ("entro il 31 dicembre 2022", "date", "2022-12-31", ""),
    ("entro dicembre 2022", "date", "2022-12", ""),
    ("non oltre il 15 maggio 2023", "date", "2023-05-15", ""),
    ("entro la fine del 2023", "date", "2023-12-31", ""),
    ("a partire da gennaio 2023", "interval", "2023-01/..", ""),
    ("dal 1 aprile al 1 luglio 2023", "interval", "2023-04-01/2023-07-01", ""),
    ("dal 1° gennaio 2023", "interval", "2023-01-01/..", ""),
    ("da gennaio a marzo 2022", "interval", "2022-01/2022-03", ""),
    ("gennaio-marzo 2022", "interval", "2022-01/2022-03", ""),
    ("primo trimestre 2023", "interval", "2023-01/2023-03", ""),
    ("II trimestre 2022", "interval", "2022-04/2022-06", ""),
    ("secondo semestre 2022", "interval", "2022-07/2022-12", ""),
    ("2022", "interval", "2022", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("fine 2022", "interval", "2022-12~", ""),
    ("inizio 2023", "interval", "2023-01~", ""),
    ("metà 2023", "interval", "2023-06~", ""),
    ("dicembre", "interval", "[2022-12,2023-12]", ""),
    ("quotidiano", "recurring", "2022/2023", "daily"),
    ("settimanale", "recurring", "2022/2023", "weekly"),
    ("mensile", "recurring", "2022/2023", "monthly"),
    ("mensilmente", "recurring", "2022/2023", "monthly"),
    ("trimestrale", "recurring", "2022/2023", "quarterly"),
    ("semestrale", "recurring", "2022/2023", "semiannual"),
    ("annuale", "recurring", "2022/2023", "yearly"),
    ("annualmente", "recurring", "2022/2023", "yearly"),
    ("una volta all'anno", "recurring", "2022/2023", "yearly"),
    ("due volte all'anno", "recurring", "2022/2023", "semiannual"),
    ("ogni tre mesi", "recurring", "2022/2023", "quarterly"),
    ("ogni anno entro il 31 marzo", "recurring", "2022/2023", "yearly"),
    ("ogni due anni", "recurring", "2022/2023", ""),
    ("continuativo", "continuous", "2022/2023", ""),
    ("in continuo", "continuous", "2022/2023", ""),
    ("permanente", "continuous", "2022/2023", ""),
    ("se necessario", "as_needed", "", ""),
    ("all'occorrenza", "as_needed", "", ""),
    ("immediatamente", "relative", "", ""),
    ("entro 30 giorni dalla data di approvazione", "relative", "", ""),
    ("anno scolastico 2022/2023", "interval", "2022-09/2023-08", ""),
    ("come da cronoprogramma", "unresolved", "", ""),
    ("devono concludersi entro", "unresolved", "", ""),
    ("nel corso del 2023", "interval", "2023", ""),
    ("31 giugno 2022", "invalid", "2022-06-XX", ""),
];
