"""How often Python looks for garbage that refers to itself in a circle.

A campaign makes and drops many small objects, most of them without such a circle: looking for one every 700
objects, as Python does by itself, takes an eighth of a campaign's time. Looking seldom costs some megabytes.
"""

from __future__ import annotations

import gc

OBJECTS, YOUNG, OLD = 50_000, 20, 20


def tidy_seldom() -> None:
    """Look for circles of garbage once in so many new objects, in this process from now on."""
    gc.set_threshold(OBJECTS, YOUNG, OLD)
