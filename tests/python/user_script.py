"""A user's script: it must pass mypy --strict and pyright, and run."""

from __future__ import annotations

import datetime
from pathlib import Path

import planomer
from planomer.document import Deadline, Measure


def due_by(plan: planomer.Plan, day: datetime.date) -> list[Measure]:
    def last(deadline: Deadline) -> datetime.date:
        return deadline.end or datetime.date.max

    return [m for m in plan.measures if m.deadlines and max(last(d) for d in m.deadlines) <= day]


def main() -> list[str]:
    plan = planomer.load((Path(__file__).parent / "plan.json").read_text(encoding="utf-8"))
    titles: list[str] = [m.title for m in due_by(plan, datetime.date(2024, 4, 1))]
    publisher = plan.publisher
    if publisher is not None:
        titles.append(publisher.name.upper())
    try:
        planomer.read(b"", lang="ru", format="text", limits={"input_bytes": 1000})
    except planomer.PlanomerError as error:
        titles.append(error.hint or "")
    return titles


if __name__ == "__main__":
    main()
