#!/usr/bin/env python3
"""Writes the fuzzers' seeds and dictionaries: usage: tests/fuzz/seeds.py OUT

Seeds come from fixtures/ and, where it is present, ../shared; a dictionary for each language from the words of src/lang,
and words.dict with all of them.
"""

from __future__ import annotations

import re
import sys
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT / "../shared"
BIGGEST = 200_000


def part(file: Path, name: str) -> bytes:
    """One part of a package; empty where there is none."""
    try:
        with zipfile.ZipFile(file) as package:
            return package.read(name) if package.getinfo(name).file_size < BIGGEST else b""
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return b""


def escaped(phrase: str) -> str:
    """A phrase as libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in phrase.strip("*").encode())


def dictionary(file: Path, out: Path) -> set[str]:
    """The phrases of a language, which also become its dictionary."""
    words = re.findall(r'"((?:[^"\\\n]|\\.)*)"', file.read_text("utf-8"))
    phrases = {word for word in words if 1 < len(word) <= 40 and "\\" not in word and any(c.isalpha() for c in word)}
    lines = (f'"{escaped(phrase)}"\n' for phrase in sorted(phrases))
    (out / f"{file.stem}.dict").write_text("".join(lines))
    return phrases


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    files = [
        *ROOT.glob("fixtures/*/input.*"),
        *SHARED.glob("gold/*/input*"),
        *SHARED.glob("corpus/*/*"),
        *SHARED.glob("corpus/office/*x/*"),
    ]
    files = sorted(f for f in files if f.is_file() and f.stat().st_size < BIGGEST)
    for number, file in enumerate(files):
        kinds: dict[str, bytes] = {}
        if file.suffix in {".txt", ".csv", ".tsv"}:
            kinds["text"] = kinds["pipeline"] = file.read_bytes()
        elif file.suffix == ".docx":
            kinds["docx_package"] = file.read_bytes()
            kinds["docx_part"] = part(file, "word/document.xml") + b"\x0c" + part(file, "word/numbering.xml")
        elif file.suffix == ".xlsx":
            kinds["xlsx_package"] = kinds["pipeline"] = file.read_bytes()
            kinds["xlsx_part"] = part(file, "xl/worksheets/sheet1.xml") + b"\x0c" + part(file, "xl/sharedStrings.xml")
        for kind, seed in kinds.items():
            if len(seed) > 1:
                (out / kind).mkdir(parents=True, exist_ok=True)
                (out / kind / f"{number:05}").write_bytes(seed)
    for kind in ("text", "pipeline", "docx_part", "docx_package", "xlsx_part", "xlsx_package", "deadline"):
        (out / kind).mkdir(parents=True, exist_ok=True)
    phrases = sorted({word for file in ROOT.glob("src/lang/??.rs") for word in dictionary(file, out)})
    (out / "words.dict").write_text("".join(f'"{escaped(phrase)}"\n' for phrase in phrases))
    for number, phrase in enumerate(p for p in phrases if any(c.isdigit() for c in p) or " " in p):
        (out / "deadline" / f"{number:05}").write_text(phrase.strip("*"), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
