"""A ceremony: a band across the map with flags, one line in large letters, and its cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pygame

from game.ui.heraldry.seals import seal_of
from game.ui.screens.actions import AskWhy, Back
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.pages import Kind, Occasion
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.pages.opening import SHIFTS
from game.ui.screens.play.records.dispatches import place_of
from game.ui.screens.play.records.why import behind, why_screen
from game.ui.text import month, say
from game.ui.theme import SERIF
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Picture, Row, Space, Text, Tone

HEIGHT = 190  # of the band
FLAGS = 5  # that fly at most
SOUNDS: Final = {
    Kind.WAR: "drum", Kind.UNMASKED: "alarm", Kind.REVOLUTION: "crowd", Kind.PEACE: "pen",
    Kind.ULTIMATUM: "gauntlet", Kind.CONGRESS: "assembly", Kind.SUCCESSION: "accession",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class See(Action):
    """Go to the place on the atlas that the ceremony is about."""


class CeremonyScreen(PlayScreen):
    """Any key goes on; the land it is about lies in the middle of the map above."""

    dims = False
    arrows_walk = False
    focus_first = Back()

    def __init__(self, session: Session, occasion: Occasion) -> None:
        notice = session.notice
        super().__init__(session)
        session.notice = notice  # it is read below the ceremony
        self.occasion = occasion
        self.place = _place(session, occasion)
        self._before = session.atlas.camera.view()
        self._lit, session.atlas.selected_place = session.atlas.selected_place, self.place
        if self.place >= 0:
            session.atlas.centre_on_place(self.place)
        self._flags = Picture(_flags(session, occasion))
        self.context.sounds.play(SOUNDS[occasion.kind])

    def panels(self) -> Sequence[Panel]:
        width, height = self.context.size
        high = self.context.px(HEIGHT)
        top = round(height * 0.62)
        side, rest = round(width * 0.22), round(width * 0.18)
        middle = width - side - rest
        title = say(f"ceremony_kind_{self.occasion.kind}")
        return (
            Panel("flags", (0, top, side, high), (Space(24), self._flags)),
            Panel("band", (side, top, middle, high), self._told(), title),
            Panel("ways", (width - rest, top, rest, high), self._ways()),
        )

    def dressed(self, panels: Sequence[Panel]) -> Sequence[Panel]:
        return panels

    def _told(self) -> tuple[Row, ...]:
        session, entry = self.session, self.occasion.entry
        return (
            Text(self.occasion.line, Tone.TITLE, pixels=28, face=SERIF, centred=True),
            Text(self.occasion.cause, centred=True),
            Text(month(session.view.facts.calendar, entry.turn, entry.month), Tone.FAINT, centred=True),
        )

    def _ways(self) -> tuple[Row, ...]:
        entry = self.occasion.entry
        why = behind(self.session, entry) is not None if entry.record.decision else False
        tip = "" if why else say("why_unknown")
        ways = (
            Button(say("see"), See(), "v", self.place >= 0),
            Button(say("ask_why"), AskWhy(entry), "w", why, tip=tip),
            Button(say("go_on"), Back(), is_lit=True),
        )
        return Space(14), *(Buttons((way,)) for way in ways)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case See():
                self.session.found = self.place
                self._before = self.session.atlas.camera.view()
                return Pop()
            case AskWhy(entry):
                return why_screen(self.session, entry)
        return super().on(action, value)

    def key(self, event: pygame.Event) -> Result:
        return None if event.key in SHIFTS else Pop()

    def closed(self) -> None:
        self.session.atlas.selected_place = self._lit
        self.session.atlas.camera.return_to(self._before)

    def resized(self) -> None:
        self._flags = Picture(_flags(self.session, self.occasion))


def _place(session: Session, occasion: Occasion) -> int:
    """Where it happened: a place that is told, or the capital of whom it befalls."""
    place, view = place_of(session, occasion.entry), session.view
    if place >= 0:
        return place
    crisis = view.crises.get(occasion.entry.record.affair())
    return view.powers[occasion.powers[-1] if crisis is None else crisis.defender].capital


def _flags(session: Session, occasion: Occasion) -> pygame.Surface:
    """The flags of those it is about; beside a single one the seal of who speaks for it."""
    px, powers = session.context.px, occasion.powers[:FLAGS]
    high = px(74 if len(powers) <= 2 else 42)
    parts = [session.flag(power).drawn(high) for power in powers]
    if len(powers) == 1 and (seal := seal_of(session.view, powers[0])) is not None:
        parts.append(seal.drawn(high))
    gap, across = px(12), 2 if len(parts) <= 2 else 3
    lines = [parts[n : n + across] for n in range(0, len(parts), across)]
    width = max(sum(p.get_width() for p in line) + gap * (len(line) - 1) for line in lines)
    board = pygame.Surface((width, len(lines) * (high + gap)), pygame.SRCALPHA)
    for number, line in enumerate(lines):
        x = (width - sum(p.get_width() for p in line) - gap * (len(line) - 1)) // 2
        for part in line:
            board.blit(part, (x, number * (high + gap)))
            x += part.get_width() + gap
    return board
