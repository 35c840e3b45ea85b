"""Every state flies a flag, by era and regime; a table that is wrong says where."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.scenarios.catalogue import first_morning
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.tables.flags import CHARGES, SHAPES, load_flags
from game.ui.heraldry.charges import OUTLINES
from game.ui.heraldry.cloth import RATIO
from game.ui.heraldry.flown import Flag, flag_of
from game.words import Era, Ideology
from game.world.state import queries


@pytest.mark.parametrize("scenario", ["1815", "1919", "1995"])
def test_every_power_of_the_shipped_table_has_a_flag(scenario: str) -> None:
    world = first_morning(scenario)
    bare = [world.roster[p].id for p in queries.existing(world) if not flag_of(world, p).layers]
    print(bare)
    assert len(bare) <= 6, "only powers that a scenario defines itself fly arms"


def test_a_revolution_changes_the_flag() -> None:
    flags = load_flags()
    king = flags.flown("france", Era.CONCERT, Ideology.LEGITIMIST)
    citizens = flags.flown("france", Era.CONCERT, Ideology.CONSTITUTIONAL)
    assert king
    assert citizens
    assert king != citizens
    assert citizens == flags.flown("france", Era.CONCERT, Ideology.REPUBLICAN)


def test_a_power_without_a_flag_flies_arms_in_its_colour() -> None:
    cloth = Flag((), "K", (200, 40, 40)).drawn(40)
    assert cloth.get_size() == (round(40 * RATIO), 40)
    assert cloth.get_at((4, 4))[0] > 120


def test_all_flags_can_be_drawn_and_hardly_two_are_alike() -> None:
    seen: dict[bytes, set[str]] = {}
    for key, layers in load_flags().table.items():
        drawn = pygame.image.tobytes(Flag(layers, "", (0, 0, 0)).drawn(24), "RGB")
        seen.setdefault(drawn, set()).add(key.partition("@")[0].partition(".")[0])
    alike = [names for names in seen.values() if len(names) > 3]
    assert not alike, "states could not be told apart"


def test_every_charge_has_a_shape() -> None:
    drawn_otherwise = {"disc", "ring", "crescent"}
    assert set(CHARGES) == set(OUTLINES) | drawn_otherwise
    assert not set(CHARGES) & set(SHAPES)


@pytest.mark.parametrize(
    ("flag", "what"),
    [
        ("feild r", "no shape or charge `feild`"),
        ("field purple", "no colour `purple`"),
        ("field r b", "`field r b` has too much or too little"),
        ("star5 w .5 .5", "`star5 w .5 .5` has too much or too little"),
        ("h r w | canton b .4", "`canton b .4` has too much or too little"),
    ],
)
def test_a_flag_that_is_wrong_is_told_with_its_line(tmp_path: Path, flag: str, what: str) -> None:
    path = tmp_path / "flags.yaml"
    path.write_text(
        f'colours: {{r: "#c8102e", w: "#ffffff", b: "#1f3f8f"}}\nflags:\n  x: "{flag}"\n', "utf-8"
    )
    with pytest.raises(ScenarioError) as told:
        load_flags(path)
    (problem,) = told.value.problems
    assert problem.what == what
    assert problem.line == 3


def test_a_regime_that_does_not_exist_is_told(tmp_path: Path) -> None:
    path = tmp_path / "flags.yaml"
    path.write_text('colours: {r: "#c8102e"}\nflags:\n  "x@royal": "field r"\n', "utf-8")
    with pytest.raises(ScenarioError, match="no regime `royal`"):
        load_flags(path)
