"""Saves made at the desk: under the date, beside what is there."""

from __future__ import annotations

from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import write_autosave
from game.campaign.saving.save import write_save
from game.ui.text import say


def autosave(campaign: Campaign, folder: Path) -> str:
    """Save beside the last few autosaves; why it could not be done, if it could not."""
    try:
        write_autosave(campaign, folder)
    except OSError as error:
        return say("not_saved", why=error.strerror or error)
    return ""


def save_under_date(campaign: Campaign, folder: Path, seat: int) -> str:
    """Save a campaign for the power that is shown (-1: for all), and say what came of it."""
    world = campaign.world
    power = world.roster[seat].id if seat >= 0 else "all"
    stem = f"{world.facts.id}-{power}-{world.facts.calendar.date(world.turn)[:7]}"
    path, number = folder / f"{stem}.save", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.save", number + 1
    try:
        write_save(campaign, path)
    except OSError as error:
        return say("not_saved", why=error.strerror or error)
    return say("saved", name=path.name)
