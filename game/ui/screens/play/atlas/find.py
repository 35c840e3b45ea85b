"""Find a power, a town's province or a sea by name, and go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import called, say, word
from game.ui.widgets.rows import Action, Buttons, Entry, Item, Panel, Row, Text, Tone
from game.words import PlaceKind
from game.world.state import queries
from game.world.state.forces import NOWHERE

MOST = 12  # finds listed


@dataclass(frozen=True, slots=True)
class TypeName(Action):
    """Type a name; Enter goes to the first that fits."""


@dataclass(frozen=True, slots=True)
class FindThere(Action):
    """Go to a place, or to a hex of it."""

    place: int
    hex_id: int = NOWHERE  # all of the place


class FindScreen(PlayScreen):
    """A line to type in, and what fits; Enter goes to the first."""

    size = (520, 520)
    dims = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.typed = ""
        self.focus_first = TypeName()
        self._names = _names(session)

    def panels(self) -> Sequence[Panel]:
        box = self.centred(*self.size)
        rows: list[Row] = [Entry(say("name"), TypeName(), self.typed)]
        rows += self.found()
        if len(rows) == 1:
            rows.append(Text(say("nothing_there" if self.typed else "find_note"), Tone.FAINT))
        rows.append(Buttons((self.back(),)))
        return (Panel("find", box, tuple(rows), say("find"), fits="down"),)

    def found(self) -> list[Item]:
        """What fits: names that begin so before names that only hold it."""
        wanted = self.typed.strip().casefold()
        if not wanted:
            return []
        fits = [(not name.casefold().startswith(wanted), name, item) for name, item in self._names
                if wanted in name.casefold()]  # fmt: skip
        return [item for _, _, item in sorted(fits, key=lambda fit: fit[:2])[:MOST]]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case TypeName() if value is not None:
                self.typed = value
            case TypeName():
                found = self.found()
                return self.on(found[0].action, None) if found else None
            case FindThere(place, hex_id):
                return self._go(place, hex_id)
            case _:
                return super().on(action, value)
        return None

    def _go(self, place: int, hex_id: int) -> Result:
        """Show it on the atlas."""
        atlas = self.session.atlas
        if hex_id >= 0:
            atlas.centre_on(hex_id)
        else:
            atlas.centre_on_place(place)
        self.session.found = place
        return Pop()


def _names(session: Session) -> list[tuple[str, Item]]:
    """Everything that has a name on the atlas, with the line that leads to it."""
    view = session.view
    found: list[tuple[str, Item]] = []
    for power in queries.existing(view):
        facts, capital = view.roster[power], view.powers[power].capital
        rank = word(view.powers[power].rank)
        found.append(
            (called(facts.name), Item(facts.name, FindThere(capital), rank, swatch=session.flag(facts.index)))
        )
    for place in view.map.places:
        owner = int(view.places.owner[place.index])
        note = session.power_name(owner) if owner >= 0 else say("water")
        if place.kind is not PlaceKind.BOX and (owner >= 0 or place.kind is PlaceKind.SEA):
            name = session.place_name(place.index)
            found.append((name, Item(name, FindThere(place.index), note)))
    for city in view.map.cities:
        name = called(city.names[view.facts.era])
        where = int(view.map.place[city.hex])
        if where >= 0:
            note = session.place_name(where)
            found.append((name, Item(name, FindThere(where, city.hex), note)))
    return found
