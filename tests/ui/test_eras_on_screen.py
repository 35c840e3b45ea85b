"""The other eras on the window: every sheet can be read, and none speaks of another time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui import paper
from tests.ui.legible import faults, look, notes
from tests.ui.screenkit import at_desk

SMALL, USUAL = (1280, 720), (1920, 1080)
KEYS = ("b", "h", "p", "i", "k", "c", "g")  # budget, home, powers, bodies, counsel, chronicle, graphs
SEATS = {"1919": "britain", "1995": "russia"}
#: Words of 1815, where they would be wrong.
OLD = {
    "1919": re.compile(r"£|\bpounds?\b|\bcourts?\b|\bthrones?\b", re.IGNORECASE),
    "1995": re.compile(r"£|\bpounds?\b|\bcourts?\b|\bthrones?\b|\bcavalry\b|\bguns?\b", re.IGNORECASE),
}


@pytest.mark.parametrize("scenario", SEATS)
@pytest.mark.parametrize("size", [SMALL, pytest.param(USUAL, marks=pytest.mark.slow)])
def test_every_sheet_can_be_read(tmp_path: Path, scenario: str, size: tuple[int, int]) -> None:
    with paper.tracing():
        person = at_desk(tmp_path, SEATS[scenario], size=size, scenario=scenario)
        person.app.window = paper.Paper(size)
        person.app.resize(size)
        found: dict[str, list[str]] = {}
        for key in ("", *KEYS):
            if key:
                person.press(key)
            person.frames(3)
            amiss = faults(look(person.app)) + notes(person.app)
            said = [text for text in person.app.gui.strings() if OLD[scenario].search(text)]
            if amiss or said:
                found[key or "atlas"] = [*amiss, *said]
            if key:
                person.press("escape")
        person.close()
    assert not found, "\n".join(f"{name}: {fault}" for name, list_ in found.items() for fault in list_)
