"""How often homes go wrong: the laws at home alone, over many seeds, without armies or orders.

``python benchmarks/onsets.py [SEEDS] [SCENARIO]`` prints for each source and rate the onsets a power-year,
aggressors a power-year and the share of campaigns with a great-power aggressor. Events, wars and treaties
do not happen here, so France stays outside the circle of the powers; a played campaign differs.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.ai.home import interior
from game.politics.home import cabinet_pressure, government, home, pathologies, revolution, will
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.perception import conduct
from game.rules.money.budget import trim_to_will
from game.scenarios.load import load_scenario
from game.words import CabinetAnswer, Course, Pathology, Phase, Rate, Source
from game.world.dice import Dice
from game.world.state.world import Settings, World

STEPS = (
    will.move_moods, will.move_unrest, home.move_homes, revolution.move_revolutions,
    pathologies.move_pathologies, government.move_governments, cabinet_pressure.press, trim_to_will,
)  # fmt: skip


@dataclass
class Tally:
    """What happened in the campaigns of one cell."""

    years: int = 0
    campaigns: int = 0
    with_aggressor: int = 0
    aggressors: int = 0
    onsets: Counter[str] = field(default_factory=Counter)
    by_power: Counter[str] = field(default_factory=Counter)
    revolutions: Counter[str] = field(default_factory=Counter)
    openings: int = 0


def play(world: World, tally: Tally) -> None:
    """One campaign of laws alone."""
    dice = Dice(world.seed)
    great = [p for p in world.facts.policy_makers if world.powers[p].rank == "great"]
    names = {world.roster[p].id for p in great}
    begun = 0
    for _ in range(world.facts.last_turn + 1):
        world.phase = Phase.WORLD
        for step in STEPS:
            for record in step(world, dice):
                if isinstance(record, pathologies.PathologyBegan):
                    tally.onsets[("" if record.power in names else "regional ") + record.pathology] += 1
                elif isinstance(record, pathologies.PathologyGrew) and record.stage == "aggressor":
                    begun += record.power in names
                    tally.by_power[record.power] += 1
                elif isinstance(record, revolution.RevolutionBroke):
                    tally.revolutions[record.outcome] += 1
        tally.openings += sum(1 for p in great if world.powers[p].home.greed)
        for power in world.facts.policy_makers:
            govern(world, dice, power)
        world.turn += 1
    tally.years += len(great) * (world.facts.last_turn + 1) // 4
    tally.campaigns += 1
    tally.aggressors += begun
    tally.with_aggressor += begun > 0


def govern(world: World, dice: Dice, power: int) -> None:
    """A government answers and steers as the computer's would."""
    if world.powers[power].home.pressed:
        answer = interior.best(interior.weigh_answers(world, power))
        cabinet_pressure.apply_answer_cabinet(world, dice, AnswerCabinet(power, CabinetAnswer(answer)))
    if world.turn % 4 == power % 4:
        world.powers[power].home.course = Course(interior.best(interior.weigh_courses(world, power)))


def main(seeds: int = 100, scenario: str = "1815") -> None:
    """Print a table, a row a cell."""
    start, _ = load_scenario(scenario, 1, Settings())
    for source, rate in ((s, r) for s in (Source.BOTH, Source.DOMESTIC) for r in Rate):
        tally = Tally()
        for seed in range(1, seeds + 1):
            world = start.copy()
            world.seed = seed
            world.settings = replace(start.settings, source=source, rate=rate)
            play(world, tally)
        malign = sum(
            n for kind, n in tally.onsets.items()
            if not kind.startswith("regional") and conduct.is_malign(Pathology(kind))
        )  # fmt: skip
        print(
            f"{source:11} {rate:11} onsets {100 * malign / tally.years:.2f} % a power-year, "
            f"aggressors {100 * tally.aggressors / tally.years:.2f} %, "
            f"campaigns with one {100 * tally.with_aggressor / tally.campaigns:.0f} %, "
            f"openings {tally.openings / tally.campaigns:.1f} a campaign"
        )
        print("  onsets", dict(tally.onsets.most_common()))
        print("  aggressors", dict(tally.by_power.most_common()), "revolutions", dict(tally.revolutions))


if __name__ == "__main__":
    main(*(kind(given) for kind, given in zip((int, str), sys.argv[1:], strict=False)))
