"""One's own ballot at the conference table: what a draft takes, what a Yes binds to, what defiance costs.

Every figure is the rule's own (`game.politics.crises.means`), so that what is shown is what will be.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.crises import bargaining
from game.politics.crises import means
from game.politics.crises.ballots import VoteSettlement
from game.politics.crises.deals import is_deal
from game.rules.orders import Order
from game.ui.screens.play.desk.session import Session
from game.ui.text import men, say, share, word
from game.ui.widgets.rows import Action, Head, Item, Pair, Row, Text, Tone
from game.words import CrisisStep, Means, PledgeSize
from game.world.state import queries
from game.world.state.crises import Crisis, Draft

#: What can be given to a draft, from the least on.
GIFTS = (
    PledgeSize.VOICE,
    PledgeSize.SANCTIONS,
    PledgeSize.DEMONSTRATION,
    PledgeSize.BLOCKADE,
    PledgeSize.CONTINGENT,
    PledgeSize.FULL,
)


@dataclass(frozen=True, slots=True)
class ToggleGift(Action):
    """Choose what our next Yes gives to its draft."""

    size: PledgeSize


def gift_rows(session: Session, crisis: Crisis, chosen: PledgeSize) -> list[Row]:
    """What our Yes would give, with the men or ships it sets aside; what goes too far is grey."""
    most = means.heaviest(session.view, crisis)
    rows: list[Row] = [Head(say("what_we_give")), Text(say("yes_binds"), Tone.FAINT)]
    for number, size in enumerate(GIFTS, 1):
        rung = means.RUNGS[size]
        fits = means.height(rung) <= means.height(most)
        forces = forces_of(session, crisis, size)
        note = ""
        if rung is Means.EXPEDITION:
            note = men(sum(session.view.forces[i].strength for i in forces))
        elif rung in means.AFLOAT:
            note = say("so_many_fleets", count=len(forces))
        tip = "" if fits else say("too_heavy_here", means=word(f"means_{most}"))
        rows.append(
            Item(
                word(f"pledge_{size}"), ToggleGift(size), note, size is chosen, fits, tip,
                key=f"shift+{number}",
            )
        )  # fmt: skip
    return rows


def forces_of(session: Session, crisis: Crisis, size: PledgeSize) -> tuple[int, ...]:
    """The forces a gift sets aside: all one's fleets, or the nearest men."""
    rung = means.RUNGS[size]
    if rung in means.AFLOAT:
        return tuple(force.id for force in queries.fleets_of(session.view, session.seat))
    return bargaining.forces_for(session.view, crisis, size) if rung is Means.EXPEDITION else ()


def ballot(session: Session, crisis: Crisis, number: int, chosen: PledgeSize) -> Order:
    """A Yes to a draft with what was chosen to give; a party only signs."""
    if session.seat in crisis.parties:
        return VoteSettlement(session.seat, crisis.id, number)
    return VoteSettlement(session.seat, crisis.id, number, chosen, forces_of(session, crisis, chosen))


def draft_rows(session: Session, crisis: Crisis, draft: Draft) -> list[Row]:
    """What a draft takes to be carried, over whom, and what defying it will cost."""
    view = session.view
    foe = means.burdened(view, crisis, draft)
    least = means.least_means(view, crisis, draft, over_no=is_deal(view, crisis, draft))
    rows: list[Row] = [
        Pair(say("it_takes"), word(f"means_{least}")),
        Pair(say("it_asks"), session.power_name(foe), colour=session.flag(foe)),
        Pair(say("defiance_a_voice"), share(view.rules.crises.defy_standing)),
    ]
    if is_deal(view, crisis, draft):
        rows.append(Text(say("is_a_deal"), Tone.DANGER))
        rows.append(Pair(say("deal_costs"), share(view.rules.crises.deal_standing)))
    lacking = means.men_lacking(view, crisis, draft, crisis.pledges, view.armies)
    if lacking and least is Means.EXPEDITION:
        rows.append(Pair(say("men_lacking"), men(lacking)))
    return rows


def verdict_rows(session: Session, crisis: Crisis) -> list[Row]:
    """What stands against us if we defy: how many spoke, with what, and what it costs."""
    view, me = session.view, session.seat
    if crisis.is_own_demand or crisis.decision is None:
        return []
    if not crisis.binding:
        return [Text(say("is_recommended"), Tone.FAINT)]
    rows: list[Row] = [Pair(say("who_spoke"), str(len(means.speakers(crisis))))]
    if crisis.step is CrisisStep.ULTIMATUM:
        cost = means.cost_of_defiance(view, crisis, me)
        rows.append(Pair(say("defying_costs"), share(cost), Tone.DANGER if cost else Tone.TEXT))
    return rows


def owed_rows(session: Session, crisis: Crisis) -> list[Row]:
    """What we owe to what was decided; who abstained owes nothing."""
    pledge = crisis.pledges.get(session.seat)
    decided = crisis.decision is not None and bool(crisis.votes) and not crisis.is_over
    if not decided or session.seat in crisis.parties:
        return []
    if pledge is None or pledge.size is PledgeSize.NONE:
        return [Text(say("we_owe_nothing"), Tone.FAINT)]
    return [Pair(say("we_owe"), word(f"pledge_{pledge.size}"), Tone.TITLE)]
