//! French.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

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
    furniture: &["accueil", "imprimer", "partager", "page"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];

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
    hereinafter: &["ci-après", "ci après", "dit"],
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
    more_than: &["plus de", "supérieur à", ">"],
    at_most: &["au plus", "au maximum", "maximum", "pas plus de", "jusqu'à", "≤"],
    less_than: &["moins de", "inférieur à", "<"],
    from: &["de", "entre"],
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
