"""Writes python/planomer/document.py from the JSON Schema of the core, so that no class is kept in step by hand.

python tests/python/generate_document.py           writes it
python tests/python/generate_document.py --check   fails if it is stale
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

from planomer import _native

TARGET = Path(__file__).parents[2] / "python" / "planomer" / "document.py"

HEADER = '''"""The JSON document as typed, frozen structs. Made by tests/python/generate_document.py."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every struct of the document is: keyword-only, frozen, comparable, picklable."""

    def _repr_html_(self) -> str:
        from . import notebook

        return notebook.record(self)
'''

# Words that later minor versions may add to: read as any text.
OPEN = {"Code": "str"}

Schema = dict[str, Any]


def main() -> int:
    text = generate(json.loads(_native.schema()))
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


def generate(schema: Schema) -> str:
    definitions: dict[str, Schema] = {**schema["$defs"], "Document": schema}
    words = [name for name, d in definitions.items() if "oneOf" in d or "enum" in d]
    structs = in_order({name: d for name, d in definitions.items() if "properties" in d})
    exported = sorted(["Record", *structs, *(w for w in words if w not in OPEN)])
    parts = [HEADER, "__all__ = [\n" + "".join(f'    "{name}",\n' for name in exported) + "]\n"]
    parts.extend(alias(name, definitions[name]) for name in sorted(words) if name not in OPEN)
    parts.extend(struct(name, definitions[name]) for name in structs)
    head, exports, *rest = parts
    return head.replace("\n\nclass Record", f"\n{exports}\n\nclass Record") + "\n\n" + "\n".join(rest)


def in_order(structs: dict[str, Schema]) -> list[str]:
    """Names so that a struct stands after those it is made of."""
    done: list[str] = []
    while len(done) < len(structs):
        for name, definition in structs.items():
            used = set(re.findall(r"#/\$defs/(\w+)", json.dumps(definition["properties"])))
            if name not in done and used.isdisjoint(set(structs) - set(done)):
                done.append(name)
    return done


def alias(name: str, definition: Schema) -> str:
    items = definition.get("oneOf") or [{"const": word} for word in definition["enum"]]
    words = [w for item in items for w in ([item["const"]] if "const" in item else item["enum"])]
    listed = "".join(f'    "{word}",\n' for word in words)
    notes = "\n".join(f"- ``{item['const']}``: {prose(item['description'])}" for item in items if "description" in item)
    return f"{name} = Literal[\n{listed}]\n" + quoted(f"{prose(definition['description'])}\n\n{notes}".strip(), "")


def struct(name: str, definition: Schema) -> str:
    lines = [
        f"\nclass {name}(Record, frozen=True, kw_only=True):",
        quoted(prose(definition["description"]), "    "),
    ]
    for field in definition["required"]:
        property_ = definition["properties"][field]
        kind, default = annotation(property_)
        lines.append(f"    {field}: {kind}{default}")
        lines.append(quoted(prose(property_.get("description", "")), "    ").rstrip("\n"))
    return "\n".join(lines) + "\n"


def annotation(schema: Schema) -> tuple[str, str]:
    """The type of a field and its default: none for what must be there."""
    if "anyOf" in schema:
        return f"{annotation(schema['anyOf'][0])[0]} | None", " = None"
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return OPEN.get(name, name), ""
    kind = schema["type"]
    if isinstance(kind, list):
        return f"{annotation({**schema, 'type': kind[0]})[0]} | None", " = None"
    if kind == "array":
        return f"tuple[{annotation(schema['items'])[0]}, ...]", " = ()"
    if kind == "string" and schema.get("format") == "date":
        return "datetime.date", ""
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[kind], ""


def prose(text: str) -> str:
    return re.sub(r"\[?(`[^`]+`)\]?(\([^)]*\))?", lambda m: f"`{m[1]}`", text).replace("\\", "\\\\").strip()


def quoted(text: str, indent: str) -> str:
    if len(text) + len(indent) < 112 and "\n" not in text:
        return f'{indent}"""{text}"""\n' if not text.endswith('"') else f'{indent}"""{text} """\n'
    blocks = [
        textwrap.fill(line, 116 - len(indent), subsequent_indent="  " * line.startswith("- "))
        for line in text.split("\n")
    ]
    return textwrap.indent('"""' + "\n".join(blocks) + '\n"""\n', indent, lambda line: bool(line.strip()))


if __name__ == "__main__":
    raise SystemExit(main())
