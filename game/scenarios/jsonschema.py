"""Writes JSON Schemas of all data files, so that editors complete keys and mark mistakes while one types."""

from __future__ import annotations

import json
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from game.events.effects.marks import IDS
from game.scenarios.folder.layers import LISTS
from game.scenarios.folder.region import MAP
from game.scenarios.folder.schema import FILES, EventsFile
from game.scenarios.maps.placenames import PlacesFile
from game.scenarios.maps.tiled import load_map
from game.scenarios.mods import ModFile
from game.scenarios.reading.overlay import REMOVE
from game.scenarios.reading.paths import data_root
from game.scenarios.tables.flags import FlagsFile
from game.scenarios.tables.realms import RealmsFile
from game.scenarios.tables.roster import EraOwners, OwnersFile, RosterFile, read_roster
from game.scenarios.tables.rules import load_rules, rule_files
from game.scenarios.tables.tips import TipsFile
from game.scenarios.tables.tutorial import Tutorial
from game.scenarios.texts.schema import TranslationFile
from game.words import Era, PlaceKind
from game.world.constants.ruleset import UnitType

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _ByName(GenerateJsonSchema):
    """Members of an enum with numbers are written by their names."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> dict[str, Any]:
        """The words of an enum."""
        if issubclass(schema["cls"], IntEnum):
            return {
                "enum": [member.name.lower() for member in schema["cls"]],
                "title": schema["cls"].__name__,
            }
        return super().enum_schema(schema)


def shapes() -> dict[str, Any]:
    """Every kind of data file by the name of its schema, with the type its content must have."""
    found: dict[str, Any] = {f"scenario/{name}": shape for name, shape in FILES.items()}
    found["scenario/events"] = EventsFile
    found["scenario/texts"] = TranslationFile
    found |= {f"rules/{name}": shape for name, shape in rule_files().items()}
    return found | {
        "map/owners": OwnersFile,
        "map/places": PlacesFile,
        "mod": ModFile,
        "powers": RosterFile,
        "flags": FlagsFile,
        "realms": RealmsFile,
        "tips": TipsFile,
        "tutorial": Tutorial,
    }


def patch_shapes() -> dict[str, Any]:
    """Every file that may hold only what differs from another, by the name of its schema."""
    found: dict[str, Any] = {f"patch/{name}": shape for name, shape in FILES.items()}
    found |= {"patch/events": EventsFile, "patch/owners": EraOwners, "patch/roster": RosterFile}
    return found | {f"patch/rules/{name}": shape for name, shape in rule_files().items()}


def schema_texts() -> dict[str, str]:
    """The schemas as they are written, by the path of their file below the schemas' folder."""
    texts = {name: _text(name, _body(name, shape)) for name, shape in shapes().items()}
    texts |= {name: _text(name, _loosened(_body(name, shape))) for name, shape in patch_shapes().items()}
    return {f"{name}.schema.json": texts[name] for name in sorted(texts)}


def write_schemas(folder: Path) -> list[Path]:
    """Writes all schemas into a folder and returns their paths."""
    written = []
    for name, text in schema_texts().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _text(name: str, body: dict[str, Any]) -> str:
    schema = {"$schema": DIALECT, "title": f"Concert of Powers: {name}"}
    return json.dumps(schema | body, indent=1, ensure_ascii=False) + "\n"


def _body(name: str, shape: Any) -> dict[str, Any]:
    body = TypeAdapter(shape).json_schema(ref_template="#/$defs/{model}", schema_generator=_ByName)
    body.pop("title", None)
    if name.endswith("rules/units"):
        _key_is_id(body)
    _offer_ids(body, body.setdefault("$defs", {}))
    return body


def _offer_ids(part: Any, defs: dict[str, Any]) -> None:
    """Let editors offer the ids there are wherever one is meant; a mod has others, so any text will do."""
    for inner in [*part.values()] if isinstance(part, dict) else part if isinstance(part, list) else ():
        domain = inner.pop(IDS, "") if isinstance(inner, dict) else ""
        _offer_ids(inner, defs)
        if domain in _ids():
            name = f"{domain}_ids"
            defs[name] = {"enum": _ids()[domain]}
            text = dict(inner)
            inner.clear()
            inner["anyOf"] = [{"$ref": f"#/$defs/{name}"}, text]


@cache
def _ids() -> dict[str, list[str]]:
    """What can be named, by what it is."""
    game_map = load_map(data_root() / MAP)
    powers, _ = read_roster(data_root() / "assets" / "powers.yaml", game_map, Era.CONCERT)
    land = [place.id for place in game_map.places if place.kind is PlaceKind.LAND]
    boxes = [place.id for place in game_map.places if place.kind is PlaceKind.BOX]
    return {
        "power": sorted(powers),
        "place": sorted(land),
        "any_place": sorted((*land, *boxes)),
        "spot": sorted({*land, *boxes, *(city.id for city in game_map.cities)}),
        "unit": sorted(load_rules().units),
    }


def _loosened(body: dict[str, Any]) -> dict[str, Any]:
    """The schema of a patch: no key must be there, `null` takes one away, and entries can be removed."""
    lists = {name: part for name, part in body.get("properties", {}).items() if "items" in part}
    keyed = {
        str(part["items"]["$ref"]).rpartition("/")[2]: LISTS[name]
        for name, part in lists.items()
        if name in LISTS
    }
    if not any(rule.whole for rule in keyed.values()):
        body = _optional(body)
    body.pop("required", None)
    for name, rule in keyed.items():
        entry = body["$defs"][name]
        entry["required"] = list(rule.by)
        entry["properties"][REMOVE] = {"const": True, "title": "Remove"}
    return body


def _optional(part: Any) -> Any:
    """A part of a schema with nothing required and everything nullable."""
    if isinstance(part, list):
        return [_optional(item) for item in part]
    if not isinstance(part, dict):
        return part
    changed = {key: _optional(value) for key, value in part.items() if key != "required"}
    if isinstance(given := changed.get("properties"), dict):
        changed["properties"] = {key: _nullable(value) for key, value in given.items()}
    if isinstance(others := changed.get("additionalProperties"), dict):
        changed["additionalProperties"] = _nullable(others)
    return changed


def _nullable(part: Any) -> Any:
    return {"anyOf": [part, {"type": "null"}]}


def _key_is_id(body: dict[str, Any]) -> None:
    """A unit's id is its key in the file and not written again."""
    unit = body["$defs"][UnitType.__name__]
    unit["properties"].pop("id")
    unit["required"].remove("id")
