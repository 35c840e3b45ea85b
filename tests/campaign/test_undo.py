"""Undo belongs to one sitting of one seat: nothing takes back what others, or another quarter, stand on."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.books.logbook import LoggedOrder
from game.campaign.campaign import Campaign, Pause
from game.campaign.past import Juncture
from game.campaign.phases import TURN, is_due, next_turn
from game.campaign.saving.replay import Tape, verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.seats import Seat
from game.politics.bodies.contributions import Contribute
from game.politics.treaties.claims import ClaimProvince
from game.politics.treaties.treaties import Denounce, ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.movement import Move
from game.rules.money.budget import SetBudget
from game.rules.money.raising import Disband, Fortify, Raise, Reinforce
from game.rules.orders import Order, Refusal
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Phase, TreatyKind
from game.world.state import queries
from game.world.state.world import Settings

PEOPLE = ("austria", "france")
SHORT, LONG = 5, 20  # moves of the two persons in one sequence
QUARTERS = 2
TRIES = 12  # of an order that has to make sense


def begun(seed: int, *people: str, settings: Settings | None = None) -> Campaign:
    """A campaign of 1815 with people in some seats, at its first decision."""
    world, book = load_scenario("1815", seed, settings or Settings())
    seats = {queries.power_of(world, name): Seat.HUMAN for name in people}
    campaign = Campaign(world, book, seats, last_turn=QUARTERS - 1)
    campaign.advance()
    return campaign


def marched(campaign: Campaign) -> None:
    """Finish politics and order a march that can be taken back."""
    while campaign.world.phase is not Phase.OPERATIONS:
        campaign.finish_seat(campaign.active)
        campaign.advance()
    dice = random.Random(1)
    for _ in range(200):
        order = a_march(campaign, dice)
        if order and not isinstance(campaign.submit(order), Refusal) and campaign.can_undo():
            return
    raise AssertionError("nobody can march")


def by_the_staff(campaign: Campaign) -> None:
    campaign.play_for(campaign.active)


def by_the_computer(campaign: Campaign) -> None:
    power = campaign.active
    campaign.hand_to(power, Seat.AI)
    campaign.tick()
    campaign.hand_to(power, Seat.HUMAN)


def by_the_seat(campaign: Campaign) -> None:
    campaign.finish_seat(campaign.active)


@pytest.mark.parametrize("passes_on", [by_the_staff, by_the_computer, by_the_seat])
def test_what_is_left_to_others_is_past(passes_on: Callable[[Campaign], None]) -> None:
    campaign = begun(5, "austria")
    marched(campaign)
    turn = campaign.world.turn
    passes_on(campaign)
    campaign.advance()
    assert campaign.world.turn == turn + 1
    assert not campaign.can_undo()
    assert not campaign.undo()
    assert (campaign.world.turn, campaign.juncture.turn, len(campaign.hashes)) == (
        turn + 1,
        turn + 1,
        turn + 1,
    )
    assert verify(campaign) is None


def test_nobody_takes_back_what_another_has_ordered() -> None:
    campaign = begun(5, *PEOPLE)
    first = campaign.active
    assert not isinstance(campaign.submit(a_budget(campaign, random.Random(1))), Refusal)
    assert campaign.can_undo()
    while campaign.active == first:
        campaign.finish_seat(first)
        campaign.advance()
    assert not campaign.can_undo()
    assert not campaign.undo()


def test_a_seat_that_is_asked_once_more_begins_anew() -> None:
    """Between two sittings of a seat nothing may have moved: they are two all the same."""
    campaign = begun(5, *PEOPLE)
    first = campaign.active
    campaign.juncture = campaign.juncture.with_last(first)
    campaign.submit(a_budget(campaign, random.Random(1)))
    campaign.juncture = replace(campaign.juncture, agenda=(first, first))
    campaign.finish_seat(first)
    assert campaign.active == first
    assert not campaign.can_undo()


def test_a_seat_handed_over_has_no_past() -> None:
    campaign = begun(5, "austria")
    campaign.submit(a_budget(campaign, random.Random(1)))
    campaign.hand_to(campaign.active, Seat.AI)
    campaign.hand_to(campaign.active, Seat.HUMAN)
    assert not campaign.can_undo()


def test_undo_takes_back_that_another_is_asked_again() -> None:
    campaign = begun(5, *PEOPLE)
    first = campaign.active
    campaign.finish_seat(first)
    campaign.advance()
    second, before = campaign.active, campaign.juncture
    campaign.submit(ProposeTreaty(second, first, TreatyKind.TRADE))
    assert campaign.agenda is not None
    assert first in campaign.agenda
    if campaign.can_undo():
        campaign.undo()
        assert campaign.juncture == before


def test_a_person_who_takes_a_seat_in_sealed_politics_sits_down_to_a_copy() -> None:
    campaign = begun(5, "austria", settings=Settings(simultaneous=True))
    campaign.finish_seat(campaign.active)
    while not campaign.agenda:
        campaign.tick()
    assert campaign.is_sealed
    campaign.hand_to(campaign.active, Seat.HUMAN)
    assert campaign.sealing.common is not None


def test_a_juncture_never_changes() -> None:
    """The window looks at it while the powers act beside it."""
    juncture = Juncture(3, 21, (4, 5, 6))
    with pytest.raises(AttributeError):
        juncture.agenda = ()  # type: ignore[misc]
    assert isinstance(juncture.agenda, tuple)
    assert (juncture.risen(lambda power: True).active, juncture.active) == (5, 4)


# --- random sequences -----------------------------------------------------------------------------------


class Shadow:
    """The campaign played again from its log, as far as it has come: kept before the orders of each step."""

    def __init__(self, campaign: Campaign) -> None:
        world, book = load_scenario("1815", campaign.world.seed, campaign.world.settings)
        self.tape, self.turn, self.step = Tape(world, book), 0, 0

    def follow(self, campaign: Campaign) -> None:
        """The world must be what its log makes of it."""
        orders: dict[tuple[int, int], list[LoggedOrder]] = {}
        for entry in campaign.common_log:
            orders.setdefault((entry.turn, entry.step), []).append(entry)
        self.tape.orders = orders
        while (self.turn, self.step) != (campaign.world.turn, campaign.step):
            assert (self.turn, self.step) < (campaign.world.turn, campaign.step), "the campaign went back"
            if self.step == len(TURN):
                next_turn(self.tape.world)
                assert self.tape.world.state_hash() == campaign.hashes[self.turn]
                self.turn, self.step = self.turn + 1, 0
                continue
            assert self.tape.play(self.step) is None
            self.step += 1
        now = Tape(self.tape.world.copy(), self.tape.book, orders)
        if campaign.agenda is not None:
            assert now.play(self.step) is None
        assert now.world.state_hash() == campaign.common_world.state_hash()
        assert (campaign.juncture.turn, len(campaign.hashes)) == (campaign.world.turn,) * 2


def a_budget(campaign: Campaign, dice: random.Random) -> Order:
    old = campaign.world.powers[campaign.active].budget
    assert old is not None
    moved = [rate + dice.choice((-100, 100)) for rate in (old.tax, old.military, old.welfare, old.investment)]
    return SetBudget(campaign.active, *moved)


def a_march(campaign: Campaign, dice: random.Random) -> Order | None:
    view = campaign.view_of(campaign.active)
    own = [f for f in view.forces_of(campaign.active) if f.hex >= 0]
    if not own:
        return None
    force = dice.choice(own)
    return Move(force.power, (force.id,), (dice.choice(view.map.neighbours[force.hex].tolist()),))


def an_order(campaign: Campaign, dice: random.Random) -> Order | None:
    """Something a person might want; often it is refused."""
    me, world = campaign.active, campaign.world
    if world.phase is Phase.OPERATIONS:
        return a_march(campaign, dice)
    land = [p.index for p in world.map.places if queries.is_land_place(world, p.index)]
    own = list(queries.owned_by(world, me))
    others = [p for p in world.facts.policy_makers if p != me]
    force = dice.choice([f.id for f in world.forces.values() if f.power == me] or [0])
    return dice.choice(
        [
            a_budget(campaign, dice),
            ClaimProvince(me, dice.choice(land)),
            DeclareWar(me, dice.choice(others), dice.choice([CasusBelli.CONQUEST, CasusBelli.PREVENTION])),
            ProposeTreaty(me, dice.choice(others), dice.choice(list(TreatyKind))),
            Contribute(me, dice.choice([*world.bodies, 0]), 1),
            Denounce(me, dice.choice([*world.treaties, 0])),
            Raise(me, "infantry_corps", dice.choice(own)),
            Fortify(me, dice.choice(own)),
            Disband(me, force),
            Reinforce(me, force, 1_000),
        ]
    )


def order_something(campaign: Campaign, dice: random.Random) -> None:
    for _ in range(TRIES):
        order = an_order(campaign, dice)
        if order is not None and not isinstance(campaign.submit(order), Refusal):
            return


def hand_over(campaign: Campaign, dice: random.Random) -> None:
    """The computer takes the seat, and a person takes it again a little later."""
    power = campaign.active
    campaign.hand_to(power, Seat.AI)
    for _ in range(dice.randint(0, 2)):
        campaign.tick()
    campaign.hand_to(power, Seat.HUMAN)


def play(seed: int, folder: Path, moves: int, *, sealed: bool) -> None:
    """One random sequence, compared with its own log after every step of it."""
    dice = random.Random(seed)
    campaign = begun(1 + seed % 7, *PEOPLE, settings=Settings(simultaneous=sealed))
    shadow = Shadow(campaign)
    for _ in range(moves):
        match dice.choice(("order", "order", "order", "undo", "undo", "staff", "hand over", "finish")):
            case "order":
                order_something(campaign, dice)
            case "undo":
                campaign.undo()
            case "staff":
                campaign.play_for(campaign.active)
            case "hand over":
                hand_over(campaign, dice)
            case _:
                campaign.finish_seat(campaign.active)
        shadow.follow(campaign)
        if campaign.advance() is Pause.OVER:
            break
        shadow.follow(campaign)
    path = folder / f"{seed}.save"
    write_save(campaign, path)
    again = read_save(path)
    assert again.common_world.state_hash() == campaign.common_world.state_hash()
    assert replace(again.juncture, sitting=0) == replace(campaign.juncture, sitting=0)
    assert verify(campaign) is None
    assert verify(again) is None


@pytest.mark.parametrize("sealed", [pytest.param(False, marks=pytest.mark.slow), True])
def test_whatever_people_do_the_world_is_what_its_log_makes_of_it(tmp_path: Path, sealed: bool) -> None:
    for seed in range(10):
        play(seed, tmp_path, SHORT, sealed=sealed)


@pytest.mark.slow
@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("part", range(10))
def test_the_same_for_three_hundred_sequences(tmp_path: Path, sealed: bool, part: int) -> None:
    for seed in range(100 + 15 * part, 115 + 15 * part):
        play(seed, tmp_path, LONG, sealed=sealed)


def test_a_rule_leaves_no_way_back() -> None:
    """Whatever moves the world leaves the past behind: here every rule of the turn, one after the other."""
    for number, step in enumerate(TURN):
        world, book = load_scenario("1815", 5, Settings())
        world.phase = Phase.POLITICS
        austria = queries.power_of(world, "austria")
        campaign = Campaign(world, book, {austria: Seat.HUMAN}, juncture=Juncture(0, 0, (austria,)))
        campaign.submit(a_budget(campaign, random.Random(1)))
        assert campaign.can_undo()
        campaign.juncture = replace(campaign.juncture, step=number, agenda=None)  # the same sitting, even so
        campaign.tick()
        assert campaign.can_undo() == (not is_due(campaign.world, step)), step.name
