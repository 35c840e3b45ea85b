"""Taking over the files of this version: a campaign goes on by rules, events and powers as installed.

It happens only where somebody asks for it. What the campaign was is kept: a new stretch begins, and the
orders before it are replayed with the files they were given under.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from game.campaign.books.chronicle import Chronicle
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.segments import FilesTaken
from game.campaign.books.yearbook import Yearbook
from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.saving.renumber import NotThere, Renumbering, kinds_of
from game.campaign.saving.save import begin_segment
from game.campaign.saving.sound.soundness import unsound
from game.events.engine import EventBook
from game.scenarios.load import Setup, installed, scenario_ids
from game.scenarios.mods import mods_named_in
from game.scenarios.reading.problems import ScenarioError
from game.world.map.gamemap import GameMap
from game.world.numbers import Numbered
from game.world.state.beliefs import Beliefs
from game.world.state.invariants import BrokenInvariant
from game.world.state.powers import Power, in_their_styles
from game.world.state.treaties import Question
from game.world.state.world import Columns, World

#: Fields of a world that are carried over as they are, in new numbers.
CARRIED: Final = (
    "turn", "phase", "round", "forces", "treaties", "wars", "bodies", "crises", "claims", "proposals",
    "fired", "flags", "incidents", "lost", "logics", "next_id",
)  # fmt: skip
#: Files that only say how a campaign begins: one that is under way has come from there, and keeps what it is.
BEGINNINGS: Final = frozenset(
    {"owners", *(f"scenario/{name}" for name in ("affairs", "forces", "powers", "provinces", "treaties"))}
)


class CannotTakeOver(Exception):
    """What is installed cannot take a campaign up, and why, in one sentence."""


def differences(campaign: Campaign) -> tuple[str, ...]:
    """Which of the files a campaign is played with say something else than those installed; () for none."""
    ours = campaign.segments[-1].content.prints
    try:
        theirs = installed(campaign.world.facts.id).content.prints
    except ScenarioError:
        return ("scenario",)  # it is not installed any more, or cannot be used
    return tuple(sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)))


def unusable(campaign: Campaign) -> str:
    """What is wrong with the files installed, where no campaign of this scenario can be played with them."""
    try:
        installed(campaign.world.facts.id)
    except ScenarioError as error:
        gone = mods_named_in(campaign.segments[-1].content.files)
        if gone and campaign.world.facts.id not in scenario_ids():
            return f"the mod it is of is not there ({', '.join(gone)})"
        return str(error.problems[0])
    return ""


def take_over(campaign: Campaign) -> Campaign:
    """The campaign with the files that are installed; raises `CannotTakeOver` and leaves it as it was."""
    changed = differences(campaign)
    if campaign.sealing.orders or campaign.sealing.common is not None:
        raise CannotTakeOver("papers are sealed: finish this quarter's politics first")
    try:
        setup = installed(campaign.world.facts.id)
        old = campaign.world
        new = Renumbering.between(old, setup.begin(old.seed, old.settings))
        world = _world(old, setup, new)
        world.check_invariants()
        found = _campaign(campaign, world, setup, new)
        begin_segment(found, setup.content)
    except ScenarioError as error:
        raise CannotTakeOver(f"the scenario installed cannot be used: {error.problems[0]}") from None
    except NotThere as gone:
        raise CannotTakeOver(f"`{gone}` takes part in this campaign and is not there any more") from None
    except BrokenInvariant as error:
        raise CannotTakeOver(f"the campaign and what is installed do not fit together ({error})") from None
    if bad := unsound(found):
        raise CannotTakeOver(f"the campaign and what is installed do not fit together ({bad})")
    found.record([FilesTaken(files=changed)])
    return found


def _campaign(old: Campaign, world: World, setup: Setup, new: Renumbering) -> Campaign:
    """All that belongs to a campaign, in new numbers."""

    def power(p: int) -> int:
        return new.number(Numbered.POWER, p)

    at = old.juncture
    agenda = None if at.agenda is None else tuple(power(p) for p in at.agenda)
    return Campaign(
        world=world,
        book=setup.book,
        seats={power(p): seat for p, seat in old.seats.items()},
        chronicle=Chronicle(list(old.chronicle.entries)),
        log=[_order(entry, new) for entry in old.log],
        hashes=list(old.hashes),
        juncture=Juncture(world.turn, at.step, agenda),
        last_turn=max(world.turn, min(old.last_turn, world.facts.extended_last_turn)),
        yearbook=new.of(Yearbook, old.yearbook),
        locks={power(p): lock for p, lock in old.locks.items()},
        lent={power(p): when for p, when in old.lent.items() if new.tables[Numbered.POWER][p] is not None},
        segments=list(old.segments),
        id=old.id,
    )


def _order(entry: LoggedOrder, new: Renumbering) -> LoggedOrder:
    return replace(entry, order=new.of(type(entry.order), entry.order)) if new.moves else entry


def _world(old: World, setup: Setup, new: Renumbering) -> World:
    """The state of a world on the ground, and by the rules, that are installed."""
    world = setup.begin(old.seed, old.settings)
    here, there = (facts.calendar.written(0) for facts in (old.facts, world.facts))
    if here != there:
        raise CannotTakeOver(f"the scenario installed begins in {there}, and this campaign began in {here}")
    if old.turn > world.facts.extended_last_turn:
        raise CannotTakeOver("the scenario installed ends before this campaign's date")
    if _grid(old.map) != _grid(world.map):
        raise CannotTakeOver("the map installed has another size or scale")
    if old.rules.movement.rounds != world.rules.movement.rounds:
        raise CannotTakeOver("a quarter of war has another number of rounds by the rules installed")
    gone = {force.kind for force in old.forces.values()} - world.rules.units.keys()
    if gone:
        raise CannotTakeOver(f"there are no `{min(gone)}` any more")
    kinds = kinds_of(World)
    for name in CARRIED:
        setattr(world, name, new.of(kinds[name], getattr(old, name)))
    world.questions = _questions(old, setup.book, new)
    _powers(old, world, new)
    _ground(old, world, new)
    return world


def _questions(old: World, book: EventBook, new: Renumbering) -> list[Question]:
    """The questions that lie open: they take part, and whoever is asked must find them as he was asked."""
    for question in old.questions:
        asked = old.roster[question.power].id
        if not book.puts(question) or not book.by_id[question.event].may_ask(asked):
            raise CannotTakeOver(
                f"the question of `{question.event}` lies open and is put otherwise, or not at all,"
                " in what is installed: finish this quarter's politics first"
            )
    return [new.of(Question, question) for question in old.questions]


def _grid(game_map: GameMap) -> tuple[object, ...]:
    return game_map.width, game_map.height, game_map.km, game_map.origin


def _powers(old: World, world: World, new: Renumbering) -> None:
    """Powers and what they believe of each other; one that was not there before does not exist."""
    world.powers = [Power() for _ in world.roster]
    fresh = Beliefs.untested(len(world.roster))
    table = new.tables[Numbered.POWER]
    stay = [p for p, there in enumerate(table) if there is not None]
    moved = np.array([table[p] for p in stay], np.int64)
    for p in stay:
        world.powers[new.number(Numbered.POWER, p)] = new.of(Power, old.powers[p])
    for p, power in enumerate(old.powers):
        if power.exists:
            new.number(Numbered.POWER, p)  # one that lives must be there
    world.roster = in_their_styles(world.roster, world.powers)
    for name in Beliefs.__slots__:
        beliefs = getattr(fresh, name)
        beliefs[np.ix_(moved, moved)] = getattr(old.beliefs, name)[np.ix_(stay, stay)]
    world.beliefs = fresh


def _ground(old: World, world: World, new: Renumbering) -> None:
    """Who holds each hex, and the state of each place; a new place is its ground's owner's."""
    numbers = np.array([-1 if p is None else p for p in (*new.tables[Numbered.POWER], None)], np.int16)
    world.controller[...] = np.where(world.map.is_land & (world.map.place >= 0), numbers[old.controller], -1)
    before = {place.id: place.index for place in old.map.places}
    owner = numbers[old.places.owner]
    for place in world.map.places:
        was = before.get(place.id, -1)
        if was >= 0:
            for name in Columns.__slots__:
                getattr(world.places, name)[place.index] = getattr(old.places, name)[was]
            world.places.owner[place.index] = owner[was]
        elif place.centre >= 0:
            under = int(old.map.place[place.centre])
            world.places.owner[place.index] = owner[under] if under >= 0 else -1
