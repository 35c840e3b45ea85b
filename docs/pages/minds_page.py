"""The page about what the computer's powers weigh, made from the rules' types and their files: minds.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from docs.pages.data_pages import written
from game.scenarios.tables.gaps import word
from game.scenarios.tables.rules import load_rules, rule_files
from game.world.constants.mindrules import MindRules
from game.world.constants.rulemarks import ReadBy

RULES = Path(__file__).resolve().parents[2] / "assets" / "rules"
HEAD = ("| constant | value | counts | read by | what it is |", "| --- | --- | --- | --- | --- |")
_LINE = re.compile(r"(?P<deep>(?:  )?)(?P<key>[a-z_]+):(?P<value>[^#]*)(?:#\s*(?P<said>.*))?")
_GROUP = re.compile(r"  # --- (?P<title>.*)")


@dataclass(frozen=True, slots=True)
class Constant:
    """One constant: where it stands, what it counts, who reads it and what its file says of it."""

    file: str
    room: str
    name: str
    value: object
    unit: str
    reader: ReadBy | None
    group: str
    said: str


def constants() -> list[Constant]:
    """All that the minds weigh, and of the other rules what the two logics do not read alike."""
    rules = load_rules()
    found: list[Constant] = []
    for file, shape in rule_files().items():
        said = remarks(file)
        if shape is MindRules:
            for room, kind in get_type_hints(MindRules).items():
                if is_dataclass(kind):
                    found += _of(file, room, kind, getattr(rules.minds, room), said)
        elif isinstance(shape, type) and is_dataclass(shape):
            found += [c for c in _of(file, "", shape, getattr(rules, file), said) if c.reader]
    return found


def _of(
    file: str, room: str, kind: Any, values: object, said: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[Constant]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        unit, reader = marks(hints[field.name])
        group, remark = said.get((room, field.name), ("", ""))
        value = getattr(values, field.name)
        yield Constant(file, room, field.name, value, unit, reader, group, remark)


def marks(hint: Any) -> tuple[str, ReadBy | None]:
    """In what a constant counts, and which logic reads it; a table counts what its rows count."""
    unit, reader = "", None
    if get_origin(hint) is Annotated:
        for note in hint.__metadata__:
            if isinstance(note, ReadBy):
                reader = note
            if isinstance(note, FieldInfo):
                unit = note.description or ""
        hint = get_args(hint)[0]
    if get_origin(hint) is dict:
        unit = marks(get_args(hint)[1])[0]
    return unit, reader


def remarks(file: str) -> dict[tuple[str, str], tuple[str, str]]:
    """What a rule file says beside each constant and over its group, by room (if any) and name."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    room = group = ""
    for line in (RULES / f"{file}.yaml").read_text(encoding="utf-8").splitlines():
        if title := _GROUP.fullmatch(line):
            group = title["title"]
        elif (read := _LINE.fullmatch(line)) is not None:
            if not read["deep"]:
                room, group = ("" if read["value"].strip() else read["key"]), ""
            found[room if read["deep"] else "", read["key"]] = (group, read["said"] or "")
    return found


def minds_page() -> str:
    """Every constant that is judgement, by room: what a researcher halves, doubles and sets to nothing."""
    every = constants()
    rows = [written("minds.md"), "", *_unalike(every)]
    said = remarks("minds")
    for room in (f.name for f in fields(MindRules)):
        rows += [f"## {room.capitalize()}", "", said["", room][1], ""]
        group = None
        for constant in (c for c in every if c.room == room):
            if constant.group != group:
                group = constant.group
                rows += [*([""] if rows[-1] else []), *([f"*{group}*", ""] if group else [])]
                rows += HEAD
            rows.append(_row(constant.name, constant))
        rows.append("")
    return "\n".join(rows)


def _unalike(every: list[Constant]) -> Iterator[str]:
    yield from ("## What the two logics do not read alike", "")
    yield from HEAD
    for constant in every:
        if constant.reader is not None:
            path = [constant.file, constant.room, constant.name]
            yield _row(".".join(part for part in path if part), constant)
    yield ""


def _row(name: str, constant: Constant) -> str:
    value = constant.value
    if isinstance(value, dict):
        shown = ", ".join(f"{word(key)} {_figure(row)}" for key, row in value.items())
    else:
        shown = _figure(value)
    reader = constant.reader.value if constant.reader else "both"
    said = constant.said.removeprefix(f"{reader}: ")
    return f"| `{name}` | {shown} | {constant.unit} | {reader} | {said} |"


def _figure(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else word(value)
