"""A scenario's files side by side, and what every check asks of them: who has land, what the base has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from game.scenarios.folder.ground import Ground
from game.scenarios.folder.names import Names
from game.scenarios.folder.parts import Parts
from game.scenarios.reading.problems import Positions, Problem, Where
from game.world.calendar import Calendar


@dataclass
class Standing:
    """The files, and what follows from them."""

    parts: Parts
    ground: Ground
    names: Names

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.starting(self.parts.scenario.start)

    @cached_property
    def land(self) -> dict[str, list[str]]:
        """Places of each power that owns any."""
        found: dict[str, list[str]] = {}
        for place, power in self.ground.owners.owners.items():
            found.setdefault(power, []).append(place)
        return found

    @cached_property
    def realm(self) -> dict[str, str]:
        """Each power's overlord, or itself."""
        lords = self.ground.owners.overlords
        return {power: lords[power].lord if power in lords else power for power in self.land}

    def at(self, file: str) -> Positions:
        """Positions in one of the scenario's files."""
        return self.parts.positions[file]

    def alive(self, at: Positions, where: Where, power: str) -> Iterator[Problem]:
        """What is amiss with a power that owns no land, said where it is named."""
        if power not in self.land:
            hint = self.of_base(at, where) or "remove it, see maps/owners.yaml, or let its capital be a box"
            yield at.problem(where, f"{power} owns no land in this era", hint)

    def of_base(self, at: Positions, where: Where) -> str:
        """A hint where something stands in the base, which its author may not be able to change."""
        home = PurePath(self.at("scenario").file).parent
        is_own = PurePath(at.file_of(*where)).is_relative_to(home)
        return "" if is_own else "the base has it: change or remove it in a file of your own"

    def fight(self, one: str, other: str) -> bool:
        """Whether two powers stand on different sides of a war on the first day."""
        sides = [(war.attackers, war.defenders) for war in self.parts.affairs.wars]
        return any((one in a and other in b) or (other in a and one in b) for a, b in sides)
