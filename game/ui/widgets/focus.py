"""Where the keyboard goes next: from widget to widget, and from line to line of a list."""

from __future__ import annotations

from collections.abc import Collection

from game.ui.widgets.rows import Action, Card, Item
from game.ui.widgets.sheets import Sheet, Spot


def steps(sheets: Collection[Sheet], focus: Action | None, *, is_within: bool) -> list[tuple[Sheet, Spot]]:
    """What the focus can go to, in order. A list in which one line is chosen is a single step, on that line,
    and so is what can be pressed in two places: else the focus would go round between them.

    ``is_within``: the list in which the focus is can be walked line by line.
    """
    spots = [(sheet, spot) for sheet in sheets for spot in sheet.spots if spot.what.action is not None]
    lists: dict[tuple[str, type[Action]], list[Item | Card]] = {}
    for sheet, spot in spots:
        if isinstance(spot.what, Item | Card) and spot.what.chooses:
            lists.setdefault((sheet.panel.name, type(spot.what.action)), []).append(spot.what)
    left_out: list[Action | None] = []
    for lines in lists.values():
        actions = [line.action for line in lines]
        if not (is_within and focus in actions):
            lit = next((line.action for line in lines if line.is_lit), actions[0])
            left_out += [action for action in actions if action not in (lit, focus)]
    found: list[tuple[Sheet, Spot]] = []
    for sheet, spot in spots:
        if spot.what.action not in left_out:  # from here on also what stands there a second time
            left_out.append(spot.what.action)
            found.append((sheet, spot))
    return found
