"""A folder of plans to one table and a list of what needs a look.

python python/examples/folder.py PLANS [OUT.csv]
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import planomer


def main(folder: str, out: str | None = None) -> int:
    found = planomer.read_many(folder)
    measures = 0
    codes: Counter[str] = Counter()
    doubtful: list[str] = []
    for result in found:
        if result.plan is None:
            continue
        measures += len(result.plan.measures)
        codes.update(d.code for d in result.plan.diagnostics)
        if any(d.severity == "error" for d in result.plan.diagnostics):
            doubtful.append(result.name)
    print(f"{measures} measures")
    print("Diagnostics:", ", ".join(f"{code} × {n}" for code, n in codes.most_common()) or "none")
    for name in doubtful:
        print("Needs a look:", name)
    for error in found.errors:
        print("Could not be read:", error)
    if out:
        table = planomer.read_many(folder).table("measures")
        with Path(out).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.columns)
            writer.writeheader()
            writer.writerows(table)
    return 1 if found.errors else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
