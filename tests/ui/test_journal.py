"""The journal: bounded, silent where it cannot be written, and without what is nobody's business."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.ui.journal import FILE, FILES, JOURNAL, SIZE, Quiet, close_journal, open_journal
from game.ui.reports import MOST, REPORTS, write_report


def test_the_journal_stays_small(tmp_path: Path) -> None:
    open_journal(tmp_path / REPORTS)
    for number in range(12_000):
        JOURNAL.info("saved autosave-1815-0123abcd-%d-4711.save", number)
    close_journal()
    written = list((tmp_path / REPORTS).iterdir())
    assert len(written) == FILES
    assert all(path.stat().st_size <= SIZE for path in written)
    assert "autosave-1815-0123abcd-11999-" in (tmp_path / REPORTS / FILE).read_text(encoding="utf-8")


def test_a_journal_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / REPORTS).write_bytes(b"a file where the folder should be")
    open_journal(tmp_path / REPORTS)
    JOURNAL.info("started")
    close_journal()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FILE).mkdir()
    open_journal(tmp_path / "other")
    JOURNAL.info("started")
    close_journal()


@pytest.mark.parametrize("stamp", ["18150618-113000", "%Y%m%d-%H%M%S"], ids=["one second", "as it comes"])
def test_only_the_last_reports_are_kept(stamp: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = time.strftime
    monkeypatch.setattr(time, "strftime", lambda _: really(stamp))
    for _ in range(MOST + 3):
        last = write_report(tmp_path, ValueError("again"), None, ["TitleScreen"])
    kept = list((tmp_path / REPORTS).glob("fault-*.txt"))
    assert len(kept) == MOST
    assert last in kept


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is /dev/full")
def test_a_full_disk_stops_nobody(tmp_path: Path) -> None:
    open_journal(tmp_path)
    (tmp_path / FILE).symlink_to("/dev/full")
    JOURNAL.info("started")
    close_journal()
    JOURNAL.info("left")
    assert not any(isinstance(handler, Quiet) for handler in JOURNAL.handlers)
