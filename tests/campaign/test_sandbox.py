"""A sandbox campaign: by which logic a computer power decides may change in play, and nothing else may."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from game.campaign.campaign import Campaign, Pause
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.seats import Seat
from game.politics.perception.commitment import StageMoved
from game.politics.perception.doctrine import creed_of
from game.politics.sandbox import LogicChanged, SetLogic
from game.rules.orders import Code, Refusal
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state import queries
from game.world.state.world import Settings, World
from tests.kit import BLUE, RED, every, small_world


def begun(settings: Settings, seed: int = 5, turns: int = 3) -> tuple[Campaign, int, int]:
    """A campaign in which a person of Austria is asked for the first time, with Austria and Russia."""
    campaign = Campaign(*load_scenario("1815", seed, settings), last_turn=turns - 1)
    austria, russia = (queries.power_of(campaign.world, name) for name in ("austria", "russia"))
    campaign.hand_to(austria, Seat.HUMAN)
    assert campaign.advance() is Pause.DECISION
    return campaign, austria, russia


def play_out(campaign: Campaign, power: int) -> Campaign:
    while campaign.advance() is Pause.DECISION:
        campaign.finish_seat(power)
    return campaign


def code_of(answer: object) -> Code:
    assert isinstance(answer, Refusal)
    return answer.code


@pytest.mark.parametrize(
    ("logic", "stage"), [(Logic.CONCERT, 3), (Logic.SELF_HELP, 0), (Logic.SELF_HELP_UNBIASED, 0)]
)
def test_a_power_stands_at_once_where_its_new_logic_holds_it(logic: Logic, stage: int) -> None:
    campaign, austria, russia = begun(Settings(sandbox=True))
    state = campaign.world.powers[russia]
    state.stage, state.quarters_above = 1, 5
    campaign.revision += 1
    answer = campaign.submit(SetLogic(austria, russia, logic))
    assert not isinstance(answer, Refusal)
    changed, moved = answer.records
    assert isinstance(changed, LogicChanged)
    assert isinstance(moved, StageMoved)
    assert (changed.power, changed.by, changed.after) == ("russia", "austria", logic.value)
    assert (moved.after, moved.cause) == (stage, "logic")
    assert (state.stage, state.quarters_above) == (stage, 0)
    assert queries.logic_of(campaign.view_of(austria), russia) is logic
    assert creed_of(campaign.view_of(russia), russia).suspicion == (
        campaign.world.rules.belief.suspicion if logic is Logic.SELF_HELP else 0
    )


def test_back_to_adaptive_it_goes_on_from_where_it_stands() -> None:
    campaign, austria, russia = begun(Settings(sandbox=True, logic=Logic.CONCERT))
    done = campaign.submit(SetLogic(austria, russia, Logic.ADAPTIVE))
    assert not isinstance(done, Refusal)
    (_,) = every(done.records, LogicChanged)
    assert campaign.world.powers[russia].stage == 3


def test_it_cannot_be_taken_back_for_it_shows_where_a_power_stood() -> None:
    campaign, austria, russia = begun(Settings(sandbox=True))
    campaign.submit(SetLogic(austria, russia, Logic.CONCERT))
    assert not campaign.can_undo()
    assert not isinstance(campaign.submit(SetLogic(austria, russia, Logic.ADAPTIVE)), Refusal)


def test_elsewhere_logics_stay_as_they_were_chosen() -> None:
    campaign, austria, russia = begun(Settings())
    assert code_of(campaign.submit(SetLogic(austria, russia, Logic.CONCERT))) is Code.NO_SANDBOX


def test_a_person_is_not_told_how_to_decide() -> None:
    campaign, austria, russia = begun(Settings(sandbox=True))
    campaign.hand_to(russia, Seat.HUMAN)
    for person in (austria, russia):
        answer = campaign.submit(SetLogic(austria, person, Logic.CONCERT))
        assert code_of(answer) is Code.PLAYED_BY_A_PERSON


def test_the_lesser_powers_have_no_logic_and_none_is_given_twice() -> None:
    campaign, austria, russia = begun(Settings(sandbox=True))
    swiss = queries.power_of(campaign.world, "switzerland")
    assert swiss not in campaign.world.facts.policy_makers
    for about, code in ((swiss, Code.NO_SUCH_POWER), (9_999, Code.NO_SUCH_POWER), (-1, Code.NO_SUCH_POWER)):
        assert code_of(campaign.submit(SetLogic(austria, about, Logic.CONCERT))) is code
    assert code_of(campaign.submit(SetLogic(austria, russia, Logic.ADAPTIVE))) is Code.NOTHING_TO_DO


@pytest.mark.parametrize("simultaneous", [False, True])
def test_saved_loaded_and_replayed_it_is_the_same_campaign(tmp_path: Path, simultaneous: bool) -> None:
    campaign, austria, russia = begun(Settings(sandbox=True, simultaneous=simultaneous))
    assert not isinstance(campaign.submit(SetLogic(austria, russia, Logic.CONCERT)), Refusal)
    write_save(campaign, tmp_path / "sandbox.save")
    again = read_save(tmp_path / "sandbox.save")
    assert again.world.settings.sandbox
    assert again.world.logics == {russia: Logic.CONCERT}
    play_out(campaign, austria)
    assert play_out(again, austria).hashes == campaign.hashes
    assert verify(again) is None
    assert campaign.world.powers[russia].stage == 3
    write_save(again, tmp_path / "end.save")
    assert verify(read_save(tmp_path / "end.save")) is None


def test_a_sandbox_in_which_nobody_plays_with_logics_is_like_any_campaign() -> None:
    plain, austria, _ = begun(Settings(), turns=2)
    sandbox, _, _ = begun(Settings(sandbox=True), turns=2)
    for campaign in (plain, sandbox):
        play_out(campaign, austria)
    assert [e.record for e in sandbox.chronicle.entries] == [e.record for e in plain.chronicle.entries]


def fingerprint_without_sandbox(world: World) -> str:
    """The fingerprint that the world would have if settings knew nothing of sandboxes."""

    @dataclass(frozen=True)
    class Plain:
        luck: str = "full"

    plain: Any = world.copy()
    plain.settings = Plain()
    return str(plain.state_hash())


def test_the_fingerprint_of_an_ordinary_world_knows_nothing_of_sandboxes() -> None:
    world = small_world("..\n..")
    before = world.state_hash()
    assert before == fingerprint_without_sandbox(world)
    world.settings = replace(world.settings, sandbox=True)
    allowed = world.state_hash()
    world.logics[BLUE] = Logic.CONCERT
    assert len({before, allowed, world.state_hash()}) == 3
    world.check_invariants()
    world.settings = replace(world.settings, sandbox=False)
    with pytest.raises(AssertionError, match="outside a sandbox"):
        world.check_invariants()


def test_an_imagined_world_and_a_copy_keep_the_logics() -> None:
    campaign, austria, russia = begun(Settings(sandbox=True))
    campaign.submit(SetLogic(austria, russia, Logic.CONCERT))
    for world in (campaign.world.copy(), campaign.view_of(RED).imagined()):
        assert queries.logic_of(world, russia) is Logic.CONCERT
        assert world.logics is not campaign.world.logics
