"""The end of a campaign: what a power became, how it came to that, and how else it might have gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pygame

from game.campaign.verdict import judge
from game.politics.war.might.deterrent import RUIN
from game.ui.map.pigments import pigments_of
from game.ui.screens.actions import GoTo, Place, ShowPower
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.screens.owners import owners_map
from game.ui.screens.play.desk.kept import Kept, TryAgain
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.ending import card, judgement, years
from game.ui.screens.play.ending.past import Past
from game.ui.text import quarter, say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Picture, Row, Slider, Text, Tone

FRAME = 0.12  # seconds a quarter of the map stands while it plays
WIDE, HIGH, FOOT = 1_080, 690, 54  # of the sheet and what stands below it
CURVE, MAP = 250, 424  # heights of pictures
KEPT = (1_920, 1_600)  # room for a map that is kept


class Leaf(StrEnum):
    """Pages of the judgement."""

    JUDGEMENT = "judgement"
    YEARS = "years"
    MAP = "map"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class TurnTo(Action):
    """Turn to a page."""

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class GoToQuarter(Action):
    """Show the map of a quarter."""


@dataclass(frozen=True, slots=True)
class RunMap(Action):
    """Let the map go on by itself, or stop it."""


@dataclass(frozen=True, slots=True)
class PlayFurther(Action):
    """Go on with the campaign beyond its last turn."""


@dataclass(frozen=True, slots=True)
class KeepCard(Action):
    """Keep a picture of the judgement."""


@dataclass(frozen=True, slots=True)
class KeepMap(Action):
    """Keep a picture of the map that is shown."""


class VerdictScreen(Kept, Screen):
    """Four pages: the judgement, the years with their turning points, the map, the other world."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        world = session.campaign.world
        people = session.humans or [world.facts.policy_makers[0]]
        self.leaf, self.turn, self.is_running, self.notice = Leaf.JUDGEMENT, 0, False, ""
        self._clock = 0.0
        self._judge(session.seat if session.seat in people else people[0])

    def _judge(self, power: int) -> None:
        """Look at one power's end."""
        self.power = power
        self.score = judge(self.session.campaign.world, power)
        self.past = Past(self.session.campaign, power)
        self.past.begin()

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(WIDE, HIGH)
        tabs = tuple(
            Button(say(f"leaf_{leaf}"), TurnTo(leaf), str(number), is_lit=leaf is self.leaf)
            for number, leaf in enumerate(Leaf, 1)
        )
        people = self.session.humans
        seats = tuple(
            Button(self.session.power_name(p), ShowPower(p), is_lit=p == self.power) for p in people
        )
        heads = (Buttons(tabs), *((Buttons(seats),) if len(people) > 1 else ()))
        low = self.context.px(FOOT)
        return (
            Panel("verdict", (x, y, w, h - low - 6), (*heads, *self._page()), say("verdict")),
            Panel("leave", (x, y + h - low, w, low), self._foot()),
            *self.trouble(lambda context: context.corner(250)),
        )

    def _page(self) -> list[Row]:
        match self.leaf:
            case Leaf.JUDGEMENT:
                return judgement.rows(self.session, self.power, self.score)
            case Leaf.YEARS:
                return years.rows(self.session, self.past, self._size(CURVE))
            case Leaf.MAP:
                return self._map()
            case Leaf.ELSEWHERE:
                other = self.past.elsewhere()
                return years.rows_elsewhere(self.session, self.past, other, self._size(CURVE))

    def _size(self, height: int) -> tuple[int, int]:
        return self.centred(WIDE, HIGH)[2] - self.context.px(40), self.context.px(height)

    def _map(self) -> list[Row]:
        """Who owned what, quarter by quarter."""
        quarters, world = [*self.past.quarters], self.session.campaign.world
        if not quarters:
            return [Text(say("looking_back"), Tone.FAINT)]
        self.turn = min(self.turn, len(quarters) - 1)
        now, colours = quarters[self.turn], pigments_of(self.context.options.palette)
        land = owners_map(world.map, now.owners, world.roster, colours, self._size(MAP))
        date = quarter(world.facts.calendar, now.turn)
        run = Button(say("pause" if self.is_running else "run"), RunMap(), "space", is_lit=self.is_running)
        slider = Slider(say("quarter_shown"), GoToQuarter(), 0, len(quarters) - 1, 1, self.turn, date)
        keep = Button(say("keep_map"), KeepMap(), "m", tip=say("tip_keep_map"))
        return [Picture(land), slider, Buttons((run, keep))]

    def _keep_map(self) -> str:
        """Keep the map of the quarter shown, large."""
        world, now = self.session.campaign.world, self.past.quarters[self.turn]
        colours = pigments_of(self.context.options.palette)
        land = owners_map(world.map, now.owners, world.roster, colours, KEPT)
        name = f"{world.facts.id}-{world.facts.calendar.written(now.turn)}"
        return card.keep_picture(self.session, land, name)

    def _foot(self) -> tuple[Row, ...]:
        campaign = self.session.campaign
        facts, is_ruined = campaign.world.facts, RUIN in campaign.world.flags
        buttons = [Button(say("to_title"), GoTo(Place.TITLE), "return")]
        if campaign.last_turn < facts.extended_last_turn and not is_ruined:
            buttons.append(Button(say("play_further"), PlayFurther(), "p", tip=say("tip_play_further")))
        buttons.append(Button(say("keep_card"), KeepCard(), "k", tip=say("tip_keep_card")))
        return (Buttons(tuple(buttons)), Text(self.notice, Tone.FAINT))

    # --- what is pressed ------------------------------------------------------------------------------

    def on(self, action: Action, value: Any) -> Result:
        self.notice = ""
        match action:
            case GoTo(place):
                return Go(place)
            case ShowPower(power):
                self.past.close()
                self._judge(power)
            case TurnTo(leaf):
                self.leaf, self.is_running = leaf, False
            case GoToQuarter():
                self.turn, self.is_running = value, False
            case RunMap():
                self.is_running = not self.is_running
                if self.turn >= len(self.past.quarters) - 1:
                    self.turn = 0
            case PlayFurther():
                campaign = self.session.campaign
                campaign.last_turn = campaign.world.facts.extended_last_turn
                return Go(Place.CAMPAIGN, campaign, is_sure=True)
            case KeepMap():
                self.notice = self._keep_map()
            case KeepCard():
                self.notice = card.keep(self.session, self.power, self.score)
            case TryAgain():
                self.session.keeper.save(-1)
            case _:
                return super().on(action, value)
        return None

    def update(self, seconds: float) -> Result:
        self.is_stale |= self.session.heed() | self.past.heed()
        if self.is_running:
            self._clock += seconds
            if self._clock >= FRAME:
                self._clock, self.is_stale = 0.0, True
                self.turn += 1
                self.is_running = self.turn < len(self.past.quarters) - 1
        return None

    def closed(self) -> None:
        self.past.close()
        self.session.keeper.close()

    def key(self, event: pygame.Event) -> Result:
        return Go(Place.TITLE) if event.key == pygame.K_ESCAPE else None
