"""A quarrel: a rising as one outsider sees it who might come in, and what his coming would turn.

Nobody turns what is turned already: each who is there makes the next one's coming worth less, and ships
count by how far they change who rules the waters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.ai.seat import situation
from game.ai.seat.situation import Situation
from game.ai.war.concern import concern_of
from game.politics.perception import threat
from game.politics.war.might import coalition
from game.politics.war.might.reach import reach_of
from game.politics.war.outbreak import titles
from game.politics.war.outsiders import expeditions
from game.words import ExpeditionSize, JoinTitle
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War


@dataclass
class Quarrel:
    """A rising as one outsider sees it who might come in beside one of its leaders."""

    view: View
    here: Situation
    war: War
    beside: int
    leave: int | None = None  # what the table says, where it is not yet known
    asked: bool = False  # as if the lord had asked for help already

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
        return min(ours, fixed.mul(theirs, lords_odds(self.view, self.war, ours, theirs)))

    @cached_property
    def _guests(self) -> int:
        """Men of outsiders who are there already on the one side."""
        realm = queries.whole_realm_of(self.view, self.beside)
        return self._men([p for p in self.friends if p not in realm])

    def _men(self, side: list[int]) -> int:
        return expeditions.men_in(self.view, self.war, side, self.here.armies)

    @cached_property
    def turned_by_others(self) -> int:
        """How far outsiders who are there already turn the war for the one side, by land or by sea."""
        alone = coalition.win(min(coalition.MOST_ODDS, fixed.ratio(self._own_men + 1, self.strengths[1])))
        guests = [p for p in self.friends if p in self.war.expeditions]
        without = self._waters(-sum(self.view.navies[p] for p in guests))
        ruled = fixed.mul(self.view.rules.minds.outsiders.ships, max(0, self._waters() - without))
        return max(0, self.chance(0) - alone + fixed.mul(ruled, fixed.ONE - alone))

    @cached_property
    def rivals(self) -> list[int]:
        """The great powers, oneself and one's realm left out."""
        mine = queries.whole_realm_of(self.view, self.me)
        return [p for p in queries.great_powers(self.view) if p not in mine]

    @cached_property
    def alarmed(self) -> tuple[int, int]:
        """Whom one's coming would alarm most, and how much."""
        return _alarmed(self)

    @cached_property
    def concern(self) -> int:
        """How far the quarrel is one's own business, by how near one lies."""
        return concern_of(self.view, self.me, self.lord, self.rebel)

    @property
    def is_invited(self) -> bool:
        """Whether one is there at the lord's wish."""
        return self.side > 0 and (self.asked or self.me in self.war.invited)

    @cached_property
    def title(self) -> JoinTitle | None:
        """By what title one may come in; the table's, where it gives leave and one has no older promise."""
        found = titles.title_to_join(self.view, self.me, self.war, self.beside)
        return JoinTitle.MANDATE if self.leave == 1 and found not in titles.PROMISES else found

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
        """What one's ships are worth off the coasts of a quarrel: how far they change who rules there."""
        guns, ports = self.view.navies[self.me], threat.shores(self.view)
        if not guns or not (ports[self.lord] or ports[self.rebel]):
            return 0
        sent = fixed.mul(guns, min(fixed.ONE, 2 * self.reach))
        gained = self._waters(sent) - self._waters()
        return fixed.mul(self.view.rules.minds.outsiders.ships, max(0, gained))

    def _waters(self, more: int = 0) -> int:
        """The one side's share of all guns afloat in the quarrel, with so many more of them."""
        guns = self.view.navies
        ours, theirs = (sum(guns[p] for p in side) for side in (self.friends, self.foes))
        return fixed.ratio(max(0, ours + more), max(1, ours + more + theirs))


def lords_odds(view: View, war: War, ours: int, theirs: int) -> int:
    """The odds of a lord who fights a rising: those on paper, and the longer it lasts those it shows.

    Who cannot put a rising down has fewer men to do it with than on paper.
    """
    paper = min(coalition.MOST_ODDS, fixed.ratio(ours + 1, theirs + 1))
    standing = fixed.clip(war.score, -fixed.HALF, fixed.HALF)
    shown = fixed.ratio(fixed.ONE - standing, fixed.ONE + standing)
    age, proof = view.turn - war.start, max(1, view.rules.minds.outsiders.proof)
    return fixed.blend(paper, shown, fixed.clip(fixed.ratio(age, proof)))


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
