//! Every layout that real plans come in: what a person says of a small plan of each kind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skips; .clippy.toml covers only #[test] functions"
)]

use planomer::plan::{Basis, ColumnReason, Measure, Plan, Role, RowKind};
use planomer::{Code, Options};

/// The plan of a fixture.
fn read(name: &str) -> Plan {
    read_with(name, &Options::default())
}

fn read_with(name: &str, options: &Options) -> Plan {
    read_form(name, "txt", options)
}

fn read_docx(name: &str) -> Plan {
    read_form(name, "docx", &Options::default())
}

fn read_form(name: &str, form: &str, options: &Options) -> Plan {
    let path = format!("{}/fixtures/{name}/input.{form}", env!("CARGO_MANIFEST_DIR"));
    planomer::read(&std::fs::read(&path).expect(&path), options).expect(&path)
}

/// Labels and titles of the measures: `1. Mend the bridge`.
fn titles(plan: &Plan) -> Vec<String> {
    plan.measures.iter().map(|m| format!("{} {}", m.label.as_deref().unwrap_or("-"), m.title)).collect()
}

/// Labels and titles of the sections, those of their parents before them: `1. Works / 1.1. Roads`.
fn sections(plan: &Plan) -> Vec<String> {
    let name = |id: &str| {
        let mut parts = Vec::new();
        let mut next = Some(id);
        while let Some(section) = next.and_then(|id| plan.sections.iter().find(|s| s.id == id)) {
            parts.insert(0, format!("{} {}", section.label.as_deref().unwrap_or("-"), section.title));
            next = section.parent.as_deref();
        }
        parts.join(" / ")
    };
    plan.sections.iter().map(|s| name(&s.id)).collect()
}

/// The titles of the sections that the measures stand in.
fn homes(plan: &Plan) -> Vec<&str> {
    let title = |m: &Measure| m.section.as_ref().and_then(|id| plan.sections.iter().find(|s| &s.id == id));
    plan.measures.iter().map(|m| title(m).map_or("-", |s| s.title.as_str())).collect()
}

/// Roles of the columns of a table.
fn roles(plan: &Plan, table: usize) -> Vec<Role> {
    plan.layout[table].columns.iter().map(|c| c.role).collect()
}

fn deadlines(plan: &Plan) -> Vec<String> {
    let of = |m: &Measure| m.deadlines.iter().map(|d| d.text.clone()).collect::<Vec<_>>().join("; ");
    plan.measures.iter().map(of).collect()
}

fn parties(plan: &Plan) -> Vec<String> {
    let of = |m: &Measure| m.responsible.iter().map(|r| r.name.clone()).collect::<Vec<_>>().join("; ");
    plan.measures.iter().map(of).collect()
}

/// Values to reach with their days: `25 @2024-12-31`.
fn targets(measure: &Measure) -> Vec<String> {
    let day = |d: Option<_>| d.map_or(String::new(), |d: jiff::civil::Date| format!(" @{d}"));
    measure.targets.iter().map(|t| format!("{}{}", t.text, day(t.date))).collect()
}

fn extras(measure: &Measure) -> Vec<String> {
    measure.extra.iter().map(|e| format!("{}: {}", e.heading.as_deref().unwrap_or("-"), e.text)).collect()
}

fn has(plan: &Plan, code: Code) -> bool {
    plan.diagnostics.iter().any(|d| d.code == code)
}

fn kinds(plan: &Plan, kind: RowKind) -> usize {
    plan.layout.iter().flat_map(|t| &t.rows).filter(|r| r.kind == kind).count()
}

use Role::{Deadline, Number, Responsible, Title};

#[test]
fn headings_may_be_synonyms_in_any_order() {
    let plan = read("header-synonyms-any-order");
    assert_eq!(roles(&plan, 0), [Responsible, Title, Deadline, Number]);
    assert!(plan.layout[0].columns.iter().all(|c| c.reason == ColumnReason::Heading));
    assert_eq!(titles(&plan), ["1 Высадить липы на Садовой улице", "2 Запустить фонтан на площади Мира"]);
}

#[test]
fn a_header_has_two_levels_and_the_lower_one_names_years() {
    let plan = read("header-two-levels");
    assert_eq!(plan.layout[0].columns[3].heading.as_deref(), Some("Планируемое значение / 2024 год"));
    assert_eq!(roles(&plan, 0)[2..], [Role::Unit, Role::Target, Role::Target, Role::Target]);
    assert_eq!(targets(&plan.measures[0]), ["70 @2024-12-31", "75,5 @2025-12-31", "80 @2026-12-31"]);
}

#[test]
fn a_row_that_counts_the_columns_is_no_measure() {
    let plan = read("column-numbers-row");
    assert_eq!(titles(&plan), ["1 Проверить кровли школ", "2 Проверить котельные"]);
    assert_eq!(kinds(&plan, RowKind::ColumnNumbers), 1);
}

#[test]
fn a_header_repeated_on_the_next_page_is_no_measure() {
    let plan = read("header-repeated-on-each-page");
    assert_eq!(plan.measures.len(), 3);
    assert_eq!(kinds(&plan, RowKind::Header), 2);
}

#[test]
fn a_header_holds_for_the_tables_after_it() {
    let plan = read("header-only-in-first-table");
    assert_eq!(homes(&plan), ["-", "Летняя программа", "Летняя программа"]);
    assert_eq!(deadlines(&plan), ["24.03.2025", "01.06.2025", "15.07.2025"]);
}

#[test]
fn headings_may_change_midway() {
    let plan = read("header-changed-midway");
    assert_eq!(plan.layout.len(), 2);
    assert_eq!(plan.layout[1].columns[3].heading.as_deref(), Some("Ответственное лицо"));
    assert_eq!(parties(&plan)[2], "Петрова А.Н.");
    assert!(has(&plan, Code::I204));
}

#[test]
fn columns_without_a_header_are_told_by_their_cells() {
    let plan = read("no-header");
    assert_eq!(roles(&plan, 0), [Number, Title, Deadline, Responsible]);
    assert_eq!(plan.layout[0].columns[2].reason, ColumnReason::Content);
    assert_eq!(plan.measures.len(), 3);
    assert!(has(&plan, Code::I203));
}

#[test]
fn marks_in_quarters_give_the_time_of_the_work() {
    let plan = read("gantt-quarters");
    assert_eq!(sections(&plan), ["Проєкт 1. Створення парку над річкою", "Проєкт 2. Освітлення алей"]);
    assert_eq!(titles(&plan)[1], "2. Висадження дерев.");
    let edtf: Vec<_> = plan.measures.iter().map(|m| m.deadlines[0].edtf.clone().unwrap()).collect();
    assert_eq!(edtf, ["2024-04/2024-06", "2024-07/2024-12", "2025-01/2025-09"]);
}

#[test]
fn planned_values_are_targets_and_actual_ones_are_not() {
    let plan = read("plan-and-fact-columns");
    assert_eq!(roles(&plan, 0)[3..], [Role::Target, Role::Status, Role::Target, Role::Status]);
    assert_eq!(targets(&plan.measures[0]), ["120 @2024-12-31", "150 @2025-12-31"]);
    assert_eq!(extras(&plan.measures[0]), ["2024 год / факт: 118"]);
}

#[test]
fn a_plan_may_have_no_numbers() {
    let plan = read("no-number-column");
    assert_eq!(titles(&plan), ["- Провести ночь музеев", "- Открыть выставку солонок"]);
}

#[test]
fn a_number_in_the_title_cell_is_the_label() {
    let plan = read("number-in-title-cell");
    assert_eq!(titles(&plan)[0], "1. Организационный этап: собрать заявки пасек");
    assert_eq!(plan.measures[0].title, "Организационный этап: собрать заявки пасек");
}

#[test]
fn the_number_may_stand_last() {
    let plan = read("number-column-last");
    assert_eq!(titles(&plan), ["1 Открыть кружок робототехники", "2 Провести смотр моделей"]);
}

#[test]
fn every_row_may_be_numbered_one() {
    let plan = read("every-row-numbered-one");
    assert_eq!(titles(&plan), ["1. Провести сход жителей", "1. Осмотреть мосты", "1. Принять смету"]);
    assert!(plan.sections.is_empty());
}

#[test]
fn numbers_may_begin_again_in_each_section() {
    let plan = read("numbers-restart-in-sections");
    assert_eq!(homes(&plan), ["Концерты", "Концерты", "Кружки", "Кружки"]);
    assert_eq!(titles(&plan)[2], "1. Набор в кружок танца");
}

#[test]
fn labels_are_kept_as_printed() {
    let labels: Vec<_> =
        read("labels-of-many-forms").measures.into_iter().map(|m| m.label.unwrap()).collect();
    assert_eq!(labels, ["п. 3.2", "3)", "а)", "Шаг 2"]);
}

#[test]
fn the_responsible_may_stand_before_the_deadline() {
    let plan = read("responsible-before-deadline");
    assert_eq!(roles(&plan, 0), [Number, Title, Responsible, Deadline]);
    assert_eq!(parties(&plan), ["Отдел газонов", "Отдел роз"]);
}

#[test]
fn there_may_be_no_responsible_column() {
    let plan = read("no-responsible-column");
    assert_eq!(deadlines(&plan), ["до 20 апреля 2025 года", "до 25 апреля 2025 года"]);
    assert!(parties(&plan).iter().all(String::is_empty));
}

#[test]
fn helpers_have_a_column_of_their_own() {
    let plan = read("two-responsible-columns");
    assert_eq!(roles(&plan, 0)[3..], [Responsible, Role::CoResponsible]);
    assert_eq!(parties(&plan)[0], "Служба маяков; Портовое управление");
}

#[test]
fn a_deadline_may_be_split_in_start_and_end() {
    let plan = read("deadline-in-start-and-end");
    assert_eq!(roles(&plan, 0)[2..4], [Role::Start, Role::End]);
    let first = &plan.measures[0].deadlines[0];
    assert_eq!((first.start, first.end), ("2025-01-10".parse().ok(), "2025-06-30".parse().ok()));
}

#[test]
fn a_deadline_may_hold_a_place_and_a_time_of_day() {
    let plan = read("deadline-with-place-and-time");
    assert_eq!(roles(&plan, 0)[2], Deadline);
    assert_eq!(plan.measures[0].deadlines[0].end, "2025-09-20".parse().ok());
}

#[test]
fn columns_of_other_kinds_are_kept_under_their_headings() {
    use Role::{Basis, Funding, Note, Other, Place, Status};

    let plan = read("columns-of-other-kinds");
    assert_eq!(roles(&plan, 0)[4..], [Place, Funding, Funding, Status, Basis, Note, Other]);
    let extra = extras(&plan.measures[0]);
    assert!(extra.contains(&"Объем финансирования, тыс. руб. / 2026 год: 80".to_owned()), "{extra:?}");
    assert!(extra.contains(&"Цвет краски: охра".to_owned()), "{extra:?}");
    assert!(plan.measures[0].targets.is_empty());
}

#[test]
fn sections_stand_across_the_table_under_their_numbers() {
    let plan = read("sections-across-the-table");
    assert_eq!(
        sections(&plan),
        [
            "1. Охрана лесов",
            "1. Охрана лесов / 1.1. Пожарная охрана",
            "1. Охрана лесов / 1.2. Охрана от вредителей",
            "2. Посадка лесов"
        ]
    );
    assert_eq!(homes(&plan), ["Пожарная охрана", "Охрана от вредителей", "Посадка лесов"]);
}

#[test]
fn a_section_may_repeat_its_title_in_every_cell() {
    let plan = read("sections-repeated-in-every-cell");
    assert_eq!(sections(&plan), ["- Учебная работа", "- Хозяйственная работа"]);
    assert_eq!(plan.measures.len(), 2);
}

#[test]
fn paragraphs_over_tables_are_sections() {
    let plan = read("sections-as-paragraphs");
    assert_eq!(sections(&plan), ["Раздел 1. Помол", "Раздел 2. Сбыт"]);
    assert_eq!(homes(&plan), ["Помол", "Сбыт"]);
    assert_eq!(plan.plan.title.as_deref(), Some("План действий Совета мельников на 2025 год"));
}

#[test]
fn a_mechanism_belongs_to_its_part() {
    let plan = read("sections-of-words-and-roman-numbers");
    assert_eq!(
        sections(&plan),
        [
            "Раздел 1. Обучение",
            "Раздел 1. Обучение / I Механизм: Курсы",
            "Раздел 1. Обучение / II Механизм: Наставники",
            "Раздел 2. Выставки"
        ]
    );
}

#[test]
fn a_number_that_the_rows_below_carry_further_is_a_section() {
    let plan = read("sections-with-number-and-title-cells");
    assert_eq!(sections(&plan), ["1 Зимний сезон", "2 Летний сезон"]);
    assert_eq!(titles(&plan), ["1.1 Залить каток", "1.2 Выдать коньки", "2.1 Постричь поле"]);
}

#[test]
fn a_name_under_the_last_row_is_no_section() {
    let plan = read("signature-under-the-last-row");
    assert_eq!(titles(&plan), ["1 Проверить фонари", "2 Сменить масло"]);
    assert_eq!(sections(&plan), ["- Южный причал"]);
}

#[test]
fn sums_and_notes_are_no_measures() {
    let plan = read("totals-and-notes");
    assert_eq!(plan.measures.len(), 2);
    assert_eq!((kinds(&plan, RowKind::Total), kinds(&plan, RowKind::Note)), (1, 2));
}

#[test]
fn further_rows_add_targets_to_their_measure() {
    let plan = read("targets-on-further-rows");
    assert_eq!(titles(&plan).len(), 2);
    assert_eq!(targets(&plan.measures[0]), ["25 @2024-12-31", "50 @2025-12-31", "75 @2026-12-31"]);
}

#[test]
fn a_result_that_stands_once_holds_for_its_block() {
    let plan = read("result-once-for-a-block");
    let results: Vec<_> = plan.measures.iter().map(|m| m.expected_result.clone().unwrap()).collect();
    assert!(!results[0].inherited && results[1].inherited && results[2].inherited && !results[3].inherited);
    assert_eq!(results[2].text, "Жители находят ответы без обращений");
    assert_eq!(results[4].text, "Работники владеют новой программой");
}

#[test]
fn a_party_that_stands_once_holds_for_its_block() {
    let plan = read("responsible-once-for-a-block");
    assert_eq!(parties(&plan), ["Мастерская чернил"; 4]);
    assert!(!plan.measures[0].responsible[0].inherited && plan.measures[3].responsible[0].inherited);
}

#[test]
fn a_row_cut_by_a_page_break_is_one_measure() {
    let plan = read("row-split-by-a-page-break");
    assert_eq!(
        titles(&plan),
        ["1 Углубить русло канала у старой мельницы и укрепить берег камнем", "2 Очистить шлюз"]
    );
    assert_eq!(parties(&plan)[0], "Участок берегоукрепления");
}

#[test]
fn one_cell_a_line_makes_rows() {
    let plan = read("one-cell-a-line");
    assert_eq!(titles(&plan), ["1. Укрепить стену у западных ворот", "2. Покрыть башню"]);
    assert_eq!(parties(&plan), ["Артель каменщиков", "Артель кровельщиков"]);
}

#[test]
fn items_of_a_list_have_their_keys_under_them() {
    let plan = read("list-with-keys");
    assert_eq!(titles(&plan)[0], "1. Открыть отделение в Новом посёлке.");
    assert_eq!(deadlines(&plan), ["до 01.04.2025", "июнь 2025 г."]);
    assert_eq!(parties(&plan), ["отдел развития", "учебный центр"]);
}

#[test]
fn items_of_a_list_may_hold_their_keys() {
    let plan = read("list-with-keys-in-the-item");
    assert_eq!(titles(&plan)[1], "2. Dredge the inner basin.");
    assert_eq!(deadlines(&plan)[0], "1 May 2025");
    assert_eq!(parties(&plan)[2], "Survey Office");
}

#[test]
fn a_lead_in_says_the_bound_of_the_items_under_it() {
    let plan = read("list-under-a-lead-in");
    assert_eq!(sections(&plan), ["OB.1.1 Rendere sicuri i moli"]);
    assert_eq!(titles(&plan)[0], "LA.01 Controllo delle luci del molo");
    assert_eq!(plan.measures[1].deadlines[0].end, "2025-06-30".parse().ok());
}

#[test]
fn two_plans_in_one_document_are_both_read() {
    let plan = read("two-plans-in-one-document");
    assert_eq!(plan.plan.title.as_deref(), Some("План ремонта пристаней на 2025 год"));
    assert_eq!(homes(&plan), ["-", "-", "План обучения работников пристаней на 2025 год"]);
}

#[test]
fn other_tables_are_left_alone_and_listed() {
    let plan = read("plan-among-other-tables");
    assert_eq!(titles(&plan), ["1 Поверить весы на рынке", "2 Поверить весы на складе"]);
    assert!(plan.unclaimed.iter().any(|u| u.text == "Весовщик"));
}

#[test]
fn prose_with_dates_is_no_plan() {
    let plan = read("prose-with-dates");
    assert!(plan.measures.is_empty() && has(&plan, Code::I201));
}

#[test]
fn what_a_site_puts_around_a_plan_stays_out_of_it() {
    let plan = read("site-furniture");
    assert_eq!(plan.plan.title.as_deref(), Some("План мероприятий Управления колодцев на 2025 год"));
    assert_eq!(parties(&plan), ["Бригада № 1", "Бригада № 2"]);
    assert!(plan.unclaimed.iter().any(|u| u.text == "Версия для слабовидящих"));
}

#[test]
fn approval_title_and_stakeholders_stand_before_the_plan() {
    let plan = read("approval-and-stakeholders");
    let approval = plan.plan.approval.clone().unwrap();
    assert_eq!(approval.position.as_deref(), Some("Начальник Службы переписи"));
    assert_eq!(approval.person.as_deref(), Some("О.П.Счётная"));
    assert_eq!(approval.date, "2025-02-03".parse().ok());
    assert_eq!(
        plan.stakeholders.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
        ["Жители района.", "Учёные."]
    );
    assert_eq!(
        plan.plan.title.as_deref(),
        Some("ПЛАН Службы переписи населения по открытости на 2025 – 2026 годы")
    );
    assert_eq!(plan.plan.period.unwrap().edtf, "2025/2026");
}

#[test]
fn prose_between_tables_gives_sections_and_no_measures() {
    let plan = read("prose-between-small-tables");
    assert_eq!(sections(&plan), ["Action 1 Open the archive", "Action 2 Scan the maps"]);
    assert_eq!(titles(&plan).len(), 3);
    assert_eq!(deadlines(&plan)[2], "December 31, 2024");
}

#[test]
fn an_amending_act_names_its_sections_in_prose() {
    let plan = read("act-that-amends-a-plan");
    assert_eq!(sections(&plan), ["II Управление садов", "IV Управление прудов"]);
    assert_eq!(titles(&plan), ["1.1 Число новых садов", "2.3 Число очищенных прудов"]);
}

#[test]
fn hard_wrapped_cells_are_one_text() {
    let plan = read("cells-wrapped-in-hard-lines");
    assert_eq!(titles(&plan)[0], "1 Осмотреть опоры моста через реку Светлую и составить опись");
    assert_eq!(parties(&plan)[0], "Шапкин В.В.; Котов А.В.");
}

#[test]
fn headings_are_known_in_other_languages() {
    assert_eq!(roles(&read("kazakh-headings"), 0), [Number, Title, Deadline, Responsible]);
    assert_eq!(roles(&read("german-headings"), 0), [Number, Title, Deadline, Responsible]);
}

#[test]
fn the_user_says_what_the_columns_are() {
    let columns = Some(vec![None, Some(Title), Some(Role::Note), Some(Responsible)]);
    let plan = read_with("column-numbers-row", &Options { columns, ..Options::default() });
    assert_eq!(roles(&plan, 0)[1..], [Title, Role::Note, Responsible]);
    assert_eq!(plan.layout[0].columns[2].reason, ColumnReason::Option);
    assert!(deadlines(&plan).iter().all(String::is_empty));
    assert_eq!(extras(&plan.measures[0]), ["Срок исполнения: до 01.08.2025"]);
}

#[test]
fn the_user_says_which_table_is_the_plan() {
    let plan = read_with("plan-among-other-tables", &Options { table: Some(2), ..Options::default() });
    assert_eq!(plan.measures.len(), 2);
    let plan = read_with("plan-among-other-tables", &Options { table: Some(9), ..Options::default() });
    assert!(plan.measures.is_empty());
}

#[test]
fn measures_side_by_side_are_read_group_by_group_or_as_they_are_numbered() {
    let plan = read("two-measures-side-by-side");
    let expected = ["1 Поход к истоку", "2 Сбор преданий", "3 Запись песен", "4 Издание сборника"];
    assert_eq!(titles(&plan), expected);
    assert_eq!(deadlines(&plan), ["10.05.2025", "10.06.2025", "10.07.2025", "10.09.2025"]);
    let plan = read("side-by-side-under-sections");
    assert_eq!(titles(&plan)[..2], ["1 Почистить стёкла", "2 Проверить фитили"]);
    assert_eq!(homes(&plan), ["Весна", "Весна", "Весна", "Весна", "Осень", "Осень"]);
}

#[test]
fn a_column_of_stages_makes_sections() {
    let plan = read("stage-column");
    assert_eq!(roles(&plan, 0)[..3], [Number, Role::Section, Title]);
    assert_eq!(homes(&plan), ["Подготовка", "Подготовка", "Подготовка", "Внедрение", "Внедрение"]);
    let plan = read("stage-columns-of-two-levels");
    assert_eq!(sections(&plan)[1], "1. Чисте довкілля / 1.1. Вода");
    assert_eq!(homes(&plan), ["Вода", "Вода", "Ліс", "Ліс", "Освітлення", "Освітлення"]);
}

#[test]
fn tables_are_drawn_in_many_ways() {
    let first = |name: &str| {
        let plan = read(name);
        (titles(&plan), deadlines(&plan).swap_remove(0), parties(&plan).swap_remove(0))
    };
    let expected = |titles: &[&str], day: &str, party: &str| {
        (titles.iter().map(ToString::to_string).collect::<Vec<_>>(), day.to_owned(), party.to_owned())
    };
    assert_eq!(
        first("pipes-at-line-ends"),
        expected(&["1 Осмотреть паром", "2 Открыть переправу"], "до 01.04.2025", "Механик")
    );
    assert_eq!(
        first("markdown-table"),
        expected(&["1 Привить яблони", "2 Собрать семена"], "20.04.2025", "Мастер прививок")
    );
    assert_eq!(
        first("drawn-with-box-characters"),
        expected(&["1 Осмотреть ульи", "2 Собрать мёд"], "10.04.2025", "Старшина")
    );
    assert_eq!(
        first("aligned-by-spaces"),
        expected(
            &["1 Вспахать общий участок", "2 Починить насос", "3 Собрать урожай"],
            "10.05.2025",
            "Тракторист"
        )
    );
}

#[test]
fn cells_with_nothing_between_are_told_apart_at_the_deadline() {
    let plan = read("cells-glued-together");
    assert_eq!(titles(&plan), ["- Spis książek w czytelni", "- Spotkanie z autorem bajek", "- Noc czytania"]);
    assert_eq!(homes(&plan), ["Wrzesień 2025", "Wrzesień 2025", "Październik 2025"]);
    assert_eq!(deadlines(&plan)[1], "20.09.2025");
    assert_eq!(parties(&plan)[1], "Dział dziecięcy");
}

#[test]
fn cells_run_together_may_stand_in_sections() {
    let plan = read("cells-glued-in-sections");
    assert_eq!(
        titles(&plan),
        [
            "1 Смоление лодок", "2 Первая покраска вёсел", "1 Спуск лодок на воду",
            "2 Учёт спасательных кругов"
        ]
    );
    assert_eq!(homes(&plan), ["Ремонт", "Ремонт", "Открытие сезона", "Открытие сезона"]);
    assert_eq!(deadlines(&plan), ["до 1 мая 2024 г.", "Май", "В день открытия сезона", "ежемесячно"]);
    assert_eq!(parties(&plan), ["Боцман", "Отдел снабжения", "Начальник станции", "Боцман"]);
    assert_eq!(plan.measures.iter().map(|m| m.targets.len()).collect::<Vec<_>>(), [1, 1, 1, 1]);
}

#[test]
fn cells_run_together_may_hold_places_and_numbers() {
    let plan = read("cells-glued-with-places");
    assert_eq!(titles(&plan), ["1. Гонка у буя № 3", "2. Проверка яхт Л-6", "3. Спуск шлюпок"]);
    assert_eq!(deadlines(&plan), ["до 20 июня 2024 г.", "октябрь", "по мере необходимости"]);
    assert_eq!(parties(&plan), ["Тренер секции", "Центральная спасательная станция", "Отдел флота"]);
}

#[test]
fn cells_that_strokes_end_need_no_numbers() {
    let plan = read("cells-ended-by-strokes-without-numbers");
    assert_eq!(titles(&plan), ["- Сгребание гравия", "- Мытье камней", "- Обрезка сосен"]);
    assert_eq!(deadlines(&plan), ["ежедневно", "1 раз в неделю", "по мере необходимости"]);
}

#[test]
fn cells_that_divide_a_heading_may_run_on() {
    let plan = read("header-cells-that-ran-on");
    assert_eq!(roles(&plan, 0), [Number, Title, Deadline, Role::Funding, Role::Funding, Responsible]);
    assert_eq!(titles(&plan), ["1. Заменить лопасти колеса", "2. Смазать оси", "3. Перестелить солому"]);
    assert_eq!(homes(&plan), ["Колесо", "Колесо", "Крыша"]);
    assert_eq!(parties(&plan), ["Мельник", "Подмастерье", "Кровельщик"]);
    assert!(has(&plan, Code::I205));
}

#[test]
fn a_title_makes_a_plan_of_headings_that_any_table_has() {
    let plan = read("headings-under-a-plans-title");
    assert_eq!(titles(&plan), ["1 Заткнуть щели в северной башне", "2 Навесить двери", "3 Топить камин"]);
    assert_eq!(deadlines(&plan), ["до 01.09.2024", "до 01.10.2024", "постоянно"]);
}

#[test]
fn one_planned_value_and_its_unit_make_a_plan() {
    let plan = read("one-planned-value");
    assert_eq!(titles(&plan), ["П1 Время горения лампы", "П2 Число ложных сигналов"]);
    assert_eq!(plan.measures[0].targets[0].value, Some(98.0));
}

#[test]
fn stages_are_labels_where_they_name_their_time() {
    let plan = read("stages-with-their-time");
    let expected =
        ["I этап Обход голубятен", "II этап Осмотр птиц, оформление паспортов", "III этап Награждение"];
    assert_eq!(titles(&plan), expected);
    assert_eq!(deadlines(&plan), ["апрель", "с 1 по 20 мая", "до 20 июня"]);
}

#[test]
fn headings_that_any_table_has_need_someone_who_answers() {
    let plan = read("headings-that-any-table-has");
    assert_eq!(titles(&plan), ["1 Opening of the hall", "2 First-round draw", "3 Training of beginners"]);
    assert_eq!(deadlines(&plan), ["every September", "12 October 2024", "monthly"]);
}

#[test]
fn values_of_three_kinds_stand_under_their_years() {
    let plan = read("header-values-of-three-kinds");
    assert_eq!(titles(&plan), ["1 Доля очищенного дна", "2 Число карпов"]);
    let years = |m: &Measure| m.targets.iter().filter_map(|t| Some(t.date?.year())).collect::<Vec<_>>();
    assert_eq!(years(&plan.measures[1]), [2022, 2023, 2024, 2025]);
}

#[test]
fn a_list_may_give_its_targets_by_year() {
    let plan = read("list-with-yearly-targets");
    assert_eq!(titles(&plan), ["R.A.2.1a Alberi piantati nei viali", "R.A.2.1b Viali con un giardiniere"]);
    let values: Vec<_> = plan.measures[1].targets.iter().map(|t| (t.value.unwrap(), t.date)).collect();
    assert_eq!(values, [(10.0, "2024-12-31".parse().ok()), (20.0, "2025-12-31".parse().ok())]);
}

#[test]
fn a_doubt_between_two_columns_is_told() {
    let plan = read("two-deadline-columns");
    assert_eq!(deadlines(&plan)[1], "до 01.07.2025");
    assert_eq!(extras(&plan.measures[2]), ["Дата: после ремонта"]);
    assert!(has(&plan, Code::I202));
}

#[test]
fn an_editorial_note_between_rows_is_no_part_of_them() {
    let plan = read("editorial-note-between-rows");
    assert_eq!(plan.measures[1].expected_result.as_ref().unwrap().text, "Акт осмотра");
    assert_eq!(homes(&plan)[2..4], ["Обследование мельниц", "Ремонт"]);
}

#[test]
fn both_levels_of_a_header_may_name_roles() {
    let plan = read("header-levels-that-both-name-roles");
    assert_eq!(plan.layout[0].columns[4].heading.as_deref(), Some("Timeline / End"));
    let expected = [Number, Title, Role::ExpectedResult, Role::Start, Role::End, Responsible];
    assert_eq!(roles(&plan, 0), expected);
    assert_eq!(parties(&plan)[1], "Mapping Unit; Press Office");
}

#[test]
fn tasks_beside_their_measures_are_sections_of_their_goal() {
    let plan = read("tasks-beside-their-measures");
    let found = sections(&plan);
    let goal = "Стратегічна ціль 1. Доступні послуги / Операційна ціль 1.1. Послуги поруч";
    assert_eq!(found[2], format!("{goal} / 1.1.1. Відкрити віддалені місця"));
    assert_eq!(found[3], format!("{goal} / 1.1.2. Послуги вдома"));
    assert_eq!(homes(&plan)[4..], ["Прибрати береги", "Прибрати береги"]);
}

#[test]
fn the_user_says_where_the_header_ends_and_which_language_it_is() {
    let plan = read_with("column-numbers-row", &Options { header_row: Some(1), ..Options::default() });
    assert_eq!(plan.measures.len(), 2);
    assert_eq!(plan.layout[0].columns[2].heading.as_deref(), Some("Срок исполнения"));
    let plan = read_with("column-numbers-row", &Options { lang: Some("uk".into()), ..Options::default() });
    assert_eq!(plan.language, "uk");
}

#[test]
fn worded_items_over_their_keys_are_measures_and_the_goals_above_them_sections() {
    let plan = read("list-of-worded-items");
    assert_eq!(sections(&plan), ["Goal 1. An open harbour"]);
    assert_eq!(
        titles(&plan),
        ["Commitment 1 Publish the berth register", "Commitment 2 Hold a yearly open day"]
    );
    assert_eq!(parties(&plan), ["Harbour Registry", "Harbour Office"]);
    assert_eq!(plan.measures[0].deadlines[0].edtf.as_deref(), Some("2024-03-01/2024-06-30"));
    assert!(extras(&plan.measures[0]).contains(&"Milestone indicator: register online".to_owned()));
}

#[test]
fn a_value_may_stand_under_its_key() {
    let plan = read("list-with-values-under-keys");
    assert_eq!(homes(&plan), ["Подготовка", "Подготовка", "Проведение"]);
    assert_eq!(deadlines(&plan)[..2], ["15 августа 2025 года", "до 1 сентября 2025 года"]);
    assert_eq!(parties(&plan), ["отдел культуры", "отдел благоустройства; дом культуры", "отдел торговли"]);
}

#[test]
fn a_cell_may_stand_on_each_line_without_any_mark() {
    let plan = read("cell-a-line-without-tabs");
    assert_eq!(roles(&plan, 0), [Number, Title, Deadline, Responsible]);
    assert_eq!(homes(&plan), ["Ульи", "Ульи", "Мёд"]);
    assert_eq!(titles(&plan)[0], "1. Проверить ульи на дальней пасеке");
    assert_eq!(deadlines(&plan), ["Март 2025 года", "Апрель 2025 года", "Август 2025 года"]);
    assert_eq!(parties(&plan)[2], "Отдел сбыта; отдел рекламы");
}

#[test]
fn a_cell_may_stand_on_each_line_of_rows_without_numbers() {
    let plan = read("cell-a-line-without-numbers");
    assert_eq!(titles(&plan), ["- Check the hives", "- Open the honey fair", "- Report on the year"]);
    assert_eq!(deadlines(&plan), ["March 2025", "August 2025", "December 2025"]);
}

#[test]
fn an_upper_heading_may_be_repeated_in_every_column() {
    let plan = read("upper-headings-repeated-in-every-column");
    assert_eq!(roles(&plan, 0), [Number, Title, Role::Start, Role::End, Responsible]);
    assert_eq!(plan.layout[0].columns[3].heading.as_deref(), Some("Срок исполнения / окончание"));
    assert_eq!(plan.layout.len(), 1);
    assert!(!has(&plan, Code::I202) && !has(&plan, Code::I204));
}

#[test]
fn a_goal_beside_its_actions_is_their_section() {
    let plan = read("goals-beside-their-actions");
    assert_eq!(roles(&plan, 0)[..2], [Role::Section, Title]);
    assert_eq!(homes(&plan), ["Città accogliente", "Città accogliente", "Città pulita", "Città pulita"]);
}

#[test]
fn goals_and_actions_are_told_in_other_languages() {
    for (header, language) in [
        ("Ziel\tMaßnahme\tFrist\tZuständig", "de"),
        ("Goal\tAction\tTimeline\tLead", "en"),
        ("Objectif\tAction\tÉchéance\tResponsable", "fr"),
        ("Objetivo\tAcción\tPlazo\tResponsable", "es"),
        ("Cel\tDziałanie\tTermin\tOdpowiedzialny", "pl"),
        ("Obiectiv\tAcțiune\tTermen\tResponsabil", "ro"),
        ("Цель\tМероприятие\tСрок\tОтветственный", "ru"),
        ("Завдання\tЗахід\tТермін\tВідповідальний", "uk"),
        ("Мэта\tМерапрыемства\tТэрмін\tАдказны", "be"),
        ("Мақсат\tІс-шара\tМерзімі\tЖауапты", "kk"),
        ("Максат\tИш-чара\tМөөнөтү\tЖооптуу", "ky"),
    ] {
        let text = format!(
            "{header}\nAbcde\tFghij\t05.2025\tUvwxy\n\tKlmno\t06.2025\tUvwxy\n\tPqrst\t07.2025\tUvwxy\n"
        );
        let options = Options { lang: Some(language.to_owned()), ..Options::default() };
        let plan = planomer::read(text.as_bytes(), &options).unwrap();
        assert_eq!(homes(&plan), ["Abcde"; 3], "{language}");
        assert_eq!(titles(&plan), ["- Fghij", "- Klmno", "- Pqrst"], "{language}");
    }
}

#[test]
fn a_year_in_the_heading_of_a_target_is_its_date() {
    let plan = read("year-in-the-target-heading");
    assert_eq!(targets(&plan.measures[0]), ["40 @2024-12-31", "50 @2025-12-31"]);
}

#[test]
fn letters_count_sections_on_lines_without_tabs() {
    let plan = read("sections-with-letters");
    assert_eq!(plan.sections[0].label.as_deref(), Some("Раздел А."));
    assert_eq!(plan.sections[1].label.as_deref(), Some("Раздел Б."));
    assert_eq!(parties(&plan), ["Отдел ульев", "Отдел ульев", "Отдел мёда", "Отдел сбыта"]);
}

#[test]
fn a_note_right_under_a_table_is_none_of_its_cells() {
    let plan = read("notes-right-under-a-table");
    assert_eq!(parties(&plan), ["Отдел ульев", "Отдел краски"]);
    assert_eq!(plan.unclaimed[0].text, "Примечание: сроки уточняются советом.");
    assert!(plan.unclaimed[1].text.ends_with("при наличии краски"));
}

#[test]
fn tables_as_wide_as_the_plan_are_left_alone() {
    let plan = read("plan-among-tables-of-its-width");
    assert_eq!(titles(&plan), ["1 Очистить берег", "2 Поставить урны"]);
    assert!(plan.sections.is_empty());
    let left: Vec<_> = plan.unclaimed.iter().map(|u| u.text.as_str()).collect();
    assert!(left.contains(&"Лодки") && left.contains(&"секретарь"), "{left:?}");
}

#[test]
fn the_title_right_above_the_plan_is_its_own() {
    let plan = read("title-below-other-tables");
    assert_eq!(plan.plan.title.as_deref(), Some("План мероприятий береговой службы на 2025-2026 годы"));
    assert_eq!(plan.plan.period.as_ref().map(|p| p.edtf.as_str()), Some("2025/2026"));
    assert_eq!(plan.measures.len(), 2);
}

#[test]
fn rows_of_a_header_that_lost_their_empty_cells_are_put_back() {
    let plan = read("header-whose-empty-cells-were-dropped");
    assert_eq!(plan.layout[0].columns[5].heading.as_deref(), Some("План по годам / 2027 год"));
    assert_eq!(targets(&plan.measures[0]), ["5,0 @2025-12-31", "6,0 @2026-12-31", "7,5 @2027-12-31"]);
    assert!(has(&plan, Code::I205));
}

#[test]
fn parts_of_a_year_that_lost_their_empty_cells_are_those_of_the_first() {
    let text = "N п/п | Наименование показателя | Единица измерения | План по годам | |||||\n\
2025 год | 2026 год | 2027 год | ||||||\nI квартал | первое полугодие | 9 месяцев | год | |||||\n\
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n1.1 | Сбор мёда | тонн | 1,0 | 2,5 | 4,0 | 5,0 | 6,0 | 7,5 |\n\
1.2 | Число ульев | единицы | 40 | 45 | 50 | 50 | 55 | 60 |\n";
    let plan = planomer::read(text.as_bytes(), &Options::default()).unwrap();
    let headings: Vec<_> = plan.layout[0].columns.iter().skip(3).map(|c| c.heading.as_deref()).collect();
    assert_eq!(headings[0], Some("План по годам / 2025 год / I квартал"));
    assert_eq!(headings[5], Some("План по годам / 2027 год"));
    assert_eq!(targets(&plan.measures[0])[2..4], ["4,0 @2025-09-30", "5,0 @2025-12-31"]);
}

#[test]
fn the_user_names_the_header_of_measures_side_by_side() {
    let options = Options { header_row: Some(1), ..Options::default() };
    let plan = read_with("two-measures-side-by-side", &options);
    assert_eq!(titles(&plan), titles(&read("two-measures-side-by-side")));
    assert_eq!(plan.measures.len(), 4);
    assert!(plan.unclaimed.is_empty());
}

#[test]
fn strokes_of_other_kinds_draw_tables_too() {
    for name in ["drawn-with-plus-signs", "drawn-with-broken-bars"] {
        let plan = read(name);
        assert_eq!(titles(&plan), ["1 Поднять сруб", "2 Покрыть крышу дранкой"], "{name}");
        assert_eq!(deadlines(&plan), ["10.04.2025", "до 20.08.2025"], "{name}");
        assert_eq!(parties(&plan), ["Старший плотник", "Кровельщик"], "{name}");
    }
}

#[test]
fn page_numbers_and_annex_lines_stay_out_of_the_plans() {
    let plan = read("appendices-with-page-numbers");
    assert_eq!(titles(&plan)[2..], ["1 Сложить печь", "2 Проверить трубы"]);
    assert_eq!(homes(&plan)[1..3], ["-", "План мероприятий печников на 2025 год"]);
    assert!(plan.unclaimed.iter().any(|u| u.text == "Стр. 1 из 2"));
}

#[test]
fn a_cell_merged_over_rows_holds_for_all_of_them() {
    let plan = read_docx("merged-cells");
    assert_eq!(titles(&plan).len(), 4);
    assert_eq!(
        deadlines(&plan),
        ["май 2025 года", "май 2025 года", "июнь 2025 года; август 2025 года", "сентябрь 2025 года"]
    );
    assert_eq!(parties(&plan)[1..3], ["Смотритель маяка", "Смотритель маяка; Плотники"]);
    assert!(plan.measures[1].deadlines[0].inherited && !plan.measures[0].deadlines[0].inherited);
}

#[test]
fn a_table_inside_a_cell_may_be_the_plan() {
    let plan = read_docx("plan-in-a-nested-table");
    assert_eq!(titles(&plan), ["1 Покрасить башню", "2 Сменить лампу"]);
    assert_eq!(plan.unclaimed[0].text, "Сведения о маяках");
}

#[test]
fn numbers_that_word_computes_are_labels() {
    let plan = read_docx("automatic-numbers");
    assert_eq!(titles(&plan), ["1. Покрасить башню", "2. Сменить лампу"]);
    assert_eq!(plan.measures[0].label_basis, Some(planomer::plan::LabelBasis::Computed));
}

#[test]
fn coloured_cells_give_the_time_of_the_work() {
    let plan = read_docx("gantt-filled-cells");
    let edtf: Vec<_> = plan.measures.iter().map(|m| m.deadlines[0].edtf.as_deref()).collect();
    assert_eq!(edtf, [Some("2025-04/2025-09"), Some("2025-01/2025-03"), Some("2025-10/2025-12")]);
}

/// A plan of two measures, each a line of a word and a number over its deadline and party.
const WORDED: [(&str, &str, &str, &str, &str); 12] = [
    (
        "Action Plan of the Town of Elmford 2024", "Action", "Mend the bridge", "Timeline: June 2024",
        "Responsible: Roads Office",
    ),
    (
        "План мероприятий по ремонту моста на 2024 год",
        "Мероприятие",
        "Починить мост",
        "Срок: июнь 2024 года",
        "Ответственный: отдел дорог",
    ),
    (
        "План заходів з ремонту моста на 2024 рік",
        "Захід",
        "Полагодити міст",
        "Термін: червень 2024 року",
        "Відповідальний: відділ доріг",
    ),
    (
        "План мерапрыемстваў па рамонце моста на 2024 год",
        "Мерапрыемства",
        "Адрамантаваць мост",
        "Тэрмін: чэрвень 2024 года",
        "Адказны: аддзел дарог",
    ),
    (
        "Көпірді жөндеу жөніндегі 2024 жылға арналған іс-шаралар жоспары",
        "Іс-шара",
        "Көпірді жөндеу",
        "Мерзімі: 2024 жылғы маусым",
        "Жауапты: жолдар бөлімі",
    ),
    (
        "Көпүрөнү оңдоо боюнча 2024-жылга иш-чаралар планы",
        "Иш-чара",
        "Көпүрөнү оңдоо",
        "Мөөнөтү: 2024-жылдын июнь айы",
        "Жооптуу: жолдор бөлүмү",
    ),
    (
        "Plan działań na rok 2024", "Działanie", "Naprawa mostu", "Termin: czerwiec 2024",
        "Odpowiedzialny: Referat Dróg",
    ),
    (
        "Maßnahmenplan der Stadt Lindenau 2024", "Maßnahme", "Brücke sanieren", "Frist: Juni 2024",
        "Zuständig: Tiefbauamt",
    ),
    (
        "Plan d'action de la commune de Valbrune 2024", "Action", "Réparer le pont", "Échéance : juin 2024",
        "Responsable : Service Voirie",
    ),
    (
        "Plan de acción del Ayuntamiento de Valclaro 2024", "Medida", "Reparar el puente",
        "Plazo: junio de 2024", "Responsable: Servicio de Obras",
    ),
    (
        "Piano d'azione del Comune di Valchiara 2024", "Azione", "Riparare il ponte",
        "Scadenza: giugno 2024", "Responsabile: Ufficio Strade",
    ),
    (
        "Plan de acțiuni al comunei Valea Verde 2024", "Acțiunea", "Repararea podului", "Termen: iunie 2024",
        "Responsabil: Serviciul Drumuri",
    ),
];

/// Numbers that may be years (1901) or sums (2101) are numbers in a long table.
#[test]
fn a_long_table_is_read_to_its_end() {
    let section = |number: i32| format!("Раздел {}. Фонды {number}\n", number / 50);
    let row = |n: i32| format!("{n}.\tОписать опись {n}\tдо 15 марта 2025 г.\tОтдел фондов\n");
    let mut text = "План архива на 2025 год\n\n№\tМероприятие\tСрок\tОтветственный\n".to_owned();
    for number in 1..=2_250 {
        if number % 50 == 0 {
            text += &section(number);
        }
        text += &row(number);
    }
    let plan = planomer::read(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!((plan.measures.len(), plan.unclaimed.len()), (2_250, 0));
}

#[test]
fn every_language_has_its_word_for_an_item() {
    for (title, word, what, when, who) in WORDED {
        let text = format!("{title}\n\n{word} 1. {what}\n{when}\n{who}\n\n{word} 2. {what}\n{when}\n{who}\n");
        let plan = planomer::read(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(titles(&plan), [format!("{word} 1. {what}"), format!("{word} 2. {what}")], "{title}");
        let due: Vec<_> = plan.measures.iter().map(|m| m.deadlines[0].edtf.as_deref()).collect();
        assert_eq!(due, [Some("2024-06"); 2], "{title}");
        assert_eq!(parties(&plan)[0], who.split_once(':').unwrap().1.trim());
        assert!(plan.sections.is_empty(), "{title}");
    }
}

/// Found by changing documents at random: words that no rule had a place for were lost.
#[test]
fn words_beside_every_rule_are_kept() {
    let header = "№\tМероприятие\tСрок\tОтветственный\n1.\tВырыть пруд\tмай 2025 г.\tОтдел прудов\n";
    for (what, text, words) in [
        (
            "a note in a cell above the header",
            "Отдел прудов\tВырыть пруд у дороги\t01.06.2025\t2\n<*> Объёмы уточняются на 2025 год\n№\tНаименование мероприятия\tДата проведения\tК-во уч-ков\tОбъём\n".to_owned(),
            "Объёмы уточняются",
        ),
        (
            "a section's word under the stakeholders",
            format!("План\n\nРеферентные группы службы:\n1. Рыбаки.\n2. Дачники.\nРаздел 1. Пруды\n{header}"),
            "Раздел 1.",
        ),
        (
            "a unit whose values are none",
            "План\n\n№\tПоказатель\tЕд. изм.\t2024 год\t2025 год\n1.\tЧисло лодок\tшт.\t10\t12\n2.\tЧисло рыбаков\tчел.\tрост\tрост\n".to_owned(),
            "чел.",
        ),
        (
            "a list's lead-in under another",
            "Piano 2025\n\nLe seguenti azioni devono concludersi entro maggio:\nLe seguenti azioni devono concludersi entro giugno 2025:\n- CAP1.LA01 - Riparare il ponte (Ufficio Strade)\n- CAP1.LA02 - Riparare il molo (Ufficio Porti)\n".to_owned(),
            "entro maggio",
        ),
        (
            "words of a party's cell that name nobody",
            format!("План\n\n{header}2.\tВыпустить рыбу\tиюнь 2025 г.\tОтдел прудов совместно с\n"),
            "совместно с",
        ),
        (
            "a cell beside the stakeholders",
            "План;;;\n№;Мероприятие;Срок;Ответственный\n\"Референтные группы:\n1. Рыбаки.\n2. Дачники.\";;;Отдел лодок\n1.;Вырыть пруд;май 2025 г.;Отдел прудов\n2.;Вырыть ров;май 2025 г.;Отдел прудов\n".to_owned(),
            "Отдел лодок",
        ),
    ] {
        let json = planomer::to_json(&planomer::read(text.as_bytes(), &Options::default()).unwrap());
        assert!(json.contains(words), "{what}: «{words}» is lost");
    }
}

#[test]
fn a_year_that_start_and_end_do_not_state_is_marked_so() {
    let header = "План работы на 2025 год\n\n№\tМероприятие\tНачало\tОкончание\tОтветственный\n";
    let rows = "1.\tОсмотр лодок\tапрель\tмай\tШкипер\n2.\tОсмотр лодок\tапрель 2025\tмай 2025\tШкипер\n";
    let plan = planomer::read(format!("{header}{rows}").as_bytes(), &Options::default()).unwrap();
    let bases: Vec<_> = plan.measures.iter().flat_map(|m| &m.deadlines).map(|d| d.basis).collect();
    assert_eq!(bases, [Basis::PlanPeriod, Basis::Stated]);
}

#[test]
fn a_body_may_be_named_by_what_it_is_for() {
    let plan = read("publisher-named-by-its-field");
    let publisher = plan.organizations.iter().find(|o| Some(&o.id) == plan.plan.publisher.as_ref()).unwrap();
    assert_eq!(publisher.name, "Комитет по озерам и мостам");
}

#[test]
fn a_row_numbered_like_a_year_does_not_go_on_with_the_title_above() {
    let plan = read("rows-numbered-like-years");
    assert_eq!(plan.measures.len(), 8);
    let numbers: Vec<_> = plan.measures.iter().filter_map(|m| m.number.as_deref()).collect();
    assert_eq!(numbers, ["1997", "1998", "1999", "2000", "2001", "2002", "2003", "2004"]);
    assert_eq!(
        sections(&plan),
        ["Раздел 2. Подготовка причалов к навигации 2024", "Раздел 3. Подготовка причалов к навигации 2025"]
    );
}
