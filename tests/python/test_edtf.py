"""Every EDTF and recurrence rule of every language's examples, read by parsers that are not ours.

`cargo test examples_are_written` writes the examples that this test reads.
"""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

edtf = pytest.importorskip("edtf")
rrule = pytest.importorskip("dateutil.rrule")

EXAMPLES = Path(__file__).parents[2] / "target" / "examples.json"
pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason="cargo test writes target/examples.json")


@pytest.fixture(scope="module")
def examples() -> Any:
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))


def test_every_edtf_parses(examples: list[dict[str, Any]]) -> None:
    texts = {e["edtf"] for e in examples if e["edtf"]}
    assert len(texts) > 100
    for text in sorted(texts):
        edtf.parse_edtf(text)


def test_a_closed_span_has_its_own_first_and_last_day(examples: list[dict[str, Any]]) -> None:
    """Where start and end are both given, EDTF's strict bounds are the same days."""
    checked = 0
    for example in examples:
        text = example["edtf"]
        if not (text and example["start"] and example["end"]) or "~" in text or text[5:6] == "2":
            continue  # an approximate end and a season have no exact days in EDTF
        value = edtf.parse_edtf(text)
        lower, upper = (datetime.date(*t[:3]).isoformat() for t in (value.lower_strict(), value.upper_strict()))
        assert (lower, upper) == (example["start"], example["end"]), example
        checked += 1
    assert checked > 100


def test_every_rule_parses_and_recurs(examples: list[dict[str, Any]]) -> None:
    rules = {e["rrule"] for e in examples if e["rrule"]}
    assert len(rules) > 20
    for rule in sorted(rules):
        found = rrule.rrulestr(rule, dtstart=datetime.datetime(2022, 1, 1))
        assert len(list(found[:3])) == 3, rule
