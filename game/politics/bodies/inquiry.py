"""Inquiries into armaments: what a congress finds when it looks at a power's army (P9, P26).

The members are shown the army as far as the body's transparency and cohesion reach and judge it like their
staffs. Where most find more than the situation explains, the finding depends on what drives it: greed gets
others to stand ready against it, a frightened power is reassured or provoked, and the rest is a false
alarm. What is found is public, and only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.bodies import contributions
from game.politics.perception import evidence, quiet
from game.world import fixed
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state.bodies import Institution
from game.world.state.world import World

#: what an inquiry comes to
Finding = Literal["explained", "aggressive", "reassured", "provoked", "unexplained"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmamentsExamined(Record):
    """A congress looked into a power's armaments; the excess is the members' median, log permyriad."""

    type: ClassVar[str] = "armaments_examined"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "finding"
    body: str
    subject: PowerWord
    excess: int
    bar: int  # from which it was called excessive
    candour: int  # how much of the truth was shown
    finding: Finding


def examine(
    world: World, dice: Dice, body: Institution, subject: int, supporters: Sequence[int]
) -> list[Record]:
    """Hold an inquiry that the members voted for; ``supporters`` then owe the body a contingent."""
    rules = world.rules.congress
    body.register.examined[subject] = world.turn
    candour = fixed.mul(body.parameters.transparency, body.cohesion)
    judges = [
        p for p in world.facts.policy_makers
        if p in body.members and p != subject and world.powers[p].exists
    ]  # fmt: skip
    records: list[Record] = []
    found: list[int] = []
    for judge in judges:
        excess, told = quiet.inquire(world, judge, subject, candour)
        found.append(excess)
        records += told
    median = sorted(found)[len(found) // 2] if found else 0
    finding = _find(world, dice, body, subject, median)
    if finding == "aggressive":
        body.register.marked[subject] = world.turn
        contributions.pledge(world, body, supporters)
    elif finding in ("explained", "reassured"):
        for judge in judges:
            records += evidence.note_welcome(world, judge, (subject,), "inquiry")
    return [
        ArmamentsExamined(
            body=body.name, subject=world.roster[subject].id, excess=median, bar=rules.inquiry,
            candour=candour, finding=finding,
        ),
        *records,
    ]  # fmt: skip


def _find(world: World, dice: Dice, body: Institution, subject: int, excess: int) -> Finding:
    """What the inquiry comes to; a frightened power is helped or hurt by it."""
    rules, home = world.rules.congress, world.powers[subject].home
    if excess < rules.inquiry:
        return "explained"
    if home.predation >= rules.greedy:
        return "aggressive"
    if home.fear < rules.afraid:
        return "unexplained"
    if dice.chance(world.turn, rules.reassure, "inspection", world.roster[subject].id, body.key):
        home.fear = fixed.mul(home.fear, rules.calm)
        return "reassured"
    home.fear = fixed.clip(home.fear + rules.provoke)
    return "provoked"
