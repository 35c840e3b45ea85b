"""Our paper at the right: what the one in hand says, who would sign it, what would swing it, what we give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.ai.advice.guess import Band, Guess
from game.ai.crises import bargaining, calling, resting
from game.ai.crises.judges import judge_of
from game.ai.seat.desk import Reason, score
from game.politics.crises import conference
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum, PledgeForce, ProposeSettlement
from game.politics.crises.courtesies import LetRest
from game.politics.crises.crises import CallConference
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.papers import dues, means
from game.politics.crises.papers.deals import is_deal
from game.politics.crises.seats import sittings
from game.rules.orders import Order
from game.ui.screens.actions import Give
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import at_envoys
from game.ui.screens.play.table import ballot, naming, provisos, scales
from game.ui.screens.play.table.actions import LookAt, SealIt, ToggleBridge, Try
from game.ui.screens.play.table.arising import arose_rows, heard_rows
from game.ui.screens.play.table.reading import Paper, Reading, signers
from game.ui.screens.play.table.swing import Gesture, Way, gestures
from game.ui.telling.decisions import Voice, sums
from game.ui.text import beginning, men, say, share, when, word
from game.ui.theme import BODY, STRONG, TEXT, text_size
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Row, Text, Tone
from game.words import CrisisAnswer, CrisisStep, Means, PledgeSize, Position, Proviso
from game.world.state.crises import Draft, Pledge

#: What can be promised beside a party; ships go out for a draft alone.
BESIDE = tuple(size for size in PledgeSize if means.RUNGS.get(size) not in means.AFLOAT)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the paper is written from: the table, the paper in hand, and what was chosen to give with it."""

    session: Session
    reading: Reading
    chosen: int
    bridge: bool
    gift: PledgeSize
    only_if: Proviso
    people: Collection[int]
    room: int  # pixels of a line
    is_tall: bool  # whether there is room for a reason below each name

    @property
    def paper(self) -> Paper | None:
        """The paper in hand."""
        return self.reading.papers[self.chosen] if self.chosen >= 0 else None

    def deed(self, paper: Paper) -> Order | None:
        """What a seal on a paper does now: lays it down, or votes for it; None where it does nothing."""
        crisis, me, view = self.reading.crisis, self.session.seat, self.session.view
        if not self.reading.is_asked or not sittings.is_sitting(view, crisis):
            return None
        if view.round == conference.FIRST:
            d = paper.draft
            return ProposeSettlement(me, crisis.id, d.kind, d.terms, d.agent, self.bridge)
        return (
            ballot.ballot(self.session, crisis, paper.number, self.gift, self.only_if)
            if paper.is_laid
            else None
        )


def rows(desk: Desk) -> list[Row]:
    """The paper as rows; the way back comes below them."""
    crisis, reading, session = desk.reading.crisis, desk.reading, desk.session
    found: list[Row] = []
    if crisis.is_over:
        assert crisis.outcome is not None
        found += [Text(word(f"end_{crisis.outcome}"), Tone.TITLE), *_in_hand(desk)]
    elif crisis.step is CrisisStep.TENSION:
        found += _call(desk)
    elif not reading.is_asked:
        found += [Text(scales.who_has_the_word(session, reading), Tone.TITLE)]
        found += [*ballot.owed_rows(session, crisis), *_in_hand(desk)]
    elif sittings.is_awaited(session.view, crisis):
        found += _rest(desk)
    elif crisis.step is CrisisStep.CONFERENCE:
        found += _sitting(desk)
    else:
        found += _answers(desk)
    return found + heard_rows(desk.session, desk.reading.crisis)


def _order(
    session: Session, text: str, order: Order, key: str = "", *, lit: bool = False, tip: str = ""
) -> Button:
    """A button that gives an order; grey with the reason where it may not be given."""
    refused = session.why_not(order)
    return Button(text, Give(order), key, not refused, lit, refused or tip, is_quiet=key.startswith("shift"))


# --- the paper in hand ----------------------------------------------------------------------------------


def _in_hand(desk: Desk) -> list[Row]:
    """What the paper in hand says, what it is worth to us, who would sign."""
    session, crisis, paper = desk.session, desk.reading.crisis, desk.paper
    if paper is None:
        return [Text(say("empty_table"), Tone.FAINT)]
    names = naming.titles(session, crisis, [p.draft for p in desk.reading.papers])
    _, tone = naming.for_us(paper)
    found: list[Row] = [
        Text(names[desk.chosen], Tone.TITLE),
        *(Text(line, Tone.FAINT, pixels=15) for line in naming.articles(session, crisis, paper.draft)[:4]),
        Text(naming.told(session, paper.worth.reasons, Voice.WE), tone, tip=sums(paper.worth.reasons)),
    ]
    is_open = crisis.step in (CrisisStep.TENSION, CrisisStep.CONFERENCE)
    return found + _signers(desk, paper.draft) if is_open else found


def _signers(desk: Desk, draft: Draft) -> list[Row]:
    """Who would sign, in a word each and with the reason where there is room for it."""
    session, crisis = desk.session, desk.reading.crisis
    found: list[Row] = [Head(say("table_who_signs"), "draft")]
    for power, guess in signers(session.view, crisis, draft, desk.people).items():
        name, flag = session.power_name(power), session.flag(power)
        if guess is None:
            found.append(
                Pair(name, say("table_person_decides", power=session.power_name(power)), colour=flag)
            )
            continue
        told = f"{naming.told(session, guess.reasons, Voice.IT)}\n{sums(guess.reasons)}"
        room = desk.room - text_size(name, BODY, session.context.px(TEXT))[0] - session.context.px(46)
        word_ = _word_of(session, guess, room, is_tall=desk.is_tall)
        found.append(Pair(name, word_, naming.TONES[guess.band], told, colour=flag))
    return found


def _word_of(session: Session, guess: Guess, room: int, *, is_tall: bool) -> str:
    """How somebody would take a paper, with as much of the reason as has room beside the name, or below."""
    whole, short = naming.words_of(session, guess)
    if is_tall:
        return whole
    sizes = session.context.px(TEXT)
    fitting = (text for text in (whole, short) if text_size(text, STRONG, sizes)[0] < room)
    return next(fitting, say(f"table_band_{guess.band}"))


# --- the steps ------------------------------------------------------------------------------------------


def _call(desk: Desk) -> list[Row]:
    """What can be done before anything is decided."""
    session, crisis = desk.session, desk.reading.crisis
    me, call = session.seat, CallConference(session.seat, crisis=crisis.id)
    refused, rest = session.why_not(call), LetRest(me, crisis.id)
    reasons = calling.reasons_to_call(session.view, crisis, judge_of(session.view, me))
    buttons = [_order(session, at_envoys(session, say("call_conference"), call), call, "c", lit=not refused)]
    if me == crisis.challenger:
        buttons.append(_order(session, say("let_rest"), rest, "l", tip=say("tip_let_rest")))
    return [
        Text(say("before_ultimatum"), Tone.TITLE),
        *arose_rows(session, crisis),
        *_counsel(desk, reasons, say("table_cabinet_call"), say("table_cabinet_call_not")),
        Buttons(tuple(buttons), is_great=True),
        Text(refused, Tone.WARN),
        *_in_hand(desk),
    ]


def _rest(desk: Desk) -> list[Row]:
    """Whether our arms rest until the table sits, with what it costs to strike all the same."""
    session, crisis, me = desk.session, desk.reading.crisis, desk.session.seat
    view, paper = session.view, crisis.sealed.get(me)
    said = paper.rests if paper else None
    reasons = resting.reasons_to_rest(view, crisis, judge_of(view, me))
    asked = say("table_rest_ask", when=when(view.facts.calendar, crisis.sits))
    price = say("table_rest_price", cost=share(view.rules.crises.armistice_standing))
    return [
        Text(asked, Tone.TITLE),
        *_counsel(desk, reasons, say("table_cabinet_rest"), say("table_cabinet_rest_not")),
        Buttons((
            _order(session, say("table_rest_yes"), RestArms(me, crisis.id, True), "y", lit=said is True),
            _order(session, say("table_rest_no"), RestArms(me, crisis.id, False), "n", lit=said is False),
        ), is_great=True),
        Text(price, Tone.FAINT, pixels=15),
        *_in_hand(desk),
    ]  # fmt: skip


def _counsel(desk: Desk, reasons: Sequence[Reason], yes: str = "", no: str = "") -> list[Row]:
    """What our cabinet makes of a step, in words; the figures are in the tip."""
    tone = Tone.OK if score(reasons) > 0 else Tone.DANGER
    says_so, says_not = yes or say("table_cabinet_do"), no or say("table_cabinet_do_not")
    verdict = says_so if tone is Tone.OK else says_not
    return [
        Head(say("counsel_says"), "advisers"),
        Text(naming.told(desk.session, reasons, Voice.WE, verdict), tone, tip=sums(reasons)),
    ]


def _sitting(desk: Desk) -> list[Row]:
    """The paper in hand, what would swing it, what we give, and the seal."""
    session, crisis, me = desk.session, desk.reading.crisis, desk.session.seat
    is_first = session.view.round == conference.FIRST
    found = _in_hand(desk)
    if desk.paper is not None:
        found += _takes(desk, desk.paper.draft)
        found += _swing(desk)
    if me not in crisis.signers:
        found += _pledges(desk) if is_first else _gifts(desk)
    return [*found, _bridge(desk) if is_first else _no(desk)]


def _takes(desk: Desk, draft: Draft) -> list[Row]:
    """Of whom a paper asks something, what it takes to carry it, and what a deal costs."""
    session, view, crisis = desk.session, desk.session.view, desk.reading.crisis
    foe = means.burdened(view, crisis, draft)
    deal = is_deal(view, crisis, draft)
    least = means.least_means(view, crisis, draft, over_no=deal)
    told = say("table_takes", power=session.power_told(foe), means=word(f"means_{least}"))
    tip = say("table_tip_takes", cost=share(view.rules.crises.defy_standing))
    lacking = means.men_lacking(view, crisis, draft, dues.standing(view, crisis), view.armies)
    if lacking and least is Means.EXPEDITION:
        tip = f"{tip}\n{say('men_lacking')}: {men(lacking)}"
    found: list[Row] = [Text(told, Tone.FAINT, tip, 15, about="means")]
    if deal:
        found.append(
            Text(
                say("is_a_deal"),
                Tone.DANGER,
                say("deal_costs") + " " + share(view.rules.crises.deal_standing),
            )
        )
    return found


def _swing(desk: Desk) -> list[Row]:
    """Gestures that would change a verdict."""
    session, reading = desk.session, desk.reading
    gift = _given(desk).size
    found = gestures(session.view, reading, desk.chosen, gift, desk.people, has_bridge=desk.bridge)
    if not found:
        return []
    return [Head(say("table_swing"), "bridge"), *(_gesture(desk, gesture) for gesture in found)]


def _gesture(desk: Desk, gesture: Gesture) -> Row:
    session, reading = desk.session, desk.reading
    power = session.power_name(gesture.power)
    if gesture.way is Way.OTHER:
        name = naming.titles(session, reading.crisis, [p.draft for p in reading.papers])[gesture.paper]
        tip = say(
            "table_swing_moves", power=session.power_told(gesture.power), was=say(f"band_{gesture.was}"),
            now=say(f"band_{gesture.becomes}"),
        )  # fmt: skip
        note = say("table_swing_from", was=_short(gesture.was), now=_short(gesture.becomes))
        return Item(
            say("table_swing_other", title=name), Try(LookAt(gesture.paper)), note, tip=beginning(tip)
        )
    if gesture.way is Way.BRIDGE:
        tip = say("table_swing_face", power=session.power_told(gesture.power))
        return Item(
            say("table_swing_bridge"), Try(ToggleBridge()), tip=f"{beginning(tip)}\n{say('tip_bridge')}"
        )
    action: Action = ballot.ToggleGift(gesture.size)
    if session.view.round == conference.FIRST:
        action = Give(_pledge(desk, gesture.size))
    text = say("table_swing_means", size=say(f"table_pledge_{gesture.size}"))
    return Item(text, Try(action), tip=say("table_swing_binds", power=power))


def _short(band: Band) -> str:
    return say(f"table_band_{band}")


def _given(desk: Desk) -> Pledge:
    """What we give as our paper stands."""
    session, crisis, me = desk.session, desk.reading.crisis, desk.session.seat
    if session.view.round != conference.FIRST:
        return provisos.given(desk.gift, desk.only_if)
    paper = crisis.sealed.get(me)
    held = (paper.pledge if paper else None) or crisis.pledges.get(me)
    return held if held is not None else Pledge(PledgeSize.NONE, Position.MEDIATE)


def _pledge(desk: Desk, size: PledgeSize, only_if: Proviso = Proviso.NONE) -> PledgeForce:
    """A promise beside whom we stand."""
    session, crisis, me = desk.session, desk.reading.crisis, desk.session.seat
    paper = crisis.sealed.get(me)
    stand = (paper.position if paper else None) or crisis.positions.get(me) or Position.MEDIATE
    beside = Position.MEDIATE if stand is Position.ABSTAIN else stand
    armed = size in (PledgeSize.CONTINGENT, PledgeSize.FULL)
    forces = bargaining.forces_for(session.view, crisis, size) if armed else ()
    return PledgeForce(me, crisis.id, size, beside, forces, only_if=provisos.of_yes(size, only_if))


def _pledges(desk: Desk) -> list[Row]:
    """What can be promised beside whom we stand, with its price in words."""
    session, view, held = desk.session, desk.session.view, _given(desk)
    given, buttons = held.size, []
    for number, size in enumerate(BESIDE, 1):
        order = _pledge(desk, size, held.only_if)
        tip = say(f"table_price_{size}")
        if order.forces:
            tip = f"{tip} {men(sum(view.forces[i].strength for i in order.forces))}"
        buttons.append(
            _order(session, say(f"table_pledge_{size}"), order, f"shift+{number}", lit=size is given, tip=tip)
        )
    price = say(f"table_price_{given}")
    return [
        Head(say("what_we_pledge"), "pledge"),
        Buttons(tuple(buttons)),
        Text(price, Tone.FAINT, pixels=15),
        *provisos.rows(session, desk.reading.crisis, held, lambda p: Give(_pledge(desk, given, p))),
    ]


def _gifts(desk: Desk) -> list[Row]:
    """What our Yes gives, and what it is tied to."""
    session, crisis = desk.session, desk.reading.crisis
    draft = desk.paper.draft if desk.paper else None
    return [
        *ballot.gift_rows(session, crisis, desk.gift),
        *provisos.rows(session, crisis, _given(desk), provisos.ToggleProviso, draft),
    ]


def _bridge(desk: Desk) -> Row:
    cost = share(desk.session.view.rules.crises.bridge_cost)
    return Item(
        say("build_bridge", cost=cost),
        ToggleBridge(),
        is_lit=desk.bridge,
        tip=say("tip_bridge"),
        about="bridge",
    )


def seal(desk: Desk) -> Row | None:
    """The great seal on the paper in hand; nothing where no paper can be sealed now."""
    session, paper = desk.session, desk.paper
    deed = desk.deed(paper) if paper is not None else None
    if paper is None or deed is None:
        return None
    refused = session.why_not(deed)
    text, is_on = say("table_sealed" if paper.is_ours else "table_seal_it"), not refused
    return Buttons((Button(text, SealIt(), "return", is_on, is_on, refused, is_quiet=True),), is_great=True)


def _no(desk: Desk) -> Item:
    """A vote against all that lies on the table."""
    session, crisis = desk.session, desk.reading.crisis
    order = VoteSettlement(session.seat, crisis.id, -1)
    refused, mine = session.why_not(order), crisis.sealed.get(session.seat)
    is_no = mine is not None and mine.vote == -1
    return Item(say("against_all"), Give(order), "", is_no, not refused, refused, key="ctrl+0")


def _answers(desk: Desk) -> list[Row]:
    """Comply or defy, press or back down, honour or renege, with what our cabinet makes of it."""
    session, view, crisis, me = desk.session, desk.session.view, desk.reading.crisis, desk.session.seat
    paper = crisis.sealed.get(me)
    found = _in_hand(desk)
    if crisis.step is CrisisStep.ULTIMATUM:
        pair = ((CrisisAnswer.COMPLY, "y"), (CrisisAnswer.DEFY, "n"))
        reasons = bargaining.reasons_to_comply(view, crisis)
        found += ballot.verdict_rows(session, crisis)
    elif me == dues.presser(view, crisis):
        pair = ((CrisisAnswer.PRESS, "y"), (CrisisAnswer.BACK_DOWN, "n"))
        reasons = bargaining.reasons_to_press(view, crisis)
    else:
        honour = paper.honours if paper else None
        found += [
            *ballot.owed_rows(session, crisis),
            *_counsel(desk, bargaining.reasons_to_honour(view, crisis)),
            Buttons((
                _order(session, say("honour"), AnswerPledge(me, crisis.id, True), "y", lit=honour is True),
                _order(session, say("renege"), AnswerPledge(me, crisis.id, False), "n", lit=honour is False),
            ), is_great=True),
        ]  # fmt: skip
        return found
    said = paper.answer if paper else None
    answers = tuple(
        _order(session, word(f"answer_{a}"), AnswerUltimatum(me, crisis.id, a), key, lit=said is a)
        for a, key in pair
    )
    return [*found, *_counsel(desk, reasons), Buttons(answers, is_great=True)]
