"""`planomer.read`: sources, options, errors."""

from __future__ import annotations

import io
import os
import pickle
import time
from pathlib import Path

import planomer
import pytest


def test_every_kind_of_source_gives_the_same_plan(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(text)
    expected = planomer.read(text, name="plan.txt")
    assert expected.measures or expected.unclaimed
    assert planomer.read(file) == expected
    assert planomer.read(str(file)) == expected
    with file.open("rb") as opened:
        assert planomer.read(opened) == expected
    for source in (io.BytesIO(text), bytearray(text), memoryview(text)):
        assert planomer.read(source, name="plan.txt") == expected


def test_a_url_is_opened_by_fsspec(text: bytes) -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://plans/plan.txt", "wb") as file:
        file.write(text)
    assert planomer.read("memory://plans/plan.txt").source.name == "plan.txt"
    with pytest.raises(planomer.OpenError) as caught:
        planomer.read("memory://plans/none.txt")
    assert caught.value.source == "memory://plans/none.txt"


def test_options_reach_the_core(text: bytes) -> None:
    assert planomer.read(text, lang="uk").language == "uk"
    assert planomer.read(text, format="csv").source.format == "csv"
    for columns in (
        "number,title,-,responsible",
        ["number", "title", None, "responsible"],
        {1: "number", 4: "responsible"},
    ):
        planomer.read(text, columns=columns)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"format": "pdf"}, "format `pdf`"),
        ({"columns": ["number", "colour"]}, "role `colour`"),
        ({"columns": {0: "number"}}, "counted from 1"),
        ({"limits": {"bytes": 1}}, "no limit is named `bytes`.*input_bytes"),
    ],
)
def test_unusable_options_are_usage_errors(text: bytes, options: dict[str, object], words: str) -> None:
    with pytest.raises(planomer.UsageError, match=words):
        planomer.read(text, **options)  # type: ignore[arg-type]


def test_errors_have_classes_by_cause(text: bytes, tmp_path: Path) -> None:
    cases: list[tuple[object, dict[str, object], type[planomer.PlanomerError]]] = [
        (tmp_path / "none.docx", {}, planomer.OpenError),
        (tmp_path, {}, planomer.OpenError),
        (b"", {}, planomer.UnreadableError),
        (text, {"limits": {"input_bytes": 10}}, planomer.TooLargeError),
        (3, {}, planomer.UsageError),
        (io.StringIO("text"), {}, planomer.UsageError),
    ]
    for source, options, error in cases:
        with pytest.raises(error) as caught:
            planomer.read(source, **options)  # type: ignore[arg-type]
        assert caught.value.hint, source
        again = pickle.loads(pickle.dumps(caught.value))
        assert (type(again), again.message, again.hint) == (error, caught.value.message, caught.value.hint)


def test_a_missing_file_is_named_and_an_oserror(tmp_path: Path) -> None:
    missing = tmp_path / "нет.docx"
    with pytest.raises(OSError, match="no such file") as caught:
        planomer.read(missing)
    assert isinstance(caught.value, planomer.PlanomerError)
    assert caught.value.source == str(missing)


def test_random_bytes_and_a_long_line_end_quickly() -> None:
    began = time.monotonic()
    for data in (os.urandom(100_000), b"x" * 20_000_000, b"\0" * 1000):
        try:
            plan = planomer.read(data)
        except planomer.PlanomerError as error:
            assert error.message  # noqa: PT017
        else:
            assert not plan.measures
    assert time.monotonic() - began < 30
