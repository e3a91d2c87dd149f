"""Every publishing format against its own validator, on the plans of all fixtures and on one that has everything.

The standards' schemas stand beside the repository in ../shared/standards; what needs them is skipped without them.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import planomer
import pytest

ROOT = Path(__file__).parents[2]
STANDARDS = ROOT.parent / "shared" / "standards"
COMMAND = shlex.split(os.environ.get("PLANOMER", "")) or [sys.executable, "-m", "planomer"]

METADATA = """
name = "plans"
title = "Планы открытости"
description = "Мероприятия планов открытости"
licence = "CC-BY-4.0"
created = 2024-01-15
modified = 2024-02-01
keywords = ["открытость", "план"]
base_url = "https://example.org/opendata"
[publisher]
name = "Агентство речных переправ"
url = "https://example.org/"
inn = "7700000000"
contact = "П. П. Паромов"
phone = "+74950000000"
email = "od@example.org"
"""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )


def standard(*parts: str) -> Path:
    path = STANDARDS.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    return path


def sources() -> list[Path]:
    """One input of each fixture, and the invented plan that has every kind of value."""
    inputs = [min(folder.glob("input.*")) for folder in sorted((ROOT / "fixtures").iterdir()) if folder.is_dir()]
    return [*inputs, ROOT / "src" / "write" / "sample.json"]


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them, each under the name of its fixture."""
    folder = tmp_path_factory.mktemp("inputs")
    for path in sources():
        name = path.name if path.stem != "input" else path.parent.name + path.suffix
        (folder / name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="session")
def published(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of all plans."""
    out = tmp_path_factory.mktemp("published")
    (out / "metadata.toml").write_text(METADATA, encoding="utf-8")
    places = {
        "datapackage": "datapackage",
        "ru-opendata": "ru",
        "stratml": "stratml",
        "dcat": "dcat.jsonld",
        "ics": "plans.ics",
    }
    for form, place in places.items():
        done = run("publish", inputs, "-o", out / place, "--to", form, "--metadata", out / "metadata.toml")
        assert done.returncode == 0, done.stderr
    return out


# --- JSON Schema 2020-12


def documents(inputs: Path) -> Iterator[tuple[str, object]]:
    for path in sorted(inputs.iterdir()):
        if path.suffix == ".json":
            yield path.name, json.loads(path.read_text(encoding="utf-8"))
        else:
            yield path.name, json.loads(run("read", path, "--format", "json").stdout)


def test_every_document_fits_the_schema(inputs: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name, document in documents(inputs):
        assert [error.message for error in validator.iter_errors(document)] == [], name


@pytest.mark.parametrize(
    ("where", "value"),
    [("schema", "other"), ("language", 7), ("measures", None), ("source", {}), ("schema_version", "2.0")],
)
def test_the_schema_refuses_what_is_no_plan(where: str, value: object) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "src/write/plan.schema.json").read_text(encoding="utf-8"))
    document = json.loads((ROOT / "src/write/sample.json").read_text(encoding="utf-8"))
    document[where] = value
    assert not jsonschema.Draft202012Validator(schema).is_valid(document)


# --- Data Package 2.0


def test_frictionless_validates_the_data_package(published: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(published / "datapackage" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} >= {"plans", "measures", "deadlines", "diagnostics", "sources"}
    measures = frictionless.Package(str(published / "datapackage" / "datapackage.json")).get_resource("measures")
    assert len(measures.read_rows()) > 40


def test_frictionless_sees_a_broken_key(published: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for path in (published / "datapackage").rglob("*.*"):
        copy = tmp_path / path.relative_to(published / "datapackage")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    package = tmp_path / "datapackage.json"
    text = package.read_text(encoding="utf-8")
    package.write_text(re.sub(r'\n *"(hash|bytes)": .*', "", text), encoding="utf-8")
    assert frictionless.validate(str(package)).valid
    targets = tmp_path / "data" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace(",m1,", ",m999,", 1), encoding="utf-8")
    assert "foreign-key" in str(frictionless.validate(str(package)).flatten(["type"]))


def test_the_package_has_the_profile_of_version_2(published: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    package = json.loads((published / "datapackage" / "datapackage.json").read_text(encoding="utf-8"))
    profile = json.loads(standard("frictionless", "tableschema-2.0.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        jsonschema.Draft7Validator(profile).validate(resource["schema"])
        assert "fieldsMatch" not in resource["schema"]
        assert resource["title"] != resource["title_en"]
        assert (published / "datapackage" / resource["path"]).stat().st_size == resource["bytes"]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


# --- Russian open data, methodical recommendations 3.0

PASSPORT = [
    "standardversion",
    "identifier",
    "title",
    "description",
    "creator",
    "created",
    "modified",
    "subject",
    "format",
    "provenance",
    "valid",
    "publishername",
    "publisherphone",
    "publishermbox",
]


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def passport_errors(folder: Path) -> list[str]:
    """What the recommendations ask of a register and its sets, and is not so."""
    wrong = []
    register = rows(folder / "list.csv")
    if register[0] != ["property", "title", "value", "format"] or register[1][0] != "standardversion":
        wrong.append("list.csv")
    for identifier, _, address, form in register[2:]:
        if not re.fullmatch(r"(\d{10}|\d{12})-[A-Za-z0-9_]+", identifier) or form != "csv":
            wrong.append(f"{identifier}: identifier")
        if address != f"https://example.org/opendata/{identifier}/meta.csv":
            wrong.append(f"{identifier}: {address}")
        wrong += set_errors(folder / identifier)
    return wrong


def set_errors(folder: Path) -> list[str]:
    meta = rows(folder / "meta.csv")
    names = [row[0] for row in meta]
    if meta[0] != ["property", "value"] or names[1:15] != PASSPORT or not all(row[1] for row in meta):
        return [f"{folder.name}: meta.csv"]
    stamp = r"\d{8}(T\d{4}(\d{2})?)?"
    data, structure = names[15:17]
    if not re.fullmatch(rf"data-{stamp}-structure-{stamp}\.csv", data):
        return [f"{folder.name}: {data}"]
    if not re.fullmatch(rf"structure-{stamp}\.csv", structure) or structure[10:-4] not in data.split("structure-")[1]:
        return [f"{folder.name}: {structure}"]
    if {p.name for p in folder.iterdir()} != {"meta.csv", data, structure}:
        return [f"{folder.name}: files"]
    described, table = rows(folder / structure), rows(folder / data)
    header = ["field name", "english description", "russian description", "format"]
    if described[0] != header or [row[0] for row in described[1:]] != table[0]:
        return [f"{folder.name}: structure"]
    return [f"{folder.name}: row {i}" for i, row in enumerate(table) if len(row) != len(table[0])]


def test_the_passport_is_as_recommended(published: Path) -> None:
    assert passport_errors(published / "ru") == []
    assert len(rows(next((published / "ru" / "7700000000-plans_measures").glob("data-*.csv")))) > 40


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("list.csv", "property,title", "name,title"),
        ("list.csv", "7700000000-plans_measures", "plans_measures"),
        ("7700000000-plans_measures/meta.csv", "publisherphone", "phone"),
        ("7700000000-plans_measures/meta.csv", "creator,", "creator,,"),
        ("7700000000-plans_measures/meta.csv", "data-2", "table-2"),
        ("7700000000-plans_measures/structure-*.csv", "field name", "name"),
        ("7700000000-plans_measures/data-*.csv", ",", ",more,"),
    ],
)
def test_the_checker_of_passports_sees_what_is_broken(
    published: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    copy = tmp_path / "ru"
    shutil.copytree(published / "ru", copy)
    (path,) = copy.glob(file)
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    try:
        assert passport_errors(copy) != []
    except (FileNotFoundError, StopIteration):
        assert file == "list.csv", "only the register names folders"


def test_the_passport_needs_its_publisher(tmp_path: Path) -> None:
    done = run("publish", sources()[-1], "-o", tmp_path / "ru", "--to", "ru-opendata", "--inn", "77")
    assert done.returncode == 2
    assert "INN" in done.stderr
    assert "--inn" in done.stderr
    assert list(tmp_path.iterdir()) == []


# --- StratML Part 2 (ISO 17469-2)


@pytest.mark.parametrize(
    "schema", ["PerformancePlanOrReport20160216.xsd", "PerformancePlanOrReportISODRAFTVersion20160506.xsd"]
)
def test_stratml_fits_the_schema(published: Path, schema: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    xsd = etree.XMLSchema(etree.parse(standard("stratml", schema)))
    for path in sorted((published / "stratml").iterdir()):
        xsd.assertValid(etree.parse(path))
    broken = path.read_bytes().replace(b"<Goal>", b"<Aim>").replace(b"</Goal>", b"</Aim>")
    assert not xsd.validate(etree.fromstring(broken))


def test_stratml_has_goals_objectives_and_what_it_cannot_say(published: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    name = {"s": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}
    root = etree.parse(published / "stratml" / "план-переправ.xml").getroot()
    assert root.findtext("s:Name", namespaces=name) == "План открытости Агентства речных переправ на 2024–2025 годы"
    assert len(root.findall(".//s:Objective", name)) == 7
    results = root.findall(".//s:TargetResult", name)
    told = [(r.findtext("s:EndDate", namespaces=name), r.findtext("s:NumberOfUnits", namespaces=name)) for r in results]
    assert ("2024-12-31", "40") in told
    assert "12 × deadline of an objective" in root.findtext("s:OtherInformation", namespaces=name)


# --- DCAT-AP 3


def test_dcat_conforms_to_the_shapes(published: Path) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    shapes = str(standard("dcat", "dcat-ap-3.0.1-SHACL.ttl"))
    graph = rdflib.Graph().parse(published / "dcat.jsonld", format="json-ld")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, report
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    assert len(set(graph.subjects(rdflib.RDF.type, dcat.Distribution))) == 16
    graph.remove((None, dcat.accessURL, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


# --- iCalendar (RFC 5545)


def calendar_errors(raw: bytes) -> list[str]:
    """What icalendar finds wrong, and the ends of components, which it does not look at."""
    icalendar = pytest.importorskip("icalendar")
    try:
        calendar = icalendar.Calendar.from_ical(raw)
    except ValueError as error:
        return [str(error)]
    wrong = [str(error) for part in calendar.walk() for error in part.errors]
    for event in calendar.walk("VEVENT"):
        wrong += [f"no {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event]
    begins, ends = (re.findall(rb"^%s:(\w+)\r$" % word, raw, re.M) for word in (b"BEGIN", b"END"))
    return wrong if sorted(begins) == sorted(ends) else [*wrong, "a component that does not end"]


def test_icalendar_reads_the_calendar(published: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    raw = (published / "plans.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert calendar_errors(raw) == []
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) > 40
    recurring = [event for event in events if "RRULE" in event]
    assert recurring
    rrulestr = pytest.importorskip("dateutil.rrule").rrulestr
    for event in recurring:
        start, rule = event["DTSTART"].dt, event["RRULE"].to_ical().decode()
        first = next(iter(rrulestr(re.sub(r"UNTIL=(\d{8})(?=;|$)", r"UNTIL=\1T235959", rule), dtstart=_moment(start))))
        assert first == _moment(start), (start, rule)


@pytest.mark.parametrize(("old", "new"), [(b"DTSTART", b"DTBEGIN"), (b"END:VEVENT", b"END:VTODO"), (b"UID:", b"UID")])
def test_icalendar_sees_a_broken_calendar(published: Path, old: bytes, new: bytes) -> None:
    raw = (published / "plans.ics").read_bytes()
    assert old in raw
    broken = raw.replace(old, new, 1)
    assert calendar_errors(broken) != []


def _moment(day: object) -> object:
    from datetime import date, datetime

    return day if isinstance(day, datetime) or not isinstance(day, date) else datetime(day.year, day.month, day.day)


def test_a_new_edition_moves_entries(tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    text = sources()[-1].read_text(encoding="utf-8")
    (tmp_path / "one.json").write_text(text, encoding="utf-8")
    (tmp_path / "two.json").write_text(text.replace("2024-05-15", "2024-05-22"), encoding="utf-8")
    found = []
    for name, day in (("one", "2024-02-01"), ("two", "2024-03-01")):
        out = tmp_path / f"{name}.ics"
        done = run("publish", tmp_path / f"{name}.json", "-o", out, "--to", "ics", "--modified", day)
        assert done.returncode == 0, done.stderr
        events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        found.append({str(e["UID"]): (e["DTSTART"].dt.isoformat(), int(e["SEQUENCE"])) for e in events})
    old, new = found
    assert old.keys() == new.keys()
    moved = [uid for uid in old if old[uid][0] != new[uid][0]]
    assert [(old[u][0][:10], new[u][0][:10]) for u in moved] == [("2024-05-15", "2024-05-22")]
    assert all(new[uid][1] > old[uid][1] for uid in old)


# --- SARIF 2.1.0


def test_sarif_fits_the_schema(inputs: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    if "--format" not in run("check", "--help").stdout:
        pytest.skip("the command has no `check --format` yet")
    schema = json.loads(standard("sarif", "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    for path in sorted(inputs.iterdir()):
        if path.suffix == ".json":
            continue
        document = json.loads(run("check", path, "--format", "sarif").stdout)
        assert [error.message for error in validator.iter_errors(document)] == [], path.name
        assert document["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("key", "value"), [("tool", None), ("results", [{"ruleId": "R101"}]), ("columnKind", "bytes"), ("results", {})]
)
def test_the_schema_of_sarif_refuses_what_is_broken(inputs: Path, key: str, value: object) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(standard("sarif", "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    path = next(p for p in sorted(inputs.iterdir()) if p.suffix == ".txt")
    document = json.loads(run("check", path, "--format", "sarif").stdout)
    assert jsonschema.Draft7Validator(schema).is_valid(document)
    document["runs"][0][key] = value
    assert not jsonschema.Draft7Validator(schema).is_valid(document)


# --- Parquet


def test_parquet_holds_the_same_rows(inputs: Path, published: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    done = run("publish", inputs, "-o", tmp_path / "dp", "--to", "datapackage", "--parquet")
    if "no Parquet" in done.stderr:
        pytest.skip("this build writes no Parquet")
    assert done.returncode == 0, done.stderr
    for path in sorted((tmp_path / "dp" / "data").iterdir()):
        table = parquet.read_table(path)
        text = rows(published / "datapackage" / "data" / f"{path.stem}.csv")
        assert table.column_names == text[0]
        assert table.num_rows == len(text) - 1


# --- Python


def document(title: str) -> bytes:
    return f"№\tМероприятие\tСрок\n1\t{title}\t01.03.2023\n".encode()


def a_plan() -> planomer.Plan:
    return planomer.read(document("Проверить лампы"))


def test_publish_takes_plans_results_and_paths(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(document("Покрасить перила"))
    given = [a_plan(), *planomer.read_many([document("Вымыть окна")]), tmp_path / "in"]
    about = {"title": "Планы", "modified": date(2024, 2, 1), "publisher": {"name": "Агентство"}}
    published = planomer.publish(given, tmp_path / "set", "datapackage", metadata=about)
    assert (published.path, published.plans) == (tmp_path / "set", 3)
    header, *measures = rows(tmp_path / "set" / "data" / "measures.csv")
    titles = [row[header.index("title")] for row in measures]
    assert titles == ["Проверить лампы", "Вымыть окна", "Покрасить перила"]
    assert json.loads((tmp_path / "set/datapackage.json").read_text(encoding="utf-8"))["title"] == "Планы"


def test_a_publication_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(planomer.UnreadableError):
        planomer.publish([a_plan(), *planomer.read_many([b""])], tmp_path / "set", "datapackage")
    with pytest.raises(planomer.UsageError, match="the metadata"):
        planomer.publish(a_plan(), tmp_path / "set", "datapackage", metadata={"publisher": 7})
    with pytest.raises(planomer.UsageError, match="no format"):
        planomer.publish(a_plan(), tmp_path / "set", "pdf")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_saved_plan_is_read_back(tmp_path: Path, name: str) -> None:
    plan = a_plan()
    assert plan.save(tmp_path / name).plans == 1
    (measure,) = planomer.read(tmp_path / name).measures
    assert (measure.title, measure.deadlines[0].end) == ("Проверить лампы", date(2023, 3, 1))


def test_a_dataset_is_replaced_only_when_asked(tmp_path: Path) -> None:
    plan = a_plan()
    plan.save(tmp_path / "set", "datapackage")
    with pytest.raises(planomer.PlanomerError, match="set"):
        plan.save(tmp_path / "set", "datapackage")
    assert plan.save(tmp_path / "set", "datapackage", replace=True).plans == 1


def test_the_format_follows_from_the_ending(tmp_path: Path) -> None:
    plan = a_plan()
    plan.save(tmp_path / "plan.ics")
    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(planomer.UsageError, match="pdf"):
        plan.save(tmp_path / "plan.pdf")
