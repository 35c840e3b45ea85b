"""The AI at the conference table: whom it stands by, what it promises, proposes, votes for and answers.

Every act is the sign of a sum of named terms: the stakes (`game.ai.stakes`), the coalition's terms for those
who would have to fight, the ambition's for who must press or back down. What others will say is guessed from
the same sums on one's own View.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from game.ai import ambition, situation, stakes
from game.ai.desk import Desk, Reason
from game.ai.stakes import judge_of
from game.politics import coalition, conduct, crises
from game.politics import conference as table
from game.politics.coalition import Case
from game.politics.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
    VoteSettlement,
    check_pledge,
)
from game.politics.crises import CallConference, check_call_conference
from game.politics.menu import is_possible, menu
from game.politics.war import DeclareWar
from game.words import CrisisAnswer, CrisisStep, PledgeSize, Position, Settlement
from game.world import fixed, queries
from game.world.crises import Crisis, Draft, Pledge
from game.world.hexes import distance
from game.world.treaties import War
from game.world.view import View

FIRM = 400  # preference for one side from which a power takes it
SLOPE = 20_000  # of the guess how another votes
OPPOSED = -300  # score from which a power votes against all rather than abstains
FULL_FROM = 8_000  # readiness from which a power promises everything
VOICE_FROM = -6_000
ENVOYS = 500  # what two envoys are worth
BRIDGE_FROM = 4_000  # standing from which a power can afford to build bridges
TRIFLE = 600  # what is against troubling the powers with nothing
SPREAD = 2_000  # worth of keeping a war that threatens one from spreading
OUTMATCHED = 3_000
PATIENCE, RIPE = 1_500, 8  # quarters after which a war is old enough to be talked about
WORD = 2_500  # what a given word weighs when it is called
UNPLEDGED = 2_500  # share of those who only might come that is counted on
NO_PLEDGE = Pledge(PledgeSize.NONE, Position.ABSTAIN)
LOOK_AGAIN = 120_000  # chance (of a million) a quarter of looking again at an old war


# --- calling a conference ---------------------------------------------------------------------------


def mind_conferences(desk: Desk) -> None:
    """Call a conference on the affair that most needs one, if any is worth the envoys."""
    view = desk.view
    if check_envoys_left(view) or conduct.is_distracted(view, desk.power):
        return
    orders = [(crisis, CallConference(desk.power, crisis=crisis.id)) for crisis in crises.living(view)]
    orders += [(case_of(view, war), CallConference(desk.power, war=war.id)) for war in _fresh_wars(desk)]
    heard = []
    for crisis, order in orders:
        if check_call_conference(view, order) is None:
            reasons = reasons_to_call(view, crisis)
            heard.append((stakes.score(reasons), -crisis.start, order, reasons))
    best = max(heard, key=lambda row: row[:2], default=None)
    if best is not None and best[0] > 0:
        desk.submit(best[2], best[3])


def check_envoys_left(view: View) -> bool:
    """Whether there are too few envoys to invite anybody."""
    return view.powers[view.power].envoys < view.rules.politics.envoy_cost["call_conference"]


def _fresh_wars(desk: Desk) -> list[War]:
    """Wars to look at: new ones, and old ones now and then."""
    view = desk.view
    living = [w for w in view.wars.values() if not w.is_over]
    return [
        w for w in living
        if view.turn - w.start <= 1
        or desk.dice.chance(view.turn, LOOK_AGAIN, "choice", "confer", view.roster[desk.power].id, w.name)
    ]  # fmt: skip


def case_of(view: View, war: War) -> Crisis:
    """A war as the crisis a conference would deal with."""
    challenger, defender = war.attackers[0], war.defenders[0]
    title = crises.title_of(view, challenger, defender, war)
    return Crisis(-1, title, war.start, challenger, defender, war.casus, war.aims, war=war.id)


def reasons_to_call(view: View, crisis: Crisis) -> list[Reason]:
    """What speaks for bringing an affair before a conference."""
    judge = judge_of(view, view.power)
    chance = stakes.challengers_chance(view, crisis, judge)
    fear = max((judge.threats.get(p, 0) for p in crisis.parties), default=0)
    worst = {crisis.defender: chance, crisis.challenger: fixed.ONE - chance}.get(view.power, 0)
    drafts = menu(view, crisis)
    best = max((prospect(view, crisis, draft)[0] for draft in drafts), default=0)
    winning = fixed.ONE - worst if view.power in crisis.parties else 0
    gravity = view.rules.crises.gravity[crisis.casus]
    return [
        Reason("what_it_could_bring", max(0, best)),
        Reason("spread", fixed.mul(fixed.mul(SPREAD, fear), gravity)),
        Reason("outmatched", fixed.mul(fixed.mul(OUTMATCHED, worst), gravity)),
        Reason("winning_anyway", -fixed.mul(OUTMATCHED, winning)),
        Reason("let_them_tire", -_patience(view, crisis, judge)),
        Reason("trifle", -fixed.mul(TRIFLE, fixed.ONE - gravity)),
        Reason("envoys", -ENVOYS),
    ]


def _patience(view: View, crisis: Crisis, judge: stakes.Judge) -> int:
    """What speaks for letting a war go on for a while: tired men sign; nothing to concert logic."""
    if crisis.war < 0 or view.power in crisis.parties:
        return 0
    left = max(0, RIPE - (view.turn - crisis.start))
    return fixed.mul(PATIENCE * left // RIPE, fixed.ONE - judge.creed.crises)


# --- guessing ---------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def guess(view: View, crisis_id: int, draft: Draft, power: int) -> int:
    """How likely a seat is to be for a draft on the table."""
    return _says_yes(view, view.crises[crisis_id], draft, power)


def _says_yes(view: View, crisis: Crisis, draft: Draft, power: int) -> int:
    verdict = stakes.verdict_on(view, crisis, draft, judge_of(view, power))
    return fixed.logistic(fixed.mul(SLOPE, stakes.score(verdict)))


def prospect(view: View, crisis: Crisis, draft: Draft) -> tuple[int, list[Reason]]:
    """A draft's worth to oneself times its chance to be accepted at the table, and the terms of the worth."""
    reasons = stakes.verdict_on(view, crisis, draft, judge_of(view, view.power))
    others = [p for p in crises.seats_of(view, crisis) if p != view.power]
    if crisis.id in view.crises:
        chances = [guess(view, crisis.id, draft, p) for p in others]
    else:
        chances = [_says_yes(view, crisis, draft, p) for p in others]
    mean = sum(chances) // max(1, len(chances))
    parties = [c for p, c in zip(others, chances, strict=True) if p in crisis.parties]
    consent = fixed.ONE
    for chance in parties:
        consent = fixed.mul(consent, chance)
    accepted = (mean + consent) // 2
    return fixed.mul(stakes.score(reasons), accepted), reasons


# --- at the table -----------------------------------------------------------------------------------


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
    if desk.power not in crisis.parties:
        _stand(desk, crisis)
    if view.round == table.FIRST:
        _propose(desk, crisis)
    else:
        _vote(desk, crisis)


def _stand(desk: Desk, crisis: Crisis) -> None:
    """Take a position, and promise what one would do for it."""
    position, reasons = position_on(desk.view, crisis)
    if position is not crisis.positions.get(desk.power):
        desk.submit(TakePosition(desk.power, crisis.id, position), reasons)
    if position is Position.ABSTAIN:
        return
    order, terms = pledge_for(desk, crisis, position)
    held = crisis.pledges.get(desk.power, NO_PLEDGE)
    if held.size is not order.size or (held.beside is not order.beside and held.size is not PledgeSize.NONE):
        desk.submit(order, terms)


def position_on(view: View, crisis: Crisis) -> tuple[Position, list[Reason]]:
    """Where a power stands: by what the challenger's success would bring it, or in the middle."""
    judge = judge_of(view, view.power)
    all_of_it = Draft(Settlement.CESSION, crisis.demands)
    mine = [r for r in stakes.worth_of(view, crisis, all_of_it, judge) if r.term not in ("peace", "order")]
    total = stakes.score(mine)
    reasons = [*mine, Reason("middle_ground", -min(abs(total), FIRM) if total > 0 else min(abs(total), FIRM))]
    if conduct.is_distracted(view, view.power):
        return Position.ABSTAIN, [Reason("revolution_at_home", -FIRM)]
    if total > FIRM:
        return Position.FOR, reasons
    if total < -FIRM:
        return Position.AGAINST, reasons
    return Position.MEDIATE, reasons


def pledge_for(desk: Desk, crisis: Crisis, position: Position) -> tuple[PledgeForce, list[Reason]]:
    """What a power promises beside whom: troops only where it would fight."""
    view = desk.view
    reasons = reasons_to_fight(view, crisis, position)
    reasons.append(Reason("resolve", resolve(desk, crisis)))
    readiness = stakes.score(reasons)
    size = PledgeSize.NONE
    if readiness > 0:
        size = PledgeSize.FULL if readiness > FULL_FROM else PledgeSize.CONTINGENT
    elif readiness > VOICE_FROM:
        size = PledgeSize.VOICE
    if position is Position.FOR and size is not PledgeSize.NONE:
        size = PledgeSize.VOICE
    forces = forces_for(view, crisis, size) if size in (PledgeSize.FULL, PledgeSize.CONTINGENT) else ()
    if not forces and size in (PledgeSize.FULL, PledgeSize.CONTINGENT):
        size = PledgeSize.VOICE
    order = PledgeForce(desk.power, crisis.id, size, position, forces)
    if check_pledge(view, order) is not None:
        order = PledgeForce(desk.power, crisis.id, PledgeSize.VOICE, position)
    return order, reasons


def reasons_to_fight(view: View, crisis: Crisis, position: Position) -> list[Reason]:
    """The coalition's terms, against the challenger or against whoever is likely to defy."""
    here = situation.read(view)
    foe, friend = _opponents(view, crisis, position)
    plain = view.rules.belief.blame[crisis.casus]
    if position is Position.MEDIATE:
        plain = max(plain, view.rules.crises.gravity[crisis.casus])
    reckoning = coalition.prepare(view, Case(foe, friend, plain), here.armies)
    if view.power not in reckoning.reach:
        return [Reason("not_free_to_fight", VOICE_FROM)]
    attack, defence = max(1, here.armies[foe]), fixed.mul(here.armies[friend], view.rules.will.defence)
    if friend not in queries.realm_of(view, foe) and foe not in queries.realm_of(view, friend):
        attack, defence = reckoning.attack, reckoning.defence
    reckoning = replace(reckoning, attack=attack, defence=max(1, defence))
    company = reckoning.defence + pledged_men(view, crisis, foe)
    terms = coalition.standing_terms(reckoning, view.power, here.creed)
    terms += coalition.company_terms(reckoning, view.power, company, here.creed)
    gravity = view.rules.crises.gravity[crisis.casus]  # nobody fights for a trifle what he would for a throne
    return [Reason(t.name, fixed.mul(t.weight, gravity) if t.weight > 0 else t.weight) for t in terms]


def _opponents(view: View, crisis: Crisis, position: Position) -> tuple[int, int]:
    """Whom a pledge would be kept against and beside: for a mediator, against the less willing party."""
    if crisis.step is CrisisStep.ENFORCEMENT and not crisis.is_own_demand:
        foe = crisis.addressed[0]
        return foe, next(p for p in crisis.parties if p != foe)
    if position is Position.FOR:
        return crisis.defender, crisis.challenger
    if position is Position.AGAINST or not crisis.drafts or crisis.is_own_demand:
        return crisis.challenger, crisis.defender
    best = max(crisis.drafts, key=lambda d: (prospect(view, crisis, d)[0], -crisis.drafts.index(d)))
    unwilling = min(crisis.parties, key=lambda p: (guess(view, crisis.id, best, p), p))
    return unwilling, next(p for p in crisis.parties if p != unwilling)


def pledged_men(view: View, crisis: Crisis, foe: int) -> int:
    """Men others have promised against a party, by how they kept their word before."""
    men = 0
    for power, pledge in crisis.pledges.items():
        beside = {Position.FOR: crisis.challenger, Position.AGAINST: crisis.defender}.get(pledge.beside)
        if power == view.power or beside == foe or not pledge.is_armed:
            continue
        share = fixed.ONE if pledge.size is PledgeSize.FULL else view.rules.crises.contingent
        known = fixed.mul(situation.read(view).armies[power], share)
        men += fixed.mul(known, view.powers[power].reliability)
    return men


def resolve(desk: Desk, crisis: Crisis) -> int:
    """A power's private resolve in this affair: the same whenever it is asked."""
    spread = desk.view.rules.coalition.resolve
    subject = (desk.view.roster[desk.power].id, *queries.names(desk.view, crisis.parties))
    return desk.dice.below(crisis.start, 2 * spread + 1, "resolve", *subject) - spread


def forces_for(view: View, crisis: Crisis, size: PledgeSize) -> tuple[int, ...]:
    """The nearest free forces, up to the share promised."""
    taken = table.pledged_elsewhere(view, view.power, crisis.id)
    free = [f for f in queries.land_forces_of(view, view.power) if f.id not in taken and f.hex >= 0]
    capital = view.powers[crisis.defender].capital
    goal = view.map.places[capital].centre if capital >= 0 else -1
    if goal >= 0:
        free.sort(key=lambda f: (distance(f.hex, goal, view.map.width), f.id))
    share = fixed.ONE if size is PledgeSize.FULL else view.rules.crises.contingent
    wanted = fixed.mul(situation.read(view).army, share)
    chosen: list[int] = []
    for force in free:
        if wanted <= 0:
            break
        chosen.append(force.id)
        wanted -= force.strength
    return tuple(chosen)


def _propose(desk: Desk, crisis: Crisis) -> None:
    """Lay down the draft with the best prospect, unless it lies there already; build a bridge if need be."""
    view = desk.view
    options = menu(view, crisis)
    weighed = [(prospect(view, crisis, d), number) for number, d in enumerate(options)]
    if not weighed:
        return
    (value, reasons), number = max(weighed, key=lambda row: (row[0][0], -row[1]))
    draft = options[number]
    if value <= 0 or any(draft.same_as(d) for d in crisis.drafts):
        return
    creed = judge_of(view, desk.power).creed
    unwilling = any(guess(view, crisis.id, draft, p) < fixed.ONE // 2 for p in crisis.parties)
    rich = view.powers[desk.power].standing >= BRIDGE_FROM
    bridge = creed.is_concert and unwilling and rich and desk.power not in crisis.parties
    desk.submit(
        ProposeSettlement(desk.power, crisis.id, draft.kind, draft.terms, draft.agent, bridge), reasons
    )


def _vote(desk: Desk, crisis: Crisis) -> None:
    """Be for the draft with the best prospect among those better than none; against all if all are bad."""
    view = desk.view
    rows = []
    for number, draft in enumerate(crisis.drafts):
        if is_possible(view, crisis, draft):
            value, reasons = prospect(view, crisis, draft)
            rows.append((value, -number, reasons))
    if not rows:
        return
    value, number, reasons = max(rows, key=lambda row: row[:2])
    if value > 0:
        desk.submit(VoteSettlement(desk.power, crisis.id, -number), reasons)
    elif stakes.score(reasons) < OPPOSED:
        desk.submit(VoteSettlement(desk.power, crisis.id, -1), reasons)


# --- ultimatum and enforcement ----------------------------------------------------------------------


def _answer(desk: Desk, crisis: Crisis) -> None:
    reasons = reasons_to_comply(desk.view, crisis)
    answer = CrisisAnswer.COMPLY if stakes.score(reasons) > 0 else CrisisAnswer.DEFY
    desk.submit(AnswerUltimatum(desk.power, crisis.id, answer), reasons)


def reasons_to_comply(view: View, crisis: Crisis) -> list[Reason]:
    """What is asked, the face it costs, and what defiance would bring."""
    assert crisis.decision is not None
    judge, rules = judge_of(view, view.power), view.rules
    asked = [
        r for r in stakes.worth_of(view, crisis, crisis.decision, judge)
        if r.term not in ("peace", "order", "breach_rewarded")
    ]  # fmt: skip
    face = rules.crises.give_in_legitimacy
    if crisis.decision.bridge:
        face -= fixed.mul(face, rules.crises.face)
    armed, other = _against(view, crisis)
    mine = judge.armies[view.power] + fixed.mul(pledged_men(view, crisis, other), fixed.ONE)
    odds = min(coalition.MOST_ODDS, fixed.ratio(armed + 1, mine + 1))
    beaten = coalition.win(odds)
    likely = beaten if crisis.is_own_demand else fixed.clip(2 * beaten)
    costs = fixed.mul(rules.ambition.loss, beaten) + stakes.WAR
    lost = -fixed.mul(sum(r.weight for r in asked), beaten)
    return [
        *asked,
        Reason("face", -face),
        Reason("war_if_defied", fixed.mul(costs, likely)),
        Reason("taken_anyway", fixed.mul(lost, likely)),
    ]


def _against(view: View, crisis: Crisis) -> tuple[int, int]:
    """Men that would enforce what is asked of this power, and who leads them."""
    other = next(p for p in crisis.parties if p != view.power)
    armies = situation.read(view).armies
    if crisis.is_own_demand:
        return armies[other], other
    return armies[other] + pledged_men(view, crisis, view.power), other


def _enforce(desk: Desk, crisis: Crisis) -> None:
    """The author of a demand presses or backs down; who pledged honours or reneges."""
    view = desk.view
    if desk.power == table.presser(crisis):
        reasons = reasons_to_press(view, crisis)
        answer = CrisisAnswer.PRESS if stakes.score(reasons) > 0 else CrisisAnswer.BACK_DOWN
        desk.submit(AnswerUltimatum(desk.power, crisis.id, answer), reasons)
        return
    reasons = [*reasons_to_honour(view, crisis), Reason("resolve", resolve(desk, crisis))]
    desk.submit(AnswerPledge(desk.power, crisis.id, stakes.score(reasons) > 0), reasons)


def reasons_to_honour(view: View, crisis: Crisis) -> list[Reason]:
    """What speaks for keeping a pledge that is called: the fight itself, and one's word."""
    pledge = crisis.pledges[view.power]
    return [*reasons_to_fight(view, crisis, pledge.beside), Reason("given_word", WORD)]


def reasons_to_press(view: View, crisis: Crisis) -> list[Reason]:
    """The war weighed once more, against those who pledged and a part of those who did not."""
    here = situation.read(view)
    order = DeclareWar(view.power, crisis.defender, crisis.casus, crisis.demands)
    forecast = ambition.weigh(view, here, order).forecast
    pledged = pledged_men(view, crisis, crisis.challenger)
    idle = [j for j in forecast.joiners if j.power not in crisis.pledges]
    coming = pledged + fixed.mul(sum(fixed.mul(j.men, j.chance) for j in idle), UNPLEDGED)
    plan = ambition.weigh(view, here, order, coming)
    return [*plan.reasons, Reason("face", view.rules.crises.drop_legitimacy // 2)]
