"""Home: the conditions of one's own country, the government's course, and the cabinet that presses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.campaign.agenda.dilemmas import eases, who_pays
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.home import cabinet_pressure
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.home.home import SetCourse, course_cost
from game.politics.perception import condition
from game.ui import keys
from game.ui.screens.actions import Give, Stay
from game.ui.screens.base import Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.commitment import commitment_rows
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import order_button
from game.ui.screens.play.home import state_of
from game.ui.text import beginning, in_row, listed, money, say, share, with_sign, word
from game.ui.widgets.rows import Action, Bar, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import CabinetAnswer, Course

ANSWER_KEYS = {CabinetAnswer.YIELD: "y", CabinetAnswer.RESIST: "r", CabinetAnswer.DISMISS: "d"}


@dataclass(frozen=True, slots=True)
class ShowAll(Action):
    """Show all conditions at home with their figures, or fold them away."""


class HomeScreen(PlayScreen):
    """What can go wrong at home, what has, and what the government does about it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shows_all = False

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(480, 480, 660)
        return (
            Panel("conditions", left, self._conditions(), say("conditions"), fits="down"),
            Panel("course", right, self._government(), say("government"), fits="down"),
        )

    def _conditions(self) -> tuple[Row, ...]:
        """The state of the country in four bars, and behind a heading every condition."""
        palette, known = self.context.palette, condition.values(self.session.view, self.session.seat)
        rows: list[Row] = [*state_of.bars(known, palette)]
        rows.append(Item(say("all_conditions"), ShowAll(), opens=self.shows_all, key="a"))
        if self.shows_all:
            for what, value in known.items():
                colour = state_of.tone_of(condition.harm(what, value), palette)
                rows.append(
                    Bar(
                        beginning(word(f"condition_{what}")),
                        value,
                        share(value),
                        colour,
                        about=state_of.ENTRIES.get(what, "home"),
                    )
                )
        return tuple(rows)

    def _government(self) -> tuple[Row, ...]:
        session, me = self.session, self.session.view.powers[self.session.seat]
        home = me.home
        rows: list[Row] = [
            Pair(say("leader"), me.leader or say("nobody")),
            Pair(say("cabinet"), word(home.cabinet), about="cabinet"),
            Pair(say("ideology"), word(home.ideology)),
        ]
        rows += commitment_rows(session, session.seat)
        if home.pathology is not None:
            rows.append(
                Pair(say("malady"), word(home.pathology), Tone.DANGER, about=f"pathology_{home.pathology}")
            )
            rows.append(
                Bar(say("severity"), home.severity, share(home.severity), self.context.palette.danger)
            )
        rows += self._pressed()
        rows.append(Head(say("course"), "course"))
        for number, course in enumerate(Course, 1):
            cost = course_cost(session.view, session.seat, course)
            note = say("course_cost", cost=money(cost)) if cost else say("course_free")
            order = SetCourse(session.seat, course)
            now, refused = course is home.course, session.why_not(order)
            action = Stay() if now else Give(order)
            rows.append(Item(word(f"course_{course}"), action, note, now, now or not refused, refused,
                             key=str(number)))  # fmt: skip
            rows.append(Text(self._works(course), Tone.FAINT, self._moves(course), pixels=15))
        rows += self._bodies()
        return (*rows, Buttons((self.back(),)))

    def _bodies(self) -> list[Row]:
        """The bodies the country belongs to, how firmly each holds, and the door out."""
        session, me = self.session, self.session.seat
        rows: list[Row] = []
        ours = [body for body in session.view.bodies.values() if me in body.members]
        for number, body in enumerate(ours):
            rows.append(Pair(body.name, share(body.cohesion), tip=say("tip_cohesion"), about="cohesion"))
            order, key = LeaveInstitution(me, body.id), keys.nth("l", number)
            rows.append(Buttons((order_button(session, say("leave_body"), order, key, say("tip_leave")),)))
        return [Head(say("bodies"), "bodies"), *rows] if rows else []

    def _works(self, course: Course) -> str:
        """What a course eases, and who pays for it."""
        moves = self.session.view.rules.home.courses[course].moves
        eased = [word(f"condition_{what}") for what, step in moves.items() if eases(what, step) > 0]
        payer = who_pays(self.session.view, course)
        told = [say("course_eases", what=listed(eased))] if eased else []
        told += [beginning(say("course_payer", payer=say(f"pays_{payer}")))] if payer else []
        return " ".join(told) or say("course_steady")

    def _moves(self, course: Course) -> str:
        """What a course moves in a quarter, in figures."""
        moves = self.session.view.rules.home.courses[course].moves
        told = in_row(f"{word(f'condition_{what}')} {with_sign(share(step))}" for what, step in moves.items())
        return say("course_moves", moves=told) if told else ""

    def _pressed(self) -> list[Row]:
        """The cabinet's demand and the three answers."""
        session, view, me = self.session, self.session.view, self.session.seat
        if not view.powers[me].home.pressed:
            return []
        demand = word(f"demand_{cabinet_pressure.demand_of(view, me)}")
        rows: list[Row] = [
            Head(say("pressed"), "cabinet"),
            Text(say("presses_for", demand=demand), Tone.DANGER),
        ]
        tips = {
            CabinetAnswer.YIELD: say("tip_yield", loan=money(cabinet_pressure.patriotic_loan(view, me))),
            CabinetAnswer.RESIST: say("tip_resist"),
            CabinetAnswer.DISMISS: say("tip_dismiss", risk=share(cabinet_pressure.coup_risk(view, me))),
        }
        rows += [
            row
            for answer, tip in tips.items()
            for row in (
                Buttons((order_button(session, word(f"answer_{answer}"), AnswerCabinet(me, answer),
                                      ANSWER_KEYS[answer], tip),)),
                Text(tip, Tone.FAINT, pixels=15),
            )
        ]  # fmt: skip
        return rows

    def on(self, action: Action, value: Any) -> Result:
        if isinstance(action, ShowAll):
            self.shows_all = not self.shows_all
            return None
        return super().on(action, value)
