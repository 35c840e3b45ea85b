"""Options of the desktop: kept beside the saves, in a small file that may be missing or damaged."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from game.ai.chores import Chore
from game.campaign.saving.folder import saves_folder, write_atomically
from game.scenarios.reading.files import read_bounded
from game.scenarios.texts.sentences import ENGLISH, languages
from game.ui.theme import PALETTES

SCALES = (75, 100, 125, 150, 175, 200)
TIPS = ("timer", "click", "never")  # what pins a note under the pointer
SPEEDS = (0, 1, 2, 4)  # of marches and battles; 0 shows none
CLOCKS = (0, 60, 90, 180)  # seconds of a turn of one of several people
WATCHES = (1, 2, 5, 0)  # speeds at which a campaign of computer powers is watched
VOLUMES = (0, 25, 50, 75, 100)
SMALLEST, LARGEST = 320, 16_384  # a side of a window worth remembering
FILE, DAMAGED = "options.json", "options.damaged.json"
MOST = 100_000  # bytes
LONGEST, MOST_WORDS = 60, 200  # of words that are remembered
MENDED = "were_damaged"  # the only field that is not kept


@dataclass(frozen=True, slots=True)
class Options:
    """What the player chose, the same for all campaigns."""

    scale: int = 100
    palette: str = "period"
    autosave: bool = True
    animation: int = 1
    edge_pan: bool = True
    reports: bool = True  # of own battles, by themselves
    ceremonies: bool = True  # pages that come by themselves: the first letter, wars, treaties of peace
    hints: bool = True  # said once each, when their thing first occurs
    tips: str = "timer"
    clock: int = 90  # seconds of a turn where several people sit at the desk; 0 for none
    watch: int = 1  # how many times as fast as usual time goes on where nobody plays; 0: as fast as it can
    watch_stops: bool = True  # whether it stops at great events
    still: bool = False  # whether nothing moves or fades that need not
    told: tuple[str, ...] = ()  # hints that were said, or needed not be, in whatever campaign
    chores: tuple[Chore, ...] = ()  # standing instructions: what the ministers look after by themselves
    volume: int = 50  # per cent; 0 is silence
    language: str = ENGLISH  # of all texts, where neither command line nor environment names one
    window: tuple[int, int] = (0, 0)  # size when last left; 0: as large as the display allows
    is_full: bool = False  # whether it fills the display
    were_damaged: bool = field(default=False, compare=False)  # whether the file was, and is put aside

    @property
    def moving(self) -> int:
        """The speed of marches, battles and whatever else moves; 0 where nothing does."""
        return 0 if self.still else self.animation

    def checked(self) -> Options:
        """The same with whatever cannot be put back to the default."""
        usual = Options()
        return Options(
            scale=self.scale if self.scale in SCALES else usual.scale,
            palette=self.palette if self.palette in PALETTES else usual.palette,
            autosave=bool(self.autosave),
            animation=self.animation if self.animation in SPEEDS else usual.animation,
            edge_pan=bool(self.edge_pan),
            reports=bool(self.reports),
            ceremonies=bool(self.ceremonies),
            hints=bool(self.hints),
            tips=self.tips if self.tips in TIPS else usual.tips,
            clock=self.clock if self.clock in CLOCKS else usual.clock,
            watch=self.watch if self.watch in WATCHES else usual.watch,
            watch_stops=bool(self.watch_stops),
            still=bool(self.still),
            told=_words(self.told),
            chores=tuple(chore for chore in Chore if chore in self.chores),
            language=self.language if self.language in languages() else usual.language,
            volume=self.volume if self.volume in VOLUMES else usual.volume,
            window=_size(self.window),
            is_full=bool(self.is_full),
            were_damaged=self.were_damaged,
        )


def _words(value: object) -> tuple[str, ...]:
    """Words in a row; what is none is left out."""
    found = value if isinstance(value, list | tuple) else ()
    return tuple(word for word in found if isinstance(word, str) and len(word) <= LONGEST)[:MOST_WORDS]


def _size(value: object) -> tuple[int, int]:
    """A window's size, or none."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return 0, 0
    wide, high = value
    fits = all(type(v) is int and SMALLEST <= v <= LARGEST for v in (wide, high))
    return (wide, high) if fits else (0, 0)


def read_options(folder: Path | None = None) -> Options:
    """The options kept, or the usual ones; a damaged file is put aside, and the options know of it."""
    path = (folder or saves_folder()) / FILE
    try:
        data = json.loads(read_bounded(path, MOST))
        names = {field.name for field in fields(Options) if field.name != MENDED}
        found = Options(**{key: _value(value) for key, value in data.items() if key in names})
        checked = found.checked()
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        checked, found = Options(), None
    if found == checked or not os.path.lexists(path):
        return checked
    with suppress(OSError):
        os.replace(path, path.with_name(DAMAGED))
    return replace(checked, were_damaged=True)


def _value(value: object) -> Any:
    """A value as the options hold it; JSON knows no pairs."""
    return tuple(value) if isinstance(value, list) else value


def write_options(options: Options, folder: Path | None = None) -> None:
    """Keep the options; a place that cannot be written is no reason to stop playing."""
    path = (folder or saves_folder()) / FILE
    kept = {name: value for name, value in asdict(options).items() if name != MENDED}
    try:
        write_atomically(path, json.dumps(kept, indent=1).encode())
    except OSError:
        return
