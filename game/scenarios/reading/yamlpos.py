"""Reads YAML that people wrote by hand: safely, without YAML's surprises, and with the place of everything.

The data come as dicts, lists, strings, ints, floats, booleans and None. Unlike plain YAML, ``NO``, ``on``,
``1815-06-18``, ``1:30`` and ``012`` are text, as they look; only ``true`` and ``false`` are booleans.
Refused, because they hide mistakes or harm: keys given twice, anchors and aliases, tags, several documents
in a file, keys that are not text, texts with control characters or marks of writing direction, and anything
too large or nested too deep. Every mistake that can be found in one reading is reported at once; after
many, reading ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, TypeVar, overload

import yaml
from pydantic import TypeAdapter, ValidationError

from game.scenarios.reading.carried import Source, read_source
from game.scenarios.reading.files import TooLarge, Unreadable
from game.scenarios.reading.harmless import harm_in
from game.scenarios.reading.problems import ENOUGH, Positions, Problem, ScenarioError, Where
from game.scenarios.reading.wording import places_of, problems_of

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_VALUES: Final = 50_000
MAX_DEPTH: Final = 32
MAX_DIGITS: Final = 18
TOO_DEEP: Final = "nested too deep", f"at most {MAX_DEPTH} levels"
PARSERS_TOO_DEEP: Final = "exceeded maximum nesting depth"  # newer parsers read ahead and stop of themselves


T = TypeVar("T")

_INT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+\.")
_WORDS: Final[dict[str, object]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_MISREAD: Final = {
    "found a tab character that violates indentation": "indent with spaces",
    "found character that cannot start any token": "indent with spaces, put text with signs in quotes",
    "mapping values are not allowed in this context": "put text that holds a colon in quotes",
    "could not find expected ':'": "a key ends with a colon and a space",
    "did not find expected key": "look at the indentation and the quotes here and above",
    "did not find expected <document start>": "begin all keys of one level in the same column",
    "did not find expected ',' or ']'": "close the list with ]",
    "did not find expected ',' or '}'": "close the mapping with }",
    "found unexpected end of stream": "close the quotes",
}


def read(path: Source, name: str | None = None) -> tuple[object, Positions]:
    """A file's data and positions; ``name`` is what problems call the file, the path itself by default.

    Raises `ScenarioError`, for a file that is missing or unreadable too.
    """
    shown = name or str(path)
    try:
        raw = read_source(path, MAX_BYTES)
    except TooLarge as error:
        raise ScenarioError([_too_large(shown)]) from error
    except Unreadable as error:
        raise ScenarioError([Problem(shown, 0, f"cannot be read: {error.reason}", "")]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ScenarioError([Problem(shown, line, "is not UTF-8 text", "save the file as UTF-8")]) from error
    return read_text(text, shown)


def read_text(text: str, name: str) -> tuple[object, Positions]:
    """The data and positions of a text; ``name`` is what problems call it. Raises `ScenarioError`."""
    if len(text) > MAX_BYTES:
        raise ScenarioError([_too_large(name)])
    reader = _Reader(name)
    try:
        data = reader.document(yaml.parse(text, Loader=_Loader))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise ScenarioError([*reader.problems, _misread(name, text, error)]) from error
    if reader.problems:
        raise ScenarioError(reader.problems)
    return data, Positions(name, reader.places)


@overload
def validate(shape: type[T], data: object, positions: Positions, file: str | None = None) -> T: ...
@overload
def validate(shape: Any, data: object, positions: Positions, file: str | None = None) -> Any: ...
def validate(shape: Any, data: object, positions: Positions, file: str | None = None) -> Any:
    """The data as what the shape describes, or `ScenarioError` with every mistake at its line.

    The shape is a pydantic model, a dataclass, or a type made of them, such as ``dict[str, UnitType]``.
    ``file`` is what problems call the file; by default the name it was read under.
    """
    value, problems, _ = judge(shape, data, positions if file is None else positions.called(file))
    if problems:
        raise ScenarioError(problems)
    return value


def judge(shape: Any, data: object, positions: Positions) -> tuple[Any, list[Problem], list[Where]]:
    """The data as what the shape describes, or None, every mistake, and the ways to what is wrong."""
    try:
        return _adapter(shape).validate_python(data), [], []
    except ValidationError as error:
        return None, problems_of(error, shape, positions), places_of(error, positions)


@lru_cache(maxsize=64)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


class _Enough(Exception):
    """Ends the reading of a file that is too deep, too large, or wrong so often that nobody reads on."""


class _Reader:
    """Builds plain data from the parser's events, noting places and problems on the way.

    It reads events and not nodes, so that depth is refused before anything recurses over it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Where, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.values = 0

    def document(self, events: Iterator[Any]) -> object:
        """The one document of a file."""
        data: object = None
        documents = 0
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._complain(event, "a second document begins here", "remove the line `---`")
                        break
                    data = self._value(events, next(events), ())
        except _Enough:
            return None
        if documents == 0:
            self.problems.append(Problem(self.name, 0, "the file is empty", ""))
        return data

    def _value(self, events: Iterator[Any], event: Any, path: Where) -> object:
        if len(path) > MAX_DEPTH:
            self._complain(event, *TOO_DEEP)
            raise _Enough
        self.values += 1
        if self.values > MAX_VALUES:
            self._complain(event, f"the file holds more than {MAX_VALUES:,} values", "divide it")
            raise _Enough
        self.places.setdefault(path, _place(event))
        self._refuse_marks(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(events, path)
        return self._entries(events, path)

    def _items(self, events: Iterator[Any], path: Where) -> list[object]:
        items: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(events, event, (*path, len(items))))
        return items

    def _entries(self, events: Iterator[Any], path: Where) -> dict[str, object]:
        entries: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(events, event, path)
            here = (*path, key)
            if key in entries:
                first = self.places[here][0]
                self._complain(event, f"the key `{key}` is given twice", f"first in line {first}")
            else:
                self.places[here] = _place(event)
            value = self._value(events, next(events), here)
            entries.setdefault(key, value)
        return entries

    def _key(self, events: Iterator[Any], event: Any, path: Where) -> str:
        """A key as text; another kind of key is a problem, and its text stands in for it."""
        if not isinstance(event, yaml.ScalarEvent):
            self._complain(event, "a key must be text", "a key cannot be a list, a mapping or an alias")
            if not isinstance(event, yaml.AliasEvent):
                self._value(events, event, (*path, ""))
            return ""
        self._refuse_marks(event)
        key = self._scalar(event)
        if not isinstance(key, str):
            self._complain(event, f"the key {event.value or 'nothing'} is not text", "put it in quotes")
        text: str = event.value
        return text

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in "+-.0123456789":
            return text
        if _INT.fullmatch(text):
            if len(text.lstrip("+-")) > MAX_DIGITS:
                self._complain(
                    event, "the number is too large", f"at most {MAX_DIGITS} digits, or use quotes"
                )
                return 0
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain(event, "anchors and aliases are not used here", "write the value out")
        tag = getattr(event, "tag", None)  # an alias has none
        if tag is not None:
            self._complain(event, f"the tag {tag} is not used here", "remove it")
        if mark := harm_in(getattr(event, "value", "")):  # only a scalar has one
            self._complain(event, f"the character {mark} must not stand in a text", "remove it")

    def _complain(self, event: Any, what: str, hint: str) -> None:
        line, column = _place(event)
        self.problems.append(Problem(self.name, line, what, hint, column))
        if len(self.problems) > ENOUGH:
            raise _Enough


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _too_large(name: str) -> Problem:
    return Problem(name, 0, f"the file is larger than {MAX_BYTES // (1024 * 1024)} MB", "divide it")


def _misread(name: str, text: str, error: yaml.YAMLError | UnicodeEncodeError) -> Problem:
    """A mistake in the YAML itself, which ends the reading."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "this cannot be read"
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what, hint = TOO_DEEP if what == PARSERS_TOO_DEEP else (what, _MISREAD.get(what, ""))
        return Problem(name, line, what, hint, column)
    found = error.start if isinstance(error, UnicodeEncodeError) else getattr(error, "position", 0)
    line = text.count("\n", 0, found) + 1
    return Problem(name, line, "a character here is not allowed in YAML", "remove the control character")
