"""Which records have a sentence of their own by more than one of their fields (`game.campaign.present`)."""

from __future__ import annotations

from collections.abc import Container

from game.events.effects.home import MoneyMoved
from game.politics.bodies.dividing_line import LineDrawn
from game.politics.crises.crises import CrisisOpened
from game.politics.home.aftermath import PeaceFelt
from game.politics.treaties.signing import TreatyEnded, TreatySigned
from game.politics.war.outbreak.conquest import AllyStayedAway
from game.politics.war.outbreak.war import WarDeclared
from game.politics.war.outsiders.warnings_and_calls import AllyCalled, CallRefused
from game.words import CasusBelli, TreatyKind
from game.world import fixed
from game.world.records import Record


def variant_of(record: Record, variants: Container[str]) -> str:
    """The key of the sentence that a record has by more than one of its fields; "" for most."""
    match record:
        case TreatySigned():
            return _signed(record, variants)
        case TreatyEnded() if record.name:
            return f"{record.type}_{record.how}_named"
        case AllyCalled() | CallRefused() if record.treaty is TreatyKind.TRUCE:
            return f"{record.type}_truce"
        case AllyStayedAway() if record.treaty is TreatyKind.TRUCE:
            return f"{record.type}_truce{'_ships' if record.ships else ''}"
        case CrisisOpened() if record.dispute and record.casus is CasusBelli.INCIDENT:
            return "crisis_opened_incident"
        case CrisisOpened() if record.casus is CasusBelli.CONQUEST:
            return "crisis_opened_conquest"
        case WarDeclared() if record.casus is CasusBelli.CONQUEST:
            return f"war_declared_conquest{'' if record.aims else '_none'}"
        case WarDeclared() if record.casus is CasusBelli.REBELLION:
            return "war_declared_rebellion"
        case PeaceFelt() if not record.land:
            return "peace_felt_whole"
        case MoneyMoved() if record.amount < 0:
            return "money_lost"
        case LineDrawn() if record.how == "founded" and record.outside < fixed.ONE:
            return "line_drawn_founded_below"
    return ""


def _signed(record: TreatySigned, variants: Container[str]) -> str:
    """The sentence for a treaty by more than its kind: some kinds of force, or its own name."""
    if record.kinds and not record.amount:
        return f"treaty_signed_kinds_{'one' if record.subject else 'all'}"
    has_own = f"{record.type}_{record.kind}" in variants
    return f"{record.type}_named" if record.name and not has_own else ""
