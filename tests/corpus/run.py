#!/usr/bin/env python3
"""Reads every file of the corpus in parallel and compares the outcomes with the committed baseline.

usage: tests/corpus/run.py [--binary target/release/planomer] [--corpus ../shared/corpus] [--update] [--jobs N]

A row a file in baseline.tsv: path, outcome (plan, no plan, error kind by its message), measures, time class,
memory class. A class is the power of two that holds the value (times under 1/16 s and memory under 32 MB are one
class), so that noise does not show; a file that panics, hangs, becomes 3 times slower or loses measures does.
Exit status: 0 as the baseline, 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECONDS = 20
ADDRESS_SPACE = 2 << 30


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def power(value: float, least: float) -> str:
    """The smallest power of two that is not below the value."""
    exponent = math.ceil(math.log2(max(value, least)))
    return f"{2**exponent:g}" if exponent >= 0 else f"1/{2**-exponent}"


def outcome(binary: Path, file: Path) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen([binary, "read", file, "--format", "json"], stdout=out, stderr=err, preexec_fn=limited)
        hung = False
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > SECONDS:
                hung = True
                child.kill()
                _, status, usage = os.wait4(child.pid, 0)
                break
            time.sleep(0.002)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        out.seek(0)
        err.seek(0)
        said = err.read().decode(errors="replace")
        row: dict[str, object] = {"seconds": seconds, "mb": usage.ru_maxrss / 1024, "measures": 0}
        if hung:
            row["outcome"] = "HANG"
        elif "panicked" in said or child.returncode not in (0, 2):
            row["outcome"] = f"CRASH {child.returncode}"
        elif child.returncode == 2:
            message = said.splitlines()[0].split(": ", 2)[-1] if said else "?"
            row["outcome"] = "error: " + "".join("#" if c.isdigit() else c for c in message)[:60]
        else:
            plan = json.load(out)
            row["measures"] = len(plan["measures"])
            row["outcome"] = "plan" if plan["measures"] else "no plan"
        return row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / "target/release/planomer")
    parser.add_argument("--corpus", type=Path, default=ROOT / "../shared/corpus")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--update", action="store_true", help="write the baseline")
    args = parser.parse_args()
    if not args.corpus.is_dir():
        print(f"skipped: there is no corpus at {args.corpus}")
        return 0
    files = sorted(p for p in args.corpus.rglob("*") if p.is_file() and p.suffix not in {".json", ".tsv"})
    with ThreadPoolExecutor(args.jobs) as pool:
        rows = list(pool.map(lambda f: outcome(args.binary, f), files))

    lines = []
    for file, row in zip(files, rows):
        cells = [
            file.relative_to(args.corpus).as_posix(),
            row["outcome"],
            row["measures"],
            power(row["seconds"], 1 / 16),
            power(row["mb"], 32),
        ]
        lines.append("\t".join(str(c) for c in cells))
    text = "\n".join(["file\toutcome\tmeasures\tseconds\tmb", *lines]) + "\n"

    kinds = Counter("error" if str(r["outcome"]).startswith("error") else str(r["outcome"]) for r in rows)
    print(f"{len(files)} files:", ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    slow, big = max(zip(rows, files), key=lambda x: x[0]["seconds"]), max(zip(rows, files), key=lambda x: x[0]["mb"])
    print(f"slowest {slow[0]['seconds']:.2f} s {slow[1].name}, biggest {big[0]['mb']:.0f} MB {big[1].name}")
    bad = [f for f, r in zip(files, rows) if str(r["outcome"]).startswith(("HANG", "CRASH"))]
    for file in bad:
        print("BAD", file)

    baseline = HERE / "baseline.tsv"
    if args.update:
        baseline.write_text(text, encoding="utf-8")
        return 1 if bad else 0
    known = dict(line.split("\t", 1) for line in baseline.read_text(encoding="utf-8").splitlines()[1:])
    differ = [(f, known.get(f), rest) for f, rest in (line.split("\t", 1) for line in lines) if known.get(f) != rest]
    for file, before, now in differ:
        print(f"  {file}\n    was {before}\n    now {now}")
    return 1 if bad or differ else 0


if __name__ == "__main__":
    sys.exit(main())
