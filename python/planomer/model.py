"""The plan: the root of the document, with what people ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from ._native import Frames
from .document import Document, Measure, Organization, Section
from .errors import OpenError, UnreadableError, UnsupportedError, UsageError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from .frames import Table
    from .publishing import Published, PublishFormat
    from .reading import Cell, Origin

__all__ = ["SCHEMA_VERSION", "Plan", "load"]

SCHEMA_VERSION = "1.0"
"""The version of the JSON document that this package writes. It reads every ``1.x``."""


class Plan(Document, frozen=True, kw_only=True, dict=True):
    """A plan, normalized: what `read` gives.

    The fields are those of the JSON document; see `planomer.document` for the types they are made of. A plan is
    frozen, compares by its fields, and can be pickled and copied.

    >>> import planomer
    >>> plan = planomer.read(b"nothing in particular")
    >>> len(plan.measures), plan.source.format
    (0, 'text')
    """

    def to_json(self) -> str:
        """The JSON document, as the command ``planomer read --format json`` prints it."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"

    def save(
        self,
        path: str | os.PathLike[str],
        format: PublishFormat | None = None,
        *,
        metadata: Mapping[str, object] | None = None,
        replace: bool = False,
    ) -> Published:
        """Publishes this plan; see `planomer.publish`.

        The format follows from the ending of `path` where it is not given: ``.docx``, ``.xlsx``, ``.ics``, ``.xml``
        (StratML) and ``.jsonld`` (DCAT).

        >>> import planomer
        >>> plan = planomer.read("№\\tМероприятие\\tСрок\\n1\\tПроверить лампы\\t01.03.2023".encode())
        >>> plan.save("plan.docx")  # doctest: +SKIP
        Published(path=PosixPath('plan.docx'), plans=1, notes=())
        """
        from .publishing import format_of, publish

        return publish(self, path, format or format_of(path), metadata=metadata, replace=replace)

    def to_dict(self) -> dict[str, Any]:
        """The JSON document as dictionaries, lists and strings."""
        document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return document

    @property
    def title(self) -> str | None:
        """The plan's title."""
        return self.plan.title

    @property
    def publisher(self) -> Organization | None:
        """The body that publishes the plan."""
        return self.organization(self.plan.publisher) if self.plan.publisher else None

    def measure(self, id: str) -> Measure:
        """The measure of this id (``m12``). `LookupError` if there is none."""
        return _find(self.measures, id)

    def section(self, id: str) -> Section:
        """The section of this id (``s2``). `LookupError` if there is none."""
        return _find(self.sections, id)

    def organization(self, id: str) -> Organization:
        """The organization of this id (``o3``). `LookupError` if there is none."""
        return _find(self.organizations, id)

    def table(self, name: str) -> Table:
        """One of the flat tables: ``measures``, ``deadlines``, ``targets``, ``responsible``, ``organizations``,
        ``sections``, ``diagnostics`` and others; `UsageError` names them all.

        >>> import planomer
        >>> planomer.read(b"nothing in particular").table("diagnostics")["code"]
        ['I201']
        """
        from .frames import Table

        frames = Frames(name, False)
        frames.push(msgspec.json.encode(self), "")
        return Table(name, frames.finish())

    def source_of(self, value: Placed | str) -> tuple[Cell, ...]:
        """The raw cells and paragraphs of the source that hold a value, or stand at a place.

        The source is opened again for that; `OpenError` where it is gone, has changed, or is not known because the
        plan was loaded from JSON.

        >>> import planomer
        >>> plan = planomer.read(b"first line\\nsecond line")
        >>> [cell.text for cell in plan.source_of(plan.unclaimed[0])]
        ['first line']
        """
        at = value if isinstance(value, str) else value.at
        if not isinstance(at, str):
            raise UsageError(f"{type(value).__name__} has no place", hint="give a value that has `at`, or a place")
        return self._resolved((at,))[0]

    def cell(self, at: str) -> Cell:
        """The raw cell or paragraph at a place such as ``T1R31C4``; the first one where there are several.

        `LookupError` where nothing stands there, otherwise as `source_of`.
        """
        cells = self._resolved((at,))[0]
        if not cells:
            raise LookupError(f"nothing stands at {at!r}")
        return cells[0]

    def timeline(self, *, altair: bool | None = None) -> Any:
        """Deadlines over the plan's period, by section: an Altair chart where Altair is installed, otherwise SVG.

        `altair` decides: `True` needs it, `False` gives SVG.
        """
        from .charts import timeline

        return timeline(self, altair=altair)

    def targets_chart(self, *, altair: bool | None = None) -> Any:
        """The yearly targets, a line a measure; as `timeline`."""
        from .charts import targets_chart

        return targets_chart(self, altair=altair)

    def _repr_html_(self) -> str:
        from . import notebook

        return notebook.plan(self)

    def _resolved(self, places: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
        import hashlib

        from .reading import Cell

        origin: Origin | None = vars(self).get("origin")
        if origin is None:
            hint = "read the source itself, not its JSON document"
            raise OpenError("the source of this plan is not known", source=self.source.name, hint=hint)
        data = origin.load()
        if hashlib.sha256(data).hexdigest() != self.source.sha256:
            raise OpenError("the source has changed since it was read", source=self.source.name, hint="read it again")
        cells = origin.options.reader().cells(data, places)
        return msgspec.json.decode(cells, type=tuple[tuple[Cell, ...], ...])

    def __repr__(self) -> str:
        name = self.plan.title or self.source.name or "untitled"
        short = name if len(name) <= 60 else name[:59] + "…"
        counts = f"{len(self.measures)} measures, {len(self.diagnostics)} diagnostics"
        return f"<Plan {short!r}: {counts}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # What is known of the source (see `cell`) rides along.
        return _again, (msgspec.json.encode(self), self.__dict__)


def load(json: str | bytes) -> Plan:
    """A plan from its JSON document: of this version, of older and of newer minor ones.

    Raises `UnsupportedError` for a document of another major version, `UnreadableError` for what is no such document.

    >>> import planomer
    >>> plan = planomer.read(b"nothing in particular")
    >>> planomer.load(plan.to_json()) == plan
    True
    """
    try:
        head = msgspec.json.decode(json, type=_Head)
    except msgspec.DecodeError as error:
        raise UnreadableError(f"no plan's JSON document: {error}", hint=_HINT) from None
    if head.schema != "planomer/plan":
        raise UnreadableError(f"no plan's JSON document: `schema` is {head.schema!r}", hint=_HINT)
    if _parts(head.schema_version)[0] != _parts(SCHEMA_VERSION)[0]:
        raise _other_version(head.schema_version)
    try:
        return decode(json)
    except msgspec.DecodeError as error:
        if _parts(head.schema_version) > _parts(SCHEMA_VERSION):
            raise _other_version(head.schema_version) from error
        raise UnreadableError(f"a damaged JSON document: {error}", hint=_HINT) from None


def decode(json: str | bytes) -> Plan:
    """A plan from JSON that the core has just written."""
    return _DECODER.decode(json)


def with_origin(plan: Plan, origin: Origin) -> Plan:
    """The plan, knowing where it came from; equality and JSON pass over that."""
    vars(plan)["origin"] = origin
    return plan


class Placed(Protocol):
    """Anything of the document that has a place."""

    @property
    def at(self) -> str | None:
        """Where it stands."""
        ...


class _Head(msgspec.Struct, frozen=True):
    schema: str
    schema_version: str


_HINT = "give `load` what `planomer read --format json` or `Plan.to_json()` wrote; `read` takes documents"
_Identified = TypeVar("_Identified", Measure, Section, Organization)
_DECODER = msgspec.json.Decoder(Plan)


def _find(items: tuple[_Identified, ...], id: str) -> _Identified:
    for item in items:
        if item.id == id:
            return item
    raise LookupError(f"the plan has no {id!r}")


def _parts(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    try:
        return int(major), int(minor or 0)
    except ValueError:
        raise UnreadableError(f"`schema_version` is {version!r}", hint=_HINT) from None


def _other_version(version: str) -> UnsupportedError:
    newer = _parts(version) > _parts(SCHEMA_VERSION)
    hint = "upgrade it: pip install -U planomer" if newer else "read the source again with this version"
    return UnsupportedError(f"the document is of version {version}, this planomer reads {SCHEMA_VERSION}", hint=hint)


def _again(json: bytes, state: dict[str, Any]) -> Plan:
    plan = decode(json)
    vars(plan).update(state)
    return plan
