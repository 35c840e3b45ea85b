"""Allies: what a bond of arms is worth, to whom it is offered and by whom it is asked.

A cabinet looks for who shares its fear and can come when it matters, whose regime stands and falls with its
own, who wants land of the same third state; and it guarantees the independence of who lies between itself and
what it fears. Both logics weigh the same terms (docs/politics.md#alliances).
"""

from __future__ import annotations

from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation, threats_to
from game.politics.perception import threat
from game.politics.perception.compatibility import likeness
from game.politics.war.might import coalition
from game.politics.war.might.reach import help_of, reach_of
from game.words import Motive, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries

ALLIANCES = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)


def weigh_alliance(view: View, here: Situation, other: int, kind: TreatyKind) -> list[Reason]:
    """What standing together in war is worth to a power, as named weights."""
    power, minds = here.power, view.rules.minds.treaties
    use, foe = _best_use(view, here, other)
    reasons = [
        Reason(Motive.SHARED_THREAT, use, (foe,) if foe >= 0 else ()),
        fellowship(view, here, other),
        Reason(Motive.THEIR_THREAT, -here.threats.get(other, 0), (other,)),
        Reason(Motive.ENTANGLEMENT, -minds.entanglement[kind], (other,)),
        Reason(Motive.OTHER_ALLIES, -fixed.mul(minds.other_ally, _strength_beside(view, here)), (other,)),
        Reason(Motive.AT_WAR, minds.ally_at_war if queries.is_at_war(view, other) else 0, (other,)),
        Reason(Motive.EXHAUSTION, -view.powers[power].exhaustion * minds.exhaustion // fixed.ONE),
    ]
    if kind is TreatyKind.OFFENSIVE_ALLIANCE:
        reasons.append(_common_prize(view, here, other))
    return reasons


def weigh_guarantee(view: View, here: Situation, other: int) -> list[Reason]:
    """What it is worth to promise to defend another's independence: whom it keeps away, what it may cost."""
    minds = view.rules.minds.treaties
    near = threat.neighbours(view)[other]
    fears = {p: here.threats.get(p, 0) for p in sorted(near) if p not in (here.power, other)}
    feared = max(fears, key=lambda p: (fears[p], -p), default=-1)
    weak = fixed.ONE - fixed.clip(fixed.ratio(here.armies[other], max(1, here.army)))
    kept_off = fixed.mul(fixed.mul(fears.get(feared, 0), _lies_before(view, here.power, other)), weak)
    if feared >= 0:
        kept_off = fixed.mul(kept_off, _chance(here.army, here.armies[feared]))
    danger = max((f for p, f in threats_to(view, other).items() if p != here.power), default=0)
    bond = minds.guarantee_bond + fixed.mul(minds.guarantee_danger, danger)
    return [
        Reason(Motive.BUFFER, fixed.mul(minds.buffer_kept, kept_off), (feared,) if feared >= 0 else ()),
        fellowship(view, here, other),
        Reason(Motive.THEIR_THREAT, -here.threats.get(other, 0), (other,)),
        Reason(Motive.ENTANGLEMENT, -bond, (other,)),
    ]


def _lies_before(view: View, power: int, other: int) -> int:
    """How far another lies between a power and the world: at its border, or across a water."""
    if other in threat.neighbours(view)[power]:
        return fixed.ONE
    waters = threat.shores(view)
    return view.rules.belief.second_row if waters[power] & waters[other] else 0


def _strength_beside(view: View, here: Situation) -> int:
    """What allies one has, each by its army beside one's own: ten princelings are no great power."""
    own = max(1, here.army)
    return sum(min(fixed.ONE, fixed.ratio(here.armies[p], own)) for p in queries.allies_of(view, here.power))


def fellowship(view: View, here: Situation, other: int) -> Reason:
    """How far two regimes stand and fall together, or not: the more so the less safe one's own is.

    A friend far away, or without an army, holds up no throne.
    """
    minds, home = view.rules.minds.treaties, view.powers[here.power].home
    heat = fixed.clip(minds.fellowship_calm + home.revolution)
    weight = fixed.mul(fixed.mul(minds.fellowship, heat), likeness(view, here.power, other))
    share = fixed.ratio(here.armies[other], here.armies[other] + max(1, here.army))
    felt = fixed.mul(min(fixed.ONE, 2 * share), reach_of(view, other, here.power))
    return Reason(Motive.LIKE_REGIME, fixed.mul(weight, felt), (other,))


def use_of_ally(view: View, here: Situation, other: int) -> int:
    """What an ally is good for: the fear one shares with it, as far as its army counts and can come."""
    return _best_use(view, here, other)[0]


def feared_by_both(view: View, here: Situation, other: int) -> tuple[int, ...]:
    """The third power against which the other is of most use, if there is any that both fear."""
    foe = _best_use(view, here, other)[1]
    return (foe,) if foe >= 0 else ()


def shared_threat(view: View, here: Situation, other: int) -> int:
    """The greatest threat to both at once (the lesser of the two fears of one third power)."""
    return max((shared for shared, _ in _fears_shared(view, here, other)), default=0)


def _best_use(view: View, here: Situation, other: int) -> tuple[int, int]:
    """Of how much use the other is, and against whom: little if even the two of them would have no chance."""
    ours, theirs = max(1, here.army), here.armies[other]
    share, most = fixed.ratio(theirs, theirs + ours), view.rules.minds.treaties.use_of_ally
    best, against = 0, -1
    for shared, foe in _fears_shared(view, here, other):
        bound = fixed.mul(shared * most // fixed.ONE, share)
        if against >= 0 and bound <= best:  # of lesser fears none can be worth more
            break
        help_there = help_of(view, other, here.power, foe)
        chance = _chance(ours + fixed.mul(theirs, help_there), here.armies[foe])
        use = fixed.mul(fixed.mul(bound, help_there), chance)
        if against < 0 or use > best:
            best, against = use, foe
    return best, against


def _fears_shared(view: View, here: Situation, other: int) -> list[tuple[int, int]]:
    """How far both fear a third power at least, and whom, the greatest fear first."""
    mine, theirs = here.threats, threats_to(view, other)
    found = ((min(f, theirs.get(p, 0)), p) for p, f in mine.items() if p not in (here.power, other))
    return sorted((row for row in found if row[0]), key=lambda row: (-row[0], row[1]))


def _chance(ours: int, theirs: int) -> int:
    """How far so many men could hold against so many, permyriad; full from even odds on."""
    odds = min(coalition.MOST_ODDS, fixed.ratio(ours, max(1, theirs)))
    return min(fixed.ONE, 2 * coalition.win(odds))


def _common_prize(view: View, here: Situation, other: int) -> Reason:
    """What two who both claim land of the same third could win of it together."""
    mine, theirs = _wanted_of(view, here.power), _wanted_of(view, other)
    both = {p: min(mine[p], theirs[p]) for p in sorted(mine.keys() & theirs.keys()) if p != other}
    best = max(both, key=lambda p: (both[p], -p), default=-1)
    weight = fixed.mul(view.rules.minds.treaties.common_prize, both.get(best, 0))
    return Reason(Motive.COMMON_PRIZE, weight, (best,) if best >= 0 else ())


def _wanted_of(view: View, power: int) -> dict[int, int]:
    """Whose land a power wants, and how much: its strongest title there, and near home its own appetite."""
    found: dict[int, int] = {}
    for claim in view.claims:
        owner = queries.sovereign_of(view, int(view.places.owner[claim.place]))
        if claim.power == power and owner not in (power, -1):
            found[owner] = max(found.get(owner, 0), claim.strength)
    for near in queries.bordering(view, power):
        lord = queries.sovereign_of(view, near)
        if lord != power:
            found[lord] = max(found.get(lord, 0), view.powers[power].home.predation)
    return found
