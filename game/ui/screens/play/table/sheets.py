"""Papers on the cloth: a title, what it says, whether it is good for us, and a seal to set on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.rules.orders import Order
from game.ui.screens.actions import Give
from game.ui.screens.play.desk.priced import price_on_it
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.table import naming
from game.ui.screens.play.table.actions import LookAt
from game.ui.screens.play.table.reading import Paper, Reading
from game.ui.text import say
from game.ui.theme import SMALL, STRONG
from game.ui.widgets.easel import Easel
from game.ui.widgets.rows import Tone

CREAM, BLANK = (236, 226, 200), (206, 196, 170)  # laid down, and what only could be
SHADOW, INK, INK_FAINT = (10, 7, 5), (44, 32, 24), (84, 66, 50)
INKS: Final = {Tone.OK: (20, 80, 34), Tone.WARN: (104, 62, 6), Tone.DANGER: (140, 28, 22)}
WAX, WAX_PALE, SIGN = (150, 34, 30), (104, 88, 70), (255, 250, 236)
WIDE, HIGH, GAP = 142, 128, 8  # of a paper where there is room
ROWS: Final = (4, 8, 15)  # papers up to which so many rows do
COLUMNS: Final = (4, 4, 5, 6)
RADIUS = 12  # of a seal
KEYS = 9  # papers that have a key


@dataclass(frozen=True, slots=True)
class Face:
    """How a paper stands among the others: its title, its number, whether it is in hand, what a seal does."""

    title: str
    number: int
    is_chosen: bool
    deed: Order | None


def lay(
    session: Session, reading: Reading, easel: Easel, room: pygame.Rect, grown: float, chosen: int,
    deeds: tuple[Order | None, ...],
) -> None:  # fmt: skip
    """All papers in rows inside a room of the cloth."""
    px, papers = easel.px, reading.papers
    rows = next((n for n, most in enumerate(ROWS, 1) if len(papers) <= most), len(ROWS) + 1)
    across = min(len(papers), max(COLUMNS[rows - 1], -(-len(papers) // rows)))
    gap = px(GAP)
    wide = min(round(px(WIDE) * grown), (room.width - gap * (across - 1)) // across)
    high = min(round(px(HIGH) * grown), (room.height - gap * (rows - 1)) // rows)
    names = naming.titles(session, reading.crisis, [paper.draft for paper in papers])
    top = room.centery - (rows * (high + gap) - gap) // 2
    for number, paper in enumerate(papers):
        row, column = divmod(number, across)
        count = min(across, len(papers) - row * across)
        left = room.centerx - (count * (wide + gap) - gap) // 2 + column * (wide + gap)
        face = Face(names[number], number, number == chosen, deeds[number])
        _paper(session, reading, easel, paper, face, pygame.Rect(left, top + row * (high + gap), wide, high))


def _paper(
    session: Session, reading: Reading, easel: Easel, paper: Paper, face: Face, box: pygame.Rect
) -> None:
    """A paper with as much of its text as it has room for."""
    px, inset = easel.px, easel.px(7)
    pygame.draw.rect(easel.board, SHADOW, box.move(px(3), px(4)))
    pygame.draw.rect(easel.board, CREAM if paper.is_laid or face.deed is None else BLANK, box)
    if face.is_chosen:
        pygame.draw.rect(easel.board, easel.palette.title, box.inflate(6, 6), 3)
    left, width, line = box.x + inset, box.width - 2 * inset, px(SMALL) + px(4)
    foot = box.bottom - line - px(5)
    lines = max(1, min(3, (foot - box.y - px(4)) // line))
    title = easel.write(
        face.title, (left, box.y + px(4)), INK, face=STRONG, width=width, anchor="topleft", most=lines
    )
    low, by = title.bottom, paper.draft.proposer
    if by >= 0 and low + line <= foot:
        laid = say("table_laid_by", power=session.power_name(by))
        low = easel.write(laid, (left, low), INK_FAINT, width=width, anchor="topleft", most=1).bottom
    if (lines := (foot - low) // line) > 1:
        told = "; ".join(naming.articles(session, reading.crisis, paper.draft))
        easel.write(told, (left, low), INK, width=width, anchor="topleft", most=lines)
    verdict, tone = naming.for_us(paper)
    easel.write(verdict, (left, foot), INKS[tone], width=width - px(24), anchor="topleft", most=1)
    page = pygame.Rect(box.x, box.y, box.width, box.height - (px(2 * RADIUS + 5) if face.deed else 0))
    told = "\n".join(naming.articles(session, reading.crisis, paper.draft))
    easel.spot(face.title, page, LookAt(face.number), tip=f"{face.title}\n{told}")
    if face.deed is not None:
        _wax(session, easel, paper, face, box, face.deed)


def _wax(session: Session, easel: Easel, paper: Paper, face: Face, box: pygame.Rect, deed: Order) -> None:
    """The seal at the foot of a paper: pressed, it lays the paper down or votes for it."""
    px, refused = easel.px, session.why_not(deed)
    middle, radius = (box.right - px(17), box.bottom - px(16)), px(RADIUS)
    colour = WAX if paper.is_ours else WAX_PALE
    pygame.draw.circle(easel.board, tuple(c * 2 // 3 for c in colour), middle, radius)
    pygame.draw.circle(easel.board, colour, middle, radius - px(2))
    has_key = face.number < KEYS
    if has_key:
        easel.write(str(face.number + 1), middle, SIGN, face=STRONG, anchor="center")
    spot = pygame.Rect(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)
    tip = refused or say("table_tip_seal", title=face.title) + price_on_it(session, deed)
    key = f"ctrl+{face.number + 1}" if has_key else ""
    name = say("table_seal_on", title=face.title)
    easel.spot(name, spot, Give(deed), key=key, tip=tip, is_on=not refused)
