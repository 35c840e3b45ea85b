"""Settlement: what happens when a peace is signed.

Title passes to what is ceded; all other occupied land goes back to its owner; armies and ships leave what is
no longer theirs; a truce binds both sides. A smaller party of a separate peace leaves a war that goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics import securities
from game.politics.home import aftermath
from game.politics.perception import evidence
from game.politics.treaties.signing import sign
from game.politics.war.consequences import plebiscites, rising, security
from game.politics.war.consequences.endings import dissolve
from game.politics.war.consequences.passing import cede, disarm, give_ground, send_home
from game.politics.war.consequences.rivals import are_rivals
from game.politics.war.ends import holding_out, overruled
from game.politics.war.outbreak.war import Article, articles
from game.politics.warscore import EMPTY, price_for, standing
from game.rules.land import zones
from game.rules.land.occupation import mark_occupation
from game.words import CasusBelli, OverlordKind, Term, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PowerWord, Record
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

#: What a peace leaves: its terms; or without any what the war was for, a rising that won nothing, armies that
#: march out of what they hold, or nothing at all.
Upshot = Literal["terms", "reached", "rising", "withdrawn", "fruitless"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceSigned(Record):
    """A war ended, for all or for one, on these terms; with how the war stood, term by term, and for how many
    quarters a truce binds the two sides (0: none does)."""

    type: ClassVar[str] = "peace_signed"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "war_over"
    war: int
    name: str
    first: tuple[PowerWord, ...]
    second: tuple[PowerWord, ...]
    terms: tuple[Article, ...]
    standing: dict[str, int]
    war_over: bool
    upshot: Upshot = "terms"
    truce: int = 0


def make_peace(
    world: World,
    war: War,
    first: tuple[int, ...],
    second: tuple[int, ...],
    terms: tuple[PeaceTerm, ...],
    *,
    by_table: bool = False,
    reached: bool | None = None,
) -> list[Record]:
    """Carry out the terms between two groups of belligerents and let them leave the war.

    What goes over a table's standing decision waits for the table, unless it is the table's own peace or what
    arms alone have made.
    ``reached`` says whether what the war was for came about, where the terms alone do not.
    """
    how = standing(world, war)
    shelved = [] if by_table else overruled.may_shelve(world, (*first, *second), terms)
    if shelved:
        terms = (PeaceTerm(Term.STATUS_QUO),)
    upshot = _upshot(world, war, (*first, *second), terms, reached)
    details = aftermath.feel_peace(world, war, first, second, terms, reached)
    _settle_standing(world, war, terms)
    _pay_out(world, war, terms)
    war.terms = (*war.terms, *(term for term in terms if term.term not in EMPTY))
    for term in terms:
        if term.term not in (*securities.LASTING, Term.ANNEXATION):
            details += carry_out(world, term, terms)
    _give_back(world, first, second, is_armistice=terms == (PeaceTerm(Term.STATUS_QUO),))
    for victors in (first, second):
        details += _secure(world, [t for t in terms if t.taker in victors], victors)
    over = _leave(world, war, first, second)
    for power in (*first, *second):
        send_home(world, power)
    truce = 0
    for a in first:
        for b in second:
            if _is_annexed(terms, a, b):
                continue
            if queries.sovereign_of(world, a) == a and queries.sovereign_of(world, b) == b:
                sign(world, TreatyKind.TRUCE, (a, b), name=war.name)
                truce = world.rules.politics.treaty_quarters.get(TreatyKind.TRUCE, 0)
    for term in terms:
        if term.term is Term.SUBMISSION:
            details += rising.submit(world, term)
        elif term.term is Term.ANNEXATION:
            details += carry_out(world, term)
    signed = PeaceSigned(
        war=war.id, name=war.name, first=queries.names(world, first), second=queries.names(world, second),
        terms=articles(world, terms), standing=how, war_over=over,
        upshot=upshot, truce=truce,
    )  # fmt: skip
    for proposal in [p for p in world.proposals.values() if p.war == war.id and over]:
        del world.proposals[proposal.id]
    return [signed, *shelved, *details]


def _is_annexed(terms: Sequence[PeaceTerm], *powers: int) -> bool:
    """Whether one of some powers is no more when the peace is carried out."""
    return any(t.term is Term.ANNEXATION and t.giver in powers for t in terms)


def _upshot(
    reader: Reader, war: War, parties: Sequence[int], terms: Sequence[PeaceTerm], reached: bool | None
) -> Upshot:
    """What a peace leaves behind, before anybody goes home."""
    if any(term.term not in EMPTY for term in terms):
        return "terms"
    if reached:
        return "reached"
    both = {war.attackers[0], war.defenders[0]} <= set(parties)
    if both and war.casus is CasusBelli.REBELLION and reader.powers[war.attackers[0]].overlord >= 0:
        return "rising"
    holder, owner = queries.holders(reader), reader.places.owner
    occupied = queries.occupied_places(reader)
    is_held = any(int(holder[p]) in parties and int(owner[p]) in parties for p in occupied)
    return "withdrawn" if is_held else "fruitless"


def end_risings(world: World) -> list[Record]:
    """Risings end by themselves: submitting without a town left, or on the lines held when arms have come to
    rest (`game.politics.war.ends.holding_out`). Nobody signs that over a table's head: arms have decided."""
    records: list[Record] = []
    for war in [w for w in world.wars.values() if w.casus is CasusBelli.REBELLION and not w.is_over]:
        rebel = war.attackers[0]
        end = holding_out.upshot(world, war, rebel)
        if end is not None:
            realm = tuple(p for p in war.attackers if p in queries.realm_of(world, rebel))
            sides = realm, tuple(war.defenders)
            records += make_peace(world, war, *sides, end[0], by_table=True, reached=end[1])
    return records


def _leave(world: World, war: War, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Take the smaller party of a separate peace out of the war, or end it; whether it is over."""
    leavers = war.leavers(first, second)
    beside = {power: war.camp_of(power)[0] for power in leavers if power != war.camp_of(power)[0]}
    rest_a = [p for p in war.attackers if p not in leavers]
    rest_d = [p for p in war.defenders if p not in leavers]
    if not rest_a and not rest_d:
        war.end = world.turn
        return True
    war.attackers, war.defenders = rest_a, rest_d
    war.left = (*war.left, *leavers)
    war.stood_beside = dict(sorted({**war.stood_beside, **beside}.items()))
    war.stood_back = dict(sorted({**war.stood_back, **dict.fromkeys(leavers, world.turn)}.items()))
    return False


def carry_out(world: World, term: PeaceTerm, terms: Sequence[PeaceTerm] = ()) -> list[Record]:
    """Make one term real; an indemnity remembers which land the same ``terms`` gave for it."""
    match term.term:
        case Term.CESSION:
            return cede(world, term.place, term.taker, apart=False)
        case Term.INDEMNITY:
            parties = (term.giver, term.taker)
            return [
                sign(
                    world,
                    TreatyKind.INDEMNITY,
                    parties,
                    subject=term.giver,
                    amount=term.amount,
                    quarters=term.quarters,
                    bought=_bought(terms, term),
                )
            ]
        case Term.DISARMAMENT:
            disarm(world, term.giver, term.amount)
            return []
        case Term.NEUTRALITY:
            parties = (term.giver, term.taker)
            return [sign(world, TreatyKind.NEUTRALITY, parties, subject=term.giver)]
        case Term.INDEPENDENCE:
            world.powers[term.taker].overlord = -1
            world.powers[term.taker].overlord_kind = None
            return []
        case Term.AUTONOMY:
            world.powers[term.taker].overlord_kind = OverlordKind.SUZERAIN
            return []
        case Term.RESTORATION:
            return security.restore(world, term)
        case Term.SUBMISSION:  # when the war is over
            return []
        case Term.EVACUATION:
            give_ground(world, term.place, int(world.places.owner[term.place]))
            send_home(world, term.giver)
            return []
        case Term.PROTECTION:
            world.powers[term.giver].overlord = term.taker
            world.powers[term.giver].overlord_kind = OverlordKind.PROTECTOR
            return []
        case Term.ANNEXATION:
            return dissolve(world, term.giver, term.taker)
        case Term.VOTE:
            return plebiscites.hold(world, Dice(world.seed), term.place, (term.taker,), binding=True)
        case Term.ZONE:
            parties = (term.giver, term.taker)
            signed = sign(
                world, TreatyKind.DEMILITARISED_ZONE, parties, subject=term.giver, places=(term.place,)
            )
            return [signed, *zones.withdraw(world, term.giver)]
        case Term.NOTE:
            return express_regret(world, term.giver, term.taker)
        case Term.PACT if term.pact is not None:
            return [sign(world, term.pact, (term.giver, term.taker))]
        case _:
            return _secure(world, (term,), (term.taker,))


def express_regret(world: World, giver: int, taker: int) -> list[Record]:
    """Give satisfaction in words: it costs face at home, overcomes distrust, and an insult is forgotten."""
    rules, state = world.rules.diplomacy, world.powers[giver]
    state.legitimacy = fixed.clip(state.legitimacy - rules.apology_legitimacy)
    if memories.last_incident(world, giver, taker) is not None:
        memories.forget_incident(world, giver, taker)
    return evidence.note_good_will(world, taker, (giver,), rules.apology_trust, "apology")


def _secure(world: World, terms: Sequence[PeaceTerm], victors: Sequence[int]) -> list[Record]:
    """Put the lasting securities among some terms into force; whose arms are limited sends men home first."""
    for term in terms:
        if term.term is Term.ARMS_LIMIT:
            disarm(world, term.giver, term.amount)
    return security.put_in_force(world, terms, victors)


def _bought(terms: Sequence[PeaceTerm], price: PeaceTerm) -> tuple[int, ...]:
    """The land that goes the other way in a bargain in which an indemnity is paid."""
    sold = [t for t in terms if t.term is Term.CESSION and (t.giver, t.taker) == (price.taker, price.giver)]
    return tuple(sorted(t.place for t in sold))


def _give_back(world: World, first: tuple[int, ...], second: tuple[int, ...], *, is_armistice: bool) -> None:
    """Occupied land goes back to its owner, but between two governments of one country in an armistice."""
    for holders, owners in ((first, second), (second, first)):
        for owner in owners:
            leave = {h for h in holders if not (is_armistice and are_rivals(world, h, owner))}
            for place in queries.owned_by(world, owner):
                for h in index_of(world.map).hexes[place]:
                    if int(world.controller[h]) in leave:
                        world.controller[h] = owner
                if queries.is_land_place(world, place):
                    mark_occupation(world, place)
                if queries.holder_of(world, place) == owner:
                    world.places.siege[place] = 0


def _settle_standing(world: World, war: War, terms: tuple[PeaceTerm, ...]) -> None:
    """What a power won raises its standing, what it gave lowers it, by what it was worth and up to a limit.

    Who came into the war this quarter has done nothing that anybody would admire.
    """
    most = world.rules.politics.victory_standing
    for power in sorted({p for t in terms for p in (t.giver, t.taker) if p >= 0}):
        won = fixed.clip(price_for(world, terms, (power,)), -most, most)
        state = world.powers[power]
        if won > 0 and war.joined.get(power) == world.turn:
            continue
        state.move_standing(won)
        state.legitimacy = fixed.clip(state.legitimacy + min(0, won))


def _pay_out(world: World, war: War, terms: tuple[PeaceTerm, ...]) -> None:
    """One purse a side: what a peace takes besides land is won score spent, if the war goes on.

    Land that passes is no longer held against its owner, so it has left the score by itself.
    """
    paid = [t for t in terms if t.term is not Term.CESSION]
    war.cashed = fixed.clip(war.cashed + price_for(world, paid, war.attackers), -fixed.ONE)
