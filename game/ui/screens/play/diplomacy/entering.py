"""What to send into others' war: ships alone, a part of the army or everything, and till when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.politics.war.outsiders import expeditions
from game.politics.war.outsiders.joining import JoinWar, price_of_no, turns_coat
from game.ui.screens.actions import Stay
from game.ui.screens.play.desk.session import Session
from game.ui.text import beginning, men, quarter, say, share, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Row, Text, Tone
from game.words import ExpeditionSize
from game.world.state.treaties import NEVER, War

#: The keys of the three choices, the heaviest first.
KEYS = {ExpeditionSize.ALL: "e", ExpeditionSize.CORPS: "p", ExpeditionSize.FLEET: "s"}


@dataclass(frozen=True, slots=True)
class SendSize(Action):
    """Think of sending so much."""

    size: ExpeditionSize


def may_enter(session: Session, war: War, size: ExpeditionSize) -> bool:
    """Whether the seat could enter a war with so much, or send its expedition anew."""
    orders = (JoinWar(session.seat, war.id, side[0], size) for side in (war.attackers, war.defenders))
    return any(not session.why_not(order) for order in orders)


def price_told(session: Session, war: War, beside: int) -> str:
    """What it costs one's name to come in after all, where one has said no to this war."""
    price = price_of_no(session.view, session.seat, war, beside)
    told = "changing_sides" if turns_coat(war, session.seat, beside) else "coming_after_all"
    return say(told, price=share(price)) if price else ""


def size_rows(session: Session, war: War, chosen: ExpeditionSize) -> Sequence[Row]:
    """What is there already, what could be sent, and what the choice means."""
    rows: list[Row] = []
    sent = war.expeditions.get(session.seat)
    if sent is not None and sent.until < NEVER:
        when = quarter(session.view.facts.calendar, sent.until)
        rows.append(Text(say("expedition_there", sent=word(f"sent_{sent.size}"), when=when)))
    if not any(may_enter(session, war, size) for size in KEYS):
        return rows
    buttons = (
        Button(
            beginning(word(f"sent_{size}")),
            Stay() if size is chosen else SendSize(size),
            key,
            is_lit=size is chosen,
            tip=say(f"tip_sent_{size}"),
        )
        for size, key in KEYS.items()
    )
    return [
        *rows,
        Head(say("what_to_send")),
        Buttons(tuple(buttons)),
        Text(_meaning(session, war, chosen), Tone.FAINT),
    ]


def _meaning(session: Session, war: War, size: ExpeditionSize) -> str:
    """How many men go, and when they come home."""
    view = session.view
    plan = expeditions.outfit(view, war, session.seat, size)
    going = sum(view.forces[i].strength for i in plan.forces) if plan is not None else 0
    goes = say("part_goes", men=men(going)) if size is ExpeditionSize.CORPS else say(f"goes_{size}")
    if plan is None or plan.until == NEVER:
        return goes
    return f"{goes} {say('comes_home', when=quarter(view.facts.calendar, plan.until))}"
