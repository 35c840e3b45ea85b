"""Reads ``assets/rules/*.yaml`` into a `RuleSet`: one file for each of its fields.

All mistakes of all files are reported together, each with file, line and a hint.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, get_type_hints

from game.scenarios.reading.carried import Carried, Source
from game.scenarios.reading.overlay import Key, needed_of, stacked
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.prints import print_of
from game.scenarios.reading.problems import Problem, ScenarioError, Where
from game.scenarios.reading.references import findings, told_loose
from game.scenarios.reading.yamlpos import validate
from game.scenarios.tables.gaps import gaps
from game.world.constants.ruleset import RuleSet, UnitType

#: What a new entry of a file that is a mapping by id must have; the id itself is its key.
NEEDS: Final[dict[str, dict[Where, Key]]] = {
    "units": {(): tuple(key for key in needed_of(UnitType) if key != "id")}
}
_ANNOTATIONS: dict[str, Any] = {}


@lru_cache(maxsize=4)
def load_rules(folder: Source | None = None, overlays: tuple[Carried, ...] = ()) -> RuleSet:
    """The rules in a folder (the shipped ones by default); raises `ScenarioError`.

    ``overlays`` are folders whose files of the same names hold only what differs, the last on top.
    """
    folder = folder or data_root() / "assets" / "rules"
    parts: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, annotation in rule_files().items():
        files = [folder / f"{name}.yaml", *(o for o in (o / f"{name}.yaml" for o in overlays) if o.is_there)]
        try:
            (data, known), wrong = stacked(files, needs=NEEDS.get(name))
            problems.extend(wrong)
            if name == "units":
                data = _with_ids(data)
            parts[name] = validate(annotation, data, known)
            problems.extend(gaps(annotation, parts[name], known))
            if isinstance(folder, Path) or folder.shelf.disk:  # what a save carries has been played with
                problems.extend(told_loose(findings(annotation, data), known))
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(tuple(sorted(problems)))
    return RuleSet(**parts, hash=print_of(parts))


def rule_files() -> dict[str, Any]:
    """Name of each rule file (without ending) and the type its content must have."""
    if not _ANNOTATIONS:
        hints = get_type_hints(RuleSet)
        _ANNOTATIONS.update({f.name: hints[f.name] for f in fields(RuleSet) if f.name != "hash"})
    return _ANNOTATIONS


def _with_ids(data: object) -> object:
    """Unit types know their own id, which in the file is their key."""
    if not isinstance(data, dict):
        return data
    return {k: {"id": k, **v} if isinstance(v, dict) else v for k, v in data.items()}
