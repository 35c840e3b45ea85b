"""Reads the sentences of the game, ``assets/texts/<language>.yaml``: one template for each key."""

from __future__ import annotations

from functools import lru_cache

from game.scenarios.reading.paths import data_root
from game.scenarios.reading.yamlpos import read, validate


@lru_cache(maxsize=4)
def load_texts(language: str = "en") -> dict[str, dict[str, str]]:
    """Templates by section and key; raises `ScenarioError`."""
    path = data_root() / "assets" / "texts" / f"{language}.yaml"
    data, positions = read(path)
    texts: dict[str, dict[str, str]] = validate(dict[str, dict[str, str]], data, positions, str(path))
    return texts
