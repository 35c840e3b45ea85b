"""Cuts the land into provinces that keep to the borders of all three eras."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import shapely

from game.world.map import projection
from maps.build.grid import CENTRE, Grid
from maps.build.land import Ground
from maps.build.owners import Town, Triple, nearest_land
from maps.build.sources import ERAS, notes, powers, table

USUAL_WEIGHT = 9.0  # a province with a greater town may be smaller
FAR = 1e9  # km: no limit to how far a province may spread
FULL_KM = 60.0  # the grid the grain is written for; finer grids keep smaller provinces
SLIVER = 6  # hexes: unclaimed scraps below this follow their surroundings


@dataclass(slots=True)
class Province:
    """A province in the making."""

    id: str
    names: dict[str, str]
    town: Town | None
    seeds: list[int]  # hexes it grows from; the first is its centre
    reach: float
    kept: bool  # a stake, a capital: never merged away
    stake: bool = False
    people: tuple[str, str] = ("", "")  # who lives there until the great removals of the 1940s, and since
    hexes: list[int] = field(default_factory=list)
    triple: Triple = ("", "", "")

    @property
    def weight(self) -> float:
        """How much its town counts when two provinces want one hex."""
        return self.town.weight if self.town else 0.0


class Cutter:
    """Works on the owners of one grid; ``owner`` may change where scraps follow their surroundings."""

    def __init__(self, grid: Grid, ground: Ground, owner: list[Triple | None], towns: list[Town]) -> None:
        self.grid, self.ground, self.owner = grid, ground, owner
        self.towns = place_towns(grid, owner, towns)
        self.by_hex: dict[int, Province] = {}
        self.provinces: list[Province] = []
        self.hex_km2 = grid.km**2 * 3**0.5 / 2
        self.grain = [(shapely.Polygon(g["area"]), float(g["km2"])) for g in notes("grain.yaml")["areas"]]
        self.usual_grain = float(notes("grain.yaml")["usual_km2"])

    def cut(self) -> list[Province]:
        """All provinces, in the order of provinces.csv, each with its hexes and owners."""
        self.provinces = self._listed()
        self._settle_scraps()
        self._grow(self.provinces)
        self._release_strays()
        self._adopt_orphans()
        while self._merge_smallest():
            pass
        self._gather()
        return self.provinces

    def _listed(self) -> list[Province]:
        """The provinces of the list that have ground here, stakes and great towns choosing first."""
        stakes = {p for row in table("stakes.csv") for p in row["provinces"].split(";")}
        seats = {p for power in powers().values() for p in power["capitals"].values()}
        town_of = {town.id: town for town in self.towns}
        wanted = []
        for row in table("provinces.csv"):
            town = town_of.get(row["city"])
            spots = self._spots(row["points"])
            if town is not None:
                spots.insert(0, self.hex_of[town.id])
            if spots:
                capital = town is not None and any(int(town.row[f"cap_{era}"]) for era in ERAS)
                wanted.append(
                    Province(
                        row["id"],
                        _names(row),
                        town,
                        spots,
                        float(row["reach"] or FAR),
                        capital or row["id"] in stakes | seats,
                        row["id"] in stakes,
                        (row["people"], row["people_1995"] or row["people"]),
                    )
                )
        taken: dict[int, str] = {}
        for province in sorted(wanted, key=lambda p: (not p.kept, -p.weight, p.id)):
            self._seat(province, taken)
        return [p for p in wanted if p.seeds]

    @property
    def hex_of(self) -> dict[str, int]:
        """Where each town stands."""
        return {town.id: town.true_hex for town in self.towns}

    def _spots(self, points: str) -> list[int]:
        found = []
        for point in filter(None, points.split(";")):
            lon, lat = map(float, point.split())
            here = nearest_land(self.grid, self.ground, lon, lat)
            if here >= 0 and self.owner[here]:
                found.append(here)
        return found

    def _seat(self, province: Province, taken: dict[int, str]) -> None:
        """Finds the province a free centre: its own spot, or the next one with the same owners."""
        first = province.seeds[0]
        province.triple = self.owner[first] or ("", "", "")
        choices = [first, *self.grid.near(first)] if province.town else province.seeds
        home = self._place(province)
        choices.sort(key=lambda h: (h != first, float(np.hypot(*(self.grid.centres[h] - home))), h))
        free = [h for h in choices if h not in taken and self.owner[h] == province.triple]
        if not free:
            province.seeds = []
            return
        extra = [h for h in province.seeds[1:] if h not in taken and self.owner[h] == province.triple]
        province.seeds = list(dict.fromkeys([free[0], *extra]))
        for here in province.seeds:
            taken[here] = province.id

    def _place(self, province: Province) -> tuple[float, float]:
        if province.town:
            x, y = projection.forward(province.town.lon, province.town.lat, CENTRE)
            return float(x), float(y)
        x0, y0 = self.grid.centres[province.seeds[0]]
        return float(x0), float(y0)

    def _settle_scraps(self) -> None:
        """Small patches of odd ownership without a province of their own take their neighbours' owners."""
        seeded = {h for p in self.provinces for h in p.seeds}
        for era in range(3):
            left = Counter(t[era] for t in self.owner if t)
            for patch in self._patches():
                triple = self.owner[patch[0]]
                assert triple is not None
                if len(patch) >= SLIVER or seeded.intersection(patch) or left[triple[era]] <= len(patch):
                    continue
                model = self._likest(patch, triple)
                if model is not None:
                    for here in patch:
                        self.owner[here] = model

    def _patches(self) -> list[list[int]]:
        land = np.array([t is not None for t in self.owner])
        return self.grid.components(land, list(self.owner))

    def _likest(self, patch: list[int], triple: Triple) -> Triple | None:
        """The neighbouring owners most like these, then with the longest common border."""
        inside = set(patch)
        borders = Counter(
            other
            for h in patch
            for n in self.grid.near(h)
            if n not in inside and (other := self.owner[n]) is not None
        )
        if not borders:
            return None
        return max(
            borders, key=lambda t: (sum(a == b for a, b in zip(t, triple, strict=True)), borders[t], t)
        )

    def _grow(self, provinces: list[Province], only: set[int] | None = None) -> None:
        """Spreads provinces over free land of their owners, nearest centre first.

        Each keeps within its reach, unless they are told to share out just the hexes of ``only``.
        """
        queue: list[tuple[float, int, int]] = []
        number_of = {province.id: number for number, province in enumerate(provinces)}
        for province in provinces:
            for seed in province.seeds:
                self.by_hex[seed] = province
        for here, province in self.by_hex.items():
            if province.id in number_of:
                queue.append((0.0, number_of[province.id], here))
        heapq.heapify(queue)
        spread: set[int] = set()
        while queue:
            _, number, here = heapq.heappop(queue)
            province = provinces[number]
            if here in spread or self.by_hex.get(here, province) is not province:
                continue
            spread.add(here)
            self.by_hex[here] = province
            for there in self.grid.near(here):
                if there not in self.by_hex and self.owner[there] == province.triple:
                    gap = min(self.grid.km_between(there, seed) for seed in province.seeds)
                    if there in only if only is not None else gap <= province.reach:
                        heapq.heappush(queue, (gap, number, there))

    def _release_strays(self) -> None:
        """Frees hexes that a province of several beginnings holds apart from its centre."""
        names = [p.id if p else "" for p in map(self.by_hex.get, range(self.grid.size))]
        held = np.array([bool(name) for name in names])
        for patch in self.grid.components(held, list(names)):
            province = self.by_hex[patch[0]]
            if province.seeds[0] not in patch:
                for here in patch:
                    del self.by_hex[here]

    def _adopt_orphans(self) -> None:
        """Land no listed province reached: a large patch becomes one of its own, others join a neighbour."""
        while True:
            free = np.array([t is not None and h not in self.by_hex for h, t in enumerate(self.owner)])
            patches = self.grid.components(free, list(self.owner))
            if not patches:
                return
            for patch in patches:
                self._adopt(patch)

    def _adopt(self, patch: list[int]) -> None:
        triple = self.owner[patch[0]]
        assert triple is not None
        best = max(
            (t for t in self.towns if t.true_hex in patch and t.triple == triple),
            key=lambda t: (t.weight, t.id),
            default=None,
        )
        neighbours = Counter(
            self.by_hex[n].id
            for h in patch
            for n in self.grid.near(h)
            if n in self.by_hex and self.owner[n] == triple
        )
        if neighbours and (best is None or len(patch) < SLIVER):
            self._grow([p for p in self.provinces if p.id in neighbours], set(patch))
            return
        centre = best.true_hex if best else patch[len(patch) // 2]
        lon, lat = self.grid.lonlat[centre]
        name = best.row["name"] if best else f"{lat:.0f}N {lon:.0f}E"
        slug = best.id if best else f"land_{round(lon * 10)}_{round(lat * 10)}".replace("-", "w")
        names = {era: best.row.get(f"name_{era}", name) if best else name for era in ERAS}
        province = Province(slug, names, best, [centre], FAR, False, triple=triple)
        self.provinces.append(province)
        self._grow([province])

    def _merge_smallest(self) -> bool:
        """Dissolves the smallest province that nothing speaks for; False when all are large enough."""
        sizes = Counter(p.id for p in self.by_hex.values())
        worth = {
            p.id: sizes[p.id] * self.hex_km2 / self._grain(p.seeds[0]) * max(p.weight, 7.0) / USUAL_WEIGHT
            for p in self.provinces
        }
        for province in sorted(self.provinces, key=lambda p: (worth[p.id], p.weight, p.id)):
            if worth[province.id] >= 1.0:
                return False
            mine = [h for h, p in self.by_hex.items() if p is province]
            heirs = {
                self.by_hex[n].id
                for h in mine
                for n in self.grid.near(h)
                if self.owner[n] == province.triple and self.by_hex[n] is not province
            }
            if province.kept or not heirs:
                continue
            for here in mine:
                del self.by_hex[here]
            self.provinces.remove(province)
            heir_list = [p for p in self.provinces if p.id in heirs]
            self._grow([p for p in heir_list if p.reach >= FAR] or heir_list, set(mine))
            return True
        return False

    def _grain(self, here: int) -> float:
        """Below how many square km a province of these parts is too small to stand alone."""
        point = shapely.Point(self.grid.lonlat[here])
        usual = next((km2 for area, km2 in self.grain if area.contains(point)), self.usual_grain)
        return usual * min(1.0, self.grid.km / FULL_KM) ** 2

    def _gather(self) -> None:
        for province in self.provinces:
            province.hexes = []
        for here in sorted(self.by_hex):
            self.by_hex[here].hexes.append(here)
        for province in self.provinces:
            if province.town and province.town.true_hex not in province.hexes:
                province.town = None


def place_towns(grid: Grid, owner: list[Triple | None], towns: list[Town]) -> list[Town]:
    """Each town in its hex, or in the next if only that has its owners (towns share a coarse hex)."""
    placed = []
    for town in towns:
        here = town.true_hex
        if owner[here] != town.triple:
            x, y = projection.forward(town.lon, town.lat, CENTRE)
            fits = [h for h in grid.near(here) if owner[h] == town.triple]
            if fits:
                here = min(
                    fits, key=lambda h: (float(np.hypot(*(grid.centres[h] - (float(x), float(y))))), h)
                )
        placed.append(Town(town.id, town.row, town.lon, town.lat, here))
    return placed


def _names(row: dict[str, str]) -> dict[str, str]:
    """Names by era; an empty one means as before."""
    names, last = {}, ""
    for era in ERAS:
        last = row[f"name_{era}"] or last
        names[era] = last
    return names
