"""The first page of a seat: who we are, what is asked of us, who is near, and what is worth doing today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.politics.perception import threat
from game.scenarios.catalogue import choosing_of
from game.scenarios.load import scenario_ids
from game.ui.heraldry.seals import seal_of
from game.ui.screens.actions import Back
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.atlas import agenda
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import mandates_of
from game.ui.text import called, say
from game.ui.widgets.rows import Button, Buttons, Head, Pair, Panel, Picture, Row, Slip, Space, Text, Tone
from game.world.state import queries

LETTER, SIGNED = "EBGaramond_400Regular", "EBGaramond_400Regular_Italic"
MOST_CARDS, MOST_NEAR = 3, 4
ALIKE = 3  # an army within a third of ours is like it
SHIFTS = (pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT)


class OpeningScreen(PlayScreen):
    """A letter of the minister; any key puts it away."""

    arrows_walk = False
    focus_first = Back()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._crest = Picture(_crest(session))

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(560, 440, 500)
        title = say("opening_title", power=self.session.power_told(self.session.seat))
        return (
            Panel("letter", left, (*self._who(), *self._asked(), *self._near()), title),
            Panel("today", right, (*self._today(), *self._signed()), say("opening_today")),
        )

    def _who(self) -> list[Row]:
        """Who we are, as the scenario tells it."""
        name, scenario = self.session.name, self.session.view.facts.id
        characters = choosing_of(scenario).characters if scenario in scenario_ids() else ()
        told = next((c for c in characters if c.power == name), None)
        rows: list[Row] = [self._crest]
        if told is not None:
            rows += [Text(called(told.part), Tone.TITLE, pixels=24, face=SIGNED),
                     Text(called(told.text), pixels=20, face=LETTER)]  # fmt: skip
        return rows

    def _asked(self) -> list[Row]:
        """What is asked of us; the journal tells more."""
        goals = [Text(f"•  {called(m.text)}") for m in mandates_of(self.session)]
        return [Head(say("opening_asked")), *goals, Text(say("opening_journal"), Tone.FAINT)] if goals else []

    def _near(self) -> list[Row]:
        """Our strongest neighbours, each with how its army compares to ours."""
        view, me = self.session.view, self.session.seat
        near = sorted(threat.neighbours(view)[me], key=lambda p: (-view.armies[p], p))[:MOST_NEAR]
        lines = [
            Pair(self.session.power_name(p), self._compared(p), colour=self.session.flag(p)) for p in near
        ]
        return [Head(say("opening_near")), *lines] if lines else []

    def _compared(self, power: int) -> str:
        view, me = self.session.view, self.session.seat
        if queries.at_war(view, me, power):
            return say("note_war")
        if power in queries.allies_of(view, me):
            return say("note_ally")
        theirs, ours = view.armies[power], view.armies[me]
        if abs(theirs - ours) * ALIKE <= ours:
            return say("army_alike")
        return say("army_larger" if theirs > ours else "army_smaller")

    def _today(self) -> list[Row]:
        """The first cards of the agenda, to read; they lie at the left of the atlas."""
        cards = [row for row in agenda.rows(self.session) if isinstance(row, Slip)][:MOST_CARDS]
        read = [replace(card, action=None, buttons=()) for card in cards]
        return [*read, Text(say("opening_at_the_left"), Tone.FAINT)] if read else [Text(say("nothing_today"))]

    def _signed(self) -> list[Row]:
        view, me = self.session.view, self.session.seat
        minister = view.facts.leader_of(me, view.turn, "foreign") or view.powers[me].leader
        signed = [Text(called(minister), pixels=24, face=SIGNED, centred=True)] if minister else []
        work = Buttons((Button(say("to_work"), Back(), "return", is_lit=True, is_quiet=True),), is_great=True)
        return [Space(14), *signed, Space(6), work]

    def key(self, event: pygame.Event) -> Result:
        return None if event.key in SHIFTS else Pop()

    def resized(self) -> None:
        self._crest = Picture(_crest(self.session))


def _crest(session: Session) -> pygame.Surface:
    """Flag and seal of the seat side by side."""
    px, view = session.context.px, session.view
    flag, seal = session.flag(session.seat).drawn(px(60)), seal_of(view, session.seat)
    parts = [flag, seal.drawn(px(64))] if seal is not None else [flag]
    board = pygame.Surface((sum(p.get_width() for p in parts) + px(24), px(68)), pygame.SRCALPHA)
    x = 0
    for part in parts:
        board.blit(part, part.get_rect(midleft=(x, px(33))))
        x += part.get_width() + px(24)
    return board
