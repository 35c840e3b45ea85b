"""Outsiders: whether to come in beside a lord or beside those who rose against him, and with how much.

One sum for either side and both logics (docs/politics.md#outsiders): what the quarrel is to a power, as far
as its coming would turn the war; what comes with being there; and what it costs. Concert logic minds besides
whether the table has given leave; self-help logic takes leave for a courtesy, unless the minds' constants
make both weigh it alike. Prices, no gates: whoever has any title may come on it, and pays for how bare it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.ai.seat import example, situation
from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.politics.perception import kin, threat
from game.politics.war import coalition, expeditions, joining, titles
from game.politics.war.leave import leave_of
from game.politics.war.reach import reach_of
from game.words import ExpeditionSize, JoinTitle, Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War

SIZES = tuple(ExpeditionSize)


@dataclass
class Quarrel:
    """A rising as one outsider sees it who might come in beside one of its leaders."""

    view: View
    here: Situation
    war: War
    beside: int
    leave: int | None = None  # what the table says, where it is not yet known

    @property
    def me(self) -> int:
        """Who looks."""
        return self.here.power

    @property
    def lord(self) -> int:
        """Against whom they rose."""
        return self.war.defenders[0]

    @property
    def rebel(self) -> int:
        """Who rose."""
        return self.war.attackers[0]

    @property
    def side(self) -> int:
        """1 beside the lord, -1 beside the rebel."""
        return 1 if self.war.side_of(self.beside) < 0 else -1

    @cached_property
    def friends(self) -> list[int]:
        """Who fights on the one side, oneself left out."""
        realm = queries.realm_of(self.view, self.me)
        return [p for p in self.war.camp_of(self.beside) if p not in realm]

    @cached_property
    def foes(self) -> list[int]:
        """Who fights on the other."""
        return self.war.opponents_of(self.beside)

    @cached_property
    def reach(self) -> int:
        """The share of one's army that could be there."""
        return reach_of(self.view, self.me, self.lord)

    @cached_property
    def strengths(self) -> tuple[int, int]:
        """Men of the one side and of the other, without oneself."""
        return self._own_men + self._guests + 1, self._men(self.foes) + 1

    @cached_property
    def _own_men(self) -> int:
        """Men of the one side whose quarrel it is; of a lord who cannot end it fewer than on paper."""
        realm = queries.whole_realm_of(self.view, self.beside)
        ours, theirs = self._men([p for p in self.friends if p in realm]), self._men(self.foes)
        if self.side < 0:
            return ours
        return min(ours, fixed.mul(theirs, _lords_odds(self.view, self.war, ours, theirs)))

    @cached_property
    def _guests(self) -> int:
        """Men of outsiders who are there already on the one side."""
        realm = queries.whole_realm_of(self.view, self.beside)
        return self._men([p for p in self.friends if p not in realm])

    def _men(self, side: list[int]) -> int:
        return expeditions.men_in(self.view, self.war, side, self.here.armies)

    @cached_property
    def turned_by_others(self) -> int:
        """How far outsiders who are there already turn the war for the one side."""
        alone = fixed.ratio(self._own_men + 1, self.strengths[1])
        return max(0, self.chance(0) - coalition.win(min(coalition.MOST_ODDS, alone)))

    @cached_property
    def rivals(self) -> list[int]:
        """The great powers, oneself and one's realm left out."""
        mine = queries.whole_realm_of(self.view, self.me)
        return [p for p in queries.great_powers(self.view) if p not in mine]

    @cached_property
    def stakes(self) -> list[Reason]:
        """What it would be to a power that one side wins."""
        return stakes_in(self)

    @cached_property
    def alarmed(self) -> tuple[int, int]:
        """Whom one's coming would alarm most, and how much."""
        return _alarmed(self)

    @cached_property
    def title(self) -> JoinTitle | None:
        """By what title one may come in."""
        return titles.title_to_join(self.view, self.me, self.war, self.beside)

    def chance(self, men: int, ships: int = 0) -> int:
        """The chance of the one side with so many men more, and with ships."""
        ours, theirs = self.strengths
        land = coalition.win(min(coalition.MOST_ODDS, fixed.ratio(ours + men, theirs)))
        return land + fixed.mul(ships, fixed.ONE - land)

    def chance_with(self, size: ExpeditionSize) -> int:
        """The chance of the one side if one comes with so much."""
        share = self.view.rules.politics.expedition.army[size]
        men = fixed.mul(fixed.mul(self.here.army, share), self.reach)
        return self.chance(men, self._ships())

    def _ships(self) -> int:
        """What one's ships are worth off the coasts of a quarrel: by whose they meet there."""
        guns, ports = self.view.navies, threat.shores(self.view)
        if not guns[self.me] or not (ports[self.lord] or ports[self.rebel]):
            return 0
        theirs = sum(guns[p] for p in self.foes)
        sea = fixed.ratio(guns[self.me], guns[self.me] + theirs)
        near = min(fixed.ONE, 2 * self.reach)
        return fixed.mul(self.view.rules.minds.outsiders.ships, fixed.mul(sea, near))


def _lords_odds(view: View, war: War, ours: int, theirs: int) -> int:
    """The odds of a lord who fights a rising: those on paper, and the longer it lasts those it shows.

    Who cannot put a rising down has fewer men to do it with than on paper.
    """
    paper = min(coalition.MOST_ODDS, fixed.ratio(ours + 1, theirs + 1))
    standing = fixed.clip(war.score, -fixed.HALF, fixed.HALF)
    shown = fixed.ratio(fixed.ONE - standing, fixed.ONE + standing)
    age, proof = view.turn - war.start, max(1, view.rules.minds.outsiders.proof)
    return fixed.blend(paper, shown, fixed.clip(fixed.ratio(age, proof)))


def best(
    view: View, here: Situation, war: War, beside: int, leave: int | None = None
) -> tuple[ExpeditionSize, list[Reason]]:
    """The size in which coming in beside somebody is worth most, and what speaks for and against it."""
    quarrel = Quarrel(view, here, war, beside, leave)
    possible = [size for size in SIZES if expeditions.can_send(view, here.power, size)] or [
        ExpeditionSize.ALL
    ]
    weighed = [(size, _weigh(quarrel, size)) for size in possible]
    return max(weighed, key=lambda row: (score(row[1]), -SIZES.index(row[0])))


def reasons_to_come(view: View, here: Situation, war: War, beside: int, size: ExpeditionSize) -> list[Reason]:
    """What speaks for and against coming in with so much."""
    return _weigh(Quarrel(view, here, war, beside), size)


def _weigh(q: Quarrel, size: ExpeditionSize) -> list[Reason]:
    """All terms for one size; those of the quarrel count as far as one's coming would turn the war."""
    won = q.chance_with(size)
    turned = max(0, won - q.chance(0))
    stakes = [Reason(r.term, fixed.mul(r.weight, turned), r.about) for r in q.stakes]
    return [*stakes, *_presence(q, size, turned), *_burdens(q, size, won), *_leave_terms(q, turned)]


# --- what it is about -------------------------------------------------------------------------------


def stakes_in(q: Quarrel) -> list[Reason]:
    """What it would be to a power that one side wins rather than the other, whoever does it."""
    minds, view, here = q.view.rules.minds.outsiders, q.view, q.here
    rival, fear = _who_would_gain(q)
    heir = _claim_on(q, q.lord)
    fear = fixed.mul(fear, fixed.ONE - heir)  # an heir has less to lose
    lord_feared = fixed.mul(here.threats.get(q.lord, 0), fixed.ONE - here.creed.everything)
    trust = view.beliefs.trust[q.me]
    return [
        Reason(Motive.PRINCIPLE, fixed.mul(minds.principle, q.side * _liking(q))),
        Reason(Motive.EXAMPLE, q.side * example.example_to(view, q.me, q.rebel)),
        Reason(Motive.BUFFER, q.side * fixed.mul(minds.buffer, fixed.mul(fear, q.reach)), named(rival)),
        Reason(Motive.STRAITS, q.side * fixed.mul(minds.straits, fear) * _holds_straits(q), (q.lord,)),
        Reason(Motive.RIVALS_LOSS, -q.side * fixed.mul(minds.rivals_loss, lord_feared), (q.lord,)),
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


def _liking(q: Quarrel) -> int:
    """How far what a power holds right is the lord's right rather than the rebel's, -1 to 1 and more.

    Like helps like; what one will not see win anywhere counts against; to an old throne a rebel is a rebel.
    """
    rules, powers = q.view.rules.revolution.ideologies, q.view.powers
    mine = powers[q.me].home.ideology
    creed, liking = rules[mine], 0
    for power, sign in ((q.lord, 1), (q.rebel, -1)):
        right = powers[power].home.ideology
        liking += sign * ((right is mine) - (right in creed.against))
    if creed.old and rules[powers[q.lord].home.ideology].crowned:
        return liking * fixed.ONE + q.view.rules.minds.outsiders.throne
    return liking * fixed.ONE


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
    gain = fixed.mul(minds.rivals_gain, threats.get(other, 0))
    title = q.title
    bonds = {
        JoinTitle.ALLIANCE: Reason(Motive.ALLIANCE, war.alliance, (q.beside,)),
        JoinTitle.PROTECTION: Reason(Motive.PROTECTION, war.protection, (q.beside,)),
    }
    asked = q.side > 0 and q.me in q.war.invited
    price = joining.bare_price(q.view, title, size) if title is not None and not _is_there(q) else 0
    return [
        *([bonds[title]] if title in bonds else []),
        Reason(Motive.INVITED, fixed.mul(minds.invited, turned) if asked else 0, (q.lord,)),
        Reason(Motive.RIVAL_ALONE, fixed.mul(alone, share), named(company)),
        Reason(Motive.RIVALS_GAIN, fixed.mul(gain, turned), named(other)),
        Reason(Motive.BARE_TITLE, -fixed.mul(minds.bare_title, price)),
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


def named(power: int) -> tuple[int, ...]:
    """Whom a term speaks of, if anybody."""
    return (power,) if power >= 0 else ()


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
        Reason(Motive.ALARM, -fixed.mul(fixed.mul(minds.alarm, alarm), share), named(rival)),
        Reason(Motive.WEARINESS, -fixed.mul(tired, share)),
        Reason(Motive.ALREADY_AT_WAR, q.view.rules.minds.war.already_at_war if wars else 0),
    ]


def _alarmed(q: Quarrel) -> tuple[int, int]:
    """The great power that one's coming would alarm most: it fears one, lies near, and could do something."""
    worst, most = -1, 0
    for rival in q.rivals:
        if q.war.side_of(rival) or rival == q.lord:
            continue
        fear = situation.threats_to(q.view, rival).get(q.me, 0)
        able = fixed.clip(fixed.ratio(q.here.armies[rival], max(1, q.here.army)))
        alarm = fixed.mul(fixed.mul(fear, reach_of(q.view, rival, q.lord)), able)
        if alarm > most:
            worst, most = rival, alarm
    return worst, most


# --- the table's leave ------------------------------------------------------------------------------


def _leave_terms(q: Quarrel, turned: int) -> list[Reason]:
    """What concert logic minds in going without the table's leave, and likes in going with it where it is
    needed."""
    minds = q.view.rules.minds.outsiders
    minding = fixed.blend(q.here.creed.crises, fixed.ONE, minds.leave_alike)
    given = leave_of(q.view, q.war, q.me, q.beside) if q.leave is None else q.leave
    weight = fixed.mul(minds.leave, turned) if given > 0 else minds.no_leave * (given - 1)
    if not given and q.side > 0 and q.me in q.war.invited:  # a sovereign may ask whom he likes
        weight = fixed.mul(weight, minds.asked_leave)
    return [Reason(Motive.TABLES_LEAVE, fixed.mul(weight, minding))]


# --- the lord asks for help -------------------------------------------------------------------------


def reasons_to_ask(view: View, here: Situation, war: War, guest: int) -> list[Reason]:
    """What speaks for a lord's asking an outsider in: his arms, against pride and the fear of the guest."""
    minds = view.rules.minds.outsiders
    theirs = max(1, expeditions.men_in(view, war, war.attackers, here.armies))
    ours = expeditions.men_in(view, war, war.defenders, here.armies)
    ours = min(ours, fixed.mul(theirs, _lords_odds(view, war, ours, theirs)))
    brought = fixed.mul(here.armies[guest], reach_of(view, guest, war.defenders[0]))
    without, with_him = (
        coalition.win(min(coalition.MOST_ODDS, fixed.ratio(men, theirs))) for men in (ours, ours + brought)
    )
    fear = here.threats.get(guest, 0)
    return [
        Reason(Motive.THEIR_ARMS, fixed.mul(minds.ask, max(0, with_him - without)), (guest,)),
        Reason(Motive.PRIDE, -minds.ask_pride),
        Reason(Motive.FOREIGN_TROOPS, -fixed.mul(minds.ask_fear, fear), (guest,)),
    ]
