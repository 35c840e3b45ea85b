"""The dividing line: what a body's growth tells those who are left outside it (P23, P24).

A body with a sharp line (LIN) that takes in an outsider's neighbour tells the outsider where it stands. The
outsider trusts the body's full members less for it: the more, the sharper the line and the higher the rung
given; the less, the farther the outsider itself has come up the ladder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.perception import evidence, threat
from game.words import Rung
from game.world import fixed
from game.world.records import Record
from game.world.state.bodies import Institution
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDrawn(Record):
    """A body took in a neighbour of a power that stands outside, or was founded with one; with what weighed
    (permyriad)."""

    type: ClassVar[str] = "line_drawn"
    told_by: ClassVar[str] = "how"
    body: str
    admitted: str
    outsider: str
    sharpness: int  # of the body's line
    outside: int  # how far the outsider is from belonging
    step: int  # how far the admitted came in
    loss: int  # share of its trust in the members that this costs
    how: Literal["admitted", "founded"] = "admitted"


def outsiders_next_to(reader: Reader, body: Institution, admitted: int) -> list[int]:
    """Outsiders that make policy and border a power taken into a body, ascending."""
    near = threat.neighbours(reader)[admitted]
    return [
        p
        for p in reader.facts.policy_makers
        if p in near and reader.powers[p].exists and body.members.get(p, 0) < Rung.COUNCIL
    ]


def loss(reader: Reader, body: Institution, outsider: int, step: int) -> int:
    """The share of its trust in a body's members that an outsider loses when a neighbour is taken in."""
    outside = fixed.ONE - body.membership(outsider)
    sharp = fixed.mul(body.parameters.line, outside)
    return fixed.mul(fixed.mul(reader.rules.congress.line, sharp), step)


def draw(world: World, body: Institution, admitted: int, step: int) -> list[Record]:
    """Let the outsiders concerned judge that a power came further in by a step (permyriad)."""
    outsiders = outsiders_next_to(world, body, admitted)
    return [r for outsider in outsiders for r in _judged(world, body, outsider, admitted, step, "admitted")]


def draw_whole(world: World, body: Institution) -> list[Record]:
    """Let the outsiders concerned judge that a body was founded: once, by the neighbour furthest in."""
    nearest: dict[int, int] = {}
    for member in body.members:
        for outsider in outsiders_next_to(world, body, member):
            known = nearest.setdefault(outsider, member)
            if body.membership(member) > body.membership(known):
                nearest[outsider] = member
    return [
        record
        for outsider, member in sorted(nearest.items())
        for record in _judged(world, body, outsider, member, body.membership(member), "founded")
    ]


def _judged(
    world: World, body: Institution, outsider: int, admitted: int, step: int,
    how: Literal["admitted", "founded"],
) -> list[Record]:  # fmt: skip
    lost = loss(world, body, outsider, step)
    if lost <= 0:
        return []
    inside = [p for p, rung in body.members.items() if rung >= Rung.COUNCIL]
    line = LineDrawn(
        body=body.name, admitted=world.roster[admitted].id, outsider=world.roster[outsider].id,
        sharpness=body.parameters.line, outside=fixed.ONE - body.membership(outsider), step=step, loss=lost,
        how=how,
    )  # fmt: skip
    return [line, *evidence.shut_out(world, outsider, inside, lost, "line")]
