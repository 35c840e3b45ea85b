"""The bar at the top of the atlas: whose seat, the date, and the six things a government looks at first."""

from __future__ import annotations

from game.ai.seat import situation
from game.rules.money.budget import burden_cap
from game.ui.screens.play.desk.session import Session
from game.ui.text import men, money, say, share, with_sign, word
from game.ui.widgets.rows import Pair, Row, Tone

#: From which share upwards a condition is called so; the last word is for all below.
NAMES = ((8_000, "name_high"), (6_000, "name_good"), (4_000, "name_fair"), (1_500, "name_poor"))
CALM, UNEASY = 5_500, 3_500  # legitimacy from which a country is calm, and from which no more than uneasy
FEARED, DREADED = 1_500, 3_000  # threats that are told, and that are coloured


def top_bar(session: Session) -> tuple[Row, ...]:
    """Money, army, name, home, danger and envoys; what they are made of stands in their tips."""
    view = session.view
    me, account = view.powers[session.seat], session.account()
    leader = say("tip_leader", name=me.leader or say("nobody"))
    return (
        Pair(session.date, view.roster[session.seat].name, Tone.TITLE, tip=leader),
        Pair(say("treasury"), f"{money(me.treasury)} ({with_sign(money(account.balance))})",
             terms=money_terms(session), about="budget",
             tone=Tone.DANGER if account.balance < 0 else Tone.TEXT),
        Pair(say("army"), men(view.armies[session.seat]), tip=_of_the_army(session), about="footing",
             tone=Tone.WARN if me.chest < account.upkeep else Tone.TEXT),
        _name(me.standing),
        _home(session),
        _danger(session),
        Pair(say("envoys"), str(me.envoys), Tone.WARN if not me.envoys else Tone.TEXT, tip=say("tip_envoys"),
             about="envoys"),
    )  # fmt: skip


def name_told(standing: int) -> str:
    """What is said of a power abroad, in a word."""
    return say(next((name for least, name in NAMES if standing >= least), "name_none"))


def _name(standing: int) -> Pair:
    """What is said of the seat abroad."""
    tone = Tone.OK if standing >= NAMES[1][0] else Tone.TEXT if standing >= NAMES[2][0] else Tone.DANGER
    tip = f"{share(standing)}\n{say('tip_standing')}"
    return Pair(say("good_name"), name_told(standing), tone, tip=tip, about="standing")


def _home(session: Session) -> Pair:
    """How the country takes its government."""
    view, me = session.view, session.view.powers[session.seat]
    if me.home.pressed:
        told, tone = "home_pressed", Tone.DANGER
    elif me.legitimacy >= CALM:
        told, tone = "home_calm", Tone.OK
    else:
        told, tone = ("home_uneasy", Tone.WARN) if me.legitimacy >= UNEASY else ("home_seething", Tone.DANGER)
    tip = say("tip_will", cap=share(burden_cap(view, session.seat)), weariness=share(me.weariness),
              exhaustion=share(me.exhaustion), hardship=share(me.hardship),
              legitimacy=share(me.legitimacy))  # fmt: skip
    return Pair(say("at_home"), say(told), tone, tip=f"{say('will')}: {share(me.will)}\n{tip}", about="home")


def _danger(session: Session) -> Pair:
    """Whom the seat has to fear most."""
    fears = situation.read(session.view).threats
    worst = max(fears, key=lambda p: (fears[p], -p), default=-1)
    if worst < 0 or fears[worst] < FEARED:
        return Pair(say("danger"), say("danger_none"), Tone.OK, tip=say("tip_threat"), about="threat")
    tone = Tone.DANGER if fears[worst] >= DREADED else Tone.WARN
    tip = f"{share(fears[worst])}\n{say('tip_threat')}"
    return Pair(say("danger"), session.power_name(worst), tone, tip=tip, about="threat")


def _of_the_army(session: Session) -> str:
    """What keeps the army, and who could be called to it."""
    me, account = session.view.powers[session.seat], session.account()
    chest = say("tip_chest", upkeep=money(account.upkeep), vote=money(account.forces))
    return "\n".join(
        (
            say("tip_army", footing=word(me.footing), posture=word(me.posture)),
            f"{say('chest')}: {money(me.chest)}. {chest}",
            f"{say('manpower')}: {men(me.manpower)}",
        )
    )


def money_terms(session: Session) -> tuple[tuple[str, str], ...]:
    """What the coming quarter's balance is made of, and what is owed."""
    a, me = session.account(), session.view.powers[session.seat]
    rows = (
        ("taxes", a.taxes), ("trade", a.trade), ("tribute", a.tribute), ("indemnity", a.indemnity),
        ("embargo", -a.embargo),
        ("forces", -a.forces), ("welfare", -a.welfare), ("investment", -a.investment),
        ("interest", -a.interest), ("garrisons", -a.garrisons),
    )  # fmt: skip
    shown = tuple((say(f"term_{name}"), with_sign(money(value))) for name, value in rows if value)
    balance = (say("term_balance"), with_sign(money(a.balance)))
    return (*shown, balance, (say("debt"), money(me.debt)), (say("output"), money(a.output)))
