"""What all commands share: how they fail, how they read numbers and words, how they speak."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import ClassVar, Final, NoReturn

from game.scenarios.reading.harmless import printable

LONGEST_LINE: Final = 2_000  # letters; a path may be long
#: What the file of the game's sentences is made of.
SECTIONS: Final = {
    "language",
    "figures",
    "clauses_for",
    "clauses_against",
    "remedies",
    "verdicts",
    "voices",
    "entries",
    "made",
    "refusals",
    "records",
    "variants",
    "parts",
    "signs",
    "map",
    "motives",
    "ui",
}


class Failure(Exception):
    """What was asked cannot be done; each text is shown as a line."""

    status: ClassVar[int] = 1


class Misuse(Failure):
    """The command was not understood."""

    status: ClassVar[int] = 2


class Parser(argparse.ArgumentParser):
    """A reader of arguments that tells what it does not understand in one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        raise Misuse(f"{self.prog}: {message} (see --help)")


def demand_texts() -> None:
    """Fail in one line where the sentences of the game are missing or damaged, whatever else was asked."""
    from game.scenarios.reading.problems import ScenarioError
    from game.scenarios.texts.sentences import load_texts

    try:
        lacks = ", ".join(sorted(SECTIONS - load_texts().keys()))
    except ScenarioError as error:
        raise Failure(
            f"{error.problems[0]}: the file is missing or damaged, install the game again"
        ) from None
    if lacks:
        raise Failure(f"assets/texts/en.yaml: is damaged ({lacks} missing), install the game again")


def demand_tables() -> None:
    """Fail in one line where a table that the window needs is missing or damaged: flags, colours, lessons."""
    from game.scenarios.reading.problems import ScenarioError
    from game.scenarios.tables.flags import load_flags
    from game.scenarios.tables.realms import load_realms
    from game.scenarios.tables.tutorial import load_tutorial

    try:
        load_flags()
        load_realms()
        load_tutorial()
    except ScenarioError as error:
        raise Failure(f"{error.problems[0]}: mend it, or install the game again") from None


def speak_as_asked(named: str | None) -> None:
    """Speak the language named on the command line, else in the environment; raises `Misuse`."""
    language = named or os.environ.get("CONCERT_LANGUAGE")
    if not language:
        return
    from game.scenarios.reading.problems import ScenarioError
    from game.scenarios.texts.sentences import speak

    try:
        speak(language)
    except ScenarioError as error:
        raise Misuse(str(error.problems[0])) from None


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read(text: str) -> int:
        digits = text.removeprefix("-")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(high))
        if not is_number or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(
                f"{printable(text, 40)!r} is not a whole number from {low} to {high}"
            )
        return int(text)

    return read


def words(kind: type[StrEnum]) -> list[str]:
    """The words of a closed list, as they are typed and shown."""
    return [word.value for word in kind]


def complain(*lines: str) -> None:
    """Say on standard error what is wrong; nobody may be there to hear it."""
    try:
        for line in lines:
            sys.stderr.write(f"{printable(line, LONGEST_LINE)}\n")
        sys.stderr.flush()
    except OSError:
        _to_nowhere("stderr")


def tell(lines: Iterable[str]) -> None:
    """Print results on standard output."""
    write_out("".join(f"{printable(line, LONGEST_LINE)}\n" for line in lines))


def write_out(text: str) -> None:
    """Write to standard output as it is; raises `Failure`, or `BrokenPipeError` where the reader has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _to_nowhere("stdout")
        raise Failure(f"standard output: cannot be written ({error.strerror})") from None


def hush() -> None:
    """The reader of the results has gone: what is still to be said goes nowhere, in silence."""
    _to_nowhere("stdout")


def open_streams() -> None:
    """Put an empty stream where the program was started with a closed one, and let no letter be a mistake.

    Else the next file opened would get the closed one's number, and who prints there would write into it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _to_nowhere(name: str) -> None:
    """Send a stream to nowhere, so that nothing left in it makes a noise at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, name).fileno())
