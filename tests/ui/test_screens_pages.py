"""Pages that come by themselves: the first letter, once for each seat, and ceremonies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.saving.save import read_save, write_save
from game.politics.perception.evidence import VerdictGiven
from game.politics.war.outbreak.war import WarDeclared
from game.ui.screens.base import Push
from game.ui.screens.play.desk.pages import Kind
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.pages.announce import page_due
from game.ui.screens.play.pages.ceremony import SOUNDS, CeremonyScreen, See
from game.ui.screens.play.pages.newyear import NewYearScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.sound import NAMES
from game.words import CasusBelli
from tests.ui.hotseat import pass_on, sit
from tests.ui.screenkit import QUIET, Person, at_desk, power_of

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


def declare(person: Person, power: str, target: str) -> None:
    """Somebody declares war, as the chronicle tells it."""
    person.session.campaign.record([
        WarDeclared(
            war=1, name="A War", power=power, target=target, casus=CasusBelli.CONQUEST, aims=(),
            attackers=(power,), defenders=(target,), great_power_war=False,
        )
    ])  # fmt: skip


def finish(person: Person) -> None:
    """End the turn, and wait until the seat is asked again and what it is to see has come."""
    campaign = person.session.campaign
    step = campaign.world.turn, campaign.step
    person.go_on(
        "shift+return", lambda: person.session.is_asked and (campaign.world.turn, campaign.step) != step
    )
    person.frames(2)


def test_a_war_next_door_is_told_with_flags_and_two_a_quarter_are_enough(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=SHOWN)
    person.wait(lambda: isinstance(person.screen, OpeningScreen))
    person.press("q")
    for target in ("saxony", "hanover", "bavaria"):
        declare(person, "austria", target)
    declare(person, "spain", "portugal")  # far away
    person.frames(3)
    assert isinstance(person.screen, WorldScreen)  # told when the seat is taken again
    finish(person)
    lines = []
    while isinstance(person.screen, CeremonyScreen):
        lines.append(person.screen.occasion.line)
        person.press("q")
        person.frames(2)
    assert len(lines) == 2
    assert all(line.startswith("The Austrian Empire declares war on") for line in lines)
    assert isinstance(person.screen, WorldScreen)
    person.close()


def test_a_ceremony_shows_where_it_is_and_leads_there(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=SHOWN)
    person.wait(lambda: isinstance(person.screen, OpeningScreen))
    person.press("q")
    camera = person.session.atlas.camera
    before = camera.view()
    declare(person, "austria", "saxony")
    entry = person.session.campaign.chronicle.entries[-1]
    (told,) = occasions(person.session, [entry])
    person.app.follow(Push(CeremonyScreen(person.session, told)))
    person.frames(2)
    assert camera.view() != before
    person.press("q")
    assert camera.view()[0] == before[0]
    assert camera.view()[1:] == pytest.approx(before[1:], abs=0.1)
    person.app.follow(Push(CeremonyScreen(person.session, told)))
    person.frames(2)
    person.click_on(See())
    assert isinstance(person.screen, WorldScreen)
    saxony = power_of(person, "saxony")
    assert person.world.command.place == person.session.view.powers[saxony].capital
    person.close()


def test_without_ceremonies_nothing_comes_by_itself(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia")
    declare(person, "austria", "saxony")
    finish(person)
    assert isinstance(person.screen, WorldScreen)
    person.close()


def test_most_judges_unmask_an_aggressor(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia")
    judges = ("britain", "france", "prussia", "russia")

    def verdicts(guilty: int) -> list[Kind]:
        given = [
            VerdictGiven(
                power=judge, war=1, guilty="austria" if nth < guilty else "", ground=0, partiality=0, haze=0
            )
            for nth, judge in enumerate(judges)
        ]
        before = len(person.session.campaign.chronicle.entries)
        person.session.campaign.record(given)
        entries = person.session.campaign.chronicle.entries[before:]
        return [occasion.kind for occasion in occasions(person.session, entries)]

    assert verdicts(2) == []
    assert verdicts(3) == [Kind.UNMASKED]
    person.close()


def test_every_kind_of_ceremony_has_a_sound() -> None:
    assert set(SOUNDS) == set(Kind)
    assert set(SOUNDS.values()) <= set(NAMES)


def test_a_year_later_the_first_page_is_that_of_new_year(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=SHOWN)
    session = person.session
    session.pages.to_greet.clear()
    assert not isinstance(getattr(page_due(session), "screen", None), NewYearScreen)
    session.campaign.world.turn += 4
    session.campaign.revision += 1
    assert isinstance(getattr(page_due(session), "screen", None), NewYearScreen)
    assert not isinstance(getattr(page_due(session), "screen", None), NewYearScreen)
    person.close()


@pytest.mark.slow
def test_new_year_has_a_page_of_its_own_once(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=SHOWN)
    person.wait(lambda: isinstance(person.screen, OpeningScreen))
    person.press("q")
    seen: list[int] = []
    while person.session.campaign.world.turn < 5:
        if isinstance(person.screen, NewYearScreen):
            seen.append(person.session.campaign.world.turn)
            assert any("1817" in text for text in person.app.gui.strings())
            person.press("q")
        person.frames(1)
        if person.session.is_asked:
            person.frames(2)  # in which a page that is due comes
            if isinstance(person.screen, WorldScreen):
                person.session.finish(leave_to_staff=True)
    assert seen == [4]
    person.close()
