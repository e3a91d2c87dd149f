#!/usr/bin/env python3
"""`planomer.read_many` over 1,000 generated plans: `python tests/bench/batch.py [COUNT]`, not part of tests/run.

A third each Word, Excel and text (those of compare.py, with their number in the title), in a folder. Each number of
workers reads them in a process of its own, three times in turn; printed are the best rate, the peak memory and how far
two workers are ahead of one. Half the plans give the memory to compare with. Measure on an idle machine, with a release
build (`maturin develop --release`).
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import compare

READ = """
import resource, sys, time, planomer
folder, workers, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
files = sorted(__import__("pathlib").Path(folder).iterdir())[:count]
start, measures = time.perf_counter(), 0
for result in planomer.read_many(files, workers=workers):
    measures += len(result.unwrap().measures)
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, measures)
"""


def renamed(data: bytes, number: int) -> bytes:
    """The package with another title, so that no two plans are the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace("План работы".encode(), f"План {number} работы".encode()))
    return out.getvalue()


def generate(folder: Path, count: int) -> None:
    word, excel, text = compare.as_docx(), compare.as_xlsx(), compare.as_text()
    for number in range(count):
        kind = number % 3
        data = text.replace("План".encode(), f"План {number}".encode(), 1) if kind == 2 else b""
        if kind < 2:
            data = renamed((word, excel)[kind], number)
        (folder / f"{number:05}.{('docx', 'xlsx', 'txt')[kind]}").write_bytes(data)


def measure(folder: Path, workers: int, count: int) -> tuple[float, float]:
    """Seconds and the peak memory in MiB (Linux counts KiB)."""
    command = [sys.executable, "-c", READ, str(folder), str(workers), str(count)]
    took, peak, measures = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    if int(measures) != count * compare.ROWS:
        sys.exit(f"{measures} measures were read instead of {count * compare.ROWS}")
    return float(took), int(peak) / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, count)
        runs = [(w, *measure(folder, w, count)) for _ in range(3) for w in (1, 2)]
        half = measure(folder, 2, count // 2)[1]
    best = {w: min(took for workers, took, _ in runs if workers == w) for w in (1, 2)}
    peak = {w: max(memory for workers, _, memory in runs if workers == w) for w in (1, 2)}
    for w in (1, 2):
        sys.stdout.write(f"workers={w}: {best[w]:.2f} s, {count / best[w]:.0f} plans/s, peak {peak[w]:.0f} MiB\n")
    sys.stdout.write(f"two are {best[1] / best[2]:.2f} times as fast as one; {count // 2} plans: peak {half:.0f} MiB\n")


if __name__ == "__main__":
    main()
