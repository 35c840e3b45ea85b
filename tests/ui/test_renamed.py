"""A power that is called otherwise is so everywhere on the screen: on the map, in lists and in sentences."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pygame

from game.events.effects.home import Rename
from game.ui.map.lettering.labels import Labels
from game.world.sight.view import View
from tests.kit import RED, small_world
from tests.ui.screenkit import at_desk, power_of


def test_letters_on_the_map_change_with_the_name() -> None:
    pygame.init()
    world = small_world("....\n....\n....\n....")
    labels = Labels(world.map, 1.0)
    with ThreadPoolExecutor(1) as hands:
        labels.show(View(world, RED), hands)
        labels.settle()
        assert [name.text for name in labels._names] == ["RED"]
        Rename("rename", "red", name="Scarlet").apply(world)
        labels.show(View(world, RED), hands)
        labels.settle()
    assert [name.text for name in labels._names] == ["SCARLET"]


def test_screens_and_sentences_change_with_the_name(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    session = person.session
    assert str(session.presenter.power("prussia")) == "Prussia"
    index = power_of(person, "prussia")
    Rename("rename", "prussia", name="Brandenburg").apply(session.campaign.world)
    assert session.power_name(index) == str(session.power_told(index)) == "Brandenburg"
