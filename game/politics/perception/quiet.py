"""Quiet evidence: what each quarter shows without anybody acting, and what an inquiry shows of an army.

Armies are compared with what explains them; where nothing is amiss trust goes back to its rest
(docs/politics.md#evidence).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.politics.perception import evidence, threat
from game.politics.perception.armament import explained_army, goes_home
from game.politics.perception.compatibility import resting_trust
from game.politics.perception.doctrine import creed_of
from game.rules.money import economy
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.clarity import clarity
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import World

FULL_EXCESS = fixed.ONE  # log units of arms beyond explanation at which the evidence is complete


def weigh_quarter(world: World, dice: Dice) -> list[Record]:
    """Phase: armaments are compared with what explains them; quiet lets trust return to its rest.

    Each staff reports once a year, for its count of foreign armies stays the same all year.
    """
    rest = resting_trust(world)
    outputs = economy.outputs(world).tolist()
    makers = [p for p in world.facts.policy_makers if world.powers[p].exists]
    records: list[Record] = []
    for observer in makers:
        if not world.roster[observer].since_review(world.turn):
            records += _weigh_arms(world, observer, makers, outputs)
    records += _rest(world, rest, makers)
    for power in makers:
        state = world.powers[power]
        state.compliance += fixed.mul(fixed.ONE - state.compliance, world.rules.belief.comp_drift)
    return records


def _weigh_arms(world: World, observer: int, makers: list[int], outputs: list[int]) -> list[Record]:
    """One power looks at the others' armies through its attaches' eyes."""
    rules, view = world.rules.belief, View(world, observer)
    creed, sizes = creed_of(world, observer), list(view.armies)
    seen = clarity(world, observer)
    changes: dict[int, int] = {}
    for other in makers:
        if other == observer:
            continue
        explained = explained_army(view, other, creed, sizes, outputs[other])
        excess = fixed.log(max(1, fixed.ratio(sizes[other], explained)))
        if goes_home(world, other):  # what is sent home is aimed at nobody
            excess = min(excess, rules.trust_tol)
        world.beliefs.arms[observer, other] = fixed.clip(excess, -fixed.ONE, fixed.ONE)
        if queries.at_war(world, observer, other):
            continue
        unseen = fixed.ONE - seen[other]
        error = 0 if other in view.friends else fixed.mul(world.rules.view.spread, unseen)
        blur = fixed.ratio(error, rules.clear_error)
        clear = fixed.ratio(fixed.ONE, fixed.ONE + fixed.mul(blur, blur))
        weight = fixed.clip(excess - rules.trust_tol, 0, FULL_EXCESS)
        share = min(fixed.ONE, QUARTERS_A_YEAR * fixed.mul(fixed.mul(rules.trust_arm, weight), clear))
        if share:
            changes[other] = evidence.lose(world, observer, other, share)
    return evidence.told(world, observer, "arms", changes)


def inquire(world: World, judge: int, subject: int, candour: int) -> tuple[int, list[Record]]:
    """A power is shown another's army as far as candour goes (permyriad), and judges it as its staff would.

    Returns the arms beyond explanation, log units, and the record of the trust that cost: a quarter's.
    """
    rules, view = world.rules.belief, View(world, judge)
    sizes, truth = list(view.armies), threat.army_sizes(world)[subject]
    sizes[subject] += fixed.mul(candour, truth - sizes[subject])
    produce = economy.outputs(world).tolist()
    explained = explained_army(view, subject, creed_of(world, judge), sizes, produce[subject])
    excess = fixed.clip(fixed.log(max(1, fixed.ratio(sizes[subject], explained))), -fixed.ONE, fixed.ONE)
    world.beliefs.arms[judge, subject] = excess
    weight = fixed.clip(excess - rules.trust_tol, 0, FULL_EXCESS)
    lost = evidence.lose(world, judge, subject, fixed.mul(rules.trust_arm, weight))
    return excess, evidence.told(world, judge, "inquiry", {subject: lost})


def _rest(world: World, rest: NDArray[np.int64], makers: list[int]) -> list[Record]:
    """Trust returns towards what compatibility allows: quickly up, at half the rate down."""
    rules, beliefs = world.rules.belief, world.beliefs
    before = beliefs.trust.astype(np.int64)
    gap = rest - before
    np.fill_diagonal(gap, 0)
    quiet = (beliefs.arms < rules.trust_tol) & ~queries.hostility(world)
    step = np.where(gap > 0, np.where(quiet, gap, 0) * rules.trust_rest, gap * (rules.trust_rest // 2))
    moved = np.sign(step) * (np.abs(step) // fixed.ONE)
    beliefs.trust[:] = before + moved
    records: list[Record] = []
    for power in makers:
        changes = {other: int(moved[power, other]) for other in makers if other != power}
        records += evidence.told(world, power, "quiet", changes)
    return records
