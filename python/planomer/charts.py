"""Two pictures of a plan: its deadlines over time, its targets by year. Inline SVG, or Altair where it is installed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model import Plan

__all__ = ["Svg", "targets_chart", "timeline"]

WIDTH, LEFT, ROW = 900, 300, 22
"""Of the whole picture, of its labels, of a line; in pixels."""

# Tones that stand out on white and on black.
COLORS = ("#4a8fd8", "#d9822b", "#3aa57a", "#b267c9", "#c9a227", "#d65a6b", "#5aa9b5", "#8c8c8c")


class Svg(str):
    """A picture as SVG text, which a notebook shows; its text has the colour of the page around it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def timeline(plan: Plan, *, altair: bool | None = None) -> Any:
    """Deadlines over the plan's period, one line a measure, by section; see `Plan.timeline`."""
    bars = _bars(plan)
    chart = _altair(altair)
    if chart is None:
        return _timeline_svg(plan, bars)
    values = [{**bar, "start": bar["start"].isoformat(), "end": bar["end"].isoformat()} for bar in bars]
    order = list(dict.fromkeys(bar["measure"] for bar in bars))
    base = chart.Chart(chart.Data(values=values)).encode(
        x=chart.X("start:T", title=None),
        x2="end:T",
        y=chart.Y("measure:N", sort=order, title=None, axis=chart.Axis(labelLimit=LEFT)),
        color=chart.Color("section:N", title=None, sort=None),
        tooltip=["title:N", "text:N", "kind:N", "start:T", "end:T"],
    )
    spans = base.transform_filter("datum.start != datum.end").mark_bar(height=9)
    days = base.transform_filter("datum.start == datum.end").mark_point(filled=True, size=70)
    return (spans + days).properties(width=WIDTH - LEFT)


def targets_chart(plan: Plan, *, altair: bool | None = None) -> Any:
    """The yearly targets, a line a measure and unit; see `Plan.targets_chart`."""
    points: list[dict[str, Any]] = [
        {
            "measure": _name(measure.label, measure.title),
            "date": target.date,
            "value": target.value,
            "unit": target.unit_text or target.unit or "",
            "text": target.text,
        }
        for measure in plan.measures
        for target in measure.targets
        if target.date is not None and target.value is not None
    ]
    chart = _altair(altair)
    if chart is None:
        return _targets_svg(points)
    values = [{**point, "date": point["date"].isoformat()} for point in points]
    line = chart.Chart(chart.Data(values=values)).mark_line(point=True)
    return line.encode(
        x=chart.X("date:T", title=None),
        y=chart.Y("value:Q", title=None),
        color=chart.Color("measure:N", title=None),
        row=chart.Row("unit:N", title=None),
        tooltip=["measure:N", "text:N", "unit:N", "date:T"],
    ).resolve_scale(y="independent")


def _altair(wanted: bool | None) -> Any:
    if wanted is False:
        return None
    try:
        import altair
    except ImportError:
        if wanted:
            from .errors import missing

            raise missing("altair", "altair", "an Altair chart") from None
        return None
    return altair


def _name(label: str | None, title: str) -> str:
    name = f"{label} {title}" if label else title
    return name if len(name) <= 48 else name[:47] + "…"


def _bars(plan: Plan) -> list[dict[str, Any]]:
    """The deadlines that have a day; what recurs or goes on fills the plan's period."""
    sections = {section.id: _name(section.label, section.title) for section in plan.sections}
    period = plan.plan.period
    bars: list[dict[str, Any]] = []
    for measure in plan.measures:
        for deadline in measure.deadlines:
            start, end = deadline.start or deadline.end, deadline.end or deadline.start
            if deadline.kind in ("recurring", "continuous") and period is not None:
                start, end = deadline.start or period.start, deadline.end or period.end
            if start is None or end is None:
                continue
            bars.append(
                {
                    "measure": _name(measure.label, measure.title),
                    "title": measure.title,
                    "section": sections.get(measure.section or "", ""),
                    "text": deadline.text,
                    "kind": deadline.kind,
                    "start": start,
                    "end": end,
                }
            )
    return bars


def _timeline_svg(plan: Plan, bars: list[dict[str, Any]]) -> Svg:
    if not bars:
        return _svg(40, '<text x="8" y="24">No dated deadlines</text>')
    first, last = min(bar["start"] for bar in bars), max(bar["end"] for bar in bars)
    period = plan.plan.period
    if period is not None and period.start and period.end:
        first, last = min(first, period.start), max(last, period.end)
    days = max((last - first).days, 1)

    def x(day: datetime.date) -> float:
        return float(LEFT + (WIDTH - LEFT - 12) * (day - first).days / days)

    parts: list[str] = []
    y, section, line, colors = 24, None, None, dict[str, str]()
    for bar in bars:
        if bar["section"] != section:
            section = bar["section"]
            y += ROW
            parts.append(f'<text x="4" y="{y}" font-weight="600">{escape(section)}</text>')
        color = colors.setdefault(bar["section"], COLORS[len(colors) % len(COLORS)])
        if bar["measure"] != line:
            line = bar["measure"]
            y += ROW
            parts.append(f'<text x="14" y="{y}">{escape(_cut(line))}</text>')
        parts.append(_bar(bar, x(bar["start"]), x(bar["end"]), y - 4, color))
    return _svg(y + 12, _years(first, last, x, y) + "".join(parts))


def _bar(bar: dict[str, Any], start: float, end: float, y: float, color: str) -> str:
    title = f"<title>{escape(bar['title'])}\n{escape(bar['text'])} ({escape(bar['kind'])})</title>"
    if end - start < 4:
        return f'<circle cx="{end:.1f}" cy="{y}" r="5" fill="{color}">{title}</circle>'
    dash = ' fill-opacity=".35" stroke-dasharray="5 3"' if bar["kind"] in ("recurring", "continuous") else ""
    size = f'x="{start:.1f}" y="{y - 5}" width="{end - start:.1f}" height="10" rx="3"'
    return f'<rect {size} fill="{color}" stroke="{color}"{dash}>{title}</rect>'


def _years(first: datetime.date, last: datetime.date, x: Callable[[datetime.date], float], bottom: float) -> str:
    parts: list[str] = []
    step = max(1, (last.year - first.year) // 12 + 1)
    for year in range(first.year, last.year + 1, step):
        at = max(x(max(datetime.date(year, 1, 1), first)), LEFT)
        parts.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="22" y2="{bottom}" stroke="currentColor" stroke-opacity=".2"/>'
            f'<text x="{at + 3:.1f}" y="16" fill-opacity=".7">{year}</text>'
        )
    return "".join(parts)


def _targets_svg(points: list[dict[str, Any]]) -> Svg:
    if not points:
        return _svg(40, '<text x="8" y="24">No dated targets with numbers</text>')
    parts: list[str] = []
    y, height = 8, 56
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for point in points:
        lines.setdefault((point["measure"], point["unit"]), []).append(point)
    days = [point["date"] for point in points]
    first, last = min(days), max(days)
    for number, ((measure, unit), line) in enumerate(lines.items()):
        line.sort(key=lambda point: point["date"])
        top = max(abs(point["value"]) for point in line) or 1
        color = COLORS[number % len(COLORS)]
        at = [
            (
                LEFT + 40 + (WIDTH - LEFT - 110) * (p["date"] - first).days / max((last - first).days, 1),
                y + height - 14 - (height - 34) * max(p["value"], 0) / top,
            )
            for p in line
        ]
        parts.append(f'<text x="4" y="{y + 28}">{escape(_cut(measure))}<title>{escape(measure)}</title></text>')
        parts.append(f'<text x="4" y="{y + 44}" fill-opacity=".7">{escape(_cut(unit))}</text>')
        joined = " ".join(f"{px:.1f},{py:.1f}" for px, py in at)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{color}" stroke-width="2"/>')
        for (px, py), point in zip(at, line, strict=True):
            title = f"<title>{escape(point['text'])} {escape(unit)}, {point['date'].isoformat()}</title>"
            parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4" fill="{color}">{title}</circle>')
            parts.append(f'<text x="{px:.1f}" y="{py - 7:.1f}" text-anchor="middle">{point["value"]:g}</text>')
            year = point["date"].year
            place = f'x="{px:.1f}" y="{y + height:.1f}" text-anchor="middle"'
            parts.append(f'<text {place} fill-opacity=".6">{year}</text>')
        y += height + 14
    return _svg(y, "".join(parts))


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _svg(height: float, content: str) -> Svg:
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" role="img" '
        f'style="max-width:100%;font:12px sans-serif" fill="currentColor">{content}</svg>'
    )
