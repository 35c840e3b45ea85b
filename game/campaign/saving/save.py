"""Saves: a header anybody can read, and a compressed, checksummed snapshot with order log and chronicle.

The first line is JSON (what is saved, when in the campaign, by which format, with which checksum); the
rest is zlib-compressed JSON. Nothing in a save is ever executed. Writing is atomic: a crash leaves the
old file or the new one. A damaged, hostile or too new file raises `BadSave` with one clear sentence.
"""

from __future__ import annotations

import gc
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from game.ai.seat.desk import Reason
from game.campaign.books.chronicle import Chronicle
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.yearbook import Page, Yearbook
from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.saving import codec
from game.campaign.saving.folder import write_atomically
from game.campaign.saving.migrate import FORMAT, migrate, migrate_header
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.scenarios.load import load_scenario
from game.scenarios.reading.problems import ScenarioError
from game.world.state.world import BrokenInvariant, Settings, World

MAGIC = "concert-of-powers save"
MAX_BODY = 256 * 1024 * 1024
MAX_FILE = 64 * 1024 * 1024


class BadSave(Exception):
    """A save that cannot be used, and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the list of saves shows without opening one."""

    magic: str
    format: int
    scenario: str
    title: str
    turn: int
    date: str
    seed: int
    humans: tuple[str, ...]
    map_hash: str
    rules_hash: str
    facts_hash: str
    state_hash: str
    sha256: str


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


@_without_tidying()
def write_save(campaign: Campaign, path: Path) -> None:
    """Save a campaign, atomically; OSError if the place cannot be written."""
    body = zlib.compress(to_json(_body(campaign)), 3)
    head = json.dumps(asdict(_header(campaign, body)), ensure_ascii=False)
    write_atomically(path, head.encode() + b"\n" + body)


def _header(campaign: Campaign, body: bytes) -> Header:
    world = campaign.common_world
    humans = [p for p, seat in sorted(campaign.seats.items()) if seat is Seat.HUMAN]
    return Header(
        magic=MAGIC, format=FORMAT, scenario=world.facts.id, title=world.facts.title, turn=world.turn,
        date=world.facts.calendar.date(world.turn), seed=world.seed,
        humans=tuple(world.roster[p].name for p in humans), map_hash=world.map.hash,
        rules_hash=world.rules.hash,
        facts_hash=world.facts.hash, state_hash=world.state_hash(), sha256=hashlib.sha256(body).hexdigest(),
    )  # fmt: skip


def _body(campaign: Campaign) -> dict[str, Any]:
    """All there is to save; what the active seat has sealed is kept as orders, not as done."""
    own = campaign.sealing.own_orders(campaign.log)
    return {
        "settings": campaign.world.settings,
        "state": codec.state_of(campaign.common_world),
        "seats": {str(power): seat for power, seat in sorted(campaign.seats.items())},
        "step": campaign.step,
        "agenda": campaign.agenda,
        "last_turn": campaign.last_turn,
        "hashes": campaign.hashes,
        "log": _plain_orders(campaign.common_log),
        "sealed": _plain_orders([*campaign.sealing.orders, *own]),
        "sealing_open": campaign.sealing.is_open,
        "chronicle": codec.entries_to_plain(campaign.common_entries),
        "yearbook": {str(power): pages for power, pages in campaign.yearbook.pages.items()},
        "locks": {str(power): lock for power, lock in campaign.locks.items()},
    }


def _plain_orders(log: list[LoggedOrder]) -> list[list[Any]]:
    return [[e.turn, e.step, e.order.kind, e.order, e.reasons, e.otherwise, e.told, e.lines] for e in log]


def read_header(path: Path) -> Header:
    """The header of a save; raises `BadSave`."""
    return _split(path)[0]


def _split(path: Path) -> tuple[Header, bytes]:
    """Header and compressed body of a file."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise BadSave(f"{path}: too large to be a save")
        data = path.read_bytes()
    except OSError as error:
        raise BadSave(f"{path}: cannot be read ({error.strerror or error})") from None
    line, _, body = data.partition(b"\n")
    try:
        raw = json.loads(line)
        if not isinstance(raw, dict) or raw.get("magic") != MAGIC:
            raise ValueError
        if raw.get("format", 0) > FORMAT:
            raise BadSave(f"{path}: written by a newer version of the game (format {raw['format']})")
        header: Header = codec.adapter(Header).validate_python(migrate_header(raw))
    except (ValueError, TypeError, RecursionError):
        raise BadSave(f"{path}: not a save of this game, or its header is damaged") from None
    return header, body


@_without_tidying()
def read_save(path: Path) -> Campaign:
    """Load a campaign; raises `BadSave` with one sentence on anything that is not right."""
    header, body = _split(path)
    if hashlib.sha256(body).hexdigest() != header.sha256:
        raise BadSave(f"{path}: damaged (its checksum does not fit); an older autosave may be whole")
    data = migrate(header.format, _unpack(path, body))
    start, book = _start(path, header, data)
    try:
        campaign = _rebuild(start, book, data)
        campaign.world.check_invariants()
    except BrokenInvariant as error:
        raise BadSave(f"{path}: holds an impossible world ({error})") from None
    except (ValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise BadSave(f"{path}: its content is not what a save holds") from None
    is_current = header.format == FORMAT  # the fingerprint of an older one counted other fields
    if is_current and campaign.common_world.state_hash() != header.state_hash:
        raise BadSave(f"{path}: its world does not match its fingerprint; the file was changed")
    return campaign


def _unpack(path: Path, body: bytes) -> dict[str, Any]:
    """The body as data, never larger than it may be."""
    try:
        engine = zlib.decompressobj()
        text = engine.decompress(body, MAX_BODY)
        if engine.unconsumed_tail or not engine.eof:
            raise ValueError
        data = from_json(text)
    except (zlib.error, ValueError, RecursionError):
        raise BadSave(f"{path}: damaged (its content cannot be unpacked)") from None
    if not isinstance(data, dict):
        raise BadSave(f"{path}: its content is not what a save holds")
    return data


def _start(path: Path, header: Header, data: dict[str, Any]) -> tuple[World, EventBook]:
    """The scenario the save belongs to, which must be the one it was played with."""
    try:
        settings: Settings = codec.adapter(Settings).validate_python(data.get("settings"))
        start, book = load_scenario(header.scenario, header.seed, settings)
    except ScenarioError as error:
        raise BadSave(f"{path}: its scenario cannot be loaded: {error.problems[0]}") from None
    except (ValidationError, KeyError):
        raise BadSave(f"{path}: its settings or its scenario are unknown here") from None
    for what, saved, here in (
        ("map", header.map_hash, start.map.hash),
        ("rules", header.rules_hash, start.rules.hash),
        ("scenario", header.facts_hash, start.facts.hash),
    ):
        if saved != here:
            raise BadSave(f"{path}: was played with another version of the {what}")
    return start, book


def _rebuild(start: World, book: EventBook, data: dict[str, Any]) -> Campaign:
    check: Callable[[Any, Any], Any] = lambda kind, value: codec.adapter(kind).validate_python(value)  # noqa: E731
    world = codec.world_from(start, data["state"])
    campaign = Campaign(
        world=world,
        book=book,
        seats={int(power): Seat(seat) for power, seat in data["seats"].items()},
        chronicle=Chronicle(codec.entries_from_plain(data["chronicle"])),
        log=_orders_from(data["log"]),
        hashes=check(list[str], data["hashes"]),
        juncture=Juncture(
            world.turn, check(int, data["step"]), check(tuple[int, ...] | None, data["agenda"])
        ),
        last_turn=check(int, data["last_turn"]),
        yearbook=Yearbook(check(dict[int, list[Page]], data.get("yearbook", {}))),  # older saves have none
        locks=check(dict[int, str], data.get("locks", {})),
    )
    campaign.take_up(
        _orders_from(data.get("sealed", [])), is_open=check(bool, data.get("sealing_open", False))
    )
    return campaign


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
