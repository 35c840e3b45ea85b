"""Mods: scenarios in folders of their own, found, listed, played, saved and taken away again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.saving.save import read_save, write_save
from game.campaign.saving.takeover import unusable
from game.scenarios.catalogue import list_scenarios
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario, scenario_ids
from game.scenarios.mods import ANYWHERE, add_mods, mods, mods_in, mods_named_in
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.texts import sentences
from game.scenarios.translation import translation_of
from game.world.state.world import Settings
from tests.commands import one_line, run

FRAME = 'base: "1815"\ntitle: "A Year Later"\nstart: 1817-Q1\n'


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mods named in a test are forgotten after it."""
    monkeypatch.setenv(ANYWHERE, "")


def mod(folder: Path, manifest: str = "", **scenarios: str) -> Path:
    """A mod with scenarios that patch 1815."""
    folder.mkdir(parents=True)
    usual = f"id: {folder.name}\nversion: 1.2.0\ntitle: A Mod\n"
    (folder / "mod.yaml").write_text(manifest or usual, encoding="utf-8")
    for name, frame in scenarios.items():
        (folder / "scenarios" / name).mkdir(parents=True)
        (folder / "scenarios" / name / "scenario.yaml").write_text(frame, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    """What is wrong with a mod."""
    return [str(problem).removeprefix(f"{folder}{os.sep}") for problem in validate_paths([folder])]


def test_a_mods_scenarios_are_listed_and_played(tmp_path: Path) -> None:
    add_mods(mod(tmp_path / "later", later_1815=FRAME))
    assert "later_1815" in scenario_ids()
    row = next(row for row in list_scenarios() if row.id == "later_1815")
    assert (row.title, row.start, row.mod, row.is_playable) == (
        "A Year Later",
        "1817-01-01",
        "later 1.2.0",
        True,
    )
    assert load_scenario("later_1815", 7, Settings())[0].facts.title == "A Year Later"


def test_a_folder_of_mods_holds_them_all(tmp_path: Path) -> None:
    for name in ("one", "two"):
        mod(tmp_path / name, **{f"of_{name}": FRAME})
    add_mods(tmp_path)
    assert {"of_one", "of_two"} <= set(scenario_ids())
    assert [each.id for each in mods_in(tmp_path)] == ["one", "two"]


def test_a_mod_may_patch_the_scenario_of_another(tmp_path: Path) -> None:
    mod(tmp_path / "first", later=FRAME)
    second = "id: second\nversion: '1'\ntitle: Second\nneeds: [first]\n"
    mod(tmp_path / "second", second, poorer="base: later\ntitle: Poorer\n")
    add_mods(tmp_path)
    world, _ = load_scenario("poorer", 7, Settings())
    assert (world.facts.title, world.facts.calendar.date(0)) == ("Poorer", "1817-01-01")
    assert mods_named_in(world.facts.content.files) == ["first 1.2.0", "second 1"]


def test_a_save_plays_on_without_its_mod(tmp_path: Path) -> None:
    folder = mod(tmp_path / "later", later=FRAME)
    add_mods(folder)
    campaign = Campaign(*load_scenario("later", 7, Settings()), last_turn=1)
    campaign.advance(stop_at_turn=True)
    write_save(campaign, tmp_path / "one.save")
    for path in sorted(folder.rglob("*.yaml")):
        path.unlink()
    assert "later" not in scenario_ids()
    back = read_save(tmp_path / "one.save")
    assert mods_named_in(back.world.facts.content.files) == ["later 1.2.0"]
    assert unusable(back) == "the mod it is of is not there (later 1.2.0)"
    assert "mod later 1.2.0" in run("replay", str(tmp_path / "one.save")).stdout
    back.advance()
    campaign.advance()
    assert back.world.state_hash() == campaign.world.state_hash()


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ("id: Later\nversion: '1'\ntitle: A Mod\n", "mod.yaml:1"),
        ("id: later\nversion: newest\ntitle: A Mod\n", "mod.yaml:2"),
        ("id: later\nversion: '1'\ntitle: A Mod\nneed: [x]\n", "did you mean `needs`?"),
        ("id: later\nversion: '1'\ntitle: A Mod\nneeds: [x]\n", "it needs the mod `x`, which is not there"),
        ("id: [later\n", "mod.yaml:"),
        ("", "holds no scenario"),
    ],
)
def test_what_is_wrong_with_a_mod_is_told_and_spoils_no_other(
    tmp_path: Path, manifest: str, what: str
) -> None:
    folder = mod(tmp_path / "later", manifest, **({"later": FRAME} if manifest else {}))
    add_mods(mod(tmp_path / "good", good=FRAME))
    assert what in told(folder)[0]
    add_mods(folder)
    assert "good" in scenario_ids()
    if manifest:
        assert "later" not in scenario_ids()
        assert what in next(row.problem for row in list_scenarios() if not row.is_playable)


def test_two_of_one_name_are_told(tmp_path: Path) -> None:
    mod(tmp_path / "a", **{"1815": FRAME})
    mod(tmp_path / "b", "id: c\nversion: '1'\ntitle: A Mod\n", same=FRAME)
    mod(tmp_path / "c", same=FRAME, mine=FRAME)
    add_mods(tmp_path)
    said = {each.folder.name: [problem.what for problem in each.problems] for each in mods()}
    assert "there is a scenario `1815` in the game" in said["a"][0]
    assert said["b"] == []
    assert "is called `c`, too" in said["c"][0]
    assert "same" in scenario_ids()
    assert "mine" not in scenario_ids()


def test_files_that_nobody_reads_are_told(tmp_path: Path) -> None:
    folder = mod(tmp_path / "later", later=FRAME)
    (folder / "rules").mkdir()
    (folder / "rules" / "economy.yaml").write_text("interest: 500\n", encoding="utf-8")
    (folder / "readme.md").write_text("# Later\n", encoding="utf-8")
    assert [line for line in told(folder) if "nobody reads this folder" in line]
    assert not [line for line in told(folder) if "readme" in line]


def test_what_a_mod_reads_stays_inside_its_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("mandates: [the key is 42]\n", encoding="utf-8")
    folder = mod(tmp_path / "leading_out", later=FRAME)
    (folder / "scenarios" / "later" / "mandates.yaml").symlink_to(secret)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(str(folder / "scenarios" / "later"), 7, Settings())
    said = " ".join(map(str, caught.value.problems))
    assert "a link that leads out of its folder" in said
    assert "42" not in said


def test_the_command_line_takes_mods_and_folders_from_anywhere(tmp_path: Path) -> None:
    folder = mod(tmp_path / "later", later=FRAME)
    assert "A Year Later" in run("scenarios", "--mod", str(folder)).stdout
    told_of = run("simulate", "later", "--mod", str(folder), "--turns", "1", "--seed", "7")
    assert told_of.returncode == 0
    of_folder = run("simulate", str(folder / "scenarios" / "later"), "--turns", "1", "--seed", "7")
    assert of_folder.stdout.split(" in ")[0] == told_of.stdout.split(" in ")[0]


def test_a_mod_that_is_named_and_cannot_be_used_ends_the_command(tmp_path: Path) -> None:
    nothing = run("scenarios", "--mod", str(tmp_path))
    assert (nothing.returncode, "holds no mod" in one_line(nothing.stderr)) == (1, True)
    broken = run("scenarios", "--mod", str(mod(tmp_path / "later", "id: later\n")))
    assert broken.returncode == 1
    assert "version" in broken.stderr


def test_a_mod_may_bring_a_language_and_change_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = mod(tmp_path / "polish")
    files = {
        "pl": "language: {name: Polski, locale: pl}\nui: {quit: Wyjdź}\n",
        "en": "ui: {quit: Leave the table, saved: 'Kept as {nmae}.', bcak: Go}\n",
        "names/pl": "powers: {austria: {name: Cesarstwo}, austira: {name: A}}\n",
    }
    for name, text in files.items():
        path = folder / "texts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    add_mods(folder)
    sentences.load_texts.cache_clear()
    try:
        assert sentences.languages() == ["en", "pl"]
        english, polish = sentences.load_texts("en")["ui"], sentences.load_texts("pl")["ui"]
        assert (english["quit"], polish["quit"]) == ("Leave the table", "Wyjdź")
        assert english["saved"] == polish["saved"] == "Saved as {name}."
        assert translation_of("1815", "pl").told("Austrian Empire") == "Cesarstwo"
        found = "\n".join(told(folder))
        assert "en.yaml:1:29: `ui.saved`: there is no `{nmae}` in it, did you mean `name`?" in found
        assert "English knows no `ui.bcak`, did you mean `back`?" in found
        assert "no 'austira' in powers, did you mean `austria`?" in found
        assert "sentences are missing, the first are `" in found
        (folder / "texts" / "pl.yaml").write_text("ui: [", encoding="utf-8")
        sentences.load_texts.cache_clear()
        assert sentences.load_texts("pl") == sentences.load_texts("en")
    finally:
        monkeypatch.undo()
        sentences.load_texts.cache_clear()
        translation_of.cache_clear()


def texts(folder: Path, **files: str) -> None:
    """Files in a folder's `texts`; `names__de` is `texts/names/de.yaml`."""
    for name, text in files.items():
        path = folder / "texts" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_language_is_known_where_its_own_mod_is_validated(tmp_path: Path) -> None:
    """What a mod's languages lack is one line of each file; its scenarios may be told in them."""
    folder = mod(tmp_path / "later", later=FRAME)
    texts(folder, de="language: {name: Deutsch, locale: de}\nui: {quit: Ende}\n")
    texts(folder / "scenarios" / "later", de="title: Später\n")
    found = told(folder)
    assert not [line for line in found if "nobody reads" in line]
    assert len([line for line in found if "missing" in line]) == 1


def test_a_translation_into_a_language_that_nobody_speaks_is_told_with_the_remedy(tmp_path: Path) -> None:
    folder = mod(tmp_path / "later", later=FRAME)
    texts(folder / "scenarios" / "later", de="title: Später\n")
    (line,) = [line for line in told(folder) if "nobody reads" in line]
    assert line.endswith(
        "nobody reads this file, for no language `de` is known, a mod brings one in its own `texts/de.yaml`"
    )
    texts(folder, de="ui: {quit: Ende}\n")
    (line,) = [line for line in told(folder) if "language" in line]
    assert "no language `de` is known, a new one begins with `language: {name: ..., locale: ...}`" in line


def test_a_mod_and_a_scenario_call_things_otherwise_in_english(tmp_path: Path) -> None:
    """As in any other language; and what nobody calls otherwise is told as ever."""
    folder = mod(tmp_path / "later", later=FRAME)
    add_mods(folder)
    texts(folder, names__en="cities: {vienna: Wien}\nunits: {infantry_corps: Foot}\n")
    texts(folder / "scenarios" / "later", en="powers: {france: {name: Gaul, adjective: Gallic}}\n")
    translation_of.cache_clear()
    try:
        words = translation_of("later", "en").told
        assert [words("Vienna"), words("France"), words("Paris")] == ["Wien", "Gaul", "Paris"]
        assert words("3rd French Corps") == "3rd Gallic Foot"
        assert words("Franco-Austrian dispute") == "Franco-Austrian dispute"
        world, _ = load_scenario("later", 7, Settings())
        assert str(Presenter(world).power("france")) == "Gaul"
    finally:
        translation_of.cache_clear()


def test_a_mod_may_name_the_powers_of_its_own_scenarios(tmp_path: Path) -> None:
    """And what is neither the game's nor theirs is told."""
    folder = mod(tmp_path / "later", later=FRAME)
    lombardy = "tag: LOM, name: Lombardy, adjective: Lombard, eras: ['1815'], colour: '#7a9e4f'"
    roster = f"powers: {{lombardy: {{{lombardy}}}}}"
    (folder / "scenarios" / "later" / "roster.yaml").write_text(roster, encoding="utf-8")
    texts(folder, names__en="powers: {lombardy: {name: Insubria}}\n")
    assert not [line for line in told(folder) if "texts/names" in line]
    texts(folder, names__en="powers: {lombardia: {name: Insubria}}\n")
    assert [line for line in told(folder) if "no 'lombardia' in powers" in line]


def test_a_folder_that_the_environment_names_and_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ANYWHERE, str(tmp_path / "nowhere"))
    (mod,) = (mod for mod in mods() if mod.problems)
    assert "no such folder, see `CONCERT_MODS`" in str(mod.problems[0])
