"""The frame around the atlas: bar, menu, lists, sheets, modes and the button that ends the turn.

All of it is a function of the `State` of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.map.modes import MapMode
from game.ui.screens.base import Context
from game.ui.screens.play import outliner, sheets
from game.ui.screens.play.command import Command
from game.ui.screens.play.session import Session
from game.ui.text import say
from game.ui.theme import STRONG
from game.ui.widgets.rows import Button, Buttons, Look, Pair, Panel, Row, Text, Tone
from game.words import Phase
from game.world import queries

MINIMAP = (284, 168)
SIDE, SHEET, NEWS, FINISH = 288, 300, 430, 206  # widths
TOP = 50  # below the bar


@dataclass(frozen=True, slots=True)
class State:
    """What the frame is drawn from."""

    session: Session
    command: Command
    targets: bool  # the keyboard points at a hex
    guards: bool  # the turn was ended once with matters open


def minimap_box(context: Context) -> tuple[int, int, int, int]:
    """Where the minimap lies in the window."""
    wide, high = context.px(MINIMAP[0]), context.px(MINIMAP[1])
    return context.size[0] - wide - context.px(12), context.size[1] - high - context.px(12), wide, high


def panels(state: State) -> Sequence[Panel]:
    """All panels but the minimap."""
    session = state.session
    px, (width, height) = session.context.px, session.context.size
    foot = px(MINIMAP[1] + 14)
    middle = (px(SIDE + 12), px(TOP), width - px(SIDE + SHEET + 24), px(84))
    lists = (px(6), px(TOP), px(SIDE), height - foot - px(TOP + 14))
    news = (px(6), height - foot - px(6), px(NEWS), foot)
    finish = px(SHEET + FINISH + 12)
    modes = (px(NEWS + 12), height - px(306), width - px(NEWS + 18) - finish, px(300))
    return (
        Panel("top", (0, 0, width, px(46)), sheets.top_bar(session), look=Look.BAR, columns=10),
        Panel("menu", middle, (_menu(state),), fits="down", hugs=True),
        Panel("outliner", lists, outliner.rows(session, state.command), fits="down"),
        Panel("dispatches", news, outliner.dispatches(session), say("dispatches"), fits="up", to_end=True),
        *_sheet(state, (width - px(SHEET + 6), px(TOP), px(SHEET), height - foot - px(TOP + 16))),
        Panel("modes", modes, _modes(session), fits="up", hugs=True),
        Panel("finish", (width - finish, height - px(266), px(FINISH), px(260)), _finish(state), fits="up"),
    )


def _menu(state: State) -> Row:
    on = state.session.is_asked
    ends_here = state.targets or state.session.atlas.busy  # then Escape is taken
    return Buttons(
        (
            Button(say("budget"), ("open", "budget"), "b", on),
            Button(say("powers"), ("open", "powers"), "p", on),
            Button(say("chronicle"), ("open", "chronicle"), "c"),
            Button(say("graphs"), ("open", "graphs"), "g"),
            Button(say("undo"), ("undo",), "u", on and state.session.campaign.can_undo()),
            Button(say("menu"), ("open", "menu"), "" if ends_here else "escape"),
        )
    )


def _sheet(state: State, box: tuple[int, int, int, int]) -> tuple[Panel, ...]:
    """The sheet about what is selected, if anything is."""
    forces = state.command.selected()
    if forces:
        title, rows = sheets.forces_sheet(state.session, forces)
    elif state.command.place >= 0:
        title, rows = sheets.place_sheet(state.session, state.command.place)
    else:
        return ()
    return (Panel("sheet", box, rows, title, fits="down"),)


def _modes(session: Session) -> tuple[Row, ...]:
    """The choice of what the map's colours show, and what they mean."""
    now = session.atlas.mode
    legend = () if now is MapMode.POLITICAL else session.atlas.legend()
    buttons = tuple(
        Button(say(f"mode_{mode.value}"), ("mode", mode), str(n), is_lit=mode is now)
        for n, mode in enumerate(MapMode, start=1)
    )
    return (*(Pair(text, "", colour=colour) for colour, text in legend), Buttons(buttons))


def _finish(state: State) -> tuple[Row, ...]:
    """The button that ends this part of the turn, or who is thinking."""
    session = state.session
    if not session.humans:
        run = Button(say("pause" if session.is_running else "run"), ("run",), "space", session.is_running)
        eyes = Button(say("eyes"), ("eyes",), "v", tip=say("tip_eyes"))
        return (Text(say("nobody_plays"), Tone.FAINT), Buttons((run, eyes)))
    if not session.is_asked:
        return (Text(say("thinking"), Tone.FAINT), Text(session.thinker or "…", Tone.TITLE, face=STRONG))
    view = session.view
    if view.phase is Phase.POLITICS:
        word = "to_operations"
    else:
        word = "end_month" if queries.is_at_war(view, session.seat) and view.round < 3 else "end_quarter"
    key = "" if state.targets else "return"
    end = Button(say(word), ("finish", False), key, is_lit=True, tip=say(f"tip_{word}"))
    staff = Button(say("staff"), ("finish", True), "shift+return", tip=say("tip_staff"))
    call = Button(say("until_asked"), ("until_asked",), "shift+space", tip=say("tip_until_asked"))
    open_ones = outliner.open_matters(session, state.command) if state.guards else ()
    warnings = (Text(text, Tone.WARN) for text in open_ones)
    return (*warnings, Buttons((end,), is_great=True), Buttons((staff, call)))
