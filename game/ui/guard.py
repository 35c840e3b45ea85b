"""Faults of the game cost nothing: the campaign is saved as it stands, a report written, the player told.

Nothing is gone on with as if nothing had happened: all screens go, and the player chooses a save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import EMERGENCY, Rotation, campaign_word
from game.campaign.saving.listing import saves_in
from game.campaign.saving.recovery import Recovery, can_be_told, read_recovery, write_recovery
from game.campaign.saving.save import BadSave, read_save
from game.scenarios.reading.harmless import printable
from game.ui.app import App
from game.ui.journal import JOURNAL
from game.ui.reports import write_report
from game.ui.screens.base import Context, Push, Screen
from game.ui.screens.crash import CrashScreen, Wreck
from game.ui.text import quarter, say


class Guard:
    """Runs an application's deeds; what goes wrong in one is caught here and nowhere else."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.last_words = ""  # where the campaign is, if even telling of the fault went wrong

    def open(self, first: Callable[[Context], Screen]) -> None:
        """Bring the first screen on."""
        self.run(lambda: self.app.follow(Push(first(self.app.context))))

    def run(self, deed: Callable[[], object]) -> None:
        """Do something, and see to what goes wrong in it."""
        try:
            deed()
        except Exception as fault:
            self._see_to(fault)

    def _see_to(self, fault: Exception) -> None:
        """Save, report and tell; where telling itself goes wrong, leave the window."""
        app, stack = self.app, list(self.app.stack)
        is_second = any(isinstance(screen, CrashScreen) for screen in stack)
        before = read_recovery(app.context.folder)
        campaign = next((s.campaign for s in stack if s.campaign is not None), None)
        app.abandon()
        report = self._report(fault, campaign, [type(screen).__name__ for screen in reversed(stack)])
        wreck = Wreck(report=report)
        if campaign is not None:
            wreck = save_wreck(campaign, app.context.folder, report, before)
            saved = wreck.recovery.ways[0] if wreck.recovery is not None else ""
            self.last_words = say("last_words", name=saved) if saved else wreck.problem
        if is_second:
            app.is_done = True
            return
        try:
            app.follow(Push(CrashScreen(app.context, wreck)))
        except Exception as second:
            JOURNAL.error("the fault could not be told: %s", type(second).__name__)
            app.is_done = True

    def _report(self, fault: Exception, campaign: Campaign | None, screens: list[str]) -> str:
        """Write the report; its name, '' if it could not be written."""
        JOURNAL.error("fault: %s on %s", type(fault).__name__, screens[:1])
        try:
            path = write_report(self.app.context.folder, fault, campaign, screens)
        except Exception as second:  # the campaign comes first
            JOURNAL.warning("no report: %s", type(second).__name__)
            return ""
        JOURNAL.info("report %s", path.name)
        return f"{path.parent.name}/{path.name}"


def save_wreck(campaign: Campaign, folder: Path, report: str, earlier: Recovery | None) -> Wreck:
    """Save a campaign in which a fault happened, and remember what it can be gone on from."""
    before = next(_before(campaign, folder), "")
    emergency, problem = _emergency(campaign, folder)
    tried: tuple[str, ...] = ()
    if earlier is not None and earlier.campaign == campaign_word(campaign) and earlier.tried:
        tried = (*earlier.tried, emergency) if earlier.failed_again else earlier.tried
        before = earlier.before or before
    again = (lambda: save_wreck(campaign, folder, report, earlier)) if problem else None
    world = campaign.common_world
    found = Recovery(
        campaign_word(campaign), world.facts.title, quarter(world.facts.calendar, world.turn), world.turn,
        emergency, before, report, tried,
    )  # fmt: skip
    try:
        write_recovery(folder, found)
    except OSError as error:
        problem = problem or _not_kept(error, folder)
    return Wreck(found if found.ways else None, report, problem, again)


def _emergency(campaign: Campaign, folder: Path) -> tuple[str, str]:
    """Save the campaign as it stands; the save's name, or '' and why there is none to go on with."""
    rotation = Rotation.of(campaign, folder, EMERGENCY)
    try:
        path = _whole(campaign, rotation)
        if path is None and (found := _given_again(campaign, folder)) is not None:
            path = _whole(found, rotation)
    except OSError as error:
        return "", _not_kept(error, folder)
    return (path.name, "") if path is not None else ("", say("half_changed"))


def _whole(campaign: Campaign, rotation: Rotation) -> Path | None:
    """The save of a campaign, if what the fault left can be written down and read again."""
    try:
        path = rotation.write(campaign)
    except OSError:
        raise
    except Exception as second:
        JOURNAL.warning("the campaign could not be written down: %s", type(second).__name__)
        return None
    try:
        read_save(path)
    except BadSave as error:
        JOURNAL.warning("the campaign is not whole: %s", str(error).rpartition(": ")[2])
        path.unlink(missing_ok=True)
        return None
    return path


def _given_again(campaign: Campaign, folder: Path) -> Campaign | None:
    """The newest save that fits, with the seat's orders since given again; None where there is none.

    It fits where all that it holds still stood at last: an order in it may have been taken back since.
    """
    for name in _before(campaign, folder, campaign.world.turn):
        try:
            found = read_save(folder / name)
            if _is_earlier(found, campaign):
                for entry in campaign.log[len(found.log) :]:
                    if entry.order.power == found.active:  # the others only answered, and do so again
                        found.submit(entry.order, entry.reasons, entry.otherwise)
                if _is_beginning(campaign, found):
                    return found
        except Exception as second:
            JOURNAL.warning("the orders could not be given again: %s", type(second).__name__)
    return None


def _is_earlier(found: Campaign, campaign: Campaign) -> bool:
    """Whether a save is of the same sitting, and all that was ordered in it still stands."""
    one, other = found.juncture, campaign.juncture
    is_same = (one.turn, one.step, one.agenda) == (other.turn, other.step, other.agenda)
    return is_same and _is_beginning(found, campaign)


def _is_beginning(one: Campaign, other: Campaign) -> bool:
    """Whether another campaign's orders begin with all of one's."""
    begins = [(entry.turn, entry.step, entry.order) for entry in other.log[: len(one.log)]]
    return begins == [(entry.turn, entry.step, entry.order) for entry in one.log]


def _not_kept(error: OSError, folder: Path) -> str:
    return say("emergency_failed", why=error.strerror or error, folder=printable(str(folder)))


def _before(campaign: Campaign, folder: Path, turn: int = -1) -> Iterator[str]:
    """The saves of a campaign that no fault wrote, the last first; those of one turn if one is given."""
    world = campaign.world
    for save in saves_in(folder):
        head, is_fault = save.header, save.path.name.startswith(f"{EMERGENCY}-")
        if is_fault or head is None or turn not in (-1, head.turn) or not can_be_told(save.path.name):
            continue
        is_alike = not head.campaign and (head.scenario, head.seed) == (world.facts.id, world.seed)
        if head.campaign == campaign.id or is_alike:  # saves of old have no id
            yield save.path.name
