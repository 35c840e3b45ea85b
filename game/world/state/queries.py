"""Named questions about a world; a View answers them too, within what its power can see.

Every function here only reads. Results are sorted wherever order could matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.words import Branch, CasusBelli, Logic, PlaceKind, Rank, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.constants.ruleset import UnitType
from game.world.map.mapindex import index_of
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty, War
from game.world.versions import Part

T = TypeVar("T")
FLEET: Final = Branch.FLEET  # looked up once: asked for every force, over and over
ALLIANCES = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)


def power_of(reader: Reader, name: str) -> int:
    """Index of the power with this id; KeyError if there is none."""
    for facts in reader.roster:
        if facts.id == name:
            return facts.index
    raise KeyError(name)


def logic_of(reader: Reader, power: int) -> Logic:
    """How the AI decides for a power: as was changed in play, else as was chosen for the campaign."""
    return reader.logics.get(power) or reader.settings.logic_of(reader.roster[power].id)


def existing(reader: Reader) -> list[int]:
    """All powers that exist now, ascending."""
    return [i for i, power in enumerate(reader.powers) if power.exists]


def great_powers(reader: Reader) -> tuple[int, ...]:
    """The great powers of the moment, ascending; only policy makers can be great."""
    return reader.common(_great_powers, (Part.BONDS,))


def _great_powers(reader: Reader) -> tuple[int, ...]:
    powers = reader.powers
    return tuple(i for i in reader.facts.policy_makers if powers[i].exists and powers[i].rank is Rank.GREAT)


def subjects_of(reader: Reader, power: int) -> list[int]:
    """Powers that stand directly under this one, ascending."""
    return [*reader.common(_subjects, (Part.BONDS,)).get(power, ())]


def _subjects(reader: Reader) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for power, state in enumerate(reader.powers):
        if state.exists and state.overlord >= 0:
            found.setdefault(state.overlord, []).append(power)
    return found


def sovereign_of(reader: Reader, power: int) -> int:
    """Who makes foreign policy for a power: itself, or the crown or suzerain above it."""
    return reader.sovereigns[power]


def realm_of(reader: Reader, power: int) -> list[int]:
    """A power and all whose foreign policy it makes, ascending."""
    return _realm(reader.common(_realms, (Part.BONDS,)).subjects, power)


def whole_realm_of(reader: Reader, power: int) -> list[int]:
    """The realm a power belongs to, at its head or under another, ascending."""
    realms = reader.common(_realms, (Part.BONDS,))
    return _realm(realms.subjects, realms.lords[power])


class Realms(NamedTuple):
    """Who makes foreign policy for each power, and for whom besides itself each power makes it, ascending."""

    lords: Sequence[int]
    subjects: Mapping[int, Sequence[int]]


def _realms(reader: Reader) -> Realms:
    lords = reader.sovereigns
    subjects: dict[int, list[int]] = {}
    for power, lord in enumerate(lords):
        if lord != power:
            subjects.setdefault(lord, []).append(power)
    return Realms(lords, subjects)


def _realm(subjects: Mapping[int, Sequence[int]], head: int) -> list[int]:
    """A head and its subjects; a power that is gone has no head."""
    led = subjects.get(head, ())
    return [*led] if head < 0 else sorted((head, *led))


# --- wars -------------------------------------------------------------------------------------------


def living_wars(reader: Reader) -> tuple[War, ...]:
    """The wars that are being fought, oldest first."""
    return reader.common(_living_wars, (Part.BONDS,))


def _living_wars(reader: Reader) -> tuple[War, ...]:
    return tuple(war for war in reader.wars.values() if not war.is_over)


def wars_of(reader: Reader, power: int) -> list[War]:
    """The wars a power is fighting, oldest first."""
    return [war for war in living_wars(reader) if war.side_of(power)]


def is_at_war(reader: Reader, power: int) -> bool:
    """Whether a power is fighting anybody."""
    return power in reader.common(_belligerents, (Part.BONDS,))


def war_effort(reader: Reader, power: int) -> int:
    """How much of itself a power has put into its wars, permyriad: who sent a part, no more than that."""
    prices = reader.rules.politics.expedition.price
    sent = [war.expeditions.get(power) for war in wars_of(reader, power)]
    return max((fixed.ONE if s is None else prices[s.size] for s in sent), default=0)


def _belligerents(reader: Reader) -> frozenset[int]:
    return frozenset(p for war in living_wars(reader) for p in (*war.attackers, *war.defenders))


def war_between(reader: Reader, a: int, b: int, casus: CasusBelli | None = None) -> War | None:
    """The oldest war in which two powers fight each other (for that reason), if there is one."""
    fought = (war for war in living_wars(reader) if war.side_of(a) * war.side_of(b) < 0)
    return next((war for war in fought if casus in (None, war.casus)), None)


def at_war(reader: Reader, a: int, b: int) -> bool:
    """Whether two powers fight each other."""
    return war_between(reader, a, b) is not None


def enemies_of(reader: Reader, power: int) -> list[int]:
    """All a power is fighting, ascending."""
    return sorted({p for war in living_wars(reader) for p in war.opponents_of(power)})


def comrades_of(reader: Reader, power: int) -> list[int]:
    """Those who fight on a power's side in some war and against it in none, ascending, itself left out."""
    same = {
        p
        for war in wars_of(reader, power)
        for p in (war.attackers if war.side_of(power) > 0 else war.defenders)
    }
    return sorted(same - set(enemies_of(reader, power)) - {power})


def hostility(reader: Reader) -> NDArray[np.bool_]:
    """(powers, powers) True where two powers are at war."""
    count = len(reader.powers)
    table = np.zeros((count, count), np.bool_)
    for war in living_wars(reader):
        table[np.ix_(war.attackers, war.defenders)] = True
        table[np.ix_(war.defenders, war.attackers)] = True
    return table


# --- treaties ---------------------------------------------------------------------------------------


def in_force(reader: Reader, treaty: Treaty) -> bool:
    """Whether a treaty binds today."""
    return treaty.start <= reader.turn <= treaty.until


def treaties_of(reader: Reader, power: int, *kinds: TreatyKind) -> list[Treaty]:
    """Treaties in force to which a power is party, oldest first; of the given kinds if any are given."""
    turn = reader.turn
    return [
        treaty
        for treaty in reader.treaties_with(power)
        if (not kinds or treaty.kind in kinds) and treaty.start <= turn <= treaty.until
    ]


def treaties_between(reader: Reader, a: int, b: int, *kinds: TreatyKind) -> list[Treaty]:
    """Treaties in force that bind both powers, oldest first."""
    return [treaty for treaty in treaties_of(reader, a, *kinds) if b in treaty.parties]


def allies_of(reader: Reader, power: int) -> list[int]:
    """Powers bound to this one by an alliance in force, ascending, itself left out."""
    return sorted({p for t in treaties_of(reader, power, *ALLIANCES) for p in t.parties} - {power})


def friends_of(reader: Reader, power: int) -> list[int]:
    """Powers that show this one their troops: allies, comrades, its realm; ascending, itself included."""
    realm = whole_realm_of(reader, power)
    return sorted({power, *realm, *allies_of(reader, power), *comrades_of(reader, power)})


def open_to(reader: Reader, power: int) -> NDArray[np.bool_]:
    """(powers + 1,) True for those whose ground a power's forces may enter; the last is nobody's ground.

    Own ground and that of its realm, of comrades in war, of enemies, and of whoever lets it pass.
    """
    table = np.zeros(len(reader.powers) + 1, np.bool_)
    realm = whole_realm_of(reader, power)
    comrades, enemies = comrades_of(reader, power), enemies_of(reader, power)
    table[[power, *realm, *comrades, *enemies, *hosts_of(reader, power), -1]] = True
    return table


def hosts_of(reader: Reader, power: int) -> list[int]:
    """Whose ground is open to a power's forces though they are not of its side, ascending.

    By treaties of access; and in war the allies of its side let it pass, as those of the other side let the
    enemy pass, whom it may follow there.
    """
    hosts = {p for treaty in treaties_of(reader, power, TreatyKind.ACCESS) for p in treaty.parties}
    if is_at_war(reader, power):
        for belligerent in (power, *comrades_of(reader, power), *enemies_of(reader, power)):
            hosts.update(allies_of(reader, belligerent))
    return sorted(hosts)


# --- forces -----------------------------------------------------------------------------------------


def unit_of(reader: Reader, force: Force) -> UnitType:
    """The unit type of a force."""
    return reader.rules.units[force.kind]


def is_fleet(reader: Reader, force: Force) -> bool:
    """Whether a force is made of ships."""
    return reader.rules.units[force.kind].branch is FLEET


def forces_of(reader: Reader, power: int) -> Sequence[Force]:
    """All forces of a power that the reader knows of, by id."""
    return reader.forces_of(power)


def is_bound(reader: Reader, force: Force) -> bool:
    """Whether a force set aside for a body must stay where it is: it serves in defence or by mandate."""
    if force.earmarked < 0:
        return False
    return not any(
        war.side_of(force.power) < 0 or war.casus is CasusBelli.MANDATE
        for war in wars_of(reader, force.power)
    )


def land_forces_of(reader: Reader, power: int) -> list[Force]:
    """The land forces of a power, by id."""
    units = reader.rules.units
    return [force for force in forces_of(reader, power) if units[force.kind].branch is not FLEET]


def fleets_of(reader: Reader, power: int) -> list[Force]:
    """The fleets of a power, by id."""
    units = reader.rules.units
    return [force for force in forces_of(reader, power) if units[force.kind].branch is FLEET]


def stacks(reader: Reader) -> dict[int, list[Force]]:
    """Land forces by the hex they stand on; hexes and forces ascending. Build once, use often."""
    found: dict[int, list[Force]] = {}
    afloat = {kind for kind, unit in reader.rules.units.items() if unit.branch is Branch.FLEET}
    for force in reader.forces.values():
        where = force.hex
        if where >= 0 and force.kind not in afloat:
            if where in found:
                found[where].append(force)
            else:
                found[where] = [force]
    return dict(sorted(found.items()))


def strength_of(reader: Reader, power: int) -> int:
    """Men under arms on land."""
    return sum(force.strength for force in land_forces_of(reader, power))


def recruits_of(reader: Reader, power: int) -> int:
    """Men on land in forces that came to the colours less than a year ago: they count as an army later."""
    young = reader.turn - QUARTERS_A_YEAR
    return sum(f.strength for f in land_forces_of(reader, power) if f.ready_turn > max(0, young))


# --- places -----------------------------------------------------------------------------------------


def owned_by(reader: Reader, power: int) -> list[int]:
    """Places to which a power holds the title, ascending."""
    return [*reader.common(_lands, (Part.GROUND,)).get(power, ())]


def _lands(reader: Reader) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, owner in enumerate(reader.places.owner.tolist()):
        found.setdefault(owner, []).append(place)
    return found


def holder_of(reader: Reader, place: int) -> int:
    """Who controls a place: whoever holds its main city; the owner of a box."""
    centre = reader.map.places[place].centre
    return int(reader.controller[centre]) if centre >= 0 else int(reader.places.owner[place])


def holders(reader: Reader) -> NDArray[np.int16]:
    """(places,) who controls each place; -1 for seas."""
    centre = index_of(reader.map).centre
    held: NDArray[np.int16] = np.where(centre >= 0, reader.controller[centre], reader.places.owner)
    return held


def occupied_places(reader: Reader) -> list[int]:
    """Land places whose main city is held by somebody else than the owner, ascending."""
    held = holders(reader)
    owner = reader.places.owner
    return [int(i) for i in np.flatnonzero((owner >= 0) & (held >= 0) & (owner != held))]


def bordering(reader: Reader, power: int) -> list[int]:
    """Powers whose land touches a power's land, ascending."""
    borders = index_of(reader.map).borders
    owner = reader.places.owner
    near = {int(owner[b]) for place in owned_by(reader, power) for b in borders[place]}
    return sorted(near - {power, -1})


def home_box(reader: Reader, power: int) -> int:
    """The off-map box that is a power's own country, -1 for a power of the map."""
    return reader.common(_home_boxes, (Part.GROUND,)).get(power, -1)


def _home_boxes(reader: Reader) -> dict[int, int]:
    owner = reader.places.owner
    boxes = (p.index for p in reader.map.places if p.kind is PlaceKind.BOX)
    return {int(owner[box]): box for box in boxes if owner[box] >= 0}


def is_at_home_overseas(reader: Reader, force: Force) -> bool:
    """Whether a force stands, or lies in harbour, in the off-map box that is its own country."""
    return force.zone >= 0 and force.aboard < 0 and force.zone == home_box(reader, force.power)


def is_land_place(reader: Reader, place: int) -> bool:
    """Whether a place is a land province of the map (and exists at all)."""
    return 0 <= place < len(reader.map.places) and reader.map.places[place].kind is PlaceKind.LAND


def name_of(reader: Reader, power: int) -> str:
    """The word of a power, '' where a record names nobody."""
    return reader.roster[power].id if power >= 0 else ""


def names(reader: Reader, powers: Iterable[int]) -> tuple[str, ...]:
    """Ids of powers, in the order given."""
    return tuple(reader.roster[p].id for p in powers)


def place_name(reader: Reader, place: int) -> str:
    """What the people of the era call a place."""
    return reader.map.places[place].names[reader.facts.era]
