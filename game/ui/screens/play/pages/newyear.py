"""New Year: the year that is over in a few lines, and how far the goals of the era are reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.campaign.books.chronicle import Entry
from game.campaign.goals.progress import progress
from game.campaign.goals.vows import how_it_stands
from game.ui.screens.actions import Back, Door, Open
from game.ui.screens.base import Pop, Push, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import mandates_of
from game.ui.screens.play.diplomacy.goals import GoalsScreen, vow_told
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.opening import LETTER, SHIFTS, SIGNED
from game.ui.text import called, say, share
from game.ui.widgets.rows import Action, Bar, Button, Buttons, Head, Pair, Row, Space, Text, Tone
from game.world.calendar import QUARTERS_A_YEAR

LINES = 4  # of the year that is over


class NewYearScreen(PlayScreen):
    """One page; any key puts it away."""

    arrows_walk = False
    focus_first = Back()
    size = (640, 560)

    def title(self) -> str:
        return say("new_year", year=str(self.session.view.facts.calendar.year(self.session.view.turn)))

    def rows(self) -> Sequence[Row]:
        session, palette = self.session, self.context.palette
        rows: list[Row] = [Text(say("the_year_behind"), Tone.FAINT, pixels=20, face=SIGNED)]
        rows += [Text(f"•  {line}", pixels=19, face=LETTER) for line in year_told(session)] or [
            Text(say("a_quiet_year"), pixels=19, face=LETTER)
        ]
        rows += self._vow()
        goals = mandates_of(session)
        if goals:
            rows.append(Head(say("mandates")))
        for mandate in goals:
            found = progress(session.view, mandate)
            state = say("goal_met") if found.is_met else share(found.share)
            colour, name = palette.ok if found.is_met else palette.warn, called(mandate.short or mandate.text)
            rows.append(Bar(name, found.share, state, colour, tip=called(mandate.text)))
        course = Button(say("choose_course"), Open(Door.HOME), "h", tip=say("tip_choose_course"))
        work = Button(say("to_work"), Back(), "escape", is_lit=True, is_quiet=True)
        vow = Button(say("vow_something"), Open(Door.GOALS), "j", tip=say("tip_vow"))
        return [*rows, Space(8), Buttons((work, vow, course))]

    def _vow(self) -> list[Row]:
        """What became of the vow of the year that is over."""
        session, book = self.session, self.session.campaign.notebook(self.session.seat)
        if book.vow is None or book.vow.until > session.view.turn:
            return []
        is_kept = how_it_stands(session.view, book.vow).is_met
        told, tone = ("vow_kept", Tone.OK) if is_kept else ("vow_missed", Tone.WARN)
        return [Head(say("the_vow"), "vow"), Pair(vow_told(session, book.vow), say(told), tone)]

    def on(self, action: Action, value: Any) -> Result:
        if action == Open(Door.HOME):
            return Push(HomeScreen(self.session))
        if action == Open(Door.GOALS):
            return Push(GoalsScreen(self.session))
        return super().on(action, value)

    def key(self, event: pygame.Event) -> Result:
        return None if event.key in SHIFTS else Pop()


def is_due(session: Session) -> bool:
    """Whether a year has just ended for the seat; not on the first morning."""
    view = session.view
    return view.turn > 0 and view.facts.calendar.quarter_of(view.turn)[1] == 1


def year_told(session: Session) -> list[str]:
    """The gravest things of the last year that concerned the seat or its neighbours, in order of time."""
    view = session.view
    lately = [e for e in session.campaign.chronicle.since(0, session.name) if _is_last_year(e, view.turn)]
    found = occasions(session, lately)[:LINES]
    return [occasion.line for occasion in sorted(found, key=lambda o: (o.entry.turn, o.entry.month))]


def _is_last_year(entry: Entry, turn: int) -> bool:
    return turn - QUARTERS_A_YEAR <= entry.turn < turn
