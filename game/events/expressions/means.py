"""What conditions may ask of means: output, money, debts, men, guns and people."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from game.events.expressions.asking import Asker, Function
from game.politics.treaties import loans
from game.politics.war.outbreak.war import most_indemnity
from game.rules.money import economy, slumps
from game.words import Branch
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries


def owned(a: Asker, power: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """(places,) which of them a power has the title to."""
    mask: np.ndarray[Any, np.dtype[np.bool_]] = a.reader.places.owner == a.power(power)
    return mask


def _output(a: Asker, power: str) -> int:
    return int(economy.outputs(a.reader)[a.power(power)]) * QUARTERS_A_YEAR


def _debt_share(a: Asker, power: str) -> int:
    yearly = _output(a, power)
    state = a.reader.powers[a.power(power)]
    return fixed.ratio(state.debt + state.repudiated, yearly) if yearly else 0


def _trained(a: Asker, power: str) -> int:
    """A View goes by what attaches report: forces out of sight are men all the same."""
    i = a.power(power)
    return max(0, a.reader.armies[i] - queries.recruits_of(a.reader, i))


def _guns(a: Asker, power: str) -> int:
    return sum(force.strength for force in queries.fleets_of(a.reader, a.power(power)))


def _gun_share(a: Asker, power: str) -> int:
    units = a.reader.rules.units
    all_guns = sum(f.strength for f in a.reader.forces.values() if units[f.kind].branch is Branch.FLEET)
    return fixed.ratio(_guns(a, power), all_guns) if all_guns else 0


def _men_in(a: Asker, power: str, place: str) -> int:
    me, there = a.power(power), a.place(place)
    where = a.reader.map.place
    return sum(
        f.strength for f in queries.land_forces_of(a.reader, me) if f.hex >= 0 and where[f.hex] == there
    )


def _greatest_share(a: Asker, power: str) -> int:
    """Share of a power's output in that of all great powers."""
    yields = economy.outputs(a.reader)
    total = sum(int(yields[p]) for p in queries.great_powers(a.reader))
    return fixed.ratio(int(yields[a.power(power)]), total) if total else 0


_POWER: Final = ("power",)
_PAIR: Final = ("power", "power")
MEANS: Final = (
    Function("output", _POWER, "num", "a year's output of what it draws on, thousands of pounds", _output),
    Function("output_share", _POWER, "num", "its share of the great powers' output", _greatest_share),
    Function("start_output", _POWER, "num", "a year's output when the campaign began",
             lambda a, p: a.reader.powers[a.power(p)].start_output * QUARTERS_A_YEAR),
    Function("treasury", _POWER, "num", "money in hand, thousands of pounds",
             lambda a, p: a.reader.powers[a.power(p)].treasury),
    Function("debt_share", _POWER, "num",
             "debt, what was repudiated included, as a share of a year's output", _debt_share),
    Function("slump", _POWER, "num", "the share of its income that a slump takes, below 0 in a boom",
             lambda a, p: slumps.slump_of(a.reader, a.power(p))),
    Function("in_default", _POWER, "bool", "it stopped paying so lately that nobody lends to it",
             lambda a, p: economy.has_no_credit(a.reader, a.power(p))),
    Function("pays", _PAIR, "num", "what the first pays the second by treaty each quarter, thousands of"
             " pounds", lambda a, p, q: loans.paid_to(a.reader, a.power(p), a.power(q))),
    Function("can_pay", _POWER, "num", "the most it can be made to pay in a quarter, thousands of pounds",
             lambda a, p: most_indemnity(a.reader, a.power(p))),
    Function("strength", _POWER, "num",
             "men on land who have been a year under arms; recruits do not count", _trained),
    Function("footing", _POWER, "str", "on what footing its forces stand: `footing(italy) == 'peace'`",
             lambda a, p: str(a.reader.powers[a.power(p)].footing)),
    Function("guns", _POWER, "num", "guns afloat", _guns),
    Function("gun_share", _POWER, "num", "its share of all guns afloat", _gun_share),
    Function("men_in", ("power", "place"), "num", "men it has standing in a province", _men_in),
    Function("provinces", _POWER, "num", "how many places it holds the title to",
             lambda a, p: len(queries.owned_by(a.reader, a.power(p)))),
    Function("population", _POWER, "num", "people in its provinces, thousands",
             lambda a, p: int(a.reader.places.population[owned(a, p)].astype(np.int64).sum()) // 1000),
)  # fmt: skip
