"""Every kind of order has its line in the table of ways, and the screens answer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.campaign.books.logbook import Done
from game.campaign.door import ORDERS
from game.ui.screens.actions import Carrying, Give, GiveAll, Open, Point, ShowOffer, ShowQuestion
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.screens.play.doors import screen_for
from game.ui.screens.play.home.budget import BudgetScreen, VoteBudget
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.ways import CONTROLLED, MAP, NUMBER, SHIFTED, WALK, WAYS, Way
from game.ui.widgets.rows import Action, Button, Entry, Hotspot, Item, Picture, Slider
from tests.ui.stage import Stage

Buttons = set[tuple[type[Action], str, str]]  # class of an action, kind of the order it carries, key


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = Stage(tmp_path_factory.mktemp("saves"))
    yield stage
    stage.person.close()


@dataclass
class Pressable:
    """Everything that can be pressed on any screen."""

    buttons: Buttons = field(default_factory=set)
    clashes: list[tuple[str, str]] = field(default_factory=list)  # screen, and a key that does two things


@pytest.fixture(scope="module")
def pressable(stage: Stage) -> Pressable:
    """What every screen has, seen once."""
    found = Pressable()
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        for sheet in stage.person.app.gui.sheets.values():
            for spot in sheet.spots:
                if isinstance(spot.what, Button | Item | Hotspot):
                    action = spot.what.action
                    kinds = {o.kind for o in action.carried()} if isinstance(action, Carrying) else set()
                    found.buttons |= {(type(action), kind, spot.what.key) for kind in kinds or {""}}
        used = [what for what in stage.person.app.gui._shortcuts() if what.is_on]
        twice = {a.key for a in used for b in used if a.key == b.key and a.action != b.action}
        found.clashes += [(name, key) for key in sorted(twice)]
    return found


@pytest.fixture(scope="module")
def buttons(pressable: Pressable) -> Buttons:
    return pressable.buttons


def answers(way: Way, kind: str, found: Buttons) -> bool:
    """Whether something on a screen gives the order by the key that the table says."""
    patterns = {NUMBER: r"\d", SHIFTED: r"shift\+\d", CONTROLLED: r"ctrl\+\d", WALK: ""}
    pattern = patterns.get(way.key, re.escape(way.key))
    fits = re.compile(pattern).fullmatch
    return any(what is way.action and carried in (kind, "") and fits(key) for what, carried, key in found)


def test_no_key_does_two_things_on_one_screen(pressable: Pressable) -> None:
    assert pressable.clashes == []


def test_every_order_has_its_way() -> None:
    missing, idle = sorted(set(ORDERS) - set(WAYS)), sorted(set(WAYS) - set(ORDERS))
    assert not missing, f"say in game/ui/screens/ways.py where {missing} are given, and by which key"
    assert not idle, f"game/ui/screens/ways.py tells of orders that the door does not know: {idle}"


@pytest.mark.parametrize("kind", [kind for kind, way in WAYS.items() if way.key != MAP])
def test_the_screens_answer_to_the_table(buttons: Buttons, kind: str) -> None:
    way = WAYS[kind]
    assert answers(way, kind, buttons), f"no button on {way.place} gives {kind} by the key {way.key!r}"


def test_a_wrong_key_is_noticed(buttons: Buttons) -> None:
    assert not answers(Way("budget", VoteBudget, "q"), "set_budget", buttons)
    assert not answers(Way("home", Give, NUMBER), "set_budget", buttons)
    assert not answers(Way("force", GiveAll, NUMBER), "set_stance", buttons)


def test_orders_on_the_map_begin_with_the_key_that_points(buttons: Buttons) -> None:
    """What the evening by keyboard and by mouse then does with it is in its own test."""
    assert (Point, "", "x") in buttons


@pytest.mark.parametrize(
    ("where", "screen"), [("budget", BudgetScreen), ("home", HomeScreen), ("powers", DiplomacyScreen)]
)
def test_the_keys_in_brackets_lead_there(stage: Stage, where: str, screen: type) -> None:
    stage.show("atlas", stage.scenes()["atlas"])
    found = re.search(r"\((\w+)\)", Way(where, Open, "").place)
    assert found is not None
    stage.person.press(found[1].lower())
    assert isinstance(stage.person.screen, screen)
    stage.person.press("escape")


def test_the_page_of_the_handbook_has_them_all() -> None:
    page = (Path(__file__).parents[2] / "docs" / "orders-on-screen.md").read_text(encoding="utf-8")
    missing = [kind for kind in ORDERS if f"| `{kind}` |" not in page]
    assert not missing, f"write the page anew (python docs/pages/build.py), it lacks {missing}"


def test_a_line_about_an_offer_that_has_lapsed_leads_nowhere(stage: Stage) -> None:
    assert screen_for(stage.session, ShowOffer(999_999)) is None
    assert screen_for(stage.session, ShowQuestion("nothing of the kind")) is None


#: What a press does at the desk; muted, so that the stage stays as it is.
DEEDS = ("wish", "give", "finish", "undo", "save", "take_again", "lend_eyes")


def test_whatever_can_be_pressed_is_answered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of each kind of action on every screen; an entry is left by Enter, too."""
    for deed in DEEDS:
        monkeypatch.setattr(Session, deed, lambda *wanted, **how: Done())
    silent: list[str] = []
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        spots = [spot.what for sheet in stage.person.app.gui.sheets.values() for spot in sheet.spots]
        kinds = {type(what.action): (what.action, what) for what in spots if what.action is not None}
        for action, what in kinds.values():
            for value in _values(what):
                try:
                    stage.person.screen.on(action, value)
                except LookupError as error:
                    silent.append(f"{name}: {error}")
    assert not silent


def _values(what: object) -> tuple[object, ...]:
    """What comes with a press on a thing."""
    match what:
        case Slider():
            return (what.value,)
        case Entry():
            return (what.text, None)
        case Picture():
            return ((1, 1),)
    return (None,)


def test_what_no_screen_answers_is_an_error(stage: Stage) -> None:
    stage.show("atlas", stage.scenes()["atlas"])
    with pytest.raises(LookupError, match="WorldScreen"):
        stage.person.screen.on(Action(), None)
