"""Limits of arms as files write them: by power and kind of force, owed by one or accepted among equals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from game.words import TreatyKind
from game.world.state.treaties import Cap


class Limit(Protocol):
    """What an effect and an entry of a file both say of a treaty."""

    @property
    def kind(self) -> TreatyKind:
        """The kind of treaty."""

    @property
    def subject(self) -> str | None:
        """Who owes it, if anybody does."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Who signs it."""

    @property
    def caps(self) -> Mapping[str, Mapping[str, int]]:
        """By power, how many forces of a kind it keeps."""


def is_among_equals(said: Limit) -> bool:
    """Whether a limit of arms is accepted by each of its parties, and owed by none."""
    return said.kind is TreatyKind.ARMS_LIMIT and said.subject is None and bool(said.caps)


def caps_of(index: Mapping[str, int], said: Mapping[str, Mapping[str, int]]) -> tuple[Cap, ...]:
    """The caps of those powers that are known, by power and kind."""
    caps = [
        Cap(index[power], unit, most)
        for power, kinds in said.items()
        if power in index
        for unit, most in kinds.items()
    ]
    return tuple(sorted(caps, key=lambda cap: (cap.power, cap.unit)))
