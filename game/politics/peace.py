"""Peace: how a war stands, what terms are worth, and what happens when they are signed.

The *standing* of a war is a sum of named terms: land and capitals held, battles won, who is tired.
A treaty of peace passes title to what is ceded; all other occupied land goes back, and a truce binds
both sides. Leaders may bind their side; any belligerent may make a separate peace for itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.claims import claim_on, drop_claim
from game.politics.treaties import sign
from game.politics.war import describe, is_sound
from game.rules import economy
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Term, TreatyKind
from game.world import fixed, queries
from game.world.dice import Dice
from game.world.hexes import distance
from game.world.mapindex import index_of
from game.world.queries import Reader
from game.world.records import Record
from game.world.treaties import PeaceTerm, Proposal, War
from game.world.world import World

MAX_SCORE = 10_000
INDEMNITY_SHARE = 3_333  # of its taxes is the most a beaten power can pay each quarter


@dataclass(frozen=True, slots=True)
class OfferPeace(Order):
    """Offer the other side terms, for your whole side if you lead it, or for yourself alone."""

    kind: ClassVar[str] = "offer_peace"
    war: int
    to: int
    terms: tuple[PeaceTerm, ...]
    separate: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPeace(Order):
    """Accept or refuse terms of peace; a refusal may carry one counter-offer."""

    kind: ClassVar[str] = "answer_peace"
    proposal: int
    accept: bool
    counter: tuple[PeaceTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceOffered(Record):
    """One belligerent laid terms before another."""

    type: ClassVar[str] = "peace_offered"
    war: int
    power: str
    to: str
    terms: tuple[str, ...]
    proposal: int
    counter: bool
    separate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceRefused(Record):
    """Terms of peace were turned down."""

    type: ClassVar[str] = "peace_refused"
    war: int
    power: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceSigned(Record):
    """A war ended, for all or for one, on these terms; with how the war stood, term by term."""

    type: ClassVar[str] = "peace_signed"
    war: int
    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    terms: tuple[str, ...]
    standing: dict[str, int]
    war_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceCeded(Record):
    """Title to a province passed by treaty."""

    type: ClassVar[str] = "province_ceded"
    place: str
    giver: str
    taker: str


def side_worth(reader: Reader, side: list[int]) -> int:
    """What a side's provinces yield at their best, thousands of pounds a quarter; at least 1."""
    yields = economy.province_outputs(reader)
    owner = reader.places.owner
    return max(1, sum(int(yields[owner == p].sum()) for p in side))


def standing(reader: Reader, war: War) -> dict[str, int]:
    """How a war stands for the attackers (positive: well), as named terms that sum to the score."""
    rules = reader.rules.politics
    held_by_attackers, capitals_a = _held(reader, war.attackers, war.defenders)
    held_by_defenders, capitals_d = _held(reader, war.defenders, war.attackers)
    tired = _tiredness(reader, war.defenders) - _tiredness(reader, war.attackers)
    return {
        "land": fixed.mul(held_by_attackers - held_by_defenders, rules.occupation_score),
        "capitals": rules.capital_score * (capitals_a - capitals_d),
        "battles": war.score,
        "weariness": tired // 5,
    }


def _held(reader: Reader, side: list[int], others: list[int]) -> tuple[int, int]:
    """Share of the others' worth that a side holds (permyriad), and how many of their capitals."""
    holder, owner = queries.holders(reader), reader.places.owner
    yields = economy.province_outputs(reader)
    taken = sum(
        int(yields[p]) for p in queries.occupied_places(reader) if owner[p] in others and holder[p] in side
    )
    capitals = sum(
        1 for p in others if reader.powers[p].capital >= 0 and holder[reader.powers[p].capital] in side
    )
    return fixed.ratio(taken, side_worth(reader, others)), capitals


def _tiredness(reader: Reader, side: list[int]) -> int:
    """How tired the leader of a side is of the war."""
    return reader.powers[side[0]].weariness


def score_for(reader: Reader, war: War, power: int) -> int:
    """How the war stands for one belligerent, -10,000..10,000."""
    total = fixed.clip(sum(standing(reader, war).values()), -MAX_SCORE, MAX_SCORE)
    return total * war.side_of(power)


def term_price(reader: Reader, term: PeaceTerm) -> int:
    """War score that a term asks of the side that gains by it."""
    rules = reader.rules.politics
    if term.term is Term.CESSION:
        worth = int(economy.province_outputs(reader)[term.place])
        return 300 + fixed.mul(fixed.ratio(worth, side_worth(reader, [term.giver])), rules.cession_weight)
    if term.term is Term.INDEMNITY:
        taxes = max(1, yearly_taxes(reader, term.giver))
        return fixed.mul(fixed.ratio(term.amount * term.quarters, taxes), rules.indemnity_weight)
    return rules.other_weight[term.term]


def yearly_taxes(reader: Reader, power: int) -> int:
    """What a power takes from its own provinces in a year, thousands of pounds."""
    budget = reader.powers[power].budget
    return fixed.mul(side_worth(reader, [power]) * economy.QUARTERS, budget.tax) if budget else 0


def price_for(reader: Reader, terms: tuple[PeaceTerm, ...], side: tuple[int, ...]) -> int:
    """War score that terms ask, gains of a side positive, its concessions negative."""
    return sum(
        term_price(reader, t) * (1 if t.taker in side else -1) for t in terms if t.term is not Term.STATUS_QUO
    )


def check_offer_peace(reader: Reader, order: OfferPeace) -> Refusal | None:
    """Terms go to an enemy, speak for those one may speak for, and can be carried out."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.power) or order.to not in war.opponents_of(order.power):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.to)
    if any(
        p.war == war.id and (p.proposer, p.receiver) == (order.power, order.to)
        for p in reader.proposals.values()
    ):
        return refuse(Code.ALREADY_PROPOSED, power=reader.roster[order.to].id)
    return _check_terms(reader, war, order.power, order.to, order.terms, order.separate)


def _check_terms(
    reader: Reader, war: War, proposer: int, receiver: int, terms: tuple[PeaceTerm, ...], separate: bool
) -> Refusal | None:
    """Leaders speak for their sides; others only for themselves and their own realm."""
    first, second = speaks_for(reader, war, proposer), speaks_for(reader, war, receiver)
    leads = war.attackers[0], war.defenders[0]
    if not separate and (proposer not in leads or receiver not in leads):
        return refuse(Code.NOT_A_BELLIGERENT, power=reader.roster[proposer].id)
    if not terms:
        return refuse(Code.BAD_TERMS, what="terms")
    seen: set[tuple[Term, int, int]] = set()
    for term in terms:
        sound = is_sound(reader, term, first, second) or is_sound(reader, term, second, first)
        key = (term.term, term.place, term.giver)
        if not sound or key in seen:
            return refuse(Code.BAD_TERMS, what=describe(reader, term))
        seen.add(key)
    ceded: dict[int, int] = {}
    for term in terms:
        if term.term is Term.CESSION:
            ceded[term.giver] = ceded.get(term.giver, 0) + 1
    for giver, count in ceded.items():
        if count >= len(queries.owned_by(reader, giver)):
            return refuse(Code.BAD_TERMS, what=reader.roster[giver].id)
    return None


def speaks_for(reader: Reader, war: War, power: int) -> tuple[int, ...]:
    """Whom a belligerent can bind: its side if it leads it, else itself and its realm in the war."""
    side = war.attackers if war.side_of(power) > 0 else war.defenders
    if side[0] == power:
        return tuple(side)
    realm = queries.realm_of(reader, power)
    return tuple(p for p in side if p == power or p in realm)


def apply_offer_peace(world: World, dice: Dice, order: OfferPeace) -> list[Record]:
    """Send the terms."""
    return [_lay(world, order.war, order.power, order.to, order.terms, order.separate, is_counter=False)]


def _lay(
    world: World,
    war: int,
    proposer: int,
    receiver: int,
    terms: tuple[PeaceTerm, ...],
    separate: bool,
    *,
    is_counter: bool,
) -> PeaceOffered:
    i = world.take_id()
    world.proposals[i] = Proposal(
        i,
        world.turn,
        proposer,
        receiver,
        None,
        war=war,
        terms=terms,
        is_counter=is_counter,
        is_separate=separate,
    )
    one, other = queries.names(world, (proposer, receiver))
    return PeaceOffered(
        war=war, power=one, to=other, terms=tuple(describe(world, t) for t in terms), proposal=i,
        counter=is_counter, separate=separate, readers=(one, other),
    )  # fmt: skip


def check_answer_peace(reader: Reader, order: AnswerPeace) -> Refusal | None:
    """The terms must be on the table, meant for the power, and still possible."""
    proposal = reader.proposals.get(order.proposal)
    if proposal is None or proposal.kind is not None:
        return refuse(Code.NO_SUCH_PROPOSAL, proposal=order.proposal)
    if proposal.receiver != order.power:
        return refuse(Code.NOT_ADDRESSED, proposal=order.proposal)
    war = reader.wars.get(proposal.war)
    if war is None or war.is_over or not war.side_of(order.power) or not war.side_of(proposal.proposer):
        return refuse(Code.NO_SUCH_WAR, war=proposal.war)
    if order.accept:
        return _check_terms(reader, war, proposal.proposer, order.power, proposal.terms, proposal.is_separate)
    if order.counter:
        if proposal.is_counter:
            return refuse(Code.ALREADY_PROPOSED, power=reader.roster[proposal.proposer].id)
        return _check_terms(reader, war, order.power, proposal.proposer, order.counter, proposal.is_separate)
    return None


def apply_answer_peace(world: World, dice: Dice, order: AnswerPeace) -> list[Record]:
    """Sign, refuse, or send other terms back."""
    proposal = world.proposals.pop(order.proposal)
    one, other = queries.names(world, (order.power, proposal.proposer))
    if not order.accept:
        records: list[Record] = [PeaceRefused(war=proposal.war, power=one, to=other, readers=(one, other))]
        if order.counter:
            records.append(
                _lay(
                    world, proposal.war, order.power, proposal.proposer, order.counter, proposal.is_separate,
                    is_counter=True,
                )
            )  # fmt: skip
        return records
    war = world.wars[proposal.war]
    if proposal.is_separate:
        first = speaks_for(world, war, proposal.proposer)
        second = speaks_for(world, war, order.power)
    else:
        first, second = tuple(war.attackers), tuple(war.defenders)
    return make_peace(world, war, first, second, proposal.terms)


def make_peace(
    world: World, war: War, first: tuple[int, ...], second: tuple[int, ...], terms: tuple[PeaceTerm, ...]
) -> list[Record]:
    """Carry out the terms between two groups of belligerents and let them leave the war."""
    how = standing(world, war)
    details: list[Record] = []
    for term in terms:
        details += carry_out(world, term)
    _give_back(world, first, second)
    _settle_standing(world, terms)
    over = _leave(world, war, first, second)
    for power in (*first, *second):
        _march_home(world, power)
    for a in first:
        for b in second:
            if queries.sovereign_of(world, a) == a and queries.sovereign_of(world, b) == b:
                sign(world, TreatyKind.TRUCE, (a, b), name=war.name)
    signed = PeaceSigned(
        war=war.id, name=war.name, first=queries.names(world, first), second=queries.names(world, second),
        terms=tuple(describe(world, t) for t in terms), standing=how, war_over=over,
    )  # fmt: skip
    for proposal in [p for p in world.proposals.values() if p.war == war.id and over]:
        del world.proposals[proposal.id]
    return [signed, *details]


def _leave(world: World, war: War, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Take the smaller party of a separate peace out of the war, or end it; whether it is over."""
    whole = {*first, *second} >= {*war.attackers, *war.defenders}
    leavers = () if whole else first if len(first) < len(_side_list(war, first[0])) else second
    rest_a = [p for p in war.attackers if p not in leavers]
    rest_d = [p for p in war.defenders if p not in leavers]
    if whole or not rest_a or not rest_d:
        war.end = world.turn
        return True
    war.attackers, war.defenders = rest_a, rest_d
    war.left = (*war.left, *leavers)
    return False


def _side_list(war: War, power: int) -> list[int]:
    return war.attackers if war.side_of(power) > 0 else war.defenders


def carry_out(world: World, term: PeaceTerm) -> list[Record]:
    """Make one term real."""
    match term.term:
        case Term.CESSION:
            return cede(world, term.place, term.taker)
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
                )
            ]
        case Term.DISARMAMENT:
            _disarm(world, term.giver, term.amount)
            return []
        case Term.NEUTRALITY:
            parties = (term.giver, term.taker)
            return [sign(world, TreatyKind.NEUTRALITY, parties, subject=term.giver)]
        case Term.INDEPENDENCE:
            world.powers[term.taker].overlord = -1
            world.powers[term.taker].overlord_kind = None
            return []
        case _:
            return []


def cede(world: World, place: int, taker: int) -> list[Record]:
    """Pass the title of a province; its people need time to get used to it."""
    giver = int(world.places.owner[place])
    world.places.owner[place] = taker
    world.places.occupied_since[place] = -1
    world.places.siege[place] = 0
    unrest = int(world.places.unrest[place]) + world.rules.politics.unrest_conquest
    world.places.unrest[place] = fixed.clip(unrest)
    give_ground(world, place, taker)
    record = ProvinceCeded(
        place=world.map.place_id(place), giver=world.roster[giver].id, taker=world.roster[taker].id
    )
    records: list[Record] = [record]
    if claim_on(world, taker, place):
        records.append(drop_claim(world, taker, place))
    return records


def give_ground(world: World, place: int, power: int) -> None:
    """Hand all hexes of a place to a power's police."""
    world.controller[list(index_of(world.map).hexes[place])] = power


def _disarm(world: World, power: int, allowed: int) -> None:
    """Send the youngest forces home until no more men stand than allowed."""
    for force in reversed(queries.land_forces_of(world, power)):
        if queries.strength_of(world, power) <= allowed:
            return
        world.powers[power].manpower += force.strength
        del world.forces[force.id]


def _give_back(world: World, first: tuple[int, ...], second: tuple[int, ...]) -> None:
    """Occupied land goes back to its owner."""
    for holders, owners in ((first, second), (second, first)):
        for owner in owners:
            for place in queries.owned_by(world, owner):
                hexes = list(index_of(world.map).hexes[place])
                for h in hexes:
                    if int(world.controller[h]) in holders:
                        world.controller[h] = owner
                if queries.holder_of(world, place) == owner:
                    world.places.occupied_since[place] = -1
                    world.places.siege[place] = 0


def _march_home(world: World, power: int) -> None:
    """Forces on ground they may no longer stand on evacuate it to their nearest own city."""
    allowed = queries.open_to(world, power)
    for force in queries.forces_of(world, power):
        if force.at_sea or allowed[world.controller[force.hex]]:
            continue
        home = nearest_city(world, power, force.hex)
        if home >= 0:
            force.hex, force.entrenchment = home, 0


def nearest_city(reader: Reader, power: int, hex_id: int) -> int:
    """Centre of the nearest province a power owns and holds, by straight distance; -1 without any."""
    centres = [
        reader.map.places[p].centre
        for p in queries.owned_by(reader, power)
        if reader.map.places[p].centre >= 0 and queries.holder_of(reader, p) == power
    ]
    return min(centres, key=lambda c: (distance(hex_id, c, reader.map.width), c), default=-1)


def _settle_standing(world: World, terms: tuple[PeaceTerm, ...]) -> None:
    """Winning terms raises a power's standing, giving them lowers it, once a side."""
    gain = world.rules.politics.victory_standing
    real = [t for t in terms if t.term not in (Term.STATUS_QUO, Term.RESTORATION)]
    for power in sorted({t.taker for t in real}):
        world.powers[power].standing = fixed.clip(world.powers[power].standing + gain)
    for power in sorted({t.giver for t in real}):
        world.powers[power].standing = fixed.clip(world.powers[power].standing - gain)
        world.powers[power].legitimacy = fixed.clip(world.powers[power].legitimacy - gain)
