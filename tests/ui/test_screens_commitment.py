"""How far a power stands by the others is on its sheet: as believed of others, term by term of oneself."""

from __future__ import annotations

from dataclasses import replace

from game.politics.perception import threat
from game.politics.perception.commitment import index_of_commitment
from game.ui.screens.play.desk.commitment import commitment_rows
from game.ui.text import legend, share, with_sign
from game.ui.widgets.rows import Pair
from game.words import Logic, Pathology
from game.world.state import queries
from tests.ui.screenkit import Person


def row_of(person: Person, power: int) -> Pair:
    (row,) = commitment_rows(person.session, power)
    assert isinstance(row, Pair)
    return row


def test_ones_own_line_shows_the_terms_that_make_its_index(austria: Person) -> None:
    session = austria.session
    index = index_of_commitment(session.view, session.seat, threat.army_sizes(session.view))
    row = row_of(austria, session.seat)
    assert [figure for _, figure in row.terms] == [
        *(with_sign(share(weight)) for _, weight in index.terms), share(index.value)
    ]  # fmt: skip
    assert row.value == legend(f"stage_{session.view.powers[session.seat].stage}")
    austria.press("h")
    assert row.label in austria.app.gui.strings()


def test_where_stages_begin_is_told_only_where_they_can_be_reached(austria: Person) -> None:
    session = austria.session
    world = session.campaign.world
    state, open_tip = world.powers[session.seat], row_of(austria, session.seat).tip
    assert (state.stage, len(open_tip.splitlines())) == (3, 3)
    state.home.pathology, state.home.severity = Pathology.HYPERNATIONALISM, 4_000
    session.campaign.revision += 1
    assert open_tip.splitlines()[1] not in row_of(austria, session.seat).tip
    world.settings = replace(world.settings, logic=Logic.CONCERT)
    session.campaign.revision += 1
    assert len(row_of(austria, session.seat).tip.splitlines()) == 1


def test_of_others_it_shows_what_is_believed(austria: Person) -> None:
    session = austria.session
    world = session.campaign.world
    russia = queries.power_of(world, "russia")
    world.powers[russia].stage, world.powers[russia].stage_shown = 0, 4
    session.campaign.revision += 1
    row = row_of(austria, russia)
    assert (row.value, row.terms) == (legend("stage_4"), ())


def test_a_lesser_state_has_none(austria: Person) -> None:
    assert commitment_rows(austria.session, queries.power_of(austria.session.view, "parma")) == ()
