//! Names of months and days of the week in the languages a format may ask for.

/// Which language's names a date is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names(&'static Table);

#[derive(Debug, PartialEq, Eq)]
struct Table {
    language: &'static str,
    /// Primary language identifier of a Windows LCID ([MS-LCID]).
    lcid: u32,
    months: [&'static str; 12],
    /// As it stands beside a day; empty where it is the same.
    genitive: [&'static str; 12],
    /// Letters of a short month name, and the exceptions Windows has.
    short: [&'static str; 12],
    /// From Monday.
    days: [&'static str; 7],
    short_days: [&'static str; 7],
}

impl Names {
    /// The names of a language, English where it has none here.
    pub fn of_language(code: &str) -> Self {
        Self(TABLES.iter().find(|t| t.language == code).unwrap_or(&ENGLISH))
    }

    /// The names an LCID in hexadecimal asks for.
    pub fn of_lcid(hex: &str) -> Option<Self> {
        let id = u32::from_str_radix(hex.trim(), 16).ok()?;
        TABLES.iter().chain([&ENGLISH]).find(|t| t.lcid == id & 0x3ff).map(Self)
    }

    /// The names for a workbook with these texts, by their letters: formats without a locale follow the
    /// reader's, and the reader is taken to read what the workbook is written in.
    pub fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut latin, mut cyrillic, mut ukrainian) = (0_u32, 0_u32, 0_u32);
        for c in texts.take(200).flat_map(|t| t.chars().take(200)) {
            match c {
                'a'..='z' | 'A'..='Z' => latin += 1,
                'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => ukrainian += 1,
                '\u{400}'..='\u{4ff}' => cyrillic += 1,
                _ => {}
            }
        }
        Self::of_language(match () {
            () if cyrillic + ukrainian <= latin => "en",
            () if ukrainian * 50 > cyrillic => "uk",
            () => "ru",
        })
    }

    /// A month's name in full; `beside_day` in the case it has there.
    pub fn month(self, month: usize, beside_day: bool) -> &'static str {
        let genitive = self.0.genitive.get(month.wrapping_sub(1)).copied().unwrap_or("");
        if beside_day && !genitive.is_empty() {
            return genitive;
        }
        self.0.months.get(month.wrapping_sub(1)).copied().unwrap_or("")
    }

    /// A month's short name.
    pub fn short_month(self, month: usize) -> &'static str {
        self.0.short.get(month.wrapping_sub(1)).copied().unwrap_or("")
    }

    /// A day's name, 0 is Monday.
    pub fn day(self, day: usize, short: bool) -> &'static str {
        let names = if short { &self.0.short_days } else { &self.0.days };
        names.get(day).copied().unwrap_or("")
    }
}

static TABLES: [Table; 5] = [
    Table {
        language: "ru",
        lcid: 0x19,
        months: [
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
            "ноябрь", "декабрь",
        ],
        genitive: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
            "ноября", "декабря",
        ],
        short: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
        days: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        short_days: ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"],
    },
    Table {
        language: "uk",
        lcid: 0x22,
        months: [
            "січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень", "вересень",
            "жовтень", "листопад", "грудень",
        ],
        genitive: [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
            "жовтня", "листопада", "грудня",
        ],
        short: ["січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"],
        days: ["понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя"],
        short_days: ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Нд"],
    },
    Table {
        language: "it",
        lcid: 0x10,
        months: [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
            "ottobre", "novembre", "dicembre",
        ],
        genitive: [""; 12],
        short: ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        days: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        short_days: ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    },
    Table {
        language: "pl",
        lcid: 0x15,
        months: [
            "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
            "październik", "listopad", "grudzień",
        ],
        genitive: [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
            "października", "listopada", "grudnia",
        ],
        short: ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
        days: ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
        short_days: ["pon", "wto", "śro", "czw", "pią", "sob", "nie"],
    },
    Table {
        language: "de",
        lcid: 0x07,
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember",
        ],
        genitive: [""; 12],
        short: ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        days: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        short_days: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    },
];

static ENGLISH: Table = Table {
    language: "en",
    lcid: 0x09,
    months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ],
    genitive: [""; 12],
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    short_days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
