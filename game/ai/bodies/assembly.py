"""The assembly: what a question before a body is worth to a power, under either logic.

One list of questions and one posterior for both. Concert logic opens the ladder by conduct, prices the
fears of neighbours and asks before it arms; self-help logic takes in the useful up to the line it can
defend, keeps its own no, and stops rivals (decision table: enlargement, joining, a neighbour's build-up).
The same sum foretells how the others will vote, so that nobody calls a congress in vain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.politics.bodies import congress, dividing_line, membership, voting
from game.politics.bodies.voting import Decision
from game.politics.perception import threat
from game.politics.perception.doctrine import Creed, creed_of
from game.words import Agenda, Clause, Motive, Rank, Rung, Vote
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.bodies import SHARE_OF_RUNG, Institution, Motion

#: Parameters that protect whoever is afraid.
PROTECTIVE = (Clause.AUTOMATIC, Clause.BINDING, Clause.DETERRENCE, Clause.INTEGRATION)


@dataclass(frozen=True, slots=True)
class Judge:
    """A power that weighs a question: its creed and what it fears, as known to the View's power."""

    view: View
    power: int
    creed: Creed
    fears: Mapping[int, int]


def judge_of(view: View, here: Situation) -> Judge:
    """The View's own power, with the creed of a situation (an adviser's, too)."""
    return Judge(view, here.power, here.creed, here.threats)


def judge_for(view: View, power: int) -> Judge:
    """Another power, as it looks from here."""
    return Judge(view, power, creed_of(view, power), situation.threats_to(view, power))


def weigh(judge: Judge, body: Institution, motion: Motion) -> list[Reason]:
    """What a question is worth to a power, as named weights; above zero it is for it."""
    match motion.item:
        case Agenda.ADMISSION:
            return _admission(judge, body, motion.subject)
        case Agenda.EXPULSION:
            return _expulsion(judge, motion.subject)
        case Agenda.REFORM:
            assert motion.clause is not None
            return _reform(judge, body, motion.clause, motion.change)
        case Agenda.ARMAMENTS:
            return _armaments(judge, motion.subject)


def vote_for(view: View, reasons: list[Reason]) -> Vote:
    """How one votes with such reasons."""
    total = score(reasons)
    return (
        Vote.FOR
        if total > 0
        else Vote.AGAINST
        if total < -view.rules.minds.bodies.abstain_within
        else Vote.ABSTAIN
    )


def foresee(view: View, here: Situation, body: Institution, motion: Motion) -> Decision:
    """How the vote on a question would go if all voted as their reasons look from here."""
    votes: dict[int, Vote] = {}
    for power in voting.voices_of(view, body, congress.interested_party(motion)):
        speaker = queries.sovereign_of(view, power)
        judge = judge_of(view, here) if speaker == here.power else judge_for(view, speaker)
        votes[power] = vote_for(view, weigh(judge, body, motion))
    return voting.outcome(view, body, votes, congress.interested_party(motion))


# --- the questions ----------------------------------------------------------------------------------


def _admission(judge: Judge, body: Institution, power: int) -> list[Reason]:
    """Whether to let a power come one rung further in."""
    view, la = judge.view, judge.creed.everything
    minds, own = view.rules.minds.bodies, fixed.ONE - la
    rung = membership.next_rung(view, body, power)
    step = SHARE_OF_RUNG[rung] - body.membership(power) if rung is not None else 0
    conduct = (view.powers[power].compliance - minds.good_conduct) * minds.their_conduct // fixed.ONE
    matters = max(body.parameters.inclusive, min(fixed.ONE, 2 * _weight_of(judge, power)))
    promise = fixed.mul(matters, conduct) if conduct > 0 else conduct
    priced = sum(
        dividing_line.loss(view, body, p, step) for p in dividing_line.outsiders_next_to(view, body, power)
    )
    useful = fixed.mul(step, fixed.mul(common_fear(judge, power), _weight_of(judge, power)))
    rivalry = minds.rival + own * minds.rival_more // fixed.ONE
    claimed = any(c.power == power and view.places.owner[c.place] == judge.power for c in view.claims)
    return [
        Reason(Motive.THEIR_CONDUCT, fixed.mul(la, promise), (power,)),
        Reason(Motive.OPEN_LADDER, fixed.mul(la, fixed.mul(matters, minds.open_ladder))),
        Reason(
            Motive.NEIGHBOURS_FEARS, -fixed.mul(la, priced * minds.neighbours_fears // fixed.ONE), (power,)
        ),
        Reason(Motive.USEFUL, fixed.mul(own, useful * minds.useful // fixed.ONE), (power,)),
        Reason(
            Motive.HARD_TO_DEFEND, -fixed.mul(own, fixed.mul(step, _liability(view, body, power))), (power,)
        ),
        Reason(Motive.RIVAL, -fixed.mul(rivalry, judge.fears.get(power, 0)), (power,)),
        Reason(Motive.TRUST_IN_THEM, _trust(judge, power), (power,)),
        Reason(Motive.FAR_AWAY, distance(view, body, power)),
        Reason(Motive.THEIR_CLAIM, minds.their_claim if claimed else 0, (power,)),
        Reason(Motive.THEIR_WAR, minds.their_war if queries.is_at_war(view, power) else 0, (power,)),
        Reason(Motive.CHANGE, minds.habit),
    ]


def _expulsion(judge: Judge, power: int) -> list[Reason]:
    """Whether to put a member out."""
    view, la = judge.view, judge.creed.everything
    minds = view.rules.minds.bodies
    blame = view.rules.belief.blame
    guilt = max(
        (
            blame[w.casus]
            for w in view.wars.values()
            if not w.is_over and w.verdicts.get(judge.power) == power
        ),
        default=0,
    )
    lapse = fixed.HALF - view.powers[power].compliance
    allied = power in queries.allies_of(view, judge.power)
    return [
        Reason(Motive.BROKE_THE_PEACE, fixed.mul(minds.guilt, guilt), (power,)),
        Reason(Motive.THEIR_CONDUCT, fixed.mul(la, lapse * minds.its_conduct // fixed.ONE), (power,)),
        Reason(Motive.RIVAL, fixed.mul(fixed.ONE - la, judge.fears.get(power, 0)), (power,)),
        Reason(Motive.TRUST_IN_THEM, -_trust(judge, power), (power,)),
        Reason(Motive.OUR_BOND, minds.our_bond if allied else 0, (power,)),
        Reason(Motive.WORSE_OUTSIDE, fixed.mul(la, minds.worse_outside), (power,)),
        Reason(Motive.CHANGE, minds.expulsion_habit),
    ]


def _reform(judge: Judge, body: Institution, clause: Clause, change: int) -> list[Reason]:
    """Whether to change a parameter; the tables are for the largest step, which near an end is worth less."""
    view, la = judge.view, judge.creed.everything
    minds = view.rules.minds.bodies
    now = congress.parameter(body, clause)
    room = min(fixed.ONE, 2 * (fixed.ONE - now if change > 0 else now))
    size = fixed.mul(fixed.ratio(change, view.rules.congress.reform_step), room)
    fear = max((f for p, f in judge.fears.items() if p not in body.members), default=0)
    shelter = fear * minds.protection_in_terms // fixed.ONE
    is_great = view.powers[judge.power].rank is Rank.GREAT
    rank = (minds.rank_in_council if is_great else -minds.rank_in_council) if clause is Clause.COUNCIL else 0
    return [
        Reason(Motive.ORDER_THEY_LIKE, fixed.mul(fixed.mul(la, minds.orderly[clause]), size)),
        Reason(Motive.FREE_HAND, fixed.mul(fixed.mul(fixed.ONE - la, minds.free_hand[clause]), size)),
        Reason(Motive.PROTECTION, fixed.mul(shelter if clause in PROTECTIVE else 0, size)),
        Reason(Motive.RANK_IN_IT, fixed.mul(rank, size)),
        Reason(Motive.CHANGE, minds.habit),
    ]


def _armaments(judge: Judge, power: int) -> list[Reason]:
    """Whether to inquire into a power's armaments: a matter of crises, so talkers lean to it already."""
    view, lc = judge.view, judge.creed.crises
    minds = view.rules.minds.bodies
    excess = int(view.beliefs.arms[judge.power, power]) - view.rules.belief.trust_tol
    weight = min(fixed.ONE, 2 * _weight_of(judge, power))
    size = fixed.mul(weight, weight)  # nobody confers about the army of a small country
    allied = power in queries.allies_of(view, judge.power)
    return [
        Reason(Motive.THEIR_ARMS, fixed.mul(fixed.mul(minds.arms, excess), size), (power,)),
        Reason(Motive.THEIR_THREAT, judge.fears.get(power, 0) * minds.arms_threat // fixed.ONE, (power,)),
        Reason(Motive.TRUST_IN_THEM, min(0, -_trust(judge, power)), (power,)),
        Reason(Motive.OUR_BOND, minds.our_bond if allied else 0, (power,)),
        Reason(Motive.ASK_FIRST, fixed.mul(lc, minds.ask_first)),
        Reason(Motive.ARM_FIRST, fixed.mul(fixed.ONE - lc, minds.arm_first)),
        Reason(Motive.CHANGE, minds.habit),
    ]


# --- what they are made of --------------------------------------------------------------------------


def common_fear(judge: Judge, power: int) -> int:
    """The greatest threat to both a power and the one that judges, from a third."""
    theirs = situation.threats_to(judge.view, power)
    return max(
        (min(f, theirs.get(p, 0)) for p, f in judge.fears.items() if p not in (power, judge.power)), default=0
    )


def distance(view: View, body: Institution, power: int) -> int:
    """What speaks against a power that borders no full member; less in a body whose duty reaches far."""
    near = threat.neighbours(view)[power]
    if any(rung >= Rung.COUNCIL and p in near for p, rung in body.members.items()) or not body.members:
        return 0
    return fixed.mul(view.rules.minds.bodies.far_away, fixed.ONE - body.parameters.scope)


def _weight_of(judge: Judge, power: int) -> int:
    """A power's army to its own and the judge's together."""
    armies = judge.view.armies
    return fixed.ratio(armies[power], max(1, armies[power] + armies[judge.power]))


def _liability(view: View, body: Institution, power: int) -> int:
    """What it would take to stand by a power: its worst fear of an outsider, as far as the body binds."""
    fears = situation.threats_to(view, power)
    worst = max((f for p, f in fears.items() if body.members.get(p, 0) < Rung.COUNCIL), default=0)
    return fixed.mul((body.parameters.automatic + body.parameters.binding) // 2, worst)


def _trust(judge: Judge, power: int) -> int:
    share = judge.view.rules.minds.bodies.trust_in_them
    return fixed.mul(share, int(judge.view.beliefs.trust[judge.power, power]) - fixed.HALF)
