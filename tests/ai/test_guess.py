"""How an offer would be received is foretold from one's own View, and mostly right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.ai.advice.guess import LIKELY, Band, Doubt, guess
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.treaties import diplomat
from game.politics.treaties.treaties import PROPOSABLE, ProposeTreaty, check_propose_treaty
from game.scenarios.catalogue import first_morning
from game.scenarios.load import load_scenario
from game.scenarios.texts.sentences import load_texts
from game.words import Motive, TreatyKind
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Settings
from tests.kit import BLUE, GREEN, RED, armed_row

ROOMS = ("treaties/diplomat", "treaties/restraints", "treaties/zones", "bodies/belonging", "seat/promises")
#: Terms of one's own reckoning, which no receiver of an offer has.
OWN = {Motive.ENVOYS, Motive.MANDATE, Motive.GOOD_NAME, Motive.YOUNG_TREATY, Motive.GIVEN_WORD,
       Motive.BROKE_THE_PEACE, Motive.FELLOW_MEMBERS}  # fmt: skip


@pytest.mark.parametrize("asker", ["prussia", "france"])
def test_the_answer_is_foretold_nearly_always(asker: str) -> None:
    """On the first morning, of all makers of policy: sure words are never wrong, the others seldom."""
    world = load_scenario("1815", 7, Settings())[0]
    me = queries.power_of(world, asker)
    view = View(world, me)
    sure = [Band.SIGN, Band.REFUSE, Band.NEVER]
    judged = right = 0
    for other in world.facts.policy_makers:
        for kind in PROPOSABLE:
            order = ProposeTreaty(me, other, kind)
            if other == me or not world.powers[other].exists or check_propose_treaty(view, order):
                continue
            band = guess(view, order).band
            theirs = View(world, other)
            says_yes = (
                score(diplomat.weigh_treaty(theirs, situation.read(theirs), me, kind, is_receiver=True)) > 0
            )
            if band in sure:
                judged += 1
                right += (band in LIKELY) == says_yes
    assert judged > 40
    assert right >= 0.97 * judged


def test_one_thing_that_outweighs_all_the_rest_is_named_as_never() -> None:
    world = armed_row("AABBCC")
    world.beliefs.trust[:] = 500
    found = guess(View(world, RED), ProposeTreaty(RED, BLUE, TreatyKind.ACCESS))
    assert found.band is Band.NEVER
    assert found.decides is not None
    assert found.decides.term is Motive.THEIR_TROOPS


def test_who_has_just_said_no_is_not_foretold_to_say_yes() -> None:
    world = armed_row("AABBCC")
    world.beliefs.trust[:] = 9_000
    view = View(world, RED)
    order = ProposeTreaty(RED, GREEN, TreatyKind.TRADE)
    assert guess(view, order).band is Band.SIGN
    assert guess(view, order, frozenset({(GREEN, TreatyKind.TRADE)})).band is Band.DOUBTFUL
    assert guess(view, order, frozenset({(BLUE, TreatyKind.TRADE)})).band is Band.SIGN


def test_every_term_of_a_receiver_has_its_clause() -> None:
    texts = load_texts()
    root = Path(diplomat.__file__).parents[1]
    rooms = [(root / f"{room}.py").read_text("utf-8") for room in ROOMS]
    named = {name for text in rooms for name in re.findall(r"Motive\.([A-Z_]+)", text)}
    for motive in {Motive[name] for name in named} - OWN:
        assert motive in texts["clauses_for"].keys() & texts["clauses_against"].keys(), motive


def test_all_first_mornings_can_be_told() -> None:
    """No offer of any great power has a term that has no clause on its side of the scale."""
    texts = load_texts()
    for scenario in ("1815", "1919", "1995"):
        world = first_morning(scenario)
        me = queries.great_powers(world)[0]
        view = View(world, me)
        for other in world.facts.policy_makers:
            for kind in PROPOSABLE:
                order = ProposeTreaty(me, other, kind)
                if other == me or check_propose_treaty(view, order):
                    continue
                found = guess(view, order)
                for reason in (found.decides, found.speaks_against):
                    side = "for" if reason and reason.weight > 0 else "against"
                    assert reason is None or reason.term in texts[f"clauses_{side}"], reason


def test_who_refused_to_have_his_hands_tied_or_seems_restless_is_not_counted_on() -> None:
    """Trade is another matter: whoever has plans still sells."""
    world = load_scenario("1815", 7, Settings())[0]
    me = queries.power_of(world, "prussia")
    view = View(world, me)
    likely = next(
        order
        for other in world.facts.policy_makers
        if check_propose_treaty(view, order := ProposeTreaty(me, other, TreatyKind.NON_AGGRESSION)) is None
        and guess(view, order).is_likely
    )
    for known in (TreatyKind.NON_AGGRESSION, TreatyKind.SPHERE, None):
        found = guess(view, likely, frozenset({(likely.to, known)}))
        assert found.band is Band.DOUBTFUL
        assert found.doubt is (Doubt.REFUSED if known is likely.treaty else Doubt.RESTLESS)
    assert guess(view, likely, frozenset({(likely.to, TreatyKind.TRADE)})).band is guess(view, likely).band
