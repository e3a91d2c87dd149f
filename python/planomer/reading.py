"""Reading one source: a path, bytes, a file object, or any URL that fsspec opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import msgspec

from . import model
from ._native import Input, Inputs, Reader
from .document import Record
from .errors import OpenError, UsageError, missing

if TYPE_CHECKING:
    from .document import Format, Role

__all__ = ["Cell", "Columns", "Grid", "Readable", "Source", "read", "tables"]


class Readable(Protocol):
    """A binary file object."""

    def read(self, size: int = ..., /) -> bytes:
        """Reads up to `size` bytes."""
        ...


Source: TypeAlias = "str | os.PathLike[str] | bytes | bytearray | memoryview | Readable"
"""A path, a URL, the bytes of a document, or a binary file object."""

Columns: TypeAlias = "Sequence[Role | None] | Mapping[int, Role] | str"
"""What the columns mean: ``"number,title,-,deadline"``, a list, or a mapping from column numbers."""


class Cell(Record, frozen=True, kw_only=True):
    """A raw cell of a table, or a paragraph or line, as the source has it."""

    at: str
    """Where it stands."""
    text: str
    """Its text, line breaks kept."""
    label: str | None = None
    """The number that Word computes for it."""
    hidden: bool = False
    """Whether the source hides it."""
    row: int | None = None
    """Row of the upper left corner, counted from 1; `None` for a paragraph."""
    col: int | None = None
    """Column of the upper left corner, counted from 1."""
    row_span: int = 1
    """Rows it covers."""
    col_span: int = 1
    """Columns it covers."""
    header: bool = False
    """Whether the source marks its row as a header."""
    filled: bool = False
    """Whether it has a background colour of its own."""


class Grid(Record, frozen=True, kw_only=True):
    """A table of the source as read, before any interpretation."""

    id: str
    """``T1``, ``T2`` … in reading order."""
    parent: str | None = None
    """The place of the cell that holds it."""
    rows: int
    """Rows."""
    columns: int
    """Columns."""
    cells: tuple[Cell, ...] = ()
    """Cells by row and column; a merged one stands once."""

    def to_rows(self) -> list[list[str]]:
        """The texts, row by row; a merged cell's text stands in its upper left corner."""
        rows = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            if cell.row and cell.col:
                rows[cell.row - 1][cell.col - 1] = cell.text
        return rows

    def _repr_html_(self) -> str:
        from . import notebook

        return notebook.grid(self)


class Options(msgspec.Struct, frozen=True):
    """How to read, checked: the keywords of `read`."""

    lang: str | None = None
    format: str | None = None
    columns: tuple[str | None, ...] | None = None
    header_row: int | None = None
    table: int | None = None
    skip_hidden: bool = False
    limits: tuple[tuple[str, int], ...] = ()

    def reader(self) -> Reader:
        """The core's reader; `UsageError` where an option has an unusable value."""
        return Reader(
            lang=self.lang,
            format=self.format,
            columns=self.columns,
            header_row=self.header_row,
            table=self.table,
            skip_hidden=self.skip_hidden,
            limits=self.limits,
        )


class Origin(msgspec.Struct, frozen=True):
    """Where a plan came from, so that its places can be looked up again."""

    options: Options
    path: str | None = None
    """A path or URL."""
    archive: str | None = None
    """The archive that `path` lies in."""
    data: bytes | None = None
    """The bytes, where there is nothing to open again."""

    def load(self) -> bytes:
        """The bytes, fetched again; `OpenError` where that does not work."""
        reader = self.options.reader()
        if self.data is not None:
            return self.data
        if self.archive is not None:
            for inside in Inputs([self.archive], reader):
                if inside.name == self.path:
                    return inside.load(reader)
            raise OpenError("no longer in the archive", source=self.path, hint="keep the archive beside the plan")
        return fetch(self.path or "", reader)[0]


def read(
    source: Source,
    *,
    lang: str | None = None,
    format: Format | None = None,
    columns: Columns | None = None,
    header_row: int | None = None,
    table: int | None = None,
    skip_hidden: bool = False,
    limits: Mapping[str, int] | None = None,
    name: str | None = None,
) -> model.Plan:
    r"""Reads a plan from a text, Word document, workbook or delimited file.

    Args:
        source: A path, bytes, a binary file object, or a URL that fsspec opens (``https://``, ``s3://``, ``zip://``).
        lang: BCP 47 code of the language (``ru``), where the text should not decide.
        format: The format (``docx``), where the content should not decide.
        columns: What the columns mean, from the left: ``"number,title,-,deadline"``, a list with `None` for a column
            to be found, or a mapping from the column's number, counted from 1.
        header_row: The header's last row, counted from 1; 0 for none.
        table: Number of the only table to read, counted from 1, as `tables` numbers them.
        skip_hidden: Leave out what the source hides.
        limits: Upper bounds by name, such as ``{"input_bytes": 1 << 30}``.
        name: The name of the input for ``plan.source.name`` and errors, where the source has none.

    Returns:
        The plan. A document without a plan has no measures and a diagnostic that says so.

    Raises:
        PlanomerError: the source cannot be read at all; its subclasses say why.

    Example:
        >>> import planomer
        >>> text = "№\tМероприятие\tСрок\n1\tПроверить лампы\t01.03.2023\n"
        >>> planomer.read(text.encode(), name="лампы.txt").source.name
        'лампы.txt'

    """
    options = make_options(lang, format, columns, header_row, table, skip_hidden, limits)
    reader = options.reader()
    data, found = fetch(source, reader)
    plan = model.decode(reader.read(data, name or found))
    again = isinstance(source, (str, os.PathLike))
    origin = Origin(options, path=found) if again else Origin(options, data=data)
    return model.with_origin(plan, origin)


def tables(
    source: Source,
    *,
    format: Format | None = None,
    skip_hidden: bool = False,
    limits: Mapping[str, int] | None = None,
) -> tuple[Grid, ...]:
    """The tables of a document as read, before any interpretation; the arguments are those of `read`.

    >>> import planomer
    >>> grid = planomer.tables("№;Срок\\n1;01.03.2023\\n".encode(), format="csv")[0]
    >>> grid.to_rows()
    [['№', 'Срок'], ['1', '01.03.2023']]
    """
    reader = make_options(None, format, None, None, None, skip_hidden, limits).reader()
    data, name = fetch(source, reader)
    return msgspec.json.decode(reader.grids(data, name), type=tuple[Grid, ...])


def make_options(
    lang: str | None,
    format: str | None,
    columns: Columns | None,
    header_row: int | None,
    table: int | None,
    skip_hidden: bool,
    limits: Mapping[str, int] | None,
) -> Options:
    """The keywords of `read` as one value."""
    checked = tuple(limits.items()) if limits else ()
    return Options(lang, format, _roles(columns), header_row, table, skip_hidden, checked)


def _roles(columns: Columns | None) -> tuple[str | None, ...] | None:
    if columns is None:
        return None
    if isinstance(columns, str):
        return tuple(None if role.strip() in ("", "-") else role.strip() for role in columns.split(","))
    if isinstance(columns, Mapping):
        if not columns or min(columns) < 1 or max(columns) > 1000:
            raise UsageError("`columns` maps column numbers, counted from 1, to roles", hint='such as {1: "number"}')
        return tuple(columns.get(number) for number in range(1, max(columns) + 1))
    return tuple(columns)


def fetch(source: Source, reader: Reader) -> tuple[bytes, str | None]:
    """The bytes of a source and its name."""
    if isinstance(source, bytes):
        return source, None
    if isinstance(source, (bytearray, memoryview)):
        return bytes(source), None
    if isinstance(source, str) and is_url(source):
        return _fetch_url(source), source
    if isinstance(source, (str, os.PathLike)):
        return reader.load(source), os.fspath(source)
    reading: Callable[[], Any] | None = getattr(source, "read", None)
    if not callable(reading):
        raise UsageError(f"no source: {type(source).__name__}", hint="give a path, bytes, or a binary file object")
    data = reading()
    if not isinstance(data, bytes):
        raise UsageError("the file object gives text", hint='open the file in binary mode: open(path, "rb")')
    name = getattr(source, "name", None)
    return data, name if isinstance(name, str) else None


def input_of(source: Source, reader: Reader) -> Input:
    """A source as an input of a batch."""
    data, name = fetch(source, reader)
    return Input(name or "<bytes>", data)


def is_url(source: str) -> bool:
    """Whether it names a scheme (``s3://…``), and is not a Windows path."""
    scheme, separator, _ = source.partition("://")
    return bool(separator) and scheme.replace("::", "").replace("+", "").isalnum()


def _fetch_url(url: str) -> bytes:
    try:
        import fsspec
    except ImportError:
        raise missing("fsspec", "fsspec", f"reading {url.partition('://')[0]}:// URLs") from None
    try:
        opened: Any = fsspec.open(url, "rb")
        with opened as file:
            data: bytes = file.read()
            return data
    except (OSError, ValueError, ImportError) as error:
        raise OpenError(str(error), source=url, hint="check the URL and what its scheme needs") from error
