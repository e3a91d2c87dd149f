"""Plans in PySpark 4: a data source, and a helper over ``binaryFile``.

    import planomer.spark
    planomer.spark.register(spark)
    measures = spark.read.format("planomer").load("plans/*.docx")
    errors = spark.read.format("planomer").option("table", "errors").load("plans/*.docx")

On a file system of a cluster, let Spark fetch the files:

    files = spark.read.format("binaryFile").load("s3a://bucket/plans/*.docx")
    measures = planomer.spark.map_files(files, "measures")

A file that cannot be read is a row of the table ``errors``; the job goes on.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .clusters import columns, error_row, from_strings, rows
from .errors import PlanomerError, missing
from .reading import Options

try:
    from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
except ImportError:
    raise missing("spark", "pyspark 4", "planomer.spark") from None

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["PlanomerSource", "map_files", "register", "schema"]

_TYPES = {"date": "DATE", "integer": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}


def register(spark: SparkSession) -> None:
    """Makes the format ``planomer`` known to a session."""
    spark.dataSource.register(PlanomerSource)


def schema(table: str = "measures") -> str:
    """The columns of a table as Spark writes a schema (DDL)."""
    return ", ".join(f"`{name}` {_TYPES.get(kind, 'STRING')}" for name, kind in columns(table).items())


def map_files(files: DataFrame, table: str = "measures", options: Options | None = None) -> DataFrame:
    """The rows of one table for a frame of ``binaryFile`` (columns ``path`` and ``content``), by mapInArrow."""
    kinds = columns(table)
    settings = options or Options()

    def convert(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        target = _arrow_schema(pyarrow, kinds)
        for batch in batches:
            paths, contents = batch.column("path"), batch.column("content")
            for path, content in zip(paths.to_pylist(), contents.to_pylist(), strict=True):
                found = rows(path, content, table, settings)
                if found:
                    yield pyarrow.RecordBatch.from_pylist(found, schema=target)

    return files.select("path", "content").mapInArrow(convert, schema(table))


def _arrow_schema(pyarrow: Any, kinds: dict[str, str]) -> Any:
    types = {
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
    }
    return pyarrow.schema([(name, types.get(kind, pyarrow.string())) for name, kind in kinds.items()])


class PlanomerSource(DataSource):  # type: ignore[misc,unused-ignore]
    """The format ``planomer``; options: ``table`` (measures, errors, json …), ``lang``, ``columns`` and others."""

    @classmethod
    def name(cls) -> str:
        """Its name."""
        return "planomer"

    def schema(self) -> str:
        """The columns of the table that is asked for."""
        return schema(self.options.get("table", "measures"))

    def reader(self, schema: Any) -> DataSourceReader:
        """A reader of the paths that were given."""
        return _Reader(dict(self.options), list(columns(self.options.get("table", "measures"))))


class _Reader(DataSourceReader):  # type: ignore[misc,unused-ignore]
    def __init__(self, options: dict[str, str], names: list[str]) -> None:
        self.options = options
        self.names = names

    def partitions(self) -> list[InputPartition]:
        """One for a few files, so that the cluster shares them out."""
        files = _files(self.options.get("path", ""))
        size = max(1, int(self.options.get("files_per_partition", "16")))
        return [InputPartition(files[start : start + size]) for start in range(0, len(files), size)] or [
            InputPartition([])
        ]

    def read(self, partition: InputPartition) -> Iterator[tuple[Any, ...]]:
        """The rows of the files of a partition."""
        table, settings = self.options.get("table", "measures"), from_strings(self.options)
        for file in partition.value:
            try:
                found = rows(file, settings.reader().load(file), table, settings)
            except PlanomerError as error:
                found = [error_row(file, error)] if table == "errors" else []
            for row in found:
                yield tuple(row[name] for name in self.names)


def _files(path: str) -> list[str]:
    path = path.removeprefix("file://")
    if os.path.isdir(path):
        walked = sorted(str(file) for file in Path(path).rglob("*") if file.is_file())
        return [file for file in walked if not os.path.basename(file).startswith((".", "~$"))]
    return sorted(glob.glob(path, recursive=True)) or [path]
