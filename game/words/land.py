"""Words of the map: ground, rivers, places, and the era that names them."""

from __future__ import annotations

from enum import StrEnum

from game.words.numbers import WordNumber


class Terrain(WordNumber):
    """What the ground of a hex is; the number is what the map's terrain column holds."""

    VOID = 0  # outside the map's data: nothing lives or moves there
    SEA = 1
    LAKE = 2
    PLAIN = 3
    FOREST = 4
    HILLS = 5
    MOUNTAIN = 6
    ALPINE = 7  # high ranges, passable only with pain
    MARSH = 8
    DESERT = 9
    STEPPE = 10
    TUNDRA = 11


class RiverRank(WordNumber):
    """How great a river on a hex side is."""

    NONE = 0
    MINOR = 1
    MAJOR = 2
    GREAT = 3


class PlaceKind(StrEnum):
    """What a province-like place is: land under a title, a named sea, or an off-map box."""

    LAND = "land"
    SEA = "sea"
    BOX = "box"


class Era(StrEnum):
    """The three columns of the map: names and borders, and the kinds of units, follow the era.

    What else an era is stands in its rules, ``assets/eras``.
    """

    CONCERT = "1815"
    VERSAILLES = "1919"
    ENLARGEMENT = "1995"
