"""Writes JSON Schemas of all data files, so that editors complete keys and mark mistakes while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from game.scenarios.folder.schema import FILES, EventsFile
from game.scenarios.maps.placenames import PlacesFile
from game.scenarios.tables.roster import OwnersFile, RosterFile
from game.scenarios.tables.rules import rule_files
from game.scenarios.texts.schema import TranslationFile
from game.world.constants.ruleset import UnitType

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def shapes() -> dict[str, Any]:
    """Every kind of data file by the name of its schema, with the type its content must have."""
    found: dict[str, Any] = {f"scenario/{name}": shape for name, shape in FILES.items()}
    found["scenario/events"] = EventsFile
    found["scenario/texts"] = TranslationFile
    found |= {f"rules/{name}": shape for name, shape in rule_files().items()}
    return found | {"map/owners": OwnersFile, "map/places": PlacesFile, "powers": RosterFile}


def schema_texts() -> dict[str, str]:
    """The schemas as they are written, by the path of their file below the schemas' folder."""
    return {f"{name}.schema.json": _text(name, shape) for name, shape in sorted(shapes().items())}


def write_schemas(folder: Path) -> list[Path]:
    """Writes all schemas into a folder and returns their paths."""
    written = []
    for name, text in schema_texts().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _text(name: str, shape: Any) -> str:
    schema = {"$schema": DIALECT, "title": f"Concert of Powers: {name}"}
    body = TypeAdapter(shape).json_schema(ref_template="#/$defs/{model}")
    body.pop("title", None)
    if name == "rules/units":
        _key_is_id(body)
    return json.dumps(schema | body, indent=1, ensure_ascii=False) + "\n"


def _key_is_id(body: dict[str, Any]) -> None:
    """A unit's id is its key in the file and not written again."""
    unit = body["$defs"][UnitType.__name__]
    unit["properties"].pop("id")
    unit["required"].remove("id")
