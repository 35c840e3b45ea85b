"""A translation of names and of a scenario's texts, as types: what ``texts/<language>.yaml`` may hold.

Whatever is left out is told as it stands in the scenario's own files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import Field

from game.words import Logic, Preset
from game.world.constants.rulemarks import Slug
from game.world.constants.ruleset import Strict

Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=600)]
Words: TypeAlias = Annotated[str, Field(min_length=1, max_length=1200)]


@dataclass(frozen=True, slots=True)
class StyleWords(Strict):
    """What a power is called in one of its styles: in tables, in sentences, and in the cases they ask for."""

    name: Words
    adjective: Words | None = None
    spoken: Words | None = None  # as it stands in a sentence, with its article; left out: by the general rule
    forms: dict[Slug, Words] = field(default_factory=dict)  # genitive: des Kaisertums Österreich


@dataclass(frozen=True, slots=True)
class PowerWords(StyleWords):
    """What a power is called in tables, in sentences, and in the cases they ask for; ``styles`` are its names
    of another time or regime, by what they are in English."""

    styles: dict[Id, StyleWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OptionWords(Strict):
    """One way to answer an event."""

    label: Words | None = None
    meaning: dict[Logic, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventWords(Strict):
    """An event; ``{subject}`` is the name of the power it is about, where it is written for several."""

    title: Words | None = None
    text: Words | None = None
    options: dict[Slug, OptionWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TranslationFile(Strict):
    """Names and texts by their ids; ``others`` by the text as it stands, for what has no id."""

    title: Words | None = None
    about: Words | None = None
    powers: dict[Id, PowerWords] = field(default_factory=dict)
    places: dict[Id, Words] = field(default_factory=dict)  # provinces, seas, boxes
    cities: dict[Id, Words] = field(default_factory=dict)
    units: dict[Id, Words] = field(default_factory=dict)
    treaties: dict[Slug, Words] = field(default_factory=dict)
    bodies: dict[Slug, Words] = field(default_factory=dict)
    founded: dict[Preset, Words] = field(default_factory=dict)  # bodies founded in play; {town} is where
    mandates: dict[Slug, Words] = field(default_factory=dict)
    events: dict[Slug, EventWords] = field(default_factory=dict)
    others: dict[Id, Words] = field(default_factory=dict)
