"""Battles at sea: how fleets find and fight each other, and what the beaten do.

**The rule.** Once a month, in every water where enemies meet, the missions decide whether there is a battle:
patrols and blockades look for the enemy, convoys avoid him. Guns, seamanship, morale and command make the
ratio, fortune does the rest, and losses lean to the weaker. The beaten make for the nearest harbour open to
them, or the next water where no enemy is; troops aboard share the fate of their ships. A fleet that is a
wreck of itself is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.battle import Bill, bleed, destroy, terms_of
from game.rules.land.odds import Side, Tally, condition
from game.rules.land.outcome import chance_above, even_losses, fortune, ratio_of, steepness
from game.rules.land.zoc import board_of
from game.rules.sea.sea import Seas
from game.words import Mission
from game.world import fixed
from game.world.dice import Dice
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.treaties import War
from game.world.state.world import World
from game.world.units import POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SeaBattleFought(Record):
    """A battle at sea, complete in numbers; losses are guns by power, drowned are men of embarked troops."""

    type: ClassVar[str] = "sea_battle_fought"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    zone: PlaceWord
    winners: tuple[PowerWord, ...]
    losers: tuple[PowerWord, ...]
    winner_guns: int
    loser_guns: int
    winner_terms: tuple[tuple[str, int], ...]
    loser_terms: tuple[tuple[str, int], ...]
    ratio: int  # winners' value by losers'
    chance: int  # the winners had
    losses: dict[str, int]
    drowned: dict[str, int]
    havens: tuple[tuple[int, str], ...]  # (fleet, place it fled to)
    lost: tuple[int, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two hostile sides in one water."""

    zone: int
    seekers: list[Force]
    others: list[Force]


def meetings(seas: Seas) -> list[Meeting]:
    """Waters in which enemies lie, and the two sides there, by zone; the side of the lowest power first."""
    board, found = seas.board, list[Meeting]()
    for zone, fleets in seas.fleets.items():
        here = sorted({fleet.power for fleet in fleets})
        power = next((p for p in here if any(q in board.enemies(p) for q in here)), None)
        if power is None:
            continue
        others = [f for f in fleets if f.power in board.enemies(power)]
        foes = {f.power for f in others}
        seekers = [
            f
            for f in fleets
            if f.power in board.friends(power) and all(foe in board.enemies(f.power) for foe in sorted(foes))
        ]
        found.append(Meeting(zone, seekers, others))
    return found


def contact_chance(reader: Reader, one: Sequence[Force], two: Sequence[Force]) -> int:
    """Chance, permyriad, that two hostile sides in a water meet in a month: the keener side decides."""
    rules = reader.rules.naval
    return max(
        fixed.mul(max(rules.contact[f.mission] for f in a), max(rules.evasion[f.mission] for f in b))
        for a, b in ((one, two), (two, one))
    )


def fleet_side(reader: Reader, fleets: Sequence[Force]) -> Side:
    """What fleets are worth in battle, and why."""
    units = reader.rules.units
    worth = [units[f.kind].attack * f.strength // units[f.kind].full_strength for f in fleets]
    tally = Tally(list(fleets), worth)
    condition(reader, tally)
    return tally.side(0)


def sea_odds(reader: Reader, one: Sequence[Force], two: Sequence[Force]) -> tuple[int, int]:
    """The ratio of one side's value to the other's, and its chance to win; permyriad."""
    rules, combat = reader.rules.naval, reader.rules.combat
    ratio = ratio_of(fleet_side(reader, one).value, fleet_side(reader, two).value, combat.odds_limit)
    return ratio, chance_above(fixed.log(ratio), 0, steepness(rules, reader.settings, combat.reduced_luck))


def fight(world: World, dice: Dice, meeting: Meeting) -> list[Record]:
    """Fight a battle at sea and let the beaten flee."""
    rules, slug = world.rules.naval, world.map.place_id(meeting.zone)
    steep = steepness(rules, world.settings, world.rules.combat.reduced_luck)
    ratio, chance = sea_odds(world, meeting.seekers, meeting.others)
    margin = fixed.log(ratio) + fortune(dice.unit(world.turn, "battle", slug, world.round), steep)
    losses = even_losses(rules, margin)
    sides = [meeting.seekers, meeting.others]
    if margin <= 0:
        sides, losses = sides[::-1], losses[::-1]
        ratio, chance = fixed.div(fixed.ONE * fixed.ONE, ratio), fixed.ONE - chance
    winners, losers = sides
    war, guns = queries.war_between(world, winners[0].power, losers[0].power), _guns(world)
    told = [fleet_side(world, side) for side in sides]
    bill, drowned = Bill(), Bill()
    for side, share in zip(sides, losses, strict=True):
        for fleet in side:
            _batter(world, fleet, share, bill, drowned)
    havens = _scatter(world, winners, losers, bill, drowned)
    return [
        SeaBattleFought(
            war=war.id if war else -1, zone=slug, winners=queries.names(world, told[0].powers),
            losers=queries.names(world, told[1].powers), winner_guns=told[0].men, loser_guns=told[1].men,
            winner_terms=terms_of(told[0]), loser_terms=terms_of(told[1]), ratio=ratio, chance=chance,
            losses=_named(world, bill), drowned=_named(world, drowned), havens=tuple(havens),
            lost=tuple(bill.lost + drowned.lost), score=_score(world, war, winners[0].power, guns, bill),
        )
    ]  # fmt: skip


def _batter(world: World, fleet: Force, share: int, bill: Bill, drowned: Bill) -> None:
    """Guns are lost, and the troops aboard with them; a wreck is lost with all hands."""
    aboard = [f for f in world.forces.values() if f.aboard == fleet.id]
    for force in aboard:
        bleed(world, force, share, drowned)
    bleed(world, fleet, share, bill)
    full = world.rules.units[fleet.kind].full_strength
    if fleet.id in world.forces and fleet.strength * fixed.ONE < full * world.rules.naval.shatter:
        destroy(world, fleet, bill)
    if fleet.id not in world.forces:
        for force in aboard:
            if force.id in world.forces:
                destroy(world, force, drowned)


def _scatter(
    world: World, winners: Sequence[Force], losers: Sequence[Force], bill: Bill, drowned: Bill
) -> list[tuple[int, str]]:
    """Morale moves; the beaten, and victors too shaken to stay, leave the water."""
    combat, rules, havens = world.rules.combat, world.rules.naval, []
    for fleet in (*winners, *losers):
        if fleet.id not in world.forces:
            continue
        beaten = fleet in losers
        change = -rules.morale_loss if beaten else combat.morale_gain
        fleet.morale = fixed.clip(fleet.morale + change, 0, POINTS)
        fleet.experience = min(POINTS, fleet.experience + combat.experience_gain)
        fleet.points = 0
        if beaten or fleet.morale < rules.retreat_morale:
            havens.append((fleet.id, flee(world, fleet)))
    return havens


def flee(world: World, fleet: Force) -> str:
    """A fleet leaves its water for the nearest open harbour, else a quiet water; returns where it ends."""
    seas = Seas(board_of(world))
    centre = int(index_of(world.map).centre[fleet.zone])
    zones = [fleet.zone, *seas.next_to(fleet.power, fleet.zone)]
    harbours = [
        (distance(centre, port, world.map.width), port)
        for port, opens in world.map.ports.items()
        if any(zone in zones for zone in opens) and seas.is_harbour(fleet.power, port)
    ]
    quiet = [z for z in zones[1:] if seas.is_safe(fleet.power, z)]
    party = [fleet, *(f for f in world.forces.values() if f.aboard == fleet.id)]
    if (box := queries.home_box(world, fleet.power)) in zones:
        come_home(world, party, box)
        return world.map.place_id(box)
    if harbours:
        port = min(harbours)[1]
        dock(world, party, port)
        return world.map.place_id(int(world.map.place[port]))
    if quiet:
        for force in party:
            force.zone = quiet[0]
    return world.map.place_id(fleet.zone)


def dock(world: World, party: Sequence[Force], port: int) -> None:
    """Ships come into a harbour; the troops aboard go ashore, done for this round."""
    for force in party:
        force.hex, force.zone, force.aboard, force.points = port, NOWHERE, NOWHERE, 0
        if queries.is_fleet(world, force):
            force.mission = Mission.PORT


def come_home(world: World, party: Sequence[Force], box: int) -> None:
    """Ships come to the off-map box that is their country, as into a harbour."""
    for force in party:
        force.hex, force.zone, force.aboard, force.points = NOWHERE, box, NOWHERE, 0
        if queries.is_fleet(world, force):
            force.mission = Mission.PORT


def _guns(world: World) -> dict[int, int]:
    """Guns afloat by power."""
    found: dict[int, int] = {}
    for force in world.forces.values():
        if queries.is_fleet(world, force):
            found[force.power] = found.get(force.power, 0) + force.strength
    return found


def _score(world: World, war: War | None, winner: int, guns: dict[int, int], bill: Bill) -> int:
    """Move the war's score by the share of the losers' fleet destroyed, less that of the winners'."""
    if war is None:
        return 0
    war.battles += 1
    hurt = 0
    for side in (1, -1):
        powers = war.attackers if side > 0 else war.defenders
        lost, all_guns = (sum(table.get(p, 0) for p in powers) for table in (bill.men, guns))
        hurt -= side * fixed.ratio(lost, max(1, all_guns))
    before = war.score
    war.score = fixed.clip(before + fixed.mul(world.rules.naval.score, hurt), -fixed.ONE, fixed.ONE)
    return war.score - before


def _named(world: World, bill: Bill) -> dict[str, int]:
    return {world.roster[power].id: count for power, count in sorted(bill.men.items())}
