"""One's own ballot at the conference table: what a draft takes, what a Yes binds to, what defiance costs.

Every figure is the rule's own (`game.politics.crises.papers.means`), so that what is shown is what will be.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.crises import bargaining
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.papers import means
from game.rules.orders import Order
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.table import provisos
from game.ui.text import men, say, share, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Pair, Row, Text, Tone
from game.words import CrisisStep, Means, PledgeSize, Proviso
from game.world.state import queries
from game.world.state.crises import Crisis

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
    buttons = []
    for number, size in enumerate(GIFTS, 1):
        rung = means.RUNGS[size]
        fits = means.height(rung) <= means.height(most)
        forces = forces_of(session, crisis, size)
        tip = say(f"table_price_{size}")
        if not fits:
            tip = say("too_heavy_here", means=word(f"means_{most}"))
        elif rung is Means.EXPEDITION:
            tip = f"{tip} {men(sum(session.view.forces[i].strength for i in forces))}"
        elif rung in means.AFLOAT:
            tip = f"{tip} {say('so_many_fleets', count=len(forces))}"
        buttons.append(
            Button(
                say(f"table_pledge_{size}"), ToggleGift(size), f"shift+{number}", fits, size is chosen, tip,
                is_quiet=True,
            )
        )  # fmt: skip
    price = Text(say(f"table_price_{chosen}"), Tone.FAINT, say("yes_binds"), 15)
    return [Head(say("what_we_give"), "draft"), Buttons(tuple(buttons)), price]


def forces_of(session: Session, crisis: Crisis, size: PledgeSize) -> tuple[int, ...]:
    """The forces a gift sets aside: all one's fleets, or the nearest men."""
    rung = means.RUNGS[size]
    if rung in means.AFLOAT:
        return tuple(force.id for force in queries.fleets_of(session.view, session.seat))
    return bargaining.forces_for(session.view, crisis, size) if rung is Means.EXPEDITION else ()


def ballot(
    session: Session, crisis: Crisis, number: int, chosen: PledgeSize, only_if: Proviso = Proviso.NONE
) -> Order:
    """A Yes to a draft with what was chosen to give; a party only signs."""
    if session.seat in crisis.signers:
        return VoteSettlement(session.seat, crisis.id, number)
    forces, tied = forces_of(session, crisis, chosen), provisos.of_yes(chosen, only_if)
    return VoteSettlement(session.seat, crisis.id, number, chosen, forces, only_if=tied)


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
    if not decided or session.seat in crisis.signers:
        return []
    if pledge is None or pledge.size is PledgeSize.NONE:
        return [Text(say("we_owe_nothing"), Tone.FAINT)]
    tied = provisos.told(pledge)
    return [
        Pair(say("we_owe"), word(f"pledge_{pledge.size}"), Tone.TITLE),
        *([Text(tied, Tone.FAINT, pixels=15)] if tied else []),
    ]
