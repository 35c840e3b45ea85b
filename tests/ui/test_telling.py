"""Decisions as sentences: how they are built; and, slowly, all those of ten campaigns of both logics."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ai.seat.desk import Reason
from game.campaign.campaign import Campaign
from game.scenarios.load import load_scenario
from game.scenarios.texts.templates import Phrase, phrase
from game.ui.telling.decisions import LONGEST, Then, Voice, strongest, sums, tell
from game.words import Logic, Motive
from game.world.state.world import Settings
from tests.ui.grammar import Teller, before, faults, told

ME, RUSSIA, TURKEY, ISLANDS = 0, 1, 2, 3
NAMES = {ME: ("Prussia", 1), RUSSIA: ("Russia", 1), TURKEY: ("the Porte", 1), ISLANDS: ("the Islands", 2)}


class Prussian:
    """Somebody who plays Prussia."""

    seat = ME

    def power_told(self, power: int) -> Phrase:
        """A power's name."""
        return phrase(*NAMES[power])

    def place_name(self, place: int) -> str:
        """A place's name."""
        return f"Place {'ABC'[place]}"


def said(*reasons: Reason, voice: Voice = Voice.IT, then: Then = Then.MAY_CHANGE) -> str:
    return tell(Prussian(), reasons, voice, "So be it.", then).whole


FEAR = Reason(Motive.THEIR_THREAT, -900, (RUSSIA,))
TRADE = Reason(Motive.GAIN, 400, (RUSSIA,))


def test_the_weightiest_on_the_side_of_the_answer_comes_first_and_what_spoke_against_it_after_but() -> None:
    assert said(FEAR, TRADE) == (
        "So be it. Above all, it fears Russia, but trade with Russia pays. "
        "It may change when it fears Russia less."
    )


def test_an_offer_refused_says_when_to_ask_again() -> None:
    assert said(FEAR, voice=Voice.THEY, then=Then.ASK_AGAIN).endswith("Ask again when they fear Russia less.")


@pytest.mark.parametrize(
    ("voice", "about", "words"),
    [
        (Voice.IT, (ME,), "it fears us"), (Voice.WE, (TURKEY,), "we fear the Porte"),
        (Voice.THEY, (RUSSIA, TURKEY), "they fear Russia and the Porte"),
    ],
)  # fmt: skip
def test_who_reads_it_is_we_and_who_decides_is_spoken_of(
    voice: Voice, about: tuple[int, ...], words: str
) -> None:
    assert words in said(Reason(Motive.THEIR_THREAT, -900, about), voice=voice)


def test_a_power_that_counts_as_many_does_as_many_do() -> None:
    assert "The Islands are at war" in said(Reason(Motive.AT_WAR, -900, (ISLANDS,)))
    assert "We are at war" in said(Reason(Motive.AT_WAR, -900, (ME,)))


def test_what_weighs_little_is_not_told() -> None:
    assert "trade" not in said(FEAR, Reason(Motive.GAIN, 100, (RUSSIA,)))
    assert strongest((FEAR, Reason(Motive.GAIN, 100)))[1] is None


def test_one_term_about_several_powers_is_told_once() -> None:
    fears = [Reason(Motive.THEIR_THREAT, -300, (power,)) for power in (RUSSIA, TURKEY)]
    assert "it fears Russia and the Porte, but" in said(*fears, TRADE)


def test_a_narrow_yes_is_said_to_be_one() -> None:
    assert said(Reason(Motive.GAIN, 1_000, (RUSSIA,)), FEAR).endswith("It was a near thing.")
    assert "near thing" not in said(Reason(Motive.GAIN, 3_000, (RUSSIA,)), FEAR)


def test_the_rest_of_a_sum_is_counted_and_never_told() -> None:
    assert "Above all" not in said(FEAR, Reason(Motive.OTHER_TERMS, -2_000))
    assert "rest" not in said(FEAR, Reason(Motive.OTHER_TERMS, -2_000))


def test_a_sum_that_its_rest_decides_names_no_term_of_the_other_side() -> None:
    found = said(FEAR, Reason(Motive.OTHER_TERMS, 2_000))
    assert found == "So be it. Many small things decide it."


def test_what_would_be_too_long_loses_its_end_first() -> None:
    verdict = " ".join(["word"] * 36) + "."
    found = tell(Prussian(), (FEAR, TRADE), Voice.IT, verdict)
    assert len(found.whole.split()) <= LONGEST
    assert found.because
    assert not found.change


def test_the_sums_stand_beside_it() -> None:
    assert sums((FEAR, TRADE)).splitlines()[-1].startswith("−500")


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["1815", "1919", "1995"])
@pytest.mark.parametrize("logic", [Logic.SELF_HELP, Logic.CONCERT])
def test_every_decision_of_whole_campaigns_is_told_by_the_grammar(
    scenario: str, logic: Logic, tmp_path: Path
) -> None:
    """Two campaigns of 1815 and 1919 by each logic and one of 1995; a file has it beside the sums."""
    wrong, shown = set[str](), dict[str, str]()
    for seed in (7, 11)[: 1 if scenario == "1995" else 2]:
        campaign = Campaign(*load_scenario(scenario, seed, Settings(logic=logic)))
        campaign.advance()
        teller = Teller(campaign.world)
        for act in (act for act in campaign.log if act.reasons):
            found = told(teller, act)
            wrong |= set(faults(act, found))
            terms = tuple(reason and (reason.term, reason.weight > 0) for reason in strongest(act.reasons))
            shown.setdefault(f"{act.order.kind} {terms}", f"{found.whole}\n    before: {before(act)}")
    (tmp_path / "told.txt").write_text("\n".join(shown.values()), "utf-8")
    assert sorted(wrong) == []
