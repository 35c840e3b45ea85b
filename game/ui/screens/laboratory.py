"""For the laboratory: what a campaign may be begun with besides a power, a scenario and its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.campaign.seats import Seat
from game.ui.heraldry.flown import flag_of
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.screens.choices import BeginCampaign, Choices
from game.ui.text import say, word
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Head, Item, Panel, Row, Text, Tone
from game.words import Logic, Rate, Source

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


def who_plays(choices: Choices) -> str:
    """Whether nobody, one person or several play, and what that means."""
    people = len(choices.people)
    note = "watch_note" if not people else "alone_note" if people == 1 else "hotseat_note"
    return say(note, count=people)


class LaboratoryScreen(Screen):
    """A line for each power that makes policy, the seed, and what holds for the whole campaign."""

    is_overlay = True

    def __init__(self, context: Context, choices: Choices) -> None:
        super().__init__(context)
        self.choices = choices
        self.focus_first = SeatNext((*choices.people, *choices.makers)[0])

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1000, 700)
        seats, foot = round(w * 0.42), self.context.px(160)
        rest = w - seats - 6
        return (
            Panel("seats", (x, y, seats, h), self._seats(), say("seats")),
            Panel("rules", (x + seats + 6, y, rest, h - foot - 6), self._rules(), say("settings")),
            Panel("begin", (x + seats + 6, y + h - foot, rest, foot), self._begin(), fits="up"),
        )

    def _seats(self) -> tuple[Row, ...]:
        world = self.choices.world
        rows: list[Row] = [Text(say("seats_note"), Tone.FAINT)]
        rank = ""
        for power in self.choices.makers:
            state, facts = world.powers[power], world.roster[power]
            if state.rank != rank:
                rank = state.rank
                rows.append(Head(word(f"rank_{rank}")))
            sitter = self.choices.sitter(power)
            human, usual = sitter is Seat.HUMAN, sitter is Seat.AI
            rows.append(Item(facts.name, SeatNext(power), say(f"sitter_{sitter.value}"), human,
                             swatch=flag_of(world, power),
                             tone=Tone.TITLE if human else Tone.FAINT if usual else Tone.TEXT))  # fmt: skip
        return tuple(rows)

    def _rules(self) -> tuple[Row, ...]:
        return (
            Entry(say("seed"), TypeSeed(), self.choices.seed, is_number=True),
            Text(say("seed_note"), Tone.FAINT),
            *(row for name, options in SETTINGS.items() for row in self._setting(name, options)),
        )

    def _begin(self) -> tuple[Row, ...]:
        return (
            Text(who_plays(self.choices), Tone.FAINT),
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
            case SeatNext(power):
                choices.seat_next(power)
            case TypeSeed():
                typed = choices.seed if value is None else value  # None: Enter
                choices.seed = "".join(c for c in typed if c in "0123456789")[:MOST_DIGITS]
            case SetRule(name, option):
                kind = type(getattr(choices.settings, name))
                choices.settings = replace(choices.settings, **{name: kind(option)})
                choices.chose_sealing |= name == "simultaneous"
            case BeginCampaign():
                return Go(Place.CAMPAIGN, choices.begin())
            case _:
                return super().on(action, value)
        return None
