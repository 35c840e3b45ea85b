"""Who sits at the table of a large body: its council, and whom the case concerns most."""

from __future__ import annotations

from dataclasses import replace

from game.politics.crises.seats.seating import seats_of
from game.words import CasusBelli, Rung
from game.world.state.crises import Crisis
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, four_with_a_body


def world(most: int) -> World:
    """Red, blue, green and white in a row; red alone sits in the council."""
    w = four_with_a_body()
    w.bodies[50].members.update({BLUE: Rung.MEMBER, GREEN: Rung.MEMBER, WHITE: Rung.MEMBER})
    w.rules = replace(w.rules, crises=replace(w.rules.crises, most_seats=most))
    return w


def seats(w: World, one: int, other: int) -> list[int]:
    return seats_of(w, Crisis(1, "A case", 0, one, other, CasusBelli.CLAIM, (), body=50))


def test_in_a_small_body_all_sit() -> None:
    assert seats(world(4), GREEN, WHITE) == [GREEN, WHITE, RED, BLUE]


def test_of_a_large_one_the_council_and_the_neighbours() -> None:
    assert seats(world(3), GREEN, WHITE) == [GREEN, WHITE, RED, BLUE]
    assert seats(world(3), BLUE, RED) == [BLUE, RED, GREEN], "white is far away"
    assert seats(world(2), BLUE, RED) == [BLUE, RED], "who is concerned takes what seats the council leaves"
    assert seats(world(0), GREEN, WHITE) == [GREEN, WHITE, RED], "the council always comes"
