"""Security: how the securities of a peace come into force, are watched, and end.

What they are and what they are worth is `game.politics.securities`'s. They cost both sides: the holder pays
for garrisons in money and in his people's patience, and the beaten is humbled a little every quarter, which
breeds the wish for revenge while its arms are held down. When the time of a security is over the garrison
marches out, and who kept its word sits in the council again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics import securities
from game.politics.bodies import membership
from game.politics.bodies.institutions import change_membership
from game.politics.home import government
from game.politics.perception import condition, conduct, evidence
from game.politics.treaties.signing import sign
from game.rules.land import garrisons
from game.rules.money import arms
from game.words import Cabinet, CasusBelli, Condition, Rung, Term, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.bodies import Institution
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, Treaty
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsLimitExceeded(Record):
    """A holder of a limit of arms counted more men than the peace allows."""

    type: ClassVar[str] = "arms_limit_exceeded"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord  # who counted
    target: PowerWord
    men: int  # as reported
    allowed: int

    def alarms(self) -> tuple[str, ...]:
        """Who counted."""
        return (self.power,)


# --- coming into force ------------------------------------------------------------------------------


def put_in_force(world: World, terms: Sequence[PeaceTerm], victors: Sequence[int]) -> list[Record]:
    """Sign what the lasting securities among some terms leave behind; ``victors`` are the takers' side."""
    records: list[Record] = []
    for giver, taker in dict.fromkeys((t.giver, t.taker) for t in terms if t.term is Term.OCCUPATION):
        held = [t for t in terms if (t.term, t.giver, t.taker) == (Term.OCCUPATION, giver, taker)]
        records += _occupy(world, held, _instalments(terms, giver, victors))
    for term in terms:
        if term.term not in (Term.ARMS_LIMIT, Term.EXCLUSION):
            continue
        parties = (term.giver, *(securities.watchers(world, victors) or (term.taker,)))  # owed to all of them
        amount = term.amount
        if term.term is Term.EXCLUSION:
            amount = term.quarters
            records += _shut_out(world, term.giver, parties)
        records.append(
            sign(world, securities.LASTING[term.term], parties, subject=term.giver, amount=amount,
                 quarters=term.quarters)
        )  # fmt: skip
    return records + _keep_watch(world, [t for t in terms if t.term is Term.VIGILANCE])


def _keep_watch(world: World, terms: Sequence[PeaceTerm]) -> list[Record]:
    """Bind the victors who put their names to it against each of those they name."""
    records: list[Record] = []
    for named in dict.fromkeys(t.giver for t in terms):
        mine = [t for t in terms if t.giver == named]
        parties = tuple(sorted({t.taker for t in mine}))
        if len(parties) > 1:
            quarters = min((t.quarters for t in mine if t.quarters), default=0)
            records.append(sign(world, TreatyKind.VIGILANCE, parties, about=named, quarters=quarters))
    return records


def _instalments(terms: Sequence[PeaceTerm], giver: int, victors: Sequence[int]) -> int:
    """Quarters for which the same peace makes a power pay its victors; 0 for none."""
    paid = [t.quarters for t in terms
            if t.term is Term.INDEMNITY and t.giver == giver and t.taker in victors]  # fmt: skip
    return max(paid, default=0)


def _occupy(world: World, terms: Sequence[PeaceTerm], instalments: int) -> list[Record]:
    """March into a pledge: for its term, or till the last instalment if that comes sooner; 0: without end."""
    first, quarters = terms[0], max(t.quarters for t in terms)
    if any(not t.quarters for t in terms):
        quarters = 0
    elif instalments:
        quarters = min(quarters, instalments)
    places = tuple(sorted(t.place for t in terms))
    signed = sign(
        world, TreatyKind.OCCUPATION, (first.giver, first.taker), subject=first.giver, places=places,
        quarters=quarters,
    )  # fmt: skip
    garrisons.march_in(world, world.treaties[signed.treaty])
    return [signed]


def _shut_out(world: World, beaten: int, parties: Sequence[int]) -> list[Record]:
    """Put the beaten on the lowest rung of every body in which it sits with one of the victors."""
    return [
        change_membership(world, body, beaten, Rung.OBSERVER)
        for body in world.bodies.values()
        if _sits(body, beaten) and any(_sits(body, p) for p in parties if p != beaten)
    ]


def _sits(body: Institution, power: int) -> bool:
    """Whether a power is a full member of a body."""
    return body.members.get(power, Rung.OBSERVER) >= Rung.COUNCIL


def restore(world: World, term: PeaceTerm) -> list[Record]:
    """Put the cabinet the victors ask for into office; the men of a fever leave it, the shame stays."""
    if term.cabinet is None:  # a peace of old, whose restorations named no cabinet
        return []
    rules, home = world.rules.politics.security, world.powers[term.giver].home
    records: list[Record] = list(government.install(world, term.giver, term.cabinet, "peace"))
    if not records:
        return []
    condition.move(world, term.giver, rules.imposed)
    fever = home.pathology
    malign = fever is not None and conduct.is_malign(fever)
    if malign and fever is not None and world.rules.pathologies[fever].cabinet is not term.cabinet:
        home.severity = max(0, home.severity - rules.imposed_fever)
    return records


def natural_aims(reader: Reader, attacker: int, target: int, casus: CasusBelli) -> tuple[PeaceTerm, ...]:
    """What a war by invitation or mandate is for where nobody said: a cabinet after the intervener's heart.

    A court restores a court's men, a country with chambers men of the middle.
    """
    if casus not in (CasusBelli.INVITATION, CasusBelli.MANDATE):
        return ()
    courtly = reader.powers[attacker].openness < reader.rules.government.parliamentary
    invited = casus is CasusBelli.INVITATION and courtly
    kind = Cabinet.REACTIONARY if invited else Cabinet.MODERATE
    aim = PeaceTerm(Term.RESTORATION, target, attacker, cabinet=kind)
    return (aim,) if securities.is_sound(reader, aim, (attacker,)) else ()


# --- while they last --------------------------------------------------------------------------------


def watch(world: World, dice: Dice) -> list[Record]:
    """Phase: garrisons tire who holds them, securities humble who owes them, and arms are counted."""
    records: list[Record] = []
    for treaty in list(world.treaties.values()):
        if not queries.in_force(world, treaty):
            continue
        match treaty.kind:
            case TreatyKind.OCCUPATION:
                _weigh_on_both(world, treaty)
            case TreatyKind.GUARD:
                _keep_calm(world, treaty)
            case TreatyKind.ARMS_LIMIT if treaty.subject >= 0:
                _humble(world, treaty.subject, world.rules.politics.security.limited_shame)
                records += _count(world, treaty)
            case TreatyKind.EXCLUSION:
                _humble(world, treaty.subject, world.rules.politics.security.excluded_shame)
            case _:
                pass
    return records


def _weigh_on_both(world: World, treaty: Treaty) -> None:
    rules = world.rules.politics.security
    held = sum(1 for bond in garrisons.pledged(world).values() if bond.id == treaty.id)
    holder = world.powers[garrisons.holder_by(treaty)]
    holder.will = fixed.clip(holder.will - min(rules.garrison_will_most, rules.garrison_will * held))
    _humble(world, treaty.subject, rules.occupied_shame * held)


def _keep_calm(world: World, treaty: Treaty) -> None:
    """A guard tires who stands on it, and quiets who lives under it."""
    rules, unrest = world.rules.politics.security, world.places.unrest
    held = [place for place, bond in garrisons.pledged(world).items() if bond.id == treaty.id]
    holder = world.powers[garrisons.holder_by(treaty)]
    holder.will = fixed.clip(
        holder.will - min(rules.garrison_will_most, rules.garrison_will * len(held)) // 2
    )
    for place in held:
        unrest[place] = int(unrest[place]) - fixed.mul(int(unrest[place]), rules.guard_calm)


def _humble(world: World, power: int, shame: int) -> None:
    if power in world.facts.policy_makers:
        condition.move(world, power, {Condition.HUMILIATION: shame, Condition.NATIONALISM: shame})


def _count(world: World, treaty: Treaty) -> list[Record]:
    """Once a year the holders of a limit read what their men report; too many are an incident with each.

    The first who sees it says so.
    """
    limit, rules = arms.limit_of(world, treaty.subject), world.rules.politics.security
    is_year = (world.turn - treaty.start) % QUARTERS_A_YEAR == 0 and world.turn > treaty.start
    if limit is None or not is_year or not arms.limits_men(treaty):
        return []
    records: list[Record] = []
    for judge in (p for p in treaty.parties if p != treaty.subject):
        men = View(world, judge).armies[treaty.subject]
        excess = fixed.ratio(men - treaty.amount, max(1, treaty.amount)) - rules.tolerance
        if excess <= 0:
            continue
        one, other = queries.names(world, (judge, treaty.subject))
        if not records:
            records.append(ArmsLimitExceeded(power=one, target=other, men=men, allowed=treaty.amount))
        share = fixed.mul(rules.excess_trust, fixed.clip(excess))
        records += evidence.shut_out(world, judge, (treaty.subject,), share, "over_limit")
        memories.note_insult(world, treaty.subject, judge)
    return records


# --- the end ----------------------------------------------------------------------------------------


def release(world: World, dice: Dice) -> list[Record]:
    """Phase: where the time of a security is over, garrisons march out and who was excluded comes back."""
    records: list[Record] = []
    for treaty in list(world.treaties.values()):
        if treaty.until >= world.turn or not all(world.powers[p].exists for p in treaty.parties):
            continue
        if treaty.kind in garrisons.HELD:
            records += garrisons.march_out(world, treaty)
        elif treaty.kind is TreatyKind.EXCLUSION:
            records += _readmit(world, treaty)
    return records


def _readmit(world: World, treaty: Treaty) -> list[Record]:
    """Give a power its place in the bodies of those who kept it out, unless another treaty still does."""
    power = treaty.subject
    if securities.is_excluded(world, power):
        return []
    records: list[Record] = []
    for body in world.bodies.values():
        theirs = any(_sits(body, p) for p in treaty.parties if p != power)
        if theirs and Rung.OBSERVER <= body.members.get(power, Rung.MEMBER) < Rung.COUNCIL:
            records += membership.climb(world, body, power, membership.top_rung(world, body, power))
    return records
