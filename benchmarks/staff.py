"""What the general staff costs: a peaceful quarter, and the months of a general war.

Milliseconds of the processor for all powers together; planning, and judging and carrying out the orders, are
included. The general war pits Russia, Austria, Prussia and the Porte against France, Britain, Spain and the
Netherlands, with a score of minor powers. Nothing here is a test; run it before and after a change:

    python benchmarks/staff.py [--seed 7] [--quarters 4] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.ai import minister
from game.ai.staff import command
from game.ai.treaties import diplomat
from game.campaign.campaign import Campaign
from game.politics.war.outbreak.war import begin_war
from game.scenarios.load import load_scenario
from game.words import CasusBelli
from game.world.state import queries
from game.world.state.world import Settings

MILLI = 1000
EAST = ("russia", "austria", "prussia", "ottoman_empire")
WEST = ("france", "britain", "spain", "netherlands")
MINORS = 20


class TimedDesk:
    """A desk that adds up what judging and carrying out its orders takes."""

    def __init__(self, desk):
        self.desk, self.taken = desk, 0.0

    def __getattr__(self, name):
        return getattr(self.desk, name)

    def submit(self, order, reasons=()):
        """Hand the order on, timed."""
        began = time.process_time()
        answer = self.desk.submit(order, reasons)
        self.taken += (time.process_time() - began) * MILLI
        return answer


class Clock:
    """Adds up the time the staffs take, by month, and counts seats and orders."""

    def __init__(self, profile):
        self.taken, self.ordering = defaultdict(float), defaultdict(float)
        self.seats, self.orders = defaultdict(int), defaultdict(int)
        self.profile = profile

    def play_round(self, desk):
        """The staff's round, timed."""
        world, log = desk.campaign.world, desk.campaign.log
        month, before = (world.turn, world.round), len(log)
        if self.profile:
            self.profile.enable()
        began = time.process_time()
        timed = TimedDesk(desk)
        command.play_round(timed)
        self.ordering[month] += timed.taken
        self.taken[month] += (time.process_time() - began) * MILLI
        if self.profile:
            self.profile.disable()
        self.seats[month] += 1
        self.orders[month] += len(log) - before


def set_europe_ablaze(world):
    """A war of two great coalitions, minor powers by turns on either side."""
    index = {facts.id: facts.index for facts in world.roster}
    for name in (*EAST, *WEST):  # peace treaties between them would only stand in the way
        assert world.powers[index[name]].exists
    begin_war(world, index["russia"], index["france"], CasusBelli.CLAIM, (), aggressor=index["russia"])
    war = next(reversed(world.wars.values()))
    sides = ((EAST, war.attackers), (WEST, war.defenders))
    for names, side in sides:
        side.extend(i for i in (index[n] for n in names) if not war.side_of(i))
    greats = {index[n] for n in (*EAST, *WEST)}
    idle = [i for i in queries.existing(world) if not war.side_of(i) and i not in greats]
    armed = [i for i in idle if queries.land_forces_of(world, i)]
    for number, power in enumerate(armed[:MINORS]):
        sides[number % 2][1].append(power)


def measure(seed, quarters, ablaze, profile):
    """Play some quarters and return the clock."""
    world, book = load_scenario("1815", seed, Settings())
    if ablaze:
        set_europe_ablaze(world)
    clock = Clock(profile)
    staff, minister.command = minister.command, clock
    talks, diplomat.seek_peace = diplomat.seek_peace, lambda desk: None  # the war is to last
    try:
        campaign = Campaign(world, book)
        campaign.last_turn = world.turn + quarters - 1
        campaign.advance()
    finally:
        minister.command, diplomat.seek_peace = staff, talks
    return clock


def tell(title, clock):
    """Print one line a month and the sum."""
    print(title)
    for month, ms in clock.taken.items():
        print(f"  quarter {month[0]:3} month {month[1]}: {ms:8.1f} ms ({clock.ordering[month]:6.1f} for the"
              f" orders), {clock.seats[month]:3} seats, {clock.orders[month]:3} orders")  # fmt: skip
    months = sorted(clock.taken.values())
    print(f"  median {statistics.median(months):.1f} ms, worst {months[-1]:.1f} ms")


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quarters", type=int, default=4)
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    measure(chosen.seed, 1, True, None)  # maps, tables and libraries are loaded once
    tell("peace", measure(chosen.seed, chosen.quarters, False, None))
    profile = cProfile.Profile() if chosen.profile else None
    tell("general war", measure(chosen.seed, chosen.quarters, True, profile))
    if profile:
        pstats.Stats(profile).sort_stats("cumtime").print_stats(60)


if __name__ == "__main__":
    main()
