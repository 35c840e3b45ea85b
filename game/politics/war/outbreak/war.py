"""War: declared for a stated reason and a stated aim, joined under a treaty or a real interest.

Limited war is open to every power; its price is paid in standing, more for a bare conquest than for
honouring a guarantee. A crown union fights as one; a suzerain stands behind its vassals. Treaties that
forbid the war must be broken first, in the open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics import impositions, securities, warscore
from game.politics.bonds import bound_by, peace_bonds
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.treaties import restraints
from game.politics.treaties.signing import TreatyEnded, check_other, end_now
from game.politics.treaties.tearing import tear_up
from game.politics.war.consequences import rising, security
from game.politics.war.outbreak import titles
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Cabinet, CasusBelli, OverlordKind, Term, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

#: Reasons for a war that is fought for somebody else.
FOR_OTHERS = (CasusBelli.GUARANTEE, CasusBelli.ALLIANCE, CasusBelli.MANDATE)
#: Reasons for which a lord may march against his own vassal.
DISCIPLINE = (CasusBelli.CLAIM, CasusBelli.CONQUEST)


@dataclass(frozen=True, slots=True)
class DeclareWar(Order):
    """Declare war on a power, giving a reason and the terms you fight for."""

    kind: ClassVar[str] = "declare_war"
    undoable: ClassVar[bool] = True
    target: PowerNumber
    casus: CasusBelli
    aims: tuple[PeaceTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a peace or a war aim, as records tell it: ids, '' where it names none.

    ``amount`` is thousands of pounds a quarter, or the men allowed by a disarmament or a limit of arms.
    Of what lasts, no ``quarters`` mean without end.
    """

    term: Term
    giver: str
    taker: str
    place: str
    amount: int
    quarters: int
    cabinet: Cabinet | Literal[""] = ""  # put into office by a restoration
    pact: TreatyKind | Literal[""] = ""  # to be signed


@dataclass(frozen=True, slots=True, kw_only=True)
class WarDeclared(Record):
    """A war began: who, on whom, for what stated reason and aims."""

    type: ClassVar[str] = "war_declared"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "aims"
    war: int
    name: str
    power: PowerWord
    target: PowerWord
    casus: CasusBelli
    aims: tuple[Article, ...]
    attackers: tuple[PowerWord, ...]
    defenders: tuple[PowerWord, ...]
    great_power_war: bool

    def alarms(self) -> tuple[str, ...]:
        """Both sides."""
        return self.attackers + self.defenders


def check_declare_war(reader: Reader, order: DeclareWar) -> Refusal | None:
    """Nobody is attacked without a reason, under a treaty that forbids it, or behind an overlord's back.

    A vassal may rise against its lord, and a lord march against his vassal for land that he claims.
    """
    rises = order.casus is CasusBelli.REBELLION and titles.is_vassal_of(reader, order.power, order.target)
    disciplines = order.casus in DISCIPLINE and titles.is_vassal_of(reader, order.target, order.power)
    if not rises and not disciplines:
        if bad := check_other(reader, order.power, order.target):
            return bad
        for party in (order.power, order.target):
            if queries.sovereign_of(reader, party) != party:
                return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[party].id)
    if queries.at_war(reader, order.power, order.target):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.target].id)
    if queries.comrades_of(reader, order.power).count(order.target):
        return refuse(Code.BOUND_BY_TREATY, power=reader.roster[order.target].id)
    for treaty in peace_bonds(reader, order.power, order.target):
        return bound_by(reader, treaty)
    if not titles.may_declare(reader, order.power, order.target, order.casus, order.aims):
        return _no_reason(reader, order)
    for aim in order.aims:
        if aim.term is Term.CESSION and (bad := restraints.check_land(reader, order.power, aim.giver)):
            return bad
    takers = tuple(queries.realm_of(reader, order.power))
    givers = tuple(queries.realm_of(reader, order.target))
    if any(not is_sound(reader, aim, takers, givers) for aim in order.aims):
        return refuse(Code.BAD_TERMS, what="aims")
    return check_envoys(reader, order.power, order.kind)


def _no_reason(reader: Reader, order: DeclareWar) -> Refusal:
    """Why the reason given for a war does not hold: of a claim, the aim that it does not cover."""
    claimed = {claim.place for claim in reader.claims if claim.power == order.power}
    theirs = claimed.intersection(queries.owned_by(reader, order.target))
    if order.casus is not CasusBelli.CLAIM or not theirs:
        return refuse(Code.NO_CASUS_BELLI, casus=order.casus)
    over = titles.unclaimed(reader, order.power, order.aims)
    return refuse(Code.AIM_UNCLAIMED, what=over[0].term) if over else refuse(Code.NO_AIM)


def most_indemnity(reader: Reader, giver: int) -> int:
    """The most a beaten power can be made to pay in a quarter, thousands of pounds."""
    return (
        fixed.mul(warscore.yearly_taxes(reader, giver), reader.rules.politics.most_indemnity)
        // QUARTERS_A_YEAR
    )


#: What kinds of term say besides giver and taker; whatever else stands in one is junk.
SAYS: dict[Term, frozenset[str]] = {
    Term.CESSION: frozenset({"place"}),
    Term.INDEMNITY: frozenset({"amount", "quarters"}),
    Term.DISARMAMENT: frozenset({"amount"}),
    Term.OCCUPATION: frozenset({"place", "quarters"}),
    Term.ARMS_LIMIT: frozenset({"amount", "quarters"}),
    Term.VIGILANCE: frozenset({"quarters"}),
    Term.EXCLUSION: frozenset({"quarters"}),
    Term.RESTORATION: frozenset({"cabinet"}),
    Term.EVACUATION: frozenset({"place"}),
    Term.PACT: frozenset({"pact"}),
    Term.ZONE: frozenset({"place"}),
    Term.VOTE: frozenset({"place"}),
}


def is_sound(reader: Reader, term: PeaceTerm, takers: Sequence[int], givers: Sequence[int]) -> bool:
    """Whether a term can be: it says what its kind says, changes something, and is the giver's to give.

    The giver keeps its capital and a province to live in, unless all of it is annexed.
    """
    if not _is_well_formed(term):
        return False
    if term.term is Term.STATUS_QUO:
        return True
    if term.giver not in givers or term.taker not in takers or term.giver == term.taker:
        return False
    match term.term:
        case Term.CESSION:
            if not queries.is_land_place(reader, term.place):
                return False
            return (
                int(reader.places.owner[term.place]) == term.giver
                and term.place != reader.powers[term.giver].capital
                and restraints.renunciation(reader, term.taker, term.giver) is None
            )
        case Term.INDEMNITY:
            longest = reader.rules.politics.indemnity_quarters
            return 0 < term.amount <= most_indemnity(reader, term.giver) and 0 < term.quarters <= longest
        case Term.DISARMAMENT:
            return 0 <= term.amount < reader.armies[term.giver]
        case Term.NEUTRALITY:
            pair = (term.giver, term.taker)
            free = all(queries.sovereign_of(reader, p) == p for p in pair)
            return free and not queries.treaties_between(reader, *pair, TreatyKind.NEUTRALITY)
        case Term.INDEPENDENCE:
            return reader.powers[term.taker].overlord == term.giver
        case Term.AUTONOMY:
            subject = reader.powers[term.taker]
            return subject.overlord == term.giver and subject.overlord_kind is not OverlordKind.SUZERAIN
        case Term.SUBMISSION:
            return rising.can_submit(reader, term.giver, term.taker)
        case _ if term.term in securities.SECURITIES:
            return securities.is_sound(reader, term, takers)
        case Term.ANNEXATION | Term.VOTE if (
            restraints.renunciation(reader, term.taker, term.giver) is not None
        ):
            return False
        case _ if term.term in impositions.IMPOSED:
            return impositions.is_sound(reader, term)
        case _:
            return False


def _is_well_formed(term: PeaceTerm) -> bool:
    """Whether a term says all that its kind says and nothing besides."""
    says = SAYS.get(term.term, frozenset())
    blank = PeaceTerm(term.term)
    if term.term is Term.STATUS_QUO:
        return term == blank
    return all(
        getattr(term, name) == getattr(blank, name)
        for name in ("place", "amount", "quarters", "cabinet", "pact")
        if name not in says
    )


def apply_declare_war(world: World, dice: Dice, order: DeclareWar) -> list[Record]:
    """Begin the war: both realms take their sides, lesser treaties between them fall."""
    spend_envoys(world, order.power, order.kind)
    power = world.powers[order.power]
    power.move_standing(-titles.standing_price(world, order.power, order.casus, order.aims))
    return begin_war(world, order.power, order.target, order.casus, order.aims, aggressor=order.power)[1]


def begin_war(
    world: World, attacker: int, target: int, casus: CasusBelli, aims: tuple[PeaceTerm, ...], aggressor: int
) -> tuple[War, list[Record]]:
    """Open a war between two powers and those who fight with them as a matter of course."""
    attackers, defenders = host_of(world, attacker, target), host_of(world, target, attacker)
    defenders = [p for p in defenders if p not in attackers]
    if all(aim.term is Term.STATUS_QUO for aim in aims):
        aims = security.natural_aims(world, attacker, target, casus) or aims
    year = world.facts.calendar.year(world.turn)
    name = f"{world.roster[attacker].adjective}-{world.roster[target].adjective} War of {year}"
    casus = titles.gravest(world, casus, aims)
    war = War(world.take_id(), name, world.turn, attackers, defenders, casus, aims, aggressor)
    world.wars[war.id] = war
    records: list[Record] = [
        WarDeclared(
            war=war.id, name=name, power=world.roster[attacker].id, target=world.roster[target].id,
            casus=casus, aims=articles(world, aims),
            attackers=queries.names(world, attackers), defenders=queries.names(world, defenders),
            great_power_war=is_great_power_war(world, war),
        )
    ]  # fmt: skip
    records += _break_word(world, attacker, target, casus) if aggressor == attacker else []
    return war, records + break_bonds(world, attackers, defenders)


def _break_word(world: World, attacker: int, target: int, casus: CasusBelli) -> list[Record]:
    """Who renounced war and begins one has broken his word, unless he comes for others."""
    if casus in FOR_OTHERS:
        return []
    renounced = queries.treaties_between(world, attacker, target, TreatyKind.RENUNCIATION)
    return [record for treaty in renounced for record in tear_up(world, treaty, attacker)]


def host_of(reader: Reader, leader: int, enemy: int) -> list[int]:
    """Leader and the subjects that fight beside it as a matter of course; not those that fight it."""
    side = [leader]
    for subject in queries.subjects_of(reader, leader):
        if queries.at_war(reader, leader, subject):
            continue
        state = reader.powers[subject]
        loyal = (state.legitimacy >= reader.rules.politics.join_share
                 and not rising.rose_lately(reader, subject, leader))  # fmt: skip
        if subject != enemy and (state.overlord_kind is OverlordKind.CROWN_UNION or
                                 (state.overlord_kind is OverlordKind.SUZERAIN and loyal)):  # fmt: skip
            side.append(subject)
    return side


def break_bonds(world: World, side: list[int], other: list[int]) -> list[Record]:
    """Treaties between belligerents fall with the first shot; wider ones lose no other party."""
    fallen: list[Record] = []
    for treaty in list(world.treaties.values()):
        against = [p for p in treaty.parties if p in other]
        if len(treaty.parties) == 2 and against and any(p in side for p in treaty.parties):
            fallen.append(_void(world, treaty.id))
    return fallen


def _void(world: World, treaty: int) -> TreatyEnded:
    return end_now(world, world.treaties[treaty], -1, "void")


def is_great_power_war(reader: Reader, war: War) -> bool:
    """Whether great powers fight each other in it."""
    greats = set(queries.great_powers(reader))
    return bool(greats & set(war.attackers)) and bool(greats & set(war.defenders))


def articles(reader: Reader, terms: Sequence[PeaceTerm]) -> tuple[Article, ...]:
    """The terms of a peace or a war aim, as records tell them."""
    names = (*(facts.id for facts in reader.roster), "")  # nobody, -1, is the last
    return tuple(
        Article(
            term=t.term, giver=names[t.giver], taker=names[t.taker],
            place=reader.map.place_id(t.place) if t.place >= 0 else "", amount=t.amount, quarters=t.quarters,
            cabinet=t.cabinet or "", pact=t.pact or "",
        )
        for t in terms
    )  # fmt: skip
