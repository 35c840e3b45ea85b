"""What covers the desk between two players: the map as all know it, the news, affairs, who stands how.

All of it is what the newspapers print, of the common world, where nothing that is sealed shows. So the others
may look at it, and talk, before one of them plays.
"""

from __future__ import annotations

from game.politics.crises import crises
from game.ui.map.pigments import pigments_of
from game.ui.screens.owners import owners_map
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.topbar import name_told
from game.ui.screens.play.seats.question import question
from game.ui.text import called, in_row, quarter, say, word
from game.ui.theme import SERIF, TITLE
from game.ui.widgets.rows import Head, Pair, Panel, Picture, Row, Space, Text, Tone
from game.world.state import queries

WIDE, HIGH = 1240, 690  # of all of it, in pixels of the theme
SHEET, READ = 330, 320  # widths of the sheet that hands over, and of the news
MAP, POWERS = 0.76, 232  # the share of the height that the map takes; the height of who stands how
MOST_NEWS, MOST_POWERS = 9, 8
Box = tuple[int, int, int, int]


def boxes(session: Session) -> tuple[Box, Box, Box, Box, Box]:
    """Where things lie: the map, the question below it, the news, how all stand, and what hands over."""
    px, (across, down) = session.context.px, session.context.size
    width = min(across - 16, max(px(WIDE), across * 9 // 10))
    height = min(down - 16, max(px(HIGH), down * 9 // 10))
    left, top, gap = (across - width) // 2, (down - height) // 2, px(8)
    wide = width - px(SHEET) - px(READ) - 2 * gap
    high = round(height * MAP)
    side, low = left + wide + px(READ) + 2 * gap, px(POWERS)
    return (
        (left, top, wide, high),
        (left, top + high + gap, wide, height - high - gap),
        (left + wide + gap, top, px(READ), height),
        (side, top + height - low, px(SHEET), low),
        (side, top, px(SHEET), height - low - gap),
    )


def public_panels(session: Session) -> tuple[Panel, ...]:
    """The map, the news, and how all stand."""
    world = session.campaign.common_world
    chart, _, read, low, _ = boxes(session)
    title = quarter(world.facts.calendar, world.turn)
    return (
        Panel("cover map", chart, (_map(session, chart),), title),
        Panel("cover news", read, (*_news(session), *_affairs(session))),
        Panel("cover standing", low, tuple(_standing(session))),
    )


def talk_panel(session: Session, power: int) -> tuple[Panel, ...]:
    """What the table may talk about while the desk passes to a power."""
    rows = (
        Text(say("for_the_table"), Tone.FAINT, centred=True),
        Text(question(session, power), Tone.TITLE, pixels=26, face=SERIF, centred=True),
        *_agreed(session),
    )
    return (Panel("cover question", boxes(session)[1], rows),)


def _map(session: Session, box: Box) -> Picture:
    """Who owns what, as large as the sheet has room for."""
    world, px = session.campaign.common_world, session.context.px
    room = box[2] - px(32), box[3] - px(58)
    colours = pigments_of(session.context.options.palette)
    return Picture(owners_map(world.map, world.places.owner, world.roster, colours, room))


def _news(session: Session) -> list[Row]:
    entries = session.public_news()[-MOST_NEWS:]
    told = session.presenter.told(entries, session.campaign.common_entries)
    lines = [Text(f"•  {line}") for line in reversed(told)]
    return [Head(say("dispatches")), *(lines or [Text(say("quiet"), Tone.FAINT)])]


def _affairs(session: Session) -> list[Row]:
    """Open crises and wars."""
    world = session.campaign.common_world
    rows: list[Row] = [Pair(called(c.title), word(f"step_{c.step}"), Tone.WARN) for c in crises.living(world)]
    rows += [Text(called(war.name), Tone.DANGER) for war in world.wars.values() if not war.is_over]
    return [Head(say("open_affairs")), *(rows or [Text(say("no_affairs"), Tone.FAINT)])]


def _standing(session: Session) -> list[Row]:
    """How the great powers, and those that people play, stand before the world: what each holds, and how it
    is spoken of."""
    world = session.campaign.common_world
    shown = {*queries.great_powers(world), *session.humans}
    order = sorted(shown, key=lambda p: (-world.powers[p].standing, p))[:MOST_POWERS]
    held = world.places.owner.tolist()
    rows = (
        Pair(session.power_name(p),
             say("stands", name=name_told(world.powers[p].standing), count=held.count(p)),
             Tone.TITLE if p in session.humans else Tone.TEXT, colour=session.flag(p))
        for p in order
    )  # fmt: skip
    return [Head(say("how_they_stand")), *rows]


def _agreed(session: Session) -> list[Row]:
    """Who lets quiet quarters pass, once anybody does."""
    people, agreed = session.humans, session.table.agreed
    if not agreed.intersection(people):
        return [Space(4), Text(say("quiet_how"), Tone.FAINT, centred=True)] if len(people) > 1 else []
    if agreed.issuperset(people):
        return [Space(4), Text(say("quiet_all"), Tone.FAINT, centred=True)]
    waiting = in_row(session.power_name(p) for p in people if p not in agreed)
    return [Space(4), Text(say("quiet_some", powers=waiting), Tone.FAINT, centred=True)]


def name_row(session: Session, power: int) -> Text:
    """Whose turn it is."""
    name = session.power_name(power)
    return Text(name, Tone.TITLE, pixels=34 if len(name) < 14 else 26, face=TITLE, centred=True)
