"""Effects on treaties: signed by few and joined by many, ended by nobody or by one who is held to account."""

from __future__ import annotations

from game.campaign.present import Presenter
from game.events.effects.treaties import Accede, EndTreaty, SignTreaty
from game.events.effects.void import EffectVoid
from game.politics.treaties.signing import TreatyEnded, TreatyJoined
from game.politics.war.outbreak.war import begin_war
from game.words import CasusBelli, Term, TreatyKind
from game.world.state.treaties import PeaceTerm, Treaty
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, four_neighbours

PACT = SignTreaty("treaty", TreatyKind.RENUNCIATION, ("red", "blue"), quarters=0, name="Pact")
GREEN_TOO = Accede("accede", "green", TreatyKind.RENUNCIATION, "red")
NOBODY = EndTreaty("end_treaty", TreatyKind.RENUNCIATION, ("red", "blue"))


def signed() -> World:
    world = four_neighbours()
    PACT.apply(world)
    GREEN_TOO.apply(world)
    return world


def pacts(world: World) -> list[Treaty]:
    return [t for t in world.treaties.values() if t.kind is TreatyKind.RENUNCIATION]


def why(told: list[object]) -> list[str]:
    return [record.reason for record in told if isinstance(record, EffectVoid)]


def test_who_accedes_is_bound_like_those_who_signed() -> None:
    world = four_neighbours()
    PACT.apply(world)
    (joined,) = among(GREEN_TOO.apply(world), TreatyJoined)
    assert (joined.power, joined.parties, joined.name) == ("green", ("red", "blue"), "Pact")
    assert "renunciation of war" in Presenter(world).record(joined)
    (pact,) = pacts(world)
    assert pact.parties == (RED, BLUE, GREEN)
    assert why([*GREEN_TOO.apply(world)]) == ["there_already"]


def test_nobody_accedes_to_what_is_not_there_or_to_its_enemies() -> None:
    world = four_neighbours()
    assert why([*GREEN_TOO.apply(world)]) == ["no_treaty"]
    PACT.apply(world)
    at_war(world, BLUE, GREEN)
    assert why([*GREEN_TOO.apply(world)]) == ["at_war"]


def test_what_one_owes_is_not_open_to_others() -> None:
    world = four_neighbours()
    SignTreaty("treaty", TreatyKind.GUARANTEE, ("red", "blue"), subject="blue").apply(world)
    assert why([*Accede("accede", "green", TreatyKind.GUARANTEE, "red").apply(world)]) == ["no_treaty"]


def test_ended_by_nobody_it_is_void_and_nobody_thinks_the_less_of_anybody() -> None:
    world = signed()
    before = world.beliefs.trust.copy()
    (ended,) = among(NOBODY.apply(world), TreatyEnded)
    assert (ended.how, ended.power) == ("void", "")
    assert (world.beliefs.trust == before).all()


def test_who_tears_it_up_is_trusted_less_and_the_others_keep_it() -> None:
    world = signed()
    before = int(world.beliefs.trust[BLUE, RED])
    torn = EndTreaty("end_treaty", TreatyKind.RENUNCIATION, ("red", "blue"), by="red")
    (ended,) = among(torn.apply(world), TreatyEnded)
    assert (ended.how, ended.power) == ("broken_by_one", "red")
    assert int(world.beliefs.trust[BLUE, RED]) < before
    assert [t.parties for t in pacts(world)] == [(BLUE, GREEN)]


def test_with_notice_it_binds_for_a_while_yet() -> None:
    world = signed()
    fair = EndTreaty("end_treaty", TreatyKind.RENUNCIATION, ("red", "blue"), by="red", notice=True)
    (ended,) = among(fair.apply(world), TreatyEnded)
    assert ended.how == "leaving"
    (pact,) = pacts(world)
    assert pact.leaving == {RED: world.turn + world.rules.politics.notice_quarters}


def test_only_a_party_ends_it() -> None:
    world = signed()
    stranger = EndTreaty("end_treaty", TreatyKind.RENUNCIATION, ("red", "blue"), by="white")
    assert why([*stranger.apply(world)]) == ["no_treaty"]
    assert WHITE not in pacts(world)[0].parties


def test_it_forbids_no_war_but_who_begins_one_has_broken_it() -> None:
    world = signed()
    aims = (PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=1, quarters=1),)
    _, told = begin_war(world, RED, BLUE, CasusBelli.INCIDENT, aims, RED)
    assert [(r.how, r.power) for r in among(told, TreatyEnded)] == [("broken_by_one", "red")]
    assert [t.parties for t in pacts(world)] == [(BLUE, GREEN)]


def test_who_comes_for_others_has_not() -> None:
    world = signed()
    begin_war(world, RED, BLUE, CasusBelli.GUARANTEE, (), RED)
    assert [t.parties for t in pacts(world)] == [(RED, BLUE, GREEN)]
