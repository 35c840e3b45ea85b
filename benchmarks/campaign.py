"""How fast a headless campaign runs, by turn and phase, and what copying, hashing, saving and loading cost.

    python benchmarks/campaign.py [--scenario 1815] [--seed 7] [--turns 132] [--json FILE]

Prints medians and worst cases in milliseconds, and turns in floors: processor time over that of the board
work of `benchmarks/floor.py`, measured in between. Never part of the tests: compare figures of one sitting.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floor import Board, floor
from game.campaign.campaign import Campaign
from game.campaign.phases import TURN
from game.campaign.saving.save import read_save, write_save
from game.campaign.tidying import tidy_seldom
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

MILLI = 1000
FLOOR_EVERY, FLOOR_REPEAT = 33, 6  # turns between two looks at the floor, and how often it is run at each


def timed(action, repeat=1):
    """Median milliseconds of an action."""
    taken = []
    for _ in range(repeat):
        began = time.perf_counter()
        action()
        taken.append((time.perf_counter() - began) * MILLI)
    return statistics.median(taken)


def play(campaign):
    """Play to the end; milliseconds by turn, by (turn, phase), of processor time by turn, and the floor."""
    turns, busy, phases = [], [], defaultdict(lambda: defaultdict(float))
    board = Board()
    floors = [floor(board, FLOOR_REPEAT)]
    while not campaign.is_over:
        used = time.process_time()
        began = time.perf_counter()
        turn = campaign.world.turn
        while campaign.world.turn == turn:
            number = campaign.step
            part = TURN[number].phase.value if number < len(TURN) else "close"
            start = time.perf_counter()
            _one_step(campaign)
            phases[part][turn] += (time.perf_counter() - start) * MILLI
        turns.append((time.perf_counter() - began) * MILLI)
        busy.append((time.process_time() - used) * MILLI)
        if len(turns) % FLOOR_EVERY == 0:
            floors.append(floor(board, FLOOR_REPEAT))
    return turns, phases, busy, statistics.mean(floors)


def _one_step(campaign):
    """Advance by one step of the turn: a rule, or all seats of a phase."""
    number, turn = campaign.step, campaign.world.turn
    while campaign.step == number and campaign.world.turn == turn:
        campaign.tick()


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scenario", default="1815")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--turns", type=int, default=0)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    tidy_seldom()  # as the commands do

    load = timed(lambda: load_scenario(chosen.scenario, chosen.seed, Settings()))
    warm = timed(lambda: load_scenario(chosen.scenario, chosen.seed, Settings()), 5)
    campaign = Campaign(*load_scenario(chosen.scenario, chosen.seed, Settings()))
    if chosen.turns:
        campaign.last_turn = chosen.turns - 1
    at_war = []
    turns, phases, busy, floor_ms = play(campaign)
    in_floors = [ms / floor_ms for ms in busy]
    for turn in range(len(turns)):
        at_war.append(
            any(w.start <= turn and (w.end < 0 or w.end >= turn) for w in campaign.world.wars.values())
        )
    quarter = max(1, len(turns) // 4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "end.save"
        save = timed(lambda: write_save(campaign, path), 5)
        size = path.stat().st_size
        read = timed(lambda: read_save(path), 3)
    war_turns = [t for t, war in zip(turns, at_war, strict=True) if war] or [0.0]
    war_floors = [t for t, war in zip(in_floors, at_war, strict=True) if war] or [0.0]
    figures = {
        "scenario load, first / again": (load, warm),
        "turn, median / worst": (statistics.median(turns), max(turns)),
        "turn with a war somewhere, median / worst": (statistics.median(war_turns), max(war_turns)),
        "floor: made-up board work, scipy, batched": (floor_ms,),
        "turn in floors, mean / median / worst": (
            statistics.mean(in_floors),
            statistics.median(in_floors),
            max(in_floors),
        ),
        "turn with a war in floors, mean / median": (
            statistics.mean(war_floors),
            statistics.median(war_floors),
        ),
        "last quarter / first quarter of the campaign (ratio of medians)": (
            statistics.median(turns[-quarter:]) / statistics.median(turns[:quarter]),
        ),
        **{
            f"phase {name}, median / worst": (statistics.median(row.values()), max(row.values()))
            for name, row in phases.items()
        },
        "world copy": (timed(campaign.world.copy, 50),),
        "state hash": (timed(campaign.world.state_hash, 20),),
        "save": (save,),
        "load": (read,),
    }
    for name, values in figures.items():
        print(f"{name:66} {'  '.join(f'{v:9.2f}' for v in values)}")
    print(f"{'save size, MB':66} {size / 1e6:9.2f}")
    print(f"{'campaign, s':66} {sum(turns) / MILLI:9.2f}")
    print(f"{'peak memory, MB':66} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.1f}")
    if chosen.json:
        chosen.json.write_text(json.dumps({k: list(v) for k, v in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
