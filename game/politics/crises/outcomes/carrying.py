"""What a table has carried: whom it binds, who bears its blame, and what it does short of war.

A decision carries its contributors against whoever defies it. Measures below war are taken at once, and the
defiant is asked again; he complies by doing. A deal over its victim's No is on those who voted for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from game.politics.crises.crises import send_ultimatum
from game.politics.crises.outcomes.ballots import given_to
from game.politics.crises.papers import means
from game.politics.crises.papers.dues import falls_due, sides_of
from game.politics.perception import evidence, guilt, threat
from game.politics.statecraft import sanctions
from game.politics.war.consequences.passing import cede
from game.words import Means, PledgeSize, Term
from game.world import fixed
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetSent(Record):
    """A power sent its ships in the name of a conference: to show themselves off a coast, or to close it."""

    type: ClassVar[str] = "fleet_sent"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "means"
    crisis: CrisisNumber
    title: str
    power: PowerWord
    target: PowerWord
    means: Means


def carry(world: World, crisis: Crisis, draft: Draft, against: tuple[int, ...]) -> list[Record]:
    """Lay what was carried before those who were not for it; its contributors are bound to it from now on.

    What was promised beside a party before lapses. With less than would carry it, it is a recommendation.
    """
    crisis.binding = binds(world, crisis, draft)
    crisis.pledges = dict(sorted(given_to(world, crisis, draft).items())) if crisis.binding else {}
    records: list[Record] = [send_ultimatum(world, crisis, draft, against)]
    if crisis.binding and means.is_imposed(world, crisis):
        records += _bear_blame(world, crisis)
    return records


def binds(reader: Reader, crisis: Crisis, draft: Draft) -> bool:
    """Whether enough stands behind a draft to tell it to somebody who did not sign it."""
    given, sizes = given_to(reader, crisis, draft), threat.army_sizes(reader)
    return means.is_binding(reader, crisis, draft, given, sizes)


def _bear_blame(world: World, crisis: Crisis) -> list[Record]:
    """Whoever carries a deal over its victim's No shares the guilt, in the eyes of who sees any."""
    rules, voters = world.rules.crises, means.speakers(crisis)
    records: list[Record] = []
    for voter in voters:
        world.powers[voter].move_standing(-rules.deal_standing)
    for judge in world.facts.policy_makers:
        if world.powers[judge].exists and judge not in voters:
            held = guilt.guilt_of(world, crisis, judge)
            if held:
                share = fixed.mul(fixed.mul(world.rules.belief.trust_agg, rules.deal_blame), held)
                records += evidence.shut_out(world, judge, voters, share, "deal")
    return records


def be_defied(world: World, crisis: Crisis, power: int) -> list[Record]:
    """A power set itself against a table: the more spoke, the more it costs; those who spoke mind most."""
    cost = means.cost_of_defiance(world, crisis, power)
    if not cost:
        return []
    world.powers[power].move_standing(-cost)
    share = fixed.ONE if crisis.binding else world.rules.crises.defy_recommended
    return evidence.note_defiance(world, power, means.speakers(crisis), share)


def take_measures(world: World, crisis: Crisis) -> list[Record]:
    """Close the ports, show the flag, close the coast: what was given short of war, against who defied.

    With every further refusal trade is closed further, by who showed the flag as well.
    """
    due = {p: pledge for p, pledge in crisis.pledges.items() if falls_due(world, crisis, p)}
    foes = {p: sides_of(world, crisis, pledge.beside)[1] for p, pledge in due.items()}
    sent = [] if crisis.measures else _send_ships(world, crisis, foes)
    return sent + sanctions.enforce_pledges(world, crisis, foes)


def _send_ships(world: World, crisis: Crisis, foes: dict[int, int]) -> list[Record]:
    """The ships that were given go out; that they come costs a government."""
    records: list[Record] = []
    for power, foe in foes.items():
        pledge = crisis.pledges[power]
        if pledge.size in (PledgeSize.DEMONSTRATION, PledgeSize.BLOCKADE) and _may_sail(world, power, crisis):
            state = world.powers[foe]
            state.legitimacy = fixed.clip(state.legitimacy - world.rules.crises.demonstration_legitimacy)
            world.powers[power].acted = world.turn
            one, other = queries.names(world, (power, foe))
            records.append(
                FleetSent(
                    crisis=crisis.id, title=crisis.title, power=one, target=other,
                    means=means.RUNGS[pledge.size],
                )
            )  # fmt: skip
    return records


def presses(records: Iterable[Record]) -> bool:
    """Whether something new came to bear on who defied, so that it is worth asking him again."""
    return any(isinstance(record, FleetSent | sanctions.EmbargoLaid) for record in records)


def _may_sail(world: World, power: int, crisis: Crisis) -> bool:
    """Whether a power still has the ships it gave."""
    return world.powers[power].exists and any(i in world.forces for i in crisis.pledges[power].forces)


def hand_back(world: World, crisis: Crisis, draft: Draft) -> list[Record]:
    """To comply is to do: land that the quarrel was about and that passed meanwhile goes back."""
    if not means.gives_land_back(crisis, draft):
        return []
    records: list[Record] = []
    for term in crisis.demands:
        passed = term.term is Term.CESSION and int(world.places.owner[term.place]) == term.taker
        if passed and world.powers[term.giver].exists and term.place != world.powers[term.taker].capital:
            records += cede(world, term.place, term.giver)
    return records
