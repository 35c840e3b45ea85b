"""Sealed politics: all seats decide on the same day, and nobody sees the others' orders before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign, Pause
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.sealing import OrderDropped
from game.campaign.seats import Seat
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar
from game.rules.money.raising import Disband, Raise
from game.rules.orders import Code, Refusal
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Logic, Phase, TreatyKind
from game.world.state import queries
from game.world.state.world import Settings
from tests.kit import BLUE, GREEN, RED, among, small_world
from tests.samples import BOOK


def sealed_campaign(*humans: int) -> Campaign:
    world = small_world(".....\n.....", provinces="AABBC\nAABBC", owners={"B": "blue", "C": "green"})
    world.settings = replace(world.settings, simultaneous=True)
    world.phase = Phase.WORLD
    return Campaign(world, BOOK, dict.fromkeys(humans, Seat.HUMAN), last_turn=20)


def order_of(campaign: Campaign) -> list[int]:
    """The persons in the order in which they are asked."""
    campaign.advance()
    return [p for p in campaign.agenda or [] if campaign.is_human(p)]


def test_nobody_sees_what_another_has_ordered() -> None:
    campaign = sealed_campaign(RED, BLUE, GREEN)
    first, second, _ = order_of(campaign)
    campaign.submit(DeclareWar(first, second, CasusBelli.CONQUEST))
    assert queries.at_war(campaign.view_of(first), first, second)
    assert not queries.at_war(campaign.common_world, first, second)
    campaign.finish_seat(first)
    assert not queries.at_war(campaign.view_of(second), first, second)


def test_all_is_revealed_together_and_what_is_impossible_by_then_is_dropped() -> None:
    campaign = sealed_campaign(RED, BLUE, GREEN)
    first, second, third = order_of(campaign)
    for power, foe in ((first, second), (second, first)):
        assert not isinstance(campaign.submit(DeclareWar(power, foe, CasusBelli.CONQUEST)), Refusal)
        campaign.finish_seat(power)
    campaign.finish_seat(third)
    campaign.tick()
    assert len(campaign.world.wars) == 1
    dropped = among((e.record for e in campaign.chronicle.entries), OrderDropped)
    assert [r.order for r in dropped] == ["declare_war"]
    assert dropped[0].readers == (campaign.world.roster[second].id,)


def test_an_offer_is_answered_after_the_papers_are_opened() -> None:
    campaign = sealed_campaign(RED, BLUE)
    first, second = order_of(campaign)[:2]
    campaign.submit(ProposeTreaty(first, second, TreatyKind.TRADE))
    campaign.finish_seat(first)
    assert not campaign.view_of(second).proposals
    campaign.finish_seat(second)
    assert campaign.advance() is Pause.DECISION
    assert campaign.active == second
    number = next(iter(campaign.view_of(second).proposals))
    campaign.submit(AnswerProposal(second, number, True))
    assert queries.treaties_between(campaign.world, first, second, TreatyKind.TRADE)


def test_who_sits_again_once_the_papers_are_open_only_answers() -> None:
    campaign = sealed_campaign(RED, BLUE)
    first, second = order_of(campaign)[:2]
    campaign.submit(ProposeTreaty(first, second, TreatyKind.TRADE))
    campaign.finish_seat(first)
    campaign.finish_seat(second)
    campaign.advance()
    assert (campaign.active, campaign.is_unsealed) == (second, True)
    before = campaign.world.state_hash()
    answer = campaign.submit(DeclareWar(second, GREEN, CasusBelli.CONQUEST))
    assert isinstance(answer, Refusal)
    assert (answer.code, campaign.world.state_hash()) == (Code.ONLY_ANSWERS, before)


def test_what_is_only_ordered_under_seal_can_be_given_no_orders() -> None:
    campaign = sealed_campaign(RED, BLUE)
    first = order_of(campaign)[0]
    known = set(campaign.world.forces)
    place = queries.owned_by(campaign.world, first)[0]
    assert not isinstance(campaign.submit(Raise(first, "infantry_corps", place)), Refusal)
    (raised,) = set(campaign.world.forces) - known
    answer = campaign.submit(Disband(first, raised))
    assert isinstance(answer, Refusal)
    assert answer.code is Code.STILL_SEALED


@pytest.mark.parametrize("turns", [3])
def test_a_save_in_the_middle_of_sealed_politics_loses_nothing(tmp_path: Path, turns: int) -> None:
    settings = Settings(simultaneous=True, logics=(("austria", Logic.CONCERT),))
    campaign = Campaign(*load_scenario("1815", 5, settings), last_turn=turns - 1)
    austria = queries.power_of(campaign.world, "austria")
    campaign.hand_to(austria, Seat.HUMAN)
    campaign.advance()
    campaign.submit(ProposeTreaty(austria, queries.power_of(campaign.world, "russia"), TreatyKind.TRADE))
    path = tmp_path / "sealed.save"
    write_save(campaign, path)
    again = read_save(path)
    assert again.common_world.state_hash() == campaign.common_world.state_hash()
    for played in (campaign, again):
        while played.advance() is Pause.DECISION:
            played.finish_seat(austria)
    assert again.world.state_hash() == campaign.world.state_hash()
    assert verify(campaign) is None


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("handed", [False, True])
def test_after_a_load_politics_are_as_sealed_as_before(ordered: bool, handed: bool, tmp_path: Path) -> None:
    campaign = Campaign(*load_scenario("1815", 5, Settings(simultaneous=True)))
    austria = queries.power_of(campaign.world, "austria")
    russia = queries.power_of(campaign.world, "russia")
    campaign.hand_to(austria, Seat.HUMAN)
    campaign.advance()
    if ordered:
        campaign.submit(ProposeTreaty(austria, russia, TreatyKind.TRADE))
    path = tmp_path / "sealed.save"
    write_save(campaign, path)
    again = read_save(path)
    for played in (campaign, again):
        if handed:
            played.hand_to(austria, Seat.AI)
            played.tick()
        else:
            played.submit(DeclareWar(austria, russia, CasusBelli.CONQUEST))
            assert not queries.at_war(played.common_world, austria, russia)
        assert verify(played) is None
        write_save(played, path)
        assert verify(read_save(path)) is None
    assert again.common_world.state_hash() == campaign.common_world.state_hash()
    assert again.world.state_hash() == campaign.world.state_hash()
    assert again.sealing.orders == campaign.sealing.orders


def test_one_power_may_decide_otherwise_than_the_rest() -> None:
    settings = Settings(logic=Logic.SELF_HELP, logics=(("austria", Logic.CONCERT),))
    world, _ = load_scenario("1815", 5, settings)
    stages = {world.roster[p].id: world.powers[p].stage for p in world.facts.policy_makers}
    assert stages["austria"] == 3
    assert {stage for name, stage in stages.items() if name != "austria"} == {0}
