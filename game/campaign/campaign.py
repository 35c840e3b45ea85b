"""A campaign: a world, its seats, its chronicle and the order log, moved forward step by step.

`advance` runs rules and AI seats until a human has to decide or the time asked for is over; `submit`
is the only way to change anything in between. Nothing here knows a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from game.ai import minister
from game.ai.seat.desk import Reason, kept
from game.campaign import door
from game.campaign.chronicle import Chronicle
from game.campaign.logbook import LoggedOrder
from game.campaign.looks import Looks
from game.campaign.past import NOBODY, Juncture, Past, Snapshot
from game.campaign.phases import (
    TURN,
    RuleStep,
    SeatsDrawn,
    SeatStep,
    enter,
    is_due,
    next_turn,
    who_acts,
)
from game.campaign.sealing import Sealing
from game.campaign.seats import CampaignDesk, Seat
from game.campaign.yearbook import Yearbook
from game.events.engine import EventBook
from game.politics import sandbox
from game.politics.bodies import membership
from game.politics.treaties import treaties
from game.politics.war import peace, war, warnings_and_calls
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Phase
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import World


class Pause(StrEnum):
    """Why `Campaign.advance` came back."""

    DECISION = "decision"  # the active seat is human
    TURN = "turn"  # a turn just ended
    OVER = "over"  # the campaign's last turn ended


@dataclass
class Campaign:
    """One campaign in progress. ``hashes[t]`` fingerprints the world at the end of turn t.

    ``yearbook`` and ``locks`` (seats' passphrases, hashed by the desktop) decide nothing.
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
    sealing: Sealing = field(default_factory=Sealing)

    def __post_init__(self) -> None:
        self.dice = Dice(self.world.seed)
        self.revision = 0
        self._past = Past()
        self._staffed = NOBODY  # the person's seat that the computer plays at this moment
        self._looks = Looks(self.world)
        self.juncture = replace(self.juncture, turn=self.world.turn)
        if self.last_turn < 0:
            self.last_turn = self.world.facts.last_turn

    # --- looking ----------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step of the turn, a position in `TURN`."""
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
        return self.log[: len(self.log) - len(self.sealing.own_orders(self))]

    @property
    def is_sealed(self) -> bool:
        """Whether what seats order now waits until all have ordered."""
        if not self.world.settings.simultaneous or self.step >= len(TURN):
            return False
        step = TURN[self.step]
        is_politics = isinstance(step, SeatStep) and step.phase is Phase.POLITICS
        return is_politics and self.agenda is not None and not self.sealing.is_open

    @property
    def is_over(self) -> bool:
        """Whether the last turn has been played."""
        return self.world.turn > self.last_turn

    @property
    def month(self) -> int:
        """The month of the quarter, for dating what happens now."""
        if self.world.phase is Phase.OPERATIONS:
            return self.world.round
        return 3 if self.world.phase is Phase.CLOSE else 1

    def view_of(self, power: int) -> View:
        """What a power sees at this moment; the same until the world changes."""
        if self._looks.world is not self.world:
            self._looks = Looks(self.world)
        return self._looks.of(power)

    def is_human(self, power: int) -> bool:
        """Whether a person decides for a power."""
        return self.seats.get(power) is Seat.HUMAN

    # --- moving -----------------------------------------------------------------------------------

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
        if self.step == len(TURN):
            self._end_turn()
        elif self.agenda is None:
            self._enter_step()
        elif not self.agenda:
            self._leave_step()
        else:
            if self.is_sealed and self.sealing.common is None:
                self.sealing.begin(self)
            minister.play(self._desk(self.active))
            self._rise()

    def _leave_step(self) -> None:
        """All have acted: sealed papers are opened; if that asks nobody again, the step is over."""
        if self.is_sealed:
            self.sealing.open(self)
        if not self.agenda:
            self.juncture = self.juncture.next_step()

    def _rise(self) -> None:
        """The active seat is done, and the next one sits down."""
        if self.sealing.common is not None:
            self.sealing.end(self)
        self.juncture = self.juncture.risen()
        self._sit_down()

    def _sit_down(self) -> None:
        """A person acts on a copy of the world where politics are sealed."""
        if self.is_human(self.active) and self.is_sealed and self.sealing.common is None:
            self.sealing.begin(self)

    def finish_seat(self, power: int) -> Refusal | None:
        """A human is done for now; `advance` goes on with the next seat."""
        if power != self.active:
            return refuse(Code.NOT_YOUR_TURN, power=power)
        self._rise()
        return None

    def play_for(self, power: int) -> Refusal | None:
        """The computer plays what is left of a person's seat in this step, and the next seat sits down."""
        if power != self.active:
            return refuse(Code.NOT_YOUR_TURN, power=power)
        self._staffed = power
        minister.play(self._desk(power))
        self._staffed = NOBODY
        self._rise()
        return None

    def _enter_step(self) -> None:
        step = TURN[self.step]
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
        next_turn(self.world)
        self.juncture = self.juncture.next_turn()
        self.revision += 1
        self.hashes.append(self.world.state_hash())

    def record(self, records: Iterable[Record]) -> None:
        """Enter what happened into the chronicle."""
        self.chronicle.add(self.world.turn, self.month, records)

    # --- orders -----------------------------------------------------------------------------------

    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> list[Record] | Refusal:
        """Give an order. A refusal changes nothing; else the records of what it did come back.

        Only the active power may give orders, except for answers to an offer, which an AI gives at once.
        """
        if not self._may_speak(order):
            return refuse(Code.NOT_YOUR_TURN, power=order.power)
        refusal = self.judge(order)
        if refusal is not None:
            return refusal
        if not self._is_in_hand(order.power) or not order.undoable:
            return self.carry_out(order, reasons, otherwise)
        before = Snapshot(self.world.copy(), self.juncture, len(self.log), len(self.chronicle.entries))
        revision, known = self.revision, self._seen_by(order.power)
        records = self.carry_out(order, reasons, otherwise)
        is_alone = self.revision == revision + 1  # nobody has answered
        if is_alone and self._seen_by(order.power) <= known:  # nor did it show what was out of sight
            self._past.grow(before, (revision, self.revision))
        return records

    def _is_in_hand(self, power: int) -> bool:
        """Whether a person gives a power's orders at this moment, and not the computer in its place."""
        return self.is_human(power) and power != self._staffed

    def judge(self, order: Order) -> Refusal | None:
        """Whether a power may give an order now, by what it knows and by who sits where; None means yes."""
        refusal = door.judge(self.view_of(order.power), order)
        if refusal is None and isinstance(order, sandbox.SetLogic) and self.is_human(order.about):
            return refuse(Code.PLAYED_BY_A_PERSON, power=self.world.roster[order.about].id)
        return refusal

    def carry_out(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> list[Record]:
        """Carry out an order that was judged; log it, tell it, and pass on what it offers to others."""
        records = door.execute(self.world, self.dice, self.book, order)
        self.revision += 1
        told = len(self.chronicle.entries)
        self.log.append(
            LoggedOrder(
                self.world.turn, self.step, order, kept(reasons), otherwise, told, len(records)
            )
        )  # fmt: skip
        self.record(records)
        if self.debug:
            self.world.check_invariants()
        if self.sealing.common is None:
            self._pass_on_offers(records)
        return records

    def _seen_by(self, power: int) -> frozenset[int]:
        """What a power sees of others at this moment, by id: their forces, and all treaties it knows of."""
        view = self.view_of(power)
        return frozenset((*(i for i, f in view.forces.items() if f.power != power), *view.treaties))

    def _may_speak(self, order: Order) -> bool:
        if order.power == self.active:
            return True
        answers = treaties.AnswerProposal | peace.AnswerPeace | membership.AnswerInvitation
        answers |= war.JoinWar | warnings_and_calls.RefuseCall  # to the call of an ally
        return isinstance(order, answers) and not self.is_human(order.power)

    def can_undo(self) -> bool:
        """Whether the active human can take the last order back."""
        return self._past.reaches(self.juncture, self.revision)

    def undo(self) -> bool:
        """Take the last undoable order back; False if there is none."""
        if not self.can_undo():
            return False
        self.revision += 1
        last = self._past.step_back(self.revision)
        self.world, self.juncture = last.world, last.juncture
        del self.log[last.orders :]
        del self.chronicle.entries[last.entries :]
        return True

    def _pass_on_offers(self, records: Iterable[Record]) -> None:
        """An AI answers an offer at once; a human whose turn is over gets another one at the end."""
        for record in records:
            if isinstance(record, membership.InvitationSent):
                self._pass_on_invitation(record)
            if isinstance(record, warnings_and_calls.AllyCalled):
                self._pass_on_call(record)
            if not isinstance(record, treaties.TreatyProposed | peace.PeaceOffered):
                continue
            proposal = self.world.proposals.get(record.proposal)
            if proposal is None:
                continue
            if not self.is_human(proposal.receiver):
                minister.answer(self._desk(proposal.receiver), proposal.id)
            else:
                self._ask_again(proposal.receiver)

    def _pass_on_invitation(self, sent: membership.InvitationSent) -> None:
        if not self.is_human(sent.to_index):
            minister.answer_invitation(self._desk(sent.to_index), sent.body_id)
        else:
            self._ask_again(sent.to_index)

    def _pass_on_call(self, called: warnings_and_calls.AllyCalled) -> None:
        if not self.is_human(called.ally_index):
            minister.answer_call(self._desk(called.ally_index), called.war)
        else:
            self._ask_again(called.ally_index)

    def _ask_again(self, power: int) -> None:
        """A human who has finished gets another turn at the end of the phase."""
        self.juncture = self.juncture.with_last(power)

    # --- AI ---------------------------------------------------------------------------------------

    def _desk(self, power: int) -> CampaignDesk:
        return CampaignDesk(self, power, self.dice.fork("ai"))

    def hand_to(self, power: int, seat: Seat) -> None:
        """Give a power's seat to a human or to the AI."""
        self.seats[power] = seat
        self.juncture = self.juncture.handed_over()
        self._sit_down()
