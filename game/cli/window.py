"""The commands that open the window: play, load and watch, and the game itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.begin import add_settings, add_start, campaign_for, demand_one_start, go_on
from game.cli.shared import Failure, Parser, complain, demand_tables, demand_texts

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign
    from game.ui.screens.base import Context, Screen


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Play, load and watch."""
    play = commands.add_parser("play", help="begin a campaign in the window at once")
    play.add_argument("scenario")
    play.add_argument("--human", action="append", default=[], metavar="POWER", help="a seat for a person")
    add_settings(play)
    play.set_defaults(run=_play, start=None, take_over=False)

    load = commands.add_parser("load", help="go on with a save in the window")
    load.add_argument("save", metavar="SAVE", help="a file, the name of a save, or 'latest'")
    load.add_argument(
        "--take-over", action="store_true", help="by the rules and files installed, not those of the save"
    )
    load.set_defaults(run=_load)

    watch = commands.add_parser("watch", help="watch a campaign of computer powers on the map")
    watch.add_argument("scenario", nargs="?", help="1815 by default")
    add_settings(watch)
    add_start(watch)
    watch.set_defaults(run=_watch, human=[])


def open_game(chosen: argparse.Namespace) -> int:
    """Without a command the game opens on its title."""
    _demand_screen()
    from game.ui.screens.title import TitleScreen

    return _run_app(TitleScreen)


def _watch(chosen: argparse.Namespace) -> int:
    """Watch a campaign; with nothing named, that of 1815."""
    if chosen.scenario is None and chosen.start is None:
        chosen.scenario = "1815"
    return _play(chosen)


def _play(chosen: argparse.Namespace) -> int:
    """Begin a campaign at once; without a human seat the powers play and one watches."""
    demand_one_start(chosen)
    _demand_screen()
    from game.campaign.seats import Seat
    from game.ui.screens.play.world import WorldScreen
    from game.world.spelling import did_you_mean

    campaign = campaign_for(chosen)
    makers = {campaign.world.roster[p].id: p for p in campaign.world.facts.policy_makers}
    for name in chosen.human:
        if name not in makers:
            hint = did_you_mean(name, list(makers)) or ", ".join(makers)
            raise Failure(f"no seat is called {name!r}: {hint}")
        campaign.hand_to(makers[name], Seat.HUMAN)
    return _run_app(lambda context: WorldScreen(context, campaign))


def _load(chosen: argparse.Namespace) -> int:
    """Go on with a save."""
    _demand_screen()
    from game.campaign.saving.folder import saves_folder
    from game.campaign.saving.save import BadSave, read_save
    from game.ui.screens.play.world import WorldScreen

    folder = saves_folder()
    if chosen.save == "latest":
        campaign = _latest(folder)
    else:
        try:
            campaign = read_save(_named(folder, chosen.save))
        except BadSave as error:
            raise Failure(str(error)) from None
    campaign = go_on(campaign, chosen.save, chosen.take_over)
    return _run_app(lambda context: WorldScreen(context, campaign))


def _named(folder: Path, name: str) -> Path:
    """The save of a name in the folder of saves, or the file of that name; raises `Failure` for neither."""
    from game.campaign.saving.listing import saves_in
    from game.world.spelling import did_you_mean

    named = folder / f"{name}.save"
    if os.path.exists(named):
        return named
    if os.path.basename(name) != name or name.endswith(".save") or os.path.lexists(name):
        return Path(name)
    hint = did_you_mean(name, [save.path.stem for save in saves_in(folder)])
    raise Failure(f"no save is called {name!r} in {folder}" + (f": {hint}" if hint else ""))


def _latest(folder: Path) -> Campaign:
    """The newest save that loads whole; what is wrong with newer ones is said, each in one line."""
    from game.campaign.saving.listing import NoWholeSave, newest_whole
    from game.campaign.saving.rescue import bring_back

    for path in bring_back(folder):
        complain(f"{path.name} was kept elsewhere and is back")
    try:
        found = newest_whole(folder)
    except NoWholeSave as error:
        raise Failure("; ".join((str(error), *error.problems))) from None
    complain(*found.passed_over)
    if found.passed_over:
        complain(f"going on with {found.path.name}")
    return found.campaign


def _demand_screen() -> None:
    """Fail in one line where no window can be opened, or there is nothing to write into it."""
    demand_texts()
    demand_tables()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.window import NoScreen, demand_screen

    try:
        demand_screen()
    except NoScreen as reason:
        raise Failure(_no_window(reason)) from None


def _no_window(reason: object) -> str:
    return f"no window can be opened here ({reason}); without a screen use  python main.py simulate 1815"


def _run_app(first: Callable[[Context], Screen]) -> int:
    """Open the window on a screen and stay until it is closed."""
    from game.campaign.saving.folder import saves_folder
    from game.scenarios.texts.sentences import is_chosen, is_sound, speak
    from game.ui.options import read_options
    from game.ui.window import NoScreen, NotKept, run

    folder = saves_folder()
    options = read_options(folder)
    if not is_chosen() and is_sound(options.language):
        speak(options.language)
    try:
        if words := run(first, options, folder):
            complain(words)
    except NoScreen as reason:
        raise Failure(_no_window(reason)) from None
    except NotKept as what:
        raise Failure(str(what)) from None
    return 0
