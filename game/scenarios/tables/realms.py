"""Reads the colours of realms in the palette that everybody can tell apart, ``assets/realms.yaml``.

In the period's palette every power has the colour of its entry on the roster.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.scenarios.reading.paths import data_root
from game.scenarios.reading.yamlpos import read, validate
from game.world.strict import Strict

Colour = tuple[int, int, int]
Code = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


@dataclass(frozen=True, slots=True)
class RealmsFile(Strict):
    """The file ``assets/realms.yaml``: a colour for each power that needs another, by palette."""

    colour_blind: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Code]


@lru_cache(maxsize=2)
def load_realms(path: Path | None = None) -> Mapping[str, Colour]:
    """The colours of realms, by power; raises `ScenarioError` with every mistake."""
    data, positions = read(path or data_root() / "assets" / "realms.yaml")
    found = validate(RealmsFile, data, positions)
    return {power: _rgb(code) for power, code in found.colour_blind.items()}


def _rgb(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)
