"""Wars over a rising that is over: who came in for it goes home, unless it has become a war of their own."""

from __future__ import annotations

from game.ai.war import yielding
from game.politics.crises.outcomes.pledges import call_pledges
from game.politics.war.ends import settlement
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.ends.stirring import footing
from game.politics.war.outsiders import outlived
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.outlived import RisingOutlived
from game.words import CasusBelli, PledgeSize, Position, Settlement, Term
from game.world.sight.view import View
from game.world.state.crises import Paper, Pledge
from game.world.state.treaties import Claim
from tests.ai.risingkit import ALL, CORPS, FLEET, Rising, decided, rising
from tests.kit import BLUE, GREEN, RED, WHITE, among, fleet, given


def put_down(*, white: bool = False) -> Rising:
    """Red came in beside the rebels (and white beside the lord); now the lord holds all that was theirs."""
    case = rising()
    world, war = case.world, case.war
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    if white:
        given(world, JoinWar(WHITE, war.id, BLUE, CORPS))
    world.powers[GREEN].start_places = 0
    for place in (world.places.owner == GREEN).nonzero()[0]:
        world.controller[world.map.place == int(place)] = BLUE
    world.versions.forget()
    settlement.end_risings(world)
    assert not world.powers[GREEN].exists
    assert not war.is_over, "red is still there"
    return case


def test_who_came_to_rebels_that_were_put_down_goes_home_at_once_without_terms() -> None:
    case = put_down()
    found = outlived.settle(case.world)
    (told,) = among(found, RisingOutlived)
    assert told.upshot == "home"
    (peace,) = among(found, PeaceSigned)
    assert [article.term for article in peace.terms] == [Term.STATUS_QUO]
    assert case.war.is_over


def test_so_does_who_came_to_a_lord_when_the_rebels_make_peace_with_him_or_he_is_no_more() -> None:
    for gone in (BLUE, GREEN):
        case = rising()
        given(case.world, JoinWar(RED, case.war.id, BLUE if gone == BLUE else GREEN, CORPS))
        case.war.camp_of(gone).remove(gone)
        assert among(outlived.settle(case.world), RisingOutlived)
        assert case.war.is_over


def test_a_rising_whose_own_parties_fight_on_is_left_alone() -> None:
    case = rising()
    given(case.world, JoinWar(RED, case.war.id, GREEN, ALL))
    given(case.world, JoinWar(WHITE, case.war.id, BLUE, ALL))
    assert not outlived.settle(case.world)


def test_where_one_holds_land_of_the_other_it_is_a_war_of_their_own_with_aims_of_its_own() -> None:
    case = put_down()
    world, war = case.world, case.war
    place = next(int(p) for p in (world.places.owner == BLUE).nonzero()[0] if p != world.powers[BLUE].capital)
    world.controller[world.map.place == place] = RED
    world.versions.forget()
    twin = world.copy()
    twin.claims.append(Claim(RED, place, 10_000))
    for told in (among(outlived.settle(w), RisingOutlived)[0] for w in (world, twin)):
        assert told.upshot == "own"
    assert not war.is_over
    assert not war.expeditions, "nothing is held back any more"
    assert (war.casus, war.aims) == (CasusBelli.ALLIANCE, ())
    other = twin.wars[war.id]
    assert other.casus is CasusBelli.CLAIM
    assert [(aim.term, aim.place) for aim in other.aims] == [(Term.CESSION, place)]
    assert not outlived.settle(world)


def test_great_powers_that_met_there_fight_on_only_until_arms_rest() -> None:
    case = put_down(white=True)
    world, war = case.world, case.war
    war.footing, war.stirred = footing(world, war), world.turn
    assert not outlived.settle(world)
    world.turn += world.rules.politics.expedition.rest
    assert among(outlived.settle(world), RisingOutlived)[0].upshot == "home"
    assert war.is_over


def test_who_is_left_alone_in_it_has_not_the_heart_of_a_rebel() -> None:
    case = rising()
    fleet(case.world, RED, 0)
    given(case.world, JoinWar(RED, case.war.id, GREEN, FLEET))
    eager = [yielding.eagerness(View(case.world, RED), RED, case.war)]
    case.war.attackers.remove(GREEN)
    eager.append(yielding.eagerness(View(case.world, RED), RED, case.war))
    assert eager[0] < eager[1]


def test_a_pledge_of_a_contingent_brings_a_corps_into_others_rising() -> None:
    sent = {}
    for size in (PledgeSize.CONTINGENT, PledgeSize.FULL):
        case = rising()
        decided(case, Settlement.INDEPENDENCE, -1, BLUE)
        crisis = case.world.crises[1]
        crisis.pledges = {RED: Pledge(size, Position.FOR)}
        crisis.sealed = {RED: Paper(honours=True)}
        call_pledges(case.world, crisis, case.war)
        assert case.war.side_of(RED) == case.war.side_of(GREEN)
        sent[size] = case.war.expeditions[RED].size
    assert sent == {PledgeSize.CONTINGENT: CORPS, PledgeSize.FULL: ALL}
