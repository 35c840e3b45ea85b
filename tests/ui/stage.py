"""A campaign in which every screen has something to show, and all the screens on it, by name."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pygame

from game.campaign.books.chronicle import Entry
from game.campaign.books.logbook import LoggedOrder
from game.campaign.saving.autosaves import campaign_word
from game.campaign.saving.recovery import Recovery, forget, write_recovery
from game.campaign.saving.save import write_save
from game.campaign.seats import Seat
from game.politics.bodies.congress import CongressEnded
from game.politics.bodies.institutions import note_conduct
from game.politics.bodies.voting import Result
from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.treaties.claims import claim_on
from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar, WarDeclared
from game.rules.land.combat import Attack
from game.rules.land.siege import Storm
from game.rules.land.zoc import board_of
from game.rules.sea.transport import Land
from game.ui.map.modes import MapMode
from game.ui.screens.base import Push, Quit, Screen
from game.ui.screens.choices import Choices
from game.ui.screens.crash import CrashScreen, Wreck
from game.ui.screens.credits import CreditsScreen
from game.ui.screens.encyclopedia import EncyclopediaScreen, ShowEntry, ShowTopic
from game.ui.screens.laboratory import LaboratoryScreen
from game.ui.screens.learn import LearnScreen
from game.ui.screens.load import LoadScreen
from game.ui.screens.naming import DeleteScreen, NameScreen
from game.ui.screens.new_campaign import NewCampaignScreen
from game.ui.screens.options import OptionsScreen
from game.ui.screens.play.atlas.actions import Finish, PlayOn
from game.ui.screens.play.atlas.battle import AttackScreen, LandingScreen, StormScreen
from game.ui.screens.play.atlas.find import FindScreen
from game.ui.screens.play.atlas.raising import RaiseScreen
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.bodies.congress import CongressScreen
from game.ui.screens.play.bodies.found import FoundScreen
from game.ui.screens.play.desk.leave import LeaveScreen
from game.ui.screens.play.desk.shared.sharing import Passed
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.diplomacy.counsel import CounselScreen
from game.ui.screens.play.diplomacy.declare import DeclareScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OfferScreen
from game.ui.screens.play.diplomacy.goals import GoalsScreen
from game.ui.screens.play.diplomacy.peace import PeaceScreen, WarScreen
from game.ui.screens.play.diplomacy.restraint import RestraintScreen
from game.ui.screens.play.diplomacy.warnings_and_calls import NotesScreen
from game.ui.screens.play.ending.verdict import Leaf, VerdictScreen
from game.ui.screens.play.files import TakeFilesScreen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.chores import ChoresScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.menu import MenuScreen, ReturnScreen
from game.ui.screens.play.pages.ceremony import CeremonyScreen
from game.ui.screens.play.pages.newyear import NewYearScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.pages.sitting import SittingScreen
from game.ui.screens.play.passphrase import PassphraseScreen
from game.ui.screens.play.question import QuestionScreen
from game.ui.screens.play.records.chronicle import ChronicleScreen
from game.ui.screens.play.records.graphs import SUBJECTS, GraphsScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.records.why import WhyScreen
from game.ui.screens.play.seats.envelope import ReadScreen, WriteScreen
from game.ui.screens.play.seats.quiet import QuietScreen
from game.ui.screens.play.table.screen import TableScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.tables import TOPICS
from game.ui.screens.title import TitleScreen
from game.ui.text import quarter, say
from game.ui.widgets.rows import Action
from game.words import (
    Agenda,
    CasusBelli,
    CrisisStep,
    Pathology,
    Phase,
    PledgeSize,
    Position,
    Preset,
    Rung,
    Settlement,
    Term,
    TreatyKind,
    Vote,
)
from game.world.state import queries
from game.world.state.bodies import Institution, Motion
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import Claim, PeaceTerm, Proposal, Question, War
from tests.ui.screenkit import SIZE, Person, at_desk

Scene = Callable[[], Screen | None]
IN_POLITICS = {
    "budget", "powers", "restraint", "notes", "declare", "raise", "war of others", "treaty offered",
    "question", "peace",
    "a body with a question", "a body with dues", "a body that invites", "congress", "founding",
    "a province", "a province of others", "a claim of one's own", "home", "counsel", "a force in peace",
    "goals", "the first letter", "a demand before the world", "powers in a sandbox",
}  # fmt: skip
AFTER_A_FAILED_SAVE = {"a failed save", "hand-over after a failed save"}
FAULT = "reports/fault-18160401-120000.txt"
IN_A_SANDBOX = {"powers in a sandbox"}
AT_THE_TABLE = {
    "the table, first paper": 1, "the table, final paper": 2, "an ultimatum": 1, "a pledge called": 2,
    "a demand defied": 2,
}  # fmt: skip


class Stage:
    """Austria at war with the Porte, with offers, a question, saves and two quarters of chronicle."""

    def __init__(self, folder: Path) -> None:
        self.person: Person = at_desk(folder, "austria")
        self.session = self.person.session
        self.world = self.session.campaign.world
        self.me = self.session.seat
        self.foe = self.power("ottoman_empire")
        self._play()
        write_save(self.session.campaign, folder / "1815-austria-of-a-rather-long-evening-1816-04.save")
        (folder / "broken.save").write_bytes(b"nothing of the kind")
        self._lay_out()

    def power(self, name: str) -> int:
        return queries.power_of(self.world, name)

    def _play(self) -> None:
        """Two quarters, war among them."""
        person, session = self.person, self.session
        session.give(ProposeTreaty(self.me, self.power("russia"), TreatyKind.TRADE))
        session.give(DeclareWar(self.me, self.foe, CasusBelli.CONQUEST, ()))
        while self.world.turn < 2:
            session.finish(leave_to_staff=True)
            person.wait(lambda: session.is_asked)

    def _lay_out(self) -> None:
        """What others would have to send: two offers, a question, an enemy next door and one walled in."""
        world, me = self.world, self.me
        assert world.wars, "the war is over"
        self.war: War = next(w for w in world.wars.values() if w.side_of(me))
        fighters = [self.power("britain")], [self.power("portugal"), self.power("spain")]
        self.others = War(world.take_id(), "Anglo-Portuguese War", 0, *fighters, CasusBelli.CLAIM, (), -1)
        world.wars[self.others.id] = self.others
        self.others.called[me] = self.power("britain")
        spoils = (PeaceTerm(Term.INDEMNITY, self.foe, me, amount=400, quarters=12),)
        self.offer = Proposal(
            world.take_id(), world.turn, self.power("russia"), me, TreatyKind.DEFENSIVE_ALLIANCE
        )
        self.peace = Proposal(world.take_id(), world.turn, self.foe, me, None, war=self.war.id, terms=spoils)
        world.proposals |= {p.id: p for p in (self.offer, self.peace)}
        event = max(
            (e for e in self.session.campaign.book.by_id.values() if e.options), key=lambda e: len(e.text)
        )
        world.questions.append(Question(event.id, me, world.turn, tuple(o.id for o in event.options)))
        own = [f for f in world.forces_of(me) if f.hex >= 0 and not queries.is_fleet(world, f)]
        self.attacker, self.stormer = own[0], own[1]
        enemies = [f for f in world.forces_of(self.foe) if f.hex >= 0 and not queries.is_fleet(world, f)]
        near = next(
            h for h in board_of(self.session.view).near[self.attacker.hex]
            if not any(f.hex == h for f in world.forces.values())
        )  # fmt: skip
        for enemy in enemies[:3]:
            enemy.hex = near
        self.target = near
        self.walled = next(
            p for p in queries.owned_by(world, self.foe)
            if world.places.fortress[p] and world.places.garrison[p]
        )  # fmt: skip
        self.stormer.hex = world.map.places[self.walled].centre
        self.attacker.strength //= 2
        self.claimed = next(p for p in queries.owned_by(world, self.foe) if not claim_on(world, me, p))
        world.claims = sorted(
            [*world.claims, Claim(me, self.claimed, 4_000)], key=lambda c: (c.power, c.place)
        )
        home = world.powers[me].home
        home.pathology, home.severity, home.pressed = Pathology.CARTEL, 4_000, 1
        self._convene()
        for force in own:
            force.points = max(force.points, 40)
        self._open_crises()
        self._turn_to(Phase.OPERATIONS)

    def _open_crises(self) -> None:
        """An affair at every step: others' before a conference, one of ours before each answer."""
        names = ("france", "sardinia", "russia", "prussia")
        france, sardinia, russia, prussia = (self.power(name) for name in names)
        place = next(
            p for p in queries.owned_by(self.world, sardinia) if p != self.world.powers[sardinia].capital
        )
        wish = (PeaceTerm(Term.CESSION, sardinia, france, place),)
        quo, spain = (PeaceTerm(Term.STATUS_QUO),), self.power("spain")  # with whom there is no truce
        pledge = Pledge(PledgeSize.FULL, Position.AGAINST, (self.attacker.id,))
        drafts = (
            Draft(Settlement.STATUS_QUO, quo, proposer=russia, bridge=True),
            Draft(Settlement.CESSION, wish, proposer=france),
        )
        steps: dict[str, dict[str, object]] = {
            "tension": {"step": CrisisStep.TENSION},
            "ours": {"step": CrisisStep.TENSION, "challenger": self.me, "defender": prussia},
            "conference": {"step": CrisisStep.CONFERENCE, "drafts": drafts},
            "pledge": {"step": CrisisStep.ENFORCEMENT, "pledges": {self.me: pledge}, "drafts": drafts,
                       "decision": drafts[0], "votes": {russia: 0}, "addressed": (spain,),
                       "challenger": spain, "demands": (PeaceTerm(Term.CESSION, sardinia, spain, place),)},
            "ultimatum": {"step": CrisisStep.ULTIMATUM, "addressed": (self.me,), "challenger": prussia,
                          "defender": self.me, "decision": drafts[0], "votes": {russia: 0}},
            "defied": {"step": CrisisStep.ENFORCEMENT, "challenger": self.me, "defender": self.foe,
                       "demands": (PeaceTerm(Term.INDEMNITY, self.foe, self.me, amount=300, quarters=8),),
                       "addressed": (self.foe,)},
            "rest": {"step": CrisisStep.CONFERENCE, "challenger": self.me, "defender": self.foe,
                     "war": self.war.id, "since": self.world.turn, "sits": self.world.turn + 1},
        }  # fmt: skip
        self.crises: dict[str, int] = {}
        for name, facts in steps.items():
            one, other = facts.pop("challenger", france), facts.pop("defender", sardinia)
            terms = facts.pop("demands", wish)
            crisis = Crisis(
                self.world.take_id(), "Franco-Sardinian dispute", 1, one, other, CasusBelli.CLAIM, terms,  # type: ignore[arg-type]
                since=1, positions={russia: Position.MEDIATE, prussia: Position.AGAINST},
            )  # fmt: skip
            crisis.pledges = {russia: Pledge(PledgeSize.VOICE, Position.MEDIATE)}
            for key, value in facts.items():
                setattr(crisis, key, value)
            if name == "defied":
                crisis.decision = Draft(Settlement.INDEMNITY, crisis.demands, proposer=self.me)
            self.world.crises[crisis.id] = crisis
            self.crises[name] = crisis.id

    def _convene(self) -> None:
        """A question before one body, dues and a contingent in another, an invitation into a third."""
        world, me = self.world, self.me
        self.concert, self.confederation = list(world.bodies.values())[:2]
        self.concert.motion = Motion(
            Agenda.ARMAMENTS, self.power("britain"), world.turn, world.turn + 1, self.power("spain"),
            votes={self.power("britain"): Vote.FOR, self.power("russia"): Vote.AGAINST},
        )  # fmt: skip
        books = self.confederation.register
        books.owed[me], books.applied[self.power("france")] = 40, world.turn
        books.marked[self.power("spain")] = world.turn
        idle = [f for f in world.forces_of(me) if f.hex >= 0 and not queries.is_fleet(world, f)]
        idle[-1].earmarked, books.earmarks[me] = self.confederation.id, idle[-1].strength
        terms = world.rules.institutions.presets[Preset.SECURITY_CONFERENCE]
        host = self.power("sweden")
        self.invitation = Institution(
            world.take_id(), "conference", Preset.SECURITY_CONFERENCE, "Conference of Stockholm", world.turn,
            terms, {host: Rung.MEMBER},
        )  # fmt: skip
        self.invitation.register.invited[me] = host
        world.bodies[self.invitation.id] = self.invitation
        self.session.campaign.record([
            CongressEnded(
                body=self.concert.name, power="britain", item=Agenda.ARMAMENTS, subject="two_sicilies",
                clause="", change=0, result=Result.CARRIED, supporters=("britain", "russia", "prussia"),
                opponents=("austria",), blockers=(), weight_for=30_000, weight_against=10_000,
                weight_silent=0, needed=7_500,
            ),
            note_conduct(world, self.confederation, -1_000, "dues_unpaid"),
        ])  # fmt: skip

    def _turn_to(self, phase: Phase, number: int = 0) -> None:
        """Another part of the quarter."""
        self.world.phase, self.world.round = phase, number or int(phase is Phase.OPERATIONS)
        self.session.campaign.revision += 1
        self.session.__dict__.pop("date", None)
        self.session.show([])

    # --- the scenes -----------------------------------------------------------------------------------

    def scenes(self) -> dict[str, Scene]:
        """Every screen in each of its faces; what comes back lies on top, None is the atlas alone."""
        app, session = self.person.app.context, self.session
        found: dict[str, Scene] = {
            "title": lambda: TitleScreen(app, "Something went wrong while that campaign was opened."),
            "new campaign": lambda: NewCampaignScreen(app),
            "new campaign, small powers": lambda: self._chosen(is_small=True),
            "new campaign, several": lambda: self._chosen(is_several=True),
            "laboratory": lambda: LaboratoryScreen(app, Choices("1815", seed="7")),
            "load": lambda: LoadScreen(app),
            "a save to be named": lambda: self._named(),
            "a save to be thrown away": lambda: self._doomed(),
            "options": lambda: OptionsScreen(app),
            "credits": lambda: CreditsScreen(app),
            "lessons": lambda: LearnScreen(app),
            "atlas": lambda: self._atlas(),
            "the first letter": lambda: OpeningScreen(session),
            "New Year": lambda: NewYearScreen(session),
            "a ceremony of war": lambda: self._ceremony(self._declared()),
            "a ceremony of a decision": lambda: self._ceremony(self._voted()),
            "a sitting opened": lambda: self._sitting(),
            "a force": lambda: self._atlas(self.attacker.id),
            "a fleet": lambda: self._atlas(queries.fleets_of(self.world, self.me)[0].id),
            "somebody's force": lambda: self._atlas(self._foreign()),
            "a stack": lambda: self._atlas(*(f.id for f in self.world.forces_of(self.me)[:6])),
            "a province": lambda: self._atlas(place=self.world.powers[self.me].capital),
            "a claim of one's own": lambda: self._atlas(place=self.claimed),
            "a force in peace": lambda: self._atlas(self.attacker.id),
            "a province of others": lambda: self._atlas(place=self.world.powers[self.foe].capital),
            "a sea": lambda: self._atlas(place=int(next(iter(session.view.sees_zones)))),
            "a turn with matters open": lambda: self._atlas(guards=Finish(to_staff=False)),
            "a turn that plays on with matters open": lambda: self._atlas(guards=PlayOn()),
            "a notice": lambda: self._atlas(self.attacker.id, notice="Nothing of the kind is possible. " * 6),
            "budget": lambda: BudgetScreen(session),
            "standing instructions": lambda: ChoresScreen(session),
            "powers": lambda: DiplomacyScreen(session, self.power("russia")),
            "powers in a sandbox": lambda: DiplomacyScreen(session, self.power("russia")),
            "powers at war": lambda: DiplomacyScreen(session, self.foe),
            "restraint": lambda: RestraintScreen(session, self.power("prussia")),
            "notes": lambda: NotesScreen(session, self.power("britain")),
            "declare": lambda: DeclareScreen(session, self.power("bavaria")),
            "raise": lambda: RaiseScreen(session, self.world.powers[self.me].capital),
            "attack": lambda: AttackScreen(session, Attack(self.me, (self.attacker.id,), self.target)),
            "a landing refused": lambda: LandingScreen(
                session, Land(self.me, (self.attacker.id,), self.target)
            ),
            "storm": lambda: StormScreen(session, Storm(self.me, self.walled, (self.stormer.id,))),
            "peace": lambda: PeaceScreen(session, self.war.id),
            "peace offered": lambda: PeaceScreen(session, self.war.id, offer=self.peace),
            "war of others": lambda: WarScreen(session, self.others.id),
            "treaty offered": lambda: OfferScreen(session, self.offer),
            "question": lambda: QuestionScreen(session, session.view.questions[0].event),
            "chronicle": lambda: ChronicleScreen(session),
            "find": lambda: self._found("an"),
            "report": lambda: ReportScreen(session, self._fight()),
            "home": lambda: HomeScreen(session),
            "counsel": lambda: CounselScreen(session),
            "goals": lambda: GoalsScreen(session),
            "a demand before the world": lambda: TableScreen(session, self.crises["tension"]),
            "a demand of our own": lambda: TableScreen(session, self.crises["ours"]),
            "the table, first paper": lambda: self._table("conference"),
            "the table, final paper": lambda: self._table("conference", 0),
            "envoys on their way": lambda: TableScreen(session, self.crises["rest"]),
            "an ultimatum": lambda: TableScreen(session, self.crises["ultimatum"]),
            "a pledge called": lambda: TableScreen(session, self.crises["pledge"]),
            "a demand defied": lambda: TableScreen(session, self.crises["defied"]),
            "a body with a question": lambda: BodiesScreen(session, self.concert.id),
            "a body with dues": lambda: BodiesScreen(session, self.confederation.id),
            "a body that invites": lambda: BodiesScreen(session, self.invitation.id),
            "congress": lambda: CongressScreen(session, self.confederation.id),
            "founding": lambda: FoundScreen(session),
            "why": lambda: WhyScreen(session, self._reasoned()),
            "menu": lambda: MenuScreen(session),
            "passphrase": lambda: PassphraseScreen(session),
            "sure": lambda: SureScreen(session, say("hand_to_ai"), "What it costs. " * 9, list),
            "hand-over": lambda: HandoverScreen(app, session, self.me, lambda power: None),
            "a private note": lambda: ReadScreen(session, [(self.foe, "Öst ünd wést. " * 5)]),
            "a note to another seat": lambda: self._writing(),
            "quiet quarters": lambda: self._quiet(),
            "a locked seat taken again": lambda: ReturnScreen(app, session, self.me, lambda power: None),
            "verdict": lambda: VerdictScreen(app, session),
            "verdict, its years": lambda: self._verdict(Leaf.YEARS),
            "verdict, its map": lambda: self._verdict(Leaf.MAP),
            "files of this version": lambda: TakeFilesScreen(session),
            "leave": lambda: LeaveScreen(session, Quit()),
            "a fault": lambda: CrashScreen(app, self._wreck()),
            "a fault that could not be saved": lambda: CrashScreen(app, self._sunk()),
            "title after a fault": lambda: self._title_after_a_fault(),
            "a failed save": lambda: self._atlas(self.attacker.id),
            "hand-over after a failed save": lambda: HandoverScreen(
                app, session, self.me, lambda power: None
            ),
        }
        pages = (*TOPICS, "conference", "treaty_trade")
        found |= {f"encyclopedia, {page}": partial(self._encyclopedia, page) for page in pages}
        found |= {f"graphs, {subject}": partial(self._graphs, subject) for subject in SUBJECTS}
        found |= {f"atlas by {mode.value}": partial(self._atlas, mode=mode) for mode in MapMode}
        return found

    def _writing(self) -> Screen:
        """A note to somebody else who sits at the desk."""
        seats = self.session.campaign.seats
        seats[self.foe] = Seat.HUMAN
        screen = WriteScreen(self.session)
        del seats[self.foe]
        return screen

    def _quiet(self) -> Screen:
        """A quarter that passes for all, and stays there to be looked at."""
        calendar = self.world.facts.calendar
        news = (say("no_affairs"),) * 3
        self.session.table.passed = [Passed(quarter(calendar, 2), quarter(calendar, 1), news)]
        screen = QuietScreen(self.session)
        screen.update = lambda seconds: None  # type: ignore[method-assign]
        return screen

    def _chosen(self, *, is_small: bool = False, is_several: bool = False) -> Screen:
        """The choice of a power, with other cards on the table."""
        screen = NewCampaignScreen(self.person.app.context)
        screen.is_small, screen.choices.is_several = is_small, is_several
        return screen

    def _named(self) -> Screen:
        """Asks for a name, and has been given one that cannot be."""
        screen = NameScreen(self.person.app.context, say("save_as"), say("save"), "1815/austria", list)
        screen.problem = say("name_unfit")
        return screen

    def _doomed(self) -> Screen:
        """Asks whether a save is to go that no other scene needs."""
        context = self.person.app.context
        path = context.folder / "no longer wanted.save"
        path.write_bytes(b"nothing of the kind either")
        return DeleteScreen(context, path, "Saved by hand · Spring 1816 · Austrian Empire")

    def _wreck(self, *tried: str) -> Wreck:
        """A fault after which there are two ways on."""
        saves = [path.name for path in self.person.app.context.folder.glob("1815-*.save")]
        facts, turn = self.world.facts, self.world.turn
        found = Recovery(
            campaign_word(self.session.campaign), facts.title, quarter(facts.calendar, turn), turn, saves[0],
            "broken.save", FAULT, tried,
        )  # fmt: skip
        return Wreck(found, FAULT)

    def _sunk(self) -> Wreck:
        """A fault after which nothing could be saved."""
        problem = say(
            "emergency_failed", why="No space left on device", folder=self.person.app.context.folder
        )
        return Wreck(None, FAULT, problem, self._sunk)

    def _title_after_a_fault(self) -> Screen:
        folder, wreck = self.person.app.context.folder, self._wreck()
        assert wreck.recovery is not None
        write_recovery(folder, replace(wreck.recovery, tried=(wreck.recovery.emergency,)))
        screen = TitleScreen(self.person.app.context)
        forget(folder)
        return screen

    def _trouble(self) -> str:
        folder = self.person.app.context.folder
        return say("keep_failed", why="Read-only file system", folder=folder, remedy=say("remedy_shut"))

    def _reasoned(self) -> LoggedOrder:
        """The weightiest decision of another government so far."""
        acts = [act for act in self.session.campaign.log if act.reasons and act.order.power != self.me]
        return max(acts, key=lambda act: len(act.reasons))

    def _table(self, crisis: str, chosen: int = -1) -> Screen:
        screen = TableScreen(self.session, self.crises[crisis])
        screen.chosen = chosen
        return screen

    def _clear_spot(self) -> tuple[int, int]:
        """Where the pointer touches no sheet; the first screen's own size, as the driver knows no other."""
        across, down = SIZE
        spots = ((x, y) for y in range(down - 2, 0, -20) for x in range(2, across, 20))
        return next(spot for spot in spots if not self.person.app.gui.covers(spot))

    def _verdict(self, leaf: Leaf) -> Screen:
        screen = VerdictScreen(self.person.app.context, self.session)
        while not screen.past.is_whole:
            time.sleep(0.01)
        screen.leaf = leaf
        return screen

    def _found(self, letters: str) -> Screen:
        screen = FindScreen(self.session)
        screen.typed = letters
        return screen

    def _fight(self) -> Entry:
        """The last battle that the seat has heard of."""
        heard = self.session.campaign.chronicle.since(0, self.session.name)
        return next(entry for entry in reversed(heard) if entry.record.type == "battle_fought")

    def _ceremony(self, entry: Entry) -> Screen:
        """The ceremony of something that the seat has heard of."""
        (told,) = occasions(self.session, [entry])
        return CeremonyScreen(self.session, told)

    def _sitting(self) -> Screen:
        """The papers of a table, all of them open."""
        entry = self._voted()
        (told,) = occasions(self.session, [entry])
        assert isinstance(entry.record, ConferenceSat)
        return SittingScreen(self.session, told, entry.record)

    def _declared(self) -> Entry:
        """The war that the seat declared."""
        heard = self.session.campaign.chronicle.since(0, self.session.name)
        return next(entry for entry in heard if isinstance(entry.record, WarDeclared))

    def _voted(self) -> Entry:
        """A vote at a table of five."""
        votes = dict.fromkeys(("britain", "france", "austria", "prussia"), Vote.FOR)
        votes["russia"] = Vote.AGAINST
        record = ConferenceSat(
            crisis=-1, title="Franco-Sardinian dispute", settlement=Settlement.STATUS_QUO, votes=votes,
            result=Result.CARRIED, blockers=(),
        )  # fmt: skip
        return Entry(self.world.turn, 1, record)

    def _foreign(self) -> int:
        return next(f.id for f in self.session.view.forces.values() if f.power == self.foe)

    def _encyclopedia(self, topic: str) -> Screen:
        screen = EncyclopediaScreen(self.person.app.context, self.world.rules, self.world.facts.era)
        screen.turn_to(ShowTopic(topic) if topic in TOPICS else ShowEntry(topic))
        return screen

    def _graphs(self, subject: str) -> Screen:
        screen = GraphsScreen(self.session)
        screen.subject = subject
        return screen

    def _atlas(
        self, *forces: int, place: int = -1, mode: MapMode = MapMode.POLITICAL, notice: str = "",
        guards: Action | None = None,
    ) -> None:  # fmt: skip
        atlas, command = self.person.world, self.person.world.command
        command.clear()
        if place >= 0:
            command.look_at(place)
        elif forces:
            command.forces = list(forces)
            command.renew()
        command.centre()
        atlas.session.atlas.mode, atlas.guards, self.session.notice = mode, guards, notice
        atlas.is_stale = True

    def show(self, name: str, scene: Scene) -> None:
        """Bring a scene on, whatever was there."""
        app = self.person.app
        while app.stack and not isinstance(app.screen, WorldScreen):
            app.stack.pop()
        self.world.settings = replace(self.world.settings, sandbox=name in IN_A_SANDBOX)
        if name in AT_THE_TABLE:
            self._turn_to(Phase.CONFERENCE, AT_THE_TABLE[name])
        else:
            self._turn_to(Phase.POLITICS if name in IN_POLITICS else Phase.OPERATIONS)
        self.session.keeper.trouble = self._trouble() if name in AFTER_A_FAILED_SAVE else ""
        screen = scene()
        if screen is not None:
            app.follow(Push(screen))
        else:
            app._open()
        pygame.mouse.set_pos(self._clear_spot())
        app.update(0.02)
