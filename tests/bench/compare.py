#!/usr/bin/env python3
"""planomer beside what people use, on generated plans of 100 rows and one large workbook, in one run on one core.

usage: tests/bench/compare.py [--seconds 2] [--rows 200000]

Needs planomer and openpyxl + python-docx (which make the files); what else is installed of dateparser, undoc,
python-calamine, kreuzberg, markitdown takes part: pip install python-docx openpyxl dateparser undoc python-calamine
kreuzberg "markitdown[docx,xlsx]". planomer wants a release build: maturin develop --release.
The others read grids or text and understand nothing, but for the script, which is what a careful user writes:
python-docx or openpyxl for the cells, dateparser for the deadlines.
The workbook is that of tests/bench/sheet.rs, as Excel writes it, and is read once by each.
"""
from __future__ import annotations

import argparse
import importlib
import io
import time
import zipfile
from collections.abc import Callable
from types import ModuleType

import docx
import openpyxl
import planomer

ROWS = 100
# A million cells stand in the workbook, and again in its table.
LARGE = {"elements": 20_000_000, "cells": 20_000_000}
HEADER = ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный"]
DEADLINES = ["31.12.2024", "ежеквартально", "до 1 марта 2024 года", "в течение года", "I квартал 2024 г."]


def rows() -> list[list[str]]:
    title = "Подготовка и размещение на сайте агентства сведений о ходе работ по разделу"
    body = [[f"{n}.", f"{title} {n}", DEADLINES[n % len(DEADLINES)], f"Отдел учета № {n % 9 + 1}"] for n in range(1, ROWS + 1)]
    return [HEADER, *body]


def as_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("План работы агентства на 2024 год")
    table = document.add_table(0, len(HEADER))
    for row in rows():
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["План работы агентства на 2024 год"])
    for row in rows():
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_text() -> bytes:
    lines = ["План работы агентства на 2024 год", "", *("\t".join(row) for row in rows())]
    return "\n".join(lines).encode()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relationships(*targets: tuple[str, str]) -> str:
    """A part that names others, by kind and name."""
    parts = (f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{name}"/>' for n, (kind, name) in enumerate(targets))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(parts)}</Relationships>'


def as_workbook(rows: int) -> bytes:
    """Numbers, dates and shared strings, some of which repeat, in five columns."""
    texts = [f"Управление делами № {n}" for n in range(40)]
    texts += [f"Проверка готовности служб района № {n} к приему обращений граждан" for n in range(1, rows + 1)]
    body = (
        f'<row r="{n}" spans="1:5"><c r="A{n}"><v>{n}</v></c><c r="B{n}" s="1" t="s"><v>{n + 39}</v></c>'
        f'<c r="C{n}" s="1" t="s"><v>{n % 40}</v></c><c r="D{n}" s="2"><v>{45000 + n % 700}</v></c>'
        f'<c r="E{n}"><v>{n % 100}.5</v></c></row>'
        for n in range(1, rows + 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = {"workbook": "sheet.main+xml", "worksheets/sheet1": "worksheet+xml", "sharedStrings": "sharedStrings+xml", "styles": "styles+xml"}
    overrides = (f'<Override PartName="/xl/{name}.xml" ContentType="{kind}.{end}"/>' for name, end in types.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    one = '<{0}s count="1"><{0}>{1}</{0}></{0}s>'
    look = one.format("font", '<sz val="11"/>') + one.format("fill", '<patternFill patternType="none"/>') + one.format("border", "<left/>")
    formats = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for n in (0, 49, 14))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{rels}{"".join(overrides)}</Types>',
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="План" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{look}<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">{formats}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(body)}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def installed(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def script_docx(data: bytes) -> object:
    table = docx.Document(io.BytesIO(data)).tables[0]
    grid = [[cell.text for cell in row.cells] for row in table.rows]
    return [(row, installed("dateparser").parse(row[2], languages=["ru"])) for row in grid[1:]]


def script_xlsx(data: bytes) -> object:
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
    grid = list(sheet.iter_rows(values_only=True))
    return [(row, installed("dateparser").parse(str(row[2]), languages=["ru"])) for row in grid[2:]]


def contenders(kind: str) -> dict[str, Callable[[bytes], object]]:
    found: dict[str, Callable[[bytes], object]] = {"planomer (understood, Plan)": planomer.read}
    if kind == "text":
        return found
    found["planomer.tables (grid)"] = planomer.tables
    if installed("dateparser"):
        found["user's script + dateparser"] = script_docx if kind == "docx" else script_xlsx
    if kind == "docx" and (undoc := installed("undoc")):
        found["undoc (grid)"] = lambda data: undoc.parse_bytes(data).to_markdown()
    if kind == "xlsx" and (calamine := installed("python_calamine")):
        found["python-calamine (grid)"] = lambda data: calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    if markitdown := installed("markitdown"):
        converter = markitdown.MarkItDown(enable_plugins=False)
        found["markitdown (text)"] = lambda data: converter.convert_stream(io.BytesIO(data), file_extension=f".{kind}")
    if kreuzberg := installed("kreuzberg"):
        media = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[kind]
        found["kreuzberg (text)"] = lambda data: kreuzberg.extract_bytes_sync(
            data, mime_type=f"application/vnd.openxmlformats-officedocument.{media}")
    return found


def grid_readers() -> dict[str, Callable[[bytes], object]]:
    """What gives every cell of a workbook."""
    found: dict[str, Callable[[bytes], object]] = {"planomer.tables": lambda data: planomer.tables(data, limits=LARGE)}
    if calamine := installed("python_calamine"):
        found["python-calamine"] = lambda data: calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    read = lambda data: list(openpyxl.load_workbook(io.BytesIO(data), read_only=True).active.iter_rows(values_only=True))
    found["openpyxl, read only"] = read
    return found


def large(rows: int) -> None:
    data = as_workbook(rows)
    print(f"workbook: {rows} x 5, {len(data) >> 20} MB")
    base = 0.0
    for name, work in grid_readers().items():
        start = time.perf_counter()
        work(data)
        took = time.perf_counter() - start
        base = base or took
        print(f"  {name:<30} {took:9.2f} s   planomer is {took / base:6.1f} times as fast")


def rate(work: Callable[[bytes], object], data: bytes, seconds: float) -> float:
    """Documents a second, after one run to warm up."""
    work(data)
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work(data)
        done += 1
    return done / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--rows", type=int, default=200_000)
    arguments = parser.parse_args()
    seconds = arguments.seconds
    for kind, data in (("docx", as_docx()), ("xlsx", as_xlsx()), ("text", as_text())):
        print(f"{kind}: {ROWS} rows, {len(data)} bytes")
        base = 0.0
        for name, work in contenders(kind).items():
            try:
                per_second = rate(work, data, seconds)
            except Exception as error:
                print(f"  {name:<30} failed: {type(error).__name__}: {str(error)[:80]}")
                continue
            base = base or per_second
            print(f"  {name:<30} {per_second:9.0f} /s  planomer is {base / per_second:6.1f} times as fast")
    large(arguments.rows)


if __name__ == "__main__":
    main()
