"""Flat tables: the same rows in every frame library, with and without pyarrow."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import planomer
import pytest
from planomer import _native

DAY = datetime.date(2024, 3, 31)


def test_a_table_has_a_row_each_and_real_dates(plan: planomer.Plan) -> None:
    measures = plan.table("measures")
    rows = measures.to_dicts()
    assert [row["id"] for row in rows] == [m.id for m in plan.measures]
    assert rows[1]["deadline"] == "до 31.03.2023; до 31.03.2024"
    assert rows[1]["end"] == DAY
    assert rows[1]["responsible"] == "Отдел учёта; Пресс-служба"
    assert measures.columns[0] == "id"
    targets = plan.table("targets")
    assert targets["value"] == [40.0, 80.0]
    assert targets["comparator"] == ["eq", "ge"]
    assert plan.table("deadlines")["offset_value"][-2:] == [14, None]
    assert plan.table("organizations")["aliases"][0] == "Агентство маяков; АУМ"


def test_every_table_of_the_core_can_be_had(plan: planomer.Plan) -> None:
    for name, columns in _native.tables():
        table = plan.table(name)
        assert columns[0] == "plan"
        assert list(table.columns) == columns[1:]
        assert len(table) > 0, name
        assert len(table.to_dicts()) == len(table)


def test_an_unknown_table_is_a_usage_error_that_names_the_tables(plan: planomer.Plan) -> None:
    with pytest.raises(planomer.UsageError, match=r"no table is named `measure`.*measures"):
        plan.table("measure")


def test_keys_join_the_tables(plan: planomer.Plan) -> None:
    ids = set(plan.table("measures")["id"])
    for name in ("deadlines", "targets", "responsible"):
        assert set(plan.table(name)["measure"]) <= ids
    assert set(plan.table("measures")["section"]) <= set(plan.table("sections")["id"])


def test_polars_reads_it_without_pyarrow(plan: planomer.Plan) -> None:
    polars = pytest.importorskip("polars")
    frame = plan.table("deadlines").to_polars()
    assert frame.to_dicts() == plan.table("deadlines").to_dicts()
    assert frame.schema["end"] == polars.Date
    assert frame.schema["n"] == polars.Int64
    assert isinstance(frame.schema["kind"], (polars.Categorical, polars.Enum))


def test_duckdb_reads_it(plan: planomer.Plan) -> None:
    duckdb = pytest.importorskip("duckdb")
    measures = plan.table("measures")
    assert measures is not None
    found = duckdb.sql('SELECT id, "end" FROM measures WHERE "end" >= DATE \'2024-03-31\' ORDER BY id').fetchall()
    assert ("m2", DAY) in found


def test_pyarrow_reads_it(plan: planomer.Plan) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = plan.table("measures").to_arrow()
    assert table.schema.field("end").type == pyarrow.date32()
    assert table.column("id").to_pylist() == [m.id for m in plan.measures]


def check_pandas(plan: planomer.Plan) -> None:
    frame = plan.table("deadlines").to_pandas()
    assert str(frame["end"].dtype) == "datetime64[s]"
    assert frame["end"].dt.date.tolist()[3] == DAY
    assert str(frame["offset_value"].dtype) == "Int64"
    assert str(frame["inherited"].dtype) == "boolean"
    assert str(frame["kind"].dtype) == "category"
    assert frame["time"].isna().all()
    assert frame["text"].tolist() == plan.table("deadlines")["text"]
    assert list(plan.table("targets").to_pandas()["value"]) == [40.0, 80.0]


def test_pandas_with_pyarrow(plan: planomer.Plan) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    check_pandas(plan)


def test_pandas_without_pyarrow() -> None:
    pytest.importorskip("pandas")
    script = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import planomer, test_tables, pathlib\n"
        "test_tables.check_pandas(planomer.load(pathlib.Path('plan.json').read_bytes()))\n"
        "assert sys.modules['pyarrow'] is None\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parent)


def test_a_missing_library_is_named(plan: planomer.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    for library, method in [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]:
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(planomer.MissingExtraError, match=rf"pip install 'planomer\[{library}\]'"):
            getattr(plan.table("measures"), method)()


def test_importing_is_quick_and_brings_in_only_msgspec() -> None:
    script = (
        "import sys, time\n"
        "import msgspec, datetime, typing\n"
        "before = set(sys.modules)\n"
        "began = time.process_time(); import planomer; took = time.process_time() - began\n"
        "foreign = {m.split('.')[0] for m in set(sys.modules) - before} - set(sys.stdlib_module_names)\n"
        "assert foreign == {'planomer'}, foreign\n"
        "print(took)\n"
    )
    command = [sys.executable, "-c", script]
    took = min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(5))
    assert took < 0.06
