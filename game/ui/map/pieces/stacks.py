"""Which counters stand where: the forces a View shows, gathered by hex and power.

Fleets in port stand beside the troops of the town; fleets at sea in the middle of their zone; what is in an
off-map box in its cartouche.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.ui.map.pieces.counters import Face, strength_label
from game.ui.map.pigments import PERIOD, Pigments
from game.words import Branch, Phase, PlaceKind
from game.world.sight.view import View
from game.world.state.forces import Force

#: Where the counters of one spot stand around its middle, in hex rows, by how many there are.
SLOTS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.0, -0.10),),
    ((-0.20, -0.17), (0.20, 0.02)),
    ((-0.24, -0.20), (0.24, -0.12), (0.0, 0.16)),
    ((-0.24, -0.24), (0.24, -0.20), (-0.20, 0.14), (0.26, 0.16)),
)
SEA_STEP = 0.55  # distance of counters side by side in a sea zone
CROWDED = 0.8  # of a counter's side: one power's counters closer than this become one


@dataclass(frozen=True, slots=True)
class Stack:
    """Forces of one power on one spot: what they show, and where, in hex rows from the paper's corner."""

    power: int
    spot: tuple[int, int]  # (hex, -1), or (-1, zone)
    forces: tuple[int, ...]  # the strongest first
    face: Face
    x: float
    y: float


def side_of(rows: int, scale: float) -> int:
    """Pixels of a counter's side at a zoom level."""
    wanted = max(rows * 0.56, min(rows * 0.84, 27 * scale))
    return round(min(max(wanted, 15 * scale), 54 * scale))


def gather(stacks: Sequence[Stack], view: View, rows: int, scale: float) -> list[tuple[Stack, ...]]:
    """Stacks that one counter stands for at a zoom level, the one that shows first.

    Where a power's counters would pile up, from afar, the strongest shows and speaks for all around it;
    land forces and fleets keep apart, and so do forces at sea and in boxes.
    """
    near = CROWDED * side_of(rows, scale) / rows
    units = view.rules.units
    weights = {s.forces: sum(view.forces[i].strength for i in s.forces) for s in stacks}
    by_power: dict[tuple[int, bool], list[list[Stack]]] = {}
    for stack in sorted(stacks, key=lambda s: (s.spot[0] < 0, -weights[s.forces], s.forces)):
        is_fleet = units[view.forces[stack.forces[0]].kind].branch is Branch.FLEET
        groups = by_power.setdefault((stack.power, is_fleet), [])
        for group in groups if stack.spot[0] >= 0 else ():
            head = group[0]
            if abs(head.x - stack.x) < near and abs(head.y - stack.y) < near and head.spot[0] >= 0:
                group.append(stack)
                break
        else:
            groups.append([stack])
    found = [tuple(group) for groups in by_power.values() for group in groups]
    return sorted(found, key=lambda g: (g[0].y, g[0].power == view.power, g[0].forces))


def stacks(
    view: View,
    middles: Mapping[tuple[int, int], tuple[float, float]],
    first: Iterable[int] = (),
    colours: Pigments = PERIOD,
) -> list[Stack]:
    """All stacks a View shows, ordered from the back of the picture to the front.

    ``middles`` gives the middle of each spot; ``first`` names forces that head their stack.
    """
    heads = frozenset(first)
    units = view.rules.units
    spots: dict[tuple[int, int], dict[tuple[int, bool], list[Force]]] = {}
    for force in view.forces.values():
        if force.aboard < 0:
            is_fleet = units[force.kind].branch is Branch.FLEET
            groups = spots.setdefault((force.hex, force.zone), {})
            groups.setdefault((force.power, is_fleet), []).append(force)
    found = []
    for spot, groups in sorted(spots.items()):
        if spot not in middles:
            continue
        x, y = middles[spot]
        ordered = sorted(groups.items(), key=lambda item: (item[0][1], item[0][0] != view.power, item[0][0]))
        for number, ((power, _), forces) in enumerate(ordered):
            dx, dy = _slot(number, len(ordered), at_sea=spot[0] < 0)
            forces.sort(
                key=lambda f: (f.id not in heads, units[f.kind].branch is Branch.GARRISON, -f.strength, f.id)
            )
            ids = tuple(force.id for force in forces)
            found.append(Stack(power, spot, ids, face_of(view, forces, colours), x + dx, y + dy))
    return sorted(found, key=lambda s: (s.y, s.power == view.power, s.forces))


def _slot(number: int, count: int, *, at_sea: bool) -> tuple[float, float]:
    if at_sea:
        return (number - (count - 1) / 2) * SEA_STEP, 0.0
    return SLOTS[min(count, len(SLOTS)) - 1][min(number, len(SLOTS) - 1, count - 1)]


def face_of(view: View, forces: list[Force], colours: Pigments = PERIOD) -> Face:
    """What a stack shows: its head's branch, all its strength, its worst supply, its mean morale."""
    head = forces[0]
    branch = view.rules.units[head.kind].branch
    total = sum(force.strength for force in forces)
    known = head.power in view.friends
    supply = min(force.supply for force in forces) * 8 // 1000 if known else -1
    morale = sum(force.morale * force.strength for force in forces) // total * 8 // 1000 if known else -1
    may_move = view.phase is Phase.OPERATIONS and any(
        f.power == view.power and f.points > 0 and f.ready_turn <= view.turn for f in forces
    )
    label = strength_label(total, branch is Branch.FLEET)
    return Face(colours.realm(view.roster[head.power]), branch, label, supply, morale, len(forces), may_move)


def sea_middles(view: View) -> dict[int, int]:
    """The hex in the middle of each sea zone."""
    return {p.index: p.centre for p in view.map.places if p.kind is PlaceKind.SEA and p.centre >= 0}
