"""A language that nobody speaks: English with accents and longer words, so that whatever is left of it shows.

`language` is a whole file of texts made of the English one, `names` a translation of all names and texts of
a scenario. A word without any accent on the screen is one that no key and no name stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.campaign.door import ORDERS
from game.scenarios.load import Setup, installed, scenario_ids
from game.scenarios.mods import scenario_folders
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.tables.tutorial import load_tutorial
from game.scenarios.texts.links import LINK
from game.scenarios.texts.sentences import load_texts
from game.scenarios.texts.templates import pieces, plurals
from game.scenarios.translation import events_by_id, texts_by_id
from game.ui.screens.tables import first_sentence

CODE = "zz"
LOCALE = "hu"  # counts one and other, too, and has accents in its words
GROWTH = 0.4  # of each word, in letters
ACCENTS = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "áçđéĝĥíĵķĺñóŕšťúŵýžÁÇĐÉĜĤÍĴĶĹÑÓŔŠŤÚŴÝŽ")
WORD = re.compile(r"[A-Za-z]+")
GAP = re.compile(r"(\{[^{}]*\})")
UNTOLD = ("language", "figures")  # sections that are no sentences, but for the words among them
WORDS_OF_FIGURES = (
    "others",
    "none",
    "nobody",
    "winter",
    "spring",
    "summer",
    "autumn",
    "millions",
    "billions",
)


def spoken(text: str) -> str:
    """A text as the language has it; gaps stay, but for the words of their plural forms.

    >>> spoken("{men:one=# man|other=# men} of war")
    '{men:one=# máñó|other=# méñó} óf ŵáŕó'
    """
    return "".join(_gap(part) if part.startswith("{") else _longer(part) for part in GAP.split(text))


def _gap(gap: str) -> str:
    ((_, name, spec),) = pieces(gap)
    if name == LINK:
        to, bar, words = spec.partition("|")
        return f"{{{LINK}:{to}{bar}{_longer(words)}}}"
    forms = plurals(spec)
    if not forms:
        return gap
    return f"{{{name}:{'|'.join(f'{form}={_longer(text)}' for form, text in forms.items())}}}"


def _longer(text: str) -> str:
    return WORD.sub(lambda word: word[0].translate(ACCENTS) + "ó" * int(len(word[0]) * GROWTH), text)


def language() -> dict[str, dict[str, str]]:
    """The whole language."""
    found = {section: {k: spoken(t) for k, t in texts.items()} for section, texts in load_texts("en").items()}
    for section in UNTOLD:
        found[section] = dict(load_texts("en")[section])
    found["language"] |= {"name": "Žž", "locale": LOCALE}
    found["figures"] |= {key: spoken(found["figures"][key]) for key in WORDS_OF_FIGURES}
    return found


def _told_who_chooses(setup: Setup) -> Iterator[str]:
    """What the choice of a power shows of a scenario."""
    parts = setup.parts
    yield from (parts.scenario.title, parts.scenario.about, parts.choosing.line or "")
    for character in parts.choosing.characters:
        yield from (character.part, character.text, character.does)
    yield from (m.short or m.text for m in parts.mandates.mandates)
    yield from (leader.name for leader in parts.leaders.leaders)
    yield from (facts.name for facts in setup.ground.roster)


def _taught() -> Iterator[str]:
    """What lessons and hints say."""
    for lesson in load_tutorial().lessons:
        yield from (lesson.title, lesson.about, lesson.end)
        for step in lesson.steps:
            yield from (step.text, step.why, step.hint)
    for hint in load_tutorial().hints:
        yield from (hint.title, hint.text)


def names(setup: Setup) -> dict[str, Any]:
    """What has an id in a scenario."""
    known = {
        section: {i: spoken(t) for i, t in texts.items()} for section, texts in texts_by_id(setup).items()
    }
    powers = {p.id: {"name": spoken(p.name), "adjective": spoken(p.adjective)} for p in setup.ground.roster}
    events = {}
    for name, (event, *_) in events_by_id(setup).items():
        options = {
            option.id: {
                "label": spoken(option.label),
                "meaning": {logic: spoken(text) for logic, text in (option.meaning or {}).items()},
            }
            for option in event.options
        }
        events[name] = {"title": spoken(event.title), "text": spoken(event.text), "options": options}
    orders = (first_sentence(row.order) for row in ORDERS.values())
    leaders = (leader.name for leader in setup.parts.leaders.leaders)
    built_in = (i for i in scenario_ids() if scenario_folders()[i].is_relative_to(scenarios_folder()))
    chosen = (text for i in built_in for text in _told_who_chooses(installed(i)))  # all can be chosen
    others = {text: spoken(text) for text in (*orders, *leaders, *chosen, *_taught())}
    scenario = {"title": spoken(setup.parts.scenario.title), "about": spoken(setup.parts.scenario.about)}
    founded = {str(preset): spoken(name) for preset, name in setup.ground.rules.congress.names.items()}
    return {**known, **scenario, "founded": founded, "powers": powers, "events": events, "others": others}
