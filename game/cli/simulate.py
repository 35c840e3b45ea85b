"""The commands that play without a screen: simulate and replay."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.begin import add_settings, add_start, campaign_for, demand_one_start
from game.cli.outputs import Maker, demand_outputs, is_standard, put_file, put_text, write_outputs
from game.cli.shared import Failure, Misuse, Parser, complain, demand_texts, tell, whole

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Simulate and replay."""
    simulate = commands.add_parser("simulate", help="play a campaign with AI seats only, without a screen")
    simulate.add_argument("scenario", nargs="?")
    simulate.add_argument("--turns", type=whole(1, 1000), metavar="N", help="how many turns to play")
    add_settings(simulate)
    simulate.add_argument("--json", type=Path, metavar="FILE", help="write a summary ('-': standard output)")
    simulate.add_argument("--chronicle", type=Path, metavar="FILE", help="write all records as JSON lines")
    simulate.add_argument("--story", type=Path, metavar="FILE", help="write the headlines as sentences")
    simulate.add_argument("--save", type=Path, metavar="FILE", help="save the campaign as it then stands")
    add_start(simulate)
    simulate.add_argument(
        "--check",
        action="store_true",
        help="check the world after every order (slow), tell void effects",
    )
    simulate.set_defaults(run=_simulate)

    replay = commands.add_parser("replay", help="read a save whole; with --verify play its orders again")
    replay.add_argument("save", type=Path)
    replay.add_argument(
        "--verify", action="store_true", help="play the orders again and compare the world turn by turn"
    )
    replay.set_defaults(run=_replay)


def _simulate(chosen: argparse.Namespace) -> int:
    from game.campaign.summary import summarise
    from game.lab.alone import hand_to_computer

    if chosen.scenario is None and chosen.start is None:
        raise Misuse("main.py simulate: name a scenario, or a save with --from (see --help)")
    demand_one_start(chosen)
    outputs = {f"--{name}": getattr(chosen, name) for name in ("json", "chronicle", "story", "save")}
    demand_outputs(outputs, chosen.start)
    if chosen.save is not None and is_standard(chosen.save) and sys.stdout.isatty():
        raise Misuse("main.py simulate: a save is no text for a terminal; name a file, or send it on")
    played = campaign_for(chosen)
    played.debug = chosen.check
    if people := hand_to_computer(played):
        complain(f"{chosen.start}: the computer takes the seats of people: {', '.join(people)}")
    began = time.perf_counter()
    _play(played, chosen.turns)
    seconds = time.perf_counter() - began
    if chosen.check:
        complain(*_voids(played))
    summary = summarise(played) | {"seconds": round(seconds, 3)}
    failed = write_outputs(_makers(played, summary, chosen))
    if not any(path is not None and is_standard(path) for path in outputs.values()):
        tell([_told(played, summary)])
    return 1 if failed else 0


def _makers(
    played: Campaign, summary: dict[str, Any], chosen: argparse.Namespace
) -> list[tuple[Path | None, Maker]]:
    """Where each output goes, and how it is made."""
    from game.campaign.present import Presenter
    from game.campaign.saving.save import write_save

    calendar, told = played.world.facts.calendar, played.chronicle
    return [
        (chosen.chronicle, lambda path: put_text(path, told.lines(calendar))),
        (chosen.story, lambda path: put_text(path, Presenter(played.world).story(told.entries))),
        (chosen.save, lambda path: put_file(path, lambda file: write_save(played, file))),
        (chosen.json, lambda path: put_text(path, [json.dumps(summary, ensure_ascii=False, indent=1)])),
    ]


def _voids(played: Campaign) -> list[str]:
    """What events could not do, and why, each with its first date and how often."""
    from game.campaign.present import Presenter
    from game.events.effects.void import EffectVoid

    presenter, calendar = Presenter(played.common_world), played.world.facts.calendar
    first: dict[str, str] = {}
    count: Counter[str] = Counter()
    for entry in played.chronicle.entries:
        if isinstance(entry.record, EffectVoid):
            said = presenter.record(entry.record)
            first.setdefault(said, calendar.date(entry.turn))
            count[said] += 1
    return [f"{first[s]}: {s}" + (f" ({n} times)" if n > 1 else "") for s, n in count.items()]


def _told(played: Campaign, summary: dict[str, Any]) -> str:
    """A campaign in one line."""
    wars = summary["wars"]
    great = sum(1 for war in wars if war["great_power_war"])
    return (
        f"{played.world.facts.title}: {summary['turns']} turns to {summary['date']} "
        f"in {summary['seconds']:.1f} s, {len(wars)} wars ({great} between great powers), "
        f"state {summary['state_hash']}"
    )


def _play(campaign: Campaign, turns: int | None) -> None:
    """Run the campaign with a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from game.lab.alone import NobodyDecides, end_after, play_until
    from game.scenarios.texts.figures import Figures
    from game.scenarios.texts.sentences import spoken
    from game.world.state.invariants import BrokenInvariant

    end = end_after(campaign, turns)
    calendar, name = campaign.world.facts.calendar, Figures(spoken()).quarter
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(
            name(calendar, campaign.world.turn), total=end, completed=campaign.world.turn
        )
        try:
            for done in play_until(campaign, end):
                progress.update(task, completed=done, description=name(calendar, done))
        except NobodyDecides as reason:
            raise Failure(str(reason)) from None
        except BrokenInvariant as error:
            raise Failure(f"turn {campaign.world.turn}: the world is impossible ({error})") from None


def _replay(chosen: argparse.Namespace) -> int:
    from game.campaign.saving.replay import left_out, verify
    from game.campaign.saving.save import BadSave, read_save
    from game.scenarios.mods import mods_named_in

    demand_texts()
    try:
        played = read_save(chosen.save)
    except BadSave as error:
        raise Failure(str(error)) from None
    if not chosen.verify:
        world = played.common_world
        facts, turn = world.facts, world.turn
        what = f"{facts.title}, {facts.calendar.date(turn)} (turn {turn}), seed {world.seed}"
        if found := mods_named_in(facts.content.files):
            what = f"{what}, mod {', '.join(found)}"
        tell([f"{what}: the save is whole; --verify plays its orders again"])
        return 0
    mismatch = verify(played)
    if mismatch:
        raise Failure(f"{chosen.save}: replay differs at turn {mismatch.turn}: {mismatch.what}")
    skipped = left_out(played)
    complain(*(f"{chosen.save}: {line}" for line in skipped))
    which = "all states that can be compared agree" if skipped else "all states agree"
    tell([f"{played.world.turn} turns replayed, {len(played.log)} orders, {which}"])
    return 0
