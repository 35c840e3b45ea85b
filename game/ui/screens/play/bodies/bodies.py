"""Bodies: the institutions of the day, who is in them, how they hold, and what one may do there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.politics.bodies import congress, contributions, membership
from game.politics.bodies.congress import CastVote
from game.politics.bodies.contributions import Contribute, Earmark, Recall
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation, ApplyForMembership, Invite
from game.ui.screens.actions import ShowBody
from game.ui.screens.base import Push, Result
from game.ui.screens.play.bodies import bodyrows
from game.ui.screens.play.bodies.congress import CongressScreen
from game.ui.screens.play.bodies.found import FoundScreen
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import order_button
from game.ui.text import men, money, quarter, say, share, when, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import Rung, Vote
from game.world.state import queries
from game.world.state.bodies import Institution

KEYS = {Vote.FOR: "y", Vote.AGAINST: "n", Vote.ABSTAIN: "a"}


@dataclass(frozen=True, slots=True)
class PlanCongress(Action):
    """Choose the question to call a congress on."""


@dataclass(frozen=True, slots=True)
class PlanBody(Action):
    """Lay out a new body."""


class BodiesScreen(PlayScreen):
    """All bodies on the left, the one looked at in the middle, what can be done there on the right."""

    def __init__(self, session: Session, body: int = -1) -> None:
        super().__init__(session)
        waiting = [b.id for b in congress.awaiting(session.view, session.seat)]
        mine = [b.id for b in session.view.bodies.values() if session.seat in b.members]
        known = [*waiting, *mine, *session.view.bodies]
        self.body = body if body in session.view.bodies else known[0] if known else -1
        self.focus_first = ShowBody(self.body)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1240, 660)
        a, b = self.context.px(270), self.context.px(440)
        body = self.session.view.bodies.get(self.body)
        left = Panel("bodies", (x, y, a, h), self._list(), say("bodies_title"), fits="down")
        if body is None:
            return (left,)
        about, deeds = (x + a + 6, y, b, h), (x + a + b + 12, y, w - a - b - 12, h)
        return (
            left,
            Panel("body", about, self._about(body), body.name, fits="down"),
            Panel("deeds", deeds, self._deeds(body), say("what_we_may_do"), fits="down"),
        )

    def _list(self) -> tuple[Row, ...]:
        view, me = self.session.view, self.session.seat
        mine = [b for b in view.bodies.values() if me in b.members]
        others = [b for b in view.bodies.values() if me not in b.members]
        rows: list[Row] = []
        for title, bodies in (("bodies", mine), ("other_bodies", others)):
            if bodies:
                rows += [Head(say(title)), *(self._line(b) for b in bodies)]
        if not rows:
            rows.append(Text(say("no_bodies"), Tone.FAINT))
        found = Button(say("found_body"), PlanBody(), "f", self.session.is_asked, tip=say("tip_found"))
        return (*rows, Buttons((found, self.back())))

    def _line(self, body: Institution) -> Item:
        waits = body in congress.awaiting(self.session.view, self.session.seat)
        note = say("note_question") if waits else share(body.cohesion)
        tone = Tone.WARN if waits else Tone.TEXT
        return Item(body.name, ShowBody(body.id), note, body.id == self.body, tone=tone, chooses=True)

    def _about(self, body: Institution) -> tuple[Row, ...]:
        session = self.session
        founded = when(session.view.facts.calendar, body.founded)
        kind = word(f"preset_{body.preset}")
        return (
            Pair(kind, say("stands_since", date=founded), tip=say(f"tip_preset_{body.preset}")),
            *bodyrows.cohesion_rows(session, body, self.context.palette),
            *bodyrows.book_rows(session, body),
            *bodyrows.member_rows(session, body),
            *bodyrows.past_rows(session, body),
            Head(say("parameters")), *bodyrows.parameter_rows(body),
        )  # fmt: skip

    # --- what can be done -----------------------------------------------------------------------------

    def _deeds(self, body: Institution) -> tuple[Row, ...]:
        session = self.session
        rows: list[Row] = [*self._invitation(body), *self._question(body)]
        if body.motion is None:
            call = congress.check_caller(session.view, session.seat, body.id)
            refused = session.presenter.refusal(call) if call is not None else ""
            button = Button(say("call_congress"), PlanCongress(), "c", session.is_asked and not refused,
                            tip=refused or say("tip_call_congress"))  # fmt: skip
            rows += [Head(say("congress"), "congress"), Buttons((button,))]
        rows += self._membership(body)
        rows += self._dues(body)
        rows += self._contingent(body)
        rows += self._guests(body)
        return tuple(rows)

    def _invitation(self, body: Institution) -> list[Row]:
        me = self.session.seat
        host = body.register.invited.get(me)
        if host is None:
            return []
        text = say("invites_us", power=self.session.power_name(host), body=body.name)
        answers = tuple(
            order_button(self.session, say(name), AnswerInvitation(me, body.id, yes), key)
            for name, yes, key in (("accept", True, "y"), ("refuse", False, "n"))
        )
        return [Head(say("invitation")), Text(text, Tone.TITLE), Buttons(answers)]

    def _question(self, body: Institution) -> list[Row]:
        """The question before the body, who said what, and one's own vote."""
        session, view, motion = self.session, self.session.view, body.motion
        if motion is None:
            return []
        until = quarter(view.facts.calendar, min(motion.due, view.facts.extended_last_turn))
        rows: list[Row] = [
            Head(say("question_before_it")),
            Text(bodyrows.question(session, motion, body), Tone.TITLE),
            Pair(say("called_by"), session.power_name(motion.caller)),
            Pair(say("vote_taken"), until, tip=say("tip_vote_taken")),
            *bodyrows.vote_rows(session, motion.votes, bodyrows.reasons_given(session, body, motion)),
            *bodyrows.decision_rows(session, body, motion.votes, motion),
        ]
        if congress.may_vote(view, body, session.seat):
            rows.append(Buttons(tuple(
                order_button(session, word(f"vote_{v}"), CastVote(session.seat, body.id, v), KEYS[v])
                for v in Vote
            )))  # fmt: skip
            rows += bodyrows.adviser_rows(session, body, motion)
        return rows

    def _membership(self, body: Institution) -> list[Row]:
        """Our rung, the next, and the door."""
        session, view, me = self.session, self.session.view, self.session.seat
        now = body.members.get(me)
        standing = say(f"rung_{now.word}") if now is not None else say("outside")
        rows: list[Row] = [Head(say("our_place")), Pair(say("our_rung"), standing)]
        buttons: list[Button] = []
        if membership.next_rung(view, body, me) is not None:
            buttons.append(
                order_button(session, say("apply"), ApplyForMembership(me, body.id), tip=say("tip_apply"))
            )
        if now is not None:
            leave = LeaveInstitution(me, body.id)
            buttons.append(order_button(session, say("leave_body"), leave, tip=say("tip_leave")))
        return [*rows, Buttons(tuple(buttons))] if buttons else rows

    def _dues(self, body: Institution) -> list[Row]:
        session, me = self.session, self.session.seat
        owed = body.register.owed.get(me, 0)
        if not owed:
            return []
        amount = max(1, min(owed, session.view.powers[me].treasury))
        pay = order_button(session, say("pay_dues"), Contribute(me, body.id, amount), tip=say("tip_pay_dues"))
        return [Pair(say("our_dues"), money(owed), Tone.WARN, say("tip_pay_dues")), Buttons((pay,))]

    def _contingent(self, body: Institution) -> list[Row]:
        """What of ours stands ready for the body, and forces to add or take back."""
        session, view, me = self.session, self.session.view, self.session.seat
        if body.members.get(me, 0) < Rung.COUNCIL:
            return []
        army = queries.strength_of(view, me)
        full = contributions.contingent(view, body, army)
        ready = contributions.readiness(view, body, me, army)
        rows: list[Row] = [
            Head(say("contingent"), "dues"),
            Pair(say("contingent_full"), say("of_men", now=share(ready), full=men(full)),
                 tip=say("tip_contingent")),
        ]  # fmt: skip
        mine = queries.land_forces_of(view, me)
        buttons: list[Button] = []
        free = [f for f in mine if not session.why_not(Earmark(me, body.id, f.id))]
        if free:
            force = min(free, key=lambda f: (f.strength, f.id))
            text = say("set_aside", name=force.name, men=men(force.strength))
            buttons.append(order_button(session, text, Earmark(me, body.id, force.id)))
        held = [f for f in mine if f.earmarked == body.id]
        if held:
            text = say("take_back", name=held[-1].name)
            buttons.append(order_button(session, text, Recall(me, held[-1].id), tip=say("tip_take_back")))
        return [*rows, Buttons(tuple(buttons))] if buttons else rows

    def _guests(self, body: Institution) -> list[Row]:
        """Powers that one could ask in."""
        session, view, me = self.session, self.session.view, self.session.seat
        offers = [Invite(me, body.id, p) for p in view.facts.policy_makers if p not in body.members]
        open_ones = [o for o in offers if not session.why_not(o)]
        if not open_ones:
            return []
        buttons = tuple(order_button(session, session.power_name(o.to), o) for o in open_ones)
        return [Head(say("invite")), Text(say("tip_invite"), Tone.FAINT, pixels=15), Buttons(buttons)]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ShowBody(body):
                self.body, self.session.notice = body, ""
            case PlanCongress():
                return Push(CongressScreen(self.session, self.body))
            case PlanBody():
                return Push(FoundScreen(self.session))
            case _:
                return super().on(action, value)
        return None
