"""A sitting is over: sealed papers open one by one, votes drop as tokens, and one sentence decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pygame

from game.politics.crises.outcomes.decisions import ConferenceSat
from game.ui.map.light import land_of
from game.ui.screens.actions import Back
from game.ui.screens.base import Pop, Push, Result
from game.ui.screens.play.desk.base import LandScreen
from game.ui.screens.play.desk.pages import Kind, Occasion
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.pages.ceremony import SOUNDS
from game.ui.screens.play.pages.opening import SHIFTS
from game.ui.screens.play.records import why
from game.ui.screens.play.table import cloth
from game.ui.screens.play.table.actions import AskWhyOf
from game.ui.text import called, in_row, say, word
from game.ui.theme import SMALL, STRONG
from game.ui.widgets.easel import Easel
from game.ui.widgets.rows import Action, Button, Buttons, Look, Panel, Row, Space, Text, Tone
from game.words import Vote
from game.world.state import queries

BEAT = 0.35  # seconds from one paper to the next; nothing moves where fights are not animated either
WIDE, HIGH, TOLD = 900, 420, 190  # of the table, and of the sheet that decides
SEAL, PAPER, TOKEN = 50, (122, 40), (26, 13)
CREAM, BACK, INK = (236, 226, 200), (188, 176, 148), (44, 32, 24)
MOST_WHYS = 6


class Heap(StrEnum):
    """Where a vote falls."""

    FOR = "for"
    OTHER = "other"  # for another paper
    SILENT = "silent"
    AGAINST = "against"


#: From left to right on the cloth.
PLACES: Final = {Heap.FOR: 0.2, Heap.OTHER: 0.4, Heap.SILENT: 0.6, Heap.AGAINST: 0.8}


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody's paper says."""

    power: int
    heap: Heap
    text: str


class SittingScreen(LandScreen):
    """Space or any key shows all at once; the next key goes on."""

    arrows_walk = False
    focus_first = Back()

    def __init__(self, session: Session, occasion: Occasion, record: ConferenceSat) -> None:
        notice, view = session.notice, session.view
        crisis = view.crises.get(record.crisis)
        self.ballots = _ballots(session, record)
        terms = crisis.demands if crisis is not None else ()
        parties = crisis.parties if crisis is not None else tuple(b.power for b in self.ballots[:2])
        super().__init__(session, land_of(view, terms, parties))
        session.notice = notice  # it is read when this is over
        self.occasion, self.record = occasion, record
        self.opened = 0 if self.context.options.moving else len(self.ballots)
        self._clock = 0.0
        self.context.sounds.play(SOUNDS[Kind.CONGRESS])

    @property
    def is_open(self) -> bool:
        """Whether all papers lie open."""
        return self.opened >= len(self.ballots)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.beside(WIDE, HIGH + TOLD)
        low = self.context.px(TOLD)
        easel = Easel((w, h - low), self.context.palette, self.context.px)
        self._draw(easel)
        return (
            Panel("table", (x, y, w, h - low), (easel.scene(),), look=Look.BARE),
            Panel("decision", (x, y + h - low, w, low), self._decided(), called(self.record.title)),
        )

    def dressed(self, panels: Sequence[Panel]) -> Sequence[Panel]:
        return panels

    # --- drawing --------------------------------------------------------------------------------------

    def _draw(self, easel: Easel) -> None:
        """Seals above, their papers on the far side of the cloth, heaps of tokens in the middle."""
        px, (width, height) = easel.px, easel.size
        top = cloth.Cloth(
            (width // 2, round(height * 0.64)), (round(width * 0.47), round(height * 0.31)), 1.0
        )
        cloth.ground(easel)
        cloth.table(easel, top)
        fallen = dict.fromkeys(Heap, 0)
        step = (width - px(cloth.FADE + 30)) / max(1, len(self.ballots))
        for number, ballot in enumerate(self.ballots):
            x = round(px(cloth.FADE) - px(6) + step * (number + 0.5))
            room, far = round(step) - px(6), top.edge(x)
            wide = min(px(SEAL), room)
            box = cloth.seal(self.session, easel, ballot.power, (x, far - px(34) - wide // 2), wide)
            name = self.session.power_name(ballot.power)
            easel.write(name, (x, box.bottom + px(2)), easel.palette.text, face=STRONG, width=room, most=1)
            is_open = number < self.opened
            page = pygame.Rect(x, far + px(10), min(px(PAPER[0]), room), px(PAPER[1]))
            self._paper(easel, ballot, page, is_open=is_open)
            if is_open:
                self._drop(easel, top, ballot, fallen[ballot.heap])
                fallen[ballot.heap] += 1
        for heap, part in PLACES.items():
            at = round(width * part), top.middle[1] + round(top.reach[1] * 0.72)
            easel.write(say(f"sitting_{heap}"), at, cloth.CHALK, pixels=17, face=cloth.ITALIC)

    def _paper(self, easel: Easel, ballot: Ballot, box: pygame.Rect, *, is_open: bool) -> None:
        """A ballot: its back until it is opened."""
        page = box.move(-box.width // 2, 0)
        pygame.draw.rect(easel.board, cloth.SHADOW, page.move(2, 3))
        pygame.draw.rect(easel.board, CREAM if is_open else BACK, page)
        if is_open:
            easel.write(
                ballot.text, page.center, INK, pixels=SMALL, width=page.width - 6, anchor="center", most=2
            )
            return
        pygame.draw.line(easel.board, INK, page.topleft, page.center)
        pygame.draw.line(easel.board, INK, page.topright, page.center)
        pygame.draw.circle(easel.board, (150, 34, 30), page.center, easel.px(7))

    def _drop(self, easel: Easel, top: cloth.Cloth, ballot: Ballot, below: int) -> None:
        """A vote as a token on its heap."""
        wide, high = easel.px(TOKEN[0]), easel.px(TOKEN[1])
        x = round(easel.size[0] * PLACES[ballot.heap]) - wide // 2
        y = top.middle[1] + round(top.reach[1] * 0.66) - high - below * (high - easel.px(4))
        cloth.token(easel, pygame.Rect(x, y, wide, high), self.session.view.roster[ballot.power].colour)

    def _decided(self) -> tuple[Row, ...]:
        """The decision in a sentence, when all is open, and why somebody voted so."""
        if not self.is_open:
            return Space(16), Text(say("sitting_opens"), Tone.FAINT, centred=True)
        view, name = self.session.view, self.session.power_name
        names = in_row(name(queries.power_of(view, p)) for p in self.record.blockers)
        kind = word(f"settlement_{self.record.settlement}")
        told = say(f"sitting_{self.record.result}", settlement=kind, blockers=names)
        crisis, votes = self.record.crisis, [b.power for b in self.ballots]
        known = crisis in self.session.view.crises
        asked = [p for p in votes if known and why.last_act(self.session, crisis, p) is not None][:MOST_WHYS]
        whys = tuple(Button(say("why_did", power=self.session.power_name(p)), AskWhyOf(p)) for p in asked)
        go_on = Buttons((Button(say("go_on"), Back(), is_lit=True),))
        return Text(told, Tone.TITLE), *((Buttons(whys),) if whys else ()), go_on

    # --- what happens ---------------------------------------------------------------------------------

    def update(self, seconds: float) -> Result:
        if not self.is_open:
            self._clock += seconds
            while self._clock >= BEAT and not self.is_open:
                self._clock -= BEAT
                self.opened += 1
                self.is_stale = True
                self.context.sounds.play("click")
        return super().update(seconds)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case AskWhyOf(power):
                act = why.last_act(self.session, self.record.crisis, power)
                return Push(why.WhyScreen(self.session, act)) if act else None
        return super().on(action, value)

    def key(self, event: pygame.Event) -> Result:
        if event.key in SHIFTS:
            return None
        if self.is_open:
            return Pop()
        self.opened, self.is_stale = len(self.ballots), True
        return None


def _ballots(session: Session, record: ConferenceSat) -> tuple[Ballot, ...]:
    """What each seat's paper said, our own last."""
    heaps = {Vote.FOR: Heap.FOR, Vote.AGAINST: Heap.AGAINST, Vote.ABSTAIN: Heap.SILENT}
    found = []
    for name, vote in record.votes.items():
        other = record.elsewhere.get(name)
        heap = Heap.OTHER if other is not None else heaps[vote]
        kind = other if other is not None else record.settlement
        is_named = heap in (Heap.FOR, Heap.OTHER)
        text = word(f"settlement_{kind}") if is_named else say(f"sitting_says_{heap}")
        found.append(Ballot(queries.power_of(session.view, name), heap, text))
    return tuple(sorted(found, key=lambda ballot: ballot.power == session.seat))
