"""The effect that lays embargoes and lifts them."""

from __future__ import annotations

from game.events.effects.trade import LaySanction
from game.events.effects.void import EffectVoid
from game.politics.statecraft.sanctions import EmbargoLaid, EmbargoLifted, embargo_on
from game.words import OverlordKind
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, four_neighbours


def why(w: World, effect: LaySanction) -> str:
    (told,) = among(effect.apply(w), EffectVoid)
    return told.reason


def test_trade_is_stopped_by_degree_and_opened_again() -> None:
    w = four_neighbours()
    (laid,) = among(LaySanction("sanction", "red", "blue", 2).apply(w), EmbargoLaid)
    assert (laid.power, laid.target, laid.degree) == ("red", "blue", 2)
    ban = embargo_on(w, RED, BLUE)
    assert ban is not None
    assert ban.degree == 2
    assert why(w, LaySanction("sanction", "red", "blue", 2)) == "there_already"
    LaySanction("sanction", "red", "blue", 3).apply(w)
    trust = int(w.beliefs.trust[BLUE, RED])
    (eased,) = among(LaySanction("sanction", "red", "blue", 1).apply(w), EmbargoLaid)
    assert (eased.eased, laid.eased, int(w.beliefs.trust[BLUE, RED])) == (True, False, trust)
    (lifted,) = among(LaySanction("sanction", "red", "blue", 0).apply(w), EmbargoLifted)
    assert (lifted.cause, embargo_on(w, RED, BLUE)) == ("order", None)
    assert why(w, LaySanction("sanction", "red", "blue", 0)) == "there_already"


def test_who_cannot_says_why() -> None:
    w = four_neighbours()
    assert why(w, LaySanction("sanction", "red", "red", 1)) == "same"
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = RED, OverlordKind.SUZERAIN
    assert why(w, LaySanction("sanction", "red", "green", 1)) == "same_realm"
    assert why(w, LaySanction("sanction", "green", "blue", 1)) == "unfree"
    w.powers[BLUE].exists = False
    assert why(w, LaySanction("sanction", "red", "blue", 1)) == "gone"
