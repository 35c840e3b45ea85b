"""A campaign moves forward by itself and stops where a human has to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from game.campaign.books.logbook import Done
from game.campaign.campaign import Campaign, Pause
from game.campaign.phases import TURN, RuleStep, SeatsDrawn
from game.campaign.present import Presenter
from game.campaign.record_types import RECORDS
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.politics.bodies.congress import CallCongress
from game.politics.bodies.membership import AnswerInvitation, FoundInstitution
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.rules.land.movement import Move
from game.rules.money.budget import SetBudget
from game.rules.orders import Code, Refusal
from game.scenarios.texts.sentences import load_texts
from game.words import Agenda, Clause, Phase, Preset, Rung, TreatyKind
from game.world.records import Record
from game.world.state.bodies import Institution
from game.world.state.queries import names
from tests.kit import BLUE, GREEN, RED, among, at_war, corps, refused, small_world, treaty

WIDE = "............"
PLACES = "AAABBBCCCDDD"
OWNERS = {"A": "red", "B": "blue", "C": "green", "D": "white"}


def campaign(humans: Sequence[int] = (), war: bool = False, **options: Any) -> Campaign:
    world = small_world("\n".join([WIDE] * 4), provinces="\n".join([PLACES] * 4), owners=OWNERS)
    for owner, hex_id in enumerate((1, 4, 7, 10)):
        corps(world, owner, hex_id)
    if war:
        corps(world, RED, 1)
        at_war(world, RED, BLUE)
    world.turn, world.phase, world.round = 0, Phase.WORLD, 0
    return Campaign(world, EventBook(()), dict.fromkeys(humans, Seat.HUMAN), debug=True, **options)


def phase_of(c: Campaign) -> Phase:
    return c.world.phase


def test_it_runs_to_its_last_turn_by_itself() -> None:
    c = campaign(last_turn=11)
    assert c.advance() is Pause.OVER
    assert c.world.turn == 12
    assert len(c.hashes) == 12


@pytest.mark.parametrize("war", [False, True])
def test_the_same_seed_gives_the_same_campaign(war: bool) -> None:
    first, second = campaign(war=war, last_turn=15), campaign(war=war, last_turn=15)
    first.advance()
    second.advance()
    assert first.hashes == second.hashes
    assert first.chronicle.entries == second.chronicle.entries


def test_another_seed_gives_another() -> None:
    first, second = campaign(war=True, last_turn=15), campaign(war=True, last_turn=15)
    second.world.seed = 8
    second.dice = type(second.dice)(8)
    first.advance()
    second.advance()
    assert first.hashes != second.hashes


def test_it_stops_for_a_human_and_goes_on_when_told() -> None:
    c = campaign(humans=[RED], last_turn=1)
    assert c.advance() is Pause.DECISION
    assert c.active == RED
    assert phase_of(c) is Phase.POLITICS
    assert refused(c.finish_seat(BLUE)) is Code.NOT_YOUR_TURN
    assert c.finish_seat(RED) is None
    assert c.advance() is Pause.DECISION
    assert phase_of(c) is Phase.OPERATIONS


def test_a_human_can_take_back_what_revealed_nothing() -> None:
    c = campaign(humans=[RED])
    c.advance()
    before = c.world.state_hash()
    assert not isinstance(c.submit(SetBudget(RED, 1000, 250, 100, 100)), Refusal)
    assert c.undo()
    assert c.world.state_hash() == before
    assert not c.undo()


def test_a_march_that_shows_an_enemy_cannot_be_taken_back() -> None:
    c = campaign(humans=[RED])
    hidden = corps(c.world, GREEN, 7)
    scout = corps(c.world, RED, 3)
    treaty(c.world, TreatyKind.ACCESS, RED, BLUE)
    c.advance()
    c.finish_seat(RED)
    c.advance()
    assert c.world.phase is Phase.OPERATIONS
    assert hidden.id not in c.view_of(RED).forces
    assert not isinstance(c.submit(Move(RED, (scout.id,), (4, 5))), Refusal)
    assert hidden.id in c.view_of(RED).forces
    assert not c.can_undo()


def test_a_march_that_only_widens_the_view_cannot_be_taken_back_either() -> None:
    c = campaign(humans=[RED])
    scout = corps(c.world, RED, 3)
    treaty(c.world, TreatyKind.ACCESS, RED, BLUE)
    c.advance()
    c.finish_seat(RED)
    c.advance()
    before = int(c.view_of(RED).sees_hexes.sum())
    assert not isinstance(c.submit(Move(RED, (scout.id,), (4, 5))), Refusal)
    assert int(c.view_of(RED).sees_hexes.sum()) > before, "it saw that nobody is there"
    assert not c.can_undo()


def test_a_human_is_asked_about_an_offer_at_the_end_of_the_phase() -> None:
    c = campaign(humans=[RED, BLUE])
    c.advance()
    first = c.active
    other = BLUE if first == RED else RED
    c.finish_seat(first)
    c.advance()
    while c.active != other:
        c.finish_seat(c.active)
        c.advance()
    c.submit(ProposeTreaty(other, first, TreatyKind.TRADE))
    c.finish_seat(other)
    assert c.advance() is Pause.DECISION
    assert (c.active, c.world.phase) == (first, Phase.POLITICS)
    c.submit(AnswerProposal(first, next(iter(c.world.proposals)), True))
    assert c.world.treaties


def test_a_person_answers_later_and_the_order_says_that_nobody_has_yet() -> None:
    c = campaign(humans=[RED, BLUE])
    c.advance()
    first = c.active
    done = c.submit(ProposeTreaty(first, BLUE if first == RED else RED, TreatyKind.TRADE))
    assert isinstance(done, Done)
    assert done.answers == ()


def test_an_ai_answers_at_once() -> None:
    c = campaign(humans=[RED])
    c.advance()
    done = c.submit(ProposeTreaty(RED, GREEN, TreatyKind.TRADE))
    assert isinstance(done, Done)
    (answer,) = done.answers
    assert isinstance(answer.order, AnswerProposal)
    assert done.reasons_of(GREEN) == answer.reasons != ()
    assert done.reasons_of(BLUE) == ()
    assert [r.type for r in done.records] == ["treaty_proposed"]
    assert not c.world.proposals
    assert any(r.record.type == "proposal_answered" for r in c.chronicle.entries)


def test_an_invitation_is_answered_at_once_by_the_computer_and_at_the_end_of_the_phase_by_a_person() -> None:
    c = campaign(humans=(RED, BLUE))
    c.advance()
    first = c.active
    other = BLUE if first == RED else RED
    c.finish_seat(first)
    c.advance()
    assert c.active == other
    guests = tuple(sorted({0, 1, 2, 3} - {other}))
    assert not isinstance(c.submit(FoundInstitution(other, Preset.CONCERT, "Circle", guests)), Refusal)
    (body,) = c.world.bodies.values()
    assert set(body.register.invited) == {first}
    c.finish_seat(other)
    c.advance()
    assert c.active == first
    assert not isinstance(c.submit(AnswerInvitation(first, body.id, True)), Refusal)
    assert body.members[first] is Rung.COUNCIL


def test_a_congress_waits_a_quarter_for_a_persons_vote() -> None:
    c = campaign(humans=(RED,))
    terms = c.world.rules.institutions.presets[Preset.CONCERT]
    seats = dict.fromkeys((RED, BLUE, GREEN), Rung.COUNCIL)
    body = c.world.bodies[50] = Institution(50, "body", Preset.CONCERT, "Circle", 0, terms, seats)
    c.advance()
    assert not isinstance(
        c.submit(CallCongress(RED, 50, Agenda.REFORM, clause=Clause.VETO, change=-500)), Refusal
    )
    c.finish_seat(RED)
    while c.world.turn == 0 or c.active != RED:
        c.tick()
    assert body.motion is not None
    assert set(body.motion.votes) >= {RED}
    c.finish_seat(RED)
    while c.world.phase is Phase.POLITICS:
        c.tick()
    assert body.motion is None
    assert any(e.record.type == "congress_ended" for e in c.chronicle.entries)


def test_a_quarter_of_peace_has_one_round() -> None:
    c = campaign(last_turn=0)
    c.advance()
    drawn = among((e.record for e in c.chronicle.entries), SeatsDrawn)
    assert {record.phase for record in drawn} == {"politics", "operations"}
    assert len([record for record in drawn if record.phase == "operations"]) == 1


def test_a_war_is_fought_in_three_rounds() -> None:
    c = campaign(war=True, last_turn=0)
    c.advance()
    drawn = [(e.month, e.record) for e in c.chronicle.entries if isinstance(e.record, SeatsDrawn)]
    rounds = [(month, record) for month, record in drawn if record.phase == "operations"]
    assert [month for month, _ in rounds] == [1, 2, 3]
    fighting = {name for w in c.world.wars.values() for name in names(c.world, (*w.attackers, *w.defenders))}
    assert all(set(record.powers) <= fighting for _, record in rounds[1:])


def test_the_turn_is_data_with_a_name_for_every_step() -> None:
    names = [step.name for step in TURN if isinstance(step, RuleStep)]
    assert len(set(names)) >= 15
    assert all("lambda" not in name for name in names)


def subclasses(kind: type[Record]) -> Iterator[type[Record]]:
    for child in kind.__subclasses__():
        yield child
        yield from subclasses(child)


def test_every_kind_of_record_is_listed_and_has_its_sentence() -> None:
    found = {kind.type for kind in subclasses(Record) if kind.__module__.startswith("game.")}
    assert found == set(RECORDS), "list every kind in game/campaign/record_types.py, and no other"
    told = set(load_texts()["records"])
    assert found <= told, (
        f"give each a sentence under `records` in assets/texts/en.yaml: {sorted(found - told)}"
    )
    assert told <= found, f"sentences of records that there are not: {sorted(told - found)}"


def test_every_refusal_has_its_sentence() -> None:
    told, codes = set(load_texts()["refusals"]), {code.value for code in Code}
    assert codes <= told, (
        f"give each a sentence under `refusals` in assets/texts/en.yaml: {sorted(codes - told)}"
    )
    assert told <= codes, f"sentences of codes that there are not: {sorted(told - codes)}"


def test_a_whole_chronicle_can_be_told() -> None:
    c = campaign(war=True, last_turn=20)
    c.advance()
    presenter = Presenter(c.world)
    for entry in c.chronicle.entries:
        sentence = presenter.record(entry.record)
        assert "{" not in sentence
    assert presenter.story(c.chronicle.entries)
