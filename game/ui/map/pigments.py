"""The pigments of the atlas: paper, inks, water and the colours that modes give to the land."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from game.scenarios.tables.realms import load_realms
from game.world.state.powers import PowerFacts

Colour = tuple[int, int, int]

PAPER: Colour = (242, 233, 211)
PAGE: Colour = (222, 209, 180)  # the sheet around the map
INK: Colour = (58, 38, 28)
FAINT_INK: Colour = (122, 98, 78)
HALO: Colour = (247, 240, 223)
SHALLOW: Colour = (212, 226, 220)
DEEP: Colour = (137, 166, 179)
SEA_INK: Colour = (84, 116, 134)
SEA_LETTERS: Colour = (72, 104, 124)
COAST: Colour = (78, 58, 44)
RIVER: Colour = (96, 134, 156)
BORDER: Colour = (92, 38, 34)
BOND: Colour = (128, 82, 66)  # between an overlord and those under it
PROVINCE: Colour = (112, 84, 64)
FRONT: Colour = (150, 22, 18)
VEIL: Colour = (170, 168, 160)  # over ground nobody of ours sees
GRID: Colour = (70, 52, 40)
HEART: Colour = (168, 34, 28)
GOLD: Colour = (222, 176, 66)

Table = dict[str, Colour]


@dataclass(frozen=True, slots=True)
class Pigments:
    """The colours that map modes give to the land, by what they mean."""

    terrain: Table
    relations: Table
    supply: Table
    unrest: Table
    trust: Table
    threat: Table
    commitment: Table
    bodies: Table
    realms: Mapping[str, Colour] = field(default_factory=dict)  # power -> its colour, if not its own
    tint: float = 0.36  # how strongly the land is tinted with the colours of its states

    def realm(self, facts: PowerFacts) -> Colour:
        """The colour of a power's land and of its forces."""
        return self.realms.get(facts.id, facts.colour)


PERIOD = Pigments(
    terrain={
        "plain": (222, 212, 160),
        "forest": (134, 160, 112),
        "hills": (200, 178, 122),
        "mountain": (168, 140, 112),
        "alpine": (212, 208, 204),
        "marsh": (150, 178, 160),
        "desert": (236, 214, 160),
        "steppe": (206, 204, 138),
        "tundra": (196, 204, 196),
    },
    relations={
        "own": (88, 124, 178),
        "realm": (142, 170, 208),
        "war": (186, 58, 46),
        "comrade": (70, 148, 128),
        "ally": (122, 172, 112),
        "treaty": (196, 206, 140),
        "claimed": (206, 150, 56),
        "claimant": (214, 120, 92),
        "neutral": (226, 214, 188),
    },
    supply={
        "ample": (112, 164, 98),
        "fair": (186, 196, 104),
        "thin": (226, 176, 84),
        "sea": (104, 154, 186),
        "none": (190, 84, 64),
        "foreign": (226, 214, 188),
    },
    unrest={
        "calm": (206, 214, 170),
        "uneasy": (232, 212, 130),
        "unruly": (226, 164, 84),
        "seething": (204, 102, 60),
        "brink": (158, 44, 40),
    },
    trust={
        "ourselves": (88, 124, 178),
        "distrusted": (158, 44, 40),
        "doubted": (214, 120, 92),
        "watched": (232, 212, 150),
        "trusted": (176, 196, 128),
        "relied_on": (92, 148, 96),
    },
    threat={
        "ourselves": (88, 124, 178),
        "harmless": (226, 214, 188),
        "noticed": (236, 208, 132),
        "feared": (222, 148, 74),
        "dreaded": (158, 44, 40),
    },
    commitment={
        "stage_0": (176, 88, 64),
        "stage_1": (222, 172, 104),
        "stage_2": (226, 216, 160),
        "stage_3": (140, 180, 140),
        "stage_4": (70, 130, 148),
        "no_policy": (226, 214, 188),
    },
    bodies={
        "several": (96, 84, 132),
        "council": (92, 128, 178),
        "member": (150, 182, 208),
        "guest": (206, 206, 160),
        "outside": (226, 214, 188),
    },
)

#: Told apart by lightness and by blue against orange, which nearly everybody sees.
COLOUR_BLIND = Pigments(
    terrain=PERIOD.terrain
    | {
        "plain": (240, 228, 184),
        "forest": (74, 116, 124),
        "hills": (212, 178, 118),
        "mountain": (140, 106, 84),
        "marsh": (120, 166, 200),
        "tundra": (190, 198, 212),
    },
    relations={
        "own": (0, 84, 158),
        "realm": (116, 166, 214),
        "war": (196, 72, 0),
        "comrade": (24, 44, 84),
        "ally": (164, 206, 232),
        "treaty": (222, 226, 204),
        "claimed": (244, 216, 60),
        "claimant": (246, 168, 82),
        "neutral": (226, 214, 188),
    },
    supply={
        "ample": (14, 82, 142),
        "fair": (108, 164, 206),
        "thin": (246, 206, 112),
        "sea": (178, 206, 214),
        "none": (182, 78, 8),
        "foreign": (226, 214, 188),
    },
    unrest={
        "calm": (220, 232, 238),
        "uneasy": (168, 200, 224),
        "unruly": (244, 206, 112),
        "seething": (216, 122, 30),
        "brink": (104, 38, 10),
    },
    trust={
        "ourselves": (0, 84, 158),
        "distrusted": (104, 38, 10),
        "doubted": (216, 122, 30),
        "watched": (240, 226, 170),
        "trusted": (164, 206, 232),
        "relied_on": (60, 120, 180),
    },
    threat={
        "ourselves": (0, 84, 158),
        "harmless": (226, 220, 204),
        "noticed": (244, 216, 120),
        "feared": (216, 122, 30),
        "dreaded": (104, 38, 10),
    },
    commitment={
        "stage_0": (104, 38, 10),
        "stage_1": (216, 122, 30),
        "stage_2": (244, 226, 160),
        "stage_3": (150, 192, 224),
        "stage_4": (20, 84, 150),
        "no_policy": (226, 220, 204),
    },
    bodies={
        "several": (24, 44, 84),
        "council": (20, 84, 150),
        "member": (150, 192, 224),
        "guest": (244, 216, 120),
        "outside": (226, 220, 204),
    },
)


@lru_cache(maxsize=4)
def pigments_of(palette: str) -> Pigments:
    """The colours of the map in a palette."""
    if palette == "period":
        return PERIOD
    return replace(COLOUR_BLIND, realms=load_realms(), tint=0.5)
