"""Sieges: how fortresses hold out, fall, are stormed and are manned again.

**The rule.** Whoever holds the hex of an enemy fortress besieges it. Every month the besiegers' siege value
(guns above all) moves the siege on, the less the higher the fortress and the fuller its garrison, and
hunger moves it too. A harbour that its side's ships can reach feeds the defenders: no hunger, and half the
pace. At 10,000 the garrison capitulates and the province falls. Works may be stormed at any time by forces
before them; every breach makes it easier, and it is always bloody. Without besiegers the works are repaired.
Garrisons are refilled from the holder's manpower every quarter while no enemy stands before them. A fortress
taken has no garrison at first, and without one it is no more than a town.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land import battle, occupation
from game.rules.land.movement import own_land_forces
from game.rules.land.odds import Side, attacking_side, garrison_side
from game.rules.land.outcome import (
    Loss,
    Manner,
    Outcome,
    Prospect,
    fortune,
    outcome,
    prospect,
    steepness,
)
from game.rules.land.zoc import Board, board_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.world import fixed
from game.world.dice import MILLION, Dice
from game.world.map.mapindex import index_of
from game.world.numbers import PlaceNumber
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import POINTS


@dataclass(frozen=True, slots=True)
class Storm(Order):
    """Assault the fortress of a province with forces that stand before it."""

    kind: ClassVar[str] = "storm"
    undoable: ClassVar[bool] = False
    place: PlaceNumber
    forces: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiegeAdvanced(Record):
    """A month before a fortress: how far the siege is (of 10,000), what was gained, who is inside."""

    type: ClassVar[str] = "siege_advanced"
    place: PlaceWord
    by: tuple[PowerWord, ...]
    holder: PowerWord
    progress: int
    gain: int
    garrison: int
    is_starving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiegeLifted(Record):
    """The works of a fortress stand again as if nobody had been there."""

    type: ClassVar[str] = "siege_lifted"
    place: PlaceWord
    holder: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class FortressStormed(Record):
    """An assault on a fortress, won or beaten off; losses are men."""

    type: ClassVar[str] = "fortress_stormed"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "is_taken"
    place: PlaceWord
    by: PowerWord
    holder: PowerWord
    forces: tuple[int, ...]
    attacker_men: int
    garrison: int
    attacker_terms: tuple[tuple[str, int], ...]
    garrison_terms: tuple[tuple[str, int], ...]
    ratio: int
    chance: int
    fortune: int
    is_taken: bool
    attacker_loss: int
    garrison_loss: int
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FortressFell(Record):
    """A fortress surrendered or was stormed; its garrison went into captivity."""

    type: ClassVar[str] = "fortress_fell"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    place: PlaceWord
    by: PowerWord
    holder: PowerWord
    level: int
    garrison: int
    is_stormed: bool
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GarrisonsFilled(Record):
    """A power sent men from its pool into its fortresses."""

    type: ClassVar[str] = "garrisons_filled"
    power: PowerWord
    men: int


@dataclass(frozen=True, slots=True)
class StormForecast:
    """What an assault would be: chances and ratio in permyriad, losses in men."""

    attacker: Side
    garrison: Side
    ratio: int
    chance: int
    attacker_loss: Loss
    garrison_loss: Loss


# --- the monthly siege --------------------------------------------------------------------------------


def besiegers(board: Board, place: int) -> list[Force]:
    """Forces before a fortress that are at war with its holder, by id."""
    centre = int(index_of(board.reader.map).centre[place])
    return board.hostile_on(int(board.reader.controller[centre]), centre)


def monthly_gain(reader: Reader, place: int, forces: Sequence[Force], *, is_fed: bool) -> int:
    """How far these forces would move the siege of a place in an average month, of 10,000.

    ``is_fed``: whether ships of the defenders' side still come in.
    """
    rules = reader.rules.siege
    units, level = reader.rules.units, int(reader.places.fortress[place])
    value = sum(
        units[f.kind].siege * f.strength // units[f.kind].full_strength * f.supply // POINTS for f in forces
    )
    manned = fixed.clip(fixed.ratio(int(reader.places.garrison[place]), rules.garrison * level))
    pace = fixed.mul(rules.monthly, min(value, rules.full_siege * level)) // level
    pace = fixed.mul(pace, 2 * fixed.ONE - manned)
    return pace // 2 if is_fed else pace + rules.starvation


def advance_sieges(world: World, dice: Dice, board: Board, is_fed: Callable[[int], bool]) -> list[Record]:
    """Phase: a round of every siege; fortresses fall, deserted works are repaired.

    ``is_fed(place)``: whether ships still reach its harbour at its beginning.
    """
    records = list[Record]()
    for place in board.fortresses.values():
        forces = besiegers(board, place)
        if forces:
            records += _press(world, dice, place, forces, is_fed(place))
        elif world.places.siege[place] > 0:
            records += _repair(world, place)
    return records


def _press(world: World, dice: Dice, place: int, forces: list[Force], is_fed: bool) -> list[Record]:
    slug, holder = world.map.place_id(place), queries.holder_of(world, place)
    throw = 2 * dice.unit(world.turn, "siege", slug, world.round) - MILLION
    swing = fixed.ONE + world.rules.siege.swing * throw // MILLION
    before = int(world.places.siege[place])
    gain = fixed.mul(monthly_gain(world, place, forces, is_fed=is_fed), swing)
    after = min(fixed.ONE, before + world.rules.movement.in_a_round(gain))
    world.places.siege[place] = after
    told = SiegeAdvanced(
        place=slug, by=queries.names(world, dict.fromkeys(f.power for f in forces)),
        holder=world.roster[holder].id, progress=after, gain=after - before,
        garrison=int(world.places.garrison[place]), is_starving=not is_fed,
    )  # fmt: skip
    return [told, *(fall(world, place, _leader(forces), False) if after >= fixed.ONE else [])]


def _repair(world: World, place: int) -> list[Record]:
    left = max(0, int(world.places.siege[place]) - world.rules.movement.in_a_round(world.rules.siege.repair))
    world.places.siege[place] = left
    holder = world.roster[queries.holder_of(world, place)].id
    return [] if left else [SiegeLifted(place=world.map.place_id(place), holder=holder)]


def _leader(forces: Sequence[Force]) -> int:
    """The power with the most men before a fortress; the first of equals takes the surrender."""
    men: dict[int, int] = {}
    for force in forces:
        men[force.power] = men.get(force.power, 0) + force.strength
    return min(men, key=lambda power: (-men[power], power))


def fall(world: World, place: int, power: int, is_stormed: bool) -> list[Record]:
    """A fortress falls to a power: the garrison is captured, the province taken, the score moved."""
    holder, garrison = queries.holder_of(world, place), int(world.places.garrison[place])
    level, war = int(world.places.fortress[place]), queries.war_between(world, power, holder)
    score = 0
    if war is not None:
        before = war.score
        gain = war.side_of(power) * world.rules.siege.score * level
        war.score = fixed.clip(before + gain, -fixed.ONE, fixed.ONE)
        score = war.score - before
    world.places.garrison[place] = 0
    told = FortressFell(
        place=world.map.place_id(place), by=world.roster[power].id, holder=world.roster[holder].id,
        level=level, garrison=garrison, is_stormed=is_stormed, score=score,
    )  # fmt: skip
    return [told, *occupation.take_place(world, board_of(world), power, place)]


def rebuild_garrisons(world: World, dice: Dice) -> list[Record]:
    """Phase: every quarter garrisons are refilled from the holder's manpower, where no enemy stands."""
    board, rules, places = board_of(world), world.rules.siege, world.places
    sent: dict[int, int] = {}
    for place in range(len(index_of(world.map).land_places)):
        full = rules.garrison * int(places.fortress[place])
        centre, holder = int(index_of(world.map).centre[place]), queries.holder_of(world, place)
        missing = full - int(places.garrison[place])
        if missing <= 0 or holder < 0 or board.hostile_on(holder, centre):
            continue
        men = min(missing, fixed.mul(full, rules.recovery), world.powers[holder].manpower)
        if men > 0:
            places.garrison[place] += men
            world.powers[holder].manpower -= men
            sent[holder] = sent.get(holder, 0) + men
    names = {power: world.roster[power].id for power in sorted(sent)}
    return [GarrisonsFilled(power=names[p], men=sent[p], readers=(names[p],)) for p in names]


# --- the assault --------------------------------------------------------------------------------------


def storm_forecast(reader: Reader, place: int, forces: Sequence[Force]) -> StormForecast:
    """Odds and losses of an assault on a place's fortress by forces before it."""
    expected = _storm_prospect(reader, place, forces)
    attacker, garrison, odds = expected
    loss = odds.attacker_loss
    bloody = Loss(*(_bloody(reader, attacker.men, men) for men in (loss.low, loss.expected, loss.high)))
    return StormForecast(attacker, garrison, odds.ratio, odds.chance, bloody, odds.defender_loss)


def _storm_prospect(reader: Reader, place: int, forces: Sequence[Force]) -> tuple[Side, Side, Prospect]:
    centre = int(index_of(reader.map).centre[place])
    attacker = attacking_side(board_of(reader), forces, centre)
    garrison = garrison_side(reader, place, queries.holder_of(reader, place))
    return attacker, garrison, prospect(reader, attacker, garrison, Manner())


def _bloody(reader: Reader, men: int, loss: int) -> int:
    """What a loss in the open field becomes under walls."""
    rules = reader.rules
    return min(fixed.mul(men, rules.combat.max_loss), fixed.mul(loss, rules.siege.storm_loss))


def check_storm(reader: Reader, order: Storm) -> Refusal | None:
    """One's own ready forces before a fortress of an enemy, with no field force in the way."""
    forces, bad = own_land_forces(reader, order.power, order.forces)
    if bad:
        return bad
    if not queries.is_land_place(reader, order.place):
        return refuse(Code.NO_SUCH_PLACE, place=order.place)
    centre = int(index_of(reader.map).centre[order.place])
    board, name = board_of(reader), reader.map.place_id(order.place)
    for force in forces:
        if force.has_fought:
            return refuse(Code.ALREADY_FOUGHT, force=force.id)
        if force.hex != centre:
            return refuse(Code.NOT_ADJACENT, force=force.id, hex=centre)
    if board.hostile_fortress(order.power, centre) < 0:
        at_war = queries.holder_of(reader, order.place) in board.enemies(order.power)
        stands = centre in board.fortresses and not board.is_held(order.power, centre)
        return refuse(Code.NOT_AT_WAR if stands and not at_war else Code.NO_TARGET, place=name)
    if board.hostile_on(order.power, centre):
        return refuse(Code.ENEMY_IN_THE_WAY, hex=centre)
    return None


def apply_storm(world: World, dice: Dice, order: Storm) -> list[Record]:
    """Assault: heavy losses, and the fortress or nothing."""
    forces = [world.forces[i] for i in order.forces]
    attacker, garrison, odds = _storm_prospect(world, order.place, forces)
    luck, end = _assault(world, dice, order, attacker, garrison, odds.ratio)
    bill, holder = battle.Bill(), queries.holder_of(world, order.place)
    share = min(world.rules.combat.max_loss, fixed.mul(end.attacker_loss, world.rules.siege.storm_loss))
    for force in forces:
        battle.bleed(world, force, share, bill)
    battle.tire(forces)
    killed = fixed.mul(garrison.men, end.defender_loss)
    if not end.attackers_won:
        killed = min(killed, garrison.men - 1)  # somebody is left to hold the works
    world.places.garrison[order.place] -= killed
    if war := queries.war_between(world, order.power, holder):
        war.battles += 1
        war.struck = order.power if war.struck < 0 else war.struck
    told = FortressStormed(
        place=world.map.place_id(order.place), by=world.roster[order.power].id,
        holder=world.roster[holder].id, forces=order.forces, attacker_men=attacker.men, garrison=garrison.men,
        attacker_terms=battle.terms_of(attacker), garrison_terms=battle.terms_of(garrison),
        ratio=odds.ratio, chance=odds.chance, fortune=fixed.exp(luck), is_taken=end.attackers_won,
        attacker_loss=sum(bill.men.values()), garrison_loss=killed, lost=tuple(bill.lost),
    )  # fmt: skip
    if end.attackers_won:
        battle.encourage(world, forces)
        return [told, *fall(world, order.place, order.power, True)]
    battle.dishearten(world, dice, forces, end.is_rout, fixed.ONE)
    return [told]


def _assault(
    world: World, dice: Dice, order: Storm, attacker: Side, garrison: Side, ratio: int
) -> tuple[int, Outcome]:
    """The fortune of an assault, and how it ends."""
    rules = world.rules.combat
    slug, first = world.map.place_id(order.place), min(order.forces)
    throw = dice.unit(world.turn, "battle", slug, world.round, first)
    luck = fortune(throw, steepness(rules, world.settings, rules.reduced_luck))
    return luck, outcome(world, fixed.log(ratio) + luck, Manner(), attacker, garrison)
