"""The language of conditions: what it means, what it refuses, and that nothing gets out of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.events.expressions.grammar import BadExpression, EvaluationError, Signature
from game.events.expressions.language import MAX_LENGTH, compile_expression

SIGNATURE = Signature(
    names={"turn": "num", "me": "power", "mobilised": "bool", "course": "str"},
    functions={
        "strength": (("power",), "num"),
        "at_war": (("power", "power"), "bool"),
        "owner": (("province",), "power"),
        "flag": (("str",), "bool"),
    },
    domains={
        "power": frozenset({"austria", "france", "prussia"}),
        "province": frozenset({"vienna", "lorraine", "01-lille"}),
    },
)
STRENGTHS = {"austria": 12, "france": 20, "prussia": 9}
SCOPE: dict[str, Any] = {
    "turn": 5,
    "me": "prussia",
    "mobilised": False,
    "course": "reform",
    "strength": STRENGTHS.__getitem__,
    "at_war": lambda a, b: {a, b} == {"austria", "france"},
    "owner": {"vienna": "austria", "lorraine": "france", "01-lille": "france"}.__getitem__,
    "flag": lambda name: name == "raised",
}


def why(text: str, result: str = "bool") -> str:
    with pytest.raises(BadExpression) as caught:
        compile_expression(text, SIGNATURE, result)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("turn > 4 and not mobilised", True),
        ("turn == 5 or turn / 0 > 1", True),
        ("1 < turn <= 5 != 6", True),
        ("at_war(austria, france)", True),
        ("at_war('austria', me)", False),
        ("owner(vienna) == austria", True),
        ("'france' == owner(lorraine) == owner('01-lille')", True),
        ("me != prussia", False),
        ("course == 'reform' and flag('raised')", True),
        ("mobilised == false", True),
        ("True and not False", True),
        ("strength(me) * 2 - 1 > -strength(austria)", True),
        ("max(strength(me), 3) == 9 and min(1, 2) == 1 and abs(-turn) == turn", True),
        ("\n  turn > 4\n  and\n  turn < 6", True),
        ("'a' == 'b'", False),
        ("turn > 1_000", False),
    ],
)
def test_conditions_mean_what_they_say(text: str, answer: bool) -> None:
    assert compile_expression(text, SIGNATURE).holds(SCOPE) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("7 / 2", 4),
        ("-7 / 2", -4),
        ("5 / 3", 2),
        ("4 / 3", 1),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("0.5 * turn", 3),
        ("turn * -0.25", -1),
        ("-0.25 * turn", -1),
        ("0.0001 * 5000", 1),
        ("1.5 * (turn + 1) - 1", 8),
        ("turn", 5),
    ],
)
def test_numbers_are_whole_and_round_to_the_nearest(text: str, answer: int) -> None:
    assert compile_expression(text, SIGNATURE, "num").value(SCOPE) == answer


def test_an_expression_may_name_a_member_of_a_domain() -> None:
    expression = compile_expression("owner(lorraine)", SIGNATURE, "power")
    assert expression.value(SCOPE) == "france"
    assert compile_expression("austria", SIGNATURE, "power").value({}) == "austria"
    assert why("vienna", "power") == "column 1: no power `vienna`, known: austria, france, prussia"


def test_an_expression_tells_what_it_speaks_of() -> None:
    expression = compile_expression("turn > 1 and at_war(me, me) and turn < max(3, 4)", SIGNATURE)
    assert (expression.names, expression.functions) == (("me", "turn"), ("at_war", "max"))
    assert expression == compile_expression(expression.text, SIGNATURE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "column 1: the expression is empty"),
        (" \n ", "column 1: the expression is empty"),
        ("trun > 3", "column 1: unknown name `trun`, did you mean `turn`?"),
        ("turn > 3 and at_wr(me, me)", "column 14: unknown function `at_wr`, did you mean `at_war`?"),
        ("at_war(me, frence)", "column 12: no power `frence`, did you mean `france`?"),
        ("  owner('vienne') == me", "column 9: no province `vienne`, did you mean `vienna`?"),
        ("owner(vienna) == austri", "column 18: no power `austri`, did you mean `austria`?"),
        ("at_war(vienna, me)", "column 8: no power `vienna`, known: austria, france, prussia"),
        ("owner(me) == me", "column 7: this is a power, where a province is needed"),
        ("at_war(me)", "column 1: `at_war` takes (a power, a power)"),
        ("at_war(me, other=me)", "column 1: `at_war` takes (a power, a power)"),
        ("at_war(*me)", "column 1: `at_war` takes (a power, a power)"),
        ("strength > 3", "column 1: `strength` is a function and needs its brackets"),
        ("turn", "column 1: this is a number, where a condition is needed"),
        ("turn and mobilised", "column 1: this is a number, where a condition is needed"),
        ("turn + mobilised > 1", "column 8: this is a condition, where a number is needed"),
        ("turn == mobilised", "column 9: this is a condition, where a number is needed"),
        ("course == me", "column 11: this is a power, where text is needed"),
        ("-mobilised", "column 2: this is a condition, where a number is needed"),
        ("me < austria", "only numbers have an order, and this is a power"),
        ("'a' < 'b'", "only numbers have an order, and this is text"),
        ("austria == france", "column 1: unknown name `austria`"),
        (
            "turn > 0.35",
            "column 8: numbers are whole; a share counts in ten-thousandths, so that 0.35 is 3500",
        ),
        ("turn > 9999999999999", "column 8: the number is too large"),
        ("turn = 3", "column 6: this cannot be read, two things are compared with `==`"),
        ("turn > 3 && mobilised", "this cannot be read, write `and`"),
        ("turn > 3 || mobilised", "this cannot be read, write `or`"),
        ("turn <> 3", "this cannot be read, write `!=`"),
        ("turn >", "column 7: this cannot be read"),
        ("(turn > 3", "this cannot be read"),
        ("0.12345 * turn > 3", "column 1: numbers are whole"),
        ("0.5 * 0.5 > 3", "column 1: numbers are whole"),
        ("turn / 0.5 > 3", "column 8: numbers are whole"),
        ("1e300 * turn > 3", "column 1: numbers are whole"),
        ("turn > 3 # often", "column 10: the character '#' is not used here"),
        ("turn > ３", "column 8: the character"),
        ("flag('\\n')", "column 7: the character"),
        ("turn\t> 3", "column 5: the character"),
    ],
)
def test_mistakes_name_their_column_and_cure(text: str, expected: str) -> None:
    assert expected in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "().__class__.__bases__[0].__subclasses__()",
        "turn.__class__ == turn",
        "turn.real > 1",
        "__import__('os').system('true')",
        "__builtins__",
        "eval('1') == 1",
        "open('x')",
        "globals()",
        "'%1000000000d' % 3 == 'a'",
        "'a' * 1000000000 == 'a'",
        "9**9**9 > 1",
        "1 << 1000000000 > 1",
        "turn // 2 > 1",
        "turn % 2 == 1",
        "~turn > 1",
        "+turn > 1",
        "turn | 1 > 0",
        "[1, 2][0] == 1",
        "course[0] == 'r'",
        "{1: 2}[1] == 2",
        "{1} == {1}",
        "(1, 2) == (1, 2)",
        "[x for x in (1, 2)] == turn",
        "any(x for x in course)",
        "(lambda: True)()",
        "(lambda: mobilised) == mobilised",
        "mobilised if mobilised else mobilised",
        "(other := mobilised)",
        "f'{turn}' == '5'",
        "b'a' == b'a'",
        "1j == 1j",
        "None == None",
        "... == ...",
        "turn is 5",
        "me in course",
        "(yield)",
        "await mobilised",
        "flag(*course)",
        "flag(**course)",
        "flag(name='raised')",
        "flag('raised')('again')",
        "'raised'.upper() == 'RAISED'",
        "print('x')",
        "import os",
        "turn; turn",
        "turn == 5\x00",
        "divide (1, 0) > 1",
        "min(1, 2, 3) == 1",
        "min > 1",
    ],
)
def test_nothing_but_the_language_is_let_in(text: str) -> None:
    assert why(text).startswith("column ")


def test_length_and_depth_are_bounded() -> None:
    assert "longer than" in why("turn > 1 and " * 40 + "mobilised")
    assert "nested too deep" in why("0.5 * (" * 30 + "turn" + ")" * 30, "num")
    assert "nested too deep" in why("not " * 30 + "mobilised")
    assert "nested too deep" in why("-" * 40 + "1 > 0")
    assert compile_expression("(" * 195 + "mobilised" + ")" * 195, SIGNATURE).holds(SCOPE) is False
    wide = " or ".join(["mobilised"] * 30)
    assert len(wide) <= MAX_LENGTH
    assert compile_expression(wide, SIGNATURE).holds(SCOPE) is False


def test_nested_comparisons_are_checked_in_a_moment() -> None:
    text = "turn < 1"
    for _ in range(22):
        text = f"({text}) == mobilised"
    assert compile_expression(text, SIGNATURE).holds(SCOPE) in (True, False)


def test_no_answer_is_a_typed_error() -> None:
    with pytest.raises(EvaluationError, match=r"division by zero in `turn / \(turn - 5\) > 1`"):
        compile_expression("turn / (turn - 5) > 1", SIGNATURE).holds(SCOPE)
    huge = " * ".join(["999999999999"] * 5)
    with pytest.raises(EvaluationError, match="too large"):
        compile_expression(huge, SIGNATURE, "num").value(SCOPE)


def test_errors_of_the_callers_functions_pass_through() -> None:
    def broken(power: str) -> int:
        raise ZeroDivisionError(power)

    with pytest.raises(ZeroDivisionError, match="austria"):
        compile_expression("strength(austria) > 1", SIGNATURE).holds({**SCOPE, "strength": broken})


def test_a_scope_cannot_bring_builtins_in() -> None:
    bare = Signature({"open": "num"})
    with pytest.raises(NameError):
        compile_expression("open > 1", bare).holds({})


@pytest.mark.parametrize(
    "signature",
    [
        {"names": {"min": "num"}},
        {"names": {"true": "bool"}},
        {"names": {"and": "bool"}},
        {"names": {"two words": "bool"}},
        {"names": {"größe": "num"}},
        {"names": {"x": "power"}},
        {"names": {"x": "float"}},
        {"names": {"x": "num"}, "functions": {"x": ((), "num")}},
        {"functions": {"f": (("province",), "num")}},
        {"domains": {"num": frozenset({"a"})}},
    ],
)
def test_signatures_that_make_no_sense_are_refused(signature: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"declared|type"):
        Signature(**signature)


WORDS = """
    turn me mobilised course austria vienna strength at_war owner flag min abs and or not true 0 1 7 0.5 'a'
    == != < > <= + - * / ** % ( ( ) ) , . [ ] { } : := = lambda if else for in is None f'' __class__
"""
TOKENS = st.sampled_from(WORDS.split())


@given(st.lists(TOKENS, max_size=14).map(" ".join) | st.text(max_size=40))
def test_any_text_is_an_expression_or_a_reason(text: str) -> None:
    for result in ("bool", "num", "power"):
        try:
            answer = compile_expression(text, SIGNATURE, result).value(SCOPE)
        except (BadExpression, EvaluationError) as reason:
            answer = str(reason)
        assert isinstance(answer, bool | int | str)


def numbers() -> st.SearchStrategy[str]:
    return st.recursive(
        st.integers(0, 99).map(str) | st.just("turn"),
        lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(" ".join).map("({})".format),
        max_leaves=8,
    )


@given(numbers(), numbers(), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_arithmetic_agrees_with_python(left: str, right: str, sign: str) -> None:
    text = f"{left} {sign} {right}"
    expected = eval(text, {"turn": 5})
    assert compile_expression(text, SIGNATURE).holds(SCOPE) is expected
