"""Pages that come by themselves: the first letter, once for each seat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.campaign.saving.save import read_save, write_save
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.world import WorldScreen
from tests.ui.hotseat import pass_on, sit
from tests.ui.screenkit import QUIET, Person, at_desk

SHOWN = replace(QUIET, ceremonies=True)


def test_the_first_letter_comes_once_and_any_key_puts_it_away(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=SHOWN)
    person.wait(lambda: isinstance(person.screen, OpeningScreen))
    texts = " ".join(person.app.gui.strings())
    assert "The climber" in texts
    assert "Prince Hardenberg" in texts
    assert all(m.text in texts for m in person.session.view.facts.mandates if m.power == person.session.seat)
    person.press("q")
    assert isinstance(person.screen, WorldScreen)
    person.frames(3)
    assert isinstance(person.screen, WorldScreen)
    camera = person.session.atlas.camera
    assert 0 < camera.level < len(camera.levels) - 1
    path = tmp_path / "first.save"
    write_save(person.session.campaign, path)
    person.close()
    again = Person(tmp_path, options=SHOWN)
    again.open(lambda context: WorldScreen(context, read_save(path)))
    again.wait(lambda: again.session.is_asked)
    again.frames(3)
    assert isinstance(again.screen, WorldScreen)
    again.close()


def test_each_of_several_gets_a_letter_of_his_own(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria", "france", options=SHOWN)
    titles = set()
    for _ in range(2):
        assert isinstance(person.screen, HandoverScreen)
        sit(person)
        person.wait(lambda: isinstance(person.screen, OpeningScreen))
        titles.add(person.app.gui.sheets["letter"].panel.title)
        person.press("return")
        pass_on(person)
    assert len(titles) == 2
    person.close()
