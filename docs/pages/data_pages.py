"""The pages about data files, made from the types that read them: events.md and data-formats.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from game.events.effects.marks import Code, EffectKeys, Ref, When
from game.events.effects.table import EFFECTS
from game.events.effects.void import Why
from game.events.expressions.conditions import FUNCTIONS, NAMES
from game.scenarios.folder.schema import (
    FILES,
    BudgetEntry,
    EventEntry,
    EventsFile,
    OptionEntry,
    PeopleWeights,
)
from game.scenarios.tables.roster import EraOwners, LordEntry, RosterEntry, RosterFile, StyleEntry
from game.scenarios.texts.schema import EventWords, OptionWords, PowerWords, StyleWords, TranslationFile
from game.scenarios.texts.sentences import load_texts
from game.scenarios.texts.templates import NUMBER, pieces, plurals

MANY = 10**9  # a bound that only keeps nonsense out
SPOKEN = {
    "power": "power", "place": "land province", "any_place": "land province or box",
    "spot": "land province, city or box", "unit": "unit of the era",
    "body": "body of `treaties.yaml` or of `found_body`",
}  # fmt: skip


_REASONS = """Each leaves a record `effect_void` with the event, the effect, the reason, the powers and places
it is about, and `rest`, which is true where the rest of the effect was carried out. `simulate --check` tells
them, `try` shows them."""


FOLDER = Path(__file__).resolve().parents[1]  # docs
MARK = "<!-- From here on this page is made from the code: python docs/pages/build.py -->"


def written(name: str) -> str:
    """The part of a page that people wrote: all before the mark."""
    return (FOLDER / name).read_text(encoding="utf-8").partition(MARK)[0] + MARK


def events_page() -> str:
    """How to write an event, and everything it may ask and do."""
    return "\n".join([written("events.md"), "", *_names(), *_functions(), *_effects(), *_reasons()])


def _names() -> Iterator[str]:
    yield from ("### Names", "", "| name | gives | what it is |", "| --- | --- | --- |")
    yield from (f"| `{n.name}` | {_word(n.result)} | {n.doc} |" for n in NAMES.values())
    yield ""


def _functions() -> Iterator[str]:
    yield from (
        "### Functions",
        "",
        "Moods and shares count to 10,000; money is thousands of pounds, people are thousands, soldiers men.",
        "",
        "| function | gives | what it says |",
        "| --- | --- | --- |",
    )
    yield from (f"| `{f.usage}` | {_word(f.result)} | {f.doc} |" for f in FUNCTIONS.values())
    yield ""


def _effects() -> Iterator[str]:
    told = "An effect that cannot be carried out any more does nothing, and says why (`effect_void`, below)."
    yield from ("## Effects", "", told, "", "### Keys of every effect", "", _doc(EffectKeys), "")
    yield from _table(EffectKeys)
    for effect in EFFECTS:
        hints = get_type_hints(effect, include_extras=True)
        yield from (f"### `do: {get_args(hints['do'])[0]}`", "", _doc(effect), "")
        yield from _table(effect, skip=("do", *(field.name for field in fields(EffectKeys))))


def _reasons() -> Iterator[str]:
    """Why an effect can come to nothing, in the words of the chronicle."""
    yield from ("## Why an effect did nothing", "", _REASONS, "", "| reason | what the chronicle says |")
    yield "| --- | --- |"
    texts = load_texts()["variants"]
    for why in get_args(Why):
        said = _of_several(texts[f"effect_void_{why}"]).removeprefix("Event {event} ({effect}): ")
        yield f"| `{why}` | {said} |"
    yield ""


def _of_several(template: str) -> str:
    """A sentence as it is said of more than one."""
    words = []
    for text, name, spec in pieces(template):
        gap = f"{{{name}}}" if name else ""
        words += [text, plurals(spec)["other"].replace(NUMBER, gap) if plurals(spec) else gap]
    return "".join(words)


def data_formats_page() -> str:
    """Every file of a scenario and every key in it."""
    rows = [written("data-formats.md"), ""]
    for name, shape in FILES.items():
        rows += [f"### `{name}.yaml`", "", _doc(shape), "", *_table(shape)]
        rows += [row for inner in _entries_of(shape) for row in _entry(inner)]
    rows += ["### `events/*.yaml`", "", _doc(EventsFile), "", *_table(EventsFile)]
    rows += [row for inner in (EventEntry, OptionEntry) for row in _entry(inner)]
    rows += ["### `texts/*.yaml`", "", _doc(TranslationFile), "", *_table(TranslationFile)]
    rows += [row for inner in (PowerWords, StyleWords, EventWords, OptionWords) for row in _entry(inner)]
    rows += ["## The powers: `assets/powers.yaml`", "", _doc(RosterFile), "", *_table(RosterFile)]
    rows += [
        *_entry(RosterEntry),
        *_entry(StyleEntry),
        "## Who owned what: `maps/owners.yaml`",
        "",
        "By era:",
        "",
    ]
    rows += [*_table(EraOwners), *_entry(LordEntry)]
    return "\n".join(rows)


def _entries_of(shape: type) -> list[type]:
    """The types of the entries that a file's lists hold, and of what is nested in them."""
    found: list[type] = []
    for hint in get_type_hints(shape, include_extras=True).values():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if isinstance(inner, type) and is_dataclass(inner):
            found.append(inner)
    nested = [BudgetEntry] if any(t.__name__ == "PowerEntry" for t in found) else []
    return found + nested


def _entry(shape: type) -> list[str]:
    return [f"**{_title(shape)}**: {_doc(shape)}", "", *_table(shape)]


def _title(shape: type) -> str:
    if shape is PeopleWeights:
        return "people"
    return shape.__name__.removesuffix("Entry").replace("Words", " in another language").lower()


def _doc(shape: type) -> str:
    text = " ".join((shape.__doc__ or "").split())
    return text.replace("``", "`")


def _table(shape: type, skip: tuple[str, ...] = ()) -> Iterator[str]:
    hints = get_type_hints(shape, include_extras=True)
    rows = [field for field in fields(shape) if field.name not in skip]
    if rows:
        yield from ("| key | holds | left out |", "| --- | --- | --- |")
    for field in rows:
        yield f"| `{field.name}` | {_holds(hints[field.name])} | {_default(field)} |"
    yield ""


def _default(field: Any) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "must be there"
    value = field.default if field.default is not MISSING else field.default_factory()
    if value in (None, (), {}, ""):
        return "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _holds(hint: Any) -> str:
    """What a key holds, in a modder's words."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(inner)
    if origin in (Union, UnionType):
        return " or ".join(_holds(member) for member in inner if member is not NoneType)
    if origin is tuple:
        return f"a list: {_holds(inner[0])}"
    if origin is dict:
        return f"{_holds(inner[0])} to {_holds(inner[1])}"
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(f"`{_member(member)}`" for member in hint)
    return {str: "text", int: "a number", bool: "`true` or `false`"}.get(hint) or f"{_title(hint)} (below)"


def _member(member: Any) -> str:
    return str(getattr(member, "word", member.value))


def _annotated(inner: tuple[Any, ...]) -> str:
    for note in inner[1:]:
        if isinstance(note, Ref):
            return SPOKEN[note.domain]
        if isinstance(note, Code):
            return {
                "bool": "a condition", "num": "an expression for a number",
                "powers": "an expression for a set of powers",
            }[note.result]  # fmt: skip
        if isinstance(note, When):
            return "a date"
        if isinstance(note, FieldInfo):
            if note.discriminator:
                return "effects, see events.md"
            if pattern := next((m.pattern for m in note.metadata if getattr(m, "pattern", None)), ""):
                said = inner[-1].description if isinstance(inner[-1], FieldInfo) else None
                return said or _text_of(pattern) if inner[0] is str else _holds(inner[0])
            low = next((m.ge for m in note.metadata if hasattr(m, "ge")), None)
            high = next((m.le for m in note.metadata if hasattr(m, "le")), None)
            if low is not None:
                return f"{low:,} or more" if high is None or high >= MANY else f"{low:,} to {high:,}"
    return _holds(inner[0])


def _text_of(pattern: str) -> str:
    """What a text of some shape is: a line to be read, a colour, or an id."""
    if re.fullmatch(pattern, "Whatever people read!"):
        return "a line of text"
    return "a colour, `#rrggbb`" if re.fullmatch(pattern, "#ffffff") else "an id"


def _word(kind: str) -> str:
    return {"num": "number", "bool": "yes or no", "str": "text", "powers": "a set of powers"}.get(kind, kind)
