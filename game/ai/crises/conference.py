"""The AI at the conference table: whom it stands by, what it promises, proposes, votes for and answers.

Every act is the sign of a sum of named terms: the stakes (`game.ai.crises.stakes`), the coalition's terms
for those who would have to fight, the ambition's for who must press or back down. What others will say is
guessed from the same sums on one's own View.
"""

from __future__ import annotations

from collections.abc import Callable

from game.ai.crises import bargaining, calling, judges, provisos
from game.ai.crises.judges import judge_of
from game.ai.crises.resting import reasons_to_rest
from game.ai.crises.verdicts import verdict_on
from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.resolve import resolve
from game.ai.war import outsiders
from game.politics.crises import conference as table
from game.politics.crises import crises
from game.politics.crises.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
    check_pledge,
)
from game.politics.crises.crises import CallConference, check_call_conference
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement, check_vote_settlement, voices
from game.politics.crises.papers import dues, means
from game.politics.crises.papers.possible_settlements import is_possible, possible_settlements
from game.politics.crises.seats.sittings import is_awaited
from game.politics.perception import conduct
from game.politics.war.outsiders import expeditions
from game.words import (
    CrisisAnswer,
    CrisisStep,
    Errand,
    ExpeditionSize,
    Means,
    Motive,
    PledgeSize,
    Position,
    Proviso,
)
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import War

#: What is promised for a rebel by who would come in beside him with so much.
FOR_REBELS = {
    ExpeditionSize.ALL: PledgeSize.FULL,
    ExpeditionSize.CORPS: PledgeSize.CONTINGENT,
    ExpeditionSize.FLEET: PledgeSize.SANCTIONS,
}
NO_PLEDGE = Pledge(PledgeSize.NONE, Position.ABSTAIN)


def mind_conferences(desk: Desk) -> None:
    """Call a conference on the affair that most needs one, if any is worth the envoys."""
    view = desk.view
    if check_envoys_left(view) or conduct.is_distracted(view, desk.power):
        return
    orders = [(crisis, CallConference(desk.power, crisis=crisis.id)) for crisis in crises.living(view)]
    orders += [
        (calling.case_of(view, war), CallConference(desk.power, war=war.id)) for war in _fresh_wars(desk)
    ]
    heard = []
    for crisis, order in orders:
        if check_call_conference(view, order) is None:
            reasons = calling.reasons_to_call(view, crisis, judge_of(view, desk.power))
            heard.append((score(reasons), -crisis.start, order, reasons, crisis))
    best = max(heard, key=lambda row: row[:2], default=None)
    if best is not None and best[0] > 0:
        other = calling.reasons_to_call(view, best[4], judges.judge_otherwise(view))
        desk.submit(best[2], best[3], score(other))


def check_envoys_left(view: View) -> bool:
    """Whether there are too few envoys to invite anybody."""
    return view.powers[view.power].envoys < view.rules.politics.envoy_cost[Errand.CALL_CONFERENCE]


def _fresh_wars(desk: Desk) -> list[War]:
    """Wars to look at: new ones, and old ones now and then."""
    view, rate = desk.view, desk.view.rules.minds.crises.look_again
    living = [w for w in view.wars.values() if not w.is_over]
    return [
        w for w in living
        if view.turn - w.start <= 1
        or desk.dice.chance(view.turn, rate, "choice", "confer", view.roster[desk.power].id, w.name)
    ]  # fmt: skip


def sit(desk: Desk) -> None:
    """Do what each crisis asks of this seat in this round."""
    for crisis in crises.living(desk.view):
        if table.is_asked(desk.view, desk.power, crisis, desk.view.round):
            acts: dict[CrisisStep, Callable[[Desk, Crisis], None]] = {
                CrisisStep.CONFERENCE: _confer,
                CrisisStep.ULTIMATUM: _answer,
                CrisisStep.ENFORCEMENT: _enforce,
            }
            acts[crisis.step](desk, crisis)


def _confer(desk: Desk, crisis: Crisis) -> None:
    """Position, pledge and draft in the first round; pledge and vote in the second."""
    view = desk.view
    if is_awaited(view, crisis):
        _rest(desk, crisis)
        return
    if desk.power not in crisis.signers:
        _stand(desk, crisis)
    if view.round == table.FIRST:
        _propose(desk, crisis)
    else:
        _vote(desk, crisis)


def _rest(desk: Desk, crisis: Crisis) -> None:
    """Say whether arms may rest while the envoys travel."""
    reasons = reasons_to_rest(desk.view, crisis, judge_of(desk.view, desk.power))
    other = reasons_to_rest(desk.view, crisis, judges.judge_otherwise(desk.view))
    desk.submit(RestArms(desk.power, crisis.id, score(reasons) > 0), reasons, score(other))


def _stand(desk: Desk, crisis: Crisis) -> None:
    """Take a position, and promise what one would do for it."""
    position, reasons = bargaining.position_on(desk.view, crisis)
    if position is not crisis.positions.get(desk.power):
        desk.submit(TakePosition(desk.power, crisis.id, position), reasons)
    if position is Position.ABSTAIN:
        return
    order, terms = pledge_for(desk, crisis, position)
    held = crisis.pledges.get(desk.power, NO_PLEDGE)
    same = (held.beside, held.only_if) == (order.beside, order.only_if)
    if held.size is not order.size or (held.size is not PledgeSize.NONE and not same):
        desk.submit(order, terms, _fights_otherwise(desk, crisis, position))


def _fights_otherwise(desk: Desk, crisis: Crisis, position: Position) -> int:
    """How ready the other logic would be to fight for what one stands by."""
    other = bargaining.reasons_to_fight(desk.view, crisis, position, situation.read_otherwise(desk.view))
    return score(other) + resolve_in(desk, crisis)


def pledge_for(desk: Desk, crisis: Crisis, position: Position) -> tuple[PledgeForce, list[Reason]]:
    """What a power promises beside whom: troops only where it would fight."""
    view = desk.view
    reasons = bargaining.reasons_to_fight(view, crisis, position)
    reasons.append(Reason(Motive.RESOLVE, resolve_in(desk, crisis)))
    readiness = score(reasons)
    size, only_if = size_for(view, crisis, position, readiness), Proviso.NONE
    if position is Position.FOR:
        size = _for_the_challenger(view, crisis, size)
    else:
        chosen, spared = _condition(view, crisis, reasons, position)
        more = size_for(view, crisis, position, readiness + spared.weight)
        if _height(more) > max(_height(size), _height(PledgeSize.VOICE)):
            size, only_if, reasons = more, chosen, [*reasons, spared]
    forces = (
        bargaining.forces_for(view, crisis, size) if size in (PledgeSize.FULL, PledgeSize.CONTINGENT) else ()
    )
    if not forces and size in (PledgeSize.FULL, PledgeSize.CONTINGENT):
        size, only_if = PledgeSize.VOICE, Proviso.NONE
    order = PledgeForce(desk.power, crisis.id, size, position, forces, only_if=only_if)
    if check_pledge(view, order) is not None:
        order = PledgeForce(desk.power, crisis.id, PledgeSize.VOICE, position)
    return order, reasons


def _condition(
    view: View, crisis: Crisis, reasons: list[Reason], position: Position, draft: Draft | None = None
) -> tuple[Proviso, Reason]:
    """The condition that would take most from what speaks against a promise, and what it takes."""
    promised = Pledge(PledgeSize.FULL, position)
    sides = bargaining.sides(view, crisis, position, draft)
    return provisos.best(view, crisis, reasons, situation.read(view), promised, sides, draft)


def _height(size: PledgeSize) -> int:
    """How much a promise is: by its rung, and of men by how many."""
    return 2 * means.height(means.RUNGS[size]) + (size is PledgeSize.FULL) if size in means.RUNGS else -1


def _for_the_challenger(view: View, crisis: Crisis, size: PledgeSize) -> PledgeSize:
    """What is promised beside a challenger: a voice; more only for those who rose, where leave is all that is
    missing to come in beside them."""
    fight = view.wars.get(crisis.war)
    others = fight is not None and not fight.is_over and not fight.side_of(view.power)
    if others and fight is not None and expeditions.is_rising(fight):
        sent, reasons = outsiders.best(view, situation.read(view), fight, crisis.challenger, leave=1)
        if score(reasons) > 0:
            return FOR_REBELS[sent]
    return PledgeSize.VOICE if size is not PledgeSize.NONE else size


def size_for(view: View, crisis: Crisis, position: Position, readiness: int) -> PledgeSize:
    """What a readiness to fight comes to: all, a contingent, or where it falls a little short, an embargo.

    Concert logic takes an embargo as its duty, self-help logic as a way to weaken what it fears.
    """
    minds = view.rules.minds.crises
    if readiness > 0:
        return PledgeSize.FULL if readiness > minds.full_from else PledgeSize.CONTINGENT
    foe = crisis.defender if position is Position.FOR else crisis.challenger
    if readiness + _zeal(view, foe) > 0:
        return PledgeSize.SANCTIONS
    return PledgeSize.VOICE if readiness > minds.voice_from else PledgeSize.NONE


def resolve_in(desk: Desk, crisis: Crisis) -> int:
    """A power's private resolve in this affair: the same whenever it is asked."""
    return resolve(desk, crisis.start, *queries.names(desk.view, crisis.parties))


def _propose(desk: Desk, crisis: Crisis) -> None:
    """Lay down the draft with the best prospect, unless it lies there already; build a bridge if need be."""
    view = desk.view
    options = possible_settlements(view, crisis)
    if not options:
        return
    weighed = zip(bargaining.prospects(view, crisis, options), options, strict=True)
    best, draft = max(weighed, key=lambda row: row[0].value)
    if best.value <= 0 or any(draft.same_as(d) for d in crisis.drafts):
        return
    creed = judge_of(view, desk.power).creed
    unwilling = any(best.chances.get(p, fixed.ONE) < fixed.HALF for p in crisis.parties)
    rich = view.powers[desk.power].standing >= view.rules.minds.crises.bridge_from
    bridge = creed.is_concert and unwilling and rich and desk.power not in crisis.signers
    desk.submit(
        ProposeSettlement(desk.power, crisis.id, draft.kind, draft.terms, draft.agent, bridge), best.reasons
    )


def _vote(desk: Desk, crisis: Crisis) -> None:
    """Be for the draft with the best prospect among those better than none; against all if all are bad."""
    view = desk.view
    on = [number for number, draft in enumerate(crisis.drafts) if is_possible(view, crisis, draft)]
    if not on:
        return
    weighed = list(zip(bargaining.prospects(view, crisis, [crisis.drafts[n] for n in on]), on, strict=True))
    ahead = leading(view, crisis, on)
    row = max((r for r in weighed if r[1] in ahead), key=lambda r: r[0].value)
    if row[0].value <= 0:
        row = max(weighed, key=lambda r: r[0].value)
    (value, reasons, _), number = row
    other = score(verdict_on(view, crisis, crisis.drafts[number], judges.judge_otherwise(view)))
    if value > 0:
        desk.submit(ballot_for(desk, crisis, number), reasons, other)
    elif score(reasons) < view.rules.minds.crises.opposed:
        desk.submit(VoteSettlement(desk.power, crisis.id, -1), reasons, other)


def leading(view: View, crisis: Crisis, on: list[int]) -> list[int]:
    """Which of some drafts one chooses among: after a sitting without a majority, who stood behind none of
    those that led looks at them first.
    """
    led = {number: voices(crisis, number) for number in on}
    most, mine = max(led.values()), crisis.votes.get(view.power, -1)
    if not crisis.sittings or not most or view.power in crisis.signers or led.get(mine, 0) == most:
        return on
    return [number for number in on if led[number] == most]


def ballot_for(desk: Desk, crisis: Crisis, number: int) -> VoteSettlement:
    """A Yes to a draft with what one would give to carry it; a party only signs.

    Who would fight gives men, who is nearly ready closes ports or a coast, others show the flag or write.
    """
    view, me, draft = desk.view, desk.power, crisis.drafts[number]
    if me in crisis.signers:
        return VoteSettlement(me, crisis.id, number)
    terms = bargaining.reasons_to_fight(view, crisis, Position.MEDIATE, draft=draft)
    readiness, only_if = score(terms) + resolve_in(desk, crisis), Proviso.NONE
    foe = means.burdened(view, crisis, draft)
    chosen, spared = _condition(view, crisis, terms, Position.MEDIATE, draft)
    if _height(_sizes(view, foe, readiness + spared.weight)[0]) > _height(_sizes(view, foe, readiness)[0]):
        readiness, only_if = readiness + spared.weight, chosen
    fleets = tuple(force.id for force in queries.fleets_of(view, me))
    for size in (s for s in _sizes(view, foe, readiness) if s is not PledgeSize.VOICE):
        armed = means.RUNGS[size] is Means.EXPEDITION
        ships = fleets if means.RUNGS[size] in means.AFLOAT else ()
        forces = bargaining.forces_for(view, crisis, size) if armed else ships
        order = VoteSettlement(me, crisis.id, number, size, forces, only_if=only_if)
        if check_vote_settlement(view, order) is None:
            return order
    return VoteSettlement(me, crisis.id, number, PledgeSize.VOICE)


def _sizes(view: View, foe: int, readiness: int) -> tuple[PledgeSize, ...]:
    """Contributions that a readiness to fight comes to, the heaviest first."""
    minds = view.rules.minds.crises
    short_of_war = (PledgeSize.BLOCKADE, PledgeSize.SANCTIONS, PledgeSize.VOICE)
    if readiness > 0:
        return PledgeSize.FULL if readiness > minds.full_from else PledgeSize.CONTINGENT, *short_of_war
    if readiness + _zeal(view, foe) > 0:
        return short_of_war
    shows = readiness > minds.voice_from
    return (PledgeSize.DEMONSTRATION, PledgeSize.VOICE) if shows else (PledgeSize.VOICE,)


def _zeal(view: View, foe: int) -> int:
    """Readiness that may be missing where a power still closes its ports: duty, or fear of the target."""
    minds, here = view.rules.minds.crises, situation.read(view)
    duty = fixed.mul(minds.sanctions_duty, here.creed.crises)
    feared = fixed.mul(here.threats.get(foe, 0), fixed.ONE - here.creed.everything)
    return duty + feared * minds.sanctions_rivalry // fixed.ONE


def _answer(desk: Desk, crisis: Crisis) -> None:
    reasons = bargaining.reasons_to_comply(desk.view, crisis)
    answer = CrisisAnswer.COMPLY if score(reasons) > 0 else CrisisAnswer.DEFY
    desk.submit(AnswerUltimatum(desk.power, crisis.id, answer), reasons)


def _enforce(desk: Desk, crisis: Crisis) -> None:
    """The author of a demand presses or backs down; who pledged honours or reneges."""
    view = desk.view
    if desk.power == dues.presser(view, crisis):
        reasons = bargaining.reasons_to_press(view, crisis)
        answer = CrisisAnswer.PRESS if score(reasons) > 0 else CrisisAnswer.BACK_DOWN
        desk.submit(AnswerUltimatum(desk.power, crisis.id, answer), reasons)
        return
    own = resolve_in(desk, crisis)
    reasons = [*bargaining.reasons_to_honour(view, crisis), Reason(Motive.RESOLVE, own)]
    other = bargaining.reasons_to_honour(view, crisis, situation.read_otherwise(view))
    order = AnswerPledge(desk.power, crisis.id, score(reasons) > 0)
    desk.submit(order, reasons, score(other) + own)
