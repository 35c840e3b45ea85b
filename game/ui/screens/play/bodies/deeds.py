"""What an order would do, in words: for whoever thinks of giving it."""

from __future__ import annotations

from game.ai.bodies.votes import as_motion
from game.politics.bodies.congress import CallCongress, CastVote
from game.politics.crises.courtesies import Apologise, ExpelEnvoy, Influence
from game.politics.statecraft.aid import Aid
from game.politics.statecraft.inspections import Inspect
from game.politics.statecraft.reassurance import Reassure, men_to_spare
from game.politics.statecraft.sanctions import Sanction
from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.warnings_and_calls import Warn
from game.rules.orders import Order
from game.ui.screens.play.bodies.bodyrows import question
from game.ui.screens.play.desk.session import Session
from game.ui.text import in_row, men, money, say, span, when, word


def told_of(session: Session, order: Order) -> str:
    """What an order would do, in words."""
    match order:
        case JoinWar():
            war = session.view.wars[order.war]
            return say("join_beside", power=session.power_told(order.beside), war=war.name)
        case DeclareWar():
            return say("war_on", power=session.power_told(order.target))
        case ProposeTreaty() if order.about >= 0:
            return say(
                "offer_restraint",
                treaty=word(order.treaty),
                power=session.power_told(order.to),
                state=session.power_told(order.about),
            )
        case ProposeTreaty() if order.places:
            names = in_row(session.place_name(p) for p in order.places)
            return say("offer_zone", power=session.power_told(order.to), places=names)
        case ProposeTreaty():
            return say("offer_treaty", treaty=word(order.treaty), power=session.power_told(order.to))
        case CallCongress():
            body = session.view.bodies[order.body]
            return say("congress_on", question=question(session, as_motion(order), body))
        case CastVote():
            body = session.view.bodies[order.body]
            assert body.motion is not None
            return say("vote_on", question=question(session, body.motion, body))
        case Sanction() | Inspect() | ExpelEnvoy() | Influence():
            return say(f"do_{order.kind}", power=session.power_told(order.target))
        case Reassure() | Apologise():
            return say(f"do_{order.kind}", power=session.power_told(order.to))
        case Aid():
            key = "do_aid_secretly" if order.secret else "do_aid"
            return say(key, power=session.power_told(order.to), amount=money(order.amount))
    return word(f"order_{order.kind}")


def effect_of(session: Session, order: Order) -> str:
    """What a gesture does: how many men it takes, or how long a word binds; '' for other orders."""
    view = session.view
    match order:
        case Reassure():
            rest = span(view.rules.economy.furlough_quarters)
            return say("tip_reassure", men=men(men_to_spare(view, order.power, order.to)), rest=rest)
        case Warn():
            return say("tip_warn", until=bound_until(session))
    return ""


def bound_until(session: Session) -> str:
    """Until when a warning binds that is given now."""
    view = session.view
    last = view.turn + view.rules.diplomacy.warning_quarters
    return when(view.facts.calendar, min(last, view.facts.extended_last_turn))
