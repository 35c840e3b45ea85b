"""A campaign with one of everything in it, and the ways to spoil it, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.ai.seat.desk import Reason
from game.campaign.books.chronicle import Chronicle, Entry
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.yearbook import Page, Standing, Yearbook
from game.campaign.campaign import Campaign
from game.campaign.phases import TURN, SeatStep
from game.campaign.sealing import OWN_IDS
from game.campaign.seats import Seat
from game.events.engine import EventHappened
from game.politics.perception.commitment import StageMoved
from game.politics.statecraft.sanctions import EmbargoLaid
from game.politics.treaties.claims import ClaimProvince, ClaimRaised
from game.rules.land.movement import Move
from game.rules.money.budget import BudgetVoted
from game.words import (
    Agenda,
    CasusBelli,
    Logic,
    Motive,
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
from game.world.state.bodies import Institution, Motion, Register
from game.world.state.crises import Crisis, Draft, Paper, Pledge
from game.world.state.dealings import Dealings, Embargo, Gift, StandingWarning
from game.world.state.treaties import Claim, PeaceTerm, Proposal, Question, Treaty, War
from game.world.state.world import World
from tests import played as campaigns

QUARTERS = 4
ONE, OTHER, THIRD = 0, 1, 2
BIDI, ESCAPE = "\u202e", "\x1b[2J"


def copy_of(campaign: Campaign) -> Campaign:
    """A campaign of its own that stands where another stands."""
    return Campaign(
        world=campaign.world.copy(),
        book=campaign.book,
        seats=dict(campaign.seats),
        chronicle=Chronicle(list(campaign.chronicle.entries)),
        log=list(campaign.log),
        hashes=list(campaign.hashes),
        juncture=campaign.juncture,
        last_turn=campaign.last_turn,
        yearbook=Yearbook({power: list(pages) for power, pages in campaign.yearbook.pages.items()}),
        locks=dict(campaign.locks),
        lent=dict(campaign.lent),
    )


def furnished() -> Campaign:
    """A played campaign in which there is one of everything that a state may hold."""
    campaign = copy_of(campaigns.played("1815", QUARTERS))
    campaign.last_turn = campaign.world.facts.last_turn
    world, book = campaign.world, campaign.book
    makers = world.facts.policy_makers
    campaign.seats[makers[0]], campaign.locks[makers[0]] = Seat.HUMAN, "ab" * 16 + ":" + "cd" * 32
    campaign.yearbook.pages[makers[0]] = [Page(t, {ONE: Standing(1, 2, 3)}) for t in range(2)]
    article = PeaceTerm(Term.CESSION, ONE, OTHER, 3)
    pledge, draft = (
        Pledge(PledgeSize.FULL, Position.FOR, (1,), THIRD, 1),
        Draft(Settlement.STATUS_QUO, (article,)),
    )
    ids = {name: world.take_id() for name in ("treaty", "war", "body", "crisis", "proposal")}
    world.treaties[ids["treaty"]] = Treaty(
        ids["treaty"], TreatyKind.DEFENSIVE_ALLIANCE, (ONE, OTHER), 1, places=(3,)
    )
    world.wars[ids["war"]] = War(
        ids["war"], "A War", 1, [ONE], [OTHER], CasusBelli.CLAIM, (article,), ONE, end=2,
        left=(THIRD,), verdicts={THIRD: -1}, called={THIRD: ONE},
    )  # fmt: skip
    parameters = next(iter(world.bodies.values())).parameters
    world.bodies[ids["body"]] = Institution(
        ids["body"], "league", Preset.ALLIANCE, "A League", 1, parameters, {ONE: Rung.MEMBER},
        motion=Motion(Agenda.ADMISSION, ONE, 1, 5, OTHER, votes={ONE: Vote.FOR}),
        register=Register(
            {ONE: 1}, {OTHER: 1}, {THIRD: ONE}, {ONE: 5}, {ONE: 5}, {ONE: 9}, {ONE: 1}, {ONE: 1}, {THIRD: 1}
        ),
    )  # fmt: skip
    world.crises[ids["crisis"]] = Crisis(
        ids["crisis"], "A Crisis", 1, ONE, OTHER, CasusBelli.CLAIM, (article,), war=ids["war"],
        body=ids["body"], convener=THIRD, positions={THIRD: Position.FOR}, pledges={THIRD: pledge},
        drafts=(draft,), votes={THIRD: 0}, sealed={THIRD: Paper(vote=0, pledge=pledge, draft=draft)},
    )  # fmt: skip
    world.proposals[ids["proposal"]] = Proposal(
        ids["proposal"], 1, ONE, OTHER, None, war=ids["war"], terms=(article,)
    )
    world.claims = sorted([*world.claims, Claim(ONE, 0, 5_000)], key=lambda c: (c.power, c.place))
    event = next(event for event in book.events if event.options)
    world.questions.append(Question(event.id, ONE, 1, (event.options[0].id,)))
    world.powers[ONE].dealings = Dealings(
        {OTHER: Embargo(1, 1, ids["crisis"])}, (StandingWarning(OTHER, THIRD, 1, 9),), {OTHER: 9}, 9,
        {OTHER: 1}, {OTHER: 1},
    )  # fmt: skip
    world.powers[ONE].gifts = {OTHER: Gift(1, True)}
    world.incidents[ONE, OTHER], world.lost[ONE, 3] = 1, 1
    world.fired[event.id], world.flags["wet"] = 1, 1
    return campaign


# --- what is broken, one thing at a time --------------------------------------------------------------


def last(table: Mapping[int, Any]) -> Any:
    return table[max(table)]


def first_force(campaign: Campaign) -> Any:
    return next(iter(campaign.world.forces.values()))


def set_(get: Callable[[Campaign], Any], name: str, value: object) -> Callable[[Campaign], None]:
    """Give a field of something in a campaign another value."""
    return lambda campaign: setattr(get(campaign), name, value)


def powered(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: campaign.world.powers[OTHER], name, value)


def forced(name: str, value: object) -> Callable[[Campaign], None]:
    """Another force in the place of the first, as a reader of saves would make it."""

    def act(campaign: Campaign) -> None:
        force = first_force(campaign)
        dict.__setitem__(campaign.world.forces, force.id, replace(force, **{name: value}))  # uncounted

    return act


def treaty(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: last(campaign.world.treaties), name, value)


def war(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: last(campaign.world.wars), name, value)


def body(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: last(campaign.world.bodies), name, value)


def crisis(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: last(campaign.world.crises), name, value)


def motion(name: str, value: object) -> Callable[[Campaign], None]:
    return set_(lambda campaign: last(campaign.world.bodies).motion, name, value)


def proposal(**changes: Any) -> Callable[[Campaign], None]:
    def act(campaign: Campaign) -> None:
        table = campaign.world.proposals
        table[max(table)] = replace(table[max(table)], **changes)

    return act


def dealings(**changes: Any) -> Callable[[Campaign], None]:
    def act(campaign: Campaign) -> None:
        power = campaign.world.powers[ONE]
        power.dealings = replace(power.dealings, **changes)

    return act


def at(**changes: Any) -> Callable[[Campaign], None]:
    def act(campaign: Campaign) -> None:
        campaign.juncture = replace(campaign.juncture, **changes)

    return act


def sitting(*agenda: int) -> Callable[[Campaign], None]:
    """These are to act in politics."""

    def act(campaign: Campaign) -> None:
        at(step=SEATS, agenda=agenda)(campaign)
        campaign.world.phase = TURN[SEATS].phase

    return act


def stretch(number: int, **changes: Any) -> Callable[[Campaign], None]:
    """A second stretch begins with the second turn, and one of the two is changed."""

    def act(campaign: Campaign) -> None:
        first = campaign.segments[0]
        campaign.segments = [first, replace(first, turn=1, orders=1, state=b"a world")]
        campaign.segments[number] = replace(campaign.segments[number], **changes)

    return act


def column(name: str, value: int) -> Callable[[Campaign], None]:
    def act(campaign: Campaign) -> None:
        getattr(campaign.world.places, name)[0] = value

    return act


def told(record: Any, turn: int = QUARTERS, month: int = 1) -> Callable[[Campaign], None]:
    return lambda campaign: campaign.chronicle.entries.append(Entry(turn, month, record))


def logged(order: Any, **where: Any) -> Callable[[Campaign], None]:
    places = {"turn": QUARTERS, "step": SEATS} | where
    return lambda campaign: campaign.log.append(LoggedOrder(order=order, **places))


def does(act: Callable[[Campaign], object]) -> Callable[[Campaign], None]:
    def acted(campaign: Campaign) -> None:
        act(campaign)

    return acted


SEATS = next(number for number, step in enumerate(TURN) if isinstance(step, SeatStep))
VOTE: dict[str, Any] = {"power": "france", "tax": 1, "military": 1, "welfare": 1, "investment": 1}
EVENT: dict[str, Any] = {"event": "x", "title": "X", "subject": "", "asked": "", "options": ()}
HUGE = 10**30

BROKEN: dict[str, tuple[Callable[[Campaign], None], str]] = {
    # the clock
    "step beyond": (at(step=999), "step"),
    "step below": (at(step=-1), "step"),
    "nobody's step": (at(step=0, agenda=(ONE,)), "nobody acts"),
    "agenda at the end": (at(step=len(TURN), agenda=()), "nobody acts"),
    "agenda beyond": (sitting(99_999), "not there"),
    "agenda below": (sitting(-1), "not there"),
    "agenda of the dead": (does(lambda c: sitting(dead(c.world))(c)), "not there"),
    "agenda twice": (sitting(ONE, OTHER, OTHER), "twice"),
    "another phase": (at(step=SEATS, agenda=(ONE,)), "phase"),
    "a phase too early": (set_(lambda c: c.world, "phase", Phase.CLOSE), "before"),
    "a round too early": (set_(lambda c: c.world, "round", 3), "before"),
    "last turn huge": (set_(lambda c: c, "last_turn", 10**12), "last turn"),
    "last turn below": (set_(lambda c: c, "last_turn", -5), "last turn"),
    "turn below": (set_(lambda c: c.world, "turn", -3), "turn"),
    "turn after the last": (set_(lambda c: c, "last_turn", 0), "turn"),
    "no hashes": (does(lambda c: c.hashes.clear()), "fingerprint"),
    "a hash too many": (does(lambda c: c.hashes.append("0" * 32)), "fingerprint"),
    "a hash that is none": (does(lambda c: c.hashes.__setitem__(0, "x" * 32)), "fingerprint"),
    # seats, settings
    "seat beyond": (does(lambda c: c.seats.update({999: Seat.AI})), "seat"),
    "seat of a minor": (does(lambda c: c.seats.update({minor(c.world): Seat.AI})), "seat"),
    "lock beyond": (does(lambda c: c.locks.update({999: "ab:cd"})), "lock"),
    "lock of escape codes": (does(lambda c: c.locks.update({min(c.locks): ESCAPE})), "lock"),
    "eyes beyond": (does(lambda c: c.lent.update({999: (0, 0)})), "eyes"),
    "eyes of a minor": (does(lambda c: c.lent.update({minor(c.world): (0, 0)})), "eyes"),
    "eyes of tomorrow": (does(lambda c: c.lent.update({min(c.locks): (c.world.turn + 1, 0)})), "eyes"),
    "eyes at no step": (does(lambda c: c.lent.update({min(c.locks): (0, HUGE)})), "eyes"),
    "luck": (does(lambda c: settings(c, luck="infinite")), "luck"),
    "logic of nobody": (does(lambda c: settings(c, logics=(("atlantis", Logic.CONCERT),))), "logic"),
    "logic beyond": (does(lambda c: c.world.logics.update({999: Logic.CONCERT})), "logics"),
    "seed": (set_(lambda c: c.world, "seed", HUGE), "seed"),
    "next id given": (set_(lambda c: c.world, "next_id", 1), "next number"),
    "next id huge": (set_(lambda c: c.world, "next_id", OWN_IDS), "next_id"),
    # the ground
    "owner below": (column("owner", -2), "owner"),
    "owner beyond": (column("owner", 30_000), "owner"),
    "owner nobody": (column("owner", -1), "belongs to nobody"),
    "occupied in time to come": (column("occupied_since", 30_000), "occupied_since"),
    "population below": (column("population", -1), "population"),
    "development": (column("development", -1), "development"),
    "unrest": (column("unrest", 20_000), "unrest"),
    "devastation": (column("devastation", 20_000), "devastation"),
    "fortress": (column("fortress", 100), "fortress"),
    "fortress ready": (column("fortress_ready", -5), "fortress_ready"),
    "garrison": (column("garrison", -1), "garrison"),
    "siege": (column("siege", 20_000), "siege"),
    "controller beyond": (does(lambda c: hold(c.world, 30_000)), "held by no such"),
    "controller nobody": (does(lambda c: hold(c.world, -1)), "held by nobody"),
    "trust below": (does(lambda c: c.world.beliefs.trust.__setitem__((0, 1), -5)), "trust"),
    # powers
    "capital beyond": (powered("capital", 99_999), "capital"),
    "capital at sea": (does(lambda c: powered("capital", sea(c.world))(c)), "capital"),
    "overlord beyond": (powered("overlord", 999), "overlord"),
    "overlord without a bond": (powered("overlord", ONE), "not both"),
    "treasury huge": (powered("treasury", 10**12), "treasury"),
    "manpower huge": (powered("manpower", HUGE), "manpower"),
    "will": (powered("will", 10_001), "will"),
    "standing": (powered("standing", 10_001), "standing"),
    "stage": (powered("stage", 5), "stage"),
    "stage shown": (powered("stage_shown", -1), "stage_shown"),
    "acted in time to come": (powered("acted", 9_999), "acted"),
    "leader with escape codes": (powered("leader", ESCAPE), "leader"),
    "leader without end": (powered("leader", "x" * 10_000), "leader"),
    "budget": (set_(lambda c: c.world.powers[OTHER].budget, "tax", -1), "tax"),
    "home": (set_(lambda c: c.world.powers[OTHER].home, "greed", -1), "greed"),
    "home since": (set_(lambda c: c.world.powers[OTHER].home, "since", 5_000), "since"),
    "embargo on nobody": (dealings(embargoes={999: Embargo(1, 1)}), "embargoes"),
    "embargo degree": (dealings(embargoes={OTHER: Embargo(9, 1)}), "degree"),
    "embargo crisis": (dealings(embargoes={OTHER: Embargo(1, 1, 77_777)}), "crisis"),
    "warning": (dealings(warnings=(StandingWarning(-1, ONE, 1, 9),)), "to"),
    "inspection": (dealings(inspections={OTHER: HUGE}), "inspections"),
    "courted": (dealings(courted={-1: 1}), "courted"),
    "gift": (powered("gifts", {OTHER: Gift(-1, True)}), "gifts"),
    # forces
    "force of nobody": (forced("power", 999), "power"),
    "force of an unknown kind": (forced("kind", "dragon"), "kind"),
    "force off the map": (forced("hex", 10**6), "hex"),
    "force below the map": (forced("hex", -2), "hex"),
    "force in a zone on land": (forced("zone", 0), "zone"),
    "force aboard nothing": (forced("aboard", 77_777), "aboard"),
    "force strength": (forced("strength", 10**12), "strength"),
    "force morale": (forced("morale", 1_001), "morale"),
    "force experience": (forced("experience", -1), "experience"),
    "force points": (forced("points", -1), "points"),
    "force ready": (forced("ready_turn", HUGE), "ready_turn"),
    "force set aside": (forced("earmarked", 77_777), "earmarked"),
    "force name turned": (forced("name", f"I {BIDI} Corps"), "name"),
    "force name of two lines": (forced("name", "I\nCorps"), "name"),
    "force filed wrongly": (does(lambda c: c.world.forces.update({9_000: first_force(c)})), "another's"),
    "forces out of order": (does(lambda c: shuffle(c.world.forces)), "out of order"),
    # treaties, wars, bodies, crises
    "treaty party": (treaty("parties", (ONE, 999)), "parties"),
    "treaty place": (treaty("places", (99_999,)), "places"),
    "treaty subject": (treaty("subject", -2), "subject"),
    "treaty until": (treaty("until", HUGE), "until"),
    "treaty name": (treaty("name", ESCAPE), "name"),
    "treaty number twice": (does(lambda c: twice(c.world)), "given twice"),
    "war side": (war("attackers", [999]), "attackers"),
    "war side twice": (war("attackers", [ONE, ONE]), "twice on a side"),
    "war score": (war("score", 20_000), "score"),
    "war verdict": (war("verdicts", {THIRD: 999}), "verdicts"),
    "war called": (war("called", {-1: ONE}), "called"),
    "war aim": (war("aims", (PeaceTerm(Term.CESSION, place=99_999),)), "place"),
    "war end": (war("end", 9_999), "end"),
    "body member": (body("members", {999: Rung.MEMBER}), "members"),
    "body cohesion": (body("cohesion", -1), "cohesion"),
    "body key": (body("key", BIDI), "key"),
    "body parameter": (does(lambda c: parameter(c, 20_000)), "veto"),
    "motion subject": (motion("subject", 999), "subject"),
    "motion due": (motion("due", -9), "due"),
    "motion voter": (motion("votes", {-1: Vote.FOR}), "votes"),
    "register": (does(lambda c: last(c.world.bodies).register.invited.update({ONE: 999})), "invited"),
    "chest": (does(lambda c: setattr(last(c.world.bodies).register, "chest", 10**13)), "chest"),
    "crisis party": (crisis("challenger", -1), "challenger"),
    "crisis war": (crisis("war", 77_777), "war"),
    "crisis vote": (crisis("votes", {THIRD: 7}), "no draft"),
    "crisis sealed vote": (crisis("sealed", {THIRD: Paper(vote=7)}), "no draft"),
    "crisis draft": (crisis("drafts", (Draft(Settlement.MANDATE, agent=999),)), "agent"),
    "crisis pledge": (crisis("pledges", {1: Pledge(PledgeSize.FULL, Position.FOR, (), 999)}), "only_with"),
    "crisis title": (crisis("title", "a\0b"), "title"),
    "crisis end": (crisis("end", 1), "not both"),
    # the rest of the state
    "claim place": (does(lambda c: c.world.claims.append(Claim(120, 99_999, 1))), "place"),
    "claim order": (does(lambda c: c.world.claims.append(Claim(0, 0, 1))), "out of order"),
    "proposal receiver": (proposal(receiver=999), "receiver"),
    "proposal war": (proposal(war=77_777), "war"),
    "proposal places": (proposal(places=(-1,)), "places"),
    "question of no event": (does(lambda c: c.world.questions.append(Question("x", 1, 1, ("a",)))), "event"),
    "question without answers": (
        does(lambda c: c.world.questions.append(replace(c.world.questions[-1], options=()))), "no answer"),
    "question with a strange answer": (
        does(lambda c: c.world.questions.append(replace(c.world.questions[-1], options=("x",)))), "no such"),
    "fired later": (does(lambda c: c.world.fired.update({"x": 9_999})), "fired"),
    "flag": (does(lambda c: c.world.flags.update({"x": HUGE})), "flags"),
    "flag with escape codes": (does(lambda c: c.world.flags.update({ESCAPE: 1})), "flags"),
    "incident": (does(lambda c: c.world.incidents.update({(1, 999): 1})), "incident"),
    "incident turned": (does(lambda c: c.world.incidents.update({(2, 1): 1})), "incident"),
    "lost": (does(lambda c: c.world.lost.update({(1, 99_999): 1})), "lost"),
    # the stretches
    "no beginning": (stretch(0, turn=1), "first stretch"),
    "stretch in time to come": (stretch(1, turn=99), "never was"),
    "stretch of no step": (stretch(1, step=999), "never was"),
    "stretch below": (stretch(1, turn=-1), "out of order"),
    "stretch of no orders": (stretch(1, orders=10**6), "not given"),
    "stretch of fewer orders": (stretch(1, orders=-1), "out of order"),
    "stretch without a world": (stretch(1, state=b""), "no world"),
    "stretch of no version": (stretch(1, version=ESCAPE), "no version"),
    "id": (set_(lambda c: c, "id", BIDI), "no version"),
    # the books
    "chronicle out of order": (told(BudgetVoted(**VOTE), turn=1), "out of order"),
    "chronicle of time to come": (told(BudgetVoted(**VOTE), turn=99), "not played"),
    "chronicle month": (told(BudgetVoted(**VOTE), month=4), "month"),
    "chronicle of nobody": (told(BudgetVoted(**VOTE | {"power": "atlantis"})), "atlantis"),
    "chronicle read by nobody": (told(BudgetVoted(**VOTE, readers=("atlantis",))), "atlantis"),
    "chronicle of nowhere": (told(ClaimRaised(power="france", place="atlantis", owner="")), "atlantis"),
    "chronicle number": (told(BudgetVoted(**VOTE | {"tax": HUGE})), "tax"),
    "chronicle text": (told(EventHappened(**EVENT, text=ESCAPE)), "shown"),
    "chronicle text without end": (told(EventHappened(**EVENT, text="x" * 20_000)), "shown"),
    "chronicle ease": (
        told(EmbargoLaid(power="france", target="austria", degree=3, title="", eased=True)), "no word"),
    "chronicle degree": (told(EmbargoLaid(power="france", target="austria", degree=7, title="")), "no word"),
    "chronicle stage": (
        told(StageMoved(power="france", before=1, after=77, index=0, experience={}, bar=0, cause="regime")),
        "no word"),
    "log out of order": (logged(ClaimProvince(ONE, 3), turn=0), "out of order"),
    "log of time to come": (logged(ClaimProvince(ONE, 3), turn=99), "not played"),
    "log step": (logged(ClaimProvince(ONE, 3), step=999), "nobody acts"),
    "log rule step": (logged(ClaimProvince(ONE, 3), step=SEATS + 1), "nobody acts"),
    "log power": (logged(ClaimProvince(999, 3)), "power"),
    "log place": (logged(ClaimProvince(ONE, 99_999)), "place"),
    "log path": (logged(Move(ONE, (1,), (10**6,))), "path"),
    "log lines": (logged(ClaimProvince(ONE, 3), told=10**6, lines=1), "lines"),
    "log lines below": (logged(ClaimProvince(ONE, 3), told=1, lines=-1), "lines"),
    "log weight": (logged(ClaimProvince(ONE, 3), reasons=(Reason(Motive.OVERLORD, HUGE),)), "weighs"),
    "yearbook of nobody": (does(lambda c: c.yearbook.pages.update({999: []})), "yearbook"),
    "yearbook order": (does(lambda c: pages(c, Page(1, {}), Page(0, {}))), "yearbook"),
    "yearbook of time to come": (does(lambda c: pages(c, Page(99, {}))), "turn"),
    "yearbook standing": (does(lambda c: pages(c, Page(1, {999: Standing(1, 1, 1)}))), "standings"),
}  # fmt: skip


def dead(world: World) -> int:
    return next(i for i, power in enumerate(world.powers) if not power.exists)


def minor(world: World) -> int:
    return next(
        i for i, power in enumerate(world.powers) if power.exists and i not in world.facts.policy_makers
    )


def hold(world: World, power: int) -> None:
    world.controller[world.map.is_land.argmax()] = power


def sea(world: World) -> int:
    return world.map.land_count()


def settings(campaign: Campaign, **changes: Any) -> None:
    campaign.world.settings = replace(campaign.world.settings, **changes)


def shuffle(table: dict[int, Any]) -> None:
    number = min(table)
    table[number] = table.pop(number)


def twice(world: World) -> None:
    number = max(world.forces)
    both = {**world.treaties, number: replace(last(world.treaties), id=number)}
    world.treaties = dict(sorted(both.items()))


def pages(campaign: Campaign, *written: Page) -> None:
    campaign.yearbook.pages[ONE] = list(written)


def parameter(campaign: Campaign, value: int) -> None:
    league = last(campaign.world.bodies)
    league.parameters = replace(league.parameters, veto=value)
