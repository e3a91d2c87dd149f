"""Reading one source: a path, bytes, a file object, or any URL that fsspec opens."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from . import model
from ._native import Reader
from .errors import OpenError, UsageError, missing

if TYPE_CHECKING:
    from .document import Format, Role

__all__ = ["Readable", "Source", "read"]


class Readable(Protocol):
    """A binary file object."""

    def read(self, size: int = ..., /) -> bytes:
        """Reads up to `size` bytes."""
        ...


Source: TypeAlias = "str | os.PathLike[str] | bytes | bytearray | memoryview | Readable"
"""A path, a URL, the bytes of a document, or a binary file object."""


def read(
    source: Source,
    *,
    lang: str | None = None,
    format: Format | None = None,
    columns: Sequence[Role | None] | Mapping[int, Role] | str | None = None,
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
    reader = make_reader(lang, format, columns, header_row, table, skip_hidden, limits)
    data, found = fetch(source, reader)
    return model.decode(reader.read(data, name or found))


def make_reader(
    lang: str | None = None,
    format: str | None = None,
    columns: Sequence[Role | None] | Mapping[int, Role] | str | None = None,
    header_row: int | None = None,
    table: int | None = None,
    skip_hidden: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Reader:
    """A reader with these options; `UsageError` where one has an unusable value."""
    return Reader(
        format=format,
        lang=lang,
        columns=_roles(columns),
        header_row=header_row,
        table=table,
        skip_hidden=skip_hidden,
        limits=list(limits.items()) if limits else None,
    )


def _roles(columns: Sequence[Role | None] | Mapping[int, Role] | str | None) -> Sequence[str | None] | None:
    if isinstance(columns, str):
        return [None if role.strip() in ("", "-") else role.strip() for role in columns.split(",")]
    if isinstance(columns, Mapping):
        if not columns or min(columns) < 1 or max(columns) > 1000:
            raise UsageError("`columns` maps column numbers, counted from 1, to roles")
        return [columns.get(number) for number in range(1, max(columns) + 1)]
    return columns


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
    if not callable(getattr(source, "read", None)):
        raise UsageError(f"no source: {type(source).__name__}", hint="give a path, bytes, or a binary file object")
    data = source.read()
    if not isinstance(data, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UsageError("the file object gives text", hint='open the file in binary mode: open(path, "rb")')
    name = getattr(source, "name", None)
    return data, name if isinstance(name, str) else None


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
        with fsspec.open(url, "rb") as file:
            data: bytes = file.read()
            return data
    except (OSError, ValueError, ImportError) as error:
        raise OpenError(str(error), source=url, hint="check the URL and what its scheme needs") from error
