//! What each shape of a text comes out as. `show` writes a document as lines.

use std::fmt::Write;

use super::decode;
use crate::error::{Error, ErrorKind};
use crate::model::document::{Block, Document};
use crate::options::{Limits, Options};

fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    super::read(decode(bytes)?, options)
}

/// `P text @place` for paragraphs, `T1 rows x columns` and a line a row for tables.
fn show(document: &Document) -> String {
    let mut out = String::new();
    let flat = |span| document.text(span).replace('\n', "/");
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                let label = p.label.map_or(String::new(), |l| format!("[{}] ", document.text(l)));
                let heading = p.heading.map_or(String::new(), |h| format!("#{h} "));
                let level = p.list_level.map_or(String::new(), |l| format!("*{l} "));
                let _ = writeln!(out, "P {heading}{level}{label}{} @{}", flat(p.text), document.at(p.place));
            }
            Block::Table(index) => {
                let table = &document.tables[*index];
                let _ = writeln!(out, "T{} {}x{}", table.number, table.rows, table.columns);
                let cells: Vec<_> = table.cells.iter().collect();
                for row in cells.chunk_by(|a, b| a.row == b.row) {
                    let cells = row.iter().map(|c| {
                        let span = if c.col_span > 1 { format!("+{}", c.col_span) } else { String::new() };
                        let head = if c.header { "!" } else { "" };
                        format!("{}{span}{head}:{}", c.col, flat(c.text))
                    });
                    let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | "));
                }
            }
        }
    }
    out
}

fn of(text: &str) -> String {
    show(&read(text.as_bytes(), &Options::default()).unwrap())
}

const HEADER: &str = "№\tМероприятие\tСрок\tОтветственный\n";

#[test]
fn a_row_a_line_with_sections_and_a_note() {
    let text = format!(
        "План Конторы маяков\n\n{HEADER}I. Огни\n1.\tПроверить огни\tмай 2024\tСмотритель\n\n\
2.\tСменить лампы\tиюнь 2024\t\nII. Здания\n3.\tПокрасить башню\tиюль 2024\tАртель\n"
    );
    assert_eq!(
        of(&text),
        "P План Конторы маяков @L1\nT1 6x4\n1:№ | 2:Мероприятие | 3:Срок | 4:Ответственный\n1+4:I. Огни\n\
1:1. | 2:Проверить огни | 3:май 2024 | 4:Смотритель\n1:2. | 2:Сменить лампы | 3:июнь 2024 | 4:\n\
1+4:II. Здания\n1:3. | 2:Покрасить башню | 3:июль 2024 | 4:Артель\n"
    );
}

#[test]
fn cells_broken_over_lines_stay_in_their_columns() {
    let text = "N\nп/п\tНаименование\nмероприятия\tСрок\nисполнения\n1\tОчистить русло\nи берега ручья\tдо 1 мая\n\
2024 года\n2\tПочинить\nмельничное колесо\tиюнь\n2024 года\n";
    assert_eq!(
        of(text),
        "T1 3x3\n1:N/п/п | 2:Наименование/мероприятия | 3:Срок/исполнения\n\
1:1 | 2:Очистить русло/и берега ручья | 3:до 1 мая/2024 года\n\
1:2 | 2:Починить/мельничное колесо | 3:июнь/2024 года\n"
    );
}

#[test]
fn a_sign_alone_begins_a_row() {
    let text = "План работ маяка на 2024 год\nN\tДело\tСрок\t\tКто\n\t\tначало\tконец\t\n1.1\tПобелить\t01.05.2024\t02.05.2024\tСмотритель\n\
1.2\tСмазать\t01.06.2024\t02.06.2024\tСмотритель\n";
    assert!(of(text).contains("1:N | 2:Дело"), "{}", of(text));
}

#[test]
fn a_row_without_a_date_makes_no_wider_rows() {
    let mut text = String::new();
    for row in [["Дело", "Кто", "Срок"], ["Побелить", "Боцман", "до 1 мая"], ["Смазать", "Юнга", "июнь"]]
        .into_iter()
        .chain([
            ["Обойти", "Боцман", "всегда"],
            ["Поднять флаг", "Юнга", "до 3 июля"],
            ["Снять флаг", "Юнга", "всегда"],
        ])
    {
        for cell in row {
            let _ = writeln!(text, "{cell} |");
        }
    }
    assert!(of(&text).contains("1:Обойти | 2:Боцман | 3:всегда"), "{}", of(&text));
}

#[test]
fn a_blank_line_above_a_stroke_is_an_empty_cell() {
    let mut text = String::new();
    for row in [
        ["№", "Дело", "Срок", "Итог"],
        ["1", "Побелить маяк", "май 2024", ""],
        ["2", "Смазать лампу", "", ""],
    ]
    .into_iter()
    .chain([["3", "Поднять флаг", "июнь 2024", "акт"]])
    {
        for cell in row {
            let _ = writeln!(text, "{cell}\n|");
        }
    }
    assert!(of(&text).contains("1:1 | 2:Побелить маяк | 3:май 2024"), "{}", of(&text));
    assert!(of(&text).contains("1:2 | 2:Смазать лампу"), "{}", of(&text));
    assert!(of(&text).contains("1:3 | 2:Поднять флаг | 3:июнь 2024 | 4:акт"), "{}", of(&text));
}

/// Five columns, a cell a line; `lost` leaves out the cell with this text.
fn cell_a_line(lost: &str) -> String {
    let mut text = String::from(
        "\t№\n\nп/п\n\tПоказатель\n\tЗначение\n\tСрок\n\tКто\n\n\n\nКому это нужно:\n1. Рыбакам.\n2. Лоцманам.\n",
    );
    for section in 1..=3 {
        let _ = write!(text, "\t{section}. Раздел номер {section}\n\n\n");
        for row in 1..=3 {
            let cells = [
                format!("{section}.{row}."),
                format!("Доля исправных бакенов\nна участке {section}-{row}"),
                format!("{}", row * 10),
                format!("31.12.202{row}"),
                "Речная служба".to_owned(),
            ];
            for cell in cells.iter().filter(|c| *c != lost) {
                let _ = writeln!(text, "\t{cell}");
            }
            text.push('\n');
        }
        text.push_str("\t\n\t\n\t90\n\t31.12.2024\n\t\n\n");
    }
    text
}

#[test]
fn a_cell_a_line_makes_rows_of_all_columns() {
    let shown = of(&cell_a_line("-"));
    assert!(
        shown.starts_with(
            "P Кому это нужно: @L11\nP 1. Рыбакам. @L12\nP 2. Лоцманам. @L13\nT1 16x5\n\
1:№/п/п | 2:Показатель | 3:Значение | 4:Срок | 5:Кто\n1+5:1. Раздел номер 1\n\
1:1.1. | 2:Доля исправных бакенов/на участке 1-1 | 3:10 | 4:31.12.2021 | 5:Речная служба\n"
        ),
        "{shown}"
    );
    assert_eq!(shown.matches("\n1: | 2: | 3:90 | 4:31.12.2024 | 5:\n").count(), 3, "{shown}");
}

#[test]
fn a_lost_cell_shifts_no_row_after_it() {
    let whole = of(&cell_a_line("-"));
    for lost in ["2.2.", "Доля исправных бакенов\nна участке 1-2"] {
        let damaged = of(&cell_a_line(lost));
        let other: Vec<_> = damaged.lines().filter(|l| l.starts_with('1') && !whole.contains(*l)).collect();
        assert!(other.len() <= 2, "{lost}: {other:#?}\n{damaged}");
    }
}

#[test]
fn a_cut_file_keeps_its_last_row() {
    let text = format!("{HEADER}1.\tПроверить огни\tмай 2024\tСмотритель\n2.\tСменить лам");
    assert!(of(&text).ends_with("1:2. | 2:Сменить лам\n"), "{}", of(&text));
}

#[test]
fn strokes_that_end_cells_one_a_line() {
    let text =
        "N\nп/п |\nМероприятие |\nСрок |\n1 |\nЗалить каток\nу школы |\nдекабрь |\n2 |\nПочистить лёд |\n|\n";
    assert_eq!(
        of(text),
        "T1 3x3\n1:N/п/п | 2:Мероприятие | 3:Срок\n1:1 | 2:Залить каток/у школы | 3:декабрь\n1:2 | 2:Почистить лёд | 3:\n"
    );
}

#[test]
fn markdown_with_a_cell_broken_over_lines() {
    let text = "### План\n\n| № | Дело | Срок |\n|---|---|---|\n| 1. Пруды | ||\n| 1.1 | Выпустить **мальков** |\nв мае\nи июне |\n| 1.2 | а \\| б | [июль](https://example.org) |\n";
    assert_eq!(
        of(text),
        "P #3 План @L1\nT1 4x3\n1!:№ | 2!:Дело | 3!:Срок\n1:1. Пруды | 2: | 3:\n\
1:1.1 | 2:Выпустить мальков | 3:в мае/и июне\n1:1.2 | 2:а | б | 3:июль\n"
    );
}

#[test]
fn boxes_with_rules_between_rows_join_their_lines() {
    let text = "+---+-----------+\n| № | Дело      |\n+---+-----------+\n| 1 | Вымести   |\n|   | площадь   |\n+---+-----------+\n| 2 | Полить    |\n+---+-----------+\n";
    assert_eq!(of(text), "T1 3x2\n1:№ | 2:Дело\n1:1 | 2:Вымести/площадь\n1:2 | 2:Полить\n");
}

#[test]
fn columns_aligned_by_spaces() {
    let text = " №    Мероприятие                 Срок          Ответственный\nп/п                               исполнения\n\
1.    Проверить огни северного    до 1 мая      Отдел огней,\n      мола и дамбы                              Смотритель\n\
2.    Покрасить башню             июнь          Артель\n\nСмотритель А. Б. Ветров\n";
    assert_eq!(
        of(text),
        "T1 3x4\n1:№/п/п | 2:Мероприятие | 3:Срок/исполнения | 4:Ответственный\n\
1:1. | 2:Проверить огни северного/мола и дамбы | 3:до 1 мая | 4:Отдел огней,/Смотритель\n\
1:2. | 2:Покрасить башню | 3:июнь | 4:Артель\nP Смотритель А. Б. Ветров @L7\n"
    );
}

#[test]
fn lists_have_levels_and_join_indented_lines() {
    let text =
        "Obiettivi\n=========\n\n-  Alberi *nuovi* nei\n   viali\n\n   -  Target 2024 - 100\n\n•\tFine\n";
    assert_eq!(
        of(text),
        "P #1 Obiettivi @L1\nP *0 [-] Alberi nuovi nei/viali @L4-L5\nP *1 [-] Target 2024 - 100 @L7\nP *0 [•] Fine @L9\n"
    );
}

#[test]
fn places_give_the_text_of_the_cell_back() {
    let text = format!("{HEADER}1.\t  Проверить огни \tмай 2024\tСмотритель\n");
    let document = read(text.as_bytes(), &Options::default()).unwrap();
    let lines: Vec<Vec<char>> = text.lines().map(|l| l.chars().collect()).collect();
    for cell in &document.tables[0].cells {
        let crate::model::place::Place::Line { line, start, end } = cell.place else { panic!("{cell:?}") };
        let there: String = lines[line as usize - 1][start as usize - 1..end as usize - 1].iter().collect();
        assert_eq!(there, document.text(cell.text));
    }
}

#[test]
fn any_encoding_and_line_ending_gives_the_same() {
    let text = format!(
        "План Конторы маяков\n\n{HEADER}1.\tПроверить огни\nна молу\tмай 2024\tСмотритель\n2.\tСменить лампы\tиюнь 2024\tСмотритель\n"
    );
    let want = of(&text);
    for end in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', end).replace('№', "N");
        for name in ["utf-8", "windows-1251", "koi8-r", "ibm866", "iso-8859-5"] {
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
            let (bytes, _, _) = encoding.encode(&text);
            let document = read(&bytes, &Options::default()).unwrap();
            assert_eq!((show(&document), document.encoding), (want.replace('№', "N"), Some(name)));
        }
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(show(&read(&wide, &Options::default()).unwrap()), want.replace('№', "N"));
    }
}

#[test]
fn bytes_that_are_no_text_are_reported_where_they_stand() {
    let mut bytes = "План\nКонторы ".as_bytes().to_vec();
    bytes.extend(b"\xff\xd0 ");
    bytes.extend("маяков".as_bytes());
    let document = read(&bytes, &Options::default()).unwrap();
    let found = &document.diagnostics[0];
    assert_eq!((found.code.id(), found.at.as_deref()), ("R101", Some("L2")));
}

#[test]
fn limits_hold_and_long_lines_end() {
    let limits = Limits { cells: 100, text_bytes: 1 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    for text in ["\t".repeat(1000), "а\n".repeat(1000), "я".repeat(1 << 20)] {
        assert_eq!(read(text.as_bytes(), &options).unwrap_err().kind(), ErrorKind::TooLarge);
    }
    let limits = Limits { columns: 100, ..Limits::default() };
    let wide = format!("№{0}\n1{0}\n", "\tx".repeat(200));
    let error = read(wide.as_bytes(), &Options { limits, ..Options::default() }).unwrap_err();
    assert!(error.message().contains("`columns`"), "{error}");
    for text in [
        "слово ".repeat(100_000),
        "| ".repeat(100_000),
        "*a _b `c <d [e ".repeat(20_000),
        "|a\n".repeat(20_000),
    ] {
        assert!(read(text.as_bytes(), &Options::default()).is_ok());
    }
}

/// Every letter and digit of the input stands in some paragraph, cell or label.
#[test]
fn nothing_is_lost_in_any_shape() {
    let mut state = 7_u32;
    let mut next = |n: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % n
    };
    let parts = [
        "\t", "\n", "\n\n", "\n\t", " | ", "|", "\n| ", "- ", "1. ", "  ", "слово", "Отдел", "25",
        "31.12.2024", "\n---\n", "\n|--|--|\n",
    ];
    for _ in 0..400 {
        let text: String = (0..60).map(|_| parts[next(16) as usize]).collect();
        let Ok(document) = read(text.as_bytes(), &Options::default()) else { continue };
        let held: String = document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(p) => {
                    format!("{}{}", p.label.map_or("", |l| document.text(l)), document.text(p.text))
                }
                Block::Table(t) => document.tables[*t].cells.iter().map(|c| document.text(c.text)).collect(),
            })
            .collect();
        let letters = |s: &str| {
            let mut all: Vec<char> = s.chars().filter(|c| c.is_alphanumeric()).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(letters(&held), letters(&text), "{text:?}\n{}", show(&document));
    }
}
