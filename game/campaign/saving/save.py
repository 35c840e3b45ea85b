"""Saves: a header anybody can read, then the files played with, the turns that are over, and the present.

The first line is JSON (`game.campaign.saving.format.header`), the rest are blocks of compressed JSON with one
checksum. Nothing in a save is ever executed. Writing is atomic: a crash leaves the old file or the new one. A
damaged, hostile or too new file raises `BadSave` with one sentence. Turns that are over are packed once.
"""

from __future__ import annotations

import gc
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from game.ai.seat.desk import Reason
from game.campaign.books.chronicle import Chronicle
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.notebook import Notebook
from game.campaign.books.segments import FOLDED, RULES_VERSION, PackedTurns, Segment
from game.campaign.books.yearbook import Page, Yearbook
from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.saving.folder import write_atomically
from game.campaign.saving.format import codec, contents, packing
from game.campaign.saving.format.header import (
    MOST_SAVES,
    BadSave,
    Header,
    at_odds,
    header_of,
    line_of,
    parse_header,
    read_header,
)
from game.campaign.saving.format.migrate import FORMAT, blocks_of
from game.campaign.saving.sound.soundness import unsound
from game.campaign.seats import Seat
from game.scenarios.load import Setup, carried, installed_as
from game.scenarios.reading.files import Unreadable, read_bounded
from game.scenarios.reading.problems import ScenarioError
from game.world.state.facts import Content
from game.world.state.invariants import BrokenInvariant
from game.world.state.world import Settings

__all__ = ["BadSave", "Header", "read_header", "read_save", "write_save"]

MAX_FILE: Final = 32 * 1024 * 1024
LOOKED_AT: Final = 300  # saves in a folder, for the next one's number
MOST_STRETCHES: Final = 64


@contextmanager
def _without_tidying() -> Iterator[None]:
    """Hold back the garbage collector: nothing is thrown away, and going through it takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# --- writing -------------------------------------------------------------------------------------------


@_without_tidying()
def write_save(campaign: Campaign, path: Path, *, beside: Path | None = None) -> None:
    """Save a campaign, atomically; OSError if the place cannot be written.

    It is the newest save of its folder, and of the one it is to lie ``beside`` later.
    """
    campaign.id = campaign.id or secrets.token_hex(4)
    _pack_past(campaign)
    states = [segment.state for segment in campaign.segments if segment.state]
    turns = [turns.block for turns in campaign.packed]
    kept = tuple(segment.content for segment in campaign.segments)
    body = b"".join([contents.packed(kept), *states, *turns, packing.pack(_present(campaign))])
    saved = datetime.now(UTC).isoformat(timespec="seconds")
    sha256 = hashlib.sha256(body).hexdigest()
    serial = max(_next_serial(folder) for folder in (path.parent, beside) if folder is not None)
    head = header_of(campaign, serial=serial, saved=saved, sha256=sha256)
    write_atomically(path, line_of(head) + body)


def _next_serial(folder: Path) -> int:
    """A number higher than that of any save in a folder, as far as there are higher ones.

    Where there are very many, only those last written are looked at.
    """
    found: list[tuple[int, int, str]] = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            with suppress(OSError):  # a link that leads nowhere
                if entry.name.lower().endswith(".save"):
                    facts = entry.stat()
                    found.append((facts.st_mtime_ns, facts.st_size, entry.path))
    newest = sorted(found, reverse=True)[:LOOKED_AT]
    serials = [_serial_of(Path(path), written, size) for written, size, path in newest]
    return min(max(serials, default=0) + 1, MOST_SAVES)


@lru_cache(maxsize=1024)
def _serial_of(path: Path, written: int, size: int) -> int:
    """The number of a save, kept as long as the file is the same; 0 for what is none."""
    try:
        return read_header(path).serial
    except BadSave:
        return 0


def _pack_past(campaign: Campaign) -> None:
    """Pack the turns that are over since the last save."""
    turn = campaign.common_world.turn
    done = campaign.packed[-1] if campaign.packed else PackedTurns(b"", 0, 0)
    log = list(takewhile(lambda order: order.turn < turn, campaign.common_log[done.orders :]))
    told = list(takewhile(lambda entry: entry.turn < turn, campaign.common_entries[done.entries :]))
    if told:
        block = packing.pack(_turns(log, told))
        campaign.packed.append(PackedTurns(block, done.orders + len(log), done.entries + len(told)))


def _turns(log: list[LoggedOrder], told: list[Any]) -> dict[str, Any]:
    return {"log": _plain_orders(log), "chronicle": codec.entries_to_plain(told)}


def _present(campaign: Campaign) -> dict[str, Any]:
    """All but the turns that are over; what the active seat has sealed is kept as orders, not as done."""
    own = campaign.sealing.own_orders(campaign.log)
    done = campaign.packed[-1] if campaign.packed else PackedTurns(b"", 0, 0)
    return {
        "settings": campaign.world.settings,
        "state": codec.state_of(campaign.common_world),
        "seats": {str(power): seat for power, seat in sorted(campaign.seats.items())},
        "step": campaign.step,
        "agenda": campaign.agenda,
        "last_turn": campaign.last_turn,
        "hashes": campaign.hashes,
        "turns": _turns(campaign.common_log[done.orders :], campaign.common_entries[done.entries :]),
        "sealed": _plain_orders([*campaign.sealing.orders, *own]),
        "sealing_open": campaign.sealing.is_open,
        "yearbook": {str(power): pages for power, pages in campaign.yearbook.pages.items()},
        "locks": {str(power): lock for power, lock in campaign.locks.items()},
        "lent": {str(power): when for power, when in campaign.lent.items()},
        "notebooks": {str(power): book for power, book in campaign.notebooks.items()},
        "segments": [_row_of(segment, number) for number, segment in enumerate(campaign.segments)],
    }


def _row_of(segment: Segment, number: int) -> dict[str, Any]:
    return {
        "content": number,
        "version": segment.version,
        "turn": segment.turn,
        "step": segment.step,
        "agenda": segment.agenda,
        "orders": segment.orders,
        "has_state": bool(segment.state),
    }


def _plain_orders(log: list[LoggedOrder]) -> list[list[Any]]:
    return [[e.turn, e.step, e.order.kind, e.order, e.reasons, e.otherwise, e.told, e.lines] for e in log]


# --- reading -------------------------------------------------------------------------------------------


@_without_tidying()
def read_save(path: Path) -> Campaign:
    """Load a campaign; raises `BadSave` with one sentence on anything that is not right."""
    header, raw = untorn(path)
    try:
        blocks = blocks_of(header.format, raw)
        (present,) = packing.unpack(blocks[-1:])
        turns = blocks[1 + sum(bool(row["has_state"]) for row in present["segments"]) : -1]
        files, *past = packing.unpack([blocks[0], *turns])
        book = contents.unpacked(files)
    except (ValueError, RecursionError, TypeError, KeyError, IndexError, AttributeError):
        raise BadSave(f"{path}: damaged (its content cannot be unpacked)") from None
    try:
        setup = _setup(path, header, book)
        campaign = _rebuild(setup, header, present, past, _segments(present["segments"], blocks, book, setup))
        if header.format == FORMAT:  # else what is over is packed anew, in today's shape
            campaign.packed = _packed(turns, past)
        campaign.world.check_invariants()
        if bad := unsound(campaign):
            raise BadSave(f"{path}: holds what cannot be ({bad})")
    except BrokenInvariant as error:
        raise BadSave(f"{path}: holds an impossible world ({error})") from None
    except (ValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError):
        raise BadSave(f"{path}: its content is not what a save holds") from None
    if header.format == FORMAT and (bad := at_odds(header, campaign)):
        raise BadSave(f"{path}: damaged ({bad})")
    is_comparable = header.format == FORMAT and header.rules_version == RULES_VERSION
    if is_comparable and campaign.common_world.state_hash() != header.state_hash:
        raise BadSave(f"{path}: its world does not match its fingerprint; the file was changed")
    return campaign


def untorn(path: Path) -> tuple[Header, bytes]:
    """Header and packed blocks of a file all of which is there; raises `BadSave`."""
    header, raw = _split(path)
    if hashlib.sha256(raw).hexdigest() != header.sha256:
        raise BadSave(f"{path}: damaged (its checksum does not fit); an older autosave may be whole")
    return header, raw


def _split(path: Path) -> tuple[Header, bytes]:
    """Header and packed blocks of a file."""
    try:
        data = read_bounded(path, MAX_FILE)
    except Unreadable as error:
        raise BadSave(f"{path}: cannot be read ({error.reason})") from None
    line, _, raw = data.partition(b"\n")
    return parse_header(path, line), raw


def _setup(path: Path, header: Header, book: list[Content]) -> Setup:
    """What the campaign is played with: what is installed where that says the same, else what it carries."""
    try:
        prints = header.content or carried(book[-1], header.scenario).content.prints
        here = installed_as(header.scenario, prints)
        return here or carried(book[-1], header.scenario)
    except ScenarioError as error:
        raise BadSave(f"{path}: the scenario it carries cannot be used: {error.problems[0]}") from None


def _rebuild(
    setup: Setup, header: Header, present: dict[str, Any], past: list[Any], segments: list[Segment]
) -> Campaign:
    check: Callable[[Any, Any], Any] = lambda kind, value: codec.adapter(kind).validate_python(value)  # noqa: E731
    world = codec.world_from(setup.begin(header.seed, check(Settings, present["settings"])), present["state"])
    told = [row for turns in [*past, present["turns"]] for row in turns["chronicle"]]
    campaign = Campaign(
        world=world,
        book=setup.book,
        seats={int(power): Seat(seat) for power, seat in present["seats"].items()},
        chronicle=Chronicle(codec.entries_from_plain(told)),
        log=_orders_from([row for turns in [*past, present["turns"]] for row in turns["log"]]),
        hashes=check(list[str], present["hashes"]),
        juncture=Juncture(
            world.turn, check(int, present["step"]), check(tuple[int, ...] | None, present["agenda"])
        ),
        last_turn=check(int, present["last_turn"]),
        yearbook=Yearbook(check(dict[int, list[Page]], present["yearbook"])),
        locks=check(dict[int, str], present["locks"]),
        lent=check(dict[int, tuple[int, int]], present.get("lent", {})),
        notebooks=check(dict[int, Notebook], present.get("notebooks", {})),
        segments=segments,
        id=header.campaign,
    )
    _begin_segment(campaign, header.rules_version)
    campaign.take_up(_orders_from(present["sealed"]), is_open=check(bool, present["sealing_open"]))
    return campaign


def _segments(
    rows: list[dict[str, Any]], blocks: list[bytes], book: list[Content], setup: Setup
) -> list[Segment]:
    """The stretches of the campaign; the states at their beginnings stay packed until they are replayed."""
    found: list[Segment] = []
    count = 0
    for number, row in enumerate(rows):
        content = setup.content if number == len(rows) - 1 else book[row["content"]]
        has_state = row["has_state"]
        count += has_state
        state = blocks[count] if has_state else b""
        fields = {name: row[name] for name in ("version", "turn", "step", "agenda", "orders")}
        found.append(codec.adapter(Segment).validate_python({"content": content, "state": state, **fields}))
    return found


def _packed(blocks: list[bytes], past: list[Any]) -> list[PackedTurns]:
    """The blocks of turns that are over, to be written again as they are."""
    found: list[PackedTurns] = []
    orders = entries = 0
    for block, turns in zip(blocks, past, strict=True):
        orders += len(turns["log"])
        entries += len(turns["chronicle"])
        found.append(PackedTurns(block, orders, entries))
    return found


def _begin_segment(campaign: Campaign, version: str) -> None:
    """Where this version of the game gives other results, a new stretch begins with the world as it is."""
    if version != RULES_VERSION:
        begin_segment(campaign, campaign.segments[-1].content)


def begin_segment(campaign: Campaign, content: Content) -> None:
    """A stretch begins where a campaign stands, played by this version with some files."""
    at = campaign.juncture
    state = packing.pack({"state": codec.state_of(campaign.common_world)})
    orders = len(campaign.common_log)
    last = campaign.segments[-1]
    if last.state and (last.turn, last.step, last.orders) == (at.turn, at.step, orders):
        campaign.segments.pop()  # nothing was played in it
    campaign.segments.append(Segment(content, RULES_VERSION, at.turn, at.step, at.agenda, orders, state))
    while len(campaign.segments) > MOST_STRETCHES:  # the oldest become one that is not replayed any more
        campaign.segments[:2] = [replace(campaign.segments[0], version=FOLDED)]


def _orders_from(rows: list[Any]) -> list[LoggedOrder]:
    """Logged orders back from plain rows; each is checked."""
    check = codec.adapter
    return [
        LoggedOrder(
            check(int).validate_python(row[0]), check(int).validate_python(row[1]),
            codec.order_from_plain(row[2], row[3]), check(tuple[Reason, ...]).validate_python(row[4]),
            *check(tuple[int | None, int, int]).validate_python(row[5:8]),
        )
        for row in rows
    ]  # fmt: skip
