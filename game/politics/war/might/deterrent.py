"""The deterrent: what it costs to fight a power that could destroy one, and whether it would for an ally.

One rule for every power and both logics, whoever is armed and whoever plans (docs/politics.md#the-deterrent).
Wars below that line, of the unarmed and by proxy, are as likely as ever. Nobody has an order to use it: what
there is, is a chance that grows while armed powers fight each other, and only where the rules let it
(`can_end`) do the dice fall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from game.words import OverlordKind, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import War
from game.world.state.world import World
from game.world.versions import Part

#: The public fact that the dice have fallen.
RUIN: Final = "end:ruin"
#: Promises by which an armed power may answer for another.
PROMISES: Final = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuinOfAll(Record):
    """Armed powers that fought each other went to the end: nobody has won anything any more."""

    type: ClassVar[str] = "ruin_of_all"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    name: str
    powers: tuple[PowerWord, ...]  # the armed ones


def is_armed(reader: Reader, power: int) -> bool:
    """Whether a power has weapons of that kind."""
    return reader.powers[power].exists and reader.powers[power].warheads > 0


def credibility(reader: Reader, guardian: int, ward: int) -> int:
    """How far an armed power is believed to answer for another as for itself, permyriad.

    For itself wholly; for whom no promise binds it to not at all; for an ally by the trust between them, by
    men of its own in his land, and by a command they share. Never wholly: whether it would is argued about.
    """
    if not is_armed(reader, guardian):
        return 0
    if guardian == ward or ward in queries.realm_of(reader, guardian):
        return fixed.ONE
    if not _is_bound(reader, guardian, ward):
        return 0
    rules = reader.rules.ambition.deterrent
    trust = int(reader.beliefs.trust[guardian, ward])
    men = (f for f in queries.land_forces_of(reader, guardian) if not f.at_sea)
    present = any(_is_in(reader, force.hex, ward) for force in men)
    bodies = [b for b in reader.bodies.values() if guardian in b.members and ward in b.members]
    shared = max((body.parameters.integration for body in bodies), default=0)
    return min(
        fixed.ONE - 1,
        rules.ally
        + fixed.mul(rules.ally_trust, trust)
        + rules.ally_presence * present
        + fixed.mul(rules.ally_integration, shared),
    )


def _is_bound(reader: Reader, guardian: int, ward: int) -> bool:
    state = reader.powers[ward]
    if state.overlord == guardian and state.overlord_kind is OverlordKind.PROTECTOR:
        return True
    return any(
        treaty.kind is not TreatyKind.GUARANTEE or treaty.subject == ward
        for treaty in queries.treaties_between(reader, guardian, ward, *PROMISES)
    )


def _is_in(reader: Reader, hex_id: int, power: int) -> bool:
    place = int(reader.map.place[hex_id]) if hex_id >= 0 else -1
    return place >= 0 and int(reader.places.owner[place]) == power


def guardians(reader: Reader, target: int) -> dict[int, int]:
    """How far an attack on a power is believed to be answered with it, by who is armed: itself, or others."""
    if reader.rules.ambition.deterrent.peace == "none":
        return {}
    return {p: credibility(reader, p, target) for p in armed(reader)}


def answer(reader: Reader, attacker: int, answers: Mapping[int, int]) -> int:
    """How far an attack is believed to be answered by a target's guardians; nobody fears his own."""
    if not any(answers.values()):
        return 0
    mine = queries.realm_of(reader, attacker)
    return max(
        (
            fixed.mul(far, fixed.ONE - shield(reader, attacker, power))
            for power, far in answers.items()
            if power not in mine
        ),
        default=0,
    )


def shield(reader: Reader, attacker: int, armed_one: int) -> int:
    """Share of another's answer that an armed power trusts its shield to stop, where no treaty forbids one.

    Two who have promised each other to build none stay as open to each other as they were.
    """
    if not is_armed(reader, attacker):
        return 0
    promised = queries.treaties_between(reader, attacker, armed_one, TreatyKind.NO_SHIELDS)
    return 0 if promised else reader.rules.ambition.deterrent.shield


def armed(reader: Reader) -> list[int]:
    """The powers that have such weapons, ascending."""
    return reader.common(_armed, (Part.BONDS,))


def _armed(reader: Reader) -> list[int]:
    return [p for p in queries.existing(reader) if reader.powers[p].warheads > 0]


def dread(reader: Reader, attacker: int, target: int) -> int:
    """What the chance of it takes from the worth of a war, as a share of a year of one's own output."""
    return dread_of(reader, attacker, guardians(reader, target))


def dread_of(reader: Reader, attacker: int, answers: Mapping[int, int]) -> int:
    """The same before guardians that are known already."""
    rules, believed = reader.rules.ambition.deterrent, answer(reader, attacker, answers)
    if not believed:
        return 0
    chance = min(fixed.ONE, rules.use + rules.use_grows * rules.foresight)
    cost = fixed.mul(fixed.mul(chance, rules.loss), believed)
    return fixed.mul(cost, rules.weak) if rules.peace == "weak" else cost


def chance_of_ruin(reader: Reader, war: War) -> int:
    """The chance that a war goes to the end this quarter: none unless armed powers fight each other in it."""
    rules = reader.rules.ambition.deterrent
    sides = [[p for p in side if is_armed(reader, p)] for side in (war.attackers, war.defenders)]
    if not all(sides) or war.is_over:
        return 0
    chance = rules.use + rules.use_grows * (reader.turn - war.start)
    holder, owner = queries.holders(reader), reader.places.owner
    armed = [*sides[0], *sides[1]]
    soil = any(
        int(owner[p]) in armed and int(holder[p]) in war.opponents_of(int(owner[p]))
        for p in queries.occupied_places(reader)
    )
    return fixed.clip(fixed.mul(chance, rules.soil) if soil else chance)


def tempt_fate(world: World, dice: Dice) -> list[Record]:
    """Phase: where the rules let it, a war between armed powers may end everything."""
    if not world.rules.ambition.deterrent.can_end or RUIN in world.flags:
        return []
    for war in world.wars.values():
        chance = chance_of_ruin(world, war)
        leaders = queries.names(world, (war.attackers[0], war.defenders[0]))
        if chance and dice.chance(world.turn, chance, "brink", *leaders):
            world.flags[RUIN] = world.turn
            armed = [p for p in (*war.attackers, *war.defenders) if is_armed(world, p)]
            return [RuinOfAll(war=war.id, name=war.name, powers=queries.names(world, armed))]
    return []
