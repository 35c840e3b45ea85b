"""The second layer of a chunk: coast and waterlines, borders by rank, and the fronts of war."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.printing.ground import Canvas
from game.ui.map.printing.lattice import Contest, Lattice, contest
from game.ui.map.printing.paint import BOND, STATE, Paint
from game.ui.map.printing.relief import Patch

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: half its width in pixels, its strength, dashes along half a hex side."""

    half: float
    strength: float
    dash: float = 0.0  # pixels a dash and its gap take; 0 for a solid line

    def at(self, rows: int) -> Pen:
        """The pen for a zoom level; lines grow more slowly than the map."""
        return Pen(self.half * (rows / 28) ** 0.42, self.strength, self.dash * (rows / 28) ** 0.5)


STATE_PEN = Pen(0.85, 0.85)
STATE_GLOW = Pen(2.6, 0.20)
BOND_PEN = Pen(0.6, 0.7, 9.0)
PROVINCE_PEN = Pen(0.28, 0.5, 4.0)
ZONE_PEN = Pen(0.3, 0.42, 7.0)
FRONT_PEN = Pen(1.7, 0.9)
WATERLINES = (3.5, 7.5, 12.5, 18.5)  # pixels off the coast
PROVINCES_FROM = 21  # rows a hex at which province borders appear
ZONES_FROM = 28


def lay_coast(ground: Lattice, relief: Patch, canvas: Canvas, land: Plane) -> None:
    """The engraver's waterlines, then the coast itself in dark ink."""
    off = relief.offshore * np.float32(ground.rows / 60.0)
    wet = np.flatnonzero((off > 1.5) & (off < WATERLINES[-1] + 3) & (land < 0.5))
    if wet.size:
        away = off[wet]
        dark = sum(
            np.clip(1.15 - np.abs(away - line), 0, 1) * np.float32(0.34 - 0.07 * number)
            for number, line in enumerate(WATERLINES)
        )
        canvas.lay_at(wet, pigments.SEA_INK, np.minimum(dark, 1).astype(np.float32))
    shore = np.flatnonzero((land > 0.02) & (land < 0.98))
    edge = 1 - np.abs(land[shore] - 0.5) * 2
    weight = np.float32(min(0.8, 0.3 + ground.rows / 60))  # from afar the lakes would turn black
    canvas.lay_at(shore, pigments.COAST, np.sqrt(edge) * weight)


def lay_borders(ground: Lattice, paint: Paint, canvas: Canvas, land: Plane, owners: Contest) -> None:
    """Borders of states, of overlordship, of provinces and sea zones, and fronts."""
    rows = ground.rows
    if rows >= PROVINCES_FROM:
        fade = min(1.0, (rows - PROVINCES_FROM + 10) / 24)
        same = contest(ground, paint.province)
        inner = paint.owner[ground.corners]
        one_owner = (inner[:, 0] == inner[:, 1]) & (inner[:, 1] == inner[:, 2])
        shown = (same.label >= 0)[same.at] & one_owner[ground.tri[same.at]]
        _draw(same, shown, PROVINCE_PEN.at(rows), pigments.PROVINCE, canvas, land * np.float32(fade), rows)
    if rows >= ZONES_FROM:
        zones = contest(ground, paint.zone)
        open_water = (zones.label[zones.at] >= 0) & (zones.other >= 0)
        _draw(zones, open_water, ZONE_PEN.at(rows), pigments.SEA_INK, canvas, 1 - land, rows)
    kind = paint.borders[owners.label[owners.at], owners.other]
    _draw(owners, kind == BOND, BOND_PEN.at(rows), pigments.BOND, canvas, land, rows)
    _draw(owners, kind == STATE, STATE_GLOW.at(rows), pigments.BORDER, canvas, land, rows)
    _draw(owners, kind == STATE, STATE_PEN.at(rows), pigments.BORDER, canvas, land, rows)
    if not paint.is_plain or paint.fronts.any():
        held = contest(ground, paint.holder)
        hot = paint.fronts[held.label[held.at], held.other]
        _draw(held, hot, STATE_GLOW.at(rows * 3), pigments.FRONT, canvas, land, rows)
        _draw(held, hot, FRONT_PEN.at(rows), pigments.FRONT, canvas, land, rows)


def _draw(
    sides: Contest,
    which: NDArray[np.bool_],
    pen: Pen,
    ink: pigments.Colour,
    canvas: Canvas,
    cover: Plane,
    rows: int,
) -> None:
    """Draw the line where two labels meet, at the contested pixels chosen; ``cover`` thins it."""
    rows_reach = pen.half + 0.5
    chosen = np.flatnonzero(which)
    if not chosen.size:
        return
    away = sides.away[chosen] * np.float32(rows)
    close = away < rows_reach
    chosen, away = chosen[close], away[close]
    at = sides.at[chosen]
    strength = np.clip(rows_reach - away, 0, 1) * np.float32(pen.strength) * cover[at]
    if pen.dash:
        pieces = max(1, round(rows / 2 / pen.dash))
        along = sides.along[chosen]
        part = along * pieces
        gap = (np.abs(part - np.floor(part) - 0.5) > 0.28) & (along >= 0)
        strength = np.where(gap, 0, strength)
    canvas.lay_at(at, ink, strength.astype(np.float32))
