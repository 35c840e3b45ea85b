"""Every screen in another language: nothing is English but what is meant to be, little runs over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from game.scenarios import mods, translation
from game.scenarios.load import installed
from game.scenarios.texts import sentences
from game.ui.options import Options, read_options, write_options
from game.ui.screens.options import OptionsScreen, SetOption
from game.ui.text import say
from tests.ui import paper, pseudo
from tests.ui.legible import faults, look
from tests.ui.stage import Stage

ENGLISH_WORD = re.compile(r"[^\W\d_]{3,}")
#: Keys of the keyboard, languages by their own names, months without accents in the locale, and names that
#: the stage has made up or that stand in a field to type in.
MEANT = re.compile(
    r"\((?:\w+\+)*\w+\)|Ctrl|Shift|Space|Enter|Esc|Home|Tab|PgUp|PgDn|Del|Alt|English"
    r"|augusztus|szeptember|november|december"
    r"|Union of Vienna|Anglo-Portuguese War|Franco-Sardinian d?i?s?p?\w*…?"
    r"|Nothing of the kind is possible\.|What it costs\.|Something went wrong while that campaign was "
    r"opened\."
    r"|No space left on device|Read-only file system|Saved by hand · Spring 1816 · Austrian Empire"
    r"|no longer wanted\.save|\S*/\S*|\S+\.save"
)
MEANT_SCENES = {"credits"}  # names of works, authors and licences as they are
#: What is too long by now where letters have their usual size; whoever writes such a language sees to it.
TOO_LONG = {"a fleet", "a body with dues", "a body that invites", "counsel", "congress"}


SIZE = (1280, 720)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "names").mkdir()
    (folder / "en.yaml").write_bytes((sentences.texts_folder() / "en.yaml").read_bytes())
    for path, data in (
        (folder / f"{pseudo.CODE}.yaml", pseudo.language()),
        (folder / "names" / f"{pseudo.CODE}.yaml", pseudo.names(installed("1815"))),
    ):
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "texts_folder", lambda: folder)
        patch.setattr(translation, "texts_folder", lambda: folder)
        patch.setattr(mods, "_places", lambda: ())  # nobody has translated the scenarios of mods
        _forget()
        sentences.speak(pseudo.CODE)
        with paper.tracing():
            stage = Stage(tmp_path_factory.mktemp("saves"))
            stage.person.app.window = paper.Paper(SIZE)
            stage.person.app.resize(SIZE)
            yield stage
            stage.person.close()
        sentences.speak(sentences.ENGLISH)
    _forget()


def _forget() -> None:
    sentences.load_texts.cache_clear()
    translation.translation_of.cache_clear()


def test_the_language_is_sound(stage: Stage) -> None:
    assert not list(sentences.language_problems())
    assert not list(translation.name_problems())


def test_no_english_is_left_and_little_runs_over(stage: Stage) -> None:
    english, crowded = dict[str, list[str]](), dict[str, list[str]]()
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        window = look(stage.person.app)
        texts = [MEANT.sub("", seen.text) for seen in (*window.texts, *window.atlas)]
        found = [t for t in texts if any(w.isascii() for w in ENGLISH_WORD.findall(t))]
        if found and name not in MEANT_SCENES:
            english[name] = found
        # Accents lie close to the next line, as capitals with accents do in any language.
        over = [fault for fault in faults(window) if not fault.startswith("covered")]
        if over and name not in TOO_LONG:
            crowded[name] = over
    assert not english, english
    assert not crowded, crowded


def test_the_language_is_an_option_that_holds_at_once(stage: Stage) -> None:
    context = stage.person.app.context
    stage.show("options", lambda: OptionsScreen(context))
    screen = stage.person.app.screen
    assert screen.on(SetOption("language", "en"), None) is None
    assert say("quit") == "Quit"
    assert read_options(context.folder).language == "en"
    screen.on(SetOption("language", pseudo.CODE), None)
    assert say("quit") == pseudo.spoken("Quit")
    assert stage.session.presenter.language == pseudo.CODE


def test_a_language_that_is_gone_is_no_option(tmp_path: Path) -> None:
    write_options(Options(language="xy"), tmp_path)
    assert read_options(tmp_path).language == "en"
