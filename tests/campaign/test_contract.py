"""What every kind of order owes the game: one suite over all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_json, to_jsonable_python

from game.campaign import door
from game.campaign.campaign import Campaign
from game.campaign.past import NOBODY, Juncture
from game.campaign.record_types import RECORDS
from game.campaign.saving.format import codec
from game.campaign.seats import Seat
from game.rules.orders import Code, Refusal
from game.words import Phase
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import RED
from tests.samples import BOOK, SAMPLES, sample_of

KINDS = sorted(door.ORDERS)


def test_every_kind_of_order_has_a_sample() -> None:
    missing, idle = sorted(set(KINDS) - set(SAMPLES)), sorted(set(SAMPLES) - set(KINDS))
    assert not missing, f"give tests/samples.py a small world and two orders (legal, not) for {missing}"
    assert not idle, f"tests/samples.py has samples of orders that the door does not know: {idle}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_legal_order_passes_and_leaves_a_sound_world(kind: str) -> None:
    sample = sample_of(kind)
    assert sample.good.kind == kind
    assert door.judge(View(sample.world, RED), sample.good) is None
    before = sample.world.state_hash()
    records = door.execute(sample.world, Dice(7), BOOK, sample.good)
    sample.world.check_invariants()
    assert records, "an order that leaves no record cannot be explained"
    assert sample.world.state_hash() != before


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_order_changes_nothing_and_says_why(kind: str) -> None:
    sample = sample_of(kind)
    campaign = campaign_of(sample.world, sample.people)
    before = campaign.world.state_hash()
    answer = campaign.submit(sample.bad)
    assert isinstance(answer, Refusal)
    assert campaign.world.state_hash() == before
    assert not campaign.log
    assert not campaign.chronicle.entries


@pytest.mark.parametrize("kind", KINDS)
def test_judging_changes_nothing(kind: str) -> None:
    sample = sample_of(kind)
    before = sample.world.state_hash()
    door.judge(View(sample.world, RED), sample.good)
    assert sample.world.state_hash() == before


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_orders_for_somebody_else(kind: str) -> None:
    sample = sample_of(kind)
    refusal = door.judge(View(sample.world, 3), sample.good)
    assert refusal is not None
    assert refusal.code == "not_your_turn"


@pytest.mark.parametrize("kind", KINDS)
def test_an_order_out_of_its_phase_is_refused(kind: str) -> None:
    sample = sample_of(kind)
    sample.world.phase = Phase.CLOSE
    refusal = door.judge(View(sample.world, RED), sample.good)
    assert refusal is not None
    assert refusal.code is Code.WRONG_PHASE


def test_every_refusal_is_used_and_tested() -> None:
    """No code without a rule that gives it, none without a test or a text case that meets it."""
    root = Path(__file__).resolve().parents[2]
    rules = "".join(p.read_text() for p in (root / "game").rglob("*.py") if p.name != "orders.py")
    tests = "".join(p.read_text() for p in (root / "tests").rglob("*.py"))
    cases = "".join(p.read_text() for p in (root / "tests" / "cases").glob("*.yaml"))
    for code in Code:
        assert f"Code.{code.name}" in rules, f"{code} is never given: no check refuses with it"
        assert f"Code.{code.name}" in tests or f"refusal: {code.value}" in cases, (
            f"{code} is never tested: let a case of tests/cases or a test expect it"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_orders_survive_being_saved(kind: str) -> None:
    good = sample_of(kind).good
    assert codec.order_from_plain(good.kind, json.loads(to_json(good))) == good


@pytest.mark.parametrize("kind", KINDS)
def test_records_survive_being_saved(kind: str) -> None:
    sample = sample_of(kind)
    for record in door.execute(sample.world, Dice(7), BOOK, sample.good):
        assert RECORDS.get(record.type) is type(record), (
            f"list {type(record).__name__} in game/campaign/record_types.py"
        )
        kind_of_record: Any = type(record)
        back = codec.adapter(kind_of_record).validate_python(json.loads(to_json(to_jsonable_python(record))))
        assert back == record


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_order_does_the_same_on_a_copy(kind: str) -> None:
    sample = sample_of(kind)
    twin = sample.world.copy()
    first = door.execute(sample.world, Dice(7), BOOK, sample.good)
    second = door.execute(twin, Dice(7), BOOK, sample.good)
    assert first == second
    assert sample.world.state_hash() == twin.state_hash()


@pytest.mark.parametrize("kind", KINDS)
def test_undo_restores_the_world_or_is_not_offered(kind: str) -> None:
    sample = sample_of(kind)
    campaign = campaign_of(sample.world, sample.people)
    before = campaign.world.state_hash()
    assert not isinstance(campaign.submit(sample.good), Refusal)
    assert campaign.can_undo() == sample.good.undoable
    if campaign.undo():
        assert campaign.world.state_hash() == before
        assert not campaign.log


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_an_order_lays_before_others_the_table_says(kind: str) -> None:
    """A record that asks somebody comes of no order but those whose row says that it asks so."""
    sample = sample_of(kind)
    records = door.execute(sample.world, Dice(7), BOOK, sample.good)
    asking = {row.asks.record for row in door.ORDERS.values() if row.asks is not None}
    told = {type(record) for record in records} & asking
    request = door.ORDERS[kind].asks
    assert told <= ({request.record} if request else set())
    if request is not None:
        assert told or door.ORDERS[kind].is_answer  # an answer need not be a counter-offer
        for record in records:
            if isinstance(record, request.record):
                assert request.asked(sample.world, record) not in (RED, NOBODY)


def test_an_answer_out_of_turn_is_taken_from_the_computer_and_from_nobody_else() -> None:
    answers = {kind for kind, row in door.ORDERS.items() if row.is_answer}
    assert answers == {"answer_proposal", "answer_peace", "answer_invitation", "join_war", "refuse_call"}
    for kind in KINDS:
        sample = sample_of(kind)
        for people in ((RED, 3), (3,)):
            campaign = campaign_of(sample.world.copy(), people)
            campaign.juncture = Juncture(agenda=(3,))
            done = campaign.submit(sample.good)
            is_taken = not isinstance(done, Refusal)
            assert is_taken is (kind in answers and RED not in people), kind


def campaign_of(world: World, people: tuple[int, ...]) -> Campaign:
    """A campaign in which humans sit for red, whose turn it is, and as a rule for everybody else."""
    seats = dict.fromkeys(people, Seat.HUMAN)
    return Campaign(world, BOOK, seats, juncture=Juncture(agenda=(RED,)))
