"""What a war that an event begins is about: what the event says, and a cabinet only where it says nothing."""

from __future__ import annotations

import pytest

from game.events.effects.war import BeginWar
from game.words import CasusBelli, Rank, Term
from tests.kit import BLUE, RED, corps, four_neighbours


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({"neutrality": True}, [Term.NEUTRALITY]),
        ({"disarm": 100}, [Term.DISARMAMENT]),
        ({"disarm": 10_000_000}, [Term.RESTORATION]),  # more than he has: nothing is left of it
        ({}, [Term.RESTORATION]),
    ],
)
def test_an_invitation_is_about_what_is_said(said: dict[str, int], about: list[Term]) -> None:
    world = four_neighbours()
    world.powers[BLUE].rank = Rank.REGIONAL
    corps(world, BLUE, int(world.map.places[1].centre))
    BeginWar("war", "red", "blue", CasusBelli.INVITATION, **said).apply(world)  # type: ignore[arg-type]
    (war,) = world.wars.values()
    assert [aim.term for aim in war.aims] == about
    assert all((aim.giver, aim.taker) == (BLUE, RED) for aim in war.aims)
