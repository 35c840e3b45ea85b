"""Several people at one desktop: how the seat changes hands, and a world in which all secrets are others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.world import WorldScreen
from game.words import Course, Mission, Position, Posture, Stance, TreatyKind
from game.world.sight import appearance
from game.world.sight.view import View
from game.world.state.crises import Paper
from game.world.state.forces import Force
from game.world.state.home import Home
from game.world.state.powers import Budget
from game.world.state.treaties import Proposal, Question, Treaty
from game.world.state.world import World
from tests.ui.screenkit import Person

ASKING = 400  # presses after which somebody must have been asked


def sit(person: Person, *phrase: str) -> None:
    """Take the seat that is offered; a passphrase that is new is typed twice."""
    offered = person.screen
    assert isinstance(offered, HandoverScreen)
    person.press(*phrase, "return")
    if offered.first and person.screen is offered:
        person.press(*phrase, "return")


def finish(person: Person) -> None:
    """End the turn in earnest, and wait until somebody has to decide."""
    person.press("shift+return")
    if isinstance(person.screen, WorldScreen) and person.world.guards:
        person.press("shift+return")
    person.wait(lambda: isinstance(person.screen, HandoverScreen) or person.session.is_asked)


def pass_on(person: Person) -> None:
    """End turns until the desk changes hands."""
    for _ in range(ASKING):
        finish(person)
        if isinstance(person.screen, HandoverScreen):
            return
    raise AssertionError("nobody else was ever asked")


# --- all secrets changed -------------------------------------------------------------------------------


def disturbed(campaign: Campaign, watcher: int) -> tuple[World, list[Entry]]:
    """The world and the chronicle with everything changed that a power cannot know.

    What the View rounds is moved within its step, what it leaves out altogether is made something else.
    """
    world = campaign.world.copy()
    seen = View(campaign.world, watcher)
    for power in range(len(world.powers)):
        if power != watcher:
            _state(world, power)
    _opinions(world, watcher)
    _forces(world, seen)
    _papers(world, watcher)
    return world, _entries(campaign, world.roster[watcher].id)


def _within(value: Any, step: int) -> Any:
    """Another number, of the same sign, that is reported as the same step."""
    half = step // 2
    reported = (value + half) // step * step
    moved = reported - half + (value - reported + 2 * half) % step
    small = (value + half // 2) % half  # so near nothing that half the step lies below it
    found = np.where(reported > 0, moved, small)  # of a number or of a whole table
    return found if found.ndim else int(found)


def _state(world: World, power: int) -> None:
    state = world.powers[power]
    state.treasury += 54_321
    state.chest += 1_111
    state.envoys += 3
    state.losses += 777
    state.stage = (state.stage + 2) % 5  # those who are not told go on believing in the old one
    state.stage_since, state.quarters_above, state.quarters_below = world.turn, 3, 2
    state.posture = Posture.MASS if state.posture is not Posture.MASS else Posture.GARRISON
    state.manpower = _within(state.manpower, appearance.MANPOWER_STEP)
    state.will = _within(state.will, appearance.WILL_STEP)
    if state.budget is not None:
        b = state.budget
        rates = (b.tax, b.military, b.welfare, b.investment)
        state.budget = Budget(*(_within(rate, appearance.SHARE_STEP) for rate in rates))
    for name in Home.SHARES:
        setattr(state.home, name, _within(getattr(state.home, name), appearance.HOME_STEP))
    state.home.severity, state.home.greed, state.home.fear = 4_321, 3_210, 2_109
    state.home.course = next(c for c in Course if c is not state.home.course)


def _opinions(world: World, watcher: int) -> None:
    for name in type(world.beliefs).__slots__:
        table = getattr(world.beliefs, name)
        own = table[watcher].copy()
        table[:] = _within(table, appearance.BELIEF_STEP)
        table[watcher] = own


def _forces(world: World, seen: View) -> None:
    """What a stranger's army is like inside; of those out of sight also names, places and parts."""
    unseen: dict[tuple[int, int], list[Force]] = {}
    for force in world.forces.values():
        if force.power in seen.friends:
            continue
        force.morale, force.experience, force.supply, force.command = 123, 45, 678, 90
        force.stance, force.points = Stance.DELAY, force.points + 7
        if force.mission is not Mission.BLOCKADE:
            force.mission = next(m for m in Mission if m not in (force.mission, Mission.BLOCKADE))
        if not (seen.sees_hexes[force.hex] if force.hex >= 0 else force.zone in seen.sees_zones):
            force.name = f"secret corps {force.id}"
            if force.hex >= 0:
                unseen.setdefault((int(world.map.place[force.hex]), force.power), []).append(force)
    for (place, _), forces in unseen.items():
        hidden = [h for h in range(world.map.size) if world.map.place[h] == place and not seen.sees_hexes[h]]
        for force in forces:
            force.hex = hidden[(hidden.index(force.hex) + 1) % len(hidden)]
        if len(forces) > 1 and forces[0].kind == forces[1].kind and forces[1].strength > 500:
            forces[0].strength += 400
            forces[1].strength -= 400


def _papers(world: World, watcher: int) -> None:
    """Secret treaties, offers and questions among others, and what they hand in sealed."""
    one, two = [p for p in world.facts.policy_makers if p != watcher and world.powers[p].exists][:2]
    for treaty in world.treaties.values():
        if treaty.secret and watcher not in treaty.parties:
            treaty.name = "A secret under a secret"
    bond = Treaty(world.take_id(), TreatyKind.OFFENSIVE_ALLIANCE, tuple(sorted((one, two))), 0, secret=True)
    world.treaties[bond.id] = bond
    offer = Proposal(world.take_id(), world.turn, one, two, TreatyKind.TRADE)
    world.proposals[offer.id] = offer
    for crisis in world.crises.values():
        if not crisis.is_over:
            crisis.sealed |= {p: Paper(Position.MEDIATE, vote=-1) for p in (one, two)}
    world.questions += [
        Question(q.event, one, q.turn, q.options) for q in world.questions if q.power == watcher
    ]


def _entries(campaign: Campaign, reader: str) -> list[Entry]:
    """The chronicle with what others alone may read told the other way round."""
    entries = list(campaign.chronicle.entries)
    hidden = [n for n, entry in enumerate(entries) if not entry.record.readable_by(reader)]
    for here, there in zip(hidden, reversed(hidden), strict=True):
        entries[here] = replace(campaign.chronicle.entries[there], turn=entries[here].turn)
    return entries
