"""Above and below the cloth: the five steps of an affair, and who would stand against whom."""

from __future__ import annotations

from typing import Final

import pygame

from game.politics.crises.seats import sittings
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.table import naming
from game.ui.screens.play.table.reading import Reading, Share
from game.ui.text import called, in_row, inside, men, quarter, say, when, word
from game.ui.theme import BODY, SMALL, STRONG, TITLE, text_size
from game.ui.widgets.easel import Easel
from game.words import CrisisStep
from game.world import fixed

STEPS: Final = ("tension", "first", "last", "answer", "called")
BAR = 20  # height
STEEP = 20_000  # permyriad: from two to one on somebody should think again


def head(session: Session, reading: Reading, easel: Easel) -> None:
    """The affair in a line, how far it has come, and what is sealed."""
    px, palette, crisis = easel.px, easel.palette, reading.crisis
    width = easel.size[0]
    third = round(width * 0.36)
    size = next((s for s in (24, 21, 18, 16) if text_size(crisis.title, TITLE, px(s))[0] < third), 15)
    title = easel.write(
        crisis.title,
        (0, px(2)),
        palette.title,
        pixels=size,
        face=TITLE,
        anchor="topleft",
        width=third,
        most=1,
    )
    asks = say(
        "table_asked_of", challenger=session.power_told(crisis.challenger),
        defender=session.power_told(crisis.defender), casus=inside(word(f"casus_{crisis.casus}")),
        whom=_whom(session, reading),
    )  # fmt: skip
    easel.write(
        asks[:1].upper() + asks[1:],
        (0, title.bottom - px(2)),
        palette.text,
        anchor="topleft",
        width=third,
        most=1,
    )
    left, right = round(width * 0.40), round(width * 0.76)
    gap = (right - left) // (len(STEPS) - 1)
    y = px(14)
    pygame.draw.line(easel.board, palette.rim, (left, y), (right, y), 1)
    for number, step in enumerate(STEPS):
        at = (left + number * gap, y)
        is_past, is_now = number < reading.step, number == reading.step
        colour = palette.ok if is_past else palette.title if is_now else palette.faint
        pygame.draw.circle(easel.board, palette.sheet, at, px(6))
        pygame.draw.circle(easel.board, colour, at, px(6), 0 if is_past or is_now else px(2))
        face = STRONG if is_now else BODY
        easel.write(
            say(f"table_step_{step}"), (at[0], y + px(8)), colour, face=face, width=gap - px(4), most=1
        )
    view = session.view
    date = quarter(view.facts.calendar, view.turn)
    edge = width
    line = easel.write(date, (edge, px(4)), palette.text, anchor="topright")
    told, room = _word(session, reading), round(width * 0.22)
    easel.write(told, (edge, line.bottom), palette.faint, anchor="topright", width=room, most=1)


def _whom(session: Session, reading: Reading) -> str:
    """Before whom the affair comes."""
    body = session.view.bodies.get(reading.crisis.body)
    return called(body.name) if body is not None else inside(say("those_concerned"))


def _word(session: Session, reading: Reading) -> str:
    """Who has the word."""
    if reading.crisis.is_over:
        return say("table_closed")
    if reading.is_asked:
        return say("table_we_have_the_word")
    names = in_row(session.power_name(p) for p in reading.speakers[:2])
    return say("table_has_the_word", powers=names) if names else say("table_waits")


def who_has_the_word(session: Session, reading: Reading) -> str:
    """In one sentence, where it is not our move: who has the word, and when we are asked."""
    crisis, view = reading.crisis, session.view
    if crisis.step is CrisisStep.CONFERENCE and not sittings.is_sitting(view, crisis):
        key = "table_sits_in" if sittings.is_awaited(view, crisis) else "table_adjourned"
        return say(key, when=when(view.facts.calendar, crisis.sits))
    if not reading.speakers:
        return say("table_nobody_yet")
    names = in_row(session.power_name(p) for p in reading.speakers)
    key = "table_they_speak_we_next" if session.seat in crisis.signers or reading.ours else "table_they_speak"
    return say(key, powers=names)


def odds(session: Session, reading: Reading, easel: Easel) -> None:
    """Those who stand with the challenger and those against him, in their colours, and what it means."""
    px, palette, crisis = easel.px, easel.palette, reading.crisis
    width = easel.size[0]
    most = max(sum(s.men for s in side) for side in (reading.beside, reading.against)) or 1
    told = round(width * 0.32)
    left, room = 0, width - told - px(24)
    told_power = session.power_told(crisis.challenger)
    title = say("table_if_war") if crisis.war >= 0 else say("table_if_defied", power=told_power)
    easel.write(
        title, (left, 0), palette.title, pixels=17, face=STRONG,
        anchor="topleft", width=room, most=1,
    )  # fmt: skip
    for row, (key, side) in enumerate((("with", reading.beside), ("against", reading.against))):
        y = px(24) + row * px(BAR + 19)
        label = easel.write(say(f"table_side_{key}"), (left, y + px(1)), palette.faint, anchor="topleft")
        start = left + max(px(64), label.width + px(8))
        _bar(session, easel, side, (start, y), (room - (start - left)), most)
    told_by = easel.write(
        verdict(session, reading), (width - told, px(2)), _tone(session, reading, easel), pixels=17,
        face=STRONG, width=told, anchor="topleft", most=2,
    )  # fmt: skip
    if crisis.step in (CrisisStep.TENSION, CrisisStep.CONFERENCE):
        easel.write(
            _lapse(session, reading), (width - told, told_by.bottom + px(2)), palette.faint, width=told,
            anchor="topleft", most=3,
        )  # fmt: skip


def _lapse(session: Session, reading: Reading) -> str:
    """What comes if nothing is carried: who loses face."""
    crisis = reading.crisis
    if crisis.war >= 0:
        return say("table_lapse_war")
    if not crisis.demands:
        return say("table_lapse_nothing")
    return say("table_lapse_demand", defender=session.power_told(crisis.defender))


def _bar(
    session: Session, easel: Easel, side: tuple[Share, ...], at: tuple[int, int], room: int, most: int
) -> None:
    """One side: solid what is theirs or pledged, hatched what is expected, pale what may be."""
    px, x = easel.px, at[0]
    for share in side:
        wide = max(px(3), room * share.men // most)
        box = pygame.Rect(x, at[1], min(wide, at[0] + room - x), px(BAR))
        colour = session.view.roster[share.power].colour
        if share.sure >= 2:
            pygame.draw.rect(easel.board, colour, box)
        else:
            pale = tuple((c + 2 * s) // 3 for c, s in zip(colour, easel.palette.sheet, strict=True))
            pygame.draw.rect(easel.board, pale, box)
            if share.sure == 1:
                _hatch(easel.board, box, colour, px(7))
        pygame.draw.rect(easel.board, easel.palette.table, box, 1)
        _name(session, easel, share, box)
        x = box.right


def _name(session: Session, easel: Easel, share: Share, box: pygame.Rect) -> None:
    """Whose part it is, as far as there is room below it."""
    name = session.power_name(share.power)
    key = ("perhaps", "expected", "pledged", "theirs")[share.sure]
    room = box.width - easel.px(6)
    for text in (say(f"table_share_{key}", power=name, men=men(share.men)), name):
        if text_size(text, BODY, easel.px(SMALL))[0] <= room:
            easel.write(text, (box.x + easel.px(2), box.bottom), easel.palette.faint, anchor="topleft")
            return


def _hatch(board: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int], step: int) -> None:
    """Slanting lines inside a box."""
    old = board.get_clip()
    board.set_clip(box)
    for x in range(box.x - box.height, box.right, step):
        pygame.draw.line(board, colour, (x, box.bottom), (x + box.height, box.y), 2)
    board.set_clip(old)


def verdict(session: Session, reading: Reading) -> str:
    """The odds in a sentence, and what they mean for us."""
    crisis, me = reading.crisis, session.seat
    ratio = naming.odds_in_words(reading.preponderance)
    if me == crisis.challenger:
        key = "ours_bad" if reading.preponderance >= STEEP else "ours_open" if _even(reading) else "ours_good"
    else:
        key = "bad" if reading.preponderance >= STEEP else "open" if _even(reading) else "good"
    return say(f"table_odds_{key}", odds=ratio, power=session.power_told(crisis.challenger))


def _even(reading: Reading) -> bool:
    return reading.preponderance >= fixed.ONE * 3 // 4


def _tone(session: Session, reading: Reading, easel: Easel) -> tuple[int, int, int]:
    """Good or bad news for us."""
    palette, is_ours = easel.palette, session.seat == reading.crisis.challenger
    if _even(reading) and reading.preponderance < STEEP:
        return palette.warn
    is_stopped = reading.preponderance >= STEEP
    return palette.danger if is_stopped == is_ours else palette.ok
