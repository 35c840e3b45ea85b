"""Views and moments that outlive an order of the computer's show what new ones would show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.politics.war.war import begin_war
from game.rules.orders import Order
from game.scenarios.load import load_scenario
from game.words import CasusBelli
from game.world.records import Record
from game.world.sight.moment import Moment
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Columns, Settings

TURNS = 2
EVERY = 5  # orders of which one is looked at: a look costs more than a turn


def shown(view: View) -> dict[str, str]:
    """All that a View shows, as text, by part."""
    parts: dict[str, object] = {
        "powers": list(view.powers), "forces": list(view.forces.items()), "estimates": view.estimates,
        "armies": view.armies, "navies": view.navies, "treaties": view.treaties, "bonds": view.sovereigns,
        "friends": sorted(view.friends), "zones": sorted(view.sees_zones), "hexes": view.sees_hexes.tobytes(),
        "places": view.sees_places.tobytes(), "controller": view.controller.tobytes(),
        "proposals": view.proposals, "questions": view.questions, "trust": view.beliefs.trust.tobytes(),
        "own": [list(view.forces_of(p)) for p in range(len(view.roster))],
        "parties": [list(view.treaties_with(p)) for p in range(len(view.roster))],
        **{name: getattr(view.places, name).tobytes() for name in Columns.__slots__},
    }  # fmt: skip
    return {name: repr(part) for name, part in parts.items()}


def same(kept: object, new: object) -> bool:
    """Whether two tables are equal, arrays too."""
    if isinstance(kept, np.ndarray) and isinstance(new, np.ndarray):
        return bool(np.array_equal(kept, new))
    return kept == new


def check(campaign: Campaign) -> None:
    """Compare everything that was kept with what is true now."""
    looks = campaign._looks
    for power, view in looks.views.items():
        assert shown(view) == shown(View(campaign.world, power))
    fresh = Moment(campaign.world)
    assert same(looks.moment.armies, fresh.armies)
    assert same(looks.moment.navies, fresh.navies)
    assert looks.moment.sovereigns == fresh.sovereigns
    assert looks.moment.has_secrets == fresh.has_secrets
    assert repr(looks.moment.gossip) == repr(fresh.gossip)
    assert repr(looks.moment.faces) == repr(fresh.faces)
    for power in range(len(fresh.roster)):
        assert list(looks.moment.forces_of(power)) == list(fresh.forces_of(power))
        assert list(looks.moment.treaties_with(power)) == list(fresh.treaties_with(power))
    for work, table in looks.moment._common.items():
        assert same(table, work(fresh)), work.__name__


@pytest.mark.parametrize("at_war", [False, True])
def test_what_is_kept_over_an_order_is_as_good_as_new(at_war: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    world, book = load_scenario("1815", 7, Settings())
    if at_war:
        france, austria = (queries.power_of(world, name) for name in ("france", "austria"))
        begin_war(world, france, austria, CasusBelli.CLAIM, (), aggressor=france)
    campaign = Campaign(world, book, last_turn=TURNS - 1)
    keep, number = Campaign._keep_looks, count()
    looked_at: list[str] = []

    def keep_and_check(self: Campaign, order: Order, records: Sequence[Record]) -> None:
        keep(self, order, records)
        if self._looks.revision == self.revision and next(number) % EVERY == 0:
            check(self)
            looked_at.append(order.kind)

    monkeypatch.setattr(Campaign, "_keep_looks", keep_and_check)
    campaign.advance()
    assert {"set_budget", "move"} <= set(looked_at)
