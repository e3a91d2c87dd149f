"""Plans to an open dataset."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from ._native import Publisher
from .batch import Result, read_many
from .errors import UsageError
from .model import Plan

__all__ = ["PublishFormat", "Published", "publish"]

PublishFormat: TypeAlias = Literal["datapackage", "ru-opendata", "stratml", "dcat", "ics", "docx", "xlsx"]
"""What to publish as."""

_Publishable: TypeAlias = "Plan | Result | str | os.PathLike[str]"


class Published(msgspec.Struct, frozen=True):
    """What `publish` wrote."""

    path: Path
    """The file or folder."""
    plans: int
    """How many plans it holds."""
    notes: tuple[str, ...] = ()
    """What the format could not say."""


def publish(
    plans: _Publishable | Iterable[_Publishable],
    out: str | os.PathLike[str],
    format: PublishFormat,
    *,
    metadata: Mapping[str, object] | None = None,
    parquet: bool = False,
    replace: bool = False,
) -> Published:
    """Publishes plans as one open dataset, put in its place whole or not at all.

    Plans are taken one by one: a generator, such as what `read_many` gives, is never held in memory as a whole.

    Args:
        plans: A plan, a file, folder or archive of plans, or any iterable of plans, of results of `read_many` and of
            paths. The first that cannot be read raises its error, and nothing is written.
        out: A folder, or a file for the formats of a file a plan.
        format: What to publish as.
        metadata: What the dataset says about itself, with the keys of the command's metadata file:
            ``{"title": "…", "modified": date(2024, 2, 1), "publisher": {"inn": "7700000000"}}``.
        parquet: Parquet instead of CSV in a data package.
        replace: Put the new edition in the place of an earlier one's folder; a file is replaced anyway.

    Example:
        >>> import planomer, tempfile
        >>> plan = planomer.read("№\\tМероприятие\\tСрок\\n1\\tПроверить лампы\\t01.03.2023".encode())
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     published = planomer.publish([plan, plan], folder + "/set", "datapackage")
        ...     sorted(file.name for file in published.path.iterdir())
        ['data', 'datapackage.json']
        >>> planomer.publish("plans/", "plans.ics", "ics")  # doctest: +SKIP

    """
    given = dict(metadata or {})
    if parquet:
        given["tables"] = "parquet"
    if replace:
        given["replace"] = True
    publisher = Publisher(out, format, msgspec.json.encode(given))
    try:
        for plan in _plans(plans):
            publisher.add(msgspec.json.encode(plan))
    except BaseException:
        # The traceback would hold what was begun, and its files beside `out`, as long as the error is held.
        del publisher
        raise
    path, count, notes = publisher.finish()
    return Published(path, count, tuple(notes))


def format_of(path: str | os.PathLike[str]) -> PublishFormat:
    """The format whose files end as this path does."""
    ending = Path(path).suffix.lower()
    if ending not in _ENDINGS:
        hint = "give `format`, or a path that ends in " + ", ".join(_ENDINGS)
        raise UsageError(f"the ending {ending!r} stands for no format to publish in", hint=hint)
    return _ENDINGS[ending]


_ENDINGS: dict[str, PublishFormat] = {
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".ics": "ics",
    ".xml": "stratml",
    ".jsonld": "dcat",
}


def _plans(given: _Publishable | Iterable[_Publishable]) -> Iterator[Plan]:
    if isinstance(given, Plan):
        yield given
    elif isinstance(given, Result):
        yield given.unwrap()
    elif isinstance(given, (str, os.PathLike)):
        for result in read_many(given, on_error="raise", progress=False):
            yield result.unwrap()
    else:
        for one in given:
            yield from _plans(one)
