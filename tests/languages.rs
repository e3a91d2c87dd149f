//! Deadline phrases put together from the vocabulary with known answers, and doubts by their codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use jiff::civil::{Date, date};
use planomer::plan::{Bound, Deadline, DeadlineKind, Frequency};
use planomer::read_deadlines;

/// A generator that gives the same numbers on every machine (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn day(&mut self) -> Date {
        let month = i8::try_from(self.below(12) + 1).unwrap();
        let year = i16::try_from(2000 + self.below(40)).unwrap();
        let first = date(year, month, 1);
        let day = i8::try_from(self.below(first.days_in_month().try_into().unwrap()) + 1).unwrap();
        date(year, month, day)
    }
}

/// Words of one language from which phrases are put together.
struct Voice {
    code: &'static str,
    /// Months as in «1 января».
    months: [&'static str; 12],
    year: &'static str,
    quarter: &'static str,
    half: &'static str,
    before: &'static [&'static str],
    from_to: (&'static str, &'static str),
    /// Frequencies, and the words that may join them to a bound.
    every: &'static [(&'static str, Frequency)],
    yearly: &'static str,
}

const VOICES: [Voice; 3] = [
    Voice {
        code: "ru",
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
            "ноября", "декабря",
        ],
        year: " года",
        quarter: "квартал",
        half: "полугодие",
        before: &["до ", "не позднее ", "в срок до ", "к ", "До "],
        from_to: ("с ", " по "),
        every: &[
            ("ежедневно", Frequency::Daily),
            ("еженедельно", Frequency::Weekly),
            ("ежемесячно", Frequency::Monthly),
            ("1 раз в месяц", Frequency::Monthly),
            ("раз в квартал", Frequency::Quarterly),
            ("Ежеквартально", Frequency::Quarterly),
            ("2 раза в год", Frequency::Semiannual),
            ("не реже 1 раза в полугодие", Frequency::Semiannual),
            ("ежегодно", Frequency::Yearly),
            ("один раз в год", Frequency::Yearly),
        ],
        yearly: "ежегодно, до ",
    },
    Voice {
        code: "uk",
        months: [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
            "жовтня", "листопада", "грудня",
        ],
        year: " року",
        quarter: "квартал",
        half: "півріччя",
        before: &["до ", "не пізніше ", "у термін до "],
        from_to: ("з ", " по "),
        every: &[
            ("щодня", Frequency::Daily),
            ("щотижня", Frequency::Weekly),
            ("щомісяця", Frequency::Monthly),
            ("щоквартально", Frequency::Quarterly),
            ("раз на квартал", Frequency::Quarterly),
            ("двічі на рік", Frequency::Semiannual),
            ("щороку", Frequency::Yearly),
        ],
        yearly: "щороку, до ",
    },
    Voice {
        code: "en",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        year: "",
        quarter: "quarter",
        half: "half",
        before: &["by ", "no later than ", "before "],
        from_to: ("from ", " to "),
        every: &[
            ("daily", Frequency::Daily),
            ("weekly", Frequency::Weekly),
            ("monthly", Frequency::Monthly),
            ("once a month", Frequency::Monthly),
            ("once per quarter", Frequency::Quarterly),
            ("twice a year", Frequency::Semiannual),
            ("annually", Frequency::Yearly),
        ],
        yearly: "annually, by ",
    },
];

impl Voice {
    fn month(&self, day: Date) -> &'static str {
        self.months[usize::try_from(day.month() - 1).unwrap()]
    }

    /// The day in words, or in digits.
    fn day(&self, day: Date, form: usize) -> String {
        let (y, m, d) = (day.year(), day.month(), day.day());
        match form {
            0 => format!("{d:02}.{m:02}.{y}"),
            1 => format!("{d}.{m:02}.{y}"),
            2 => format!("{y}-{m:02}-{d:02}"),
            3 if self.code == "en" => format!("{} {d}, {y}", self.month(day)),
            _ => format!("{d} {} {y}{}", self.month(day), self.year),
        }
    }
}

/// What a phrase must read as.
#[derive(Debug, PartialEq)]
struct Answer {
    kind: DeadlineKind,
    edtf: Option<String>,
    start: Option<Date>,
    end: Option<Date>,
    bound: Option<Bound>,
    frequency: Option<Frequency>,
    rrule: Option<String>,
}

impl Answer {
    fn span(start: Date, end: Date, edtf: String) -> Self {
        let kind = DeadlineKind::Interval;
        Self {
            kind,
            edtf: Some(edtf),
            start: Some(start),
            end: Some(end),
            bound: None,
            frequency: None,
            rrule: None,
        }
    }

    fn day(day: Date, bound: Option<Bound>) -> Self {
        Self { kind: DeadlineKind::Date, start: None, bound, ..Self::span(day, day, day.to_string()) }
    }

    fn recurring(frequency: Frequency) -> Self {
        let kind = DeadlineKind::Recurring;
        Self {
            kind,
            edtf: None,
            start: None,
            end: None,
            bound: None,
            frequency: Some(frequency),
            rrule: None,
        }
    }
}

fn phrase(voice: &Voice, random: &mut Random) -> (String, Answer) {
    let (a, b) = (random.day(), random.day());
    let (first, last) = if a <= b { (a, b) } else { (b, a) };
    let form = random.below(5);
    match random.below(9) {
        0 => (voice.day(a, form), Answer::day(a, None)),
        1 => {
            let word = voice.before[random.below(voice.before.len())];
            (format!("{word}{}", voice.day(a, form)), Answer::day(a, Some(Bound::Before)))
        }
        2 => {
            let (from, to) = voice.from_to;
            let text = format!("{from}{}{to}{}", voice.day(first, form), voice.day(last, form));
            if first == last { (voice.day(a, form), Answer::day(a, None)) } else { (text, days(first, last)) }
        }
        3 => {
            let dash = ["-", " - ", " – ", "—"][random.below(4)];
            let text = format!("{}{dash}{}", voice.day(first, 0), voice.day(last, 0));
            if first == last { (voice.day(a, 0), Answer::day(a, None)) } else { (text, days(first, last)) }
        }
        4 => quarter(voice, a, random),
        5 => half(voice, a),
        6 => {
            let (text, frequency) = voice.every[random.below(voice.every.len())];
            (text.to_owned(), Answer::recurring(frequency))
        }
        7 => {
            let mut answer = Answer::recurring(Frequency::Yearly);
            answer.bound = Some(Bound::Before);
            answer.rrule = Some(format!("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", a.month(), a.day()));
            (format!("{}{} {}", voice.yearly, a.day(), voice.month(a)), answer)
        }
        _ => {
            let (start, end) = (a.year(), a.year() + 1 + i16::try_from(random.below(5)).unwrap());
            let span = Answer::span(date(start, 1, 1), date(end, 12, 31), format!("{start}/{end}"));
            (format!("{start}-{end}"), span)
        }
    }
}

fn days(first: Date, last: Date) -> Answer {
    Answer::span(first, last, format!("{first}/{last}"))
}

fn quarter(voice: &Voice, day: Date, random: &mut Random) -> (String, Answer) {
    let n = (day.month() + 2) / 3;
    let roman = ["I", "II", "III", "IV"][usize::try_from(n - 1).unwrap()];
    let number = if random.below(2) == 0 { roman.to_owned() } else { n.to_string() };
    let (y, first, last) = (day.year(), n * 3 - 2, n * 3);
    let edtf = format!("{y}-{first:02}/{y}-{last:02}");
    let answer = Answer::span(date(y, first, 1), date(y, last, 1).last_of_month(), edtf);
    (format!("{number} {} {y}{}", voice.quarter, voice.year), answer)
}

fn half(voice: &Voice, day: Date) -> (String, Answer) {
    let n = (day.month() + 5) / 6;
    let (y, first, last) = (day.year(), n * 6 - 5, n * 6);
    let edtf = format!("{y}-{first:02}/{y}-{last:02}");
    let answer = Answer::span(date(y, first, 1), date(y, last, 1).last_of_month(), edtf);
    (format!("{n} {} {y}{}", voice.half, voice.year), answer)
}

fn answer(deadline: &Deadline, wanted: &Answer) -> Answer {
    Answer {
        kind: deadline.kind,
        edtf: deadline.edtf.clone(),
        start: deadline.start,
        end: deadline.end,
        bound: deadline.bound,
        frequency: deadline.frequency,
        rrule: wanted.rrule.as_ref().and(deadline.rrule.clone()),
    }
}

#[test]
fn two_thousand_generated_phrases_read_as_they_were_made() {
    let mut random = Random(20_240_229);
    let mut wrong = Vec::new();
    for n in 0..2100 {
        let voice = &VOICES[n % VOICES.len()];
        let (text, wanted) = phrase(voice, &mut random);
        let (read, _) = read_deadlines(&text, voice.code, None);
        let found: Vec<Answer> = read.iter().map(|d| answer(d, &wanted)).collect();
        if found.len() != 1 || found[0] != wanted {
            wrong.push(format!("{} «{text}»: {found:?}, not {wanted:?}", voice.code));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// A phrase in a plan for 2022-2023, and the codes and suggestions of what is doubtful in it.
#[test]
fn doubts_have_their_codes_and_suggestions() {
    let period = Some((date(2022, 1, 1), date(2023, 12, 31)));
    for (text, expected) in [
        ("31.12.2022", vec![]),
        ("31.06.2022", vec![("N301", Some("2022-06-30"))]),
        ("29 февраля 2023 г.", vec![("N301", Some("2023-02-28"))]),
        ("05.13.2022", vec![("N301", Some("2022-05-13"))]),
        ("15.13.2022", vec![("N301", None)]),
        ("01.05.35г.", vec![("N302", None), ("N305", None)]),
        ("01.05.22г.", vec![]),
        ("с 23.12.2022 по 01.09.2022", vec![("N303", None)]),
        ("декабрь", vec![("N304", None)]),
        ("31.12.2025", vec![("N305", None)]),
        ("З1.12.2О22", vec![("N306", Some("2022-12-31"))]),
        ("по отдельному плану", vec![("N307", None)]),
        ("31.12.2022Отдел кадров", vec![("N308", None)]),
        ("03/04/2023", vec![("N309", None)]),
    ] {
        let (_, notes) = read_deadlines(text, "ru", period);
        let found: Vec<_> = notes.iter().map(|n| (n.code.id(), n.suggestion.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    }
    let (_, notes) = read_deadlines("FY2023", "en", period);
    assert_eq!(notes.iter().map(|n| n.code.id()).collect::<Vec<_>>(), ["N310"]);
}

/// Text without meaning, of any script, is read without a panic and its texts hold every word of it.
#[test]
fn any_text_is_held_by_its_readings() {
    let pieces = [
        "31", ".", "12", ".2022", "до", "с", "по", " ", " ", "(", ")", "кв", "I", "V", "-", "–", "/",
        "ежегодно", "май", "года", ",", ";", "№", "от", "'", "’", "«", "»", "9999", "0", "за", "дней",
        "после", "\u{301}", "é", "語", "раз",
    ];
    let mut random = Random(7);
    for _ in 0..5000 {
        let text: String = (0..=random.below(12)).map(|_| pieces[random.below(pieces.len())]).collect();
        for code in ["ru", "en", "und"] {
            let (read, _) = read_deadlines(&text, code, None);
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace() && *c != ';').collect::<String>();
            let joined: String = read.iter().map(|d| bare(&d.text)).collect();
            assert_eq!(joined, bare(&text), "{text:?}");
        }
    }
}

/// Found by fuzzing: the order of points within a year went past a byte.
#[test]
fn a_quarter_that_no_year_has_is_no_crash() {
    for text in
        ["99 квартал – 2 квартал 2022 года", "с 200 квартала по 250 декаду мая 2022", "90 kwartał – 2022"]
    {
        let plan =
            format!("№\tМероприятие\tСрок\n1.\tПодготовить отчет\t{text}\n2.\tСдать отчет\tмай 2022 г.\n");
        for lang in ["ru", "uk", "pl", "en"] {
            let options = planomer::Options { lang: Some(lang.to_owned()), ..planomer::Options::default() };
            let plan = planomer::read(plan.as_bytes(), &options).unwrap();
            assert!(
                plan.measures[0].deadlines.iter().all(|d| d.end.is_none_or(|end| end.year() == 2022)),
                "{text}"
            );
        }
    }
}
