"""Kills programs that save, at any moment: no save may be lost, and none may be half there.

    python benchmarks/kills.py --kills 400 [--seed 1]

Three ways to save take turns: autosaves of two campaigns in one folder (the middle of a rotation too), saves
under their own names, and a file that is written over itself. A writer tells each save when it is done; after
a kill every save told before must be there and whole, unless newer autosaves of its campaign pushed it out.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.campaign.saving.autosaves import AUTOSAVES
from game.campaign.saving.folder import sweep
from game.campaign.saving.save import BadSave, read_header, read_save

WAYS = ("autosave", "named", "over")
LONGEST = 0.4  # seconds from the first save told to the kill

WRITER = """
import sys
from itertools import count
from pathlib import Path
from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import Rotation
from game.campaign.saving.save import write_save
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

way, folder, offset = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
campaigns = [Campaign(*load_scenario("1815", seed, Settings())) for seed in (1, 2)]
for campaign, name in zip(campaigns, ("0000000a", "0000000b")):
    campaign.id = name
rotations = [Rotation.of(campaign, folder) for campaign in campaigns]
for number in count(offset):
    which = number % 2
    if way == "autosave":
        path = rotations[which].write(campaigns[which])
    else:
        path = folder / ("end.save" if way == "over" else f"named-{number}.save")
        write_save(campaigns[which], path)
    print(path.name, flush=True)
"""


def main() -> int:
    """Kill, look, and print what was found; 1 if anything was lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance, counts, lost = random.Random(chosen.seed), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as name:
        for number, way in zip(range(chosen.kills), cycle(WAYS), strict=False):
            folder = Path(name) / way
            folder.mkdir(exist_ok=True)
            told = killed(way, folder, number * 10_000, chance.uniform(0, LONGEST))
            counts[f"{way}: kills"] += 1
            counts[f"{way}: saves told"] += len(told)
            counts[f"{way}: unfinished files"] += len([p for p in folder.iterdir() if p.name[0] == "."])
            lost += [f"{way}, kill {number}: {what}" for what in missing(way, folder, told)]
            sweep(folder)
            lost += [f"{way}, kill {number}: {p.name} stays" for p in folder.iterdir() if p.name[0] == "."]
    for what, count in sorted(counts.items()):
        print(f"{what:28} {count:6}")
    print(f"{'lost or half there':28} {len(lost):6}")
    print(*lost[:10], sep="\n")
    return 1 if lost else 0


def killed(way: str, folder: Path, offset: int, after: float) -> list[str]:
    """What a writer told before it was killed, some time after its first save."""
    command = [sys.executable, "-c", WRITER, way, str(folder), str(offset)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(after)
    writer.kill()
    rest = writer.stdout.read()
    writer.wait()
    return [line for line in (first + rest).split("\n")[:-1] if line]


def missing(way: str, folder: Path, told: list[str]) -> list[str]:
    """Saves that were told and are gone or not whole, and saves that are there and not whole."""
    bad = []
    for path in folder.glob("*.save"):
        try:
            read_header(path)
        except BadSave as error:
            bad.append(str(error))
    # one more may have been written, and pushed the oldest out, that was not told any more
    due = told[-2 * (AUTOSAVES - 1) :] if way == "autosave" else told
    bad += [f"{name} is gone" for name in due if not (folder / name).exists()]
    for stem in sorted({name.rsplit("-", 2)[0] for name in told} if way == "autosave" else ()):
        there = len(list(folder.glob(f"{stem}-*.save")))
        if there < min(AUTOSAVES, len([name for name in told if name.startswith(stem)])):
            bad.append(f"{stem}: only {there} generations are left")
    for name in sorted(set(told[-2:])):
        try:
            read_save(folder / name)
        except BadSave as error:
            bad.append(str(error))
    if way == "named":
        for name in told:
            (folder / name).unlink(missing_ok=True)
    return bad


if __name__ == "__main__":
    raise SystemExit(main())
