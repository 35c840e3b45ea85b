"""What nobody has named public is secret: a field that comes to a state, a home or a table tomorrow, too."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, fields, make_dataclass
from typing import Any, get_args, get_type_hints

import numpy as np
import pytest
from numpy.typing import NDArray

from game.world.sight import appearance, newspapers
from game.world.sight.view import View
from game.world.state.beliefs import Beliefs
from game.world.state.crises import Paper
from game.world.state.forces import Force
from game.world.state.home import Home
from game.world.state.powers import Budget, Power
from game.world.state.world import Columns, World
from tests.kit import BLUE, GREEN, RED, corps, small_world

SECRET = 4_321
OPEN_TOO = {
    "stage",
    "footing",
    "manpower",
    "will",
    "budget",
    "home",
}  # as they are believed to be, or roughly


@dataclass(slots=True)
class PlottingHome(Home):
    """A home with one condition more."""

    plot: int = 0


@dataclass(slots=True)
class PlottingPower(Power):
    """A state with something of its own that no list has heard of."""

    plot: int = 0


@dataclass(slots=True)
class PlottingBudget(Budget):
    """A budget with a secret fund."""

    plot: int = 0


@dataclass(slots=True)
class PlottingForce(Force):
    """A force with sealed instructions."""

    plot: int = 0


@dataclass(slots=True)
class PlottingBeliefs(Beliefs):
    """Opinions with a table more."""

    plot: NDArray[np.int16] = dataclasses.field(default_factory=lambda: np.full((4, 4), SECRET, np.int16))


@dataclass(slots=True)
class PlottingColumns(Columns):
    """Places with a column more."""

    plot: NDArray[np.int16] = dataclasses.field(default_factory=lambda: np.full(3, SECRET, np.int16))


def world() -> World:
    return small_world("...", "ABC", owners={"A": "red", "B": "blue", "C": "green"})


def plotting(plain: Any, kind: type, **more: object) -> Any:
    """The same with a field more, full of secrets."""
    return kind(**{f.name: getattr(plain, f.name) for f in fields(plain)} | {"plot": SECRET} | more)


def read(thing: object, name: str) -> object:
    """What can be read of a thing under a name: None if nothing can."""
    try:
        return getattr(thing, name)
    except AttributeError:
        return None


@pytest.mark.parametrize("where", ["view", "imagined"])
def test_a_new_field_of_a_state_is_secret(where: str) -> None:
    w = world()
    home = plotting(w.powers[BLUE].home, PlottingHome)
    w.powers[BLUE] = plotting(w.powers[BLUE], PlottingPower, home=home, budget=PlottingBudget(plot=SECRET))
    view = View(w, RED)
    seen = view.powers[BLUE] if where == "view" else view.imagined().powers[BLUE]
    for part in (seen, seen.home, seen.budget):
        assert read(part, "plot") != SECRET
        assert str(SECRET) not in repr(part)
    own: Any = View(w, BLUE).powers[BLUE]
    assert own.plot == own.home.plot == SECRET


@pytest.mark.parametrize("where", ["view", "imagined"])
def test_a_new_field_of_a_strangers_force_is_secret(where: str) -> None:
    w = world()
    force = corps(w, BLUE, 1)
    w.forces[force.id] = plotting(force, PlottingForce)
    view = View(w, RED)
    seen = (view if where == "view" else view.imagined()).forces[force.id]
    assert read(seen, "plot") != SECRET


def test_a_new_table_of_opinions_shows_ones_own_alone() -> None:
    told = appearance.gossip(PlottingBeliefs(*(np.ones((4, 4), np.int16) for _ in range(3))))
    assert read(told, "plot") is None  # it is no table that courts gossip about
    assert set(appearance.GOSSIP) <= set(Beliefs.__slots__)


def test_a_new_column_of_the_places_shows_nothing() -> None:
    w = world()
    w.places = PlottingColumns(*(getattr(w.places, name).copy() for name in Columns.__slots__))
    assert not View(w, RED).places.plot.any()  # type: ignore[attr-defined]
    assert read(View(w, RED).imagined().places, "plot") is None


@pytest.mark.parametrize("field", [f.name for f in fields(Power) if f.name not in OPEN_TOO])
def test_of_another_power_what_is_named_shows_and_the_rest_does_not(field: str) -> None:
    w = world()
    new = {
        "leader": "Nobody",
        "overlord": BLUE,
        "dealings": dataclasses.replace(w.powers[GREEN].dealings, opened=9),
    }
    value = new.get(field, SECRET)
    setattr(w.powers[GREEN], field, value)
    view = View(w, RED)
    shows = getattr(view.powers[GREEN], field) == value
    assert shows is (field in appearance.OPEN)
    assert (getattr(view.powers[GREEN].copy(), field) == value) is shows
    assert (getattr(view.imagined().powers[GREEN], field) == value) is shows
    with pytest.raises(AttributeError):
        setattr(view.powers[GREEN], field, value)


@pytest.mark.parametrize("field", [f.name for f in fields(Home)])
def test_of_another_home_conditions_are_rounded_and_designs_hidden(field: str) -> None:
    w = world()
    plain = getattr(w.powers[GREEN].home, field)
    setattr(w.powers[GREEN].home, field, SECRET)
    seen = getattr(View(w, RED).powers[GREEN].home, field)
    if field in ("ideology", "cabinet"):
        assert seen == SECRET
    elif field in appearance.REPORTED_HOME:
        assert seen == (SECRET + appearance.HOME_STEP // 2) // appearance.HOME_STEP * appearance.HOME_STEP
    else:
        assert seen == getattr(Home(), field) == plain


def shown_types() -> Iterator[type]:
    """All kinds of things that hang on what a View hands out as it stands."""
    found, todo = set[type](), list(newspapers.PRINTED)
    while todo:
        kind = todo.pop()
        if dataclasses.is_dataclass(kind) and kind not in found:
            found.add(kind)
            yield kind
            todo += [part for hint in get_type_hints(kind).values() for part in parts(hint)]


def parts(hint: Any) -> Iterator[type]:
    """The types that a type hint speaks of."""
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    for inner in get_args(hint):
        yield from parts(inner)


def test_whatever_is_shown_as_it_stands_is_named_field_by_field() -> None:
    assert set(shown_types()) - {Paper} == set(newspapers.PRINTED)  # of papers one sees one's own alone
    assert newspapers.unprinted(newspapers.PRINTED) == []
    for kind, names in newspapers.PRINTED.items():
        assert names.split() == [field.name for field in fields(kind)]


@pytest.mark.parametrize("kind", newspapers.PRINTED)
def test_a_new_field_of_what_is_shown_as_it_stands_stops_the_game(kind: type) -> None:
    names = [field.name for field in fields(kind)]
    grown = make_dataclass(kind.__name__, [*names, "plot"])
    with pytest.raises(TypeError, match=f"{kind.__name__}.plot$"):
        newspapers.refuse_secrets({grown: newspapers.PRINTED[kind]})
