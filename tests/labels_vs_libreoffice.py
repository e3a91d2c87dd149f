"""Compares the labels planomer computes with those LibreOffice shows.

    apt-get install --no-install-recommends libreoffice-writer-nogui
    python3 tests/labels_vs_libreoffice.py ../shared/corpus/office/docx

LibreOffice writes each file as text, with the numbers it computes before the paragraphs. A label agrees if a line of
that text is the label, white space, and the paragraph's text. Bullets are left out: they are symbols of fonts that
the two name differently. Not part of tests/run.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def dump():
    """Everything planomer reads, by file."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "dump.jsonl"
        command = ["cargo", "test", "-q", "--test", "docx", "--", "--ignored", "dump_office_files"]
        subprocess.run(command, check=True, env={**os.environ, "PLANOMER_DUMP": str(target)}, capture_output=True)
        with target.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def labelled(read):
    """(label, first line of the text, place) of every numbered paragraph and cell."""
    for label, text, place in read.get("paragraphs", []):
        if label:
            yield label, text, place
    for table in read.get("tables", []):
        for cell in table["cells"]:
            if cell["label"]:
                yield cell["label"], cell["text"], cell["at"]


def folded(text):
    return "".join(text.split())


def exported(folder, files):
    """The text LibreOffice gives for each file."""
    with tempfile.TemporaryDirectory() as out:
        profile = f"-env:UserInstallation=file://{out}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out]
        for file in files:
            try:
                subprocess.run([*command, str(Path(folder) / file)], capture_output=True, timeout=120, check=False)
            except subprocess.TimeoutExpired:
                continue
            text = Path(out) / (Path(file).stem + ".txt")
            if text.exists():
                yield file, text.read_text(encoding="utf-8-sig", errors="replace")


def main(folder):
    wanted = {}
    for record in dump():
        labels = [entry for entry in labelled(record["read"]) if any(c.isalnum() for c in entry[0])]
        if labels:
            wanted[record["file"]] = labels
    agree, differ = 0, Counter()
    for file, text in exported(folder, wanted):
        lines = Counter(folded(line) for line in text.splitlines())
        shown = [line for line in map(folded, text.splitlines())]
        for label, paragraph, place in wanted[file]:
            line = folded(label + paragraph.split("\n")[0])
            if lines[line] > 0:
                lines[line] -= 1
                agree += 1
                continue
            differ[file] += 1
            if differ[file] <= 8:
                body = folded(paragraph.split("\n")[0])
                theirs = [s for s in shown if body and s.endswith(body)][:3]
                print(f"{file} {place}: «{label}» before {paragraph[:40]!r}, LibreOffice has {theirs}"[:300])
    total = agree + sum(differ.values())
    print(f"{agree} of {total} labels agree ({agree / max(total, 1):.1%}) in {len(wanted)} files; {len(differ)} differ")
    for file, count in differ.most_common():
        print(f"  {file}: {count} of {len(wanted[file])}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus/office/docx")
