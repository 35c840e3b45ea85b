"""Notes of the AI: whom it warns off whom, and which ally it calls.

A power warns only where it would fight, by the same sum as its pledges; self-help logic minds more that a
warning ties its hands. It calls an ally that has not come by itself when the war does not go without it.
"""

from __future__ import annotations

from game.ai.crises import bargaining, conference
from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import asking, outsiders, solidarity
from game.politics.crises import crises
from game.politics.war.might import coalition
from game.politics.war.might.reach import reach_of
from game.politics.war.outsiders import expeditions
from game.politics.war.outsiders.joining import JoinWar, check_join_war
from game.politics.war.outsiders.warnings_and_calls import (
    CallAlly,
    RefuseCall,
    Warn,
    asks_for_help,
    bond_in,
    check_call_ally,
    check_warn,
)
from game.words import CrisisStep, ExpeditionSize, Motive, Position
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.treaties import War

# --- warnings ---------------------------------------------------------------------------------------


def mind_warnings(desk: Desk) -> None:
    """Warn one challenger off whom one would stand by."""
    view = desk.view
    if view.powers[desk.power].envoys < 1:
        return
    rate = view.rules.minds.crises.warn_look
    if not desk.dice.chance(view.turn, rate, "choice", "warn", view.roster[desk.power].id):
        return
    for crisis in crises.living(view):
        order = Warn(desk.power, crisis.challenger, crisis.defender)
        if crisis.war >= 0 or crisis.step not in (CrisisStep.TENSION, CrisisStep.ULTIMATUM):
            continue
        if desk.power in crisis.parties or check_warn(view, order) is not None:
            continue
        reasons = reasons_to_warn(view, situation.read(view), crisis, conference.resolve_in(desk, crisis))
        if score(reasons) > 0:
            other = reasons_to_warn(
                view, situation.read_otherwise(view), crisis, conference.resolve_in(desk, crisis)
            )
            desk.submit(order, reasons, score(other))
            return


def reasons_to_warn(view: View, here: Situation, crisis: Crisis, resolve: int) -> list[Reason]:
    """The readiness to fight beside the defender, less what it costs to have said so."""
    minds = view.rules.minds.crises
    return [
        *bargaining.reasons_to_fight(view, crisis, Position.AGAINST, here),
        Reason(Motive.RESOLVE, resolve),
        Reason(Motive.TIED_HANDS, fixed.mul(minds.tied_hands, fixed.ONE - here.creed.everything)),
        Reason(Motive.ENVOYS, minds.warn_envoy),
    ]


# --- calls ------------------------------------------------------------------------------------------


def mind_calls(desk: Desk) -> None:
    """Call the bound who stayed away when the war broke out; those who wanted to come have come.

    A lord who cannot put a rising down alone asks for help besides: one guest a quarter, whom he needs most.
    """
    view = desk.view
    for war in queries.wars_of(view, desk.power):
        if war.is_over or war.start >= view.turn or desk.power not in (war.attackers[0], war.defenders[0]):
            continue
        guests = []
        for ally in view.facts.policy_makers:
            order = CallAlly(desk.power, war.id, ally)
            if ally == desk.power or check_call_ally(desk.view, order) is not None:
                continue
            here, asks = situation.read(desk.view), asks_for_help(desk.view, war, order)
            reasons = (asking.reasons_to_ask if asks else reasons_to_call)(desk.view, here, war, ally)
            if asks:
                guests.append((score(reasons), -ally, order, reasons))
            elif score(reasons) > 0:
                desk.submit(order, reasons)
        best = max(guests, key=lambda row: row[:2], default=None)
        if best is not None and best[0] > 0:
            desk.submit(best[2], best[3])


def reasons_to_call(view: View, here: Situation, war: War, ally: int) -> list[Reason]:
    """What an ally would bring, against the wish to win alone."""
    minds = view.rules.minds.crises
    foes = war.opponents_of(here.power)
    friends = war.opponents_of(foes[0])
    theirs = max(1, situation.side_armies(view, here.armies, foes))
    odds = fixed.ratio(situation.side_armies(view, here.armies, friends), theirs)
    brought = fixed.mul(here.armies[ally], reach_of(view, ally, foes[0]))
    return [
        Reason(
            Motive.THEIR_ARMS, fixed.mul(minds.ally_arms, fixed.clip(fixed.ratio(brought, theirs))), (ally,)
        ),
        Reason(Motive.WINNING_ANYWAY, -fixed.mul(minds.alone, coalition.win(min(coalition.MOST_ODDS, odds)))),
    ]


def answer_call(desk: Desk, war: int) -> None:
    """Come in, or say that one will not (nothing happens if nobody called)."""
    view = desk.view
    fight = view.wars[war]
    caller = fight.called.get(desk.power, -1)
    if caller < 0:
        return
    size, reasons = reasons_to_come(view, situation.read(view), fight, caller)
    own = solidarity.resolve_in(desk, fight, size, reasons) if expeditions.is_rising(fight) else 0
    reasons = [*reasons, *([Reason(Motive.RESOLVE, own)] if own else [])]
    other = score(reasons_to_come(view, situation.read_otherwise(view), fight, caller)[1]) + own
    order = JoinWar(desk.power, war, caller, size)
    if score(reasons) > 0 and check_join_war(view, order) is None:
        desk.submit(order, reasons, other)
    else:
        desk.submit(RefuseCall(desk.power, war), reasons, other)


def reasons_to_come(
    view: View, here: Situation, war: War, caller: int
) -> tuple[ExpeditionSize, list[Reason]]:
    """With how much to come when called, and what speaks for it: the war, and a word that was given."""
    word = []
    if bond_in(view, here.power, war, caller) is not None:
        word = [Reason(Motive.GIVEN_WORD, view.rules.minds.crises.called_word, (caller,))]
    if expeditions.is_rising(war):
        size, reasons = outsiders.best(view, here, war, caller)
        return size, [*reasons, *word]
    return ExpeditionSize.ALL, [*solidarity.reasons_to_join(view, here, war, caller), *word]
