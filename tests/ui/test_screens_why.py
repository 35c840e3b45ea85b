"""Every screen and every "why" in words: nowhere stands the key of a text or the word of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

import pytest

import game.words
from game.campaign.books.logbook import LoggedOrder
from game.scenarios.texts.sentences import load_texts
from game.ui.heraldry.flown import Flag
from game.ui.screens.play.diplomacy.answers import why_rows
from game.ui.screens.play.records.dispatches import rows_of
from game.ui.screens.play.records.why import WhyScreen, behind, war_button
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Text, Tone
from game.words import Motive
from tests.played import played
from tests.ui.grammar import Teller, faults, told
from tests.ui.stage import Stage

QUARTERS = 16

#: Every text of the game, and every word that files spell.
TEXTS = frozenset(text for section in load_texts("en").values() for text in section.values())
VOCABULARY = frozenset(
    str(member)
    for name in game.words.__all__
    if issubclass(kind := getattr(game.words, name), StrEnum)
    for member in kind
)


UNREAD = frozenset({"about", "action", "face", "key", "tone", "look", "colour", "swatch", "surface"})
CLOSED = frozenset({"tip", "terms"})  # what is shown when somebody points at it
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
DATE = re.compile(r"\b\d{4}-(?:\d\d|Q\d)\b")  # as files write it
MOST_FIGURES = 30
TABLES = {"verdict", "encyclopedia, units", "encyclopedia, ground"}  # what is looked up, or added up


def keys_in(texts: Iterable[str]) -> list[str]:
    """What is spelled as in a file: joined by underscores, or a word that no text says so.

    A path, and the variable that names one, are told as they are written.
    """
    bare = {text: re.sub(r"(?:^|(?<=\s))/\S+|CONCERT_SAVES", "", text) for text in texts}
    return [
        text for text, words in bare.items() if "_" in words or (text in VOCABULARY and text not in TEXTS)
    ]


def read(row: Any, unread: frozenset[str] = UNREAD) -> Iterator[str]:
    """What of a row can be read; not what a press does, nor how it looks."""
    if isinstance(row, Tone | Flag):
        return
    if isinstance(row, str):
        yield row
    elif isinstance(row, tuple):
        for part in row:
            yield from read(part, unread)
    elif is_dataclass(row):
        for part in fields(row):
            if part.name not in unread:
                yield from read(getattr(row, part.name), unread)


def sheets(stage: Stage) -> list[str]:
    """What stands on the window."""
    panels = [sheet.panel for sheet in stage.person.app.gui.sheets.values()]
    return [text for panel in panels for text in (panel.title, *read(panel.rows)) if text]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = Stage(tmp_path_factory.mktemp("saves"))
    yield stage
    stage.person.close()


@pytest.fixture(scope="module")
def decided() -> list[LoggedOrder]:
    """All that computer powers decided with reasons in a campaign of some years."""
    return [act for act in played("1815", QUARTERS).log if act.reasons]


def test_a_key_would_be_seen() -> None:
    assert keys_in(["their_conduct", "trifle", Motive.WINNING_ANYWAY]) == [
        "their_conduct",
        "trifle",
        "winning_anyway",
    ]
    assert keys_in(["the affair is a trifle", "Winning anyway", "desert"]) == []


def figures_in(stage: Stage) -> int:
    """How many figures stand on the window, without those of tips and of terms that open."""
    panels = [sheet.panel for sheet in stage.person.app.gui.sheets.values()]
    texts = [text for panel in panels for text in (panel.title, *read(panel.rows, UNREAD | CLOSED))]
    return sum(len(FIGURE.findall(text)) for text in texts)


def test_no_screen_shows_a_key_a_date_of_files_or_more_figures_than_can_be_read(stage: Stage) -> None:
    """On the atlas the lists of a war count each force; they are left out here."""
    keys, crowded, dated = dict[str, list[str]](), dict[str, int](), dict[str, list[str]]()
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        if name != "credits" and (found := keys_in(sheets(stage))):  # credits name files
            keys[name] = found
        if dates := [text for text in sheets(stage) if DATE.search(text) and not text.endswith(".save")]:
            dated[name] = dates
        is_table = name in TABLES or isinstance(stage.person.app.screen, WorldScreen)
        if not is_table and (count := figures_in(stage)) > MOST_FIGURES:
            crowded[name] = count
    assert keys == {}
    assert crowded == {}
    assert dated == {}


def test_every_why_is_told_in_words(stage: Stage, decided: list[LoggedOrder]) -> None:
    kinds = {act.order.kind for act in decided}
    assert len(kinds) > 15
    for act in decided:
        rows = WhyScreen(stage.session, act).rows()
        assert keys_in(read(tuple(rows))) == [], act


def test_every_answer_says_why_in_words(stage: Stage, decided: list[LoggedOrder]) -> None:
    for act in decided:
        assert keys_in(read(tuple(why_rows(stage.session, act.reasons)))) == []


def test_a_line_with_reasons_behind_it_says_that_one_may_ask(stage: Stage) -> None:
    """So does a war that another court began, on its own sheet."""
    session = stage.session
    told = session.campaign.chronicle.entries
    reasoned = [
        e for e in told if e.record.decision and behind(session, e) and e.record.readable_by(session.name)
    ]
    rows = [row for row in rows_of(session, reasoned) if isinstance(row, Text) and row.action is not None]
    assert len(rows) == len(reasoned) > 0
    assert all(row.text.endswith("Why?") for row in rows)
    assert war_button(session, stage.war.id) == []  # that was ours


def test_every_line_of_the_chronicle_is_told_in_words(stage: Stage) -> None:
    for entry in played("1815", QUARTERS).chronicle.entries:
        told = stage.session.presenter.record(entry.record)
        assert "_" not in told, told


def test_every_decision_is_told_by_the_grammar(decided: list[LoggedOrder]) -> None:
    """Three sentences, 45 words, no figure, no key, and nobody left out whom a reason is about."""
    teller = Teller(played("1815", QUARTERS).world)
    wrong = {fault for act in decided for fault in faults(act, told(teller, act))}
    assert sorted(wrong) == []
