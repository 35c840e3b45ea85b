"""The View: the world as one power can see it, with the same questions open to it as to a World.

A power sees exactly the ground its own and its friends' control and forces reach, and a little beyond
(`ViewRules`, `MovementRules.sight`); elsewhere it has one rounded estimate for each province and
owner. Titles, borders, wars and open treaties are public; money, morale, plans and secret treaties of
others are not. The legality of every order is judged on the View alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, Final, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from game.words import Branch
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight import reports, sight
from game.world.sight.appearance import SeenBeliefs, SeenColumns, SeenForces, frozen
from game.world.sight.clarity import clarity
from game.world.sight.newspapers import refuse_secrets
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.beliefs import Beliefs
from game.world.state.crises import Crisis
from game.world.state.forces import Force
from game.world.state.powers import Power
from game.world.state.reader import Reader
from game.world.state.treaties import Proposal, Question, Treaty
from game.world.state.world import Columns, World
from game.world.versions import FIELD, SIDES, Part, changes

T = TypeVar("T")

refuse_secrets()


class View:
    """What one power may know. Read-only: arrays refuse writing, tables are copies or shared immutables.

    A View is taken at one moment and answers for that moment; take a new one after the world moved (with
    `again`, which takes over what still holds). Views of the same moment share a `WorldIndex`.
    """

    #: What each thing that is worked out once hangs on, besides the ground that is seen.
    HANG_ON: ClassVar[dict[str, tuple[Part, ...]]] = {
        "controller": (),
        "places": (Part.GROUND, *SIDES),
        "powers": (Part.BONDS, Part.HOMES),
        "beliefs": (Part.BELIEFS,),
        "_clarity": (Part.BODIES, *SIDES),
        "armies": (Part.MUSTER, Part.BODIES, *SIDES),
        "navies": (Part.MUSTER, Part.BODIES, *SIDES),
        "treaties": (Part.BONDS,),
        "crises": (Part.TABLE,),
        "proposals": (Part.TABLE,),
        "questions": (Part.TABLE,),
        "friends": SIDES,
        "forces": (Part.MUSTER, *SIDES),
        "_strangers": (Part.MUSTER, *SIDES),
        "estimates": (Part.MUSTER, *SIDES),
    }
    #: What shows as it stands, so that nothing is worked out from it.
    AS_IT_STANDS: ClassVar[frozenset[Part]] = frozenset({Part.PURSE})
    #: What of it hangs on the ground that is seen, and what on the strangers' forces too.
    ON_SIGHT: ClassVar[tuple[str, ...]] = ("places", "forces", "_strangers", "estimates")
    ON_STRANGERS: ClassVar[tuple[str, ...]] = ("forces", "_strangers", "estimates")

    def __init__(self, world: World, power: int, moment: WorldIndex | None = None) -> None:
        self._world = world
        self._moment = moment or WorldIndex(world)
        self.stamp = self._moment.stamp
        self.armies_stamp: Final = self._moment.armies_stamp
        self._made: dict[Callable[[Any, Any], Any], Any] = {}
        self._made_before: dict[Callable[[Any, Any], Any], Any] = {}
        self.power = power
        # the ground, the rules, the frame of the campaign and its clock are known to all
        self.map: Final = world.map
        self.rules: Final = world.rules
        self.facts: Final = world.facts
        self.roster: Final = world.roster
        self.settings: Final = world.settings
        self.turn: Final = world.turn
        self.phase: Final = world.phase
        self.round: Final = world.round
        # so are wars, institutions, claims, and what events did: the newspapers are full of them
        self.wars: Final = world.wars
        self.bodies: Final = world.bodies
        self.claims: Final = world.claims
        self.fired: Final = world.fired
        self.flags: Final = world.flags
        self.incidents: Final = world.incidents
        self.lost: Final = world.lost
        self.logics: Final = world.logics  # a rule of the campaign, like the settings it overrides

    def common(self, work: Callable[[Reader], T], of: tuple[Part, ...]) -> T:
        """What a function makes of facts known to all, worked out once for everybody."""
        return self._moment.common(work, of)

    def renewed(self, make: Callable[[View, T | None], T]) -> T:
        """What a function makes of all this power knows now, out of what it made of it before."""
        if make not in self._made:
            self._made[make] = make(self, self._made_before.pop(make, None))
        found: T = self._made[make]
        return found

    @cached_property
    def controller(self) -> NDArray[np.int16]:
        """Who holds each hex: the newspapers know."""
        return frozen(self._world.controller)

    @cached_property
    def places(self) -> Columns:
        """Columns of the places; garrisons out of sight are taken to be complete."""
        return cast(Columns, SeenColumns(self, self._world.places))

    @cached_property
    def powers(self) -> Sequence[Power]:
        """All powers; of others only what is public, the rest rounded or left out."""
        shown = self._moment.faces.copy()
        shown[self.power] = self._world.powers[self.power]
        return shown

    @cached_property
    def beliefs(self) -> Beliefs:
        """What powers think of each other; one's own opinions exact, the others' as they show."""
        return cast(Beliefs, SeenBeliefs(self._moment.gossip, self._world.beliefs, self.power))

    def trust_of(self, power: int) -> list[int]:
        """How far a power trusts each other one: one's own opinion exact, the others' as it shows."""
        opinions = self._world.beliefs if power == self.power else self._moment.gossip
        trust: list[int] = opinions.trust[power].tolist()
        return trust

    @cached_property
    def forces(self) -> Mapping[int, Force]:
        """Own and friends' forces, and others where they can be seen, by id."""
        return SeenForces(self, self._world.forces, self._moment.look_of)

    def forces_of(self, power: int) -> Sequence[Force]:
        """A power's forces as far as they are seen, by id."""
        theirs = self._moment.forces_of(power)  # quicker than going through all one sees
        if power in self.friends or not theirs:
            return theirs
        found = self._strangers.get(power)
        if found is None:
            sees, zones, look_of = self.sees_hexes, self.sees_zones, self._moment.look_of
            found = self._strangers[power] = [
                look_of(force)
                for force in theirs
                if (sees[force.hex] if force.hex >= 0 else force.zone in zones)
            ]
        return found

    @cached_property
    def _strangers(self) -> dict[int, list[Force]]:
        """The others' forces that are seen, by owner, of those that were asked for."""
        return {}

    @property
    def sovereigns(self) -> Sequence[int]:
        """Who makes foreign policy for each power; no secret."""
        return self._moment.sovereigns

    @cached_property
    def armies(self) -> Sequence[int]:
        """Men on land by power: one's own and friends' exact, the others' as the attachés report them."""
        return self._register(self._moment.armies, "on land", self.rules.view.rounding)

    @cached_property
    def navies(self) -> Sequence[int]:
        """Guns afloat by power: one's own and friends' exact, the others' as the attachés count them."""
        return self._register(self._moment.navies, "at sea", reports.GUNS_STEP)

    @cached_property
    def _clarity(self) -> Sequence[int]:
        """How much less the error of reports is for each power, as far as it shows itself."""
        return clarity(self, self.power)

    def _register(self, counts: Sequence[int], what: str, step: int) -> reports.Register:
        """Whole armies or navies by power; foreign ones off by up to the spread, the same all year."""
        observer, year = self.roster[self.power].id, self.turn // QUARTERS_A_YEAR
        seed, spread, clear = self._world.seed, self.rules.view.spread, self._clarity
        roster = self.roster  # not the View, which keeps the register: each would keep the other alive

        def told(other: int, count: int) -> int:
            error = reports.error(seed, year, spread, (observer, what, roster[other].id))
            return reports.as_reported(count, fixed.mul(error, fixed.ONE - clear[other]), step)

        return reports.Register(counts, self.friends, told)

    @cached_property
    def treaties(self) -> Mapping[int, Treaty]:
        """Open treaties and one's own secret ones."""
        return {i: t for i, t in self._world.treaties.items() if self._knows(t)}

    def treaties_with(self, power: int) -> Sequence[Treaty]:
        """Known treaties to which a power is party, in force or not, oldest first."""
        found = self._moment.treaties_with(power)
        return [treaty for treaty in found if self._knows(treaty)] if self._moment.has_secrets else found

    def _knows(self, treaty: Treaty) -> bool:
        return not treaty.secret or self.power in treaty.parties

    @cached_property
    def crises(self) -> Mapping[int, Crisis]:
        """All crises and what lies open on their tables; of sealed papers only one's own."""
        return {i: crisis.as_seen_by(self.power) for i, crisis in self._world.crises.items()}

    @cached_property
    def proposals(self) -> Mapping[int, Proposal]:
        """Offers made by or to this power."""
        return {i: p for i, p in self._world.proposals.items() if self.power in (p.proposer, p.receiver)}

    @cached_property
    def questions(self) -> Sequence[Question]:
        """Questions put to this power."""
        return tuple(q for q in self._world.questions if q.power == self.power)

    # --- sight ------------------------------------------------------------------------------------

    @cached_property
    def friends(self) -> frozenset[int]:
        """Powers that show this one their troops, itself included."""
        return frozenset(queries.friends_of(self, self.power))

    @cached_property
    def _sight(self) -> sight.Sight:
        return self._look_out()

    def keeps_up(self, now: tuple[int, ...]) -> bool:
        """Whether nothing changed up to a version but what shows as it stands; then it is of that version."""
        holds = changes(self.stamp, now) <= self.AS_IT_STANDS
        if holds:
            self.stamp = now
        return holds

    def again(self, moment: WorldIndex) -> View:
        """What this power sees now, with whatever still holds taken over.

        Friends' forces are seen as they are at any time; what one knows of strangers hangs on the ground one
        sees, and on what they do.
        """
        moved = changes(self.stamp, moment.stamp)
        now = View(self._world, self.power, moment)
        now._made_before = {**self._made_before, **self._made}
        self._made_before.clear()  # else each View would keep all earlier ones alive
        old, new = self.__dict__, now.__dict__
        for name, of in self.HANG_ON.items():
            if name in old and moved.isdisjoint(of):
                new[name] = old[name]
        if moved.isdisjoint(FIELD):
            new.update(
                (name, old[name]) for name in ("_sight", "sees_zones") if name in old and "friends" in new
            )
        elif any(name in new for name in self.ON_SIGHT):
            for name in self._outdated(now, Part.CONTROL in moved):
                new.pop(name, None)
        return now

    def _outdated(self, now: View, is_ground_taken: bool) -> tuple[str, ...]:
        """What does not hold any more after forces moved, or ground changed hands."""
        if "friends" not in now.__dict__ or "_sight" not in self.__dict__:
            return self.ON_SIGHT
        was, are, friends = self.armies_stamp, now.armies_stamp, self.friends
        if is_ground_taken or any(was[friend] != are[friend] for friend in friends):
            if now._sight is not self._sight or now.sees_zones != self.sees_zones:
                return self.ON_SIGHT
        else:
            now.__dict__["_sight"] = self._sight
        strange = any(was[p] != are[p] and p not in friends for p in range(len(are)))
        return self.ON_STRANGERS if strange else ()

    def _look_out(self) -> sight.Sight:
        """What this power and its friends oversee now."""
        ours = np.zeros(len(self.roster) + 1, np.bool_)  # the last entry is nobody's
        ours[list(self.friends)] = True
        held = ours.take(self._world.controller, mode="wrap")
        for friend in sorted(self.friends):
            held[self._moment.posts_of(friend).hexes] = True
        return sight.sight_from(self.map, held, self.rules.movement.sight)

    @property
    def sees_hexes(self) -> NDArray[np.bool_]:
        """(hexes,) True where this power sees exactly."""
        return self._sight.hexes

    @property
    def sees_places(self) -> NDArray[np.bool_]:
        """(places,) True where the place's centre is seen."""
        return self._sight.places

    @cached_property
    def sees_zones(self) -> frozenset[int]:
        """Sea zones and boxes watched by friendly fleets, and zones that wash friendly shores."""
        return self._sight.waters.union(*(self._moment.posts_of(p).zones for p in sorted(self.friends)))

    @cached_property
    def estimates(self) -> Mapping[tuple[int, int], int]:
        """(place, power) -> men believed to stand there out of sight; places with none are absent."""
        sees = self.sees_hexes.tobytes()  # read one by one, bytes are quicker than an array
        units, friends, fleet = self.rules.units, self.friends, Branch.FLEET
        totals: dict[tuple[int, int], int] = {}
        for force in self._world.forces.values():
            where = force.hex
            if where < 0 or sees[where] or force.power in friends:
                continue
            if units[force.kind].branch is not fleet:
                key = (int(self.map.place[where]), force.power)
                totals[key] = totals.get(key, 0) + force.strength
        places, step = self.map.places, self.rules.view.rounding
        return {
            (place, owner): reports.as_reported(men, self._error(places[place].id, owner), step)
            for (place, owner), men in sorted(totals.items())
        }

    def _error(self, where: str, owner: int) -> int:
        """By what share this power's reports on another's men in a place are off this year."""
        subject = self.roster[self.power].id, where, self.roster[owner].id
        year = self.turn // QUARTERS_A_YEAR
        return reports.error(self._world.seed, year, self.rules.view.spread, subject)

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
            [power.copy() for power in self.powers],
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
            incidents=dict(source.incidents),
            lost=dict(source.lost),
            logics=dict(source.logics),
            next_id=source.next_id,
        )  # fmt: skip
        foot = next(u for u in source.rules.units_of(source.facts.era) if u.branch is Branch.FOOT)
        for (place, power), men in self.estimates.items():
            i = world.take_id()
            centre = source.map.places[place].centre
            world.forces[i] = Force(i, power, foot.id, "", centre, men)
        return world
