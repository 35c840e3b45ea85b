"""The list of saves shows whose land is whose, and nothing where a header holds no such picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.saving.save import read_header, read_save, write_save
from game.ui.screens.preview import picture_of

SAVE = Path(__file__).resolve().parents[1] / "saves" / "format-10.save"
WATERS = (1, 2, 3)


def test_each_power_has_its_colour_on_its_capital(tmp_path: Path) -> None:
    world = read_save(SAVE).world
    preview = read_header(SAVE).preview
    assert preview is not None
    picture = picture_of(preview, preview.width * 2, WATERS)
    assert picture is not None
    for name in ("france", "russia", "spain"):
        facts = next(f for f in world.roster if f.id == name)
        hex_id = world.map.places[world.powers[facts.index].capital].centre
        row, column = divmod(hex_id, world.map.width)
        assert tuple(picture.get_at((2 * column, 2 * row + 1)))[:3] == facts.colour


def test_it_tells_titles_and_not_who_stands_where(tmp_path: Path) -> None:
    campaign = read_save(SAVE)
    write_save(campaign, tmp_path / "before.save")
    campaign.world.controller[...] = 0
    write_save(campaign, tmp_path / "after.save")
    assert read_header(tmp_path / "before.save").preview == read_header(tmp_path / "after.save").preview


@pytest.mark.parametrize(
    "change", [{"hexes": "no"}, {"hexes": ""}, {"width": 0}, {"width": 10**9}, {"height": -3}]
)
def test_what_is_no_picture_is_left_out(change: dict[str, object]) -> None:
    preview = read_header(SAVE).preview
    assert preview is not None
    assert picture_of(replace(preview, **change), 300, WATERS) is None  # type: ignore[arg-type]
