"""The command that fires one event and prints what came of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.cli.begin import MAX_SEED, add_mods_option, scenario_named
from game.cli.shared import Failure, Parser, demand_texts, tell, whole

if TYPE_CHECKING:
    from game.campaign.present import Presenter
    from game.events.engine import EventBook, EventDef
    from game.lab.firing import Deed, Trial
    from game.scenarios.load import Setup
    from game.world.state.world import World


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Try."""
    trial = commands.add_parser("try", help="fire one event and print what each effect did, or why not")
    trial.add_argument("scenario", help="a scenario, or a scenario's folder")
    trial.add_argument("event", nargs="?", help="left out, all events are listed, a base's too")
    trial.add_argument("--option", metavar="ID", help="only this answer; all by default")
    trial.add_argument("--seed", type=whole(0, MAX_SEED), default=1, metavar="N", help="1 by default")
    trial.add_argument(
        "--turn", type=whole(0, 1000), default=0, metavar="N", help="let the computer play so far first"
    )
    add_mods_option(trial)
    trial.set_defaults(run=_try)


def _try(chosen: argparse.Namespace) -> int:
    from game.campaign.present import Presenter
    from game.lab.firing import fire
    from game.world.state.world import Settings

    demand_texts()
    setup = _setup(chosen.scenario)
    if chosen.event is None:
        tell(_listed(setup))
        return 0
    world, book = setup.begin(chosen.seed, Settings()), setup.book
    events = _chosen_events(book, chosen.event, chosen.option)
    world = _played(world, book, chosen.turn)
    facts = world.facts
    tell([f"{facts.title}, {facts.calendar.date(world.turn)} (turn {world.turn}), seed {chosen.seed}"])
    for event in events:
        stage = world.copy()
        trial = fire(stage, book, event, chosen.option or "")
        tell(_told(trial, Presenter(stage)))
    return 0


def _setup(name: str) -> Setup:
    """A scenario by its id or its folder."""
    from game.scenarios.reading.problems import ScenarioError

    try:
        return scenario_named(name)
    except ScenarioError as error:
        raise Failure(*map(str, error.problems)) from None


def _listed(setup: Setup) -> Iterator[str]:
    """The events of a scenario, those of its bases that remain too, with the place where each is written."""
    from game.scenarios.folder.eventchecks import events_of

    for at, where, entry in events_of(setup.parts):
        yield f"{at.file_of(*where)}:{at.at(*where)[0]}: {entry.id}, {entry.title}"


def _chosen_events(book: EventBook, name: str, option: str | None) -> list[EventDef]:
    """The event asked for, or one for each power it is written for."""
    from game.lab.firing import named
    from game.world.spelling import did_you_mean

    events = named(book, name)
    if not events:
        raise Failure(f"no event is called {name!r}: {did_you_mean(name, [*book.by_id])}".removesuffix(": "))
    answers = [o.id for o in events[0].options]
    if option and option not in answers:
        raise Failure(f"{name} has no option {option!r}: {did_you_mean(option, answers)}".removesuffix(": "))
    return events


def _played(world: World, book: EventBook, turns: int) -> World:
    """The world after so many turns by the computer, when events are drawn."""
    from game.campaign.campaign import Campaign
    from game.lab.alone import end_after, play_to_events, play_until

    campaign = Campaign(world, book)
    for _ in play_until(campaign, end_after(campaign, turns)) if turns else ():
        pass
    play_to_events(campaign)
    return campaign.common_world


def _told(trial: Trial, presenter: Presenter) -> Iterator[str]:
    """A trial in lines."""
    event = trial.event
    yield f"{presenter.text(event.title)} ({event.id})"
    chance = f"it could happen now, by a chance of {trial.chance / 100:g} % each quarter"
    yield f"  {'it would not happen now by itself:' if trial.hindrances else chance}"
    yield from (f"    {what}" for what in trial.hindrances)
    if trial.deeds:
        yield "  what it does by itself"
    yield from _told_deeds(trial.deeds, presenter)
    for answer in trial.answers:
        state = f"weight {answer.weight}" if answer.is_open else "not open now"
        label = presenter.text(answer.option.label)
        yield f"  {answer.power or 'nobody'} answers {answer.option.id}, {label} ({state})"
        yield from _told_deeds(answer.deeds, presenter)


def _told_deeds(deeds: tuple[Deed, ...], presenter: Presenter) -> Iterator[str]:
    """What came of each effect."""
    from game.events.effects.void import EffectVoid

    for deed in deeds:
        name = f"{deed.effect}, {deed.after} quarters later" if deed.after else deed.effect
        if not deed.records:
            yield f"    {name}: {'not now: its `when` or `each` says so' if deed.is_idle else 'done'}"
        for record in deed.records:
            said = presenter.record(record)
            if isinstance(record, EffectVoid):
                why = said.partition("): ")[2]
                yield f"    {name}: {'not all of it' if record.rest else 'nothing'}: {why}"
            else:
                yield f"    {name}: {said}"
