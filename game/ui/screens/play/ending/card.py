"""A picture of the judgement to show around: the power, the word, the parts, the map, and the seed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import pygame

from game.campaign.saving.folder import write_atomically
from game.campaign.verdict import PARTS, Score
from game.ui.map.pigments import pigments_of
from game.ui.screens.owners import owners_map
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.ending.judgement import asked_of, total_of, word_of
from game.ui.text import called, say, share, when
from game.ui.theme import BODY, SERIF, STRONG, TITLE, render

SIZE: Final = (1_200, 630)
MARGIN: Final = 44
FOLDER: Final = "cards"


def picture(session: Session, power: int, score: Score) -> pygame.Surface:
    """The card, drawn."""
    palette, world = session.context.palette, session.campaign.world
    board = pygame.Surface(SIZE)
    board.fill(palette.sheet)
    pygame.draw.rect(board, palette.rim, board.get_rect().inflate(-16, -16), 2)
    colours = pigments_of(session.context.options.palette)
    owners = world.places.owner.astype(np.int16)
    land = owners_map(world.map, owners, world.roster, colours, (560, 440))
    board.blit(land, land.get_rect(midright=(SIZE[0] - MARGIN, 300)))
    flag = session.flag(power).drawn(64)
    board.blit(flag, (MARGIN, MARGIN))
    name = render(called(world.roster[power].name), TITLE, 34, palette.title, 420)
    board.blit(name, (MARGIN + flag.get_width() + 18, MARGIN + 8))
    y = MARGIN + 96
    wide = SIZE[0] - land.get_width() - 3 * MARGIN
    for text, face, pixels, ink in (
        (say(f"verdict_{word_of(score)}", power=session.power_told(power)), SERIF, 30, palette.text),
        (say("over", date=when(world.facts.calendar, world.turn), turns=world.turn), BODY, 18, palette.faint),
    ):
        told = render(text, face, pixels, ink, wide)
        board.blit(told, (MARGIN, y))
        y += told.get_height() + 10
    for part in PARTS:
        y = _part(board, (MARGIN, y, wide), session, (say(f"part_{part}"), getattr(score, part)))
    goals = asked_of(session, power)
    met = say("goals_met_of", met=sum(is_so for _, is_so in goals), all=len(goals))
    seed = say("same_seed", scenario=world.facts.title, seed=world.seed, total=share(total_of(score)))
    board.blit(render(met, STRONG, 19, palette.text), (MARGIN, SIZE[1] - 104))
    board.blit(render(seed, BODY, 18, palette.faint), (MARGIN, SIZE[1] - 70))
    return board


def _part(board: pygame.Surface, at: tuple[int, int, int], session: Session, part: tuple[str, int]) -> int:
    """One part of the score as a bar; where the next begins."""
    (x, y, wide), (name, value), palette = at, part, session.context.palette
    board.blit(render(name, BODY, 18, palette.text), (x, y))
    bar = pygame.Rect(x + 120, y + 5, wide - 200, 13)
    pygame.draw.rect(board, palette.table, bar)
    full = bar.copy()
    full.width = max(0, bar.width * min(value, 10_000) // 10_000)
    pygame.draw.rect(board, palette.ok if value >= 5_000 else palette.warn, full)
    pygame.draw.rect(board, palette.rim, bar, 1)
    board.blit(render(share(value), STRONG, 18, palette.text), (bar.right + 12, y))
    return y + 30


def keep(session: Session, power: int, score: Score) -> str:
    """Keep the card beside the saves; where it is, or why it could not be kept."""
    world = session.campaign.world
    name = f"{world.facts.id}-{world.roster[power].id}-{world.seed}"
    return keep_picture(session, picture(session, power, score), name)


def keep_picture(session: Session, made: pygame.Surface, name: str) -> str:
    """Keep a picture in the folder of cards, whole or not at all; where it is, or why it is not kept."""
    folder, written = session.context.folder / FOLDER, BytesIO()
    pygame.image.save(made, written, "card.png")
    try:
        path = _free(folder, name)
        write_atomically(path, written.getvalue())
    except OSError as error:
        return say("card_not_kept", why=error.strerror or str(error))
    return say("card_kept", path=str(path))


def _free(folder: Path, name: str) -> Path:
    """A name that no card has yet."""
    path, number = folder / f"{name}.png", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.png"
    return path
