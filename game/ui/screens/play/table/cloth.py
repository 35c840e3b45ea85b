"""The cloth and who sits at it: chairs from left to right by where they stand, promises as tokens."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians
from typing import Final

import pygame

from game.politics.crises.conference import TakePosition
from game.rules.orders import Order
from game.ui.heraldry.seals import seal_of
from game.ui.screens.actions import Give
from game.ui.screens.play.desk.priced import price_on_it
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.table import naming, provisos, sheets
from game.ui.screens.play.table.actions import AskWhyOf
from game.ui.screens.play.table.reading import ASKED, ASKS, Chair, Reading
from game.ui.text import say
from game.ui.theme import SMALL, STRONG, text_size
from game.ui.widgets.easel import Easel
from game.words import CrisisStep, Position

ITALIC = "EBGaramond_400Regular_Italic"
FELT, EDGE, SHADOW, CHALK = (36, 84, 62), (92, 58, 36), (10, 7, 5), (214, 222, 204)
CURVE = 2.6  # how square the table is
SEAL, OURS, FLAG = 54, 58, 17  # widths of seals, height of a flag at a seal's foot
TOKEN = 15  # width of a token
DASH, PAUSE = 38, 60  # degrees of a dash and from dash to dash, round a token that is only expected
SMALLEST, MOST_GROWN = (590, 505), 1.6  # a cloth on which nothing is larger than it must be
FADE = 46  # pixels over which the ground begins
PLACE_WORDS: Final = {ASKS: "asks", ASKED: "asked"}


@dataclass(frozen=True, slots=True)
class Cloth:
    """Where things lie in the scene."""

    middle: tuple[int, int]
    reach: tuple[int, int]
    grown: float  # how much larger what lies on it is than in the smallest window

    def edge(self, x: int) -> int:
        """How high the far edge of the table lies over a point."""
        part = min(1.0, abs(x - self.middle[0]) / self.reach[0])
        return round(self.middle[1] - self.reach[1] * float((1 - part**CURVE) ** (1 / CURVE)))


def draw(
    session: Session, reading: Reading, easel: Easel, chosen: int, deeds: tuple[Order | None, ...]
) -> None:
    """The whole scene; ``deeds``: what the seal of each paper does, None where it does nothing now."""
    px, (width, height) = easel.px, easel.size
    grown = max(1.0, min(MOST_GROWN, width / px(SMALLEST[0]), height / px(SMALLEST[1])))
    cloth = Cloth((width // 2, round(height * 0.475)), (round(width * 0.475), round(height * 0.23)), grown)
    ground(easel)
    table(easel, cloth)
    _zones(session, reading, easel, cloth)
    others = [c for c in reading.chairs if not c.is_ours]
    step = (width - px(FADE)) / max(1, len(others))
    for number, chair in enumerate(others):
        x = round(px(FADE - 6) + step * (number + 0.5))
        room = round(step) - px(6)
        far = min(cloth.edge(x - room // 3), cloth.edge(x + room // 3))
        _chair(session, easel, cloth, chair, (x, far), room)
    if reading.ours is not None:
        _our_chair(session, reading, easel, cloth, reading.ours)
    rx, ry = cloth.reach
    middle = pygame.Rect(0, 0, round(rx * 1.76), round(ry * 1.5))
    middle.center = cloth.middle[0], cloth.middle[1] + px(14)
    if reading.papers:
        sheets.lay(session, reading, easel, middle, grown, chosen, deeds)
    else:
        easel.write(say("empty_table"), cloth.middle, CHALK, pixels=18, face=ITALIC)


def ground(easel: Easel) -> None:
    """Dark under the table, and nothing where the map begins."""
    fade, palette = easel.px(FADE), easel.palette
    easel.board.fill((*palette.sheet, palette.sheet_alpha))
    for x in range(fade):
        column = (*palette.sheet, palette.sheet_alpha * x // fade)
        pygame.draw.line(easel.board, column, (x, 0), (x, easel.size[1]))


def table(easel: Easel, cloth: Cloth) -> None:
    """The table with its wooden edge and its shadow."""
    (cx, cy), (rx, ry), px = cloth.middle, cloth.reach, easel.px
    far = [(x, cloth.edge(x)) for x in (*range(cx - rx, cx + rx, 2), cx + rx)]
    ring = [*far, *((x, 2 * cy - y) for x, y in reversed(far))]
    for grow, drop, colour in ((px(9), px(12), SHADOW), (px(9), 0, EDGE), (0, 0, FELT)):
        larger = [
            (cx + (x - cx) * (rx + grow) / rx, cy + drop + (y - cy) * (ry + grow) / ry) for x, y in ring
        ]
        pygame.draw.polygon(easel.board, colour, larger)


def _zones(session: Session, reading: Reading, easel: Easel, cloth: Cloth) -> None:
    """Who sits where, written on the cloth."""
    crisis, px = reading.crisis, easel.px
    told = (
        say("table_zone_for", power=session.power_told(crisis.challenger)), say("table_zone_between"),
        say("table_zone_against", power=session.power_told(crisis.defender)),
    )  # fmt: skip
    third = round(cloth.reach[0] * 0.56)
    for place, text in zip((-1, 0, 1), told, strict=True):
        x = cloth.middle[0] + place * third
        y = cloth.edge(x) + px(5)
        easel.write(text, (x, y), CHALK, pixels=16, face=ITALIC, width=third - px(8), most=1)


# --- chairs -------------------------------------------------------------------------------------------


def _chair(
    session: Session, easel: Easel, cloth: Cloth, chair: Chair, foot: tuple[int, int], room: int
) -> None:
    """Seal, flag, name and stand above the far edge."""
    px, x = easel.px, foot[0]
    wide = min(round(px(SEAL) * cloth.grown), max(px(30), room - px(18)))
    name, stand = session.power_name(chair.power), _stand(chair)
    lines = 2 if text_size(name, STRONG, px(SMALL))[0] > room else 1
    text = (lines + 1) * (px(SMALL) + px(3))
    middle = max(px(4) + wide // 2, foot[1] - px(12) - text - wide // 2)
    box = seal(session, easel, chair.power, (x, middle), wide)
    written = easel.write(
        name, (x, box.bottom + px(2)), easel.palette.text, face=STRONG, width=room, most=lines
    )
    low = easel.write(stand, (x, written.bottom - px(1)), easel.palette.faint, width=room, most=1)
    _tokens(session, easel, chair, (box.left - px(4), box.bottom - px(4)))
    whole = pygame.Rect(x - room // 2, box.top, room, low.bottom - box.top)
    easel.spot(name, whole, AskWhyOf(chair.power), tip=_tip(session, chair))


def seal(session: Session, easel: Easel, power: int, at: tuple[int, int], wide: int) -> pygame.Rect:
    """The seal of who speaks, with the flag at its foot; the flag alone where nobody is known to."""
    pressed, flag = seal_of(session.view, power), session.flag(power)
    if pressed is None:
        box = easel.put(flag.drawn(round(wide * 0.6)), at)
        return pygame.Rect(box.centerx - wide // 2, box.centery - wide // 2, wide, wide)
    box = easel.put(pressed.drawn(wide), at)
    easel.put(flag.drawn(easel.px(FLAG)), (box.right + easel.px(4), box.bottom), "bottomright")
    return box


def _stand(chair: Chair) -> str:
    """Where somebody stands, in a word."""
    if chair.is_person and chair.stand is None and chair.place not in PLACE_WORDS:
        return say("table_person")
    if chair.fights:
        return say("table_seat_fights")
    if chair.stand is None:
        return say(f"table_seat_{PLACE_WORDS.get(chair.place, 'silent')}")
    return naming.stand_word(chair.stand, expected=chair.expected)


def _tip(session: Session, chair: Chair) -> str:
    """A chair in a few sentences."""
    speaker = session.view.powers[chair.power].leader
    lines = [session.power_name(chair.power) + (f": {speaker}" if speaker else ""), say("tip_why")]
    if chair.place not in PLACE_WORDS:
        may = chair.expected and chair.tokens > 0
        count = chair.tokens
        lines.insert(1, say(f"table_may_{count}") if may else say(f"table_tokens_{count}"))
        if tied := provisos.told(chair.promise):
            lines.insert(2, tied)
    return "\n".join(lines)


def _tokens(session: Session, easel: Easel, chair: Chair, foot: tuple[int, int]) -> None:
    """A stack of tokens; dashed where the promise is only expected."""
    px, colour = easel.px, session.view.roster[chair.power].colour
    wide, high = px(TOKEN), px(8)
    for n in range(chair.tokens):
        box = pygame.Rect(foot[0] - wide, foot[1] - high - n * (high - px(1)), wide, high)
        if not chair.expected:
            token(easel, box, colour)
            continue
        for start in range(0, 360, PAUSE):
            pygame.draw.arc(easel.board, colour, box, radians(start), radians(start + DASH), 2)


def token(easel: Easel, box: pygame.Rect, colour: tuple[int, int, int]) -> None:
    """A token lying flat."""
    pygame.draw.ellipse(easel.board, SHADOW, box.move(0, 2))
    pygame.draw.ellipse(easel.board, colour, box)
    pygame.draw.ellipse(easel.board, CHALK, box.inflate(-easel.px(3), -easel.px(3)), 1)


def _our_chair(session: Session, reading: Reading, easel: Easel, cloth: Cloth, ours: Chair) -> None:
    """We below, with the places we can take."""
    px, palette, crisis = easel.px, easel.palette, reading.crisis
    wide = round(px(OURS) * cloth.grown)
    x, y = cloth.middle[0], cloth.middle[1] + cloth.reach[1] + wide // 2 - px(4)
    box = seal(session, easel, ours.power, (x, y), wide)
    pygame.draw.circle(easel.board, palette.title, box.center, box.width // 2 + px(3), px(2))
    _tokens(session, easel, ours, (box.left - px(8), box.bottom - px(6)))
    line = easel.write(
        say("table_our_chair", power=session.power_name(ours.power)), (x, box.bottom + px(4)), palette.text,
        face=STRONG, width=easel.size[0] - px(2 * FADE), most=1,
    )  # fmt: skip
    low = easel.write(_stand(ours), (x, line.bottom - px(1)), palette.faint)
    if reading.is_asked and crisis.step is CrisisStep.CONFERENCE and ours.power not in crisis.signers:
        _places(session, reading, easel, ours, low.bottom + px(8))


def _places(session: Session, reading: Reading, easel: Easel, ours: Chair, top: int) -> None:
    """Four cards to say where we stand."""
    px, crisis, palette = easel.px, reading.crisis, easel.palette
    gap, inset = px(8), px(FADE + 2)
    wide, high = (easel.size[0] - inset - px(8) - gap * 3) // 4, px(SMALL) * 2 + px(14)
    parties = {Position.FOR: crisis.challenger, Position.AGAINST: crisis.defender}
    for number, position in enumerate(Position, 1):
        order = TakePosition(session.seat, crisis.id, position)
        refused, is_lit = session.why_not(order), ours.stand is position
        box = pygame.Rect(inset + (number - 1) * (wide + gap), top, wide, high)
        pygame.draw.rect(easel.board, palette.lit if is_lit else palette.button, box, border_radius=px(4))
        pygame.draw.rect(easel.board, palette.title if is_lit else palette.rim, box, 1, border_radius=px(4))
        party = parties.get(position)
        text = say(f"table_take_{position}", power=session.power_name(party) if party is not None else "")
        colour = palette.off_text if refused else palette.text
        easel.write(f"{text} ({number})", box.center, colour, width=wide - px(8), anchor="center", most=2)
        tip = (refused or say(f"table_tip_{position}")) + price_on_it(session, order)
        easel.spot(text, box, Give(order), key=str(number), tip=tip, is_on=not refused, about="conference")
