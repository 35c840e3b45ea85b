"""The file ``places.yaml`` beside a map: what its places are called in each setting."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.scenarios.reading import yamlpos
from game.scenarios.reading.carried import Source
from game.scenarios.reading.problems import Positions
from game.words import Era

Name = Annotated[str, Field(pattern=r"^[^\n\t]+$", max_length=80)]
People = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]


class EraNames(BaseModel):
    """What a place is called in each setting."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    concert: Name = Field(alias="1815")
    versailles: Name = Field(alias="1919")
    enlargement: Name = Field(alias="1995")


class EraPeoples(BaseModel):
    """Which people lives in a place, most of it, in each setting."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    concert: People = Field(alias="1815")
    versailles: People = Field(alias="1919")
    enlargement: People = Field(alias="1995")


class PlaceEntry(BaseModel):
    """A place of the file: its kind, name (or names by era), town, whether it is a stake, people."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Literal["land", "sea", "box"]
    name: Name | None = None
    names: EraNames | None = None
    city: str | None = None
    stake: bool = False
    people: People | None = None
    peoples: EraPeoples | None = None

    def lived_in_by(self) -> dict[Era, str]:
        """The people of a province by era; empty if none is told."""
        if self.peoples is not None:
            given = (self.peoples.concert, self.peoples.versailles, self.peoples.enlargement)
            return dict(zip(Era, given, strict=True))
        return dict.fromkeys(Era, self.people) if self.people else {}

    def by_era(self) -> dict[Era, str]:
        """Names by era; empty if none are given."""
        if self.names is not None:
            given = (self.names.concert, self.names.versailles, self.names.enlargement)
            return dict(zip(Era, given, strict=True))
        return dict.fromkeys(Era, self.name) if self.name else {}


class PlacesFile(BaseModel):
    """The file places.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    places: dict[str, PlaceEntry]


def read_places(path: Source) -> tuple[dict[str, PlaceEntry], Positions]:
    """The entries of places.yaml by slug, and where they stand. Raises `ScenarioError`."""
    data, positions = yamlpos.read(path)
    return yamlpos.validate(PlacesFile, data, positions).places, positions
