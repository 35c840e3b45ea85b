"""What comes of an era: campaigns of a scenario under each logic, and what became of whom in them.

``python -m benchmarks.eras run --scenario 1995 --seeds 1-10 --out FILE [--jobs 2]`` plays and writes a line
of JSON a campaign (it goes on where it stopped); ``python -m benchmarks.eras report FILE ...`` prints tables:
times, effects that came to nothing, wars, aggressors by power and pathology, how disputes ended, members of
bodies by year, verdicts on the promise. No direction is asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.rates import causes
from benchmarks.rates.causes import Causes
from game.campaign.campaign import Campaign, Pause
from game.campaign.summary import summarise
from game.events.effects.void import EffectVoid
from game.scenarios.load import load_scenario
from game.words import Logic, Rung
from game.world.state.world import Settings

SPAN = 5  # years of a row of disputes
LOGICS = (Logic.SELF_HELP, Logic.CONCERT, Logic.ADAPTIVE)
Run = dict[str, Any]


def play(task: tuple[str, str, int]) -> Run:
    """One campaign from its first day to its last, as a line of the file."""
    scenario, logic, seed = task
    campaign = Campaign(*load_scenario(scenario, seed, Settings(logic=Logic(logic))))
    why = Causes(campaign.world)
    times: list[float] = []
    members: dict[str, dict[str, int]] = defaultdict(dict)
    begun = time.process_time()
    while campaign.advance(stop_at_turn=True) is Pause.TURN:
        times.append(time.process_time() - begun)
        world = campaign.world
        why.look(world)
        year, quarter = world.facts.calendar.quarter_of(world.turn)
        if quarter == 1:
            for body in world.bodies.values():
                full = sum(rung >= Rung.COUNCIL for rung in body.members.values())
                members[body.key][str(year)] = full
        begun = time.process_time()
    campaign.world.check_invariants()
    told = summarise(campaign)
    voids = [(r.event, r.effect, r.reason) for r in records(campaign) if isinstance(r, EffectVoid)]
    kept = ("turns", "state_hash", "wars", "crises", "aggressors", "promises", "bankruptcies", "states_ended")
    return {
        "scenario": scenario, "logic": logic, "seed": seed, "times": [round(t, 4) for t in times],
        "voids": voids, "members": members, "causes": causes.figures(campaign, why),
        **{name: told[name] for name in kept},
    }  # fmt: skip


def records(campaign: Campaign) -> Iterator[Any]:
    """What the chronicle holds."""
    return (entry.record for entry in campaign.chronicle.entries)


def run(scenario: str, seeds: Iterable[int], out: Path, jobs: int) -> None:
    """Play what the file does not hold yet."""
    done = {(r["logic"], r["seed"]) for r in read([out])} if out.exists() else set()
    tasks = [(scenario, logic.value, seed) for seed in seeds for logic in LOGICS
             if (logic.value, seed) not in done]  # fmt: skip
    with Pool(jobs) as pool, out.open("a", encoding="utf-8") as file:
        for row in pool.imap_unordered(play, tasks):
            file.write(json.dumps(row) + "\n")
            file.flush()
            print(f"{row['logic']} {row['seed']}: {sum(row['times']):.0f} s", file=sys.stderr)


def read(files: Iterable[Path]) -> list[Run]:
    """The campaigns in some files."""
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def report(runs: list[Run]) -> Iterator[str]:
    """Tables of what came of them."""
    for scenario in sorted({r["scenario"] for r in runs}):
        mine = [r for r in runs if r["scenario"] == scenario]
        yield f"## {scenario}\n"
        yield "| logic | campaigns | ms a turn, median | s a campaign | voids | wars | great ones | crises |"
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        for logic in LOGICS:
            if rows := [r for r in mine if r["logic"] == logic.value]:
                yield _line(logic, rows)
        yield from _counts("Pathologies by power (campaigns in which it was an aggressor)", _aggressors(mine))
        yield from _counts(
            "How crises ended", Counter(c["outcome"] or "open" for r in mine for c in r["crises"])
        )
        yield from _counts(
            "Before which body", Counter(c["body"] or "none" for r in mine for c in r["crises"])
        )
        yield from _disputes(mine)
        yield from _counts("Verdicts on the promise", _verdicts(mine))
        yield from _counts("States that ended", Counter(s for r in mine for s in r["states_ended"]))
        yield from _counts("Void effects", Counter(" ".join(v) for r in mine for v in r["voids"]))
        yield from _members(mine)


def _line(logic: Logic, rows: list[Run]) -> str:
    turn = median(1000 * t for r in rows for t in r["times"])
    whole = median(sum(r["times"]) for r in rows)
    wars = sum(len(r["wars"]) for r in rows) / len(rows)
    great = sum(w["great_power_war"] for r in rows for w in r["wars"]) / len(rows)
    crises = sum(len(r["crises"]) for r in rows) / len(rows)
    voids = sum(len(r["voids"]) for r in rows)
    return (
        f"| {logic} | {len(rows)} | {turn:.0f} | {whole:.0f} | {voids} | {wars:.1f} | {great:.1f} "
        f"| {crises:.1f} |"
    )


def _aggressors(runs: list[Run]) -> Counter[str]:
    return Counter(
        name for r in runs for name in {f"{a['power']}: {a['pathology']}" for a in r["aggressors"]}
    )


def _verdicts(runs: list[Run]) -> Counter[str]:
    return Counter(f"{p['date'][:4]} {p['verdict']} {p['kind']}".strip() for r in runs for p in r["promises"])


def _counts(title: str, counts: Counter[str]) -> Iterator[str]:
    if counts:
        told = ", ".join(f"{name} {n}" for name, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])))
        yield f"\n**{title}**: {told}"


def _disputes(runs: list[Run]) -> Iterator[str]:
    """What became of the disputes before each body, by five years: settled, of all."""
    crises = [c for r in runs for c in r["crises"] if c["body"]]
    for body in sorted({c["body"] for c in crises}):
        spans: dict[int, list[bool]] = {}
        for crisis in (c for c in crises if c["body"] == body):
            span = int(crisis["start"][:4]) // SPAN * SPAN
            spans.setdefault(span, []).append(crisis["outcome"] == "settled")
        told = ", ".join(
            f"{span}-{span + SPAN - 1} {sum(s)} of {len(s)}" for span, s in sorted(spans.items())
        )
        yield f"\n**Disputes settled before {body}**: {told}"


def _members(runs: list[Run]) -> Iterator[str]:
    """Full members of each body by year, over the campaigns in which it stands: least, median, most."""
    for body in sorted({b for r in runs for b in r["members"]}):
        years = sorted({y for r in runs for y in r["members"].get(body, {})})[::5]
        cells = []
        for year in years:
            found = sorted(r["members"][body][year] for r in runs if year in r["members"].get(body, {}))
            cells.append(f"{year}: {found[0]}-{median(found):g}-{found[-1]} ({len(found)})")
        yield f"\n**Members of {body}** (least, median, most; campaigns): {', '.join(cells)}"


def main() -> None:
    """Play, or print the tables."""
    parser = argparse.ArgumentParser(description="what comes of an era")
    ways = parser.add_subparsers(dest="way", required=True)
    playing = ways.add_parser("run")
    playing.add_argument("--scenario", required=True)
    playing.add_argument("--seeds", default="1-10", help="first and last")
    playing.add_argument("--out", type=Path, required=True)
    playing.add_argument("--jobs", type=int, default=2)
    telling = ways.add_parser("report")
    telling.add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args()
    if chosen.way == "run":
        first, last = (int(word) for word in chosen.seeds.split("-"))
        run(chosen.scenario, range(first, last + 1), chosen.out, chosen.jobs)
        return
    for line in report(read(chosen.files)):
        print(line)


if __name__ == "__main__":
    main()
