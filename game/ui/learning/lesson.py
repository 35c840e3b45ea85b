"""A lesson that is being played: how far it is, and the campaign it begins with."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.load import load_scenario
from game.scenarios.tables.tutorial import Lesson, Step
from game.ui.learning.signs import Glimpse, Watch, moment_of
from game.world.state import queries
from game.world.state.world import Settings

PATIENCE = 20.0  # seconds after which a step helps


@dataclass(slots=True)
class Running:
    """A lesson in a campaign. Nothing of it is needed to play on: whoever leaves it keeps the campaign."""

    lesson: Lesson
    campaign: Campaign
    seat: int
    number: int = 0
    waited: float = 0.0
    tells_why: bool = False
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch.over(self.campaign, self.seat)

    @property
    def is_over(self) -> bool:
        """Whether all steps are done or skipped."""
        return self.number >= len(self.lesson.steps)

    @property
    def step(self) -> Step:
        """The step that is on."""
        return self.lesson.steps[self.number]

    @property
    def is_stuck(self) -> bool:
        """Whether somebody has looked at a step for so long that it should say more."""
        return self.waited >= PATIENCE

    def glimpse(self, seen: Glimpse) -> None:
        """Something was seen at the window."""
        self.watch.glimpses.append(seen)

    def look(self) -> bool:
        """Go on if the step is done; whether it was."""
        if self.is_over or not self.watch.meets_any(self.step.done):
            return False
        self.go_on()
        return True

    def go_on(self) -> None:
        """To the next step, done or not."""
        self.number += 1
        self.waited, self.tells_why = 0.0, False
        holds, self.watch = self.watch.holds, Watch.over(self.campaign, self.seat)
        self.watch.holds = holds

    def wait(self, seconds: float) -> bool:
        """Time passes; whether the step says more from now on."""
        was, self.waited = self.is_stuck, self.waited + seconds
        return self.is_stuck and not was


def begin(lesson: Lesson) -> Running:
    """A lesson's campaign on its eve, with what lies before the lesson in the quarter left undone."""
    world, book = load_scenario(lesson.scenario, lesson.seed, Settings())
    seat = queries.power_of(world, lesson.power)
    campaign = Campaign(world, book, seats={seat: Seat.HUMAN})
    campaign.advance()
    while world.turn == 0 and moment_of(campaign) is not lesson.begins:
        campaign.finish_seat(seat)
        campaign.advance()
    return Running(lesson, campaign, seat)
