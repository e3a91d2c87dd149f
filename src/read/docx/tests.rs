//! What no writer at hand writes: odd markup, and the rules of numbering one by one.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::Package;
use crate::diagnostic::Code;
use crate::error::{Error, ErrorKind};
use crate::model::document::{Block, Document};
use crate::options::{Limits, Options};

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#
);

/// A package of these parts, by relationship type, name and content; the first is the main part.
fn package(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let relation = |(kind, name, _): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{kind}" Type="http://x/{kind}" Target="/{name}"/>"#)
    };
    let others: String = parts[1..].iter().map(relation).collect();
    add("_rels/.rels", &format!("<Relationships>{}</Relationships>", relation(&parts[0])));
    let (folder, file) = parts[0].1.rsplit_once('/').unwrap();
    add(&format!("{folder}/_rels/{file}.rels"), &format!("<Relationships>{others}</Relationships>"));
    for (_, name, text) in parts {
        add(name, text);
    }
    zip.finish().unwrap().into_inner()
}

fn read_bytes(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    super::read(Package::open(bytes, &options.limits)?, options)
}

fn main_part(body: &str) -> String {
    format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
}

fn document(body: &str) -> Document {
    read_bytes(&package(&[("officeDocument", "word/document.xml", &main_part(body))]), &Options::default())
        .unwrap()
}

/// A document with definitions of lists and styles.
fn numbered(numbering: &str, styles: &str, body: &str) -> Document {
    let parts = [
        ("officeDocument", "word/document.xml", &*main_part(body)),
        ("numbering", "word/n.xml", &*format!("<w:numbering {NAMESPACES}>{numbering}</w:numbering>")),
        ("styles", "word/s.xml", &*format!("<w:styles {NAMESPACES}>{styles}</w:styles>")),
    ];
    read_bytes(&package(&parts), &Options::default()).unwrap()
}

/// Paragraphs as (place, label and text).
fn paragraphs(document: &Document) -> Vec<(String, String)> {
    let shown = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(p) => {
            let label = p.label.map(|l| format!("{} ", document.text(l))).unwrap_or_default();
            Some((document.at(p.place), label + document.text(p.text)))
        }
        Block::Table(_) => None,
    });
    shown.collect()
}

fn labels(document: &Document) -> Vec<&str> {
    let label = |block: &Block| match block {
        Block::Paragraph(p) => p.label,
        Block::Table(_) => None,
    };
    document.blocks.iter().filter_map(label).map(|l| document.text(l)).collect()
}

fn cell(document: &Document, table: usize, row: u32, col: u32) -> &str {
    let cell = document.tables[table].cells.iter().find(|c| (c.row, c.col) == (row, col)).unwrap();
    document.text(cell.text)
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A numbered paragraph.
fn n(list: u32, level: u32) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
    )
}

fn level(number: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// An abstract list 7 of these levels, and the lists that use it.
fn lists(levels: &[String], lists: &[(u32, &str)]) -> String {
    let levels = levels.concat();
    let list = |(id, more): &(u32, &str)| {
        format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="7"/>{more}</w:num>"#)
    };
    let lists = lists.iter().map(list).collect::<Vec<_>>().concat();
    format!(r#"<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{lists}"#)
}

#[test]
fn paragraphs_are_counted_with_the_empty_ones_and_without_those_of_tables() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("в таблице"));
    let document = document(&[p("один"), "<w:p/>".into(), table, p("три")].concat());
    let expected = [("P1".to_owned(), "один".to_owned()), ("P3".to_owned(), "три".to_owned())];
    assert_eq!(paragraphs(&document), expected);
}

#[test]
fn a_deleted_paragraph_mark_joins_two_paragraphs() {
    let joined = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>до </w:t></w:r></w:p>"#;
    let body =
        [joined, &p("конца"), &format!("<w:tbl><w:tr><w:tc>{joined}{}</w:tc></w:tr></w:tbl>", p("мая"))];
    let document = document(&body.concat());
    assert_eq!(paragraphs(&document), [("P1-P2".to_owned(), "до конца".to_owned())]);
    assert_eq!(cell(&document, 0, 1, 1), "до мая");
}

#[test]
fn a_text_box_of_the_body_is_read_once_and_beside_it() {
    let shape = format!("<w:txbxContent>{}</w:txbxContent>", p("УТВЕРЖДАЮ"));
    let body = format!(
        r#"<w:p><w:r><w:t>План</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> работ</w:t></w:r></w:p>"#
    );
    let document = document(&body);
    assert_eq!(paragraphs(&document), [("P1".to_owned(), "План работ".to_owned())]);
    let asides: Vec<_> =
        document.asides.iter().map(|a| (document.at(a.place), document.text(a.text))).collect();
    assert_eq!(asides, [("textbox 1".to_owned(), "УТВЕРЖДАЮ")]);
}

#[test]
fn a_table_in_a_run_stands_after_the_text_before_it() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("клетка"));
    let body = format!("<w:p><w:r><w:t>до</w:t>{table}<w:t> после</w:t></w:r></w:p>");
    let document = document(&body);
    assert!(matches!(document.blocks[..], [Block::Paragraph(_), Block::Table(0)]));
    assert_eq!(paragraphs(&document)[0].1, "до после");
    assert_eq!(cell(&document, 0, 1, 1), "клетка");
}

#[test]
fn text_of_covered_cells_is_kept_unless_it_only_repeats() {
    let c = |merge: &str, text: &str| format!("<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{}</w:tc>", p(text));
    let restart = r#" w:val="restart""#;
    let rows = [c(restart, "А"), c("", "А"), c("", "Б"), c(restart, "В"), c("", "")];
    let rows = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    let document = document(&format!("<w:tbl>{rows}</w:tbl>"));
    let cells: Vec<_> =
        document.tables[0].cells.iter().map(|c| (c.row, c.row_span, document.text(c.text))).collect();
    assert_eq!(cells, [(1, 3, "А\nБ"), (4, 2, "В")]);
}

#[test]
fn a_merge_without_its_beginning_is_a_cell_of_its_own() {
    let orphan = format!("<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>", p("один"));
    let wider = format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>{}</w:tc>"#, p("два"));
    let document = document(&format!("<w:tbl><w:tr>{orphan}</w:tr><w:tr>{wider}</w:tr></w:tbl>"));
    assert_eq!((cell(&document, 0, 1, 1), cell(&document, 0, 2, 1)), ("один", "два"));
}

#[test]
fn spans_that_lie_cost_nothing() {
    let cells = r#"<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>"#.repeat(50);
    let row = format!(r#"<w:tr><w:trPr><w:gridBefore w:val="4000000000"/></w:trPr>{cells}</w:tr>"#);
    let document = document(&format!("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}</w:tbl>"));
    assert_eq!(document.tables[0].cells.len(), 50);
    assert!(document.tables[0].columns < 100);
}

#[test]
fn hidden_text_is_flagged_and_left_out_on_demand() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r>";
    let shown = r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>видно</w:t></w:r>"#;
    let body = main_part(&format!("<w:p>{hidden}</w:p><w:p>{shown}{hidden}</w:p>"));
    let bytes = package(&[("officeDocument", "word/document.xml", &body)]);
    let document = read_bytes(&bytes, &Options::default()).unwrap();
    let flags: Vec<bool> = document
        .blocks
        .iter()
        .map(|block| matches!(block, Block::Paragraph(paragraph) if paragraph.hidden))
        .collect();
    assert_eq!(flags, [true, false]);
    let diagnostic = document.diagnostics.iter().find(|d| d.code == Code::R112).unwrap();
    assert_eq!(diagnostic.at.as_deref(), Some("P1"));
    let printed = read_bytes(&bytes, &Options { skip_hidden: true, ..Options::default() }).unwrap();
    assert_eq!(paragraphs(&printed), [("P2".to_owned(), "видно".to_owned())]);
}

#[test]
fn an_unbalanced_field_hides_no_more_than_its_paragraph() {
    let field = |kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let run = |text| format!("<w:r><w:t>{text}</w:t></w:r>");
    let nested =
        [field("begin"), field("begin"), field("separate"), run("нет"), field("end"), field("separate")];
    let body = [
        format!("<w:p>{}{}{}</w:p>", nested.concat(), run("да"), field("end")),
        format!("<w:p>{}{}</w:p>", field("begin"), run("инструкция")),
        p("текст"),
    ];
    let texts: Vec<String> =
        paragraphs(&document(&body.concat())).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["да", "текст"]);
}

#[test]
fn headings_come_from_the_style_or_the_paragraph() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>"#;
    let styled = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let body = [
        styled(r#"<w:pStyle w:val="a"/>"#),
        styled(r#"<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>"#),
        styled(r#"<w:outlineLvl w:val="0"/>"#),
        styled(r#"<w:pStyle w:val="loop"/>"#),
    ];
    let document = numbered("", styles, &body.concat());
    let headings: Vec<_> = document
        .blocks
        .iter()
        .map(|block| if let Block::Paragraph(p) = block { p.heading } else { None })
        .collect();
    assert_eq!(headings, [Some(2), None, Some(1), None]);
}

#[test]
fn levels_restart_after_the_level_that_they_name() {
    let restart = |after: &str| format!(r#"<w:lvlRestart w:val="{after}"/>"#);
    let levels = [
        level(0, "decimal", "%1.", ""),
        level(1, "decimal", "%1.%2.", &restart("0")),
        level(2, "decimal", "%3)", &restart("1")),
    ];
    let body = [n(1, 0), n(1, 1), n(1, 2), n(1, 1), n(1, 2), n(1, 0), n(1, 1), n(1, 2)].concat();
    let document = numbered(&lists(&levels, &[(1, "")]), "", &body);
    assert_eq!(labels(&document), ["1.", "1.1.", "1)", "1.2.", "2)", "2.", "2.3.", "1)"]);
}

#[test]
fn lists_of_one_abstract_list_count_together_unless_they_start_anew() {
    let levels = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", "")];
    let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let body = [n(1, 0), n(2, 0), n(3, 0), n(3, 1), n(1, 0), n(3, 0)].concat();
    let document = numbered(&lists(&levels, &[(1, ""), (2, ""), (3, start)]), "", &body);
    assert_eq!(labels(&document), ["1.", "2.", "5.", "5.1.", "6.", "7."]);
}

#[test]
fn legal_numbers_padded_ones_and_bullets_look_as_in_word() {
    let custom = r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:numFmt w:val="custom" w:format="01, 02"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>"#;
    let levels = [
        level(0, "upperRoman", "Статья %1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%3", custom),
        level(3, "bullet", "\u{f0b7}", r#"<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>"#),
        level(4, "decimal", "%1.%4.%5", ""),
        level(5, "none", "", ""),
    ];
    let body = [n(1, 0), n(1, 0), n(1, 1), n(1, 2), n(1, 3), n(1, 4), n(1, 5)].concat();
    let document = numbered(&lists(&levels, &[(1, "")]), "", &body);
    assert_eq!(labels(&document), ["Статья I.", "Статья II.", "2.1", "01", "•", "II..1"]);
}

#[test]
fn a_style_names_the_list_and_the_level_is_tied_to_it() {
    let levels =
        [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", r#"<w:pStyle w:val="second"/>"#)];
    let styles = r#"<w:style w:type="paragraph" w:styleId="first"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="second"><w:basedOn w:val="first"/></w:style>"#;
    let styled = |style: &str, more: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#)
    };
    let out = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let body =
        [styled("first", ""), styled("second", ""), styled("second", out), styled("second", "")].concat();
    let document = numbered(&lists(&levels, &[(1, "")]), styles, &body);
    assert_eq!(labels(&document), ["1.", "1.1.", "1.2."]);
}

#[test]
fn a_list_may_take_its_levels_from_a_numbering_style() {
    let linked = r#"<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="S"/></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>"#;
    let numbering = lists(&[level(0, "lowerLetter", "%1)", "")], &[(1, "")]) + linked;
    let styles = r#"<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let document = numbered(&numbering, styles, &n(2, 0));
    assert_eq!(labels(&document), ["a)"]);
}

#[test]
fn comments_and_notes_are_asides_in_the_order_of_their_marks() {
    let body = main_part(
        r#"<w:p><w:r><w:t>a</w:t><w:endnoteReference w:id="9"/><w:commentReference w:id="4"/></w:r></w:p>"#,
    );
    let notes = format!(
        r#"<w:endnotes {NAMESPACES}><w:endnote w:id="0" w:type="separator">{0}</w:endnote><w:endnote w:id="9">{1}</w:endnote></w:endnotes>"#,
        p("черта"),
        p("сноска")
    );
    let comments =
        format!(r#"<w:comments {NAMESPACES}><w:comment w:id="4">{}</w:comment></w:comments>"#, p("уточнить"));
    let bytes = package(&[
        ("officeDocument", "word/document.xml", &body),
        ("endnotes", "word/endnotes.xml", &notes),
        ("comments", "word/comments.xml", &comments),
    ]);
    let document = read_bytes(&bytes, &Options::default()).unwrap();
    assert_eq!(paragraphs(&document)[0].1, "a¹");
    let asides: Vec<_> =
        document.asides.iter().map(|a| (document.at(a.place), document.text(a.text))).collect();
    assert_eq!(asides, [("endnote 1".to_owned(), "сноска"), ("comment 1".to_owned(), "уточнить")]);
}

#[test]
fn every_limit_is_named_when_it_is_passed() {
    let body = main_part(&p("двадцать букв текста").repeat(10));
    let table = main_part("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>");
    let limits = Limits::default();
    for (limits, part, name) in [
        (Limits { elements: 20, ..limits }, &body, "elements"),
        (Limits { depth: 3, ..limits }, &body, "depth"),
        (Limits { text_bytes: 100, ..limits }, &body, "text_bytes"),
        (Limits { cells: 1, ..limits }, &table, "cells"),
        (Limits { part_bytes: 400, ..limits }, &body, "part_bytes"),
    ] {
        let bytes = package(&[("officeDocument", "word/document.xml", part)]);
        let error = read_bytes(&bytes, &Options { limits, ..Options::default() }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.message().contains(&format!("`{name}`")), "{name}: {error}");
    }
}

#[test]
fn a_package_without_a_document_is_damaged() {
    let bytes = package(&[("other", "word/other.xml", "<a/>")]);
    assert_eq!(read_bytes(&bytes, &Options::default()).unwrap_err().kind(), ErrorKind::Unreadable);
}

#[test]
fn properties_without_a_meaning_are_passed_over_and_no_other() {
    // A comment makes the reader go through what is in an element.
    let seen = |aside: &str| {
        let all = super::tag::local_names().map(|name| {
            let inner = format!(r#"{aside}<w:{name} w:val="1" w:fill="FF0000" w:id="i"/>"#);
            let run = |text| format!("<w:r><w:rPr>{inner}</w:rPr><w:t>{text}</w:t></w:r>");
            let paragraph = format!("<w:p><w:pPr>{inner}<w:rPr>{inner}</w:rPr></w:pPr>{}</w:p>", run(name));
            let cell = format!("<w:tc><w:tcPr>{inner}</w:tcPr>{paragraph}</w:tc>");
            let body = format!("{paragraph}<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>");
            let styles = r#"<w:style w:styleId="1" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>"#;
            let level = level(0, "decimal", "%1)", "");
            (name, format!("{:?}", numbered(&lists(&[level], &[(1, "")]), styles, &body)))
        });
        all.collect::<Vec<_>>()
    };
    let (passed, visited) = (seen(""), seen("<!-- -->"));
    let differ = passed.iter().zip(&visited).filter(|(a, b)| a != b).map(|(a, _)| a.0).collect::<Vec<_>>();
    // Paragraphs and tables never stand in properties.
    assert_eq!(differ, ["p", "tbl", "tr", "tc", "p"]);
}

#[test]
fn tab_stops_are_no_tabs() {
    let paragraph = r#"<w:p><w:pPr><w:pStyle w:val="a"/><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#;
    assert_eq!(
        paragraphs(&document(&[paragraph, paragraph].concat())),
        [("P1".into(), "x".into()), ("P2".into(), "x".into())]
    );
}

#[test]
fn styles_of_tables_are_no_styles_of_paragraphs() {
    let style = |kind: &str| {
        let styles = format!(
            r#"<w:latentStyles><w:lsdException/></w:latentStyles><w:style w:styleId="a" w:type="{kind}"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>"#
        );
        let body = r#"<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#;
        match numbered("", &styles, body).blocks.first() {
            Some(Block::Paragraph(p)) => p.heading,
            _ => None,
        }
    };
    assert_eq!((style("paragraph"), style("table")), (Some(3), None));
}
