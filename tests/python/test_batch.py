"""`planomer.read_many`: order, errors, memory, interruption."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import planomer
import pytest


@pytest.fixture
def folder(tmp_path: Path, text: bytes) -> Path:
    root = tmp_path / "plans"
    (root / "inner").mkdir(parents=True)
    for number in range(12):
        (root / f"{number:02}.txt").write_bytes(text + f"Примечание {number}\n".encode())
    (root / "inner" / "bad.txt").write_bytes(b"")
    (root / ".hidden").write_bytes(b"x")
    (root / "~$00.docx").write_bytes(b"x")
    with zipfile.ZipFile(root / "more.zip", "w") as archive:
        archive.writestr("в архиве.txt", text)
    return root


def names(results: planomer.ReadMany, root: Path) -> list[str]:
    return [Path(r.name).relative_to(root).as_posix() for r in results]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_a_folder_is_read_in_order_and_a_bad_file_stops_nothing(folder: Path, workers: int) -> None:
    results = planomer.read_many(folder, workers=workers)
    expected = [*(f"{n:02}.txt" for n in range(12)), "inner/bad.txt", "more.zip/в архиве.txt"]
    everything = list(results)
    assert [Path(r.name).relative_to(folder).as_posix() for r in everything] == expected
    bad = everything[12]
    assert isinstance(bad.error, planomer.UnreadableError)
    assert bad.error.source == bad.name
    assert results.errors == [bad.error]
    with pytest.raises(planomer.UnreadableError):
        bad.unwrap()
    assert everything[3].unwrap() == planomer.read(everything[3].name)


def test_lists_globs_archives_and_bytes_mix(folder: Path, text: bytes) -> None:
    sources: list[Any] = [str(folder / "0[01].txt"), folder / "more.zip", text, io.BytesIO(b""), folder / "none", 7]
    results = list(planomer.read_many(sources, workers=2))
    kinds = [type(r.plan or r.error).__name__ for r in results]
    assert kinds == ["Plan", "Plan", "Plan", "Plan", "UnreadableError", "OpenError", "UsageError"]


def test_errors_can_be_raised(folder: Path) -> None:
    results = planomer.read_many(folder, on_error="raise", workers=2)
    with pytest.raises(planomer.UnreadableError, match=r"bad\.txt"):
        list(results)
    with pytest.raises(planomer.UsageError):
        planomer.read_many(folder, on_error="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 3])
def test_one_table_of_all_plans(folder: Path, workers: int) -> None:
    many = planomer.read_many(folder, workers=workers)
    rows = many.table("unclaimed").to_dicts()
    expected = [
        {"plan": r.name, **row}
        for r in planomer.read_many(folder)
        if r.plan
        for row in r.plan.table("unclaimed").to_dicts()
    ]
    assert rows == expected
    assert rows
    assert len(many.errors) == 1


def test_progress_is_told(folder: Path) -> None:
    seen: list[tuple[int, int | None, str]] = []
    files = sorted(folder.glob("*.txt"))
    list(planomer.read_many(files, progress=lambda *step: seen.append(step)))
    assert [(done, total) for done, total, _ in seen] == [(n + 1, 12) for n in range(12)]
    assert seen[0][2] == str(files[0])


def test_a_bar_is_drawn_where_it_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    list(planomer.read_many(folder, progress=True))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Reading" in captured.err


def test_memory_does_not_grow_with_the_number_of_inputs(text: bytes) -> None:
    under_way = 0
    most = 0

    def sources() -> object:
        nonlocal under_way, most
        for _ in range(200):
            under_way += 1
            most = max(most, under_way)
            yield text

    for _ in planomer.read_many(sources(), workers=2):  # type: ignore[arg-type]
        under_way -= 1
    assert most <= 9


def test_other_threads_run_meanwhile(text: bytes) -> None:
    big = text * 2000
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    began = time.monotonic()
    list(planomer.read_many([big] * 4, workers=2))
    took = time.monotonic() - began
    stop.set()
    thread.join()
    assert ticks > took * 20


def test_it_works_with_spawned_processes(folder: Path) -> None:
    files = [str(file) for file in sorted(folder.glob("*.txt"))[:3]]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        plans = pool.map_async(planomer.read, files).get(timeout=60)
    assert plans == [planomer.read(file) for file in files]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows")
def test_ctrl_c_stops_a_long_batch_at_once(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    file.write_bytes(text * 3000)
    loop = f"for _ in planomer.read_many([{str(file)!r}] * 5000, workers=2): pass"
    script = f"import planomer\nprint('begun', flush=True)\n{loop}\n"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - sent < 5
    assert b"KeyboardInterrupt" in err
    assert process.returncode != 0


def test_a_value_leads_back_to_its_raw_cell(folder: Path, text: bytes) -> None:
    for result in planomer.read_many(folder):
        if result.plan is None:
            continue
        place = result.plan.unclaimed[0].at if result.plan.unclaimed else result.plan.measures[0].at
        assert result.plan.cell(place).text
        assert result.plan.source_of(place)[0] == result.plan.cell(place)
    plan = planomer.read(text)
    assert plan.cell("L1").text.startswith("План работы Агентства")
    with pytest.raises(LookupError, match="L999"):
        plan.cell("L999")
    changed = folder / "00.txt"
    plan = planomer.read(changed)
    changed.write_bytes(b"something else")
    with pytest.raises(planomer.OpenError, match="has changed"):
        plan.cell("L1")
    os.remove(changed)
    with pytest.raises(planomer.OpenError, match="no such file"):
        plan.cell("L1")
    with pytest.raises(planomer.OpenError, match="not known"):
        planomer.load(plan.to_json()).cell("L1")
