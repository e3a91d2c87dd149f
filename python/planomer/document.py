"""The JSON document as typed, frozen structs. Made by tests/python/generate_document.py."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

__all__ = [
    "Act",
    "Approval",
    "Basis",
    "Bound",
    "ColumnReason",
    "Comparator",
    "Deadline",
    "DeadlineKind",
    "Diagnostic",
    "Direction",
    "Document",
    "ExpectedResult",
    "Extra",
    "Format",
    "Frequency",
    "Head",
    "LabelBasis",
    "LayoutColumn",
    "LayoutRow",
    "LayoutTable",
    "Measure",
    "MeasureKind",
    "Offset",
    "Organization",
    "OrganizationKind",
    "Period",
    "Record",
    "Reference",
    "Responsible",
    "ResponsibleRole",
    "Role",
    "RowKind",
    "Section",
    "Severity",
    "Source",
    "SourceSheet",
    "Stakeholder",
    "Target",
    "Text",
    "TimeUnit",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every struct of the document is: keyword-only, frozen, comparable, picklable."""

    def _repr_html_(self) -> str:
        from . import notebook

        return notebook.record(self)


Basis = Literal[
    "stated",
    "plan_period",
    "section",
    "document",
]
"""Where a deadline's year or span comes from.

- ``stated``: It is stated in the deadline itself.
- ``plan_period``: It is the plan's period.
- ``section``: It is stated in the section's title.
- ``document``: It is stated elsewhere in the document (approval, title).
"""

Bound = Literal[
    "before",
    "after",
]
"""On which side of the stated day the work lies.

- ``before``: «до», «не позднее», "by".
- ``after``: «с», «начиная с», "from".
"""

ColumnReason = Literal[
    "heading",
    "content",
    "position",
    "continued",
    "option",
]
"""Why a column has its role.

- ``heading``: Its heading says so.
- ``content``: Its cells look so.
- ``position``: Its place among the other columns says so.
- ``continued``: An earlier table of the document has this header.
- ``option``: The user said so.
"""

Comparator = Literal[
    "eq",
    "ge",
    "gt",
    "le",
    "lt",
    "range",
]
"""How a target's number bounds the value.

- ``eq``: Equal.
- ``ge``: At least.
- ``gt``: More than.
- ``le``: At most.
- ``lt``: Less than.
- ``range``: From ``value`` to ``value_max``.
"""

DeadlineKind = Literal[
    "date",
    "interval",
    "recurring",
    "continuous",
    "as_needed",
    "relative",
    "invalid",
    "unresolved",
]
"""What a deadline is.

- ``date``: One day; with a bound too.
- ``interval``: A range, month, quarter, year.
- ``recurring``: Again and again.
- ``continuous``: All the time («постоянно»).
- ``as_needed``: When there is need («по мере необходимости»).
- ``relative``: Counted from an event.
- ``invalid``: Reads as a date that does not exist.
- ``unresolved``: Kept as text.
"""

Direction = Literal[
    "before",
    "after",
]
"""Which way an offset is counted.

- ``before``: Before the event.
- ``after``: After the event.
"""

Format = Literal[
    "text",
    "csv",
    "docx",
    "xlsx",
    "xls",
    "xlsb",
    "ods",
]
"""An input format.

- ``text``: Plain text: tab-separated, drawn or aligned tables, lists.
- ``csv``: Delimited text (CSV, TSV, semicolons) with quoting.
- ``docx``: Office Open XML word processing.
- ``xlsx``: Office Open XML workbook, with macros too (XLSM).
- ``xls``: Binary Excel 97–2003 workbook.
- ``xlsb``: Binary Office Open XML workbook.
- ``ods``: ``OpenDocument`` spreadsheet.
"""

Frequency = Literal[
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "semiannual",
    "yearly",
]
"""How often a recurring deadline comes.

- ``daily``: Every day.
- ``weekly``: Every week.
- ``monthly``: Every month.
- ``quarterly``: Every three months.
- ``semiannual``: Every six months.
- ``yearly``: Every year.
"""

LabelBasis = Literal[
    "printed",
    "computed",
]
"""Where a label comes from.

- ``printed``: It is typed in the source.
- ``computed``: Word's automatic numbering shows it.
"""

MeasureKind = Literal[
    "action",
    "indicator",
]
"""Whether an item asks for work or for a value.

- ``action``: Something to do.
- ``indicator``: A value to reach.
"""

OrganizationKind = Literal[
    "unit",
    "position",
    "person",
    "group",
]
"""What a responsible party is.

- ``unit``: A department, body, company.
- ``position``: An office: «Первый заместитель главы администрации».
- ``person``: A named person.
- ``group``: Several at once: «органы местного самоуправления», «Управления».
"""

ResponsibleRole = Literal[
    "lead",
    "co",
    "unspecified",
]
"""A responsible party's part.

- ``lead``: It leads.
- ``co``: It helps.
- ``unspecified``: The source does not say.
"""

Role = Literal[
    "number",
    "title",
    "section",
    "deadline",
    "start",
    "end",
    "duration",
    "responsible",
    "co_responsible",
    "expected_result",
    "target",
    "baseline",
    "unit",
    "mark",
    "indicator",
    "place",
    "funding",
    "status",
    "basis",
    "note",
    "other",
]
"""What a column's cells mean.

- ``number``: The measure's number or label.
- ``title``: What is to be done, or the indicator's name.
- ``section``: The section that the row's measure stands in («Этап», «Направление»).
- ``deadline``: When: any form of deadline.
- ``start``: When it starts.
- ``end``: When it ends.
- ``duration``: How long it takes.
- ``responsible``: Who does it.
- ``co_responsible``: Who helps.
- ``expected_result``: What comes of it.
- ``target``: A value to reach.
- ``baseline``: The value before.
- ``unit``: The unit of the targets.
- ``mark``: A mark that says the work goes on in the column's period (Gantt chart).
- ``indicator``: What is measured: kept in ``extra``.
- ``place``: Where it is done: kept in ``extra``.
- ``funding``: Money: kept in ``extra``.
- ``status``: What was done: kept in ``extra``.
- ``basis``: The document that asks for it: kept in ``extra``.
- ``note``: A remark: kept in ``extra``.
- ``other``: Anything else: kept in ``extra``.
"""

RowKind = Literal[
    "header",
    "column_numbers",
    "section",
    "measure",
    "continuation",
    "total",
    "note",
    "blank",
    "other",
]
"""What a row is.

- ``header``: Column headings, also where they are repeated.
- ``column_numbers``: Column numbers under the headings (1 2 3 4 5).
- ``section``: A section's title.
- ``measure``: The first row of a measure.
- ``continuation``: A further row of the measure above.
- ``total``: Sums.
- ``note``: A note that belongs to no measure.
- ``blank``: Nothing in it.
- ``other``: None of these: its text is in ``unclaimed``.
"""

Severity = Literal[
    "info",
    "warning",
    "error",
]
"""How bad a diagnostic is.

- ``info``: Worth knowing.
- ``warning``: Doubtful.
- ``error``: Surely wrong in the source, or lost in reading.
"""

TimeUnit = Literal[
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
]
"""A unit of time.

- ``hour``: Hours.
- ``day``: Days.
- ``week``: Weeks.
- ``month``: Months.
- ``quarter``: Quarters.
- ``year``: Years.
"""


class Act(Record, frozen=True, kw_only=True):
    """A mention of a legal act."""

    text: str
    """As printed."""
    date: datetime.date | None = None
    """Its date."""
    number: str | None = None
    """Its number."""
    at: str
    """Where it stands."""


class Approval(Record, frozen=True, kw_only=True):
    """An approval."""

    text: str
    """As printed."""
    position: str | None = None
    """The office of who approved."""
    person: str | None = None
    """Who approved."""
    date: datetime.date | None = None
    """When."""
    at: str
    """Where it stands."""


class Diagnostic(Record, frozen=True, kw_only=True):
    """A doubt or defect that the work survives."""

    code: str
    """The code: ``N301``."""
    name: str
    """Its name: ``impossible-date``."""
    severity: Severity
    """How bad it is."""
    message: str
    """What was found here."""
    suggestion: str | None = None
    """What may have been meant; never applied."""
    measure: str | None = None
    """Id of the measure concerned."""
    at: str | None = None
    """Where it stands."""


class ExpectedResult(Record, frozen=True, kw_only=True):
    """An expected result."""

    text: str
    """As printed."""
    inherited: bool
    """Whether it stands in a cell that serves several measures."""
    at: str
    """Where it stands."""


class Extra(Record, frozen=True, kw_only=True):
    """A cell of a column of another kind."""

    heading: str | None = None
    """The column's heading."""
    role: Role
    """What the column is."""
    text: str
    """As printed."""
    at: str
    """Where it stands."""


class LayoutColumn(Record, frozen=True, kw_only=True):
    """A column's part."""

    heading: str | None = None
    """Its heading; the parts of a heading of several levels are joined by `` / ``."""
    role: Role
    """What its cells mean."""
    reason: ColumnReason
    """Why it was given that role."""
    at: str | None = None
    """Where its heading stands, or its first cell."""


class LayoutRow(Record, frozen=True, kw_only=True):
    """A row's part."""

    at: str
    """The row."""
    kind: RowKind
    """What it is."""
    reason: str
    """Why, in a few English words: ``number and title filled``."""
    text: str | None = None
    """Its text, where no other field of the document holds it (headers, column numbers, totals, notes);
    cells joined by tabs.
    """


class LayoutTable(Record, frozen=True, kw_only=True):
    """How a table was understood."""

    table: str
    """``T1``, ``T2`` … in reading order, as ``planomer tables`` numbers them."""
    header: str | None = None
    """Where the header stands; ``null`` without one."""
    columns: tuple[LayoutColumn, ...] = ()
    """Columns from the left."""
    rows: tuple[LayoutRow, ...] = ()
    """Rows from the top."""


class Offset(Record, frozen=True, kw_only=True):
    """Time between an event and a deadline."""

    value: int
    """How many units."""
    unit: TimeUnit
    """The unit."""
    business: bool
    """Whether working days are counted."""
    direction: Direction
    """Before or after the event."""


class Organization(Record, frozen=True, kw_only=True):
    """A responsible party, or the publisher."""

    id: str
    """``o1``, ``o2`` … in order of first mention."""
    name: str
    """Its name in the base form."""
    kind: OrganizationKind
    """What it is."""
    aliases: tuple[str, ...] = ()
    """Other spellings found in the plan."""


class Period(Record, frozen=True, kw_only=True):
    """A plan's period."""

    text: str
    """As printed."""
    edtf: str
    """EDTF (ISO 8601-2), level 1 or 2."""
    start: datetime.date | None = None
    """First day."""
    end: datetime.date | None = None
    """Last day."""
    at: str
    """Where it stands."""


class Reference(Record, frozen=True, kw_only=True):
    """A mention of other measures."""

    text: str
    """As printed: ``пп. 7-16``."""
    measures: tuple[str, ...] = ()
    """Their ids."""
    at: str
    """Where it stands."""


class Responsible(Record, frozen=True, kw_only=True):
    """A party that answers for a measure."""

    text: str
    """As printed, with its task and connecting words."""
    name: str
    """The party as printed, without its task."""
    organization: str | None = None
    """Id in ``organizations``."""
    role: ResponsibleRole
    """Leading or helping."""
    task: str | None = None
    """Its share of the work («свод и публикация»)."""
    by_agreement: bool
    """«По согласованию»."""
    inherited: bool
    """Whether it stands in a cell that serves several measures."""
    at: str
    """Where it stands."""


class Section(Record, frozen=True, kw_only=True):
    """A section of the plan."""

    id: str
    """``s1``, ``s2`` … in reading order."""
    label: str | None = None
    """The label as printed: ``Раздел 2.``"""
    number: str | None = None
    """The label normalized: ``2``, ``II``."""
    label_basis: LabelBasis | None = None
    """Printed, or computed from automatic numbering."""
    title: str
    """The title without the label."""
    parent: str | None = None
    """Id of the section it belongs to."""
    at: str
    """Where it stands."""


class SourceSheet(Record, frozen=True, kw_only=True):
    """A sheet of the source workbook."""

    name: str
    """Its name."""
    rows: int
    """Rows used."""
    columns: int
    """Columns used."""
    hidden: bool
    """Whether the workbook hides it."""


class Stakeholder(Record, frozen=True, kw_only=True):
    """A stakeholder group."""

    number: str | None = None
    """Its number in the list."""
    name: str
    """As printed."""
    at: str
    """Where it stands."""


class Target(Record, frozen=True, kw_only=True):
    """A value to reach."""

    text: str
    """As printed."""
    value: float | None = None
    """The number; the lower end of a range; ``null`` for a target in words."""
    value_max: float | None = None
    """The upper end of a range."""
    comparator: Comparator
    """How the number bounds the value."""
    unit: str | None = None
    """Normalized unit: ``percent``, ``count``, ``person``, ``hectare``, ISO 4217 currency codes …"""
    unit_text: str | None = None
    """The unit as printed."""
    date: datetime.date | None = None
    """The day by which it is to be reached."""
    baseline: bool
    """Whether it is the value before the plan."""
    at: str
    """Where it stands."""


class Text(Record, frozen=True, kw_only=True):
    """Text with its place."""

    text: str
    """As printed."""
    at: str
    """Where it stands."""


class Deadline(Record, frozen=True, kw_only=True):
    """A deadline."""

    text: str
    """As printed."""
    kind: DeadlineKind
    """What it is."""
    edtf: str | None = None
    """EDTF (ISO 8601-2) of the day or span; for ``invalid`` what remains sure of it (``2014-06-XX``)."""
    start: datetime.date | None = None
    """First day of a span."""
    end: datetime.date | None = None
    """The day, or the last day of a span."""
    time: str | None = None
    """Time of day, ``18:00``."""
    bound: Bound | None = None
    """On which side of the day the work lies."""
    frequency: Frequency | None = None
    """How often."""
    rrule: str | None = None
    """Recurrence rule (RFC 5545), without the ``RRULE:`` prefix."""
    offset: Offset | None = None
    """Time from the anchor."""
    anchor: str | None = None
    """The event a relative deadline counts from."""
    basis: Basis
    """Where its year or span comes from."""
    inherited: bool
    """Whether it stands in a cell or lead-in that serves several measures."""
    at: str
    """Where it stands."""


class Head(Record, frozen=True, kw_only=True):
    """What stands above the measures."""

    title: str | None = None
    """The title, its lines joined by spaces."""
    title_at: str | None = None
    """Where the title stands."""
    publisher: str | None = None
    """Id of the organization that publishes the plan."""
    period: Period | None = None
    """The time the plan covers."""
    approval: Approval | None = None
    """Who approved it and when."""
    front: tuple[Text, ...] = ()
    """Other lines of the front matter."""


class Measure(Record, frozen=True, kw_only=True):
    """A measure or an indicator."""

    id: str
    """``m1``, ``m2`` … in reading order; never the printed number, for those repeat."""
    label: str | None = None
    """The number as printed: ``1.1.2.``"""
    number: str | None = None
    """The number normalized: ``1.1.2``."""
    label_basis: LabelBasis | None = None
    """Printed, or computed from automatic numbering."""
    kind: MeasureKind
    """Something to do, or a value to reach."""
    section: str | None = None
    """Id of its section."""
    title: str
    """What is to be done, or the indicator's name."""
    expected_result: ExpectedResult | None = None
    """What comes of it."""
    deadlines: tuple[Deadline, ...] = ()
    """Every deadline stated for it."""
    targets: tuple[Target, ...] = ()
    """Values to reach."""
    responsible: tuple[Responsible, ...] = ()
    """Who answers for it."""
    references: tuple[Reference, ...] = ()
    """Other measures it names."""
    acts: tuple[Act, ...] = ()
    """Legal acts it names."""
    extra: tuple[Extra, ...] = ()
    """Cells of columns of other kinds."""
    at: str
    """The whole measure."""


class Source(Record, frozen=True, kw_only=True):
    """The file a plan was read from."""

    name: str | None = None
    """File name as given, without its folder."""
    format: Format
    """Format, found from the content."""
    media_type: str
    """Media type (RFC 6838)."""
    sha256: str
    """SHA-256 of the bytes, lower-case hexadecimal."""
    size: int
    """Bytes."""
    encoding: str | None = None
    """Character encoding of a text (WHATWG name, lower case); ``null`` for packages."""
    sheets: tuple[SourceSheet, ...] = ()
    """Sheets of a workbook."""


class Document(Record, frozen=True, kw_only=True):
    """A plan, normalized: the root of the JSON document."""

    schema: str
    """Always ``planomer/plan``."""
    schema_version: str
    """Version of this document's form, ``1.0``."""
    generator: str
    """What made the document, ``planomer 0.1.0``."""
    language: str
    """BCP 47 code of the plan's main language; ``und`` where it could not be told."""
    source: Source
    """The file it was read from."""
    plan: Head
    """Title, publisher, period, approval."""
    stakeholders: tuple[Stakeholder, ...] = ()
    """Whom the plan addresses («референтные группы»)."""
    organizations: tuple[Organization, ...] = ()
    """Every responsible party once."""
    layout: tuple[LayoutTable, ...] = ()
    """How the tables were understood."""
    sections: tuple[Section, ...] = ()
    """Sections in reading order."""
    measures: tuple[Measure, ...] = ()
    """Measures in reading order."""
    unclaimed: tuple[Text, ...] = ()
    """Text of the source that no other field holds."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Doubts and defects."""
