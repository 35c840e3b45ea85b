"""What the chronicle says is so, and reads as people speak: of regret, ends of wars, names in the plural."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.campaign.present import Presenter
from game.events.effects.bonds import OverlordChanged, SetOverlord
from game.events.effects.war import EndWar
from game.events.engine import EventHappened, OptionChosen
from game.politics.crises.crises import ConferenceCalled, CrisisOpened, UltimatumSent
from game.politics.crises.outcomes.decisions import UltimatumAnswered
from game.politics.treaties.claims import ClaimRaised
from game.politics.treaties.signing import TreatySigned, ending
from game.politics.war.consequences.passing import ProvinceCeded
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak.conquest import AllyStayedAway
from game.politics.war.outbreak.war import Article, begin_war
from game.politics.war.outsiders.joining import WarJoined
from game.politics.war.outsiders.warnings_and_calls import AllyCalled, CallRefused
from game.rules.land.occupation import PlaceLiberated
from game.scenarios.load import load_scenario
from game.words import Cabinet, CasusBelli, JoinTitle, OverlordKind, Settlement, Term, TreatyKind
from game.world.records import Record
from game.world.state.world import Settings, World
from tests.kit import BLUE, RED, among, small_world, treaty

QUO = (Article(term=Term.STATUS_QUO, giver="", taker="", place="", amount=0, quarters=0),)


@pytest.fixture(scope="module")
def of_1815() -> Presenter:
    return Presenter(load_scenario("1815", 1, Settings())[0])


def peace(upshot: Any, terms: tuple[Article, ...] = QUO) -> PeaceSigned:
    return PeaceSigned(
        war=1, name="Polish War", first=("poland",), second=("russia",), terms=terms, standing={},
        war_over=True, upshot=upshot,
    )  # fmt: skip


def decided(settlement: Settlement) -> UltimatumSent:
    return UltimatumSent(
        crisis=1, title="Q", addressed=("prussia",), settlement=settlement, terms=QUO, by_conference=True
    )


def disarmed(men: int) -> tuple[Article, ...]:
    return (Article(term=Term.DISARMAMENT, giver="egypt", taker="", place="", amount=men, quarters=0),)


def answered(answer: Any) -> UltimatumAnswered:
    return UltimatumAnswered(crisis=1, title="Q", complied=("austria",), defied=(), answer=answer)


def under(change: Any) -> OverlordChanged:
    return OverlordChanged(power="poland", overlord="russia", bond="suzerain", change=change)


def asked(subject: str, title: str, text: str) -> EventHappened:
    return EventHappened(event="e", title=title, text=text, subject=subject, asked="", options=())


#: A record, and what its sentence has and has not.
TOLD: list[tuple[Record, str, str]] = [
    (decided(Settlement.SATISFACTION), "words of regret", "everybody keeps"),
    (decided(Settlement.WITHDRAWAL), "armies go home", "everybody keeps"),
    (decided(Settlement.STATUS_QUO), "the demand is refused", "regret"),
    (peace("rising"), "the rising has won nothing", "everybody keeps"),
    (peace("withdrawn"), "march out", "everybody keeps"),
    (peace("fruitless"), "nobody has won anything", "everybody keeps"),
    (peace("reached"), "has come about", "everybody keeps"),
    (peace("terms", disarmed(0)), "the whole army of Egypt goes home", "0 men"),
    (peace("terms", disarmed(9_000)), "9,000 men", "whole army"),
    (answered("yielded"), "gives way to the ultimatum", "decision"),
    (answered("heeded"), "the decision", "gives way"),
    (under("looser"), "in name only", "now stands under"),
    (under("born"), "By right", "now stands under"),
    (under("come"), "now stands under", "name only"),
    (WarJoined(war=1, power="thuringian_duchies", beside="austria", reason=JoinTitle.ALLIANCE,
               with_subjects=(), name="Austrian War"), "Duchies enter the Austrian War", "enters"),
    (WarJoined(war=1, power="saxony", beside="austria", reason=JoinTitle.ALLIANCE, with_subjects=()),
     "Saxony enters the war", "nobody"),
    (AllyStayedAway(war=1, power="baden", ally="austria", treaty=TreatyKind.DEFENSIVE_ALLIANCE,
                    name="Austrian War"), "stays out of the Austrian War", "does not come"),
    (OptionChosen(event="e", title="Revolution in {papal_states}", power="papal_states", option="o",
                  label="Give way", by_default=False),
     "Revolution in the Papal States: the Papal States decide. Give way", "decides"),
    (asked("austria", "Revolution in {austria}", "{austria} burns: the fever has reached {austria}."),
     "Revolution in the Austrian Empire. The Austrian Empire burns: the fever has reached the Austrian", "{"),
    (ClaimRaised(power="russia", place="moldavia", owner="moldavia"), "the land of Moldavia", "from"),
    (ConferenceCalled(crisis=1, title="Q", power="sardinia", body="", seats=("france", "sardinia")),
     "calls France to a conference", "Kingdom of Sardinia to"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "has", "has_not"), TOLD)
def test_a_sentence_says_what_came_about(of_1815: Presenter, record: Record, has: str, has_not: str) -> None:
    told = of_1815.record(record)
    assert has in told
    assert has_not not in told


def two_at_war(casus: CasusBelli = CasusBelli.CLAIM) -> World:
    world = small_world("....\n....", "AABB\nAABB", {"B": "blue"})
    begin_war(world, RED, BLUE, casus, (), aggressor=-1)
    return world


def upshot_of(world: World, *, reached: bool | None = None) -> str:
    (told,) = among(EndWar("peace", "red", "blue", reached=reached).apply(world), PeaceSigned)
    return told.upshot


def test_a_peace_that_gives_nothing_tells_what_it_leaves() -> None:
    assert upshot_of(two_at_war()) == "fruitless"
    assert upshot_of(two_at_war(), reached=True) == "reached"
    held = two_at_war()
    held.controller[held.map.place == 1] = RED
    held.places.occupied_since[1] = held.turn
    assert upshot_of(held) == "withdrawn"
    world = small_world("....\n....", "AABB\nAABB", {"B": "blue"})
    world.powers[RED].overlord, world.powers[RED].overlord_kind = BLUE, OverlordKind.SUZERAIN
    begin_war(world, RED, BLUE, CasusBelli.REBELLION, (), aggressor=-1)
    assert upshot_of(world) == "rising"


def test_who_is_released_from_a_peace_is_named() -> None:
    world = two_at_war()
    limit = treaty(world, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE)
    told = Presenter(world).record(ending(world, limit, RED, "released"))
    assert "Red releases Blue" in told


def test_a_bond_to_the_same_lord_is_looser_or_tighter() -> None:
    world = small_world("....\n....", "AABB\nAABB", {"B": "blue"})

    def changed(bond: OverlordKind) -> str:
        (told,) = among(SetOverlord("overlord", "blue", "red", bond).apply(world), OverlordChanged)
        return told.change

    assert changed(OverlordKind.CROWN_UNION) == "come"
    assert changed(OverlordKind.SUZERAIN) == "looser"
    assert changed(OverlordKind.CROWN_UNION) == "tighter"


def test_a_peace_tells_of_the_truce_it_makes(of_1815: Presenter) -> None:
    """Records of old say nothing of one."""
    assert of_1815.record(replace(peace("fruitless"), truce=20)).endswith(
        "nobody has won anything. A truce binds them for 20 quarters."
    )
    assert of_1815.record(peace("fruitless")).endswith("nobody has won anything.")


def test_a_title_that_ends_its_sentence_ends_it_alone(of_1815: Presenter) -> None:
    assert of_1815.record(asked("", "Whose is Schleswig?", "Rise!")).endswith("Whose is Schleswig? Rise!")


def demanded(
    term: Term, taker: str = "russia", giver: str = "ottoman_empire", place: str = ""
) -> CrisisOpened:
    article = Article(term=term, giver=giver, taker=taker, place=place, amount=0, quarters=0)
    return CrisisOpened(
        crisis=1, title="Q", challenger="russia", defender="ottoman_empire", casus=CasusBelli.CLAIM,
        demands=(article,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        (demanded(Term.CESSION, place="adjara"), "demands Batum from the Ottoman Empire."),
        (demanded(Term.NOTE), "demands words of regret from the Ottoman Empire."),
        (demanded(Term.INDEPENDENCE), "demands freedom from the Ottoman Empire."),
        (demanded(Term.INDEPENDENCE, "greece"), "demands the freedom of Greece from the Ottoman Empire."),
        (
            demanded(Term.CESSION, "greece", place="morea"),
            "demands Morea (the Ottoman Empire) for Greece from",
        ),
        (demanded(Term.ANNEXATION, giver="moldavia"), "demands all of Moldavia from the Ottoman Empire."),
    ],
)
def test_a_demand_says_what_is_asked_for_and_not_that_it_has_come_about(
    of_1815: Presenter, opened: CrisisOpened, words: str
) -> None:
    assert words in of_1815.record(opened)


@pytest.mark.parametrize("term", Term)
def test_whatever_can_be_asked_for_has_its_words(of_1815: Presenter, term: Term) -> None:
    demand = demanded(term, place="adjara")
    article = replace(demand.demands[0], cabinet=Cabinet.REFORMIST, pact=TreatyKind.ACCESS)
    words = of_1815.record(replace(demand, demands=(article,)))
    assert "from the Ottoman Empire" in words
    assert "expresses" not in words


def test_nobody_gives_conquest_as_his_ground(of_1815: Presenter) -> None:
    bare = replace(demanded(Term.CESSION, place="adjara"), casus=CasusBelli.CONQUEST)
    assert (
        of_1815.record(bare)
        == "Q: the Russian Empire demands Batum from the Ottoman Empire, and gives no ground."
    )


def test_an_ultimatum_asks_and_a_decision_tells(of_1815: Presenter) -> None:
    own = UltimatumSent(
        crisis=1, title="Q", addressed=("ottoman_empire",), settlement=Settlement.ARTICLES,
        terms=demanded(Term.NOTE).demands, by_conference=False,
    )  # fmt: skip
    assert of_1815.record(own) == "Q: an ultimatum asks the Ottoman Empire for words of regret."


def test_who_takes_his_own_land_back_takes_it_for_nobody_else(of_1815: Presenter) -> None:
    def back(by: str) -> str:
        return of_1815.record(
            PlaceLiberated(place="adjara", by=by, was="russia", owner="ottoman_empire", hexes=1)
        )

    own = PlaceLiberated(place="saxony", by="saxony", was="prussia", owner="saxony", hexes=1)
    assert of_1815.record(own) == "Saxony takes its own land back."
    given = ProvinceCeded(place="saxony", giver="saxony", taker="prussia")
    assert of_1815.record(given) == "Saxony cedes its own land to Prussia."
    assert given.is_news()
    assert not replace(given, apart=False).is_news(), "what a peace tells is told once"
    assert back("ottoman_empire") == "The Ottoman Empire takes Batum back."
    assert back("france") == "France takes Batum back for the Ottoman Empire."


def test_a_treaty_with_a_name_is_called_by_it(of_1815: Presenter) -> None:
    def signed(name: str) -> str:
        return of_1815.record(
            TreatySigned(treaty=1, kind=TreatyKind.NON_AGGRESSION, parties=("france", "spain"), name=name)
        )

    assert signed("") == "France and Spain sign a treaty: non-aggression."
    assert signed("Family Pact") == "France and Spain sign a treaty, “Family Pact” (non-aggression)."


def test_a_call_to_uphold_a_common_peace_names_no_truce(of_1815: Presenter) -> None:
    called = AllyCalled(
        war=1, name="the war", power="sardinia", ally="netherlands", treaty=TreatyKind.TRUCE, ally_index=1
    )
    refused = CallRefused(
        war=1, name="the war", power="netherlands", ally="sardinia", treaty=TreatyKind.TRUCE
    )
    away = AllyStayedAway(
        war=1, name="the war", power="netherlands", ally="sardinia", treaty=TreatyKind.TRUCE
    )
    for record in (called, refused, away, replace(away, ships=True)):
        assert "peace" in of_1815.record(record)
        assert "truce" not in of_1815.record(record)
    bound = of_1815.record(replace(called, treaty=TreatyKind.GUARANTEE))
    assert "under their treaty (guarantee)" in bound
