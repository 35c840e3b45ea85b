"""A new campaign: the scenario, who sits where, the dice, and the first morning."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.catalogue import first_morning, list_scenarios
from game.scenarios.load import load_scenario
from game.ui.heraldry.flown import flag_of
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.text import in_row, say, tell_of, word
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Head, Item, Panel, Row, Text, Tone
from game.words import Logic, Rate, Source
from game.world.state.world import Settings, World

MOST_DIGITS = 18
#: What is chosen once for a campaign, and among what.
SETTINGS: dict[str, tuple[str | bool, ...]] = {
    "logic": tuple(Logic),
    "source": tuple(Source),
    "rate": tuple(Rate),
    "simultaneous": (False, True),
    "sandbox": (False, True),
    "luck": ("full", "reduced"),
}
#: Who may decide for a power: a press goes on to the next. A logic is for this power alone.
SITTERS: tuple[Seat | Logic, ...] = (Seat.AI, Seat.HUMAN, Logic.SELF_HELP, Logic.CONCERT)


@dataclass
class Choices:
    """What is chosen before a campaign begins."""

    scenario: str
    seats: dict[int, Seat] = field(default_factory=dict)
    seed: str = ""
    settings: Settings = field(default_factory=Settings)


def begin(choices: Choices) -> Campaign:
    """The campaign chosen, on its first morning."""
    world, book = load_scenario(choices.scenario, int(choices.seed or 0), choices.settings)
    people = [power for power, seat in choices.seats.items() if seat is Seat.HUMAN]
    return Campaign(world, book, seats=dict.fromkeys(people, Seat.HUMAN))


@dataclass(frozen=True, slots=True)
class ChooseScenario(Action):
    """Choose a scenario."""

    scenario: str


@dataclass(frozen=True, slots=True)
class SeatNext(Action):
    """Put the next kind of sitter on a seat."""

    power: int


@dataclass(frozen=True, slots=True)
class TypeSeed(Action):
    """Type the seed."""


@dataclass(frozen=True, slots=True)
class SetRule(Action):
    """Choose one of the settings of the campaign."""

    name: str
    option: str | bool


@dataclass(frozen=True, slots=True)
class BeginCampaign(Action):
    """Begin what is chosen."""


class NewCampaignScreen(Screen):
    """Cards of scenarios, a line for each power that makes policy, seed and luck."""

    is_overlay = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.scenarios = list_scenarios()
        playable = next((row.id for row in self.scenarios if row.is_playable), "")
        self.choices = Choices(playable, seed=str(secrets.randbelow(100_000)))
        if playable:
            self.focus_first = SeatNext(self._greats()[0])

    def _world(self) -> World:
        return first_morning(self.choices.scenario)

    def _greats(self) -> tuple[int, ...]:
        facts = self._world().facts
        return tuple(sorted(facts.policy_makers, key=lambda p: (self._world().powers[p].rank, p)))

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1180, 700)
        a, b, foot = round(w * 0.32), round(w * 0.32), self.context.px(160)
        rest = w - a - b - 12
        cards = Panel("cards", (x, y, a, h), self._cards(), say("scenario"))
        if not self.choices.scenario:
            back = Buttons((Button(say("back"), Back(), "escape"),), is_great=True)
            return cards, Panel("begin", (x + a + 6, y, b, foot), (Text(say("none_playable")), back))
        return (
            cards,
            Panel("seats", (x + a + 6, y, b, h), self._seats(), say("seats")),
            Panel("rules", (x + a + b + 12, y, rest, h - foot - 6), self._rules(), say("settings")),
            Panel("begin", (x + a + b + 12, y + h - foot, rest, foot), self._begin(), fits="up"),
        )

    def _cards(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        for row in self.scenarios:
            if not row.is_playable:
                rows += [
                    Item(row.title, ChooseScenario(row.id), say("broken"), is_on=False, tip=row.problem),
                    Text(row.problem, Tone.WARN, pixels=15),
                ]
                continue
            lit = row.id == self.choices.scenario
            calendar = first_morning(row.id).facts.calendar
            years = f"{calendar.year(0)}–{calendar.year(row.turns - 1)}"
            rows.append(Item(row.title, ChooseScenario(row.id), years, lit, chooses=True))
            if lit:
                whose = (Text(say("of_mod", mod=row.mod), Tone.FAINT),) if row.mod else ()
                rows += (Text(row.about), *whose, *self._about())
        return tuple(rows)

    def _about(self) -> tuple[Row, ...]:
        """What the scenario chosen is about."""
        world = self._world()
        facts = world.facts
        tell_of(facts.id, world.rules.view.currency)
        greats = [world.roster[p].name for p in facts.policy_makers if world.powers[p].rank == "great"]
        return (
            Text(say("great_powers", names=in_row(greats)), Tone.FAINT),
            Text(say("turns", count=facts.last_turn + 1), Tone.FAINT),
            Head(say("mandates")),
            *(
                Text(say("of_whom", power=world.roster[m.power].name, text=m.text), Tone.FAINT, pixels=15)
                for m in facts.mandates
                if self.choices.seats.get(m.power) is Seat.HUMAN
            ),
            Text(say("mandates_note"), Tone.FAINT, pixels=15),
        )

    def _seats(self) -> tuple[Row, ...]:
        world = self._world()
        rows: list[Row] = [Text(say("seats_note"), Tone.FAINT)]
        rank = ""
        for power in self._greats():
            state, facts = world.powers[power], world.roster[power]
            if state.rank != rank:
                rank = state.rank
                rows.append(Head(word(f"rank_{rank}")))
            sitter = self._sitter(power)
            human, usual = sitter is Seat.HUMAN, sitter is Seat.AI
            rows.append(Item(facts.name, SeatNext(power), say(f"sitter_{sitter.value}"), human,
                             swatch=flag_of(world, power),
                             tone=Tone.TITLE if human else Tone.FAINT if usual else Tone.TEXT))  # fmt: skip
        return tuple(rows)

    def _sitter(self, power: int) -> Seat | Logic:
        """Who decides for a power as things are chosen."""
        if self.choices.seats.get(power) is Seat.HUMAN:
            return Seat.HUMAN
        own = dict(self.choices.settings.logics)
        return own.get(self._world().roster[power].id, Seat.AI)

    def _seat_next(self, power: int) -> None:
        """Put the next kind of sitter on a seat."""
        choices, name = self.choices, self._world().roster[power].id
        sitter = SITTERS[(SITTERS.index(self._sitter(power)) + 1) % len(SITTERS)]
        choices.seats[power] = sitter if isinstance(sitter, Seat) else Seat.AI
        own = {other: logic for other, logic in choices.settings.logics if other != name}
        if isinstance(sitter, Logic):
            own[name] = sitter
        choices.settings = replace(choices.settings, logics=tuple(sorted(own.items())))

    def _rules(self) -> tuple[Row, ...]:
        return (
            Entry(say("seed"), TypeSeed(), self.choices.seed, is_number=True),
            Text(say("seed_note"), Tone.FAINT),
            *(row for name, options in SETTINGS.items() for row in self._setting(name, options)),
        )

    def _begin(self) -> tuple[Row, ...]:
        people = sum(seat is Seat.HUMAN for seat in self.choices.seats.values())
        note = "watch_note" if not people else "alone_note" if people == 1 else "hotseat_note"
        return (
            Text(say(note, count=people), Tone.FAINT),
            Buttons((
                Button(say("begin"), BeginCampaign(), "ctrl+return", is_lit=True),
                Button(say("back"), Back(), "escape"),
            ), is_great=True),
        )  # fmt: skip

    def _setting(self, name: str, options: tuple[str | bool, ...]) -> tuple[Row, ...]:
        """One choice for the whole campaign, with what it means."""
        now = getattr(self.choices.settings, name)
        return (
            Head(say(f"setting_{name}")),
            Buttons(tuple(
                Button(say(f"setting_{name}_{option}".lower()), SetRule(name, option), is_lit=now == option)
                for option in options
            )),
            Text(say(f"setting_{name}_note_{now}".lower()), Tone.FAINT),
        )  # fmt: skip

    def on(self, action: Action, value: Any) -> Result:
        choices = self.choices
        match action:
            case ChooseScenario(scenario):
                settings = replace(choices.settings, logics=())
                self.choices = Choices(scenario, seed=choices.seed, settings=settings)
            case SeatNext(power):
                self._seat_next(power)
            case TypeSeed():
                typed = choices.seed if value is None else value  # None: Enter
                choices.seed = "".join(c for c in typed if c in "0123456789")[:MOST_DIGITS]
            case SetRule(name, option):
                kind = type(getattr(choices.settings, name))
                choices.settings = replace(choices.settings, **{name: kind(option)})
            case BeginCampaign():
                return Go(Place.CAMPAIGN, begin(choices))
            case _:
                return super().on(action, value)
        return None
