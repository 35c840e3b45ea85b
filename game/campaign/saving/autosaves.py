"""Autosaves: the last few of a campaign, each beside the others."""

from __future__ import annotations

import os
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.save import write_save

AUTOSAVES = 3


def write_autosave(campaign: Campaign, folder: Path) -> Path:
    """Save beside the last few autosaves, dropping the oldest."""
    newest = folder / "autosave-1.save"
    for number in range(AUTOSAVES - 1, 0, -1):
        older = folder / f"autosave-{number}.save"
        if older.exists():
            os.replace(older, folder / f"autosave-{number + 1}.save")
    write_save(campaign, newest)
    return newest
