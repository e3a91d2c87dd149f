"""What Spark, Ray and Dask share: one file in, rows of a table out; a failure is a row, not a failed job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import model
from ._native import Frames
from .errors import PlanomerError
from .frames import Table, Value
from .reading import Options

__all__ = ["ERRORS", "error_row", "rows"]

ERRORS = ("plan", "kind", "message", "hint")
"""Columns of a table of errors: the input's name, and why there is no plan."""


def rows(name: str, data: bytes, table: str, options: Options | None = None) -> list[dict[str, Value]]:
    """The rows of one table of the plan in `data`, with its name as ``plan``; ``errors`` and ``json`` too.

    ``errors`` has a row for an input that cannot be read, ``json`` one with the document or the error.

    >>> from planomer.clusters import rows
    >>> rows("empty.txt", b"", "errors")[0]["kind"]
    'unreadable'
    >>> rows("empty.txt", b"", "measures")
    []
    """
    try:
        document = (options or Options()).reader().read(bytes(data), name)
    except PlanomerError as error:
        if table == "errors":
            return [error_row(name, error)]
        return [{"plan": name, "json": None, "error": str(error)}] if table == "json" else []
    if table == "errors":
        return []
    if table == "json":
        return [{"plan": name, "json": document.decode(), "error": None}]
    frames = Frames(table, True)
    frames.push(document, name)
    return Table(table, frames.finish()).to_dicts()


def error_row(name: str, error: PlanomerError) -> dict[str, Value]:
    """A row of ``errors``."""
    return {"plan": name, "kind": error.kind, "message": error.message, "hint": error.hint}


def columns(table: str) -> dict[str, str]:
    """Names and kinds of the columns of a table, of ``errors`` or ``json``."""
    if table == "errors":
        return dict.fromkeys(ERRORS, "text")
    if table == "json":
        return dict.fromkeys(("plan", "json", "error"), "text")
    return dict(Frames(table, True).finish().columns())


def from_strings(options: Mapping[str, Any]) -> Options:
    """The options that make sense as strings, as a data source has them: lang, format, columns, table …"""
    given = options.get("columns")
    roles = tuple(None if r.strip() in ("", "-") else r.strip() for r in given.split(",")) if given else None
    number = {key: int(options[key]) for key in ("header_row", "sheet_table") if key in options}
    return Options(
        lang=options.get("lang"),
        format=options.get("document_format"),
        columns=roles,
        header_row=number.get("header_row"),
        table=number.get("sheet_table"),
        skip_hidden=str(options.get("skip_hidden", "")).lower() == "true",
    )


def decode(data: str) -> model.Plan:
    """A plan from a ``json`` row."""
    return model.load(data)
