//! Polish.

use super::layout::NONE;
use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

pub(super) static PL: Language = Language {
    code: "pl",
    name: "Polish",
    common: COMMON,
    letters: "ąęłńśźżó",
    headings: HEADINGS,
    layout: &LAYOUT,
    words: WORDS,
    borrows: &["en"],
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
    roman_months: true,
    ..super::BASE
};

const COMMON: &[&str] = &[
    "i", "w", "na", "z", "ze", "do", "dla", "od", "oraz", "po", "o", "przy", "lub", "nie", "się", "jest",
    "są", "rok", "roku", "lat", "plan", "działań", "działania", "termin", "odpowiedzialny", "odpowiedzialni",
    "zadanie", "zadania", "realizacji", "rzecz",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Number, &["lp", "l p", "nr", "numer", "poz", "#"]),
    (
        Role::Title,
        &[
            "zadani*", "nazwa zadania", "działani*", "nazwa działania", "czynnoś*", "treść zadania",
            "opis działania", "przedsięwzięci*", "nazwa", "temat*", "wydarzeni*", "opis zadania", "etap*",
            "rodzaj działania", "zakres zadań", "formy realizacji",
        ],
    ),
    (
        Role::Deadline,
        &[
            "termin*", "termin realizacji", "termin wykonania", "terminy", "data", "daty",
            "termin zakończenia", "czas realizacji", "harmonogram", "okres realizacji",
            "termin przeprowadzenia",
        ],
    ),
    (Role::Start, &["rozpoczęci*", "data rozpoczęcia", "początek", "od"]),
    (Role::End, &["zakończeni*", "data zakończenia", "koniec", "do"]),
    (Role::Duration, &["czas trwania"]),
    (
        Role::Responsible,
        &[
            "odpowiedzialn*", "osoba odpowiedzialna", "osoby odpowiedzialne", "wykonawc*",
            "odpowiedzialność", "odpowiedzialny za realizację", "jednostka odpowiedzialna", "realizator*",
            "podmiot odpowiedzialny", "odpowiedzialni za wykonanie", "podmiot realizujący",
        ],
    ),
    (
        Role::CoResponsible,
        &["współpraca", "współwykonawc*", "partner*", "podmioty współpracujące", "uczestnic*"],
    ),
    (
        Role::ExpectedResult,
        &["oczekiwan* rezultat*", "rezultat*", "efekt*", "oczekiwan* efekt*", "spodziewan* efekt*", "wynik*"],
    ),
    (Role::Target, &["wartość docelowa", "wartości docelowe", "cel liczbowy", "liczba"]),
    (Role::Baseline, &["wartość bazowa", "wartość początkowa"]),
    (Role::Unit, &["jednostka miary", "jedn miary", "j m"]),
    (Role::Indicator, &["wskaźnik*", "miernik*"]),
    (Role::Place, &["miejsce*", "lokalizacja"]),
    (Role::Funding, &["koszt*", "budżet*", "finansowani*", "źródło finansowania", "środki"]),
    (Role::Status, &["status", "stan realizacji", "wykonani*"]),
    (Role::Basis, &["podstawa*", "podstawa prawna"]),
    (Role::Note, &["uwag*", "komentarz*"]),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("część", 1),
        ("rozdział", 2),
        ("dział", 2),
        ("cel", 4),
        ("cel strategiczny", 4),
        ("cel operacyjny", 5),
        ("priorytet", 4),
        ("kierunek", 5),
        ("obszar", 5),
        ("zadanie", 6),
        ("działanie", 7),
        ("etap", 8),
    ],
    items: &["krok", "pkt", "działanie"],
    totals: &["razem", "ogółem", "suma"],
    notes: &["uwag*", "przypis*"],
    generic: &["nazwa", "data", "daty", "temat*"],
    plans: &["plan", "program", "harmonogram", "kalendarz"],
    approvals: &["zatwierdzam", "zatwierdzono"],
    annexes: &["załącznik"],
    stakeholders: &["interesariusz*", "grup* docelow*"],
    keys: &[
        (Role::Deadline, &["termin", "termin realizacji", "data"]),
        (Role::Responsible, &["odpowiedzialn*", "osoba odpowiedzialna", "wykonawca"]),
        (Role::ExpectedResult, &["rezultat*", "efekt*"]),
    ],
    lead_ins: &["należy zakończyć do", "zakończyć do"],
    periods: &[
        "rok*", "r", "kwarta*", "kw", "półrocz*", "miesiąc*", "miesięc*", "tydzień", "tygod*", "styczeń",
        "stycz*", "lut*", "marzec", "marca", "kwie*", "maj*", "czerw*", "lip*", "sierp*", "wrze*", "paźdz*",
        "listopad*", "grud*",
    ],
    about: &["na", "w", "dla", "o", "dotyczący", "dotyczących", "przeciw"],
    furniture: &["strona główna", "drukuj", "udostępnij"],
    ..NONE
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "styczeń, stycznia, styczniu, stycz"),
    (Tag::Month(2), "luty, lutego, lutym"),
    (Tag::Month(3), "marzec, marca, marcu"),
    (Tag::Month(4), "kwiecień, kwietnia, kwietniu, kwiec"),
    (Tag::Month(5), "maj, maja, maju"),
    (Tag::Month(6), "czerwiec, czerwca, czerwcu"),
    (Tag::Month(7), "lipiec, lipca, lipcu"),
    (Tag::Month(8), "sierpień, sierpnia, sierpniu"),
    (Tag::Month(9), "wrzesień, września, wrześniu, wrzes"),
    (Tag::Month(10), "październik*, paźdz"),
    (Tag::Month(11), "listopad*"),
    (Tag::Month(12), "grudzień, grudnia, grudniu"),
    (Tag::Weekday(1), "poniedziałek, poniedziałku, poniedziałki"),
    (Tag::Weekday(2), "wtorek, wtorku"),
    (Tag::Weekday(3), "środa, środę, środy"),
    (Tag::Weekday(4), "czwartek, czwartku"),
    (Tag::Weekday(5), "piątek, piątku"),
    (Tag::Weekday(6), "sobota, sobotę, soboty"),
    (Tag::Weekday(7), "niedziela, niedzielę"),
    (Tag::Weekdays(1), "poniedziałki"),
    (Tag::Weekdays(2), "wtorki"),
    (Tag::Weekdays(3), "środy"),
    (Tag::Weekdays(4), "czwartki"),
    (Tag::Weekdays(5), "piątki"),
    (Tag::Season(1), "wiosna, wiosną, wiosny, wiosnę"),
    (Tag::Season(2), "lato, latem"),
    (Tag::Season(3), "jesień, jesienią, jesieni"),
    (Tag::Season(4), "zima, zimą, zimy, zimę"),
    (Tag::Ordinal(1), "pierwszy, pierwsza, pierwsze, pierwszego, pierwszej, pierwszym, pierwszą"),
    (Tag::Ordinal(2), "drugi, druga, drugie, drugiego, drugiej, drugim, drugą"),
    (Tag::Ordinal(3), "trzeci, trzecia, trzeciego, trzeciej, trzecim"),
    (Tag::Ordinal(4), "czwarty, czwarta, czwartego, czwartej, czwartym"),
    (Tag::Cardinal(1), "jeden, jednego, jedna"),
    (Tag::Cardinal(2), "dwa, dwóch, dwie"),
    (Tag::Cardinal(3), "trzy, trzech"),
    (Tag::Cardinal(6), "sześć, sześciu"),
    (Tag::Cardinal(7), "siedem, siedmiu"),
    (Tag::Cardinal(14), "czternaście, czternastu"),
    (Tag::Last, "ostatni, ostatnia, ostatniego, ostatniej, ostatnim"),
    (Tag::Unit(Hour), "godzin, godziny, godzina"),
    (Tag::Unit(Day), "dzień, dnia, dni, dniu"),
    (Tag::Unit(Week), "tydzień, tygodnia, tygodni, tygodnie, tygodniu"),
    (Tag::Unit(Month), "miesiąc, miesiąca, miesięcy, miesiące, miesiącu, mies"),
    (Tag::Unit(Quarter), "kwartał*, kwartale, kw"),
    (Tag::Unit(Year), "rok, roku, rokiem, r"),
    (Tag::Years, "lata, latach, lat"),
    (Tag::Half, "półrocze, półrocza, półroczu, półroczy, połowa roku, połowie roku"),
    (Tag::TenDays, "dekada, dekady, dekadzie"),
    (
        Tag::Term,
        "okres, okresu, okres realizacji, okresu realizacji, czas trwania projektu, \
      okresie, okres obowiązywania, okres obowiązywania planu, okres obowiązywania programu",
    ),
    (Tag::School, "szkoln*, akademick*"),
    (Tag::Fiscal, "budżetow*, obrotow*"),
    (Tag::HourMark, "godz"),
    (Tag::At, "w, we, na, o, godz, godzinie, g"),
    (Tag::Every(Daily), "codziennie, dziennie"),
    (Tag::Every(Weekly), "co tydzień, cotygodniowo, tygodniowo"),
    (Tag::Every(Monthly), "co miesiąc, comiesięcznie, miesięcznie"),
    (Tag::Every(Quarterly), "co kwartał, kwartalnie"),
    (
        Tag::Every(Semiannual),
        "co pół roku, półrocznie, raz na pół roku, raz na półrocze, co półrocze, raz w \
      półroczu",
    ),
    (Tag::Every(Yearly), "co rok, corocznie, rocznie, co roku"),
    (Tag::Each, "każd*, co"),
    (Tag::Times, "raz, razy"),
    (Tag::Once(2), "dwukrotnie"),
    (
        Tag::Before,
        "do, do dnia, nie później niż, nie później niż do, najpóźniej do, przed, do końca dnia, w \
      terminie do, termin do, najpóźniej",
    ),
    (Tag::From, "od, począwszy od, z, nie wcześniej niż"),
    (Tag::To, "po"),
    (Tag::After, "po, po zakończeniu, niezwłocznie po"),
    (Tag::Since, "od dnia, od daty, od chwili, od momentu"),
    (Tag::In, "za"),
    (Tag::Within, "w ciągu, w trakcie, w okresie, podczas, przez, w terminie, na przestrzeni"),
    (Tag::Edge(Begin), "początek, początku"),
    (Tag::Edge(Middle), "połowa, połowie, połowy"),
    (Tag::Edge(End), "koniec, końca, końcu, końcem"),
    (Tag::Whole, "cały, całego, całym, cała"),
    (Tag::Business, "robocz*"),
    (Tag::Following, "następn*, kolejn*, następującego po"),
    (Tag::Reporting, "sprawozdawcz*, po okresie sprawozdawczym"),
    (Tag::Current, "bieżąc*, danego, br"),
    (Tag::Then, "następnie, potem"),
    (
        Tag::Continuous,
        "na bieżąco, cyklicznie, stale, ciągle, bieżąco, ciągł*, w sposób ciągły, cały czas, regularnie, \
      systematycznie, praca ciągła, w trybie ciągłym, zadanie ciągłe",
    ),
    (
        Tag::AsNeeded,
        "w razie potrzeby, według potrzeb, w miarę potrzeb, w zależności od potrzeb, wg potrzeb, \
      w razie konieczności, stosownie do potrzeb, na wniosek, na żądanie, w przypadku, w miarę potrzeby, w \
      miarę, zgodnie z potrzebami",
    ),
    (Tag::AtOnce, "natychmiast, niezwłocznie, bezzwłocznie"),
    (
        Tag::Reference,
        "zgodnie z, według harmonogramu, wg harmonogramu, według planu, wg planu, zgodnie z \
      harmonogramem, według odrębnego harmonogramu, wg odrębnego harmonogramu, według odrębnego planu",
    ),
    (Tag::And, "i, oraz, lub, albo"),
    (Tag::Filler, "co najmniej, nie rzadziej niż, włącznie, około, termin, w dniach, dniach"),
    (Tag::Suffix, "go, ego, ej, szy"),
    (Tag::Act, "uchwał*, ustaw*, zarządzeni*, rozporządzeni*, decyzj*"),
    (Tag::ActDate, "z dnia, z"),
    (Tag::NumberSign, "nr"),
];

const PARTIES: Parties = Parties {
    units: &[
        "administracj-a+e", "agencj-a+e", "bibliotek-a+i", "biur-o+a", "centr-um+a", "departament-+y",
        "dom-+y", "dyrekcj-a+e", "fundacj-a+e", "grup-a+y", "gmin-a+y", "instytucj-a+e", "instytut-+y",
        "inspekcj-a+e", "inspektorat-+y", "izb-a+y", "jednostk-a+i", "klub-+y", "komend-a+y", "komisj-a+e",
        "komitet-+y", "ministerstw-o+a", "muze-um+a", "oddział-+y", "ośrod-ek+ki", "organizacj-a+e",
        "policj-a", "poradni-a+e", "powiat-+y", "przedszkol-e+a", "rad-a+y", "referat-+y", "samorząd-+y",
        "sąd-+y", "sekcj-a+e", "sekretariat-+y", "spółk-a+i", "starostw-o+a", "stowarzyszeni-e+a",
        "szkoł-a+y", "straż-", "uniwersytet-+y", "urząd-", "urzęd-+y", "wydział-+y", "zakład-+y",
        "zarząd-+y", "zesp-ół", "zespoł-+y", "związ-ek+ki",
    ],
    positions: &[
        "asystent-+ci", "burmistrz-", "członek-", "dyrektor-+zy", "główn-y/a", "inspektor-+zy",
        "kierowni-k+cy", "koordynator-+zy", "księgow-y/a+i", "marszałek-", "minister-", "nauczyciel-+e",
        "naczelni-k+cy", "opiekun-+owie", "pedago-g+dzy", "pełnomocni-k+cy", "pielęgniark-a+i", "prezes-",
        "prezydent-", "przewodnicząc-y/a+y", "psycholo-g+dzy", "sekretarz-", "skarbnik-", "specjalist-a+ki",
        "starosta-", "wicedyrektor-+zy", "wójt-", "wychowawc-a/zyni+y", "zastępc-a+y", "logoped-a+zi",
        "bibliotekarz-", "rodzic-+e",
    ],
    groups: &["wszyscy+", "organ-+y", "pracownicy+", "uczniowie+", "rodzice+", "dyżur-+y", "partnerzy+"],
    legal_forms: &["sp", "zsp", "ngo", "ops", "gops", "mops", "pcpr", "osp"],
    jointly: &[
        "we współpracy z", "wspólnie z", "przy udziale", "przy współpracy", "przy wsparciu", "razem z",
    ],
    also: &["i", "oraz", "a także"],
    by_agreement: &["po uzgodnieniu", "w uzgodnieniu", "za zgodą"],
    lead: &["odpowiedzialny", "odpowiedzialna", "odpowiedzialni", "realizator", "lider", "koordynator"],
    co: &["współrealizatorzy", "współpraca", "partnerzy", "współodpowiedzialni"],
    open: &[
        "i", "oraz", "lub", "ds.", "do", "dla", "na", "o", "od", "po", "przy", "w", "we", "z", "ze", "za",
        "im.", "ul.", "nr", "p.o.", "św.", "-", "–", "—", "&",
    ],
    adjective: &["y", "a", "e", "i"],
    dependent: &[
        "ego", "iego", "emu", "iemu", "ej", "iej", "ych", "ich", "ym", "im", "ymi", "imi", "ów", "ości",
    ],
    agreement: &[],
    heads_of: &[],
    hereinafter: &["dalej", "zwany dalej", "zwana dalej"],
    sole: &["firma"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "procent*", "proc."]),
        ("count", &["szt", "szt.", "sztuk*", "egz."]),
        ("person", &["osob*", "osób", "os.", "uczestnik*", "uczni*", "mieszkań*"]),
        ("hectare", &["ha", "hektar*"]),
        ("square_metre", &["m2", "m²", "m kw."]),
        ("cubic_metre", &["m3", "m³"]),
        ("kilometre", &["km", "kilometr*"]),
        ("metre", &["m", "mb", "metr*"]),
        ("kilogram", &["kg"]),
        ("tonne", &["t", "ton*"]),
        ("hour", &["godz.", "godzin*"]),
        ("day", &["dni", "dzień", "dnia"]),
        ("month", &["mies.", "miesięc*", "miesiąc*"]),
        ("year", &["rok", "roku", "lat", "lata"]),
        ("time", &["raz", "razy"]),
        ("PLN", &["zł", "pln", "złot*"]),
        ("EUR", &["euro", "eur", "€"]),
    ],
    scales: &[
        ("thousand", &["tys", "tys.", "tysi*"]),
        ("million", &["mln", "mln.", "milion*"]),
        ("billion", &["mld", "mld.", "miliard*"]),
    ],
    at_least: &["nie mniej niż", "co najmniej", "przynajmniej", "minimum", "min.", "≥"],
    more_than: &["więcej niż", "ponad", "powyżej", ">"],
    at_most: &["nie więcej niż", "co najwyżej", "maksymalnie", "maksimum", "max.", "do", "≤"],
    less_than: &["mniej niż", "poniżej", "<"],
    from: &["od", "z", "ze"],
    change: &["z", "ze"],
    to: &["do"],
    quantity: &["liczba", "ilość"],
    indicators: &["wskaźniki", "wskaźniki docelowe", "mierniki", "cele i wskaźniki"],
    baseline: &["wartość bazowa", "stan wyjściowy", "baza"],
    decimal_comma: true,
    dot_thousands: false,
};

const POINTS: Points = Points {
    measure: &["pkt", "pkt.", "punkt*", "poz.", "działani*", "zadani*"],
    section: &["rozdział*", "dział*", "sekcj*"],
    through: &["do"],
    and: &["i", "oraz", "lub"],
    act: &[
        "ustaw*", "rozporządzeni*", "uchwał*", "zarządzeni*", "art.", "artykuł*", "statut*", "regulamin*",
        "kodeks*", "decyzj*", "załącznik*", "umow*",
    ],
    this: &["niniejsz*", "tego"],
};

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("31.12.2022", "date", "2022-12-31", ""),
    ("23 listopad 2022r.", "date", "2022-11-23", ""),
    ("październik/listopad 2022r.", "interval", "2022-10/2022-11", ""),
    ("marzec 2022r.", "interval", "2022-03", ""),
    ("IV 2022", "interval", "2022-04", ""),
    ("14.09.2022 godz.17:00", "date", "2022-09-14", ""),
    ("do 21.12.2022r.", "date", "2022-12-21", ""),
    ("23.12.2022r. – 31.12.2023r.", "interval", "2022-12-23/2023-12-31", ""),
    ("wrzesień", "interval", "[2022-09,2023-09]", ""),
    ("30.01.-12.02.2023", "interval", "2023-01-30/2023-02-12", ""),
    ("do 31 grudnia 2022 r.", "date", "2022-12-31", ""),
    ("nie później niż do 15 maja 2023 r.", "date", "2023-05-15", ""),
    ("od 1 stycznia 2023 r. do 30 czerwca 2023 r.", "interval", "2023-01-01/2023-06-30", ""),
    ("od stycznia do marca 2022 r.", "interval", "2022-01/2022-03", ""),
    ("I kwartał 2023 r.", "interval", "2023-01/2023-03", ""),
    ("IV kw. 2022", "interval", "2022-10/2022-12", ""),
    ("pierwsze półrocze 2022", "interval", "2022-01/2022-06", ""),
    ("2022 rok", "interval", "2022", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("w 2023 roku", "interval", "2023", ""),
    ("rok szkolny 2022/2023", "interval", "2022-09/2023-08", ""),
    ("cały rok", "interval", "2022/2023", ""),
    ("w ciągu roku", "interval", "2022/2023", ""),
    ("przez cały rok szkolny", "interval", "2022/2023", ""),
    ("na bieżąco", "continuous", "2022/2023", ""),
    ("w razie potrzeby", "as_needed", "", ""),
    ("według potrzeb", "as_needed", "", ""),
    ("codziennie", "recurring", "2022/2023", "daily"),
    ("co miesiąc", "recurring", "2022/2023", "monthly"),
    ("raz w miesiącu", "recurring", "2022/2023", "monthly"),
    ("co kwartał", "recurring", "2022/2023", "quarterly"),
    ("raz w roku", "recurring", "2022/2023", "yearly"),
    ("dwa razy w roku", "recurring", "2022/2023", "semiannual"),
    ("raz na pół roku", "recurring", "2022/2023", "semiannual"),
    ("corocznie do 31 marca", "recurring", "2022/2023", "yearly"),
    ("w każdy poniedziałek", "recurring", "2022/2023", "weekly"),
    ("w ciągu 14 dni od dnia podpisania umowy", "relative", "", ""),
    ("niezwłocznie", "relative", "", ""),
    ("zgodnie z harmonogramem", "unresolved", "", ""),
    ("31.06.2022", "invalid", "2022-06-XX", ""),
    ("koniec roku", "interval", "[2022-12,2023-12]", ""),
    ("do końca 2022 roku", "date", "2022-12-31", ""),
    ("do końca roku szkolnego", "date", "", ""),
    ("wrzesień 2022 – czerwiec 2023", "interval", "2022-09/2023-06", ""),
];
