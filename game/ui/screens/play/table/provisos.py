"""The condition that a promise of ours is tied to: buttons below what we promise or give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.politics.crises.papers import dues, means
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Text, Tone
from game.words import PledgeSize, Position, Proviso
from game.world.state.crises import Crisis, Draft, Pledge


@dataclass(frozen=True, slots=True)
class ToggleProviso(Action):
    """Choose what our next Yes is tied to."""

    only_if: Proviso


def rows(
    session: Session,
    crisis: Crisis,
    pledge: Pledge,
    deed: Callable[[Proviso], Action],
    draft: Draft | None = None,
) -> list[Row]:
    """The conditions that could be tied to a promise of more than a voice; nothing below that."""
    if pledge.size in (PledgeSize.NONE, PledgeSize.VOICE):
        return []
    buttons = tuple(
        Button(
            say(f"table_only_{only_if}"), deed(only_if), is_lit=only_if is pledge.only_if,
            tip=_tip(session, crisis, pledge, only_if, draft), is_quiet=True,
        )
        for only_if in Proviso
    )  # fmt: skip
    return [Text(say("table_only_if"), Tone.FAINT, pixels=15), Buttons(buttons)]


def _tip(session: Session, crisis: Crisis, pledge: Pledge, only_if: Proviso, draft: Draft | None) -> str:
    """What a condition means, and whether it is met as things stand."""
    tied = Pledge(pledge.size, pledge.beside, only_if=only_if)
    met = dues.is_met(session.view, crisis, session.seat, tied, draft)
    told = say(f"table_only_tip_{only_if}")
    return told if met else f"{told} {say('table_only_unmet')}"


def told(pledge: Pledge | None) -> str:
    """The condition of a promise in a sentence; empty where there is none to tell of."""
    if pledge is None or pledge.only_if is Proviso.NONE:
        return ""
    return say(f"table_only_told_{pledge.only_if}")


def of_yes(size: PledgeSize, only_if: Proviso) -> Proviso:
    """The condition of a Yes: a voice has none."""
    armed = size in means.RUNGS and size is not PledgeSize.VOICE
    return only_if if armed else Proviso.NONE


def given(size: PledgeSize, only_if: Proviso) -> Pledge:
    """What a Yes would give."""
    return Pledge(size, Position.MEDIATE, only_if=of_yes(size, only_if))
