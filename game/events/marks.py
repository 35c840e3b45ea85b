"""Marks on the types of scenario data: which texts name powers, places or events, and which are expressions.

The readers of files follow the marks to check every name and every expression at its line; the JSON
Schemas for editors are written from them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeAlias

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

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
Sum: TypeAlias = Annotated[int, Field(ge=-(10**9), le=10**9)]  # thousands of pounds, or men
PowerId: TypeAlias = Annotated[str, Ref("power")]
PlaceId: TypeAlias = Annotated[str, Ref("place")]  # a land province
SpotId: TypeAlias = Annotated[str, Ref("spot")]  # a land province (its main city) or a city
AnyPlaceId: TypeAlias = Annotated[str, Ref("any_place")]  # a land province or a box
UnitId: TypeAlias = Annotated[str, Ref("unit")]
BodyId: TypeAlias = Annotated[str, Ref("body")]  # a body that stands when the campaign begins
Condition: TypeAlias = Annotated[str, Code("bool")]
Amount: TypeAlias = Annotated[str, Code("num")]
Date: TypeAlias = Annotated[str, When()]
