"""Aims: what a power could ask of another, step by step, the same under either logic.

Nobody asks for half a country at once. A demand is a step: one claim, or a strip that begins at one's own
border and grows by what hangs together, as wide as predation, the era and what was got without a war last
time make it (`most_asked`). Where it begins differs, so a power that was refused one thing can think of
another; a claim can be asked for outright or put to a vote. Which step is worth it is weighed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.ai.war import lessons, prizes
from game.politics.bonds import peace_bonds
from game.politics.treaties import restraints
from game.politics.war.ends.bargain import lands_apart
from game.politics.war.outbreak import titles, war
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.garrisons import pledged
from game.rules.money import economy
from game.words import CasusBelli, Rank, Term
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, Treaty

Aims = tuple[PeaceTerm, ...]


def targets_of(view: View) -> set[int]:
    """Whom a power could ask: who holds what it claims, or its kin; for a predator whoever is near.

    Of its own realm only a vassal that holds land its lord claims.
    """
    owner, me = view.places.owner, view.power
    claimed = {int(owner[c.place]) for c in prizes.claims_of(view)}
    targets = {queries.sovereign_of(view, power) for power in claimed}
    targets |= {queries.sovereign_of(view, queries.holder_of(view, p)) for p in taken_from(view)}
    if is_greedy(view):
        targets |= {queries.sovereign_of(view, p) for p in queries.bordering(view, me)}
    elif prizes.kin_appetite(view):
        targets |= {queries.sovereign_of(view, int(owner[p])) for p in prizes.kin_next_door(view)}
    vassals = {p for p in claimed if titles.is_vassal_of(view, p, me)}
    outside = targets - set(queries.realm_of(view, me)) - {-1}
    return (outside | vassals) - set(queries.comrades_of(view, me))


def orders_on(view: View, target: int) -> list[DeclareWar]:
    """The wars on a target that could be thought of, each for a step."""
    found = [_order(view, target, aims) for aims in _steps(view, target)]
    return [order for order in found if order is not None]


def in_the_way(view: View, order: DeclareWar) -> list[Treaty]:
    """Treaties that forbid a war, or land it is for."""
    owners = [aim.giver for aim in order.aims if aim.term in titles.TITLED]
    return [
        *peace_bonds(view, order.power, order.target),
        *restraints.renunciations(view, order.power, owners),
    ]


def taken_from(view: View) -> list[int]:
    """Land of one's own that others hold in peace and by no treaty, ascending."""
    if not (view.places.occupied_since >= 0).any():
        return []
    kept, realm = pledged(view), queries.whole_realm_of(view, view.power)
    return [
        place
        for place in queries.occupied_places(view)
        if int(view.places.owner[place]) == view.power
        and place not in kept
        and queries.holder_of(view, place) not in realm
        and not queries.at_war(view, view.power, queries.holder_of(view, place))
    ]


def is_greedy(view: View) -> bool:
    """Whether a power looks beyond its claims."""
    return view.powers[view.power].home.predation >= view.rules.minds.war.greedy


def most_asked(view: View) -> int:
    """How many provinces a power asks for at once: more with predation, and with what that brought."""
    rules, predation = view.rules.ambition, view.powers[view.power].home.predation
    grown = (rules.stride * predation + lessons.whetted(view)) // fixed.ONE
    return max(1, min(view.rules.minds.war.most_prizes, rules.step + grown))


def _steps(view: View, target: int) -> list[Aims]:
    """What could be asked of a target: its own back, claims, strips, votes; none twice, in a fixed order."""
    titled = [c.place for c in prizes.claims_of(view) if _is_of(view, c.place, target)]
    back = tuple(
        PeaceTerm(Term.EVACUATION, holder, view.power, place)
        for place in taken_from(view)
        if queries.sovereign_of(view, holder := queries.holder_of(view, place)) == target
    )
    strips: list[list[int]] = []
    for wanted in (titled, _coveted(view, target)):
        for seed in _seeds(view, wanted):
            strip = _grown(view, target, seed, wanted)
            strips += [strip, strip[:1]]
    steps: list[Aims] = [back] if back else []
    for strip in strips:
        places = sorted(strip)
        land = tuple(PeaceTerm(Term.CESSION, int(view.places.owner[p]), view.power, p) for p in places)
        steps.append((*land, *back))
    for place in titled:
        steps.append((PeaceTerm(Term.VOTE, int(view.places.owner[place]), view.power, place),))
    for state in _states_claimed(view, target):
        steps.append((PeaceTerm(Term.ANNEXATION, state, view.power), *back))
    return [aims for aims in dict.fromkeys(steps) if aims]


def _states_claimed(view: View, target: int) -> list[int]:
    """States a power could ask for whole: lesser ones to whose capital it has a claim, ascending.

    Who claims a capital claims the state; no less than all of it has its seat there.
    """
    owners = {p: int(view.places.owner[p]) for p in (c.place for c in prizes.claims_of(view))}
    seats = sorted(owner for place, owner in owners.items() if place == view.powers[owner].capital)
    return [state for state in seats if target in (state, queries.sovereign_of(view, state))]


def _is_of(view: View, place: int, target: int) -> bool:
    """Whether a place is the target's to give: its own, or its subject's, and nobody's capital."""
    owner = int(view.places.owner[place])
    return target in (owner, queries.sovereign_of(view, owner)) and place != view.powers[owner].capital


def _coveted(view: View, target: int) -> list[int]:
    """What a power wants of a target without a title: to a predator all of its own; else kin next door."""
    if is_greedy(view):
        return [p for p in queries.owned_by(view, target) if p != view.powers[target].capital]
    if not prizes.kin_appetite(view):
        return []
    return [p for p in prizes.kin_next_door(view) if _is_of(view, p, target)]


def _seeds(view: View, wanted: Sequence[int]) -> list[int]:
    """Where a step could begin: the few best of what is wanted that join one's own land or waters.

    A coast that one claims and sails to with men joins them, too.
    """
    asked = [PeaceTerm(Term.CESSION, int(view.places.owner[p]), view.power, p) for p in wanted]
    alone = [aim.place for aim in asked if not lands_apart(view, (aim,))]
    worth = {place: prizes.worth_of(view, place).total for place in alone}
    return sorted(alone, key=lambda p: (-worth[p], p))[: view.rules.ambition.beginnings]


def _grown(view: View, target: int, seed: int, wanted: Iterable[int]) -> list[int]:
    """A strip from where it begins, by what hangs together with it or with one's own, the best first.

    Of a great power as much as can be swallowed (`spoil`), of others all but a province to live in.
    """
    borders, yields = index_of(view.map).borders, economy.province_outputs(view)
    owned = queries.owned_by(view, target)
    share = view.rules.ambition.spoil if view.powers[target].rank is Rank.GREAT else fixed.ONE
    left = fixed.mul(sum(int(yields[p]) for p in owned), share) - int(yields[seed])
    inside, rest, taken = {*queries.owned_by(view, view.power), seed}, set(wanted) - {seed}, [seed]
    while len(taken) < min(len(owned) - 1, most_asked(view)):
        near = [p for p in sorted(rest) if inside & set(borders[p]) and int(yields[p]) <= left]
        if not near:
            break
        best = max(near, key=lambda p: (prizes.worth_of(view, p, taken).total, -p))
        taken.append(best)
        left -= int(yields[best])
        inside.add(best)
        rest.remove(best)
    return taken


def _order(view: View, target: int, aims: Aims) -> DeclareWar | None:
    """The war for a step that reasons allow: an incident, a claim, or bare conquest."""
    claimed = {c.place for c in prizes.claims_of(view)}
    if titles.was_wronged(view, view.power, target):
        casus = CasusBelli.INCIDENT
    elif all(titles.place_in_question(view, aim) in claimed or aim.term is Term.EVACUATION for aim in aims):
        casus = CasusBelli.CLAIM
    else:
        casus = CasusBelli.CONQUEST
    order = DeclareWar(view.power, target, casus, aims)
    if war.check_declare_war(view, order) is None:
        return order
    bound = in_the_way(view, order)
    shielded = all(bond.subject == view.power for bond in bound)  # to give up one's own shield wrongs nobody
    may_break = bool(bound) and (shielded or is_greedy(view)) and view.powers[view.power].envoys > len(bound)
    return order if may_break else None
