"""A new campaign: whose evening it is. Cards of powers, the scenario, how long, and one great button."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.campaign.seats import Seat
from game.scenarios.catalogue import choosing_of, list_scenarios
from game.scenarios.folder.choosing import HARDEST, CharacterEntry
from game.ui.heraldry.flown import flag_of
from game.ui.heraldry.seals import seal_of
from game.ui.options import CLOCKS, write_options
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Push, Result, Screen
from game.ui.screens.choices import WHOLE, BeginCampaign, Choices
from game.ui.screens.laboratory import LaboratoryScreen, who_plays
from game.ui.text import called, say, tell_of
from game.ui.widgets.rows import Action, Button, Buttons, Card, Cards, Look, Panel, Row, Text, Tone
from game.words import Rank

TONES = (Tone.OK, Tone.OK, Tone.OK, Tone.WARN, Tone.DANGER, Tone.DANGER)  # of difficulties, from none on
COMFORTS = {"forgiving": 1, "usual": 0, "sharp": -1}
MOST_ACROSS = 7  # cards on one line
WIDEST, HIGHEST = 1360, 720  # of all of it, pixels of the theme


@dataclass(frozen=True, slots=True)
class ChooseScenario(Action):
    """Choose a scenario."""

    scenario: str


@dataclass(frozen=True, slots=True)
class ChoosePower(Action):
    """Take a power's seat; where several people play, take it or get up from it."""

    power: int


@dataclass(frozen=True, slots=True)
class SetLength(Action):
    """Choose how long the evening is."""

    is_short: bool


@dataclass(frozen=True, slots=True)
class SetComfort(Action):
    """Choose how easy the people's seats are."""

    comfort: int


@dataclass(frozen=True, slots=True)
class ShowSmall(Action):
    """Show the regional powers instead of the great ones, or these again."""


@dataclass(frozen=True, slots=True)
class SeveralSeats(Action):
    """Let several people play at this desk, or one again."""


@dataclass(frozen=True, slots=True)
class NextClock(Action):
    """Choose the next length of the soft clock."""


@dataclass(frozen=True, slots=True)
class OpenLaboratory(Action):
    """Open the settings that few need."""


class NewCampaignScreen(Screen):
    """Cards of the powers of a scenario side by side."""

    is_overlay = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.scenarios = list_scenarios()
        self.is_small = False  # whether the regional powers are shown
        playable = next((row.id for row in self.scenarios if row.is_playable), "")
        self.choices = Choices(playable, seed=str(secrets.randbelow(100_000)))
        if playable:
            self._advise()

    def _advise(self) -> None:
        """Take the seat of whom to play first."""
        advised = (p for p in self._shown() if (told := self._character(p)) is not None and told.first_game)
        power = next(advised, self.choices.makers[0])
        self.choices.take(power)
        self.focus_first = ChoosePower(power)
        self.context.focus(self.focus_first)

    def _character(self, power: int) -> CharacterEntry | None:
        """What the scenario tells of a power."""
        name = self.choices.world.roster[power].id
        return next((c for c in choosing_of(self.choices.scenario).characters if c.power == name), None)

    def _shown(self) -> tuple[int, ...]:
        """The powers whose cards are on the table."""
        powers = self.choices.world.powers
        great, small = (
            tuple(p for p in self.choices.makers if (powers[p].rank is Rank.GREAT) is wanted)
            for wanted in (True, False)
        )
        return (small if self.is_small else great) or self.choices.makers

    # --- what is on it ----------------------------------------------------------------------------------

    def panels(self) -> Sequence[Panel]:
        px = self.context.px
        x, y, w, h = self.centred(WIDEST, HIGHEST)
        top, foot, gap = px(106), px(120), px(8)
        head = Panel("head", (x, y, w, top), self._head(), say("whose_evening"))
        if not self.choices.scenario:
            back = Buttons((Button(say("back"), Back(), "escape"),), is_great=True)
            rows = Text(say("none_playable")), back
            return head, Panel("begin", (x, y + top + gap, w // 2, foot), rows, fits="down")
        left = round(w * 0.64)
        return (
            head,
            Panel("cards", (x, y + top + gap, w, h - top - foot - 2 * gap), (self._cards(),), look=Look.BARE),
            Panel("evening", (x, y + h - foot, left, foot), self._evening()),
            Panel("begin", (x + left + gap, y + h - foot, w - left - gap, foot), self._begin()),
        )

    def _head(self) -> tuple[Row, ...]:
        tabs = tuple(
            Button(called(row.title, row.id), ChooseScenario(row.id), is_on=row.is_playable,
                   is_lit=row.id == self.choices.scenario, tip=row.problem)
            for row in self.scenarios
        )  # fmt: skip
        chosen = next((row for row in self.scenarios if row.id == self.choices.scenario), None)
        line = ""
        if chosen is not None:
            line = called(choosing_of(chosen.id).line or chosen.about, chosen.id)
        whose = say("of_mod", mod=chosen.mod) if chosen is not None and chosen.mod else ""
        broken = (Text(f"{row.title}: {row.problem}", Tone.WARN) for row in self.scenarios if row.problem)
        return Buttons(tabs), Text(line, Tone.FAINT), Text(whose, Tone.FAINT), *broken

    def _cards(self) -> Cards:
        world, shown = self.choices.world, self._shown()
        tell_of(world.facts.id, world.rules.view.currency)
        across = len(shown) if len(shown) <= MOST_ACROSS else -(-len(shown) // 2)
        return Cards(tuple(map(self._card, shown)), across)

    def _card(self, power: int) -> Card:
        world, told = self.choices.world, self._character(power)
        wants = [called(m.short or m.text) for m in world.facts.mandates if m.power == power]
        facts = [(say("it_wants"), "\n".join(wants))] if wants else []
        if told is not None:
            facts.insert(0, (say("what_you_do"), called(told.does)))
        is_short = len(self._shown()) > MOST_ACROSS  # two lines of cards: there is room for less
        grade = say(f"difficulty_{told.difficulty}") if told is not None else ""
        if told is not None and told.first_game:
            grade = say("good_first_game", grade=grade)
        return Card(
            world.roster[power].name, ChoosePower(power), called(world.powers[power].leader),
            called(told.part) if told else "", called(told.text) if told else "",
            () if is_short else tuple(facts),
            (say("difficulty"), grade, TONES[told.difficulty]) if told else None,
            (told.difficulty, HARDEST) if told else (0, 0),
            flag_of(world, power), seal_of(world, power),
            is_lit=self.choices.seats.get(power) is Seat.HUMAN, chooses=not self.choices.is_several,
        )  # fmt: skip

    def _evening(self) -> tuple[Row, ...]:
        choices = self.choices
        calendar, short = choices.world.facts.calendar, choices.short_end
        end = calendar.year(choices.world.facts.last_turn)
        lengths = [Button(say("evening_long", year=end), SetLength(False), is_lit=not choices.is_short)]
        if short != WHOLE:
            text = say("evening_short", year=calendar.year(short))
            lengths.insert(0, Button(text, SetLength(True), is_lit=choices.is_short))
        others = (
            Button(say("smaller_harder"), ShowSmall(), is_lit=self.is_small),
            Button(say("several_seats"), SeveralSeats(), is_lit=choices.is_several),
            *self._clock(),
            Button(say("for_the_laboratory"), OpenLaboratory(), "l"),
        )
        note = " ".join((who_plays(choices), say("choose_keys")))
        eases = tuple(
            Button(say(f"comfort_{name}"), SetComfort(comfort), is_lit=comfort == choices.comfort,
                   tip=say(f"tip_comfort_{name}"))
            for name, comfort in COMFORTS.items()
        )  # fmt: skip
        return Buttons((*lengths, *eases)), Buttons(others), Text(note, Tone.FAINT)

    def _clock(self) -> tuple[Button, ...]:
        """The soft clock of a turn, where several people play."""
        if not self.choices.is_several:
            return ()
        seconds = self.context.options.clock
        text = say("clock_of", count=seconds) if seconds else say("clock_none")
        return (Button(text, NextClock(), is_lit=seconds > 0, tip=say("tip_clock")),)

    def _begin(self) -> tuple[Row, ...]:
        people = self.choices.people
        if len(people) == 1:
            text = say("begin_as", power=self.choices.world.roster[people[0]].name)
        else:
            text = say("begin_seats", count=len(people)) if people else say("begin_watching")
        begin = Button(text, BeginCampaign(), "ctrl+return", is_lit=True, is_quiet=True)
        return Buttons((begin,), is_great=True), Buttons((Button(say("back"), Back(), "escape"),))

    # --- what happens -----------------------------------------------------------------------------------

    def on(self, action: Action, value: Any) -> Result:
        choices = self.choices
        match action:
            case ChooseScenario(scenario):
                settings = replace(choices.settings, logics=())
                kept = choices.is_short, choices.comfort, choices.is_several, choices.chose_sealing
                self.choices = Choices(scenario, {}, choices.seed, settings, *kept)
                self._advise()
            case ChoosePower(power):
                choices.take(power)
            case SetLength(is_short):
                choices.is_short = is_short
            case SetComfort(comfort):
                choices.comfort = comfort
            case ShowSmall():
                self.is_small = not self.is_small
            case SeveralSeats():
                self._several()
            case NextClock():
                self._next_clock()
            case OpenLaboratory():
                return Push(LaboratoryScreen(self.context, choices))
            case BeginCampaign():
                return Go(Place.CAMPAIGN, choices.begin())
            case _:
                return super().on(action, value)
        return None

    def _several(self) -> None:
        """Several people at this desk, or one again: the first of them."""
        choices = self.choices
        if choices.is_several:
            choices.alone()
        else:
            choices.is_several = True

    def _next_clock(self) -> None:
        """Another length of the soft clock; it is kept for all campaigns at this desk."""
        now = CLOCKS.index(self.context.options.clock)
        chosen = CLOCKS[(now + 1) % len(CLOCKS)]
        self.context.options = replace(self.context.options, clock=chosen)
        write_options(self.context.options, self.context.folder)
