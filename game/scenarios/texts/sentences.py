"""Reads the sentences of the game, ``assets/texts/<language>.yaml``, and knows which language is spoken.

English is whole and stands behind every other language: a key that a language lacks, or whose sentence could
not be filled in, is told in English. The section ``language`` names the language and its locale.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, validate
from game.scenarios.texts.grammar import Grammar, grammar_of
from game.scenarios.texts.judging import Texts, faults_of, flaws
from game.world.spelling import did_you_mean

ENGLISH: Final = "en"
VARIABLE: Final = "CONCERT_LANGUAGE"  # of the environment; it names the language where no option does
CODE: Final = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")

#: The one place that knows which language is spoken, for the whole program: the last; empty if nobody chose.
_chosen: Final[list[str]] = []


def texts_folder() -> Path:
    """Where the languages of the game are."""
    return data_root() / "assets" / "texts"


def languages() -> list[str]:
    """The codes of all languages there are, English first."""
    found = {path.stem for path in texts_folder().glob("*.yaml") if CODE.fullmatch(path.stem)}
    return [ENGLISH, *sorted(found - {ENGLISH})]


def spoken() -> str:
    """The code of the language that is spoken; English where nobody chose."""
    return _chosen[-1] if _chosen else ENGLISH


def speak(language: str) -> None:
    """Speak a language from now on; raises `ScenarioError` where there is none of that code."""
    load_texts(language)
    _chosen[:] = [language]


def is_chosen() -> bool:
    """Whether somebody has said which language to speak."""
    return bool(_chosen)


def name_of(language: str) -> str:
    """What a language calls itself."""
    return load_texts(language)["language"]["name"]


@lru_cache(maxsize=8)
def load_texts(language: str = ENGLISH) -> Texts:
    """Sentences by section and key, whole in every language; raises `ScenarioError`."""
    if language not in languages() and language != ENGLISH:
        there = did_you_mean(language, languages(), 8) or "English is `en`"
        raise ScenarioError([Problem(str(texts_folder()), 0, f"there is no language `{language}`", there)])
    own = _read(language)
    if language == ENGLISH:
        return own
    english = load_texts(ENGLISH)
    if any(where == ("language", "locale") for where, _, _ in flaws(own, english)):
        own = {**own, "language": {**own.get("language", {}), "locale": english["language"]["locale"]}}
    broken = {where for where, _, _ in flaws(own, english)}
    return {
        section: {
            key: own[section][key] if key in own.get(section, {}) and (section, key) not in broken else text
            for key, text in texts.items()
        }
        for section, texts in english.items()
    }


def grammar(language: str) -> Grammar:
    """How a language counts and lists."""
    return grammar_of(load_texts(language)["language"]["locale"])


def language_problems() -> list[Problem]:
    """What is wrong with any language: keys and gaps unlike the English ones, plural forms it lacks."""
    found: list[Problem] = []
    for language in languages():
        path = texts_folder() / f"{language}.yaml"
        try:
            data, positions = read(path)
            own: Texts = validate(dict[str, dict[str, str]], data, positions)
            found += faults_of(own, own if language == ENGLISH else load_texts(ENGLISH), positions)
        except ScenarioError as error:
            found += error.problems
    return found


def _read(language: str) -> Texts:
    path = texts_folder() / f"{language}.yaml"
    data, positions = read(path)
    texts: Texts = validate(dict[str, dict[str, str]], data, positions, str(path))
    return texts
