"""What is chosen before a campaign begins, and the campaign that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.catalogue import choosing_of, first_morning
from game.scenarios.load import load_scenario
from game.ui.widgets.rows import Action
from game.words import Logic
from game.world.state.world import Settings, World

#: Who may decide for a power: a press goes on to the next. A logic is for this power alone.
SITTERS: tuple[Seat | Logic, ...] = (Seat.AI, Seat.HUMAN, Logic.SELF_HELP, Logic.CONCERT)
WHOLE = -1  # the last turn of a campaign that is not cut short


@dataclass(frozen=True, slots=True)
class BeginCampaign(Action):
    """Begin what is chosen."""


@dataclass
class Choices:
    """What is chosen before a campaign begins."""

    scenario: str
    seats: dict[int, Seat] = field(default_factory=dict)
    seed: str = ""
    settings: Settings = field(default_factory=Settings)
    is_short: bool = False
    comfort: int = 0  # of the people's seats: 1 forgiving, -1 sharp
    is_several: bool = False  # more than one person at this desk
    chose_sealing: bool = False  # whether somebody has chosen if politics are sealed

    @property
    def world(self) -> World:
        """The first morning, to look at."""
        return first_morning(self.scenario)

    @property
    def makers(self) -> tuple[int, ...]:
        """The powers that make policy, the great before the others."""
        world = self.world
        return tuple(sorted(world.facts.policy_makers, key=lambda p: (world.powers[p].rank, p)))

    @property
    def people(self) -> list[int]:
        """The powers for which a person decides."""
        return [power for power in self.makers if self.seats.get(power) is Seat.HUMAN]

    @property
    def short_end(self) -> int:
        """The last turn of a short evening; `WHOLE` where the scenario knows none."""
        short, facts = choosing_of(self.scenario).short, self.world.facts
        end = WHOLE if short is None else min(facts.calendar.turn_of(short), facts.last_turn)
        return end if end > 0 else WHOLE

    def begin(self) -> Campaign:
        """The campaign chosen, on its first morning."""
        names = [self.world.roster[power].id for power in self.people] if self.comfort else []
        settings = replace(self.settings, comforts=tuple((name, self.comfort) for name in names))
        world, book = load_scenario(self.scenario, int(self.seed or 0), settings)
        last = self.short_end if self.is_short else WHOLE
        return Campaign(world, book, seats=dict.fromkeys(self.people, Seat.HUMAN), last_turn=last)

    def sitter(self, power: int) -> Seat | Logic:
        """Who decides for a power as things are chosen."""
        if self.seats.get(power) is Seat.HUMAN:
            return Seat.HUMAN
        own = dict(self.settings.logics)
        return own.get(self.world.roster[power].id, Seat.AI)

    def seat_next(self, power: int) -> None:
        """Put the next kind of sitter on a seat."""
        sitter = SITTERS[(SITTERS.index(self.sitter(power)) + 1) % len(SITTERS)]
        name = self.world.roster[power].id
        self.seats[power] = sitter if isinstance(sitter, Seat) else Seat.AI
        own = {other: logic for other, logic in self.settings.logics if other != name}
        if isinstance(sitter, Logic):
            own[name] = sitter
        self.settings = replace(self.settings, logics=tuple(sorted(own.items())))
        self.is_several = self.is_several or len(self.people) > 1
        self._seal()

    def take(self, power: int) -> None:
        """Take a seat: the only one, or one more, or get up from it where several sit at the desk."""
        if not self.is_several:
            self.seats = {power: Seat.HUMAN}
        else:
            self.seats[power] = Seat.AI if self.seats.get(power) is Seat.HUMAN else Seat.HUMAN
        own = {name: logic for name, logic in self.settings.logics if name != self.world.roster[power].id}
        self.settings = replace(self.settings, logics=tuple(sorted(own.items())))
        self._seal()

    def alone(self) -> None:
        """One person at this desk again: the first of them."""
        self.is_several, self.seats = False, dict.fromkeys(self.people[:1], Seat.HUMAN)
        self._seal()

    def _seal(self) -> None:
        """Where several people play, politics are sealed, unless they have chosen otherwise."""
        if not self.chose_sealing:
            self.settings = replace(self.settings, simultaneous=len(self.people) > 1)
