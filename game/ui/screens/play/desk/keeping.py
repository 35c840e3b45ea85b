"""Saves made at the desk: beside the window, under the date or by themselves, and what is told then."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.saving import recovery
from game.campaign.saving.autosaves import FINISHED, Rotation
from game.campaign.saving.naming import SUFFIX, free_place
from game.campaign.saving.rescue import save_aside
from game.campaign.saving.save import write_save
from game.campaign.saving.still import adopt_packed, still
from game.campaign.seats import Seat
from game.scenarios.reading.harmless import printable
from game.ui.journal import JOURNAL
from game.ui.text import say

#: What helps when a save fails, by what the system says; OTHER where it says anything else.
REMEDIES: dict[str, set[int]] = {
    "full": {errno.ENOSPC, errno.EDQUOT},
    "shut": {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR},
}
OTHER = "other"
MOST_NAMED = 3  # powers in the name of a save that belongs to several people


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a campaign stands, to tell whether anything has been done since."""

    revision: int
    juncture: Juncture
    seats: tuple[tuple[int, Seat], ...]
    locks: tuple[tuple[int, str], ...]

    @staticmethod
    def of(campaign: Campaign) -> Moment:
        """The moment now."""
        seats, locks = sorted(campaign.seats.items()), sorted(campaign.locks.items())
        return Moment(campaign.revision, campaign.juncture, tuple(seats), tuple(locks))


def _begins_anew(campaign: Campaign) -> bool:
    """Whether files were taken over at this very moment, which no save may hold yet."""
    return len(campaign.segments) > 1 and campaign.segments[-1].orders == len(campaign.common_log)


def _why(error: OSError) -> str:
    return error.strerror or str(error)


@dataclass(slots=True)
class Job:
    """A save that is being written: what it will hold, and what is said when it is there."""

    moment: Moment
    still: Campaign
    done: Future[Path]
    is_told: bool


class Keeper:
    """Keeps a campaign in its folder without holding up the window: a still of it is written on a thread."""

    def __init__(self, campaign: Campaign, folder: Path) -> None:
        self.campaign, self.folder = campaign, folder
        self.trouble = ""  # why the last save failed and what to do, until one works
        self.notice = ""  # what came of the last save that somebody asked for
        self._why = ""  # what the system said when a save failed last
        is_new = not campaign.chronicle.entries or _begins_anew(campaign)
        self._kept = None if is_new else Moment.of(campaign)  # what would be loaded
        self._turn = -1 if is_new else campaign.world.turn  # that was saved by itself
        self._sat = campaign.revision  # what stood when a seat sat down
        self._rotation = Rotation.of(campaign, folder)
        self._finished = Rotation.of(campaign, folder, FINISHED)  # apart: they push out no quarter
        self._pen: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost if the campaign were left now."""
        return self._kept != Moment.of(self.campaign)

    @property
    def is_on_its_way(self) -> bool:
        """Whether all that would be lost is being written at this moment."""
        return bool(self._jobs) and self._jobs[-1].moment == Moment.of(self.campaign)

    @property
    def is_busy(self) -> bool:
        """Whether a save is being written."""
        return bool(self._jobs)

    def autosave(self) -> None:
        """A seat sits down: save a quarter once, by itself."""
        self._sat = self.campaign.revision
        if self.campaign.world.turn != self._turn:
            self._turn = self.campaign.world.turn
            self._write(self._rotation.write, is_told=False)

    @contextmanager
    def rising(self, *, is_kept: bool) -> Iterator[None]:
        """A person's seat rises: what it ordered and no save holds is saved, and is nobody else's to lose."""
        has_done = self.campaign.revision != self._sat and self.is_unsaved and not self.is_on_its_way
        yield
        if is_kept and has_done:
            self._write(self._finished.write, is_told=False)

    def save(self, seat: int, name: str = "") -> None:
        """Save for the power shown (-1: for all) under a name, or under the date; raises `BadName`."""
        path = free_place(self.folder, name) if name else self._free_name(seat)

        def write(campaign: Campaign) -> Path:
            write_save(campaign, path)
            return path

        self.notice = say("saving", name=path.name)
        self._write(write, is_told=True)

    def stem(self, seat: int) -> str:
        """What a save is called that nobody names."""
        return self._free_name(seat).name.removesuffix(SUFFIX)

    def _free_name(self, seat: int) -> Path:
        world = self.campaign.world
        stem = f"{world.facts.id}-{self._whose(seat)}-{world.facts.calendar.date(world.turn)[:7]}"
        path, number = self.folder / f"{stem}.save", 2
        while os.path.lexists(path):
            path, number = self.folder / f"{stem}-{number}.save", number + 1
        return path

    def _whose(self, seat: int) -> str:
        """Whose campaign it is: the power that is shown, or those that people play."""
        campaign = self.campaign
        people = [power for power in sorted(campaign.seats) if campaign.is_human(power)]
        names = [campaign.world.roster[power].id for power in ([seat] if seat >= 0 else people)]
        more = [f"and-{len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
        return "-".join([*names[:MOST_NAMED], *more]) or "watched"

    def _write(self, write: Callable[[Campaign], Path], *, is_told: bool) -> None:
        """Have a still of the campaign written; what came of it is told by `heed`."""
        if self._pen is None:
            self._pen = ThreadPoolExecutor(1, thread_name_prefix="pen")
        moment = Moment.of(self.campaign)
        held = still(self.campaign)
        self._jobs.append(Job(moment, held, self._pen.submit(write, held), is_told))

    def heed(self) -> bool:
        """Take note of saves that have ended; whether there was one."""
        ended = [job for job in self._jobs if job.done.done()]
        for job in ended:
            self._jobs.remove(job)
            self._end(job)
        return bool(ended)

    def _end(self, job: Job) -> None:
        try:
            path = job.done.result()
        except OSError as error:
            self.trouble, self._why = self._told(error), _why(error)
            JOURNAL.warning("not saved: %s", error.strerror or type(error).__name__)
            if job.is_told:
                self.notice = say("not_saved", why=_why(error))
            return
        JOURNAL.info("saved %s", path.name)
        self.trouble, self._kept = "", job.moment
        adopt_packed(self.campaign, job.still)
        recovery.leave_behind(self.folder, self.campaign, turn=job.moment.juncture.turn)
        if job.is_told:
            self.notice = say("saved", name=path.name)

    def _told(self, error: OSError) -> str:
        """What went wrong, where, and what helps."""
        kind = next((kind for kind, codes in REMEDIES.items() if error.errno in codes), OTHER)
        return say(
            "keep_failed", why=_why(error), folder=printable(str(self.folder)), remedy=say(f"remedy_{kind}")
        )

    def wait(self) -> None:
        """Wait until nothing is being written any more."""
        while self._jobs:
            self._jobs[0].done.exception()
            self.heed()

    def keep_now(self) -> bool:
        """Save at once what would be lost, without asking; whether nothing would be lost now."""
        self.wait()
        if self.is_unsaved:
            self._write(self._rotation.write, is_told=False)
            self.wait()
        return not self.is_unsaved

    def keep_elsewhere(self) -> str:
        """Save in another folder what its own does not take; what came of it, in a line."""
        failed = {"why": self._why, "folder": printable(str(self.folder))}
        moment = Moment.of(self.campaign)
        try:
            aside = save_aside(self.campaign, self.folder)
        except OSError as error:
            JOURNAL.error("not saved anywhere: %s", _why(error))
            return say("left_unsaved", **failed, why_not=_why(error))
        JOURNAL.warning("saved elsewhere: %s", aside.place)
        self._kept = moment
        key = "left_elsewhere" if aside.is_lasting else "left_for_now"
        return say(key, **failed, path=printable(str(aside.path)))

    def close(self) -> None:
        """Finish what is being written."""
        self.wait()
        if self._pen is not None:
            self._pen.shutdown()
            self._pen = None
