"""What a fault of the game left behind: the campaign as it stood, the save before, and which was tried since.

It is one small file in the folder of saves. The title offers what it names, until the campaign has got past
the place or its player has left it in peace.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import campaign_word
from game.campaign.saving.folder import write_atomically
from game.campaign.saving.format import codec
from game.scenarios.reading.files import read_bounded
from game.scenarios.reading.harmless import printable

FILE = "recovery.json"
MOST = 10_000  # bytes
LONGEST = 400  # letters of one text
ANY_TURN = 1 << 30


@dataclass(frozen=True, slots=True)
class Recovery:
    """The saves that a campaign can go on from after a fault, by their names in the folder; '' for none."""

    campaign: str  # what tells it from others
    title: str
    date: str
    turn: int
    emergency: str  # as it stood, with all orders
    before: str  # the last save before that
    report: str
    tried: tuple[str, ...] = ()  # gone on from since

    @property
    def ways(self) -> tuple[str, ...]:
        """The saves to go on from, the best first: what failed again comes last."""
        named = [name for name in (self.emergency, self.before) if name]
        return tuple(sorted(named, key=lambda name: name in self.tried))

    @property
    def failed_again(self) -> bool:
        """Whether going on from where it stopped has been tried."""
        return self.emergency in self.tried


def read_recovery(folder: Path) -> Recovery | None:
    """What there is to go on from; None where no fault left anything, or nothing of it is there any more."""
    try:
        data = json.loads(read_bounded(folder / FILE, MOST))
        found: Recovery = codec.adapter(Recovery).validate_python(data)
        if not all(map(can_be_told, _texts_of(found))):
            return None
        found = replace(found, emergency=_there(folder, found.emergency), before=_there(folder, found.before))
    except (OSError, ValueError, RecursionError, ValidationError):
        return None
    return found if found.ways else None


def can_be_told(text: str) -> bool:
    """Whether a text may stand there: one line, not too long, nothing in it that does harm on a screen."""
    return printable(text, LONGEST) == text


def _texts_of(recovery: Recovery) -> tuple[str, ...]:
    found = recovery
    return (
        found.campaign, found.title, found.date, found.emergency, found.before, found.report, *found.tried
    )  # fmt: skip


def _there(folder: Path, name: str) -> str:
    """A name, if it is that of a file of the folder and nothing else; '' if not."""
    is_plain = name.endswith(".save") and Path(name).name == name and "\0" not in name
    return name if is_plain and (folder / name).is_file() else ""


def write_recovery(folder: Path, recovery: Recovery) -> None:
    """Keep what there is to go on from; OSError if that is not possible."""
    write_atomically(folder / FILE, json.dumps(asdict(recovery), ensure_ascii=False, indent=1).encode())


def note_tried(save: Path) -> None:
    """Remember that somebody goes on from a save, if it is one of those."""
    found = read_recovery(save.parent)
    if found is not None and save.name in found.ways and save.name not in found.tried:
        with suppress(OSError):
            write_recovery(save.parent, replace(found, tried=(*found.tried, save.name)))


def leave_behind(folder: Path, campaign: Campaign, *, turn: int = ANY_TURN) -> None:
    """Forget the fault of a campaign that has been saved in a later turn, or was left in peace."""
    found = read_recovery(folder)
    if found is not None and found.campaign == campaign_word(campaign) and turn > found.turn:
        forget(folder)


def forget(folder: Path) -> None:
    """Offer nothing any more; the saves stay."""
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)
