"""Land of one's own that others hold in peace: it is thought of, asked back, and taken back at no price."""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.war import ambition
from game.events.effects.titles import Seize
from game.politics.war.outbreak import titles
from game.politics.war.outbreak.war import check_declare_war
from game.words import CasusBelli, Phase, Term, TreatyKind
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import BLUE, RED, corps, small_world, treaty


def seized() -> World:
    """Blue has taken B from red, which stands in arms on the other side."""
    world = small_world(
        "........\n........", "AABBCCDD\nAABBCCDD", {"C": "blue", "D": "green"}
    )  # fmt: skip
    world.phase = Phase.POLITICS
    corps(world, BLUE, 4)
    Seize("seize", "blue", ("B",)).apply(world)
    for _ in range(4):
        corps(world, RED, 0)
    world.turn += 8  # the insult is forgotten, the land is not
    return world


def plans(world: World) -> list[ambition.Plan]:
    view = View(world, RED)
    return [p for p in ambition.plans_of(view, situation.read(view)) if p.order.target == BLUE]


def test_an_owner_thinks_of_what_was_taken_from_him() -> None:
    world = seized()
    (plan,) = plans(world)
    assert plan.order.casus is CasusBelli.CLAIM
    assert [(aim.term, aim.giver, aim.place) for aim in plan.order.aims] == [(Term.EVACUATION, BLUE, 1)]
    assert check_declare_war(View(world, RED), plan.order) is None
    assert titles.standing_price(world, RED, plan.order.casus, plan.order.aims) == 0


def test_what_is_held_by_treaty_or_given_back_is_no_grievance() -> None:
    world = seized()
    treaty(world, TreatyKind.OCCUPATION, RED, BLUE, subject=RED, places=(1,))
    assert plans(world) == []
    world = seized()
    world.controller[world.map.place == 1] = RED
    world.places.occupied_since[1] = -1
    assert plans(world) == []


def test_nobody_else_may_plead_the_owners_title() -> None:
    world = seized()
    (plan,) = plans(world)
    assert not titles.may_declare(world, 2, BLUE, CasusBelli.CLAIM, plan.order.aims)
