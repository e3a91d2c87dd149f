//! Spanish.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

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
    about: &["para", "sobre", "en", "contra", "por"],
    furniture: &["inicio", "imprimir", "compartir", "página"],
    blanks: &["no aplica", "n/a"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "enero, ene"),
    (Tag::Month(2), "febrero, feb"),
    (Tag::Month(3), "marzo, mar"),
    (Tag::Month(4), "abril, abr"),
    (Tag::Month(5), "mayo, may"),
    (Tag::Month(6), "junio, jun"),
    (Tag::Month(7), "julio, jul"),
    (Tag::Month(8), "agosto, ago"),
    (Tag::Month(9), "septiembre, setiembre, sept, sep"),
    (Tag::Month(10), "octubre, oct"),
    (Tag::Month(11), "noviembre, nov"),
    (Tag::Month(12), "diciembre, dic"),
    (Tag::Weekday(1), "lunes"),
    (Tag::Weekday(2), "martes"),
    (Tag::Weekday(3), "miércoles"),
    (Tag::Weekday(4), "jueves"),
    (Tag::Weekday(5), "viernes"),
    (Tag::Weekday(6), "sábado"),
    (Tag::Weekday(7), "domingo"),
    (Tag::Weekdays(1), "los lunes, todos los lunes"),
    (Tag::Weekdays(2), "los martes, todos los martes"),
    (Tag::Weekdays(3), "los miércoles, todos los miércoles"),
    (Tag::Weekdays(4), "los jueves, todos los jueves"),
    (Tag::Weekdays(5), "los viernes, todos los viernes"),
    (Tag::Season(1), "primavera"),
    (Tag::Season(2), "verano"),
    (Tag::Season(3), "otoño"),
    (Tag::Season(4), "invierno"),
    (Tag::Ordinal(1), "primer, primero, primera"),
    (Tag::Ordinal(2), "segundo, segunda"),
    (Tag::Ordinal(3), "tercer, tercero, tercera"),
    (Tag::Ordinal(4), "cuarto, cuarta"),
    (Tag::Cardinal(1), "un, una, uno"),
    (Tag::Cardinal(2), "dos"),
    (Tag::Cardinal(3), "tres"),
    (Tag::Cardinal(4), "cuatro"),
    (Tag::Cardinal(6), "seis"),
    (Tag::Cardinal(12), "doce"),
    (Tag::Last, "último, última"),
    (Tag::Unit(Hour), "hora, horas"),
    (Tag::Unit(Day), "día, días"),
    (Tag::Unit(Week), "semana, semanas"),
    (Tag::Unit(Month), "mes, meses"),
    (Tag::Unit(Quarter), "trimestre*, t"),
    (Tag::Unit(Year), "año"),
    (Tag::Years, "años"),
    (Tag::Half, "semestre*, mitad del año"),
    (Tag::Term, "período, periodo, vigencia del plan, duración del plan, período del plan"),
    (Tag::School, "escolar, académico, lectivo, curso"),
    (Tag::Fiscal, "fiscal, ejercicio"),
    (Tag::At, "en, el, a las, los"),
    (Tag::Every(Daily), "diario, diariamente, diaria, cada día"),
    (Tag::Every(Weekly), "semanal, semanalmente"),
    (Tag::Every(Monthly), "mensual, mensualmente"),
    (Tag::Every(Quarterly), "trimestral, trimestralmente"),
    (Tag::Every(Semiannual), "semestral, semestralmente, dos veces al año, cada seis meses"),
    (Tag::Every(Yearly), "anual, anualmente, al año"),
    (Tag::Each, "cada, todos los, todas las"),
    (Tag::Times, "vez, veces"),
    (
        Tag::Before,
        "hasta, antes de, antes del, a más tardar, a más tardar el, para, hasta el, no más tarde \
      de, no más tarde del, para el, a más tardar en",
    ),
    (Tag::From, "desde, a partir de, a partir del, desde el, desde la"),
    (Tag::To, "a, al"),
    (Tag::After, "después de, después del, tras, tras la, posterior a, luego de"),
    (
        Tag::Since,
        "a partir de la fecha de, desde la fecha de, contados desde, a partir de la firma de, \
      siguientes a",
    ),
    (
        Tag::Within,
        "durante, dentro de, en el plazo de, a lo largo de, en el transcurso de, a lo largo del, \
      dentro de los, dentro del, en un plazo de, durante el, durante la, en el transcurso del",
    ),
    (
        Tag::Edge(Begin),
        "inicio, principios, comienzo, inicios, inicio del, principios del, inicio de, \
      principios de",
    ),
    (Tag::Edge(Middle), "mediados, mediados de, mediados del"),
    (
        Tag::Edge(End),
        "fin, final, finales, fines, fin de, finales de, final de, fin del, finales del, final \
      del",
    ),
    (Tag::Whole, "todo, toda, todo el, toda la"),
    (Tag::Business, "hábiles, laborables, hábil"),
    (Tag::Following, "siguiente, próximo, próxima"),
    (Tag::Reporting, "de referencia"),
    (Tag::Current, "en curso, corriente, presente"),
    (Tag::Then, "luego, después"),
    (
        Tag::Continuous,
        "permanente*, continu*, de forma continua, de manera permanente, constante*, todo el \
      tiempo, de manera continua, periódicamente",
    ),
    (
        Tag::AsNeeded,
        "según necesidad, cuando sea necesario, según sea necesario, si es necesario, en caso \
      necesario, según se requiera, a solicitud, a demanda, cuando se requiera, según las necesidades, en \
      caso de, según requerimiento, cuando proceda",
    ),
    (Tag::AtOnce, "inmediatamente, de inmediato, inmediato"),
    (
        Tag::Reference,
        "según calendario, según cronograma, según el calendario, conforme a, de acuerdo con, \
      de acuerdo a, según el cronograma, por definir, por determinar, según plan, según el plan, ver",
    ),
    (Tag::And, "y, e, o, u"),
    (
        Tag::Filler,
        "de, del, la, las, por, al menos, como mínimo, aproximadamente, inclusive, naturales, \
      fecha, mínimo",
    ),
    (Tag::Suffix, "er, ro, ra, do, da, º, ª, er, to"),
    (Tag::Act, "ley*, decreto*, resolución, orden, acuerdo*"),
    (Tag::ActDate, "de"),
    (Tag::NumberSign, "n, nº, no, núm"),
];

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
    heads_of: &[],
    hereinafter: &["en adelante", "en lo sucesivo"],
    sole: &["autónomo"],
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
    or_more: &["o más", "y más"],
    more_than: &["más de", "superior a", ">"],
    at_most: &["como máximo", "máximo", "no más de", "hasta", "a lo sumo", "≤"],
    less_than: &["menos de", "inferior a", "<"],
    from: &["de", "entre"],
    change: &["de"],
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

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("31/12/2022", "date", "2022-12-31", ""),
    ("31 de diciembre de 2022", "date", "2022-12-31", ""),
    ("1 de marzo de 2023", "date", "2023-03-01", ""),
    ("antes del 31 de diciembre de 2022", "date", "2022-12-31", ""),
    ("a más tardar el 15 de mayo de 2023", "date", "2023-05-15", ""),
    ("hasta el 30 de junio de 2023", "date", "2023-06-30", ""),
    ("a partir de enero de 2023", "interval", "2023-01/..", ""),
    ("desde el 1 de abril hasta el 1 de julio de 2023", "interval", "2023-04-01/2023-07-01", ""),
    ("del 1 de abril al 1 de julio de 2023", "interval", "2023-04-01/2023-07-01", ""),
    ("enero a marzo de 2022", "interval", "2022-01/2022-03", ""),
    ("enero-marzo 2022", "interval", "2022-01/2022-03", ""),
    ("primer trimestre de 2023", "interval", "2023-01/2023-03", ""),
    ("T2 2022", "interval", "2022-04/2022-06", ""),
    ("segundo semestre de 2022", "interval", "2022-07/2022-12", ""),
    ("2022", "interval", "2022", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("finales de 2022", "interval", "2022-12~", ""),
    ("principios de 2023", "interval", "2023-01~", ""),
    ("mediados de 2023", "interval", "2023-06~", ""),
    ("diciembre", "interval", "[2022-12,2023-12]", ""),
    ("diciembre de 2022", "interval", "2022-12", ""),
    ("diario", "recurring", "2022/2023", "daily"),
    ("semanal", "recurring", "2022/2023", "weekly"),
    ("mensual", "recurring", "2022/2023", "monthly"),
    ("mensualmente", "recurring", "2022/2023", "monthly"),
    ("trimestral", "recurring", "2022/2023", "quarterly"),
    ("semestral", "recurring", "2022/2023", "semiannual"),
    ("anual", "recurring", "2022/2023", "yearly"),
    ("anualmente", "recurring", "2022/2023", "yearly"),
    ("una vez al año", "recurring", "2022/2023", "yearly"),
    ("dos veces al año", "recurring", "2022/2023", "semiannual"),
    ("cada tres meses", "recurring", "2022/2023", "quarterly"),
    ("cada año antes del 31 de marzo", "recurring", "2022/2023", "yearly"),
    ("cada dos años", "recurring", "2022/2023", ""),
    ("permanente", "continuous", "2022/2023", ""),
    ("de forma continua", "continuous", "2022/2023", ""),
    ("según necesidad", "as_needed", "", ""),
    ("cuando sea necesario", "as_needed", "", ""),
    ("de inmediato", "relative", "", ""),
    ("dentro de los 30 días hábiles siguientes a la firma", "relative", "", ""),
    ("curso escolar 2022/2023", "interval", "2022-09/2023-08", ""),
    ("según cronograma", "unresolved", "", ""),
    ("todo el año", "interval", "2022/2023", ""),
    ("durante 2023", "interval", "2023", ""),
    ("31 de junio de 2022", "invalid", "2022-06-XX", ""),
];
