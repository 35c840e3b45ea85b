"""A fault of the game costs no order: in any screen, in a thought, in the middle of an order, and twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.ai import minister
from game.campaign import door
from game.campaign.campaign import Campaign
from game.campaign.saving.recovery import read_recovery
from game.campaign.saving.save import read_save
from game.campaign.saving.still import still
from game.politics.treaties.claims import ClaimProvince
from game.rules.money.budget import SetBudget
from game.ui.guard import Guard
from game.ui.options import Options
from game.ui.screens.base import Screen
from game.ui.screens.crash import CrashScreen, Forget, GoOn
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.world.state import queries
from tests.ui.screenkit import QUIET, Person, campaign, power_of
from tests.ui.stage import Scene, Stage


class Fault(Exception):
    """What goes wrong in these tests."""


class Guarded(Person):
    """Somebody whose window is guarded, as it is for every player."""

    def __init__(self, folder: Path, options: Options = QUIET) -> None:
        super().__init__(folder, options=options)
        self.guard = Guard(self.app)

    def step(self) -> None:
        self.guard.run(self.app.step)

    def play(self, found: Campaign) -> Guarded:
        """Sit down to a campaign."""
        self.guard.open(lambda context: WorldScreen(context, found))
        self.wait(lambda: self.session.is_asked)
        return self


def fail(*_: Any, **__: Any) -> Any:
    raise Fault("on purpose")


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Guarded]:
    found = Guarded(tmp_path, Options(animation=0, edge_pan=False, ceremonies=False)).play(
        campaign("austria")
    )
    yield found
    found.close()


def order(person: Person) -> None:
    """Give an order."""
    session = person.session
    b = session.view.powers[session.seat].budget
    assert b is not None
    before = len(session.campaign.log)
    session.give(SetBudget(session.seat, b.tax + 30, b.military, b.welfare, b.investment))
    assert len(session.campaign.log) > before


def strike(person: Guarded, patch: pytest.MonkeyPatch, kind: type[Screen], method: str) -> Campaign:
    """Let a method of a screen go wrong in the next frame; the campaign as it stood."""
    struck = person.session.campaign
    with patch.context() as within:
        within.setattr(kind, method, fail)
        person.screen.is_stale = True
        person.frames(2)
    return struck


def assert_offered(person: Guarded, struck: Campaign) -> None:
    """The fault is told, and the campaign lies in the folder as it stood."""
    assert isinstance(person.screen, CrashScreen)
    offer = read_recovery(person.app.context.folder)
    assert offer is not None
    assert offer.emergency
    kept = read_save(person.app.context.folder / offer.emergency)
    assert kept.log == struck.log
    assert kept.world.state_hash() == struck.world.state_hash()
    assert kept.juncture.agenda == struck.juncture.agenda


def start_again(person: Guarded) -> Guarded:
    """Close the game and start it again in the same folder."""
    person.close()
    again = Guarded(person.app.context.folder, person.app.context.options)
    again.guard.open(TitleScreen)
    again.frames(2)
    return again


@pytest.mark.parametrize("method", ["update", "draw", "panels", "key"])
def test_a_fault_on_the_atlas_costs_no_order(
    person: Guarded, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    order(person)
    if method == "key":
        struck = person.session.campaign
        monkeypatch.setattr(WorldScreen, "key", fail)
        person.press("y")
        monkeypatch.undo()
    else:
        struck = strike(person, monkeypatch, WorldScreen, method)
    assert_offered(person, struck)
    again = start_again(person)
    assert isinstance(again.screen, TitleScreen)
    assert any("all orders of the quarter" in text for text in again.app.gui.strings())
    again.press("return")
    again.wait(lambda: isinstance(again.screen, WorldScreen) and again.session.is_asked)
    assert again.session.campaign.log == struck.log
    again.close()


def test_the_offer_can_be_clicked(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    order(person)
    struck = strike(person, monkeypatch, WorldScreen, "draw")
    again = start_again(person)
    offer = read_recovery(again.app.context.folder)
    assert offer is not None
    again.click_on(GoOn(offer.emergency))
    again.wait(lambda: isinstance(again.screen, WorldScreen) and again.session.is_asked)
    assert again.session.campaign.log == struck.log
    again.close()


def test_what_fails_again_is_offered_from_before(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first quarter was saved by itself: from there one can go on when the moment itself fails again."""
    begun = len(person.session.campaign.log)
    person.wait(lambda: not person.session.keeper.is_busy)
    order(person)
    struck = strike(person, monkeypatch, WorldScreen, "draw")
    person.press("return")  # from where it failed, on the sheet that tells of the fault
    person.wait(lambda: isinstance(person.screen, WorldScreen) and person.session.is_asked)
    strike(person, monkeypatch, WorldScreen, "draw")
    offer = read_recovery(person.app.context.folder)
    assert offer is not None
    assert offer.failed_again
    assert offer.ways == (offer.before, offer.emergency)
    again = start_again(person)
    assert any("failed again" in text for text in again.app.gui.strings())
    again.press("return")
    again.wait(lambda: isinstance(again.screen, WorldScreen) and again.session.is_asked)
    assert again.session.campaign.log == struck.log[:begun]
    again.close()


def test_a_fault_in_a_thought_costs_no_order(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    order(person)
    given = list(person.session.campaign.log)
    struck = person.session.campaign
    with monkeypatch.context() as within:
        within.setattr(minister, "play", fail)
        person.session.finish()
        person.wait(lambda: isinstance(person.screen, CrashScreen))
    assert struck.log[: len(given)] == given
    assert_offered(person, struck)
    person.press("return")
    person.wait(lambda: isinstance(person.screen, WorldScreen) and person.session.is_asked)
    assert person.session.campaign.log[: len(given)] == given


def test_an_order_half_carried_out_is_left_out(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    """The world is half changed then: the orders before it are given again on the save before."""
    person.wait(lambda: not person.session.keeper.is_busy)
    order(person)
    struck, given = person.session.campaign, list(person.session.campaign.log)

    def half(world: Any, dice: Any, book: Any, given: Any) -> Any:
        if given == struck.log[0].order:
            return whole(world, dice, book, given)
        world.places.garrison[:] = -1
        raise Fault("half way")

    whole = door.execute

    with monkeypatch.context() as within:
        within.setattr(door, "execute", half)
        person.guard.run(lambda: order(person))
    assert isinstance(person.screen, CrashScreen)
    person.press("return")
    person.wait(lambda: isinstance(person.screen, WorldScreen) and person.session.is_asked)
    assert person.session.campaign is not struck
    assert person.session.campaign.log == given


@pytest.mark.parametrize("is_saved", [True, False])
def test_an_order_taken_back_stays_taken_back(
    person: Guarded, monkeypatch: pytest.MonkeyPatch, is_saved: bool
) -> None:
    """The newest save may hold what was undone since: then the orders are given again on an older one."""
    session = person.session
    places = iter(queries.owned_by(session.view, power_of(person, "bavaria")))
    claims = (ClaimProvince(session.seat, place) for place in places)
    first, second, third = [claim for claim in claims if not session.why_not(claim)][:3]
    person.wait(lambda: not session.keeper.is_busy)
    for claim in (first, second):
        session.give(claim)
    if is_saved:
        person.press("f5")
    session.undo()
    session.give(third)
    left = list(session.campaign.log)
    assert [entry.order for entry in left[-2:]] == [first, third]
    session.campaign.world.places.garrison[:] = -1
    strike(person, monkeypatch, WorldScreen, "update")
    offer = read_recovery(person.app.context.folder)
    assert offer is not None
    kept = read_save(person.app.context.folder / offer.emergency)
    assert [entry.order for entry in kept.log] == [entry.order for entry in left]


def test_a_fault_of_the_sheet_that_tells_of_faults_leaves_the_window(
    person: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    order(person)
    struck = person.session.campaign
    monkeypatch.setattr(CrashScreen, "draw", fail)
    strike(person, monkeypatch, WorldScreen, "update")
    person.frames(3)
    assert person.app.is_done
    assert "emergency-" in person.guard.last_words
    monkeypatch.undo()
    offer = read_recovery(person.app.context.folder)
    assert offer is not None
    assert read_save(person.app.context.folder / offer.emergency).log == struck.log


def test_the_offer_can_be_forgotten(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    strike(person, monkeypatch, WorldScreen, "draw")
    again = start_again(person)
    saves = set(again.app.context.folder.glob("*.save"))
    again.click_on(Forget())
    assert read_recovery(again.app.context.folder) is None
    assert set(again.app.context.folder.glob("*.save")) == saves
    again.close()


def test_a_full_disk_is_told_and_tried_again(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    order(person)
    struck = person.session.campaign
    person.wait(lambda: not person.session.keeper.is_busy)
    with monkeypatch.context() as within:
        within.setattr("game.campaign.saving.folder.os.replace", full)
        strike(person, monkeypatch, WorldScreen, "draw")
    assert any("No space left" in text for text in person.app.gui.strings())
    person.press("s")
    assert_offered(person, struck)


def full(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_the_report_names_nobody(person: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "lovelace")

    def leaks(*_: Any) -> Any:
        raise OSError(f"{Path.home()}/lovelace, {person.app.context.folder}/1815.save")

    with monkeypatch.context() as within:
        within.setattr(WorldScreen, "draw", leaks)
        person.frames(2)
    (written,) = (person.app.context.folder / "reports").glob("fault-*.txt")
    text = written.read_text(encoding="utf-8")
    for secret in (
        str(Path.home()),
        str(person.app.context.folder),
        str(Path(__file__).parents[2]),
        "lovelace",
    ):
        assert secret not in text
    for told in ("WorldScreen", "seed 7", "scenario 1815", "turn 0", "tests/ui/test_faults.py", "Python 3"):
        assert told in text


def test_a_fault_without_a_campaign_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Guarded(tmp_path)
    person.guard.open(TitleScreen)
    with monkeypatch.context() as within:
        within.setattr(TitleScreen, "draw", fail)
        person.frames(2)
    assert isinstance(person.screen, CrashScreen)
    person.press("t")
    assert isinstance(person.screen, TitleScreen)
    person.close()


class GuardedStage(Stage):
    """A stage with a guard, whose campaign outlives every fault."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.atlas, self.guard = self.person.world, Guard(self.person.app)

    def _lay_out(self) -> None:
        """What is laid out could never have come to pass: what is struck is the campaign before that."""
        self.sound = still(self.session.campaign)
        super()._lay_out()

    def strike(self, name: str, scene: Scene, patch: pytest.MonkeyPatch) -> type[Screen]:
        """Show a scene and let its screen go wrong while it is drawn; which screen that was."""
        app = self.person.app
        self.show(name, scene)
        kind = type(app.screen)
        with patch.context() as within:
            within.setattr(self.session, "campaign", self.sound)
            within.setattr(Session, "close", lambda session: session.rest())
            within.setattr(kind, "panels", fail)
            app.screen.is_stale = True
            self.guard.run(app.step)
        return kind


@pytest.mark.slow
def test_a_fault_in_any_screen_costs_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage has a scene for every screen there is; another test sees to that."""
    stage = GuardedStage(tmp_path)
    struck = stage.sound
    struck_kinds = set()
    seen: set[type[Screen]] = set()
    for name, scene in stage.scenes().items():
        stage.person.app.stack[:] = [stage.atlas]
        shown = type(scene() or stage.atlas)
        if shown in seen:
            continue
        seen.add(shown)
        stage.person.app.is_done = False  # a fault of the sheet that tells of faults leaves the window
        kind = stage.strike(name, scene, monkeypatch)
        struck_kinds.add(kind)
        assert kind is CrashScreen or isinstance(stage.person.screen, CrashScreen), name
        offer = read_recovery(tmp_path)
        assert offer is not None, name
        kept = read_save(tmp_path / offer.emergency)
        assert kept.log == struck.log, name
        assert kept.world.state_hash() == struck.world.state_hash(), name
    print(len(struck_kinds), "screens struck, 0 orders lost")
    assert len(struck_kinds) == len(seen)
    stage.person.close()
