//! Deadlines in context, in running text and in headings; legal acts.

use jiff::civil::{Date, date};

use super::*;
use crate::model::plan::{Basis, Direction, TimeUnit};

fn ru() -> &'static Language {
    lang::by_code("ru").unwrap()
}

fn in_years(first: i16, last: i16) -> Context {
    Context { period: Some((date(first, 1, 1), date(last, 12, 31))), ..Context::new(ru()) }
}

fn one(text: &str, context: &Context) -> Reading {
    let mut readings = deadlines(text, context);
    assert_eq!(readings.len(), 1, "{text}: {readings:#?}");
    readings.remove(0)
}

#[test]
fn a_year_comes_from_the_section_then_the_period_then_the_document() {
    let section = (date(2022, 9, 1), date(2022, 9, 30));
    let context = Context { section: Some(section), document_year: Some(2020), ..in_years(2022, 2023) };
    let reading = one("до 14 сентября", &context);
    assert_eq!(
        (reading.deadline.edtf.as_deref(), reading.deadline.basis),
        (Some("2022-09-14"), Basis::Section)
    );
    let reading = one("до 14 сентября", &Context { document_year: Some(2020), ..in_years(2023, 2023) });
    assert_eq!(
        (reading.deadline.edtf.as_deref(), reading.deadline.basis),
        (Some("2023-09-14"), Basis::PlanPeriod)
    );
    let reading = one("до 14 сентября", &Context { document_year: Some(2020), ..Context::new(ru()) });
    assert_eq!(
        (reading.deadline.edtf.as_deref(), reading.deadline.basis),
        (Some("2020-09-14"), Basis::Document)
    );
    let reading = one("до 14 сентября", &Context::new(ru()));
    assert_eq!((reading.deadline.edtf.as_deref(), reading.deadline.end), (Some("XXXX-09-14"), None));
}

#[test]
fn a_school_year_tells_which_year_a_month_is_in() {
    let context = Context { period: Some((date(2022, 9, 1), date(2023, 5, 31))), ..Context::new(ru()) };
    assert_eq!(one("ноябрь", &context).deadline.edtf.as_deref(), Some("2022-11"));
    assert_eq!(one("март", &context).deadline.edtf.as_deref(), Some("2023-03"));
    assert_eq!(one("декабрь-январь", &context).deadline.edtf.as_deref(), Some("2022-12/2023-01"));
}

#[test]
fn a_year_and_a_dash_before_its_part_say_which_year() {
    for (text, edtf) in [
        ("2022 - IV квартал", "2022-10/2022-12"),
        ("2022 г. – IV кв.", "2022-10/2022-12"),
        ("2022 год — май", "2022-05"),
        ("2022 – I квартал 2023", "2022-01/2023-03"),
        ("2022 год, II-III квартал", "2022-04/2022-09"),
        ("2022 год: май", "2022-05"),
        ("2022 год, I – III кварталы", "2022-01/2022-09"),
        ("2022-05", "2022-05"),
        ("с 2022-05 по 2022-09", "2022-05/2022-09"),
        ("2022-05 – 2022-09", "2022-05/2022-09"),
        ("2014-18 годы", "2014/2018"),
        ("2010-12 годы", "2010/2012"),
        ("2010-12", "2010/2012"),
        ("2022-05-12", "2022-05-12"),
    ] {
        assert_eq!(one(text, &in_years(2022, 2023)).deadline.edtf.as_deref(), Some(edtf), "{text}");
    }
    let both = deadlines("2021 – IV квартал, 2022 – I квартал", &in_years(2021, 2022));
    let edtf: Vec<_> = both.iter().filter_map(|r| r.deadline.edtf.as_deref()).collect();
    assert_eq!(edtf, ["2021-10/2021-12", "2022-01/2022-03"]);
    assert_eq!(one("2022-13", &in_years(2022, 2023)).deadline.kind, DeadlineKind::Unresolved);
}

#[test]
fn an_offset_has_its_event() {
    let reading = one("в течение 5 рабочих дней со дня поступления обращения", &in_years(2022, 2023));
    let offset = reading.deadline.offset.unwrap();
    assert_eq!((offset.value, offset.unit, offset.business), (5, TimeUnit::Day, true));
    assert_eq!(offset.direction, Direction::After);
    assert_eq!(reading.deadline.anchor.as_deref(), Some("поступления обращения"));
    let reading = one("в течение года со дня назначения на должность", &in_years(2022, 2023));
    assert_eq!(reading.deadline.offset.map(|o| (o.value, o.unit)), Some((1, TimeUnit::Year)));
    assert_eq!(reading.deadline.anchor.as_deref(), Some("назначения на должность"));
    let english = Context::new(lang::by_code("en").unwrap());
    assert_eq!(one("within 30 days of year end", &english).deadline.kind, DeadlineKind::Relative);
    let reading = one("не позднее чем за 3 дня до проведения конкурса", &in_years(2022, 2023));
    assert_eq!(reading.deadline.offset.map(|o| (o.value, o.direction)), Some((3, Direction::Before)));
    assert_eq!(reading.deadline.anchor.as_deref(), Some("проведения конкурса"));
}

#[test]
fn a_time_of_day_stands_beside_its_day() {
    for (text, time) in [
        ("15.05.2023 в 10-30", "10:30"),
        ("15 мая 2023 г. 14.00 - 15.00", "14:00/15:00"),
        ("до 18 часов 15.05.2023", "18:00"),
    ] {
        let reading = one(text, &in_years(2022, 2023));
        assert_eq!(reading.deadline.time.as_deref(), Some(time), "{text}");
        assert_eq!(reading.deadline.end, Some(date(2023, 5, 15)), "{text}");
    }
}

#[test]
fn dates_of_acts_are_no_deadlines() {
    let text = "в соответствии с приказом комитета от 14.02.2020 № 15-п, до 1 марта 2023 г.";
    let acts = acts(text, ru());
    assert_eq!(acts.len(), 1);
    assert_eq!((acts[0].date, acts[0].number.as_deref()), (Some(date(2020, 2, 14)), Some("15-п")));
    assert_eq!(&text[acts[0].range.clone()], "приказом комитета от 14.02.2020 № 15-п");
    assert_eq!(find_deadline(text, ru()).map(|r| &text[r]), Some("до 1 марта 2023 г."));
    assert_eq!(find_deadline("Исполнение приказа от 14 февраля 2020 г. № 15", ru()), None);
}

#[test]
fn one_digit_is_no_year() {
    for (text, language) in [("II квартал 5 года", "ru"), ("Q2 of fiscal year 2", "en"), ("FY 2", "en")]
    {
        for reading in deadlines(text, &Context::new(lang::by_code(language).unwrap())) {
            assert_eq!((reading.deadline.start, reading.deadline.end), (None, None), "{text}");
        }
    }
}

/// Found by fuzzing: the months of a sixtieth half were counted.
#[test]
fn a_half_that_no_year_has_repeats_in_no_month() {
    let context = Context::new(lang::by_code("es").unwrap());
    let text = "first half of 60first half h oanual, anualmente, al añof alf.2t h2t half60f3";
    let rules: Vec<_> = deadlines(text, &context).into_iter().filter_map(|r| r.deadline.rrule).collect();
    assert!(rules.iter().all(|rule| rule.contains("BYMONTH=6,12;")), "{rules:?}");
}

#[test]
fn a_deadline_is_found_in_a_glued_row() {
    for (text, found) in [
        ("Подготовить списки до 09.12.2004 Отдел учета", "до 09.12.2004"),
        ("Апрель 2023 - Выпуск сборника", "Апрель 2023"),
        ("Провести обучение сотрудников ежеквартально Отдел кадров", "ежеквартально"),
    ] {
        assert_eq!(find_deadline(text, ru()).map(|r| &text[r]), Some(found), "{text}");
    }
    assert_eq!(find_deadline("Подготовить 3 отчета", ru()), None);
}

#[test]
fn a_deadline_may_be_an_event_that_its_first_word_tells() {
    for text in
        ["В день голосования", "в течение 3 дней после выборов", "По отдельному графику", "Май - июнь"]
    {
        assert!(begins_deadline(text, ru()), "{text}");
    }
    for text in ["дежурства в день голосования", "Отдел торговли", "участков", "и до 1 мая"]
    {
        assert!(!begins_deadline(text, ru()), "{text}");
    }
}

#[test]
fn a_column_of_deadlines_is_told_from_titles() {
    for text in
        ["31.12.2022", "I квартал", "постоянно", "в течение года", "ежегодно, до 1 марта", "2022-2023 годы"]
    {
        assert!(reads_as_deadline(text, ru()).is_deadline(), "{text}");
    }
    for text in ["Подготовка ежегодного доклада о работе отдела", "Отдел кадров", "5", "100 человек", ""]
    {
        assert!(!reads_as_deadline(text, ru()).is_deadline(), "{text}");
    }
}

#[test]
fn headings_name_the_time_of_a_column() {
    let context = in_years(2021, 2023);
    for (headings, edtf) in [
        (&["2021 год"][..], "2021"),
        (&["2021 год", "I квартал"], "2021-01/2021-03"),
        (&["2022", "квартал", "III"], "2022-07/2022-09"),
        (&["Значение показателя", "2023 год", "первое полугодие"], "2023-01/2023-06"),
        (&["2021 год", "9 месяцев"], "2021-01/2021-09"),
        (&["План на 2022 год"], "2022"),
        (&["2023", "месяц", "4"], "2023-04"),
    ] {
        let read = span_of_heading(headings, &context);
        assert_eq!(read.map(|r| r.edtf).as_deref(), Some(edtf), "{headings:?}");
    }
    assert_eq!(span_of_heading(&["Ответственный"], &context), None);
}

#[test]
fn a_title_states_its_period() {
    for (title, edtf) in [
        ("План мероприятий на 2022 – 2023 годы", "2022/2023"),
        ("План работы на 2024/2025 учебный год", "2024-09/2025-08"),
        ("Программа развития культуры в 2014-2018 гг.", "2014/2018"),
        ("План проведения месячника в апреле 2023 года", "2023-04"),
        ("План на I полугодие 2023 года", "2023-01/2023-06"),
    ] {
        let read = period(title, ru());
        assert_eq!(read.map(|r| r.edtf).as_deref(), Some(edtf), "{title}");
    }
    assert_eq!(period("План мероприятий", ru()), None);
    assert_eq!(period("Утвержден приказом от 15.03.2021 № 7", ru()), None);
}

#[test]
fn texts_of_several_deadlines_follow_one_another() {
    let text = "до 1 мая 2022 г.; с 1 по 5 июня 2022 г.; далее ежегодно";
    let found: Vec<&str> =
        deadlines(text, &in_years(2022, 2023)).into_iter().map(|r| &text[r.range]).collect();
    assert_eq!(found, ["до 1 мая 2022 г.", "с 1 по 5 июня 2022 г.; далее", "ежегодно"]);
}

#[test]
fn a_list_of_days_begins_no_earlier_than_the_year_before_the_one_it_names() {
    let years = |text: &str| {
        let read = deadlines(text, &Context::new(ru()));
        read.iter().map(|r| r.deadline.end.map(Date::year)).collect::<Vec<_>>()
    };
    assert_eq!(years("25 декабря, 15 января 2021 года"), [Some(2020), Some(2021)]);
    assert!(!years("14 мая, 3 апреля, 1 марта 2020 года").contains(&Some(2018)));
}

#[test]
fn a_text_that_cites_an_act_may_cite_it() {
    let mut found = 0;
    for language in lang::ALL {
        let lexicon = Lexicon::of(language);
        let words = |tags: &[Tag]| -> Vec<String> {
            let lists = language.words.iter().filter(|(tag, _)| tags.contains(tag));
            lists.flat_map(|(_, words)| words.split(',')).map(|w| w.trim().replace('*', "ы")).collect()
        };
        let mut signs = words(&[Tag::NumberSign]);
        signs.push("№".to_owned());
        for sign in signs {
            let nouns = words(&[Tag::Act]).into_iter().map(|act| format!("Х'{act} совета, {sign} 92-п"));
            let dates = words(&[Tag::ActDate, Tag::From]);
            let dated = dates.iter().map(|from| format!("см. {from} 14.09.2012 г. {sign}7"));
            let last = dates.iter().map(|from| format!("{sign}\u{a0}5/13 {from} 9.01.2012"));
            for text in nouns.chain(dated).chain(last).flat_map(|text| [text.to_uppercase(), text]) {
                let cites = !cited(&text, language, lexicon).is_empty();
                found += usize::from(cites);
                assert!(!cites || lexicon.may_cite(&text), "{text}");
            }
        }
    }
    assert!(found > 500, "{found}");
    let russian = Lexicon::of(ru());
    for text in ["Проверка школы № 5", "приказ от 5 мая 2012 г.", "№ 5 до 9.01.2012", "приказ № б"]
    {
        assert!(!russian.may_cite(text), "{text}");
    }
}
