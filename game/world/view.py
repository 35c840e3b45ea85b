"""The View: the world as one power can see it, with the same questions open to it as to a World.

A power sees exactly the ground its own and its friends' control and forces reach, and a little beyond
(`ViewRules`, `MovementRules.sight`); elsewhere it has one rounded estimate for each province and
owner. Titles, borders, wars and open treaties are public; money, morale, plans and secret treaties of
others are not. The legality of every order is judged on the View alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from game.words import Branch, Course, Mission, Phase, PlaceKind, Posture, Rank, Stance
from game.world import fixed, queries
from game.world.beliefs import Beliefs
from game.world.bodies import Institution, transparency
from game.world.crises import Crisis
from game.world.dice import Dice
from game.world.facts import ScenarioFacts
from game.world.forces import NOWHERE, Force
from game.world.hexes import dilate
from game.world.home import Home
from game.world.map import GameMap
from game.world.mapindex import index_of
from game.world.powers import Budget, Power, PowerFacts
from game.world.ruleset import RuleSet
from game.world.treaties import Claim, Proposal, Question, Treaty, War
from game.world.world import Columns, Settings, World

#: What of another power's state is hidden or only roughly known.
HIDDEN = frozenset(
    (
        "treasury", "chest", "envoys", "posture", "manpower", "will", "budget", "losses", "home",
        "help_expected",
    )
)  # fmt: skip
HOME_STEP = 2_000  # conditions at home as an embassy reports them
MANPOWER_STEP = 10_000
WILL_STEP = 1_000
SHARE_STEP = 100
GUNS_STEP = 20
BELIEF_STEP = 500

T = TypeVar("T", bound=np.generic)


class View:
    """What one power may know. Read-only: arrays refuse writing, tables are copies or shared immutables.

    A View is taken at one moment and answers for that moment; take a new one after the world moved.
    """

    def __init__(self, world: World, power: int) -> None:
        self._world = world
        self.power = power

    @property
    def map(self) -> GameMap:
        """The ground, known to all."""
        return self._world.map

    @property
    def rules(self) -> RuleSet:
        """The rules, known to all."""
        return self._world.rules

    @property
    def facts(self) -> ScenarioFacts:
        """The frame of the campaign."""
        return self._world.facts

    @property
    def roster(self) -> tuple[PowerFacts, ...]:
        """Names and colours of all powers."""
        return self._world.roster

    @property
    def settings(self) -> Settings:
        """The campaign's settings."""
        return self._world.settings

    @property
    def turn(self) -> int:
        """Quarters since the start."""
        return self._world.turn

    @property
    def phase(self) -> Phase:
        """The part of the turn."""
        return self._world.phase

    @property
    def round(self) -> int:
        """The round of operations."""
        return self._world.round

    @cached_property
    def controller(self) -> NDArray[np.int16]:
        """Who holds each hex: the newspapers know."""
        return _frozen(self._world.controller)

    @cached_property
    def places(self) -> Columns:
        """Columns of the places; garrisons out of sight are taken to be complete."""
        return cast(Columns, _SeenColumns(self, self._world.places))

    @cached_property
    def powers(self) -> Sequence[Power]:
        """All powers; of others only what is public, the rest rounded or left out."""
        shown = [_Masked(power) for power in self._world.powers]
        shown[self.power] = self._world.powers[self.power]  # type: ignore[call-overload]
        return cast(Sequence[Power], shown)

    @cached_property
    def beliefs(self) -> Beliefs:
        """What powers think of each other; one's own opinions exact, the others' as they show."""
        return _shown_beliefs(self._world.beliefs, self.power)

    @cached_property
    def forces(self) -> Mapping[int, Force]:
        """Own and friends' forces, and others where they can be seen, by id."""
        friends = self.friends
        sees = self.sees_hexes
        zones = self.sees_zones
        return {
            i: force if force.power in friends else _as_seen(force)
            for i, force in self._world.forces.items()
            if force.power in friends
            or (force.hex >= 0 and sees[force.hex])
            or (force.hex == NOWHERE and force.zone in zones)
        }

    def forces_of(self, power: int) -> Sequence[Force]:
        """A power's forces as far as they are seen, by id."""
        if power == self.power:  # quicker than going through all one sees
            return self._world.forces_of(power)
        return [force for force in self.forces.values() if force.power == power]

    @cached_property
    def sovereigns(self) -> Sequence[int]:
        """Who makes foreign policy for each power; no secret."""
        return self._world.sovereigns

    @cached_property
    def armies(self) -> Sequence[int]:
        """Men on land by power: one's own and friends' exact, the others' as the attachés report them."""
        return self._register(afloat=False, step=self.rules.view.rounding)

    @cached_property
    def navies(self) -> Sequence[int]:
        """Guns afloat by power: one's own and friends' exact, the others' as the attachés count them."""
        return self._register(afloat=True, step=GUNS_STEP)

    def _register(self, *, afloat: bool, step: int) -> list[int]:
        """Whole armies or navies by power; foreign ones off by up to the spread, the same all year."""
        fleets = {kind for kind, unit in self.rules.units.items() if unit.branch is Branch.FLEET}
        totals = [0] * len(self.roster)
        for force in self._world.forces.values():
            if (force.kind in fleets) is afloat:
                totals[force.power] += force.strength
        subject = (self.roster[self.power].id, "at sea" if afloat else "on land")
        owners = tuple(facts.id for facts in self.roster)
        swings = _register_swings(self._world.seed, self.turn // 4, self.rules.view.spread, subject, owners)
        seen = transparency(self.bodies, self.power)
        known = [0] * len(totals)
        for i, count in enumerate(totals):
            if not count or i in self.friends:
                known[i] = count
            else:
                swing = fixed.mul(swings[i], fixed.ONE - seen.get(i, 0))
                known[i] = _rounded(fixed.mul(count, fixed.ONE + swing), step)
        return known

    @cached_property
    def treaties(self) -> Mapping[int, Treaty]:
        """Open treaties and one's own secret ones."""
        return {i: t for i, t in self._world.treaties.items() if not t.secret or self.power in t.parties}

    @property
    def wars(self) -> Mapping[int, War]:
        """All wars, who fights in them and how they stand."""
        return self._world.wars

    @property
    def bodies(self) -> Mapping[int, Institution]:
        """Institutions and how well they hold: everybody talks of little else."""
        return self._world.bodies

    @cached_property
    def crises(self) -> Mapping[int, Crisis]:
        """All crises and what lies open on their tables; of sealed papers only one's own."""
        return {i: crisis.as_seen_by(self.power) for i, crisis in self._world.crises.items()}

    @property
    def claims(self) -> Sequence[Claim]:
        """Claims are made in public."""
        return self._world.claims

    @cached_property
    def proposals(self) -> Mapping[int, Proposal]:
        """Offers made by or to this power."""
        return {i: p for i, p in self._world.proposals.items() if self.power in (p.proposer, p.receiver)}

    @cached_property
    def questions(self) -> Sequence[Question]:
        """Questions put to this power."""
        return tuple(q for q in self._world.questions if q.power == self.power)

    @property
    def fired(self) -> Mapping[str, int]:
        """Events that happened, which all have heard of, and when."""
        return self._world.fired

    @property
    def flags(self) -> Mapping[str, int]:
        """Public facts that events set."""
        return self._world.flags

    # --- sight ------------------------------------------------------------------------------------

    @cached_property
    def friends(self) -> frozenset[int]:
        """Powers that show this one their troops, itself included."""
        # Secret treaties with this power count: queries on the world are filtered by party anyway.
        return frozenset(queries.friends_of(self._world, self.power))

    @cached_property
    def sees_hexes(self) -> NDArray[np.bool_]:
        """(hexes,) True where this power sees exactly."""
        held = np.isin(self._world.controller, sorted(self.friends))
        held[[f.hex for f in self._world.forces.values() if f.hex >= 0 and f.power in self.friends]] = True
        return _frozen(dilate(held, self.map.neighbours, self.rules.movement.sight))

    @cached_property
    def sees_places(self) -> NDArray[np.bool_]:
        """(places,) True where the place's centre is seen."""
        centre = index_of(self.map).centre
        return _frozen(np.where(centre >= 0, self.sees_hexes[centre], False))

    @cached_property
    def sees_zones(self) -> frozenset[int]:
        """Sea zones and boxes watched by friendly fleets, and zones that wash friendly shores."""
        zones = {f.zone for f in self._world.forces.values() if f.power in self.friends and f.zone >= 0}
        seen = self.map.place[np.flatnonzero(self.sees_hexes)]
        is_sea = [p.kind is PlaceKind.SEA for p in self.map.places]
        return frozenset(zones | {int(z) for z in np.unique(seen) if z >= 0 and is_sea[z]})

    @cached_property
    def estimates(self) -> Mapping[tuple[int, int], int]:
        """(place, power) -> men believed to stand there out of sight; places with none are absent.

        The error is the same all year for one observer, province and owner: a staff does not learn
        more by asking twice.
        """
        sees = self.sees_hexes
        units = self.rules.units
        totals: dict[tuple[int, int], int] = {}
        for force in self._world.forces.values():
            hidden = force.hex >= 0 and not sees[force.hex] and force.power not in self.friends
            if hidden and units[force.kind].branch is not Branch.FLEET:
                key = (int(self.map.place[force.hex]), force.power)
                totals[key] = totals.get(key, 0) + force.strength
        places = self.map.places
        return {
            (place, owner): self._estimate(places[place].id, owner, men)
            for (place, owner), men in sorted(totals.items())
        }

    def _estimate(self, where: str, owner: int, men: int) -> int:
        """A rounded guess at a power's men in a place, off by up to the spread either way."""
        rules = self.rules.view
        subject = (self.roster[self.power].id, where, self.roster[owner].id)
        swing = _swing(self._world.seed, self.turn // 4, rules.spread, subject)
        return _rounded(fixed.mul(men, fixed.ONE + swing), rules.rounding)

    # --- imagination ------------------------------------------------------------------------------

    def imagined(self) -> World:
        """A World filled with what this power knows and believes, for plans made on the real rules.

        Unseen forces become plain foot on the centre of their province. Seed 0: imagination must
        not foresee the dice.
        """
        source = self._world
        world = World(
            source.map, source.rules, source.facts, source.roster, source.settings, 0,
            source.turn, source.phase, source.round, source.controller.copy(), self.places.copy(),
            [power.copy() if i == self.power else _public(power) for i, power in enumerate(source.powers)],
            self.beliefs.copy(),
            forces={i: force.copy() for i, force in self.forces.items()},
            treaties={i: treaty.copy() for i, treaty in self.treaties.items()},
            wars={i: war.copy() for i, war in source.wars.items()},
            bodies={i: body.copy() for i, body in source.bodies.items()},
            crises={i: crisis.copy() for i, crisis in self.crises.items()},
            claims=list(source.claims),
            proposals=dict(self.proposals),
            questions=list(self.questions),
            fired=dict(source.fired),
            flags=dict(source.flags),
            next_id=source.next_id,
        )  # fmt: skip
        foot = next(u for u in source.rules.units_of(source.facts.era) if u.branch is Branch.FOOT)
        for (place, power), men in self.estimates.items():
            i = world.take_id()
            centre = source.map.places[place].centre
            world.forces[i] = Force(i, power, foot.id, "", centre, men)
        return world


@lru_cache(maxsize=1 << 16)  # the same all year, and asked for every time somebody looks
def _swing(seed: int, year: int, spread: int, subject: tuple[str, ...]) -> int:
    """The error of one estimate, permyriad."""
    return Dice(seed).below(year, 2 * spread + 1, "estimate", *subject) - spread


@lru_cache(maxsize=1 << 10)
def _register_swings(
    seed: int, year: int, spread: int, subject: tuple[str, ...], owners: tuple[str, ...]
) -> tuple[int, ...]:
    """The errors of a power's registers of foreign armies or navies, permyriad, by owner."""
    return tuple(_swing(seed, year, spread, (*subject, owner)) for owner in owners)


def _rounded(men: int, step: int) -> int:
    """A guess to the nearest step, never nothing."""
    return max(step, (men + step // 2) // step * step)


def _frozen(array: NDArray[T]) -> NDArray[T]:
    """A read-only look at an array."""
    look = array.view()
    look.flags.writeable = False
    return look


def _shown_beliefs(beliefs: Beliefs, power: int) -> Beliefs:
    """All tables; other powers' rows to the nearest step, as courts gossip."""
    known = beliefs.copy()
    for name in Beliefs.__slots__:
        table = getattr(known, name)
        table[:] = table // BELIEF_STEP * BELIEF_STEP
        table[power] = getattr(beliefs, name)[power]
        table.flags.writeable = False
    return known


class _SeenColumns:
    """Columns of the places as one power knows them; looks like `Columns` and cannot be written."""

    def __init__(self, view: View, source: Columns) -> None:
        self._view, self._source = view, source

    def __getattr__(self, name: str) -> NDArray[np.generic]:
        column = _frozen(getattr(self._source, name))
        self.__dict__[name] = column  # the next look finds it at once
        return column

    @cached_property
    def garrison(self) -> NDArray[np.int32]:
        guess = self._source.fortress.astype(np.int32) * self._view.rules.siege.garrison
        return _frozen(np.where(self._view.sees_places, self._source.garrison, guess).astype(np.int32))

    @cached_property
    def siege(self) -> NDArray[np.int16]:
        return _frozen(np.where(self._view.sees_places, self._source.siege, 0).astype(np.int16))

    def copy(self) -> Columns:
        return Columns(*(getattr(self, name).copy() for name in Columns.__slots__))


class _Masked:
    """Another power's state as the world knows it; looks like a `Power` and cannot be written."""

    __slots__ = ("_power",)

    def __init__(self, power: Power) -> None:
        self._power = power

    def __getattr__(self, name: str) -> object:
        shown = getattr(self._power, name)
        return getattr(_public(self._power), name) if name in HIDDEN else shown

    def __repr__(self) -> str:
        return repr(_public(self._power))

    # read in every loop over the powers, so worth the short way
    @property
    def home(self) -> Home:
        return _public_home(self._power.home)

    @property
    def exists(self) -> bool:
        return self._power.exists

    @property
    def overlord(self) -> int:
        return self._power.overlord

    @property
    def rank(self) -> Rank:
        return self._power.rank


def _public(power: Power) -> Power:
    """What the world knows of somebody else's state."""
    known = power.copy()
    known.treasury = known.chest = known.envoys = known.losses = known.help_expected = 0
    known.posture = Posture.COVER
    known.manpower = power.manpower // MANPOWER_STEP * MANPOWER_STEP
    known.will = power.will // WILL_STEP * WILL_STEP
    known.home = _public_home(power.home)
    if power.budget is not None:
        b = power.budget
        known.budget = Budget(
            *(v // SHARE_STEP * SHARE_STEP for v in (b.tax, b.military, b.welfare, b.investment))
        )
    return known


def _public_home(home: Home) -> Home:
    """What embassies report of another country's home: its conditions roughly, its designs not at all."""
    known = home.copy()
    for name in Home.SHARES:
        setattr(known, name, getattr(home, name) // HOME_STEP * HOME_STEP)
    known.pathology, known.since, known.course, known.resisted = None, -1, Course.STEADY, 0
    known.severity = known.greed = known.fear = 0
    return known


def _as_seen(force: Force) -> Force:
    """A stranger's force as it looks from outside; friends hide nothing from each other."""
    look = force.copy()
    look.morale, look.experience, look.supply, look.command = 700, 300, 1000, 500
    look.stance, look.points = Stance.STAND, 0
    if look.mission is not Mission.BLOCKADE:  # a blockade is declared, and felt
        look.mission = Mission.PATROL
    look.has_reacted = look.has_fought = False
    return look
