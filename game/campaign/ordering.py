"""How a campaign takes orders: each is judged, carried out, logged and answered, and some can be taken back.

`submit` is the only way to change anything between the steps of a turn. What an order asks of others, and
which orders are answers, stands in the table of the door.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.ai.seat.desk import Reason, weightiest
from game.campaign import door
from game.campaign.books.logbook import Done, LoggedOrder
from game.campaign.past import NOBODY, Past, Snapshot
from game.campaign.seats import CampaignDesk
from game.campaign.state import CampaignState
from game.politics import sandbox
from game.politics.crises.seats.soundings import SoundOut
from game.politics.war.ends import unanswered
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.records import Record


class OrderedCampaign(CampaignState):
    """A campaign that orders can be given in."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._past = Past()
        self._staffed = NOBODY  # the person's seat that the computer plays at this moment

    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> Done | Refusal:
        """Give an order. A refusal changes nothing; else what it did comes back, and how others answered.

        Only the active power may give orders, except for answers to an offer, which an AI gives at once.
        """
        if not door.is_order(self.world, order):
            return refuse(Code.NO_ORDER)
        if order.power != self.active and not self._answers_out_of_turn(order):
            return refuse(Code.NOT_YOUR_TURN, power=order.power)
        refusal = self.judge(order)
        if refusal is not None:
            return refusal
        if not self._is_in_hand(order.power) or not order.undoable:
            return self.carry_out(order, reasons, otherwise)
        before = Snapshot(self.world.copy(), self.juncture, len(self.log), len(self.chronicle.entries))
        revision, known = self.revision, self._seen_by(order.power)
        done = self.carry_out(order, reasons, otherwise)
        is_alone = self.revision == revision + 1  # nobody has answered
        if is_alone and self._seen_by(order.power) <= known:  # nor did it show what was out of sight
            self._past.grow(before, (revision, self.revision))
        return done

    def _answers_out_of_turn(self, order: Order) -> bool:
        return (
            door.ORDERS[order.kind].is_answer and not self.is_human(order.power) and self.agenda is not None
        )

    def _is_in_hand(self, power: int) -> bool:
        """Whether a person gives a power's orders at this moment, and not the computer in its place."""
        return self.is_human(power) and power != self._staffed

    def judge(self, order: Order) -> Refusal | None:
        """Whether a power may give an order now, by what it knows and by who sits where; None means yes."""
        if self.is_unsealed and not door.ORDERS[order.kind].is_answer:
            return refuse(Code.ONLY_ANSWERS)
        if self.is_sealed and self.sealing.speaks_of_what_is_sealed(self.world, order):
            return refuse(Code.STILL_SEALED)
        return self.judge_open(order)

    def judge_open(self, order: Order) -> Refusal | None:
        """The same, whether it was given under seal or not."""
        refusal = door.judge(self.view_of(order.power), order)
        if refusal is None and (person := self._asked_of_a_person(order)) != NOBODY:
            return refuse(Code.PLAYED_BY_A_PERSON, power=self.world.roster[person].id)
        asked = NOBODY if refusal else unanswered.asked_by(self.world, order)
        if asked != NOBODY:  # nobody offers what the other could not sign
            return unanswered.check_signable(self.view_of(asked), order)
        return refusal

    def _asked_of_a_person(self, order: Order) -> int:
        """The person whose mind an order would read or set, where only a computer's can be; else nobody."""
        match order:
            case sandbox.SetLogic(about=power) | SoundOut(to=power) if self.is_human(power):
                return power
        return NOBODY

    def carry_out(self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None) -> Done:
        """Carry out an order that was judged; log it, tell it, and put to others what it asks of them."""
        records = door.execute(self.world, self.dice, self.book, order)
        self.revision += 1
        told = len(self.chronicle.entries)
        self.log.append(
            LoggedOrder(
                self.world.turn, self.step, order, weightiest(reasons), otherwise, told, len(records)
            )
        )  # fmt: skip
        self.record(records)
        if self.debug:
            self.world.check_invariants()
        logged = len(self.log)
        request = door.ORDERS[order.kind].asks
        if request is not None and self.sealing.common is None:
            for record in records:
                if isinstance(record, request.record):
                    self._put(request, record)
        return Done(tuple(records), tuple(self.log[logged:]))

    def _put(self, request: door.Request, record: Record) -> None:
        """An AI answers at once; a person whose turn is over gets another one at the end of the phase."""
        power = request.asked(self.world, record)
        if power == NOBODY:
            return
        if self.is_human(power):
            self.juncture = self.juncture.with_last(power)
        else:
            request.answer(self.desk_of(power), request.about(record))

    def desk_of(self, power: int) -> CampaignDesk:
        """The desk of a power for whoever plays it by computer, with dice of its own."""
        return CampaignDesk(self, power, self.world.roster[power].id, self.dice.fork("ai"))

    def _seen_by(self, power: int) -> frozenset[tuple[str, int]]:
        """What a power sees at this moment: others' forces, treaties it knows of, ground and waters.

        Ground and waters that come into sight tell something even where they are empty.
        """
        view = self.view_of(power)
        seen = {
            "force": [i for i, f in view.forces.items() if f.power != power],
            "treaty": view.treaties,
            "hex": np.flatnonzero(view.sees_hexes).tolist(),
            "zone": view.sees_zones,
        }
        return frozenset((kind, number) for kind, numbers in seen.items() for number in numbers)

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
