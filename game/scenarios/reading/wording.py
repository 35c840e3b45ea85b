"""Turns what the schema finds wrong with a file into problems that name the place and the cure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenarios.reading.problems import Positions, Problem, Where, enough_of
from game.world.spelling import did_you_mean

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_MEMBER = re.compile(r"<\w+\.\w+: ('\w+')>")  # a word of the vocabulary as Python shows it
_LONGEST = 40  # more of a wrong value is not quoted
_TEXT_HINT = "put it in quotes"


def problems_of(error: ValidationError, shape: Any, positions: Positions) -> list[Problem]:
    """One problem for each mistake that validating against the shape found, as far as anybody would read."""
    errors = error.errors(include_url=False)
    return enough_of(_problem(found, shape, positions) for found in errors)


def places_of(error: ValidationError, positions: Positions) -> list[Where]:
    """The ways to all that validating found wrong; to what should hold it where something is missing."""
    return [_known_part(found["loc"], positions)[0] for found in error.errors(include_url=False)]


def _problem(found: ErrorDetails, shape: Any, positions: Positions) -> Problem:
    """The problem for one finding of pydantic's."""
    where, wrong = _known_part(found["loc"], positions)
    kind, context = found["type"], found.get("ctx", {})
    last = str(found["loc"][-1]) if found["loc"] else ""
    name = shown(positions.way(*where))
    if kind == "missing":
        return positions.problem(where, f"{_of(name)}`{last}` is missing", f"add `{last}:`")
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        holder = shown(positions.way(*where)[:-1])
        hint = did_you_mean(last, fields_at(shape, found["loc"][:-1]))
        return positions.problem(where, f"{_of(holder)}unknown key `{last}`", hint)
    if kind == "union_tag_not_found":
        tag = _discriminator(context)
        return positions.problem(where, f"{_of(name)}`{tag}` is missing", f"add `{tag}:`")
    if wrong == "[key]":
        hint = _hint(kind, context, found["input"])
        return positions.problem(where, f"the key of {name}: {_message(found)}", hint)
    return positions.problem(
        where, f"{name or 'the file'}: {_message(found)}", _hint(kind, context, found["input"])
    )


def _message(found: ErrorDetails) -> str:
    context = found.get("ctx", {})
    if found["type"] == "union_tag_invalid":
        return f"unknown {_discriminator(context)} `{context['tag']}`"
    if found["type"] == "too_short":
        return f"at least {context['min_length']} must be there"
    text = _MEMBER.sub(r"\1", found["msg"].partition(", unable to parse")[0])
    for opening in ("Value error, ", "Assertion failed, ", "Input "):
        text = text.removeprefix(opening)
    return text[:1].lower() + text[1:]


def _hint(kind: str, context: Mapping[str, Any], given: object) -> str:
    """What would be right instead of the value given."""
    if kind in ("literal_error", "enum"):
        return did_you_mean(str(given), _QUOTED.findall(str(context.get("expected", ""))))
    if kind == "union_tag_invalid":
        return did_you_mean(
            str(context.get("tag", "")), _QUOTED.findall(str(context.get("expected_tags", "")))
        )
    if kind == "string_type" and isinstance(given, int | float):
        return _TEXT_HINT
    if kind in ("value_error", "assertion_error") or isinstance(given, dict | list):
        return ""
    if kind == "bool_parsing":
        return "write `true` or `false`"
    if kind == "int_from_float" and isinstance(given, float) and 0 < abs(given) < 1:
        return f"numbers are whole and shares count to 10,000: {given:g} is {round(given * 10_000)}"
    text = repr(given) if isinstance(given, str) else str(given)
    return "" if given is None else f"not {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"


def _discriminator(context: Mapping[str, Any]) -> str:
    return str(context["discriminator"]).strip("'")


def _known_part(loc: tuple[int | str, ...], positions: Positions) -> tuple[Where, str]:
    """The path in the file that a schema's path means, and the last step that is not in the file.

    The schema's path also names the members of unions, which stand nowhere in the file.
    """
    path: Where = ()
    beside = ""
    for step in loc:
        if (*path, step) in positions:
            path, beside = (*path, step), ""
        else:
            beside = str(step)
    return path, beside


def shown(path: Where) -> str:
    """A path as people write it.

    >>> shown(("units", 0, "kind"))
    'units[0].kind'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _of(name: str) -> str:
    return f"{name}: " if name else ""


def fields_at(shape: Any, loc: Sequence[int | str]) -> list[str]:
    """The keys that a schema allows at a path, of every member where a union allows several."""
    here: list[Any] = [shape]
    for step in loc:
        here = [inner for annotation in here for inner in _inside(annotation, step)]
    return sorted(
        {name for annotation in here for member in _members(annotation) for name in _fields(member)}
    )


def _members(annotation: Any) -> list[Any]:
    """An annotation's alternatives, without the wrapping."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [member for inner in get_args(annotation) for member in _members(inner)]
    return [annotation]


def _inside(annotation: Any, step: int | str) -> list[Any]:
    """What may stand one step further; a step that only names a union's member stays where it is."""
    found: list[Any] = []
    members = _members(annotation)
    for member in [m for m in members if _is_named(m, step)] or members:
        origin, inner = get_origin(member), get_args(member)
        if fields := _fields(member):
            found.append(fields.get(str(step), member))
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            found += inner[1:]
        elif isinstance(origin, type) and issubclass(origin, Sequence | set | frozenset):
            found += [a for a in inner if a is not Ellipsis]
    return found


def _is_named(member: Any, step: int | str) -> bool:
    """Whether a step names this member of a union, by its class or by a tag that it carries."""
    tags = [tag for annotation in _fields(member).values() for tag in get_args(annotation)]
    return step == getattr(member, "__name__", None) or (isinstance(step, str) and step in tags)


def _fields(shape: Any) -> Mapping[str, Any]:
    """The keys that a model or a dataclass has in a file, with their types; of anything else none."""
    if not isinstance(shape, type):
        return {}
    if issubclass(shape, BaseModel):
        return {field.alias or name: field.annotation for name, field in shape.model_fields.items()}
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        return {field.name: hints[field.name] for field in dataclass_fields(shape) if field.init}
    return {}
