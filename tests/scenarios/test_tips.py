"""What can be looked up: every entry has its texts, every link leads somewhere, and nothing stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.scenarios.reading.paths import data_root
from game.scenarios.tables import tips
from game.scenarios.tables.tips import SAYS, SECTION, load_tips, tips_problems
from game.scenarios.texts.links import Part, parts
from game.scenarios.texts.sentences import load_texts
from game.scenarios.texts.templates import BadTemplate

FILE = data_root() / "assets" / "tips.yaml"


def test_the_shipped_entries_are_whole() -> None:
    assert list(tips_problems(FILE)) == []
    chapters = load_tips().chapters
    assert chapters[0].id == "aims", "what it is for comes first"
    assert sum(len(chapter.entries) for chapter in chapters) >= 45


def test_an_entry_is_two_to_four_sentences() -> None:
    texts = load_texts()[SECTION]
    said = {key: text for key, text in texts.items() if key.endswith(SAYS)}
    long = {key: text.count(". ") + 1 for key, text in said.items()}
    assert {key: count for key, count in long.items() if not 2 <= count <= 4} == {}
    assert [key for key, text in said.items() if any(letter.isdigit() for letter in text)] == []


def test_a_text_in_parts() -> None:
    found = list(parts("Much {link:trust|trusted}, little {link:threat}."))
    assert found == [
        Part("Much "),
        Part("trusted", "trust"),
        Part(", little "),
        Part("", "threat"),
        Part("."),
    ]
    with pytest.raises(BadTemplate, match="is no link"):
        list(parts("{power} sees"))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda file, texts: texts.update(goals_says="See {link:scoer}."), "did you mean `score`?"),
        (lambda file, texts: texts.pop("goals_says"), "`goals` has no text"),
        (lambda file, texts: texts.update(stray="Stray"), "`stray` is in no chapter"),
        (lambda file, texts: texts.update(goals_says="{power} sees."), "`{power}` is no link"),
        (lambda file, texts: file["chapters"][0]["entries"].append("goals"), "`goals` stands here twice"),
        (lambda file, texts: texts.update(joining_says="Who comes."), "nothing leads to `odds`"),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: object, what: str
) -> None:
    file = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    texts = dict(load_texts()[SECTION])
    assert callable(change)
    change(file, texts)
    path = tmp_path / "tips.yaml"
    path.write_text(yaml.safe_dump(file), encoding="utf-8")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "en.yaml").write_text(yaml.safe_dump({SECTION: texts}), encoding="utf-8")
    monkeypatch.setattr(tips, "texts_folder", lambda: folder)
    monkeypatch.setattr(tips, "load_texts", lambda language: {SECTION: texts})
    told = [str(problem) for problem in tips_problems(path)]
    assert any(what in line for line in told), told
