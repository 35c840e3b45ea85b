"""A save loses nothing, runs nothing, and a damaged one says so in one line."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import write_autosave
from game.campaign.saving.replay import verify
from game.campaign.saving.save import BadSave, read_header, read_save, write_save
from game.campaign.saving.still import adopt_packed, still
from game.campaign.seats import Seat
from game.rules.money.budget import SetBudget
from game.scenarios.load import load_scenario, scenario_ids
from game.world.state import memories
from game.world.state.world import Settings
from tests import played as campaigns
from tests.eras import first_played, scenarios_played
from tests.kit import budget_of
from tests.savekit import changed

TURNS = 5


@pytest.fixture(scope="module", params=scenarios_played())
def played(request: pytest.FixtureRequest) -> Campaign:
    return campaigns.played(request.param, TURNS)


@pytest.fixture(scope="module")
def saved(played: Campaign, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "five.save"
    write_save(played, path)
    return path


def test_what_is_loaded_is_what_was_saved(played: Campaign, saved: Path) -> None:
    back = read_save(saved)
    assert back.world.state_hash() == played.world.state_hash()
    assert back.chronicle.entries == played.chronicle.entries
    assert back.log == played.log
    assert back.hashes == played.hashes


def test_a_loaded_campaign_goes_on_as_if_nothing_had_been(played: Campaign, saved: Path) -> None:
    unbroken = campaigns.played(played.world.facts.id, TURNS + 3)
    back = read_save(saved)
    back.last_turn = TURNS + 2
    back.advance()
    assert back.hashes == unbroken.hashes


@pytest.mark.parametrize("scenario", first_played())
def test_a_save_in_the_middle_of_a_turn_keeps_the_place(scenario: str, tmp_path: Path) -> None:
    world, book = load_scenario(scenario, 7, Settings())
    person = world.facts.policy_makers[0]
    campaign = Campaign(world, book, {person: Seat.HUMAN}, last_turn=1)
    campaign.advance()
    assert campaign.active == person
    now = budget_of(campaign.world, person)
    campaign.submit(SetBudget(person, now.tax + 50, now.military, now.welfare, now.investment))
    write_save(campaign, tmp_path / "middle.save")
    back = read_save(tmp_path / "middle.save")
    assert (back.step, back.agenda, back.seats) == (campaign.step, campaign.agenda, campaign.seats)
    for one in (campaign, back):
        one.finish_seat(person)
        one.hand_to(person, Seat.AI)
        one.advance()
    assert back.hashes == campaign.hashes


def test_the_orders_replay_to_the_same_world(saved: Path) -> None:
    assert verify(read_save(saved)) is None


def test_a_changed_order_is_noticed(saved: Path) -> None:
    campaign = read_save(saved)
    del campaign.log[len(campaign.log) // 2]
    mismatch = verify(campaign)
    assert mismatch is not None
    assert 0 <= mismatch.turn < TURNS


def test_the_header_can_be_read_alone(played: Campaign, saved: Path) -> None:
    header = read_header(saved)
    assert (header.scenario, header.turn, header.seed) == (played.world.facts.id, TURNS, 7)


def rewrite(path: Path, **changes: object) -> bytes:
    line, _, body = path.read_bytes().partition(b"\n")
    return json.dumps(json.loads(line) | changes).encode() + b"\n" + body


@pytest.mark.parametrize("scenario", scenarios_played())
def test_what_states_remember_comes_back(scenario: str, tmp_path: Path) -> None:
    world, book = load_scenario(scenario, 7, Settings())
    one, other = world.facts.policy_makers[:2]
    memories.note_incident(world, one, other)
    memories.note_loss(world, one, 3)
    world.flags["wet"] = 1
    path = tmp_path / "new.save"
    write_save(Campaign(world, book), path)
    back = read_save(path).world
    assert memories.last_incident(back, other, one) == world.turn
    assert memories.lost_by(back, one) == {3}
    assert (back.flags, back.incidents, back.lost) == (world.flags, world.incidents, world.lost)


def spoiled(path: Path) -> dict[str, bytes]:
    data = path.read_bytes()
    return {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "noise": bytes(range(256)) * 10,
        "changed": data[:-40] + b"x" * 40,
        "newer": rewrite(path, format=99),
        "trial": rewrite(path, format=8),
        "no number": rewrite(path, format="10"),
        "other fingerprint": rewrite(path, state_hash="0"),
        "not ours": rewrite(path, magic="a diary"),
        "no body": data.partition(b"\n")[0] + b"\n",
        "deep": b"[" * 100_000,
    }


@pytest.mark.parametrize("how", ["empty", "cut", "noise", "changed", "newer", "trial", "no number",
                                 "other fingerprint", "not ours", "no body", "deep"])  # fmt: skip
def test_a_bad_save_is_refused_in_one_line(saved: Path, tmp_path: Path, how: str) -> None:
    path = tmp_path / "bad.save"
    path.write_bytes(spoiled(saved)[how])
    with pytest.raises(BadSave) as caught:
        read_save(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_bomb_is_not_unpacked(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.campaign.saving.format.packing.MAX_BYTES", 1000)
    with pytest.raises(BadSave, match="unpacked"):
        read_save(saved)


def test_a_thousand_damaged_saves_are_refused_and_never_crash(saved: Path, tmp_path: Path) -> None:
    dice, data = random.Random(1), saved.read_bytes()
    start = data.index(b"\n") + 1
    path = tmp_path / "fuzzed.save"
    for _ in range(1000):
        noisy = bytearray(data)
        for _ in range(dice.randint(1, 4)):
            noisy[dice.randrange(start if dice.random() < 0.5 else len(noisy))] = dice.randrange(256)
        path.write_bytes(bytes(noisy))
        try:
            read_header(path)
            if bytes(noisy[start:]) != data[start:]:
                with pytest.raises(BadSave):
                    read_save(path)
        except BadSave:
            pass


def test_a_body_that_lies_is_refused(saved: Path, tmp_path: Path) -> None:
    """The right checksum over the wrong content: what a careful forger would write."""
    lies = [
        ("state", {}),
        ("turns", {"log": [[0, 0, "no_such_order", {}, [], None, 0, 0]], "chronicle": []}),
        ("turns", {"log": [], "chronicle": [[0, 1, "no_such_record", {}]]}),
        ("agenda", "everybody"),
        ("seats", {"0": "god"}),
        ("hashes", 5),
    ]
    for key, value in lies:
        with pytest.raises(BadSave):
            read_save(changed(saved, tmp_path / "forged.save", lambda _, data: data[-1].update({key: value})))  # noqa: B023


def test_autosaves_rotate(played: Campaign, tmp_path: Path) -> None:
    for _ in range(5):
        write_autosave(played, tmp_path)
    numbers = sorted(int(p.stem.split("-")[-2]) for p in tmp_path.glob("autosave-*.save"))
    assert numbers == [3, 4, 5]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_failed_write_leaves_the_old_save(
    played: Campaign, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.save"
    write_save(played, path)
    before = path.read_bytes()

    def full(*_: str | Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("game.campaign.saving.folder.os.replace", full)
    with pytest.raises(OSError, match="no space"):
        write_save(played, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["one.save"]


def test_a_still_saved_late_holds_its_own_moment_and_no_later_turn(tmp_path: Path) -> None:
    """The campaign goes on and is saved while an earlier still of it waits for a slow disk."""
    campaign = Campaign(*load_scenario(scenario_ids()[0], 7, Settings()))
    while campaign.world.turn < 2:
        campaign.tick()
    held, hash_then = still(campaign), campaign.world.state_hash()
    while campaign.world.turn < 4:
        campaign.tick()
    write_save(campaign, tmp_path / "later.save")
    write_save(held, tmp_path / "held.save")
    back = read_save(tmp_path / "held.save")
    assert (back.world.turn, back.world.state_hash()) == (2, hash_then)
    assert verify(back) is None
    packed = list(campaign.packed)
    adopt_packed(campaign, held)
    assert campaign.packed == packed, "what was packed meanwhile stays"
    assert verify(read_save(tmp_path / "later.save")) is None


def test_what_saving_a_still_packs_is_not_packed_again(tmp_path: Path) -> None:
    campaign = Campaign(*load_scenario(scenario_ids()[0], 7, Settings()))
    while campaign.world.turn < 2:
        campaign.tick()
    held = still(campaign)
    write_save(held, tmp_path / "held.save")
    adopt_packed(campaign, held)
    assert campaign.packed == held.packed != []
