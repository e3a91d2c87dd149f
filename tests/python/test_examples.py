"""The examples run, and say what a person reading the plan would say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "python" / "examples"


def test_the_folder_script(tmp_path: Path, text: bytes) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_bytes(text)
    (folder / "bad.txt").write_bytes(b"")
    out = tmp_path / "measures.csv"
    command = [sys.executable, str(EXAMPLES / "folder.py"), str(folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1, done.stderr
    assert "5 measures" in done.stdout
    assert "N301 × 1" in done.stdout
    assert f"Needs a look: {folder / 'plan.txt'}" in done.stdout
    assert "Could not be read:" in done.stdout
    assert "Проверка ламп" in out.read_text(encoding="utf-8")


def test_the_tour() -> None:
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient").NotebookClient
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(EXAMPLES / "tour.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit the notebook without outputs"
    client(notebook, timeout=60, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    outputs = json.dumps([cell.get("outputs", []) for cell in notebook.cells], ensure_ascii=False)
    for words in ("Сверка описи с картами", "ежеквартально", "Отдел учёта", "2023-06-30", "31.06.2023"):
        assert words in outputs, words
    assert kinds(notebook) >= {"text/html", "text/plain"}


def kinds(notebook: Any) -> set[str]:
    return {kind for cell in notebook.cells for out in cell.get("outputs", []) for kind in out.get("data", {})}


def test_what_contributing_names_is_there() -> None:
    import re

    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:src|tests|fixtures|python)/[\w./-]*)`", text))
    assert len(paths) > 8
    for path in paths:
        assert (ROOT / path).exists(), path
