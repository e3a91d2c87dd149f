"""The plan as Python sees it, and its JSON document."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
from pathlib import Path

import msgspec
import planomer
import pytest
import user_script


def test_a_plan_has_typed_values(plan: planomer.Plan) -> None:
    measure = plan.measures[0]
    assert measure.deadlines[0].end == datetime.date(2023, 12, 31)
    assert (measure.targets[1].value, measure.targets[1].comparator) == (80.0, "ge")
    assert plan.publisher is not None
    assert plan.publisher.name == "Агентство по учёту маяков"
    assert plan.section("s2").parent == "s1"
    assert plan.measure("m5").deadlines[0].offset is not None
    with pytest.raises(LookupError, match="m99"):
        plan.measure("m99")


def test_a_plan_is_frozen_comparable_hashable_and_picklable(plan: planomer.Plan, plan_json: str) -> None:
    with pytest.raises(AttributeError):
        plan.language = "en"  # type: ignore[misc]
    for other in (pickle.loads(pickle.dumps(plan)), copy.copy(plan), copy.deepcopy(plan), planomer.load(plan_json)):
        assert other == plan
        assert hash(other) == hash(plan)
    assert msgspec.structs.replace(plan, language="uk") != plan


def test_the_repr_is_short(plan: planomer.Plan) -> None:
    assert repr(plan) == ("<Plan 'План работы Агентства по учёту маяков на 2023–2024 годы': 5 measures, 2 diagnostics>")


def test_json_goes_through_the_model_unchanged(plan: planomer.Plan, plan_json: str, text: bytes) -> None:
    assert plan.to_json() == plan_json
    assert plan.to_dict() == json.loads(plan_json)
    again = planomer.read(text, name="plan.txt")
    assert planomer.load(again.to_json()) == again


def test_python_writes_the_json_that_the_command_writes(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(text)
    command = [sys.executable, "-m", "planomer", "read", str(file), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == planomer.read(file).to_json()


def test_load_reads_every_minor_version_of_its_major_one(plan: planomer.Plan, plan_json: str) -> None:
    document = json.loads(plan_json)
    document["schema_version"] = "1.7"
    document["measures"][0]["new_in_1_7"] = "passed over"
    newer = planomer.load(json.dumps(document))
    assert newer.measures == plan.measures


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"schema_version": "2.0"}, planomer.UnsupportedError, "version 2.0.*upgrade"),
        ({"schema_version": "0.9"}, planomer.UnsupportedError, "version 0.9.*read the source again"),
        ({"schema_version": "1.9", "measures": 7}, planomer.UnsupportedError, "version 1.9.*upgrade"),
        ({"schema_version": "one"}, planomer.UnreadableError, "schema_version"),
        ({"schema": "other/thing"}, planomer.UnreadableError, "other/thing"),
        ({"measures": 7}, planomer.UnreadableError, "damaged"),
    ],
)
def test_load_says_what_it_does_not_read(
    plan_json: str, change: dict[str, object], error: type[planomer.PlanomerError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        planomer.load(json.dumps({**json.loads(plan_json), **change}))
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", '{"schema": 1}'])
def test_load_refuses_what_is_no_document(text: str) -> None:
    with pytest.raises(planomer.UnreadableError):
        planomer.load(text)


def test_the_structs_are_those_of_the_core() -> None:
    generator = Path(__file__).parent / "generate_document.py"
    assert subprocess.run([sys.executable, generator, "--check"], check=False).returncode == 0, (
        "python/planomer/document.py is stale: python tests/python/generate_document.py"
    )


def test_a_users_script_runs() -> None:
    assert user_script.main()[:2] == ["Опись береговых маяков и сверка с п. 1", "АГЕНТСТВО ПО УЧЁТУ МАЯКОВ"]
