//! French.

use super::layout::NONE;
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
