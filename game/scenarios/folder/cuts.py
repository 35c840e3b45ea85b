"""Cuts parts out of data as read; what is left keeps its place in its file, entries move up."""

from __future__ import annotations

from collections.abc import Collection

from game.scenarios.reading.overlay import Layer
from game.scenarios.reading.problems import Positions, Where


def entry_around(data: object, where: Where) -> Where:
    """The smallest entry of a list that holds a place; else the place itself."""
    found, value = where, data
    seen_list = False
    for length, step in enumerate(where, 1):
        is_there = step in value if isinstance(value, dict) else isinstance(value, list) and step < len(value)  # type: ignore[operator]
        if not is_there:
            break
        value = value[step]  # type: ignore[index]
        if isinstance(step, int) and (isinstance(value, dict) or not seen_list):
            found, seen_list = where[:length], True
    return found


def value_at(data: object, where: Where) -> object:
    """What stands at a place that is there."""
    for step in where:
        data = data[step]  # type: ignore[index]
    return data


def without(layer: Layer, cuts: Collection[Where]) -> tuple[Layer, frozenset[Where]]:
    """The data without what is cut out, with where the rest stands; and the ways to what lost a part."""
    taken, source = layer
    places: dict[Where, tuple[int, int]] = {}
    files: dict[Where, str] = {}
    ways: dict[Where, Where] = {}
    lost: set[Where] = {where for where in cuts if not where}

    def keep(value: object, old: Where, new: Where) -> object:
        if old in source:
            places[new] = source.at(*old)
            files[new] = source.file_of(*old)
            ways[new] = source.way(*old)
        if isinstance(value, dict):
            kept: dict[str, object] = {}
            for key, item in value.items():
                if (*old, key) in cuts:
                    lost.update((new, (*new, key)))
                else:
                    kept[key] = keep(item, (*old, key), (*new, key))
            return kept
        if isinstance(value, list):
            items: list[object] = []
            for number, item in enumerate(value):
                if (*old, number) in cuts:
                    lost.add(new)
                else:
                    items.append(keep(item, (*old, number), (*new, len(items))))
            return items
        return value

    data = keep(taken, (), ())
    return (data, Positions(source.file, places, source.spoilt, files, ways)), frozenset(lost)
