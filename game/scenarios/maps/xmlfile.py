"""Reads XML from strangers: elements with their lines, no document types or entities, everything bounded.

What is wrong goes to a `Report`, which holds the problems of a map and what its files may still cost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from game.scenarios.reading.carried import Source, read_source
from game.scenarios.reading.files import Unreadable
from game.scenarios.reading.harmless import harm_in
from game.scenarios.reading.problems import ENOUGH, Problem, ScenarioError

MAX_BYTES: Final = 16 * 1024 * 1024  # of a map and its tilesets together
MAX_ELEMENTS: Final = 150_000
MAX_DEPTH: Final = 24
MAX_TAG: Final = 256 * 1024  # bytes from one bracket to the other
CHUNK: Final = 64 * 1024


@dataclass(slots=True)
class Element:
    """An XML element and the line it begins on."""

    tag: str
    facts: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """The children of a name."""
        return [child for child in self.children if child.tag == tag]

    def properties(self) -> dict[str, str]:
        """Tiled's custom properties, as text."""
        found = {}
        for group in self.all("properties"):
            for prop in group.all("property"):
                if "name" in prop.facts:
                    found[prop.facts["name"]] = prop.facts.get("value", "".join(prop.text))
        return found


class _Refused(Exception):
    """Stops the parser; holds what is wrong."""


class Report:
    """Collects the problems of one map; with enough of them, reading ends."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.bytes_left = MAX_BYTES
        self.elements_left = MAX_ELEMENTS

    def add(self, line: int, what: str, hint: str = "", file: str = "") -> None:
        """Notes a mistake, in the map itself or in a file beside it; raises `ScenarioError` after many."""
        self.problems.append(Problem(file or self.file, line, what, hint))
        if len(self.problems) > ENOUGH:
            raise ScenarioError(self.problems)

    def number(
        self, element: Element, key: str, low: float, high: float, default: float | None = None
    ) -> float:
        """A number of an element between limits; a problem and the lower limit where it is not."""
        text = element.facts.get(key)
        if text is None and default is not None:
            return default
        return self.parse(element.line, key, text, low, high)

    def parse(self, line: int, key: str, text: str | None, low: float, high: float, file: str = "") -> float:
        """A number written as text, between limits."""
        try:
            value = float(text or "")
        except ValueError:
            value = math.nan
        if not low <= value <= high:  # also catches nan
            self.add(line, f"`{key}` is {text!r}", f"a number from {low:g} to {high:g}", file)
            return low
        return value

    def whole_of(self, line: int, key: str, text: str | None, low: int, high: int, file: str = "") -> int:
        """A whole number written as text, between limits."""
        value = self.parse(line, key, text, low, high, file)
        if value != int(value):
            self.add(line, f"`{key}` is {value:g}", "a whole number", file)
        return int(value)

    def whole(self, element: Element, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number of an element between limits."""
        text = element.facts.get(key)
        if text is None and default is not None:
            return default
        return self.whole_of(element.line, key, text, low, high)


def parse(path: Source, name: str, report: Report) -> Element:
    """The root element of an XML file, paid for out of what the report has left. Raises `ScenarioError`."""
    try:
        raw = read_source(path, report.bytes_left)
    except Unreadable as error:
        raise ScenarioError([Problem(name, 0, f"cannot be read: {error.reason}", "")]) from error
    report.bytes_left -= len(raw)
    reading = _Reading(report)
    try:
        reading.feed(raw)
    except (expat.ExpatError, _Refused, ValueError, LookupError) as error:
        line = reading.parser.CurrentLineNumber
        raise ScenarioError([Problem(name, line, f"not readable as XML: {error}", "")]) from error
    return reading.top.children[0]


class _Reading:
    """One pass of the parser over a file."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.top = Element("", {}, 0)
        self.stack = [self.top]
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda tag: self.stack.pop()
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.buffer_text = True

    def feed(self, raw: bytes) -> None:
        """Parse piece by piece, so that no tag is taken in that does not end."""
        for start in range(0, len(raw), CHUNK):
            self.parser.Parse(raw[start : start + CHUNK], False)
            if start - self.parser.CurrentByteIndex > MAX_TAG:
                raise _Refused("a tag has no end")
        self.parser.Parse(b"", True)

    def _start(self, tag: str, facts: dict[str, str]) -> None:
        if len(self.stack) > MAX_DEPTH:
            raise _Refused("elements are nested too deep")
        self.report.elements_left -= 1
        if self.report.elements_left < 0:
            raise _Refused(f"there are more than {MAX_ELEMENTS:,} elements")
        for value in facts.values():
            _refuse_harm(value)
        element = Element(tag, facts, self.parser.CurrentLineNumber)
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def _text(self, text: str) -> None:
        _refuse_harm(text)
        self.stack[-1].text.append(text)

    def _refuse_doctype(self, *_: object) -> None:
        raise _Refused("a document type is not allowed")


def _refuse_harm(text: str) -> None:
    if mark := harm_in(text):
        raise _Refused(f"the character {mark} must not stand in a text")
