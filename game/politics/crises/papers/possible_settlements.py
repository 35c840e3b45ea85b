"""The menu: which settlements a crisis can end in, and how each is carried out.

Every settlement is a list of articles like a peace's, so that screens, AI and rules weigh the same thing.
"""

from __future__ import annotations

from dataclasses import replace

from game.politics.crises.papers import sums
from game.politics.crises.papers.executors import is_outcast
from game.politics.crises.papers.signatures import signing_sides
from game.politics.perception import threat
from game.politics.treaties import signing
from game.politics.war.consequences import passing
from game.politics.war.ends import settlement
from game.politics.war.ends.bargain import check_zones
from game.politics.war.outbreak.war import is_sound
from game.politics.warscore import HARD
from game.rules.money import economy
from game.words import CasusBelli, OverlordKind, Rank, Settlement, Term, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, called
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

QUO = PeaceTerm(Term.STATUS_QUO)


def possible_settlements(reader: Reader, crisis: Crisis) -> list[Draft]:
    """Every settlement that is possible now, in a fixed order; a mandate once for each who could act."""
    war = reader.wars.get(crisis.war)
    if war is not None and war.is_over:
        return []
    drafts = _for_rebels(reader, crisis) if is_rebellion(reader, crisis) else _for_states(reader, crisis)
    drafts = [d for d in drafts if is_possible(reader, crisis, d)]
    if war is not None:
        drafts += [Draft(Settlement.MANDATE, (QUO,), agent=p) for p in _agents(reader, crisis, war)]
    found: list[Draft] = []
    for draft in drafts:
        if not any(draft.same_as(other) for other in found):
            found.append(draft)
    return found


def is_possible(reader: Reader, crisis: Crisis, draft: Draft) -> bool:
    """Whether all articles of a draft could be carried out today, and would change something."""
    sound = bool(draft.terms) and all(_possible(reader, crisis, t) for t in draft.terms)
    return sound and _is_measured(reader, draft.terms) and _has_effect(reader, crisis, draft)


def _is_measured(reader: Reader, terms: tuple[PeaceTerm, ...]) -> bool:
    """Whether a table asks for no more money and no more empty land than anybody may."""
    return sums.is_bearable(reader, terms) and check_zones(reader, terms) is None


def _has_effect(reader: Reader, crisis: Crisis, draft: Draft) -> bool:
    """Whether a draft would give what is not there already: no self-rule to who has it, nor neutrality."""
    if draft.kind is Settlement.NEUTRALITY:
        subject = neutral_one(reader, crisis)
        kept = any(t.subject == subject for t in queries.treaties_of(reader, subject, TreatyKind.NEUTRALITY))
        freed = any(t.term is Term.INDEPENDENCE and t.taker == subject for t in draft.terms)
        return not kept and (freed or reader.powers[subject].overlord_kind is not OverlordKind.CROWN_UNION)
    return all(_changes(reader, term) for term in draft.terms)


def _changes(reader: Reader, term: PeaceTerm) -> bool:
    """Whether an article changes anything (that all stays as it is ends the affair, which is enough)."""
    if term.term is Term.AUTONOMY:
        return reader.powers[term.taker].overlord_kind is OverlordKind.CROWN_UNION
    if term.term is Term.DISARMAMENT:
        return queries.strength_of(reader, term.giver) > term.amount
    return True


def is_rebellion(reader: Reader, crisis: Crisis) -> bool:
    """Whether the challenger is the defender's subject in arms."""
    return (
        crisis.casus is CasusBelli.REBELLION and reader.powers[crisis.challenger].overlord == crisis.defender
    )


def _for_rebels(reader: Reader, crisis: Crisis) -> list[Draft]:
    """What can become of a subject in arms."""
    rebel, lord = crisis.parties
    land = [t for t in crisis.demands if t.term is Term.CESSION and _is_still(reader, t)]
    free = PeaceTerm(Term.INDEPENDENCE, giver=lord, taker=rebel)
    found = [
        Draft(Settlement.WITHDRAWAL, (QUO,)),
        Draft(Settlement.AUTONOMY, (PeaceTerm(Term.AUTONOMY, giver=lord, taker=rebel),)),
        Draft(Settlement.INDEPENDENCE, (free,)),
    ]
    if reader.powers[rebel].rank is Rank.MINOR:
        found.append(Draft(Settlement.NEUTRALITY, (free,)))
    if land:
        held = [t for t in land if queries.holder_of(reader, t.place) == rebel]
        found.append(Draft(Settlement.CESSION, tuple(land)))
        found.append(Draft(Settlement.PART, tuple(held[: (len(held) + 1) // 2])))
    shares = _shares(reader, crisis, rebel)
    if shares:
        found.append(Draft(Settlement.PARTITION, (*shares, free)))
    return found


def _for_states(reader: Reader, crisis: Crisis) -> list[Draft]:
    """What can be between two states: all, half, a vote, regret, a fine on who broke the peace, or nothing.

    Short of a war nobody gets more than was asked, nor pays who was not asked for money. Words settle what
    asks for amends; land, arms and freedom are given or refused.
    """
    other = crisis.defender
    land = [t for t in crisis.demands if t.term is Term.CESSION and _is_still(reader, t)]
    worth = economy.province_outputs(reader)
    land.sort(key=lambda t: (int(worth[t.place]), t.place))
    rest = tuple(t for t in crisis.demands if t.term is not Term.CESSION)
    found = [Draft(Settlement.WITHDRAWAL if crisis.war >= 0 else Settlement.STATUS_QUO, (QUO,))]
    if land:
        found.append(Draft(Settlement.CESSION, (*land, *rest)))
        if len(land) > 1:
            found.append(Draft(Settlement.PART, tuple(land[: len(land) // 2])))
        found.append(Draft(Settlement.PLEBISCITE, tuple(land)))
    elif rest:
        found.append(Draft(called(rest), rest))
        if all(t.term is Term.INDEMNITY for t in rest):
            found.append(Draft(Settlement.INDEMNITY, tuple(replace(t, amount=t.amount // 2) for t in rest)))
    found.append(Draft(Settlement.INDEMNITY, sums.fine(reader, crisis)))
    if sums.is_for_amends(crisis) and not any(t.term is Term.NOTE for t in crisis.demands):
        found.append(Draft(Settlement.SATISFACTION, (QUO,)))
    is_grave = crisis.war >= 0 or any(t.term in HARD for t in crisis.demands)
    if reader.powers[other].rank is Rank.MINOR and is_grave:
        found.append(Draft(Settlement.NEUTRALITY, (QUO,)))
    return found


def _shares(reader: Reader, crisis: Crisis, rebel: int) -> list[PeaceTerm]:
    """What neighbours of the rebel with a claim on its land would take of it, the strongest claims first."""
    owned = queries.owned_by(reader, rebel)
    claims = [
        c for c in reader.claims
        if c.place in owned and c.power not in crisis.parties and c.place != reader.powers[rebel].capital
    ]  # fmt: skip
    claims.sort(key=lambda c: (-c.strength, c.place, c.power))
    taken: dict[int, PeaceTerm] = {}
    for claim in claims:
        taken.setdefault(claim.place, PeaceTerm(Term.CESSION, rebel, claim.power, claim.place))
    return list(taken.values())[: min(reader.rules.crises.most_partition, len(owned) - 1)]


def _is_still(reader: Reader, term: PeaceTerm) -> bool:
    """Whether the giver still owns what is asked, and would keep a capital and something besides."""
    owner = int(reader.places.owner[term.place])
    return owner == term.giver and term.place != reader.powers[owner].capital


def _possible(reader: Reader, crisis: Crisis, term: PeaceTerm) -> bool:
    sides = {*queries.realm_of(reader, crisis.challenger), *queries.realm_of(reader, crisis.defender)}
    sides |= {crisis.challenger, crisis.defender}
    everybody = tuple(sorted(sides | set(queries.existing(reader)))) if term.taker >= 0 else ()
    return is_sound(reader, term, everybody, tuple(sorted(sides)))


def _agents(reader: Reader, crisis: Crisis, war: War) -> list[int]:
    """Great powers outside a war that border it: who could act for all, but for outcasts."""
    at_it = {*war.attackers, *war.defenders}
    near = threat.neighbours(reader)
    able = [p for p in queries.great_powers(reader) if p not in at_it and at_it & near[p]]
    return [p for p in able if not is_outcast(reader, crisis, p)]


# --- carrying out -----------------------------------------------------------------------------------


def carry_out(
    world: World,
    dice: Dice,
    crisis: Crisis,
    draft: Draft,
    guarantors: tuple[int, ...],
    holdouts: tuple[int, ...] = (),
) -> list[Record]:
    """Make a settlement real: end the war it is about, pass what is passed, guarantee what is guaranteed.

    For ``holdouts`` of one side, who did not sign, the war goes on.
    """
    terms = _counted(world, dice, draft) if draft.kind is Settlement.PLEBISCITE else draft.terms
    war = world.wars.get(crisis.war)
    if war is not None and not war.is_over:
        sides = signing_sides(world, war, holdouts)
        assert sides is not None
        records = settlement.make_peace(world, war, *sides, terms, by_table=True)
    else:
        records = [r for term in terms for r in settlement.carry_out(world, term)]
        for power in crisis.parties:
            passing.send_home(world, power)
    if draft.kind is Settlement.NEUTRALITY:
        records += _neutralise(world, crisis, guarantors)
    if draft.is_regret_instead:
        records += settlement.express_regret(world, crisis.defender, crisis.challenger)
    return records


def neutral_one(reader: Reader, crisis: Crisis) -> int:
    """Whom a neutrality is about: the freed rebel, or the weaker of two states."""
    return crisis.challenger if crisis.casus is CasusBelli.REBELLION else crisis.defender


def _neutralise(world: World, crisis: Crisis, guarantors: tuple[int, ...]) -> list[Record]:
    """Perpetual neutrality, guaranteed by those at the table."""
    subject = neutral_one(world, crisis)
    able = [p for p in guarantors if p != subject and queries.sovereign_of(world, p) == p]
    able = [p for p in able if not queries.at_war(world, p, subject)]
    if not able or world.powers[subject].overlord_kind is OverlordKind.CROWN_UNION:
        return []
    parties = (subject, *able)
    name = f"Neutrality of {world.roster[subject].name}"
    return [
        signing.sign(world, kind, parties, subject=subject, quarters=0, name=name)
        for kind in (TreatyKind.NEUTRALITY, TreatyKind.GUARANTEE)
    ]


def plebiscite_chance(reader: Reader, term: PeaceTerm) -> int:
    """How likely a province is to vote for the claimant: his title, and how unhappy it is (permyriad)."""
    rules = reader.rules.crises
    strength = max(
        (c.strength for c in reader.claims if c.power == term.taker and c.place == term.place), default=0
    )
    unrest = int(reader.places.unrest[term.place])
    return fixed.clip(
        rules.plebiscite_base
        + fixed.mul(rules.plebiscite_claim, strength)
        + fixed.mul(rules.plebiscite_unrest, unrest)
    )


def _counted(world: World, dice: Dice, draft: Draft) -> tuple[PeaceTerm, ...]:
    """The provinces that voted to go."""
    gone = []
    for term in draft.terms:
        chance = plebiscite_chance(world, term)
        if dice.chance(world.turn, chance, "plebiscite", world.map.place_id(term.place)):
            gone.append(term)
    return tuple(gone) or (QUO,)
