"""Notes about what is pointed at, or has the keyboard; a note can be pinned, and its words open others.

A note shows after a short rest. It is pinned by a longer one, by the middle button or by T, as the option
says; then the pointer may go in and open the next by a word with dots below it. It goes when the pointer has
left it for a moment; one that a key pinned stays until Escape, or a press elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.ui import keys
from game.ui.options import TIPS
from game.ui.text import say
from game.ui.theme import SMALL
from game.ui.widgets.brush import ground
from game.ui.widgets.layout import Layout
from game.ui.widgets.rich import drawn, typeset
from game.ui.widgets.rows import Action, LookUp, Run, Tone
from game.ui.widgets.tips import book
from game.ui.widgets.tips.placing import beside

SHOWS, PINS, LEAVES = 0.3, 0.6, 0.25  # seconds of rest, and of absence
DEEPEST: Final = 3  # notes that lie over one another
TIMER, CLICK, NEVER = TIPS  # what pins a note
WIDTH: Final = 380


@dataclass(frozen=True, slots=True)
class Source:
    """What a note is about: where it lies in the window, what is said of it, and the entry that says more."""

    box: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    tip: str = ""
    about: str = ""

    def __bool__(self) -> bool:
        return bool(self.tip or self.about)


@dataclass(slots=True)
class Note:
    """A note on the window."""

    source: Source
    picture: pygame.Surface
    box: pygame.Rect
    links: list[tuple[pygame.Rect, LookUp]]  # in the window
    is_pinned: bool = False
    is_held: bool = False  # by a key: it does not go when the pointer does
    away: float = 0.0  # seconds for which the pointer has left it
    at: int = 0  # the link that has the keyboard

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it where it lies."""
        surface.blit(self.picture, self.box)

    def link_at(self, position: tuple[int, int]) -> tuple[pygame.Rect, LookUp] | None:
        """The link under a point."""
        return next((link for link in self.links if link[0].collidepoint(position)), None)


class Notes:
    """The notes that are open, the last on top."""

    def __init__(
        self, layout: Layout, size: Callable[[], tuple[int, int]],
        pressed: Callable[[], list[pygame.Rect]],
    ) -> None:  # fmt: skip
        self.layout, self._size, self._pressed = layout, size, pressed
        self.open: list[Note] = []
        self.mode = TIMER
        self._last = Source()
        self._rest = 0.0

    @property
    def pinned(self) -> list[Note]:
        """Those the pointer may go into."""
        return [note for note in self.open if note.is_pinned]

    def clear(self) -> None:
        """Forget all."""
        self.open.clear()
        self._last, self._rest = Source(), 0.0

    def covers(self, position: tuple[int, int]) -> bool:
        """Whether a pinned note lies there."""
        return any(note.box.collidepoint(position) for note in self.pinned)

    # --- time -----------------------------------------------------------------------------------------

    def update(self, seconds: float, pointer: tuple[int, int], below: Source) -> None:
        """Let time pass; ``below`` is what sheets tell at the pointer, or of what has the keyboard."""
        source = self._pointed(pointer) if self.covers(pointer) else below
        self._rest = self._rest + seconds if source == self._last else seconds
        self._last = source
        self._leave(seconds, pointer)
        if self.open and not self.open[-1].is_pinned and self.open[-1].source != source:
            self.open.pop()
        if source and self._rest >= SHOWS and all(note.source != source for note in self.open):
            self._show(source, pointer)
        if self.mode == TIMER and source and self._rest >= PINS and source.box.collidepoint(pointer):
            self._pin()

    def _pointed(self, pointer: tuple[int, int]) -> Source:
        """The link of a pinned note under the pointer."""
        note = next(note for note in reversed(self.pinned) if note.box.collidepoint(pointer))
        link = note.link_at(pointer)
        if link is None or self._depth(note) >= DEEPEST:
            return Source()
        return Source(link[0], about=link[1].entry)

    def _depth(self, note: Note) -> int:
        return self.open.index(note) + 1

    def _leave(self, seconds: float, pointer: tuple[int, int]) -> None:
        """Notes that the pointer has left for a moment go, and those that they opened with them."""
        is_near = False
        for note in reversed(self.pinned):
            here = note.box.collidepoint(pointer) or note.source.box.collidepoint(pointer)
            is_near = is_near or here or note.is_held
            note.away = 0.0 if is_near else note.away + seconds
        gone = next((n for n, note in enumerate(self.open) if note.away >= LEAVES), None)
        if gone is not None:
            del self.open[gone:]

    def _show(self, source: Source, pointer: tuple[int, int]) -> None:
        """Open a note over those that lead to it; the others go."""
        parents = [note for note in self.open if self._leads(note, source)]
        del self.open[self.open.index(parents[-1]) + 1 if parents else 0 :]
        if len(self.open) < DEEPEST:
            self.open.append(self.made(source, pointer))

    @staticmethod
    def _leads(note: Note, source: Source) -> bool:
        return any(box == source.box and link.entry == source.about for box, link in note.links)

    def ask(self, source: Source) -> None:
        """Explain something because a key asks for it, and nothing else."""
        self.clear()
        self._last = source
        self._show(source, source.box.center)
        self._pin(is_held=True)

    def _pin(self, *, is_held: bool = False) -> bool:
        """Pin the note on top; whether there was one to pin: with nothing to open in it there is no need."""
        if not self.open or not self.open[-1].links or self.mode == NEVER:
            return False
        top = self.open[-1]
        top.is_pinned, top.is_held = True, top.is_held or is_held
        return True

    # --- making and drawing ---------------------------------------------------------------------------

    def made(self, source: Source, pointer: tuple[int, int]) -> Note:
        """A note about something, laid beside it."""
        px, palette = self.layout.px, self.layout.palette
        pixels = px(SMALL + 1)
        found = typeset(_said(source), pixels, px(WIDTH))
        foot = typeset(_foot(source), px(SMALL), px(WIDTH))
        gap = px(5) if foot.pieces else 0
        wide = max(found.size[0], foot.size[0] if foot.pieces else 0)
        high = found.size[1] + (gap + foot.size[1] if foot.pieces else 0)
        size = wide + px(20), high + px(14)
        free = () if any(note.is_pinned for note in self.open) else self._pressed()
        box = beside(source.box, size, pygame.Rect((0, 0), self._size()), pointer, free)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        picture.fill(palette.sheet)  # what lies below does not shine through
        picture.blit(ground(size, palette), (0, 0))
        links: list[tuple[pygame.Rect, LookUp]] = []
        inks = ((found, pixels, Tone.TEXT, 0), (foot, px(SMALL), Tone.FAINT, found.size[1] + gap))
        for part, tall, tone, down in inks if foot.pieces else inks[:1]:
            for image, (x, y) in drawn(part, tall, self.layout.colour(tone), palette.link):
                picture.blit(image, (px(10) + x, px(7) + down + y))
            links += [
                (piece.box.move(box.x + px(10), box.y + px(7) + down), piece.action)
                for piece in part.pieces
                if isinstance(piece.action, LookUp)
            ]
        return Note(source, picture, box, links)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw them, the topmost last; a frame shows the link that has the keyboard."""
        for note in self.open:
            note.draw(surface)
            if note.is_pinned:
                pygame.draw.rect(surface, self.layout.palette.title, note.box, 1)
        top = self.open[-1] if self.open else None
        if top is not None and top.is_held and top.links:
            frame = top.links[top.at % len(top.links)][0].inflate(4, 2)
            pygame.draw.rect(surface, self.layout.palette.focus, frame, 1)

    # --- input ----------------------------------------------------------------------------------------

    def key(self, event: pygame.Event) -> tuple[bool, Action | None]:
        """Use a key: whether it is used up, and what it does."""
        if not self.open:
            return False, None
        top = self.open[-1]
        if top.is_pinned and keys.is_pressed("escape", event):
            self._close(top)
            return True, None
        if keys.is_pressed("t", event):
            if top.is_held:
                self._close(top)
                return True, None
            return self._pin(is_held=True), None
        if not top.is_held:
            return False, None
        if keys.is_pressed("tab", event) or keys.is_pressed("shift+tab", event):
            top.at = (top.at + (-1 if event.mod & pygame.KMOD_SHIFT else 1)) % len(top.links)
            return True, None
        if keys.is_pressed("return", event):
            return True, self._follow(top, *top.links[top.at % len(top.links)], is_held=True)
        return False, None

    def _close(self, top: Note) -> None:
        """Take the topmost note away; it does not come back while nothing moves."""
        self.open.remove(top)
        self._rest = float("-inf")

    def press(self, event: pygame.Event) -> tuple[bool, Action | None]:
        """Use a press of the mouse, or a turn of its wheel."""
        where = getattr(event, "pos", None) or pygame.mouse.get_pos()
        inside = next((note for note in reversed(self.pinned) if note.box.collidepoint(where)), None)
        if event.type != pygame.MOUSEBUTTONDOWN:
            return inside is not None, None
        if event.button == 2 and self.open and self.open[-1].source.box.collidepoint(where):
            return self._pin(), None
        if inside is None:
            self.open = []
            self._rest = float("-inf")
            return False, None
        link = inside.link_at(where) if event.button == 1 else None
        return True, self._follow(inside, *link) if link is not None else None

    def _follow(self, note: Note, box: pygame.Rect, link: LookUp, *, is_held: bool = False) -> Action | None:
        """Open the note that a link leads to; from the deepest, and from "more", the encyclopedia opens."""
        if self._depth(note) >= DEEPEST or (link.entry == note.source.about and not note.source.tip):
            self.clear()
            return link
        self._show(Source(box, about=link.entry), box.center)
        if not self._pin(is_held=is_held):
            self.open.pop()
        return None


def _said(source: Source) -> Sequence[Run]:
    """What a note says: of a row that tells something itself just that, else what its entry says."""
    if source.tip:
        return (Run(source.tip),)
    entry = book.entry(source.about)
    if entry is None:
        return (Run(source.about),)
    return (Run(f"{entry.title}\n", is_strong=True), *entry.runs)


def _foot(source: Source) -> Sequence[Run]:
    """How to go on: to the entry, or to the encyclopedia; nothing where there is no more."""
    entry = book.entry(source.about)
    if entry is None:
        return ()
    return (Run(entry.title if source.tip else say("note_more"), LookUp(entry.name)),)
