"""Every term that weighs in a decision is one of the motives, and every motive has one sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from game.scenarios.texts.sentences import load_texts
from game.words import Motive

GAME = Path(__file__).resolve().parent.parent / "game"
WHOSE = frozenset({"we", "us", "our", "ours", "you", "your", "they", "their", "theirs", "them"})


def named(folder: Path) -> Iterator[str]:
    """The members of `Motive` that code names."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Motive":
                yield node.attr


def test_every_motive_has_one_sentence_and_no_sentence_is_left_over() -> None:
    assert [*load_texts("en")["motives"]] == [str(motive) for motive in Motive]


def test_no_two_motives_read_alike() -> None:
    sentences = [*load_texts("en")["motives"].values()]
    assert [s for s in sentences if sentences.count(s) > 1] == []


def test_a_sentence_is_said_of_any_power() -> None:
    """The same words stand on the sheet of one's own advisers and on that of another government."""
    spoken = load_texts("en")["motives"].items()
    assert [key for key, text in spoken if WHOSE.intersection(text.split())] == []


def test_every_motive_weighs_in_some_decision() -> None:
    used = {*named(GAME / "ai"), *named(GAME / "politics")}
    assert used == set(Motive.__members__)
