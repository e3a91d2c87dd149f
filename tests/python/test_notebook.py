"""HTML for notebooks and the charts: readable, escaped, well-formed."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import planomer
import pytest

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
VOID = {"br", "img", "line", "circle", "rect", "polyline"}


class Checker(HTMLParser):
    """Fails on tags that do not match, and collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert "script" not in checker.tags
    assert "img" not in checker.tags
    return checker


def hostile(value: object) -> object:
    """A document whose every text is an attack, but for what the model reads as words and dates."""
    if isinstance(value, dict):
        keep = {
            "code",
            "kind",
            "role",
            "reason",
            "severity",
            "basis",
            "comparator",
            "label_basis",
            "bound",
            "frequency",
        }
        keep |= {"schema", "schema_version", "format", "start", "end", "date", "direction", "unit", "id", "publisher"}
        keep |= {"section", "parent", "measure"}
        return {k: v if k in keep and not isinstance(v, dict) else hostile(v) for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return ATTACK if isinstance(value, str) else value


def test_a_plan_shows_what_a_reader_looks_for(plan: planomer.Plan) -> None:
    page = checked(plan._repr_html_())
    for words in ("Береговые маяки", "Опись береговых маяков", "2024-03-31", "Отдел учёта (lead)", "≥ 80 %", "N301"):
        assert words in page.text, words
    assert 'title="до 31.03.2023 (T1R6C3)"' in plan._repr_html_()
    assert page.text.index("Береговые маяки") < page.text.index("Опись береговых") < page.text.index("Открытость")


def test_a_mark_stands_in_the_cell_it_is_about(plan: planomer.Plan) -> None:
    row = plan._repr_html_().split("Проверка ламп")[1].split("</tr>")[0]
    deadline = row.split("</td>")[1]
    assert "31.06.2023" in deadline
    assert "N301" in deadline


def test_a_document_cannot_inject_markup(plan: planomer.Plan) -> None:
    attacked = msgspec.convert(hostile(plan.to_dict()), planomer.Plan)
    parts: list[str] = [attacked._repr_html_(), attacked.diagnostics[0]._repr_html_()]
    parts += [attacked.measures[0]._repr_html_(), attacked.timeline(altair=False), attacked.targets_chart(altair=False)]
    parts += [attacked.table(name)._repr_html_() for name in ("measures", "deadlines", "diagnostics")]
    for part in parts:
        assert "alert(1)" in checked(part).text
        assert "<script" not in part


def test_tables_grids_and_values_show_themselves(plan: planomer.Plan) -> None:
    assert "2024-03-31" in checked(plan.table("deadlines")._repr_html_()).text
    assert "impossible-date" in checked(plan.diagnostics[0]._repr_html_()).text
    assert "не менее 80" in checked(plan.measures[0]._repr_html_()).text
    grid = planomer.Grid(
        id="T1",
        rows=2,
        columns=2,
        cells=(planomer.Cell(at="T1R1C1", text="a\nb", row=1, col=1, col_span=2, header=True),),
    )
    assert 'colspan="2"' in grid._repr_html_()
    checked(grid._repr_html_())


def test_an_empty_plan_has_a_page_and_pictures() -> None:
    plan = planomer.read(b"nothing in particular")
    assert "No measures" in checked(plan._repr_html_()).text
    assert "No dated deadlines" in checked(plan.timeline(altair=False)).text
    assert "No dated targets" in checked(plan.targets_chart(altair=False)).text


def test_the_timeline_draws_a_mark_for_each_dated_deadline(plan: planomer.Plan) -> None:
    picture = plan.timeline(altair=False)
    assert picture.count("<circle") == 4
    assert picture.count("<rect") == 2
    assert "stroke-dasharray" in picture  # what recurs fills the period
    assert "2023" in checked(picture).text


def test_altair_draws_the_same(plan: planomer.Plan) -> None:
    pytest.importorskip("altair")
    timeline = plan.timeline().to_dict()
    assert len(timeline["data"]["values"]) == 6
    targets = plan.targets_chart().to_dict()
    assert [v["value"] for v in targets["data"]["values"]] == [40.0, 80.0]
