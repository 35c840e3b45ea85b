"""What a campaign consists of: a world, its events, its seats, its chronicle and the log of orders.

Here it is only looked at. Orders change it (`game.campaign.ordering`), and time (`game.campaign.campaign`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from game.campaign.books.chronicle import Chronicle, Entry
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.notebook import Notebook
from game.campaign.books.segments import PackedTurns, Segment
from game.campaign.books.yearbook import Yearbook
from game.campaign.looks import Looks
from game.campaign.past import Juncture
from game.campaign.phases import SeatStep, turn_of
from game.campaign.sealing import Sealing
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.politics.war.might.deterrent import RUIN
from game.words import Phase
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state.world import World


@dataclass
class CampaignState:
    """One campaign in progress. ``hashes[t]`` fingerprints the world at the end of turn t.

    ``yearbook``, ``locks`` (seats' passphrases, hashed by the desktop), ``lent`` (the turn and step in which
    somebody who watched last saw through a power's eyes) and ``notebooks`` decide nothing. ``id`` tells a
    campaign from others in a folder of saves, and ``packed`` are the turns that saves need not pack again.
    """

    world: World
    book: EventBook
    seats: dict[int, Seat] = field(default_factory=dict)
    chronicle: Chronicle = field(default_factory=Chronicle)
    log: list[LoggedOrder] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    juncture: Juncture = field(default_factory=Juncture)
    last_turn: int = -1
    debug: bool = False
    yearbook: Yearbook = field(default_factory=Yearbook)
    locks: dict[int, str] = field(default_factory=dict)
    lent: dict[int, tuple[int, int]] = field(default_factory=dict)
    notebooks: dict[int, Notebook] = field(default_factory=dict)
    sealing: Sealing = field(default_factory=Sealing)
    segments: list[Segment] = field(default_factory=list)
    packed: list[PackedTurns] = field(default_factory=list)
    id: str = ""

    def __post_init__(self) -> None:
        self.dice = Dice(self.world.seed)
        self.revision = 0
        self._looks = Looks(self.world)
        self.juncture = replace(self.juncture, turn=self.world.turn)
        if not self.segments:
            self.segments.append(Segment.first(self.world))
        if self.last_turn < 0:
            self.last_turn = self.world.facts.last_turn

    @property
    def step(self) -> int:
        """The step of the turn, a position in `turn_of` it."""
        return self.juncture.step

    @property
    def agenda(self) -> tuple[int, ...] | None:
        """Powers still to act in this seat step; None between steps."""
        return self.juncture.agenda

    @property
    def active(self) -> int:
        """The power whose turn it is to act, -1 between seats."""
        return self.juncture.active

    @property
    def common_world(self) -> World:
        """The world as it is without what the active seat has sealed."""
        return self.sealing.common or self.world

    @property
    def common_log(self) -> list[LoggedOrder]:
        """The orders that made the common world: the log without what the active seat has sealed."""
        return self.sealing.common_log(self.log)

    @property
    def common_entries(self) -> list[Entry]:
        """What the chronicle tells of the common world."""
        return self.sealing.common_entries(self.chronicle.entries)

    @property
    def is_sealed(self) -> bool:
        """Whether what seats order now waits until all have ordered."""
        if not self.world.settings.simultaneous or self.step >= len(turn_of(self.world)):
            return False
        step = turn_of(self.world)[self.step]
        is_politics = isinstance(step, SeatStep) and step.phase is Phase.POLITICS
        return is_politics and self.agenda is not None and not self.sealing.is_open

    @property
    def is_unsealed(self) -> bool:
        """Whether this quarter's papers are open: who sits again only answers what was in them."""
        is_politics = self.world.settings.simultaneous and self.world.phase is Phase.POLITICS
        return is_politics and self.agenda is not None and self.sealing.is_open

    @property
    def is_over(self) -> bool:
        """Whether the last turn has been played."""
        return self.world.turn > self.last_turn or RUIN in self.world.flags

    @property
    def month(self) -> int:
        """The month of the quarter, for dating what happens now."""
        if self.world.phase is Phase.OPERATIONS:
            return self.world.rules.movement.month(self.world.round)
        return 3 if self.world.phase is Phase.CLOSE else 1

    def view_of(self, power: int) -> View:
        """What a power sees at this moment; the same until the world changes."""
        if self._looks.world is not self.world:
            self._looks = Looks(self.world)
        return self._looks.of(power)

    def notebook(self, power: int) -> Notebook:
        """The notebook of a seat."""
        return self.notebooks.setdefault(power, Notebook())

    def is_human(self, power: int) -> bool:
        """Whether a person decides for a power."""
        return self.seats.get(power) is Seat.HUMAN

    def record(self, records: Iterable[Record]) -> None:
        """Enter what happened into the chronicle."""
        self.chronicle.add(self.world.turn, self.month, records)
