"""Who is born by a rising holds its valleys: how far it marches is a rule of the age."""

from __future__ import annotations

from dataclasses import replace

from game.ai.staff.picture import Picture
from game.ai.staff.targets import conquests
from game.words import CasusBelli, OverlordKind
from game.world.sight.view import View
from tests.kit import BLUE, RED, armed_row, at_war


def goals(rising_km: int, *, is_young: bool) -> int:
    """How many enemy towns a power that fights its lord thinks of taking."""
    world = armed_row("EEEEBBAA")
    staff = replace(world.rules.minds.staff, rising_km=rising_km)
    world.rules = replace(world.rules, minds=replace(world.rules.minds, staff=staff))
    at_war(world, RED, BLUE).casus = CasusBelli.REBELLION
    state = world.powers[RED]
    state.overlord, state.overlord_kind = BLUE, OverlordKind.CROWN_UNION
    state.start_places = 0 if is_young else 2
    world.versions.forget()
    return len(conquests(Picture(View(world, RED))))


def test_a_rising_takes_what_lies_next_to_it() -> None:
    far, near = goals(10_000, is_young=True), goals(180, is_young=True)
    assert far > near
    assert near >= 1


def test_a_state_of_old_marches_where_it_likes() -> None:
    assert goals(60, is_young=False) == goals(10_000, is_young=False)
