"""A campaign from a file is looked at before it goes on: what cannot be is found, what can is let be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.sound.meanings import ROWS, Meaning
from game.campaign.saving.sound.soundness import unsound, unsound_header
from game.campaign.seats import Seat
from game.politics.treaties.claims import ClaimProvince
from game.scenarios.load import load_scenario
from game.world.state.world import Settings, World
from tests.campaign.spoilt import BIDI, BROKEN, ESCAPE, ONE, OTHER, THIRD, copy_of, furnished
from tests.eras import scenarios_played


@pytest.fixture(scope="module")
def whole() -> Campaign:
    return furnished()


def test_one_of_everything_is_sound(whole: Campaign) -> None:
    assert unsound(whole) == ""


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_is_found(whole: Campaign, what: str) -> None:
    spoil, says = BROKEN[what]
    campaign = copy_of(whole)
    spoil(campaign)
    found = unsound(campaign)
    assert says in found, found
    assert found.isprintable()
    assert len(found) < 300


def test_who_gets_an_indemnity_may_spend_more_than_all_its_output(whole: Campaign) -> None:
    campaign = copy_of(whole)
    budget = campaign.world.powers[OTHER].budget
    assert budget is not None
    budget.welfare = 16_236
    assert unsound(campaign) == ""


def test_a_ring_of_overlords_is_found(whole: Campaign) -> None:
    campaign = copy_of(whole)
    kind = next(p.overlord_kind for p in campaign.world.powers if p.overlord_kind)
    for low, high in ((ONE, OTHER), (OTHER, THIRD), (THIRD, ONE)):
        campaign.world.powers[low].overlord, campaign.world.powers[low].overlord_kind = high, kind
    assert "above itself" in unsound(campaign)


# --- what is sound ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", scenarios_played())
@pytest.mark.parametrize(
    "chosen",
    [Settings(), Settings(simultaneous=True), Settings(sandbox=True)],
    ids=["open", "sealed", "sandbox"],
)
def test_every_step_of_a_campaign_is_sound(scenario: str, chosen: Settings) -> None:
    world, book = load_scenario(scenario, 7, chosen)
    people = dict.fromkeys(world.facts.policy_makers[:2], Seat.HUMAN)
    campaign = Campaign(world, book, people, last_turn=1)
    while not campaign.is_over:
        assert unsound(campaign) == ""
        if campaign.agenda and campaign.is_human(campaign.active):
            campaign.play_for(campaign.active)
        else:
            step = campaign.step
            while campaign.step == step and not (campaign.agenda and campaign.is_human(campaign.active)):
                campaign.tick()
                if campaign.is_over:
                    break
    assert unsound(campaign) == ""


def test_a_seat_that_has_ordered_under_seal_is_sound() -> None:
    world, book = load_scenario("1815", 7, Settings(simultaneous=True))
    person = world.facts.policy_makers[0]
    campaign = Campaign(world, book, {person: Seat.HUMAN})
    campaign.advance()
    place = next(i for i in range(world.map.land_count()) if world.places.owner[i] != person)
    campaign.submit(ClaimProvince(person, place))
    assert unsound(campaign) == ""


# --- the table is whole -----------------------------------------------------------------------------------


def kinds_in(hint: Any) -> Iterator[Any]:
    """The plain types that an annotation is made of."""
    origin = get_origin(hint)
    if origin is Annotated:
        yield from kinds_in(get_args(hint)[0])
    elif origin is Literal:
        return
    elif origin in (Union, UnionType) or get_args(hint):
        for inner in get_args(hint):
            yield from kinds_in(inner)
    elif hint is not Ellipsis:
        yield hint


#: Fields of the world that are no numbers of their own, or are looked at as tables.
ELSEWHERE = {"map", "rules", "facts", "roster", "settings", "phase", "controller", "places", "beliefs",
             "incidents", "lost"}  # fmt: skip


def needs_a_meaning(kind: type, name: str, hint: Any) -> bool:
    parts = list(kinds_in(hint))
    return (kind is not World or name not in ELSEWHERE) and any(
        part in (int, str) or (is_dataclass(part) and isinstance(part, type)) for part in parts
    )


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.__name__)
def test_every_number_and_text_of_the_state_and_of_orders_has_a_meaning(kind: type) -> None:
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    wanted = {f.name for f in fields(kind) if f.init and needs_a_meaning(kind, f.name, hints[f.name])}
    assert wanted <= set(ROWS[kind])
    assert set(ROWS[kind]) <= {f.name for f in fields(kind)}
    for field in fields(kind):
        for part in kinds_in(hints[field.name]) if field.name in wanted else ():
            if is_dataclass(part):
                assert part in ROWS, f"{kind.__name__}.{field.name} holds parts that nobody knows"


def test_every_meaning_is_used() -> None:
    used: set[Meaning] = set()
    for row in ROWS.values():
        for meaning in row.values():
            used |= set(meaning) if isinstance(meaning, tuple) else {meaning}
    assert used == set(Meaning)


# --- headers ----------------------------------------------------------------------------------------------

HEADER = {
    "magic": "concert-of-powers save", "format": 9, "scenario": "1815", "title": "Vienna", "turn": 3,
    "date": "1816-07-01", "seed": 7, "humans": ("Austrian Empire",), "sha256": "0" * 64,
}  # fmt: skip


def test_a_sound_header_is_let_be() -> None:
    assert unsound_header(HEADER) == ""
    assert unsound_header(HEADER | {"scenario": "Mein Szenario (2)", "title": "Венский конгресс"}) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"title": f"Vienna{BIDI}"}, {"title": ESCAPE}, {"title": "two\nlines"}, {"title": "x" * 1_000},
        {"scenario": "a\0b"}, {"scenario": ""}, {"scenario": "../1815"}, {"scenario": "x" * 201},
        {"scenario": "..\\1815"}, {"turn": -1}, {"turn": 10**12}, {"turn": "3"}, {"date": "tomorrow"},
        {"date": f"1816-07-01{ESCAPE}"}, {"seed": -1}, {"seed": 2**63}, {"humans": (ESCAPE,)},
        {"humans": "Austria"}, {"humans": ("Austria",) * 1_000}, {"format": 10**40},
        {"sources": [{"path": ESCAPE}]}, {"sources": {BIDI: 1}}, {"magic": object()},
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_shown_is_found(change: dict[str, object]) -> None:
    found = unsound_header(HEADER | change)
    assert found
    assert found.isprintable()


def test_what_is_no_header_is_found() -> None:
    assert unsound_header(None)
    assert unsound_header([1, 2])
