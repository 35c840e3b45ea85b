"""The JSON Schemas: what an editor makes of every shipped file by the line it begins with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.scenarios.reading.paths import data_root

SHIPPED = [
    path
    for folder in ("assets/rules", "assets/scenarios", "maps", "mods")
    for path in sorted((data_root() / folder).rglob("*.yaml"))
    if "sources" not in path.parts
] + [data_root() / "assets" / "powers.yaml"]
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def plain(value: Any) -> Any:
    """YAML as JSON has it: every key a text, dates as they are written."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value if isinstance(value, int | float | str | bool) or value is None else str(value)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(data_root()).as_posix())
def test_every_shipped_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = LINE.match(text)
    assert line, "its first line should tell editors its schema"
    schema = json.loads((path.parent / line[1]).resolve().read_text(encoding="utf-8"))
    wrong = [
        error.message[:200] for error in Draft202012Validator(schema).iter_errors(plain(yaml.safe_load(text)))
    ]
    assert wrong == []


def test_schemas_offer_the_ids_there_are_and_take_others() -> None:
    schema = json.loads(
        (data_root() / "assets/schemas/scenario/mandates.schema.json").read_text(encoding="utf-8")
    )
    assert "austria" in schema["$defs"]["power_ids"]["enum"]
    mandate = {"id": "a", "power": "troy", "worth": 1, "text": "A", "condition": "true"}
    assert Draft202012Validator(schema).is_valid({"mandates": [mandate]})
    assert not Draft202012Validator(schema).is_valid({"mandates": [mandate | {"power": 7}]})
