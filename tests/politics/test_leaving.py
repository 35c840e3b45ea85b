"""Notice given of a treaty of several: who gave it leaves, the others stay bound."""

from __future__ import annotations

from game.politics.treaties import treaties
from game.politics.treaties.signing import TreatyEnded
from game.politics.treaties.treaties import Denounce
from game.rules.orders import Code
from game.words import Phase, TreatyKind
from game.world.dice import Dice
from tests.kit import BLUE, GREEN, RED, every, four_neighbours, give, given, refused, treaty

DICE = Dice(7)
ALLIANCE = TreatyKind.DEFENSIVE_ALLIANCE


def test_who_gives_notice_of_an_alliance_of_several_leaves_it_alone() -> None:
    w = four_neighbours()
    w.phase = Phase.POLITICS
    bond = treaty(w, ALLIANCE, RED, BLUE, GREEN)
    (told,) = every(given(w, Denounce(RED, bond.id)), TreatyEnded)
    assert told.how == "leaving"
    last = w.turn + w.rules.politics.notice_quarters
    assert (bond.leaving, bond.until > last) == ({RED: last}, True)
    assert refused(give(w, Denounce(RED, bond.id))) is Code.NOTHING_TO_DO
    w.turn = last
    treaties.lapse_treaties(w, DICE)
    assert RED in bond.parties  # it binds till then
    w.turn += 1
    treaties.lapse_treaties(w, DICE)
    assert bond.parties == (BLUE, GREEN)
    assert not bond.leaving
    given(w, Denounce(BLUE, bond.id))  # of two, either ends it
    assert bond.until == w.turn + w.rules.politics.notice_quarters


def test_an_alliance_that_all_but_one_have_left_is_over() -> None:
    w = four_neighbours()
    w.phase = Phase.POLITICS
    bond = treaty(w, ALLIANCE, RED, BLUE, GREEN)
    for power in (RED, BLUE):
        given(w, Denounce(power, bond.id))
    w.turn += w.rules.politics.notice_quarters + 1
    (ended,) = treaties.lapse_treaties(w, DICE)
    assert isinstance(ended, TreatyEnded)
    assert (ended.how, w.treaties) == ("expired", {})
