"""How a campaign is begun from the command line: the settings chosen once, and the scenario or save."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.shared import Failure, whole
from game.words import Logic, Rate, Source

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign
    from game.world.state.world import Settings

MAX_SEED = 2**63 - 1


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The seed, and what is chosen once when a campaign begins."""
    parser.add_argument("--seed", type=whole(0, MAX_SEED), default=1, metavar="N")
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


def campaign_for(chosen: argparse.Namespace) -> Campaign:
    """A new campaign, or one from a save."""
    from game.campaign.campaign import Campaign
    from game.campaign.saving.save import BadSave, read_save
    from game.scenarios.load import load_scenario, scenario_ids
    from game.scenarios.reading.problems import ScenarioError
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


def _settings(chosen: argparse.Namespace) -> Settings:
    """The settings asked for."""
    from game.world.state.world import Settings

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
