"""Validation for modders: every mistake in scenarios, rules, maps and owners, all at once, at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from game.scenarios.folder.doubts import doubts
from game.scenarios.folder.folder import read_folder
from game.scenarios.folder.gather import on_disk
from game.scenarios.folder.ground import ground_of
from game.scenarios.folder.layers import ERAS
from game.scenarios.lessons import tutorial_problems
from game.scenarios.load import lesson_folders
from game.scenarios.maps.tiled import load_map
from game.scenarios.mods import MANIFEST, is_mod, mods_in
from game.scenarios.reading.paths import data_root, scenarios_folder
from game.scenarios.reading.problems import Problem, ScenarioError, enough_of, told
from game.scenarios.tables.flags import load_flags
from game.scenarios.tables.realms import load_realms
from game.scenarios.tables.roster import read_owners, read_roster
from game.scenarios.tables.rules import load_rules, rule_files
from game.scenarios.tables.tips import tips_problems
from game.scenarios.texts.sentences import TEXTS, language_problems, texts_folder
from game.scenarios.translation import name_problems, translation_problems
from game.scenarios.unread import unread_of_game, unread_of_mod, unread_of_rules, unread_of_scenario
from game.words import Era


def validate_paths(paths: Iterable[Path] = ()) -> list[Problem]:
    """Problems in the files and folders named, in order, none twice; without any, in all that is shipped.

    After two hundred a line says that there are more. A file that nobody reads is one: it changes nothing.

    A path may be a mod, a folder of mods, a scenario's folder, a folder of scenarios, a rules folder, a TMX
    map, ``owners.yaml``, ``powers.yaml``, ``flags.yaml``, ``realms.yaml``, ``tips.yaml``,
    ``tutorial.yaml``, or a file in a mod, scenario or rules folder, which stands for the folder.
    """
    named = list(paths)
    strays = [] if named else unread_of_game(data_root())
    return told(chain((problem for path in named or _shipped() for problem in _problems(path)), strays))


def _shipped() -> list[Path]:
    root = data_root()
    maps, assets = root / "maps", root / "assets"
    tables = [maps / "europe.tmx", maps / "owners.yaml", assets / "powers.yaml", assets / "flags.yaml"]
    tables += [assets / "realms.yaml", assets / "tips.yaml", assets / "tutorial.yaml"]
    eras = [home for home in _eras() if home.is_dir()]
    folders = [assets / "rules", *eras, assets / "texts", scenarios_folder(), *lesson_folders().values()]
    return [*tables, *folders, *(mod.folder for mod in mods_in(root / "mods"))]


def _problems(path: Path) -> Iterator[Problem]:
    """What is wrong with one path."""
    if not path.exists():
        yield Problem(str(path), 0, "there is no such file or folder", "")
    elif path.is_dir():
        yield from _folder_problems(path)
    elif path.suffix == ".yml":
        yield Problem(str(path), 0, "nobody reads this file", f"name it `{path.stem}.yaml`")
    elif path.suffix == ".tmx":
        yield from _caught(lambda: load_map(path))
    elif (path.parent / "scenario.yaml").exists() or path.name == MANIFEST:
        yield from _folder_problems(path.parent)
    elif path.parent.name in ("events", "rules", "texts") and (path.parent.parent / "scenario.yaml").exists():
        yield from _folder_problems(path.parent.parent)
    elif path.parent in _eras():
        yield from _folder_problems(path.parent)
    elif path.name == "owners.yaml":
        yield from _owner_problems(path)
    elif path.name == "powers.yaml":
        yield from _roster_problems(path)
    elif path.name == "flags.yaml":
        yield from _caught(lambda: load_flags(path))
    elif path.name == "realms.yaml":
        yield from _caught(lambda: load_realms(path))
    elif path.name == "tips.yaml":
        yield from _told_of(tips_problems, path)
    elif path.name == "tutorial.yaml":
        yield from _told_of(tutorial_problems, path)
    elif texts_folder() in path.parents:
        yield from _folder_problems(texts_folder())
    elif path.stem in rule_files():
        yield from _folder_problems(path.parent)
    else:
        yield Problem(str(path), 0, "is nothing that can be validated", "a scenario, rules, a map or owners")


def _folder_problems(folder: Path) -> Iterator[Problem]:
    if is_mod(folder):
        yield from _mod_problems(folder)
    elif (folder / "scenario.yaml").exists():
        yield from scenario_problems(folder)
        yield from translation_problems(folder)
        yield from unread_of_scenario(folder)
    elif folder.name in ("events", "rules", "texts") and (folder.parent / "scenario.yaml").exists():
        yield from _folder_problems(folder.parent)
    elif folder in (eras := _eras()):
        yield from _caught(lambda: ground_of(eras[folder]))
        yield from unread_of_rules(folder)
    elif any((folder / f"{name}.yaml").exists() for name in rule_files()):
        yield from _caught(lambda: load_rules(folder))
        yield from unread_of_rules(folder)
    elif folder == texts_folder():
        yield from name_problems()
        yield from language_problems()
    else:
        try:
            inner = [path for path in sorted(folder.iterdir()) if path.is_dir() or path.suffix == ".tmx"]
        except OSError as error:
            yield Problem(str(folder), 0, f"cannot be read: {error.strerror}", "")
            return
        found = [path for path in inner if path.suffix == ".tmx" or _is_known(path)]
        if not found:
            is_misnamed = (folder / "scenario.yml").exists()
            hint = "a scenario has a scenario.yaml, a mod a mod.yaml"
            if is_misnamed:
                hint = "name its scenario.yml `scenario.yaml`"
            yield Problem(str(folder), 0, "holds nothing that can be validated", hint)
        for path in found:
            yield from _problems(path)


def _mod_problems(folder: Path) -> Iterator[Problem]:
    for mod in mods_in(folder):
        yield from mod.problems
        for scenario in mod.scenarios():
            yield from _folder_problems(scenario)
        texts = mod.folder / TEXTS
        yield from name_problems(texts, mod.scenarios())
        yield from language_problems(texts)
        if not mod.scenarios() and not texts.is_dir():
            yield Problem(str(mod.folder), 0, "holds no scenario", "a mod has scenarios/NAME/scenario.yaml")
    yield from unread_of_mod(folder)


def _is_known(folder: Path) -> bool:
    return (folder / "scenario.yaml").exists() or is_mod(folder)


def scenario_problems(folder: Path) -> list[Problem]:
    """Everything wrong with the scenario in a folder, and what in it will hardly do what was meant."""
    reading = read_folder(on_disk(folder))
    return [*reading.problems, *enough_of(doubts(reading))]


def _eras() -> dict[Path, Era]:
    """The folders of what eras say otherwise than the rules of all."""
    return {data_root() / home: era for era, home in ERAS.items()}


def _owner_problems(path: Path) -> Iterator[Problem]:
    for era in Era:
        yield from _caught(partial(_owners_of, path, era))


def _owners_of(path: Path, era: Era) -> object:
    ground = ground_of(era)
    return read_owners([path], ground.map, ground.roster, era)


def _roster_problems(path: Path) -> Iterator[Problem]:
    yield from _caught(lambda: read_roster(path, load_map(data_root() / "maps" / "europe.tmx"), Era.CONCERT))


def _told_of(told: Callable[[Path], Iterator[Problem]], path: Path) -> Iterator[Problem]:
    """What is told of a file, or why it cannot be read."""
    try:
        yield from told(path)
    except ScenarioError as error:
        yield from error.problems


def _caught(act: Callable[[], object]) -> tuple[Problem, ...]:
    """The problems that reading something raises."""
    try:
        act()
    except ScenarioError as error:
        return error.problems
    return ()
