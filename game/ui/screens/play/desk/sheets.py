"""The sheets about what is selected: forces, a province, a power; and the figures of the top bar.

Each is a function of the session: rows that say what the seat knows. Orders that cannot be given now are
there all the same, switched off, with the reason in their tips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.ai.seat import situation
from game.politics.envoys import envoy_cost
from game.politics.treaties.claims import ClaimProvince, RenounceClaim, claim_on
from game.rules.land.movement import full_points
from game.rules.land.siege import Storm
from game.rules.land.stances import Entrench, SetStance
from game.rules.land.zoc import board_of
from game.rules.money import economy
from game.rules.money.raising import Disband, Fortify, Reinforce, fortify_cost
from game.rules.orders import Order
from game.rules.sea.naval import SetNavalMission
from game.rules.sea.transport import room_aboard
from game.ui import keys
from game.ui.screens.actions import Foresee, Give, GiveAll, Point, RaiseAt, SendHome, ShowPower, Stay, Take
from game.ui.screens.play.desk.commitment import commitment_rows
from game.ui.screens.play.desk.session import Session
from game.ui.text import in_row, men, money, quarter, say, share, wages, when, with_sign, word
from game.ui.widgets.rows import Button, Buttons, Head, Item, Pair, Row, Text, Tone
from game.words import Mission, PlaceKind, Stance, Terrain
from game.world.state import queries
from game.world.state.facts import Mandate
from game.world.state.forces import Force

GRAVE, SERIOUS = 3_000, 1_500  # threats that are coloured
THOUSANDTHS = 10  # morale and the like count to 1,000, shares to 10,000


def order_button(session: Session, text: str, order: Order, key: str = "", tip: str = "") -> Button:
    """A button that gives an order; off, with the reason, where it would be refused."""
    refused = session.why_not(order)
    return Button(text, Give(order), key, not refused, tip=refused or tip)


def at_envoys(session: Session, text: str, order: Order) -> str:
    """What is written on the button of an order that takes envoys: the deed, with how many."""
    return say("at_envoys", what=text, count=envoy_cost(session.view, order.kind))


def choice_button(session: Session, text: str, order: Order, key: str, tip: str, is_now: bool) -> Button:
    """One of several ways that exclude each other: what holds now stands lit, the others give an order."""
    if is_now:
        return Button(text, Stay(), key, is_lit=True, tip=tip)
    return order_button(session, text, order, key, tip)


def mandates_of(session: Session) -> list[Mandate]:
    """What the era asks of the seat."""
    return [m for m in session.view.facts.mandates if m.power == session.seat]


# --- forces -------------------------------------------------------------------------------------------


def forces_sheet(session: Session, forces: Sequence[Force]) -> tuple[str, tuple[Row, ...]]:
    """The selected forces: the first in full, the others as a list, and what they can be told."""
    first = forces[0]
    view = session.view
    own = first.power == session.seat
    rows: list[Row] = []
    if len(forces) > 1:
        total = sum(f.strength for f in forces)
        rows.append(Pair(say("stack", count=len(forces)), men(total)))
        rows += [
            Item(f.name, Take(f.id), men(f.strength), is_lit=False, tip=condition(session, f)) for f in forces
        ]
    else:
        rows += _force_rows(session, first)
    if own:
        rows += _force_orders(session, list(forces))
    title = first.name if len(forces) == 1 else say("stack_title", power=view.roster[first.power].adjective)
    return title, tuple(rows)


def condition(session: Session, force: Force) -> str:
    """A force's state in a line."""
    return say(
        "condition", morale=force.morale // THOUSANDTHS, supply=force.supply // THOUSANDTHS,
        experience=force.experience // THOUSANDTHS, strength=men(force.strength),
        full=men(queries.unit_of(session.view, force).full_strength),
    )  # fmt: skip


def _force_rows(session: Session, force: Force) -> list[Row]:
    view = session.view
    unit = queries.unit_of(view, force)
    own = force.power in view.friends
    power = view.roster[force.power]
    rows: list[Row] = [
        Pair(power.name, unit.name, colour=power.colour),
        Pair(say("strength"), say("of", now=men(force.strength), full=men(unit.full_strength))),
    ]
    if not own:
        return [*rows, Text(say("attaches"), Tone.FAINT)]
    rows += [
        Pair(say("morale"), share(force.morale * THOUSANDTHS), tone=_health(force.morale)),
        Pair(say("experience"), share(force.experience * THOUSANDTHS)),
        Pair(say("supply"), share(force.supply * THOUSANDTHS), tone=_health(force.supply), about="supply"),
        Pair(say("command"), share(force.command * THOUSANDTHS)),
    ]
    if force.ready_turn > view.turn:
        ready = quarter(view.facts.calendar, force.ready_turn)
        rows.append(Pair(say("ready"), ready, Tone.WARN))
    if queries.is_fleet(view, force):
        aboard = [f for f in view.forces.values() if f.aboard == force.id]
        rows.append(Pair(say("mission"), word(force.mission), about="fleets"))
        rows.append(Pair(say("room"), men(room_aboard(view, force))))
        rows += [Item(f.name, Take(f.id), men(f.strength)) for f in aboard]
    else:
        rows.append(Pair(say("entrenchment"), str(force.entrenchment)))
        rows.append(Pair(say("stance"), word(force.stance), about="stance"))
    march = say("of", now=force.points, full=full_points(view, force))
    rows.append(Pair(say("points"), march, tip=say("tip_points")))
    return rows


def _health(points: int) -> Tone:
    return Tone.DANGER if points < 350 else Tone.WARN if points < 600 else Tone.OK


def _force_orders(session: Session, forces: list[Force]) -> list[Row]:
    view, me, first = session.view, session.seat, forces[0]
    ids = tuple(f.id for f in forces)
    rows: list[Row] = [Head(say("orders"))]
    if queries.is_fleet(view, first):
        missions = tuple(
            _one_of(_many(session, word(m), [SetNavalMission(me, i, m) for i in ids], f"shift+{n}"),
                    is_lit=first.mission is m)
            for n, m in enumerate((m for m in Mission if m is not Mission.PORT), 1)
        )  # fmt: skip
        rows += [Text(say("how_to_sail"), Tone.FAINT), Buttons(missions)]
    elif first.aboard >= 0:
        rows.append(Text(say("how_to_land"), Tone.FAINT))
    else:
        stances = tuple(
            _one_of(_many(session, word(s), [SetStance(me, i, s) for i in ids], f"shift+{n}"),
                    is_lit=first.stance is s)
            for n, s in enumerate(Stance, 1)
        )  # fmt: skip
        rows += [
            Text(say("how_to_march"), Tone.FAINT),
            Buttons((Button(say("target"), Point(), "x", session.is_asked, tip=say("tip_target")),
                     _many(session, say("entrench"), [Entrench(me, i) for i in ids], key="e"),
                     *_storm(session, ids, first))),
            Buttons(stances),
        ]  # fmt: skip
    fills = [o for f in forces if (o := reinforcement(session, f))]
    keep = [_many(session, say("reinforce"), fills, key="r")] if fills else []
    keep.append(Button(say("disband"), SendHome(ids), "ctrl+d", not session.why_not(Disband(me, ids[0])),
                       tip=session.why_not(Disband(me, ids[0]))))  # fmt: skip
    rows.append(Buttons(tuple(keep)))
    return rows


def _storm(session: Session, ids: tuple[int, ...], first: Force) -> tuple[Button, ...]:
    place = board_of(session.view).hostile_fortress(session.seat, first.hex) if first.hex >= 0 else -1
    if place < 0:
        return ()
    order = Storm(session.seat, place, ids)
    refused = session.why_not(order)
    return (Button(say("storm"), Foresee(order), "", not refused, tip=refused),)


def _one_of(button: Button, *, is_lit: bool) -> Button:
    """One of several choices in a row: there is no room for keys beside them, so the tip tells its own."""
    return replace(button, is_lit=is_lit, is_quiet=True, tip=button.tip or keys.shown(button.key))


def _many(session: Session, text: str, orders: Sequence[Order], key: str = "") -> Button:
    """One button for the same order to several forces: those that may take it do."""
    open_ones = tuple(o for o in orders if not session.why_not(o))
    tip = "" if open_ones or not orders else session.why_not(orders[0])
    return Button(text, GiveAll(open_ones), key, bool(open_ones), tip=tip)


def reinforcement(session: Session, force: Force) -> Reinforce | None:
    """The order that fills a force's ranks as far as men and money go; None for a full one."""
    view, me = session.view, session.view.powers[session.seat]
    unit = queries.unit_of(view, force)
    short = unit.full_strength - force.strength
    if short <= 0:
        return None
    by_men = me.manpower * unit.full_strength // max(1, unit.manpower)
    price = economy.raising_cost(view, session.seat, force.kind, unit.full_strength)
    by_money = (me.chest + me.treasury) * unit.full_strength // max(1, price)
    return Reinforce(session.seat, force.id, max(1, min(short, by_men, by_money)))


# --- a province ---------------------------------------------------------------------------------------


def place_sheet(session: Session, place: int) -> tuple[str, tuple[Row, ...]]:
    """A province as the seat knows it, with what can be done there."""
    view, where = session.view, session.view.map.places[place]
    owner, holder = int(view.places.owner[place]), queries.holder_of(view, place)
    rows: list[Row] = []
    if owner >= 0:
        facts = view.roster[owner]
        rank, cloth = word(view.powers[owner].rank), session.flag(owner)
        rows.append(Item(facts.name, ShowPower(owner), rank, swatch=cloth, tip=say("tip_power")))
    if where.kind is not PlaceKind.LAND:
        rows += _country_rows(session, place) if owner >= 0 else []
        return session.place_name(place), (*rows, *_water_rows(session, place))
    if holder >= 0 and holder != owner:
        rows.append(Pair(say("occupied_by"), session.power_name(holder), Tone.DANGER, about="occupation"))
    rows += _province_rows(session, place, owner)
    rows += _soldiers(session, place)
    claims = [c for c in view.claims if c.place == place]
    if claims:
        rows.append(
            Pair(
                say("claimed_by"),
                in_row(session.power_name(c.power) for c in claims),
                Tone.WARN,
                about="claims",
            )
        )
    rows += _place_orders(session, place, owner)
    return session.place_name(place), tuple(rows)


def _country_rows(session: Session, box: int) -> list[Row]:
    """A country off the map: its people, what it yields, and what its own seat can raise there."""
    view = session.view
    rows: list[Row] = [
        Pair(say("people"), men(int(view.places.population[box]))),
        Pair(say("yield"), money(int(economy.province_outputs(view)[box]))),
    ]
    if box == queries.home_box(view, session.seat):
        rows.append(Buttons((Button(say("raise"), RaiseAt(box), "r", session.is_asked),)))
    return rows


def _province_rows(session: Session, place: int, owner: int) -> list[Row]:
    view, p = session.view, session.view.places
    yields = int(economy.province_outputs(view)[place])
    ground = word(Terrain(int(view.map.terrain[view.map.places[place].centre])).word)
    terms = (
        (say("people"), men(int(p.population[place]))),
        (say("income"), wages(int(p.development[place]))),
        (say("industry"), with_sign(share(int(p.industry[place])))),
        (say("devastation"), share(-int(p.devastation[place]))),
        (say("unrest"), share(int(p.unrest[place]))),
        *(((say("slump"), with_sign(share(-int(p.slump[place])))),) if p.slump[place] else ()),
    )
    rows: list[Row] = [
        Pair(say("people"), men(int(p.population[place]))),
        Pair(say("yield"), money(yields), terms=terms),
        Pair(say("ground"), ground, about="terrain"),
    ]
    if p.unrest[place] >= 500:
        rows.append(Pair(say("unrest"), share(int(p.unrest[place])), Tone.WARN))
    if p.devastation[place]:
        rows.append(Pair(say("devastation"), share(int(p.devastation[place])), Tone.WARN))
    if p.fortress[place] or p.fortress_ready[place] >= 0:
        works = (
            ""
            if p.fortress_ready[place] < 0
            else " " + say("works", date=when(view.facts.calendar, int(p.fortress_ready[place])))
        )
        rows.append(Pair(say("fortress"), f"{int(p.fortress[place])}{works}", about="fortress"))
        rows.append(Pair(say("garrison"), men(int(p.garrison[place]))))
    if p.siege[place]:
        rows.append(Pair(say("siege"), share(int(p.siege[place])), Tone.DANGER))
    return rows


def _soldiers(session: Session, place: int) -> list[Row]:
    """Forces seen there, and what is believed to stand there out of sight."""
    view = session.view
    here = [f for f in view.forces.values() if f.hex >= 0 and view.map.place[f.hex] == place]
    rows: list[Row] = [
        Item(f.name, Take(f.id), men(f.strength), swatch=session.flag(f.power)) for f in here[:8]
    ]
    for (at, power), count in view.estimates.items():
        if at == place:
            rows.append(Pair(say("believed", power=view.roster[power].adjective), f"≈ {men(count)}",
                             tip=say("tip_estimate")))  # fmt: skip
    return [Head(say("soldiers")), *rows] if rows else []


def _place_orders(session: Session, place: int, owner: int) -> list[Row]:
    me, view = session.seat, session.view
    if owner == me:
        fortify = Fortify(me, place)
        cost = money(fortify_cost(view, me, place))
        return [
            Head(say("orders")),
            Buttons((Button(say("raise"), RaiseAt(place), "r", session.is_asked),
                     order_button(session, say("fortify"), fortify, "f", say("costs", cost=cost)))),
        ]  # fmt: skip
    if claim_on(view, me, place):
        return [Buttons((order_button(session, say("renounce"), RenounceClaim(me, place), "l"),))]
    claim = order_button(session, say("claim"), ClaimProvince(me, place), "l", say("tip_claim"))
    return [Buttons((claim,))]


def _water_rows(session: Session, place: int) -> list[Row]:
    view = session.view
    if place not in view.sees_zones:
        return [Text(say("unseen_water"), Tone.FAINT)]
    here = [f for f in view.forces.values() if f.zone == place and f.aboard < 0]
    rows: list[Row] = [
        Item(f.name, Take(f.id), word(f.mission) if queries.is_fleet(view, f) else men(f.strength),
             swatch=session.flag(f.power))
        for f in here
    ]  # fmt: skip
    return rows or [Text(say("no_ships"), Tone.FAINT)]


# --- a power ------------------------------------------------------------------------------------------


def power_rows(session: Session, power: int) -> tuple[Row, ...]:
    """What is known of a power: how it stands, what binds it, whom it fights."""
    view, state = session.view, session.view.powers[power]
    mine = power == session.seat
    army = men(view.armies[power])
    rows: list[Row] = [
        Pair(say("rank"), word(state.rank)),
        *([Pair(say("leader"), state.leader)] if state.leader else []),
        *([Pair(say("overlord"), session.power_name(state.overlord))] if state.overlord >= 0 else []),
        Pair(
            say("army"),
            army if mine else f"≈ {army}",
            tip="" if mine else say("tip_estimate"),
            about="estimates",
        ),
        Pair(say("provinces"), str(len(queries.owned_by(view, power)))),
        Pair(say("output"), money(int(economy.outputs(view)[power]))),
        Pair(say("standing"), share(state.standing), about="standing"),
        Pair(say("will"), share(state.will) if mine else f"≈ {share(state.will)}", about="will"),
        Pair(
            say("footing"),
            word(state.footing),
            Tone.WARN if state.footing != "peace" else Tone.TEXT,
            about="footing",
        ),
    ]
    if not mine:
        threat = situation.read(view).threats.get(power, 0)
        tone = Tone.DANGER if threat > GRAVE else Tone.WARN if threat > SERIOUS else Tone.TEXT
        rows.append(Pair(say("threat"), share(threat), tone, say("tip_threat"), about="threat"))
    rows += commitment_rows(session, power)
    fights = queries.enemies_of(view, power)
    if fights:
        rows.append(Pair(say("fights"), in_row(session.power_name(p) for p in fights), Tone.DANGER))
    return tuple(rows)
