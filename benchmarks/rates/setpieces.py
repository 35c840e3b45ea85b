"""Set pieces: what comes of one event, from campaigns that stop two years after it happened.

Every campaign is played from the scenario's first turn with the computer in all seats, so the event meets
whatever world play has made; a seed in which it does not happen in time is told and not counted. Some events
need a state of affairs that play seldom brings about; those have a second set piece, in which it is laid out.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.rates.affairs import SETTLING
from benchmarks.rates.cells import Cell
from benchmarks.rates.ledger import Line
from benchmarks.rates.play import begin
from game.campaign.campaign import Campaign
from game.events.engine import OptionChosen, happen
from game.politics.war.consequences import passing
from game.politics.war.outbreak import war
from game.politics.war.outsiders import joining
from game.words import TreatyKind
from game.world import fixed
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.world import World

AFTER = 8  # quarters
WITHIN = 6  # years
AFTER_KONYA = 4_000  # permyriad of the Sultan's army: Homs, Beylan and Konya are lost
LEVANT = ("palestine", "galilee", "lebanon", "syria", "aleppo", "cilicia")  # Ibrahim's, by 1833
BONDS = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE)


@dataclass(frozen=True, slots=True)
class Eve:
    """What history had brought about when an event came: provinces in other hands, in war or in peace."""

    quarter: str  # at whose beginning it is laid out
    holder: str
    places: tuple[str, ...]
    war: str = ""  # the event that begins the war in which they are held; without one they are owned
    beaten: str = ""  # whose armies have been lost in that war
    left: int = 10_000  # share of them that is left


@dataclass(frozen=True, slots=True)
class SetPiece:
    """An event, when it may happen first, whom it is about, and what to look at afterwards."""

    event: str
    opens: str  # quarter from which the years are counted
    parties: tuple[str, ...]  # crises and wars between two of them count
    states: tuple[str, ...] = ()  # whose standing is told
    places: tuple[str, ...] = ()  # whose owner is told
    bond: tuple[str, ...] = ()  # between whom a treaty of arms is looked for
    eve: Eve | None = None

    @property
    def name(self) -> str:
        """What it is called in files and on the command line."""
        return f"{self.event}_eve" if self.eve else self.event


PIECES = {
    piece.name: piece
    for piece in (
        SetPiece(
            "belgian_revolt", "1830-Q3", ("belgium", "netherlands", "france"), ("belgium",), ("brabant",)
        ),
        SetPiece(
            "egypt_1831", "1831-Q4", ("egypt", "ottoman_empire"), ("egypt",), ("syria",),
            ("ottoman_empire", "russia"),
        ),
        SetPiece(
            "unkiar_skelessi", "1831-Q4", ("egypt", "ottoman_empire", "russia"), ("egypt",), ("syria",),
            ("ottoman_empire", "russia"),
        ),
        SetPiece(
            "unkiar_skelessi", "1832-Q4", ("egypt", "ottoman_empire", "russia"), ("egypt",), ("syria",),
            ("ottoman_empire", "russia"),
            Eve("1832-Q4", "egypt", (*LEVANT, "konya"), "egypt_1831", "ottoman_empire", AFTER_KONYA),
        ),
        SetPiece(
            "nezib", "1836-Q1", ("egypt", "ottoman_empire"), ("egypt",), ("syria",),
            ("ottoman_empire", "russia"),
        ),
        SetPiece(
            "nezib", "1836-Q1", ("egypt", "ottoman_empire"), ("egypt",), ("syria",),
            ("ottoman_empire", "russia"), Eve("1836-Q1", "egypt", LEVANT),
        ),
    )
}  # fmt: skip


def play_piece(name: str, cell: Cell, seed: int, within: int, code: str) -> Line:
    """One campaign up to two years after the event, or to the end of the time it is given."""
    began, piece = time.perf_counter(), PIECES[name]
    campaign = begin(cell, seed)
    world = campaign.world
    deadline = world.facts.calendar.turn_of(piece.opens) + within * 4
    eve = world.facts.calendar.turn_of(piece.eve.quarter) if piece.eve else -1
    while not campaign.is_over and piece.event not in world.fired and world.turn <= deadline:
        if piece.eve and world.turn == eve:
            lay_out(campaign, piece.eve)
        campaign.advance(stop_at_turn=True)
    line: Line = {"piece": name, "cell": cell.as_words(), "seed": seed, "code": code, "within": within}
    fired = world.fired.get(piece.event)
    if fired is None:
        return line | {"fired": None, "seconds": round(time.perf_counter() - began, 2)}
    while not campaign.is_over and world.turn <= fired + AFTER:
        campaign.advance(stop_at_turn=True)
    told = outcome_of(campaign, piece, fired)
    return line | told | {"seconds": round(time.perf_counter() - began, 2)}


def lay_out(campaign: Campaign, eve: Eve) -> None:
    """Bring about an eve, as far as play has left what it needs; such a campaign cannot be replayed."""
    world = campaign.world
    holder = queries.power_of(world, eve.holder)
    if not world.powers[holder].exists:
        return
    if eve.war and not queries.is_at_war(world, holder):
        happen(world, next(event for event in campaign.book.events if event.id == eve.war))
    if eve.beaten:
        for force in queries.land_forces_of(world, queries.power_of(world, eve.beaten)):
            force.strength = fixed.mul(force.strength, eve.left)
    for place in (_place_called(world, name) for name in eve.places):
        if eve.war:
            passing.give_ground(world, place, holder)
        elif int(world.places.owner[place]) != holder:
            passing.cede(world, place, holder)


def outcome_of(campaign: Campaign, piece: SetPiece, fired: int) -> dict[str, Any]:
    """What came of a set piece: the answer, its crises and wars, and how things stand now."""
    world = campaign.world
    answers = [
        entry.record.option
        for entry in campaign.chronicle.entries
        if isinstance(entry.record, OptionChosen)
        and entry.record.event == piece.event
        and entry.turn >= fired
    ]
    parties = [queries.power_of(world, name) for name in piece.parties]
    return {
        "fired": world.facts.calendar.date(fired),
        "watched": world.turn - fired - 1,  # quarters after the one in which it happened
        "answer": answers[0] if answers else "",
        "crises": _crises(world, parties, fired),
        "wars": _wars(campaign, parties, fired),
        "states": {name: standing_of(world, name) for name in piece.states},
        "owners": {name: _owner_of(world, name) for name in piece.places},
        "bond": _bond_between(world, piece.bond),
    }


def _crises(world: World, parties: Sequence[int], fired: int) -> list[str]:
    """How each crisis between the parties ended that was open then or opened since."""
    found = [
        crisis
        for crisis in world.crises.values()
        if set(crisis.parties) <= set(parties) and (not crisis.is_over or crisis.end >= fired)
    ]
    return [f"{' - '.join(queries.names(world, c.parties))}: {_end_of(c)}" for c in found]


def _end_of(crisis: Crisis) -> str:
    """The outcome, with the settlement where one was made."""
    if crisis.outcome is None:
        return "still open"
    if crisis.decision is None or crisis.outcome not in SETTLING:
        return crisis.outcome.value
    return f"{crisis.outcome.value}, {crisis.decision.kind.value}"


def _wars(campaign: Campaign, parties: Sequence[int], fired: int) -> list[dict[str, Any]]:
    """Every war among the parties fought then or since, and the great powers that came into it."""
    world = campaign.world
    greats = queries.great_powers(world)
    joined = [
        entry.record for entry in campaign.chronicle.entries if isinstance(entry.record, joining.WarJoined)
    ]
    found = []
    for fight in world.wars.values():
        sides = [[p for p in side if p in parties] for side in (fight.attackers, fight.defenders)]
        if all(sides) and (not fight.is_over or fight.end >= fired):
            came = {queries.power_of(world, record.power) for record in joined if record.war == fight.id}
            inside = [p for p in greats if fight.side_of(p) or p in came]
            found.append(
                {
                    "casus": fight.casus.value,
                    "greats": sorted(queries.names(world, inside)),
                    "is_over": fight.is_over,
                    "great_power_war": war.is_great_power_war(world, fight),
                }
            )
    return found


def standing_of(world: World, name: str) -> str:
    """How a state stands: gone, under whom, or sovereign; and whether it is neutral or guaranteed."""
    power = queries.power_of(world, name)
    state = world.powers[power]
    if not state.exists:
        return "does not exist"
    if state.overlord >= 0 and state.overlord_kind is not None:
        return f"{state.overlord_kind.value} of {world.roster[state.overlord].id}"
    bonds = queries.treaties_of(world, power, TreatyKind.NEUTRALITY, TreatyKind.GUARANTEE)
    kinds = sorted({treaty.kind.value for treaty in bonds if treaty.subject == power})
    return " with ".join(["sovereign", *([" and ".join(kinds)] if kinds else [])])


def _owner_of(world: World, place: str) -> str:
    """Owner of a place, and who holds it where that is another."""
    number = _place_called(world, place)
    owner, holder = int(world.places.owner[number]), queries.holder_of(world, number)
    said = world.roster[owner].id
    return said if owner == holder else f"{said}, held by {world.roster[holder].id}"


def _place_called(world: World, name: str) -> int:
    return next(i for i in range(len(world.map.places)) if world.map.place_id(i) == name)


def _bond_between(world: World, names: tuple[str, ...]) -> str:
    """The treaties of arms in force between two powers, '' where none is looked for."""
    if not names:
        return ""
    one, other = (queries.power_of(world, name) for name in names)
    kinds = sorted({treaty.kind.value for treaty in queries.treaties_between(world, one, other, *BONDS)})
    return ", ".join(kinds) or "none"
