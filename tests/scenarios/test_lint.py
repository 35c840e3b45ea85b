"""Every mistake in a scenario is told once, at its line, and all of them together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenarios.jsonschema import schema_texts, write_schemas
from game.scenarios.lint import scenario_problems, validate_paths
from game.scenarios.load import load_scenario
from game.scenarios.mods import scenario_folders
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import ScenarioError, mistakes
from game.world.dice import Dice
from game.world.state.world import Settings
from tests.eras import first_played, scenarios_played


def copied(scenario: str, where: Path) -> Path:
    """A copy of a scenario that a test may spoil."""
    return Path(shutil.copytree(scenario_folders()[scenario], where / scenario))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the scenario whose lines the mistakes below are planted in."""
    return copied("1815", tmp_path)


def spoil(folder: Path, file: str, old: str, new: str) -> int:
    """Replaces the first such text in a file; the line it stood in."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_what_is_shipped_has_no_mistake() -> None:
    assert mistakes(validate_paths()) == []


def test_five_planted_mistakes_give_five_lines(folder: Path) -> None:
    lines = {
        spoil(folder, "forces.yaml", "at: lille", "at: lile"),  # unknown province
        spoil(
            folder, "mandates.yaml", "debt_share(britain) < 11000", "debt_share(britain) <"
        ),  # bad expression
        spoil(folder, "powers.yaml", "population: 29480", "population: many"),  # wrong type
        spoil(folder, "treaties.yaml", "id: holy_alliance", "id: quadruple_alliance"),  # duplicate id
        spoil(folder, "leaders.yaml", 'name: "Lord Liverpool", ', ""),  # missing field
    }
    problems = mistakes(scenario_problems(folder))
    assert len(problems) == 5, "\n".join(map(str, problems))
    assert {p.line for p in problems} == lines
    said = "\n".join(map(str, problems))
    for words in (
        "did you mean `lille`?",
        "column ",
        "powers[1].population",
        "`quadruple_alliance` is given twice",
        "`name` is missing",
    ):
        assert words in said


def test_five_planted_mistakes_in_one_file_give_five_lines(folder: Path) -> None:
    file = "events/1834_zollverein.yaml"
    spoil(folder, file, "parties: [prussia, bavaria,", "parties: [prussia, bavria,")
    spoil(folder, file, 'weight: "40"', 'weight: "40 +* 2"')
    spoil(folder, file, "mean_quarters: 3", "mean_quarters: soon")
    spoil(folder, file, "- id: found", "- id: later")
    spoil(folder, file, '    title: "The customs union"\n', "")
    problems = mistakes(scenario_problems(folder))
    assert len(problems) == 5, "\n".join(map(str, problems))
    assert all(p.file.endswith("1834_zollverein.yaml") and p.line for p in problems)


CASES: list[tuple[str, str, str, str]] = [
    ("scenario.yaml", "last: 1848-Q4", "last: 1808-Q4", "out of order"),
    ("scenario.yaml", "regional: [", "regional: [france, ", "listed twice"),
    ("scenario.yaml", "regional: [", "regional: [greece, ", "owns no land"),
    ("powers.yaml", "capital: lower_austria", "capital: ile_de_france", "belongs to france"),
    ("powers.yaml", "- {id: kuwait,", "- {id: greece,", "owns land and has no entry"),
    ("powers.yaml", "population: 19520", "population: 195", "count"),
    (
        "provinces.yaml",
        "id: malta, population: 100, development: 75, fortress: 4",
        "id: malta, fortress: 9",
        "strong",
    ),
    ("forces.yaml", "at: portsmouth, units: {battle", "at: birmingham, units: {battle", "no port"),
    ("forces.yaml", "power: britain, at: york", "power: britain, at: moscow", "may not have forces"),
    ("forces.yaml", "infantry_corps: 1", "army_corps: 1", "no unit of the era `army_corps`"),
    ("events/1821_greece.yaml", "garrison_division: 4", "garrison_division: 400", "not 400"),
    (
        "events/1834_zollverein.yaml",
        "parties: [prussia, bavaria, wurttemberg, saxony, hesse_kassel, hesse_darmstadt, thuringian_duchies]",
        "parties: [prussia]",
        "needs two parties",
    ),
    ("treaties.yaml", "subject: switzerland", "subject: sweden", "needs a `subject`"),
    (
        "treaties.yaml",
        "id: holy_alliance, kind: non_aggression",
        "id: holy_alliance, kind: self_denial",
        "third",
    ),
    (
        "treaties.yaml",
        "id: holy_alliance, kind: non_aggression",
        "id: holy_alliance, about: prussia, kind: self_denial",
        "not a third state",
    ),
    ("treaties.yaml", "parties: [britain, portugal]", "parties: [britain]", "two parties"),
    ("treaties.yaml", "parties: [britain, portugal]", "parties: [britain, britain]", "party twice"),
    ("treaties.yaml", "start: 1815-01-22", "start: 1825-01-22", "not in force"),
    (
        "treaties.yaml",
        "power: sardinia, place: lombardy",
        "power: austria, place: lombardy",
        "owns `lombardy` already",
    ),
    (
        "treaties.yaml",
        "claims:\n",
        "claims:\n  - {power: sardinia, place: lombardy, strength: 100}\n",
        "sardinia claims `lombardy` twice, once will do",
    ),
    ("powers.yaml", "population: 19520", "population: 1952000", "less than or equal to 1000000"),
    ("scenario.yaml", "title: ", 'title: "two\\nlines" #', "title: string should match pattern"),
    ("leaders.yaml", "end: 1827-04-09", "end: 1807-04-09", "before he begins"),
    ("leaders.yaml", "start: 1812-06-08", "start: 1812-06-31", "no such day"),
    ("mandates.yaml", "{id: old_ally, power: portugal", "{id: old_ally, power: bavaria", "makes no policy"),
    ("events/1834_zollverein.yaml", "mean_quarters: 3", "mean_quarters: 3\n    chance: 50", "not both"),
    ("events/1834_zollverein.yaml", "last: 1840-Q4", "last: 1820-Q4", "closes before"),
    ("events/1834_zollverein.yaml", "    ask: prussia\n", "", "go together"),
    ("events/1834_zollverein.yaml", "do: money", "do: monye", "did you mean `money`?"),
    (
        "events/1820_revolts.yaml",
        "flag('spanish_constitution')",
        "flag('spanish_constituton')",
        "no event sets the flag",
    ),
    ("events/1845_hunger_and_1848.yaml", "    each: [france,", "    # each: [france,", "subject"),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), CASES)
def test_contradictions_are_told(folder: Path, file: str, old: str, new: str, words: str) -> None:
    spoil(folder, file, old, new)
    problems = mistakes(scenario_problems(folder))
    assert any(words in str(p) for p in problems), "\n".join(map(str, problems)) or "nothing was found"
    assert all(p.line for p in problems)


def test_an_id_may_not_come_back_in_another_file(folder: Path) -> None:
    spoil(folder, "events/1834_zollverein.yaml", "- id: zollverein", "- id: potato_blight")
    problems = mistakes(scenario_problems(folder))
    assert [p for p in problems if "given twice" in p.what and "hunger" in p.hint + p.file]


def test_files_are_left_out_of_a_base_only(folder: Path) -> None:
    text = (folder / "scenario.yaml").read_text("utf-8")
    (folder / "scenario.yaml").write_text(f"without: [leaders]\n{text}", "utf-8")
    assert [p.what for p in mistakes(scenario_problems(folder))] == ["`without` means nothing here"]


def test_a_missing_file_is_one_problem(folder: Path) -> None:
    (folder / "forces.yaml").unlink()
    assert [p.what for p in mistakes(scenario_problems(folder))] == [
        "cannot be read: No such file or directory"
    ]


def test_paths_that_mean_nothing_are_problems(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", "utf-8")
    assert len(validate_paths([tmp_path / "notes.txt", tmp_path / "nowhere", tmp_path])) == 3


def test_a_wrong_ending_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for name in ("scenario.yml", "powers.yml"):
        (tmp_path / "mine" / name).write_text("a: 1", "utf-8")
    (whole,) = validate_paths([tmp_path / "mine"])
    assert "name its scenario.yml `scenario.yaml`" in whole.hint
    (single,) = validate_paths([tmp_path / "mine" / "powers.yml"])
    assert "name it `powers.yaml`" in single.hint


def test_a_file_stands_for_its_scenario(folder: Path) -> None:
    spoil(folder, "powers.yaml", "wages: 150", "wages: 0")
    whole = validate_paths([folder])
    assert len(mistakes(whole)) == 1
    assert validate_paths([folder / "forces.yaml"]) == whole
    assert validate_paths([folder / "events" / "1820_revolts.yaml", folder, folder.parent]) == whole


STRAYS = {
    "assets/rules/zzz.yaml": "only files of the game's own names are read",
    "assets/rules/econmy.yaml": "did you mean `economy.yaml`?",
    "assets/scenarios/1815/power.yaml": "did you mean `powers.yaml`?",
    "assets/scenarios/1815/forces.yaml.txt": "did you mean `forces.yaml`?",
    "assets/scenarios/1815/event/1818.yaml": "did you mean `events`?",
    "assets/scenarios/1815/events/1818.yml": "name it `1818.yaml`",
    "assets/scenarios/1815/events/more/1818.yaml": "events lie in `events` itself",
    "assets/scenarios/1848/powers.yaml": "a scenario has a scenario.yaml",
    "assets/scenarios/powers.yaml": "each scenario has a folder",
    "assets/rule/economy.yaml": "did you mean `rules`?",
    "assets/texts/deutsch.yaml": "did you mean `en.yaml`?",
    "maps/owner.yaml": "did you mean `owners.yaml`?",
    "mods/mine/economy.yaml": "a mod has a mod.yaml",
    "mod/economy.yaml": "mods lie in `mods`",
}


def test_what_nobody_reads_is_told_with_the_nearest_right_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its author waits for an effect that never comes. Notes and hidden files are nobody's business."""
    for part in ("assets", "maps"):
        shutil.copytree(data_root() / part, tmp_path / part, ignore=shutil.ignore_patterns("*.webp", "fonts"))
    for place in ("folder.gather", "lint", "mods", "reading.paths", "tables.rules", "texts.sentences"):
        monkeypatch.setattr(f"game.scenarios.{place}.data_root", lambda: tmp_path)
    for fine in ("assets/scenarios/1815/README.md", "assets/rules/.economy.yaml.swp", "maps/notes.txt"):
        (tmp_path / fine).write_text("mine", "utf-8")
    assert mistakes(validate_paths()) == []
    for name in STRAYS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: 1", "utf-8")
    problems = mistakes(validate_paths())
    assert len(problems) == len(STRAYS)
    for name, words in STRAYS.items():
        (found,) = [problem for problem in problems if (tmp_path / name).is_relative_to(problem.file)]
        assert words in found.hint, name
    for part in ("assets/rules", "assets/scenarios/1815"):
        assert mistakes(validate_paths([tmp_path / part])) == [p for p in problems if f"/{part}/" in p.file]


def test_committed_schemas_are_those_the_types_give(tmp_path: Path) -> None:
    committed = data_root() / "assets" / "schemas"
    assert {p.relative_to(tmp_path).as_posix() for p in write_schemas(tmp_path)} == set(schema_texts())
    for name, text in schema_texts().items():
        assert (committed / name).read_text("utf-8") == text, f"{name}: run python docs/pages/build.py"


# --- damaged files ----------------------------------------------------------------------------------


def cut(text: str, dice: Dice, number: int) -> str:
    a = dice.below(0, len(text), "trial", number, "a")
    return text[:a] + text[a + 1 + dice.below(0, 40, "trial", number, "b") :]


def double(text: str, dice: Dice, number: int) -> str:
    lines = text.split("\n")
    a = dice.below(0, len(lines), "trial", number, "a")
    return "\n".join([*lines[: a + 1], *lines[a:]])


def swap(text: str, dice: Dice, number: int) -> str:
    words = text.split(" ")
    a, b = (dice.below(0, len(words), "trial", number, side) for side in "ab")
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def noise(text: str, dice: Dice, number: int) -> str:
    signs = "{}[]:,'\"#&*!|>%@`-?\t\n\x00\u00e9\ud7ff0"
    a = dice.below(0, len(text), "trial", number, "a")
    return text[:a] + signs[dice.below(0, len(signs), "trial", number, "b")] + text[a:]


MUTATIONS: list[Callable[[str, Dice, int], str]] = [cut, double, swap, noise]


def survive(folder: Path, rounds: range) -> int:
    """Loads damaged scenarios; how many were accepted. Anything but a `ScenarioError` passes through."""
    dice, refused = Dice(1815), 0
    files = sorted(folder.rglob("*.yaml"))
    for number in rounds:
        target = files[number % len(files)]
        text = target.read_text("utf-8")
        target.write_text(MUTATIONS[number // len(files) % len(MUTATIONS)](text, dice, number), "utf-8")
        try:
            load_scenario(str(folder), 1, Settings())[0].check_invariants()
        except ScenarioError as error:
            refused += bool(error.problems)
        target.write_text(text, "utf-8")
    return len(rounds) - refused


@pytest.mark.parametrize("scenario", first_played())
def test_damaged_files_are_refused_politely(scenario: str, tmp_path: Path) -> None:
    home = copied(scenario, tmp_path)
    is_prose = len(list(home.rglob("*.yaml"))) < 4  # of a patch that is little but a title most can be spoilt
    assert survive(home, range(26)) < (20 if is_prose else 13)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", scenarios_played())
def test_a_thousand_damaged_files_are_refused_politely(scenario: str, tmp_path: Path) -> None:
    assert survive(copied(scenario, tmp_path), range(1000)) < 600
