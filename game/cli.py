"""The command line: the only place that prints, and the place where exit statuses are decided.

0: done. 1: what was asked failed. 2: the command was not understood. Messages go to stderr, one line
each, and never a traceback; results go to stdout or to the files named.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from game.words import Logic, Rate, Source

if TYPE_CHECKING:
    from game.world.world import Settings

MAX_SEED = 2**63 - 1


class Failure(Exception):
    """What was asked cannot be done; the text is shown as it is, the status is 1."""


class _Parser(argparse.ArgumentParser):
    """Errors in one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message} (see --help)\n")
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    try:
        chosen = _parser().parse_args(arguments)
        status: int = chosen.run(chosen)
        sys.stdout.flush()
        return status
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 1


def _parser() -> _Parser:
    parser = _Parser(prog="main.py", description="Concert of Powers: great powers keep or break the peace.")
    parser.set_defaults(run=_open_game)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    play = commands.add_parser("play", help="begin a campaign in the window at once")
    play.add_argument("scenario")
    play.add_argument("--human", action="append", default=[], metavar="POWER", help="a seat for a person")
    play.add_argument("--seed", type=_whole(0, MAX_SEED), default=1, metavar="N")
    _add_settings(play)
    play.set_defaults(run=_play_in_window, start=None)

    load = commands.add_parser("load", help="go on with a save in the window")
    load.add_argument("save", metavar="SAVE", help="a file, the name of a save, or 'latest'")
    load.set_defaults(run=_load_in_window)

    watch = commands.add_parser("watch", help="watch a campaign of computer powers on the map")
    watch.add_argument("scenario", nargs="?", default="1815")
    watch.add_argument("--seed", type=_whole(0, MAX_SEED), default=1, metavar="N")
    _add_settings(watch)
    watch.add_argument("--from", dest="start", type=Path, metavar="SAVE", help="go on from a save instead")
    watch.set_defaults(run=_play_in_window, human=[])

    simulate = commands.add_parser("simulate", help="play a campaign with AI seats only, without a screen")
    simulate.add_argument("scenario", nargs="?")
    simulate.add_argument("--seed", type=_whole(0, MAX_SEED), default=1, metavar="N")
    simulate.add_argument("--turns", type=_whole(1, 1000), metavar="N", help="stop after N turns")
    _add_settings(simulate)
    simulate.add_argument("--json", type=Path, metavar="FILE", help="write a summary ('-': standard output)")
    simulate.add_argument("--chronicle", type=Path, metavar="FILE", help="write all records as JSON lines")
    simulate.add_argument("--story", type=Path, metavar="FILE", help="write the headlines as sentences")
    simulate.add_argument("--save", type=Path, metavar="FILE", help="save the campaign at the end")
    simulate.add_argument("--from", dest="start", type=Path, metavar="SAVE", help="go on from a save instead")
    simulate.add_argument("--check", action="store_true", help="check the world after every order (slow)")
    simulate.set_defaults(run=_simulate)

    scenarios = commands.add_parser("scenarios", help="list what can be played")
    scenarios.add_argument("--json", action="store_true")
    scenarios.set_defaults(run=_scenarios)

    validate = commands.add_parser("validate", help="check scenarios, events, rules and maps")
    validate.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders; all by default"
    )
    validate.add_argument("--schemas", type=Path, metavar="DIR", help="write the JSON Schemas there as well")
    validate.set_defaults(run=_validate)

    export = commands.add_parser("export-map", help="write the map of an era as GeoJSON")
    export.add_argument("era", metavar="1815|1919|1995")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.set_defaults(run=_export_map)

    replay = commands.add_parser("replay", help="play a save's orders again")
    replay.add_argument("save", type=Path)
    replay.add_argument("--verify", action="store_true", help="compare the world turn by turn")
    replay.set_defaults(run=_replay)
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """What is chosen once when a campaign begins."""
    parser.add_argument("--luck", choices=("full", "reduced"), default="full", help="spread of battle dice")
    parser.add_argument(
        "--logic", choices=[*Logic], default=Logic.ADAPTIVE, help="how computer powers decide"
    )
    parser.add_argument(
        "--logic-of",
        action="append",
        default=[],
        metavar="POWER=LOGIC",
        help="one that decides otherwise",
    )
    parser.add_argument("--simultaneous", action="store_true", help="politics orders are revealed together")
    parser.add_argument("--sandbox", action="store_true", help="logics may be changed in play")
    parser.add_argument("--source", choices=[*Source], default=Source.BOTH, help="where aggressors come from")
    parser.add_argument("--rate", choices=[*Rate], default=Rate.DRAMATIC, help="how often homes go wrong")


def _settings(chosen: argparse.Namespace) -> Settings:
    """The settings asked for."""
    from game.world.world import Settings

    others = []
    for text in chosen.logic_of:
        power, _, logic = text.partition("=")
        if logic not in [*Logic]:
            raise Failure(f"--logic-of {text}: write it like austria=concert; logics are {', '.join(Logic)}")
        others.append((power, Logic(logic)))
    return Settings(
        chosen.luck, Logic(chosen.logic), Source(chosen.source), Rate(chosen.rate),
        tuple(sorted(others)), chosen.simultaneous, chosen.sandbox,
    )  # fmt: skip


def _whole(low: int, high: int):  # type: ignore[no-untyped-def]
    """A reader of whole numbers within bounds."""

    def read(text: str) -> int:
        if not text.isascii() or not text.lstrip("-").isdigit() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return int(text)

    return read


# --- the window -------------------------------------------------------------------------------------


def _open_game(chosen: argparse.Namespace) -> int:
    """Without a command the game opens on its title."""
    _demand_screen()
    from game.ui.screens.title import TitleScreen

    return _run_app(TitleScreen)


def _play_in_window(chosen: argparse.Namespace) -> int:
    """Begin a campaign at once; without a human seat the powers play and one watches."""
    _demand_screen()
    from game.campaign.seats import Seat
    from game.ui.screens.play.world import WorldScreen
    from game.world.spelling import did_you_mean

    campaign = _campaign(chosen)
    makers = {campaign.world.roster[p].id: p for p in campaign.world.facts.policy_makers}
    for name in chosen.human:
        if name not in makers:
            hint = did_you_mean(name, list(makers)) or ", ".join(makers)
            raise Failure(f"no seat is called {name!r}: {hint}")
        campaign.hand_to(makers[name], Seat.HUMAN)
    return _run_app(lambda context: WorldScreen(context, campaign))


def _load_in_window(chosen: argparse.Namespace) -> int:
    """Go on with a save."""
    _demand_screen()
    from game.campaign.save import BadSave, read_save, saves_folder
    from game.ui.screens.load import newest_save
    from game.ui.screens.play.world import WorldScreen

    folder = saves_folder()
    if chosen.save == "latest":
        path = newest_save(folder)
        if path is None:
            raise Failure(f"there is no save in {folder}")
    else:
        named = folder / f"{chosen.save}.save"
        path = named if named.exists() else Path(chosen.save)
    try:
        campaign = read_save(path)
    except BadSave as error:
        raise Failure(str(error)) from None
    return _run_app(lambda context: WorldScreen(context, campaign))


def _demand_screen() -> None:
    """Fail in one line where no window can be opened."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.window import NoScreen, demand_screen

    try:
        demand_screen()
    except NoScreen as reason:
        raise Failure(_no_window(reason)) from None


def _no_window(reason: object) -> str:
    return f"no window can be opened here ({reason}); without a screen use  python main.py simulate 1815"


def _run_app(first) -> int:  # type: ignore[no-untyped-def]
    """Open the window on a screen and stay until it is closed."""
    from game.campaign.save import saves_folder
    from game.ui.options import read_options
    from game.ui.window import NoScreen, run

    folder = saves_folder()
    try:
        run(first, read_options(folder), folder)
    except NoScreen as reason:
        raise Failure(_no_window(reason)) from None
    return 0


# --- simulate ---------------------------------------------------------------------------------------


def _simulate(chosen: argparse.Namespace) -> int:
    from game.campaign.save import write_save
    from game.campaign.summary import summarise

    if (chosen.scenario is None) == (chosen.start is None):
        sys.stderr.write("main.py simulate: name a scenario, or a save with --from (see --help)\n")
        return 2
    for path in (chosen.json, chosen.chronicle, chosen.story, chosen.save):
        _demand_writable(path)
    campaign = _campaign(chosen)
    campaign.debug = chosen.check
    began = time.perf_counter()
    _play(campaign, chosen.turns)
    seconds = time.perf_counter() - began
    if chosen.chronicle:
        _write_lines(chosen.chronicle, campaign.chronicle.lines(campaign.world.facts.calendar))
    if chosen.story:
        from game.campaign.present import Presenter

        _write_lines(chosen.story, Presenter(campaign.world).story(campaign.chronicle.entries))
    if chosen.save:
        write_save(campaign, chosen.save)
    summary = summarise(campaign) | {"seconds": round(seconds, 3)}
    if chosen.json:
        _write_lines(chosen.json, [json.dumps(summary, ensure_ascii=False, indent=1)])
    if chosen.json is None or str(chosen.json) != "-":
        wars = summary["wars"]
        great = sum(1 for w in wars if w["great_power_war"])
        print(
            f"{campaign.world.facts.title}: {summary['turns']} turns to {summary['date']} "
            f"in {seconds:.1f} s, {len(wars)} wars ({great} between great powers), "
            f"state {summary['state_hash']}"
        )
    return 0


def _campaign(chosen: argparse.Namespace):  # type: ignore[no-untyped-def]
    """A new campaign, or one from a save."""
    from game.campaign.campaign import Campaign
    from game.campaign.save import BadSave, read_save
    from game.scenarios.load import load_scenario, scenario_ids
    from game.scenarios.problems import ScenarioError
    from game.world.spelling import did_you_mean

    try:
        if chosen.start:
            return read_save(chosen.start)
        if chosen.scenario not in scenario_ids():
            raise Failure(
                f"no scenario is called {chosen.scenario!r}{did_you_mean(chosen.scenario, scenario_ids())}"
            )
        world, book = load_scenario(chosen.scenario, chosen.seed, _settings(chosen))
        known = [facts.id for facts in world.roster]
        for name, _ in world.settings.logics:
            if name not in known:
                raise Failure(f"--logic-of: no power is called {name!r}{did_you_mean(name, known)}")
        return Campaign(world, book)
    except BadSave as error:
        raise Failure(str(error)) from None
    except ScenarioError as error:
        raise Failure("\n".join(str(problem) for problem in error.problems)) from None


def _play(campaign, turns: int | None) -> None:  # type: ignore[no-untyped-def]
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


# --- data -------------------------------------------------------------------------------------------


def _scenarios(chosen: argparse.Namespace) -> int:
    from game.scenarios.catalogue import describe_scenarios

    rows = describe_scenarios()
    if chosen.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        print(f"{row['id']:10} {row['title']}: {row['start']} to {row['end']} ({row['turns']} turns)")
    return 0


def _validate(chosen: argparse.Namespace) -> int:
    from game.scenarios.jsonschema import write_schemas
    from game.scenarios.lint import validate_paths

    missing = [path for path in chosen.paths if not path.exists()]
    if missing:
        raise Failure(f"{missing[0]}: no such file or folder")
    problems = validate_paths(chosen.paths)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if chosen.schemas:
        try:
            write_schemas(chosen.schemas)
        except OSError as error:
            raise Failure(f"{chosen.schemas}: cannot be written ({error.strerror})") from None
    if problems:
        return 1
    print("all data is sound")
    return 0


def _export_map(chosen: argparse.Namespace) -> int:
    from game.scenarios.catalogue import export_map
    from game.words import Era

    if chosen.era not in tuple(Era):
        raise Failure(f"no map of {chosen.era!r}: there are 1815, 1919 and 1995")
    _demand_writable(chosen.out)
    _write_lines(chosen.out, [json.dumps(export_map(Era(chosen.era)), ensure_ascii=False)])
    return 0


def _replay(chosen: argparse.Namespace) -> int:
    from game.campaign.replay import verify
    from game.campaign.save import BadSave, read_header, read_save

    try:
        if not chosen.verify:
            header = read_header(chosen.save)
            print(f"{header.title}, {header.date} (turn {header.turn}), seed {header.seed}")
            return 0
        campaign = read_save(chosen.save)
    except BadSave as error:
        raise Failure(str(error)) from None
    mismatch = verify(campaign)
    if mismatch:
        raise Failure(f"{chosen.save}: replay differs at turn {mismatch.turn}: {mismatch.what}")
    print(f"{campaign.world.turn} turns replayed, {len(campaign.log)} orders, all states agree")
    return 0


# --- files ------------------------------------------------------------------------------------------


def _demand_writable(path: Path | None) -> None:
    """Refuse an output nobody can write before an hour of work goes into it."""
    if path is None or str(path) == "-":
        return
    folder = path.parent if str(path.parent) else Path()
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Failure(f"{path}: cannot be written (is the folder there?)")
    if path.exists() and not os.access(path, os.W_OK):
        raise Failure(f"{path}: cannot be written (no permission)")


def _write_lines(path: Path, lines) -> None:  # type: ignore[no-untyped-def]
    """Write text lines to a file, or to standard output for '-'."""

    def put(file: IO[str]) -> None:
        for line in lines:
            file.write(line + "\n")

    if str(path) == "-":
        put(sys.stdout)
        return
    try:
        with path.open("w", encoding="utf-8") as file:
            put(file)
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({error.strerror})") from None
