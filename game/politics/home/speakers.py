"""Speakers: who speaks for a power, how one follows another, and who comes back no more.

Names follow the kind of cabinet; men come with their days and go with their lives. A republic has no crown,
whom a revolution drove out of office does not speak for that state again, and who stands for a regime comes
and goes with it, whatever the year.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from game.words import Cabinet, Rank
from game.world.constants.homerules import GovernmentRules
from game.world.records import Chapter, PowerWord, Record
from game.world.state.facts import Leader, ScenarioFacts
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSucceeded(Record):
    """Another man speaks for a power whose cabinet is of the same kind: the one before died or left."""

    type: ClassVar[str] = "speaker_succeeded"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    leader: str
    predecessor: str
    loud: bool  # a new reign, a death in office, or a minister where nobody rules by birth

    def is_news(self) -> bool:
        """When a king speaks again for himself, nobody prints it."""
        return self.loud


def spokesman(
    facts: ScenarioFacts,
    power: int,
    cabinet: Cabinet,
    turn: int,
    present: str,
    rules: GovernmentRules,
    barred: Collection[str] = (),
) -> str:
    """Who speaks for a power with such a cabinet: a minister of that kind near his days, else its head.

    Ministers in office come first, then the nearest in time. Head is who is so by his days, else who stands
    for what the state now holds right; ``present`` stays if nobody is known, while he lives. Nobody who is
    ``barred`` does.
    """
    known = [leader for leader in facts.leaders if leader.power == power]
    able = [leader for leader in known if leader.name not in barred]
    ministers = [m for m in able if m.cabinet is cabinet and m.may_serve(turn, rules.recall, rules.grown)]
    if ministers:
        return min(
            ministers, key=lambda m: (max(m.start - turn, turn - m.end, 0), m.office == "head", m.start)
        ).name
    if heads := [leader for leader in able if leader.office == "head" and _in_office(leader, turn)]:
        return heads[0].name
    if claimants := [leader for leader in able if _may_claim(leader, turn, rules)]:
        return min(claimants, key=lambda m: (m.start, m.name)).name
    alive = all(leader.is_alive(turn) for leader in known if leader.name == present)
    return present if alive and present not in barred else ""


def _in_office(leader: Leader, turn: int) -> bool:
    return leader.start <= turn <= leader.end


def _may_claim(leader: Leader, turn: int, rules: GovernmentRules) -> bool:
    """Whether somebody may head a regime outside his days: its crown in his lifetime, others near them."""
    if leader.upholds is None or leader.office != "head":
        return False
    if not leader.is_crown:
        return leader.may_serve(turn, rules.recall, rules.grown)
    is_grown = leader.born is None or leader.born + rules.grown <= turn
    return is_grown and leader.is_alive(turn)


def speaker_of(reader: Reader, power: int) -> str:
    """Who speaks for a power today."""
    state = reader.powers[power]
    return spokesman(
        reader.facts, power, state.home.cabinet, reader.turn, state.leader, reader.rules.government,
        barred_from(reader, power),
    )  # fmt: skip


def is_crowned(reader: Reader, power: int) -> bool:
    """Whether somebody may rule a power by birth, by what it holds right."""
    return reader.rules.revolution.ideologies[reader.powers[power].home.ideology].crowned


def barred_from(reader: Reader, power: int) -> frozenset[str]:
    """Who cannot speak for a power: whom a revolution drove out, and who does not stand for its regime.

    In a republic that is every crown.
    """
    state, crowned = reader.powers[power], is_crowned(reader, power)
    known = [leader for leader in reader.facts.leaders if leader.power == power]
    fitting = {m.name for m in known if m.stands_for(state.home.ideology) and (crowned or not m.is_crown)}
    return frozenset((*state.fallen, *(m.name for m in known if m.name not in fitting)))


def drive_out(world: World, power: int) -> None:
    """A regime falls: its ministers in office flee for good; its crown does where the state needs none."""
    state, turn = world.powers[power], world.turn
    mine = [leader for leader in world.facts.leaders if leader.power == power]
    fled = {m.name for m in mine if not m.is_crown and (_in_office(m, turn) or m.name == state.leader)}
    if not is_crowned(world, power):
        fled |= _crowns_of(world, power)
    state.fallen = (*state.fallen, *sorted(fled.difference(state.fallen)))


def _crowns_of(world: World, power: int) -> set[str]:
    """Whose crown falls with a throne: who wears it by his days, and every line's that has had its day."""
    mine = [m for m in world.facts.leaders if m.power == power and m.is_crown]
    turn = world.turn
    return {
        m.name for m in mine if _in_office(m, turn) or (m.upholds and m.start <= turn and m.is_alive(turn))
    }


def succeed(world: World, power: int) -> list[Record]:
    """Let the next man speak where the one before died, left or inherited; who comes is told.

    The crown of a state that has become a republic has fallen.
    """
    state = world.powers[power]
    if not is_crowned(world, power):
        state.fallen = (*state.fallen, *sorted(_crowns_of(world, power).difference(state.fallen)))
    before, state.leader = state.leader, speaker_of(world, power)
    if not before or state.leader in ("", before) or not world.turn:
        return []
    loud = state.rank is Rank.GREAT and _is_told(world, power, before, state.leader)
    name = world.roster[power].id
    return [SpeakerSucceeded(power=name, leader=state.leader, predecessor=before, loud=loud)]


def accession(reader: Reader, power: int) -> int | None:
    """The turn in which the crown of a power was last inherited, before the campaign below 0.

    A crown that stands for something else than what the power holds right was not inherited.
    """
    ideology = reader.powers[power].home.ideology
    crowns = [m for m in reader.facts.leaders if m.power == power and m.is_crown and m.stands_for(ideology)]
    return max((m.start for m in crowns if m.start <= reader.turn), default=None)


def _is_told(reader: Reader, power: int, before: str, after: str) -> bool:
    """Whether a change of speaker is one of reign, regime or lives, or the power knows ministers only."""
    known, turn = [m for m in reader.facts.leaders if m.power == power], reader.turn
    inherited = accession(reader, power)
    is_new_reign = inherited is not None and turn - inherited <= 1
    if any(m.name == after and m.office == "head" and m.upholds is not None for m in known):
        return True
    is_dead = not all(m.is_alive(turn) for m in known if m.name == before)
    return is_new_reign or is_dead or not any(m.is_crown for m in known)
