"""The conference table: where everybody stands in a crisis, what lies on the table, and one's own paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.advice.outlook import outlooks
from game.ai.crises import bargaining
from game.ai.crises.judges import judge_of
from game.ai.crises.verdicts import verdict_on
from game.ai.seat.desk import Reason, score, weightiest
from game.politics.crises import conference, crises, means
from game.politics.crises.ballots import VoteSettlement
from game.politics.crises.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PaperSealed,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
)
from game.politics.crises.crises import CallConference
from game.politics.crises.possible_settlements import is_possible, possible_settlements
from game.politics.war import coalition
from game.rules.orders import Order
from game.ui.screens.actions import Give
from game.ui.screens.base import Push, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.terms import article_text, odds_of
from game.ui.screens.play.diplomacy import ballot
from game.ui.screens.play.records import why
from game.ui.text import men, motive, say, share, word
from game.ui.text import number as figure
from game.ui.widgets.rows import Action, Bar, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import CrisisAnswer, CrisisStep, PledgeSize, Position, Term
from game.world import fixed
from game.world.state.crises import Crisis, Draft

#: What can be promised beside a party; ships go out for a draft alone.
BESIDE = tuple(size for size in PledgeSize if means.RUNGS.get(size) not in means.AFLOAT)
HISTORY = 6  # lines of the affair's history shown


@dataclass(frozen=True, slots=True)
class AskWhyOf(Action):
    """Ask for the reasons of what a government did last in this affair."""

    power: int


@dataclass(frozen=True, slots=True)
class ToggleDraft(Action):
    """Look at a draft on the table, or no longer."""

    number: int


@dataclass(frozen=True, slots=True)
class ToggleBridge(Action):
    """Build a bridge into one's own draft, or not."""


class TableScreen(PlayScreen):
    """One crisis: the affair at the left, the seats in the middle, one's own paper at the right."""

    def __init__(self, session: Session, crisis: int) -> None:
        super().__init__(session)
        self.number = crisis
        self.chosen = -1  # the draft whose terms are shown
        self.bridge = False
        self.gift = PledgeSize.VOICE  # what our next Yes gives to its draft

    @property
    def crisis(self) -> Crisis:
        """The affair as the seat sees it now."""
        return self.session.view.crises[self.number]

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1250, 660)
        third = (w - 12) // 3
        boxes = [(x + number * (third + 6), y, third, h) for number in range(3)]
        return (
            Panel("affair", boxes[0], self._affair(), self.crisis.title, fits="down"),
            Panel("seats", boxes[1], self._seats(), say("at_the_table"), fits="down"),
            Panel("paper", boxes[2], self._paper(), self._paper_title(), fits="down"),
        )

    # --- the affair -----------------------------------------------------------------------------------

    def _affair(self) -> tuple[Row, ...]:
        session, view, crisis = self.session, self.session.view, self.crisis
        body = view.bodies.get(crisis.body)
        rows: list[Row] = [
            Pair(say("crisis_step"), word(f"step_{crisis.step}"), Tone.TITLE),
            Pair(say("crisis_challenger"), session.power_name(crisis.challenger),
                 colour=session.flag(crisis.challenger)),
            Pair(say("crisis_defender"), session.power_name(crisis.defender),
                 colour=session.flag(crisis.defender)),
            Pair(say("reason"), word(f"casus_{crisis.casus}")),
            Pair(say("before_whom"), body.name if body else say("those_concerned")),
            Head(say("demanded")),
            *(Text(article_text(session, term)) for term in crisis.demands),
        ]  # fmt: skip
        if not crisis.demands:
            rows.append(Text(say("nothing_demanded"), Tone.FAINT))
        rows += [Head(say("all_against_one")), *self._scale()]
        heard = self._history()
        return (*rows, Head(say("what_happened")), *heard) if heard else tuple(rows)

    def _scale(self) -> list[Row]:
        """The challenger against those who would come, as both advisers see it, and as pledged."""
        session, view, crisis = self.session, self.session.view, self.crisis
        case = coalition.case_for(view, crisis.challenger, crisis.defender, crisis.casus)
        against = {p: s for p, s in crisis.pledges.items() if s.beside is not Position.FOR}
        contingent = view.rules.crises.contingent
        pledged = sum(_men(view.armies[p], s.size, contingent) for p, s in against.items())
        rows: list[Row] = [
            Pair(say("men_of", power=session.power_told(p)), men(view.armies[p])) for p in crisis.parties
        ]
        rows.append(Pair(say("pledged_men"), men(pledged)))
        return [*rows, *(odds_of(session, seen) for seen in outlooks(view, case))]

    def _history(self) -> list[Row]:
        """What the seat has heard of the affair, the latest last."""
        session = self.session
        heard = [
            entry for entry in session.campaign.chronicle.since(0, session.name)
            if entry.record.affair() == self.number and not isinstance(entry.record, PaperSealed)
        ]  # fmt: skip
        date = session.view.facts.calendar.date
        return [
            Text(f"{date(e.turn, e.month)[:7]}  {session.presenter.record(e.record)}", Tone.FAINT, pixels=15)
            for e in heard[-HISTORY:]
        ]

    # --- the seats ------------------------------------------------------------------------------------

    def _seats(self) -> tuple[Row, ...]:
        view, crisis = self.session.view, self.crisis
        rows: list[Row] = []
        for power in crises.seats_of(view, crisis):
            pledge = crisis.pledges.get(power)
            stand = crisis.positions.get(power)
            if power in crisis.parties:
                where = say("is_challenger" if power == crisis.challenger else "is_defender")
            else:
                where = word(f"stands_{stand}") if stand else say("not_said")
            promise = word(f"pledge_{pledge.size}") if pledge and pledge.size is not PledgeSize.NONE else ""
            value = f"{where}; {promise}" if promise else where
            rows.append(self._seat(power, value))
        rows.append(Head(say("on_the_table")))
        for number, draft in enumerate(crisis.drafts):
            rows.append(self._line(number, draft))
        if not crisis.drafts:
            rows.append(Text(say("empty_table"), Tone.FAINT))
        if 0 <= self.chosen < len(crisis.drafts):
            rows += self._reception(crisis.drafts[self.chosen])
        return tuple(rows)

    def _seat(self, power: int, value: str) -> Row:
        """A seat; where a government acted on reasons of its own in this affair, a press shows them."""
        session, colour = self.session, self.session.flag(power)
        if why.last_act(session, self.number, power) is None:
            return Pair(session.power_name(power), value, colour=colour)
        return Item(session.power_name(power), AskWhyOf(power), value, tip=say("tip_why"), swatch=colour)

    def _line(self, number: int, draft: Draft) -> Item:
        """A draft on the table: what it says, who laid it down, what it is worth to us."""
        view = self.session.view
        reasons = verdict_on(view, self.crisis, draft, judge_of(view, self.session.seat))
        text = f"{word(f'settlement_{draft.kind}')} ({self.session.power_name(draft.proposer)})"
        is_on = is_possible(view, self.crisis, draft)
        note = say("votes_for", count=sum(v == number for v in self.crisis.votes.values()))
        return Item(text, ToggleDraft(number), note if self.crisis.votes else share(score(reasons)),
                    number == self.chosen, is_on, self._articles(draft),
                    swatch=self.session.flag(draft.proposer))  # fmt: skip

    def _articles(self, draft: Draft) -> str:
        """A draft's articles in full."""
        lines = [article_text(self.session, term) for term in draft.terms]
        if draft.terms and all(term.term is Term.STATUS_QUO for term in draft.terms):
            lines = [say(f"quo_{draft.kind}")]
        if draft.agent >= 0:
            lines.append(say("acts_for_all", power=self.session.power_name(draft.agent)))
        if draft.bridge:
            lines.append(say("has_bridge"))
        return "\n".join(line[:1].upper() + line[1:] for line in lines)

    def _reception(self, draft: Draft) -> list[Row]:
        """How the chosen draft is likely to be received, seat by seat, and what it is worth to us."""
        session, view, crisis = self.session, self.session.view, self.crisis
        rows: list[Row] = [Head(word(f"settlement_{draft.kind}")), Text(self._articles(draft))]
        for power in crises.seats_of(view, crisis):
            if power != session.seat:
                (chance,) = bargaining.guesses(view, crisis, (draft,), power)
                band = word(coalition.band(view, chance))
                rows.append(Bar(session.power_name(power), chance, band, view.roster[power].colour))
        reasons = verdict_on(view, crisis, draft, judge_of(view, session.seat))
        rows += ballot.draft_rows(session, crisis, draft)
        return [*rows, Head(say("worth_to_us")), *_terms(reasons)]

    # --- one's own paper ------------------------------------------------------------------------------

    def _paper_title(self) -> str:
        crisis = self.crisis
        if crisis.step is CrisisStep.CONFERENCE:
            return say("final_paper" if self.session.view.round == conference.FINAL else "first_paper")
        return word(f"step_{crisis.step}")

    def _paper(self) -> tuple[Row, ...]:
        session, crisis = self.session, self.crisis
        rows: list[Row] = []
        if crisis.is_over:
            assert crisis.outcome is not None
            rows.append(Text(word(f"end_{crisis.outcome}"), Tone.TITLE))
        elif crisis.step is CrisisStep.TENSION:
            rows += self._call()
        elif not conference.is_asked(session.view, session.seat, crisis, session.view.round):
            rows.append(Text(say("not_our_move"), Tone.FAINT))
            rows += ballot.owed_rows(session, crisis)
        elif crisis.step is CrisisStep.CONFERENCE:
            rows += self._sitting()
        else:
            rows += self._answers()
        rows.append(Buttons((self.back(),)))
        return tuple(rows)

    def _order(self, text: str, order: Order, key: str = "", *, lit: bool = False, note: str = "") -> Item:
        """A line that gives an order; grey with the reason where it may not be given."""
        refused = self.session.why_not(order)
        return Item(text, Give(order), note, lit, not refused, refused, key=key)

    def _call(self) -> list[Row]:
        """What can be done before anything is decided."""
        view = self.session.view
        order = CallConference(self.session.seat, crisis=self.number)
        refused = self.session.why_not(order)
        rows: list[Row] = [Text(say("before_ultimatum"), Tone.FAINT)]
        rows.append(
            Buttons((Button(say("call_conference"), Give(order), "c", not refused, not refused, refused),))
        )
        rows += [
            Head(say("counsel_says")),
            *_terms(bargaining.reasons_to_call(view, self.crisis, judge_of(view, self.session.seat))),
        ]
        return rows

    def _sitting(self) -> list[Row]:
        """Position, pledge, and a draft or a vote."""
        session, view, crisis, me = self.session, self.session.view, self.crisis, self.session.seat
        paper = crisis.sealed.get(me)
        rows: list[Row] = []
        if me not in crisis.parties:
            mine = (paper.position if paper else None) or crisis.positions.get(me)
            rows.append(Head(say("where_we_stand")))
            rows += [
                self._order(word(f"stands_{p}"), TakePosition(me, crisis.id, p), str(n), lit=p is mine)
                for n, p in enumerate(Position, 1)
            ]
            if view.round == conference.FIRST:
                rows += [Head(say("what_we_pledge")), *self._pledges(mine or Position.MEDIATE)]
            else:
                rows += ballot.gift_rows(session, crisis, self.gift)
        if view.round == conference.FIRST:
            return [*rows, *self._drafts()]
        vote = paper.vote if paper else None
        rows.append(Head(say("our_vote")))
        for number, draft in enumerate(crisis.drafts):
            text = f"{word(f'settlement_{draft.kind}')} ({session.power_name(draft.proposer)})"
            order = ballot.ballot(session, crisis, number, self.gift)
            takes = word(f"means_{means.least_means(view, crisis, draft)}")
            rows.append(self._order(text, order, _ctrl(number), lit=vote == number, note=takes))
        against = VoteSettlement(me, crisis.id, -1)
        rows.append(self._order(say("against_all"), against, "ctrl+0", lit=vote == -1))
        return rows

    def _pledges(self, beside: Position) -> list[Row]:
        """What can be promised beside whom we stand, with the men it sets aside."""
        view, crisis, me = self.session.view, self.crisis, self.session.seat
        paper = crisis.sealed.get(me)
        held = (paper.pledge if paper else None) or crisis.pledges.get(me)
        beside = Position.MEDIATE if beside is Position.ABSTAIN else beside
        rows: list[Row] = []
        for number, size in enumerate(BESIDE, 1):
            armed = size in (PledgeSize.CONTINGENT, PledgeSize.FULL)
            forces = bargaining.forces_for(view, crisis, size) if armed else ()
            count = sum(view.forces[i].strength for i in forces)
            order = PledgeForce(me, crisis.id, size, beside, forces)
            note = men(count) if armed else ""
            lit = held is not None and held.size is size
            key = f"shift+{number}"
            rows.append(self._order(word(f"pledge_{size}"), order, key, note=note, lit=lit))
        return rows

    def _drafts(self) -> list[Row]:
        """The menu of settlements, with what each is worth to us."""
        view, crisis, me = self.session.view, self.crisis, self.session.seat
        paper = crisis.sealed.get(me)
        laid = paper.draft if paper else None
        judge = judge_of(view, me)
        rows: list[Row] = [Head(say("what_we_propose"))]
        menu = possible_settlements(view, crisis)
        kinds = [(draft.kind, draft.agent) for draft in menu]
        for number, draft in enumerate(menu):
            worth = score(verdict_on(view, crisis, draft, judge))
            order = ProposeSettlement(me, crisis.id, draft.kind, draft.terms, draft.agent, self.bridge)
            text = word(f"settlement_{draft.kind}")
            if draft.agent >= 0:
                text = f"{text}: {self.session.power_name(draft.agent)}"
            if kinds.count((draft.kind, draft.agent)) > 1:  # its articles tell it from the other
                text = f"{text}: {', '.join(article_text(self.session, term) for term in draft.terms)}"
            refused = self.session.why_not(order)
            lit = laid is not None and draft.same_as(laid)
            tip = refused or self._articles(draft)
            rows.append(Item(text, Give(order), share(worth), lit, not refused, tip, key=_ctrl(number)))
        cost = share(view.rules.crises.bridge_cost)
        rows.append(
            Item(say("build_bridge", cost=cost), ToggleBridge(), is_lit=self.bridge, tip=say("tip_bridge"))
        )
        return rows

    def _answers(self) -> list[Row]:
        """Comply or defy, press or back down, honour or renege, with what our cabinet makes of it."""
        view, crisis, me = self.session.view, self.crisis, self.session.seat
        paper = crisis.sealed.get(me)
        rows: list[Row] = [
            Text(article_text(self.session, term))
            for term in (crisis.decision.terms if crisis.decision else ())
        ]
        if crisis.step is CrisisStep.ULTIMATUM:
            pair = ((CrisisAnswer.COMPLY, "y"), (CrisisAnswer.DEFY, "n"))
            reasons = bargaining.reasons_to_comply(view, crisis)
            rows += ballot.verdict_rows(self.session, crisis)
        elif me == conference.presser(view, crisis):
            pair = ((CrisisAnswer.PRESS, "y"), (CrisisAnswer.BACK_DOWN, "n"))
            reasons = bargaining.reasons_to_press(view, crisis)
        else:
            honour = paper.honours if paper else None
            rows += ballot.owed_rows(self.session, crisis)
            rows += [
                self._order(say("honour"), AnswerPledge(me, crisis.id, True), "y", lit=honour is True),
                self._order(say("renege"), AnswerPledge(me, crisis.id, False), "n", lit=honour is False),
            ]
            reasons = bargaining.reasons_to_honour(view, crisis)
            return [*rows, Head(say("counsel_says")), *_terms(reasons)]
        said = paper.answer if paper else None
        rows += [
            self._order(word(f"answer_{a}"), AnswerUltimatum(me, crisis.id, a), key, lit=said is a)
            for a, key in pair
        ]
        return [*rows, Head(say("counsel_says")), *_terms(reasons)]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ToggleDraft(number):
                self.chosen = -1 if number == self.chosen else number
            case AskWhyOf(power):
                act = why.last_act(self.session, self.number, power)
                return Push(why.WhyScreen(self.session, act)) if act else None
            case ballot.ToggleGift(size):
                self.gift = size
            case ToggleBridge():
                self.bridge = not self.bridge
            case _:
                return super().on(action, value)
        return None


def _ctrl(number: int) -> str:
    """The key of a line of drafts; the tenth and later have none."""
    return f"ctrl+{number + 1}" if number < 9 else ""


def _men(army: int, size: PledgeSize, contingent: int) -> int:
    """Men that a pledge is believed to be worth."""
    if size is PledgeSize.FULL:
        return army
    return fixed.mul(army, contingent) if size is PledgeSize.CONTINGENT else 0


def _terms(reasons: Sequence[Reason]) -> list[Row]:
    """The weightiest terms of a decision and their sum."""
    total = score(list(reasons))
    rows: list[Row] = [Pair(motive(r.term), figure(r.weight)) for r in weightiest(reasons) if r.weight]
    return [*rows, Pair(say("together"), figure(total), Tone.OK if total > 0 else Tone.DANGER)]
