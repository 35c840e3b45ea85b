"""Armies of the age: what powers keep under arms in quarters of peace, beside the medians of history.

    python -m benchmarks.armies [--seeds 601-603] [--logics self_help,concert] [--source both] [--turns 128]

Counts from 1820 on, men on land of each power in the quarters in which it fought nobody. The burden is what
the great powers vote for arms in such quarters, of their output.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median

from benchmarks.rates.cells import read_seeds
from game.campaign.campaign import Campaign
from game.politics.perception.threat import army_sizes
from game.scenarios.load import load_scenario
from game.words import Logic, Rate, Source
from game.world.state import queries
from game.world.state.world import Settings, World

HISTORY = Path(__file__).resolve().parent / "history" / "armies-1820-1847.csv"
SINCE, LAST = 16, 128  # turns: 1820 to 1847
NEAR = 0.30


def medians_of_history() -> dict[str, int]:
    """Thousands of men under arms by power, from the table beside this file."""
    lines = [line for line in HISTORY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["power"]: int(row["thousands"]) for row in csv.DictReader(lines)}


class Count:
    """Men and burdens of one logic, quarter by quarter of peace."""

    def __init__(self) -> None:
        self.men: dict[str, list[int]] = defaultdict(list)
        self.burdens: list[int] = []

    def look(self, world: World) -> None:
        """Note the quarter that has just ended."""
        sizes = army_sizes(world)
        for power in world.facts.policy_makers:
            state = world.powers[power]
            if not state.exists or queries.is_at_war(world, power):
                continue
            self.men[world.roster[power].id].append(sizes[power])
            if power in queries.great_powers(world) and state.budget is not None:
                self.burdens.append(state.budget.military)


def play(seeds: Iterable[int], settings: Settings, turns: int) -> Count:
    """Campaigns of the computer alone, counted from 1820 on."""
    count = Count()
    for seed in seeds:
        campaign = Campaign(*load_scenario("1815", seed, settings))
        while not campaign.is_over and campaign.world.turn < turns:
            campaign.advance(stop_at_turn=True)
            if campaign.world.turn >= SINCE:
                count.look(campaign.world)
    return count


def report(counts: dict[str, Count]) -> list[str]:
    """A row a power: thousands of men in history, and by logic in play with the ratio of the two."""
    told = [f"{'thousands of men in peace':26}{'history':>9}" + "".join(f"{name:>20}" for name in counts)]
    for power, known in medians_of_history().items():
        row = f"{power:26}{known:9}"
        for count in counts.values():
            men = count.men.get(power)
            found = median(men) / 1000 if men else float("nan")
            mark = "" if abs(found / known - 1) <= NEAR else " !"
            row += f"{found:12.0f} {found / known:4.2f}{mark:2}"
        told.append(row)
    burdens = "".join(f"{mean(count.burdens) / 100:19.2f}%" for count in counts.values())
    return [
        *told,
        f"{'arms of great powers in peace, of output':35}{burdens}",
        "! farther than 30 % from history",
    ]


def main() -> None:
    """Play and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seeds", default="601-603")
    asked.add_argument("--logics", default="self_help,concert")
    asked.add_argument("--source", type=Source, default=Source.BOTH)
    asked.add_argument("--rate", type=Rate, default=Rate.HISTORICAL)
    asked.add_argument("--turns", type=int, default=LAST)
    chosen = asked.parse_args()
    counts = {
        logic: play(
            read_seeds(chosen.seeds),
            Settings(logic=Logic(logic), source=chosen.source, rate=chosen.rate),
            chosen.turns,
        )
        for logic in chosen.logics.split(",")
    }
    print("\n".join(report(counts)))


if __name__ == "__main__":
    main()
