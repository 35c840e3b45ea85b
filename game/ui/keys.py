"""Keys: how they are written in screens' tables, shown on buttons and compared with events."""

from __future__ import annotations

from functools import lru_cache

import pygame

SPECIAL = 1 << 30  # of the codes of keys that type nothing
_MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}
_SHOWN = {"return": "Enter", "escape": "Esc", "tab": "Tab", "space": "Space", "backspace": "Backspace",
          "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home", "left": "←", "right": "→", "up": "↑", "down": "↓"}  # fmt: skip


LATIN = 0x24F  # the last letter of Unicode that a Latin keyboard types


def code(event: pygame.Event) -> int:
    """The code of the key pressed; where letters are not Latin, that of the letter or digit in its place.

    >>> russian = pygame.Event(pygame.KEYDOWN, key=ord("г"), scancode=pygame.KSCAN_U)
    >>> chr(code(russian)), code(pygame.Event(pygame.KEYDOWN, key=pygame.K_UP)) == pygame.K_UP
    ('u', True)
    """
    key: int = event.key
    if key <= LATIN or key & SPECIAL:
        return key
    place = getattr(event, "scancode", 0)
    if pygame.KSCAN_A <= place <= pygame.KSCAN_Z:
        return pygame.K_a + place - pygame.KSCAN_A
    if pygame.KSCAN_1 <= place <= pygame.KSCAN_9:
        return pygame.K_1 + place - pygame.KSCAN_1
    return pygame.K_0 if place == pygame.KSCAN_0 else key


@lru_cache(maxsize=256)
def parse(key: str) -> tuple[int, int]:
    """The code of a key written as ``ctrl+s``, ``f5`` or ``return``, and the modifiers to be held."""
    *mods, last = key.split("+") if key != "+" else [key]
    held = 0
    for mod in mods:
        held |= _MODS[mod]
    return pygame.key.key_code(last), held


def is_pressed(key: str, event: pygame.Event) -> bool:
    """Whether a KEYDOWN event is this key with just these modifiers."""
    wanted, held = parse(key)
    same = code(event) == wanted or (wanted == pygame.K_RETURN and event.key == pygame.K_KP_ENTER)
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
