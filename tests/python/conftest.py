"""What the Python tests share: an invented agency's plan, once as the model and once as a text to read."""

from __future__ import annotations

from pathlib import Path

import planomer
import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def plan_json() -> str:
    """The JSON document of a plan that fills every field (tests/python/plan.json)."""
    return (HERE / "plan.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def plan(plan_json: str) -> planomer.Plan:
    return planomer.load(plan_json)


@pytest.fixture(scope="session")
def text() -> bytes:
    """A plan as people paste it: rows on lines, tabs between cells."""
    return (HERE / "plan.txt").read_bytes()
