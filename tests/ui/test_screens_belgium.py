"""The Belgian crisis played by a person as Britain, from the revolt to its end, with real keys and clicks.

The campaign begins in the summer of 1830 with the July Revolution behind it; the revolt is certain, and
nothing else happens by itself. The others are played by the computer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.politics.crises.conference import (
    AnswerPledge,
    PapersOpened,
    PledgeForce,
    Promise,
    ProposeSettlement,
    TakePosition,
    is_asked,
)
from game.politics.crises.crises import CallConference
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.rules.orders import Order
from game.scenarios.load import load_scenario
from game.ui.screens.actions import Give, ShowCrisis, ShowWar
from game.ui.screens.play.atlas.actions import Finish
from game.ui.screens.play.diplomacy.peace import WarScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.table.screen import TableScreen
from game.ui.screens.play.world import WorldScreen
from game.words import CrisisStep, Phase, PledgeSize, Position, Settlement
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.world import Settings
from tests.ui.hands import Hand, Keyboard, Mouse
from tests.ui.screenkit import Person

SUMMER_1830 = 58  # turn
MOST_TURNS = 16
STEPS = ("event", "option_chosen", "crisis_opened", "conference_called", "papers_opened", "conference_sat",
         "crisis_closed")  # fmt: skip
LIKED = (Settlement.INDEPENDENCE, Settlement.NEUTRALITY, Settlement.AUTONOMY)


def summer_of_1830(answer: str) -> Campaign:
    """The powers as they began, on the eve of the revolt, which the king can answer in one way only."""
    world, book = load_scenario("1815", 7, Settings())
    world.turn = SUMMER_1830
    world.fired["july_revolution"] = SUMMER_1830 - 1
    revolt = book.by_id["belgian_revolt"]
    revolt = replace(revolt, chance=10_000, options=(revolt.option(answer),))
    britain = queries.power_of(world, "britain")
    return Campaign(world, EventBook((revolt,)), seats={britain: Seat.HUMAN})


class Statesman:
    """A person who wants Belgium free and at peace, and knows only what the window offers."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.person = hand, hand.person

    @property
    def crisis(self) -> Crisis | None:
        """The affair, once it has opened."""
        found = self.person.session.campaign.world.crises
        return next((c for c in found.values() if c.title == "Belgian Question"), None)

    def rest(self) -> None:
        """Wait until Britain is asked."""
        self.person.wait(lambda: self.person.session.is_asked)
        if isinstance(self.person.screen, ReportScreen):
            self.hand.back()

    def end(self) -> None:
        """End this part of the turn."""
        session = self.person.session
        before = session.campaign.revision
        for _ in range(2):  # once more if the window asks whether one is sure
            unmoved = session.is_asked and session.campaign.revision == before
            if unmoved and isinstance(self.person.screen, WorldScreen):
                self.hand.do(Finish(session.view.phase is Phase.OPERATIONS))
        self.rest()

    def play(self) -> Crisis:
        """Turn after turn until the affair is closed."""
        world = self.person.session.campaign.world
        while world.turn < SUMMER_1830 + MOST_TURNS:
            crisis = self.crisis
            if crisis is not None and crisis.is_over:
                return crisis
            phase = self.person.session.view.phase
            if phase is Phase.POLITICS:
                self.call()
            elif phase is Phase.CONFERENCE:
                self.confer()
            self.end()
            world = self.person.session.campaign.world
        raise AssertionError("the Belgian Question was never settled")

    # --- politics -----------------------------------------------------------------------------------

    def call(self) -> None:
        """Call a conference on the war in Belgium, or on the crisis, if nobody has done so."""
        session = self.person.session
        crisis = self.crisis
        if crisis is not None:
            if crisis.step is CrisisStep.TENSION:
                self._at_table(crisis, lambda: self._give(CallConference(session.seat, crisis=crisis.id)))
            return
        for war in session.view.wars.values():
            if not war.is_over and not session.why_not(CallConference(session.seat, war=war.id)):
                self.hand.do(ShowWar(war.id))
                assert isinstance(self.person.screen, WarScreen)
                self._give(CallConference(session.seat, war=war.id))
                self.hand.back()

    # --- the table ----------------------------------------------------------------------------------

    def confer(self) -> None:
        """Do what the step asks of Britain in the affair; other quarrels are left to others."""
        crisis = self.crisis
        if crisis is not None and ShowCrisis(crisis.id) in self.hand.all_actions():
            seen = self.person.session.view.crises[crisis.id]
            self._at_table(seen, lambda: self._act(seen))

    def _at_table(self, crisis: Crisis, act: Callable[[], None]) -> None:
        self.hand.do(ShowCrisis(crisis.id))
        assert isinstance(self.person.screen, TableScreen)
        act()
        self.hand.back()

    def _act(self, crisis: Crisis) -> None:
        session = self.person.session
        if not is_asked(session.view, session.seat, crisis, session.view.round):
            return  # the envoys are on their way
        if crisis.step is CrisisStep.CONFERENCE and session.view.round == 1:
            self._give(TakePosition(session.seat, crisis.id, Position.MEDIATE))
            self._pledge(crisis)
            self._propose(crisis)
        elif crisis.step is CrisisStep.CONFERENCE:
            wanted = [n for n, d in enumerate(crisis.drafts) if d.kind in LIKED]
            chosen = min(wanted, key=self._rank(crisis), default=-1)
            note = PledgeSize.VOICE if chosen >= 0 else PledgeSize.NONE
            self._give(VoteSettlement(session.seat, crisis.id, chosen, note))
        elif crisis.step is CrisisStep.ENFORCEMENT and session.seat in crisis.pledges:
            self._give(AnswerPledge(session.seat, crisis.id, True))

    @staticmethod
    def _rank(crisis: Crisis) -> Callable[[int], tuple[int, int]]:
        return lambda n: (-sum(v == n for v in crisis.votes.values()), LIKED.index(crisis.drafts[n].kind))

    def _pledge(self, crisis: Crisis) -> None:
        """A contingent behind whatever is decided."""
        contingent = next(o for o in self.hand.orders(PledgeForce) if o.size is PledgeSize.CONTINGENT)
        assert contingent.beside is Position.MEDIATE
        self._give(contingent)

    def _propose(self, crisis: Crisis) -> None:
        """Independence, unless it lies on the table already."""
        seat, view = self.person.session.seat, self.person.session.view
        free = next(d for d in possible_settlements(view, crisis) if d.kind in LIKED[:1])
        if not any(free.same_as(d) for d in crisis.drafts):
            self._give(ProposeSettlement(seat, crisis.id, free.kind, free.terms, free.agent))

    def _give(self, order: Order) -> None:
        self.hand.do(Give(order))
        log = self.person.session.campaign.log
        assert log[-1].order == order, self.person.session.notice


@pytest.mark.parametrize(("kind", "answer"), [(Keyboard, "march"), (Mouse, "conference")])
def test_a_person_plays_the_belgian_crisis_from_the_revolt_to_its_end(
    tmp_path: Path, kind: type[Hand], answer: str
) -> None:
    person = Person(tmp_path)
    person.open(lambda context: WorldScreen(context, summer_of_1830(answer)))
    statesman = Statesman(kind(person))
    statesman.rest()
    crisis = statesman.play()
    campaign = person.session.campaign
    told = [e.record for e in campaign.chronicle.entries]
    places = [next(n for n, r in enumerate(told) if r.type == step and about(r, crisis)) for step in STEPS]
    assert places == sorted(places)
    britain = person.session.seat
    given = {type(e.order) for e in campaign.log if e.order.power == britain}
    assert {TakePosition, PledgeForce, ProposeSettlement, VoteSettlement} <= given
    opened = told[places[STEPS.index("papers_opened")]]
    assert isinstance(opened, PapersOpened)
    assert opened.positions["britain"] == Position.MEDIATE
    assert opened.pledges["britain"] == Promise(PledgeSize.CONTINGENT, Position.MEDIATE)
    assert crisis.outcome is not None
    campaign.world.check_invariants()
    person.close()


def about(record: object, crisis: Crisis) -> bool:
    """Whether a record is of the affair or of the revolt it came from."""
    return (
        getattr(record, "crisis", crisis.id) == crisis.id
        and getattr(record, "event", "belgian_revolt") == "belgian_revolt"
    )
