"""The conference table: scenes with hotspots, who sits where, what papers are called, what is foretold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pygame
import pytest

from game.campaign.books.chronicle import Entry
from game.politics.bodies.voting import Result as Outcome
from game.politics.crises.conference import PledgeForce
from game.politics.crises.crises import CallConference
from game.politics.crises.outcomes.armistice import ArmsAsked
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outsiders.joining import JoinWar
from game.ui.screens.actions import Give, ShowWar
from game.ui.screens.base import Push, Result, Screen
from game.ui.screens.play.atlas import outliner
from game.ui.screens.play.diplomacy.peace import WarScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.sitting import BEAT, Heap, SittingScreen
from game.ui.screens.play.table import ballot, naming, provisos, swing
from game.ui.screens.play.table.reading import ASKED, ASKS, Reading, best_of, read_table, signers
from game.ui.screens.play.table.screen import TableScreen
from game.ui.text import say
from game.ui.widgets.easel import Easel
from game.ui.widgets.rows import Action, Hotspot, Look, Panel
from game.words import (
    CasusBelli,
    CrisisStep,
    ExpeditionSize,
    Phase,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
    Term,
    Vote,
)
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import PeaceTerm, War
from tests.kit import at_war
from tests.ui.screenkit import Person, at_desk, power_of


@dataclass(frozen=True, slots=True)
class Press(Action):
    """Something in a scene."""

    name: str


class Painted(Screen):
    """Two spots that can be pressed and one that cannot."""

    def __init__(self, person: Person) -> None:
        super().__init__(person.app.context)
        self.pressed: list[str] = []
        easel = Easel((300, 200), self.context.palette, self.context.px)
        easel.write("Here and there", (150, 10), (240, 230, 210))
        easel.spot("left", pygame.Rect(10, 60, 80, 60), Press("left"), key="ctrl+1", tip="at the left")
        easel.spot("right", pygame.Rect(110, 60, 80, 60), Press("right"))
        easel.spot("off", pygame.Rect(210, 60, 80, 60), Press("off"), is_on=False)
        self.scene = easel.scene()

    def panels(self) -> Sequence[Panel]:
        return (Panel("scene", (40, 40, 300, 200), (self.scene,), look=Look.BARE),)

    def on(self, action: Action, value: object) -> Result:
        assert isinstance(action, Press)
        self.pressed.append(action.name)
        return None


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    person = at_desk(tmp_path_factory.mktemp("saves"), "austria")
    yield person
    person.close()


@pytest.fixture
def crisis(person: Person) -> Iterator[Crisis]:
    """France asks Sardinia for Nice and for money, and the powers sit; Russia has promised its voice."""
    world = person.session.campaign.world
    france, sardinia = power_of(person, "france"), power_of(person, "sardinia")
    nice = next(p.index for p in world.map.places if p.id == "nice")
    terms = (PeaceTerm(Term.CESSION, sardinia, france, nice),)
    found = Crisis(
        world.take_id(), "Question of Nice", world.turn, france, sardinia, CasusBelli.CLAIM, terms,
        step=CrisisStep.CONFERENCE,
    )  # fmt: skip
    found.positions = {power_of(person, "russia"): Position.AGAINST}
    found.pledges = {power_of(person, "russia"): Pledge(PledgeSize.CONTINGENT, Position.AGAINST)}
    was = world.phase, world.round
    world.crises[found.id] = found
    world.phase, world.round = Phase.CONFERENCE, 1
    yield found
    del world.crises[found.id]
    world.phase, world.round = was


def reading(person: Person, crisis: Crisis, *people: int) -> Reading:
    return read_table(person.session.view, crisis.id, people)


def test_tab_walks_a_scene_and_enter_presses(person: Person) -> None:
    screen = Painted(person)
    person.app.follow(Push(screen))
    person.frames(2)
    person.walk_to(Press("right"))
    person.press("return", "ctrl+1")
    person.click_on(Press("left"))
    person.click_on(Press("off"))
    person.walk_to(Press("off"))
    person.press("return")
    assert screen.pressed == ["right", "left", "left"]
    assert person.app.gui.tip_at((40 + 20, 40 + 80)) == "at the left"
    assert "Here and there" in person.app.gui.strings()
    assert all(isinstance(spot, Hotspot) for spot in screen.scene.spots)
    person.press("escape")


def test_seats_lie_from_who_asks_to_who_is_asked(person: Person, crisis: Crisis) -> None:
    chairs = reading(person, crisis).chairs
    assert (chairs[0].power, chairs[0].place) == (crisis.challenger, ASKS)
    assert (chairs[-1].power, chairs[-1].place) == (crisis.defender, ASKED)
    assert [c.place for c in chairs] == sorted(c.place for c in chairs)
    russia = next(c for c in chairs if c.power == power_of(person, "russia"))
    assert not russia.expected
    assert (russia.stand, russia.tokens) == (Position.AGAINST, 3)


def test_nothing_is_foretold_of_a_person(person: Person, crisis: Crisis) -> None:
    britain = power_of(person, "britain")
    told = next(c for c in reading(person, crisis).chairs if c.power == britain)
    silent = next(c for c in reading(person, crisis, britain).chairs if c.power == britain)
    assert told.expected
    assert told.stand is not None
    assert (silent.expected, silent.stand, silent.tokens) == (False, None, 0)
    draft = possible_settlements(person.session.view, crisis)[0]
    assert signers(person.session.view, crisis, draft, {britain})[britain] is None


def test_no_two_papers_bear_one_title(person: Person, crisis: Crisis) -> None:
    session, me = person.session, person.session.seat
    pays = PeaceTerm(Term.INDEMNITY, crisis.defender, crisis.challenger, amount=400, quarters=12)
    drafts = [*possible_settlements(session.view, crisis), Draft(Settlement.INDEMNITY, (pays,), proposer=me)]
    half = Draft(Settlement.INDEMNITY, (replace(pays, amount=200),), proposer=me)
    twice = Draft(Settlement.PARTITION, crisis.demands, proposer=me)
    names = naming.titles(session, crisis, [*drafts, half, twice])
    assert len(set(names)) == len(names)
    amends = Draft(Settlement.SATISFACTION, (PeaceTerm(Term.STATUS_QUO),))
    assert any(crisis.title in line for line in naming.articles(session, crisis, amends))


def test_the_best_paper_lies_in_hand_and_a_gesture_moves_somebody(person: Person, crisis: Crisis) -> None:
    view, found = person.session.view, reading(person, crisis)
    assert 0 <= best_of(found.papers) < len(found.papers)
    for chosen in range(len(found.papers)):
        gestures = swing.gestures(view, found, chosen, PledgeSize.NONE, (), has_bridge=False)
        assert len(gestures) <= swing.MOST
        for gesture in gestures:
            if gesture.way is swing.Way.OTHER:
                assert swing.ORDER.index(gesture.becomes) > swing.ORDER.index(gesture.was)


def test_a_person_ties_a_promise_to_a_condition_and_sees_what_others_tied_theirs_to(
    person: Person, crisis: Crisis
) -> None:
    """In the first sitting at once, in the last with the Yes; a voice is tied to nothing."""
    russia, me = power_of(person, "russia"), person.session.seat
    crisis.pledges[russia] = replace(crisis.pledges[russia], only_if=Proviso.UNANIMOUS)
    chair = next(c for c in reading(person, crisis).chairs if c.power == russia)
    assert provisos.told(chair.promise) == say("table_only_told_unanimous")
    crisis.pledges[me] = Pledge(PledgeSize.SANCTIONS, Position.AGAINST)
    screen = TableScreen(person.session, crisis.id)
    person.app.follow(Push(screen))
    person.frames(2)
    tied = PledgeForce(me, crisis.id, PledgeSize.SANCTIONS, Position.MEDIATE, only_if=Proviso.NO_GAIN)
    person.walk_to(Give(tied))
    person.press("escape")
    for size, bound in ((PledgeSize.VOICE, Proviso.NONE), (PledgeSize.SANCTIONS, Proviso.ATTACKED)):
        yes = ballot.ballot(person.session, crisis, 0, size, Proviso.ATTACKED)
        assert isinstance(yes, VoteSettlement)
        assert yes.only_if is bound


def test_the_land_is_lit_and_left_free_and_dark_again_after(person: Person, crisis: Crisis) -> None:
    atlas = person.session.atlas
    before = atlas.camera.view(), dict(atlas.highlights)
    screen = TableScreen(person.session, crisis.id)
    person.app.follow(Push(screen))
    person.frames(2)
    assert atlas.highlights
    nice = crisis.demands[0].place
    at = atlas.camera.of_hex(person.session.view.map.places[nice].centre)
    assert pygame.Rect(screen.free()).collidepoint(at)
    assert not person.app.gui.covers(at)
    person.press("escape")
    assert (atlas.camera.view(), dict(atlas.highlights)) == before


def test_a_vote_for_another_paper_is_told_as_that(person: Person) -> None:
    world = person.session.campaign.world
    record = ConferenceSat(
        crisis=1, title="Question of Nice", settlement=Settlement.STATUS_QUO,
        votes={"austria": Vote.FOR, "prussia": Vote.ABSTAIN, "russia": Vote.ABSTAIN},
        elsewhere={"prussia": Settlement.CESSION}, result=Outcome.LOST, blockers=(),
    )  # fmt: skip
    told = person.session.presenter.record(record)
    prussia, russia = (world.roster[queries.power_of(world, p)].name for p in ("prussia", "russia"))
    assert f"for “Cession” instead: {prussia}" in told
    assert russia in told.split("gave no voice", 1)[1]
    assert prussia not in told.split("gave no voice", 1)[1].split(";")[0]


def test_sealed_papers_open_one_by_one_and_a_key_shows_them_all(person: Person, crisis: Crisis) -> None:
    session, world = person.session, person.session.campaign.world
    names = ("france", "russia", "britain", "austria")
    votes = dict.fromkeys(names, Vote.FOR) | {"russia": Vote.AGAINST, "britain": Vote.ABSTAIN}
    record = ConferenceSat(
        crisis=crisis.id, title=crisis.title, settlement=Settlement.STATUS_QUO, votes=votes,
        elsewhere={"britain": Settlement.PLEBISCITE}, result=Outcome.CARRIED, blockers=(),
    )  # fmt: skip
    (told,) = occasions(session, [Entry(world.turn, 1, record)])
    options, session.context.options = session.context.options, replace(session.context.options, animation=1)
    screen = SittingScreen(session, told, record)
    person.app.follow(Push(screen))
    person.frames(2)
    assert [b.heap for b in screen.ballots] == [Heap.FOR, Heap.AGAINST, Heap.OTHER, Heap.FOR]
    assert screen.ballots[-1].power == session.seat
    assert screen.opened == 0
    screen.update(BEAT * 1.5)
    assert screen.opened == 1
    person.press("space")
    assert screen.is_open
    assert any("decided" in text for text in person.app.gui.strings())
    person.press("space")
    assert person.screen is not screen
    session.context.options = options


def test_only_a_war_that_may_be_entered_waits_for_an_answer(person: Person, crisis: Crisis) -> None:
    session, world = person.session, person.session.campaign.world
    war = War(world.take_id(), "A war of others", world.turn, [power_of(person, "portugal")],
              [power_of(person, "spain")], CasusBelli.CLAIM, (), -1)  # fmt: skip
    world.wars[war.id] = war
    waiting = [item.action for item in outliner.alerts(session, person.world.command)]
    may_join = any(
        not session.why_not(JoinWar(session.seat, war.id, side[0])) for side in (war.attackers, war.defenders)
    )
    assert (ShowWar(war.id) in waiting) == may_join
    person.app.follow(Push(WarScreen(session, war.id)))
    person.frames(2)
    told = [text for text in person.app.gui.strings() if "ours to decide" in text]
    assert bool(told) or may_join or not session.why_not(CallConference(session.seat, war=war.id))
    person.press("escape")
    del world.wars[war.id]


def test_a_person_chooses_how_much_goes_before_entering_a_rising(person: Person) -> None:
    session, world = person.session, person.session.campaign.world
    lord, rebel = power_of(person, "ottoman_empire"), power_of(person, "serbia")
    war = War(world.take_id(), "A rising", world.turn, [rebel], [lord], CasusBelli.REBELLION, (), -1)
    world.wars[war.id] = war
    person.app.follow(Push(WarScreen(session, war.id)))
    person.frames(2)
    person.press("s")
    assert "no army" in " ".join(person.app.gui.strings())
    person.press("p")
    told = " ".join(person.app.gui.strings())
    assert "stays at home" in told
    assert "goes home in" in told
    person.mean("2")
    assert war.expeditions[session.seat].size is ExpeditionSize.CORPS
    assert "Your expedition" in " ".join(person.app.gui.strings())
    person.press("escape")
    del world.wars[war.id]


@pytest.mark.parametrize("kind", list(Settlement))
def test_a_paper_that_gives_nothing_has_words_whatever_its_kind(
    person: Person, crisis: Crisis, kind: Settlement
) -> None:
    empty = Draft(kind, (PeaceTerm(Term.STATUS_QUO),), proposer=crisis.challenger)
    assert all(naming.articles(person.session, crisis, empty))
    assert naming.title(person.session, crisis, empty)


def test_who_fights_sits_beside_his_party_with_his_men_and_hears_of_the_armistice(
    person: Person, crisis: Crisis
) -> None:
    """Austria fights beside Sardinia; what it is told comes in order: the vote, then the peace."""
    world, session, me = person.session.campaign.world, person.session, person.session.seat
    war = at_war(world, crisis.challenger, (crisis.defender, me))
    crisis.war, crisis.fighters = war.id, (me,)
    seen = reading(person, crisis)
    ours = seen.ours
    assert ours is not None
    assert (ours.place, ours.fights, ours.stand) == (ASKED, True, None)
    assert any(share.power == me and share.men == session.view.armies[me] for share in seen.against)
    names = session.name, world.roster[crisis.challenger].id
    asked = ArmsAsked(crisis=crisis.id, title=crisis.title, rest=False, blockers=names[1:])
    vote = ConferenceSat(
        crisis=crisis.id, title=crisis.title, settlement=Settlement.WITHDRAWAL,
        votes=dict.fromkeys(names, Vote.FOR), result="agreed", blockers=(),
    )  # fmt: skip
    peace = PeaceSigned(
        war=war.id, name=war.name, first=names[1:], second=names[:1], terms=(), standing={}, war_over=True
    )
    entries = [Entry(world.turn, 1, record) for record in (asked, vote, peace)]
    told = [occasion.entry.record for occasion in occasions(session, entries)]
    assert told == [vote, peace, asked]
    crisis.fighters = ()
    assert asked not in [o.entry.record for o in occasions(session, entries)], "it is no news to who looks on"
    del world.wars[war.id]
