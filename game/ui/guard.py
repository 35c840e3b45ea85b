"""Faults of the game cost nothing: the campaign is saved as it stands, a report written, the player told.

Nothing is gone on with as if nothing had happened: all screens go, and the player chooses a save.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import EMERGENCY, Rotation, campaign_word
from game.campaign.saving.listing import saves_in
from game.campaign.saving.recovery import Recovery, read_recovery, write_recovery
from game.campaign.saving.save import BadSave, read_save
from game.ui.app import App
from game.ui.journal import JOURNAL
from game.ui.reports import write_report
from game.ui.screens.base import Context, Push, Screen
from game.ui.screens.crash import CrashScreen, Wreck
from game.ui.text import say


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
        except Exception:
            JOURNAL.exception("the fault could not be told")
            app.is_done = True

    def _report(self, fault: Exception, campaign: Campaign | None, screens: list[str]) -> str:
        """Write the report; its name, '' if it could not be written."""
        JOURNAL.error("fault: %s on %s", type(fault).__name__, screens[:1])
        try:
            path = write_report(self.app.context.folder, fault, campaign, screens)
        except OSError as error:
            JOURNAL.warning("no report: %s", error.strerror)
            return ""
        JOURNAL.info("report %s", path.name)
        return f"{path.parent.name}/{path.name}"


def save_wreck(campaign: Campaign, folder: Path, report: str, earlier: Recovery | None) -> Wreck:
    """Save a campaign in which a fault happened, and remember what it can be gone on from."""
    emergency, problem = _emergency(campaign, folder)
    tried: tuple[str, ...] = ()
    before = _before(campaign, folder, emergency)
    if earlier is not None and earlier.campaign == campaign_word(campaign) and earlier.tried:
        tried = (*earlier.tried, emergency) if earlier.failed_again else earlier.tried
        before = earlier.before or before
    again = (lambda: save_wreck(campaign, folder, report, earlier)) if problem else None
    world = campaign.common_world
    found = Recovery(
        campaign_word(campaign), world.facts.title, world.facts.calendar.name(world.turn), world.turn,
        emergency, before, report, tried,
    )  # fmt: skip
    try:
        write_recovery(folder, found)
    except OSError as error:
        problem = problem or _not_kept(error, folder)
    return Wreck(found if found.ways else None, report, problem, again)


def _emergency(campaign: Campaign, folder: Path) -> tuple[str, str]:
    """Save the campaign as it stands; the save's name, or '' and why there is none to go on with."""
    try:
        path = Rotation.of(campaign, folder, EMERGENCY).write(campaign)
    except OSError as error:
        return "", _not_kept(error, folder)
    except Exception:  # the fault left a world that cannot even be written down
        JOURNAL.exception("the campaign could not be written down")
        return "", say("half_changed")
    try:
        read_save(path)
    except BadSave:
        path.unlink(missing_ok=True)
        return "", say("half_changed")
    return path.name, ""


def _not_kept(error: OSError, folder: Path) -> str:
    return say("emergency_failed", why=error.strerror or error, folder=folder)


def _before(campaign: Campaign, folder: Path, emergency: str) -> str:
    """The last save of the same campaign that no fault wrote, '' if there is none."""
    own = campaign_word(campaign)
    for save in saves_in(folder):
        is_fault = save.path.name == emergency or save.path.name.startswith(f"{EMERGENCY}-")
        if not is_fault and save.header is not None and own == f"{save.header.scenario}-{save.header.seed}":
            return save.path.name
    return ""
