"""Raising a force in a province: the unit types of the era, their worth, price and time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.rules.money import economy
from game.rules.money.raising import Raise, money_of
from game.ui.screens.actions import Give
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import men, money, say, share, word
from game.ui.theme import SMALL
from game.ui.widgets.rows import Action, Head, Item, Pair, Row, Text, Tone


class RaiseScreen(PlayScreen):
    """Which force to raise here."""

    size = (560, 600)

    def __init__(self, session: Session, place: int) -> None:
        super().__init__(session)
        self.place = place

    def title(self) -> str:
        return say("raise_at", place=self.session.place_name(self.place))

    def rows(self) -> Sequence[Row]:
        view, me = self.session.view, self.session.seat
        rows: list[Row] = [
            Pair(say("money_there"), money(money_of(view, me))),
            Pair(say("manpower"), men(view.powers[me].manpower)),
            Head(say("units")),
        ]
        for number, unit in enumerate(view.rules.units_of(view.facts.era), start=1):
            order = Raise(me, unit.id, self.place)
            refused = self.session.why_not(order)
            cost = economy.raising_cost(view, me, unit.id, unit.full_strength)
            note = say("unit_note", cost=money(cost), quarters=unit.quarters)
            told = say(
                "unit_tip", strength=men(unit.full_strength), branch=word(unit.branch),
                attack=share(unit.attack),
                defence=share(unit.defence), men=men(unit.manpower), march=unit.march_km,
            )  # fmt: skip
            rows.append(
                Item(unit.name, Give(order), note, is_on=not refused, tip=refused or told, key=str(number))
            )
            line = say("unit_line", strength=men(unit.full_strength), branch=word(unit.branch))
            rows.append(Text(refused or line, Tone.WARN if refused else Tone.FAINT, told, pixels=SMALL))
        return rows

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Give(order):
                return Pop() if self.session.wish(order).records else None
        return super().on(action, value)
