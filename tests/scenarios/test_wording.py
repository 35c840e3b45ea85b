"""Schema mistakes become problems at their line, each with what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.wording import fields_at
from game.scenarios.reading.yamlpos import read_text, validate


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Branch(StrEnum):
    FOOT = "foot"
    HORSE = "horse"


class Unit(Strict):
    kind: Literal["infantry", "cavalry"]
    strength: int = Field(ge=0)
    branch: Branch = Branch.FOOT
    tags: tuple[str, ...] = ()

    @field_validator("strength")
    @classmethod
    def not_thirteen(cls, strength: int) -> int:
        if strength == 13:
            raise ValueError("thirteen brings bad luck")
        return strength


class Shock(Strict):
    effect: Literal["shock"]
    size: int


class News(Strict):
    effect: Literal["news"]
    headline: str


class Scenario(Strict):
    name: str
    units: list[Unit] = []
    effects: list[Annotated[Shock | News, Field(discriminator="effect")]] = []
    populations: dict[str, int] = {}
    years: dict[Annotated[str, Field(pattern="^18")], int] = {}
    first: Unit | None = None
    given_as: int = Field(default=0, alias="as")


@dataclass(frozen=True)
class Corps:
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    men: int
    name: str


def complaints(text: str) -> list[str]:
    data, positions = read_text(text, "s.yaml")
    with pytest.raises(ScenarioError) as caught:
        validate(Scenario, data, positions)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("units: []", "s.yaml:1:1: `name` is missing, add `name:`"),
        ("nmae: x\nname: x", "s.yaml:1:1: unknown key `nmae`, did you mean `name`?"),
        ("name: 3", "s.yaml:1:1: name: should be a valid string, put it in quotes"),
        (
            "name: x\nunits:\n  - kind: infantri\n    strength: 1",
            "s.yaml:3:5: units[0].kind: should be 'infantry' or 'cavalry', did you mean `infantry`?",
        ),
        (
            "name: x\nunits:\n  - {kind: cavalry, strength: 1, branch: hose}",
            "s.yaml:3:34: units[0].branch: should be 'foot' or 'horse', did you mean `horse`?",
        ),
        (
            "name: x\nunits:\n  - {kind: cavalry, strength: many}",
            "s.yaml:3:21: units[0].strength: should be a valid integer, not 'many'",
        ),
        (
            "name: x\nunits:\n  - {kind: cavalry, strength: -4}",
            "s.yaml:3:21: units[0].strength: should be greater than or equal to 0, not -4",
        ),
        ("name: x\nunits:\n  - {kind: cavalry, strength: 13}", "units[0].strength: thirteen brings bad luck"),
        ("name: x\nunits:\n  - kind: cavalry", "units[0]: `strength` is missing, add `strength:`"),
        (
            "name: x\neffects:\n  - {effect: news, headlin: War}",
            "s.yaml:3:20: effects[0]: unknown key `headlin`, did you mean `headline`?",
        ),
        ("name: x\neffects:\n  - {effect: mews}", "effects[0]: unknown effect `mews`, did you mean `news`?"),
        ("name: x\neffects:\n  - {size: 3}", "s.yaml:3:5: effects[0]: `effect` is missing, add `effect:`"),
        ("name: x\npopulations: {paris: lots}", "populations.paris: should be a valid integer, not 'lots'"),
        ("name: x\nyears:\n  '1715': 3", "s.yaml:3:3: the key of years.1715: string should match pattern"),
        ("name: x\nfirst: {knd: cavalry}", "s.yaml:2:9: first: unknown key `knd`, did you mean `kind`?"),
        ("name: x\nunits: 7", "s.yaml:2:1: units: should be a valid list, not 7"),
        ("[]", "s.yaml:1:1: the file: should be a valid dictionary"),
        ("name: x\nas: much", "s.yaml:2:1: as: should be a valid integer, not 'much'"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_is_placed_and_explained(text: str, expected: str) -> None:
    assert expected in "\n".join(complaints(text))


def test_every_mistake_is_reported_in_order() -> None:
    text = "name: 1\nunits:\n  - {kind: a, strength: b}\n  - {strength: 1, kind: cavalry, tag: []}\noops: 1\n"
    lines = complaints(text)
    assert [line.split(":")[1] for line in lines] == ["1", "3", "3", "4", "5"]


def test_long_values_are_not_quoted_in_full() -> None:
    (line,) = complaints(f"name: x\npopulations: {{a: {'z' * 500}}}")
    assert len(line) < 130


def test_good_data_become_the_model() -> None:
    data, positions = read_text(
        "name: Peace\nunits:\n  - {kind: cavalry, strength: 4, branch: horse}\nas: 2", "s.yaml"
    )
    scenario = validate(Scenario, data, positions)
    assert scenario.units[0].branch is Branch.HORSE
    assert scenario.given_as == 2


def test_problems_may_call_the_file_by_another_name() -> None:
    data, positions = read_text("nmae: x", "s.yaml")
    with pytest.raises(ScenarioError) as caught:
        validate(Scenario, data, positions, "mods/mine.yaml")
    assert {problem.file for problem in caught.value.problems} == {"mods/mine.yaml"}


def test_fields_are_known_through_lists_maps_and_unions() -> None:
    assert fields_at(Scenario, ()) == ["as", "effects", "first", "name", "populations", "units", "years"]
    assert fields_at(Scenario, ("units", 3)) == fields_at(Scenario, ("first",))
    assert fields_at(Scenario, ("effects", 0, "news")) == ["effect", "headline"]
    assert fields_at(Scenario, ("effects", 0)) == ["effect", "headline", "size"]
    assert fields_at(Scenario, ("populations", "paris")) == []


def test_dataclasses_and_plain_types_are_shapes_too() -> None:
    data, positions = read_text("guard: {men: 900, nmae: x}\nline: {men: many, name: y}", "units.yaml")
    with pytest.raises(ScenarioError) as caught:
        validate(dict[str, Corps], data, positions)
    assert [str(problem) for problem in caught.value.problems] == [
        "units.yaml:1:1: guard: `name` is missing, add `name:`",
        "units.yaml:1:19: guard: unknown key `nmae`, did you mean `name`?",
        "units.yaml:2:8: line.men: should be a valid integer, not 'many'",
    ]
    good, positions = read_text("{men: 900, name: Guard}", "guard.yaml")
    assert validate(Corps, good, positions) == Corps(900, "Guard")


def test_problems_are_sorted_and_told_once() -> None:
    late, early = Problem("b.yaml", 1, "x", ""), Problem("a.yaml", 9, "y", "z")
    error = ScenarioError([late, early, late])
    assert error.problems == (early, late)
    assert str(error) == "a.yaml:9: y, z\nb.yaml:1: x"
