"""Outsiders: whether to come in beside a lord or beside those who rose against him, and with how much.

One sum for either side and both logics (docs/politics.md#outsiders): what the quarrel is to a power, as far
as its coming would turn the war; what comes with being there; and what it costs. Concert logic minds besides
whether the table has given leave; self-help logic takes leave for a courtesy, unless the minds' constants
make both weigh it alike. Prices, no gates: whoever has any title may come on it, and pays for how bare it is.
"""

from __future__ import annotations

from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import interests
from game.ai.war.quarrel import Quarrel
from game.politics.war.outbreak.leave import leave_of
from game.politics.war.outsiders import expeditions, joining, steadfast
from game.words import ExpeditionSize, JoinTitle, Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War

SIZES = tuple(ExpeditionSize)


def best(
    view: View, here: Situation, war: War, beside: int, leave: int | None = None
) -> tuple[ExpeditionSize, list[Reason]]:
    """The size in which coming in beside somebody is worth most, and what speaks for and against it."""
    return best_of(Quarrel(view, here, war, beside, leave))


def best_of(quarrel: Quarrel) -> tuple[ExpeditionSize, list[Reason]]:
    """The same of a quarrel that was looked at already."""
    possible = [size for size in SIZES if expeditions.can_send(quarrel.view, quarrel.me, size)] or [
        ExpeditionSize.ALL
    ]
    stakes = interests.stakes_in(quarrel)
    weighed = [(size, _weigh(quarrel, size, stakes)) for size in possible]
    return max(weighed, key=lambda row: (score(row[1]), -SIZES.index(row[0])))


def reasons_to_come(view: View, here: Situation, war: War, beside: int, size: ExpeditionSize) -> list[Reason]:
    """What speaks for and against coming in with so much."""
    quarrel = Quarrel(view, here, war, beside)
    return _weigh(quarrel, size, interests.stakes_in(quarrel))


def _weigh(q: Quarrel, size: ExpeditionSize, about: list[Reason]) -> list[Reason]:
    """All terms for one size; those of the quarrel count as far as one's coming would turn the war."""
    won = q.chance_with(size)
    turned = max(0, won - q.chance(0))
    stakes = [Reason(r.term, fixed.mul(r.weight, turned), r.about) for r in about]
    return [*stakes, *_presence(q, size, turned), *_burdens(q, size, won), *_leave_terms(q, size, turned)]


# --- what comes with being there, and what it costs -------------------------------------------------


def _presence(q: Quarrel, size: ExpeditionSize, turned: int) -> list[Reason]:
    """Bonds, an invitation, and rivals: who is there alone has the say; whose side wins has it, too."""
    minds, war, threats = q.view.rules.minds.outsiders, q.view.rules.minds.war, q.here.threats
    share = q.view.rules.politics.expedition.price[size]
    with_us = [p for p in q.rivals if p in q.friends and p != q.beside]
    against = [p for p in q.rivals if p in q.foes and p not in (q.lord, q.rebel)]
    company = max(with_us, key=lambda p: (threats.get(p, 0), -p), default=-1)
    other = max(against, key=lambda p: (threats.get(p, 0), -p), default=-1)
    alone = fixed.mul(fixed.mul(minds.rival_alone, threats.get(company, 0)), q.turned_by_others)
    alone, gain = fixed.mul(alone, q.concern), fixed.mul(minds.rivals_gain, threats.get(other, 0))
    gain = fixed.mul(gain, q.concern)
    title = q.title
    bonds = {
        JoinTitle.ALLIANCE: Reason(Motive.ALLIANCE, war.alliance, (q.beside,)),
        JoinTitle.PROTECTION: Reason(Motive.PROTECTION, war.protection, (q.beside,)),
    }
    invited = fixed.mul(minds.invited, q.concern) if q.is_invited else 0
    refused = steadfast.said_no(q.view, q.war, q.me, q.beside)
    price = joining.bare_price(q.view, title, size) if title is not None and not _is_there(q) else 0
    if not _is_there(q) and joining.turns_coat(q.war, q.me, q.beside):
        price += q.view.rules.politics.dishonour_standing
    return [
        *([bonds[title]] if title in bonds else []),
        Reason(Motive.INVITED, fixed.mul(invited, turned), (q.lord,)),
        Reason(Motive.RIVAL_ALONE, fixed.mul(alone, share), interests.named(company)),
        Reason(Motive.RIVALS_GAIN, fixed.mul(gain, turned), interests.named(other)),
        Reason(Motive.BARE_TITLE, -fixed.mul(minds.bare_title, price)),
        Reason(Motive.SAID_NO, -minds.said_no if refused else 0),
        *_word_given(q),
    ]


def _word_given(q: Quarrel) -> list[Reason]:
    """The word by which one has renounced land of who would be the enemy, where coming in breaks it."""
    if q.title is None or _is_there(q):
        return []
    broken = joining.words_broken(q.view, q.me, q.war, q.beside, q.title, q.leave)
    if not broken:
        return []
    minds = q.view.rules.minds.treaties
    others = tuple(sorted({p for treaty in broken for p in treaty.parties if p != q.me}))
    word = minds.restraint_name + fixed.mul(q.here.creed.everything, minds.restraint_word)
    return [Reason(Motive.GIVEN_WORD, -word, others)]


def _is_there(q: Quarrel) -> bool:
    return bool(q.war.side_of(q.me))


def _burdens(q: Quarrel, size: ExpeditionSize, won: int) -> list[Reason]:
    """What it costs to go: money and men, defeat, one's own bare borders, tired people, others' alarm."""
    minds, state = q.view.rules.minds.outsiders, q.view.powers[q.me]
    rules = q.view.rules.politics.expedition
    share, gone = rules.price[size], rules.army[size]
    elsewhere = max((fear for p, fear in q.here.threats.items() if p not in q.foes), default=0)
    rival, alarm = q.alarmed
    wars = [w for w in queries.wars_of(q.view, q.me) if w.id != q.war.id]
    tired = (state.exhaustion + state.weariness) // minds.weariness_part
    return [
        Reason(Motive.COST, -minds.cost[size]),
        Reason(Motive.POOR_ODDS, -fixed.mul(fixed.mul(minds.defeat, fixed.ONE - won), share)),
        Reason(Motive.EXPOSURE, -fixed.mul(fixed.mul(minds.exposed, elsewhere), gone)),
        Reason(Motive.ALARM, -fixed.mul(fixed.mul(minds.alarm, alarm), share), interests.named(rival)),
        Reason(Motive.WEARINESS, -fixed.mul(tired, share)),
        Reason(Motive.ALREADY_AT_WAR, q.view.rules.minds.war.already_at_war if wars else 0),
    ]


# --- the table's leave ------------------------------------------------------------------------------


def _leave_terms(q: Quarrel, size: ExpeditionSize, turned: int) -> list[Reason]:
    """What concert logic minds in going without the table's leave, and likes in going with it where it is
    needed; ships alone offend less than an army."""
    minds = q.view.rules.minds.outsiders
    minding = fixed.blend(q.here.creed.crises, fixed.ONE, minds.leave_alike)
    given = leave_of(q.view, q.war, q.me, q.beside) if q.leave is None else q.leave
    share = q.view.rules.politics.expedition.price[size]
    without = fixed.mul(minds.no_leave, share) * (given - 1)
    weight = fixed.mul(minds.leave, turned) if given > 0 else without
    if not given and q.is_invited:  # a sovereign may ask whom he likes
        weight = fixed.mul(weight, minds.asked_leave)
    return [Reason(Motive.TABLES_LEAVE, fixed.mul(weight, minding))]
