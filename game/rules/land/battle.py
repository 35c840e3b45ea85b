"""What a battle does: losses, morale, retreat, surrender, advance, and the score of the war.

**The rule.** Every force loses its side's share of strength; those that marched to the guns lose less. The
beaten lose morale, the victors gain some, survivors learn, and a beaten commander may be replaced. Beaten
defenders retreat (`reactions.refuge`), routed ones twice as far; if their only way leads through an enemy's
zone of control they lose men on it, and with no way at all they surrender, unless they can shut themselves
up in a fortress of their side. Repulsed attackers stay where they were; routed ones fall back, if they
can. A beaten force that is a fragment of itself dissolves. Defenders that only delay give ground and are
never routed. The war's score moves by the share of the enemy side's army destroyed, less one's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from game.rules.land import occupation
from game.rules.land.forecast import Forecast
from game.rules.land.ground import steps_of
from game.rules.land.movement import is_open
from game.rules.land.odds import Side
from game.rules.land.outcome import Outcome, fortune, outcome, steepness
from game.rules.land.reactions import refuge
from game.rules.land.zoc import Board, board_of
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.treaties import War
from game.world.state.world import World
from game.world.units import POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class BattleFought(Record):
    """A battle, complete in numbers.

    Values in permyriad of a foot corps; terms are (name, share) in the order they multiply;
    ``fortune`` is what luck multiplied the odds by. Losses are men by power, prisoners included;
    ``lost`` are forces that are no more; ``retreats`` are (force, hex) where each ended.
    """

    type: ClassVar[str] = "battle_fought"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "attackers_won"
    war: int
    place: PlaceWord
    hex: int
    attackers: tuple[PowerWord, ...]
    defenders: tuple[PowerWord, ...]
    attacker_forces: tuple[int, ...]
    defender_forces: tuple[int, ...]
    supporters: tuple[int, ...]
    attacker_men: int
    defender_men: int
    attacker_value: int
    defender_value: int
    attacker_terms: tuple[tuple[str, int], ...]
    defender_terms: tuple[tuple[str, int], ...]
    ratio: int
    chance: int
    fortune: int
    is_landing: bool
    attackers_won: bool
    is_rout: bool
    losses: dict[str, int]
    shut_in: int
    retreats: tuple[tuple[int, int], ...]
    lost: tuple[int, ...]
    score: int


@dataclass(slots=True)
class Bill:
    """What a battle cost, while it is being added up; men by power."""

    men: dict[int, int] = field(default_factory=dict)
    retreats: list[tuple[int, int]] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    shut_in: int = 0
    records: list[Record] = field(default_factory=list)

    def add(self, power: int, men: int) -> None:
        """Count losses of a power."""
        self.men[power] = self.men.get(power, 0) + men


def fight(world: World, dice: Dice, expected: Forecast, advances: bool) -> list[Record]:
    """Fight the battle that was forecast on this very world, and all that follows from it."""
    attackers = [world.forces[i] for i in expected.attacker.forces]
    everybody = [world.forces[i] for i in expected.defender.forces]
    helping = [force for force in everybody if force.id in expected.supporters]
    defenders = [force for force in everybody if force.id not in expected.supporters]
    is_landing = attackers[0].hex == NOWHERE
    rules = world.rules.combat
    luck, end = decide(world, dice, expected)
    bill, sides = Bill(), _armies(world, attackers[0].power, defenders[0].power)
    for force in attackers:
        bleed(world, force, end.attacker_loss, bill)
    for force in defenders:
        bleed(world, force, end.defender_loss, bill)
    for force in helping:
        bleed(world, force, fixed.mul(end.defender_loss, rules.support), bill)
        force.has_reacted = True
    tire(attackers)
    winners, losers = (attackers, defenders) if end.attackers_won else (defenders, attackers)
    encourage(world, winners)
    dishearten(world, dice, losers, end.is_rout, expected.manner.share)
    _withdraw(world, losers, end, bill, expected.target)
    if end.attackers_won and advances:
        bill.records += advance(world, attackers, expected.target)
    if sides.war is not None and sides.war.struck < 0:
        sides.war.struck = attackers[0].power
    swing = _score(world, sides, bill)
    told = _tell(world, expected, end, luck, bill, is_landing, sides.war, swing)
    return [told, *bill.records]


def decide(world: World, dice: Dice, expected: Forecast) -> tuple[int, Outcome]:
    """The fortune of the day (added to the margin) and how the battle ends by it."""
    rules = world.rules.combat
    first = min(expected.attacker.forces)
    throw = dice.unit(world.turn, "battle", expected.target, world.round, first)
    luck = fortune(throw, steepness(rules, world.settings, rules.reduced_luck))
    margin = fixed.log(expected.ratio) + luck
    return luck, outcome(world, margin, expected.manner, expected.attacker, expected.defender)


# --- what happens to forces ---------------------------------------------------------------------------


def bleed(world: World, force: Force, share: int, bill: Bill) -> None:
    """A force loses a share of its strength; one with nobody left is gone."""
    men = min(force.strength, fixed.mul(force.strength, share))
    force.strength -= men
    bill.add(force.power, men)
    if force.strength == 0:
        _strike_off(world, force, bill)


def destroy(world: World, force: Force, bill: Bill) -> None:
    """A force surrenders or dissolves: all its men are lost."""
    bill.add(force.power, force.strength)
    _strike_off(world, force, bill)


def _strike_off(world: World, force: Force, bill: Bill) -> None:
    bill.lost.append(force.id)
    del world.forces[force.id]


def tire(attackers: Sequence[Force]) -> None:
    """Attackers have done their work for this round and left their own trenches."""
    for force in attackers:
        force.has_fought, force.points, force.entrenchment = True, 0, 0


def encourage(world: World, winners: Sequence[Force]) -> None:
    """Victory lifts morale, and a battle teaches."""
    rules = world.rules.combat
    for force in winners:
        force.morale = min(POINTS, force.morale + rules.morale_gain)
        force.experience = min(POINTS, force.experience + rules.experience_gain)


def dishearten(world: World, dice: Dice, losers: Sequence[Force], is_rout: bool, share: int) -> None:
    """Defeat lowers morale (by a share of the usual fall), teaches too, and costs commanders their posts."""
    rules = world.rules.combat
    fall = fixed.mul(rules.morale_loss + (rules.rout_morale if is_rout else 0), share)
    for force in losers:
        force.morale = max(0, force.morale - fall)
        force.experience = min(POINTS, force.experience + rules.experience_gain)
        subject = (force.id, force.hex, world.round, world.phase)
        if dice.chance(world.turn, rules.dismissal, "leader", "dismissed", *subject):
            force.command = dice.below(world.turn, POINTS + 1, "leader", "appointed", *subject)


def _withdraw(world: World, losers: Sequence[Force], end: Outcome, bill: Bill, target: int) -> None:
    """The beaten leave the field: defenders always, attackers if routed; fragments dissolve."""
    rules, units = world.rules.combat, world.rules.units
    for force in losers:
        if force.id not in world.forces:
            continue
        if force.strength * fixed.ONE < units[force.kind].full_strength * rules.shatter:
            destroy(world, force, bill)
        elif end.attackers_won:
            _retreat(world, force, 2 if end.is_rout else 1, bill)
        elif end.is_rout and force.hex not in (NOWHERE, target):
            _fall_off(world, force, bill)


def _retreat(world: World, force: Force, steps: int, bill: Bill) -> None:
    """Beaten defenders must leave their hex, or are lost."""
    field_hex, force.points = force.hex, 0
    way = refuge(board_of(world), force)
    if way is None:
        _give_up(world, force, bill)
        return
    if way.is_gauntlet:
        bleed(world, force, world.rules.combat.gauntlet, bill)
    _step(world, force, way.hex, bill)
    for _ in range(steps - 1):
        further = refuge(board_of(world), force, avoid=field_hex)
        if force.id in world.forces and further is not None and not further.is_gauntlet:
            _step(world, force, further.hex, bill)
    if force.id in world.forces:
        bill.retreats.append((force.id, force.hex))


def _fall_off(world: World, force: Force, bill: Bill) -> None:
    """Routed attackers run if there is somewhere safe to run to."""
    way = refuge(board_of(world), force)
    if way is not None and not way.is_gauntlet:
        _step(world, force, way.hex, bill)
        bill.retreats.append((force.id, force.hex))


def _step(world: World, force: Force, there: int, bill: Bill) -> None:
    if force.id in world.forces:
        force.hex, force.entrenchment, force.aboard = there, 0, NOWHERE
        bill.records += occupation.enter(world, board_of(world), force.power, there)


def _give_up(world: World, force: Force, bill: Bill) -> None:
    """No way out: into the fortress as far as it has room, the rest into captivity."""
    place = board_of(world).own_fortress(force.power, force.hex)
    if place >= 0:
        full = world.rules.siege.garrison * int(world.places.fortress[place])
        room = max(0, full - int(world.places.garrison[place]))
        inside = min(room, force.strength)
        world.places.garrison[place] += inside
        force.strength -= inside
        bill.shut_in += inside
    destroy(world, force, bill)


def advance(world: World, attackers: Sequence[Force], target: int) -> list[Record]:
    """Victors move onto a hex the enemy left, those that can enter it, and take what falls to them."""
    board, power = board_of(world), attackers[0].power
    if board.hostile_on(power, target):
        return []
    entered = False
    for force in attackers:
        if force.id not in world.forces or not _can_follow(board, force, target):
            continue
        force.hex, force.zone, force.aboard, entered = target, NOWHERE, NOWHERE, True
    return occupation.enter(world, board, power, target) if entered else []


def _can_follow(board: Board, force: Force, target: int) -> bool:
    if force.hex in (NOWHERE, target):  # a landing is checked by its own order
        return True
    reader = board.reader
    steps = steps_of(reader, reader.rules.units[force.kind].branch)[force.hex]
    return any(there == target for there, _ in steps) and is_open(board, force.power, force.hex, target)


# --- score and record ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Armies:
    """The war a battle belongs to, and how many men each side has in it before the battle."""

    war: War | None
    attackers: int  # of the war, not of the battle
    defenders: int


def _armies(world: World, attacker: int, defender: int) -> Armies:
    war = queries.war_between(world, attacker, defender)
    men = [0, 0]
    for force in world.forces.values():
        side = war.side_of(force.power) if war else 0
        if side and not queries.is_fleet(world, force):
            men[side < 0] += force.strength
    return Armies(war, men[0], men[1])


def _score(world: World, armies: Armies, bill: Bill) -> int:
    """Move the war's score, from its attackers' point of view; returns by how much."""
    war = armies.war
    if war is None:
        return 0
    war.battles += 1
    lost = [0, 0]
    for power, men in bill.men.items():
        if side := war.side_of(power):
            lost[side < 0] += men
    hurt = fixed.ratio(lost[1], max(1, armies.defenders)) - fixed.ratio(lost[0], max(1, armies.attackers))
    before = war.score
    war.score = fixed.clip(before + fixed.mul(world.rules.combat.score, hurt), -fixed.ONE, fixed.ONE)
    return war.score - before


def _tell(
    world: World, expected: Forecast, end: Outcome, luck: int, bill: Bill, is_landing: bool, war: War | None,
    score: int,
) -> Record:  # fmt: skip
    place = int(world.map.place[expected.target])
    attacker, defender = expected.attacker, expected.defender
    return BattleFought(
        war=war.id if war else -1, place=world.map.place_id(place) if place >= 0 else "", hex=expected.target,
        attackers=queries.names(world, attacker.powers), defenders=queries.names(world, defender.powers),
        attacker_forces=attacker.forces, defender_forces=defender.forces, supporters=expected.supporters,
        attacker_men=attacker.men, defender_men=defender.men,
        attacker_value=attacker.value, defender_value=defender.value,
        attacker_terms=terms_of(attacker), defender_terms=terms_of(defender),
        ratio=expected.ratio, chance=expected.chance, fortune=fixed.exp(luck), is_landing=is_landing,
        attackers_won=end.attackers_won, is_rout=end.is_rout,
        losses={world.roster[p].id: men for p, men in sorted(bill.men.items())},
        shut_in=bill.shut_in, retreats=tuple(bill.retreats), lost=tuple(bill.lost), score=score,
    )  # fmt: skip


def terms_of(side: Side) -> tuple[tuple[str, int], ...]:
    """A side's terms as a record holds them: (name, share) in the order they multiply."""
    return tuple((factor.name, factor.share) for factor in side.factors)
