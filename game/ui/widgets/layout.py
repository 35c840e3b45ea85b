"""Lays the rows of a sheet out: what is drawn where, and where the things to press lie."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui import keys
from game.ui.heraldry.flown import Flag
from game.ui.theme import BODY, GAP, HEAD, MARGIN, SMALL, STRONG, TEXT, TITLE, Palette, render, text_size
from game.ui.widgets.cards import deal
from game.ui.widgets.rich import dotted, drawn, typeset
from game.ui.widgets.rows import (
    Bar,
    Button,
    Buttons,
    Cards,
    Entry,
    Head,
    Hotspot,
    Item,
    Look,
    LookUp,
    Pair,
    Panel,
    Picture,
    Rich,
    Row,
    Scene,
    Slider,
    Slip,
    Space,
    Text,
    Tone,
)  # fmt: skip
from game.ui.widgets.sheets import Sheet, Spot

LINE = 27  # height of a button
GREAT = 46
FLAG = 13  # height of a flag before a name
CREST = 24  # and in the corner of a card


class Layout:
    """Lays panels out at one scale, in one palette; ``opens`` shows the terms of every figure."""

    def __init__(self, palette: Palette, scale: float, opens: bool = False) -> None:
        self.palette, self.scale, self.opens = palette, scale, opens

    def px(self, value: float) -> int:
        """Pixels at the scale."""
        return round(value * self.scale)

    def colour(self, tone: Tone) -> tuple[int, int, int]:
        """The colour of a tone."""
        found: tuple[int, int, int] = getattr(self.palette, tone.value)
        return found

    def sheet(self, panel: Panel) -> Sheet:
        """A panel laid out."""
        rect = pygame.Rect(panel.rect)
        head = self.px(40) if panel.title else self.px(0 if panel.look is not Look.SHEET else 8)
        if panel.hugs:
            head = self.px(GAP)
        pen = _Pen(self, rect.width, panel)
        if panel.is_row:
            pen.cells([row for row in panel.rows if isinstance(row, Pair)])
        else:
            for row in panel.rows:
                pen.tops.append(pen.y)
                pen.put(row)
        height = pen.y + (self.px(3) if panel.look is Look.SHEET and not panel.hugs else 0)
        if panel.fits:
            wanted = min(rect.height, height + head + (0 if panel.hugs else 6))
            if panel.fits == "up":
                rect.y = rect.bottom - wanted
            rect.height = wanted
        if panel.hugs and pen.spots:
            rect.width = min(rect.width, max(spot.box.right for spot in pen.spots) + pen.pad)
        content = pygame.Surface((max(1, rect.width), max(1, height)), pygame.SRCALPHA)
        for picture, at in pen.drawn:
            content.blit(picture, at)
        for colour, box, thick in pen.boxes:
            pygame.draw.rect(content, colour, box, thick)
        return Sheet(panel, rect, head, content, pen.spots, pen.tips, pen.abouts, pen.values, pen.tops)


class _Pen:
    """Goes down a sheet and puts row after row."""

    def __init__(self, layout: Layout, width: int, panel: Panel) -> None:
        self.layout, self.panel = layout, panel
        self.pad = 0 if panel.look is Look.BARE else layout.px(MARGIN)
        self.width = width - 2 * self.pad
        self.y = layout.px(4) if panel.look is Look.BAR else 0
        self.drawn: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self.boxes: list[tuple[tuple[int, int, int], pygame.Rect, int]] = []
        self.spots: list[Spot] = []
        self.tips: list[tuple[pygame.Rect, str]] = []
        self.abouts: list[tuple[pygame.Rect, str]] = []
        self.values: dict[object, pygame.Rect] = {}
        self.tops: list[int] = []
        self.beside_bars: tuple[int, int] | None = None

    def put(self, row: Row) -> None:
        """Put one row."""
        match row:
            case Head():
                self._head(row)
            case Text():
                self._text(row)
            case Rich():
                self._rich(row)
            case Pair():
                self._pair(row)
            case Bar():
                self._bar(row)
            case Buttons(is_great=True):
                self._great(row)
            case Buttons():
                self._buttons(row)
            case Item():
                self._item(row)
            case Slip():
                self._slip(row)
            case Cards():
                self._cards(row)
            case Slider():
                self._slider(row)
            case Entry():
                self._entry(row)
            case Picture():
                self._picture(row)
            case Scene():
                self._scene(row)
            case Space():
                self.y += self.layout.px(row.pixels)

    def _write(
        self, text: str, tone: Tone, x: int, y: int, pixels: int = TEXT, face: str = BODY, width: int = 0
    ) -> pygame.Rect:
        picture = render(text, face, self.layout.px(pixels), self.layout.colour(tone), width)
        self.drawn.append((picture, (x, y)))
        return picture.get_rect(topleft=(x, y))

    def _head(self, row: Head) -> None:
        self.y += self.layout.px(6)
        box = self._write(row.text, Tone.TITLE, self.pad, self.y, TEXT, STRONG)
        self._tell(box, "", row.about)
        self._dot(box, row.about)
        self.y = box.bottom + self.layout.px(2)
        self.boxes.append((self.layout.palette.rim, pygame.Rect(self.pad, self.y, self.width, 1), 0))
        self.y += self.layout.px(5)

    def _text(self, row: Text) -> None:
        if not row.text:
            return
        pixels, face = row.pixels or TEXT, row.face or BODY
        width = text_size(row.text, face, self.layout.px(pixels), self.width)[0]
        x = self.pad + ((self.width - width) // 2 if row.centred else 0)
        box = self._write(row.text, row.tone, x, self.y, pixels, face, self.width)
        self._tell(box, row.tip, row.about)
        if row.action is not None:
            self.spots.append(
                Spot(row, pygame.Rect(self.pad - 4, self.y - 1, self.width + 8, box.height + 2))
            )
        self.y = box.bottom + self.layout.px(3)

    def _rich(self, row: Rich) -> None:
        """A paragraph with links; each can be pressed, and tells more of its word."""
        pixels, palette = self.layout.px(row.pixels or TEXT), self.layout.palette
        found = typeset(row.runs, pixels, self.width)
        for picture, (x, y) in drawn(found, pixels, self.layout.colour(row.tone), palette.link):
            self.drawn.append((picture, (self.pad + x, self.y + y)))
        for piece in found.pieces:
            if isinstance(piece.action, LookUp):
                box = piece.box.move(self.pad, self.y)
                self.spots.append(Spot(Text(piece.text, action=piece.action), box))
                self._tell(box, "", piece.action.entry)
        self.y += found.size[1] + self.layout.px(3)

    def cells(self, rows: Sequence[Pair]) -> None:
        """Figures of the top bar side by side, each with its name small above it; the first is the title."""
        px = self.layout.px
        faces = [(TITLE, HEAD - 1), *[(STRONG, TEXT)] * (len(rows) - 1)]
        wide = [
            max(text_size(row.label, BODY, px(SMALL))[0], text_size(row.value, face, px(size))[0])
            for row, (face, size) in zip(rows, faces, strict=True)
        ]
        gap = max(px(8), (self.width - sum(wide)) // len(rows))
        x = self.pad
        for number, (row, width, (face, size)) in enumerate(zip(rows, wide, faces, strict=True)):
            if number:
                rule = pygame.Rect(x - gap // 2, self.y + px(2), 1, px(34))
                self.boxes.append((self.layout.palette.button, rule, 0))
            self._write(row.label, Tone.FAINT, x, self.y - px(1), SMALL)
            top = self.y + px(15) + (px(TEXT) - px(size)) // 2
            self._write(row.value, row.tone, x, top, size, face)
            box = pygame.Rect(x - gap // 2, self.y, width + gap, px(38))
            self._tell(box, row.tip or _listed(row.terms), row.about)
            x += width + gap
        self.y += px(38)

    def _pair(self, row: Pair) -> None:
        x = self.pad
        if isinstance(row.colour, Flag):
            cloth = row.colour.drawn(self.layout.px(FLAG))
            self.drawn.append((cloth, (x, self.y + self.layout.px(4))))
            x += cloth.get_width() + self.layout.px(6)
        elif row.colour:
            side = self.layout.px(12)
            self.boxes.append((row.colour, pygame.Rect(x, self.y + self.layout.px(4), side, side), 0))
            x += side + self.layout.px(6)
        value = text_size(row.value, STRONG, self.layout.px(TEXT))
        room = self.width - (x - self.pad) - value[0] - self.layout.px(10)
        below = (
            room < text_size(row.label, BODY, self.layout.px(TEXT))[0]
        )  # a long value goes below its label
        label = self._write(row.label, Tone.FAINT, x, self.y, TEXT, BODY, self.width if below else 0)
        if below:
            box = self._write(row.value, row.tone, self.pad, label.bottom, TEXT, STRONG, self.width)
        else:
            box = self._write(row.value, row.tone, self.pad + self.width - value[0], self.y, TEXT, STRONG)
        bottom = max(label.bottom, box.bottom)
        whole = pygame.Rect(self.pad, self.y, self.width, bottom - self.y)
        self._tell(whole, row.tip or _listed(row.terms), row.about)
        self._dot(label, row.about)
        self.y = bottom + self.layout.px(2)
        if self.layout.opens:
            self._terms(row)

    def _terms(self, row: Pair) -> None:
        inset = self.layout.px(14)
        for name, figure in row.terms:
            wide = text_size(figure, BODY, self.layout.px(SMALL))[0]
            self._write(figure, Tone.FAINT, self.pad + self.width - wide, self.y, SMALL)
            room = self.width - inset - wide - self.layout.px(8)
            box = self._write(name, Tone.FAINT, self.pad + inset, self.y, SMALL, BODY, max(40, room))
            self.y = box.bottom + 1
        if row.tip and not row.terms:
            wide = self.width - inset
            box = self._write(row.tip, Tone.FAINT, self.pad + inset, self.y, SMALL, BODY, wide)
            self.y = box.bottom + 1

    def _bar(self, row: Bar) -> None:
        px = self.layout.px
        label = self._write(row.label, Tone.TEXT, self.pad, self.y)
        value = text_size(row.value, STRONG, px(TEXT))[0]
        self._write(row.value, Tone.TEXT, self.pad + self.width - value, self.y, TEXT, STRONG)
        named, value = self._widest_of_bars()
        left = self.pad + max(round(self.width * 0.42), min(named + px(8), round(self.width * 0.64)))
        box = pygame.Rect(left, self.y + px(5), self.pad + self.width - value - px(10) - left, px(12))
        self.boxes.append((self.layout.palette.table, box, 0))
        full = box.copy()
        full.width = max(0, min(box.width, box.width * row.share // 10_000))
        self.boxes.append((row.colour, full, 0))
        self.boxes.append((self.layout.palette.rim, box, 1))
        self._tell(pygame.Rect(self.pad, self.y, self.width, label.height), row.tip, row.about)
        self._dot(label, row.about)
        self.y = label.bottom + px(3)

    def _widest_of_bars(self) -> tuple[int, int]:
        """How wide names and figures beside a sheet's bars are at most: all its bars are of one length."""
        if self.beside_bars is None:
            rows, px = [row for row in self.panel.rows if isinstance(row, Bar)], self.layout.px
            named = max(text_size(row.label, BODY, px(TEXT))[0] for row in rows)
            self.beside_bars = named, max(text_size(row.value, STRONG, px(TEXT))[0] for row in rows)
        return self.beside_bars

    def _great(self, row: Buttons) -> None:
        for button in row.buttons:
            box = pygame.Rect(self.pad, self.y, self.width, self.layout.px(GREAT))
            self._press(button, box, is_great=True)
            self.y = box.bottom + self.layout.px(10)

    def _buttons(self, row: Buttons) -> None:
        px, x = self.layout.px, self.pad
        height = px(LINE)
        for button in row.buttons:
            width = min(self.width, text_size(caption(button), BODY, px(TEXT))[0] + px(22))
            if button.swatch:
                width += px(16)
            if x > self.pad and x + width > self.pad + self.width:
                x, self.y = self.pad, self.y + height + px(GAP)
            self._press(button, pygame.Rect(x, self.y, width, height))
            x += width + px(GAP)
        self.y += height + px(GAP)

    def _item(self, row: Item) -> None:
        if row.opens is not None:
            self.y += self.layout.px(4)
        box = pygame.Rect(self.pad - 4, self.y, self.width + 8, self.layout.px(LINE))
        self._press(row, box)
        self.y = box.bottom + self.layout.px(1)

    def _slip(self, row: Slip) -> None:
        """A card with a stripe at its edge; its own buttons stand at its foot."""
        px, top = self.layout.px, self.y
        left, width = self.pad + px(8), self.width - px(10)
        self.y += px(4)
        if row.flag is not None:
            cloth = row.flag.drawn(px(CREST))
            self.drawn.append((cloth, (self.pad + self.width - cloth.get_width(), self.y)))
            width -= cloth.get_width() + px(4)
        for text, tone, pixels, face in (
            (row.kicker, Tone.FAINT, SMALL, BODY), (row.title, Tone.TEXT, TEXT, STRONG),
            (row.text, Tone.FAINT, SMALL, BODY),
        ):  # fmt: skip
            if text:
                self.y = self._write(text, tone, left, self.y, pixels, face, width).bottom
        self.y += px(4)
        box = pygame.Rect(self.pad - 4, top, self.width + 8, self.y - top)
        if row.action is not None:
            self.spots.append(Spot(row, box.copy()))
        if row.tip:
            self.tips.append((box.copy(), row.tip))
        if row.buttons:
            pad, wide, self.pad, self.width = self.pad, self.width, left, width
            self._buttons(Buttons(row.buttons))
            self.pad, self.width = pad, wide
            box.height = self.y - top
        self.boxes.append((self.layout.palette.button, box, 1))
        self.boxes.append((row.colour, pygame.Rect(box.x, top, px(4), box.height), 0))
        self.y += px(5)

    def _cards(self, row: Cards) -> None:
        """Cards side by side, each pressed anywhere."""
        room = pygame.Rect(self.pad, self.y, self.width, self.panel.rect[3] - self.y)
        for card, box, pictures in deal(row, room, self.layout.palette, self.layout.px):
            self.drawn += pictures
            self.spots.append(Spot(card, box))
            if card.tip:
                self.tips.append((box, card.tip))
            self.y = max(self.y, box.bottom)

    def _slider(self, row: Slider) -> None:
        px = self.layout.px
        label = self._write(row.label, Tone.TEXT, self.pad, self.y)
        self.values[row.action] = pygame.Rect(self.pad, self.y, self.width, label.height)
        self._tell(label, row.tip, row.about)
        box = pygame.Rect(self.pad, label.bottom + px(2), self.width, px(20))
        self.spots.append(Spot(row, box))
        self.y = box.bottom + px(8)

    def _entry(self, row: Entry) -> None:
        px = self.layout.px
        label = self._write(row.label, Tone.FAINT, self.pad, self.y + px(4))
        left = label.right + px(10)
        box = pygame.Rect(left, self.y, self.pad + self.width - left, px(LINE + 3))
        self.spots.append(Spot(row, box))
        self.y = box.bottom + px(GAP)

    def _picture(self, row: Picture) -> None:
        x = self.pad + (self.width - row.surface.get_width()) // 2
        self.drawn.append((row.surface, (x, self.y)))
        box = row.surface.get_rect(topleft=(x, self.y))
        if row.action is not None:
            self.spots.append(Spot(row, box))
        self.y = box.bottom + self.layout.px(4)

    def _scene(self, row: Scene) -> None:
        self.drawn.append((row.surface, (self.pad, self.y)))
        for spot in row.spots:
            self._press(spot, pygame.Rect(spot.box).move(self.pad, self.y))
        self.y += row.surface.get_height()

    def _press(self, what: Button | Item | Hotspot, box: pygame.Rect, *, is_great: bool = False) -> None:
        self.spots.append(Spot(what, box, is_great))
        self._tell(box, what.tip, what.about)

    def _dot(self, box: pygame.Rect, about: str) -> None:
        """Dots below a name of which an entry tells more."""
        if about:
            self.drawn.append((dotted(box.width, self.layout.palette.rim), (box.x, box.bottom - 2)))

    def _tell(self, box: pygame.Rect, tip: str, about: str) -> None:
        """What is told of a place when somebody points at it, and the entry that tells more."""
        if tip:
            self.tips.append((box, tip))
        if about:
            self.abouts.append((box, about))


def caption(button: Button | Item) -> str:
    """What is written on a button: its text and the key that presses it."""
    is_told = button.key and not (isinstance(button, Button) and button.is_quiet)
    return f"{button.text}  ({keys.shown(button.key)})" if is_told else button.text


def _listed(terms: tuple[tuple[str, str], ...]) -> str:
    """Terms as lines of a tip."""
    return "\n".join(f"{figure}  {name}" for name, figure in terms)
