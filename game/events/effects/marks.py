"""Marks on the types of scenario data: which texts name powers, places or events, and which are expressions.

The readers of files follow the marks to check every name and every expression at its line; the JSON
Schemas for editors are written from them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Final, TypeAlias, TypeGuard, get_args, get_type_hints

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic_core import CoreSchema

from game.world.strict import Strict

IDS: Final = "x-ids"  # in a schema: what a text names, for who writes the ids into it


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of something: a power, a place, a unit of the era, an event of the scenario."""

    domain: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), IDS: self.domain}


@dataclass(frozen=True, slots=True)
class Code:
    """The text is an expression with a result of this type."""

    result: str


@dataclass(frozen=True, slots=True)
class When:
    """The text is a date, such as ``1820-Q3`` or ``1820-07-14``."""


@dataclass(frozen=True, slots=True)
class Sets:
    """The text is the name of a flag that is set here: conditions may ask for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The text is only read by people: no rule and no state knows it, and mending it changes no play."""


Share: TypeAlias = Annotated[int, Field(ge=0, le=10_000)]
Step: TypeAlias = Annotated[int, Field(ge=-10_000, le=10_000)]  # of a share, up or down
Points: TypeAlias = Annotated[int, Field(ge=-1_000, le=1_000)]  # of a thousand, up or down
Sum: TypeAlias = Annotated[int, Field(ge=-(10**9), le=10**9)]  # thousands of pounds, or men
Term: TypeAlias = Annotated[int, Field(ge=0, le=400)]  # quarters
Corps: TypeAlias = Annotated[int, Field(ge=0, le=12)]  # forces of a kind that an event raises
PowerId: TypeAlias = Annotated[str, Ref("power")]
PlaceId: TypeAlias = Annotated[str, Ref("place")]  # a land province
SpotId: TypeAlias = Annotated[str, Ref("spot")]  # a land province (its main city), a city or a box
AnyPlaceId: TypeAlias = Annotated[str, Ref("any_place")]  # a land province or a box
UnitId: TypeAlias = Annotated[str, Ref("unit")]
BodyId: TypeAlias = Annotated[str, Ref("body")]  # a body of the start, or one that an event founds
Condition: TypeAlias = Annotated[str, Code("bool")]
Amount: TypeAlias = Annotated[str, Code("num")]
Scope: TypeAlias = Annotated[str, Code("powers")]  # an expression for some powers
Date: TypeAlias = Annotated[str, When()]


def number_or_expression(given: object) -> str:
    """Which of two ways to write a number was taken."""
    return "expression" if isinstance(given, str) else "number"


def list_or_scope(given: object) -> str:
    """Which of two ways to name some powers was taken."""
    return "scope" if isinstance(given, str) else "list"


def power_list_or_scope(given: object) -> str:
    """Whether one power is named, or some, one by one or by an expression."""
    return "power" if isinstance(given, str) and "(" not in given else list_or_scope(given)


_Said: TypeAlias = Annotated[Amount, Tag("expression")]
_List: TypeAlias = Annotated[tuple[PowerId, ...], Tag("list")]
_Scope: TypeAlias = Annotated[Scope, Tag("scope")]
_ByKind: Final = Discriminator(number_or_expression)
ShareSaid: TypeAlias = Annotated[Annotated[Share, Tag("number")] | _Said, _ByKind]
StepSaid: TypeAlias = Annotated[Annotated[Step, Tag("number")] | _Said, _ByKind]
PointsSaid: TypeAlias = Annotated[Annotated[Points, Tag("number")] | _Said, _ByKind]
SumSaid: TypeAlias = Annotated[Annotated[Sum, Tag("number")] | _Said, _ByKind]
TermSaid: TypeAlias = Annotated[Annotated[Term, Tag("number")] | _Said, _ByKind]
CorpsSaid: TypeAlias = Annotated[Annotated[Corps, Tag("number")] | _Said, _ByKind]
Army: TypeAlias = dict[UnitId, CorpsSaid]
#: How many forces of a kind each of some powers may keep.
Caps: TypeAlias = dict[PowerId, dict[UnitId, Annotated[int, Field(ge=0, le=200)]]]
Powers: TypeAlias = Annotated[_List | _Scope, Discriminator(list_or_scope)]
_One: TypeAlias = Annotated[PowerId, Field(pattern=r"^[^(]*$"), Tag("power")]
_Call: TypeAlias = Annotated[Scope, Field(pattern=r"\("), Tag("scope")]
Asked: TypeAlias = Annotated[_One | _List | _Call, Discriminator(power_list_or_scope)]


@lru_cache(maxsize=64)
def _reckoned(effect: type) -> Mapping[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for key, hint in get_type_hints(effect, include_extras=True).items():
        members = [hint, *get_args(hint)]
        said = next((m for m in members if _ByKind in getattr(m, "__metadata__", ())), None)
        if said is not None:
            plain = get_args(get_args(said)[0])[0]
            bounds = [mark for note in plain.__metadata__ for mark in getattr(note, "metadata", ())]
            low = next(mark.ge for mark in bounds if hasattr(mark, "ge"))
            high = next(mark.le for mark in bounds if hasattr(mark, "le"))
            found[key] = (low, high)
    return found


def reckoned(effect: object) -> Mapping[str, tuple[int, int]]:
    """The keys of an effect that hold a number or an expression for one, or some by kind, with its bounds."""
    kind: type = type(effect)
    return _reckoned(kind)


def number(said: int | str) -> int:
    """An amount that has been reckoned; expressions are reckoned before an effect is applied."""
    assert isinstance(said, int), said
    return said


def numbers(said: Mapping[str, int | str]) -> dict[str, int]:
    """Amounts by kind that have been reckoned, as far as they are any."""
    return {kind: count for kind, told in said.items() if (count := number(told))}


def names_one(asked: tuple[str, ...] | str | None) -> TypeGuard[str]:
    """Whether one power is named, by its id."""
    return isinstance(asked, str) and "(" not in asked


@dataclass(frozen=True, slots=True)
class EffectKeys(Strict):
    """What every effect may say besides what it does: when, after how long, and for each of whom.

    ``when`` is judged when the effect is due. With ``each`` it is carried out for each power named, which the
    effect calls ``each``.
    """

    when: Condition | None = field(default=None, kw_only=True)
    after: Annotated[int, Field(ge=0, le=400)] = field(default=0, kw_only=True)  # quarters
    each: Powers = field(default=(), kw_only=True)
