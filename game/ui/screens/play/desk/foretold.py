"""How an offer would be received: a word beside it before it is sent, and the reason in a sentence."""

from __future__ import annotations

from typing import Final

from game.ai.advice.guess import Band, Guess, as_told, guess
from game.ai.seat.desk import Reason
from game.campaign.agenda.stands import Stand
from game.campaign.books.refusals import refused
from game.politics.bodies.membership import Invite
from game.politics.treaties.treaties import ProposeTreaty
from game.ui.screens.actions import Give
from game.ui.screens.play.desk.session import Session
from game.ui.telling.decisions import Voice, because, clause
from game.ui.text import beginning, called, say
from game.ui.widgets.rows import Item, Tone
from game.words import Position

TONES: Final = {
    Band.SIGN: Tone.OK, Band.PROBABLY: Tone.OK, Band.DOUBTFUL: Tone.WARN, Band.PROBABLY_NOT: Tone.WARN,
    Band.REFUSE: Tone.DANGER, Band.NEVER: Tone.DANGER,
}  # fmt: skip


def foretold_item(session: Session, text: str, order: ProposeTreaty | Invite, key: str, tip: str) -> Item:
    """A line that makes an offer and says how it would be received; off, with the reason, if it may not."""
    if off := session.why_not(order):
        return Item(beginning(text), Give(order), is_on=False, tip=off, key=key)
    if session.campaign.is_human(order.to):
        note = say("a_person_decides")
        return Item(beginning(text), Give(order), note, tip=tip, key=key)
    found = foretell(session, order)
    told = f"{sentence(session, found)}\n{tip}"
    why = _clause(session, found.decides)
    band, tone = say(f"band_{found.band}"), TONES[found.band]
    note = say("band_because", band=band, reason=why) if why else band
    return Item(beginning(text), Give(order), note, tip=told, tone=tone, key=key)


def foretell(session: Session, order: ProposeTreaty | Invite) -> Guess:
    """How an offer of the seat would be received, as far as the seat can tell."""
    found = guess(session.view, order, refused(session.view, session.campaign.chronicle.entries))
    return as_told(found, session.view.settings.comfort_of(session.name))


def sentence(session: Session, found: Guess) -> str:
    """What the other would answer and why, in a sentence or two."""
    why, but = _clause(session, found.decides), _clause(session, found.speaks_against)
    if not why:
        return say("guess_indifferent")
    if found.doubt is not None:
        return say(f"doubt_{found.doubt}")
    told = say(f"guess_{found.band}", reason=why)
    return f"{told} {say('guess_but', reason=but)}" if but else told


def _clause(session: Session, reason: Reason | None) -> str:
    """A term of the other's sum as a clause about them and us; '' for none."""
    return "" if reason is None else clause(session, reason, Voice.THEY)


def told_stand(session: Session, stand: Stand) -> str:
    """Where a court says it would stand in an affair, and what weighs most for standing there."""
    crisis = session.view.crises[stand.crisis]
    told = say(
        f"would_stand_{stand.position}",
        power=session.power_told(stand.power),
        challenger=session.power_told(crisis.challenger),
        defender=session.power_told(crisis.defender),
        affair=called(crisis.title),
    )
    side = {Position.FOR: 1, Position.AGAINST: -1}.get(stand.position, 0)
    weightiest = max(stand.reasons, key=lambda r: (side * r.weight, r.term), default=None)
    if not side or weightiest is None or side * weightiest.weight <= 0:
        return beginning(told)
    why = because(session, stand.reasons, Voice.IT, weightiest)
    return f"{beginning(told)} {why}"
