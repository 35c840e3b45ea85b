"""The first line of a save: what a list of saves shows without opening one."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Final

import numpy as np
from pydantic import Field

from game import VERSION
from game.campaign.campaign import Campaign
from game.campaign.saving.format import codec
from game.campaign.saving.format.migrate import FORMAT, OLDEST, migrate_header
from game.campaign.saving.format.packing import inflate
from game.campaign.saving.sound.soundness import unsound_header
from game.campaign.seats import Seat
from game.scenarios.reading.files import Unreadable, read_line

MAGIC: Final = "concert-of-powers save"
MAX_LINE: Final = 64 * 1024
MOST_SAVES: Final = 2**53  # the highest number of a save; after it none is higher
MAX_HEXES: Final = 1 << 20


class BadSave(Exception):
    """A save that cannot be used, and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A small picture of whose land is whose: size, colours, and the number of each hex's colour."""

    width: int
    height: int
    colours: tuple[tuple[int, int, int], ...]
    hexes: str  # packed bytes, one a hex, as base64; 255 where nobody rules

    def pixels(self) -> bytes:
        """The number of each hex's colour; ValueError where they are damaged."""
        if not 0 < self.width * self.height <= MAX_HEXES:
            raise ValueError("no such picture")
        found = inflate(base64.b64decode(self.hexes, validate=True), self.width * self.height)
        if len(found) != self.width * self.height:
            raise ValueError("no such picture")
        return found


@dataclass(frozen=True, slots=True)
class Header:
    """What is saved, when in the campaign, by which version, with which files behind it.

    ``serial`` is higher than that of any save that lay beside it when it was written, ``campaign`` the same
    for all saves of one campaign. ``content`` fingerprints each file of rules, scenario and map, ``past`` the
    world at the end of the turn before, which tells apart the lines of a campaign that was played twice.
    """

    magic: str
    format: int
    scenario: str
    title: str
    turn: int
    date: str
    seed: int
    humans: tuple[str, ...]
    state_hash: str
    sha256: str
    game: str = ""
    rules_version: str = ""
    campaign: str = ""
    serial: Annotated[int, Field(ge=0, le=MOST_SAVES, strict=True)] = 0
    saved: str = ""
    content: Mapping[str, str] = field(default_factory=dict)
    preview: Preview | None = None
    past: str = ""

    def is_past_of(self, campaign: Campaign) -> bool:
        """Whether what a campaign has become follows from what was saved, as far as whole turns tell."""
        before = campaign.hashes[self.turn - 1 : self.turn] if self.turn else [""]
        return self.campaign == campaign.id and before == [self.past]


def header_of(campaign: Campaign, *, serial: int, saved: str, sha256: str) -> Header:
    """The header of a campaign as it stands."""
    world = campaign.common_world
    segment = campaign.segments[-1]
    return Header(
        MAGIC, FORMAT, world.facts.id, world.facts.title, world.turn, world.facts.calendar.date(world.turn),
        world.seed, _humans(campaign), world.state_hash(), sha256, VERSION,
        segment.version, campaign.id, serial, saved, dict(segment.content.prints), _preview(campaign),
        _past(campaign),
    )  # fmt: skip


def at_odds(header: Header, campaign: Campaign) -> str:
    """What a header says otherwise than the campaign behind it, in half a sentence; '' if both agree.

    A header of old says nothing of the turn before.
    """
    world = campaign.common_world
    ours = {
        "turn": world.turn,
        "date": world.facts.calendar.date(world.turn),
        "seed": world.seed,
        "humans": _humans(campaign),
        "past": _past(campaign) if header.past else "",
    }
    odd = [name for name, value in ours.items() if getattr(header, name) != value]
    return f"its header and its content differ in: {', '.join(odd)}" if odd else ""


def _humans(campaign: Campaign) -> tuple[str, ...]:
    """The powers that people play, by their names."""
    seated = [p for p, seat in sorted(campaign.seats.items()) if seat is Seat.HUMAN]
    return tuple(campaign.common_world.roster[p].name for p in seated)


def _past(campaign: Campaign) -> str:
    """Fingerprint of the world at the end of the turn before, '' in the first."""
    return campaign.hashes[-1] if campaign.hashes else ""


def _preview(campaign: Campaign) -> Preview:
    """Titles, which all know, and not who stands where."""
    world = campaign.common_world
    titles = np.where(world.map.is_land & (world.map.place >= 0), world.places.owner[world.map.place], -1)
    held = (titles % 256).astype("u1").tobytes()  # nobody's is -1, and so 255
    packed = base64.b64encode(zlib.compress(held, 6)).decode()
    colours = tuple(facts.colour for facts in world.roster)
    return Preview(world.map.width, world.map.height, colours, packed)


def line_of(header: Header) -> bytes:
    """The header as the first line of a file."""
    return json.dumps(asdict(header), ensure_ascii=False).encode() + b"\n"


def read_header(path: Path) -> Header:
    """The header of a save; raises `BadSave`."""
    try:
        line = read_line(path, MAX_LINE)
    except Unreadable as error:
        raise BadSave(f"{path}: cannot be read ({error.reason})") from None
    return parse_header(path, line)


def parse_header(path: Path, line: bytes) -> Header:
    """The header in the first line of a save; raises `BadSave`."""
    try:
        raw = json.loads(line)
        if not isinstance(raw, dict) or raw.get("magic") != MAGIC or type(raw.get("format")) is not int:
            raise ValueError
        if raw["format"] > FORMAT:
            raise BadSave(f"{path}: written by a newer version of the game (format {raw['format']})")
        if raw["format"] < OLDEST:
            raise BadSave(f"{path}: written by a trial version that was never released")
        if bad := unsound_header(raw):
            raise BadSave(f"{path}: its header holds what cannot be ({bad})")
        header: Header = codec.adapter(Header).validate_python(migrate_header(raw))
    except (ValueError, TypeError, RecursionError):
        raise BadSave(f"{path}: not a save of this game, or its header is damaged") from None
    return header
