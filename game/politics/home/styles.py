"""What states call themselves as time goes by: names, colours and capitals of a date or a regime.

A power bears the last of its styles that fit, by the date and by what its government is; while none does, its
own. A style is taken when it begins to fit, and again only once another has: a name that an event gave in
between is kept until then. The government moves with it where the power owns and holds the new capital, and
else stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.world.numbers import PlaceNumber
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.home import Home
from game.world.state.powers import PowerFacts, in_their_styles
from game.world.state.reader import Reader
from game.world.state.styles import Style
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleTaken(Record):
    """A state is called otherwise than before."""

    type: ClassVar[str] = "style_taken"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    name: str
    predecessor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalMoved(Record):
    """A government means to sit elsewhere, and does, unless the place is not its own or not in its hands."""

    type: ClassVar[str] = "capital_moved"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    told_by: ClassVar[str] = "moved"
    power: PowerWord
    place: PlaceWord
    moved: bool


def fitting(world: World, facts: PowerFacts, home: Home) -> int:
    """Which of a power's styles fits now, the first being 1; 0 if none does."""
    calendar, turn = world.facts.calendar, world.turn
    fits = (
        number
        for number, style in enumerate(facts.styles, 1)
        if style.fits(calendar, turn, home.ideology, home.cabinet)
    )
    return max(fits, default=0)


def begin(world: World, power: int) -> None:
    """A state is born, or the campaign begins: it bears the style that fits, and nobody wonders."""
    _take(world, power, fitting(world, world.roster[power], world.powers[power].home))


def keep_styles(world: World) -> list[Record]:
    """Whoever has come to fit another style takes it."""
    records: list[Record] = []
    for power in queries.existing(world):
        facts, state = world.roster[power], world.powers[power]
        if facts.styles and (number := fitting(world, facts, state.home)) != state.style_of:
            records += _take(world, power, number)
            capital = facts.styles[number - 1].capital if number else -1
            records += move_capital(world, power, capital) if capital >= 0 else []
    return records


def _take(world: World, power: int, number: int) -> list[Record]:
    """Bear one of the styles on the roster, or, with 0, one's own."""
    facts, state = world.roster[power], world.powers[power]
    state.style_of = number
    return bear(world, power, facts.styles[number - 1].style if number else None)


def bear(world: World, power: int, style: Style | None) -> list[Record]:
    """Let a power be called so, from now on and everywhere; a new colour alone is no news."""
    before = world.roster[power].name
    world.powers[power].style = style
    world.roster = in_their_styles(world.roster, world.powers)
    facts = world.roster[power]
    return [] if facts.name == before else [StyleTaken(power=facts.id, name=facts.name, predecessor=before)]


def may_sit(reader: Reader, power: int, place: PlaceNumber) -> bool:
    """Whether a government may sit there: the place is its own, and in its hands."""
    return power == int(reader.places.owner[place]) == queries.holder_of(reader, place)


def move_capital(world: World, power: int, place: PlaceNumber) -> list[Record]:
    """Let a government move, if it owns the place and holds it; nothing if it sits there."""
    state = world.powers[power]
    if state.capital == place:
        return []
    moved = may_sit(world, power, place)
    if moved:
        state.capital = place
    return [CapitalMoved(power=world.roster[power].id, place=world.map.place_id(place), moved=moved)]
