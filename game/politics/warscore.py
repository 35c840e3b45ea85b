"""How a war stands and what terms are worth, in one coin: war score, 10,000 for a war wholly won.

The *standing* of a war is a sum of named terms (land and capitals held, battles won, who is tired, what was
taken already), and every article of a peace has its price: the share of what the loser has that it takes, as
far as it changes anything, when and if it comes true. A treaty is fair where the two meet.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.politics import impositions, securities
from game.rules.money import debt, economy
from game.words import Term, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.appearance import SHARE_STEP, nearest
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War

#: Terms that take more than money: land, arms, freedom to act, a subject.
HARD = frozenset(
    {
        Term.CESSION,
        Term.DISARMAMENT,
        Term.NEUTRALITY,
        Term.INDEPENDENCE,
        Term.AUTONOMY,
        Term.SUBMISSION,
        Term.EVACUATION,
        Term.PROTECTION,
        Term.ZONE,
        Term.VOTE,
        Term.ANNEXATION,
        *securities.HARD,
    }
)
#: Terms that change nothing.
EMPTY = frozenset({Term.STATUS_QUO})

# --- how a war stands -------------------------------------------------------------------------------


def side_worth(reader: Reader, side: Sequence[int]) -> int:
    """What a side's provinces yield at their best, thousands of pounds a quarter; at least 1."""
    yields = economy.province_outputs(reader)
    owner = reader.places.owner
    return max(1, sum(int(yields[owner == p].sum()) for p in side))


def standing(reader: Reader, war: War) -> dict[str, int]:
    """How a war stands for the attackers (positive: well), as named terms that sum to the score."""
    tired = _tiredness(reader, war.defenders) - _tiredness(reader, war.attackers)
    land, capitals = _ground(reader, war.attackers, war.defenders)
    return {
        "land": land,
        "capitals": capitals,
        "battles": war.score,
        "weariness": tired * reader.rules.politics.weariness_weight // fixed.ONE,
        "taken": -war.cashed,
    }


def _ground(reader: Reader, ones: Sequence[int], others: Sequence[int]) -> tuple[int, int]:
    """War score that some hold over others by land and by capitals, less what those hold of theirs."""
    rules = reader.rules.politics
    taken, capitals = _held(reader, ones, others)
    lost, own_capitals = _held(reader, others, ones)
    return (
        fixed.mul(taken - lost, rules.occupation_score),
        fixed.mul(capitals - own_capitals, rules.capital_score),
    )


def _held(reader: Reader, side: Sequence[int], others: Sequence[int]) -> tuple[int, int]:
    """Share of the others' worth that a side holds, and of those whose capitals it holds, permyriad.

    A capital weighs by whose it is: a vassal's is not its lord's.
    """
    holder, owner = queries.holders(reader), reader.places.owner
    yields = economy.province_outputs(reader)
    taken = sum(
        int(yields[p]) for p in queries.occupied_places(reader) if owner[p] in others and holder[p] in side
    )
    fallen = [p for p in others if reader.powers[p].capital >= 0 and holder[reader.powers[p].capital] in side]
    whole = side_worth(reader, others)
    headless = sum(int(yields[owner == p].sum()) for p in fallen)
    return fixed.ratio(taken, whole), min(fixed.ONE, fixed.ratio(headless, whole))


def _tiredness(reader: Reader, side: Sequence[int]) -> int:
    """How tired the leader of a side is of the war."""
    return reader.powers[side[0]].weariness


def score_for(reader: Reader, war: War, power: int) -> int:
    """How the war stands for one belligerent, -10,000..10,000."""
    total = fixed.clip(sum(standing(reader, war).values()), -fixed.ONE, fixed.ONE)
    return total * war.side_of(power)


def earned(reader: Reader, war: War, ones: Sequence[int]) -> int:
    """War score that some belligerents of one side have earned on the map and in battle; below 0 lost.

    Neither tiredness nor the size of armies counts. Battles are the leader's to cash in; who speaks for
    himself alone has earned what he himself holds.
    """
    camp = war.camp_of(ones[0])
    total = sum(_ground(reader, ones, war.opponents_of(ones[0])))
    if camp[0] in ones:
        total += (war.score - war.cashed) * war.side_of(ones[0])
    return fixed.clip(total, -fixed.ONE, fixed.ONE)


# --- what terms are worth ---------------------------------------------------------------------------


def term_worth(reader: Reader, term: PeaceTerm) -> int:
    """What a term is worth to who gains by it: its price, but of a promise what the giver is good for."""
    price = term_price(reader, term)
    if term.term is Term.ARMS_LIMIT:  # it is kept as far as its giver keeps its word
        return fixed.mul(price, reader.powers[term.giver].reliability)
    if term.term is not Term.INDEMNITY:
        return price
    solvent = fixed.ONE - debt.indebtedness(reader, term.giver)
    return fixed.mul(fixed.mul(price, reader.powers[term.giver].reliability), solvent)


def term_price(reader: Reader, term: PeaceTerm) -> int:
    """War score that a term asks of who gives: what it changes for him, as a share of what he has."""
    rules = reader.rules.politics
    match term.term:
        case Term.CESSION:
            worth = int(economy.province_outputs(reader)[term.place])
            share = fixed.ratio(worth, side_worth(reader, [term.giver]))
            return rules.cession_floor + fixed.mul(share, rules.cession_weight)
        case Term.INDEMNITY:
            taxes = max(1, yearly_taxes(reader, term.giver))
            return fixed.mul(fixed.ratio(promised(reader, term), taxes), rules.indemnity_weight)
        case Term.DISARMAMENT:
            return fixed.mul(_sent_home(reader, term), rules.other_weight[term.term])
        case Term.NEUTRALITY:
            return fixed.mul(_hands_tied(reader, term), rules.other_weight[term.term])
        case Term.INDEPENDENCE | Term.AUTONOMY:
            share = fixed.ratio(
                side_worth(reader, [term.taker]), side_worth(reader, [term.giver, term.taker])
            )
            return rules.cession_floor + fixed.mul(share, rules.other_weight[term.term])
        case Term.SUBMISSION:
            return rules.submission
        case _ if term.term in securities.SECURITIES:
            return securities.price(reader, term)
        case _ if term.term in impositions.IMPOSED:
            return impositions.price(reader, term)
        case _:
            return 0


def promised(reader: Reader, term: PeaceTerm) -> int:
    """What instalments come to today: less, the later they fall due."""
    worth, left = 0, fixed.ONE
    for _ in range(term.quarters):
        left -= fixed.mul(left, reader.rules.politics.promise_discount)
        worth += fixed.mul(term.amount, left)
    return worth


def _sent_home(reader: Reader, term: PeaceTerm) -> int:
    """The share of its army that a disarmament would take from a power."""
    men = reader.armies[term.giver]
    return fixed.ratio(max(0, men - term.amount), max(1, men))


def _hands_tied(reader: Reader, term: PeaceTerm) -> int:
    """What a neutrality takes from the neutral, -10,000..10,000.

    It forbids war between the two for good: the neutral's army is lost against the other, and the other's
    against the neutral, as far as either keeps its word. So the weaker gains by it, whoever signs as giver.
    """
    if queries.treaties_between(reader, term.giver, term.taker, TreatyKind.NEUTRALITY):
        return 0
    own, other = (fixed.mul(reader.armies[p], reader.powers[p].reliability) for p in (term.giver, term.taker))
    return fixed.ratio(own - other, max(1, own + other))


def yearly_taxes(reader: Reader, power: int) -> int:
    """What a power takes from its own provinces in a year, thousands of pounds, as embassies report it.

    Who pays reckons with the same figure as who asks: else one would ask what the other may not sign.
    """
    plan = reader.powers[power].budget
    if plan is None:
        return 0
    return fixed.mul(side_worth(reader, [power]) * QUARTERS_A_YEAR, nearest(plan.tax, SHARE_STEP))


def price_for(reader: Reader, terms: Sequence[PeaceTerm], side: Sequence[int]) -> int:
    """War score that terms are worth to a side: its gains, less what they ask of it."""
    real = [t for t in terms if t.term not in EMPTY]
    gains = sum(term_worth(reader, t) for t in real if t.taker in side)
    return gains - sum(term_price(reader, t) for t in real if t.giver in side)


def given_by(reader: Reader, terms: Sequence[PeaceTerm], side: Sequence[int]) -> int:
    """War score's worth of land, arms and freedom that terms take from a side, whatever it gets for it."""
    return sum(
        max(0, term_price(reader, t))
        for t in terms
        if t.term in HARD and t.giver in side and t.taker not in side
    )
