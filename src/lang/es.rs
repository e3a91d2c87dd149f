//! Spanish.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
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
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
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

const PARTIES: Parties = Parties {
    units: &[
        "academia-+s", "administraci-ón+ones", "agencia-+s", "archivo-+s", "asociaci-ón+ones",
        "autoridad-+es", "ayuntamiento-+s", "biblioteca-+s", "c-ámara+ámaras", "centro-+s", "colegio-+s",
        "comisi-ón+ones", "comité-+s", "concejalía-+s", "consejería-+s", "consejo-+s", "coordinaci-ón+ones",
        "corporaci-ón+ones", "defensoría-", "delegaci-ón+ones", "departamento-+s", "diputaci-ón+ones",
        "direcci-ón+ones", "divisi-ón+ones", "escuela-+s", "fiscalía-+s", "fundaci-ón+ones", "gabinete-+s",
        "gerencia-+s", "gobierno-+s", "grupo-+s", "hospital-+es", "instituto-+s", "intendencia-+s",
        "jefatura-+s", "junta-+s", "juzgado-+s", "mesa-+s", "ministerio-+s", "municipio-+s", "museo-+s",
        "oficina-+s", "policía-+s", "secretaría-+s", "secci-ón+ones", "servicio-+s", "subdirecci-ón+ones",
        "subsecretaría-+s", "tribunal-+es", "unidad-+es", "universidad-+es", "viceministerio-+s", "área-+s",
        "observatorio-+s",
    ],
    positions: &[
        "alcalde-+s", "alcaldesa-", "asesor-+es", "concejal-+es", "consejero-+s", "coordinador-a+es",
        "delegado-+s", "director-a+es", "docente-+s", "encargado-+s", "gerente-+s", "gobernador-+es",
        "ingeniero-+s", "inspector-+es", "jefe-+s", "jefa-+s", "ministro-+s", "ministra-", "orientador-a+es",
        "presidente-+s", "profesor-a+es", "rector-a+es", "responsable-+s", "secretario-+s",
        "subdirector-a+es", "técnico-+s", "tutor-+es",
    ],
    groups: &[
        "todos+", "todas+", "equipo-+s", "entidades+", "organismos+", "padres+", "instituciones+",
        "comunidades+", "miembros+",
    ],
    legal_forms: &["sa", "srl", "sl", "ong"],
    jointly: &[
        "en colaboración con", "en coordinación con", "en cooperación con", "conjuntamente con", "junto con",
        "con el apoyo de", "con la participación de", "en conjunto con",
    ],
    also: &["y", "e", "así como", "&"],
    by_agreement: &["previo acuerdo", "por acuerdo", "a convenir"],
    lead: &["responsable", "líder", "entidad responsable", "coordinador"],
    co: &["corresponsables", "corresponsable", "apoyo", "colaboradores", "participantes"],
    open: &[
        "a", "al", "de", "del", "el", "la", "los", "las", "y", "e", "o", "para", "por", "en", "con", "sobre",
        "sub", "&", "-", "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    hereinafter: &["en adelante", "en lo sucesivo"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "por ciento", "porciento", "porcentaje"]),
        ("count", &["unidades", "unidad", "número"]),
        ("person", &["personas", "persona", "participantes", "habitantes", "alumnos", "beneficiarios"]),
        ("hectare", &["ha", "hectárea*"]),
        ("square_metre", &["m2", "m²"]),
        ("cubic_metre", &["m3", "m³"]),
        ("kilometre", &["km", "kilómetro*"]),
        ("metre", &["m", "metro*"]),
        ("kilogram", &["kg"]),
        ("tonne", &["t", "tonelada*"]),
        ("hour", &["horas", "hora"]),
        ("day", &["días", "día"]),
        ("week", &["semanas", "semana"]),
        ("month", &["meses", "mes"]),
        ("year", &["años", "año"]),
        ("time", &["veces", "vez"]),
        ("EUR", &["€", "euro", "euros", "eur"]),
        ("USD", &["$", "usd", "dólar*"]),
    ],
    scales: &[
        ("thousand", &["mil", "miles de"]),
        ("million", &["millón", "millones", "millones de", "mm"]),
        ("billion", &["mil millones"]),
    ],
    at_least: &["al menos", "por lo menos", "como mínimo", "mínimo", "no menos de", "≥"],
    more_than: &["más de", "superior a", ">"],
    at_most: &["como máximo", "máximo", "no más de", "hasta", "a lo sumo", "≤"],
    less_than: &["menos de", "inferior a", "<"],
    from: &["de", "entre"],
    to: &["a", "y"],
    quantity: &["número de", "n.º de", "nº de", "cantidad de"],
    indicators: &["indicadores", "indicadores de resultado", "metas", "indicadores clave"],
    baseline: &["línea base", "línea de base", "valor base", "valor inicial"],
    decimal_comma: true,
    dot_thousands: true,
};

const POINTS: Points = Points {
    measure: &[
        "acción", "acciones", "punto", "puntos", "medida", "medidas", "actividad", "actividades", "tarea",
        "tareas",
    ],
    section: &["sección", "secciones", "capítulo", "capítulos", "eje", "ejes", "apartado"],
    through: &["a", "al"],
    and: &["y", "e", "o"],
    act: &[
        "ley", "leyes", "decreto*", "orden", "reglamento*", "código", "directiva*", "resolución*",
        "acuerdo*", "artículo*", "art.", "constitución", "convenio*", "anexo*",
    ],
    this: &["presente", "este", "esta"],
};
