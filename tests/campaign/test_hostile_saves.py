"""Saves that somebody wrote to do harm: their fingerprints are right, one thing is not. Each costs a line."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.campaign.saving.format.packing import LENGTH
from game.campaign.saving.save import BadSave, read_header, read_save, write_save
from tests import played as campaigns
from tests.fuzz.trials import End, of_save
from tests.savekit import apart, changed

Change = Callable[[dict[str, Any], dict[str, Any]], object]
HUGE = 10**30


def at(*path: Any, to: Any) -> Change:
    """The present with another value at a path."""

    def change(header: dict[str, Any], present: dict[str, Any]) -> None:
        holder: Any = present
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = to

    return change


def head(**values: object) -> Change:
    """Another value in the header."""
    return lambda header, present: header.update(values)


def nested(levels: int) -> list[Any]:
    held: list[Any] = []
    for _ in range(levels):
        held = [held]
    return held


HOSTILE: dict[str, Change] = {
    "format as text": head(format="10"),
    "format null": head(format=None),
    "format 0": head(format=0),
    "format below": head(format=-1),
    "format huge": head(format=HUGE),
    "format true": head(format=True),
    "scenario with a NUL": head(scenario="18\x0015"),
    "scenario elsewhere": head(scenario="../../1815"),
    "scenario a list": head(scenario=["1815"]),
    "title turned": head(title="Vienna\u202e\u2066\0"),
    "title with escape codes": head(title="\x1b[2J\x1b]0;owned\x07"),
    "title without end": head(title="x" * 100_000),
    "turn below, in the list": head(turn=-3),
    "date with escape codes": head(date="1815-01-01\x1b[31m"),
    "seed huge": head(seed=HUGE),
    "humans of escape codes": head(humans=["\x1b[2J"]),
    "step beyond": at("step", to=999),
    "step below": at("step", to=-1),
    "step a text": at("step", to="seven"),
    "agenda beyond": at("agenda", to=[9_999]),
    "agenda huge": at("agenda", to=[HUGE]),
    "seats beyond": at("seats", to={"999": "human"}),
    "seats of no kind": at("seats", to={"0": "god"}),
    "last turn huge": at("last_turn", to=10**12),
    "last turn beyond all numbers": at("last_turn", to=HUGE),
    "no hashes": at("hashes", to=[]),
    "hashes of numbers": at("hashes", to=[1, 2]),
    "turn below": at("state", "turn", to=-3),
    "turn huge": at("state", "turn", to=10**9),
    "huge number in a column": at("state", "places", "population", 0, to=HUGE),
    "part of a number in a column": at("state", "places", "population", 0, to=0.5),
    "column too short": at("state", "places", "population", to=[1]),
    "controller beyond": at("state", "controller", 0, to=30_000),
    "powers of junk": at("state", "powers", to=5),
    "no powers": at("state", "powers", to=[]),
    "a power too few": lambda header, present: present["state"]["powers"].pop(),
    "a power of junk": at("state", "powers", 0, to={"exists": "perhaps"}),
    "leader with escape codes": at("state", "powers", 0, "leader", to="\x1b[2J"),
    "money without end": at("state", "powers", 0, "treasury", to=HUGE),
    "an unknown phase": at("state", "phase", to="tea"),
    "next id huge": at("state", "next_id", to=HUGE),
    "locks of junk": at("locks", to={"0": "\x1b"}),
    "eyes lent of junk": at("lent", to={"0": ["\x1b"]}),
    "yearbook of nobody": at("yearbook", to={"-7": []}),
    "an order that is none": at("sealed", to=[[0, 0, "tea", {}, [], None, -1, 0]]),
    "an order of nobody": at("sealed", to=[[0, 6, "open_to_inspection", {"power": 9_999}, [], None, -1, 0]]),
    "stretches of junk": at("segments", to=[{}]),
    "nested without end": at("flags", to=nested(200)),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "sound.save"
    write_save(campaigns.played("1815", 2), path)
    return path


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_save_costs_one_line(sound: Path, tmp_path: Path, what: str) -> None:
    def change(header: dict[str, Any], data: list[Any]) -> None:
        HOSTILE[what](header, data[-1])

    path = changed(sound, tmp_path / "hostile.save", change)
    outcome = of_save(path)
    if what != "nested without end":  # in a place that nobody reads it does no harm
        assert outcome.end is End.REFUSED, outcome
        assert str(path) in outcome.said
        assert "\n" not in outcome.said
        assert len(outcome.said) < 500
    assert outcome.end in (End.REFUSED, End.PLAYED), outcome


def bomb(block: bytes) -> bytes:
    packed = zlib.compress(block, 9)
    return LENGTH.pack(len(packed)) + packed


BOMBS = {
    "lists": b"[" + b"[]," * 15_000_000 + b"[]]",
    "numbers": b"[" + b"1," * 22_000_000 + b"1]",
    "depth": b"[" * 40_000_000,
    "keys": b"{" + b'"":1,' * 9_000_000 + b'"":1}',
    "text": b'"' + b"x" * 47_000_000 + b'"',
    "zeros": b"\0" * 400_000_000,
    "digits": b"1" * 40_000_000,
}  # fmt: skip


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_soon_and_costs_little(sound: Path, tmp_path: Path, what: str) -> None:
    header, _ = apart(sound)
    raw = bomb(BOMBS[what])
    path = tmp_path / "bomb.save"
    line = json.dumps(header | {"sha256": hashlib.sha256(raw).hexdigest()}).encode()
    path.write_bytes(line + b"\n" + raw)
    outcome = of_save(path)
    assert outcome.end is End.REFUSED, outcome


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"format": ' + b"9" * 100_000 + b"}",
        b'{"magic": "concert-of-powers save", "format": ' + b"9" * 200_000 + b"}",
        b"\xff\xfe",
        b'"' + b"x" * 10_000_000,
        b"null",
        b"",
    ],
)
def test_a_hostile_header_costs_one_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "hostile.save"
    path.write_bytes(line)
    with pytest.raises(BadSave) as caught:
        read_header(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("turn", 7),
        ("date", "1850-01-01"),
        ("humans", ["Prussia", "Austria"]),
        ("past", "0" * 32),
        ("seed", 8),
    ],
)
def test_a_header_that_tells_of_another_campaign_is_damage(
    sound: Path, tmp_path: Path, name: str, value: object
) -> None:
    """No checksum guards the first line: what it tells is compared with what the save holds."""
    path = changed(sound, tmp_path / "other.save", lambda header, _: header.update({name: value}))
    assert getattr(read_header(path), name) == (tuple(value) if isinstance(value, list) else value)
    with pytest.raises(BadSave, match=f"damaged.*differ in: {name}"):
        read_save(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("saved", "yesterday"),
        ("saved", "9999999"),
        ("campaign", "../x"),
        ("campaign", "x" * 9),
        ("game", "a b"),
    ],
)
def test_a_header_holds_what_the_game_writes_there(
    sound: Path, tmp_path: Path, name: str, value: str
) -> None:
    path = changed(sound, tmp_path / "odd.save", lambda header, _: header.update({name: value}))
    with pytest.raises(BadSave, match=f"its {name} is none"):
        read_header(path)
