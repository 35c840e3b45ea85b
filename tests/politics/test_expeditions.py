"""Expeditions into others' war: what goes, what stays at home, and when it comes home."""

from __future__ import annotations

from game.ai.home import treasurer
from game.ai.seat import situation
from game.ai.staff.picture import Picture
from game.politics.home import will
from game.politics.war.outbreak import conquest
from game.politics.war.outbreak.titles import title_to_join
from game.politics.war.outsiders import expeditions, joining
from game.politics.war.outsiders.joining import ExpeditionRenewed, JoinWar
from game.politics.war.outsiders.warnings_and_calls import AllyCalled, CallAlly, check_call_ally
from game.rules.land.combat import Attack, check_attack
from game.rules.land.movement import Move, check_move
from game.rules.orders import Code
from game.words import CasusBelli, ExpeditionSize, Footing, JoinTitle, OverlordKind, Rank, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import Expedition, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, among, armed_row, at_war, every, fleet, given, refused, treaty

ALL, CORPS, FLEET = ExpeditionSize.ALL, ExpeditionSize.CORPS, ExpeditionSize.FLEET


def rising() -> tuple[World, War]:
    """Green rises against blue, its lord; red lies next to blue."""
    world = armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", red=4, green=2, blue=2)
    world.turn = 40
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind = BLUE, OverlordKind.CROWN_UNION
    for power in (RED, BLUE, WHITE):
        world.powers[power].rank = Rank.GREAT
    war = at_war(world, GREEN, BLUE)
    war.casus, war.start = CasusBelli.REBELLION, world.turn - 2
    return world, war


def test_a_bare_title_admits_to_either_side_and_costs_by_what_is_sent() -> None:
    lost = {}
    for beside in (BLUE, GREEN):
        for size in (CORPS, ALL):
            world, war = rising()
            before = world.powers[RED].standing
            given(world, JoinWar(RED, war.id, beside, size))
            assert war.side_of(RED) == war.side_of(beside)
            lost[beside, size] = before - world.powers[RED].standing
    assert 0 < lost[BLUE, CORPS] < lost[BLUE, ALL]
    assert lost[BLUE, ALL] == lost[GREEN, ALL]


def test_who_sends_more_later_pays_what_it_would_have_cost_at_once() -> None:
    lost = []
    for sizes in ((ALL,), (CORPS, ALL), (CORPS, ALL, CORPS)):
        world, war = rising()
        before = world.powers[RED].standing
        for size in sizes:
            given(world, JoinWar(RED, war.id, GREEN, size))
        lost.append(before - world.powers[RED].standing)
    assert lost[0] > 0
    assert set(lost) == {lost[0]}


def test_the_lords_call_is_a_title_that_costs_nothing() -> None:
    world, war = rising()
    assert check_call_ally(world, CallAlly(GREEN, war.id, RED)) is not None
    (called,) = every(given(world, CallAlly(BLUE, war.id, RED)), AllyCalled)
    assert not called.by_treaty
    assert war.invited == (RED,)
    assert refused(check_call_ally(world, CallAlly(BLUE, war.id, RED))) is Code.ALREADY_PROPOSED
    before = world.powers[RED].standing
    (joined,) = every(given(world, JoinWar(RED, war.id, BLUE, CORPS)), joining.WarJoined)
    assert joined.reason is JoinTitle.INVITATION
    assert world.powers[RED].standing == before


def test_what_was_not_sent_stays_at_home_and_still_guards_it() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    sent = war.expeditions[RED].forces
    own = [f for f in world.forces.values() if f.power == RED]
    assert 0 < len(sent) < len(own)
    view = View(world, RED)
    goes, stays = (next(f for f in own if (f.id in sent) is is_sent) for is_sent in (True, False))
    path = (goes.hex + 1, goes.hex + 2)
    step = path if int(world.controller[path[0]]) == RED else path[:1]
    assert refused(check_move(view, Move(RED, (stays.id,), step))) is Code.STAYS_HOME
    home = next(h for h in world.map.neighbours[stays.hex].tolist() if h >= 0 and world.controller[h] == RED)
    assert check_move(view, Move(RED, (stays.id,), (home,))) is None
    foe = next(f for f in world.forces.values() if f.power == BLUE)
    foe.hex = 2
    goes.hex = stays.hex = 1
    assert check_attack(View(world, RED), Attack(RED, (goes.id,), 2)) is None
    assert refused(check_attack(View(world, RED), Attack(RED, (stays.id,), 2))) is Code.STAYS_HOME
    at_war(world, RED, WHITE)  # a war of one's own elsewhere sends nobody into that of others
    assert refused(check_attack(View(world, RED), Attack(RED, (stays.id,), 2))) is Code.STAYS_HOME


def test_with_ships_alone_no_army_goes() -> None:
    world, war = rising()
    none = joining.check_join_war(world, JoinWar(RED, war.id, GREEN, FLEET))
    assert refused(none) is Code.NOTHING_TO_SEND
    fleet(world, RED, 0)
    given(world, JoinWar(RED, war.id, GREEN, FLEET))
    assert war.expeditions[RED].forces == ()
    assert expeditions.men_in(world, war, [RED], world.armies) == 0


def test_an_expedition_goes_home_when_its_time_is_over_unless_it_is_sent_anew() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, BLUE, CORPS))
    until = war.expeditions[RED].until
    assert refused(joining.check_join_war(world, JoinWar(RED, war.id, BLUE, CORPS))) is Code.ALREADY_AT_WAR
    world.turn = until - 1
    assert not expeditions.recall(world)
    world.powers[RED].envoys = 3
    twin = world.copy()
    (anew,) = every(given(twin, JoinWar(RED, war.id, BLUE, CORPS)), ExpeditionRenewed)
    assert anew.sent is CORPS
    assert twin.wars[war.id].expeditions[RED].until > until
    twin.turn = world.turn = until
    assert not expeditions.recall(twin)
    (home,) = among(expeditions.recall(world), expeditions.ExpeditionWentHome)
    assert home.power == "red"
    assert not war.side_of(RED)
    assert not war.is_over, "the quarrel goes on without it"


def test_what_an_expedition_took_it_leaves_to_whom_it_came_to_help() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, BLUE, ALL))
    place = next(int(p) for p in (world.places.owner == GREEN).nonzero()[0])
    world.controller[world.map.place == place] = RED
    world.turn = war.expeditions[RED].until
    expeditions.recall(world)
    assert set(world.controller[world.map.place == place].tolist()) == {BLUE}


def test_nobody_goes_home_before_a_great_power_that_has_come_in_against_him() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, BLUE, ALL))
    given(world, JoinWar(WHITE, war.id, GREEN, ALL))
    world.turn = war.expeditions[RED].until
    assert not expeditions.recall(world)
    assert war.side_of(RED)
    assert war.side_of(WHITE)


def test_an_ally_of_the_lord_is_bound_where_an_outsider_attacks_him_and_not_in_a_bare_rising() -> None:
    world, war = rising()
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, WHITE, BLUE)
    world.turn += 1
    war.start += 1
    bare = title_to_join(world, WHITE, war, BLUE)
    war.attackers.append(RED)
    war.expeditions = {RED: Expedition(ALL, 60)}
    assert bare is not JoinTitle.ALLIANCE
    assert title_to_join(world, WHITE, war, BLUE) is JoinTitle.ALLIANCE


def test_in_other_wars_everything_goes_and_without_an_end() -> None:
    world, war = rising()
    war.casus = CasusBelli.CONQUEST
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    given(world, JoinWar(RED, war.id, BLUE))
    assert not war.expeditions


def test_when_those_they_came_for_are_gone_the_outsiders_quarrel_is_over() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, GREEN, ALL))
    war.attackers.remove(GREEN)
    assert not expeditions.is_theirs(war)
    world.turn = war.expeditions[RED].until
    assert among(expeditions.recall(world), expeditions.ExpeditionWentHome)
    assert war.is_over


def test_who_sent_a_part_tires_less_and_need_not_mobilise() -> None:
    tired, footing = [], []
    for size in (CORPS, ALL):
        world, war = rising()
        given(world, JoinWar(RED, war.id, BLUE, size))
        desk = LoneDesk(world, RED)
        treasurer.mind_budget(desk, situation.read(desk.view))
        footing.append(world.powers[RED].footing)
        will.move_moods(world, Dice(7))
        tired.append(world.powers[RED].weariness)
    assert footing == [Footing.ALERT, Footing.MOBILISED]
    assert 0 < tired[0] < tired[1]


def test_the_staff_leads_those_who_were_sent_and_all_when_the_enemy_is_in_the_country() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    sent = set(war.expeditions[RED].forces)
    assert {f.id for f in Picture(View(world, RED)).own} == sent
    next(f for f in world.forces.values() if f.power == BLUE).hex = 1  # red's ground
    world.versions.forget()
    assert {f.id for f in Picture(View(world, RED)).own} > sent


def test_another_size_is_no_longer_stay_before_half_the_time_is_over() -> None:
    world, war = rising()
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    until = war.expeditions[RED].until
    world.turn += 1
    given(world, JoinWar(RED, war.id, GREEN, ALL))
    assert (war.expeditions[RED].size, war.expeditions[RED].until) == (ALL, until)
    world.turn = until - 1
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    assert war.expeditions[RED].until > until


def test_in_other_wars_a_corps_can_grow_and_nothing_shrinks() -> None:
    world, war = rising()
    war.casus = CasusBelli.CONQUEST
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    given(world, JoinWar(RED, war.id, BLUE, CORPS))
    assert refused(joining.check_join_war(world, JoinWar(RED, war.id, BLUE, FLEET)))
    (anew,) = every(given(world, JoinWar(RED, war.id, BLUE, ALL)), ExpeditionRenewed)
    assert (anew.sent, anew.step, anew.reason) == (ALL, "more", JoinTitle.ALLIANCE)
    assert anew.is_news()
    assert not war.expeditions, "all it has, and without an end"
    assert refused(joining.check_join_war(world, JoinWar(RED, war.id, BLUE, CORPS))) is Code.ALREADY_AT_WAR


def test_an_ally_with_an_army_owes_more_than_ships() -> None:
    lost = {}
    for size in (None, FLEET, CORPS):
        world, war = rising()
        war.casus = CasusBelli.CONQUEST
        fleet(world, RED, 0)
        treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
        war.start = world.turn
        if size is not None:
            given(world, JoinWar(RED, war.id, BLUE, size))
        world.turn = war.start + world.rules.politics.honour_quarters
        before = world.powers[RED].standing
        told = among(conquest.judge_allies(world, Dice(7)), conquest.AllyStayedAway)
        lost[size] = before - world.powers[RED].standing
        assert [record.ships for record in told] == {None: [False], FLEET: [True], CORPS: []}[size]
    assert lost[None] > lost[FLEET] > lost[CORPS] == 0


def test_who_changes_sides_in_a_war_breaks_his_word() -> None:
    lost = {}
    for turns in (False, True):
        world, war = rising()
        given(world, JoinWar(RED, war.id, BLUE, CORPS))
        world.turn = war.expeditions[RED].until
        expeditions.recall(world)
        world.powers[RED].envoys = 3
        before, trust = world.powers[RED].standing, int(world.beliefs.trust[BLUE, RED])
        beside = GREEN if turns else BLUE
        given(world, JoinWar(RED, war.id, beside, CORPS))
        lost[turns] = before - world.powers[RED].standing
        assert (int(world.beliefs.trust[BLUE, RED]) < trust) == turns
    assert lost[True] > lost[False], "to come back to a friend is the lesser change of mind"
    assert lost[True] >= world.rules.politics.dishonour_standing
