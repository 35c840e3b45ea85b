"""What two sides of a battle are worth, and why: the terms that screen, AI and rule all show and use.

A side's value starts from its forces at full worth and is multiplied, term by term. Each `Factor` holds
the side's value before and after it, so a chain of factors always multiplies to the value used: nothing
hidden is added. A term that concerns only some of the forces (a river one corps has to cross) changes the
side by as much as those forces weigh in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.rules.land.ground import CROSSING, between, is_winter
from game.rules.land.zoc import Board
from game.words import Branch, RiverRank, Stance
from game.world import fixed
from game.world.constants.ruleset import CombatRules
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.units import POINTS


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason why a side is worth more or less: its value before and after."""

    name: str
    before: int
    after: int

    @property
    def share(self) -> int:
        """By what the value is multiplied, permyriad."""
        return fixed.ratio(self.after, self.before) if self.before else fixed.ONE


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a battle: who, how many, and what that is worth, permyriad of a foot corps."""

    powers: tuple[int, ...]  # in order of first appearance
    forces: tuple[int, ...]
    men: int
    base: int
    factors: tuple[Factor, ...]
    value: int
    horse: int  # share of cavalry in the base value, permyriad


@dataclass(slots=True)
class Tally:
    """A side while it is being reckoned: each force with its value so far, and the factors so far."""

    forces: list[Force]
    values: list[int]
    factors: list[Factor] = field(default_factory=list)
    base: int = 0

    def __post_init__(self) -> None:
        self.base = sum(self.values)

    def each(self, name: str, share_of: Callable[[Force], int]) -> None:
        """Multiply every force's value by its own share; a factor that changes nothing is not listed."""
        shares = [share_of(force) for force in self.forces]
        if all(share == fixed.ONE for share in shares):
            return
        before = sum(self.values)
        self.values = [fixed.mul(value, share) for value, share in zip(self.values, shares, strict=True)]
        after = sum(self.values)
        if after != before:
            self.factors.append(Factor(name, before, after))

    def all(self, name: str, share: int) -> None:
        """Multiply the whole side by one share."""
        if share != fixed.ONE:
            self.each(name, lambda _: share)

    def side(self, horse: int) -> Side:
        """The finished side; worth at least 1, so that odds exist."""
        return Side(
            powers=tuple(dict.fromkeys(force.power for force in self.forces)),
            forces=tuple(force.id for force in self.forces),
            men=sum(force.strength for force in self.forces),
            base=self.base,
            factors=tuple(self.factors),
            value=max(1, sum(self.values)),
            horse=horse,
        )


def attacking_side(board: Board, attackers: Sequence[Force], target: int, is_landing: bool = False) -> Side:
    """What attackers are worth against a hex; from each his own hex, or from the water."""
    reader, rules = board.reader, board.reader.rules.combat
    units = reader.rules.units
    tally = Tally(
        list(attackers), [units[f.kind].attack * f.strength // units[f.kind].full_strength for f in attackers]
    )
    arms, horse = _arms(reader, tally)
    ground = reader.rules.terrain[reader.map.terrain[target]]
    tally.each(
        "horse_ground", lambda f: ground.horse_attack if units[f.kind].branch is Branch.HORSE else fixed.ONE
    )
    if is_landing:
        tally.all("landing", rules.landing)
    else:
        _approach(reader, tally, target)
    if is_winter(reader):
        tally.all("winter", rules.winter)
    tally.all("combined_arms", arms)
    condition(reader, tally)
    return tally.side(horse)


def defending_side(
    board: Board, defenders: Sequence[Force], supporters: Sequence[Force], target: int
) -> Side:
    """What the forces on a hex are worth with those that march to their guns."""
    reader, rules = board.reader, board.reader.rules.combat
    units, stances = reader.rules.units, rules.stance_value
    everybody = [*defenders, *supporters]
    tally = Tally(
        everybody, [units[f.kind].defence * f.strength // units[f.kind].full_strength for f in everybody]
    )
    helping = {f.id for f in supporters}
    arms, horse = _arms(reader, tally)
    tally.each("support", lambda f: rules.support if f.id in helping else fixed.ONE)
    tally.all("terrain", reader.rules.terrain[reader.map.terrain[target]].defence)
    dug = rules.entrenchment[reader.facts.era]
    tally.each("entrenchment", lambda f: fixed.ONE if f.id in helping else fixed.ONE + dug * f.entrenchment)
    place = board.own_fortress(defenders[0].power, target)
    if place >= 0:
        tally.all("fortress", fixed.ONE + rules.fortress * int(reader.places.fortress[place]))
    tally.each("stance", lambda f: fixed.ONE if f.id in helping else stances[Stance(f.stance)])
    tally.all("combined_arms", arms)
    condition(reader, tally)
    return tally.side(horse)


def garrison_side(reader: Reader, place: int, holder: int) -> Side:
    """What the men behind a fortress's walls are worth when they are stormed; a siege opens breaches."""
    rules, siege = reader.rules.combat, reader.rules.siege
    men, level = int(reader.places.garrison[place]), int(reader.places.fortress[place])
    base = max(1, siege.garrison_value * men // siege.garrison)
    walls = fixed.ONE + rules.storm_fortress * level
    breached = fixed.ONE + fixed.mul(walls - fixed.ONE, fixed.ONE - int(reader.places.siege[place]))
    behind = fixed.mul(base, walls)
    factors = [Factor("fortress", base, behind)]
    if breached != walls:
        factors.append(Factor("breach", behind, fixed.mul(base, breached)))
    return Side((holder,), (), men, base, tuple(factors), max(1, factors[-1].after), 0)


def _approach(reader: Reader, tally: Tally, target: int) -> None:
    """Rivers and narrow waters, each force from where it stands."""
    rules = reader.rules.combat
    barrier = {h: between(reader.map, h, target) for h in dict.fromkeys(f.hex for f in tally.forces)}

    def river(force: Force) -> int:
        kind = barrier[force.hex]
        return fixed.ONE if kind == CROSSING else rules.river[RiverRank(kind)]

    tally.each("river", river)
    tally.each("crossing", lambda f: rules.crossing if barrier[f.hex] == CROSSING else fixed.ONE)


def _arms(reader: Reader, tally: Tally) -> tuple[int, int]:
    """The factor for arms that work together, and the share of horse in the base value."""
    rules, units = reader.rules.combat, reader.rules.units
    worth = dict.fromkeys((Branch.FOOT, Branch.HORSE, Branch.GUNS), 0)
    for force, value in zip(tally.forces, tally.values, strict=True):
        branch = units[force.kind].branch
        worth[branch if branch in worth else Branch.FOOT] += value
    total = max(1, sum(worth.values()))
    has = {branch: fixed.ratio(value, total) >= rules.arms_share for branch, value in worth.items()}
    count = has[Branch.HORSE] + has[Branch.GUNS] if has[Branch.FOOT] else 0
    return fixed.ONE + rules.combined_arms * count, fixed.ratio(worth[Branch.HORSE], total)


def condition(reader: Reader, tally: Tally) -> None:
    """What state the forces are in, how they are led, and how ready their country is."""
    rules, powers, turn = reader.rules.combat, reader.powers, reader.turn
    tally.each("experience", lambda f: experience_share(rules, f.experience))
    tally.each("morale", lambda f: morale_share(rules, f.morale))
    tally.each("supply", lambda f: fixed.blend(rules.supply_floor, fixed.ONE, f.supply * fixed.ONE // POINTS))
    tally.each("quality", lambda f: powers[f.power].army_quality)
    tally.each("command", lambda f: fixed.ONE + rules.command * (f.command - POINTS // 2) // POINTS)
    tally.each(
        "readiness",
        lambda f: rules.readiness[powers[f.power].footing] if f.ready_turn <= turn else rules.unready,
    )


def experience_share(rules: CombatRules, points: int) -> int:
    """What experience does to a force's value; nothing at the ordinary level."""
    return fixed.ONE + rules.experience * (points - rules.ordinary_experience) // POINTS


def morale_share(rules: CombatRules, points: int) -> int:
    """What morale does to a force's value; nothing at the ordinary level."""
    return rules.morale_floor + (fixed.ONE - rules.morale_floor) * points // rules.ordinary_morale
