"""Files that look as if they said something and that nobody reads: their author would wait for an effect."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from game.scenarios.folder.gather import MAX_BYTES, TABLES, gather, homes_of
from game.scenarios.folder.layers import ERAS, EVENTS, ROSTER, RULES
from game.scenarios.folder.region import (
    MAP,
    MAP_KEY,
    OWNERS,
    PLACES,
    SHIPPED,
    is_map_name,
    map_files,
    said_of_map,
)
from game.scenarios.folder.schema import FILES
from game.scenarios.mods import MANIFEST, mod_around
from game.scenarios.mods import SCENARIOS as OF_A_MOD
from game.scenarios.reading.files import Unreadable, read_bounded
from game.scenarios.reading.lineage import FRAME
from game.scenarios.reading.paths import SCENARIOS
from game.scenarios.reading.problems import Problem
from game.scenarios.tables.rules import rule_files
from game.scenarios.texts.sentences import CODE
from game.scenarios.texts.sentences import languages as known_languages
from game.words import Era
from game.world.spelling import did_you_mean

#: In a name: what data of the game is written in, also under a name that hides it (``powers.yaml.txt``).
DATA: Final = re.compile(r"\.(ya?ml|tmx|tsx)\b", re.IGNORECASE)
FLAGS: Final = "assets/flags.yaml"
REALMS: Final = "assets/realms.yaml"
TIPS: Final = "assets/tips.yaml"
TUTORIAL: Final = "assets/tutorial.yaml"
MAPS: Final = (".tmx", ".tsx")  # a map, and the tilesets beside it
LOOKED_AT: Final = 10_000  # files of a folder
FEW: Final = 8  # names that are read in a folder are listed, if they are no more
TEXTS: Final = "texts"  # translations of a scenario, by language
NAMES: Final = "names"  # those of the game's own names
#: Folders of `assets` that hold data.
ASSETS: Final = ("eras", "former", "lessons", "rules", "scenarios", "schemas", "texts")
WORKSHOP: Final = ("build", "relief", "sources")  # what the map is made from, and pictures of it
ONLY: Final = "only files of the game's own names are read"


def unread_of_scenario(folder: Path) -> Iterator[Problem]:
    """What nobody reads in a scenario's folder."""
    inner, maps = _maps_of(folder)
    files = [*(f"{name}.yaml" for name in FILES), OWNERS, ROSTER]
    yield from _strange(folder, files + (maps if inner == "." else []), [EVENTS, RULES, TEXTS, inner])
    if inner != ".":
        yield from _strange(folder / inner, maps)
    yield from _unread_translations(folder)
    yield from unread_of_rules(folder / RULES)
    for entry in _entries(folder / EVENTS):
        if entry.is_dir() and _holds_data(entry):
            yield Problem(str(entry), 0, "nobody reads this folder", f"events lie in `{EVENTS}` itself")
        elif not entry.is_dir() and DATA.search(entry.name) and not entry.name.endswith(".yaml"):
            stem = DATA.split(entry.name)[0]
            yield Problem(str(entry), 0, "nobody reads this file", f"name it `{stem}.yaml`")


def _maps_of(folder: Path) -> tuple[str, list[str]]:
    """The folder in a scenario's that holds its map, and what is read there; the map may be a base's.

    Where a map is named that cannot be read, nobody knows what would have belonged to it.
    """
    said = [said_of_map(path / FRAME).get(MAP_KEY) for path in homes_of(folder).values()]
    for name in filter(is_map_name, said):
        tmx = folder / str(name)
        try:
            files = map_files(tmx.name, {tmx.name: read_bounded(tmx, MAX_BYTES)})
        except Unreadable:
            continue
        return tmx.parent.relative_to(folder).as_posix(), [PurePath(file).name for file in files]
    is_lacking = bool(said) and said[0] not in (None, SHIPPED)
    beside = [path.name for path in _entries(folder) if path.suffix in MAPS or path.name == PLACES]
    return ".", beside if is_lacking else []


def _unread_translations(folder: Path) -> Iterator[Problem]:
    """What nobody reads in the translations of a scenario: those too into languages that nobody speaks."""
    mod = mod_around(folder)
    spoken = known_languages(mod / TEXTS) if mod else known_languages()
    unspoken = [e for e in _entries(folder / TEXTS) if CODE.fullmatch(e.stem) and e.stem not in spoken]
    for entry in (e for e in unspoken if e.suffix == ".yaml"):
        what = f"nobody reads this file, for no language `{entry.stem}` is known"
        yield Problem(str(entry), 0, what, f"a mod brings one in its own `{TEXTS}/{entry.name}`")
    known = {*spoken, *(entry.stem for entry in unspoken)}
    yield from _strange(folder / TEXTS, [f"{language}.yaml" for language in sorted(known)])


def unread_of_rules(folder: Path) -> Iterator[Problem]:
    """What nobody reads in a folder of rules."""
    yield from _strange(folder, [f"{name}.yaml" for name in rule_files()])


def unread_of_game(root: Path) -> Iterator[Problem]:
    """What nobody reads in the game's own folders, but for its rules and its scenarios."""
    read = [Path(name) for name in (*gather().files, *TABLES, MAP, FLAGS, REALMS, TIPS, TUTORIAL)]
    assets, maps = root / "assets", root / "maps"
    yield from _strange(assets, [name.name for name in read if str(name.parent) == "assets"], ASSETS)
    yield from _strange(maps, [name.name for name in read if str(name.parent) == "maps"], WORKSHOP)
    yield from _unread_of_texts(assets / TEXTS)
    yield from _strange(assets / "eras", [], list(Era))
    for home in ERAS.values():
        yield from unread_of_rules(root / home)
    for entry in _entries(root / SCENARIOS):
        if not entry.is_dir() and DATA.search(entry.name):
            yield Problem(str(entry), 0, "nobody reads this file", "each scenario has a folder")
        elif entry.is_dir() and not (entry / "scenario.yaml").exists() and _holds_data(entry):
            yield Problem(str(entry), 0, "nobody reads this folder", "a scenario has a scenario.yaml")
    for entry in _entries(root):
        if entry.is_dir() and entry.name.lower() in ("mod", "mods") and entry.name != "mods":
            yield Problem(str(entry), 0, "nobody reads this folder", "mods lie in `mods`")
    for entry in _entries(root / "mods"):
        if entry.is_dir() and not (entry / MANIFEST).exists() and _holds_data(entry):
            yield Problem(str(entry), 0, "nobody reads this folder", f"a mod has a {MANIFEST}")


def unread_of_mod(folder: Path) -> Iterator[Problem]:
    """What nobody reads in a mod, but for its scenarios."""
    yield from _strange(folder, [MANIFEST], [OF_A_MOD, TEXTS])
    yield from _unread_of_texts(folder / TEXTS)
    for entry in _entries(folder / OF_A_MOD):
        if entry.is_dir() and not (entry / "scenario.yaml").exists() and _holds_data(entry):
            yield Problem(str(entry), 0, "nobody reads this folder", "a scenario has a scenario.yaml")


def _unread_of_texts(folder: Path) -> Iterator[Problem]:
    """What nobody reads in a folder of languages."""
    languages = [f"{language}.yaml" for language in known_languages(folder)]
    yield from _strange(folder, languages, [NAMES])
    yield from _strange(folder / NAMES, languages)


def _strange(folder: Path, files: Iterable[str], folders: Iterable[str] = ()) -> Iterator[Problem]:
    """Data in a folder under names that are not among those read there, each with the nearest that is."""
    files, folders = list(files), list(folders)
    for entry in _entries(folder):
        if entry.is_dir():
            if entry.name not in folders and _holds_data(entry):
                hint = did_you_mean(entry.name, folders, FEW) or ONLY
                yield Problem(str(entry), 0, "nobody reads this folder", hint)
        elif entry.name not in files and DATA.search(entry.name):
            hint = did_you_mean(entry.name, files, FEW) or ONLY
            yield Problem(str(entry), 0, "nobody reads this file", hint)


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, but for what is hidden; nothing where it cannot be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _holds_data(folder: Path) -> bool:
    """Whether any file in a folder, however deep, looks as if it said something."""
    names = (name for _, _, names in os.walk(folder) for name in names)
    return any(DATA.search(name) for name in islice(names, LOOKED_AT))
