"""How a war stands and what terms are worth, in one coin: war score, 10,000 for a war wholly won.

The *standing* of a war is a sum of named terms (land and capitals held, battles won, who is tired), and
every article of a peace has its price; a treaty is fair where the two meet.
"""

from __future__ import annotations

from game.politics import securities
from game.rules.money import economy
from game.words import Term
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War


def side_worth(reader: Reader, side: list[int]) -> int:
    """What a side's provinces yield at their best, thousands of pounds a quarter; at least 1."""
    yields = economy.province_outputs(reader)
    owner = reader.places.owner
    return max(1, sum(int(yields[owner == p].sum()) for p in side))


def standing(reader: Reader, war: War) -> dict[str, int]:
    """How a war stands for the attackers (positive: well), as named terms that sum to the score."""
    rules = reader.rules.politics
    held_by_attackers, capitals_a = _held(reader, war.attackers, war.defenders)
    held_by_defenders, capitals_d = _held(reader, war.defenders, war.attackers)
    tired = _tiredness(reader, war.defenders) - _tiredness(reader, war.attackers)
    return {
        "land": fixed.mul(held_by_attackers - held_by_defenders, rules.occupation_score),
        "capitals": rules.capital_score * (capitals_a - capitals_d),
        "battles": war.score,
        "weariness": tired * rules.weariness_weight // fixed.ONE,
    }


def _held(reader: Reader, side: list[int], others: list[int]) -> tuple[int, int]:
    """Share of the others' worth that a side holds (permyriad), and how many of their capitals."""
    holder, owner = queries.holders(reader), reader.places.owner
    yields = economy.province_outputs(reader)
    taken = sum(
        int(yields[p]) for p in queries.occupied_places(reader) if owner[p] in others and holder[p] in side
    )
    capitals = sum(
        1 for p in others if reader.powers[p].capital >= 0 and holder[reader.powers[p].capital] in side
    )
    return fixed.ratio(taken, side_worth(reader, others)), capitals


def _tiredness(reader: Reader, side: list[int]) -> int:
    """How tired the leader of a side is of the war."""
    return reader.powers[side[0]].weariness


def score_for(reader: Reader, war: War, power: int) -> int:
    """How the war stands for one belligerent, -10,000..10,000."""
    total = fixed.clip(sum(standing(reader, war).values()), -fixed.ONE, fixed.ONE)
    return total * war.side_of(power)


def term_price(reader: Reader, term: PeaceTerm) -> int:
    """War score that a term asks of the side that gains by it."""
    rules = reader.rules.politics
    if term.term is Term.CESSION:
        worth = int(economy.province_outputs(reader)[term.place])
        return rules.cession_floor + fixed.mul(
            fixed.ratio(worth, side_worth(reader, [term.giver])), rules.cession_weight
        )
    if term.term is Term.INDEMNITY:
        taxes = max(1, yearly_taxes(reader, term.giver))
        return fixed.mul(fixed.ratio(term.amount * term.quarters, taxes), rules.indemnity_weight)
    if term.term in securities.SECURITIES:
        return securities.price(reader, term)
    return rules.other_weight[term.term]


def yearly_taxes(reader: Reader, power: int) -> int:
    """What a power takes from its own provinces in a year, thousands of pounds."""
    budget = reader.powers[power].budget
    return fixed.mul(side_worth(reader, [power]) * QUARTERS_A_YEAR, budget.tax) if budget else 0


def price_for(reader: Reader, terms: tuple[PeaceTerm, ...], side: tuple[int, ...]) -> int:
    """War score that terms ask, gains of a side positive, its concessions negative."""
    return sum(
        term_price(reader, t) * (1 if t.taker in side else -1) for t in terms if t.term is not Term.STATUS_QUO
    )
