"""Peace or war: a plain policy that keeps its word and fights limited wars at good odds for a bearable price.

The two great logics of the game decide otherwise and elsewhere; this is the policy of a power that has
claims, treaties and common prudence, and no theory.
"""

from __future__ import annotations

from game.ai import situation
from game.ai.desk import Desk, Reason
from game.ai.situation import Situation
from game.politics import war
from game.politics.war import DeclareWar, JoinWar
from game.rules import economy
from game.words import CasusBelli, Rank, Term
from game.world import fixed, queries
from game.world.treaties import Claim, PeaceTerm, War
from game.world.view import View

MOST_GAIN = 8_000  # what the most splendid province is worth
LOSS_IF_BEATEN = 9_000
INCIDENT_HEAT = 2_500  # what blood or an insult adds
THEIR_TROUBLES = 1_500  # the opening another war makes
OPENING = 60_000  # chance (of a million) a quarter that a cabinet takes up a promising claim
MAX_EXHAUSTION = 3_500
COST_OF_WAR = 2_500
HOPELESS = 4_000
FAR_AWAY = 3_000  # a lesser power's reluctance to send its few men across the continent


def mind_wars(desk: Desk) -> None:
    """Honour treaties; then see whether a claim is worth a war; raise the claims one has reason to."""
    honour_treaties(desk)
    has_claims = any(claim.power == desk.power for claim in desk.view.claims)
    if has_claims and not queries.is_at_war(desk.view, desk.power):
        _consider_claims(desk)


# --- keeping one's word -----------------------------------------------------------------------------


def honour_treaties(desk: Desk) -> None:
    """Join the wars that treaties or protection bind one to, unless it is hopeless."""
    for struggle in [w for w in desk.view.wars.values() if not w.is_over]:
        for beside in (struggle.defenders[0], struggle.attackers[0]):
            reason = war.reason_to_join(desk.view, desk.power, struggle, beside)
            if struggle.side_of(desk.power) or reason not in ("alliance", "guarantee", "protection"):
                continue
            here = situation.read(desk.view)
            reasons = _worth_joining(desk.view, here, struggle, beside, reason)
            order = JoinWar(desk.power, struggle.id, beside)
            if sum(r.weight for r in reasons) > 0 and war.check_join_war(desk.view, order) is None:
                desk.submit(order, reasons)


def _worth_joining(view: View, here: Situation, struggle: War, beside: int, reason: str) -> list[Reason]:
    """What speaks for and against entering a war, as named weights."""
    friends = struggle.attackers if struggle.side_of(beside) > 0 else struggle.defenders
    foes = struggle.opponents_of(beside)
    ours = situation.side_armies(view, here.armies, friends) + here.army
    odds = fixed.ratio(ours, max(1, situation.side_armies(view, here.armies, foes)))
    bond = {"alliance": 7_000, "guarantee": 5_000, "protection": 6_000}[reason]
    danger = max((here.threats.get(foe, 0) for foe in foes), default=0)
    state = view.powers[here.power]
    return [
        Reason(reason, bond // 2),
        Reason("danger_from_them", danger // 2),
        Reason("poor_odds", min(0, odds - HOPELESS * 2) // 2),
        Reason("cost", -COST_OF_WAR // 2),
        Reason("exhaustion", -(state.exhaustion + state.weariness) // 3),
        Reason("already_at_war", -2_000 if here.at_war else 0),
        Reason("far_away", 0 if _is_near(view, here.power, [*friends, *foes]) else -FAR_AWAY),
    ]


def _is_near(view: View, power: int, others: list[int]) -> bool:
    """Whether a war touches a power: its own land borders a belligerent's, or it is a great power."""
    return view.powers[power].rank is Rank.GREAT or bool(set(queries.bordering(view, power)) & set(others))


# --- limited war ------------------------------------------------------------------------------------


def _consider_claims(desk: Desk) -> None:
    """Take up the most promising claim, if one is worth a war and the cabinet sees its opening."""
    view = desk.view
    state = view.powers[desk.power]
    if state.exhaustion + state.weariness > MAX_EXHAUSTION:
        return
    here = situation.read(view)
    plans: list[tuple[int, int, DeclareWar, list[Reason]]] = []
    for claim in view.claims:
        if claim.power != desk.power or int(view.places.owner[claim.place]) == desk.power:
            continue
        order, reasons = _plan(view, here, claim)
        score = sum(r.weight for r in reasons)
        if score > 0 and war.check_declare_war(view, order) is None:
            plans.append((score, -claim.place, order, reasons))
    if not plans:
        return
    _, _, order, reasons = max(plans, key=lambda plan: plan[:2])
    if desk.dice.chance(view.turn, OPENING, "opening", view.roster[desk.power].id):
        desk.submit(order, reasons)


def _plan(view: View, here: Situation, claim: Claim) -> tuple[DeclareWar, list[Reason]]:
    """A war for one claimed province, and what it is worth."""
    target = queries.sovereign_of(view, int(view.places.owner[claim.place]))
    aims = _aims(view, here.power, target)
    fresh = _is_incident_fresh(view, here.power, target)
    casus = CasusBelli.INCIDENT if fresh else CasusBelli.CLAIM
    order = DeclareWar(here.power, target, casus, aims)
    mine = queries.realm_of(view, here.power)
    defenders = [p for p in situation.defenders_of(view, target) if p not in mine]
    against = situation.side_armies(view, here.armies, defenders)
    odds = min(50_000, fixed.ratio(situation.side_armies(view, here.armies, mine), max(1, against)))
    guards = _who_might_mind(view, here, target, defenders)
    chance = win_chance(odds)
    prize = sum(int(economy.province_outputs(view)[aim.place]) for aim in aims)
    gain = min(MOST_GAIN, 3 * fixed.ratio(prize, here.output) + claim.strength)
    return order, [
        Reason("gain_if_won", fixed.mul(gain, chance)),
        Reason("loss_if_beaten", -fixed.mul(LOSS_IF_BEATEN, fixed.ONE - chance)),
        Reason("cost", -COST_OF_WAR),
        Reason("incident", INCIDENT_HEAT if fresh else 0),
        Reason("their_troubles", THEIR_TROUBLES if queries.is_at_war(view, target) else 0),
        Reason("standing", -view.rules.politics.war_standing[casus]),
        Reason("others_may_mind", -guards),
        Reason("exhaustion", -view.powers[here.power].exhaustion),
        Reason("distance", 0 if _touch(view, here.power, target) else -6_000),
    ]


def _aims(view: View, power: int, target: int) -> tuple[PeaceTerm, ...]:
    """What a war on a power is for: whatever one claims of its realm, capitals excepted."""
    aims = []
    for claim in view.claims:
        owner = int(view.places.owner[claim.place])
        mine = claim.power == power and queries.sovereign_of(view, owner) == target
        if mine and claim.place != view.powers[owner].capital:
            aims.append(PeaceTerm(Term.CESSION, owner, power, claim.place))
    return tuple(aims)


def _is_incident_fresh(view: View, power: int, target: int) -> bool:
    """Whether blood or honour between the two is still a reason for war."""
    when = view.flags.get(war.incident_flag(view, power, target))
    return when is not None and view.turn - when <= war.INCIDENT_MEMORY


def win_chance(odds: int) -> int:
    """The chance to win a war at a ratio of armies (the politics model's contest: r squared to one)."""
    square = fixed.mul(odds, odds)
    return fixed.ratio(square, fixed.ONE + square)


def _touch(view: View, power: int, target: int) -> bool:
    """Whether a power borders any land of another's realm."""
    return bool(set(queries.bordering(view, power)) & set(queries.realm_of(view, target)))


def _who_might_mind(view: View, here: Situation, target: int, counted: list[int]) -> int:
    """How much to fear from great powers with a stake in the target: neighbours of it, not yet counted."""
    near = set(queries.bordering(view, target))
    fear = 0
    for other in queries.great_powers(view):
        if other in counted or other in (here.power, target) or other in queries.allies_of(view, here.power):
            continue
        if other in near:
            fear += min(3_000, fixed.ratio(here.armies[other], max(1, here.army)) // 6)
    return fear
