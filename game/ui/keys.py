"""Keys: how they are written in screens' tables, shown on buttons and compared with events."""

from __future__ import annotations

from functools import lru_cache

import pygame

_MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}
_SHOWN = {"return": "Enter", "escape": "Esc", "tab": "Tab", "space": "Space", "backspace": "Backspace",
          "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home", "left": "←", "right": "→", "up": "↑", "down": "↓"}  # fmt: skip


@lru_cache(maxsize=256)
def parsed(key: str) -> tuple[int, int]:
    """The code of a key written as ``ctrl+s``, ``f5`` or ``return``, and the modifiers to be held."""
    *mods, last = key.split("+") if key != "+" else [key]
    held = 0
    for mod in mods:
        held |= _MODS[mod]
    return pygame.key.key_code(last), held


def is_pressed(key: str, event: pygame.Event) -> bool:
    """Whether a KEYDOWN event is this key with just these modifiers."""
    code, held = parsed(key)
    same = event.key == code or (code == pygame.K_RETURN and event.key == pygame.K_KP_ENTER)
    mods = getattr(event, "mod", 0)
    return same and all(bool(mods & mask) == bool(held & mask) for mask in _MODS.values())


def nth(key: str, number: int) -> str:
    """The key of the first, second and third of several buttons alike; those after them have none.

    >>> nth("d", 0), nth("d", 1), nth("d", 3)
    ('d', 'shift+d', '')
    """
    return (key, f"shift+{key}", f"alt+{key}", "")[min(number, 3)]


def shown(key: str) -> str:
    """A key as it stands on a keyboard."""
    *mods, last = key.split("+") if key != "+" else [key]
    return "+".join([*(m.capitalize() for m in mods), _SHOWN.get(last, last.upper())])
