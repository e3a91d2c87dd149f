"""How plans, tables and diagnostics look in a notebook: HTML parts that follow the notebook's colours.

Every text of a document goes through `escape`, so that a document cannot inject markup or script.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from .document import Diagnostic

if TYPE_CHECKING:
    from .document import Deadline, Measure, Record, Responsible, Target
    from .frames import Table
    from .model import Plan
    from .reading import Grid

__all__ = ["diagnostic", "grid", "plan", "record", "table"]

ROWS = 50
"""Rows of a table that are shown."""
MEASURES = 500
"""Measures of a plan that are shown."""

# Colours come from the surrounding text, so that light and dark pages both work.
STYLE = """<style>
.planomer{font-size:.92em;line-height:1.4;max-width:75em}
.planomer table{border-collapse:collapse;width:100%;margin:.4em 0}
.planomer th,.planomer td{text-align:left!important;vertical-align:top;padding:.25em .6em;
border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent);white-space:normal}
.planomer th{font-weight:600;opacity:.75}
.planomer h3{margin:.2em 0;font-size:1.15em}
.planomer .dim{opacity:.65}
.planomer .section td{font-weight:600;padding-top:.8em;background:color-mix(in srgb,currentColor 6%,transparent)}
.planomer .num{white-space:nowrap;text-align:right!important}
.planomer .mark{display:inline-block;margin:.1em 0;padding:0 .4em;border-radius:.3em;
border-left:3px solid;font-size:.9em}
.planomer .error{border-color:#d33;background:color-mix(in srgb,#d33 16%,transparent)}
.planomer .warning{border-color:#c80;background:color-mix(in srgb,#c80 16%,transparent)}
.planomer .info{border-color:#38c;background:color-mix(in srgb,#38c 14%,transparent)}
.planomer [title]{cursor:help}
</style>"""


def plan(plan: Plan) -> str:
    """The page part of a plan: summary, measures by section, defects where they stand."""
    marks: dict[str | None, list[Diagnostic]] = {}
    for found in plan.diagnostics:
        marks.setdefault(found.measure, []).append(found)
    rows = "".join(_rows(plan, marks))
    more = len(plan.measures) - MEASURES
    rest = f'<p class="dim">and {more} more: plan.table("measures")</p>' if more > 0 else ""
    head = "<tr><th>№</th><th>Measure</th><th>Deadline</th><th>Responsible</th><th>Targets</th></tr>"
    body = f"<table>{head}{rows}</table>{rest}" if plan.measures else '<p class="dim">No measures.</p>'
    general = "".join(f"<div>{_mark(found)}</div>" for found in marks.get(None, []))
    return _page(f"<h3>{_text(plan.plan.title or plan.source.name or 'Plan')}</h3>{_summary(plan)}{general}{body}")


def table(table: Table) -> str:
    """The first rows of a table."""
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = table.to_dicts()
    body = "".join(
        "<tr>" + "".join(f"<td>{_value(value)}</td>" for value in row.values()) + "</tr>" for row in rows[:ROWS]
    )
    more = f", the first {ROWS} shown" if len(rows) > ROWS else ""
    return _page(f'<p class="dim">{escape(table.name)}: {len(rows)} rows{more}</p><table><tr>{head}</tr>{body}</table>')


def grid(grid: Grid) -> str:
    """A table of the source, merged cells as in the source."""
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        spans = f' rowspan="{cell.row_span}"' * (cell.row_span > 1) + f' colspan="{cell.col_span}"' * (
            cell.col_span > 1
        )
        tag = "th" if cell.header else "td"
        content = f'<{tag}{spans} title="{escape(cell.at)}">{_text(cell.text)}</{tag}>'
        rows[(cell.row or 1) - 1].append(content)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows[:ROWS])
    size = f"{escape(grid.id)}: {grid.rows} rows, {grid.columns} columns"
    return _page(f'<p class="dim">{size}</p><table>{body}</table>')


def diagnostic(found: Diagnostic) -> str:
    """A diagnostic with its place and suggestion."""
    place = f' <span class="dim">{escape(found.at)}</span>' if found.at else ""
    name = f' <span class="dim">{escape(found.name)}</span>'
    return _page(f"{_mark(found)}{place}{name}")


def record(record: Record) -> str:
    """Any other value: its fields, those that say something."""
    if isinstance(record, Diagnostic):
        return diagnostic(record)
    fields = ((name, getattr(record, name)) for name in record.__struct_fields__)
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{_value(value)}</td></tr>" for name, value in fields if value not in (None, ())
    )
    return _page(f'<p class="dim">{type(record).__name__}</p><table>{rows}</table>')


def _page(content: str) -> str:
    return f'{STYLE}<div class="planomer">{content}</div>'


def _summary(plan: Plan) -> str:
    publisher = plan.publisher
    severities = [found.severity for found in plan.diagnostics]
    counts = [f"{n} {word}{'s' * (n != 1)}" for word in ("error", "warning") if (n := severities.count(word))]
    parts = [
        publisher.name if publisher else None,
        plan.plan.period.text if plan.plan.period else None,
        f"{len(plan.measures)} measures",
        f"{len(plan.sections)} sections",
        *counts,
        plan.source.name,
    ]
    return f'<p class="dim">{" · ".join(escape(part) for part in parts if part)}</p>'


def _rows(plan: Plan, marks: dict[str | None, list[Diagnostic]]) -> Iterable[str]:
    sections = {section.id: section for section in plan.sections}
    shown: set[str] = set()
    for measure in plan.measures[:MEASURES]:
        chain: list[str] = []
        current = measure.section
        while current in sections and current not in shown and current not in chain:
            chain.append(current)
            current = sections[current].parent
        for key in reversed(chain):
            section = sections[key]
            shown.add(key)
            title = _text(f"{section.label} {section.title}" if section.label else section.title)
            yield f'<tr class="section"><td colspan="5" title="{escape(section.at)}">{title}</td></tr>'
        yield _measure(measure, marks.get(measure.id, []))


def _measure(measure: Measure, marks: list[Diagnostic]) -> str:
    # A mark stands in the cell of the value that it is about, otherwise under the title.
    places = {
        "deadlines": {d.at for d in measure.deadlines},
        "responsible": {r.at for r in measure.responsible},
        "targets": {t.at for t in measure.targets},
    }
    found: dict[str, str] = {"title": "", "deadlines": "", "responsible": "", "targets": ""}
    for mark in marks:
        cell = next((name for name, at in places.items() if mark.at in at), "title")
        found[cell] += f"<div>{_mark(mark)}</div>"
    return (
        f'<tr><td class="num">{escape(measure.label or "")}</td>'
        f'<td title="{escape(measure.at)}">{_text(measure.title)}{found["title"]}</td>'
        f"<td>{_lines(_deadline(d) for d in measure.deadlines)}{found['deadlines']}</td>"
        f"<td>{_lines(_party(r) for r in measure.responsible)}{found['responsible']}</td>"
        f"<td>{_lines(_target(t) for t in measure.targets)}{found['targets']}</td></tr>"
    )


def _lines(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def _deadline(deadline: Deadline) -> str:
    dates = [day.isoformat() for day in (deadline.start, deadline.end) if day]
    shown = " – ".join(dates) or deadline.text
    if deadline.frequency:
        shown = f"{deadline.frequency}, {shown}" if dates else deadline.frequency
    return _hover(shown, deadline.text, deadline.at)


def _party(party: Responsible) -> str:
    role = {"lead": " (lead)", "co": " (co)"}.get(party.role, "")
    return _hover(party.name + role, party.text, party.at)


def _target(target: Target) -> str:
    due = f'<span class="dim">{target.date.isoformat()}:</span> ' if target.date else ""
    sign = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}.get(target.comparator, "")
    value = target.text if target.value is None else f"{sign}{target.value:g}"
    if target.value_max is not None:
        value += f"–{target.value_max:g}"
    unit = "%" if target.unit == "percent" else target.unit_text or target.unit or ""
    return due + _hover(f"{value} {unit}".strip(), target.text, target.at)


def _mark(found: Diagnostic) -> str:
    suggestion = f" → {escape(found.suggestion)}?" if found.suggestion else ""
    title = f"{found.name}, {found.at}" if found.at else found.name
    return (
        f'<span class="mark {escape(found.severity)}" title="{escape(title)}">'
        f"{escape(found.code)} {escape(found.message)}{suggestion}</span>"
    )


def _hover(shown: str, raw: str, at: str) -> str:
    return f'<span title="{escape(raw)} ({escape(at)})">{escape(shown)}</span>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"{len(value)} items" if len(value) > 5 else "<br>".join(_value(item) for item in value)
    return _text(str(value))
