"""What names and a scenario's own texts are called in another language.

The game's names of powers, places, towns and units are translated in ``assets/texts/names/<language>.yaml``,
or in ``texts/names/`` of a mod; the texts of a scenario in ``texts/<language>.yaml`` in its own folder, which
may call powers and places otherwise, too. State, records and saves hold what the scenario's files say, so a
campaign is the same in every language; what is shown is looked up here by that text. A name that the rules
have made of others (``3rd Austrian Infantry Corps``) is taken apart and made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from game.events.engine import EventDef
from game.events.expressions.asking import SUBJECT
from game.events.staging import about
from game.scenarios.folder.gather import homes_of, on_disk
from game.scenarios.load import Setup, installed, lesson_folders, scenario_ids, setup_of
from game.scenarios.mods import scenario_folders
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where
from game.scenarios.reading.yamlpos import read, validate
from game.scenarios.texts.schema import EventWords, PowerWords, StyleWords, TranslationFile
from game.scenarios.texts.sentences import ENGLISH, TEXTS, grammar, load_texts, texts_folder, texts_folders
from game.scenarios.texts.templates import BadTemplate, fill, gaps
from game.world.spelling import did_you_mean
from game.world.state.powers import PowerFacts

#: Names that the rules make of others, by their key under `made`, and how the rules write them.
MADE: Final[Mapping[str, str]] = {
    "war": "{first}-{second} War of {year}",
    "dispute": "{first}-{second} dispute",
    "question": "{first} Question",
    "neutrality": "Neutrality of {name}",
    "force": "{number} {first} {unit}",
}
#: The number in a name as the rules write it: English keeps its ending, other languages have their own.
NUMBERED: Final = r"(?P<number>\d+(?:st|nd|rd|th))"
NUMBER: Final = r"(?P<number>\d+)(?:st|nd|rd|th)"
NAMES: Final = "names"  # of powers, places and units, in a folder of languages
#: What a translation file calls something, by the text that the scenario's own files have.
Pair: TypeAlias = tuple[str, str]
#: What a name that the rules make looks like, and the sentence that makes it anew.
Made: TypeAlias = tuple[re.Pattern[str], str]


@dataclass(frozen=True)
class Translation:
    """Looks up what things are called in a language; empty for English where nobody says otherwise."""

    language: str = ENGLISH
    words: Mapping[str, str] = field(default_factory=dict)  # by the text in the scenario's files
    powers: Mapping[str, PowerWords] = field(default_factory=dict)  # by id
    made: tuple[Made, ...] = ()

    def told(self, text: str) -> str:
        """A name or text from data in this language; as it is where nobody has translated it.

        >>> Translation().told("Austrian Empire")
        'Austrian Empire'
        """
        return self.words.get(text) or self._made_anew(text)

    def words_of(self, facts: PowerFacts) -> StyleWords | None:
        """What a power in the style it bears is called, if anybody has said."""
        words = self.powers.get(facts.id)
        return words if words is None or facts.name == facts.own.name else words.styles.get(facts.name)

    def _made_anew(self, text: str) -> str:
        for pattern, template in self.made:
            if found := pattern.fullmatch(text):
                values = {name: self.words.get(part, part) for name, part in found.groupdict().items()}
                return fill(template, values, grammar(self.language))
        return text


@lru_cache(maxsize=16)
def translation_of(scenario: str, language: str) -> Translation:
    """A scenario's texts in a language; what cannot be read or used is told as its own files say it."""
    try:
        files = [file for path in _paths(scenario, language) if (file := _sound(path)) is not None]
        if language == ENGLISH and not files:  # all is called as the scenario's files say
            return Translation()
        setup = installed(scenario)
    except ScenarioError:
        return Translation(language)
    powers = {power: words for file in files for power, words in file.powers.items()}
    words = {own: told for file in files for own, told in _pairs(file, setup, powers)}
    founded = {str(preset): told for file in files for preset, told in file.founded.items()}
    return Translation(language, words, powers, tuple(_made(setup, language, founded)))


def name_problems(folder: Path | None = None, scenarios: Iterable[Path] = ()) -> Iterator[Problem]:
    """What is wrong with names in a folder of languages, by default the game's: ids nobody bears, shapes.

    A mod may name what is in the game or in one of its own scenarios.
    """
    homes = [scenario_folders()[scenario_ids()[0]], *scenarios]
    for path in sorted(((folder or texts_folder()) / NAMES).glob("*.yaml")):
        found = [list(_faults(path, home)) for home in homes]
        told = [{(problem.line, problem.what) for problem in faults} for faults in found[1:]]
        yield from (p for p in found[0] if all((p.line, p.what) in others for others in told))


def translation_problems(scenario: Path) -> Iterator[Problem]:
    """The same for the translations in a scenario's folder; only what is sound can be compared with."""
    for path in sorted((scenario / TEXTS).glob("*.yaml")):
        yield from _faults(path, scenario)


def _paths(scenario: str, language: str) -> list[Path]:
    """The files of a translation: the game's names, the scenario's bases, the scenario's own on top."""
    file = f"{language}.yaml"
    folders = lesson_folders() | scenario_folders()  # a save's mod may be gone by now
    homes = list(homes_of(folders[scenario]).values()) if scenario in folders else []
    names = [folder / NAMES / file for folder in texts_folders()]
    return [*names, *(folder / TEXTS / file for folder in reversed(homes))]


def _sound(path: Path) -> TranslationFile | None:
    """A translation that can be used; `validate` tells what is wrong with others."""
    if not path.exists():
        return None
    try:
        return _read(path)[0]
    except ScenarioError:
        return None


def _read(path: Path) -> tuple[TranslationFile, Positions]:
    data, positions = read(path)
    file: TranslationFile = validate(TranslationFile, data, positions)
    return file, positions


def _faults(path: Path, scenario: Path) -> Iterator[Problem]:
    """What is wrong with one file."""
    try:
        file, positions = _read(path)
    except ScenarioError as error:
        yield from error.problems
        return
    try:
        setup = setup_of(on_disk(scenario))
    except ScenarioError:
        return  # the scenario's own mistakes are told where it is checked
    known = texts_by_id(setup)
    for section, ids in known.items():
        for name in getattr(file, section):
            if name not in ids:
                yield positions.problem((section, name), f"no {name!r} in {section}", did_you_mean(name, ids))
    borne = {facts.id: [each.style.name for each in facts.styles] for facts in setup.ground.roster}
    for power, own in file.powers.items():
        for name in own.styles if power in borne else ():
            if name not in borne[power]:
                what, hint = f"{power} has no style {name!r}", did_you_mean(name, borne[power])
                yield positions.problem(("powers", power, "styles", name), what, hint)
    for preset, told in file.founded.items():
        if not _is_filled_by(told, "town"):
            yield positions.problem(("founded", preset), "it can hold no gap but `{town}`")
    events = events_by_id(setup)
    for name, words in file.events.items():
        if name in events:
            yield from _event_faults(words, events[name][0], positions, ("events", name))


def _event_faults(
    words: EventWords, event: EventDef, positions: Positions, where: Where
) -> Iterator[Problem]:
    options = [option.id for option in event.options]
    for option in words.options:
        if option not in options:
            hint = did_you_mean(option, options)
            yield positions.problem((*where, "options", option), f"no option `{option}`", hint)


def texts_by_id(setup: Setup) -> dict[str, Mapping[str, str]]:
    """What has an id, by section, each with what the scenario's files call it."""
    parts, ground = setup.parts, setup.ground
    return {
        "powers": {p.id: p.name for p in ground.roster},
        "places": {p.id: p.names[ground.era] for p in ground.map.places},
        "cities": {c.id: c.names[ground.era] for c in ground.map.cities},
        "units": {name: unit.name for name, unit in ground.rules.units.items()},
        "treaties": {t.id: t.name for t in parts.treaties.treaties},
        "bodies": {b.id: b.name for b in parts.treaties.institutions},
        "mandates": {m.id: m.text for m in parts.mandates.mandates},
        "events": dict.fromkeys(events_by_id(setup), ""),
    }


def events_by_id(setup: Setup) -> dict[str, list[EventDef]]:
    """Events by their ids in the files: one for each power it is about."""
    found: dict[str, list[EventDef]] = {}
    for event in setup.book.events:
        found.setdefault(event.family or event.id, []).append(event)
    return found


def _pairs(file: TranslationFile, setup: Setup, powers: Mapping[str, PowerWords]) -> Iterator[Pair]:
    """The scenario's texts, each with what the file calls it."""
    yield from file.others.items()
    known, scenario = texts_by_id(setup), setup.parts.scenario
    for own, told in ((scenario.title, file.title), (scenario.about, file.about)):
        if told:
            yield own, told
    for section in ("places", "cities", "units", "treaties", "bodies", "mandates"):
        yield from (
            (known[section][i], told) for i, told in getattr(file, section).items() if i in known[section]
        )
    for facts in setup.ground.roster:
        if facts.id in file.powers:
            words = file.powers[facts.id]
            yield facts.own.name, words.name
            if words.adjective:
                yield facts.own.adjective, words.adjective
            yield from _style_pairs(facts, words)
    events = events_by_id(setup)
    for name, told_event in file.events.items():
        for event in events.get(name, ()):
            for own, told in _event_pairs(event, told_event):
                yield own, about(told, {SUBJECT: event.subject})


def _style_pairs(facts: PowerFacts, words: PowerWords) -> Iterator[Pair]:
    """A power's names and adjectives of a time or a regime, each with what the file calls it."""
    for style in (each.style for each in facts.styles):
        if told := words.styles.get(style.name):
            yield style.name, told.name
            if told.adjective and style.adjective != facts.own.adjective:
                yield style.adjective, told.adjective


def _event_pairs(event: EventDef, words: EventWords) -> Iterator[Pair]:
    """The texts of an event, each with what a translation has for it."""
    told: list[tuple[str, str | None]] = [(event.title, words.title), (event.text, words.text)]
    for option in event.options:
        if option.id in words.options:
            own = words.options[option.id]
            told.append((option.label, own.label))
            told += [
                ((option.meaning or {}).get(str(logic), ""), text) for logic, text in own.meaning.items()
            ]
    yield from ((own, text) for own, text in told if own and text)


def _made(setup: Setup, language: str, founded: Mapping[str, str]) -> Iterator[Made]:
    """Names that the rules make: of wars, crises and forces, and of bodies founded in play."""
    ground, templates = setup.ground, load_texts(language)["made"]
    towns = [city.names[ground.era] for city in ground.map.cities]
    towns += [place.names[ground.era] for place in ground.map.places]
    styles = [style for p in ground.roster for style in (p.own, *(each.style for each in p.styles))]
    adjectives, names = [style.adjective for style in styles], [style.name for style in styles]
    kinds: dict[str, list[str]] = {
        "first": adjectives,
        "second": adjectives,
        "name": names,
        "unit": [unit.name for unit in ground.rules.units.values()],
        "town": [*towns, *names],
    }
    shapes = {key: "|".join(map(re.escape, sorted(set(words), reverse=True))) for key, words in kinds.items()}
    shapes |= {"year": r"\d{1,4}"}
    named = {key: f"(?P<{key}>{shape})" for key, shape in shapes.items()}
    named["number"] = NUMBERED if language == ENGLISH else NUMBER
    for key, pattern in MADE.items():
        yield re.compile(pattern.format_map(named)), templates[key]
    for preset, own in ground.rules.congress.names.items():
        if preset in founded and _is_filled_by(founded[preset], "town"):
            yield re.compile(own.format_map(named)), founded[preset]


def _is_filled_by(template: str, name: str) -> bool:
    """Whether a sentence can be made with nothing else than this."""
    try:
        return gaps(template).keys() <= {name}
    except BadTemplate:
        return False
