"""Affairs: what a crisis was about, what the table made of it, and what came of that."""

from __future__ import annotations

from typing import Any

from benchmarks.rates.watch import Watch
from game.politics.crises.papers import means
from game.words import CasusBelli, CrisisEnd, Settlement, Term
from game.world.state.crises import Crisis
from game.world.state.treaties import War
from game.world.state.world import World

#: Reasons that ask for what is another's, or strike first: what the measures call an aggression.
AGGRESSIONS = (CasusBelli.CLAIM, CasusBelli.CONQUEST, CasusBelli.PREVENTION)
#: Ends with which the parties were, or are, at war.
FOUGHT = (CrisisEnd.WAR, CrisisEnd.UNDER_ARMS, CrisisEnd.ENFORCED, CrisisEnd.UNDONE)
SETTLING = (
    CrisisEnd.SETTLED,
    CrisisEnd.GAVE_IN,
    CrisisEnd.ENFORCED,
)  # ends at which what was decided is done
AFTER = 4  # quarters in which a war still counts as the end of a demand
ALL_THE_SAME = 20  # quarters in which an attack still is one in spite of a verdict
Row = dict[str, Any]


def crisis_row(world: World, watch: Watch, crisis: Crisis) -> Row:
    """What a crisis was about and what came of it."""
    about_war = crisis.war >= 0 and world.wars[crisis.war].start <= crisis.start
    return {
        "casus": crisis.casus.value,
        "outcome": crisis.outcome.value if crisis.outcome else None,
        "settlement": crisis.decision.kind.value if crisis.decision else None,
        "challenger": world.roster[crisis.challenger].id,
        "defender": world.roster[crisis.defender].id,
        "turn": crisis.start,
        "sittings": crisis.sittings,
        "by_great": crisis.challenger in watch.served,
        "is_demand": not about_war and crisis.casus in AGGRESSIONS and bool(crisis.demands),
        "war": came_to_war(world, crisis),
        "gain": is_gain(crisis),
        "kept": len(crisis.kept),
        "broken": len(crisis.broken),
        "trifle": means.is_trifle(world, crisis),
        "decided": crisis.decision is not None and bool(crisis.votes),
        "verdict": is_verdict(crisis),
        "recommended": bool(crisis.votes) and crisis.decision is not None and not crisis.binding,
        "complied": is_verdict(crisis) and crisis.outcome in (CrisisEnd.SETTLED, CrisisEnd.BACKED_DOWN),
        "victim_pays": victim_pays(crisis),
        "all_the_same": is_verdict(crisis) and attacked_all_the_same(world, crisis),
    }


def is_verdict(crisis: Crisis) -> bool:
    """Whether a table carried something that binds against a party that was not for it."""
    return crisis.decision is not None and bool(crisis.votes and crisis.addressed) and crisis.binding


def victim_pays(crisis: Crisis) -> bool:
    """Whether what was decided makes the defender pay the challenger money."""
    terms = crisis.decision.terms if crisis.decision is not None and crisis.votes else ()
    return any(t.term is Term.INDEMNITY and (t.giver, t.taker) == crisis.parties[::-1] for t in terms)


def attacked_all_the_same(world: World, crisis: Crisis) -> bool:
    """Whether the challenger made war on the defender once the affair was on, within five years of its end.

    A war that was on before is what the affair was about.
    """
    last = (crisis.end if crisis.is_over else world.turn) + ALL_THE_SAME
    return any(
        crisis.start < fight.start <= last
        and fight.attackers[0] == crisis.challenger and crisis.defender in (*fight.defenders, *fight.left)
        for fight in world.wars.values()
    )  # fmt: skip


def came_to_war(world: World, crisis: Crisis) -> bool:
    """Whether the two parties fought each other from the crisis on, or within a year of its end."""
    if crisis.outcome in FOUGHT:
        return True
    last = (crisis.end if crisis.is_over else world.turn) + AFTER
    return any(
        crisis.start <= fight.start <= last and _fought(fight, *crisis.parties)
        for fight in world.wars.values()
    )


def _fought(fight: War, one: int, other: int) -> bool:
    """Whether two powers stood against each other, counting one that has made a separate peace."""
    everybody = {*fight.attackers, *fight.defenders, *fight.left}
    return {one, other} <= everybody and fight.side_of(one) * fight.side_of(other) <= 0


def is_gain(crisis: Crisis) -> bool:
    """Whether what was decided gives the challenger something."""
    if crisis.decision is None or crisis.outcome not in SETTLING:
        return False
    if crisis.decision.kind in (Settlement.STATUS_QUO, Settlement.WITHDRAWAL):
        return False
    return any(term.taker == crisis.challenger for term in crisis.decision.terms)
