"""Effects at home: shocks to moods and unrest, money, forces that rise, facts remembered, news."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Final, Literal

import numpy as np

from game.events.effects import states
from game.events.effects.marks import (
    AnyPlaceId,
    Army,
    EffectKeys,
    PlaceId,
    PowerId,
    Sets,
    StepSaid,
    SumSaid,
    Told,
    number,
    numbers,
)
from game.events.effects.void import gone, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.home import government, styles
from game.politics.perception import condition
from game.words import Cabinet, Condition, Ideology
from game.world import fixed
from game.world.constants.rulemarks import Colour, Name
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.styles import Style, rgb
from game.world.state.world import World

MOODS: Final = ("hardship", "legitimacy", "nationalism", "openness", "exhaustion", "standing")
CONDITIONS: Final = (
    Condition.INSTITUTIONS, Condition.TRANSITION, Condition.CARTEL, Condition.CIVIL_CONTROL,
    Condition.PERSONAL_RULE, Condition.MISSION, Condition.OFFENCE, Condition.VULNERABILITY,
    Condition.HUMILIATION, Condition.REVOLUTION,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ShockFelt(Record):
    """Moods at home moved at one blow; ``changes`` holds the steps asked for, permyriad."""

    type: ClassVar[str] = "shock"
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    powers: tuple[str, ...]
    places: tuple[PlaceWord, ...]
    changes: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeShaken(Record):
    """Conditions at home moved at one blow; ``changes`` holds the steps asked for, permyriad."""

    type: ClassVar[str] = "home_shock"
    powers: tuple[str, ...]
    changes: dict[str, int]
    ideology: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMoved(Record):
    """An event filled or emptied a treasury, thousands of pounds."""

    type: ClassVar[str] = "money"
    power: PowerWord
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSpread(Record):
    """The newspapers have something to tell."""

    type: ClassVar[str] = "news"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    text: str


@dataclass(frozen=True, slots=True)
class Shock(EffectKeys):
    """Moves moods of powers by steps, and unrest in the places named or, with none named, in all theirs."""

    do: Literal["shock"]
    powers: tuple[PowerId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    hardship: StepSaid = 0
    legitimacy: StepSaid = 0
    nationalism: StepSaid = 0
    openness: StepSaid = 0
    exhaustion: StepSaid = 0
    standing: StepSaid = 0
    unrest: StepSaid = 0

    def apply(self, world: World) -> list[Record]:
        """Move the moods, within their bounds."""
        powers, places = powers_named(world, self.powers), places_named(world, self.places)
        absent = gone(world, self.powers, rest=bool(powers or places))
        if not powers and not places:
            return absent
        where = places or [p for power in powers for p in queries.owned_by(world, power)]
        before = self._felt(world, powers, where)
        for power in powers:
            state = world.powers[power]
            for mood in MOODS:
                if mood != "standing":  # it alone has no floor
                    setattr(state, mood, fixed.clip(getattr(state, mood) + getattr(self, mood)))
            state.move_standing(number(self.standing))
        if where and (step := number(self.unrest)):
            unrest = world.places.unrest
            unrest[where] = np.clip(unrest[where].astype(np.int64) + step, 0, fixed.ONE)
        if self._felt(world, powers, where) == before:
            return [*absent, void(world, "no_room", powers, places)]
        changes = {mood: step for mood in (*MOODS, "unrest") if (step := getattr(self, mood))}
        names = tuple(world.map.place_id(p) for p in places)
        return [*absent, ShockFelt(powers=queries.names(world, powers), places=names, changes=changes)]

    def _felt(self, world: World, powers: list[int], places: list[int]) -> tuple[object, ...]:
        """What the shock may move."""
        moods = tuple(getattr(world.powers[power], mood) for power in powers for mood in MOODS)
        return moods, world.places.unrest[places].tolist()


@dataclass(frozen=True, slots=True)
class ShockHome(EffectKeys):
    """Moves conditions at home by steps, and says what the states named hold right from now on."""

    do: Literal["shock_home"]
    powers: tuple[PowerId, ...]
    institutions: StepSaid = 0
    transition: StepSaid = 0
    cartel: StepSaid = 0
    civil_control: StepSaid = 0
    personal_rule: StepSaid = 0
    mission: StepSaid = 0
    offence: StepSaid = 0
    vulnerability: StepSaid = 0
    humiliation: StepSaid = 0
    revolution: StepSaid = 0
    ideology: Ideology | None = None

    def apply(self, world: World) -> list[Record]:
        """Move the conditions, within their bounds; no pathology, severity or greed is among them."""
        powers = powers_named(world, self.powers)
        absent = gone(world, self.powers, rest=bool(powers))
        if not powers:
            return absent
        steps = {what: step for what in CONDITIONS if (step := int(getattr(self, what)))}
        before = [replace(world.powers[power].home) for power in powers]
        for power in powers:
            condition.move(world, power, steps)
            if self.ideology is not None:
                world.powers[power].home.ideology = self.ideology
        changes = {str(what): step for what, step in steps.items()}
        named = queries.names(world, powers)
        if before == [world.powers[power].home for power in powers]:
            return [*absent, void(world, "no_room", powers)]
        return [*absent, HomeShaken(powers=named, changes=changes, ideology=self.ideology or "")]


@dataclass(frozen=True, slots=True)
class FormCabinet(EffectKeys):
    """Puts a kind of cabinet into office."""

    do: Literal["cabinet"]
    power: PowerId
    kind: Cabinet

    def apply(self, world: World) -> list[Record]:
        """Let it take office, unless such men sit there already."""
        for power in powers_named(world, [self.power]):
            records: list[Record] = [*government.install(world, power, self.kind, "event")]
            return records or [void(world, "in_office", [power])]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Money(EffectKeys):
    """Gives a power thousands of pounds, or takes them (a negative amount); what it has not, it borrows."""

    do: Literal["money"]
    power: PowerId
    amount: SumSaid

    def apply(self, world: World) -> list[Record]:
        """Move the money."""
        for power in powers_named(world, [self.power]):
            state, amount = world.powers[power], number(self.amount)
            if not amount:
                return [void(world, "naught", [power])]
            state.treasury += amount
            if state.treasury < 0:
                state.debt -= state.treasury
                state.treasury = 0
            return [MoneyMoved(power=self.power, amount=amount)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Rename(EffectKeys):
    """Gives a power another name, adjective, colour or capital; it bears them until a style of its own on the
    roster begins to fit."""

    do: Literal["rename"]
    power: PowerId
    name: Name | None = None
    adjective: Name | None = None
    colour: Annotated[Colour, Told()] | None = None
    capital: AnyPlaceId | None = None  # must be its own and in its hands

    def apply(self, world: World) -> list[Record]:
        """Let it be called so, and its government move."""
        for power in powers_named(world, [self.power]):
            now = world.roster[power]
            style = Style(
                self.name or now.name,
                self.adjective or now.adjective,
                rgb(self.colour) if self.colour else now.colour,
                None if self.name else now.article,
            )
            is_new = (style.name, style.adjective, style.colour) != (now.name, now.adjective, now.colour)
            called = styles.bear(world, power, style) if is_new else []
            moved = self._move(world, power, rest=is_new)
            return [*called, *moved] if is_new or moved else [void(world, "called_so", [power])]
        return gone(world, [self.power])

    def _move(self, world: World, power: int, *, rest: bool) -> list[Record]:
        """Let the government move, or say that it cannot."""
        for place in places_named(world, [self.capital] if self.capital else []):
            if styles.may_sit(world, power, place):
                return styles.move_capital(world, power, place)
            return [void(world, "not_held", [power], [place], rest=rest)]
        return []


@dataclass(frozen=True, slots=True)
class SetFlag(EffectKeys):
    """Sets a named fact that later conditions may ask for, or takes it back with `on: false`."""

    do: Literal["flag"]
    name: Annotated[Name, Sets()]
    on: bool = True

    def apply(self, world: World) -> list[Record]:
        """Note the turn, or forget."""
        if self.on:
            world.flags[self.name] = world.turn
        elif world.flags.pop(self.name, None) is None:
            return [void(world, "unset")]
        return []


@dataclass(frozen=True, slots=True)
class News(EffectKeys):
    """Puts a sentence into the newspapers and the chronicle."""

    do: Literal["news"]
    text: Annotated[str, Told()]

    def apply(self, world: World) -> list[Record]:
        """Print it."""
        return [NewsSpread(text=self.text)]


@dataclass(frozen=True, slots=True)
class RaiseForces(EffectKeys):
    """Puts full forces on the map, in a place the power holds or else in its capital."""

    do: Literal["forces"]
    power: PowerId
    place: AnyPlaceId
    army: Army

    def apply(self, world: World) -> list[Record]:
        """Let them rise."""
        place = places_named(world, [self.place])[0]
        for power in powers_named(world, [self.power]):
            army = numbers(self.army)
            if not army:
                return [void(world, "naught", [power])]
            return states.raise_forces(world, power, place, army)
        return gone(world, [self.power])
