#!/usr/bin/env python3
"""planomer beside what people use, on one generated plan of 100 rows, in one run on one core.

usage: tests/bench/compare.py [--seconds 2]

Needs planomer and openpyxl + python-docx (which make the files); what else is installed of dateparser, undoc,
python-calamine, kreuzberg takes part: pip install python-docx openpyxl dateparser undoc python-calamine kreuzberg.
The others read grids or text and understand nothing, but for the script, which is what a careful user writes:
python-docx or openpyxl for the cells, dateparser for the deadlines.
"""
from __future__ import annotations

import argparse
import importlib
import io
import time
from collections.abc import Callable
from types import ModuleType

import docx
import openpyxl
import planomer

ROWS = 100
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
    if kreuzberg := installed("kreuzberg"):
        media = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[kind]
        found["kreuzberg (text)"] = lambda data: kreuzberg.extract_bytes_sync(
            data, mime_type=f"application/vnd.openxmlformats-officedocument.{media}")
    return found


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
    seconds = parser.parse_args().seconds
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


if __name__ == "__main__":
    main()
