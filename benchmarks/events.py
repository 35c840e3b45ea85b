"""Which events happen in campaigns the computer plays alone, which answers are given, what came to nothing.

``python benchmarks/events.py [--seeds N] [--scenario ID] [--logic self_help,concert]`` prints a row for each
event: in how many campaigns of each logic it happened, how often each answer was given, and which of its
effects were void and why. An event that never happens, or an answer that nobody gives, is a condition or a
weight to look at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.events.effects.void import EffectVoid
from game.events.engine import EventBook, EventHappened, OptionChosen
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state.world import Settings


@dataclass
class Coverage:
    """What happened in the campaigns of one logic."""

    campaigns: int = 0
    fired: Counter[str] = field(default_factory=Counter)  # campaigns in which it happened
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    voids: Counter[tuple[str, str]] = field(default_factory=Counter)  # of an event: effect and reason

    def add(self, entries: Sequence[Entry]) -> None:
        """Count one campaign."""
        self.campaigns += 1
        records = [entry.record for entry in entries]
        self.fired.update({r.event for r in records if isinstance(r, EventHappened)})
        self.answers.update((r.event, r.option) for r in records if isinstance(r, OptionChosen))
        self.voids.update((r.event, f"{r.effect} {r.reason}") for r in records if isinstance(r, EffectVoid))


def cover(scenario: str, logic: Logic, seeds: range) -> tuple[EventBook, Coverage]:
    """Play so many campaigns by one logic."""
    coverage = Coverage()
    for seed in seeds:
        world, book = load_scenario(scenario, seed, Settings(logic=logic))
        campaign = Campaign(world, book)
        campaign.advance()
        coverage.add(campaign.chronicle.entries)
        print(f"{scenario} {logic} {seed} played", file=sys.stderr)
    return book, coverage


def table(book: EventBook, by_logic: dict[Logic, Coverage]) -> Iterator[str]:
    """A row for each event of the book, as Markdown."""
    logics = list(by_logic)
    yield f"| event | {' | '.join(f'{x}: happened, answers' for x in logics)} | void effects |"
    yield "| --- |" + " --- |" * (len(logics) + 1)
    for event in book.events:
        cells = [_cell(event.id, [o.id for o in event.options], by_logic[logic]) for logic in logics]
        yield f"| `{event.id}` | {' | '.join(cells)} | {_voids(event.id, by_logic)} |"
    never = [e.id for e in book.events if not any(c.fired[e.id] for c in by_logic.values())]
    yield f"\n{len(never)} of {len(book.events)} never happened: {', '.join(never) or 'none'}"


def _cell(event: str, options: list[str], coverage: Coverage) -> str:
    given = ", ".join(f"{option} {coverage.answers[event, option]}" for option in options)
    return f"{coverage.fired[event]} of {coverage.campaigns}" + (f"; {given}" if given else "")


def _voids(event: str, by_logic: dict[Logic, Coverage]) -> str:
    count: Counter[str] = Counter()
    for coverage in by_logic.values():
        count.update({what: n for (name, what), n in coverage.voids.items() if name == event})
    return ", ".join(f"{what} {n}" for what, n in sorted(count.items())) or "none"


def main() -> None:
    """Play, and print the table."""
    parser = argparse.ArgumentParser(description="which events happen, and what came of them")
    parser.add_argument("--seeds", type=int, default=10, help="campaigns of each logic; 10 by default")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--scenario", default="1815")
    parser.add_argument("--logic", default="self_help,concert", help="logics, parted by commas")
    chosen = parser.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    played = {Logic(word): cover(chosen.scenario, Logic(word), seeds) for word in chosen.logic.split(",")}
    book = next(iter(played.values()))[0]
    for line in table(book, {logic: coverage for logic, (_, coverage) in played.items()}):
        print(line)


if __name__ == "__main__":
    main()
