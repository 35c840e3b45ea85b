"""What files say reaches screens and terminals only as text that does nothing; mistakes end in good time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.scenarios.folder.folder import MAX_SIGNS
from game.scenarios.folder.schema import ScenarioFile
from game.scenarios.lint import validate_paths
from game.scenarios.load import scenario_ids
from game.scenarios.reading.harmless import LONGEST_NAME, harm_in, is_name, printable
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.reading.problems import ENOUGH, LONGEST, Problem, ScenarioError
from game.scenarios.reading.yamlpos import MAX_VALUES, read_text, validate
from game.world.spelling import did_you_mean

HARMFUL = [
    "\0", "\x07", "\x08", "\x0b", "\r", "\x1b", "\x1f", "\x7f", "\x85", "\x9b", "\u061c", "\u200e", "\u200f",
    "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068",
    "\u2069", "\ufeff", "\ud800", "\udfff",
]  # fmt: skip
HARMLESS = ["\t", "\n", " ", "é", "ß", "Ж", "中", "א", "\u200d", "—", "’", "🙂"]


@pytest.mark.parametrize("mark", HARMFUL)
def test_what_moves_a_terminal_or_turns_a_text_is_harm(mark: str) -> None:
    assert harm_in(f"a{mark}b") == f"U+{ord(mark):04X}"
    assert not is_name(f"a{mark}b")
    shown = printable(f"a{mark}b")
    assert shown.isprintable()
    assert mark not in shown


@pytest.mark.parametrize("mark", HARMLESS)
def test_letters_of_all_scripts_are_none(mark: str) -> None:
    assert harm_in(f"a{mark}b") == ""
    assert is_name(f"a{mark}b") == (mark not in "\t\n")


def test_a_name_is_one_line_of_bounded_length() -> None:
    assert is_name("x" * LONGEST_NAME)
    assert not is_name("x" * (LONGEST_NAME + 1))
    assert not is_name(7)


@pytest.mark.parametrize("part", ["file", "what", "hint"])
def test_what_a_problem_quotes_does_nothing_to_a_terminal(part: str) -> None:
    told = str(Problem(**{"file": "a.yaml", "line": 1, "what": "x", "hint": "y"} | {part: "\x1b[2J\u202e\n"}))  # type: ignore[arg-type]
    assert told.isprintable()
    assert "\\x1b" in told
    assert len(str(Problem("a.yaml", 1, "x" * 10_000, "y" * 10_000))) < 2 * LONGEST + 50


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: 1\nb: "\\x1b[2J"', 2, 4),
        ('a:\n  - fine\n  - "\\u202eturned"', 3, 5),
        ('"\\u2066key": 1', 1, 1),
        ('a: {b: "\\0"}', 1, 8),
        ("a: |\n  text\n  \u202e", 1, 4),
    ],
)
def test_a_harmful_character_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_text(text, "x.yaml")
    (found,) = caught.value.problems
    assert (found.line, found.column) == (line, column)
    assert "must not stand in a text" in found.what


def test_texts_of_several_lines_and_all_scripts_are_read() -> None:
    data, _ = read_text('a: |-\n  Жуков\n  中\tx\nb: "tab\\tline\\n"', "x.yaml")
    assert data == {"a": "Жуков\n中\tx", "b": "tab\tline\n"}


def refused(act: Any) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        act()
    return caught.value.problems


@pytest.mark.parametrize(
    "text",
    [
        "".join("a: 1\n" for _ in range(5_000)),
        "[" + "&a 1," * 5_000 + "]",
        "a: [" + '"\\x1b",' * 5_000 + "]",
    ],
    ids=["keys given twice", "anchors", "harmful texts"],
)
def test_reading_ends_after_many_mistakes(text: str) -> None:
    found = refused(lambda: read_text(text, "x.yaml"))
    assert len(found) == ENOUGH + 1
    assert [p.what for p in found].count("there are more mistakes") == 1


def test_wrong_keys_end_after_many() -> None:
    data, positions = read_text("".join(f"key{n}: 1\n" for n in range(5_000)), "x.yaml")
    found = refused(lambda: validate(ScenarioFile, data, positions))
    assert len(found) == ENOUGH + 1
    assert [p.what for p in found].count("there are more mistakes") == 1


def test_few_mistakes_are_told_without_an_end() -> None:
    data, positions = read_text("".join(f"key{n}: 1\n" for n in range(50)), "x.yaml")
    assert "there are more" not in str(refused(lambda: validate(ScenarioFile, data, positions)))


def test_a_file_of_too_many_values_is_refused() -> None:
    (found,) = refused(lambda: read_text("[" + "a," * (MAX_VALUES + 1) + "]", "x.yaml"))
    assert "more than 50,000 values" in found.what


def test_nobody_is_asked_whether_he_meant_a_word_without_end() -> None:
    assert did_you_mean("austria" * 10_000, [f"austria{n}" for n in range(300)]) == ""


#: Texts that once made, or could make, a reader slow or greedy; each as large as a file may be.
GREEDY = {
    "unknown keys": "''.join(f'k{n}: 1\\n' for n in range(49_000))",
    "long keys": "''.join(f'k{n}' + 'x' * 400 + ': 1\\n' for n in range(9_000))",
    "powers": "'powers:\\n' + ''.join(f'  p{n}: {{nme: 1}}\\n' for n in range(24_000))",
    "many values": "'powers: [' + 'a,' * 1_900_000 + ']'",
    "deep": "'[' * 4_000_000",
    "keys of keys": "'{' * 4_000_000",
    "questions": "'? ' * 2_000_000",
    "anchors": "'[' + '&a 1,' * 800_000 + ']'",
    "twice": "'a: 1\\n' * 800_000",
    "digits": "'a: ' + '1' * 4_000_000",
    "colons": "'a: ' + ':' * 4_000_000",
    "long text": "'a: ' + 'x' * 4_000_000",
    "folded": "'a: >\\n' + ' x\\n\\n' * 1_000_000",
    "escapes": "'a: \"' + r'\\u0041' * 600_000 + '\"'",
}


@pytest.mark.parametrize("how", GREEDY)
def test_a_greedy_file_is_refused_soon_and_costs_little(how: str) -> None:
    code = (
        "import resource, signal\n"
        "from game.scenarios.reading.problems import ScenarioError\n"
        "from game.scenarios.reading.yamlpos import read_text, validate\n"
        "from game.scenarios.tables.roster import RosterFile\n"
        f"text = {GREEDY[how]}\n"
        "signal.alarm(20)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF)\n"
        "try: validate(RosterFile, *read_text(text, 'x.yaml'))\n"
        "except ScenarioError as error: print(len(error.problems))\n"
        "after = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print((after.ru_maxrss - before.ru_maxrss) // 1024, after.ru_utime - before.ru_utime)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    problems, costs = done.stdout.splitlines()
    megabytes, seconds = costs.split()
    assert 0 < int(problems) <= ENOUGH + 1
    assert int(megabytes) < 300
    assert float(seconds) < 5


def events_of(entries: int, entry: str) -> str:
    return "events:\n" + "".join(entry.format(n) for n in range(entries))


ENTRY = (
    "  - {{id: e{0}, title: T, text: T, when: 'turn > 1', effects: [{{do: news, text: x}}], each: [p{0}]}}\n"
)


def test_unknown_names_end_after_many(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(scenarios_folder() / scenario_ids()[0], folder)
    (folder / "events" / "many.yaml").write_text(events_of(2_000, ENTRY), encoding="utf-8")
    start = time.process_time()
    found = validate_paths([folder])
    assert time.process_time() - start < 5
    assert len(found) == ENOUGH + 1
    assert "no power `p0`" in found[0].what


def test_a_scenario_of_too_many_values_is_not_even_begun(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(scenarios_folder() / scenario_ids()[0], folder)
    for number in range(40):
        (folder / "events" / f"many{number}.yaml").write_text("[" + "a," * 10_000 + "]", encoding="utf-8")
    (found,) = validate_paths([folder])
    assert f"more than {MAX_SIGNS:,} values" in found.what
