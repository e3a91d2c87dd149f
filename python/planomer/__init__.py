"""planomer reads the action plans public bodies publish (text, Word, Excel) into data that can be checked.

>>> import planomer
>>> plan = planomer.read("plan.docx")                      # doctest: +SKIP
>>> plan.measures[0].deadlines[0].end                      # doctest: +SKIP
datetime.date(2023, 12, 31)
>>> plan.table("measures").to_pandas()                     # doctest: +SKIP
>>> for result in planomer.read_many("plans/"):            # doctest: +SKIP
...     print(result.name, result.plan or result.error)
"""

from __future__ import annotations

from . import document, errors
from ._native import __version__
from .batch import ReadMany, Result, read_many
from .errors import (
    EncryptedError,
    MissingExtraError,
    OpenError,
    PlanomerError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
    UsageError,
)
from .frames import Table
from .model import Plan, load
from .publishing import Published, publish
from .reading import Cell, Grid, read, tables

__all__ = [
    "read",
    "read_many",
    "tables",
    "load",
    "publish",
    "Plan",
    "Published",
    "Table",
    "Result",
    "ReadMany",
    "Cell",
    "Grid",
    "PlanomerError",
    "EncryptedError",
    "MissingExtraError",
    "OpenError",
    "TooLargeError",
    "UnreadableError",
    "UnsupportedError",
    "UsageError",
    "document",
    "errors",
    "__version__",
]
