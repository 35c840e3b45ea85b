"""Marks on the constants of the rules: in what they count, and which logic reads them.

They stand in the types, so that the loader, the schemas and `docs/minds.md` tell the same. A constant
without a mark of a logic is read by both alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Final, TypeAlias

from pydantic import Field


class ReadBy(Enum):
    """Which logic a constant speaks to, where it does not speak to both alike."""

    CONCERT = "concert logic"
    SELF_HELP = "self-help logic"
    UNALIKE = "each logic its own way"


CONCERT: Final = ReadBy.CONCERT
SELF_HELP: Final = ReadBy.SELF_HELP
UNALIKE: Final = ReadBy.UNALIKE


class Table(Enum):
    """Whether a table must have a row for every word of its kind: it must, unless marked as sparse."""

    SPARSE = "rows left out count nothing"


SPARSE: Final = Table.SPARSE


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name that people read: it has its sentence in a section of the texts, under a prefix."""

    section: str
    prefix: str = ""


#: A name that a modder chooses.
Slug: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
#: A name that people read: one line, which a screen has room for.
Colour: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Name: TypeAlias = Annotated[str, Field(pattern=r"^[^\n\t]+$", max_length=120)]
Weight: TypeAlias = Annotated[int, Field(description="weight in a sum of terms")]
Share: TypeAlias = Annotated[int, Field(ge=0, description="share, chance or odds, of 10,000")]
Quarters: TypeAlias = Annotated[int, Field(ge=0, description="quarters of a year")]
Count: TypeAlias = Annotated[int, Field(ge=0, description="so many")]
Part: TypeAlias = Annotated[int, Field(ge=1, description="one part in so many")]
Money: TypeAlias = Annotated[int, Field(ge=0, description="thousands of pounds")]
Men: TypeAlias = Annotated[int, Field(ge=0, description="men")]
