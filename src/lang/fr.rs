//! French.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

pub(super) static FR: Language = Language {
    code: "fr",
    name: "French",
    common: COMMON,
    letters: "éèêçàùœôû",
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
    "le", "la", "les", "de", "des", "du", "et", "à", "au", "aux", "en", "pour", "par", "sur", "dans", "un",
    "une", "ou", "est", "sont", "plan", "action", "actions", "année", "années", "échéance", "responsable",
    "responsables", "mise", "œuvre", "d", "l",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["n", "n°", "no", "numéro", "nº", "#", "réf"]),
    (
        Role::Title,
        &[
            "action*", "mesure*", "activité*", "intitulé de l action", "intitulé*", "libellé*", "tâche*",
            "objectif opérationnel", "description de l action", "étape*", "intitulé de la mesure",
            "description", "jalon*", "projet*", "opération*", "initiative*",
        ],
    ),
    (
        Role::Deadline,
        &[
            "échéance*", "date", "dates", "délai*", "calendrier", "date limite", "date d échéance",
            "période", "date prévue", "échéancier", "date de réalisation", "délai de réalisation",
            "calendrier prévisionnel", "quand",
        ],
    ),
    (Role::Start, &["début", "date de début", "date début"]),
    (Role::End, &["fin", "date de fin", "date fin"]),
    (Role::Duration, &["durée"]),
    (
        Role::Responsible,
        &[
            "responsable*", "pilote*", "porteur*", "service responsable", "acteur responsable",
            "entité responsable", "qui", "structure responsable", "chef de file", "maître d ouvrage",
            "responsable de l action", "service pilote", "organisme responsable",
        ],
    ),
    (
        Role::CoResponsible,
        &["partenaire*", "acteurs associés", "contributeur*", "services associés", "acteurs impliqués"],
    ),
    (
        Role::ExpectedResult,
        &["résultat*", "résultats attendus", "résultat attendu", "effets attendus", "livrable*"],
    ),
    (Role::Target, &["cible*", "valeur cible", "objectif chiffré", "valeurs cibles"]),
    (Role::Baseline, &["valeur de référence", "situation de départ", "valeur initiale"]),
    (Role::Unit, &["unité*", "unité de mesure"]),
    (Role::Indicator, &["indicateur*", "indicateurs de suivi"]),
    (Role::Place, &["lieu*"]),
    (Role::Funding, &["budget*", "coût*", "financement*", "moyens", "source de financement"]),
    (Role::Status, &["état d avancement", "statut", "avancement", "réalisé"]),
    (Role::Basis, &["base légale", "référence*", "base juridique"]),
    (Role::Note, &["observation*", "remarque*", "commentaire*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("partie", 1),
        ("titre", 1),
        ("section", 2),
        ("chapitre", 3),
        ("axe", 4),
        ("axe stratégique", 4),
        ("objectif", 5),
        ("objectif stratégique", 5),
        ("priorité", 5),
        ("orientation", 5),
        ("volet", 5),
        ("action", 7),
        ("mesure", 8),
        ("phase", 8),
        ("projet", 8),
    ],
    items: &["étape", "point", "action"],
    totals: &["total", "sous total"],
    notes: &["note*", "remarque*", "nb"],
    generic: &["intitulé*", "libellé*", "date", "dates", "description", "qui", "quand"],
    plans: &["plan", "plan d action", "programme", "feuille de route", "calendrier"],
    approvals: &["approuvé*", "adopté*"],
    annexes: &["annexe"],
    stakeholders: &["parties prenantes", "publics cibles", "public cible"],
    keys: &[
        (Role::Deadline, &["échéance", "délai", "date", "date limite", "calendrier"]),
        (Role::Responsible, &["responsable*", "pilote*"]),
        (Role::ExpectedResult, &["résultat attendu", "résultats attendus", "résultat*"]),
    ],
    lead_ins: &["doivent être achevées avant", "doivent être terminées avant", "à achever avant"],
    periods: &[
        "an", "année*", "ans", "trimestre*", "t1", "t2", "t3", "t4", "semestre*", "mois", "semaine*",
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ],
    about: &["pour", "sur", "en", "contre", "relatif", "relative", "visant"],
    furniture: &["accueil", "imprimer", "partager", "page"],
    blanks: &["néant", "sans objet", "s.o", "n/a"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "janvier, janv"),
    (Tag::Month(2), "février, févr"),
    (Tag::Month(3), "mars"),
    (Tag::Month(4), "avril, avr"),
    (Tag::Month(5), "mai"),
    (Tag::Month(6), "juin"),
    (Tag::Month(7), "juillet, juil"),
    (Tag::Month(8), "août"),
    (Tag::Month(9), "septembre, sept"),
    (Tag::Month(10), "octobre, oct"),
    (Tag::Month(11), "novembre, nov"),
    (Tag::Month(12), "décembre, déc"),
    (Tag::Weekday(1), "lundi"),
    (Tag::Weekday(2), "mardi"),
    (Tag::Weekday(3), "mercredi"),
    (Tag::Weekday(4), "jeudi"),
    (Tag::Weekday(5), "vendredi"),
    (Tag::Weekday(6), "samedi"),
    (Tag::Weekday(7), "dimanche"),
    (Tag::Weekdays(1), "lundis"),
    (Tag::Weekdays(2), "mardis"),
    (Tag::Weekdays(3), "mercredis"),
    (Tag::Weekdays(4), "jeudis"),
    (Tag::Weekdays(5), "vendredis"),
    (Tag::Season(1), "printemps"),
    (Tag::Season(2), "été"),
    (Tag::Season(3), "automne"),
    (Tag::Season(4), "hiver"),
    (Tag::Ordinal(1), "premier, première, 1er, 1ère"),
    (Tag::Ordinal(2), "deuxième, second, seconde"),
    (Tag::Ordinal(3), "troisième"),
    (Tag::Ordinal(4), "quatrième"),
    (Tag::Cardinal(1), "un, une"),
    (Tag::Cardinal(2), "deux"),
    (Tag::Cardinal(3), "trois"),
    (Tag::Cardinal(4), "quatre"),
    (Tag::Cardinal(6), "six"),
    (Tag::Cardinal(12), "douze"),
    (Tag::Last, "dernier, dernière"),
    (Tag::Unit(Hour), "heure, heures"),
    (Tag::Unit(Day), "jour, jours"),
    (Tag::Unit(Week), "semaine, semaines"),
    (Tag::Unit(Month), "mois"),
    (Tag::Unit(Quarter), "trimestre*, t"),
    (Tag::Unit(Year), "année, an"),
    (Tag::Years, "années, ans"),
    (Tag::Half, "semestre*, moitié de l année, s"),
    (Tag::Term, "période, durée du plan, durée du projet, période du plan"),
    (Tag::School, "scolaire, universitaire"),
    (Tag::Fiscal, "exercice, budgétaire, fiscale"),
    (Tag::HourMark, "h, heures"),
    (Tag::At, "en, le, au mois de, les, au cours du mois de"),
    (Tag::Every(Daily), "quotidien*, tous les jours, chaque jour"),
    (Tag::Every(Weekly), "hebdomadaire*, toutes les semaines"),
    (Tag::Every(Monthly), "mensuel*, tous les mois"),
    (Tag::Every(Quarterly), "trimestriel*, tous les trimestres"),
    (Tag::Every(Semiannual), "semestriel*, tous les six mois, deux fois par an, tous les semestres"),
    (Tag::Every(Yearly), "annuel*, tous les ans, par an"),
    (Tag::Each, "chaque, tous les, toutes les"),
    (Tag::Times, "fois"),
    (
        Tag::Before,
        "avant, avant le, avant la, d'ici, d ici, d'ici le, d'ici au, d'ici à, au plus tard, au \
      plus tard le, jusqu'au, jusqu'en, jusqu'à, jusqu au, jusqu à, jusqu en, d'ici la, pour le, au plus \
      tard en",
    ),
    (Tag::From, "à partir du, à partir de, dès, à compter du, à compter de, depuis, du, à partir d"),
    (Tag::To, "au, à"),
    (Tag::After, "après, à la suite de, suite à, dès l, à l'issue de, après la, après le"),
    (
        Tag::Since,
        "à compter de la date de, à compter de la signature, à partir de la date de, suivant, à \
      compter de la",
    ),
    (
        Tag::Within,
        "pendant, durant, dans, dans les, au cours de, au cours du, dans un délai de, tout au long \
      de, sous, au cours de l, tout au long de l, dans le courant de, dans un délai d",
    ),
    (Tag::Edge(Begin), "début, le début, début de, au début de, début de l, au début de l"),
    (Tag::Edge(Middle), "milieu, mi, au milieu de, milieu de l"),
    (Tag::Edge(End), "fin, la fin, fin de, à la fin de, la fin de, fin de l, la fin de l, à la fin de l"),
    (Tag::Whole, "toute, tout, toute la, tout le, toute l"),
    (Tag::Business, "ouvrables, ouvrés, ouvrable"),
    (Tag::Following, "suivant, suivante, prochain, prochaine"),
    (Tag::Reporting, "de référence"),
    (Tag::Current, "en cours, courant"),
    (Tag::Then, "puis, ensuite"),
    (
        Tag::Continuous,
        "en continu, permanent*, continu*, en permanence, de façon continue, régulièrement, de \
      manière continue, au fil de l eau",
    ),
    (
        Tag::AsNeeded,
        "au besoin, si nécessaire, en cas de besoin, si besoin, selon les besoins, le cas \
      échéant, sur demande, à la demande, en tant que de besoin, en cas de",
    ),
    (Tag::AtOnce, "immédiatement, sans délai, immédiat"),
    (
        Tag::Reference,
        "selon le calendrier, selon, conformément à, conformément au, à définir, à déterminer, \
      voir",
    ),
    (Tag::And, "et, ou, ainsi que"),
    (
        Tag::Filler,
        "de, des, la, l, d, par, au moins, environ, inclus, date, échéance, jours francs, \
      calendaires, au minimum",
    ),
    (Tag::Suffix, "er, ère, e, ème, nd, re"),
    (Tag::Act, "loi*, décret*, arrêté*, délibération*"),
    (Tag::ActDate, "du"),
    (Tag::NumberSign, "n, no"),
];

const PARTIES: Parties = Parties {
    units: &[
        "académie-+s", "administration-+s", "agence-+s", "assemblée-+s", "association-+s", "autorité-+s",
        "bibliothèque-+s", "bureau-+x", "cabinet-+s", "centre-+s", "chambre-+s", "collège-+s", "comité-+s",
        "commission-+s", "commune-+s", "communauté-+s", "conseil-+s", "cour-+s", "département-+s",
        "direction-+s", "division-+s", "école-+s", "établissement-+s", "fondation-+s", "fonds-",
        "gouvernement-+s", "groupe-+s", "hôpital-", "inspection-+s", "institut-+s", "mairie-+s",
        "métropole-+s", "ministère-+s", "musée-+s", "observatoire-+s", "office-+s", "police-+s",
        "préfecture-+s", "rectorat-+s", "région-+s", "secrétariat-+s", "service-+s", "société-+s",
        "syndicat-+s", "tribunal-", "université-+s", "ville-+s", "mission-+s", "pôle-+s",
    ],
    positions: &[
        "adjoint-+s", "chargé-e+s", "chef-+s", "conseiller-+s", "coordinateur-+s", "coordinatrice-+s",
        "délégué-+s", "directeur-+s", "directrice-+s", "enseignant-+s", "gestionnaire-+s", "ingénieur-+s",
        "inspecteur-+s", "maire-+s", "ministre-+s", "préfet-+s", "président-e+s", "principal-",
        "proviseur-+s", "psychologue-+s", "recteur-+s", "référent-+s", "responsable-+s", "secrétaire-+s",
        "vice-président-+s",
    ],
    groups: &[
        "tous+", "ensemble-", "équipe-+s", "partenaires+", "organismes+", "parents+", "élus+",
        "collectivités+", "acteurs+", "communes+",
    ],
    legal_forms: &["ccas", "epci", "sarl", "sa", "ars", "caf", "dreal", "ddt", "cpam"],
    jointly: &[
        "en collaboration avec", "en coopération avec", "en partenariat avec", "en lien avec",
        "conjointement avec", "avec le soutien de", "avec la participation de", "avec l'appui de",
        "en concertation avec",
    ],
    also: &["et", "ainsi que", "&"],
    by_agreement: &["sous réserve d'accord", "à convenir"],
    lead: &["pilote", "chef de file", "responsable", "porteur"],
    co: &["partenaires", "co-pilote", "contributeurs", "appui"],
    open: &[
        "à", "au", "aux", "de", "des", "du", "la", "le", "les", "et", "ou", "pour", "par", "sur", "en",
        "dans", "avec", "chargé", "sous", "d", "l", "&", "-", "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    heads_of: &[],
    hereinafter: &["ci-après", "ci après", "dit"],
    sole: &["auto entrepreneur", "auto-entrepreneur"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "pour cent", "pourcent"]),
        ("count", &["unités", "unité", "nombre", "pièces"]),
        (
            "person",
            &["personnes", "personne", "participants", "habitants", "élèves", "agents", "bénéficiaires"],
        ),
        ("hectare", &["ha", "hectare*"]),
        ("square_metre", &["m2", "m²"]),
        ("cubic_metre", &["m3", "m³"]),
        ("kilometre", &["km", "kilomètre*"]),
        ("metre", &["m", "mètre*"]),
        ("kilogram", &["kg"]),
        ("tonne", &["t", "tonne*"]),
        ("hour", &["heures", "heure", "h"]),
        ("day", &["jours", "jour"]),
        ("week", &["semaines", "semaine"]),
        ("month", &["mois"]),
        ("year", &["ans", "an", "années", "année"]),
        ("time", &["fois"]),
        ("EUR", &["€", "euro", "euros", "eur", "k€", "m€"]),
    ],
    scales: &[
        ("thousand", &["mille", "milliers de", "milliers d'"]),
        ("million", &["million*", "millions d'", "millions de"]),
        ("billion", &["milliard*", "milliards d'"]),
    ],
    at_least: &["au moins", "au minimum", "minimum", "pas moins de", "≥"],
    or_more: &["ou plus", "et plus"],
    more_than: &["plus de", "supérieur à", ">"],
    at_most: &["au plus", "au maximum", "maximum", "pas plus de", "jusqu'à", "≤"],
    less_than: &["moins de", "inférieur à", "<"],
    from: &["de", "entre"],
    change: &["de"],
    to: &["à", "et"],
    quantity: &["nombre de", "nombre d'", "quantité de"],
    indicators: &["indicateurs", "indicateurs de résultat", "indicateurs cibles", "cibles"],
    baseline: &["valeur de référence", "situation initiale", "référence"],
    decimal_comma: true,
    dot_thousands: false,
};

const POINTS: Points = Points {
    measure: &["action", "actions", "point", "points", "mesure", "mesures", "n°", "fiche", "fiches"],
    section: &["section", "sections", "chapitre", "chapitres", "axe", "axes", "partie"],
    through: &["à"],
    and: &["et", "ou"],
    act: &[
        "loi", "lois", "décret*", "arrêté*", "code", "directive*", "règlement*", "circulaire*",
        "délibération*", "article*", "convention*", "annexe*",
    ],
    this: &["présent", "ce", "cette"],
};

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("31/12/2022", "date", "2022-12-31", ""),
    ("31 décembre 2022", "date", "2022-12-31", ""),
    ("1er mars 2023", "date", "2023-03-01", ""),
    ("avant le 31 décembre 2022", "date", "2022-12-31", ""),
    ("au plus tard le 15 mai 2023", "date", "2023-05-15", ""),
    ("d'ici fin 2023", "date", "2023-12-31", ""),
    ("à partir du 1er janvier 2023", "interval", "2023-01-01/..", ""),
    ("à partir de janvier 2023", "interval", "2023-01/..", ""),
    ("du 1er avril au 1er juillet 2023", "interval", "2023-04-01/2023-07-01", ""),
    ("de janvier à mars 2022", "interval", "2022-01/2022-03", ""),
    ("janvier-mars 2022", "interval", "2022-01/2022-03", ""),
    ("1er trimestre 2023", "interval", "2023-01/2023-03", ""),
    ("T2 2022", "interval", "2022-04/2022-06", ""),
    ("2e semestre 2022", "interval", "2022-07/2022-12", ""),
    ("premier semestre 2023", "interval", "2023-01/2023-06", ""),
    ("2022", "interval", "2022", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("fin 2022", "interval", "2022-12~", ""),
    ("début 2023", "interval", "2023-01~", ""),
    ("mi-2023", "interval", "2023-06~", ""),
    ("décembre", "interval", "[2022-12,2023-12]", ""),
    ("décembre 2022", "interval", "2022-12", ""),
    ("quotidien", "recurring", "2022/2023", "daily"),
    ("hebdomadaire", "recurring", "2022/2023", "weekly"),
    ("mensuel", "recurring", "2022/2023", "monthly"),
    ("mensuellement", "recurring", "2022/2023", "monthly"),
    ("trimestriel", "recurring", "2022/2023", "quarterly"),
    ("semestriel", "recurring", "2022/2023", "semiannual"),
    ("annuel", "recurring", "2022/2023", "yearly"),
    ("annuellement", "recurring", "2022/2023", "yearly"),
    ("une fois par an", "recurring", "2022/2023", "yearly"),
    ("deux fois par an", "recurring", "2022/2023", "semiannual"),
    ("une fois par trimestre", "recurring", "2022/2023", "quarterly"),
    ("tous les ans", "recurring", "2022/2023", "yearly"),
    ("chaque année avant le 31 mars", "recurring", "2022/2023", "yearly"),
    ("tous les deux ans", "recurring", "2022/2023", ""),
    ("en continu", "continuous", "2022/2023", ""),
    ("permanent", "continuous", "2022/2023", ""),
    ("au besoin", "as_needed", "", ""),
    ("si nécessaire", "as_needed", "", ""),
    ("immédiatement", "relative", "", ""),
    ("dans un délai de 30 jours après la signature", "relative", "", ""),
    ("année scolaire 2022/2023", "interval", "2022-09/2023-08", ""),
    ("selon le calendrier", "unresolved", "", ""),
    ("tout au long de l'année", "interval", "2022/2023", ""),
    ("31 juin 2022", "invalid", "2022-06-XX", ""),
];
