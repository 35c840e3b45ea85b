"""Calling: what speaks for bringing an affair before a conference, as named terms.

Before a war everybody is in time. Once arms are at it, who looks on calls a table for a stake (the rising
that may catch, trade, people who flee, armies next door, what a rival would gain) or for a verdict of arms:
a side beaten, or a war in which nothing moves. Without either he lets it go on
(docs/politics.md#time-and-ripeness).
"""

from __future__ import annotations

from game.ai.crises import arms, burdens, stakes, verdicts
from game.ai.crises.bargaining import prospects
from game.ai.crises.judges import Judge
from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.seat.example import example_to
from game.ai.war import outsiders
from game.ai.war.concern import concern_of
from game.politics.crises import crises
from game.politics.crises.papers.possible_settlements import is_rebellion, possible_settlements
from game.politics.crises.seats import mediation
from game.politics.perception import threat
from game.politics.war.ends import stirring
from game.politics.war.outsiders import expeditions
from game.words import Motive, Settlement, TreatyKind
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import War


def case_of(view: View, war: War) -> Crisis:
    """A war as the crisis a conference would deal with."""
    challenger, defender = war.attackers[0], war.defenders[0]
    title = crises.title_of(view, challenger, defender, war)
    return Crisis(-1, title, war.start, challenger, defender, war.casus, war.aims, war=war.id)


def reasons_to_call(view: View, crisis: Crisis, judge: Judge) -> list[Reason]:
    """What speaks for bringing an affair before a conference, as a judge of one's own seat weighs it."""
    feared = max(crisis.parties, key=lambda p: judge.threats.get(p, 0))
    fear, worst = judge.threats.get(feared, 0), _worst(view, crisis, judge)
    drafts, all_of_it = possible_settlements(view, crisis), Draft(Settlement.CESSION, crisis.demands)
    best = max((row.value for row in prospects(view, crisis, drafts, judge)), default=0)
    winning = fixed.ONE - worst if view.power in crisis.parties else 0
    gravity, minds = view.rules.crises.gravity[crisis.casus], view.rules.minds.crises
    looks_on = crisis.war >= 0 and view.power not in crisis.parties
    return [
        Reason(Motive.WHAT_IT_COULD_BRING, max(0, best)),
        Reason(Motive.SPREAD, fixed.mul(fixed.mul(minds.spread, fear), gravity), (feared,)),
        Reason(Motive.NEXT_VICTIM, burdens.next_victim(view, all_of_it, judge)),
        Reason(Motive.OUTMATCHED, fixed.mul(fixed.mul(minds.outmatched, worst), gravity)),
        Reason(Motive.WINNING_ANYWAY, -fixed.mul(minds.outmatched, winning)),
        *(_of_a_war(view, crisis, judge) if looks_on else ()),
        Reason(Motive.TRIFLE, -fixed.mul(minds.trifle, fixed.ONE - gravity)),
        Reason(Motive.FAR_AWAY, -_far_off(view, crisis, judge)),
        Reason(Motive.ENVOYS, -minds.call_envoys),
    ]


def _far_off(view: View, crisis: Crisis, judge: Judge) -> int:
    """What keeps a third power from a demand on somebody far off: realists mind their own neighbours."""
    if crisis.war >= 0 or view.power in crisis.parties:
        return 0
    away = fixed.ONE - concern_of(view, view.power, crisis.defender)
    return fixed.mul(fixed.mul(view.rules.minds.crises.far_off, away), fixed.ONE - judge.creed.crises)


def _worst(view: View, crisis: Crisis, judge: Judge) -> int:
    """The chance of a party to be beaten; of who fights already, what hope he has lost."""
    chance = arms.challengers_chance(view, crisis, judge)
    if arms.is_at_it(crisis, view.power):
        return fixed.ONE - arms.hope(view, crisis, judge, chance)
    return {crisis.defender: chance, crisis.challenger: fixed.ONE - chance}.get(view.power, 0)


# --- a war of others --------------------------------------------------------------------------------


def _of_a_war(view: View, crisis: Crisis, judge: Judge) -> list[Reason]:
    """The stake in a war of others, and whether arms have spoken."""
    minds, war = view.rules.minds.crises, view.wars[crisis.war]
    spoken = arms.verdict_of_arms(view, war)
    open_yet = fixed.ONE - spoken
    return [
        *_stakes(view, crisis, judge, war),
        Reason(Motive.VERDICT_OF_ARMS, fixed.mul(minds.verdict, spoken)),
        Reason(Motive.UNDECIDED, -fixed.mul(minds.undecided, open_yet)),
        Reason(
            Motive.LET_THEM_TIRE,
            -fixed.mul(fixed.mul(minds.let_them_tire, open_yet), fixed.ONE - judge.creed.crises),
        ),
        Reason(Motive.HONEST_BROKER, _brokers(view, crisis)),
        Reason(Motive.TO_ASK_LEAVE, fixed.mul(spoken, _leave_to_come(view, judge, war))),
    ]


def _leave_to_come(view: View, judge: Judge, war: War) -> int:
    """What the table's leave would be worth to who would come into others' rising with it and not without."""
    if not expeditions.is_rising(war) or not expeditions.is_theirs(war):
        return 0
    here = situation.read(view)
    if here.creed != judge.creed:
        here = situation.read_otherwise(view)
    most = 0
    for beside in (war.defenders[0], war.attackers[0]):
        given, none = (score(outsiders.best(view, here, war, beside, leave)[1]) for leave in (1, None))
        most = max(most, max(0, given) - max(0, none))
    return most


def _stakes(view: View, crisis: Crisis, judge: Judge, war: War) -> list[Reason]:
    """What a war of others costs or threatens who looks on."""
    minds = view.rules.minds.crises
    affair = stakes.affair_of(view, crisis, judge)
    catches = example_to(view, view.power, crisis.challenger) if is_rebellion(view, crisis) else 0
    next_door, men = _armies_next_door(view, crisis, judge)
    return [
        Reason(Motive.CONTAGION, fixed.mul(minds.contagion, catches), (crisis.challenger,)),
        Reason(Motive.WAR_TRADE, fixed.mul(minds.war_trade, _trade(view, crisis, judge))),
        Reason(Motive.REFUGEES, minds.refugees if _is_torn(view, war) else 0),
        Reason(Motive.ARMIES_NEXT_DOOR, fixed.mul(minds.armies_next_door, men), next_door),
        Reason(Motive.IF_ARMS_DECIDE, max(0, -verdicts.worth_of_none(view, crisis, judge, affair))),
    ]


def _trade(view: View, crisis: Crisis, judge: Judge) -> int:
    """How much of a power's trade a war disturbs: its partners in it, against its own output."""
    outputs = situation.read(view).outputs
    partners = [p for p in crisis.parties if queries.treaties_between(view, view.power, p, TreatyKind.TRADE)]
    return fixed.clip(fixed.ratio(sum(outputs[p] for p in partners), judge.output))


def _is_torn(view: View, war: War) -> bool:
    """Whether towns next to one's own land have changed hands in a war: people flee from there."""
    borders, owner = index_of(view.map).borders, view.places.owner
    taken = stirring.footing(view, war).taken
    return any(int(owner[b]) == view.power for place in taken for b in borders[place])


def _armies_next_door(view: View, crisis: Crisis, judge: Judge) -> tuple[tuple[int, ...], int]:
    """The stronger belligerent at one's border, and its men against one's own, as far as it is distrusted."""
    near, mine = threat.neighbours(view)[view.power], judge.armies[view.power]
    found = [
        (
            fixed.mul(
                fixed.ratio(judge.armies[p], max(1, judge.armies[p] + mine)),
                fixed.ONE - int(view.beliefs.trust[view.power, p]),
            ),
            p,
        )
        for p in crisis.parties
        if p in near
    ]
    men, who = max(found, default=(0, -1))
    return ((who,) if who >= 0 else ()), men


def _brokers(view: View, crisis: Crisis) -> int:
    """What speaks for offering to mediate: both trust one, and one stands on neither side."""
    if not mediation.may_mediate(view, view.power, crisis.parties):
        return 0
    return fixed.mul(
        view.rules.minds.crises.broker, mediation.standing_with(view, view.power, crisis.parties)
    )
