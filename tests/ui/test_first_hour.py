"""A newcomer's first hour by mouse alone: a treaty within four minutes, a battle within five, a conference
within twelve.

Nobody knows how fast a stranger reads: each press is given what it takes to read a sheet and to decide.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.treaties.signing import TreatySigned
from game.politics.treaties.treaties import ProposeTreaty
from game.rules.land.battle import BattleFought
from game.ui.options import Options
from game.ui.screens.actions import GoTo, Place
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Action
from game.world.records import Record
from tests.ui.hands import Mouse
from tests.ui.screenkit import Person
from tests.ui.test_learning import battle_fought, begun, conference_held

READS = 15  # seconds to a press
MINUTE = 60
pytestmark = pytest.mark.slow


class Newcomer(Mouse):
    """Somebody who reads before each press; counts the presses."""

    presses = 0

    def do(self, action: Action) -> None:
        self.presses += 1
        super().do(action)

    @property
    def minutes(self) -> float:
        """How long it took so far."""
        return self.presses * READS / MINUTE


def has_happened(hand: Newcomer, kind: type[Record]) -> bool:
    return any(isinstance(e.record, kind) for e in hand.person.session.campaign.chronicle.entries)


def test_a_treaty_is_signed_within_four_minutes(tmp_path: Path) -> None:
    hand = Newcomer(Person(tmp_path, options=Options(animation=0, autosave=False, edge_pan=False)).open())
    hand.do(GoTo(Place.NEW_CAMPAIGN))
    hand.do(BeginCampaign())
    hand.person.wait(lambda: isinstance(hand.person.screen, OpeningScreen))
    hand.back()
    assert isinstance(hand.person.screen, WorldScreen)
    me = hand.person.session.name
    for order in hand.orders(ProposeTreaty):
        hand.do(next(a for a in hand.all_actions() if getattr(a, "order", None) == order))
        signed = [e.record for e in hand.person.session.campaign.chronicle.entries
                  if isinstance(e.record, TreatySigned) and me in e.record.parties]  # fmt: skip
        if signed:
            break
    assert signed
    assert hand.minutes <= 4
    hand.person.close()


def test_a_battle_is_fought_within_five_minutes(tmp_path: Path) -> None:
    hand = begun(tmp_path, "battle", Newcomer)
    assert isinstance(hand, Newcomer)
    battle_fought(hand)
    assert has_happened(hand, BattleFought)
    assert hand.minutes <= 5
    hand.person.close()


def test_a_conference_sits_within_twelve_minutes(tmp_path: Path) -> None:
    hand = begun(tmp_path, "conference", Newcomer)
    assert isinstance(hand, Newcomer)
    conference_held(hand)
    assert has_happened(hand, ConferenceSat)
    assert hand.minutes <= 12
    hand.person.close()
