"""Before an affair comes to the table a court can be asked where it would stand; only the two hear of it."""

from __future__ import annotations

from game.ai.crises import bargaining
from game.campaign import door
from game.campaign.agenda.stands import stands
from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.seats import Seat
from game.politics.crises.seats.soundings import SoundedOut, SoundOut
from game.rules.orders import Code, Refusal
from game.words import CrisisStep, Phase
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE
from tests.samples import BOOK, quarrel


def before_the_table(*people: int) -> tuple[Campaign, World, int]:
    """A quarrel between green and blue in the phase of politics, red to move."""
    world, crisis = quarrel(CrisisStep.TENSION)
    world.phase, world.round = Phase.POLITICS, 0
    seats = dict.fromkeys(people, Seat.HUMAN)
    return Campaign(world, BOOK, seats, juncture=Juncture(agenda=(RED,))), world, crisis.id


def code(answer: object) -> Code | None:
    return answer.code if isinstance(answer, Refusal) else None


def test_a_court_says_what_its_cabinet_would_do_and_an_envoy_is_gone() -> None:
    campaign, world, crisis = before_the_table(RED)
    envoys = world.powers[RED].envoys
    campaign.submit(SoundOut(RED, WHITE, crisis))
    assert campaign.world.powers[RED].envoys == envoys - 1
    (stand,) = stands(campaign, RED)
    position, reasons = bargaining.position_on(campaign.view_of(WHITE), campaign.world.crises[crisis])
    assert (stand.power, stand.position, stand.reasons) == (WHITE, position, tuple(reasons))


def test_nobody_else_hears_of_it() -> None:
    campaign, _, crisis = before_the_table(RED)
    campaign.submit(SoundOut(RED, WHITE, crisis))
    (record,) = [e.record for e in campaign.chronicle.entries if isinstance(e.record, SoundedOut)]
    assert record.readable_by("red")
    assert record.readable_by("white")
    assert not record.readable_by("blue")
    assert stands(campaign, WHITE) == []


def test_what_was_said_holds_for_the_quarter() -> None:
    campaign, _, crisis = before_the_table(RED)
    campaign.submit(SoundOut(RED, WHITE, crisis))
    campaign.world.turn += 1
    assert stands(campaign, RED) == []


def test_parties_outsiders_and_the_poor_in_envoys_are_not_asked() -> None:
    _, world, crisis = before_the_table(RED)
    assert code(door.judge(View(world, RED), SoundOut(RED, GREEN, crisis))) is Code.NOTHING_TO_DO
    assert code(door.judge(View(world, RED), SoundOut(RED, BLUE, crisis))) is Code.NOTHING_TO_DO
    assert code(door.judge(View(world, RED), SoundOut(RED, WHITE, crisis + 1))) is Code.NO_SUCH_CRISIS
    world.powers[RED].envoys = 0
    assert code(door.judge(View(world, RED), SoundOut(RED, WHITE, crisis))) is Code.NO_ENVOYS


def test_a_person_is_asked_over_the_table_and_not_by_an_envoy() -> None:
    campaign, _, crisis = before_the_table(RED, WHITE)
    assert code(campaign.submit(SoundOut(RED, WHITE, crisis))) is Code.PLAYED_BY_A_PERSON
