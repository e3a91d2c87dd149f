"""Compares the cells planomer reads from real workbooks with those openpyxl reads: texts, numbers, merged ranges.

    cargo test --test sheet -- --ignored cells_for_openpyxl && python tests/corpus/openpyxl_cells.py

Compared are texts in full; numbers as far as their format shows them; merged ranges whose first cell holds a text.
Left out, because the two mean different things: dates and times (openpyxl gives the moment, planomer what is shown),
fractions and numbers under formats of several sections, and what openpyxl cannot open.
"""

import datetime
import json
import pathlib
import re
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
REACH = 64  # planomer clips merged ranges that reach further past the last text


def same_number(value, text, number_format):
    if isinstance(value, bool):
        return text == str(value).upper()
    if re.search(r"[;?/\[\"\\\\]", number_format) or not re.search(r"[0#]|General", number_format):
        return True
    digits = re.sub(r"[^0-9.eE+-]", "", text)
    try:
        shown = float(digits)
    except ValueError:
        return False
    value = value * 100 if text.endswith("%") else value
    decimals = len(digits.partition(".")[2]) if "e" not in digits.lower() else None
    room = abs(value) * 1e-5 if decimals is None else 0.5000001 * 10**-decimals
    return number_format.endswith(",") or abs(shown - value) <= room + abs(value) * 1e-9


def lines(text):
    text = re.sub("_x000d_", "\r", text, flags=re.IGNORECASE)  # ECMA-376 part 1, 22.9.2.19
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compare(record):
    book = openpyxl.load_workbook(record["path"], data_only=True, rich_text=False)
    ours = {}
    for sheet, (row, col, last_row, last_col), text in record["cells"]:
        ours[record["sheets"][sheet], row, col] = (text, (last_row, last_col))
    differ, seen = [], 0
    for sheet in book.worksheets:
        texts = {
            at: c for at, c in sheet._cells.items() if c.value is not None and str(c.value).strip()
        }
        if not texts:
            continue
        edge = max(r for r, _ in texts), max(c for _, c in texts)
        ranges = {(r.min_row, r.min_col): (r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
        for (row, col), cell in texts.items():
            if isinstance(cell.value, (datetime.date, datetime.time, datetime.timedelta)):
                continue
            seen += 1
            text, end = ours.get((sheet.title, row, col), (None, None))
            at = f"{sheet.title}!{cell.coordinate}"
            if isinstance(cell.value, (int, float)):
                if text is None and ";" in cell.number_format:
                    continue
                equal = text is not None and same_number(cell.value, text, cell.number_format)
            else:
                equal = text is not None and lines(str(cell.value)) == text
            if not equal:
                differ.append(f"{at}: {cell.value!r} {cell.number_format!r}, ours {text!r}")
            theirs = ranges.get((row, col), (row, col))
            theirs = min(theirs[0], max(edge[0], row + 1000)), min(theirs[1], max(edge[1], col + REACH))
            if text is not None and end != theirs:
                differ.append(f"{at}: merged to {theirs}, ours {end}")
    return seen, differ


def main():
    total = different = books = unopened = 0
    for line in pathlib.Path("target/cells.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        try:
            seen, differ = compare(record)
        except Exception as error:  # openpyxl raises whatever it met
            unopened += 1
            print(f"{pathlib.Path(record['path']).name}: openpyxl: {type(error).__name__}")
            continue
        books, total, different = books + 1, total + seen, different + len(differ)
        for text in differ[:5]:
            print(f"{pathlib.Path(record['path']).name}: {text}")
    print(f"{books} workbooks, {total} cells, {different} differ; {unopened} openpyxl does not open")
    return 1 if different * 1000 > total else 0


sys.exit(main())
