"""Watching where nobody plays: whose eyes are lent, and in which part of a turn somebody looked."""

from __future__ import annotations

from game.campaign.campaign import Campaign

Step = tuple[int, int]  # a turn and the step of it


def step_of(campaign: Campaign) -> Step:
    """The part of the turn that a campaign stands in; what was seen in it could still be acted on."""
    return campaign.juncture.turn, campaign.juncture.step


def open_eyes(campaign: Campaign) -> list[int]:
    """Powers through whose eyes anybody may watch: those that make policy and have no locked seat."""
    world = campaign.world
    return [p for p in world.facts.policy_makers if world.powers[p].exists and p not in campaign.locks]
