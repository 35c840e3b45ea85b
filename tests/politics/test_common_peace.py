"""A truce belongs to all who signed the peace: who tears it up towards one has torn it up towards all."""

from __future__ import annotations

from dataclasses import replace

from game.politics.bonds import truce_to_uphold
from game.politics.perception.doctrine import creed_at
from game.politics.treaties.treaties import Breach
from game.politics.war.ends.settlement import make_peace
from game.politics.war.might.coalition import Case, prepare, standing_terms
from game.politics.war.outbreak import conquest
from game.politics.war.outbreak.conquest import AllyStayedAway
from game.politics.war.outbreak.titles import title_to_join
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.orders import Code
from game.words import CasusBelli, JoinTitle, Motive, Term, TreatyKind
from game.world.dice import Dice
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, armed_row, at_war, given, treaty

DICE = Dice(7)


def beaten_together() -> World:
    """Red has made peace with blue and green in one war; white stood aside."""
    w = armed_row("AABBCCDD", "AABBCCDD")
    struggle = at_war(w, RED, (BLUE, GREEN))
    make_peace(w, struggle, (RED,), (BLUE, GREEN), (PeaceTerm(Term.STATUS_QUO),))
    w.turn += 2
    return w


def attacks_again(w: World) -> War:
    """Red tears its truce with blue up and attacks; green holds it guilty."""
    (truce,) = (t for t in w.treaties.values() if t.kind is TreatyKind.TRUCE and BLUE in t.parties)
    given(w, Breach(RED, truce.id))
    struggle = at_war(w, RED, BLUE)
    struggle.casus = CasusBelli.CONQUEST
    struggle.verdicts[GREEN] = RED
    return struggle


def test_the_truce_shields_its_breaker_from_none_who_signed_the_peace() -> None:
    w = beaten_together()
    struggle = attacks_again(w)
    assert title_to_join(w, GREEN, struggle, BLUE) is JoinTitle.TRUCE
    assert joining.check_join_war(w, JoinWar(GREEN, struggle.id, BLUE)) is None
    assert title_to_join(w, WHITE, struggle, BLUE) is not JoinTitle.TRUCE


def test_a_truce_of_another_peace_still_shields() -> None:
    w = beaten_together()
    other = treaty(w, TreatyKind.TRUCE, RED, WHITE, until=w.turn + 3)
    struggle = attacks_again(w)
    struggle.verdicts[WHITE] = RED
    refusal = joining.check_join_war(w, JoinWar(WHITE, struggle.id, BLUE))
    assert refusal is not None
    assert refusal.code is Code.BOUND_BY_TREATY
    truce = truce_to_uphold(w, GREEN, RED, BLUE)
    assert truce is not None
    assert truce.until != other.until
    assert truce_to_uphold(w, WHITE, RED, BLUE) is None


def test_who_signed_is_reckoned_with_before_the_truce_is_torn() -> None:
    w = beaten_together()

    def treaty_term(power: int) -> int:
        reckoning = prepare(w, Case(RED, BLUE), w.armies)
        terms = standing_terms(reckoning, power, creed=creed_at(w, 0))
        return next(t.weight for t in terms if t.name is Motive.TREATY)

    assert treaty_term(GREEN) > treaty_term(WHITE) == 0


def test_who_lets_the_peace_be_torn_up_pays_for_it_less_than_for_a_guarantee() -> None:
    def lost(kind: TreatyKind) -> int:
        w = beaten_together()
        if kind is TreatyKind.GUARANTEE:
            treaty(w, kind, GREEN, BLUE, subject=BLUE).bindingness = 8000
            for bond in [t for t in w.treaties.values() if t.kind is TreatyKind.TRUCE and GREEN in t.parties]:
                del w.treaties[bond.id]
        attacks_again(w)
        before = w.powers[GREEN].standing
        w.turn += w.rules.politics.honour_quarters
        (stayed,) = among(conquest.judge_allies(w, DICE), AllyStayedAway)
        assert (stayed.power, stayed.treaty) == ("green", kind)
        return before - w.powers[GREEN].standing

    assert 0 < lost(TreatyKind.TRUCE) < lost(TreatyKind.GUARANTEE)


def test_rules_without_the_law_know_no_common_peace() -> None:
    w = beaten_together()
    w.rules = replace(w.rules, politics=replace(w.rules.politics, truce_upheld=0))
    struggle = attacks_again(w)
    refusal = joining.check_join_war(w, JoinWar(GREEN, struggle.id, BLUE))
    assert refusal is not None
    assert refusal.code is Code.BOUND_BY_TREATY
