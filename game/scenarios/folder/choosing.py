"""``choosing.yaml``: what a player is told who chooses a power to play, as types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from game.events.effects.marks import Date, PowerId, Told
from game.world.constants.ruleset import Strict

HARDEST: Final = 5
Phrase: TypeAlias = Annotated[str, Field(min_length=1, max_length=160), Told()]


@dataclass(frozen=True, slots=True)
class CharacterEntry(Strict):
    """What it is to play a power: a name for the part, two sentences, what one does, and how hard it is."""

    power: PowerId
    part: Phrase  # "The keeper"
    text: Phrase
    does: Phrase  # "talk, bind, delay"
    difficulty: Annotated[int, Field(ge=1, le=HARDEST)] = 3
    first_game: bool = False  # whom to take who has never played


@dataclass(frozen=True, slots=True)
class ChoosingFile(Strict):
    """``choosing.yaml``: what a player is told who chooses a power. Play does not know it."""

    line: Phrase | None = None  # what the evening is about, in a sentence
    short: Date | None = None  # when a short evening ends
    characters: tuple[CharacterEntry, ...] = ()
