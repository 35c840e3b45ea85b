"""Founding a body: its kind, its name, and whom one asks to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.bodies import assembly, belonging
from game.ai.seat.desk import score
from game.politics.bodies.institutions import bodies_of
from game.politics.bodies.membership import FoundInstitution
from game.politics.envoys import envoy_cost
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.bodies import bodyrows
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say, word
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Head, Item, Panel, Row, Text, Tone
from game.words import Preset


@dataclass(frozen=True, slots=True)
class ChoosePreset(Action):
    """Choose the kind of body."""

    preset: Preset


@dataclass(frozen=True, slots=True)
class TypeName(Action):
    """Type its name."""


@dataclass(frozen=True, slots=True)
class ToggleGuest(Action):
    """Ask a power to come, or not."""

    power: int


@dataclass(frozen=True, slots=True)
class Found(Action):
    """Found it as it is laid out."""


class FoundScreen(PlayScreen):
    """Kinds of bodies on the left with what they are, the name and the guests on the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        mine = {b.preset for b in bodies_of(session.view, session.seat)}
        thinkable = [p for p in Preset if session.view.facts.can_think_of(p)]
        self.preset = next((p for p in thinkable if p not in mine), Preset.ANARCHY)
        self.named = belonging.body_in_mind(session.view, session.seat, self.preset).name
        self.guests: tuple[int, ...] = ()
        self.focus_first = ChoosePreset(self.preset)

    @property
    def order(self) -> FoundInstitution:
        """The body as it is laid out now."""
        return FoundInstitution(self.session.seat, self.preset, self.named.strip(), self.guests)

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(440, 400, 640)
        return (
            Panel("kinds", left, self._kinds(), say("found_body"), fits="down"),
            Panel("guests", right, self._guests(), say("who_is_asked"), fits="down"),
        )

    def _kinds(self) -> tuple[Row, ...]:
        plan = belonging.body_in_mind(self.session.view, self.session.seat, self.preset)
        return (
            *(
                Item(word(f"preset_{p}"), ChoosePreset(p), "", p is self.preset, chooses=True)
                for p in Preset if self.session.view.facts.can_think_of(p)
            ),
            Text(say(f"tip_preset_{self.preset}"), Tone.FAINT),
            Head(say("parameters")), *bodyrows.parameter_rows(plan),
        )  # fmt: skip

    def _guests(self) -> tuple[Row, ...]:
        session, view, me = self.session, self.session.view, self.session.seat
        plan = belonging.body_in_mind(view, me, self.preset)
        rows: list[Row] = [Entry(say("name"), TypeName(), self.named), Head(say("guests"))]
        for power in view.facts.policy_makers:
            if power == me or not view.powers[power].exists:
                continue
            would = score(belonging.worth(assembly.judge_for(view, power), plan)) > 0
            rows.append(Item(session.power_name(power), ToggleGuest(power),
                             say("would_come" if would else "would_stay_away"), power in self.guests,
                             swatch=session.flag(power)))  # fmt: skip
        refused = session.why_not(self.order)
        cost = say("costs_envoys", count=envoy_cost(view, self.order.kind))
        found = Button(say("found_it"), Found(), "ctrl+return", not refused, not refused, refused or cost)
        note = Text(refused or cost, Tone.WARN if refused else Tone.FAINT)
        return (*rows, note, Buttons((found, self.back())))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ChoosePreset(preset):
                usual = belonging.body_in_mind(self.session.view, self.session.seat, self.preset).name
                if self.named == usual:
                    self.named = belonging.body_in_mind(self.session.view, self.session.seat, preset).name
                self.preset = preset
            case TypeName() if value is not None:
                self.named = str(value)
            case ToggleGuest(power):
                self.guests = tuple(sorted(set(self.guests) ^ {power}))
            case Found() | TypeName():
                if self.session.wish(self.order).records:
                    return Pop()
            case _:
                return super().on(action, value)
        return None
