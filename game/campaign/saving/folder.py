"""The folder of saves: where it is, how a file gets into it whole or not at all, and what is swept out."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from game.scenarios.reading.paths import data_root, user_data

DAY = 86_400  # seconds; nothing is written for so long
PLAIN = 0o666  # the mode of a new file, less what the user's mask takes away
_AS_IT_IS = getattr(os, "O_BINARY", 0)  # where the system would change the ends of lines
#: A file that is being written: hidden, how its name will begin, who writes it, letters of chance. Short
#: enough for any folder, whatever the name will be.
UNFINISHED = re.compile(r"\..+\.(?P<writer>\d+)\.[0-9a-f]{8}\.part")
#: The same as earlier versions called it.
OF_OLD = re.compile(r"\..+\.(?:save|json)\.(?:(?P<writer>\d+)\.)?[a-z0-9_]{8}")
BEGINS = 25  # letters of a name, which may take four bytes each


def saves_folder() -> Path:
    """Where saves go: ``saves/`` in a checkout, the user's data folder where the game is installed."""
    if named := os.environ.get("CONCERT_SAVES"):
        return Path(named)
    root = data_root()
    if (root / "saves" / "README.md").exists():
        return root / "saves"
    return user_data() / "saves"


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that either the old or the whole new content is there, whatever happens.

    A link is followed, a file that is there keeps its mode, and what is no plain file is refused. OSError
    where it cannot be written.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = _mode_of(path)
    name = path.with_name(f".{path.name[:BEGINS]}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS, PLAIN), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what is told
            name.unlink(missing_ok=True)
        raise
    sync(path.parent)


def _mode_of(path: Path) -> int | None:
    """The mode of the file that is there, if one is; OSError where something else than a file is."""
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return stat.S_IMODE(found)


def sync(folder: Path) -> None:
    """Have the disk keep what was renamed or removed in a folder, where the system can be told to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems cannot, and need not
            raise
    finally:
        os.close(handle)


def sweep(folder: Path, *, is_own: bool = True) -> list[str]:
    """Remove what writers left behind that were killed; the names of what went. The living keep theirs.

    A folder that is not the game's own may be shared with other machines, whose writers nobody knows here:
    there only what has a writer's number and is older than a day goes.
    """
    gone = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            if _is_left_behind(entry, is_own):
                with suppress(OSError):
                    os.unlink(entry.path)
                    gone.append(entry.name)
    return sorted(gone)


def _is_left_behind(entry: os.DirEntry[str], is_own: bool) -> bool:
    """Whether a file was being written by somebody who is no more."""
    named = UNFINISHED.fullmatch(entry.name) or OF_OLD.fullmatch(entry.name)
    if named is None or not entry.is_file(follow_symlinks=False):
        return False
    writer: str | None = named["writer"]
    if is_own and writer is not None and not _is_running(int(writer)):
        return True
    is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > DAY
    return is_old and (is_own or writer is not None)


def _is_running(writer: int) -> bool:
    """Whether another program of that number runs. A system that cannot tell guards open files."""
    if writer == os.getpid() or os.name != "posix":
        return False
    try:
        os.kill(writer, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
