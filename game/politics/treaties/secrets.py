"""Secret treaties: what only the parties know, until it comes out (docs/politics.md#secret-treaties).

Every quarter somebody may talk; and who takes the field beside an ally shows what he had promised. Then all
know, and like it the less the nearer they live.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.perception import evidence, threat
from game.politics.treaties.signing import give_up_claims
from game.words import TreatyKind
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.treaties import Treaty
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyUncovered(Record):
    """A secret treaty has come out."""

    type: ClassVar[str] = "treaty_uncovered"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    treaty: int
    kind: TreatyKind
    parties: tuple[PowerWord, ...]
    about: PowerWord = ""  # the third state of a sphere


def uncover(world: World, dice: Dice) -> list[Record]:
    """Secret treaties may come out; those under which powers fight side by side do."""
    records: list[Record] = []
    for treaty in [t for t in world.treaties.values() if t.secret and queries.in_force(world, t)]:
        names, chance = queries.names(world, treaty.parties), world.rules.diplomacy.treaty_leak
        leaks = dice.chance(world.turn, chance, "secret", "treaty", treaty.kind, *names)
        if leaks or _shows_in_the_field(world, treaty):
            records += _come_out(world, treaty)
    return records


def _shows_in_the_field(world: World, treaty: Treaty) -> bool:
    """Whether parties of an alliance fight a war together."""
    one, *others = treaty.parties
    return treaty.kind in queries.ALLIANCES and bool({*others} & {*queries.comrades_of(world, one)})


def _come_out(world: World, treaty: Treaty) -> list[Record]:
    treaty.secret = False
    told: list[Record] = [
        TreatyUncovered(
            treaty=treaty.id, kind=treaty.kind, parties=queries.names(world, treaty.parties),
            about=queries.name_of(world, treaty.about),
        )
    ]  # fmt: skip
    anger, near = world.rules.diplomacy.secret_anger, threat.neighbours(world)
    for judge in world.facts.policy_makers:
        if judge in treaty.parties or not world.powers[judge].exists:
            continue
        is_close = judge == treaty.about or any(judge in near[p] for p in treaty.parties)
        lost = anger if is_close else anger // 2
        told += evidence.shut_out(world, judge, treaty.parties, lost, "secret_treaty")
    return [*told, *give_up_claims(world, treaty)]
