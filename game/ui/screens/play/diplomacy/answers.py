"""Answers: why an offer was taken or refused, and what a treaty says of land, arms and restraint."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.seat.desk import Reason, score
from game.politics.treaties.restraints import ZONE
from game.rules.land.garrisons import HELD, holder_by
from game.rules.money.arms import limits_men
from game.ui.screens.play.desk.session import Session
from game.ui.text import in_row, men, motive, number, say
from game.ui.widgets.rows import Head, Pair, Row, Tone
from game.words import TreatyKind
from game.world.state.treaties import Proposal, Treaty


def why_rows(reasons: Sequence[Reason]) -> list[Row]:
    """Why the last offer was answered as it was: the terms that decided."""
    if not reasons:
        return []
    total = score(reasons)
    rows: list[Row] = [Head(say("why"))]
    rows += [
        Pair(motive(r.term), number(r.weight), Tone.OK if r.weight > 0 else Tone.DANGER)
        for r in reasons if r.weight
    ]  # fmt: skip
    return [*rows, Pair(say("sum"), number(total), Tone.OK if total > 0 else Tone.DANGER)]


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
