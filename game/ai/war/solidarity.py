"""Solidarity: whether to take up arms beside others, for one's own reasons or for the order's.

Both logics weigh the same terms (`game.politics.war.might.coalition`); what differs is the creed. A private
resolve, drawn once for each power and war, enters the deed and not the forecast. Both feel the temptation
to let others fight; concert logic gives in to it where an agreed mandatary acts for all (decision table:
joining, buck-passing).
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.resolve import resolve
from game.ai.seat.situation import Situation
from game.ai.war import outsiders
from game.politics.perception import conduct
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case, Term
from game.politics.war.might.stake import stake_of
from game.politics.war.outbreak import titles
from game.politics.war.outsiders import expeditions, joining, steadfast
from game.politics.war.outsiders.joining import JoinWar
from game.words import ExpeditionSize, JoinTitle, Motive, Settlement
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War

NEW = 0  # quarters old
OF_THE_AGGRESSOR = (Motive.THREAT, Motive.COMMON_ENEMY, Motive.WARNING, Motive.INFAMY, Motive.DETERRENT)
NOBODY = -1
FOR_THE_ORDER = (Motive.OBLIGATION, Motive.ORDER)  # terms that another who acts for all can answer for


def mind_wars(desk: Desk) -> None:
    """Look at every war one might enter: at its outbreak, and now and then later."""
    for struggle in [w for w in desk.view.wars.values() if not w.is_over]:
        if struggle.side_of(desk.power):
            _stay(desk, struggle)
            continue
        age = desk.view.turn - struggle.start
        subject = (desk.view.roster[desk.power].id, struggle.id)
        rate = desk.view.rules.minds.war.look_again
        moved = desk.view.turn - max(struggle.joined.values(), default=struggle.start) <= 1
        if age == NEW or moved or desk.dice.chance(desk.view.turn, rate, "choice", "join", *subject):
            _consider(desk, struggle)


def _consider(desk: Desk, struggle: War) -> None:
    """Enter a war on the side one has a title and the will to support: the defenders' first.

    Of a rising both sides are weighed, and the one that is worth more is entered.
    """
    if expeditions.is_rising(struggle):
        _choose_a_side(desk, struggle)
        return
    for beside in (struggle.defenders[0], struggle.attackers[0]):
        order = JoinWar(desk.power, struggle.id, beside)
        if joining.check_join_war(desk.view, order) is not None:
            continue
        reasons = reasons_to_join(desk.view, situation.read(desk.view), struggle, beside)
        own = 0 if _is_march(struggle, beside) else resolve(desk, struggle.start, struggle.id)
        if reasons and own:
            reasons.append(Reason(Motive.RESOLVE, own))
        if reasons and score(reasons) > 0:
            other = reasons_to_join(desk.view, situation.read_otherwise(desk.view), struggle, beside)
            desk.submit(order, reasons, score(other) + own)
            return


def _choose_a_side(desk: Desk, struggle: War) -> None:
    """Come in beside a lord or beside those who rose, with as much as is worth most, if it is worth it."""
    view = desk.view
    sides = [struggle.defenders[0], struggle.attackers[0]]
    free = [p for p in sides if joining.check_join_war(view, JoinWar(desk.power, struggle.id, p)) is None]
    if not free or not expeditions.is_theirs(struggle) or conduct.is_distracted(view, desk.power):
        return
    here = situation.read(view)
    weighed = [(p, *outsiders.best(view, here, struggle, p)) for p in free]
    beside, size, reasons = max(weighed, key=lambda row: score(row[2]))
    own = resolve_in(desk, struggle, size, reasons)
    reasons.append(Reason(Motive.RESOLVE, own))
    if score(reasons) > 0:
        there = situation.read_otherwise(view)
        other = outsiders.reasons_to_come(view, there, struggle, beside, size)
        desk.submit(JoinWar(desk.power, struggle.id, beside, size), reasons, score(other) + own)


def resolve_in(desk: Desk, struggle: War, size: ExpeditionSize, reasons: list[Reason]) -> int:
    """One's private resolve in others' rising; it doubles what speaks for coming and never makes a reason."""
    most = sum(max(0, reason.weight) for reason in reasons)
    own = resolve(desk, struggle.start, struggle.id)
    return min(most, fixed.mul(own, desk.view.rules.politics.expedition.price[size]))


def _stay(desk: Desk, struggle: War) -> None:
    """Keep an expedition there whose time is running out, or send another part, as long as it is worth it."""
    sent, view = struggle.expeditions.get(desk.power), desk.view
    if sent is None or sent.until - view.turn > 1:
        return
    beside = struggle.camp_of(desk.power)[0]
    if beside == desk.power:
        return
    size, reasons = outsiders.best(view, situation.read(view), struggle, beside)
    own = resolve_in(desk, struggle, size, reasons)
    reasons.append(Reason(Motive.RESOLVE, own))
    order = JoinWar(desk.power, struggle.id, beside, size)
    if score(reasons) > 0 and joining.check_join_war(view, order) is None:
        there = situation.read_otherwise(view)
        other = outsiders.reasons_to_come(view, there, struggle, beside, size)
        desk.submit(order, reasons, score(other) + own)


def reasons_to_join(view: View, here: Situation, struggle: War, beside: int) -> list[Reason]:
    """What speaks for and against entering a war, as named weights; empty if one would not think of it."""
    if expeditions.is_rising(struggle):
        return outsiders.best(view, here, struggle, beside)[1]
    minds, no = view.rules.minds.war, steadfast.said_no(view, struggle, here.power, beside)
    said = [Reason(Motive.SAID_NO, -minds.said_no)] if no else []
    if not _is_march(struggle, beside):
        sides = struggle.attackers[0], struggle.defenders[0]
        return [*(said_of(t, *sides) for t in _terms_of_defence(view, here, struggle)), *said]
    title = titles.title_to_join(view, view.power, struggle, beside)
    bonds = {
        JoinTitle.ALLIANCE: Reason(Motive.ALLIANCE, minds.alliance, (beside,)),
        JoinTitle.PROTECTION: Reason(Motive.PROTECTION, minds.protection, (beside,)),
    }
    if title not in bonds:
        return []
    return [bonds[title], *_terms_of_march(view, here, struggle, beside), *said]


def said_of(term: Term, aggressor: int, target: int) -> Reason:
    """A term of who would join, with the one of the two sides that it speaks of."""
    about = aggressor if term.name in OF_THE_AGGRESSOR else target
    return Reason(term.name, term.weight, (about,))


def _is_march(struggle: War, beside: int) -> bool:
    """Whether there is no victim to stand by: it is an ally who attacks."""
    return struggle.side_of(beside) > 0


def _terms_of_defence(view: View, here: Situation, struggle: War) -> tuple[Term, ...]:
    """The coalition's terms against the attackers' leader, with those already in the field beside one."""
    stake = stake_of(view, struggle.defenders[0], struggle.casus, struggle.aims)
    case = Case(struggle.attackers[0], struggle.defenders[0], plainness(view, struggle), stake)
    reckoning = coalition.prepare(view, case, here.armies)
    if view.power not in reckoning.reach:
        return ()
    forecast = coalition.foresee(reckoning)
    hoped = sum(
        fixed.mul(j.men, j.chance)
        for j in forecast.joiners
        if j.power != view.power and not struggle.side_of(j.power)
    )
    fighting = situation.side_armies(view, here.armies, struggle.defenders)
    company = max(reckoning.defence, fighting) + hoped
    standing = coalition.standing_terms(reckoning, view.power, here.creed)
    if mandatary_of(view, struggle) not in (NOBODY, view.power):
        owed = sum(term.weight for term in standing if term.name in FOR_THE_ORDER)
        standing += (Term(Motive.LEFT_TO_MANDATARY, -owed),)
    return standing + coalition.company_terms(reckoning, view.power, company, here.creed)


def mandatary_of(view: View, struggle: War) -> int:
    """Who stands by the attacked for all, because a conference said so: what is owed to the order is paid."""
    for crisis in view.crises.values():
        decision = crisis.decision
        if crisis.war == struggle.id and decision is not None and decision.kind is Settlement.MANDATE:
            return decision.agent if decision.agent in struggle.defenders else NOBODY
    return NOBODY


def plainness(view: View, struggle: War) -> int:
    """How plainly a war breaks the peace in a power's own judgement: its verdict counts, not the truth."""
    guilty = struggle.verdicts.get(view.power, -1) in struggle.attackers
    return view.rules.belief.blame[struggle.casus] if guilty else 0


def _terms_of_march(view: View, here: Situation, struggle: War, beside: int) -> list[Reason]:
    """What speaks for and against marching where there is no victim, besides the bond."""
    friends = struggle.attackers if struggle.side_of(beside) > 0 else struggle.defenders
    foes = struggle.opponents_of(beside)
    ours = situation.side_armies(view, here.armies, friends) + here.army
    odds = fixed.ratio(ours, max(1, situation.side_armies(view, here.armies, foes)))
    worst = max(foes, key=lambda p: (here.threats.get(p, 0), -p))
    danger = here.threats.get(worst, 0)
    state, minds = view.powers[here.power], view.rules.minds.war
    return [
        Reason(Motive.DANGER_FROM_THEM, danger * minds.danger_from_them // fixed.ONE, (worst,)),
        Reason(Motive.POOR_ODDS, min(0, odds - minds.hopeless) * minds.poor_odds // fixed.ONE),
        Reason(Motive.COST, -minds.cost),
        Reason(Motive.WEARINESS, -(state.exhaustion + state.weariness) // minds.weariness_part),
        Reason(Motive.ALREADY_AT_WAR, minds.already_at_war if queries.is_at_war(view, here.power) else 0),
    ]
