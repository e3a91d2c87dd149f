//! Spanish.

use super::layout::NONE;
use super::{Language, Layout};
use crate::model::plan::Role;
use crate::phrase::Words;

pub(super) static ES: Language = Language {
    code: "es",
    name: "Spanish",
    common: COMMON,
    letters: "ñáíóú",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    ..super::BASE
};

const COMMON: &[&str] = &[
    "el", "la", "los", "las", "de", "del", "y", "a", "al", "en", "para", "por", "con", "un", "una", "o",
    "es", "son", "se", "que", "plan", "acción", "acciones", "año", "años", "plazo", "responsable",
    "responsables", "su",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["n", "nº", "no", "n°", "núm", "número", "#"]),
    (
        Role::Title,
        &[
            "acción*", "acciones", "acción puntual", "actividad*", "medida*", "tarea*",
            "descripción de la acción", "denominación*", "nombre de la acción", "línea de acción",
            "líneas de acción", "descripción", "proyecto*", "hito*", "nombre", "etapa*", "iniciativa*",
        ],
    ),
    (
        Role::Deadline,
        &[
            "plazo*", "fecha*", "fecha límite", "plazo de ejecución", "calendario", "cronograma",
            "fecha de cumplimiento", "período", "periodo", "plazo de cumplimiento", "fecha prevista",
            "cuándo", "periodo de ejecución", "temporalización",
        ],
    ),
    (Role::Start, &["inicio", "fecha de inicio", "comienzo"]),
    (Role::End, &["fin", "fecha de fin", "término", "fecha de término", "finalización", "fecha final"]),
    (Role::Duration, &["duración"]),
    (
        Role::Responsible,
        &[
            "responsable*", "entidad* responsable*", "órgano responsable", "dependencia* responsable*",
            "unidad responsable", "área responsable", "quién", "dependencias y o entidades responsables",
            "dependencia o entidad coordinadora", "institución responsable", "persona responsable",
            "encargado*", "ejecutor*",
        ],
    ),
    (
        Role::CoResponsible,
        &[
            "colaborador*", "participante*", "entidades colaboradoras", "corresponsable*", "socios",
            "instituciones de apoyo",
        ],
    ),
    (
        Role::ExpectedResult,
        &["resultado*", "resultado esperado", "resultados esperados", "producto esperado", "productos"],
    ),
    (Role::Target, &["meta", "metas", "valor meta", "valor objetivo"]),
    (Role::Baseline, &["línea base", "línea de base", "valor base"]),
    (Role::Unit, &["unidad de medida", "unidad*"]),
    (Role::Indicator, &["indicador*"]),
    (Role::Place, &["lugar*", "ubicación"]),
    (
        Role::Funding,
        &[
            "presupuesto*", "costo*", "coste*", "financiación", "financiamiento", "recursos",
            "fuente de financiamiento",
        ],
    ),
    (Role::Status, &["estado", "avance", "grado de cumplimiento", "estatus", "seguimiento"]),
    (Role::Basis, &["fundamento*", "base legal", "base jurídica"]),
    (Role::Note, &["observacion*", "nota*", "comentario*", "tipo de acción"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("parte", 1),
        ("título", 1),
        ("sección", 2),
        ("capítulo", 3),
        ("eje", 4),
        ("eje estratégico", 4),
        ("objetivo", 5),
        ("objetivo estratégico", 5),
        ("estrategia", 6),
        ("línea de acción", 6),
        ("programa", 6),
        ("medida", 8),
        ("acción", 8),
        ("fase", 8),
        ("proyecto", 8),
    ],
    items: &["paso", "punto", "acción"],
    totals: &["total", "subtotal"],
    notes: &["nota*", "observacion*"],
    generic: &["nombre", "descripción", "fecha*"],
    plans: &["plan", "plan de acción", "programa", "cronograma", "hoja de ruta"],
    approvals: &["aprobado*", "apruebo"],
    annexes: &["anexo"],
    stakeholders: &["grupos de interés", "partes interesadas", "población objetivo"],
    keys: &[
        (Role::Deadline, &["plazo", "fecha", "fecha límite", "plazo de ejecución"]),
        (Role::Responsible, &["responsable*", "entidad responsable"]),
        (Role::ExpectedResult, &["resultado esperado", "resultado*"]),
    ],
    lead_ins: &[
        "deben concluir antes", "deben finalizar antes", "deberán concluir antes", "deberán finalizar",
    ],
    periods: &[
        "año*", "trimestre*", "semestre*", "mes", "meses", "semana*", "enero", "febrero", "marzo", "abril",
        "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ],
    furniture: &["inicio", "imprimir", "compartir", "página"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[];
