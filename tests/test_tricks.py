"""Tricks kept as opponents: they go through the public door, and the table says what each got."""

from __future__ import annotations

import pytest

from benchmarks import tricks
from benchmarks.tricks import Game, Player, play, table
from game.campaign.campaign import Campaign, Pause
from game.campaign.seats import Seat
from game.campaign.verdict import PARTS
from game.words import Phase
from tests.kit import RED, armed_row
from tests.samples import BOOK


@pytest.mark.parametrize("how", tricks.TRICKS)
def test_every_trick_plays_by_the_rules_of_the_table(how: str) -> None:
    world = armed_row("AABBCCEED", each=2)
    campaign = Campaign(world, BOOK)
    campaign.hand_to(RED, Seat.HUMAN)
    campaign.last_turn = world.turn + 1
    campaign.debug = True
    player = Player(campaign, RED)
    while campaign.advance() is not Pause.OVER:
        tricks.step(player, how)
    assert campaign.is_over
    campaign.world.check_invariants()


def test_a_person_that_ends_every_turn_gives_no_order() -> None:
    world = armed_row("AABBCCEED")
    campaign = Campaign(world, BOOK)
    campaign.hand_to(RED, Seat.HUMAN)
    campaign.last_turn = world.turn
    while campaign.advance() is not Pause.OVER:
        tricks.step(Player(campaign, RED), "idle")
    assert not [entry for entry in campaign.log if entry.order.power == RED]
    assert world.phase is not Phase.POLITICS


def test_a_game_is_judged_and_the_table_marks_what_pays() -> None:
    row = play(Game("prussia", "idle", 601, 1, "adaptive", "both"))
    assert row["total"] == sum(row[part] for part in PARTS)
    rows = [row | {"how": "computer"}, row | {"how": "debt", "total": 2 * row["total"]}]
    text = table(rows)
    assert len(text) == 3
    assert text[2].endswith("!")
    assert not text[1].endswith("!")
