"""Plans in Ray Data and Dask: plain functions, so that neither is needed to import them.

Ray reads files as bytes, `map_batch` turns each batch into rows:

    import ray, planomer.ray
    files = ray.data.read_binary_files("plans/", include_paths=True)
    measures = files.map_batches(planomer.ray.map_batch, fn_kwargs={"table": "measures"})

Dask maps paths, each to a list of rows:

    import dask.bag, functools, planomer.ray
    bag = dask.bag.from_sequence(paths)
    measures = bag.map(functools.partial(planomer.ray.map_path, table="measures")).flatten().to_dataframe()

The table ``errors`` has a row for each file that cannot be read; the job goes on.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from .clusters import columns, error_row, rows
from .errors import PlanomerError
from .frames import Value
from .reading import Options

__all__ = ["map_batch", "map_path"]


def map_batch(
    batch: Mapping[str, Sequence[Any]], table: str = "measures", options: Options | None = None
) -> dict[str, list[Value]]:
    """The rows of one table for a batch with ``path`` and ``bytes``, column by column.

    >>> from planomer.ray import map_batch
    >>> map_batch({"path": ["a.txt"], "bytes": [b"words"]}, table="unclaimed")
    {'plan': ['a.txt'], 'n': [1], 'text': ['words'], 'at': ['L1']}
    """
    result: dict[str, list[Value]] = {name: [] for name in columns(table)}
    for path, data in zip(batch["path"], batch["bytes"], strict=True):
        for row in rows(str(path), bytes(data), table, options):
            for name, values in result.items():
                values.append(row[name])
    return result


def map_path(
    path: str | os.PathLike[str], table: str = "measures", options: Options | None = None
) -> list[dict[str, Value]]:
    """The rows of one table for a file."""
    name = os.fspath(path)
    try:
        data = (options or Options()).reader().load(name)
    except PlanomerError as error:
        return [error_row(name, error)] if table == "errors" else []
    return rows(name, data, table, options)
