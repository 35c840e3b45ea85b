"""The verdict: what a power became, against what it was, in four parts that nobody can run away with.

*Security*: the land it began with that it still has, and how little it must fear. *Prosperity*: what its
land yields, how its people live under it and what it owes, against the first day; twice as much is not
twice as good. *Standing*: its name and the trust in it, which may be worse than none. *Mandates*: what the
era asked of it, judged at last. Each part is capped, so that no conquest outweighs the three others; all
are permyriad.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from game.events.mandates import is_met
from game.politics.perception import threat
from game.politics.perception.doctrine import Creed
from game.politics.war.might.deterrent import RUIN
from game.rules.money import economy
from game.rules.money.economy import Account
from game.rules.sea import naval
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.powers import Power
from game.world.state.reader import Reader

#: What the parts come to, together, at best: the weight of each.
PARTS = ("security", "prosperity", "standing", "mandates")
RUNS_FOR = 10  # quarters for which a deficit is counted on
RESERVE = 1_000  # of a year's output, as easy taxes bring: a chest beyond that is money out of the fields
OWED = 1_000  # of a year's output that is owed: interest, and as much again and half for paying it off
TRUSTING = Creed(crises=0, everything=0, suspicion=0, wariness=0)


@dataclass(frozen=True, slots=True)
class Score:
    """One power's verdict, permyriad; standing below nothing for who owes more name than he had."""

    security: int
    prosperity: int
    standing: int
    mandates: int

    @property
    def total(self) -> int:
        """The four parts together."""
        return self.security + self.prosperity + self.standing + self.mandates

    def told(self) -> dict[str, int]:
        """The parts by their words."""
        return asdict(self)


def judge(reader: Reader, power: int) -> Score:
    """How a power stands against its own start; where all lies in ruins, nowhere."""
    if RUIN in reader.flags:
        return Score(0, 0, 0, 0)
    state = reader.powers[power]
    return Score(
        security=_security(reader, power, state),
        prosperity=_prosperity(reader, power, state),
        standing=_name(reader, power, state),
        mandates=_mandates(reader, power),
    )


def _security(reader: Reader, power: int, state: Power) -> int:
    """How much of the land of the first day is left, times how safe it is, without suspicion.

    Who would come counts beside one's own army: friends make as safe as soldiers. Recruits do not yet.
    """
    kept = fixed.clip(fixed.ratio(len(queries.owned_by(reader, power)), max(1, state.start_places)))
    if not state.exists:
        return 0
    sizes, near = list(threat.army_sizes(reader)), threat.neighbours(reader)
    sizes[power] += state.help_expected - queries.recruits_of(reader, power)
    fears = threat.threats(reader, power, sizes, near, TRUSTING)
    return fixed.mul(kept, fixed.ONE - max(fears.values(), default=0))


def _prosperity(reader: Reader, power: int, state: Power) -> int:
    """One half as on the first day: what land and trade yield, how people live and obey, and what is owed.

    Doubled yields add a third; full hardship takes a quarter, and so does a government that nobody obeys; a
    year's output of debt takes a tenth, as what serves it and pays it off in a generation would. Debt paid
    off counts as debt not made does; money in the chest beyond a reserve is good for nothing.
    """
    yields = economy.province_outputs(reader)
    held = int(yields[reader.places.owner == power].sum())
    if not held or not state.start_output:
        return 0
    row = economy.account_of(reader, power, economy.outputs(reader).tolist(), naval.blockade_share)
    grown = fixed.log(max(1, fixed.ratio(held + row.trade, state.start_output)))
    rest = reader.rules.will
    lived = state.legitimacy - rest.legitimacy_rest - (state.hardship - rest.hardship_base)
    purse = fixed.mul(_purse(reader, power, row, held), OWED)
    return fixed.clip(fixed.HALF + grown // 2 + lived // 4 + purse)


def _purse(reader: Reader, power: int, row: Account, held: int) -> int:
    """What is owed less than on the first day, as a share of a year's output; a hoard counts up to a reserve.

    A deficit is counted on for some time: who lives on loans is that much poorer soon. A surplus is no more
    than the absence of one. Debt that was repudiated was not paid, and stays owed.
    """
    state, yearly = reader.powers[power], held * QUARTERS_A_YEAR
    dues = sum(body.register.owed.get(power, 0) for body in reader.bodies.values())
    owed = state.debt + state.repudiated + dues
    hoard = min(state.treasury + state.chest, fixed.mul(yearly, RESERVE))
    runs = row.balance - max(0, row.upkeep - row.forces)
    deficit = fixed.clip(fixed.ratio(-min(0, runs) * RUNS_FOR, yearly))
    return fixed.ratio(hoard - owed - state.start_purse, yearly) - deficit


def _name(reader: Reader, power: int, state: Power) -> int:
    """Half what is said of it in public, half how far the other makers of policy trust it."""
    others = [p for p in reader.facts.policy_makers if p != power and reader.powers[p].exists]
    trust = sum(int(reader.beliefs.trust[p, power]) for p in others) // max(1, len(others))
    return (max(-2 * fixed.ONE, state.standing) + trust) // 2


def _mandates(reader: Reader, power: int) -> int:
    """What the mandates that are met are worth."""
    asked = [m for m in reader.facts.mandates if m.power == power]
    return min(fixed.ONE, sum(m.worth for m in asked if is_met(reader, m)))
