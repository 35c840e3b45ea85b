"""Before the guns speak: the forecast of an attack, landing or storm, term by term, and the word to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.rules.land.combat import Attack
from game.rules.land.forecast import Forecast, forecast
from game.rules.land.outcome import Loss
from game.rules.land.siege import Storm, storm_forecast
from game.rules.land.zoc import board_of
from game.rules.sea.transport import Land
from game.ui.map.pieces.marks import Arrow, ArrowKind, Highlight
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.odds_rows import chance_rows, side_rows
from game.ui.screens.play.desk.session import Session
from game.ui.text import men, say, share
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Row, Space, Text, Tone
from game.world.state.forces import Force

WIDTH = 356  # of the forecast, which leaves the field in sight
NEAR = 6  # the step of zoom from which an attack is looked at


@dataclass(frozen=True, slots=True)
class Begin(Action):
    """Give the word to begin."""


@dataclass(frozen=True, slots=True)
class ToggleAdvance(Action):
    """Follow up a victory, or stay."""


@dataclass(frozen=True, slots=True)
class ToggleForce(Action):
    """Let a force join in, or leave it out."""

    force: int


class AttackScreen(PlayScreen):
    """An attack by forces on a neighbouring hex, foreseen."""

    opens = True
    dims = False

    def __init__(self, session: Session, order: Attack) -> None:
        super().__init__(session)
        self.order = order
        view = session.view
        near = [
            f.id for f in view.forces_of(session.seat)
            if f.hex >= 0 and order.target in board_of(session.view).near[f.hex] and f.id not in order.forces
        ]  # fmt: skip
        able = [i for i in near if not session.why_not(Attack(session.seat, (i,), order.target))]
        self.others = tuple(able)
        self._came_from = session.atlas.camera.view()
        session.atlas.camera.zoom(max(0, NEAR - session.atlas.camera.level))
        session.atlas.centre_on(order.target)
        session.atlas.camera.pan(self.context.px(WIDTH // 2), 0)  # clear of the sheet
        self._point()

    def closed(self) -> None:
        """The atlas looks again where it looked: a click there means what it would have meant."""
        self.session.atlas.camera.return_to(self._came_from)

    def _point(self) -> None:
        """Show the attack on the atlas: an arrow from every hex it starts on, and its target."""
        starts = dict.fromkeys(f.hex for f in self._forces() if f.hex >= 0)
        atlas, target = self.session.atlas, self.order.target
        atlas.arrows = [Arrow(start, target, ArrowKind.ATTACK) for start in starts]
        atlas.highlights = dict.fromkeys(starts, Highlight.REACH) | {target: Highlight.TARGET}

    def panels(self) -> Sequence[Panel]:
        px, (width, height) = self.context.px, self.context.size
        refused = self.session.why_not(self.order)
        box = (width - px(WIDTH + 6), px(12), px(WIDTH), height - px(24))
        if refused:
            rows: tuple[Row, ...] = (Text(refused, Tone.WARN), Buttons((self.back(),)))
            return (Panel("forecast", box, rows, say("attack"), fits="down"),)
        seen = forecast(self.session.view, self._forces(), self.order.target, board_of(self.session.view))
        rows = (
            *outlook_rows(self.session, seen), *self._buttons(), *self._company(),
            *sides_rows(self.session, seen),
        )  # fmt: skip
        return (Panel("forecast", box, rows, self._title(), fits="down"),)

    def _title(self) -> str:
        place = int(self.session.view.map.place[self.order.target])
        return say("attack_on", place=self.session.town_name(place))

    def _forces(self) -> list[Force]:
        return [self.session.view.forces[i] for i in self.order.forces]

    def _company(self) -> list[Row]:
        """Own forces beside the target that could join in."""
        view, chosen = self.session.view, set(self.order.forces)
        found = [i for i in (*self.order.forces, *self.others) if i in view.forces]
        if len(found) < 2:
            return []
        return [Head(say("taking_part")), *(
            Item(view.forces[i].name, ToggleForce(i), men(view.forces[i].strength), i in chosen)
            for i in found
        )]  # fmt: skip

    def _buttons(self) -> tuple[Row, ...]:
        advance = Button(
            say("advance"), ToggleAdvance(), "v", is_lit=self.order.advance, tip=say("tip_advance")
        )
        return (Buttons((Button(say("begin_attack"), Begin(), "return", is_lit=True), advance, self.back())),)

    def on(self, action: Action, value: Any) -> Result:
        order = self.order
        match action:
            case Begin():
                self.session.give(order)
                return Pop()
            case ToggleAdvance():
                self.order = Attack(order.power, order.forces, order.target, not order.advance)
            case ToggleForce(i):
                ids = tuple(f for f in order.forces if f != i) if i in order.forces else (*order.forces, i)
                if ids:
                    self.order = Attack(order.power, ids, order.target, order.advance)
                    self._point()
            case _:
                return super().on(action, value)
        return None


class ForeseenScreen(PlayScreen):
    """An order that begins a fight, foreseen: what is likely to come of it, and the word to begin."""

    opens = True
    size = (440, 660)

    def __init__(self, session: Session, order: Land | Storm) -> None:
        super().__init__(session)
        self.order = order

    def foreseen(self, forces: list[Force]) -> list[Row]:
        """What is likely to come of it."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        refused = self.session.why_not(self.order)
        if refused:
            return [Text(refused, Tone.WARN)]
        return self.foreseen([self.session.view.forces[i] for i in self.order.forces])

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Begin():
                self.session.give(self.order)
                return Pop()
        return super().on(action, value)


class LandingScreen(ForeseenScreen):
    """A landing on a shore that is held, foreseen: the battle it begins."""

    order: Land

    def title(self) -> str:
        place = int(self.session.view.map.place[self.order.hex])
        return say("landing_at", place=self.session.town_name(place))

    def foreseen(self, forces: list[Force]) -> list[Row]:
        seen = forecast(self.session.view, forces, self.order.hex, board_of(self.session.view))
        begin = Buttons((Button(say("begin_landing"), Begin(), "return", is_lit=True),))
        return [*outlook_rows(self.session, seen), begin, *sides_rows(self.session, seen)]


class StormScreen(ForeseenScreen):
    """The storm of a fortress, foreseen."""

    order: Storm

    def title(self) -> str:
        return say("storm_of", place=self.session.place_name(self.order.place))

    def foreseen(self, forces: list[Force]) -> list[Row]:
        session = self.session
        seen = storm_forecast(session.view, self.order.place, forces)
        return [
            *side_rows(session, seen.attacker, say("attackers")),
            *side_rows(session, seen.garrison, say("garrison")),
            Head(say("forecast")),
            *chance_rows(session, seen.ratio, seen.chance),
            Pair(say("own_losses"), _span(seen.attacker_loss)),
            Pair(say("their_losses"), _span(seen.garrison_loss)),
            Space(),
            Buttons((Button(say("storm"), Begin(), "return", is_lit=True),)),
        ]


def outlook_rows(session: Session, seen: Forecast) -> list[Row]:
    """What is likely to come of a battle."""
    rows = [
        *chance_rows(session, seen.ratio, seen.chance),
        Pair(say("own_losses"), _span(seen.attacker_loss)),
        Pair(say("their_losses"), _span(seen.defender_loss)),
        Pair(say("rout"), share(seen.rout)),
        Pair(say("repulse"), share(seen.repulse)),
    ]
    if seen.supporters:
        rows.append(Text(say("marching", count=len(seen.supporters)), Tone.WARN))
    if seen.refuge < 0:
        rows.append(Text(say("no_refuge"), Tone.OK))
    if seen.slippery:
        rows.append(Text(say("slippery", count=seen.slippery), Tone.FAINT))
    return rows


def sides_rows(session: Session, seen: Forecast) -> list[Row]:
    """Who meets whom in a battle, term by term."""
    rows = side_rows(session, seen.attacker, say("attackers"))
    return rows + side_rows(session, seen.defender, say("defenders"))


def _span(loss: Loss) -> str:
    """Losses as what is likely: from the lower to the upper tenth, and the mean."""
    return say("span", low=men(loss.low), high=men(loss.high), mean=men(loss.expected))
