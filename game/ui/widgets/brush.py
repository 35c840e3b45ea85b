"""Draws what the widgets of pygame_gui do not: sheets with their content, swatches, notes of lists."""

from __future__ import annotations

import pygame

from game.ui.heraldry.flown import Flag
from game.ui.memory import keep
from game.ui.theme import SMALL, STRONG, TEXT, TITLE, Palette, render, text_size
from game.ui.widgets.layout import FLAG, Layout
from game.ui.widgets.rows import Button, Hotspot, Item, Look, Slider, Swatch, Tone
from game.ui.widgets.sheets import Sheet, Spot

#: Faces and heights tried for a title until it fits, the widest first.
TITLES = (TITLE, 19), (TITLE, TEXT), (TITLE, SMALL), (STRONG, SMALL)


class Brush:
    """Draws in a layout's scale and colours."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def sheet(self, surface: pygame.Surface, sheet: Sheet, offset: int) -> None:
        """A sheet with its title and as much of its content as shows."""
        palette, px, panel = self.layout.palette, self.layout.px, sheet.panel
        if panel.look is not Look.BARE:
            surface.blit(ground(sheet.rect.size, self.layout.palette), sheet.rect)
        if panel.title:
            room = sheet.rect.width - px(28)
            fits = ((face, s) for face, s in TITLES if text_size(panel.title, face, px(s))[0] <= room)
            face, size = next(fits, TITLES[-1])
            title = render(panel.title, face, px(size), palette.title)
            foot = sheet.rect.y + px(32)
            surface.blit(title, title.get_rect(bottomleft=(sheet.rect.x + px(14), foot)), (0, 0, room, 99))
            line = sheet.rect.y + px(35)
            ends = (sheet.rect.x + px(14), line), (sheet.rect.right - px(14), line)
            pygame.draw.line(surface, palette.rim, *ends)
        view = sheet.view
        surface.blit(sheet.content, view, pygame.Rect(0, offset, view.width, view.height))
        if sheet.hidden:
            self._thumb(surface, sheet, offset)
        for row in panel.rows:
            if isinstance(row, Slider):
                box = sheet.values[row.action].move(view.x, view.y - offset)
                figure = render(row.text, STRONG, px(TEXT), palette.text)
                if view.contains(box):
                    surface.blit(figure, figure.get_rect(topright=box.topright))

    def _thumb(self, surface: pygame.Surface, sheet: Sheet, offset: int) -> None:
        """How far a sheet is scrolled."""
        view = sheet.view
        height = max(20, view.height * view.height // (view.height + sheet.hidden))
        top = view.y + (view.height - height) * offset // sheet.hidden
        pygame.draw.rect(surface, self.layout.palette.rim, (view.right - 6, top, 4, height), border_radius=2)

    def marks(self, surface: pygame.Surface, spot: Spot, box: pygame.Rect) -> None:
        """Swatches and notes on buttons."""
        what, px = spot.what, self.layout.px
        if isinstance(what, Button | Item) and what.swatch:
            self._swatch(surface, what.swatch, box)
        if isinstance(what, Hotspot) and what.is_on and box.collidepoint(pygame.mouse.get_pos()):
            pygame.draw.rect(surface, self.layout.palette.title, box.inflate(4, 4), 2, border_radius=px(5))
        if isinstance(what, Item) and what.opens is not None:
            self._fold(surface, box, is_open=what.opens)
        if isinstance(what, Item) and what.note:
            plain = Tone.FAINT if what.tone is Tone.TEXT else what.tone
            stands_out = what.is_lit or box.collidepoint(pygame.mouse.get_pos())  # its ground is lighter
            tone = Tone.TEXT if stands_out else plain
            note = render(what.note, STRONG, px(SMALL), self.layout.colour(tone))
            surface.blit(note, note.get_rect(midright=(box.right - px(9), box.centery)))

    def _swatch(self, surface: pygame.Surface, swatch: Swatch, box: pygame.Rect) -> None:
        """A flag, or a patch of a colour, before a name."""
        px = self.layout.px
        if isinstance(swatch, Flag):
            cloth = swatch.drawn(px(FLAG))
            surface.blit(cloth, cloth.get_rect(midleft=(box.x + px(6), box.centery)))
            return
        side = px(12)
        patch = pygame.Rect(box.x + px(7), box.centery - side // 2, side, side)
        pygame.draw.rect(surface, swatch, patch)
        pygame.draw.rect(surface, self.layout.palette.table, patch, 1)

    def _fold(self, surface: pygame.Surface, box: pygame.Rect, *, is_open: bool) -> None:
        """The sign of a heading that folds, and its rule."""
        px, palette = self.layout.px, self.layout.palette
        x, y, r = box.x + px(10), box.centery, px(4)
        points = ((x - r, y - r // 2), (x + r, y - r // 2), (x, y + r)) if is_open else (
            (x - r // 2, y - r), (x - r // 2, y + r), (x + r, y))  # fmt: skip
        pygame.draw.polygon(surface, palette.title, points)
        pygame.draw.line(surface, palette.rim, (box.x + 4, box.bottom), (box.right - 5, box.bottom))


@keep
def ground(size: tuple[int, int], palette: Palette) -> pygame.Surface:
    """The ground of a sheet, with its rim."""
    board = pygame.Surface(size, pygame.SRCALPHA)
    board.fill((*palette.sheet, palette.sheet_alpha))
    pygame.draw.rect(board, (*palette.table, 255), board.get_rect(), 1)
    pygame.draw.rect(board, (*palette.rim, 255), board.get_rect().inflate(-4, -4), 1)
    return board
