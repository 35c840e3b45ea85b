"""The budget: shares by slider with the quarter they would make, footing and posture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.rules.money import economy
from game.rules.money.budget import SetBudget, SetFooting, SetPosture, burden_cap, price_of_bluff, voted_from
from game.rules.money.economy import Account
from game.rules.money.grip import grip
from game.rules.sea import naval
from game.ui.screens.base import Pop, Push, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import choice_button
from game.ui.screens.play.home.chores import ChoresScreen
from game.ui.text import men, money, say, share, when, with_sign, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Pair, Panel, Row, Slider, Space, Text, Tone
from game.words import Footing, Posture
from game.world.state.powers import Budget

SHARES = ("tax", "military", "welfare", "investment")
STEP = 10  # permyriad a notch of a slider


@dataclass(frozen=True, slots=True)
class SetShare(Action):
    """Set what is taken, or what is spent on something."""

    name: str


@dataclass(frozen=True, slots=True)
class VoteBudget(Action):
    """Vote the draft."""


@dataclass(frozen=True, slots=True)
class OpenChores(Action):
    """Look at the standing instructions."""


@dataclass(frozen=True, slots=True)
class Reset(Action):
    """Go back to the budget in force."""


class BudgetScreen(PlayScreen):
    """What to take and to spend."""

    opens = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        b = session.view.powers[session.seat].budget or Budget()
        self.draft = SetBudget(session.seat, b.tax, b.military, b.welfare, b.investment)
        self.focus_first = SetShare("tax")

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(520, 400, 640)
        return (
            Panel("shares", left, self._shares(), say("budget"), fits="down"),
            Panel("account", right, self._account(), say("next_quarter"), fits="down"),
        )

    def _shares(self) -> tuple[Row, ...]:
        session, me = self.session, self.session.view.powers[self.session.seat]
        refused, cap = session.why_not(self.draft), burden_cap(session.view, session.seat)
        hold = grip(session.view, session.seat)
        return (
            *(self._slider(name) for name in SHARES),
            Text(say("bears", cap=share(cap), will=share(me.will), grip=share(hold)), Tone.FAINT),
            Text(refused, Tone.WARN),
            Buttons((Button(say("vote"), VoteBudget(), "v", not refused, is_lit=not refused, tip=refused),
                     Button(say("reset"), Reset(), "z"), self.back())),
            Head(say("footing"), "footing"),
            Buttons(tuple(
                self._choice(f, SetFooting(session.seat, f), me.footing is f, "footing", n)
                for n, f in enumerate(Footing, 1)
            )),
            Buttons((
                choice_button(session, say("arm_quietly"), self._quietly(), "q", say("tip_arm_quietly"),
                              me.footing_shown is not None),
            )),
            Head(say("posture"), "posture"),
            Buttons(tuple(
                self._choice(p, SetPosture(session.seat, p), me.posture is p, "posture", n)
                for n, p in enumerate(Posture, len(Footing) + 1)
            )),
            Buttons((Button(say("standing_instructions"), OpenChores(), "s", tip=say("about_chores"),
                            about="chores"),)),
        )  # fmt: skip

    def _quietly(self) -> SetFooting:
        """One step readier than now, without telling anybody."""
        session, steps = self.session, tuple(Footing)
        now = steps.index(session.view.powers[session.seat].footing)
        return SetFooting(session.seat, steps[min(now + 1, len(steps) - 1)], quietly=True)

    def _choice(self, what: str, order: SetFooting | SetPosture, is_lit: bool, of: str, key: int) -> Button:
        tip = say(f"tip_{of}_{what}")
        if isinstance(order, SetFooting):
            price = price_of_bluff(self.session.view, order.power, order.footing)
            tip = f"{tip} {say('bluff_called', price=share(price))}" if price else tip
        return choice_button(self.session, word(what), order, str(key), tip, is_lit)

    def _slider(self, name: str) -> Slider:
        economy_rules = self.session.view.rules.economy
        step = economy_rules.tax_step if name == "tax" else economy_rules.share_step
        now = voted_from(self.session.view, self.session.seat) or Budget()
        before, value = getattr(now, name), getattr(self.draft, name)
        low, high = max(0, before - step), before + step
        if name == "tax":
            low, high = max(low, economy_rules.tax_min), min(high, economy_rules.tax_max)
        text = share(value) if value == before else f"{share(value)} ({with_sign(share(value - before))})"
        return Slider(
            say(f"share_{name}"),
            SetShare(name),
            low,
            high,
            STEP,
            value,
            text,
            say(f"tip_share_{name}"),
            "budget",
        )

    def _account(self) -> tuple[Row, ...]:
        """The coming quarter by the draft, beside what it is now."""
        view, me = self.session.view, self.session.view.powers[self.session.seat]
        now, then = self.session.account(), self._forecast()
        rows: list[Row] = [Pair(say("output"), money(then.output))]
        gains = ("taxes", "trade", "tribute", "indemnity")
        costs = ("forces", "welfare", "investment", "interest", "garrisons")
        for name in (*gains, *costs):
            value, before = getattr(then, name), getattr(now, name)
            if value or before:
                sign = 1 if name in gains else -1
                change = f"  ({with_sign(money(sign * (value - before)))})" if value != before else ""
                rows.append(Pair(say(f"term_{name}"), with_sign(money(sign * value)) + change))
        tone = Tone.OK if then.balance >= 0 else Tone.DANGER
        rows.append(Pair(say("term_balance"), with_sign(money(then.balance)), tone))
        chest = me.chest + then.forces - then.upkeep
        rows += [
            Head(say("forces")),
            Pair(say("chest"), money(me.chest), about="chest"),
            Pair(say("vote_forces"), with_sign(money(then.forces))),
            Pair(say("upkeep"), with_sign(money(-then.upkeep))),
            Pair(say("chest_after"), money(max(0, chest)), Tone.DANGER if chest < 0 else Tone.OK),
            *([Text(say("arrears", missing=money(-chest)), Tone.DANGER)] if chest < 0 else []),
            Head(say("state")),
            Pair(say("treasury"), money(me.treasury)),
            Pair(say("debt"), money(me.debt), about="debt"),
            *self._no_credit(),
            Pair(say("army"), men(view.armies[self.session.seat])),
            *self._furloughed(),
            Space(4),
        ]
        return tuple(rows)

    def _no_credit(self) -> tuple[Row, ...]:
        """Until when nobody lends, if nobody does."""
        view, seat = self.session.view, self.session.seat
        if not economy.has_no_credit(view, seat):
            return ()
        until = view.powers[seat].failed + view.rules.economy.credit_closed
        return (Text(say("no_credit", date=when(view.facts.calendar, until)), Tone.DANGER),)

    def _furloughed(self) -> tuple[Row, ...]:
        """Men at home who cannot be called up yet."""
        view = self.session.view
        me = view.powers[self.session.seat]
        if not me.furlough:
            return ()
        until = when(view.facts.calendar, max(me.furlough_until, view.turn + 1))
        return (Text(say("furloughed", men=men(me.furlough), date=until), Tone.FAINT),)

    def _forecast(self) -> Account:
        """The account of a world in which the draft was voted."""
        world = self.session.view.imagined()
        d = self.draft
        world.powers[self.session.seat].budget = Budget(d.tax, d.military, d.welfare, d.investment)
        return economy.account_of(
            world, self.session.seat, economy.outputs(world).tolist(), naval.blockade_share
        )

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case SetShare(name):
                self.session.notice = ""
                self.draft = replace(self.draft, **{name: value})
            case VoteBudget():
                if self.session.wish(self.draft).records:
                    return Pop()
            case OpenChores():
                return Push(ChoresScreen(self.session))
            case Reset():
                b = self.session.view.powers[self.session.seat].budget or Budget()
                self.draft = SetBudget(self.session.seat, b.tax, b.military, b.welfare, b.investment)
            case _:
                return super().on(action, value)
        return None
