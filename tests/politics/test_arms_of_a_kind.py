"""Limits of arms that name kinds of forces: owed by one, or accepted among equals."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.present import Presenter
from game.events.effects.treaties import SignTreaty
from game.events.effects.void import EffectVoid
from game.politics import securities
from game.politics.treaties.signing import TreatySigned
from game.politics.treaties.treaties import Breach, Denounce, apply_denounce, check_breach, check_denounce
from game.politics.war.consequences import security
from game.rules.money import arms
from game.rules.money.raising import Raise, check_raise
from game.rules.orders import Code
from game.scenarios.reading.problems import ScenarioError
from game.words import Phase, TreatyKind
from game.world.dice import Dice
from game.world.sight.clarity import clarity
from game.world.state import queries
from game.world.state.treaties import Treaty
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, at_war, corps, refused, small_world
from tests.scenarios.test_patches import begun

DICE = Dice(3)
HORSE = {"cavalry_corps": 1}


def world() -> World:
    w = small_world("......\n......", "AABBCC\nAABBCC", {"B": "blue", "C": "green"})
    w.phase, w.round = Phase.POLITICS, 0
    return w


def signed(w: World, effect: SignTreaty) -> Treaty:
    told = effect.apply(w)
    assert not among(told, EffectVoid)
    (record,) = among(told, TreatySigned)
    return w.treaties[record.treaty]


def one_more(w: World, power: int, kind: str = "cavalry_corps") -> Raise:
    return Raise(power, kind, w.powers[power].capital)


def test_what_is_capped_is_raised_up_to_the_cap_and_other_kinds_freely() -> None:
    w = world()
    parties = ("blue", "red", "green")
    bond = signed(
        w, SignTreaty("treaty", TreatyKind.ARMS_LIMIT, parties, subject="blue", caps={"blue": HORSE})
    )
    assert check_raise(w, one_more(w, BLUE)) is None
    corps(w, BLUE, w.map.places[1].centre, kind="cavalry_corps")
    assert refused(check_raise(w, one_more(w, BLUE))) is Code.ARMS_LIMITED
    assert check_raise(w, one_more(w, BLUE, "infantry_corps")) is None
    assert check_raise(w, one_more(w, RED)) is None
    assert arms.room(w, BLUE) is None  # men are not limited
    assert refused(check_denounce(w, Denounce(BLUE, bond.id))) is Code.OWED_BY_PEACE
    at_war(w, GREEN, BLUE)
    assert check_raise(w, one_more(w, BLUE)) is None


def test_equals_each_keep_their_own_part_count_each_other_and_may_give_notice() -> None:
    w = world()
    none = {"cavalry_corps": 0}
    caps = {"blue": HORSE, "red": none}
    effect = SignTreaty("treaty", TreatyKind.ARMS_LIMIT, ("blue", "red"), caps=caps, name="Pact of the Reins")
    bond = signed(w, effect)
    assert securities.is_mutual(bond)
    assert refused(check_raise(w, one_more(w, RED))) is Code.ARMS_LIMITED
    assert check_raise(w, one_more(w, BLUE)) is None
    assert clarity(w, RED)[BLUE] == clarity(w, BLUE)[RED] == w.rules.politics.security.control
    humbled = [w.powers[p].home.humiliation for p in (RED, BLUE)]
    security.watch(w, DICE)
    assert humbled == [w.powers[p].home.humiliation for p in (RED, BLUE)]
    assert check_breach(w, Breach(RED, bond.id)) is None
    assert check_denounce(w, Denounce(RED, bond.id)) is None
    apply_denounce(w, DICE, Denounce(RED, bond.id))
    w.turn = bond.until
    assert refused(check_raise(w, one_more(w, RED))) is Code.ARMS_LIMITED
    w.turn = bond.until + 1
    assert check_raise(w, one_more(w, RED)) is None


def test_both_are_told() -> None:
    w = world()
    for subject, words in (
        (None, "agree on how many"),
        ("blue", "binds itself to keep no more than so many"),
    ):
        effect = SignTreaty(
            "treaty", TreatyKind.ARMS_LIMIT, ("blue", "red"), subject=subject, caps={"blue": HORSE}
        )
        (record,) = among(effect.apply(w), TreatySigned)
        assert words in Presenter(w, "en").record(record)


CAPS = "kind: arms_limit, parties: [france, austria], name: Pact, start: 1815-11-20"
WRONG = {
    f"{{id: a, {CAPS}, caps: {{spain: {{cavalry_corps: 1}}}}}}": "spain is not a party",
    f"{{id: a, {CAPS}}}": "arms_limit needs a `subject`",
    f"{{id: a, {CAPS.replace('arms_limit', 'access')}, caps: {{france: {{}}}}}}": "mean nothing",
    f"{{id: a, {CAPS}, caps: {{france: {{tank_corps: 1}}}}}}": "tank_corps",
}


@pytest.mark.parametrize("entry", WRONG)
def test_a_file_that_caps_amiss_is_told(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ScenarioError, match=WRONG[entry]):
        begun(tmp_path / "mine", treaties=f"treaties:\n  - {entry}\n")


def test_a_campaign_may_begin_with_a_limit_among_equals(tmp_path: Path) -> None:
    entry = f"{{id: a, {CAPS}, caps: {{france: {{cavalry_corps: 2}}, austria: {{cavalry_corps: 3}}}}}}"
    w, _ = begun(tmp_path / "mine", treaties=f"treaties:\n  - {entry}\n")
    (bond,) = [t for t in w.treaties.values() if t.kind is TreatyKind.ARMS_LIMIT]
    france = queries.power_of(w, "france")
    assert arms.cap_on(w, france, "cavalry_corps") == (bond.id, 2)
    assert arms.cap_on(w, france, "infantry_corps") is None
