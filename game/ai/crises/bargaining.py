"""Bargaining: what speaks for and against each thing a power can do about a crisis, as named terms.

The stakes (`game.ai.crises.stakes`) say what a settlement is worth; here they meet what others are likely
to say, who would have to fight (the coalition's terms) and what a war would be worth (the ambition's). All
is read off the power's own View; `game.ai.crises.conference` acts on it, and screens show it as counsel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from game.ai.crises import arms, burdens, provisos, stakes
from game.ai.crises.judges import Judge, judge_of
from game.ai.crises.verdicts import hope_lost, hoped_for, verdicts_on
from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import ambition, solidarity
from game.politics.crises import conference as table
from game.politics.crises.papers import dues, executors, means, sums
from game.politics.crises.papers.deals import is_deal
from game.politics.crises.seats import mediation
from game.politics.crises.seats.seating import party_of, seats_of
from game.politics.perception import conduct
from game.politics.statecraft.sanctions import pledged_degree
from game.politics.war.consequences import rising
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case, Forecast
from game.politics.war.might.reach import strike_of
from game.politics.war.might.stake import stake_of
from game.politics.war.outbreak.war import DeclareWar
from game.words import CrisisStep, Footing, Motive, PledgeSize, Position, Settlement
from game.world import fixed
from game.world.map.hexes import distance
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft


class Prospect(NamedTuple):
    """What a draft promises a power: its worth times its chance to be accepted at the table."""

    value: int
    reasons: list[Reason]  # the terms of its worth
    chances: dict[int, int]  # of each other seat to be for it


def prospects(
    view: View, crisis: Crisis, drafts: Sequence[Draft], judge: Judge | None = None
) -> list[Prospect]:
    """What each of some drafts promises oneself, as far as the others' minds can be guessed."""
    mine = verdicts_on(view, crisis, drafts, judge or judge_of(view, view.power))
    others = [p for p in seats_of(view, crisis) if p != view.power]
    theirs = {p: guesses(view, crisis, drafts, p) for p in others}
    rows = []
    for number, reasons in enumerate(mine):
        chances = {p: theirs[p][number] for p in others}
        rows.append(Prospect(fixed.mul(score(reasons), _accepted(crisis, chances)), reasons, chances))
    return rows


def _accepted(crisis: Crisis, chances: dict[int, int]) -> int:
    """The chance of a draft with a table: how it is liked on average, and that all sign who fight."""
    mean, consent = sum(chances.values()) // max(1, len(chances)), fixed.ONE
    for party in crisis.signers:
        consent = fixed.mul(consent, chances.get(party, fixed.ONE))
    return (mean + consent) // 2


def guesses(view: View, crisis: Crisis, drafts: Sequence[Draft], power: int) -> list[int]:
    """How likely a seat is to be for each of some drafts."""
    certainty = view.rules.minds.crises.certainty
    verdicts = verdicts_on(view, crisis, drafts, judge_of(view, power))
    return [fixed.logistic(fixed.mul(certainty, score(verdict))) for verdict in verdicts]


def position_on(view: View, crisis: Crisis) -> tuple[Position, list[Reason]]:
    """Where a power stands: by what the challenger's success would bring it, or in the middle."""
    mine = _wish(view, crisis, judge_of(view, view.power))
    total, firm = score(mine), _firmness(view, crisis)
    middle = min(abs(total), firm)
    reasons = [*mine, Reason(Motive.MIDDLE_GROUND, -middle if total > 0 else middle)]
    if conduct.is_distracted(view, view.power):
        return Position.ABSTAIN, [Reason(Motive.REVOLUTION_AT_HOME, -firm)]
    if total > firm:
        return Position.FOR, reasons
    if total < -firm:
        return Position.AGAINST, reasons
    return Position.MEDIATE, reasons


def _firmness(view: View, crisis: Crisis) -> int:
    """The preference from which a power takes a side: who mediates stays longer in the middle."""
    minds = view.rules.minds.crises
    return minds.firm + (minds.broker_firm if mediation.mediator_of(view, crisis) == view.power else 0)


def likely_position(view: View, crisis: Crisis, power: int) -> Position:
    """Where a power that has not said so is likely to stand, as it looks from here."""
    total, firm = score(_wish(view, crisis, judge_of(view, power))), view.rules.minds.crises.firm
    if abs(total) <= firm:
        return Position.MEDIATE
    return Position.FOR if total > 0 else Position.AGAINST


def _wish(view: View, crisis: Crisis, judge: Judge) -> list[Reason]:
    """What the challenger's success would bring a judge, whatever an end of the quarrel is worth."""
    all_of_it = Draft(Settlement.CESSION, crisis.demands)
    found = stakes.worth_of(view, crisis, all_of_it, judge)
    return [r for r in found if r.term not in (Motive.PEACE, Motive.ORDER)]


def reasons_to_fight(
    view: View,
    crisis: Crisis,
    position: Position,
    weighed: Situation | None = None,
    draft: Draft | None = None,
) -> list[Reason]:
    """The coalition's terms, against the challenger, against whoever is likely to defy, or for one draft.

    Nobody does a wrong who will not sign away what a deal takes from him.
    """
    here = weighed or situation.read(view)
    friend, foe = sides(view, crisis, position, draft)
    plain = view.rules.belief.blame[crisis.casus]
    if position is Position.MEDIATE:
        plain = max(plain, view.rules.crises.gravity[crisis.casus])
    weighed_draft = draft or crisis.decision
    if weighed_draft is not None and foe == crisis.defender and is_deal(view, crisis, weighed_draft):
        plain = 0
    stake = stake_of(view, crisis.defender, crisis.casus, crisis.demands)
    case = Case(foe, friend, plain, stake)
    reckoning = coalition.prepare(view, case, here.armies)
    if view.power not in reckoning.reach:
        return [Reason(Motive.NOT_FREE_TO_FIGHT, view.rules.minds.crises.not_free)]
    attack, defence = max(1, here.armies[foe]), fixed.mul(here.armies[friend], view.rules.will.defence)
    if friend not in queries.realm_of(view, foe) and foe not in queries.realm_of(view, friend):
        attack, defence = reckoning.attack, reckoning.defence
    reckoning = replace(reckoning, attack=attack, defence=max(1, defence))
    company = reckoning.defence + pledged_men(view, crisis, foe)
    terms = coalition.standing_terms(reckoning, view.power, here.creed)
    terms += coalition.company_terms(reckoning, view.power, company, here.creed)
    return [solidarity.said_of(t, foe, friend) for t in terms]


def sides(view: View, crisis: Crisis, position: Position, draft: Draft | None = None) -> tuple[int, int]:
    """Friend and foe of who would fight for a position, or for a draft."""
    foe, friend = _opponents(view, crisis, position) if draft is None else _over(view, crisis, draft)
    return friend, foe


def _over(view: View, crisis: Crisis, draft: Draft) -> tuple[int, int]:
    """Whom a draft asks something of, and the other party."""
    foe = means.burdened(view, crisis, draft)
    return foe, next(p for p in crisis.parties if p != foe)


def _opponents(view: View, crisis: Crisis, position: Position) -> tuple[int, int]:
    """Whom a pledge would be kept against and beside: for a mediator, against the less willing party."""
    if crisis.step is CrisisStep.ENFORCEMENT and not crisis.is_own_demand:
        foe = crisis.addressed[0]
        return foe, next(p for p in crisis.parties if p != foe)
    if position is Position.FOR:
        return crisis.defender, crisis.challenger
    if position is Position.AGAINST or not crisis.drafts or crisis.is_own_demand:
        return crisis.challenger, crisis.defender
    weighed = zip(prospects(view, crisis, crisis.drafts), crisis.drafts, strict=True)
    _, best = max(weighed, key=lambda row: row[0].value)
    unwilling = min(crisis.parties, key=lambda p: (guesses(view, crisis, (best,), p), p))
    return unwilling, next(p for p in crisis.parties if p != unwilling)


def pledged_men(view: View, crisis: Crisis, foe: int) -> int:
    """Men others have promised against a party, by how they kept their word before."""
    return sum(_promised(view, crisis, foe).values())


def _promised(view: View, crisis: Crisis, foe: int) -> dict[int, int]:
    """The same by power."""
    men: dict[int, int] = {}
    for power, pledge in dues.standing(view, crisis).items():
        beside = {Position.FOR: crisis.challenger, Position.AGAINST: crisis.defender}.get(pledge.beside)
        if power == view.power or beside == foe or not pledge.is_armed:
            continue
        if crisis.addressed and executors.hindrance(view, crisis, power, view.wars.get(crisis.war)):
            continue  # it may not come, and all know why
        share = fixed.ONE if pledge.size is PledgeSize.FULL else view.rules.crises.contingent
        known = fixed.mul(situation.read(view).armies[power], share)
        men[power] = fixed.mul(known, view.powers[power].reliability)
    return men


def _expected_men(view: View, crisis: Crisis, foe: int, seen: Forecast) -> int:
    """Men to reckon with against a party: what each promised, or a part of what might come if that is more.

    So nobody who promises something is ever reckoned for less than if he had kept silent.
    """
    men = _promised(view, crisis, foe)
    for joiner in seen.joiners:
        hoped = fixed.mul(fixed.mul(joiner.men, joiner.chance), view.rules.minds.crises.unpledged)
        men[joiner.power] = max(men.get(joiner.power, 0), hoped)
    return sum(men.values())


def forces_for(view: View, crisis: Crisis, size: PledgeSize) -> tuple[int, ...]:
    """The nearest free forces, up to the share promised."""
    taken = table.pledged_elsewhere(view, view.power, crisis.id)
    free = [
        f
        for f in queries.land_forces_of(view, view.power)
        if f.id not in taken and (f.hex >= 0 or queries.is_at_home_overseas(view, f))
    ]
    capital = view.powers[crisis.defender].capital
    goal = view.map.places[capital].centre if capital >= 0 else -1
    if goal >= 0:
        free.sort(key=lambda f: (f.at_sea, distance(f.hex, goal, view.map.width), f.id))
    share = fixed.ONE if size is PledgeSize.FULL else view.rules.crises.contingent
    wanted = fixed.mul(situation.read(view).army, share)
    chosen: list[int] = []
    for force in free:
        if wanted <= 0:
            break
        chosen.append(force.id)
        wanted -= force.strength
    return tuple(chosen)


def reasons_to_comply(view: View, crisis: Crisis) -> list[Reason]:
    """What is asked, the face it costs, and what defiance would bring."""
    assert crisis.decision is not None
    if view.power == crisis.challenger and crisis.war < 0 and crisis.demands:
        return [*(r.turned() for r in reasons_to_press(view, crisis)), defiance(view, crisis)]
    judge, rules, minds = judge_of(view, view.power), view.rules, view.rules.minds.crises
    asked = [
        r for r in stakes.worth_of(view, crisis, crisis.decision, judge)
        if r.term not in (Motive.PEACE, Motive.ORDER, Motive.BREACH_REWARDED)
    ]  # fmt: skip
    face = rules.crises.give_in_legitimacy
    if crisis.decision.bridge:
        face -= fixed.mul(face, rules.crises.face)
    armed, other = _against(view, crisis)
    case = coalition.case_for(view, other, view.power, crisis.casus, crisis.demands)
    seen = coalition.forecast(view, case, judge.armies)
    mine = judge.armies[view.power] + _expected_men(view, crisis, other, seen)
    odds = min(coalition.MOST_ODDS, fixed.ratio(armed + 1, mine + 1))
    beaten = coalition.win(odds)
    likely = beaten if crisis.is_own_demand else fixed.clip(beaten * minds.defied // fixed.ONE)
    if (
        crisis.is_own_demand and view.powers[other].footing is Footing.MOBILISED
    ):  # that costs, and is believed
        likely = fixed.blend(likely, fixed.ONE, minds.mobilised)
    hoped: list[Reason] = []
    if arms.is_at_it(crisis, view.power):  # the war is there: defiance brings but those who would enforce it
        beaten, hoped = _going_on(view, crisis, judge, beaten)
        likely = fixed.ONE
    costs = fixed.mul(rules.ambition.loss, beaten) + minds.war
    taken = [r for r in asked if r.term is not Motive.EXISTENCE]  # what is fought for is not signed away
    lost = -fixed.mul(score(taken), beaten)
    return [
        *asked,
        Reason(Motive.FACE, -face),
        Reason(Motive.NATION, -_pride(view, crisis.decision)),
        Reason(Motive.WAR_IF_DEFIED, fixed.mul(costs, likely), (other,)),
        Reason(Motive.TAKEN_ANYWAY, fixed.mul(lost, likely)),
        *hoped,
        Reason(Motive.EMBARGO, fixed.mul(embargo_loss(view, crisis, other), minds.embargo)),
        defiance(view, crisis),
    ]


def _going_on(view: View, crisis: Crisis, judge: Judge, beaten: int) -> tuple[int, list[Reason]]:
    """A belligerent's chance to be beaten if he fights on, and the hope that he would give up.

    ``beaten`` is the chance by numbers alone: they tell where others have promised men against him.
    """
    assert crisis.decision is not None
    hope = stakes.affair_of(view, crisis, judge).hope
    by_others = beaten if pledged_men(view, crisis, view.power) else 0
    hoped = fixed.mul(hoped_for(view, crisis, judge, hope), fixed.ONE - by_others)
    return max(fixed.ONE - hope, by_others), hope_lost(view, crisis, crisis.decision, judge, hoped)


def defiance(view: View, crisis: Crisis) -> Reason:
    """What defying a table would cost oneself in standing, and what ships off the coast would at home."""
    rules = view.rules.crises
    cost = means.cost_of_defiance(view, crisis, view.power)
    ships = sum(means.RUNGS.get(p.size) in means.AFLOAT for p in dues.standing(view, crisis).values())
    if not crisis.is_own_demand and not crisis.measures:
        cost += ships * rules.demonstration_legitimacy
    return Reason(Motive.DEFIANCE, fixed.mul(cost, view.rules.minds.crises.defiance))


def _pride(view: View, asked: Draft) -> int:
    """What a nation will not bear: to be told to give its land away."""
    mine = queries.realm_of(view, view.power)
    gives = any(t.term in burdens.LAND and t.giver in mine for t in asked.terms)
    return fixed.mul(view.rules.minds.crises.nation, view.powers[view.power].nationalism) if gives else 0


def embargo_loss(view: View, crisis: Crisis, beside: int) -> int:
    """The share of its output that embargoes pledged beside the other party would cost this power."""
    outputs = situation.read(view).outputs
    harms = view.rules.diplomacy.embargo_harm
    places = {Position.FOR: crisis.challenger, Position.AGAINST: crisis.defender}
    lost = 0
    for power, pledge in dues.standing(view, crisis).items():
        friend = places.get(pledge.beside, beside)
        degree = pledged_degree(view, pledge.size, crisis.measures)
        if degree and friend == beside:
            harm = harms[degree - 1]
            lost += fixed.mul(min(outputs[power], outputs[view.power]), harm)
    most = fixed.mul(outputs[view.power], view.rules.diplomacy.embargo_most)
    return fixed.ratio(min(lost, most), max(1, outputs[view.power]))


def _against(view: View, crisis: Crisis) -> tuple[int, int]:
    """Men that would enforce what is asked of this power, and who leads them."""
    other = next(p for p in crisis.parties if p != party_of(view, crisis, view.power))
    theirs = fixed.mul(situation.read(view).armies[other], strike_of(view, other, view.power))
    if crisis.is_own_demand:
        return theirs, other
    return theirs + pledged_men(view, crisis, view.power), other


def reasons_to_honour(view: View, crisis: Crisis, weighed: Situation | None = None) -> list[Reason]:
    """What speaks for keeping a pledge that is called: the fight itself, and one's word."""
    pledge = crisis.pledges[view.power]
    beside = crisis.defender if pledge.beside is not Position.FOR else crisis.challenger
    word = Reason(Motive.GIVEN_WORD, view.rules.minds.crises.pledged_word, (beside,))
    terms, here = reasons_to_fight(view, crisis, pledge.beside, weighed), weighed or situation.read(view)
    spared = provisos.relief(view, crisis, terms, here, pledge.only_if, sides(view, crisis, pledge.beside))
    return [*terms, *([spared] if spared.weight else []), word]


def reasons_to_press(view: View, crisis: Crisis) -> list[Reason]:
    """The war weighed once more, against those who pledged and a part of those who did not."""
    here = situation.read(view)
    order = DeclareWar(view.power, crisis.defender, crisis.casus, crisis.demands)
    forecast = ambition.weigh(view, here, order).forecast
    coming = _expected_men(view, crisis, crisis.challenger, forecast)
    plan, minds = ambition.weigh(view, here, order, coming), view.rules.minds.crises
    is_last = rising.has_nothing_to_go_back_to(view, *crisis.parties)
    trifle = minds.no_war_for_words if sums.is_for_amends(crisis) else 0
    return [
        *plan.reasons,
        Reason(Motive.TRIFLE, -trifle),
        Reason(Motive.FREEDOM, view.rules.minds.treaties.rebels_resolve if is_last else 0),
        Reason(Motive.FACE, view.rules.crises.drop_legitimacy * minds.drop_face // fixed.ONE),
        Reason(Motive.EMBARGO, -fixed.mul(embargo_loss(view, crisis, crisis.defender), minds.embargo)),
    ]
