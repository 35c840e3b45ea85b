"""Parts of the atlas printed once for a session of tests, most of which open on the same morning."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from hashlib import blake2b

import pygame

from game.ui.map.frame import ChunkKey
from game.ui.map.printing.chunk import Press
from game.ui.map.printing.paint import Paint

KEPT = 80  # pictures of a megabyte each
print_anew = Press.print
_shop: OrderedDict[bytes, pygame.Surface] = OrderedDict()


def print_once(press: Press, key: ChunkKey, paint: Paint) -> pygame.Surface:
    """The picture of a chunk, printed anew only if none was printed from the same paint on the same ground.

    Pictures of chunks are never drawn upon, so tests may share them. What prints is under test elsewhere.
    """
    ground = press.game_map.hash, press.frame, press.scale, press.added, type(press.relief).__name__
    name = blake2b(pickle.dumps((ground, key, paint))).digest()
    picture = _shop.pop(name, None) or print_anew(press, key, paint)
    _shop[name] = picture
    while len(_shop) > KEPT:
        _shop.popitem(last=False)
    return picture
