"""Treaties of restraint: which state to leave to whom or to take nothing from, which border to keep empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.seat.desk import Reason
from game.politics.perception import threat
from game.politics.treaties.restraints import RESTRAINING, ZONE, border_places
from game.politics.treaties.treaties import HIDDEN, ProposeTreaty
from game.ui.screens.actions import Give
from game.ui.screens.base import Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.foretold import foretold_item
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.answers import KeepSecret, restraint_name, secret_button, why_rows
from game.ui.text import say
from game.ui.widgets.rows import Action, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import TreatyKind
from game.world.state import queries


@dataclass(frozen=True, slots=True)
class ChooseState(Action):
    """Choose the state to agree about."""

    state: int


@dataclass(frozen=True, slots=True)
class ToggleProvince(Action):
    """Take a province into the empty border, or leave it out."""

    place: int


class RestraintScreen(PlayScreen):
    """The states such a treaty could be about on the left, what can be agreed about one on the right."""

    def __init__(self, session: Session, power: int) -> None:
        super().__init__(session)
        self.power = power
        near, far = self._states()
        self.state = next(iter((*near, *far)), -1)
        self.places: tuple[int, ...] = ()  # chosen for a zone, ascending
        self.reasons: tuple[Reason, ...] = ()
        self.in_secret = False
        self.focus_first = ChooseState(self.state)

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(330, 560, 600)
        title = say("restraints_with", power=self.session.power_name(self.power))
        return (
            Panel("states", left, self._list(), say("about_which_state")),
            Panel("terms", right, self._terms(), title, fits="down"),
        )

    def _states(self) -> tuple[list[int], list[int]]:
        """Free states that are neither party: those next door to either, and the others."""
        view, parties = self.session.view, (self.session.seat, self.power)
        near = threat.neighbours(view)
        free = [
            p for p in queries.existing(view)
            if p not in parties and queries.sovereign_of(view, p) == p
        ]  # fmt: skip
        close = [p for p in free if any(q in near[p] for q in parties)]
        return close, [p for p in free if p not in close]

    def _list(self) -> tuple[Row, ...]:
        close, far = self._states()
        return (
            Head(say("next_door")), *(self._line(p) for p in close),
            Head(say("other_powers")), *(self._line(p) for p in far),
        )  # fmt: skip

    def _line(self, state: int) -> Item:
        facts = self.session.view.roster[state]
        return Item(
            facts.name,
            ChooseState(state),
            is_lit=state == self.state,
            swatch=self.session.flag(state),
            chooses=True,
        )

    def _terms(self) -> tuple[Row, ...]:
        session, me, state = self.session, self.session.seat, self.state
        rows: list[Row] = [Pair(say("envoys"), str(session.view.powers[me].envoys), tip=say("tip_envoys"))]
        if state >= 0:
            name, other = session.power_name(state), session.power_name(self.power)
            offers = (
                (say("we_stand_back", state=name), TreatyKind.SPHERE, me),
                (say("they_stand_back", power=other, state=name), TreatyKind.SPHERE, self.power),
                (say("nobody_takes", state=name), TreatyKind.SELF_DENIAL, -1),
            )
            rows.append(Head(say("propose")))
            for number, (text, kind, subject) in enumerate(offers, 1):
                secret = self.in_secret and kind in HIDDEN
                order = ProposeTreaty(me, self.power, kind, state, subject, secret=secret)
                tip = say(f"tip_treaty_{kind}")
                rows.append(foretold_item(session, text, order, str(number), tip))
            rows.append(Buttons((secret_button(is_on=self.in_secret),)))
            rows.append(Text(say("restraints_explained"), Tone.FAINT))
        rows += self._zone()
        rows += why_rows(self.session, self.reasons)
        rows += self._standing()
        return (*rows, Buttons((self.back(),)))

    def _zone(self) -> list[Row]:
        """The provinces along the common border, to be picked, and the offer to keep those picked empty."""
        session, owner = self.session, self.session.view.places.owner
        border = border_places(session.view, session.seat, self.power)
        if not border:
            return []
        rows: list[Row] = [Head(say("empty_border"))]
        rows += [
            Item(
                session.place_name(p), ToggleProvince(p), session.power_name(int(owner[p])), p in self.places
            )
            for p in border
        ]
        order = ProposeTreaty(session.seat, self.power, ZONE, places=self.places)
        text = say("keep_empty", count=len(self.places))
        tip = say("tip_treaty_demilitarised_zone")
        return [*rows, foretold_item(session, text, order, "4", tip)]

    def _standing(self) -> list[Row]:
        """What the two have agreed already."""
        session = self.session
        bonds = queries.treaties_between(session.view, session.seat, self.power, *RESTRAINING)
        found = [Text(restraint_name(session, treaty)) for treaty in bonds]
        return [Head(say("our_treaties")), *found] if found else []

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ChooseState(state):
                self.state, self.reasons, self.session.notice = state, (), ""
            case KeepSecret():
                self.in_secret, self.reasons = not self.in_secret, ()
            case ToggleProvince(place):
                self.places = tuple(sorted({*self.places} ^ {place}))
            case Give(ProposeTreaty() as order):
                self.reasons = self.session.wish(order).reasons_of(order.to)
            case _:
                return super().on(action, value)
        return None
