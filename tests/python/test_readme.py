"""The README's examples run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ").split(" && ")[-1]
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.startswith("$ ") and "planomer " in line
]


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 8


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command(command: str) -> None:
    words = shlex.split(command)
    assert words[0] == "planomer"
    if "-o" in words:
        shutil.rmtree(ROOT / words[words.index("-o") + 1], ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    # `check` finds the fixture's impossible date; `convert` and `publish` meet no unreadable fixture.
    assert done.returncode == (1 if words[1] == "check" else 0), done.stderr
    assert done.stdout or done.stderr


def test_the_python_of_the_tour(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.S)
    assert blocks
    monkeypatch.chdir(ROOT)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {"__name__": "readme"})
    said = capsys.readouterr().out
    assert "2023/2024" in said
    assert "3 31.06.2023" in said
