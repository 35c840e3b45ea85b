"""What is kept while the world changes shows what a new look would show, and no change goes uncounted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from game.ai.seat import situation
from game.ai.seat.desk import Reason
from game.campaign import door
from game.campaign.books.logbook import Done
from game.campaign.campaign import Campaign
from game.campaign.phases import TURN, RuleStep
from game.politics.war.outbreak.war import begin_war
from game.rules.land.zoc import Board, board_of
from game.rules.orders import Order
from game.scenarios.load import load_scenario
from game.words import CasusBelli
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.world import Columns, Settings, World
from game.world.versions import Counted, Part
from tests.samples import BOOK, SAMPLES, sample_of

TURNS = 2
FIRST = 2  # changes of each kind that are looked at, and then
EVERY = 25  # of all changes one: a look costs more than a turn


def shown(view: View) -> dict[str, str]:
    """All that a View shows, as text, by part."""
    parts: dict[str, object] = {
        "powers": list(view.powers), "forces": list(view.forces.items()), "estimates": view.estimates,
        "armies": view.armies, "navies": view.navies, "treaties": view.treaties, "bonds": view.sovereigns,
        "friends": sorted(view.friends), "zones": sorted(view.sees_zones), "hexes": view.sees_hexes.tobytes(),
        "places": view.sees_places.tobytes(), "controller": view.controller.tobytes(),
        "proposals": view.proposals, "questions": view.questions, "trust": view.beliefs.trust.tobytes(),
        "crises": view.crises, "clock": (view.turn, view.phase, view.round),
        "own": [list(view.forces_of(p)) for p in range(len(view.roster))],
        "trusts": [view.trust_of(p) == view.beliefs.trust[p].tolist() for p in range(len(view.roster))],
        "parties": [list(view.treaties_with(p)) for p in range(len(view.roster))],
        **{name: getattr(view.places, name).tobytes() for name in Columns.__slots__},
    }  # fmt: skip
    return {name: repr(part) for name, part in parts.items()}


def known(view: View) -> list[object]:
    """All that a power reads off its View, by its own creed and by the other."""
    both = (situation.read(view), situation.read_otherwise(view))
    powers = range(len(view.roster))
    return [
        [(here.creed, here.threats, here.pressure, here.army, here.outputs) for here in both],
        [situation.threats_to(view, power) for power in powers],
        [queries.owned_by(view, power) for power in powers],
        [queries.is_at_war(view, power) for power in powers],
    ]


def read(board: Board, power: int) -> dict[str, object]:
    """All that a reading of the ground tells about a power."""
    town = board.reader.map.places[0].centre
    return {
        "stacks": board.stacks, "controller": board.controller, "walls": board.fortresses,
        "enemies": board.enemies(power), "friends": board.friends(power), "ground": board.ground(power),
        "zone": board.zone(power), "blocked": board.blocked(power), "homes": board.homes(power).tolist(),
        "way": board.way_home(power, town),
    }  # fmt: skip


def same(kept: object, new: object) -> bool:
    """Whether two tables are equal, arrays too."""
    if isinstance(kept, np.ndarray) and isinstance(new, np.ndarray):
        return bool(np.array_equal(kept, new))
    return kept == new


def check(campaign: Campaign, powers: list[int]) -> None:
    """Compare everything that was kept with what a copy of the world shows, for which nothing was kept."""
    world, twin = campaign.world, campaign.world.copy()
    for power in powers:
        view, new = campaign.view_of(power), View(twin, power)
        assert shown(view) == shown(new)
        assert known(view) == known(new)
        assert read(board_of(view), power) == read(Board(new), power)
        assert read(board_of(world), power) == read(Board(twin), power)
    check_moment(campaign._looks.moment, WorldIndex(twin))
    for work, (version, table) in world.versions.memo.items():
        if isinstance(work, type):
            continue  # a Board, compared above
        parts = campaign._looks.moment._common.get(work, (None, None))[0]
        if parts is not None and world.versions.of(parts) == version:
            assert same(table, work(twin)), work.__name__


def check_moment(kept: WorldIndex, fresh: WorldIndex) -> None:
    """Compare a moment with a new one."""
    assert same(kept.armies, fresh.armies)
    assert same(kept.navies, fresh.navies)
    assert kept.sovereigns == fresh.sovereigns
    assert kept.has_secrets == fresh.has_secrets
    assert repr(kept.gossip) == repr(fresh.gossip)
    assert repr(kept.faces) == repr(fresh.faces)
    for force in fresh.world.forces.values():
        assert kept.look_of(force) == fresh.look_of(force)
    for power in range(len(fresh.roster)):
        assert list(kept.forces_of(power)) == list(fresh.forces_of(power))
        assert list(kept.treaties_with(power)) == list(fresh.treaties_with(power))
    for work, (_, table) in kept._common.items():
        assert same(table, work(fresh)), work.__name__


def contents(world: World) -> dict[Part, list[str]]:
    """All that the world holds, as text, by the part that is to count it."""
    found: dict[Part, list[str]] = {part: [] for part in Part}
    for part, text in _texts(world, Part.TABLE):
        found[part].append(text)
    return found


def _texts(thing: object, part: Part) -> Iterator[tuple[Part, str]]:
    if isinstance(thing, World):
        for name in World.__slots__:
            if name not in {"map", "rules", "facts", "roster", "settings"}:
                yield from _texts(getattr(thing, name), World.PARTS.get(name, World.PART))
    elif isinstance(thing, Counted):
        for name in type(thing).__slots__:
            yield from _texts(getattr(thing, name), thing.PARTS.get(name, thing.PART))
    elif isinstance(thing, np.ndarray):
        yield part, repr(thing.tobytes())
    elif isinstance(thing, dict) and any(isinstance(value, Counted) for value in thing.values()):
        yield part, repr(list(thing))
        for value in thing.values():
            yield from _texts(value, part)
    elif isinstance(thing, list):
        yield part, str(len(thing))
        for value in thing:
            yield from _texts(value, part)
    else:
        yield part, repr(thing)


class Watch:
    """Looks at a campaign after many of its changes, of each kind at least some."""

    def __init__(self, campaign: Campaign, first: int, every: int, witnesses: int) -> None:
        self.campaign, self.first, self.every, self.witnesses = campaign, first, every, witnesses
        self.seen: Counter[str] = Counter()
        self.looked_at: Counter[str] = Counter()
        self.world, self.stamp, self.was = campaign.world, campaign.world.stamp, contents(campaign.world)

    def after(self, kind: str, actor: int) -> None:
        """Something of a kind was done."""
        world, number = self.campaign.world, sum(self.seen.values())
        self.seen[kind] += 1
        if self.seen[kind] > self.first and number % self.every:
            return
        self.looked_at[kind] += 1
        now = contents(world)
        for part in Part:
            counted = self.stamp[part] != world.stamp[part]
            assert counted or self.was[part] == now[part], f"{kind} changed {part.name} and nobody counted"
        self.world, self.stamp, self.was = world, world.stamp, now
        alive = queries.existing(world)
        others = [alive[(number * 7 + i * 11) % len(alive)] for i in range(self.witnesses)]
        check(self.campaign, [*dict.fromkeys([*([actor] if actor >= 0 else []), *others])])


def watched(campaign: Campaign, monkeypatch: pytest.MonkeyPatch, *watching: int) -> Watch:
    """Play a campaign to its end under watch; compare what the one that acts and some others see."""
    watch, carry_out, tick = Watch(campaign, *watching), Campaign.carry_out, Campaign._enter_step

    def carry_out_and_look(
        self: Campaign, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> Done:
        done = carry_out(self, order, reasons, otherwise)
        watch.after(order.kind, order.power)
        return done

    def step_and_look(self: Campaign) -> None:
        step = TURN[self.step]
        tick(self)
        if isinstance(step, RuleStep):
            watch.after(step.name, -1)

    monkeypatch.setattr(Campaign, "carry_out", carry_out_and_look)
    monkeypatch.setattr(Campaign, "_enter_step", step_and_look)
    campaign.advance()
    return watch


@pytest.mark.parametrize("at_war", [pytest.param(False, marks=pytest.mark.slow), True])
def test_what_is_kept_over_an_order_is_as_good_as_new(at_war: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    world, book = load_scenario("1815", 7, Settings())
    if at_war:
        france, austria = (queries.power_of(world, name) for name in ("france", "austria"))
        begin_war(world, france, austria, CasusBelli.CLAIM, (), aggressor=france)
    campaign = Campaign(world, book, last_turn=TURNS - 1)
    watch = watched(campaign, monkeypatch, 1, 4 * EVERY, 1)
    assert {"set_budget", "move"} <= set(watch.looked_at)
    assert {step.name for step in TURN if isinstance(step, RuleStep)} <= set(watch.looked_at)


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_kept_over_an_order_of_any_kind_is_as_good_as_new(kind: str) -> None:
    sample = sample_of(kind)
    campaign = Campaign(sample.world, BOOK)
    check(campaign, list(sample.people))
    watch = Watch(campaign, 1, 1, 1)
    door.execute(sample.world, Dice(7), BOOK, sample.good)
    watch.after(kind, -1)
    check(campaign, list(sample.people))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 7])
def test_what_is_kept_is_as_good_as_new_over_a_whole_campaign(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = Campaign(*load_scenario("1815", seed, Settings()))
    watch = watched(campaign, monkeypatch, FIRST, EVERY, 3)
    assert {step.name for step in TURN if isinstance(step, RuleStep)} <= set(watch.looked_at)
