"""A floor for the time of a turn: a made-up turn's worth of board work, with numpy and scipy only.

    python benchmarks/floor.py [--repeat 20]

On 6,000 hexes, 38 nations each work out how far every hex lies from their ten depots (their own ground is
cheaper), the influence of 40 sides spreads four steps, 600 units each look for the best hex within their
reach by four terms, 30 goods of every nation are stocked, and the arrays are hashed. There are no rules, no
diplomacy, no battles and no records in it, so that no turn of a whole game is likely to be quicker on the
same machine. `benchmarks/campaign.py` times it beside a campaign: quote the ratio, never the seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.world.map.hexes import neighbour_table

WIDTH, HEIGHT = 80, 75
HEXES = WIDTH * HEIGHT
NATIONS, SIDES, DEPOTS, UNITS, GOODS = 38, 40, 10, 600, 30
STEPS = 4  # that influence spreads
REACH = 12.0  # entering costs that a unit can pay
FOREIGN = 3.0  # added to the cost of entering another nation's ground
MILLI = 1000


class Board:
    """The made-up world: the same on every machine."""

    def __init__(self) -> None:
        random = np.random.default_rng(11)
        near = neighbour_table(WIDTH, HEIGHT)
        source, direction = np.nonzero(near >= 0)
        target = near[source, direction]
        self.entry = random.integers(1, 7, HEXES).astype(np.float64)
        self.owner = random.integers(0, NATIONS, HEXES)
        shape = (HEXES, HEXES)
        self.flow = csr_matrix((np.full(len(source), 0.12, np.float32), (source, target)), shape=shape)
        self.roads = csr_matrix((self.entry[target], (source, target)), shape=shape)
        self.depots = [random.choice(HEXES, DEPOTS, replace=False).astype(np.int32) for _ in range(NATIONS)]
        self.unit_hex = random.integers(0, HEXES, UNITS).astype(np.int32)
        self.unit_nation = np.sort(random.integers(0, NATIONS, UNITS))
        self.stock, self.made = random.random((NATIONS, GOODS)), random.random((NATIONS, GOODS))
        self.presence = np.zeros((HEXES, SIDES), np.float32)
        np.add.at(self.presence, (self.unit_hex, self.unit_nation), 1.0)
        self.worth = random.random(HEXES).astype(np.float32)


def turn(board: Board) -> str:
    """One turn, searches batched by nation; a hash of what came out."""
    influence = board.presence
    for _ in range(STEPS):
        influence = board.presence + board.flow @ influence
    everybody = influence.sum(1)
    goals = np.empty(UNITS, np.int64)
    for nation in range(NATIONS):
        cost = board.entry + FOREIGN * (board.owner != nation)
        board.roads.data = cost[board.roads.indices]
        supply = dijkstra(board.roads, indices=board.depots[nation], min_only=True)
        own = influence[:, nation]
        score = board.worth + 0.3 * (everybody - own) - 0.5 * own - 0.01 * supply
        units = np.flatnonzero(board.unit_nation == nation)
        if len(units):
            far = dijkstra(board.roads, indices=board.unit_hex[units], limit=REACH)
            goals[units] = np.where(np.isfinite(far), score - 0.02 * far, -1e9).argmax(1)
    stock = np.minimum(board.stock * 0.98 + board.made, 1e4)
    return hashlib.sha256(influence.tobytes() + stock.tobytes() + goals.tobytes()).hexdigest()


def floor(board: Board, repeat: int) -> float:
    """Median milliseconds of processor time of a turn."""
    taken = []
    for _ in range(repeat):
        began = time.process_time()
        turn(board)
        taken.append((time.process_time() - began) * MILLI)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--repeat", type=int, default=20)
    repeat: int = parser.parse_args().repeat
    board = Board()
    turn(board)
    print(f"a turn of board work, scipy, batched by nation: {floor(board, repeat):.1f} ms")


if __name__ == "__main__":
    main()
