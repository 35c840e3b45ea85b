"""Whatever the game ships that somebody made has a row that says who, and under which licence."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\|\s*`([^`]+)`\s*\|(.*)\|\s*$", re.MULTILINE)


def rows(text: str) -> dict[str, list[str]]:
    """The tables of a page: the file or pattern in the first column, and the other columns."""
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in ROW.findall(text)}


def shipped(folder: Path) -> list[str]:
    """The files below a folder, relative to it, without what programs leave behind."""
    files = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        file.as_posix()
        for file in files
        if not any(part.startswith((".", "__pycache__")) for part in file.parts) and file.suffix != ".py"
    ]


def uncredited(folder: Path, page: Path) -> list[str]:
    """Files without a row; a row's name may be a pattern, and may begin with the folder's path."""
    base = folder.relative_to(ROOT).as_posix() + "/"
    patterns = [name.removeprefix(base) for name in rows(page.read_text("utf-8"))]
    missing = [file for file in shipped(folder) if not any(fnmatchcase(file, p) for p in patterns)]
    return [file for file in missing if folder / file != page]


@pytest.mark.parametrize(
    ("folder", "page"),
    [("assets", "assets/CREDITS.md"), ("maps/sources", "docs/sources.md")],
)
def test_every_file_has_its_row(folder: str, page: str) -> None:
    assert uncredited(ROOT / folder, ROOT / page) == []


def test_credits_are_complete_and_name_files_that_exist() -> None:
    assets = ROOT / "assets"
    table = rows((assets / "CREDITS.md").read_text("utf-8"))
    assert table
    for name, cells in table.items():
        assert len(cells) == 3, f"{name}: author, licence and source"
        assert all(cells), f"{name}: no column may be empty"
        assert "*" in name or (assets / name).is_file(), f"{name}: there is no such file"


def test_rows_are_read_from_tables_only() -> None:
    text = "| `fonts/a.ttf` | A. Author | OFL 1.1 | made |\n| file | author |\n- `not/a/row.png`\n"
    assert rows(text) == {"fonts/a.ttf": ["A. Author", "OFL 1.1", "made"]}
