"""What a quarrel is to an outsider: the stakes of a rising for who has no part in it.

One list for either side and both logics (docs/politics.md#outsiders); all of it counts as far as the quarrel
concerns a power at all (`game.ai.war.concern`).
"""

from __future__ import annotations

from game.ai.seat import example
from game.ai.seat.desk import Reason
from game.ai.war.quarrel import Quarrel
from game.politics.perception import kin, threat
from game.words import Motive, TreatyKind
from game.world import fixed
from game.world.state import queries

#: Treaties by which a great power keeps another up.
KEEPING = (TreatyKind.GUARANTEE, TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)


def stakes_in(q: Quarrel) -> list[Reason]:
    """What it is to a power, as far as it is any of its business, that one side wins, whoever does it."""
    return [Reason(r.term, fixed.mul(q.concern, r.weight), r.about) for r in _stakes(q)]


def _stakes(q: Quarrel) -> list[Reason]:
    """What it would be to a power next door."""
    minds, view = q.view.rules.minds.outsiders, q.view
    rival, fear = _who_would_gain(q)
    heir = _claim_on(q, q.lord)
    fear = fixed.mul(fear, fixed.ONE - heir)  # an heir has less to lose
    loser, loss = _rivals_loss(q)
    trust = view.beliefs.trust[q.me]
    return [
        Reason(Motive.PRINCIPLE, fixed.mul(minds.principle, q.side * _liking(q))),
        Reason(Motive.EXAMPLE, q.side * example.example_to(view, q.me, q.rebel)),
        Reason(Motive.BUFFER, q.side * fixed.mul(minds.buffer, fixed.mul(fear, q.reach)), named(rival)),
        Reason(Motive.STRAITS, q.side * fixed.mul(minds.straits, fear) * _holds_straits(q), (q.lord,)),
        Reason(Motive.RIVALS_LOSS, -q.side * loss, named(loser)),
        Reason(Motive.OWN_CLAIM, -q.side * fixed.mul(minds.claim, heir), (q.lord,)),
        Reason(
            Motive.KIN, q.side * fixed.mul(minds.kin, _kin(q, q.lord) - _kin(q, q.rebel)),
            (q.lord if _kin(q, q.lord) > _kin(q, q.rebel) else q.rebel,),
        ),
        Reason(
            Motive.FRIENDSHIP, q.side * fixed.mul(minds.friendship, int(trust[q.lord]) - int(trust[q.rebel])),
            (q.beside,),
        ),
    ]  # fmt: skip


def _rivals_loss(q: Quarrel) -> tuple[int, int]:
    """Whom one fears that a lord's fall would hurt, and what it is worth in self-help logic.

    It hurts the lord; and next door it hurts a great power which has bound itself to keep him up.
    """
    minds, threats = q.view.rules.minds.outsiders, q.here.threats
    bonds = queries.treaties_of(q.view, q.lord, *KEEPING)
    is_near = bool(threat.neighbours(q.view)[q.me] & {q.lord, q.rebel})
    is_ours = any(q.me in t.parties for t in bonds)
    keepers = {p for t in bonds for p in t.parties if p in q.rivals and p != q.lord}
    patrons = sorted(keepers) if is_near and not is_ours else []
    losses = [(fixed.mul(minds.rivals_loss, threats.get(q.lord, 0)), -q.lord)]
    losses += [(fixed.mul(minds.rivals_ward, threats.get(p, 0)), -p) for p in patrons]
    worst, loser = max(losses)
    return -loser, fixed.mul(worst, fixed.ONE - q.here.creed.everything)


def _liking(q: Quarrel) -> int:
    """How far what a power holds right is the lord's right rather than the rebel's, -1 to 1 and more.

    Like helps like; what one will not see win anywhere counts against; to an old throne a rebel is a rebel;
    who rises against a lord of another faith has the hearts of all who are not of it either.
    """
    rules, powers = q.view.rules.revolution.ideologies, q.view.powers
    mine = powers[q.me].home.ideology
    creed, liking = rules[mine], 0
    for power, sign in ((q.lord, 1), (q.rebel, -1)):
        right = powers[power].home.ideology
        liking += sign * ((right is mine) - (right in creed.against))
    minds, lords = q.view.rules.minds.outsiders, rules[powers[q.lord].home.ideology]
    felt = liking * fixed.ONE
    if creed.old and lords.crowned:
        felt += minds.throne
    others = (mine, powers[q.rebel].home.ideology)
    if lords.faith and powers[q.lord].home.ideology not in others:
        felt -= minds.faith
    return felt


def _who_would_gain(q: Quarrel) -> tuple[int, int]:
    """The great power that would gain if the lord were lost, and the fear of it: next door, or his heir."""
    near = threat.neighbours(q.view)[q.lord]
    heirs = {c.power for c in q.view.claims if int(q.view.places.owner[c.place]) == q.lord}
    rivals = [
        p
        for p in q.rivals
        if (p in near or p in heirs) and p not in (q.lord, q.rebel) and not _is_like_the_lord(q, p)
    ]
    worst = max(rivals, key=lambda p: (q.here.threats.get(p, 0), -p), default=-1)
    fear, armies = q.here.threats.get(worst, 0), q.here.armies
    if worst >= 0 and q.me in near:  # who lies there, too, would have his part of it
        fear = fixed.mul(fear, fixed.ratio(armies[worst], max(1, armies[worst] + q.here.army)))
    return worst, fear


def _is_like_the_lord(q: Quarrel, rival: int) -> bool:
    """Whether a rival holds right what the lord does and the rebel does not: it does not gain by his fall."""
    right, lord, rebel = (q.view.powers[p].home.ideology for p in (rival, q.lord, q.rebel))
    return right is lord and right is not rebel


def _holds_straits(q: Quarrel) -> bool:
    """Whether a lord or one of his realm holds a shore of a strait."""
    realm = queries.realm_of(q.view, q.lord)
    held = q.view.controller
    return any(int(held[h]) in realm for strait in q.view.map.straits for h in strait.shores)


def _kin(q: Quarrel, other: int) -> int:
    """How far another is of one's own people, and how much such things are felt at home."""
    felt = (fixed.ONE + q.view.powers[q.me].nationalism) // 2
    return fixed.mul(felt, kin.kinship(q.view, q.me, other))


def _claim_on(q: Quarrel, owner: int) -> int:
    """One's strongest claim to land of a lord's."""
    mine = (c for c in q.view.claims if c.power == q.me)
    return max((c.strength for c in mine if int(q.view.places.owner[c.place]) == owner), default=0)


def named(power: int) -> tuple[int, ...]:
    """Whom a term speaks of, if anybody."""
    return (power,) if power >= 0 else ()
