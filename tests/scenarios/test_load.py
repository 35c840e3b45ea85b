"""Scenarios load into sound worlds, equal for equal inputs."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from game.events.effects.home import FormCabinet
from game.events.expressions.conditions import Answers, signature
from game.events.expressions.language import compile_expression
from game.events.staging import plain
from game.rules.money import economy
from game.scenarios.folder.ground import ground_of
from game.scenarios.load import installed, load_scenario, scenario_ids
from game.scenarios.mods import scenario_folders
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.reading.problems import ScenarioError
from game.words import Cabinet, PlaceKind, Rank, TreatyKind
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.world import Settings, World

SEED = 7


def morning(scenario: str = "1815") -> World:
    return load_scenario(scenario, SEED, Settings())[0]


@pytest.mark.parametrize("scenario", scenario_ids())
def test_every_scenario_begins_without_contradiction(scenario: str) -> None:
    morning(scenario).check_invariants()


@pytest.mark.parametrize("scenario", scenario_ids())
def test_equal_inputs_give_equal_worlds(scenario: str) -> None:
    assert morning(scenario).state_hash() == morning(scenario).state_hash()
    fresh, _ = load_scenario(str(scenario_folders()[scenario]), SEED, Settings())
    assert fresh.state_hash() == morning(scenario).state_hash()
    assert load_scenario(scenario, SEED + 1, Settings())[0].state_hash() != morning(scenario).state_hash()


@pytest.mark.parametrize("scenario", scenario_ids())
def test_worlds_of_one_scenario_share_nothing_that_changes(scenario: str) -> None:
    one, before = morning(scenario), morning(scenario).state_hash()
    one.places.population += 1
    one.powers[0].treasury += 1
    next(iter(one.forces.values())).strength += 1
    assert morning(scenario).state_hash() == before


@pytest.mark.parametrize("scenario", scenario_ids())
def test_every_state_has_exactly_the_people_its_entry_says(scenario: str) -> None:
    world = morning(scenario)
    parts = installed(scenario).parts
    stated = {queries.power_of(world, entry.id): entry.population for entry in parts.powers.powers}
    counted = {p: int(world.places.population[world.places.owner == p].sum()) for p in stated}
    assert counted == {p: 1000 * thousands for p, thousands in stated.items()}
    land = [p.index for p in world.map.places if p.kind is PlaceKind.LAND]
    assert (world.places.population[land] > 0).all()


def test_great_powers_are_five_and_policy_makers_twelve() -> None:
    world = morning()
    names = set(queries.names(world, queries.great_powers(world)))
    assert names == {"britain", "france", "austria", "prussia", "russia"}
    assert len(world.facts.policy_makers) == 12
    assert all(world.powers[p].rank is not Rank.MINOR for p in world.facts.policy_makers)


def test_dates_follow_the_design() -> None:
    facts = morning().facts
    assert (facts.last_turn, facts.extended_last_turn) == (131, 163)
    assert facts.calendar.written(0) == "1816-Q1"


def test_armies_have_the_size_of_the_year() -> None:
    world = morning()
    for name, low, high in (
        ("britain", 90, 115), ("france", 105, 140), ("austria", 200, 235), ("prussia", 120, 140),
        ("russia", 400, 800), ("ottoman_empire", 95, 130),
    ):  # fmt: skip
        assert low <= queries.strength_of(world, queries.power_of(world, name)) // 1000 <= high, name
    for power in queries.great_powers(world):
        assert 10 <= len(queries.forces_of(world, power)) <= 45


def test_britain_has_nearly_half_of_all_ships() -> None:
    answers = Answers(morning())
    shares = compile_expression(
        "gun_share(britain)", signature([f.id for f in answers.reader.roster], [], []), "num"
    )
    assert 4000 <= shares.number(answers.scope(shares)) <= 5500


def test_budgets_balance_within_a_tenth_of_the_taxes() -> None:
    world = morning()
    rows = economy.accounts(world, lambda reader, power: 0)
    for power in queries.existing(world):
        row = rows[power]
        assert abs(row.balance) <= max(10, row.taxes // 10), world.roster[power].id
        assert row.forces >= row.upkeep, world.roster[power].id


def test_nobody_begins_bankrupt() -> None:
    world = morning()
    yields = economy.outputs(world)
    limit = world.rules.economy.borrow_limit
    for power in queries.existing(world):
        assert world.powers[power].debt <= int(yields[power]) * QUARTERS_A_YEAR * limit // 10_000


def test_forces_stand_where_they_may() -> None:
    world = morning()
    for power in queries.existing(world):
        allowed = queries.open_to(world, power)
        for force in queries.forces_of(world, power):
            assert allowed[world.controller[force.hex]], (world.roster[power].id, force.name)
            assert not queries.is_fleet(world, force) or force.hex in world.map.ports


def test_four_powers_occupy_france_until_1818() -> None:
    world = morning()
    france = queries.power_of(world, "france")
    abroad = Counter(
        world.roster[f.power].id
        for f in world.forces.values()
        if f.power != france and int(world.controller[f.hex]) == france
    )
    assert set(abroad) == {"britain", "austria", "prussia", "russia"}
    access = queries.treaties_of(world, france, TreatyKind.ACCESS)
    assert {world.facts.calendar.year(t.until) for t in access} == {1818}


def test_fortresses_have_full_garrisons() -> None:
    world = morning()
    assert (world.places.garrison == world.places.fortress.astype(int) * world.rules.siege.garrison).all()
    assert int(world.places.fortress.sum()) > 100


@pytest.mark.parametrize("scenario", scenario_ids())
def test_mandates_can_be_asked_and_each_great_power_has_a_realist_one(scenario: str) -> None:
    world = morning(scenario)
    ground = ground_of(world.facts.era)
    land = [p.id for p in ground.map.places if p.kind is PlaceKind.LAND]
    _, book = load_scenario(scenario, SEED, Settings())
    known = signature(
        [f.id for f in world.roster],
        land,
        [e.family or e.id for e in book.events],
        bodies=[body.key for body in world.bodies.values()],
    )
    answers = Answers(world)
    for mandate in world.facts.mandates:
        condition = compile_expression(mandate.condition, known)
        condition.holds(answers.scope(condition))
    for power in queries.great_powers(world):
        mine = [m for m in world.facts.mandates if m.power == power]
        assert len(mine) == 3
        assert any(m.is_realist for m in mine)


@pytest.mark.parametrize("scenario", scenario_ids())
def test_claims_are_on_others_land(scenario: str) -> None:
    world = morning(scenario)
    for claim in world.claims:
        assert world.places.owner[claim.place] not in (-1, claim.power)
    assert world.claims == sorted(world.claims, key=lambda c: (c.power, c.place))


def test_leaders_of_the_first_day() -> None:
    world = morning()
    assert world.powers[queries.power_of(world, "britain")].leader == "Lord Liverpool"
    assert world.powers[queries.power_of(world, "russia")].leader == "Alexander I"


def test_an_unknown_scenario_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ScenarioError, match=scenario_ids()[0]):
        load_scenario("1066", SEED, Settings())


def test_an_event_for_each_of_several_powers_keeps_the_words_of_the_vocabulary() -> None:
    """Only free text names the subject: a kind of cabinet stays a kind of cabinet, or saves would differ."""
    _, book = load_scenario("1815", 7, Settings())
    options = [option for event in book.events for option in event.options if ":" in event.id]
    effects = [plain(effect) for option in options for effect in option.effects]
    kinds = [effect.kind for effect in effects if isinstance(effect, FormCabinet)]
    assert kinds
    assert all(isinstance(kind, Cabinet) for kind in kinds)


@pytest.mark.parametrize("name", [".hidden", "x" * 201, "two\nlines", "turned\u202e"])
def test_a_folder_whose_name_no_save_could_hold_is_refused(tmp_path: Path, name: str) -> None:
    shutil.copytree(scenarios_folder() / scenario_ids()[0], tmp_path / name)
    with pytest.raises(ScenarioError, match="no scenario can have such a name") as caught:
        load_scenario(str(tmp_path / name), SEED, Settings())
    assert str(caught.value).isprintable()


def test_a_folder_may_have_blanks_and_any_script(tmp_path: Path) -> None:
    home = tmp_path / "Мой сценарий (2)"
    shutil.copytree(scenarios_folder() / scenario_ids()[0], home)
    assert load_scenario(str(home), SEED, Settings())[0].facts.id == home.name


def test_where_one_stands_is_a_folder_with_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(scenarios_folder() / scenario_ids()[0], tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine" / "events")
    for here in ("..", "../.", "../../mine"):
        assert load_scenario(str(Path(here)), SEED, Settings())[0].facts.id == "mine"
    monkeypatch.chdir(tmp_path / "mine")
    assert load_scenario(str(Path()), SEED, Settings())[0].facts.id == "mine"
