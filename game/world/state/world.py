"""The World: everything that changes in play, and how to copy, hash and check it.

Static parts (map, rules, facts, settings) are shared by reference and never copied. Columns
are numpy arrays for the many (hexes, places); slotted dataclasses serve the few. Every change to a
World comes from a rule or from an order that passed the door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.words import Branch, Logic, OverlordKind, Phase, PlaceKind, Rate, Source
from game.world.constants.ruleset import RuleSet
from game.world.map.gamemap import GameMap
from game.world.numbers import NOBODY, PlaceNumber, PowerNumber, PowerPair
from game.world.state import invariants
from game.world.state.beliefs import Beliefs
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.facts import ScenarioFacts
from game.world.state.fingerprint import TABLES, fingerprint
from game.world.state.forces import Force
from game.world.state.invariants import demand
from game.world.state.powers import Power, PowerFacts
from game.world.state.treaties import Claim, Proposal, Question, Treaty, War
from game.world.versions import Counted, Part, Versions

T = TypeVar("T")
MOST_LORDS = 4  # a vassal's vassal's vassal; longer chains do not occur and must not loop for ever


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen once, when a campaign begins."""

    luck: str = "full"  # full or reduced spread of the dice of battle
    logic: Logic = Logic.ADAPTIVE  # of all computer powers
    source: Source = Source.BOTH  # of aggression
    rate: Rate = Rate.DRAMATIC  # of what goes wrong at home
    logics: tuple[tuple[str, Logic], ...] = ()  # powers, by id, that decide otherwise than the rest
    simultaneous: bool = False  # whether politics orders are sealed and carried out together
    sandbox: bool = False  # whether logics may change in play
    comforts: tuple[tuple[str, int], ...] = ()  # powers, by id, with an envoy more (1) or fewer (-1)

    def comfort_of(self, power: str) -> int:
        """How easy a power's seat is made: 1 for the forgiving way, -1 for the sharp one."""
        return dict(self.comforts).get(power, 0)

    def logic_of(self, power: str) -> Logic:
        """How the AI decides for a power, by its id."""
        return dict(self.logics).get(power, self.logic)


@dataclass(slots=True)
class Columns(Counted):
    """The state of places, one entry a place (land provinces first); seas and boxes keep zeros."""

    PART: ClassVar[Part] = Part.GROUND

    owner: NDArray[np.int16]  # who holds the title
    occupied_since: NDArray[np.int16]  # turn a foreign power took the centre; -1 when the owner holds it
    population: NDArray[np.int32]  # people
    development: NDArray[np.int32]  # yearly income of an inhabitant, tenths of a pound
    industry: NDArray[np.int16]  # added to output, permyriad
    devastation: NDArray[np.int16]  # taken from output, permyriad
    unrest: NDArray[np.int16]  # 0..10,000
    fortress: NDArray[np.int8]  # level
    fortress_ready: NDArray[np.int16]  # turn in which a fortress being built is done; -1 if none is
    garrison: NDArray[np.int32]  # men inside the fortress
    siege: NDArray[np.int16]  # progress of the siege, 0..10,000
    slump: NDArray[np.int16]  # taken from output for a time, permyriad; below 0 added

    @staticmethod
    def empty(count: int) -> Columns:
        """Columns for a number of places that nobody owns yet."""
        columns = Columns(
            owner=np.full(count, NOBODY, np.int16),
            occupied_since=np.full(count, -1, np.int16),
            population=np.zeros(count, np.int32),
            development=np.zeros(count, np.int32),
            industry=np.zeros(count, np.int16),
            devastation=np.zeros(count, np.int16),
            unrest=np.zeros(count, np.int16),
            fortress=np.zeros(count, np.int8),
            fortress_ready=np.full(count, -1, np.int16),
            garrison=np.zeros(count, np.int32),
            siege=np.zeros(count, np.int16),
            slump=np.zeros(count, np.int16),
        )
        return columns

    def copy(self) -> Columns:
        """An independent copy."""
        return Columns(*(getattr(self, name).copy() for name in Columns.__slots__))


@dataclass(slots=True)
class World(Counted):
    """One state of the game. Powers are indices into ``roster`` and ``powers`` alike.

    It counts its versions by part (`game.world.versions`); they are no part of its state.
    """

    PARTS: ClassVar[dict[str, Part]] = {
        "turn": Part.DATE, "phase": Part.STEP, "round": Part.STEP, "controller": Part.CONTROL,
        "places": Part.GROUND, "powers": Part.BONDS, "beliefs": Part.BELIEFS, "forces": Part.MUSTER,
        "treaties": Part.BONDS, "wars": Part.BONDS, "bodies": Part.BODIES, "claims": Part.CLAIMS,
    }  # fmt: skip

    map: GameMap
    rules: RuleSet
    facts: ScenarioFacts
    roster: tuple[PowerFacts, ...]  # in the styles that `powers` bear
    settings: Settings
    seed: int
    turn: int
    phase: Phase
    round: int  # within operations: 1..3 in war, 1 in peace; 0 elsewhere
    controller: NDArray[np.int16]  # (hexes,) whose army or police holds the hex; NOBODY at sea
    places: Columns
    powers: list[Power]
    beliefs: Beliefs
    forces: dict[int, Force] = field(default_factory=dict)  # by id, ascending
    treaties: dict[int, Treaty] = field(default_factory=dict)
    wars: dict[int, War] = field(default_factory=dict)  # the living and the dead, by id
    bodies: dict[int, Institution] = field(default_factory=dict)  # institutions, by id
    crises: dict[int, Crisis] = field(default_factory=dict)  # the living and the dead, by id
    claims: list[Claim] = field(default_factory=list)  # sorted by (power, place)
    proposals: dict[int, Proposal] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    fired: dict[str, int] = field(default_factory=dict)  # event id -> turn it last fired
    flags: dict[str, int] = field(default_factory=dict)  # named facts that events set
    incidents: dict[PowerPair, int] = field(default_factory=dict)  # two powers, ascending -> turn
    lost: dict[tuple[PowerNumber, PlaceNumber], int] = field(
        default_factory=dict
    )  # power, place it gave in a peace -> turn
    logics: dict[PowerNumber, Logic] = field(
        default_factory=dict
    )  # powers given another logic in a sandbox campaign
    next_id: int = 1  # forces, treaties, wars and proposals share one counter; never reused

    def __post_init__(self) -> None:
        self.join(Versions(len(self.roster)))

    @property
    def versions(self) -> Versions:
        """How often each part of it changed."""
        assert self._versions is not None
        return self._versions

    def copy(self) -> World:
        """An independent copy that shares only the static tables."""
        return World(
            self.map,
            self.rules,
            self.facts,
            self.roster,
            self.settings,
            self.seed,
            self.turn,
            self.phase,
            self.round,
            self.controller.copy(),
            self.places.copy(),
            [power.copy() for power in self.powers],
            self.beliefs.copy(),
            {i: force.copy() for i, force in self.forces.items()},
            {i: treaty.copy() for i, treaty in self.treaties.items()},
            {i: war.copy() for i, war in self.wars.items()},
            {i: body.copy() for i, body in self.bodies.items()},
            {i: crisis.copy() for i, crisis in self.crises.items()},
            list(self.claims),
            dict(self.proposals),
            list(self.questions),
            dict(self.fired),
            dict(self.flags),
            dict(self.incidents),
            dict(self.lost),
            dict(self.logics),
            self.next_id,
        )

    def take_id(self) -> int:
        """The next unused id."""
        self.next_id += 1
        return self.next_id - 1

    @property
    def sovereigns(self) -> list[int]:
        """Who makes foreign policy for each power: itself, its crown or its suzerain; -1 if it is gone."""
        return self.common(World._sovereigns, (Part.BONDS,))

    def _sovereigns(self) -> list[int]:
        return [
            -1 if not power.exists else i if power.overlord < 0 else self._top_lord(i)
            for i, power in enumerate(self.powers)
        ]

    def _top_lord(self, power: int) -> int:
        """Follow crowns and suzerains upwards."""
        for _ in range(MOST_LORDS):
            above = self.powers[power]
            if above.overlord < 0 or above.overlord_kind is OverlordKind.PROTECTOR:
                break
            power = above.overlord
        return power

    def forces_of(self, power: int) -> list[Force]:
        """A power's forces, by id."""
        return self.forces_by_power.get(power, [])

    @property
    def forces_by_power(self) -> dict[int, list[Force]]:
        """All forces, by power and id."""
        return self.common(World._forces_by_power, (Part.MUSTER,))

    def _forces_by_power(self) -> dict[int, list[Force]]:
        found: dict[int, list[Force]] = defaultdict(list)
        for force in self.forces.values():
            found[force.power].append(force)
        return dict(found)

    def treaties_with(self, power: int) -> list[Treaty]:
        """Treaties to which a power is party, in force or not, oldest first."""
        return self.treaties_by_party.get(power, [])

    @property
    def treaties_by_party(self) -> dict[int, list[Treaty]]:
        """All treaties, in force or not, by party, oldest first."""
        return self.common(World._treaties_by_party, (Part.BONDS,))

    def _treaties_by_party(self) -> dict[int, list[Treaty]]:
        found: dict[int, list[Treaty]] = {}
        for treaty in self.treaties.values():
            for party in treaty.parties:
                found.setdefault(party, []).append(treaty)
        return found

    @property
    def armies(self) -> Sequence[int]:
        """Men on land by power."""
        return self.common(World._armies, (Part.MUSTER,))

    @property
    def navies(self) -> Sequence[int]:
        """Guns afloat by power."""
        return self.common(World._navies, (Part.MUSTER,))

    def _armies(self) -> tuple[int, ...]:
        return self._strengths(afloat=False)

    def _navies(self) -> tuple[int, ...]:
        return self._strengths(afloat=True)

    def _strengths(self, *, afloat: bool) -> tuple[int, ...]:
        total = [0] * len(self.powers)
        ships = {kind for kind, unit in self.rules.units.items() if unit.branch is Branch.FLEET}
        for force in self.forces.values():
            if (force.kind in ships) == afloat:
                total[force.power] += force.strength
        return tuple(total)

    def trust_of(self, power: int) -> list[int]:
        """How far a power trusts each other one, permyriad."""
        trust: list[int] = self.beliefs.trust[power].tolist()
        return trust

    def common(self, work: Callable[[World], T], of: tuple[Part, ...]) -> T:
        """What a function makes of parts of the world, kept until one of them changes; not to be written."""
        versions = self.versions
        now, kept = versions.of(of), versions.memo.get(work)
        if kept is None or kept[0] != now:
            kept = versions.memo[work] = now, work(self)
        found: T = kept[1]
        return found

    @property
    def stamp(self) -> tuple[int, ...]:
        """The versions of all its parts now."""
        return self.versions.stamp()

    @property
    def armies_stamp(self) -> tuple[int, ...]:
        """How often each power's forces changed until now."""
        return tuple(self.versions.armies)

    def renewed(self, make: Callable[[World, T | None], T]) -> T:
        """What a function makes of the world as it is now, out of what it made of it before."""
        memo, now = self.versions.memo, sum(self.versions.counts)
        kept = memo.get(make)
        if kept is None or kept[0] != now:
            kept = memo[make] = now, make(self, None if kept is None else kept[1])
        found: T = kept[1]
        return found

    def state_hash(self) -> str:
        """A fingerprint of the whole state; equal states have equal hashes on every machine.

        It knows nothing of the map, rules and facts that made the state: a mended comment changes no world.
        """
        clock = (self.seed, self.turn, self.phase, self.round, self.next_id)
        columns = {name: getattr(self.places, name) for name in Columns.__slots__}
        columns |= {name: getattr(self.beliefs, name) for name in Beliefs.__slots__}
        tables = {name: getattr(self, name) for name in TABLES}
        return fingerprint(clock, {"controller": self.controller, **columns}, tables, self.settings)

    def check_invariants(self) -> None:
        """Raise `BrokenInvariant` naming the first thing that cannot be."""
        count = len(self.powers)
        demand(len(self.roster) == count, "roster and powers differ in length")
        land = self.map.is_land
        demand(bool((self.controller[~land] == NOBODY).all()), "somebody controls water")
        demand(bool((self.controller < count).all()), "a hex is held by no such power")
        owner = self.places.owner
        kinds = np.array([place.kind is PlaceKind.SEA for place in self.map.places])
        demand(bool((owner[kinds] == NOBODY).all()), "somebody owns a sea")
        for index in np.unique(owner[owner >= 0]):
            demand(
                self.powers[int(index)].exists, f"{self.roster[int(index)].id} owns land but does not exist"
            )
        for name in ("population", "garrison", "devastation", "unrest", "siege", "industry"):
            demand(bool((getattr(self.places, name) >= 0).all()), f"negative {name}")
        invariants.check_powers(self.roster, self.powers)
        invariants.check_forces(self.forces, self.powers, self.bodies, land)
        invariants.check_bonds(self.wars, self.treaties)
        invariants.check_tables(self.bodies, self.crises, count)
        demand(self.settings.sandbox or not self.logics, "a logic changed outside a sandbox campaign")
        demand(set(self.logics) <= set(range(count)), "a logic for no such power")
        for name in Beliefs.__slots__:
            table = getattr(self.beliefs, name)
            demand(bool((np.abs(table.astype(int)) <= 10_000).all()), f"beliefs: {name} out of range")
