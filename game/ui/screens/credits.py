"""Credits: everything that is not ours, and who made it."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenarios.reading.paths import data_root
from game.ui.screens.actions import Back
from game.ui.screens.base import Screen
from game.ui.text import say
from game.ui.theme import SMALL
from game.ui.widgets.rows import Button, Buttons, Head, Panel, Row, Text, Tone


class CreditsScreen(Screen):
    """The table of credits, read from the file that lists every asset."""

    is_overlay = True

    def panels(self) -> Sequence[Panel]:
        back = Buttons((Button(say("back"), Back(), "escape"),))
        rows: list[Row] = [Text(say("credits_note")), back]
        text = (data_root() / "assets" / "CREDITS.md").read_text(encoding="utf-8")
        for line in text.splitlines():
            cells = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
            if len(cells) == 4 and cells[0] not in ("file", "---"):
                rows.append(Head(cells[0]))
                rows.append(Text(f"{cells[1]} · {cells[2]}", pixels=16))
                rows.append(Text(cells[3], Tone.FAINT, pixels=SMALL))
        return (Panel("credits", self.centred(860, 640), tuple(rows), say("credits")),)
