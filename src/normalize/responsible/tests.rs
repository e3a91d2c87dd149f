//! Cells as plans print them, with the parties a reader sees.

use super::*;
use crate::lang;
use crate::model::plan::{OrganizationKind, ResponsibleRole};

fn parties_in<'t>(text: &'t str, lang: &str, known: &[&str]) -> Vec<Party<'t>> {
    let lexicon = Lexicon::of(lang::by_code(lang).unwrap());
    let known = known.iter().map(|n| key(n, lexicon)).collect();
    Cell::default().read(text, lexicon).parties(&known, lexicon)
}

fn names(text: &str) -> Vec<String> {
    parties_in(text, "ru", &[]).into_iter().map(|p| p.name.into_owned()).collect()
}

#[test]
fn a_name_with_commas_stays_whole() {
    for name in [
        "Отдел по физической культуре, спорту и делам молодежи",
        "Отдел образования, молодежной политики и культуры",
        "Управление государственной службы, кадров и противодействия коррупции",
        "Администрации Озерного, Лесного, Речного районов города Приозерска",
        "Руководители предприятий, организаций, учреждений",
        "Рабочая группа по подготовке заседаний Общественного совета при Росзаповеднике",
        "Первый заместитель главы администрации И.В. Сомова",
        "Начальник управления образования Т.В. Сомова",
        "Учреждение \"Управление жилищного комплекса\" Администрации города Приозерска",
    ] {
        assert_eq!(names(name), [name]);
    }
}

#[test]
fn real_separators_divide() {
    assert_eq!(names("Пресс-бюро, УЛС"), ["Пресс-бюро", "УЛС"]);
    assert_eq!(
        names("Плановое управление,\n\nлинейные подразделения агентства"),
        ["Плановое управление", "линейные подразделения агентства"]
    );
    assert_eq!(
        names(
            "Администрации Озерного, Лесного районов города, управление по развитию торговли администрации города"
        ),
        [
            "Администрации Озерного, Лесного районов города",
            "управление по развитию торговли администрации города"
        ]
    );
    assert_eq!(names("1. ДСРиК (12) 2. АД (01) 3. ОС"), ["ДСРиК (12)", "АД (01)", "ОС"]);
    assert_eq!(
        names("Сомов В.В.,\nРыбин А.В.,\nпредседатели\nизбирательных\nкомиссий"),
        ["Сомов В.В.", "Рыбин А.В.", "председатели избирательных комиссий"]
    );
    assert_eq!(
        names("Сомов К.Э.,\nруководители\nпричалов и\nпереправ"),
        ["Сомов К.Э.", "руководители причалов и переправ"]
    );
    assert_eq!(names("Отдел культуры\nОтдел спорта"), ["Отдел культуры", "Отдел спорта"]);
    assert_eq!(names("комитет по труду и отдел кадров"), ["комитет по труду", "отдел кадров"]);
}

#[test]
fn lost_separators_are_found() {
    assert_eq!(
        names("Отдел информатизации и безопасности Управление лесной политики"),
        ["Отдел информатизации и безопасности", "Управление лесной политики"]
    );
    assert_eq!(names("Сомова Р.В. Рыбина М.А."), ["Сомова Р.В.", "Рыбина М.А."]);
    assert_eq!(names("Департамент образования Сомов В.И."), ["Департамент образования", "Сомов В.И."]);
    let text = "Рабочая группа по открытости Росзаповедника Управления Росзаповедника";
    assert_eq!(names(text), [text]);
    let known = parties_in(text, "ru", &["Управления Росзаповедника"]);
    assert_eq!(known.len(), 2);
    assert_eq!(known[1].name, "Управления Росзаповедника");
    let adjective = parties_in("Управления Росзаповедника Лесо-аналитическое управление – свод", "ru", &[]);
    assert_eq!(
        adjective.iter().map(|p| &*p.name).collect::<Vec<_>>(),
        ["Управления Росзаповедника", "Лесо-аналитическое управление"]
    );
    assert_eq!(adjective[1].task.as_deref(), Some("свод"));
}

#[test]
fn hard_wraps_do_not_divide() {
    assert_eq!(
        names(
            "министерство\nсудоходства\nи рыболовства\nобласти,\nминистерство\nозерного\nхозяйства области,\nорганы местного\nсамоуправления (по\nсогласованию), ФГУ\n\"Центр\nлоций, маяков и\nзнаков\"\n(по согласованию)"
        ),
        [
            "министерство судоходства и рыболовства области",
            "министерство озерного хозяйства области",
            "органы местного самоуправления",
            "ФГУ \"Центр лоций, маяков и знаков\"",
        ]
    );
    assert_eq!(
        names("администрация\nмуниципального\nобразования"),
        ["администрация муниципального образования"]
    );
    assert_eq!(
        names("ГБУ\n\"Озерная\nстанция\",\nрайонная газета\n\"Заря\""),
        ["ГБУ \"Озерная станция\"", "районная газета \"Заря\""]
    );
}

#[test]
fn tasks_roles_and_agreement_stand_beside_the_name() {
    let parties =
        parties_in("Лесное управление (сбор информации) Управление печати (свод и размещение)", "ru", &[]);
    assert_eq!(parties[0].name, "Лесное управление");
    assert_eq!(parties[0].task.as_deref(), Some("сбор информации"));
    assert_eq!(parties[1].task.as_deref(), Some("свод и размещение"));

    let joint = parties_in("Управление печати совместно с Управлениями Росзаповедника", "ru", &[]);
    assert_eq!(joint[0].role, ResponsibleRole::Lead);
    assert_eq!(joint[1].role, ResponsibleRole::Co);
    assert_eq!(joint[1].name, "Управлениями Росзаповедника");
    assert_eq!(joint[1].text, "совместно с Управлениями Росзаповедника");
    assert_eq!(joint[1].kind, OrganizationKind::Group);

    let agreed = parties_in("В.С. Сомов\n(по согласованию)", "ru", &[]);
    assert_eq!(agreed[0].name, "В.С. Сомов");
    assert!(agreed[0].by_agreement);
    assert_eq!(agreed[0].kind, OrganizationKind::Person);

    let labels = parties_in(
        "Ответственный исполнитель – отдел архивов\nСоисполнители: отдел печати, школы",
        "ru",
        &[],
    );
    let roles: Vec<_> = labels.iter().map(|p| (&*p.name, p.role)).collect();
    assert_eq!(
        roles,
        [
            ("отдел архивов", ResponsibleRole::Lead),
            ("отдел печати", ResponsibleRole::Co),
            ("школы", ResponsibleRole::Co)
        ]
    );
}

#[test]
fn english_separators() {
    let en = |t| parties_in(t, "en", &[]).into_iter().map(|p| p.name.into_owned()).collect::<Vec<_>>();
    assert_eq!(
        en("ABC at XYZ, FOO, FOO Lead Agencies, and BAR"),
        ["ABC at XYZ", "FOO", "FOO Lead Agencies", "BAR"]
    );
    assert_eq!(
        en("CFO and Chief Risk Councils, as well as other bodies"),
        ["CFO and Chief Risk Councils", "other bodies"]
    );
    assert_eq!(en("Getting Things Right\nExecutive Committee"), ["Getting Things Right Executive Committee"]);
    assert_eq!(en("Department of Parks, Roads and Rivers"), ["Department of Parks, Roads and Rivers"]);
    assert_eq!(
        en("Department of Parks and Department of Roads"),
        ["Department of Parks", "Department of Roads"]
    );
    assert_eq!(en("Sports Office in coordination with Parks Board"), ["Sports Office", "Parks Board"]);
}

#[test]
fn words_without_a_name_stay_with_the_party_beside_them() {
    let texts = |cell: &str| -> Vec<(String, String)> {
        parties_in(cell, "ru", &[]).into_iter().map(|p| (p.name.into_owned(), p.text.into_owned())).collect()
    };
    let one = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    assert_eq!(texts("Отдел учета совместно с"), one("Отдел учета", "Отдел учета совместно с"));
    assert_eq!(texts("1. Отдел кадров 2."), one("Отдел кадров", "1. Отдел кадров 2."));
    assert_eq!(texts("Соисполнители: ; отдел кадров"), one("отдел кадров", "Соисполнители: ; отдел кадров"));
}

#[test]
fn a_business_is_named_by_its_owner() {
    assert_eq!(names("ИП Сомов И.О."), ["ИП Сомов И.О."]);
    assert_eq!(names("Отдел рек, ИП Сомов И. О., ООО «Луч»"), ["Отдел рек", "ИП Сомов И. О.", "ООО «Луч»"]);
    assert_eq!(names("ИП глава КФХ Сомова А.А."), ["ИП глава КФХ Сомова А.А."]);
    assert_eq!(
        names("Индивидуальный предприниматель\nСомов И.О."),
        ["Индивидуальный предприниматель Сомов И.О."]
    );
}

#[test]
fn a_post_behind_a_full_name_is_that_persons() {
    let names =
        |text, lang| parties_in(text, lang, &[]).into_iter().map(|p| p.name.into_owned()).collect::<Vec<_>>();
    for (text, lang) in [
        ("Jane Doe, school psychologist", "en"),
        ("Mary Ann Doe, assistant director of transit", "en"),
        ("Сомова А.Е., педагог-психолог", "ru"),
        ("Анна Сомова, педагог-психолог", "ru"),
        ("Jan Leszcz, dyrektor szkoły", "pl"),
    ] {
        assert_eq!(names(text, lang), [text]);
    }
    assert_eq!(names("HR department, Finance department", "en"), ["HR department", "Finance department"]);
    assert_eq!(names("Jane Doe, school board", "en"), ["Jane Doe", "school board"]);
    assert_eq!(names("Jane Doe, class teachers", "en"), ["Jane Doe", "class teachers"]);
}
