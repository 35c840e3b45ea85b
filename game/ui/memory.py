"""What the window keeps in memory, and how it gives back what it no longer needs.

Every picture made to be drawn again lies on one shelf (`kept`) that is bounded by bytes; those not asked for
longest leave it first. Large pictures that live long get memory of their own (`apart`), so that they leave
no holes among small things when they go.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections import Counter, OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import pygame

Picture = pygame.Surface
P = ParamSpec("P")
Made = TypeVar("Made")
Key = tuple[str, tuple[Any, ...]]  # who made it, of what

MEGABYTE = 1_000_000
ROOM = 40 * MEGABYTE  # for all pictures on the shelf
OVERHEAD = 400  # bytes that a picture takes beside its pixels

#: Options of glibc's ``mallopt``, and what they are set to.
TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
SPARE = 32 << 20  # bytes kept at hand at the end of a heap: what printing one part of the map takes
LARGE = 1 << 20  # bytes from which memory is asked from the system and given back to it at once
ARENAS = 2  # heaps among which threads share; each keeps its own holes


class Shelf:
    """Pictures by who made them and of what, the one used last at the end. Safe to use from threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.taken = 0
        self._kept: OrderedDict[Key, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, key: Key) -> Any:
        """What is kept under a key, used just now; None if there is nothing."""
        with self._lock:
            held = self._kept.get(key)
            if held is None:
                return None
            self._kept.move_to_end(key)
            return held[0]

    def put(self, key: Key, found: Any) -> None:
        """Keep something; what was not used for longest makes room."""
        size = OVERHEAD + bytes_of(found)
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = found, size
            self.taken += size - (before[1] if before is not None else 0)
            while self.taken > self.room and len(self._kept) > 1:
                self.taken -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.taken = 0

    def by_owner(self) -> dict[str, int]:
        """Bytes by who made the pictures, the most first."""
        found: Counter[str] = Counter()
        with self._lock:
            for (owner, _), (_, size) in self._kept.items():
                found[owner] += size
        return dict(found.most_common())


SHELF = Shelf()


def keep(make: Callable[P, Made]) -> Callable[P, Made]:
    """A function whose pictures stay on the shelf; what it is given has to be hashable."""
    owner = f"{make.__module__.removeprefix('game.ui.')}.{make.__qualname__}"

    @wraps(make)
    def found(*given: P.args, **named: P.kwargs) -> Made:
        key = owner, (*given, *named.items())
        held: Made | None = SHELF.take(key)
        if held is None:
            held = make(*given, **named)
            SHELF.put(key, held)
        return held

    return found


def bytes_of(found: Any) -> int:
    """How much memory the pixels of a picture take, or of those in a tuple.

    >>> bytes_of((pygame.Surface((10, 5), pygame.SRCALPHA), (3, 4)))
    200
    """
    if isinstance(found, Picture):
        return found.get_pitch() * found.get_height()
    return sum(map(bytes_of, found)) if isinstance(found, tuple) else 0


def apart(picture: pygame.Surface) -> pygame.Surface:
    """A copy of a picture in memory of its own, which goes back to the system when the copy goes.

    Alpha is copied like a colour and blits of the copy overwrite what is below.
    """
    pixels = mmap.mmap(-1, picture.get_width() * picture.get_height() * 4)
    copy = pygame.image.frombuffer(pixels, picture.get_size(), "BGRA")
    copy.blit(picture, (0, 0))
    copy.set_alpha(None)
    return copy


def give_back_early() -> None:
    """Tell the system's allocator to give large blocks back at once and to keep few heaps.

    Left alone, glibc takes the first large picture that is given up as a sign to keep up to 32 MB at a time
    for the next, and lets every thread do so in a heap of its own: a window that prints maps for hours
    then holds twice what it uses. Other systems' allocators need no telling.
    """
    if not sys.platform.startswith("linux"):
        return
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is not None:
        tell(TRIM_THRESHOLD, SPARE)
        tell(MMAP_THRESHOLD, LARGE)
        tell(ARENA_MAX, ARENAS)
