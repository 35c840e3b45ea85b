"""The mark of data read from files."""

from __future__ import annotations

from typing import ClassVar


class Strict:
    """Marks rule data: a misspelt key in a file is an error, not a silence."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
