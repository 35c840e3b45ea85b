"""Watching where nobody plays: whose eyes are lent, and in which quarter somebody looked."""

from __future__ import annotations

from game.campaign.campaign import Campaign

WATCHED = 400  # chronicle entries that dispatches go back where nobody plays


def note(campaign: Campaign, power: int) -> None:
    """A power's eyes are lent now; the campaign keeps that, so that a save loaded does not forget it."""
    campaign.lent[power] = campaign.juncture.turn, campaign.juncture.step


def has_seen(campaign: Campaign, power: int) -> bool:
    """Whether somebody saw through other eyes than a power's in this quarter, and could act on it as it.

    The whole quarter counts: what is ordered in politics is still to be met in its months of war.
    """
    return any(turn == campaign.juncture.turn for other, (turn, _) in campaign.lent.items() if other != power)


def due_back(campaign: Campaign, returning: set[int]) -> list[int]:
    """Those of the powers whose people wait for another quarter that may be taken again now."""
    powers = campaign.world.powers
    return [p for p in sorted(returning) if powers[p].exists and not has_seen(campaign, p)]


def open_eyes(campaign: Campaign) -> list[int]:
    """Powers through whose eyes anybody may watch: those that make policy and have no locked seat."""
    world = campaign.world
    return [p for p in world.facts.policy_makers if world.powers[p].exists and p not in campaign.locks]
