"""A place and a power may share an id and mean two things: neither is told by the name of the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from pydantic_core import to_jsonable_python

from game.campaign import door
from game.campaign.campaign import Campaign
from game.campaign.present import OF_PLACES, Presenter
from game.campaign.record_types import RECORDS
from game.events.effects.home import ShockFelt
from game.politics.crises.conference import PaperSealed
from game.politics.treaties.claims import ClaimRaised
from game.politics.war.outbreak.war import Article, WarDeclared
from game.politics.war.outsiders.warnings_and_calls import AllyCalled
from game.rules.orders import Code, Refusal, refuse
from game.scenarios.load import load_scenario, scenario_ids
from game.words import CasusBelli, Term, TreatyKind
from game.world.dice import Dice
from game.world.records import Mark, Record, fields_with
from game.world.sight.view import View
from game.world.state.world import Settings, World
from tests.eras import scenarios_played
from tests.samples import BOOK, sample_of


def strings(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """All text in a record or in facts, with the field that holds it."""
    match value:
        case str():
            yield key, value
        case list() | tuple():
            for part in value:
                yield from strings(key, part)
        case dict():
            for name, part in value.items():
                yield key, name
                yield from strings(name if key in ("terms", "aims", "demands") else key, part)


def check_fields(world: World, values: dict[str, Any], what: str) -> None:
    """Ids that only a place has stand in fields of places, those that only a power has elsewhere."""
    places = {place.id for place in world.map.places}
    powers = {facts.id for facts in world.roster}
    for name, value in values.items():
        for key, text in strings(name, value):
            if key in ("event", "option"):  # names of the scenario's own, which may be a town's too
                continue
            if text in places - powers:
                assert key in OF_PLACES, f"{what}: {key} holds the place {text}"
            if text in powers - places:
                assert key not in OF_PLACES, f"{what}: {key} holds the power {text}"


def check_marks(world: World, record: Record) -> None:
    """What a record says about itself is so: powers take part in it, it is about a place that there is."""
    powers = {facts.id for facts in world.roster}
    places = {place.id for place in world.map.places}
    assert record.names() <= powers, record
    assert record.where() in places | {""}, record
    alone = [
        name for name in ("power", "place", "zone", "crisis") if name in type(record).__dataclass_fields__
    ]
    marked = {name for mark in Mark for name in fields_with(type(record), mark)}
    assert marked >= set(alone), f"{record.type} does not say what stands in {alone}"


@pytest.mark.parametrize("kind", sorted(door.ORDERS))
def test_orders_tell_of_places_where_places_are_named(kind: str) -> None:
    sample = sample_of(kind)
    for order in (sample.good, sample.bad):
        refusal = door.judge(View(sample.world, order.power), order)
        if isinstance(refusal, Refusal):
            check_fields(sample.world, dict(refusal.facts), kind)
    for record in door.execute(sample.world, Dice(7), BOOK, sample.good):
        check_fields(sample.world, to_jsonable_python(record), record.type)
        check_marks(sample.world, record)


@pytest.mark.parametrize("scenario", scenarios_played())
def test_a_chronicle_tells_of_places_where_places_are_named(scenario: str) -> None:
    campaign = Campaign(*load_scenario(scenario, 7, Settings()), last_turn=7)
    campaign.advance()
    for entry in campaign.chronicle.entries:
        check_fields(campaign.world, to_jsonable_python(entry.record), entry.record.type)
        check_marks(campaign.world, entry.record)


@pytest.mark.parametrize("word", sorted(RECORDS))
def test_fields_that_places_stand_in_are_marked_as_such(word: str) -> None:
    """The sentences and the marks agree on what is a place."""
    kind = RECORDS[word]
    hints, of_places = get_type_hints(kind), set(fields_with(kind, Mark.PLACE))
    ways = {name for name, hint in hints.items() if hint == tuple[int, ...]}  # from hex to hex
    assert OF_PLACES & set(hints) - ways == of_places
    assert not of_places & set(fields_with(kind, Mark.POWER))


def test_a_record_says_whom_it_concerns_and_where_it_happened() -> None:
    called = AllyCalled(
        war=1, name="a war", power="france", ally="bavaria", treaty=TreatyKind.DEFENSIVE_ALLIANCE,
        ally_index=3
    )  # fmt: skip
    assert called.names() == {"france", "bavaria"}
    assert (called.where(), called.affair()) == ("", -1)
    claim = ClaimRaised(power="austria", place="bosnia", owner="ottoman_empire")
    assert claim.names() == {"austria", "ottoman_empire"}
    assert claim.where() == "bosnia"
    paper = PaperSealed(crisis=5, title="a question", power="prussia", paper="draft")
    assert paper.names() == {"prussia"}
    assert paper.affair() == 5


def clashes(world: World) -> list[tuple[str, str, str]]:
    """Ids that a place and a power share, with the name of each."""
    powers = {facts.id: facts.name for facts in world.roster}
    era = world.facts.era
    return [(p.id, p.names[era], powers[p.id]) for p in world.map.places if p.id in powers]


@pytest.mark.parametrize("scenario", scenario_ids())
def test_an_id_that_two_share_gets_the_name_of_what_is_meant(scenario: str) -> None:
    world, _ = load_scenario(scenario, 7, Settings())
    presenter = Presenter(world)
    found = clashes(world)
    assert any(place != power for _, place, power in found)
    for name, place, power in found:
        told = presenter.record(ClaimRaised(power="austria", place=name, owner=name))
        assert place in told
        assert power in told
        assert presenter.refusal(refuse(Code.ALREADY_CLAIMED, place=name)).count(place) == 1
        shock = presenter.record(ShockFelt(powers=(name,), places=(name,), changes={}))
        assert place in shock
        assert power in shock


def test_the_aim_bosnia_is_a_province() -> None:
    world, _ = load_scenario("1815", 7, Settings())
    aim = Article(
        term=Term.CESSION, giver="ottoman_empire", taker="austria", place="bosnia", amount=0, quarters=0
    )
    told = Presenter(world).record(
        WarDeclared(
            war=1, name="a war", power="austria", target="ottoman_empire",
            casus=CasusBelli.CLAIM, aims=(aim,), attackers=("austria",),
            defenders=("ottoman_empire",), great_power_war=False,
        )
    )  # fmt: skip
    assert "Bosnia" in told
    assert "Herzegovina" not in told
