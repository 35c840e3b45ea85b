"""The first layer of a chunk: relief, sea and the wash of colour over the land, with its rims.

Colours are worked out in planes, red, green and blue apart, each (pixels,) of 0..255.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.frame import CHUNK
from game.ui.map.pigments import Colour
from game.ui.map.printing.lattice import Contest, Lattice, blend, contest
from game.ui.map.printing.paint import Paint
from game.ui.map.printing.relief import FLAT, NEAR_KM, Patch

Plane = NDArray[np.float32]

RIM = 0.40  # how much stronger a wash is at a border
RIM_ROWS = 0.17  # how far a rim reaches inwards, in hex rows
ISLET_ROWS = 0.34
SHADOW = 0.25  # how much is seen of land that a window leaves out
STRIPE = 9  # pixels from one hatching line to the next, at scale 1


@dataclass(slots=True)
class Canvas:
    """A chunk being painted: three planes of colour."""

    red: Plane
    green: Plane
    blue: Plane

    def lay(self, colour: Colour, strength: Plane) -> None:
        """Lay an ink over everything, with a strength of 0..1 for each pixel."""
        for plane, ink in zip((self.red, self.green, self.blue), colour, strict=True):
            plane += (ink - plane) * strength

    def lay_at(self, at: NDArray[np.int64], colour: Colour, strength: Plane) -> None:
        """Lay an ink at some pixels only."""
        for plane, ink in zip((self.red, self.green, self.blue), colour, strict=True):
            here = plane[at]
            plane[at] = here + (ink - here) * strength

    def packed(self) -> NDArray[np.uint32]:
        """The picture as 0xRRGGBB, shape (CHUNK, CHUNK), row by row."""
        picture = np.zeros(CHUNK * CHUNK, np.uint32)
        for plane in (self.red, self.green, self.blue):
            picture <<= 8
            picture |= np.clip(plane, 0, 255).astype(np.uint32)
        return picture.reshape(CHUNK, CHUNK)


def coverage(ground: Lattice, relief: Patch, added: Plane, floods: Plane) -> Plane:
    """How much of each pixel is land: the relief's coast, with ground ``added`` (1 for hexes whose land
    it does not show) and without what the era has flooded."""
    land = relief.land
    for spots, is_land in ((added, True), (floods, False)):
        if spots[ground.hexes].any():
            share = blend(ground, spots)
            blot = np.clip((share - 1 + ISLET_ROWS / 0.87) * ground.rows + 0.5, 0, 1)
            land = np.maximum(land, blot) if is_land else np.minimum(land, 1 - blot)
    return land


def colour(ground: Lattice, relief: Patch, paint: Paint, land: Plane, owners: Contest) -> Canvas:
    """Paper, wash and relief of the land, the tones of the sea, and the coast between them."""
    light = 1 + (relief.tone * np.float32(1 / FLAT) - 1) * relief.land
    strength, tints = _wash(ground, relief, paint, owners)
    depth = np.clip((0.93 - relief.tone) * np.float32(1 / 0.24), 0, 1)
    planes = []
    for channel in range(3):
        paper = np.float32(pigments.PAPER[channel])
        on_land = (paper + (tints[channel] - paper) * strength) * light
        shallow, deep = pigments.SHALLOW[channel], pigments.DEEP[channel]
        at_sea = np.float32(shallow) + depth * np.float32(deep - shallow)
        planes.append(at_sea + (on_land - at_sea) * land)
    canvas = Canvas(*planes)
    return canvas


def _wash(
    ground: Lattice, relief: Patch, paint: Paint, owners: Contest
) -> tuple[Plane, tuple[Plane, Plane, Plane]]:
    """How strong the wash is at each pixel, and its colours."""
    wash = paint.wash
    if wash.is_soft:
        table = np.vstack([wash.palette, pigments.PAPER]).astype(np.float32)
        tints = [blend(ground, table[wash.label, channel]) for channel in range(3)]
        return np.full(len(ground.tri), wash.strength, np.float32), (tints[0], tints[1], tints[2])
    fill = owners if np.array_equal(wash.label, paint.owner) else contest(ground, wash.label)
    near = np.maximum(0, 1 - relief.inland * np.float32(1 / NEAR_KM)) ** 3
    rim = near * relief.land * np.float32(0.8)
    rim[fill.at] = np.maximum(rim[fill.at], np.exp(-((fill.away / np.float32(RIM_ROWS)) ** 1.3)))
    strength = np.float32(wash.strength) + np.float32(min(RIM, 0.92 - wash.strength)) * rim
    strength[fill.label < 0] = 0
    table = np.vstack([wash.palette, pigments.PAPER]).astype(np.float32)
    rich = np.where(fill.label < 0, len(wash.palette), fill.label)
    return strength, (table[rich, 0], table[rich, 1], table[rich, 2])


def lay_void(ground: Lattice, paint: Paint, canvas: Canvas, relief: Patch, abroad: Plane) -> None:
    """Beyond what the map knows there is bare paper; the sea of the pictures is none there. What
    lies ``abroad`` (1 for hexes that a window has left out) keeps its coast, and a shadow of its hills."""
    if paint.void[ground.hexes].any():
        share = blend(ground, paint.void)
        left_out = blend(ground, abroad) if abroad[ground.hexes].any() else np.zeros_like(share)
        on_land = np.clip((share - 0.25) * 3, 0, 1) * (1 - np.float32(SHADOW) * left_out)
        at_sea = np.clip((share - left_out - 0.02) * 5, 0, 1)
        canvas.lay(pigments.PAPER, at_sea + (on_land - at_sea) * relief.land)


def lay_occupation(ground: Lattice, paint: Paint, canvas: Canvas, land: Plane, stripe: int) -> None:
    """Hatch land that another than its owner holds, in the holder's colour."""
    if paint.is_plain:
        return
    foreign = np.where(paint.holder != paint.owner, paint.holder, -1).astype(np.int32)
    if (foreign[ground.hexes] < 0).all():
        return
    held = contest(ground, foreign)
    at = np.flatnonzero(held.label >= 0)
    row, column = np.divmod(at, CHUNK)
    phase = (column + row + ground.left + ground.top) % stripe
    line = np.clip(stripe * 0.30 - np.abs(phase - stripe * 0.5) + 0.5, 0, 1) * land[at]
    table = paint.colours.astype(np.float32) * 0.72
    for plane, channel in zip((canvas.red, canvas.green, canvas.blue), range(3), strict=True):
        here = plane[at]
        plane[at] = here + (table[held.label[at], channel] - here) * (line * 0.75).astype(np.float32)


def lay_fog(ground: Lattice, paint: Paint, canvas: Canvas, land: Plane) -> None:
    """Veil the ground that nobody of the power's side sees, water less than land."""
    unseen = 1 - blend(ground, paint.seen)
    if unseen.any():
        veil = np.clip(unseen * 1.6 - 0.3, 0, 1) * (0.10 + 0.14 * land)
        canvas.lay(pigments.VEIL, veil.astype(np.float32))
