"""Answers: why an offer was taken or refused, and what a treaty says of land, arms and restraint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.seat.desk import Reason, score
from game.politics.treaties.restraints import ZONE
from game.rules.land.garrisons import HELD, holder_by
from game.rules.money.arms import limits_men
from game.ui.screens.play.desk.session import Session
from game.ui.telling.decisions import Then, Voice, sums, tell
from game.ui.text import in_row, men, number, say
from game.ui.widgets.rows import Action, Button, Head, Row, Text, Tone
from game.words import TreatyKind
from game.world.state.treaties import Proposal, Treaty


@dataclass(frozen=True, slots=True)
class KeepSecret(Action):
    """Offer what can be kept from the others in secret, or openly again."""


def secret_button(*, is_on: bool) -> Button:
    """The button that turns offers secret, or open again."""
    text = say("offer_openly" if is_on else "offer_in_secret")
    return Button(text, KeepSecret(), "k", tip=say("tip_offer_in_secret"))


def why_rows(session: Session, reasons: Sequence[Reason]) -> list[Row]:
    """Why the last offer was answered as it was, in sentences; the terms are in the tip."""
    if not reasons:
        return []
    agrees = score(reasons) > 0
    verdict = say("they_agree" if agrees else "they_refuse")
    told = tell(session, reasons, Voice.THEY, verdict, Then.ASK_AGAIN)
    return [Head(say("why")), Text(told.whole, Tone.OK if agrees else Tone.WARN, tip=sums(reasons))]


def holds_or_limits(session: Session, bond: Treaty) -> str:
    """Whose land a treaty lets whom hold, or what a limit of arms leaves to whom; '' for other treaties."""
    if bond.kind in HELD:
        places = in_row(session.place_name(p) for p in bond.places)
        return say("holds_places", power=session.power_name(holder_by(bond)), places=places)
    if bond.kind is not TreatyKind.ARMS_LIMIT:
        return ""
    units = session.view.rules.units
    told = [f"{session.power_name(c.power)}: {units[c.unit].name} {number(c.most)}" for c in bond.caps]
    if bond.subject >= 0 and limits_men(bond):
        told.insert(0, f"{session.power_name(bond.subject)}: {men(bond.amount)}")
    return in_row(told)


def restraint_name(session: Session, bond: Treaty | Proposal) -> str:
    """What a treaty of restraint says: who stands back, whose land is renounced, what lies empty."""
    if bond.kind is ZONE:
        return say("lies_empty", places=in_row(session.place_name(p) for p in bond.places))
    state = session.power_name(bond.about)
    if bond.kind is TreatyKind.SPHERE:
        return say("stands_back", power=session.power_name(bond.subject), state=state)
    return say("all_renounce", state=state)
