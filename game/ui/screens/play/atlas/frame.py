"""The frame around the atlas: bar, menu, lists, sheets, modes and the button that ends the turn.

All of it is a function of the `State` of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from game.ui import keys
from game.ui.map.modes import MapMode
from game.ui.options import WATCHES
from game.ui.screens.actions import Door, Open
from game.ui.screens.base import Context
from game.ui.screens.play.atlas import outliner
from game.ui.screens.play.atlas.actions import (
    Finish,
    Fold,
    LendEyes,
    NextIdle,
    PlayOn,
    SetMode,
    Undo,
)
from game.ui.screens.play.atlas.command import Command
from game.ui.screens.play.atlas.minimap import minimap_size
from game.ui.screens.play.desk import sheets, topbar
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.waking import Until
from game.ui.screens.play.desk.watching import Run, StopAtEvents, WatchAt
from game.ui.screens.play.records import dispatches
from game.ui.text import say
from game.ui.theme import BODY, STRONG, TEXT, render
from game.ui.widgets.rows import Action, Button, Buttons, Look, Pair, Panel, Row, Text, Tone
from game.words import Phase
from game.world.calendar import DAYS_A_MONTH
from game.world.state import queries

SIDE, SHEET, NEWS, FINISH = 258, 306, 330, 244  # widths
WIDE = 1_600  # a window so wide has room for keys on its buttons
MENU, LEGEND = 78, 206  # the most height the menu takes; width of what explains colours
BAR, TOP = 46, 50  # height of the bar; where what is below it begins
LISTS, ROOMY, READ = 0.38, 0.6, 0.10  # of a window's height: the list, the same in a high one, dispatches
LOW = 900  # height of a window below which it is low
ENDS, LINE, WARNED = 186, 33, 150  # heights of what ends the turn: usually, a line more, and where it warns
MODES = "modes"  # folds the choice of what the map's colours show


@dataclass(frozen=True, slots=True)
class State:
    """What the frame is drawn from."""

    session: Session
    command: Command
    targets: bool  # the keyboard points at a hex
    guards: Action | None  # the command that was to end the turn, and waits because matters are open
    folded: frozenset[str]  # headings of the outliner that are closed


def panels(state: State) -> Sequence[Panel]:
    """All panels but the minimap and the button that ends the turn."""
    session = state.session
    px, (width, height) = session.context.px, session.context.size
    free = height - max(minimap_size(session.context)[1] + px(20), px(_ending(state)))
    sheet = _sheet(state, (width - px(SHEET + 6), px(TOP), px(SHEET), free - px(TOP + 6)))
    right = px(SHEET + 6) if sheet else 0
    middle = (px(SIDE + 12), px(TOP), width - px(SIDE + 18) - right, px(MENU))
    room = LISTS if height < px(LOW) else ROOMY
    lists = (px(6), px(TOP), px(SIDE), round(height * room))
    read = round(height * READ)
    news = (px(6), height - read - px(6), px(NEWS), read)
    modes = (px(NEWS + 12), height - px(306), width - px(NEWS + 18) - finish_width(session.context), px(300))
    bar = topbar.top_bar(session)
    told = dispatches.dispatches(session)
    return (
        Panel("top", (0, 0, width, px(BAR)), bar, look=Look.BAR, is_row=True),
        Panel("menu", middle, (_menu(state),), fits="down", hugs=True),
        Panel("outliner", lists, outliner.rows(session, state.command, state.folded), fits="down"),
        Panel("dispatches", news, told, fits="up"),
        *sheet,
        *_legend(session),
        Panel("modes", modes, _modes(session, is_open=MODES in state.folded), fits="up", hugs=True),
    )


def _ending(state: State) -> int:
    """How much room below a sheet the button that ends the turn may take, with what it has to say."""
    warned = WARNED if state.guards is not None else 0
    more = state.session.view.phase is Phase.OPERATIONS or not state.session.humans
    return ENDS + warned + (LINE if more else 0)


def finish_width(context: Context) -> int:
    """How far from the window's right edge the button that ends the turn begins."""
    return minimap_size(context)[0] + context.px(FINISH + 26)


def finish_panel(state: State) -> Panel:
    """The button that ends this part of the turn, with what else can be done about it."""
    context = state.session.context
    px, (width, height) = context.px, context.size
    left = width - finish_width(context)
    return Panel("finish", (left, height - px(306), px(FINISH), px(300)), _finish(state), fits="up")


def unseen_panel(session: Session) -> Panel:
    """The way to the menu where nobody's eyes are lent, as all seats are locked."""
    px, (width, _) = session.context.px, session.context.size
    box = (px(SIDE + 12), px(TOP), width - px(SIDE + SHEET + 24), px(MENU))
    menu = Buttons((Button(say("menu"), Open(Door.MENU), "escape"),))
    return Panel("menu", box, (menu,), fits="down", hugs=True)


def below_menu(context: Context) -> tuple[int, int, int, int]:
    """The room below the menu, beside what explains the map's colours."""
    px, (width, height) = context.px, context.size
    left = px(SIDE + LEGEND + 20)
    return left, px(TOP + MENU + 6), width - left - px(SHEET + 12), height - px(TOP + MENU + 320)


def _menu(state: State) -> Row:
    session = state.session
    on = session.is_asked
    holds = bool(state.command.selected()) or state.command.place >= 0
    ends_here = state.targets or state.session.atlas.busy or holds  # then Escape is taken
    context = state.session.context
    buttons: tuple[Button, ...] = (
        Button(say("budget"), Open(Door.BUDGET), "b", on),
        Button(say("home"), Open(Door.HOME), "h", on and session.seat in session.view.facts.policy_makers),
        Button(say("goals"), Open(Door.GOALS), "j", on and bool(sheets.mandates_of(session))),
        Button(say("powers"), Open(Door.POWERS), "p", on),
        Button(say("bodies_title"), Open(Door.BODIES), "i", on),
        Button(say("counsel"), Open(Door.COUNSEL), "k", on),
        Button(say("chronicle"), Open(Door.CHRONICLE), "c"),
        Button(say("graphs"), Open(Door.GRAPHS), "g"),
        Button(say("menu"), Open(Door.MENU), "" if ends_here else "escape"),
    )
    if context.size[0] < context.px(WIDE):  # too narrow for all the keys to be written out
        buttons = tuple(replace(b, is_quiet=True, tip=keys.shown(b.key) if b.key else "") for b in buttons)
    return Buttons(buttons)


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


def _legend(session: Session) -> tuple[Panel, ...]:
    """What the map's colours mean, below the menu; everybody knows the colours of states."""
    px, now = session.context.px, session.atlas.mode
    if now is MapMode.POLITICAL:
        return ()
    rows = tuple(Pair(text, "", colour=colour) for colour, text in session.atlas.legend())
    box = (px(SIDE + 12), px(TOP + MENU + 6), px(LEGEND), session.context.size[1] - px(TOP + MENU + 320))
    return (Panel("legend", box, rows, say(f"mode_{now.value}"), fits="down"),)


def _modes(session: Session, *, is_open: bool) -> tuple[Row, ...]:
    """What the map's colours show, and once that is pressed all that they could show."""
    now = session.atlas.mode
    found = [Button(say("map_shows", what=say(f"mode_{now.value}")), Fold(MODES), "m", is_quiet=True,
                    is_lit=is_open, tip=say("tip_map_shows"))]  # fmt: skip
    find = Button(say("find"), Open(Door.FIND), "ctrl+f", is_quiet=True, tip=keys.shown("ctrl+f"))
    found.append(find)
    if not is_open:
        return (Buttons(tuple(found)),)
    every = tuple(
        Button(say(f"mode_{mode.value}"), SetMode(mode), str(n), is_lit=mode is now, is_quiet=True)
        for n, mode in enumerate(MapMode, start=1)
    )
    return Buttons(every), Buttons(tuple(found))


def _finish(state: State) -> tuple[Row, ...]:
    session = state.session
    if not session.humans:
        run = Button(say("pause" if session.is_running else "run"), Run(), "space", is_lit=session.is_running)
        eyes = Button(say("eyes"), LendEyes(), "v", tip=say("tip_eyes"))
        return (
            Text(say("nobody_plays"), Tone.FAINT),
            *_thinker(session),
            Buttons((run, eyes)),
            *_pace(session),
        )
    if not session.is_asked:
        return (Text(say("thinking"), Tone.FAINT), *_thinker(session))
    return _ends(state)


def _pace(session: Session) -> tuple[Row, ...]:
    """How fast time goes on where nobody plays, and whether it stops at great events."""
    options = session.context.options
    speeds = tuple(
        Button(f"{speed}×" if speed else say("watch_fast"), WatchAt(speed), is_lit=speed == options.watch,
               tip=say("tip_watch_speed"))
        for speed in WATCHES
    )  # fmt: skip
    stops = Button(say("watch_stops"), StopAtEvents(), is_lit=options.watch_stops, tip=say("tip_watch_stops"))
    return Buttons(speeds), Buttons((stops,))


def _thinker(session: Session) -> tuple[Row, ...]:
    """Who thinks now, and how many come after."""
    power = session.campaign.active
    if power < 0:
        return (Pair(say("time_passes"), session.date),)
    colour = session.campaign.world.roster[power].colour
    count = max(0, len(session.campaign.agenda or ()) - 1)
    return (Pair(session.power_name(power), say("to_come", count=count), colour=colour),)


def _ends(state: State) -> tuple[Row, ...]:
    """What ends the part of the turn that is on, after a word about what was left undone."""
    session, view = state.session, state.session.view
    if view.phase is not Phase.OPERATIONS:
        word = "end_politics" if view.phase is Phase.POLITICS else "end_conference"
    else:
        pace = view.rules.movement
        word = "end_month" if pace.days_a_round == DAYS_A_MONTH else "end_round"
        is_last = view.round >= pace.rounds or not queries.is_at_war(view, session.seat)
        word = "end_quarter" if is_last else word
    key = "" if state.targets else "return"
    end = Button(say(word), Finish(to_staff=False), key, is_lit=True, tip=say(f"tip_{word}"))
    aside = f"{keys.shown('shift+return')}: {say('tip_staff')}"
    staff = Button(say("staff"), Finish(to_staff=True), "shift+return", is_quiet=True, tip=aside)
    on = tuple(
        Button(say(f"until_{until}"), PlayOn(until), key, is_quiet=True, tip=_told_of(until, key))
        for until, key in ((Until.NEW_YEAR, "ctrl+space"), (Until.IT_MATTERS, "shift+space"))
    )
    undo = Button(say("undo"), Undo(), "u", session.campaign.can_undo(), is_quiet=True, tip=keys.shown("u"))
    armed = next((button for button in (end, staff, *on) if button.action == state.guards), None)
    warnings = (Text(text, Tone.WARN) for text in _open(state, armed))
    after: tuple[Row, ...] = ()
    if view.phase is Phase.OPERATIONS:
        idle = len(state.command.idle())
        tip = "" if idle else say("no_idle")
        after = (Buttons((Button(say("next_idle", count=idle), NextIdle(), "n", bool(idle), tip=tip),)),)
    return (
        *warnings,
        Buttons((end,), is_great=True),
        *after,
        Buttons((staff, *on, undo)),
    )


def _told_of(until: Until, key: str) -> str:
    """What letting time go on means, with its key, for which the button has no room."""
    return f"{keys.shown(key)}: {say(f'tip_until_{until}')}"


def _open(state: State, armed: Button | None) -> tuple[str, ...]:
    """What was left undone, and how the command that found it so is meant in spite of it."""
    if armed is None:
        return ()
    to_staff = armed.action != Finish(to_staff=False)
    matters = outliner.open_matters(state.session, state.command, leave_to_staff=to_staff)
    if not matters:
        return ()
    if isinstance(armed.action, PlayOn):
        last = say("guard_asked", deed=armed.text)
    else:
        last = say("guard_again", deed=armed.text, press=keys.shown(armed.key) if armed.key else armed.text)
    return (say("guard"), *matters[:4], last)


def draw_line(context: Context, surface: pygame.Surface, text: str, *, is_told: bool) -> None:
    """A line above the foot, in stronger letters where it tells what happened."""
    px, palette = context.px, context.palette
    told = render(text, STRONG if is_told else BODY, px(TEXT), palette.text, px(620))
    box = told.get_rect().inflate(px(24), px(12))
    box.midtop = context.size[0] // 2, px(102)
    across = (box.left, box.centerx, box.right)
    while any(context.covers((x, y)) for x in across for y in (box.top, box.bottom)):
        box.y += px(8)  # clear of the buttons, which may take two lines, and of what is told below them
    ground = pygame.Surface(box.size, pygame.SRCALPHA)
    ground.fill((*palette.sheet, palette.sheet_alpha))
    surface.blit(ground, box)
    pygame.draw.rect(surface, palette.rim, box, 1)
    surface.blit(told, told.get_rect(center=box.center))
