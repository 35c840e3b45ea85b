"""How easy a person's seat is made touches that seat alone: an envoy more or fewer, and what it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.advice.guess import Band, Guess, as_told
from game.ai.seat.desk import Reason
from game.politics.envoys import envoys_due
from game.ui.screens.choices import Choices
from game.words import Motive
from game.world.state import queries


@pytest.mark.parametrize("comfort", [1, 0, -1])
def test_a_seat_has_an_envoy_more_or_fewer_and_the_others_have_what_they_had(comfort: int) -> None:
    usual = Choices("1815", seed="7")
    prussia, austria = (queries.power_of(usual.world, name) for name in ("prussia", "austria"))
    usual.take(prussia)
    begun = replace(usual, comfort=comfort).begin().world
    assert envoys_due(begun, prussia) == envoys_due(usual.world, prussia) + comfort
    assert envoys_due(begun, austria) == envoys_due(usual.world, austria)


def test_what_is_told_is_surer_or_vaguer_and_never_the_contrary() -> None:
    for band in Band:
        found = Guess(band, (Reason(Motive.ENVOYS, 1),))
        for comfort in (1, 0, -1):
            told = as_told(found, comfort)
            assert told.is_likely is found.is_likely
            assert (told.band is band) or band not in (Band.NEVER, Band.DOUBTFUL)
    assert as_told(Guess(Band.PROBABLY, ()), 1).band is Band.SIGN
    assert as_told(Guess(Band.SIGN, ()), -1).band is Band.PROBABLY
