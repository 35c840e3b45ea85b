"""What is done with a spoiled file: it is read, and played if it is taken; what came of that is one word.

A trial may take five seconds of its own work (where the machine has other work too, a minute by the clock)
and 300 MB more than the process held before.
"""

from __future__ import annotations

import signal
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.saving.save import BadSave, read_header, read_save, write_save
from game.campaign.seats import Seat
from game.scenarios.lint import scenario_problems
from game.scenarios.load import load_scenario
from game.scenarios.maps.tiled import load_map
from game.scenarios.reading.harmless import HARMFUL
from game.scenarios.reading.problems import ENOUGH, ScenarioError, mistakes
from game.world.state.world import Settings, World

SECONDS: Final = 5
PATIENCE: Final = 12  # times as long by the clock, for who waits and does not work
SECONDS_OF_PLAY: Final = 60
MEGABYTES: Final = 300
QUARTERS: Final = 2


class End(StrEnum):
    """What came of a spoiled file."""

    REFUSED = "refused in one line"
    READ = "read"
    PLAYED = "read, and two turns played soundly"
    CRASHED = "traceback"
    HUNG = "hang"
    GREEDY = "memory"


class Late(Exception):
    """The time is over."""


@dataclass(slots=True)
class Outcome:
    """What came of one file, and what it cost."""

    end: End
    said: str = ""
    megabytes: int = 0


@dataclass(slots=True)
class Tally:
    """What came of many files."""

    ends: Counter[End] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    most_megabytes: int = 0

    def add(self, name: str, outcome: Outcome) -> None:
        """Count one more."""
        self.ends[outcome.end] += 1
        self.most_megabytes = max(self.most_megabytes, outcome.megabytes)
        if outcome.end in (End.CRASHED, End.HUNG, End.GREEDY):
            self.failures.append(f"{name}: {outcome.end}: {outcome.said}")

    def __str__(self) -> str:
        counts = ", ".join(f"{self.ends[end]} {end}" for end in End)
        return f"{self.ends.total()} files: {counts}; at most +{self.most_megabytes} MB"


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Ends what takes longer with `Late`: longer of its own work, or much longer by the clock."""

    def late(*_: object) -> None:
        raise Late

    before = {name: signal.signal(name, late) for name in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(seconds * PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for name, handler in before.items():
            signal.signal(name, handler)


def tried(read: Callable[[], Any], play: Callable[[Any], None] | None = None) -> Outcome:
    """Read a file, bounded in time and memory, and play on what came of it."""
    before = _forget_peak()
    try:
        with within(SECONDS):
            found = read()
    except (BadSave, ScenarioError) as error:
        return _judged(Outcome(End.REFUSED, str(error), _peak() - before))
    except Late:
        return Outcome(End.HUNG, "while it was read", _peak() - before)
    except BaseException:
        return Outcome(End.CRASHED, traceback.format_exc(limit=-6), _peak() - before)
    outcome = _judged(Outcome(End.READ, "", _peak() - before))
    if play is None or outcome.end is not End.READ:
        return outcome
    try:
        with within(SECONDS_OF_PLAY):
            play(found)
    except Late:
        return Outcome(End.HUNG, "while it was played")
    except BaseException:
        return Outcome(End.CRASHED, traceback.format_exc(limit=-6))
    return Outcome(End.PLAYED, "", outcome.megabytes)


def _judged(outcome: Outcome) -> Outcome:
    """The same, unless it cost too much or would do something to a terminal."""
    if outcome.megabytes > MEGABYTES:
        return Outcome(End.GREEDY, f"{outcome.megabytes} MB, {outcome.said}", outcome.megabytes)
    if HARMFUL.search(outcome.said):
        return Outcome(End.CRASHED, f"the message is harmful: {outcome.said!r}", outcome.megabytes)
    return outcome


def _forget_peak() -> int:
    """What the process holds now, in megabytes; from here on its peak is counted anew."""
    with suppress(OSError):  # elsewhere than on Linux
        Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    try:
        text = Path("/proc/self/status").read_text()
    except OSError:
        return 0  # elsewhere than on Linux memory is not watched
    return int(text.partition(f"{name}:")[2].split()[0]) // 1024


# --- saves ------------------------------------------------------------------------------------------


def of_save(path: Path) -> Outcome:
    """List it, load it and play two turns; whoever spoiled it has made its fingerprint right as well."""

    def read() -> Campaign:
        header = read_header(path)
        before = World.state_hash
        World.state_hash = lambda self: header.state_hash  # type: ignore[method-assign]
        try:
            return read_save(path)
        finally:
            World.state_hash = before  # type: ignore[method-assign]

    return tried(read, lambda campaign: play(campaign, path.with_suffix(".again")))


def play(campaign: Campaign, path: Path) -> None:
    """Two quarters by the computer, with all invariants; the chronicle is told, the end saved and read."""
    campaign.world.check_invariants()
    campaign.debug = True
    presenter = Presenter(campaign.world)
    presenter.story(campaign.chronicle.entries)
    for power in campaign.world.facts.policy_makers:
        campaign.view_of(power)
    for power, seat in sorted(campaign.seats.items()):
        if seat is Seat.HUMAN:
            campaign.hand_to(power, Seat.AI)
    campaign.last_turn = max(campaign.last_turn, campaign.world.turn + QUARTERS)
    end = campaign.world.turn + QUARTERS
    while campaign.world.turn < end:
        campaign.advance(stop_at_turn=True)
    write_save(campaign, path)
    assert read_save(path).world.state_hash() == campaign.world.state_hash(), (
        "what was saved came back otherwise"
    )
    path.unlink()


# --- scenarios and maps -------------------------------------------------------------------------------


def of_scenario(folder: Path) -> Outcome:
    """Load it and play its first two quarters."""

    def played(found: tuple[World, Any]) -> None:
        play(Campaign(*found), folder.with_suffix(".save"))

    return tried(lambda: load_scenario(str(folder), 7, Settings()), played)


def of_lint(folder: Path) -> Outcome:
    """Validate it: whatever is told has its file and its words, and it loads only if nothing is wrong."""

    def read() -> None:
        problems = scenario_problems(folder)
        assert all(problem.file and problem.what for problem in problems)
        assert len(problems) <= 12 * ENOUGH
        try:
            world, _ = load_scenario(str(folder), 1, Settings())
        except ScenarioError:
            assert mistakes(problems), "it is said to be sound and does not load"
            raise
        assert not mistakes(problems), f"it loads, and yet: {mistakes(problems)[0]}"
        world.check_invariants()

    return tried(read)


def of_map(path: Path) -> Outcome:
    """Load it; a map alone is not played."""
    return tried(lambda: load_map(path))
