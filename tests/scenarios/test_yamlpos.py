"""Reading YAML: no surprises in values, no harm from hostile files, and a place for every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.scenarios.reading import yamlpos
from game.scenarios.reading.harmless import harm_in
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.reading.yamlpos import read, read_text


def complaints(text: str) -> list[str]:
    """Every problem of a text, as printed."""
    with pytest.raises(ScenarioError) as caught:
        read_text(text, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "on", "off", "yes", "y", "1815-06-18", "1:30", "012", "0x10", "0o7", "1_000", "1e3", ".inf",
     ".nan", "<<", "=", "France", "1.2.3", "-", "+", "1816-Q1"],
)  # fmt: skip
def test_text_that_plain_yaml_misreads_stays_text(text: str) -> None:
    assert read_text(f"a: {text}\n" if text != "-" else "a: '-'", "x")[0] == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("False", False), ("-5", -5), ("+7", 7), ("0", 0), ("2.5", 2.5), ("-.5", -0.5),
     ("3.", 3.0), ("1.5e3", 1500.0), ("~", None), ("", None), ("null", None), ("'7'", "7"),
     ('"true"', "true")],
)  # fmt: skip
def test_values_have_the_type_they_look_like(text: str, value: object) -> None:
    data, _ = read_text(f"a: {text}\n", "x")
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_positions_know_every_key_and_item() -> None:
    data, positions = read_text("name: war\nunits:\n  - id: a\n    at: [3, 4]\n  - {id: b}\n", "x.yaml")
    assert data == {"name": "war", "units": [{"id": "a", "at": [3, 4]}, {"id": "b"}]}
    assert positions.at("units") == (2, 1)
    assert positions.at("units", 0, "at", 1) == (4, 13)
    assert positions.at("units", 1, "id") == (5, 6)
    assert positions.at("units", 1, "kind", "deeper") == positions.at("units", 1) == (5, 5)
    assert positions.at() == (1, 1)
    problem = positions.called("y.yaml").problem(("units", 0), "too few", "add one")
    assert str(problem) == "y.yaml:3:5: too few, add one"


def test_all_mistakes_are_reported_at_once_in_order() -> None:
    text = "a: 1\na: 2\n7: x\nb: &mark {c: 1, c: 2}\nd: *mark\ne: !!python/name:os.system ''\n? [f]\n: 1\n"
    assert complaints(text) == [
        "x.yaml:2:1: the key `a` is given twice, first in line 1",
        "x.yaml:3:1: the key 7 is not text, put it in quotes",
        "x.yaml:4:4: anchors and aliases are not used here, write the value out",
        "x.yaml:4:17: the key `c` is given twice, first in line 4",
        "x.yaml:5:4: anchors and aliases are not used here, write the value out",
        "x.yaml:6:4: the tag tag:yaml.org,2002:python/name:os.system is not used here, remove it",
        "x.yaml:7:3: a key must be text, a key cannot be a list, a mapping or an alias",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: [1, 2", "did not find expected ',' or ']', close the list with ]"),
        (
            "a: b: c",
            "x.yaml:1:5: mapping values are not allowed in this context, put text that holds a colon",
        ),
        ("a:\n\tb: 1", "indent with spaces"),
        ("a: 'x", "found unexpected end of stream, close the quotes"),
        ("a: \x00", "x.yaml:1: a character here is not allowed"),
        ("a: 1\nb: \ud800", "x.yaml:2: a character here is not allowed"),
        ("a: 1\n---\nb: 2", "x.yaml:2:1: a second document begins here, remove the line `---`"),
        ("", "x.yaml: the file is empty"),
        ("# only a remark\n", "x.yaml: the file is empty"),
        ("a: 1234567890123456789", "the number is too large"),
        ("{null: 1}", "the key null is not text"),
        ("{&k a: 1}", "anchors and aliases"),
        ("a: ! 7", "the tag ! is not used here"),
    ],
)
def test_broken_yaml_names_its_place(text: str, expected: str) -> None:
    assert expected in "\n".join(complaints(text))


def test_a_syntax_error_does_not_hide_what_was_found_before() -> None:
    assert len(complaints("a: 1\na: 2\nb: [")) == 2


def test_hostile_files_are_refused_quickly() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert all("anchors" in line for line in complaints(laughs))
    for deep in ("[" * 100_000, "{a: " * 50_000, "- " * 5_000 + "x", "? " * 5_000):
        assert any("nested too deep" in line for line in complaints(deep))
    assert complaints("a: " + "x" * yamlpos.MAX_BYTES) == ["x.yaml: the file is larger than 4 MB, divide it"]


def test_files_are_read_as_utf8_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    for opening in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(opening + "name: Łódź\r\nyear: 1815\r\n".encode())
        data, positions = read(path, "names.yaml")
        assert data == {"name": "Łódź", "year": 1815}
        assert positions.file == "names.yaml"
    path.write_bytes(b"a: 1\nname: \xa3\n")
    with pytest.raises(ScenarioError, match=r"^names.yaml:2: is not UTF-8 text"):
        read(path, "names.yaml")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read(tmp_path / "missing.yaml")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read(tmp_path)
    path.write_bytes(b"#" * (yamlpos.MAX_BYTES + 1))
    with pytest.raises(ScenarioError, match="larger than 4 MB"):
        read(path)


@given(st.text(max_size=60) | st.text("ab:[]{}-,&*!?|>'\"#%@ \n\t\\~01.", max_size=60))
def test_any_text_is_data_or_a_problem(text: str) -> None:
    try:
        read_text(text, "x")
        found = ["x: nothing wrong"]
    except ScenarioError as error:
        found = [str(problem) for problem in error.problems]
    assert found
    assert all(line.startswith("x:") for line in found)


KEYS = st.text("abcdefghij_NOyes", min_size=1, max_size=6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: not harm_in(text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), st.booleans())
def test_what_a_safe_writer_writes_is_read_back(data: dict[str, object], flow: bool) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    text = yaml.dump(data, Dumper=Plain, default_flow_style=flow, allow_unicode=True)
    assert read_text(text, "x")[0] == data


@given(TEXTS, st.sampled_from("\0\x07\x1b\x7f\x85\u200f\u2028\u202e\u2066\ufeff"), TEXTS)
def test_a_text_with_a_harmful_character_is_refused(before: str, mark: str, after: str) -> None:
    text = yaml.safe_dump({"a": before + mark + after}, allow_unicode=False, width=10_000)
    assert any(f"U+{ord(mark):04X}" in line for line in complaints(text))
