"""A frozen world with crises at every step: what is hidden of one power changes nobody else's View or orders.

Russia sits at the table with a sealed paper, a secret sickness at home and an unknown purse.
"""

from __future__ import annotations

import pytest

from game.ai import minister
from game.ai.seat.desk import Reason
from game.campaign.campaign import Campaign
from game.events.engine import EventBook
from game.politics.crises import conference, crises
from game.politics.crises.seats.seating import seats_of
from game.rules.orders import Order
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisStep,
    Pathology,
    Phase,
    PledgeSize,
    Position,
    Settlement,
    Stance,
    Term,
)
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.beliefs import Beliefs
from game.world.state.crises import Crisis, Draft, Paper, Pledge
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests import played as campaigns
from tests.ai.desks import LoneDesk

TURNS = 8
VICTIM = "russia"
WATCHERS = ("france", "sardinia", "austria", "britain")  # challenger, defender, two at the table
QUO = (PeaceTerm(Term.STATUS_QUO),)
FIELDS = ("powers", "crises", "forces", "treaties", "proposals", "questions", "estimates", "armies", "navies")


@pytest.fixture(scope="module")
def calm() -> Campaign:
    return campaigns.played("1815", TURNS, 11)


def power(world: World, name: str) -> int:
    return queries.power_of(world, name)


def with_crisis(campaign: Campaign, step: CrisisStep) -> World:
    """France wants a province of Sardinia's; papers lie on the table, Russia's sealed."""
    world = campaign.world.copy()
    one, other, victim, austria = (power(world, n) for n in ("france", "sardinia", VICTIM, "austria"))
    place = next(p for p in queries.owned_by(world, other) if p != world.powers[other].capital)
    wish = (PeaceTerm(Term.CESSION, other, one, place),)
    crisis = Crisis(
        world.take_id(), "Sardinian Question", world.turn, one, other, CasusBelli.CLAIM, wish, step,
        since=world.turn, convener=austria,
    )  # fmt: skip
    world.crises[crisis.id] = crisis
    force = next(f for f in queries.land_forces_of(world, austria) if f.hex >= 0)
    full = Pledge(PledgeSize.FULL, Position.AGAINST, (force.id,))
    if step is not CrisisStep.TENSION:
        crisis.positions = {victim: Position.MEDIATE, austria: Position.AGAINST}
        crisis.pledges = {austria: full, victim: Pledge(PledgeSize.VOICE, Position.MEDIATE)}
        crisis.drafts = (
            Draft(Settlement.STATUS_QUO, QUO, proposer=victim),
            Draft(Settlement.CESSION, wish, proposer=one),
        )
    if step in (CrisisStep.ULTIMATUM, CrisisStep.ENFORCEMENT):
        crisis.decision, crisis.votes = crisis.drafts[0], {victim: 0, austria: 0}
        crisis.addressed = (one,)
    crisis.sealed = {victim: Paper(Position.AGAINST, full, crisis.drafts[0] if crisis.drafts else None)}
    return world


def disturbed(world: World, watcher: int) -> World:
    """Everything of the victim's changed that the watcher cannot know."""
    twin = world.copy()
    victim = power(twin, VICTIM)
    state = twin.powers[victim]
    state.treasury, state.chest, state.envoys = state.treasury + 54_321, state.chest + 1_111, 0
    state.help_expected += 123_456
    state.home.pathology = next(p for p in Pathology if p is not state.home.pathology)
    state.home.severity, state.home.greed, state.home.fear = 9_000, 8_000, 7_000
    seen = View(world, watcher).friends
    for force in twin.forces.values():
        if force.power == victim and victim not in seen:
            force.morale, force.experience, force.supply, force.stance = 123, 45, 678, Stance.DELAY
    for crisis in twin.crises.values():
        if victim in crisis.sealed:
            other = Draft(Settlement.WITHDRAWAL, QUO, proposer=victim, bridge=True)
            crisis.sealed[victim] = Paper(
                Position.FOR, None, other, vote=-1, answer=CrisisAnswer.DEFY, honours=False
            )
    assert twin.state_hash() != world.state_hash()
    return twin


def known(world: World, watcher: int) -> dict[str, str]:
    """All a power's View shows, written out."""
    view = View(world, watcher)
    shown = {name: repr(getattr(view, name)) for name in FIELDS if name not in ("powers", "forces")}
    shown["powers"] = repr([view.powers[p] for p in range(len(view.powers))])
    shown["forces"] = repr(dict(view.forces.items()))
    shown |= {name: getattr(view.beliefs, name).tobytes().hex() for name in Beliefs.__slots__}
    return shown


def orders(
    world: World, book: EventBook, watcher: int, phase: Phase, number: int
) -> list[tuple[Order, tuple[Reason, ...]]]:
    desk = LoneDesk(world.copy(), watcher, book)
    desk.world.phase, desk.world.round = phase, number
    if phase is Phase.POLITICS:
        minister.play_politics(desk)
    else:
        minister.play_conference(desk)
    return desk.orders


@pytest.mark.parametrize("watcher", WATCHERS)
@pytest.mark.parametrize("step", [s for s in CrisisStep if s is not CrisisStep.AFTERMATH])
def test_hidden_facts_of_one_power_change_no_view_and_no_order(
    calm: Campaign, step: CrisisStep, watcher: str
) -> None:
    world = with_crisis(calm, step)
    who = power(world, watcher)
    twin = disturbed(world, who)
    assert known(twin, who) == known(world, who)
    for phase, number in (
        (Phase.POLITICS, 0), (Phase.CONFERENCE, conference.FIRST), (Phase.CONFERENCE, conference.FINAL),
        (Phase.CONFERENCE, conference.MUSTER),
    ):  # fmt: skip
        assert orders(twin, calm.book, who, phase, number) == orders(world, calm.book, who, phase, number)


def test_somebody_has_something_to_say_at_each_step_of_the_conference_phase(calm: Campaign) -> None:
    """Else the comparison above would compare silence with silence."""
    for step, number in (
        (CrisisStep.CONFERENCE, conference.FIRST), (CrisisStep.CONFERENCE, conference.FINAL),
        (CrisisStep.ULTIMATUM, conference.FIRST), (CrisisStep.ENFORCEMENT, conference.FINAL),
    ):  # fmt: skip
        world = with_crisis(calm, step)
        (crisis,) = crises.living(world)
        assert power(world, VICTIM) in seats_of(world, crisis)
        said = [orders(world, calm.book, power(world, n), Phase.CONFERENCE, number) for n in WATCHERS]
        assert any(said), (step, number)


def test_a_power_knows_its_own_paper_and_acts_on_its_own_sickness(calm: Campaign) -> None:
    world = with_crisis(calm, CrisisStep.CONFERENCE)
    victim = power(world, VICTIM)
    twin = disturbed(world, power(world, "france"))
    assert known(twin, victim) != known(world, victim)
