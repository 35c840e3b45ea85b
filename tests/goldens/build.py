"""Golden playthroughs: readable logs of whole quarters, compared line by line on every change.

    python tests/goldens/build.py            writes them anew
    python tests/goldens/build.py --hashes   writes the hashes of whole campaigns as well (minutes), and with
                                             them the version of the rules that saves tell

A difference means that the game plays differently: if that was meant, write them anew and say why.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent.parent))

from pydantic_core import to_jsonable_python

from game.campaign.campaign import Campaign
from game.campaign.door import ORDERS
from game.campaign.record_types import RECORDS
from game.campaign.saving.format import contents, packing
from game.campaign.saving.format.codec import STATE
from game.campaign.saving.format.migrate import FORMAT
from game.scenarios.load import carried, load_scenario, scenario_ids
from game.world.state.beliefs import Beliefs
from game.world.state.world import Columns, Settings

TURNS = 12
SEED = 7
CAMPAIGN_SEEDS = (1, 2)
LEDGERS = ("accounts", "mood", "seat_order")  # long, and implied by the hash


def playthrough(scenario: str) -> list[str]:
    """Orders, records and the hash of each turn, a line each."""
    campaign = Campaign(*load_scenario(scenario, SEED, Settings()), last_turn=TURNS - 1)
    campaign.advance()
    rows: list[str] = [f"# {scenario}, seed {SEED}, {TURNS} turns"]
    for turn in range(TURNS):
        rows.append(f"== turn {turn}  {campaign.world.facts.calendar.date(turn)}")
        for entry in campaign.log:
            if entry.turn == turn:
                fields = to_jsonable_python(entry.order)
                power = campaign.world.roster[fields.pop("power")].id
                rows.append(f"order  {power} {entry.order.kind} {json.dumps(fields)}")
        for line in campaign.chronicle.entries:
            if line.turn == turn and line.record.type not in LEDGERS:
                fields = to_jsonable_python(line.record)
                fields.pop("readers")
                told = json.dumps(fields, ensure_ascii=False)
                rows.append(f"record {line.month} {line.record.type} {told}")
        rows.append(f"hash   {campaign.hashes[turn]}")
    return rows


def campaign_hash(scenario: str, seed: int) -> str:
    """The fingerprint at the end of a whole campaign."""
    campaign = Campaign(*load_scenario(scenario, seed, Settings()))
    campaign.advance()
    return campaign.world.state_hash()


def frozen_hash(turns: int | None) -> str:
    """The fingerprint after so many turns (None: all) of a campaign on files that never change.

    They are those of the oldest save among the tests that carries its own.
    """
    content = contents.unpacked(packing.unpack(packing.split(OLDEST.read_bytes().partition(b"\n")[2])[:1])[0])
    setup = carried(content[-1], "1815")
    campaign = Campaign(setup.begin(SEED, Settings()), setup.book)
    if turns is not None:
        campaign.last_turn = turns - 1
    campaign.advance()
    return campaign.world.state_hash()


def rules_version(hashes: dict[str, str]) -> str:
    """The version that follows from fingerprints: another one where results differ."""
    return hashlib.blake2b("|".join(hashes.values()).encode(), digest_size=5).hexdigest()


def golden_path(scenario: str) -> Path:
    """Where a scenario's playthrough is kept."""
    return FOLDER / f"{scenario}-seed{SEED}.txt"


def save_shape() -> list[str]:
    """What a save holds: its format, and every field of the state, of orders and of records with its type."""
    kinds: dict[str, Any] = {f"order {word}": row.order for word, row in ORDERS.items()}
    kinds |= {f"record {word}": kind for word, kind in RECORDS.items()}
    todo, rows = list(STATE.values()), [f"format {FORMAT}", *(f"state {name}" for name in STATE)]
    rows += [f"column {name}" for name in (*Columns.__slots__, *Beliefs.__slots__)]
    while todo:
        kind = todo.pop(0)
        todo += get_args(kind)
        if isinstance(kind, type) and is_dataclass(kind) and kind.__name__ not in kinds:
            kinds[kind.__name__] = kind
            todo += get_type_hints(kind).values()
    for name, kind in sorted(kinds.items()):
        rows += [f"{name}.{field.name}: {field.type}" for field in fields(kind)]
    return rows


SHAPE = FOLDER / "save-shape.txt"
HASHES = FOLDER / "campaigns.json"
FROZEN = FOLDER / "frozen.json"
OLDEST = FOLDER.parent / "saves" / "format-10.save"
SEGMENTS = FOLDER.parent.parent / "game" / "campaign" / "books" / "segments.py"


def main() -> None:
    """Write the files."""
    SHAPE.write_text("\n".join(save_shape()) + "\n", encoding="utf-8")
    for scenario in scenario_ids():
        golden_path(scenario).write_text("\n".join(playthrough(scenario)) + "\n", encoding="utf-8")
    if "--hashes" in sys.argv:
        found = {f"{s}-{seed}": campaign_hash(s, seed) for s in scenario_ids() for seed in CAMPAIGN_SEEDS}
        HASHES.write_text(json.dumps(found, indent=1) + "\n")
        frozen = {"start": frozen_hash(TURNS), "whole": frozen_hash(None)}
        FROZEN.write_text(json.dumps(frozen, indent=1) + "\n")
        source = SEGMENTS.read_text(encoding="utf-8")
        line = f'RULES_VERSION: Final = "{rules_version(frozen)}"'
        SEGMENTS.write_text(re.sub(r'RULES_VERSION: Final = ".*"', line, source), encoding="utf-8")


if __name__ == "__main__":
    main()
