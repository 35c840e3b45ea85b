"""The agenda at the left of the atlas: this quarter's cards, and why time stopped."""

from __future__ import annotations

from typing import Final

from game.ai.seat.desk import deciding
from game.campaign import asks
from game.campaign.agenda.cards import Card, Slot
from game.campaign.agenda.dilemmas import who_pays
from game.campaign.agenda.stands import stands
from game.politics.crises.seats.soundings import SoundOut
from game.politics.home.home import SetCourse
from game.politics.statecraft.reassurance import Reassure, men_to_spare
from game.rules.orders import Order
from game.ui.screens.actions import Door, Open, ShowCrisis, ShowPower
from game.ui.screens.play.bodies.deeds import bound_until, effect_of, told_of
from game.ui.screens.play.desk.foretold import sentence, told_stand
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import order_button
from game.ui.telling.decisions import Voice, clause
from game.ui.text import beginning, called, men, say, word
from game.ui.theme import Colour, Palette
from game.ui.widgets.rows import Action, Row, Slip, Text, Tone


def stopped(session: Session) -> list[Row]:
    """Why time stopped, if it had been let go on."""
    cause = session.cards.woken_by.get(session.seat)
    if cause is not None and cause.slot is Slot.DECIDE and not _still_asks(session, cause):
        cause = None  # it was answered
    return [] if cause is None else [Text(say("time_stopped", cause=title(session, cause)), Tone.WARN)]


def _still_asks(session: Session, cause: Card) -> bool:
    """Whether what stopped time is still open; a war has no answer."""
    asked = [(str(ask.matter), ask.about) for ask in asks.asks(session.view)]
    return cause.theme == "war" or (cause.theme, cause.about) in asked


def rows(session: Session) -> list[Row]:
    """The cards of the quarter."""
    if not session.is_asked:
        return []
    return [_slip(session, card) for card in session.cards.of(session.campaign, session.seat)]


def _slip(session: Session, card: Card) -> Slip:
    buttons = tuple(order_button(session, _deed(session, card, order), order, tip=_tip(session, order))
                    for order in _orders(session, card))  # fmt: skip
    colour = _colour(session.context.palette, card.slot)
    told = _kicker(session, card), beginning(title(session, card)), _body(session, card)
    flag = session.flag(card.power) if card.power >= 0 and card.slot in FLAGGED else None
    return Slip(*told, colour, _way(card), buttons, flag)


def _orders(session: Session, card: Card) -> list[Order]:
    """What can be done about a card at once; who has said where he stands is not asked again."""
    asked = {SoundOut(session.seat, s.power, s.crisis) for s in stands(session.campaign, session.seat)}
    found = card.either or ((card.order,) if card.order else ())
    return [order for order in found if order not in asked]


def _deed(session: Session, card: Card, order: Order) -> str:
    """What is written on the button of an order of a card."""
    match order:
        case SetCourse(course=course):
            return word(f"course_{course}")
        case SoundOut(to=court):
            return say("ask_court", power=session.power_told(court))
        case Reassure(power=me, to=to):
            return say("do_card_fears_us", men=men(men_to_spare(session.view, me, to)))
    return say(f"do_card_{card.theme}") if card.slot is Slot.LETTER else say("do_card")


def _tip(session: Session, order: Order) -> str:
    return say("tip_sound_out") if isinstance(order, SoundOut) else effect_of(session, order)


def _colour(palette: Palette, slot: Slot) -> Colour:
    match slot:
        case Slot.DECIDE:
            return palette.warn
        case Slot.SHADOW:
            return palette.danger
        case Slot.CHANCE | Slot.LETTER:
            return palette.ok
        case _:
            return palette.title


def _kicker(session: Session, card: Card) -> str:
    """What kind of card it is, and from whom."""
    kind = say("slot_dilemma") if card.theme == "dilemma" else say(f"slot_{card.slot}")
    if card.slot is Slot.LETTER:
        return say("from_whom", slot=kind, sender=session.power_name(card.power))
    if card.slot is not Slot.CHANCE:
        return kind
    sender = say(f"adviser_{card.adviser}") if card.adviser else say("both_advisers")
    told = say("from_whom", slot=kind, sender=sender)
    return say("disputed_by_the_other", told=told) if card.is_disputed else told


def title(session: Session, card: Card) -> str:
    """A card in a few words."""
    view = session.view
    match card:
        case Card(slot=Slot.CHANCE, order=Order() as order):
            return told_of(session, order)
        case Card(slot=Slot.RIPENING):
            return called(view.crises[int(card.about)].title)
        case Card(slot=Slot.GOAL, theme="vow"):
            return say("vow_of_the_year")
        case Card(slot=Slot.GOAL):
            return called(next(m.text for m in view.facts.mandates if m.id == card.about))
        case Card(slot=Slot.SHADOW, theme="alarm"):
            entry = session.campaign.chronicle.entries[int(card.about)]
            return session.presenter.record(entry.record)
        case Card(theme="dilemma"):
            return say(f"dilemma_{card.about}")
        case Card(slot=Slot.LETTER, theme="wish"):
            return say(f"wish_{card.about}", power=session.power_told(card.power))
        case Card(slot=Slot.LETTER, theme="fears" | "needs_us"):
            feared = session.power_told(int(card.about))
            return say(f"card_{card.name}", power=session.power_told(card.power), feared=feared)
        case Card(slot=Slot.LETTER, theme="sounding"):
            affair = called(view.crises[int(card.about)].title)
            return say("card_letter_sounding", power=session.power_told(card.power), affair=affair)
    power = session.power_told(card.power) if card.power >= 0 else ""
    return say(f"card_{card.name}", power=power)


def _body(session: Session, card: Card) -> str:
    """A sentence about a card: how it would be received, why somebody is for it, or what it means."""
    if card.slot is Slot.CHANCE:
        return sentence(session, card.guess) if card.guess else _reason(session, card)
    if card.slot is Slot.RIPENING and (said := _said(session, int(card.about))):
        return said
    if card.theme == "dilemma":
        return " ".join(_payer(session, order) for order in card.either)
    if card.slot is Slot.HOME:
        course = session.view.powers[session.seat].home.course
        return say("card_text_home_course", course=word(f"course_{course}"))
    if card.theme == "wish":
        worth = max(card.reasons, key=lambda r: r.weight)
        return say("card_text_letter_wish", reason=clause(session, worth, Voice.THEY))
    if card.name == "letter_fears":
        return say("card_text_letter_fears", until=bound_until(session))
    return say(f"card_text_{card.name}")


def _said(session: Session, crisis: int) -> str:
    """What the courts that were asked say of an affair."""
    found = stands(session.campaign, session.seat)
    return " ".join(told_stand(session, stand) for stand in reversed(found) if stand.crisis == crisis)


def _payer(session: Session, order: Order) -> str:
    """Who pays for a course, in a sentence."""
    assert isinstance(order, SetCourse)
    payer = say(f"pays_{who_pays(session.view, order.course)}")
    return say("course_is_paid_by", course=word(f"course_{order.course}"), payer=payer)


def _reason(session: Session, card: Card) -> str:
    """What an adviser is for it for."""
    found = deciding(card.reasons)
    return say("for_it_because", reason=clause(session, found[0], Voice.WE)) if found else ""


FLAGGED: Final = (Slot.LETTER, Slot.CHANCE, Slot.RIPENING, Slot.SHADOW)
#: Where the cards of a slot lead that are about no power and no crisis.
DOORS: Final = {Slot.HOME: Door.HOME, Slot.CHANCE: Door.COUNSEL, Slot.GOAL: Door.GOALS}


def _way(card: Card) -> Action | None:
    """Where a press on a card leads."""
    if card.slot is Slot.RIPENING or card.theme == "sounding":
        return ShowCrisis(int(card.about))
    if card.slot in (Slot.LETTER, Slot.SHADOW, Slot.CHANCE) and card.power >= 0:
        return ShowPower(card.power)
    door = DOORS.get(card.slot)
    return Open(door) if door else None
