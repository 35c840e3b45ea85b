"""Pages that are made from the code say what it says, and whatever points to a page or a file finds it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: Folders of the project's own text; what else lies in a checkout is somebody's or made.
FOLDERS = ("assets", "benchmarks", "docs", "game", "maps", "tests")
WRITTEN = {".md", ".py", ".yaml"}
SKIPPED = {".venv", "__pycache__", "goldens"}

HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*([^)\s]+)\s*\)")
#: ``docs/page.md#anchor`` in a comment, a docstring or a sentence.
PAGE = re.compile(r"(?<![\w./-])(docs/[\w./-]+?\.(?:md|py))(#[\w-]+)?(?![\w/])")
#: `game/room/file.py` or `game/room/` in a page.
NAMED = re.compile(r"`((?:game|assets|tests|docs|maps|benchmarks)/[\w./-]*)`")
#: ``game.room.module`` and what is in it, in a docstring or a page.
MODULE = re.compile(r"`(game(?:\.\w+)+)`")
#: Documents that lie outside of the repository: a stranger cannot read them.
ELSEWHERE = re.compile(
    r"\bDESIGN\b|(?<![\w-])(?:theory|model)\.md\b|\b(?:theory|politics|design) brief\b|\borders page\b"
    r"|\b(?:politics )?model,? +(?:\w+ +)?(?:step|section)s?\b|\bmodel's +(?:step|section)\b",
    re.IGNORECASE,
)


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/pages/build.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@lru_cache(maxsize=1)
def written() -> dict[Path, str]:
    """Every page, source file and data file that people write, but for this one, whose examples are wrong."""
    found = sorted(ROOT.glob("*.md"))
    for folder in FOLDERS:
        found += sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN)
    return {
        path: path.read_text(encoding="utf-8")
        for path in found
        if not SKIPPED & set(path.relative_to(ROOT).parts) and path != Path(__file__).resolve()
    }


@lru_cache(maxsize=256)
def anchors(page: Path) -> frozenset[str]:
    """The anchors of a page."""
    return anchors_of(page.read_text(encoding="utf-8"))


def anchors_of(text: str) -> frozenset[str]:
    """The anchors that the headings of a page make, as readers of Markdown on the web make them."""
    found: dict[str, int] = {}
    made = set()
    for heading in HEADING.findall(FENCED.sub("", text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        again = found.get(slug, 0)
        found[slug] = again + 1
        made.add(f"#{slug}-{again}" if again else f"#{slug}")
    return frozenset(made)


def missing(target: Path, anchor: str) -> str:
    """What is wrong with a reference to a page, '' if nothing."""
    if not target.exists():
        return "no such page"
    if anchor and target.suffix == ".md" and anchor not in anchors(target):
        return "no such heading"
    return ""


def broken_pages(text: str) -> Iterator[str]:
    """References to pages of ``docs/`` by path that lead nowhere."""
    for page, anchor in PAGE.findall(text):
        if wrong := missing(ROOT / page, anchor):
            yield f"{page}{anchor}: {wrong}"


def broken_links(page: Path, text: str) -> Iterator[str]:
    """Links of a page to files and headings of the repository that lead nowhere."""
    for link in LINK.findall(FENCED.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if wrong := missing(target, f"#{anchor}" if anchor else ""):
            yield f"{link}: {wrong}"


def broken_names(text: str) -> Iterator[str]:
    """Files and folders that a page names and that are not there, shell patterns apart."""
    for name in NAMED.findall(text):
        if not (ROOT / name).exists():
            yield f"{name}: no such file or folder"


def broken_modules(text: str) -> Iterator[str]:
    """Modules of the game that a text names and that are not there."""
    for name in MODULE.findall(text):
        parts = name.split(".")
        paths = [ROOT.joinpath(*parts[:depth]) for depth in range(len(parts), max(1, len(parts) - 2), -1)]
        if not any(path.is_dir() or path.with_suffix(".py").exists() for path in paths):
            yield f"{name}: no such module"


def told(path: Path, found: Iterator[str]) -> list[str]:
    """What is wrong in a file, with its name."""
    return [f"{path.relative_to(ROOT)}: {what}" for what in found]


def test_whatever_points_to_a_page_finds_it_and_its_heading() -> None:
    assert [wrong for path, text in written().items() for wrong in told(path, broken_pages(text))] == []


def test_every_link_of_every_page_leads_somewhere() -> None:
    pages = {path: text for path, text in written().items() if path.suffix == ".md"}
    assert len(pages) > 20
    assert [wrong for path, text in pages.items() for wrong in told(path, broken_links(path, text))] == []


def test_files_folders_and_modules_that_are_named_are_there() -> None:
    wrong = []
    for path, text in written().items():
        wrong += told(path, broken_modules(text))
        if path.suffix == ".md" and path.name != "CHANGELOG.md":  # which tells of what was
            wrong += told(path, broken_names(text))
    assert wrong == []


def test_nothing_points_to_a_document_outside_the_repository() -> None:
    assert [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path, text in written().items()
        for found in ELSEWHERE.finditer(text)
    ] == []


@pytest.mark.parametrize("name", ["politics.md", "decision-table.md", "propositions.md"])
def test_what_the_pages_of_the_model_name_is_in_the_code_or_the_rules(name: str) -> None:
    """Constants, terms, functions and modules: a page goes stale by its names first."""
    page = written()[ROOT / "docs" / name]
    spans = {*re.findall(r"`([\w.]+)`", FENCED.sub("", page)), *re.findall(r"\b[a-z]{2,}_[a-z_]+\b", page)}
    source = {path: text for path, text in written().items() if path.suffix != ".md"}
    modules = {path.name for path in source}
    words = {*re.findall(r"\w+", "\n".join(source.values())), *(path.stem for path in source)}
    assert len(spans) > 20
    for span in sorted(spans):
        if span.endswith(".py"):
            assert span in modules
        else:
            assert [word for word in span.split(".") if word not in words] == []


def test_functions_of_the_decision_table_are_where_it_says() -> None:
    table = written()[ROOT / "docs" / "decision-table.md"]
    named = [(module, what) for module, what in re.findall(r"`(\w+)\.(\w+)`", table) if what != "py"]
    assert len(named) > 20
    assert [
        f"{module}.{what}"
        for module, what in named
        if not any(
            path.stem == module and f"def {what}(" in text
            for path, text in written().items()
            if path.is_relative_to(ROOT / "game")
        )
    ] == []


def test_headings_make_anchors() -> None:
    text = "# A war of one's own\n## `x.yaml`\n## A\n## A\n```\n# no heading\n```\n"
    assert anchors_of(text) == {"#a-war-of-ones-own", "#xyaml", "#a", "#a-1"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("see docs/politics.md#threat", False),
        ("see docs/politics.md#no-such-heading", True),
        ("see docs/no-such-page.md", True),
        ("(docs/politics.md).", False),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(text: str, wrong: bool) -> None:
    assert bool(list(broken_pages(text))) is wrong


@pytest.mark.parametrize(
    "text",
    ["(DESIGN section 7)", "the theory brief, section 3", "(politics model, step 4; P4)", "see theory.md",
     "the politics model's section 3", "orders page, group"],
)  # fmt: skip
def test_a_document_elsewhere_is_found(text: str) -> None:
    assert ELSEWHERE.search(text)


def test_every_proposition_and_every_parameter_has_its_line() -> None:
    told_of = (ROOT / "docs" / "propositions.md").read_text(encoding="utf-8")
    assert [n for n in range(1, 33) if f"| P{n} (" not in told_of] == []
    politics = (ROOT / "docs" / "politics.md").read_text(encoding="utf-8")
    from_code = (ROOT / "game" / "world" / "constants" / "parameters.py").read_text(encoding="utf-8")
    names = re.findall(r"^    (\w+): int", from_code, re.MULTILINE)
    assert len(names) == 14
    assert [name for name in names if f"`{name}`" not in politics] == []


def test_every_row_of_the_decision_table_has_its_test() -> None:
    table = (ROOT / "docs" / "decision-table.md").read_text(encoding="utf-8")
    tests = (ROOT / "tests" / "ai" / "test_decision_table.py").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+)`", table)
    assert named
    assert [name for name in named if f"def {name}(" not in tests] == []
