"""Calling a congress: the question to put, how the others would vote, and what the advisers think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.bodies import assembly
from game.ai.bodies.votes import as_motion
from game.politics.bodies import congress, voting
from game.politics.bodies.congress import CallCongress
from game.politics.envoys import envoy_cost
from game.ui.screens.actions import Carrying
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.bodies import bodyrows
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say, share, with_sign, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Panel, Row, Text, Tone
from game.words import Agenda, Clause, Rung, Vote
from game.world.state import queries
from game.world.state.bodies import Institution


@dataclass(frozen=True, slots=True)
class ChooseQuestion(Carrying):
    """Choose the question to put."""

    order: CallCongress

    def carried(self) -> tuple[CallCongress]:
        return (self.order,)


@dataclass(frozen=True, slots=True)
class Call(Action):
    """Call the congress."""


class CongressScreen(PlayScreen):
    """The agenda of a body on the left, the vote as one foresees it on the right."""

    def __init__(self, session: Session, body: int) -> None:
        super().__init__(session)
        self.body = body
        first = next(iter(self._questions(session.view.bodies[body])))
        self.order: CallCongress = first
        self.focus_first = ChooseQuestion(first)

    def panels(self) -> Sequence[Panel]:
        body = self.session.view.bodies[self.body]
        left, right = self.side_by_side(420, 440, 640)
        title = say("congress_of", body=body.name)
        return (
            Panel("agenda", left, self._agenda(body), title, fits="down"),
            Panel("outlook", right, self._outlook(body), say("how_they_would_vote"), fits="down"),
        )

    def _questions(self, body: Institution) -> list[CallCongress]:
        """All that could be put, asked for or not."""
        view, me = self.session.view, self.session.seat
        makers = [p for p in view.facts.policy_makers if p != me and view.powers[p].exists]
        step = view.rules.congress.reform_step
        found = [CallCongress(me, body.id, Agenda.ADMISSION, p) for p in body.register.applied]
        found += [CallCongress(me, body.id, Agenda.ARMAMENTS, p) for p in makers]
        inside = [p for p in makers if body.members.get(p, 0) >= Rung.COUNCIL]
        found += [CallCongress(me, body.id, Agenda.EXPULSION, p) for p in inside]
        for clause in Clause:
            for change in (step, -step):
                now = congress.parameter(body, clause)
                change = max(-now, min(10_000 - now, change))
                if change:
                    found.append(CallCongress(me, body.id, Agenda.REFORM, clause=clause, change=change))
        return found

    def _agenda(self, body: Institution) -> tuple[Row, ...]:
        rows: list[Row] = []
        last: Agenda | None = None
        for order in self._questions(body):
            if order.item is not last:
                rows.append(Head(say(f"agenda_{order.item}")))
                last = order.item
            refused = self.session.why_not(order)
            rows.append(
                Item(
                    self._label(order),
                    ChooseQuestion(order),
                    "",
                    order == self.order,
                    tip=refused,
                    chooses=True,
                )
            )
        return tuple(rows)

    def _label(self, order: CallCongress) -> str:
        if order.clause is None:
            return self.session.power_name(order.subject)
        return f"{word(f'clause_{order.clause}')}  {with_sign(share(order.change))}"

    def _outlook(self, body: Institution) -> tuple[Row, ...]:
        session, view = self.session, self.session.view
        motion = as_motion(self.order)
        votes: dict[int, Vote] = {}
        why: dict[int, bodyrows.Grounds] = {}
        for power in voting.voices_of(view, body, congress.interested_party(motion)):
            if power == session.seat:
                votes[power] = Vote.FOR
            else:
                judge = assembly.judge_for(view, queries.sovereign_of(view, power))
                reasons = assembly.weigh(judge, body, motion)
                votes[power] = assembly.vote_for(view, reasons)
                why[power] = bodyrows.grounds(session, reasons)
        refused = session.why_not(self.order)
        cost = say("costs_envoys", count=envoy_cost(view, self.order.kind))
        call = Button(say("call_congress"), Call(), "ctrl+return", not refused, not refused, refused or cost)
        return (
            Text(bodyrows.question(session, motion, body), Tone.TITLE),
            *bodyrows.decision_rows(session, body, votes, motion),
            Text(refused or cost, Tone.WARN if refused else Tone.FAINT),
            Buttons((call, self.back())),
            Head(say("voices")), *bodyrows.vote_rows(session, votes, why),
            Head(say("advisers")), *bodyrows.adviser_rows(session, body, motion),
        )  # fmt: skip

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ChooseQuestion(order):
                self.order = order
            case Call():
                if self.session.wish(self.order).records:
                    return Pop()
            case _:
                return super().on(action, value)
        return None
