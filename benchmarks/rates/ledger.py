"""The ledger: the file of finished campaigns, a line of JSON each, that a run appends to and takes up again.

Its first line holds the hashes of the constants; a file begun with other constants is refused, so figures of
two different games are never mixed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.rates.cells import Cell
from game.world.state.world import World

FORMAT = 1
SCENARIO = "1815"
#: What the factors that are no settings do to a campaign in memory, in words for the head of the file.
SWITCHES = {
    "exhaustion_off": "exhaustion of every power 0 at the start",
    "bonds": "j_oblig and j_order times so many hundredths",
    "wave_off": "rules of revolution: rate, border and kin 0; events of the family revolution_1848 left out",
    "apart": "one power follows the other logic",
}
Line = dict[str, Any]


class BadLedger(ValueError):
    """The file cannot be used; the text says why in one line."""


def head_of(world: World) -> dict[str, Any]:
    """The first line: the frozen constants, as a freshly loaded world knows them."""
    return {
        "format": FORMAT,
        "scenario": SCENARIO,
        "rules": world.rules.hash,
        "facts": facts_hash(world),
        "map": world.map.hash,
        **SWITCHES,
    }


def facts_hash(world: World) -> str:
    """A fingerprint of what scenario, powers and owners say."""
    prints = world.facts.content.prints
    told = [
        f"{name}={mark}" for name, mark in sorted(prints.items()) if not name.startswith(("rules/", "map"))
    ]
    return hashlib.blake2b("|".join(told).encode(), digest_size=16).hexdigest()


def code_hash(root: Path) -> str:
    """A fingerprint of the program that plays (screens left out), noted with every campaign."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted((root / "game").rglob("*.py")):
        where = path.relative_to(root).as_posix()
        if not where.startswith("game/ui/"):
            digest.update(where.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def key_of(line: Line) -> tuple[str, str, int]:
    """What makes a campaign one of its kind: set piece ('' for a whole one), cell and seed."""
    return (
        piece_key(str(line.get("piece", "")), int(line.get("within", 0))),
        Cell(**line["cell"]).key,
        int(line["seed"]),
    )


def piece_key(piece: str, within: int) -> str:
    """A set piece and the years it is given, as a key has them; '' for a whole campaign."""
    return f"{piece} within {within}" if piece else ""


def read_ledger(path: Path) -> tuple[dict[str, Any], list[Line]]:
    """Head and campaigns of a file, packed by gzip or not, in the order of their keys; a line torn by a kill
    is left out."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise BadLedger(f"{path}: damaged (it cannot be unpacked)") from None
    except OSError as error:
        raise BadLedger(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadLedger(f"{path}: this is no file of base rates") from None
    whole = text[: text.rfind("\n") + 1].splitlines()
    try:
        rows = [json.loads(row) for row in whole]
    except json.JSONDecodeError as error:
        raise BadLedger(f"{path}: a line is not JSON ({error.msg})") from None
    if not rows or not isinstance(rows[0], dict) or rows[0].get("format") != FORMAT:
        raise BadLedger(f"{path}: this is no file of base rates")
    try:
        known = {key_of(row): row for row in rows[1:]}
    except (KeyError, TypeError, AttributeError, ValueError):
        raise BadLedger(f"{path}: a line names no cell and seed") from None
    return rows[0], [known[key] for key in sorted(known)]


class Ledger:
    """A file of campaigns open for more."""

    def __init__(self, path: Path, head: dict[str, Any]) -> None:
        """Begin the file, or take it up again; `BadLedger` where it was begun with other constants."""
        self.path = path
        self.lines: list[Line] = []
        try:
            is_new = not path.exists() or path.stat().st_size == 0
            if is_new:
                path.write_text(json.dumps(head) + "\n", encoding="utf-8")
                return
        except OSError as error:
            raise BadLedger(f"{path}: {error.strerror}") from None
        known, self.lines = read_ledger(path)
        # a file may be older than a switch: its campaigns were played without
        differing = [name for name in head if name in known and known[name] != head[name]]
        if differing or known.keys() - head.keys() or head.keys() - known.keys() - SWITCHES.keys():
            what = ", ".join(differing) or "its head"
            raise BadLedger(f"{path} was begun with other constants ({what}); begin another file with --out")
        _mend(path)

    @property
    def done(self) -> set[tuple[str, str, int]]:
        """Keys of the campaigns that need not be played again."""
        return {key_of(line) for line in self.lines}

    def add(self, line: Line) -> None:
        """Append a finished campaign; it is on the disk when this comes back."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, separators=(",", ":")) + "\n")
        self.lines.append(line)

    def of(self, keys: Sequence[tuple[str, str, int]]) -> list[Line]:
        """The campaigns with these keys, in that order."""
        known = {key_of(line): line for line in self.lines}
        return [known[key] for key in keys if key in known]


def _mend(path: Path) -> None:
    """Cut off a line that a kill left unfinished, so that the next one begins on its own."""
    raw = path.read_bytes()
    if not raw.endswith(b"\n"):
        path.write_bytes(raw[: raw.rfind(b"\n") + 1])
