"""A campaign: a world, its seats, its chronicle and the order log, moved forward step by step.

`advance` runs rules and AI seats until a human has to decide or the time asked for is over; `submit`
is the only way to change anything in between. Nothing here knows a screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from game.ai import chores, minister
from game.campaign.books import promise
from game.campaign.books.logbook import LoggedOrder
from game.campaign.looks import Looks
from game.campaign.ordering import OrderedCampaign
from game.campaign.past import NOBODY, Past
from game.campaign.phases import (
    RuleStep,
    SeatsDrawn,
    enter,
    is_due,
    next_turn,
    turn_of,
    who_acts,
)
from game.campaign.sealing import notice_of_drop
from game.campaign.seats import Seat
from game.rules.orders import Code, Refusal, refuse
from game.words import Phase
from game.world.state import queries


class Pause(StrEnum):
    """Why `Campaign.advance` came back."""

    DECISION = "decision"  # the active seat is human
    TURN = "turn"  # a turn just ended
    OVER = "over"  # the campaign's last turn ended


class Campaign(OrderedCampaign):
    """One campaign in progress: time goes on, and the seats act in turn."""

    def advance(self, *, stop_at_turn: bool = False) -> Pause:
        """Run rules and AI seats until a human must decide or the campaign is over.

        With ``stop_at_turn`` come back after each turn as well.
        """
        turn = self.world.turn
        while not self.is_over:
            if stop_at_turn and self.world.turn > turn:
                return Pause.TURN
            if self.agenda and self.is_human(self.active):
                return Pause.DECISION
            self.tick()
        return Pause.OVER

    def tick(self) -> None:
        """The smallest step forward: one rule, one AI seat, or the end of the turn."""
        if self.step == len(turn_of(self.world)):
            self._end_turn()
        elif self.agenda is None:
            self._enter_step()
        elif not self.agenda:
            self._leave_step()
        else:
            if self.is_sealed and self.sealing.common is None:
                self._seal()
            minister.play(self.desk_of(self.active))
            self._rise()

    def _leave_step(self) -> None:
        """All have acted: sealed papers are opened; if that asks nobody again, the step is over."""
        if self.is_sealed:
            self._open_papers()
        if not self.agenda:
            self.juncture = self.juncture.next_step()

    def _rise(self) -> None:
        """The active seat is done, and the next one sits down."""
        if self.sealing.common is not None:
            own, self.world = self.world, self.sealing.end(self.log, self.chronicle.entries)
            own.versions.forget()
            self._looks = Looks(self.world)
            self.revision += 1
        self.juncture = self.juncture.risen(self._is_there)
        self._sit_down()

    def _is_there(self, power: int) -> bool:
        """Whether a power still exists: an answer given in this step may have ended it."""
        return self.world.powers[power].exists

    def _sit_down(self) -> None:
        """A person acts on a copy of the world where politics are sealed."""
        if self.is_human(self.active) and self.is_sealed and self.sealing.common is None:
            self._seal()

    def finish_seat(self, power: int) -> Refusal | None:
        """A human is done for now; `advance` goes on with the next seat."""
        if not self.agenda or power != self.active:
            return refuse(Code.NOT_YOUR_TURN, power=power)
        self._rise()
        return None

    def play_for(self, power: int) -> Refusal | None:
        """The computer plays what is left of a person's seat in this step, and the next seat sits down."""
        if not self.agenda or power != self.active:
            return refuse(Code.NOT_YOUR_TURN, power=power)
        self._staffed = power
        minister.play(self.desk_of(power))
        self._staffed = NOBODY
        self._rise()
        return None

    def mind_chores(self, power: int, left: Collection[chores.Chore]) -> None:
        """The ministers of a person's seat do what was left to them for good; in the phase of politics."""
        if power == self.active and self.world.phase is Phase.POLITICS and not self.is_unsealed:
            self._staffed = power
            chores.mind(self.desk_of(power), left)
            self._staffed = NOBODY

    def _enter_step(self) -> None:
        step = turn_of(self.world)[self.step]
        if not is_due(self.world, step):
            self.juncture = self.juncture.next_step()
            return
        enter(self.world, step)
        self.revision += 1
        if isinstance(step, RuleStep):
            self.record(step.run(self.world, self.dice, self.book))
            self.juncture = self.juncture.next_step()
            if self.debug:
                self.world.check_invariants()
        else:
            drawn = who_acts(self.world, self.dice, step)
            self.juncture = self.juncture.called(tuple(drawn))
            self.record([SeatsDrawn(phase=step.name, powers=queries.names(self.world, drawn))])
            if step.phase is Phase.POLITICS:
                for power in filter(self.is_human, drawn):
                    self.yearbook.note(self.view_of(power))
                self.sealing.is_open = False
                self._sit_down()

    def _end_turn(self) -> None:
        if promise.is_due(self.world):
            self.record([promise.read(self.world, self.chronicle.entries)])
        next_turn(self.world)
        self.juncture = self.juncture.next_turn()
        self.revision += 1
        self.hashes.append(self.world.state_hash())

    # --- seats ------------------------------------------------------------------------------------

    def hand_to(self, power: int, seat: Seat) -> None:
        """Give a power's seat to a human or to the AI; ValueError for a power that is none."""
        if not 0 <= power < len(self.world.powers):
            raise ValueError(f"there is no power {power}")
        self.seats[power] = seat
        self.juncture = self.juncture.handed_over()
        self._sit_down()

    # --- sealed politics --------------------------------------------------------------------------

    def _seal(self) -> None:
        """The active seat sits down to a copy of the world."""
        self.world = self.sealing.begin(self.world, self.log, self.chronicle.entries)
        self.revision += 1

    def _open_papers(self) -> None:
        """All papers are opened: every order is judged on what is so now, and carried out or dropped."""
        for entry in self.sealing.open():
            refusal = self.judge_open(entry.order)
            if refusal is None:
                self.carry_out(entry.order, entry.reasons, entry.otherwise)
            else:
                self.record([notice_of_drop(self.world, entry.order, refusal)])

    def take_up(self, sealed: Iterable[LoggedOrder], *, is_open: bool) -> None:
        """Go on after a load: the seat that was acting sits at its copy, its orders given again."""
        self.sealing.is_open = is_open
        own = self.sealing.take_up(sealed, self.active)
        self._sit_down()
        if own and self.sealing.common is None:  # a person gave them before the computer took the seat
            self._seal()
        for entry in own:
            done = self.submit(entry.order, entry.reasons, entry.otherwise)
            if isinstance(done, Refusal):  # it stays sealed, and whoever gave it hears of it on opening
                self.sealing.orders.append(entry)
        self._past = Past()  # what was given before the save is not taken back after it
