"""Hotseat keeps secrets: after every hand-over, nothing on the window depends on what the seat cannot know.

Every screen is opened in the world as it is and in a world where all that is hidden from the seat is
changed. The frames have to be the same to the pixel, and so has every text, tips and folded lines included.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.politics.treaties.treaties import ProposeTreaty
from game.rules.money.budget import SetBudget
from game.ui.map.modes import MapMode
from game.ui.screens.actions import Door, Open, ShowCrisis, ShowPower
from game.ui.screens.base import Push
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.restraint import RestraintScreen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.pages.ceremony import CeremonyScreen
from game.ui.screens.play.pages.newyear import NewYearScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.opening import OpeningScreen
from game.words import Phase, TreatyKind
from game.world.sight.view import View
from tests.ui.hotseat import disturbed, pass_on, sit
from tests.ui.screenkit import Person, at_desk

TURNS = 10
POINTER = (640, 400)
SCREENS = ("b", "h", "j", "p", "k", "c", "g")  # budget, home, goals, powers, counsel, chronicle, graphs
MODES = (MapMode.TRUST, MapMode.COMMITMENT, *(m for m in MapMode if m is not MapMode.POLITICAL))
SECRET = "Nobody else reads this."
Glimpse = tuple[str, bytes, tuple[str, ...]]


@contextmanager
def other_secrets(session: Session) -> Iterator[None]:
    """The campaign in the world where all is changed that the seat cannot know."""
    campaign = session.campaign
    world, entries = campaign.world, campaign.chronicle.entries
    campaign.world, campaign.chronicle.entries = disturbed(campaign, session.seat)
    assert campaign.world.state_hash() != world.state_hash()
    campaign.revision += 1
    session.atlas.show(session.view)
    try:
        yield
    finally:
        campaign.world, campaign.chronicle.entries = world, entries
        campaign.revision += 1
        session.atlas.show(session.view)


def glimpse(person: Person, name: str) -> Glimpse:
    """What is to be seen and read now."""
    pygame.mouse.set_pos(POINTER)
    for _ in range(2):  # names are found in the first frame and lettered in the second
        if person.session.seat >= 0:
            person.session.atlas.settle()
        person.frames(1)
    return name, pygame.image.tobytes(person.app.window, "RGB"), tuple(person.app.gui.strings())


def tour(person: Person, mode: MapMode = MapMode.POLITICAL) -> list[Glimpse]:
    """Look at the atlas, at one's capital and each rival's, at it in a mode, at every screen that a key
    opens, at the bodies and at every crisis."""
    session, found = person.session, []
    session.atlas.centre_on_place(session.view.powers[session.seat].capital)
    for power in (session.seat, *(p for p in session.humans if p != session.seat)):
        person.world.command.look_at(session.view.powers[power].capital)
        person.world.command.centre()
        person.world.is_stale = True
        found.append(glimpse(person, f"capital of {power}"))
    person.world.command.clear()
    person.world.is_stale = True
    if mode is not MapMode.POLITICAL:  # the mode of all the other pictures
        session.atlas.mode = mode
        found.append(glimpse(person, f"atlas by {mode}"))
        session.atlas.mode = MapMode.POLITICAL
    for key in SCREENS:
        person.press(key)
        assert person.screen is not person.world or not session.is_asked, f"{key} opens nothing"
        found.append(glimpse(person, key))
        for power in session.humans:
            if key == "p" and power != session.seat:
                person.click_on(ShowPower(power))
                found.append(glimpse(person, f"about {power}"))
                person.press("t")
                assert isinstance(person.screen, RestraintScreen)
                found.append(glimpse(person, f"restraints with {power}"))
                person.press("escape")
        person.press("escape")
    for page in (OpeningScreen, NewYearScreen):
        person.app.follow(Push(page(session)))
        found.append(glimpse(person, page.__name__))
        person.press("escape")
    heard = session.campaign.chronicle.since(0, session.name)
    for occasion in occasions(session, heard)[:2]:
        person.app.follow(Push(CeremonyScreen(session, occasion)))
        found.append(glimpse(person, occasion.line))
        person.press("escape")
    for action in (Open(Door.BODIES), *(ShowCrisis(i) for i in session.view.crises)):
        person.app.follow(person.world.on(action, None))
        found.append(glimpse(person, str(action)))
        person.press("escape")
    return found


def same(here: list[Glimpse], there: list[Glimpse], size: tuple[int, int]) -> None:
    """Fails if anything differs, saying where."""
    for (name, picture, texts), (_, other, others) in zip(here, there, strict=True):
        assert texts == others, f"{name}: {set(texts) ^ set(others)}"
        if picture != other:
            a, b = (np.frombuffer(p, np.uint8).reshape(size[1], size[0], 3) for p in (picture, other))
            rows, columns = (a != b).any(axis=2).nonzero()
            spot = columns.min(), rows.min(), columns.max(), rows.max()
            raise AssertionError(f"{name}: {len(rows)} pixels differ within {spot}")


def give_orders(person: Person, turn: int) -> None:
    """The script: another budget each turn, an offer to the neighbour at the desk, somebody told to mass."""
    session = person.session
    if session.view.phase is not Phase.POLITICS:
        return
    b = session.view.powers[session.seat].budget
    assert b is not None
    step = 20 if turn % 2 else -20
    session.give(SetBudget(session.seat, b.tax + step, b.military, b.welfare, b.investment))
    other = next(p for p in session.humans if p != session.seat)
    kinds = (TreatyKind.TRADE, TreatyKind.NON_AGGRESSION, TreatyKind.DEFENSIVE_ALLIANCE)
    session.give(ProposeTreaty(session.seat, other, kinds[turn % 3]))
    session.notice = ""


def play(person: Person, turns: int) -> int:
    """The script, with everything compared after each hand-over; how often the desk changed hands."""
    campaign, size, handed = person.session.campaign, person.app.context.size, 0
    while campaign.world.turn < turns:
        assert isinstance(person.screen, HandoverScreen)
        _covers_all(person)
        sit(person)
        mode = MODES[handed % len(MODES)] if turns > 1 or not handed else MapMode.POLITICAL
        handed += 1
        here = tour(person, mode)
        with other_secrets(person.session):
            there = tour(person, mode)
        same(here, there, size)
        give_orders(person, campaign.world.turn)
        pass_on(person)
    return handed


def _covers_all(person: Person) -> None:
    """A hand-over is the same picture in every world in which what all may know is the same, and whatever the
    people at the desk have written to each other."""
    session = person.session
    before = glimpse(person, "hand-over")
    kept, x, y = session.notice, session.atlas.camera.left, session.atlas.camera.top
    session.atlas.camera.pan(300, 200)
    session.notice = "a private word"
    people = session.humans
    session.table.write(people[0], people[1], SECRET)
    with nothing_private(session):
        person.screen.is_stale = True
        after = glimpse(person, "hand-over")
    session.notice = kept
    session.table.write(people[0], people[1], "")
    session.atlas.camera.pan(x - session.atlas.camera.left, y - session.atlas.camera.top)
    person.screen.is_stale = True
    same([before], [after], person.app.context.size)


@contextmanager
def nothing_private(session: Session) -> Iterator[None]:
    """The campaign in the world where all is changed that is any seat's own."""
    campaign = session.campaign
    stranger = next(p for p in campaign.world.facts.policy_makers if p not in session.humans)
    world, entries = campaign.world, campaign.chronicle.entries
    campaign.world, campaign.chronicle.entries = disturbed(campaign, stranger)
    try:
        yield
    finally:
        campaign.world, campaign.chronicle.entries = world, entries


@pytest.mark.parametrize(
    ("scenario", "people", "turns"),
    [
        ("1815", ("austria", "france", "russia"), 1),
        pytest.param("1919", ("britain", "germany"), 1, marks=pytest.mark.slow),
        pytest.param("1995", ("russia", "united_states"), 1, marks=pytest.mark.slow),
        pytest.param("1815", ("austria", "france"), TURNS, marks=pytest.mark.slow),
        pytest.param("1815", ("austria", "france", "russia"), TURNS, marks=pytest.mark.slow),
    ],
    ids=["three for a turn", "1919", "1995", "two for ten", "three for ten"],
)
def test_nothing_on_the_window_is_anothers_secret(
    tmp_path: Path, scenario: str, people: tuple[str, ...], turns: int
) -> None:
    person = at_desk(tmp_path, *people, scenario=scenario)
    handed = play(person, turns)
    person.close()
    assert handed >= turns * len(people)


# --- the comparison itself ------------------------------------------------------------------------------


def _tours(tmp_path: Path) -> tuple[list[Glimpse], list[Glimpse], tuple[int, int]]:
    person = at_desk(tmp_path, "austria", "france")
    sit(person)
    here = tour(person)
    with other_secrets(person.session):
        there = tour(person)
    person.close()
    return here, there, person.app.context.size


def test_a_look_into_anothers_treasury_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the View showed another power's state whole, the comparison would tell."""
    monkeypatch.setattr(View, "powers", property(lambda view: view._world.powers))
    with pytest.raises(AssertionError):
        same(*_tours(tmp_path))


def test_a_counter_out_of_sight_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the View showed every force, the comparison would tell."""
    monkeypatch.setattr(View, "forces", property(lambda view: view._world.forces))
    with pytest.raises(AssertionError):
        same(*_tours(tmp_path))
