"""`planomer convert`: what it writes, and that a kill loses nothing."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import planomer
import pytest


def convert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planomer", "convert", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.fixture
def folder(tmp_path: Path, text: bytes) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(20):
        (root / f"{number:02}.txt").write_bytes(text + f"Примечание {number}\n".encode())
    (root / "bad.txt").write_bytes(b"")
    return root


def content(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_plans_errors_and_manifest(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = convert(folder, "-o", out, "--to", "jsonl")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "21 files, 20 plans" in done.stderr
    assert "1 failed: 1 unreadable" in done.stderr
    assert sorted(content(out)) == ["errors.jsonl", "manifest.jsonl", "plans.jsonl"]
    plans = (out / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    assert planomer.load(plans[3]) == planomer.read(folder / "03.txt")
    (error,) = lines(out / "errors.jsonl")
    assert error["input"] == str(folder / "bad.txt")
    assert isinstance(error["error"], dict)
    assert error["error"]["kind"] == "unreadable"
    assert [entry["input"] for entry in lines(out / "manifest.jsonl")] == [str(f) for f in sorted(folder.iterdir())]


def test_csv_has_the_rows_of_read_many(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(folder, "-o", out, "--to", "csv", "--quiet")
    for name in ("measures", "unclaimed", "diagnostics"):
        table = planomer.read_many(folder).table(name)
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(table)
        assert [row["plan"] for row in rows] == table["plan"]


def test_parquet_has_the_rows_of_read_many(folder: Path, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    out = tmp_path / "out"
    convert(folder, "-o", out, "--to", "parquet", "--quiet")
    frame = polars.read_parquet(out / "measures.parquet")
    assert frame.to_dicts() == planomer.read_many(folder).table("measures").to_dicts()


def test_any_number_of_threads_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for workers in (1, 4):
        convert(folder, "-o", tmp_path / str(workers), "--to", "csv", "--workers", workers)
    assert content(tmp_path / "1") == content(tmp_path / "4")


def test_a_result_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(folder, "-o", out, "--to", "jsonl")
    before = content(out)
    again = convert(folder, "-o", out, "--to", "jsonl")
    assert again.returncode == 2
    assert "--resume" in again.stderr
    other = convert(folder, "-o", out, "--to", "jsonl", "--resume", "--lang", "uk")
    assert other.returncode == 2
    assert "other options" in other.stderr
    assert content(out) == before


def test_resume_adds_what_is_new_and_reads_nothing_again(folder: Path, tmp_path: Path, text: bytes) -> None:
    out = tmp_path / "out"
    convert(folder, "-o", out, "--to", "csv")
    (folder / "05b.txt").write_bytes(text + b"new\n")
    (folder / "07.txt").write_bytes(text + b"changed\n")
    (folder / "09.txt").unlink()
    (folder / "bad.txt").write_bytes(text)
    done = convert(folder, "-o", out, "--to", "csv", "--resume")
    assert "18 of them read before" in done.stderr
    convert(folder, "-o", tmp_path / "fresh", "--to", "csv")
    assert content(out) == content(tmp_path / "fresh")


def test_on_error_stop_keeps_what_was_read(folder: Path, tmp_path: Path, text: bytes) -> None:
    out = tmp_path / "out"
    done = convert(folder, "-o", out, "--to", "jsonl", "--on-error", "stop")
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert content(out) == {}
    (folder / "bad.txt").write_bytes(text)
    done = convert(folder, "-o", out, "--to", "jsonl", "--on-error", "stop", "--resume")
    assert done.returncode == 0, done.stderr
    assert "20 of them read before" in done.stderr


@pytest.mark.parametrize("moments", [(0.02,), (0.1, 0.1), (0.3, 0.05, 0.2)])
def test_a_kill_and_resume_give_what_an_undisturbed_run_gives(
    text: bytes, tmp_path: Path, moments: tuple[float, ...]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_bytes(text * 40 + f"Примечание {number}\n".encode())
    (folder / "bad.txt").write_bytes(b"")
    convert(folder, "-o", tmp_path / "whole", "--to", "csv")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "planomer", "convert", str(folder), "-o", str(out), "--to", "csv", "--resume"]
    for moment in moments:
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        journal = out / ".planomer" / "journal"
        deadline = time.monotonic() + 20
        while process.poll() is None and not journal.exists() and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(moment)
        process.kill()
        process.wait()
        assert set(content(out)) <= set(content(tmp_path / "whole"))
    done = convert(folder, "-o", out, "--to", "csv", "--resume")
    assert done.returncode == 1
    assert content(out) == content(tmp_path / "whole")
