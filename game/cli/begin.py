"""How a campaign is begun from the command line: the settings chosen once, and the scenario or save."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.shared import Failure, Misuse, complain, demand_texts, whole, words
from game.words import Logic, Rate, Source

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign
    from game.scenarios.load import Setup
    from game.world.state.world import Settings

MAX_SEED = 2**63 - 1
#: What is settled once for a campaign, by the names of its options.
SETTINGS = ("seed", "luck", "logic", "logic_of", "simultaneous", "sandbox", "source", "rate")


class _TakeMods(argparse.Action):
    """Looks for mods in a folder as soon as it is named, so that whatever is asked for next knows them."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        path: Any,
        option: str | None = None,
    ) -> None:
        from game.scenarios.mods import add_mods, mods_in

        found = mods_in(path)
        if not found:
            raise Failure(f"{path}: holds no mod; a mod is a folder with a mod.yaml")
        add_mods(path)
        if problems := [problem for mod in found for problem in mod.problems]:
            raise Failure(*map(str, problems))


def add_mods_option(parser: argparse.ArgumentParser) -> None:
    """Where to look for mods beside the folders where they always are."""
    parser.add_argument(
        "--mod",
        action=_TakeMods,
        type=Path,
        metavar="PATH",
        help="a mod, or a folder of mods; may be repeated",
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The seed, and what is chosen once when a campaign begins; None where nothing is said."""
    add_mods_option(parser)
    parser.add_argument("--seed", type=whole(0, MAX_SEED), metavar="N", help="which luck; 1 by default")
    parser.add_argument("--luck", choices=("full", "reduced"), help="spread of battle dice; full by default")
    parser.add_argument(
        "--logic", choices=words(Logic), help="how computer powers decide; adaptive by default"
    )
    parser.add_argument(
        "--logic-of", action="append", metavar="POWER=LOGIC", help="one that decides otherwise"
    )
    parser.add_argument(
        "--simultaneous", action="store_true", default=None, help="politics orders are revealed together"
    )
    parser.add_argument("--sandbox", action="store_true", default=None, help="logics may be changed in play")
    parser.add_argument("--source", choices=words(Source), help="where aggressors come from; both by default")
    parser.add_argument("--rate", choices=words(Rate), help="how often homes go wrong; dramatic by default")


def add_start(parser: argparse.ArgumentParser) -> None:
    """The save that is gone on with instead of a new campaign."""
    parser.add_argument("--from", dest="start", type=Path, metavar="SAVE", help="go on from a save")
    parser.add_argument(
        "--take-over", action="store_true", help="with --from: by the rules and files installed, not its own"
    )


def demand_one_start(chosen: argparse.Namespace) -> None:
    """Refuse beside a save what the save has settled, and another scenario as well."""
    if chosen.start is None:
        if chosen.take_over:
            raise Misuse("--take-over goes with --from")
        return
    given = [f"--{name.replace('_', '-')}" for name in SETTINGS if getattr(chosen, name) is not None]
    if chosen.scenario is not None:
        raise Misuse(f"name a scenario, or a save with --from, not both ({chosen.scenario}, {chosen.start})")
    if given:
        raise Misuse(f"a save has its settings: leave {', '.join(given)} out beside --from")


def campaign_for(chosen: argparse.Namespace) -> Campaign:
    """A new campaign, or one from a save."""
    from game.campaign.campaign import Campaign
    from game.campaign.saving.save import BadSave, read_save
    from game.scenarios.reading.problems import ScenarioError
    from game.world.spelling import did_you_mean

    demand_texts()
    seed = 1 if chosen.seed is None else chosen.seed
    try:
        if chosen.start:
            return go_on(read_save(chosen.start), chosen.start, chosen.take_over)
        setup = scenario_named(chosen.scenario)
        world, book = setup.begin(seed, _settings(chosen)), setup.book
        known = [facts.id for facts in world.roster]
        for name, _ in world.settings.logics:
            if name not in known:
                hint = did_you_mean(name, known)
                raise Failure(f"--logic-of: no power is called {name!r}" + (f": {hint}" if hint else ""))
        return Campaign(world, book)
    except BadSave as error:
        raise Failure(str(error)) from None
    except ScenarioError as error:
        raise Failure(*map(str, error.problems)) from None


def scenario_named(name: str) -> Setup:
    """A scenario by its id, or by its folder anywhere; raises `Failure` and `ScenarioError`."""
    from game.scenarios.load import named, scenario_ids
    from game.world.spelling import did_you_mean

    ids = scenario_ids()
    if name not in ids and not (Path(name) / "scenario.yaml").exists():
        if os.path.isdir(name):
            raise Failure(f"{name}: a scenario's folder has a scenario.yaml")
        hint = did_you_mean(name, ids)
        raise Failure(f"no scenario is called {name!r}" + (f": {hint}" if hint else ""))
    return named(name)


def go_on(campaign: Campaign, path: Path | str, is_taken_over: bool) -> Campaign:
    """A campaign from a save, by the files it was begun with or, if so asked, by those installed.

    Where the files installed are others, a line says in what they differ and which of them it goes on with.
    """
    from game.campaign.saving.takeover import CannotTakeOver, differences, take_over

    changed = differences(campaign)
    if not changed:
        return campaign
    if not is_taken_over:
        complain(f"{path}: goes on with the files it was begun with; {_others(campaign, changed)}")
        return campaign
    try:
        taken = take_over(campaign)
    except CannotTakeOver as reason:
        raise Failure(f"{path}: {reason}") from None
    complain(f"{path}: {_taken(changed)}")
    return taken


def _others(campaign: Campaign, changed: tuple[str, ...]) -> str:
    """What is to be said of the files installed, where a campaign goes on with its own."""
    from game.campaign.saving.takeover import unusable

    if why := unusable(campaign):
        return f"those installed cannot be used: {why}"
    return f"those installed differ in: {', '.join(changed)}"


def _taken(changed: tuple[str, ...]) -> str:
    """What a campaign has taken over, and what of it cannot change one that has begun."""
    from game.campaign.saving.takeover import BEGINNINGS

    line = f"goes on with the files installed; taken over: {', '.join(changed)}"
    idle = [name for name in changed if name in BEGINNINGS]
    if not idle:
        return line
    return f"{line} (how a campaign begins changes nothing in one that has begun: {', '.join(idle)})"


def _settings(chosen: argparse.Namespace) -> Settings:
    """The settings asked for."""
    from game.world.state.world import Settings

    others = []
    for text in chosen.logic_of or []:
        power, _, logic = text.partition("=")
        if logic not in words(Logic):
            raise Failure(f"--logic-of {text}: write it like austria=concert; logics are {', '.join(Logic)}")
        others.append((power, Logic(logic)))
    usual = Settings()
    return Settings(
        luck=chosen.luck or usual.luck,
        logic=Logic(chosen.logic or usual.logic),
        source=Source(chosen.source or usual.source),
        rate=Rate(chosen.rate or usual.rate),
        logics=tuple(sorted(others)),
        simultaneous=bool(chosen.simultaneous),
        sandbox=bool(chosen.sandbox),
    )
