//! Workbooks and delimited files of invented agencies, made here so that what is in them can be read.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Note, Workbook, Worksheet};

/// A fixture: its folder, its file and what is in it.
pub struct Case {
    pub name: &'static str,
    pub file: &'static str,
    pub bytes: Vec<u8>,
}

/// The fixtures that are committed.
pub fn cases() -> Vec<Case> {
    let case = |name, file, bytes| Case { name, file, bytes };
    vec![
        case("sheet-number-formats", "input.xlsx", number_formats()),
        case("sheet-hidden", "input.xlsx", hidden()),
        case("sheet-title-above", "input.xlsx", title_above()),
        case("sheet-several", "input.xlsx", several_sheets()),
        case("csv-semicolon", "input.csv", semicolon()),
        case("csv-sep-line", "input.csv", sep_line()),
    ]
}

fn workbook() -> Workbook {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 9).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    workbook
}

fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (col, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, col, *text).unwrap();
            }
        }
    }
}

/// Labels, targets and dates stored as numbers.
pub fn number_formats() -> Vec<u8> {
    let mut workbook = workbook();
    let sheet = workbook.add_worksheet();
    sheet.set_name("План").unwrap();
    let as_format = |code: &str| Format::new().set_num_format(code);
    rows(
        sheet,
        0,
        &[
            &["План Агентства причалов на 2024 год"],
            &["№", "Мероприятие", "Целевое значение", "Срок", "Ответственный"],
            &["", "Доля проверенных причалов", "", "", "Отдел учёта"],
            &["", "Сумма сборов, тыс. руб.", "", "", "Касса"],
            &["", "Перечень причалов опубликован", "", "до 01.06.2024", "Пресс-служба"],
        ],
    );
    let date = |y, m, d| ExcelDateTime::from_ymd(y, m, d).unwrap();
    sheet.write_number_with_format(2, 0, 1.1, &as_format("0.00")).unwrap();
    sheet.write_number_with_format(2, 2, 0.25, &as_format("0%")).unwrap();
    sheet
        .write_datetime_with_format(2, 3, date(2024, 12, 31), &Format::new().set_num_format_index(14))
        .unwrap();
    sheet.write_number(3, 0, 2.0).unwrap();
    sheet.write_number_with_format(3, 2, 1250.5, &as_format("#,##0.0")).unwrap();
    sheet.write_datetime_with_format(3, 3, date(2024, 3, 1), &as_format("mmmm yyyy")).unwrap();
    sheet
        .write_datetime_with_format(4, 0, date(2024, 2, 1), &Format::new().set_num_format_index(16))
        .unwrap();
    sheet.write_boolean(4, 2, true).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A hidden row, a hidden column and a hidden sheet.
pub fn hidden() -> Vec<u8> {
    let mut workbook = workbook();
    let sheet = workbook.add_worksheet();
    sheet.set_name("План").unwrap();
    rows(
        sheet,
        0,
        &[
            &["№", "Мероприятие", "Стоимость", "Срок"],
            &["1", "Сверка реестра", "90", "март"],
            &["2", "Скрытая проверка", "120", "май"],
            &["3", "Отчёт", "75", "июнь"],
        ],
    );
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(2).unwrap();
    let drafts = workbook.add_worksheet();
    drafts.set_name("Черновик").unwrap();
    rows(drafts, 0, &[&["№", "Мероприятие", "Срок"], &["9", "Замысел", "2030 год"]]);
    drafts.set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

/// An approval and a title above the table, merged cells in it, a signature below, its header frozen.
pub fn title_above() -> Vec<u8> {
    let mut workbook = workbook();
    let sheet = workbook.add_worksheet();
    sheet.set_name("План 2024").unwrap();
    rows(
        sheet,
        0,
        &[
            &["", "", "", "УТВЕРЖДАЮ"],
            &["", "", "", "Директор Агентства мостов"],
            &[],
            &[],
            &[],
            &["№", "Мероприятие", "Срок", "Ответственный"],
            &[],
            &["1.1", "Осмотр опор", "до 15.04.2024"],
            &["1.2", "Замер пролётов", "II квартал 2024 г."],
            &["1.3", "Отчёт об осмотрах", "до 01.07.2024", "Канцелярия"],
            &[],
            &["Начальник отдела", "", "", "П. Ручьёв"],
        ],
    );
    let plain = Format::new();
    sheet.merge_range(3, 0, 3, 3, "План работ Агентства мостов на 2024 год", &plain).unwrap();
    sheet.merge_range(6, 0, 6, 3, "Раздел 1. Осмотры", &plain).unwrap();
    sheet.merge_range(7, 3, 8, 3, "Отдел осмотров", &plain).unwrap();
    sheet.set_freeze_panes(6, 0).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// Two sheets with a plan each, one of them with a note, and an empty one.
pub fn several_sheets() -> Vec<u8> {
    let mut workbook = workbook();
    for (name, first, second) in [("Весна", "Посадка", "Полив"), ("Осень", "Обрезка", "Уборка листвы")]
    {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        let due = if name == "Весна" { "до 20.04.2024" } else { "до 10.10.2024" };
        rows(sheet, 0, &[&["№", "Мероприятие", "Срок"], &["1", first, due], &["2", second, "ежемесячно"]]);
        if name == "Осень" {
            sheet.insert_note(1, 2, &Note::new("Уточнить срок").set_author("Парковая служба")).unwrap();
        }
    }
    workbook.add_worksheet().set_name("Пустой").unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A chart drawn with the colours of cells.
pub fn chart() -> Vec<u8> {
    let mut workbook = workbook();
    let sheet = workbook.add_worksheet();
    sheet.set_name("План").unwrap();
    let (grey, blue) =
        (Format::new().set_background_color("#CCCCCC"), Format::new().set_background_color("#3366FF"));
    for (col, text) in (0..).zip(["Работы", "I", "II", "III"]) {
        sheet.write_string_with_format(0, col, text, &grey).unwrap();
    }
    rows(sheet, 1, &[&["Замеры"], &["Расчёты", "", "", "если нужно"]]);
    for (row, col) in [(1, 1), (1, 2), (2, 2)] {
        sheet.write_blank(row, col, &blue).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// A text of two fonts and two formulas.
pub fn formulas() -> Vec<u8> {
    let mut workbook = workbook();
    let sheet = workbook.add_worksheet();
    sheet.set_name("План").unwrap();
    let bold = Format::new().set_bold();
    sheet.write_rich_string(0, 0, &[(&Format::new(), "не менее "), (&bold, "двух")]).unwrap();
    sheet.write_formula(0, 1, Formula::new("=6*2").set_result("12")).unwrap();
    sheet.write_string(1, 0, "итого").unwrap();
    sheet.write_formula(1, 1, Formula::new("=B1*2").set_result("24")).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// As a spreadsheet program saves it where the comma is the decimal mark.
pub fn semicolon() -> Vec<u8> {
    "План Службы причалов на 2024 год;;;\r\n\
     ;;;\r\n\
     №;Мероприятие;Срок;Ответственный\r\n\
     1;\"Сверка реестра;\nобмен данными\";до 15.03.2024;Отдел учёта\r\n\
     2;\"Выпуск листка «\"\"Причал\"\"»\";ежеквартально;Пресс-служба\r\n\
     3;Отчёт за год;31.12.2024;\"Отдел учёта, Касса\"\r\n"
        .as_bytes()
        .to_vec()
}

/// With the line by which Excel is told the delimiter.
pub fn sep_line() -> Vec<u8> {
    "\u{feff}sep=|\n\
     №|Мероприятие|Срок\n\
     1|Осмотр мостов, дорог|май 2024 г.\n\
     2|Ремонт|июнь 2024 г.\n"
        .as_bytes()
        .to_vec()
}
