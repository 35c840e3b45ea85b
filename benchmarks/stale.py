"""Orders that are illegal, stale or no orders at all: each must be refused in a sentence and change nothing.

    python benchmarks/stale.py --orders 20000 [--seed 1]

A campaign with two people is played; at each of their sittings orders of every kind are given for living
powers, in the phases that fit: of wrong types, of numbers that stand for nothing, and orders that were legal
once and are held back over the end of a sitting, undo, a hand-over, or saving and loading.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import typing
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.campaign import door
from game.campaign.campaign import Campaign, Pause
from game.campaign.present import Presenter
from game.campaign.saving.save import read_save, write_save
from game.campaign.seats import Seat
from game.rules.orders import Order, Refusal
from game.scenarios.load import load_scenario
from game.world.state import queries
from game.world.state.world import Settings
from tests.campaign.test_random_orders import some_field

PEOPLE = ("austria", "france")
ODD = (
    None,
    "austria",
    -1,
    -(2**70),
    2**70,
    10**6,
    1.5,
    True,
    (),
    (1,),
    [3],
    {"a": 1},
    "",
    float("nan"),
    object,
)
A_SITTING = 60  # orders tried before it goes on


class Trial:
    """A campaign and those who give it orders it must refuse."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice, self.counts, self.bad = random.Random(seed), Counter[str](), list[str]()
        self.campaign = Campaign(*load_scenario("1815", seed, Settings()))
        self.path, self.held = folder / "trial.save", list[Order]()
        for name in PEOPLE:
            self.campaign.hand_to(queries.power_of(self.campaign.world, name), Seat.HUMAN)

    def run(self, orders: int) -> None:
        """Try so many orders."""
        while sum(self.counts.values()) < orders:
            if self.campaign.advance() is Pause.OVER:
                raise SystemExit("the campaign is over; fewer orders, or another seed")
            for _ in range(A_SITTING):
                self._try(self._order())
            for order in self.dice.sample(self.held, min(len(self.held), A_SITTING // 3)):
                self._try(order, stale=True)
            self._go_on()

    def _order(self) -> Order:
        """An order of some kind, with a value or two that make no sense."""
        kind = self.dice.choice(list(door.ORDERS.values())).order
        hints = typing.get_type_hints(kind)
        world, power = self.campaign.world, self._power()
        values = {
            f.name: some_field(f.name, hints[f.name], self.dice, world, max(0, min(power, 5)))
            for f in fields(kind)
            if f.name != "power"
        }
        for name in self.dice.sample(sorted(values), min(len(values), self.dice.choice((0, 0, 1, 2)))):
            values[name] = self.dice.choice(ODD)
        odd_giver: Any = self.dice.choice(ODD)
        return kind(power=odd_giver if self.dice.random() < 0.05 else power, **values)

    def _power(self) -> int:
        powers = queries.existing(self.campaign.world)
        return self.campaign.active if self.dice.random() < 0.7 else self.dice.choice(powers)

    def _try(self, order: Order, *, stale: bool = False) -> None:
        """Give an order: one that is taken was legal and is remembered; a refusal must change nothing."""
        campaign = self.campaign
        before = campaign.world.state_hash(), len(campaign.log), len(campaign.chronicle.entries)
        try:
            answer = campaign.submit(order)
        except Exception as error:
            self.bad.append(f"{order}: {type(error).__name__} {error}")
            self.counts["crashed"] += 1
            return
        if not isinstance(answer, Refusal):
            self.counts["stale, legal still" if stale else "legal"] += 1
            self.held.append(order)
            return
        self.counts["stale, refused" if stale else "refused"] += 1
        said = Presenter(campaign.world).refusal(answer)
        after = campaign.world.state_hash(), len(campaign.log), len(campaign.chronicle.entries)
        if after != before:
            self.bad.append(f"{order}: refused ({said}), and something changed")
        if not said or "{" in said:
            self.bad.append(f"{order}: refused without a sentence: {said!r}")

    def _go_on(self) -> None:
        """Let time pass in some way: undo, hand-over, load, or the end of the sitting."""
        way, campaign = self.dice.choice(("undo", "hand", "load", "finish", "finish", "staff")), self.campaign
        if way == "undo":
            while campaign.undo():
                pass
        elif way == "load":
            write_save(campaign, self.path)
            self.campaign = read_save(self.path)
        elif way == "hand":
            power = campaign.active
            campaign.hand_to(power, Seat.AI)
            campaign.hand_to(power, Seat.HUMAN)
        elif way == "staff":
            campaign.play_for(campaign.active)
        else:
            campaign.finish_seat(campaign.active)
        self.campaign.world.check_invariants()


def main() -> int:
    """Try orders, print what came of them; 1 if any was not refused as it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(chosen.seed, Path(name))
        trial.run(chosen.orders)
    for what, count in sorted(trial.counts.items()):
        print(f"{what:20} {count:6}")
    print(f"{'wrong':20} {len(trial.bad):6}", *trial.bad[:20], sep="\n")
    return 1 if trial.bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
