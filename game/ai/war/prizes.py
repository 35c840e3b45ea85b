"""Prizes: what land is worth to who would ask for it, and what makes it worth more or less.

Land is worth what it yields, at the appetite that a claim, kin or a pathology lends. Kin of one's own people
make it worth more; strangers less, and least the victim's own people, who would never be at rest; land that
rounds off one's own more, and land that lies apart or across another's less. These are facts of the map and
of the peoples on it, the same for every power and under either logic: an absurd aim falls out by its price.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.politics import warscore
from game.politics.perception import kin
from game.politics.war.consequences import plebiscites
from game.politics.war.might.stake import LAND, land_of
from game.politics.war.outbreak.war import DeclareWar
from game.rules.money import economy
from game.words import Term
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Claim, PeaceTerm


@dataclass(frozen=True, slots=True)
class Worth:
    """What land is worth, permyriad of one's own output, in the parts that are told apart."""

    plain: int = 0
    kin: int = 0
    strangers: int = 0
    shape: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.plain + self.kin + self.strangers + self.shape

    def times(self, share: int) -> Worth:
        """A share of each part."""
        parts = (self.plain, self.kin, self.strangers, self.shape)
        return Worth(*(fixed.mul(part, share) for part in parts))

    def __add__(self, other: Worth) -> Worth:
        return Worth(
            self.plain + other.plain, self.kin + other.kin,
            self.strangers + other.strangers, self.shape + other.shape,
        )  # fmt: skip


def claims_of(view: View) -> list[Claim]:
    """Own claims on land held by others."""
    return [c for c in view.claims if c.power == view.power and view.places.owner[c.place] != view.power]


def kin_appetite(view: View) -> int:
    """How much a people wants its kin next door back without any title: nothing before a national time."""
    rules, fervour = view.rules.ambition, view.powers[view.power].nationalism
    return fixed.mul(rules.kin_appetite, fervour) if fervour >= rules.kin_from else 0


def kin_next_door(view: View) -> list[int]:
    """Land at one's border where one's people live under a state that is not theirs, ascending."""
    borders, owner = index_of(view.map).borders, view.places.owner
    near = {b for place in queries.owned_by(view, view.power) for b in borders[place]}
    return [
        place
        for place in sorted(near)
        if (holder := int(owner[place])) >= 0
        and holder != view.power
        and kin.is_kin(view, view.power, place)
        and kin.are_strangers(view, holder, place)
    ]


def worth_of(view: View, place: int, beside: Collection[int] = ()) -> Worth:
    """What a place would be worth, with what else is asked for beside it."""
    rules, me = view.rules.ambition, view.power
    own = max(1, int(economy.outputs(view)[me]))
    held = max((c.strength for c in claims_of(view) if c.place == place), default=0)
    appetite = max(view.powers[me].home.predation, fixed.mul(rules.claim, held))
    is_kin, holder = kin.is_kin(view, me, place), int(view.places.owner[place])
    if is_kin:
        appetite = max(appetite, kin_appetite(view))
    value = fixed.ratio(int(economy.province_outputs(view)[place]), own) + rules.position
    plain = fixed.mul(value, appetite)
    strangers = 0
    if kin.are_strangers(view, me, place):
        is_core = holder >= 0 and kin.is_kin(view, holder, place)
        much = fixed.mul(rules.digest, value)  # a province as rich as all one has is no province
        dislike = rules.strangers + (rules.core if is_core else 0) + much
        strangers = fixed.mul(plain, min(fixed.ONE, dislike))
    drawn = fixed.mul(plain, rules.kin) if is_kin else 0
    shape = fixed.mul(plain, fixed.mul(rules.shape, _fit(view, place, beside)))
    return Worth(plain, drawn, -strangers, max(shape, strangers - plain - drawn))


def prize(view: View, order: DeclareWar) -> Worth:
    """What is asked for, as a share of own output.

    No more of it than the peace of a war well won would carry: land is given for what map and battles cost.
    """
    places = [place for aim in order.aims if aim.term in LAND for place in land_of(view, aim)]
    found = Worth()
    for aim in order.aims:
        found += _article(view, aim, places)
    price = sum(warscore.term_price(view, aim) for aim in order.aims if aim.term in LAND)
    return found.times(min(fixed.ONE, fixed.ratio(view.rules.ambition.carried, max(1, price))))


def _article(view: View, aim: PeaceTerm, places: Sequence[int]) -> Worth:
    """What one article is worth to who asks for it; of a state asked for whole each of its provinces."""
    rules, own = view.rules.ambition, max(1, int(economy.outputs(view)[view.power]))
    place = aim.place
    match aim.term:
        case Term.CESSION:
            return worth_of(view, place, places)
        case Term.ANNEXATION:
            return sum((worth_of(view, part, places) for part in land_of(view, aim)), Worth())
        case Term.VOTE:
            return worth_of(view, place, places).times(plebiscites.appeal(view, place, view.power))
        case Term.EVACUATION:
            value = fixed.ratio(int(economy.province_outputs(view)[place]), own) + rules.position
            return Worth(fixed.mul(value, max(view.powers[view.power].home.predation, rules.claim)))
        case Term.INDEMNITY:
            return Worth(fixed.ratio(aim.amount * aim.quarters, QUARTERS_A_YEAR * own))
        case _:
            return Worth()


def _fit(view: View, place: int, beside: Collection[int]) -> int:
    """How land would lie with one's own: from -1, apart, over 0 (`joined`) to 1."""
    near = index_of(view.map).borders[place]
    if not near:
        return 0  # an island is as near to one as to another
    realm, owner = set(queries.realm_of(view, view.power)), view.places.owner
    mine = sum(int(owner[b]) in realm or b in beside for b in near)
    at_home = fixed.ratio(mine, len(near)) - view.rules.ambition.joined
    return fixed.clip(fixed.ratio(at_home, view.rules.ambition.joined), -fixed.ONE)
