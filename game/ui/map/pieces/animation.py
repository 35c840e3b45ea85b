"""Plays what happened on the map: counters that glide along their march, battles that flash up.

Only what the power may know is played: marches in records it may read, and forces it saw both before and
after. Marches between two battles go at the same time, and long stories go faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.rules.land.battle import BattleFought
from game.rules.land.movement import ForceMoved
from game.rules.land.reactions import ForceFellBack
from game.rules.land.siege import FortressFell, FortressStormed
from game.rules.sea.naval import FleetSailed
from game.rules.sea.seabattle import SeaBattleFought
from game.world.map.mapindex import index_of
from game.world.records import Record
from game.world.sight.view import View

Point = tuple[float, float]
Spot = tuple[int, int]  # (hex, -1) or (-1, zone)

MARCH_SECONDS, BATTLE_SECONDS = 0.65, 0.55
LONGEST = 5.0  # seconds a whole story may take


@dataclass(slots=True)
class Act:
    """What goes on at one time: marches of forces along paths of spots, and battles on hexes."""

    marches: dict[int, list[Spot]] = field(default_factory=dict)
    battles: list[int] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """How long it takes at ordinary speed."""
        return BATTLE_SECONDS if self.battles else MARCH_SECONDS


@dataclass(slots=True)
class Animator:
    """The story being played, if any."""

    acts: list[Act] = field(default_factory=list)
    elapsed: float = 0.0
    pace: float = 1.0

    @property
    def busy(self) -> bool:
        """Whether something is still playing."""
        return bool(self.acts)

    def begin(self, acts: Iterable[Act], speed: float) -> None:
        """Add acts to the story; ``speed`` above 1 plays faster."""
        self.acts += acts
        total = sum(act.seconds for act in self.acts)
        self.pace = max(speed, total / LONGEST)

    def skip(self) -> None:
        """End the story at once."""
        self.acts.clear()
        self.elapsed = 0.0

    def update(self, seconds: float) -> bool:
        """Let time pass; True when an act ended."""
        if not self.acts:
            return False
        self.elapsed += seconds * self.pace
        ended = False
        while self.acts and self.elapsed >= self.acts[0].seconds:
            self.elapsed -= self.acts.pop(0).seconds
            ended = True
        if not self.acts:
            self.elapsed = 0.0
        return ended

    @property
    def hidden(self) -> frozenset[int]:
        """Forces that must not be drawn where they have arrived: they are still on their way."""
        return frozenset(force for act in self.acts for force in act.marches)

    def positions(self, middles: Mapping[Spot, Point]) -> dict[int, Point]:
        """Where the forces on the way are now; those whose turn comes later wait at their start."""
        found: dict[int, Point] = {}
        for number, act in enumerate(self.acts):
            share = self.elapsed / act.seconds if number == 0 else 0.0
            for force, path in act.marches.items():
                if force not in found:
                    found[force] = _along([middles[spot] for spot in path if spot in middles], share)
        return found

    @property
    def battles(self) -> list[tuple[int, float]]:
        """Hexes of the battles of the moment, and how far each has come, 0..1."""
        if not self.acts:
            return []
        return [(hex_id, self.elapsed / self.acts[0].seconds) for hex_id in self.acts[0].battles]


def _along(points: Sequence[Point], share: float) -> Point:
    """The point a share of the way along a path, slow at its ends."""
    eased = share * share * (3 - 2 * share)
    at = eased * (len(points) - 1)
    first = min(int(at), len(points) - 2)
    if first < 0:
        return points[0]
    part = at - first
    (x0, y0), (x1, y1) = points[first], points[first + 1]
    return x0 + (x1 - x0) * part, y0 + (y1 - y0) * part


def acts_of(records: Iterable[Record], view: View, before: Mapping[int, Spot]) -> list[Act]:
    """The story of records for the View's power. ``before`` says where it last saw each force."""
    me = view.roster[view.power].id
    acts: list[Act] = [Act()]
    told: set[int] = set()
    for record in records:
        if not record.readable_by(me):
            continue
        battle = _battle_hex(record, view)
        if battle >= 0:
            if acts[-1].marches:
                acts.append(Act())
            acts[-1].battles.append(battle)
            continue
        for force, path in _marches(record, view, before):
            if force in view.forces and len(path) > 1:
                if acts[-1].battles:
                    acts.append(Act())
                known = acts[-1].marches.get(force)
                acts[-1].marches[force] = known + path[1:] if known else path
                told.add(force)
    seen = Act()
    for i, there in view.forces.items():
        spot = (there.hex, there.zone)
        if i not in told and i in before and before[i] != spot and there.aboard < 0:
            seen.marches[i] = [before[i], spot]
    return [act for act in (*acts, seen) if act.marches or act.battles]


def _battle_hex(record: Record, view: View) -> int:
    """Where a record has a battle, -1 if it has none."""
    match record:
        case BattleFought():
            return record.hex
        case FortressStormed() | FortressFell():
            return view.map.places[index_of(view.map).by_id[record.place]].centre
        case SeaBattleFought():
            return view.map.places[index_of(view.map).by_id[record.zone]].centre
    return -1


def _marches(record: Record, view: View, before: Mapping[int, Spot]) -> list[tuple[int, list[Spot]]]:
    """Forces that a record moves, and their paths."""
    match record:
        case ForceMoved():
            path = [(h, -1) for h in (record.start, *record.path)]
            return [(force, list(path)) for force in record.forces]
        case ForceFellBack():
            return [(record.force, [(record.start, -1), (record.hex, -1)])]
        case FleetSailed():
            zones: list[Spot] = [(-1, index_of(view.map).by_id[zone]) for zone in record.path]
            if record.port >= 0:
                zones.append((record.port, -1))
            return [(f, [before[f], *zones] if f in before else list(zones)) for f in record.forces]
    return []
