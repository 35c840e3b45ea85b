"""Declaring war: the reason given, what one fights for, who is bound to come, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.advice.outlook import outlooks
from game.ai.war.solidarity import said_of
from game.politics import warscore
from game.politics.crises.crises import Demand
from game.politics.war.might import coalition
from game.politics.war.outbreak.sides import bound_sides
from game.politics.war.outbreak.titles import REASONS, standing_price
from game.politics.war.outbreak.war import DeclareWar
from game.ui.screens.actions import Give
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import LandScreen
from game.ui.screens.play.desk.priced import price_on_it
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.terms import article_text, demands, odds_of
from game.ui.telling import sizes
from game.ui.telling.decisions import Then, Voice, sums, tell
from game.ui.text import beginning, decimal, in_row, men, say, share, word
from game.ui.theme import DISPLAY, TITLE
from game.ui.widgets.rows import Action, Bar, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import CasusBelli
from game.world import fixed
from game.world.state import queries
from game.world.state.treaties import PeaceTerm

FAINT_CHANCE = 1_000  # permyriad; who is less likely to come is not named
MOST_JOINERS = 12
GRAVE = 1.5  # odds against oneself that are coloured as a danger


@dataclass(frozen=True, slots=True)
class ChooseCasus(Action):
    """Choose the reason for war."""

    casus: CasusBelli


@dataclass(frozen=True, slots=True)
class ToggleAim(Action):
    """Fight for an aim, or no longer."""

    term: PeaceTerm


@dataclass(frozen=True, slots=True)
class Declare(Action):
    """Declare the war as it is laid out."""


class DeclareScreen(LandScreen):
    """War on a power: reason, aims, and who stands where."""

    def __init__(self, session: Session, target: int) -> None:
        claimed = {c.place for c in session.view.claims if c.power == session.seat}
        asked = [p for p in claimed if int(session.view.places.owner[p]) == target]
        super().__init__(session, sorted(asked) or (session.view.powers[target].capital,))
        self.target = target
        self.aims: tuple[PeaceTerm, ...] = ()
        self.casus = CasusBelli.CLAIM
        self.wishes = demands(session, (session.seat,), tuple(queries.realm_of(session.view, target)))
        self.aims = tuple(t for t in self.wishes if t.place in claimed)
        open_ones = [c for c in REASONS if not session.why_not(self._order(c))]
        self.casus = open_ones[0] if open_ones else CasusBelli.CONQUEST

    def _order(self, casus: CasusBelli) -> DeclareWar:
        return DeclareWar(self.session.seat, self.target, casus, self.aims)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.beside(1000, 660)
        third = (w - 12) // 3
        boxes = [(x + number * (third + 6), y, third, h) for number in range(3)]
        title = say("war_on", power=self.session.power_name(self.target))
        return (
            Panel("war", boxes[0], self._war(), title, fits="down"),
            Panel("forecast", boxes[1], self._forecast(), say("all_against_one"), fits="down"),
            Panel("sides", boxes[2], self._sides(), say("who_comes"), fits="down"),
        )

    def _war(self) -> tuple[Row, ...]:
        session = self.session
        rows: list[Row] = [Head(say("reason"))]
        for casus in REASONS:
            refused = session.why_not(self._order(casus))
            cost = standing_price(session.view, session.seat, casus, self.aims)
            price = say("standing_price", price=share(cost))
            tip = refused or say(f"tip_casus_{casus}")
            lit = casus is self.casus
            price = price if cost and (lit or not refused) else ""
            rows.append(
                Item(word(f"casus_{casus}"), ChooseCasus(casus), price, lit, not refused, tip, chooses=True)
            )
        rows.append(Head(say("aims")))
        rows += [
            Item(
                article_text(session, t),
                ToggleAim(t),
                sizes.price_of(asked := warscore.term_price(session.view, t)),
                t in self.aims,
                tip=share(asked),
            )
            for t in self.wishes
        ]
        refused = session.why_not(self._order(self.casus))
        rows.append(Text(refused, Tone.WARN))
        price = "" if refused else price_on_it(session, self._order(self.casus))
        declare = Button(say("declare_war") + price, Declare(), "return", not refused, not refused, refused)
        demand = Demand(session.seat, self.target, self.casus, self.aims)
        not_so = session.why_not(demand)
        first = Button(say("demand"), Give(demand), "d", not not_so, tip=not_so or say("tip_demand"))
        rows.append(Buttons((first, declare, self.back())))
        return tuple(rows)

    def _sides(self) -> tuple[Row, ...]:
        """Who would be bound to fight for the other, who for oneself, and who for both."""
        sides = bound_sides(self.session.view, self.session.seat, self.target, self.casus)
        rows: list[Row] = []
        for title, side in ((say("with_them"), sides.defenders), (say("with_us"), sides.attackers)):
            rows += [Head(title), *self._side(side)]
        if sides.torn:
            names = in_row(self.session.power_name(p) for p in sides.torn)
            rows += [Head(say("torn")), Text(names, Tone.WARN, tip=say("tip_torn"))]
        return tuple(rows)

    def _forecast(self) -> tuple[Row, ...]:
        """Who would stand up to us, as our own cabinet reckons it, and the odds as each adviser does."""
        session, view = self.session, self.session.view
        case = coalition.case_for(view, session.seat, self.target, self.casus)
        seen = coalition.forecast(view, case, view.armies)
        rows: list[Row] = [Text(say("if_we_attack", power=session.power_told(self.target)))]
        likely = [j for j in seen.joiners if j.chance >= FAINT_CHANCE and j.men][:MOST_JOINERS]
        for j in likely:
            reasons = [said_of(term, session.seat, self.target) for term in j.terms]
            terms = f"{tell(session, reasons, Voice.IT, then=Then.NOTHING).whole}\n{sums(reasons)}"
            colour = view.roster[j.power].colour
            name = session.power_name(j.power)
            rows.append(Bar(name, j.chance, word(coalition.band(view, j.chance)), colour, terms))
        if not likely:
            rows.append(Text(say("nobody_comes"), Tone.OK))
        odds = seen.preponderance / fixed.ONE
        tone = Tone.DANGER if odds >= GRAVE else Tone.WARN if odds >= 1 else Tone.OK
        rows += [
            Head(say("together")),
            Pair(say("expected_coalition"), f"≈ {men(seen.expected_men)}"),
            Pair(say("our_men"), men(seen.aggressor_men)),
            Text(say("odds_against"), Tone.FAINT),
            Text(
                beginning(sizes.odds_of(seen.preponderance)),
                tone,
                f"{decimal(odds, 1)} : 1",
                pixels=DISPLAY // 2,
                face=TITLE,
            ),
            *(odds_of(session, outlook) for outlook in outlooks(view, case)),
        ]
        return tuple(rows)

    def _side(self, side: Sequence[int]) -> list[Row]:
        """Armies as bars, the largest first; those without one in a line."""
        view = self.session.view
        armed = sorted((p for p in side if view.armies[p]), key=lambda p: (-view.armies[p], p))
        most = max((view.armies[p] for p in range(len(view.roster))), default=1)
        rows: list[Row] = [
            Bar(self.session.power_name(p), view.armies[p] * 10_000 // max(1, most), "",
                view.roster[p].colour, men(view.armies[p])) for p in armed
        ]  # fmt: skip
        if len(armed) < len(side):
            rows.append(Text(say("without_army", count=len(side) - len(armed)), Tone.FAINT))
        together = men(sum(view.armies[p] for p in side))
        return [*rows, Pair(say("together"), f"≈ {together}", Tone.TITLE)]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ChooseCasus(casus):
                self.casus = casus
            case ToggleAim(term):
                self.aims = tuple(t for t in self.wishes if (t in self.aims) != (t == term))
            case Give(order):
                if self.session.wish(order).records:
                    return Pop()
            case Declare():
                if self.session.wish(self._order(self.casus)).records:
                    return Pop()
            case _:
                return super().on(action, value)
        return None
