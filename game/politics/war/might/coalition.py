"""Coalitions: who would stand up to an aggressor, and why (docs/politics.md#joining; P4-P6, P11).

One function weighs it for every power and both logics from what is public. Both feel the threat, the common
enemy, the interest close by, the treaty, the stake in peace, the cost and the temptation to let others do
it, which grows with the help expected. Concert logic adds a general obligation and a stake in the order;
self-help logic adds the wish to be on the winning side. All values are permyriad unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics import securities
from game.politics.bodies.contributions import earmark_for
from game.politics.bodies.institutions import obligation, restraint
from game.politics.bonds import hardness, truce_to_uphold
from game.politics.perception import threat
from game.politics.perception.doctrine import Creed, creed_of
from game.politics.perception.repute import infamy
from game.politics.treaties import restraints
from game.politics.war.might import deterrent
from game.politics.war.might.reach import host_of, reach_of, strike_of
from game.politics.war.might.stake import stake_of
from game.rules.money import economy
from game.words import CasusBelli, Motive, OverlordKind, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

MOST_ODDS = 100_000  # beyond ten to one more men no longer count
COMPANY = (Motive.GAIN, Motive.COST, Motive.FREE_RIDING, Motive.EXPOSURE)  # terms that hang on who else comes
DEFENSIVE = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreponderanceSeen(Record):
    """How many men stand on each side of a war, when it begins and whenever the defence grew stronger."""

    type: ClassVar[str] = "preponderance"
    war: int
    odds: int  # defenders' men to attackers', permyriad
    attacking_men: int
    defending_men: int


@dataclass(frozen=True, slots=True)
class Case:
    """A use of force to be judged: who against whom, how plain the wrong is, and how much is at stake."""

    aggressor: int
    target: int
    plainness: int = fixed.ONE  # 10,000 bare aggression, 7,000 prevention, 4,000 an incident
    stake: int = fixed.ONE  # 10,000 a country, 1,500 a little money, for which few fight


@dataclass(frozen=True, slots=True)
class Term:
    """A named part of a power's readiness to join."""

    name: Motive
    weight: int


@dataclass(frozen=True, slots=True)
class Joiner:
    """How likely a power is to join, and the terms that sum to its score."""

    power: int
    chance: int
    score: int
    terms: tuple[Term, ...]
    men: int  # that it could bring to bear


@dataclass(frozen=True, slots=True)
class Forecast:
    """Who would stand up to an aggressor, as one observer reckons it."""

    case: Case
    aggressor_men: int
    target_men: int
    joiners: tuple[Joiner, ...]

    @property
    def expected_men(self) -> int:
        """Men that would fight the aggressor, each joiner weighed by its chance."""
        return self.target_men + sum(fixed.mul(j.men, j.chance) for j in self.joiners)

    @property
    def preponderance(self) -> int:
        """Expected strength of the coalition to the aggressor's, permyriad (20,000 is two to one)."""
        return fixed.ratio(self.expected_men, max(1, self.aggressor_men))


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What does not change between the rounds of a forecast: strength, reach, fears and stakes."""

    reader: Reader
    case: Case
    attack: int
    defence: int
    reach: Mapping[int, int]
    men: Mapping[int, int]  # that each could bring to bear
    fears: Mapping[int, int]  # of the aggressor
    exposure: Mapping[int, int]  # how far each lies open to his revenge: weakness next door
    ready: Mapping[int, int]  # how far each stands ready through the bodies it sits in
    outputs: Sequence[int]
    answers: Mapping[int, int]  # who would answer for the aggressor with the last of weapons, how surely


def win(ratio: int) -> int:
    """The chance of victory at a ratio of strengths: its square to one."""
    square = fixed.mul(ratio, ratio)
    return fixed.ratio(square, fixed.ONE + square)


def case_for(
    reader: Reader, aggressor: int, target: int, casus: CasusBelli, terms: Sequence[PeaceTerm] = ()
) -> Case:
    """The case of a war for a reason and for what is named, as everybody knows such reasons."""
    stake = stake_of(reader, target, casus, terms)
    return Case(aggressor, target, reader.rules.belief.blame[casus], stake)


def candidates(reader: Reader, case: Case) -> list[int]:
    """Policy makers and the bound that are free to choose a side, ascending."""
    aggressors = set(queries.realm_of(reader, case.aggressor))
    defenders = set(queries.realm_of(reader, case.target))
    bound = {
        p
        for t in queries.treaties_of(reader, case.target, *DEFENSIVE, TreatyKind.GUARANTEE)
        for p in t.parties
    }
    found = []
    for power in sorted({*reader.facts.policy_makers, *bound}):
        free = reader.powers[power].exists and queries.sovereign_of(reader, power) == power
        if free and power not in aggressors and power not in defenders:
            found.append(power)
    return found


def strengths(reader: Reader, case: Case, sizes: Sequence[int]) -> tuple[int, int]:
    """Men whom the aggressor can bring against the target, and what the target's count for in defence."""
    attack, defence = (host_of(reader, p, sizes) for p in (case.aggressor, case.target))
    reach = strike_of(reader, case.aggressor, case.target)
    return max(1, fixed.mul(attack, reach)), max(1, fixed.mul(defence, reader.rules.will.defence))


def prepare(reader: Reader, case: Case, sizes: Sequence[int]) -> Reckoning:
    """Read off the world what all rounds of a forecast share."""
    members = candidates(reader, case)
    near = threat.neighbours(reader)
    attack, defence = strengths(reader, case, sizes)
    fears = {
        k: threat.threat_from(reader, k, case.aggressor, sizes, near, creed_of(reader, k))
        for k in (*members, case.target)
    }
    reach = {k: reach_of(reader, k, case.target) for k in members}
    men = {k: fixed.mul(sizes[k], reach[k]) for k in members}
    weak = {k: threat.menace(sizes[k], attack, reader.rules.will.defence) for k in members}
    naked = {k: fixed.mul(weak[k], weak[k]) for k in members}  # an equal next door can hold his own
    exposure = {k: naked[k] if case.aggressor in near[k] else naked[k] // 2 for k in members}
    ready = {k: earmark_for(reader, k, case.aggressor, case.target, sizes[k]) for k in members}
    produce = economy.outputs(reader).tolist()
    answers = deterrent.guardians(reader, case.aggressor)
    return Reckoning(reader, case, attack, defence, reach, men, fears, exposure, ready, produce, answers)


def standing_terms(reckoning: Reckoning, joiner: int, creed: Creed) -> tuple[Term, ...]:
    """What speaks for and against joining, whoever else comes."""
    reader, rules, case = reckoning.reader, reckoning.reader.rules.coalition, reckoning.case
    state = reader.powers[joiner]
    fear, theirs = reckoning.fears[joiner], reckoning.fears[case.target]
    close = reckoning.reach[joiner]
    # fellow members hold each other back from what is no plain breach (P12)
    held = fixed.mul(fixed.ONE - case.plainness, restraint(reader, joiner))
    plain = fixed.mul(case.plainness, fixed.ONE - held)
    duty = fixed.mul(creed.crises, plain)
    hope = rules.faith + fixed.mul(fixed.ONE - rules.faith, _mean_trust(reader, joiner))
    order = fixed.mul(fixed.ONE - state.home.humiliation, hope)
    weary = fixed.clip(state.weariness + state.exhaustion)
    interest = fixed.mul(close, _interest(reckoning, joiner))
    if restraints.stands_back(reader, joiner, case.target):  # it has left that state to another
        interest = fixed.mul(interest, reader.rules.diplomacy.sphere_interest)
    owed = obligation(reader, joiner, case.aggressor, case.target)
    own = fixed.ONE - creed.crises
    kept = fixed.mul(creed.everything, plain)
    dread = deterrent.dread_of(reader, joiner, reckoning.answers)
    fear, theirs, interest = (fixed.mul(part, case.stake) for part in (fear, theirs, interest))
    return (
        Term(Motive.THREAT, fixed.mul(fixed.mul(rules.j_threat, fear), fixed.HALF + close // 2)),
        Term(Motive.COMMON_ENEMY, fixed.mul(rules.j_pact, min(fear, theirs))),
        Term(Motive.LOCAL_INTEREST, fixed.mul(rules.j_local, interest)),
        Term(Motive.TREATY, fixed.mul(rules.j_ally, _bond(reader, joiner, case))),
        Term(Motive.WARNING, _warning(reader, joiner, case)),
        Term(Motive.PEACE_STAKE, fixed.mul(rules.j_stake, _stake(reader, joiner, case.target))),
        Term(Motive.OBLIGATION, fixed.mul(fixed.mul(rules.j_oblig, duty), owed)),
        Term(Motive.ORDER, fixed.mul(fixed.mul(rules.j_order, duty), order)),
        Term(
            Motive.EARMARK,
            fixed.mul(fixed.mul(reader.rules.congress.j_earmark, kept), reckoning.ready[joiner]),
        ),
        Term(Motive.FRIENDSHIP, -fixed.mul(own, _friendship(reader, joiner, case))),
        Term(Motive.INFAMY, fixed.mul(fixed.mul(rules.j_infamy, infamy(reader, case.aggressor)), case.stake)),
        Term(Motive.WEARINESS, -fixed.mul(rules.j_weary, weary)),
        Term(Motive.DETERRENT, -fixed.mul(reader.rules.ambition.deterrent.beside, dread)),
        Term(Motive.INERTIA, -rules.j_zero),
    )


def company_terms(reckoning: Reckoning, joiner: int, others: int, creed: Creed) -> tuple[Term, ...]:
    """What speaks for and against joining with so many men already expected against the aggressor."""
    weights = company_weights(reckoning, joiner, others, creed)
    return tuple(Term(name, weight) for name, weight in zip(COMPANY, weights, strict=True))


def company_weights(
    reckoning: Reckoning, joiner: int, others: int, creed: Creed
) -> tuple[int, int, int, int]:
    """The weights alone, in the order of `COMPANY`."""
    rules = reckoning.reader.rules.coalition
    r0 = min(MOST_ODDS, fixed.ratio(others, reckoning.attack))
    r1 = min(MOST_ODDS, fixed.ratio(others + reckoning.men[joiner], reckoning.attack))
    won = win(r1)
    return (
        fixed.mul(fixed.mul(rules.j_gain, fixed.ONE - creed.crises), fixed.mul(won, reckoning.case.stake)),
        -fixed.ratio(rules.j_cost, fixed.ONE + r1),
        -fixed.mul(rules.j_free, win(r0)),
        -fixed.mul(fixed.mul(rules.j_exposed, reckoning.exposure[joiner]), fixed.ONE - won),
    )


def _mean_trust(reader: Reader, power: int) -> int:
    others = [p for p in queries.great_powers(reader) if p != power]
    row = reader.beliefs.trust[power]
    return sum(int(row[p]) for p in others) // max(1, len(others))


def _interest(reckoning: Reckoning, joiner: int) -> int:
    """How much another's fall would concern a power: its worth against one's own."""
    produce, concern = reckoning.outputs, reckoning.reader.rules.coalition.concern
    size = fixed.ratio(produce[reckoning.case.target], max(1, produce[joiner]))
    return fixed.clip(fixed.mul(concern, size))


def _bond(reader: Reader, joiner: int, case: Case) -> int:
    """The firmest promise to defend the victim, to watch its aggressor by name, or to uphold their peace.

    A protector is bound by his name. A bond with the aggressor weighs against it, as far as he is not plainly
    in the wrong: no alliance was ever signed to help a robbery.
    """
    for_it = [t.bindingness for t in queries.treaties_between(reader, joiner, case.target, *DEFENSIVE)]
    for_it += [
        t.bindingness
        for t in queries.treaties_between(reader, joiner, case.target, TreatyKind.GUARANTEE)
        if t.subject == case.target
    ]
    if (watch := securities.watch_on(reader, joiner, case.aggressor)) is not None:
        for_it.append(watch.bindingness)
    if (truce := truce_to_uphold(reader, joiner, case.aggressor, case.target)) is not None:
        for_it.append(hardness(reader, truce))
    victim = reader.powers[case.target]
    if victim.overlord == joiner and victim.overlord_kind is OverlordKind.PROTECTOR:
        for_it.append(reader.rules.coalition.protector)
    against = [t.bindingness for t in queries.treaties_between(reader, joiner, case.aggressor, *DEFENSIVE)]
    return max(for_it, default=0) - fixed.mul(max(against, default=0), fixed.ONE - case.plainness)


def _warning(reader: Reader, joiner: int, case: Case) -> int:
    """A warning a power gave the aggressor: a weak promise, nothing beside a treaty that says as much."""
    if not reader.powers[joiner].dealings.warns(case.aggressor, case.target, reader.turn):
        return 0
    said = reader.rules.diplomacy.warning_binding
    return fixed.mul(reader.rules.coalition.j_ally, max(0, said - max(0, _bond(reader, joiner, case))))


def _stake(reader: Reader, joiner: int, target: int) -> int:
    """What a power materially loses if the peace breaks there: its trade, and being the next victim."""
    trades = bool(queries.treaties_between(reader, joiner, target, TreatyKind.TRADE))
    borders = target in threat.neighbours(reader)[joiner]
    return (fixed.HALF if trades else 0) + (fixed.HALF if borders else 0)


def _friendship(reader: Reader, joiner: int, case: Case) -> int:
    """Reluctance to fight whom one trusts more than the victim."""
    row = reader.beliefs.trust[joiner]
    return max(0, int(row[case.aggressor]) - int(row[case.target]))


def forecast(
    reader: Reader, case: Case, sizes: Sequence[int], creeds: Mapping[int, Creed] | None = None
) -> Forecast:
    """Who would join against an aggressor: five damped rounds of mutual expectation from one half.

    ``creeds`` lets an observer reckon with other convictions than the stages show: the Realist with
    none, the Institutionalist with those professed (the default).
    """
    return foresee(prepare(reader, case, sizes), creeds)


def foresee(reckoning: Reckoning, creeds: Mapping[int, Creed] | None = None) -> Forecast:
    """The same, for who has prepared the case already."""
    reader = reckoning.reader
    held = {k: creeds[k] if creeds is not None else creed_of(reader, k) for k in reckoning.reach}
    slope = reader.rules.coalition.j_slope
    standing = {k: standing_terms(reckoning, k, held[k]) for k in reckoning.reach}
    alone = {k: sum(term.weight for term in terms) for k, terms in standing.items()}
    chances = dict.fromkeys(reckoning.reach, fixed.HALF)
    coming = {k: fixed.mul(men, fixed.HALF) for k, men in reckoning.men.items()}
    company = reckoning.defence + sum(coming.values())
    others: dict[int, int] = {}
    for _ in range(reader.rules.coalition.rounds):
        for power in reckoning.reach:
            others[power] = company - coming[power]
            score = alone[power] + sum(company_weights(reckoning, power, others[power], held[power]))
            chances[power] = (chances[power] + fixed.logistic(fixed.mul(slope, score))) // 2
            coming[power] = fixed.mul(reckoning.men[power], chances[power])
            company = others[power] + coming[power]
    joiners = [
        _joiner(
            k, chances[k], standing[k] + company_terms(reckoning, k, others[k], held[k]), reckoning.men[k]
        )
        for k in reckoning.reach
    ]
    joiners.sort(key=lambda j: (-coming[j.power], j.power))
    return Forecast(reckoning.case, reckoning.attack, reckoning.defence, tuple(joiners))


def _joiner(power: int, chance: int, terms: tuple[Term, ...], men: int) -> Joiner:
    return Joiner(power, chance, sum(term.weight for term in terms), terms, men)


def band(reader: Reader, chance: int) -> str:
    """A chance in words, as screens show it: certain, likely, doubtful, unlikely."""
    rules = reader.rules.coalition
    if chance >= rules.certain:
        return "certain"
    return "likely" if chance >= rules.likely else "doubtful" if chance >= rules.doubtful else "unlikely"


def expect_help(world: World, dice: Dice) -> list[Record]:
    """Phase: once a year each policy maker reckons whom it could count on against its worst threat.

    The Views are its own; suspicious creeds count on less.
    """
    moment = WorldIndex(world)
    for power in world.facts.policy_makers:
        state = world.powers[power]
        if not state.exists or world.roster[power].since_review(world.turn):
            continue
        view = View(world, power, moment)
        creed, sizes = creed_of(view, power), list(view.armies)
        fears = threat.threats(view, power, sizes, threat.neighbours(view), creed)
        state.help_expected = 0
        if fears:
            worst = max(fears, key=lambda p: (fears[p], -p))
            coming = forecast(view, Case(worst, power), sizes).joiners
            counted = fixed.mul(world.rules.belief.help_weight, fixed.ONE - creed.suspicion)
            state.help_expected = fixed.mul(counted, sum(fixed.mul(j.men, j.chance) for j in coming))
    return []


def measure(world: World, dice: Dice) -> list[Record]:
    """Phase: how the sides of each war compare: on the day of the attack, at the peak and at the end."""
    sizes = threat.army_sizes(world)
    records: list[Record] = []
    for war in world.wars.values():
        if war.is_over:
            continue
        attack, defence = (sum(sizes[p] for p in side) for side in (war.attackers, war.defenders))
        odds = min(MOST_ODDS, fixed.ratio(defence, max(1, attack)))
        war.last_odds = odds
        if war.first_odds < 0 or odds > war.peak_odds:
            war.first_odds = odds if war.first_odds < 0 else war.first_odds
            war.peak_odds = odds
            records.append(
                PreponderanceSeen(war=war.id, odds=odds, attacking_men=attack, defending_men=defence)
            )
    return records
