"""Holding out: what a rising that was not put down has won, when arms have come to rest.

A rising that has lasted for as long as makes a conquest good and still holds its capital and most of its
towns is recognised once nothing moves any more, on the lines that arms have drawn. Who was not beaten gets
what it rose for, of land as far as it holds it. Who lost more than it won gets no more than self-government,
and who has that already what it had (docs/politics.md#outsiders).
"""

from __future__ import annotations

from game.politics import warscore
from game.politics.war.consequences import rising
from game.politics.war.ends import stirring
from game.words import OverlordKind, Term
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War

QUO = PeaceTerm(Term.STATUS_QUO)


def upshot(reader: Reader, war: War, rebel: int) -> tuple[tuple[PeaceTerm, ...], bool] | None:
    """On what terms a rising ends by itself, and whether it reached what it was for; None if it goes on."""
    lord, own = reader.powers[rebel].overlord, queries.owned_by(reader, rebel)
    if not own or not rising.can_submit(reader, rebel, lord) or not war.side_of(lord) < 0:
        return None
    holder = queries.holders(reader)
    if all(int(holder[place]) in war.defenders for place in own):
        return (PeaceTerm(Term.SUBMISSION, rebel, lord),), False
    held = [place for place in own if int(holder[place]) in war.attackers]
    if 2 * len(held) <= len(own) or not _has_held_out(reader, war, rebel):
        return None
    if _is_unbeaten(reader, war):
        return _as_far_as_held(reader, war, rebel, lord), True
    if reader.powers[rebel].overlord_kind is OverlordKind.SUZERAIN:
        return (QUO,), False
    return (PeaceTerm(Term.AUTONOMY, lord, rebel),), False


def _has_held_out(reader: Reader, war: War, rebel: int) -> bool:
    """Whether a rising is old enough to be recognised, its capital in its own hands, and arms at rest."""
    rules, capital = reader.rules.politics, reader.powers[rebel].capital
    is_old = reader.turn - war.start >= rules.recognition_quarters
    is_still = stirring.still_for(reader, war) >= rules.held_out_still
    return is_old and is_still and capital >= 0 and queries.holder_of(reader, capital) == rebel


def _is_unbeaten(reader: Reader, war: War) -> bool:
    """Whether arms have cost a rising no more than a little: who wins gives nothing away."""
    return warscore.earned(reader, war, tuple(war.attackers)) >= -reader.rules.politics.held_out_loss


def _as_far_as_held(reader: Reader, war: War, rebel: int, lord: int) -> tuple[PeaceTerm, ...]:
    """What a rising was for: to be free, and of the lord's land as much as it holds."""
    holder, realm = queries.holders(reader), queries.realm_of(reader, rebel)
    land = tuple(
        aim
        for aim in war.aims
        if aim.term is Term.CESSION
        and aim.taker == rebel
        and int(reader.places.owner[aim.place]) == aim.giver
        and int(holder[aim.place]) in realm
    )
    asked = any(aim.term is Term.INDEPENDENCE for aim in war.aims)
    return (*land, PeaceTerm(Term.INDEPENDENCE, lord, rebel)) if asked or not land else land
