"""Watching a campaign of computer powers: how fast it goes, where it stops; and habits of the desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.politics.perception.evidence import VerdictGiven
from game.politics.war.outbreak.war import WarDeclared
from game.ui.options import Options, read_options
from game.ui.screens.base import Push
from game.ui.screens.load import LoadScreen, LookAt, Search
from game.ui.screens.play.desk.watching import Pace, Run, StopAtEvents, WatchAt, great_event
from game.ui.screens.play.menu import MenuScreen
from game.ui.screens.play.world import WorldScreen
from game.words import CasusBelli
from tests.ui.screenkit import Person, campaign


def war(*, is_great: bool) -> WarDeclared:
    return WarDeclared(
        war=1, name="a war", power="france", target="austria", casus=CasusBelli.CONQUEST, aims=(),
        attackers=("france",), defenders=("austria",), great_power_war=is_great,
    )  # fmt: skip


def verdict(judge: str, guilty: str) -> VerdictGiven:
    return VerdictGiven(power=judge, war=1, guilty=guilty, ground=1, partiality=0, haze=0)


def test_a_quarter_is_shown_as_long_as_its_speed_says() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.begin()
    assert pace.is_over(0)
    assert not pace.is_over(5)
    now[0] = 0.9
    assert pace.is_over(5)
    assert not pace.is_over(2)
    now[0] = 4.0
    assert pace.is_over(1)


def test_time_stops_at_what_is_great() -> None:
    great = war(is_great=True)
    assert great_event([war(is_great=False), great]) is great
    assert great_event([war(is_great=False)]) is None
    judges = [verdict(judge, "france") for judge in ("austria", "russia", "britain")]
    assert great_event(judges[:2]) is None
    assert great_event([verdict("spain", ""), *judges]) is judges[-1]


def test_whoever_watches_chooses_speed_and_stops(tmp_path: Path) -> None:
    person = Person(tmp_path)
    person.open(lambda context: WorldScreen(context, campaign()))
    session = person.session
    person.wait(lambda: session.seat >= 0)
    person.frames(2)
    person.click_on(Run())
    assert not session.is_running
    assert {WatchAt(5), StopAtEvents()} <= set(person.actions())
    session.choose(WatchAt(5))
    assert session.is_running
    session.choose(StopAtEvents())
    kept = read_options(tmp_path)
    assert (kept.watch, kept.watch_stops) == (5, True)
    session.rest()
    first = session.seen
    session.campaign.record([war(is_great=True)])
    session._stop_at(session.campaign.chronicle.since(first, session.name))
    assert not session.is_running
    assert session.notice
    person.close()


def test_saves_are_searched(austria: Person) -> None:
    austria.press("f5")
    austria.app.follow(Push(LoadScreen(austria.app.context)))
    screen = austria.screen
    assert isinstance(screen, LoadScreen)
    path = screen.chosen
    assert path is not None
    austria.frames(1)
    screen.on(Search(), "AUSTRIA 1816")
    screen.is_stale = True
    austria.frames(1)
    assert LookAt(path) in austria.actions()
    screen.on(Search(), "no such thing")
    screen.is_stale = True
    austria.frames(1)
    assert LookAt(path) not in austria.actions()


def test_escape_lets_go_first(austria: Person) -> None:
    austria.world.command.pick(next(iter(austria.session.view.forces_of(austria.session.seat))).id)
    austria.world.is_stale = True
    austria.frames(2)
    austria.press("escape")
    assert austria.screen is austria.world
    assert not austria.world.command.forces
    austria.press("escape")
    assert isinstance(austria.screen, MenuScreen)


def test_whoever_wants_nothing_to_move_is_obeyed() -> None:
    usual = Options()
    assert usual.moving == usual.animation > 0
    assert replace(usual, still=True).moving == 0
