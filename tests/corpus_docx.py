"""Compares planomer's reading of real DOCX files with an independent one made here with lxml.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install lxml
    /tmp/venv/bin/python tests/corpus_docx.py ../shared/corpus/office/docx

Three things must agree, file by file: no character of the text is lost (as a multiset, white space aside), every
cell is found where it lies in the grid, and every span is equal. What planomer adds is told apart: numbers that Word
computes, marks of notes, symbols. Exit code 1 if a file differs.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
}
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
UNSEEN = {
    "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "pPrChange", "rPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "customXmlPr", "smartTagPr",
}  # fmt: skip
ADDED = set("¹²³⁰⁴⁵⁶⁷⁸⁹")


def name(element):
    """The element's name: `p` for Word's, `m:t` for math, `mc:Choice` for compatibility."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    space = space.lstrip("{")
    if space in (WORD, STRICT):
        return local
    if space in MATH:
        return "m:" + local
    return "mc:" + local if space == COMPATIBILITY else "?" + local


def attribute(element, local):
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == local:
            return value
    return None


def understood(choice):
    spaces = [choice.nsmap.get(prefix, "") for prefix in (attribute(choice, "Requires") or "").split()]
    office = ("http://schemas.microsoft.com/office/word/", "http://schemas.microsoft.com/office/drawing/")
    known = (WORD, STRICT, COMPATIBILITY, *MATH, "http://schemas.openxmlformats.org/drawingml/2006/main")
    return all(space.startswith(office) or space in known for space in spaces)


def seen(element):
    """The children that belong to the document as it stands."""
    taken = False
    for child in element:
        tag = name(child)
        if tag in ("mc:Choice", "mc:Fallback"):
            if taken or (tag == "mc:Choice" and not understood(child)):
                continue
            taken = True
        if tag in UNSEEN or (tag == "tr" and child.find("./{*}trPr/{*}del") is not None):
            continue
        yield child


class Text:
    """The characters of a document, and where fields hide them."""

    def __init__(self):
        self.characters, self.symbols, self.fields = Counter(), 0, []

    def read(self, root):
        # A stack of iterators: some files nest deeper than Python's own stack.
        stack = [(root, iter(seen(root)))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if name(element) == "p":
                    self.fields = [False] * len(self.fields)
                continue
            self.visit(child)
            stack.append((child, iter(seen(child))))

    def visit(self, element):
        tag, hidden = name(element), bool(self.fields and self.fields[-1])
        if tag == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                self.fields.append(True)
            elif kind == "separate" and self.fields:
                self.fields.pop()
                self.fields.append(bool(self.fields and self.fields[-1]))
            elif kind == "end" and self.fields:
                self.fields.pop()
        elif hidden:
            return
        elif tag in ("t", "m:t"):
            self.characters.update(c for c in element.text or "" if not c.isspace())
        elif tag == "noBreakHyphen":
            self.characters["\u2011"] += 1
        elif tag == "sym":
            self.symbols += 1


def inside(element, wanted, stop):
    """Elements of a name, through wrappers but not into another table, cell or row."""
    stack = [iter(seen(element))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif name(child) == wanted:
            yield child
        elif name(child) not in stop:
            stack.append(iter(seen(child)))


def number(element, path, default):
    found = element.find(path)
    try:
        return int(attribute(found, "val")) if found is not None else default
    except (TypeError, ValueError):
        return default


def grid(table):
    """(row, column, rows, columns) of every cell."""
    cells, above, row_number = [], {}, 0
    for row in inside(table, "tr", {"tbl", "tc", "p"}):
        row_number += 1
        column, here, spread = number(row, "./{*}trPr/{*}gridBefore", 0) + 1, {}, None
        for cell in inside(row, "tc", {"tbl", "p"}):
            span = max(number(cell, "./{*}tcPr/{*}gridSpan", 1), 1)
            vertical = cell.find("./{*}tcPr/{*}vMerge")
            horizontal = cell.find("./{*}tcPr/{*}hMerge")
            goes_on = vertical is not None and attribute(vertical, "val") != "restart"
            spreads = horizontal is not None and attribute(horizontal, "val") != "restart"
            owner = above.get((column, span)) if goes_on else None
            if owner is not None:
                cells[owner][2] = row_number - cells[owner][0] + 1
            elif spreads and spread is not None:
                cells[spread][3] += span
                column += span
                continue
            else:
                owner = len(cells)
                cells.append([row_number, column, 1, span])
            if vertical is not None:
                here[column, span] = owner
            spread = owner if horizontal is not None else None
            column += span
        above = here
    return cells


def tables(root):
    stack, found = [iter(seen(root))], []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if name(child) == "tbl":
            found.append(grid(child))
        stack.append(iter(seen(child)))
    return found


def main_part(path):
    with zipfile.ZipFile(path) as package:
        target = "word/document.xml"
        rels = etree.fromstring(package.read("_rels/.rels"))
        for rel in rels:
            if isinstance(rel.tag, str) and (rel.get("Type") or "").endswith("/officeDocument"):
                target = rel.get("Target").lstrip("/")
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
        return etree.fromstring(package.read(target), parser)


def compare(path, read):
    """What differs, and how many characters planomer adds."""
    root = main_part(path)
    text = Text()
    text.read(root)
    ours = Counter()
    for _, paragraph, _ in read["paragraphs"]:
        ours.update(c for c in paragraph if not c.isspace())
    for table in read["tables"]:
        for cell in table["cells"]:
            ours.update(c for c in cell["text"] if not c.isspace())
    lost, added = text.characters - ours, ours - text.characters
    added = Counter({c: n for c, n in added.items() if c not in ADDED})
    differences = []
    if lost:
        differences.append(f"{sum(lost.values())} characters lost: {''.join(lost.elements())[:60]!r}")
    theirs = tables(root)
    if len(theirs) != len(read["tables"]):
        differences.append(f"{len(theirs)} tables, {len(read['tables'])} read")
    for index, (a, table) in enumerate(zip(theirs, read["tables"], strict=False)):
        b = [[c["row"], c["col"], c["row_span"], c["col_span"]] for c in table["cells"]]
        if a != b:
            odd = next((pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]), (len(a), len(b)))
            differences.append(f"T{index + 1}: expected and read {odd}")
    return differences, sum(added.values()) - text.symbols


def dump():
    """Everything planomer reads, by file."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "dump.jsonl"
        command = ["cargo", "test", "-q", "--test", "docx", "--", "--ignored", "dump_office_files"]
        subprocess.run(command, check=True, env={**os.environ, "PLANOMER_DUMP": str(target)}, capture_output=True)
        return [json.loads(line) for line in target.open(encoding="utf-8")]


def main(folder):
    same, different, refused, added_in = 0, 0, [], 0
    for record in dump():
        path = Path(folder) / record["file"]
        if "error" in record["read"]:
            refused.append(f"{record['file']}: {record['read']['error']}")
            continue
        try:
            differences, added = compare(path, record["read"])
        except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, NotImplementedError) as error:
            print(f"{record['file']}: lxml cannot read it: {error}")
            continue
        added_in += added > 0
        same += not differences
        different += bool(differences)
        for difference in differences:
            print(f"{record['file']}: {difference}")
    print(f"{same} files agree, {different} differ, {len(refused)} refused; {added_in} have computed numbers added")
    for line in refused:
        print(f"  refused: {line}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus/office/docx"))
