"""What is under way on the first morning must agree with itself: wars, sieges, crises, what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.scenarios.folder.affairs import SiegeEntry, WarEntry
from game.scenarios.folder.build import spot_hex_on
from game.scenarios.folder.checks.standing import Standing
from game.scenarios.folder.schema import ForceEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import Branch
from game.world.map.mapindex import index_of


class Affairs(Standing):
    """What is under way."""

    def wars(self) -> Iterator[Problem]:
        """Belligerents are alive, on one side, want what the others have and have no treaty with them."""
        at = self.at("affairs")
        for number, entry in enumerate(self.parts.affairs.wars):
            where: Where = ("wars", number)
            for side in ("attackers", "defenders"):
                for position, power in enumerate(getattr(entry, side)):
                    yield from self.alive(at, (*where, side, position), power)
            for power, count in Counter((*entry.attackers, *entry.defenders)).items():
                if count > 1:
                    yield at.problem((*where, "defenders"), f"{power} is in the war twice")
            if entry.aggressor not in (None, *entry.attackers, *entry.defenders):
                yield at.problem((*where, "aggressor"), f"{entry.aggressor} is not in the war")
            for position, place in enumerate(entry.aims):
                if place not in self.land.get(entry.defenders[0], []):
                    what = f"`{place}` does not belong to {entry.defenders[0]}"
                    yield at.problem((*where, "aims", position), what, "aims are land of the first defender")
            for judge, guilty in entry.verdicts.items():
                yield from self.alive(at, (*where, "verdicts", judge), judge)
                if guilty not in (*entry.attackers, *entry.defenders):
                    yield at.problem((*where, "verdicts", judge), f"{guilty} is not in the war")
            yield from self._bonds_in_war(at, where, entry)

    def _bonds_in_war(self, at: Positions, where: Where, entry: WarEntry) -> Iterator[Problem]:
        """Treaties that the first shot would have ended."""
        both = set(entry.attackers), set(entry.defenders)
        for treaty in self.parts.treaties.treaties if not both[0] & both[1] else ():
            parties = set(treaty.parties)
            if len(parties) == len([side for side in both if side & parties]) == 2:
                what = f"{' and '.join(treaty.parties)} fight and have the treaty `{treaty.id}`"
                yield at.problem(where, what, "remove it: a war ends it")

    def affairs(self) -> Iterator[Problem]:
        """What is held and lost is another's; nobody shuts out, trusts or cheats himself."""
        at, affairs = self.at("affairs"), self.parts.affairs
        for number, entry in enumerate(affairs.held):
            where: Where = ("held", number)
            yield from self.alive(at, (*where, "by"), entry.by)
            if entry.place in self.land.get(entry.by, []):
                yield at.problem(where, f"{entry.by} owns `{entry.place}`", "held is what belongs to another")
            inside = set(index_of(self.ground.map).hexes[index_of(self.ground.map).by_id[entry.place]])
            for position, here in enumerate(entry.hexes):
                if here not in inside:
                    yield at.problem((*where, "hexes", position), f"hex {here} is not in `{entry.place}`")
        for key, other in (
            ("sanctions", "on"),
            ("trust", "toward"),
            ("torn", "against"),
            ("incidents", "other"),
        ):
            for number, pair in enumerate(getattr(affairs, key)):
                for name, power in (("power", pair.power), (other, getattr(pair, other))):
                    yield from self.alive(at, (key, number, name), power)
                if pair.power == getattr(pair, other):
                    yield at.problem((key, number), f"`power` and `{other}` are both {pair.power}")
        for number, truce in enumerate(affairs.torn):
            if self.calendar.turn_of(truce.until) <= 0:
                yield at.problem(("torn", number, "until"), "this truce would be over by now", "remove it")
        for number, loss in enumerate(affairs.lost):
            yield from self.alive(at, ("lost", number, "power"), loss.power)
            if loss.place in self.land.get(loss.power, []):
                yield at.problem(("lost", number), f"{loss.power} owns `{loss.place}`")

    def sieges(self) -> Iterator[Problem]:
        """Somebody stands before walls, of whom he is the enemy."""
        at, provinces = self.at("affairs"), self.parts.provinces.provinces
        walled = {entry.id for entry in provinces if entry.fortress}
        for number, siege in enumerate(self.parts.affairs.sieges):
            where: Where = ("sieges", number)
            owner = self.ground.owners.owners.get(siege.place, "")
            if siege.place not in walled:
                yield at.problem((*where, "place"), f"`{siege.place}` has no fortress", "see provinces.yaml")
            elif not self.fight(siege.by, owner):
                yield at.problem((*where, "by"), f"{siege.by} is not at war with {owner}", "see `wars`")
            elif not any(self._is_before(force, siege) for force in self.parts.forces.forces):
                what = f"{siege.by} has no army before `{siege.place}`"
                yield at.problem(where, what, f"forces.yaml: at: {siege.place}")

    def _is_before(self, force: ForceEntry, siege: SiegeEntry) -> bool:
        """Whether an entry of forces is an army of the besieger before the walls."""
        centre = self.ground.map.places[index_of(self.ground.map).by_id[siege.place]].centre
        on_land = any(self.ground.rules.units[kind].branch is not Branch.FLEET for kind in force.units)
        there = on_land and spot_hex_on(self.ground.map, force.at, afloat=False) == centre
        return there and force.power == siege.by

    def crises(self) -> Iterator[Problem]:
        """Two parties that are there; demands of land that the defender owns; one step, not two."""
        at = self.at("affairs")
        for number, entry in enumerate(self.parts.affairs.crises):
            where: Where = ("crises", number)
            for key in ("challenger", "defender", "convener"):
                if power := getattr(entry, key):
                    yield from self.alive(at, (*where, key), power)
            if entry.challenger == entry.defender:
                what = f"`challenger` and `defender` are both {entry.challenger}"
                yield at.problem((*where, "defender"), what)
            for position, place in enumerate(entry.cede):
                if place not in self.land.get(entry.defender, [place]):
                    owner = self.ground.owners.owners[place]
                    yield at.problem((*where, "cede", position), f"`{place}` belongs to {owner}")
            if entry.ultimatum and (entry.convener or self.fight(entry.challenger, entry.defender)):
                hint = "a conference writes its own: leave out `ultimatum` or `convener`"
                yield at.problem((*where, "ultimatum"), "an ultimatum is sent where nobody confers", hint)
