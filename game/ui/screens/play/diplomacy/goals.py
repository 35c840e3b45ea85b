"""The journal: what the era asks of the seat, how far it is so, and what could be done for it next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.ai.advice.guess import Refused
from game.campaign.books.notebook import Vow
from game.campaign.books.refusals import refused
from game.campaign.goals.progress import Aim, Progress, progress
from game.campaign.goals.steps import Step, Where, next_step
from game.campaign.goals.vows import how_it_stands, offered
from game.rules.orders import Order
from game.ui import keys
from game.ui.screens.actions import Place, ShowPower
from game.ui.screens.base import Go, Push, Result, Screen
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.bodies.deeds import told_of
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.foretold import sentence
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import mandates_of, order_button
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.text import beginning, called, is_said, men, money, number, quarter, say, share, word
from game.ui.widgets.rows import Action, Bar, Button, Buttons, Head, Pair, Row, Space, Text, Tone
from game.world.map.mapindex import index_of
from game.world.state import queries

#: How numbers of a question are written, if they are no shares.
WRITTEN: Final[dict[str, Callable[[int], str]]] = {
    "output": money, "strength": men, "men_in": men, "guns": number, "provinces": number,
    "embargoes_on": number, "enemies": number, "great_power_wars": number, "great_power_wars_fought": number,
}  # fmt: skip
#: Where a step leads that no single order takes.
DESKS: Final[dict[Where, Callable[[Session], Screen]]] = {
    Where.BUDGET: BudgetScreen, Where.HOME: HomeScreen, Where.BODIES: BodiesScreen,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoTo(Action):
    """Go to the desk where something can be done."""

    where: Where


@dataclass(frozen=True, slots=True)
class Learn(Action):
    """To the lessons and the hints so far."""


@dataclass(frozen=True, slots=True)
class TakeVow(Action):
    """Vow something for the year."""

    vow: Vow


class GoalsScreen(PlayScreen):
    """A bar for each goal, what it asks, and its next step."""

    size = (760, 620)

    def title(self) -> str:
        return say("goals_of", power=self.session.power_name(self.session.seat))

    def rows(self) -> Sequence[Row]:
        session, view = self.session, self.session.view
        no = refused(view, session.campaign.chronicle.entries)
        rows: list[Row] = [*self._vow(no)]
        for nth, mandate in enumerate(mandates_of(session)):
            found = progress(view, mandate)
            rows += self._goal(found)
            rows += self._next(next_step(view, found, no), keys.nth("g", nth))
            rows.append(Space())
        return [*rows, *self._learning()]

    def _learning(self) -> list[Row]:
        """The lesson that is on, and the way to the others."""
        running = self.context.learning.lesson_in(self.session.campaign)
        rows: list[Row] = [Head(say("learn"))]
        if running is not None and not running.is_over:
            step, count = running.number + 1, len(running.lesson.steps)
            title = called(running.lesson.title, running.lesson.scenario)
            rows.append(Text(say("learn_step", title=title, step=step, count=count)))
        return [*rows, Buttons((Button(say("learn_all"), Learn()),))]

    def _vow(self, no: Refused) -> list[Row]:
        """What the seat has vowed for the year and what could be done for it, or what it could vow."""
        session, book = self.session, self.session.campaign.notebook(self.session.seat)
        view, rows = session.view, [Head(say("the_vow"), "vow")]
        found: list[Row] = [*rows]
        if book.vow is not None and book.vow.until > view.turn:
            standing = how_it_stands(view, book.vow)
            state, tone = ("aim_met", Tone.OK) if standing.is_met else ("aim_unmet", Tone.WARN)
            until = quarter(view.facts.calendar, book.vow.until)
            found += [Pair(vow_told(session, book.vow), say(state), tone, tip=say("vowed_until", date=until)),
                      *self._next(next_step(view, standing, no), "y")]  # fmt: skip
        else:
            choices = [Button(vow_told(session, vow), TakeVow(vow), keys.nth("v", n), tip=say("tip_vow"))
                       for n, vow in enumerate(offered(view))]  # fmt: skip
            found += [Text(say("vow_one"), Tone.FAINT), *(Buttons((choice,)) for choice in choices)]
        return [*found, Space()]

    def _goal(self, found: Progress) -> list[Row]:
        """The goal in words, how near it is, and each thing it asks."""
        palette = self.context.palette
        state = say("goal_met") if found.is_met else share(found.share)
        colour = palette.ok if found.is_met else palette.warn
        aims = [aim for part in found.parts for aim in part.nearest]
        return [
            Head(called(found.mandate.text)),
            Bar(say("goal_progress"), found.share, state, colour, about="goals"),
            *(row for aim in aims for row in self._aim(aim)),
        ]

    def _aim(self, aim: Aim) -> list[Row]:
        """One thing that is asked, and how it stands; none for a question that has no words."""
        name = asked_as(aim)
        if not is_said(f"goal_{name}"):
            return []
        told = beginning(say(f"goal_{name}", **named(self.session, aim)))
        tone = Tone.OK if aim.is_met else Tone.WARN
        if aim.value is None:
            return [Pair(told, say("aim_met" if aim.is_met else "aim_unmet"), tone)]
        write = WRITTEN.get(aim.asks, share)
        if not aim.bound and not aim.at_least:
            return [Pair(told, write(aim.value) if aim.value else say("none_at_all"), tone)]
        bound = say("at_least" if aim.at_least else "at_most", amount=write(aim.bound))
        return [Pair(told, say("stands_at", now=write(aim.value), bound=bound), tone)]

    def _next(self, step: Step, key: str) -> list[Row]:
        """What could be done next, with the button that does it; or why nothing can."""
        session = self.session
        match step:
            case Step(where=Where.AT_ONCE, order=Order() as order):
                told = beginning(told_of(session, order))
                if step.guess is None:
                    return [Buttons((order_button(session, told, order, key),))]
                if not step.guess.is_likely:
                    told = say("all_the_same", deed=told)
                says = Text(sentence(session, step.guess), Tone.FAINT, pixels=15)
                return [says, Buttons((order_button(session, told, order, key),))]
            case Step(where=Where.POWERS, power=power):
                way: Action = ShowPower(power)
                text = say("step_powers", power=session.power_name(power))
            case Step(where=Where.BUDGET | Where.HOME | Where.BODIES as where):
                way, text = GoTo(where), say(f"step_{where}")
            case _:
                return [Text(say(f"step_{step.where}"), Tone.FAINT)]
        return [Buttons((Button(text, way, key),))]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case TakeVow(vow):
                self.session.campaign.notebook(self.session.seat).vow = vow
                return None
            case GoTo(where):
                return Push(DESKS[where](self.session))
            case Learn():
                return Go(Place.LEARN)
            case ShowPower(power):
                return Push(DiplomacyScreen(self.session, power))
        return super().on(action, value)


def asked_as(aim: Aim) -> str:
    """What is asked, as the texts name it."""
    if aim.value is not None:
        return f"least_{aim.asks}" if aim.at_least else f"most_{aim.asks}"
    return aim.asks if aim.is_wanted else f"not_{aim.asks}"


def named(session: Session, aim: Aim) -> dict[str, str]:
    """What a question speaks of, by its place in the question: a, b, c."""
    return {letter: _name(session, aim, name) for letter, name in zip("abc", aim.arguments, strict=False)}


def _name(session: Session, aim: Aim, name: str) -> str:
    """A power, a province, a body, or a word of the vocabulary."""
    view = session.view
    is_land = aim.asks in ("owns", "holds", "men_in") and name == aim.arguments[-1]
    places = index_of(view.map).by_id
    if name in places and (is_land or aim.asks in ("holder", "is_great_holder", "unrest")):
        return session.place_name(places[name])
    if any(facts.id == name for facts in view.roster):
        return session.power_told(queries.power_of(view, name))
    body = next((b.name for b in view.bodies.values() if b.key == name), "")
    return called(body) if body else word(name)


def vow_told(session: Session, vow: Vow) -> str:
    """A vow in words."""
    other = session.power_told(vow.about) if vow.about >= 0 else ""
    return beginning(say(f"vow_{vow.kind}", other=other))
