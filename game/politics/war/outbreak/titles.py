"""Reasons for a war and titles to enter one: one table of each, with what makes it hold.

Whoever begins a war states a reason (`CasusBelli`), and it belongs to the wronged: to who was insulted, not
to who insulted; to the guarantor of the attacked, not of the attacker; and a promise is older than the war
it is pleaded in. Whoever enters one that others began has a title
(`JoinTitle`), the strongest that holds. Promises of defence cover attacks, not a rising of the ally's own
subjects (`UNCOVERED`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from game.politics import securities
from game.politics.bonds import truce_to_uphold
from game.politics.perception import kin
from game.politics.war.might.reach import reach_of
from game.politics.war.outbreak.leave import leave_of
from game.rules.money import economy
from game.words import CasusBelli, JoinTitle, OverlordKind, Rank, Term, TreatyKind
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, Treaty, War

#: Wars that no promise of defence covers: risings, and interventions somebody with a title asked for.
UNCOVERED = (CasusBelli.REBELLION, CasusBelli.INVITATION, CasusBelli.MANDATE)
#: What a claim is a title to.
TITLED = (Term.CESSION, Term.VOTE, Term.ANNEXATION)
ALLIANCES = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)
PROMISES = frozenset(
    {JoinTitle.GUARANTEE, JoinTitle.ALLIANCE, JoinTitle.VIGILANCE, JoinTitle.TRUCE, JoinTitle.WARNING}
)


# --- reasons to begin ------------------------------------------------------------------------------


def _claims_what_it_asks(reader: Reader, me: int, target: int, aims: Sequence[PeaceTerm]) -> bool:
    asks_land = any(aim.term in TITLED for aim in aims) or asks_its_own_back(reader, me, aims)
    return asks_land and not unclaimed(reader, me, aims)


def unclaimed(reader: Reader, me: int, aims: Sequence[PeaceTerm]) -> list[PeaceTerm]:
    """Aims that ask for land to which a power has laid no claim."""
    claimed = {c.place for c in reader.claims if c.power == me}
    return [a for a in aims if a.term in TITLED and place_in_question(reader, a) not in claimed]


def place_in_question(reader: Reader, aim: PeaceTerm) -> int:
    """On what place a title to an aim must lie: the province, or the capital of a state asked for whole.

    A state that is not there has none.
    """
    if aim.term is not Term.ANNEXATION:
        return aim.place
    return reader.powers[aim.giver].capital if 0 <= aim.giver < len(reader.powers) else -1


def _belief_in(reader: Reader, power: int, aim: PeaceTerm) -> int:
    """How far a claim to what is asked is believed; to a whole state as far as it is to all of its land."""
    held = {c.place: c.strength for c in reader.claims if c.power == power}
    if aim.term is not Term.ANNEXATION:
        return held.get(aim.place, 0)
    yields = economy.province_outputs(reader)
    land = queries.owned_by(reader, aim.giver)
    believed = sum(fixed.mul(int(yields[place]), held.get(place, 0)) for place in land)
    return fixed.ratio(believed, max(1, sum(int(yields[place]) for place in land)))


def asks_its_own_back(reader: Reader, me: int, aims: Sequence[PeaceTerm]) -> bool:
    """Whether a power asks that land be left to which it has the title itself."""
    left = [aim.place for aim in aims if aim.term is Term.EVACUATION]
    return bool(left) and all(
        queries.is_land_place(reader, place) and int(reader.places.owner[place]) == me for place in left
    )


def _guarantees_a_victim(reader: Reader, me: int, target: int, aims: Sequence[PeaceTerm]) -> bool:
    guards = any(
        t.subject in war.defenders and t.subject != me and _was_given_before(t, war)
        for t in queries.treaties_of(reader, me, TreatyKind.GUARANTEE)
        for war in _wars_begun_by(reader, target)
    )
    return guards or _watches(reader, me, target)


def _watches(reader: Reader, me: int, target: int) -> bool:
    """Whether a power keeps watch on another by name, which broke the peace: a war, or what it owes."""
    if securities.watch_on(reader, me, target) is None:
        return False
    attacks = any(
        war.attackers[0] == target and war.casus not in UNCOVERED for war in queries.wars_of(reader, target)
    )
    return attacks or _was_insulted(reader, me, target, ())


def _is_allied_to_a_victim(reader: Reader, me: int, target: int, aims: Sequence[PeaceTerm]) -> bool:
    return any(
        friend in war.defenders and friend != me and _was_given_before(t, war)
        for t in queries.treaties_of(reader, me, *ALLIANCES)
        for war in _wars_begun_by(reader, target)
        for friend in t.parties
    )


def _wars_begun_by(reader: Reader, target: int) -> list[War]:
    """The living wars in which a power attacked somebody, and that promises of defence cover."""
    return [
        war
        for war in reader.wars.values()
        if not war.is_over and target in war.attackers and war.casus not in UNCOVERED
    ]


def _was_given_before(treaty: Treaty, war: War) -> bool:
    """Whether a promise is older than the war it is pleaded in: none is made to order."""
    return treaty.start < war.start


def _was_insulted(reader: Reader, me: int, target: int, aims: Sequence[PeaceTerm]) -> bool:
    return was_wronged(reader, me, target)


def was_wronged(reader: Reader, me: int, target: int) -> bool:
    """Whether a fresh incident between two powers is the first one's to resent: it was not its own doing."""
    when = memories.last_incident(reader, me, target)
    if when is None or reader.turn - when > reader.rules.crises.incident_quarters:
        return False
    return reader.powers[me].dealings.insulted.get(target) != when


def _fears_a_great_power(reader: Reader, me: int, target: int, aims: Sequence[PeaceTerm]) -> bool:
    return reader.powers[target].rank is Rank.GREAT


def is_vassal_of(reader: Reader, power: int, lord: int) -> bool:
    """Whether an existing power is another's suzerain: the vassal can rise, nobody rises against a vassal."""
    if not all(0 <= p < len(reader.powers) and reader.powers[p].exists for p in (power, lord)):
        return False
    state = reader.powers[power]
    return state.overlord == lord and state.overlord_kind is OverlordKind.SUZERAIN


#: Reasons a seat may give by itself, and when each holds; the others come from events and institutions.
REASONS: dict[CasusBelli, Callable[[Reader, int, int, Sequence[PeaceTerm]], bool]] = {
    CasusBelli.CLAIM: _claims_what_it_asks,
    CasusBelli.GUARANTEE: _guarantees_a_victim,
    CasusBelli.ALLIANCE: _is_allied_to_a_victim,
    CasusBelli.INCIDENT: _was_insulted,
    CasusBelli.PREVENTION: _fears_a_great_power,
    CasusBelli.REBELLION: lambda reader, me, target, aims: is_vassal_of(reader, me, target),
    CasusBelli.CONQUEST: lambda reader, me, target, aims: True,
}


def may_declare(
    reader: Reader, power: int, target: int, casus: CasusBelli, aims: Sequence[PeaceTerm]
) -> bool:
    """Whether a power has the reason it states for a war."""
    return casus in REASONS and REASONS[casus](reader, power, target, aims)


def gravest(reader: Reader, casus: CasusBelli, aims: Sequence[PeaceTerm]) -> CasusBelli:
    """What a case is called by: the graver of the reason that is given and of what is asked for.

    Who asks for land it has no claim on is out for conquest, whatever the insult; risings, invitations and
    mandates are what they are.
    """
    land = [aim for aim in aims if aim.term in (Term.CESSION, Term.ANNEXATION)]
    if not land or casus in UNCOVERED:
        return casus
    claimed = {(c.power, c.place) for c in reader.claims}
    has_title = all((aim.taker, place_in_question(reader, aim)) in claimed for aim in land)
    asked = CasusBelli.CLAIM if has_title else CasusBelli.CONQUEST
    blame = reader.rules.belief.blame
    return asked if blame[asked] > blame[casus] else casus


def standing_price(reader: Reader, power: int, casus: CasusBelli, aims: Sequence[PeaceTerm]) -> int:
    """What going to war for a reason costs in standing, as the case is called by its gravest aim.

    A claim excuses as far as it is believed: one of yesterday hardly, and the weakest tells.
    """
    prices, called = reader.rules.politics.war_standing, gravest(reader, casus, aims)
    land = [aim for aim in aims if aim.term in TITLED]
    if called is CasusBelli.CLAIM and not land and asks_its_own_back(reader, power, aims):
        return 0  # nobody minds that a state wants its own
    if called is not CasusBelli.CLAIM or not land:
        return prices[called]
    believed = min(_belief_in(reader, power, aim) for aim in land)
    bare = prices[CasusBelli.CONQUEST]
    return bare - fixed.mul(bare - prices[called], believed)


# --- titles to join --------------------------------------------------------------------------------


@dataclass(slots=False)
class Entry:
    """A power that might enter a war beside one of its belligerents."""

    reader: Reader
    power: int
    war: War
    beside: int

    @cached_property
    def side(self) -> list[int]:
        """Those it would fight beside."""
        return self.war.camp_of(self.beside)

    @cached_property
    def foes(self) -> list[int]:
        """Those it would fight."""
        return self.war.opponents_of(self.beside)

    @property
    def defends(self) -> bool:
        """Whether that side was attacked, in a war that promises of defence cover."""
        return self.war.side_of(self.beside) < 0 and self.war.casus not in UNCOVERED

    @property
    def is_resisting(self) -> bool:
        """Whether it would meet an outsider who came in beside a rising: to its lord that is an attack."""
        first = self.war.attackers[0]
        came = (p for p in self.war.attackers if p in self.war.expeditions)
        lord = self.war.side_of(self.beside) < 0 and self.war.casus is CasusBelli.REBELLION
        return lord and any(p not in queries.realm_of(self.reader, first) for p in came)

    @cached_property
    def attacked(self) -> set[int]:
        """The leader of the side and its realm; who came in later chose to."""
        return set(queries.realm_of(self.reader, self.side[0])) & set(self.side)

    @property
    def is_great(self) -> bool:
        """Whether the power is a great one."""
        return self.reader.powers[self.power].rank is Rank.GREAT


def _guarantees(e: Entry) -> bool:
    bonds = queries.treaties_of(e.reader, e.power, TreatyKind.GUARANTEE)
    return e.defends and any(
        t.subject in e.attacked and t.subject != e.power and _was_given_before(t, e.war) for t in bonds
    )


def _is_ally(e: Entry) -> bool:
    defensive = (TreatyKind.DEFENSIVE_ALLIANCE,) if e.defends or e.is_resisting else ()
    bonds = queries.treaties_of(e.reader, e.power, *defensive, TreatyKind.OFFENSIVE_ALLIANCE)
    return any(set(t.parties) & e.attacked and _was_given_before(t, e.war) for t in bonds)


def _keeps_watch(e: Entry) -> bool:
    return e.defends and securities.watch_on(e.reader, e.power, e.war.attackers[0]) is not None


def _upholds_the_peace(e: Entry) -> bool:
    first = e.war.attackers[0]
    return e.defends and any(
        truce_to_uphold(e.reader, e.power, first, victim) is not None for victim in e.attacked
    )


def _warned(e: Entry) -> bool:
    war = e.war
    said = e.reader.powers[e.power].dealings
    return e.defends and said.warns(war.attackers[0], war.defenders[0], war.start)


def _protects(e: Entry) -> bool:
    """Whoever it protects; its own protector where the war is his, and not where he only came to others."""
    powers, me = e.reader.powers, e.power
    return powers[me].overlord in e.attacked or any(powers[p].overlord == me for p in e.side)


def _fights_them_already(e: Entry) -> bool:
    return any(queries.at_war(e.reader, e.power, foe) for foe in e.foes)


def _holds_them_guilty(e: Entry) -> bool:
    return e.is_great and e.war.side_of(e.beside) < 0 and e.war.verdicts.get(e.power, -1) in e.foes


def _has_kin_there(e: Entry) -> bool:
    """In a rising, a power that makes a policy of its own comes for its own people."""
    is_rising = e.war.casus is CasusBelli.REBELLION and e.power in e.reader.facts.policy_makers
    return is_rising and kin.kinship(e.reader, e.power, e.side[0]) > fixed.HALF


def _claims_their_land(e: Entry) -> bool:
    owners = {int(e.reader.places.owner[c.place]) for c in e.reader.claims if c.power == e.power}
    return bool(owners & set(e.foes))


def _was_invited(e: Entry) -> bool:
    return e.power in e.war.invited and e.war.side_of(e.beside) < 0


def _has_leave(e: Entry) -> bool:
    """Whether a great power comes into others' rising because a table wants it to."""
    is_rising = e.war.casus is CasusBelli.REBELLION
    return is_rising and e.is_great and leave_of(e.reader, e.war, e.power, e.beside) > 0


def _is_concerned(e: Entry) -> bool:
    """Next door; or, in a rising, within reach of it: a matter of the price, which a bare title costs."""
    if _is_next_door(e):
        return True
    rules, lord = e.reader.rules.coalition, e.war.defenders[0]
    is_rising = e.war.casus is CasusBelli.REBELLION
    return is_rising and e.is_great and reach_of(e.reader, e.power, lord) > rules.far


def _is_next_door(e: Entry) -> bool:
    owner, borders = e.reader.places.owner, index_of(e.reader.map).borders
    others = e.side + e.foes
    has_a_say = e.is_great or (
        e.war.casus is CasusBelli.REBELLION and e.power in e.reader.facts.policy_makers
    )
    return has_a_say and any(
        int(owner[b]) in others for place in queries.owned_by(e.reader, e.power) for b in borders[place]
    )


#: Titles a power can plead, the strongest first. Who keeps a pledge comes at a conference's call.
TITLES: dict[JoinTitle, Callable[[Entry], bool]] = {
    JoinTitle.GUARANTEE: _guarantees,
    JoinTitle.ALLIANCE: _is_ally,
    JoinTitle.VIGILANCE: _keeps_watch,
    JoinTitle.TRUCE: _upholds_the_peace,
    JoinTitle.WARNING: _warned,
    JoinTitle.PROTECTION: _protects,
    JoinTitle.INVITATION: _was_invited,
    JoinTitle.MANDATE: _has_leave,
    JoinTitle.COMMON_ENEMY: _fights_them_already,
    JoinTitle.BREACH: _holds_them_guilty,
    JoinTitle.KIN: _has_kin_there,
    JoinTitle.CLAIM: _claims_their_land,
    JoinTitle.INTEREST: _is_concerned,
}


def title_to_join(
    reader: Reader, power: int, war: War, beside: int, *, anew: bool = False
) -> JoinTitle | None:
    """By what title a power may enter a war beside a belligerent: its strongest, None for none.

    To send ``anew`` that one fights already is none.
    """
    entry = Entry(reader, power, war, beside)
    found = (title for title, holds in TITLES.items() if holds(entry))
    return next((t for t in found if not (anew and t is JoinTitle.COMMON_ENEMY)), None)
