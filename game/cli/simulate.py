"""The commands that play without a screen: simulate and replay."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.begin import add_settings, campaign_for
from game.cli.shared import Failure, Parser, demand_writable, whole, write_lines

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Simulate and replay."""
    simulate = commands.add_parser("simulate", help="play a campaign with AI seats only, without a screen")
    simulate.add_argument("scenario", nargs="?")
    simulate.add_argument("--turns", type=whole(1, 1000), metavar="N", help="stop after N turns")
    add_settings(simulate)
    simulate.add_argument("--json", type=Path, metavar="FILE", help="write a summary ('-': standard output)")
    simulate.add_argument("--chronicle", type=Path, metavar="FILE", help="write all records as JSON lines")
    simulate.add_argument("--story", type=Path, metavar="FILE", help="write the headlines as sentences")
    simulate.add_argument("--save", type=Path, metavar="FILE", help="save the campaign at the end")
    simulate.add_argument("--from", dest="start", type=Path, metavar="SAVE", help="go on from a save instead")
    simulate.add_argument("--check", action="store_true", help="check the world after every order (slow)")
    simulate.set_defaults(run=_simulate)

    replay = commands.add_parser("replay", help="play a save's orders again")
    replay.add_argument("save", type=Path)
    replay.add_argument("--verify", action="store_true", help="compare the world turn by turn")
    replay.set_defaults(run=_replay)


def _simulate(chosen: argparse.Namespace) -> int:
    from game.campaign.saving.save import write_save
    from game.campaign.summary import summarise

    if (chosen.scenario is None) == (chosen.start is None):
        sys.stderr.write("main.py simulate: name a scenario, or a save with --from (see --help)\n")
        return 2
    for path in (chosen.json, chosen.chronicle, chosen.story, chosen.save):
        demand_writable(path)
    played = campaign_for(chosen)
    played.debug = chosen.check
    began = time.perf_counter()
    _play(played, chosen.turns)
    seconds = time.perf_counter() - began
    if chosen.chronicle:
        write_lines(chosen.chronicle, played.chronicle.lines(played.world.facts.calendar))
    if chosen.story:
        from game.campaign.present import Presenter

        write_lines(chosen.story, Presenter(played.world).story(played.chronicle.entries))
    if chosen.save:
        write_save(played, chosen.save)
    summary = summarise(played) | {"seconds": round(seconds, 3)}
    if chosen.json:
        write_lines(chosen.json, [json.dumps(summary, ensure_ascii=False, indent=1)])
    if chosen.json is None or str(chosen.json) != "-":
        wars = summary["wars"]
        great = sum(1 for w in wars if w["great_power_war"])
        print(
            f"{played.world.facts.title}: {summary['turns']} turns to {summary['date']} "
            f"in {seconds:.1f} s, {len(wars)} wars ({great} between great powers), "
            f"state {summary['state_hash']}"
        )
    return 0


def _play(campaign: Campaign, turns: int | None) -> None:
    """Run the campaign with a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if turns is not None:
        campaign.last_turn = min(campaign.world.turn + turns - 1, campaign.world.facts.extended_last_turn)
    calendar = campaign.world.facts.calendar
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(calendar.name(campaign.world.turn), total=campaign.last_turn + 1)
        while not campaign.is_over:
            campaign.advance(stop_at_turn=True)
            done = campaign.world.turn
            progress.update(task, completed=done, description=calendar.name(done))


def _replay(chosen: argparse.Namespace) -> int:
    from game.campaign.saving.replay import verify
    from game.campaign.saving.save import BadSave, read_header, read_save

    try:
        if not chosen.verify:
            header = read_header(chosen.save)
            print(f"{header.title}, {header.date} (turn {header.turn}), seed {header.seed}")
            return 0
        played = read_save(chosen.save)
    except BadSave as error:
        raise Failure(str(error)) from None
    mismatch = verify(played)
    if mismatch:
        raise Failure(f"{chosen.save}: replay differs at turn {mismatch.turn}: {mismatch.what}")
    print(f"{played.world.turn} turns replayed, {len(played.log)} orders, all states agree")
    return 0
