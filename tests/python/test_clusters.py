"""Spark, Ray and Dask. The heavy tests start a real local one and run with `tests/run --full`."""

from __future__ import annotations

import functools
import shutil
import sys
from pathlib import Path
from typing import Any

import planomer
import pytest
from planomer import clusters
from planomer.ray import map_batch, map_path


@pytest.fixture
def folder(tmp_path: Path, text: bytes) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(6):
        (root / f"{number}.txt").write_bytes(text)
    # Not empty: Spark's binaryFile passes over empty files.
    (root / "bad.txt").write_bytes(b"PK\x03\x04 cut short")
    return root


def expected(folder: Path, table: str = "measures") -> list[dict[str, Any]]:
    return planomer.read_many(folder).table(table).to_dicts()


def test_a_file_gives_its_rows_or_a_row_of_errors(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert [row for file in files for row in map_path(file)] == expected(folder)
    errors = [row for file in [*files, folder / "none"] for row in map_path(file, "errors")]
    assert [(Path(str(e["plan"])).name, e["kind"]) for e in errors] == [("bad.txt", "unreadable"), ("none", "io")]
    batch: dict[str, list[Any]] = {"path": [str(f) for f in files], "bytes": [f.read_bytes() for f in files]}
    columns = map_batch(batch)
    assert columns["id"] == [row["id"] for row in expected(folder)]
    assert map_batch(batch, "errors")["kind"] == ["unreadable"]


def test_json_rows_load_again(folder: Path) -> None:
    (row,) = map_path(folder / "0.txt", "json")
    assert clusters.decode(str(row["json"])) == planomer.read(folder / "0.txt")


@pytest.mark.full
def test_spark(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", minversion="4.0")
    pytest.importorskip("pyarrow")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    # Else its workers are the first python3 of PATH, which need not have planomer.
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    import planomer.spark
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    spark = builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        planomer.spark.register(spark)
        wanted = expected(folder)
        read = spark.read.format("planomer")
        rows = sorted((r.asDict() for r in read.load(f"{folder}/*.txt").collect()), key=lambda r: (r["plan"], r["id"]))
        assert rows == sorted(wanted, key=lambda r: (r["plan"], r["id"]))
        errors = spark.read.format("planomer").option("table", "errors").load(str(folder)).collect()
        assert [(Path(e.plan).name, e.kind) for e in errors] == [("bad.txt", "unreadable")]
        documents = spark.read.format("planomer").option("table", "json").load(str(folder)).collect()
        assert sum(d.json is not None for d in documents) == 6
        files = spark.read.format("binaryFile").load(str(folder))
        mapped = planomer.spark.map_files(files, "measures").collect()
        assert sorted(r.title for r in mapped) == sorted(r["title"] for r in wanted)
        assert planomer.spark.map_files(files, "errors").count() == 1
    finally:
        spark.stop()


@pytest.mark.full
def test_ray(folder: Path) -> None:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        files = ray.data.read_binary_files(str(folder), include_paths=True)
        measures = files.map_batches(map_batch, fn_kwargs={"table": "measures"}).take_all()
        assert sorted(r["title"] for r in measures) == sorted(r["title"] for r in expected(folder))
    finally:
        ray.shutdown()


@pytest.mark.full
def test_dask(folder: Path) -> None:
    bag = pytest.importorskip("dask.bag")
    paths = [str(file) for file in sorted(folder.iterdir())]
    found = bag.from_sequence(paths).map(functools.partial(map_path, table="measures")).flatten()
    assert found.compute(scheduler="threads") == expected(folder)
