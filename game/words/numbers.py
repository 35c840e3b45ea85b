"""Words that columns hold as numbers and files spell out."""

from __future__ import annotations

from enum import IntEnum


class WordNumber(IntEnum):
    """A number in columns that is a lower-case word in files: ``Terrain("plain") is Terrain.PLAIN``."""

    @classmethod
    def _missing_(cls, value: object) -> WordNumber | None:
        return cls.__members__.get(value.upper()) if isinstance(value, str) else None

    @property
    def word(self) -> str:
        """How files spell it."""
        return self.name.lower()
