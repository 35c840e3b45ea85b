"""Plays one campaign of a cell and counts it: what a worker process does."""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.rates import causes
from benchmarks.rates.causes import Causes
from benchmarks.rates.cells import BadCells, Cell
from benchmarks.rates.figures import figures_of
from benchmarks.rates.ledger import SCENARIO, Line
from benchmarks.rates.watch import Watch
from game.campaign.campaign import Campaign
from game.events.engine import EventBook
from game.scenarios.load import load_scenario
from game.world.constants.ruleset import RuleSet
from game.world.state.world import World

BONDS = ("j_oblig", "j_order")
WAVE_EVENTS = "revolution_1848"  # the family of the events that the wave is made of


def begin(cell: Cell, seed: int) -> Campaign:
    """A campaign of a cell before its first turn, with all seats the computer's."""
    world, book = load_scenario(SCENARIO, seed, cell.settings())
    if cell.exhaustion == "off":
        for power in world.powers:
            power.exhaustion = 0
    if cell.wave == "off":
        book = still(world, book)
    world.rules = bound(world.rules, int(cell.bonds))
    campaign = Campaign(world, book)
    campaign.last_turn = span_of(world, cell)[1]
    return campaign


def bound(rules: RuleSet, hundredths: int) -> RuleSet:
    """The rules with so many hundredths of the two terms that concert logic adds to joining."""
    coalition = rules.coalition
    scaled = {name: getattr(coalition, name) * hundredths // 100 for name in BONDS}
    return replace(rules, coalition=replace(coalition, **scaled))


def still(world: World, book: EventBook) -> EventBook:
    """Take revolutions by contagion and of 1848 out of a world and its events."""
    calm = replace(world.rules.revolution, rate=0, border=0, kin=0)
    world.rules = replace(world.rules, revolution=calm)
    return EventBook(tuple(event for event in book.events if event.family != WAVE_EVENTS))


def span_of(world: World, cell: Cell) -> tuple[int, int]:
    """First turn counted and last turn played; `BadCells` where the scenario has no such time."""
    calendar = world.facts.calendar
    since, until = calendar.turn_of(cell.since), calendar.turn_of(cell.until)
    if not 0 <= since <= until <= world.facts.extended_last_turn:
        last = calendar.date(world.facts.extended_last_turn)
        raise BadCells(
            f"cells since={cell.since} until={cell.until}: "
            f"the years run from {calendar.date(0)} to {last}, and since comes first"
        )
    return since, until


def play(cell: Cell, seed: int, code: str) -> Line:
    """One campaign from its first turn to its last, as a line of the ledger."""
    began = time.perf_counter()
    campaign = begin(cell, seed)
    watch, why = Watch(campaign.world, span_of(campaign.world, cell)[0]), Causes(campaign.world)
    while not campaign.is_over:
        campaign.advance(stop_at_turn=True)
        watch.look(campaign.world)
        why.look(campaign.world)
    figures = figures_of(campaign, watch) | {"causes": causes.figures(campaign, why)}
    seconds = round(time.perf_counter() - began, 2)
    return {"cell": cell.as_words(), "seed": seed, "code": code, "seconds": seconds, **figures}
