"""Autosaves: the last few of each campaign, under names that tell campaigns and running games apart."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.folder import sync
from game.campaign.saving.save import BadSave, read_header, write_save

AUTOSAVES = 3
LETTERS = 12  # of a campaign's id that stand in a name
#: What names begin with.
AUTOSAVE, FINISHED, EMERGENCY, RESCUED = "autosave", "finished", "emergency", "rescued"


def campaign_word(campaign: Campaign) -> str:
    """What the names of a campaign's own saves are told apart by; one never saved gets its id here."""
    campaign.id = campaign.id or secrets.token_hex(4)
    return re.sub(r"[^0-9A-Za-z_-]", "_", f"{campaign.world.facts.id}-{campaign.id[:LETTERS]}")


@dataclass(slots=True)
class Rotation:
    """The last few saves of one kind of one campaign, numbered in the order they were written.

    It drops what it found when it began and what it wrote itself, and of that only what the campaign has gone
    through: what another game that runs beside this one has written since is that game's to drop, and whoever
    goes back to an older save keeps what he had come to before.
    """

    folder: Path
    stem: str
    kept: list[Path] = field(default_factory=list)  # oldest first
    beside: Path | None = None  # another folder, than whose saves these are newer

    @staticmethod
    def of(campaign: Campaign, folder: Path, kind: str = AUTOSAVE, *, beside: Path | None = None) -> Rotation:
        """The rotation of a campaign, with what there is of it in a folder."""
        found = Rotation(folder, f"{kind}-{campaign_word(campaign)}", beside=beside)
        with suppress(OSError):  # who cannot look into the folder learns of it on writing
            found.kept = found.present()
        return found

    def present(self) -> list[Path]:
        """What there is of it now, oldest first; OSError where that cannot be known."""
        try:
            names = [name for name in os.listdir(self.folder) if self.number(name)]
        except FileNotFoundError:
            return []
        return [self.folder / name for name in sorted(names, key=lambda name: (self.number(name), name))]

    def number(self, name: str) -> int:
        """The number in the name of a file; 0 if it is none of these."""
        numbered = re.fullmatch(rf"{re.escape(self.stem)}-(\d{{1,9}})-\d+\.save", name)
        return int(numbered[1]) if numbered else 0

    def write(self, campaign: Campaign) -> Path:
        """Save, and only then drop the oldest beyond the last few; OSError leaves all there were."""
        last = max((self.number(path.name) for path in self.present()), default=0)
        path = self.folder / f"{self.stem}-{last + 1}-{os.getpid()}.save"
        write_save(campaign, path, beside=self.beside)
        self.kept.append(path)
        self._drop([old for old in self.kept if _is_past(old, campaign)])
        return path

    def _drop(self, past: list[Path]) -> None:
        """Drop the oldest; one that cannot be dropped does no harm and is tried again with the next."""
        for old in past[:-AUTOSAVES]:
            with suppress(OSError):
                old.unlink(missing_ok=True)
                self.kept.remove(old)
        with suppress(OSError):
            sync(self.folder)


def _is_past(save: Path, campaign: Campaign) -> bool:
    """Whether a campaign has gone through what was saved; what is no save is nobody's past."""
    try:
        return read_header(save).is_past_of(campaign)
    except BadSave:
        return False


def write_autosave(campaign: Campaign, folder: Path) -> Path:
    """Save beside the last few autosaves of the campaign, then drop the oldest."""
    return Rotation.of(campaign, folder).write(campaign)
