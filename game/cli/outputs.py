"""Where results go: files, each whole or not at all, and streams; what cannot be written is refused first."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from game.campaign.saving.folder import sweep, write_atomically
from game.cli.shared import Failure, Misuse, complain, hush, write_out

STANDARD = re.compile(r"-|/dev/stdout|/dev/fd/1|/proc/self/fd/1")
STREAM = re.compile(r"/dev/null|/dev/stderr|/dev/fd/\d+|/proc/self/fd/\d+")

#: How one output is made: it gets the file to write, and raises OSError where that cannot be done.
Maker = Callable[[Path], None]


def is_standard(path: Path) -> bool:
    """Whether an output goes to standard output."""
    return STANDARD.fullmatch(str(path)) is not None


def demand_outputs(outputs: Mapping[str, Path | None], source: Path | None = None) -> None:
    """Refuse outputs that cannot be written before an hour of work goes into them.

    ``outputs`` are by option; ``source`` is the save played from, which only another save may replace.
    """
    known = {} if source is None else {_identity(source): "--from"}
    for option, path in outputs.items():
        if path is None:
            continue
        _demand_writable(path)
        place = _identity(path)
        other = known.get(place)
        if other is not None and (option, other) != ("--save", "--from"):
            raise Misuse(f"{option} {path}: is the same file as that of {other}")
        if place != os.devnull:
            known[place] = option


def demand_output(path: Path) -> None:
    """The same for a command with one output."""
    demand_outputs({"--out": path})


def write_outputs(makers: Iterable[tuple[Path | None, Maker]]) -> int:
    """Write each output, whatever becomes of the others; how many failed, each told in a line.

    What writers that were killed long ago left beside a file is removed.
    """
    failed = 0
    for path, make in makers:
        if path is None:
            continue
        try:
            make(path)
            if not is_standard(path) and not _is_stream(path):
                sweep(path.parent, is_own=False)
        except BrokenPipeError:  # whoever read it has had enough
            hush()
            failed += 1
        except OSError as error:
            complain(f"{path}: cannot be written ({error.strerror or error})")
            failed += 1
    return failed


def put_text(path: Path, lines: Iterable[str]) -> None:
    """Write lines of text to a file, in UTF-8, or to standard output for '-'."""
    text = "".join(f"{line}\n" for line in lines)
    if is_standard(path) and not hasattr(sys.stdout, "buffer"):
        write_out(text)
    else:
        put(path, text.encode())


def put(path: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all, or to a stream; raises OSError."""
    if is_standard(path):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif _is_stream(path):
        with path.open("ab") as stream:
            stream.write(data)
    else:
        write_atomically(path, data)


def put_file(path: Path, write: Maker) -> None:
    """Let something that writes files write to a file or a stream; raises OSError."""
    if not is_standard(path) and not _is_stream(path):
        write(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        write(whole)
        put(path, whole.read_bytes())


def _is_stream(path: Path) -> bool:
    return any(STREAM.fullmatch(name) for name in (str(path), os.path.realpath(path)))


def _identity(path: Path) -> object:
    """What two names of one file have in common: links and second names are seen through."""
    if is_standard(path):
        return "-"
    real = os.path.realpath(path)
    try:
        found = os.stat(real)
    except OSError:
        return os.path.normcase(real)
    return real if real == os.devnull else (found.st_dev, found.st_ino)


def _demand_writable(path: Path) -> None:
    if is_standard(path):
        if sys.__stdout__ is None:
            raise Failure(f"{path}: standard output is closed")
        return
    if _is_stream(path):
        return
    real = Path(os.path.realpath(path))
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    except (OSError, ValueError) as error:
        raise Failure(f"{path}: cannot be written ({getattr(error, 'strerror', None) or error})") from None
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise Failure(f"{path}: cannot be written (it is no file but a pipe, a socket or a device)")
    if stat.S_ISDIR(mode):
        raise Failure(f"{path}: cannot be written (it is a folder)")
    try:
        tempfile.TemporaryFile(dir=real.parent).close()  # only the system knows whether a folder takes files
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({real.parent}: {error.strerror or error})") from None
    if real.exists() and not os.access(real, os.W_OK):
        raise Failure(f"{path}: cannot be written (no permission)")
