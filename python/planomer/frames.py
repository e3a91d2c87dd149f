"""Flat tables: of one plan, or of many."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from .errors import missing

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ._native import Frame

__all__ = ["Table", "Value"]

Value: TypeAlias = "str | int | float | bool | datetime.date | None"
"""What a table's cell holds."""


class Table:
    """A flat table: one row each, with the names of the JSON document; dates are dates.

    It speaks the Arrow PyCapsule interface, so polars, duckdb, pyarrow and others read it as it is, without pyarrow.

    >>> import planomer
    >>> table = planomer.read(b"nothing in particular").table("measures")
    >>> table
    <Table measures: 0 rows, 16 columns>
    >>> table.columns[:4]
    ('id', 'uid', 'label', 'number')
    """

    __slots__ = ("_frame", "_kinds", "name")

    def __init__(self, name: str, frame: Frame) -> None:
        self.name = name
        self._frame = frame
        self._kinds = dict(frame.columns())

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns from the left."""
        return tuple(self._kinds)

    def __len__(self) -> int:
        return len(self._frame)

    def __getitem__(self, column: str) -> list[Value]:
        return self._frame.to_dict()[column]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return iter(self.to_dicts())

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, {len(self._kinds)} columns>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._frame.__arrow_c_schema__()

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows, each a dictionary.

        >>> import planomer
        >>> planomer.read(b"words").table("unclaimed").to_dicts()[0]["text"]
        'words'
        """
        values = self._frame.to_dict()
        return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame."""
        try:
            import polars
        except ImportError:
            raise missing("polars", "polars", "Table.to_polars") from None
        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow table."""
        try:
            import pyarrow
        except ImportError:
            raise missing("pyarrow", "pyarrow", "Table.to_arrow") from None
        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame; pyarrow is not needed.

        Dates are ``datetime64[s]``, whole numbers ``Int64``, yes and no ``boolean``, text ``string``; words of a
        small set are categories.
        """
        try:
            import pandas
        except ImportError:
            raise missing("pandas", "pandas", "Table.to_pandas") from None
        values = self._frame.to_dict()
        columns = {name: _series(pandas, values[name], kind) for name, kind in self._kinds.items()}
        return pandas.DataFrame(columns, index=pandas.RangeIndex(len(self)))

    def _repr_html_(self) -> str:
        from . import notebook

        return notebook.table(self)


def _series(pandas: Any, values: list[Value], kind: str) -> Any:
    if kind == "date":
        return pandas.Series(pandas.DatetimeIndex(values, dtype="datetime64[s]"))
    if kind == "category":
        return pandas.Series(pandas.Categorical(values, categories=list(dict.fromkeys(v for v in values if v))))
    dtypes = {"integer": "Int64", "number": "float64", "flag": "boolean"}
    return pandas.Series(values, dtype=dtypes.get(kind, "string"))
