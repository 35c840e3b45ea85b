"""Who sits: before whom a case belongs, whom it concerns, and who judges it at a table."""

from __future__ import annotations

from game.politics.crises.seats import callers
from game.politics.perception import threat
from game.rules.money import economy
from game.words import Rank, Rung
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.reader import Reader
from game.world.state.world import World


def seats_of(reader: Reader, crisis: Crisis) -> list[int]:
    """Who sits at the table: the two parties, who fights beside them, then the body or the great powers.

    No table seats a whole world (`most_seats`): of a large body the council comes, and whom it concerns most.
    Who fights beside a party on his own account is no judge of it; if he has something at stake he signs.
    """
    if crisis.body in reader.bodies:
        others = _sent_by(reader, reader.bodies[crisis.body], crisis.parties)
    else:
        others = list(queries.great_powers(reader))
        if crisis.convener >= 0 and crisis.convener not in others:
            others = sorted([*others, crisis.convener])
    taken = {*crisis.signers, *_partisans(reader, crisis)}
    rest = [*crisis.fighters, *(p for p in others if p not in taken)]
    return [*crisis.parties, *(p for p in rest if reader.powers[p].exists)]


def seat_fighters(world: World, crisis: Crisis) -> None:
    """Note who signs for himself this quarter besides the parties; who left the war has nothing to answer."""
    crisis.fighters = fighters_of(world, crisis)
    if crisis.war >= 0 and crisis.addressed:
        left = {p for p in crisis.addressed if p not in (*crisis.signers, *_partisans(world, crisis))}
        crisis.addressed = tuple(p for p in crisis.addressed if p not in left)


def fighters_of(reader: Reader, crisis: Crisis) -> tuple[int, ...]:
    """Who fights in a table's war beside a party on his own account with something at stake, ascending.

    A great power has, and whoever holds land of an enemy.
    """
    war = reader.wars.get(crisis.war)
    if war is None:
        return ()
    holder, owner = queries.holders(reader), reader.places.owner
    occupied = queries.occupied_places(reader)
    ground = {(int(holder[place]), int(owner[place])) for place in occupied}
    return tuple(
        p for p in sorted(_partisans(reader, crisis) - {*crisis.parties})
        if reader.powers[p].exists and queries.sovereign_of(reader, p) == p
        and (reader.powers[p].rank is Rank.GREAT or any((p, foe) in ground for foe in war.opponents_of(p)))
    )  # fmt: skip


def party_of(reader: Reader, crisis: Crisis, power: int) -> int:
    """The party beside whom a power signs: itself, or who leads its side in the war."""
    war = reader.wars.get(crisis.war)
    if power in crisis.parties or war is None:
        return power
    return next((p for p in crisis.parties if war.side_of(p) == war.side_of(power)), power)


def _partisans(reader: Reader, crisis: Crisis) -> set[int]:
    """Who fights in the war that a table is about; whom the table itself has sent is none of them."""
    war = reader.wars.get(crisis.war)
    if war is None or war.is_over:
        return set()
    return {*war.attackers, *war.defenders} - {*crisis.kept}


def _sent_by(reader: Reader, body: Institution, parties: tuple[int, int]) -> list[int]:
    """Who sits for a body over a case, in the order of its roll."""
    full = [p for p, rung in body.members.items() if rung in (Rung.COUNCIL, Rung.MEMBER)]
    most = reader.rules.crises.most_seats
    if len(full) <= most:
        return full
    stakes = concerned(reader, parties)
    by_right = [p for p in full if body.members[p] is Rung.COUNCIL]
    asked = sorted((p for p in full if p in stakes and p not in by_right), key=lambda p: (-stakes[p], p))
    chosen = {*by_right, *asked[: max(0, most - len(by_right))]}
    return [p for p in full if p in chosen]


def body_for(reader: Reader, convener: int, parties: tuple[int, int]) -> Institution | None:
    """The convener's body that a case belongs before: the one whose members have most at stake in it.

    Thought of are both parties' own bodies, and those of several great powers.
    """
    fitting = []
    greats, stakes = queries.great_powers(reader), concerned(reader, parties)
    for body in reader.bodies.values():
        full = [p for p, rung in body.members.items() if rung in (Rung.COUNCIL, Rung.MEMBER)]
        wide = sum(p in full for p in greats) >= reader.rules.crises.wide_body and body.parameters.inward
        if convener in full and (all(p in full for p in parties) or wide):
            fitting.append((sum(stakes.get(p, 0) for p in full), body.cohesion, -body.id, body))
    return max(fitting, key=lambda row: row[:3], default=(None,))[-1]


def concerned(reader: Reader, parties: tuple[int, int]) -> dict[int, int]:
    """Who has a stake in a case, and how much it weighs: the parties, their neighbours, those bound to them.

    Each counts by what its country yields.
    """
    near, produce = threat.neighbours(reader), economy.outputs(reader)
    found = {*parties, *near[parties[0]], *near[parties[1]]}
    for bond in reader.treaties.values():
        known = bond.kind in callers.BINDING and not bond.secret and queries.in_force(reader, bond)
        if known and set(parties) & set(bond.parties):
            found |= set(bond.parties)
    return {p: int(produce[p]) for p in sorted(found) if reader.powers[p].exists}
