"""Charters: what befalls a body by no order of a power: it is set up by a treaty, amended, or wound up.

Nobody's conduct is in it, so that no such step writes what powers believe; but outsiders at whose border a
line now runs take note, as they do whenever a power is let in (`game.politics.bodies.dividing_line`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.bodies import dividing_line
from game.words import Clause, Preset, Rung
from game.world import fixed
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEstablished(Record):
    """A body was set up, with those who belong to it from the first day, by rung."""

    type: ClassVar[str] = "body_established"
    headline: ClassVar[bool] = True
    body: str
    preset: Preset
    council: tuple[PowerWord, ...]
    members: tuple[PowerWord, ...]
    partners: tuple[PowerWord, ...]
    observers: tuple[PowerWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAmended(Record):
    """A rule of a body was changed; permyriad."""

    type: ClassVar[str] = "body_amended"
    headline: ClassVar[bool] = True
    body: str
    clause: Clause
    before: int
    after: int


def establish(
    world: World, key: str, preset: Preset, name: str, own: Mapping[Clause, int], members: Mapping[int, Rung]
) -> list[Record]:
    """A body stands from today; what its kind leaves open is as ``own`` says, and nobody trusts it yet."""
    usual = world.rules.institutions.presets[preset]
    terms = replace(usual, **{clause.value: value for clause, value in own.items()})
    body = Institution(
        world.take_id(), key, preset, name, world.turn, terms, dict(sorted(members.items())),
        world.rules.congress.start_cohesion,
    )  # fmt: skip
    body.register.since.update(dict.fromkeys(body.members, world.turn))
    world.bodies[body.id] = body
    on = {rung: tuple(p for p in body.members if body.members[p] is rung) for rung in Rung}
    record = BodyEstablished(
        body=name, preset=preset, council=queries.names(world, on[Rung.COUNCIL]),
        members=queries.names(world, on[Rung.MEMBER]), partners=queries.names(world, on[Rung.PARTNER]),
        observers=queries.names(world, on[Rung.OBSERVER]),
    )  # fmt: skip
    return [record, *dividing_line.draw_whole(world, body)]


def amend(world: World, body: Institution, clause: Clause, value: int) -> list[Record]:
    """One rule of a body is another from today; nothing if it is what it was."""
    before, after = int(getattr(body.parameters, clause)), fixed.clip(value)
    if before == after:
        return []
    body.parameters = replace(body.parameters, **{clause.value: after})
    return [BodyAmended(body=body.name, clause=clause, before=before, after=after)]
