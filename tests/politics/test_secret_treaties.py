"""Secret treaties: who knows of them, what brings them out, and who takes it ill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.politics.treaties import claims, secrets
from game.politics.treaties.secrets import TreatyUncovered
from game.politics.treaties.signing import TreatySigned
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.rules.orders import Code
from game.words import Rank, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    four_in_a_row,
    give,
    given,
    place_called,
    refused,
)

ALLIANCE, SPHERE = TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.SPHERE


def leaking(w: World, chance: int) -> World:
    """The same world with another chance that secrets come out."""
    w.rules = replace(w.rules, diplomacy=replace(w.rules.diplomacy, treaty_leak=chance))
    return w


def signed(w: World, **terms: object) -> list[TreatySigned]:
    """Red and blue sign something in secret."""
    kind = terms.pop("kind", ALLIANCE)
    given(w, ProposeTreaty(RED, BLUE, kind, secret=True, **terms))  # type: ignore[arg-type]
    offer = next(iter(w.proposals))
    return among(given(w, AnswerProposal(BLUE, offer, True)), TreatySigned)


def test_only_the_two_know() -> None:
    w = four_in_a_row()
    record = signed(w)[0]
    assert record.readers == ("red", "blue")
    known = [p for p in (RED, BLUE, GREEN, WHITE) if queries.allies_of(View(w, p), RED)]
    assert known == [RED, BLUE]


@pytest.mark.parametrize("kind", [TreatyKind.TRADE, TreatyKind.GUARANTEE, TreatyKind.ACCESS])
def test_what_must_be_seen_to_be_of_use_is_not_kept_secret(kind: TreatyKind) -> None:
    w = four_in_a_row()
    assert refused(give(w, ProposeTreaty(RED, BLUE, kind, secret=True))) is Code.BAD_TERMS


@pytest.mark.parametrize(("chance", "comes"), [(0, False), (10_000, True)])
def test_somebody_talks_or_nobody_does(chance: int, comes: bool) -> None:
    w = leaking(four_in_a_row(), chance)
    signed(w)
    told = among(secrets.uncover(w, Dice(7)), TreatyUncovered)
    assert bool(told) is comes
    assert bool(queries.allies_of(View(w, WHITE), RED)) is comes


def test_neighbours_take_it_worse_than_who_lives_far_off() -> None:
    w = leaking(four_in_a_row(), 10_000)
    signed(w)
    before = w.beliefs.trust.copy()
    secrets.uncover(w, Dice(7))
    lost = {p: int(before[p, BLUE] - w.beliefs.trust[p, BLUE]) for p in (GREEN, WHITE)}
    assert lost[GREEN] > lost[WHITE] > 0
    assert (before[RED] == w.beliefs.trust[RED]).all()


def test_who_fights_beside_an_ally_shows_what_he_promised() -> None:
    w = leaking(four_in_a_row(), 0)
    signed(w)
    at_war(w, GREEN, (RED, BLUE))
    assert among(secrets.uncover(w, Dice(7)), TreatyUncovered)


def test_a_claim_given_up_in_secret_stands_until_it_comes_out() -> None:
    w = leaking(four_in_a_row(), 10_000)
    w.powers[GREEN].rank = Rank.MINOR
    place = place_called(w, "C")
    claims.add_claim(w, RED, place, 4_000)
    signed(w, kind=SPHERE, about=GREEN, subject=RED)
    assert any(c.power == RED and c.place == place for c in w.claims)
    secrets.uncover(w, Dice(7))
    assert not any(c.power == RED and c.place == place for c in w.claims)
