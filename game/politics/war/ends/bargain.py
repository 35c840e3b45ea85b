"""The laws of a bargain of peace: who speaks for whom, what may pass, and whose own consent it takes.

Leaders talk for their sides and anybody may talk for himself, but what robs or binds a power needs its own
signature. Land changes hands only where it is held or was named as an aim from the start, and nobody who
came into the war this quarter leaves it with land.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.politics import securities
from game.politics.bonds import foe_to_spare
from game.politics.perception import threat
from game.politics.war.consequences.rivals import is_home_affair
from game.politics.war.might.reach import strike_of
from game.politics.war.outbreak.titles import ALLIANCES, PROMISES, title_to_join
from game.politics.war.outbreak.war import is_sound, most_indemnity
from game.politics.warscore import HARD
from game.rules.orders import Code, Refusal, refuse
from game.words import OverlordKind, Phase, Term, TreatyKind
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War

#: Terms of which a giver can agree to one only, whoever gets it; money may go to each of the victors.
ONCE = frozenset({Term.DISARMAMENT, *securities.HARD})


# --- who speaks -------------------------------------------------------------------------------------


def speaks_for(reader: Reader, war: War, power: int, *, alone: bool = False) -> tuple[int, ...]:
    """For whom a belligerent talks: its side if it leads it, else (or ``alone``) itself and its realm."""
    side = war.camp_of(power)
    if side[0] == power and not alone:
        return tuple(side)
    realm = queries.realm_of(reader, power)
    return tuple(p for p in side if p == power or p in realm)


def parties_of(
    reader: Reader, war: War, proposer: int, receiver: int, is_separate: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Between whom a peace would be: the proposer's group and the receiver's."""
    return speaks_for(reader, war, proposer, alone=is_separate), speaks_for(reader, war, receiver)


def voice_of(reader: Reader, power: int) -> int:
    """Who signs for a power what it loses: itself, or its crown where it has none but that.

    A crown union has one foreign policy. A vassal follows its lord to war and peace, and a protectorate its
    protector; but its land, its men and its money are its own to give. Who is in arms against its crown
    speaks for itself.
    """
    state = reader.powers[power]
    above = state.overlord
    in_arms = above >= 0 and queries.at_war(reader, power, above)
    if state.overlord_kind is OverlordKind.CROWN_UNION and above >= 0 and not in_arms:
        return voice_of(reader, above)
    return power


def must_sign(reader: Reader, terms: Sequence[PeaceTerm], proposer: int, receiver: int) -> tuple[int, ...]:
    """Whose signature a bargain takes besides that of the two who struck it, ascending."""
    losers = {voice_of(reader, t.giver) for t in terms if t.term in HARD or t.term is Term.INDEMNITY}
    bound = (Term.NEUTRALITY, Term.VIGILANCE)  # they bind who gets them, too
    losers |= {voice_of(reader, t.taker) for t in terms if t.term in bound}
    return tuple(sorted(losers - {proposer, receiver}))


def without_watch(reader: Reader, terms: Sequence[PeaceTerm], power: int) -> tuple[PeaceTerm, ...]:
    """The terms without the watch that a power would keep; one watcher alone is none."""
    watches = [t for t in terms if t.term is Term.VIGILANCE and voice_of(reader, t.taker) != power]
    kept = watches if len(watches) > 1 else []
    rest = tuple(t for t in terms if t.term is not Term.VIGILANCE or t in kept)
    return rest or (PeaceTerm(Term.STATUS_QUO),)


# --- what may pass ----------------------------------------------------------------------------------


def check_bargain(
    reader: Reader, war: War, proposer: int, receiver: int, terms: Sequence[PeaceTerm], is_separate: bool
) -> Refusal | None:
    """Why terms of peace between two belligerents cannot be; None if they can."""
    leads = war.attackers[0], war.defenders[0]
    if not is_separate and (proposer not in leads or receiver not in leads):
        return refuse(Code.NOT_A_BELLIGERENT, power=reader.roster[proposer].id)
    if not terms:
        return refuse(Code.BAD_TERMS, what="terms")
    if is_home_affair(reader, war) and all(term.term is Term.STATUS_QUO for term in terms):
        return refuse(Code.BAD_TERMS, what=Term.STATUS_QUO)  # neither of two governments stops half-way
    first, second = parties_of(reader, war, proposer, receiver, is_separate)
    if len(first) < len(war.camp_of(proposer)) and len(second) < len(war.camp_of(receiver)):
        # nobody leaves a war by a treaty with the least of his enemies
        return refuse(Code.NOT_A_BELLIGERENT, power=reader.roster[receiver].id)
    for term in terms:
        if not (is_sound(reader, term, first, second) or is_sound(reader, term, second, first)):
            return refuse(Code.BAD_TERMS, what=term.term)
    if bad := check_together(reader, terms):
        return bad
    for term in terms:
        if bad := check_ground(reader, war, term, first if term.taker in first else second):
            return bad
    return check_joined(reader, terms)


def check_joined(reader: Reader, terms: Sequence[PeaceTerm]) -> Refusal | None:
    """Why land could not pass though its giver were willing: its taker could not reach it; None if it can."""
    apart = lands_apart(reader, terms)
    return refuse(Code.LAND_APART, place=reader.map.place_id(apart[0].place)) if apart else None


def check_together(reader: Reader, terms: Sequence[PeaceTerm]) -> Refusal | None:
    """Why articles that are sound one by one cannot stand in one treaty; None if they can."""
    seen: set[tuple[Term, str, int, int, int]] = set()
    for term in terms:
        key = (term.term, term.pact or "", term.place, term.giver, -1 if term.term in ONCE else term.taker)
        if key in seen:
            return refuse(Code.TERMS_CLASH, what=term.term)
        seen.add(key)
    if (twice := _said_twice(terms)) is not None:
        return refuse(Code.TERMS_CLASH, what=twice.term)
    return check_zones(reader, terms) or _check_sums(reader, terms)


def check_zones(reader: Reader, terms: Sequence[PeaceTerm]) -> Refusal | None:
    """No more of a country is emptied of soldiers at a time than two could agree on in peace."""
    most = reader.rules.diplomacy.zone_most
    for giver in sorted({t.giver for t in terms if t.term is Term.ZONE}):
        if sum(t.term is Term.ZONE and t.giver == giver for t in terms) > most:
            return refuse(Code.BAD_TERMS, what=Term.ZONE)
    return None


def _said_twice(terms: Sequence[PeaceTerm]) -> PeaceTerm | None:
    """A security that another article makes empty: a pledge of ceded land, a limit beside a disarmament; or
    an alliance with who is to be neutral.

    A watch that one alone would keep is none either.
    """
    ceded = {t.place for t in terms if t.term is Term.CESSION}
    annexed = {t.giver for t in terms if t.term is Term.ANNEXATION}
    disarmed = {t.giver for t in terms if t.term is Term.DISARMAMENT}
    neutral = {t.giver for t in terms if t.term is Term.NEUTRALITY}
    watches = [t for t in terms if t.term is Term.VIGILANCE]
    for term in terms:
        if term.giver in annexed and term.term is not Term.ANNEXATION:
            return term
        if term.term in (Term.OCCUPATION, Term.ZONE, Term.VOTE) and term.place in ceded:
            return term
        if term.pact in ALLIANCES and term.giver in neutral:
            return term
        if term.term is Term.ARMS_LIMIT and term.giver in disarmed:
            return term
        if term.term is Term.VIGILANCE and sum(w.giver == term.giver for w in watches) < 2:
            return term
    return None


def _check_sums(reader: Reader, terms: Sequence[PeaceTerm]) -> Refusal | None:
    """Nobody cedes all he has, nor pays more in a quarter than he can, with what he owes already."""
    for giver in sorted({t.giver for t in terms if t.giver >= 0}):
        ceded = sum(t.term is Term.CESSION and t.giver == giver for t in terms)
        if ceded and ceded >= len(queries.owned_by(reader, giver)):
            return refuse(Code.BAD_TERMS, what=reader.roster[giver].id)
        paid = sum(t.amount for t in terms if t.term is Term.INDEMNITY and t.giver == giver)
        if paid and paid + owed_by(reader, giver) > most_indemnity(reader, giver):
            return refuse(Code.BAD_TERMS, what=Term.INDEMNITY)
    return None


def owed_by(reader: Reader, power: int) -> int:
    """What a power pays a quarter by indemnities it has signed, thousands of pounds."""
    return sum(
        t.amount for t in queries.treaties_of(reader, power, TreatyKind.INDEMNITY) if t.subject == power
    )


def check_ground(reader: Reader, war: War, term: PeaceTerm, group: Sequence[int]) -> Refusal | None:
    """Land that passes is won or was named; a whole state passes only to who holds all of it."""
    if term.term is Term.CESSION:
        return check_land(reader, war, term, group)
    if term.term is not Term.ANNEXATION:
        return None
    if came_lately(reader, war, term.taker):
        return refuse(Code.NEWCOMER, power=reader.roster[term.taker].id)
    holder = queries.holders(reader)
    free = [p for p in queries.owned_by(reader, term.giver) if int(holder[p]) not in group]
    return refuse(Code.LAND_NOT_WON, place=reader.map.place_id(free[0])) if free else None


def check_land(reader: Reader, war: War, term: PeaceTerm, group: Sequence[int]) -> Refusal | None:
    """Land passes to who has stood in the war, where his group holds it or it was an aim from the start."""
    if came_lately(reader, war, term.taker):
        return refuse(Code.NEWCOMER, power=reader.roster[term.taker].id)
    named = any(a.term is Term.CESSION and (a.place, a.taker) == (term.place, term.taker) for a in war.aims)
    if named or queries.holder_of(reader, term.place) in group:
        return None
    return refuse(Code.LAND_NOT_WON, place=reader.map.place_id(term.place))


def lands_apart(reader: Reader, terms: Sequence[PeaceTerm]) -> list[PeaceTerm]:
    """Cessions of land that its taker could not reach: it neither holds it nor joins it to what is its own.

    Land joins its realm's land, what else the same peace gives it, or a water on which the realm has a port.
    A coast to which it has a claim is in reach of who carries men there by sea.
    """
    owner, holder, index = reader.places.owner, queries.holders(reader), index_of(reader.map)
    land = [t for t in terms if t.term is Term.CESSION and queries.is_land_place(reader, t.place)]
    realms = {t.taker: queries.whole_realm_of(reader, t.taker) for t in land}
    left = [t for t in land if int(holder[t.place]) not in realms[t.taker]]
    mine = {taker: {t.place for t in land if t.taker == taker and t not in left} for taker in realms}
    ports = threat.shores(reader)

    def joins(term: PeaceTerm) -> bool:
        realm, waters = realms[term.taker], index.zones[term.place]
        near = any(int(owner[b]) in realm or b in mine[term.taker] for b in index.borders[term.place])
        if near or any(not ports[p].isdisjoint(waters) for p in realm):
            return True
        claimed = any((c.power, c.place) == (term.taker, term.place) for c in reader.claims)
        return bool(waters) and claimed and strike_of(reader, term.taker, term.giver) > 0

    while joined := [term for term in left if joins(term)]:
        for term in joined:
            left.remove(term)
            mine[term.taker].add(term.place)
    return left


def came_lately(reader: Reader, war: War, power: int) -> bool:
    """Whether a belligerent came into the war this quarter; who was in it from the start, this month."""
    if power in war.joined:
        return war.joined[power] >= reader.turn
    return war.start >= reader.turn and not month_is_over(reader)


def month_is_over(reader: Reader) -> bool:
    """Whether a month of this quarter's operations has passed."""
    return reader.phase is Phase.CLOSE or (
        reader.phase is Phase.OPERATIONS and reader.rules.movement.month(reader.round) > 1
    )


# --- who could still come ---------------------------------------------------------------------------


def help_may_come(reader: Reader, war: War, power: int) -> bool:
    """Whether somebody bound to stand beside a belligerent could still come in: too soon to give anything.

    In the first quarter nobody can know. Then as long as a promise has time to be honoured and was not
    refused, or a call is not answered yet.
    """
    age = reader.turn - war.start
    camp = war.camp_of(power)
    if any(caller in camp for caller in war.called.values()):
        return True
    if age == 0:
        return not is_forsaken(reader, war, power)
    if age > reader.rules.politics.honour_quarters:
        return False
    return any(_is_bound_to_come(reader, war, p, camp[0]) for p in queries.existing(reader))


def _is_bound_to_come(reader: Reader, war: War, power: int, beside: int) -> bool:
    if war.side_of(power) or power in war.refused or queries.sovereign_of(reader, power) != power:
        return False
    if title_to_join(reader, power, war, beside) not in PROMISES:
        return False
    culprit = war.verdicts.get(power, -1)
    return foe_to_spare(reader, power, war.opponents_of(beside), culprit) < 0


def is_forsaken(reader: Reader, war: War, power: int) -> bool:
    """Whether a belligerent stands alone: it called for help, all refused, and a month of war is over."""
    camp = war.camp_of(power)
    alone = set(camp) <= set(queries.whole_realm_of(reader, camp[0]))
    waits = any(caller in camp for caller in war.called.values())
    late = reader.turn > war.start or month_is_over(reader)
    return alone and late and not waits and any(_stayed_away(reader, p, camp[0]) for p in war.refused)


def _stayed_away(reader: Reader, power: int, friend: int) -> bool:
    """Whether who refused a call was bound to a power and not to its enemies."""
    bonds = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE)
    return bool(queries.treaties_between(reader, power, friend, *bonds))
