"""A minister whose army is limited by treaty keeps what the limit leaves him, to the man where he can."""

from __future__ import annotations

import pytest

from game.ai.home import treasurer
from game.ai.seat import situation
from game.rules.money.raising import Raise, Reinforce
from game.words import Branch, TreatyKind
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, RED, armed_row, corps, treaty


@pytest.mark.parametrize("limited", [True, False])
def test_what_a_limit_leaves_is_used_by_drafts_and_garrisons(limited: bool) -> None:
    w = armed_row("AABBCCDD", red=0, blue=12, green=12)
    own = [corps(w, RED, 0, strength=18_000) for _ in range(2)]
    w.powers[RED].treasury = w.powers[RED].chest = 500_000
    if limited:
        treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=RED, amount=52_000)
    d = LoneDesk(w, RED)
    treasurer.mind_forces(d, situation.read(d.view))
    filled = {order.force for order in d.given(Reinforce)}
    raised = {w.rules.units[order.unit].branch for order in d.given(Raise)}
    assert (filled == {force.id for force in own}) is limited
    assert (Branch.GARRISON in raised) is limited
    assert not limited or sum(f.strength for f in w.forces.values() if f.power == RED) <= 52_000
