"""Every screen by keyboard alone and by mouse alone, under a driver that shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from game.campaign.books.chronicle import Entry
from game.campaign.record_types import RECORDS
from game.campaign.seats import Seat
from game.politics.treaties import treaties
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.combat import Attack
from game.rules.land.zoc import board_of
from game.rules.money.budget import SetPosture
from game.ui.screens.actions import (
    Back,
    Door,
    Give,
    GoTo,
    Open,
    Place,
    ShowOffer,
    ShowPlace,
    ShowPower,
    ShowWar,
)
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.credits import CreditsScreen
from game.ui.screens.encyclopedia import EncyclopediaScreen, ShowTopic
from game.ui.screens.laboratory import LaboratoryScreen, SeatNext, SetRule, TypeSeed
from game.ui.screens.load import LoadScreen, TakeUp
from game.ui.screens.new_campaign import (
    ChoosePower,
    ChooseScenario,
    NewCampaignScreen,
    SetLength,
    SeveralSeats,
    ShowSmall,
)
from game.ui.screens.options import OptionsScreen, SetOption
from game.ui.screens.play.atlas.actions import Finish, LendEyes, Undo
from game.ui.screens.play.atlas.battle import AttackScreen
from game.ui.screens.play.atlas.raising import RaiseScreen
from game.ui.screens.play.desk.leave import LeaveScreen
from game.ui.screens.play.desk.terms import article_text, demands
from game.ui.screens.play.diplomacy.declare import DeclareScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, PrepareWar
from game.ui.screens.play.diplomacy.peace import PeaceScreen
from game.ui.screens.play.ending.verdict import VerdictScreen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.menu import MenuScreen
from game.ui.screens.play.records import dispatches
from game.ui.screens.play.records.chronicle import FILTERS, ChronicleScreen, Filter, Search
from game.ui.screens.play.records.graphs import SUBJECTS, GraphsScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.tables import TOPICS
from game.ui.screens.title import TitleScreen
from game.ui.text import say
from game.ui.widgets.rows import Tone
from game.words import CasusBelli, Phase, Term, TreatyKind
from game.world.state import queries
from game.world.state.treaties import Claim
from tests.ui.screenkit import Person, at_desk, power_of


@pytest.fixture
def title(tmp_path: Path) -> Iterator[Person]:
    person = Person(tmp_path).open()
    yield person
    person.close()


def end_politics(person: Person) -> None:
    """Go on to operations."""
    person.go_on("return", lambda: person.session.is_asked and person.session.view.phase is Phase.OPERATIONS)


# --- before play --------------------------------------------------------------------------------------


def test_from_the_title_into_a_campaign_by_keyboard(title: Person) -> None:
    title.press("n")
    assert isinstance(title.screen, NewCampaignScreen)
    choices = title.screen.choices
    austria = queries.power_of(choices.world, "austria")
    while choices.people != [austria]:
        title.press("right")
    title.press("l")
    assert isinstance(title.screen, LaboratoryScreen)
    title.walk_to(TypeSeed())
    title.press("4", "2")
    assert choices.seed == "42"
    title.walk_to(SetRule("luck", "reduced"))
    title.press("return", "escape", "ctrl+return")
    title.wait(lambda: isinstance(title.screen, WorldScreen) and title.session.is_asked)
    assert title.session.seat == austria
    assert title.session.campaign.world.settings.luck == "reduced"


def test_from_the_title_into_a_campaign_by_mouse(title: Person) -> None:
    title.click_on(GoTo(Place.NEW_CAMPAIGN))
    assert isinstance(title.screen, NewCampaignScreen)
    france = queries.power_of(title.screen.choices.world, "france")
    title.click_on(ChoosePower(france))
    assert title.screen.choices.seats == {france: Seat.HUMAN}
    title.click_on(BeginCampaign())
    title.wait(lambda: isinstance(title.screen, WorldScreen) and title.session.is_asked)
    assert title.session.seat == france


def test_whom_a_newcomer_is_given_and_who_is_smaller_and_harder(title: Person) -> None:
    title.press("n")
    assert isinstance(title.screen, NewCampaignScreen)
    choices = title.screen.choices
    assert [choices.world.roster[p].id for p in choices.people] == ["prussia"]
    title.click_on(ShowSmall())
    spain = queries.power_of(choices.world, "spain")
    title.click_on(ChoosePower(spain))
    assert choices.people == [spain]
    assert "Begin as Spain" in title.app.gui.strings()
    title.click_on(ChooseScenario("1919"))
    assert len(title.screen.choices.people) == 1


def test_several_sit_down_at_one_desk_for_a_short_evening(title: Person) -> None:
    title.press("n")
    assert isinstance(title.screen, NewCampaignScreen)
    choices = title.screen.choices
    title.click_on(SeveralSeats())
    france, russia = (queries.power_of(choices.world, name) for name in ("france", "russia"))
    title.click_on(ChoosePower(france))
    title.walk_to(ChoosePower(russia))
    title.press("return")
    assert {france, russia} < set(choices.people)
    title.click_on(SetLength(is_short=True))
    title.click_on(BeginCampaign())
    title.wait(lambda: isinstance(title.screen, HandoverScreen))
    played = title.session.campaign
    assert [p for p in choices.people if played.is_human(p)] == choices.people
    assert played.last_turn == choices.short_end < played.world.facts.last_turn


def test_in_the_laboratory_a_seat_is_given_to_one_logic(title: Person) -> None:
    title.press("n", "l")
    assert isinstance(title.screen, LaboratoryScreen)
    choices = title.screen.choices
    prussia = choices.people[0]
    title.walk_to(SeatNext(prussia))
    title.press("return")
    assert not choices.people
    assert dict(choices.settings.logics)["prussia"] == choices.sitter(prussia)
    assert say("watch_note") in title.app.gui.strings()
    title.press("escape")
    assert say("begin_watching") in title.app.gui.strings()


def test_options_by_keyboard_and_mouse(title: Person) -> None:
    title.press("o")
    assert isinstance(title.screen, OptionsScreen)
    title.walk_to(SetOption("palette", "colour_blind"))
    title.press("return")
    assert title.app.context.palette.ok != title.app.context.palette.warn
    title.click_on(SetOption("autosave", True))
    title.click_on(SetOption("animation", 2))
    assert title.app.context.options.animation == 2
    title.press("escape")
    assert isinstance(title.screen, TitleScreen)


def test_the_scale_follows_the_window(title: Person) -> None:
    title.press("o")
    title.click_on(SetOption("scale", 200))
    assert title.app.context.scale == 1.0  # a window of 1280 x 720 has no room for more
    title.app.resize((2560, 1440))
    assert title.app.context.scale == 2.0
    title.frames(2)


def test_encyclopedia_and_credits(title: Person) -> None:
    title.press("f1")
    assert isinstance(title.screen, EncyclopediaScreen)
    for topic in TOPICS:
        title.app.gui.reveal(ShowTopic(topic))
        title.click_on(ShowTopic(topic))
        assert len(title.app.gui.sheets[f"page_{topic}"].panel.rows) >= 3
    title.press("escape")
    title.click_on(GoTo(Place.CREDITS))
    assert isinstance(title.screen, CreditsScreen)
    assert any("OFL" in text for text in title.app.gui.strings())


def test_without_saves_there_is_nothing_to_continue(title: Person) -> None:
    title.press("c", "l")
    assert isinstance(title.screen, TitleScreen)


# --- in play ------------------------------------------------------------------------------------------


def test_the_budget_by_keyboard(austria: Person) -> None:
    austria.press("b")
    assert isinstance(austria.screen, BudgetScreen)
    budget = austria.session.view.powers[austria.session.seat].budget
    assert budget is not None
    before = budget.tax
    austria.press("right", "right", "v")
    after = austria.session.view.powers[austria.session.seat].budget
    assert after is not None
    assert after.tax == before + 20
    assert isinstance(austria.screen, WorldScreen)
    austria.press("u")
    undone = austria.session.view.powers[austria.session.seat].budget
    assert undone is not None
    assert undone.tax == before


def test_the_budget_says_who_lends_and_who_is_at_home(austria: Person) -> None:
    session = austria.session
    state = session.campaign.world.powers[session.seat]
    state.failed = session.campaign.world.turn
    state.send_home(12_000, session.campaign.world.turn + 4)
    austria.press("b")
    austria.frames(2)
    told = austria.app.gui.strings()
    assert any("nobody lends to you" in text for text in told)
    assert any("12,000 men sent home" in text or "12 000 men sent home" in text for text in told)


def test_footing_and_posture_by_mouse(austria: Person) -> None:
    austria.click_on(Open(Door.BUDGET))
    session = austria.session
    for order in [a.order for a in austria.actions() if isinstance(a, Give)]:
        if isinstance(order, SetPosture):
            austria.click_on(Give(order))
            assert session.view.powers[session.seat].posture is order.posture
            break
    austria.click_on(Back())


def test_a_march_by_keyboard(austria: Person) -> None:
    end_politics(austria)
    austria.press("n")
    command = austria.world.command
    force = command.selected()[0]
    start = force.hex
    goal = next(h for h in command.reach() if h != start)
    austria.press("x")
    width = austria.session.view.map.width
    row, column = divmod(start, width)
    to_row, to_column = divmod(goal, width)
    austria.press(*["right" if to_column > column else "left"] * abs(to_column - column))
    austria.press(*["down" if to_row > row else "up"] * abs(to_row - row))
    assert command.cursor == goal
    austria.press("return")
    assert austria.session.view.forces[force.id].hex == goal
    austria.press("u")
    assert austria.session.view.forces[force.id].hex == start


def test_a_march_by_mouse(austria: Person) -> None:
    end_politics(austria)
    session = austria.session
    force = next(
        f for f in austria.world.command.idle() if f.hex >= 0 and not queries.is_fleet(session.view, f)
    )
    session.atlas.centre_on(force.hex)
    for _ in range(2):
        session.atlas.camera.zoom(1)
    session.atlas.centre_on(force.hex)
    austria.frames(3)
    austria.click(session.atlas.camera.of_hex(force.hex))
    column = austria.world.command.selected()
    assert column
    assert all(f.hex == force.hex for f in column)
    inside = [
        h for h in austria.world.command.reach()
        if h != force.hex and not session.context.covers(session.atlas.camera.of_hex(h))
        and session.atlas.force_at(session.atlas.camera.of_hex(h)) < 0
    ]  # fmt: skip
    austria.click(session.atlas.camera.of_hex(inside[0]), button=3)
    assert session.view.forces[column[0].id].hex == inside[0]


def test_raising_and_fortifying_by_keyboard_and_mouse(austria: Person) -> None:
    session = austria.session
    capital = session.view.powers[session.seat].capital
    austria.world.on(ShowPlace(capital), None)
    austria.world.is_stale = True
    austria.frames(2)
    austria.press("r")
    assert isinstance(austria.screen, RaiseScreen)
    before = len(session.view.forces_of(session.seat))
    austria.press("5")
    assert len(session.view.forces_of(session.seat)) == before + 1
    austria.mean("f")
    assert session.view.places.fortress_ready[capital] > 0
    austria.click_on(Undo())
    assert session.view.places.fortress_ready[capital] < 0


def test_diplomacy_by_keyboard_tells_why(austria: Person) -> None:
    austria.press("p")
    assert isinstance(austria.screen, DiplomacyScreen)
    other = power_of(austria, "russia")
    austria.walk_to(ShowPower(other))
    austria.press("return")
    assert austria.screen.power == other
    given = [a.order for a in austria.actions() if isinstance(a, Give)]
    offers = [o for o in given if isinstance(o, treaties.ProposeTreaty)]
    trade = Give(next(o for o in offers if o.treaty == "trade"))
    austria.walk_to(trade)
    austria.press("return")
    assert austria.screen.reasons
    assert "Why they answered so" in austria.app.gui.strings()


def test_an_offer_waits_for_its_answer(austria: Person) -> None:
    session = austria.session
    campaign = session.campaign
    prussia = queries.power_of(campaign.world, "prussia")
    offered = treaties.ProposeTreaty(prussia, session.seat, TreatyKind.ACCESS)
    treaties.apply_propose_treaty(campaign.world, campaign.dice, offered)
    campaign.revision += 1
    austria.frames(2)
    (offer,) = session.offers()
    austria.press("return")
    assert austria.world.guards  # the first press only warns
    austria.click_on(ShowOffer(offer.id))
    austria.press("y")
    assert not [p for p in session.offers() if p.id == offer.id]


def test_war_battle_and_peace(austria: Person) -> None:
    session, me = austria.session, austria.session.seat
    target = power_of(austria, "ottoman_empire")
    austria.press("p")
    austria.screen.on(ShowPower(target), None)
    austria.screen.is_stale = True
    austria.frames(2)
    austria.click_on(PrepareWar())
    assert isinstance(austria.screen, DeclareScreen)
    assert not session.why_not(DeclareWar(me, target, CasusBelli.CONQUEST, austria.screen.aims))
    austria.mean("return")
    assert queries.at_war(session.view, me, target)
    austria.press("escape")
    fought = False
    for _ in range(14):
        if session.view.phase is Phase.OPERATIONS and (prey := _prey(austria)):
            fought = _attack(austria, *prey)
            break
        austria.world.guards = end = Finish(to_staff=session.view.phase is Phase.OPERATIONS)
        austria.world._end(end, leave_to_staff=end.to_staff)
        austria.wait(lambda: session.is_asked)
        session.by_staff.clear()
    assert fought
    war = session.wars()[0]
    austria.app.follow(austria.world.on(ShowWar(war.id), None))
    assert isinstance(austria.screen, PeaceScreen)
    austria.frames(2)
    austria.press("return")
    answered = isinstance(austria.screen, PeaceScreen) and austria.screen.reasons
    assert answered or war.is_over


def _prey(person: Person) -> tuple[int, int] | None:
    session = person.session
    for force in session.view.forces_of(session.seat):
        for near in board_of(session.view).near[force.hex] if force.hex >= 0 else ():
            if not session.why_not(Attack(session.seat, (force.id,), near)):
                return force.id, near
    return None


def _attack(person: Person, force: int, target: int) -> bool:
    """Point at the enemy with the mouse, read the forecast, begin."""
    session = person.session
    person.world.command.pick(force)
    person.world.command.centre()
    person.frames(2)
    person.click(session.atlas.camera.of_hex(target), button=3)
    assert isinstance(person.screen, AttackScreen)
    texts = person.app.gui.strings()
    assert "Chance to win" in texts
    assert "Fighting value" in texts
    before = len(session.campaign.log)
    person.press("return")
    return len(session.campaign.log) == before + 1


def test_chronicle_graphs_and_menu_by_keyboard(austria: Person) -> None:
    for _ in range(2):
        austria.press("shift+return")
        austria.wait(lambda: austria.session.is_asked and austria.session.view.phase is Phase.POLITICS)
    austria.press("c")
    assert isinstance(austria.screen, ChronicleScreen)
    for name in FILTERS:
        austria.walk_to(Filter(name))
        austria.press("return")
    austria.walk_to(Search())
    austria.press("z", "q", "z")
    assert "Nothing there." in austria.app.gui.strings()
    austria.press("escape", "g")
    assert isinstance(austria.screen, GraphsScreen)
    for number in range(1, len(SUBJECTS) + 1):
        austria.press(str(number))
        assert all(row for _, _, row in austria.screen.lines())
    austria.press("escape", "escape")
    assert isinstance(austria.screen, MenuScreen)
    austria.press("escape")
    assert isinstance(austria.screen, WorldScreen)


def test_save_and_load_by_mouse(austria: Person) -> None:
    austria.press("f5")
    assert austria.session.notice.startswith("Saved")
    state = austria.session.campaign.world.state_hash()
    austria.click_on(Open(Door.MENU))
    austria.click_on(GoTo(Place.LOAD))
    assert isinstance(austria.screen, LoadScreen)
    austria.click_on(TakeUp())
    assert isinstance(austria.screen, WorldScreen)
    austria.wait(lambda: austria.session.is_asked)
    assert austria.session.campaign.world.state_hash() == state


def test_a_damaged_save_is_told_and_not_opened(austria: Person, tmp_path: Path) -> None:
    (tmp_path / "broken.save").write_bytes(b'{"magic": "concert-of-powers save"}\nnothing')
    austria.click_on(Open(Door.MENU))
    austria.click_on(GoTo(Place.LOAD))
    austria.press("l")
    assert isinstance(austria.screen, LoadScreen)
    assert any("damaged" in text or "header" in text for text in austria.app.gui.strings())


def test_autosave_each_quarter(tmp_path: Path) -> None:
    from game.ui.options import Options

    person = at_desk(tmp_path, "prussia", options=Options(animation=0, autosave=True, ceremonies=False))
    person.go_on("shift+return", lambda: person.session.is_asked and person.session.view.turn == 1)
    person.wait(lambda: len(list(tmp_path.glob("autosave-*.save"))) == 2)  # the first quarter, and this one
    person.close()


def test_figures_open_to_their_terms(austria: Person) -> None:
    austria.press("t")
    assert austria.screen.opens
    top = austria.app.gui.sheets["top"]
    box, _ = next((box, tip) for box, tip in top.tips if "taxes" in tip)
    assert "taxes" in austria.app.gui.tip_at((top.view.x + box.centerx, top.view.y + box.centery))


def test_until_asked_skips_quiet_quarters(austria: Person) -> None:
    austria.press("shift+space")
    austria.wait(lambda: austria.session.is_asked)
    assert austria.session.what_wakes(austria.session.seat)
    assert austria.session.view.turn > 0 or austria.session.view.proposals, "an offer lies on the table"


def test_nobody_plays(tmp_path: Path) -> None:
    person = Person(tmp_path)
    from tests.ui.screenkit import campaign

    person.open(lambda context: WorldScreen(context, campaign()))
    person.wait(lambda: person.session.campaign.world.turn >= 1)
    person.press("space")
    assert not person.session.is_running
    seat = person.session.seat
    person.click_on(LendEyes())
    assert person.session.seat != seat
    person.close()


def test_the_end_is_judged(austria: Person) -> None:
    austria.session.campaign.last_turn = 0
    austria.go_on("shift+return", lambda: isinstance(austria.screen, VerdictScreen))
    assert any("security" in text for text in austria.app.gui.strings())
    austria.press("return")
    assert isinstance(austria.screen, LeaveScreen), "nothing was saved by itself"
    austria.press("ctrl+d")
    assert isinstance(austria.screen, TitleScreen)


def test_a_campaign_that_is_over_can_be_played_further(tmp_path: Path) -> None:
    austria = at_desk(tmp_path, "austria")
    austria.session.campaign.last_turn = 0
    austria.go_on("shift+return", lambda: isinstance(austria.screen, VerdictScreen))
    austria.press("p")
    austria.wait(lambda: isinstance(austria.screen, WorldScreen) and austria.session.is_asked)
    campaign = austria.session.campaign
    assert campaign.last_turn == campaign.world.facts.extended_last_turn
    austria.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_nothing_lies_over_anything_else(tmp_path: Path, size: tuple[int, int]) -> None:
    """The sheets around the atlas do not overlap, and what can be pressed lies inside its sheet."""
    person = at_desk(tmp_path, "austria", size=size)
    person.world.on(ShowPlace(person.session.view.powers[person.session.seat].capital), None)
    person.world.is_stale = True
    person.frames(2)
    sheets = list(person.app.gui.sheets.values())
    for number, one in enumerate(sheets):
        for other in sheets[number + 1 :]:
            assert not one.rect.colliderect(other.rect), (one.panel.name, other.panel.name)
    for live in person.app.gui.live:
        assert live.sheet.rect.inflate(6, 6).contains(live.box), live.spot.what
    person.close()


def test_every_kind_of_record_can_be_told(austria: Person) -> None:
    """Fields of records bear names of many meanings; what lights up the seat's own must cope with them."""
    for kind in RECORDS.values():
        samples = {"int": 3, "str": "austria", "bool": True}
        values: dict[str, Any] = {
            f.name: samples.get(str(f.type), ())
            for f in fields(kind)
            if not f.kw_only or f.default is MISSING
        }
        entry = Entry(0, 1, kind(**values))
        assert dispatches.tone_of(austria.session, entry) in Tone


def test_a_claimed_capital_can_be_asked_for_with_its_state_and_no_other_can(austria: Person) -> None:
    session, world = austria.session, austria.session.campaign.world
    saxony = power_of(austria, "saxony")
    claim = Claim(session.seat, world.powers[saxony].capital, 6_000)

    def whole() -> list[str]:
        offered = demands(session, (session.seat,), (saxony,))
        return [article_text(session, term) for term in offered if term.term is Term.ANNEXATION]

    assert whole() == []
    world.claims = [*world.claims, claim]
    said = whole()
    world.claims = [c for c in world.claims if c != claim]
    assert len(said) == 1
    assert "annexes" in said[0]


def test_the_peace_sheet_offers_what_makes_a_peace_hold(austria: Person) -> None:
    session, beaten = austria.session, power_of(austria, "ottoman_empire")
    offered = demands(session, (session.seat,), (beaten,))
    kinds = {term.term for term in offered}
    assert {Term.OCCUPATION, Term.ARMS_LIMIT, Term.RESTORATION} <= kinds
    assert Term.VIGILANCE not in kinds  # nobody keeps watch alone
    said = [article_text(session, term) for term in offered]
    assert any("for five years" in text for text in said)
    assert any("without end" in text for text in said)
    assert any("reactionary cabinet" in text for text in said)
