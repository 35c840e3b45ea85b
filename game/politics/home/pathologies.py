"""Pathologies: how homes go wrong, how far, and how they heal (docs/politics.md#pathologies; P25).

Where its trigger holds, a pathology may break out by a rare hazard that grows with the conditions at home;
threat counts only where both homes and opportunity breed aggressors. Severity grows by luck, from latent
over infected to aggressor, until a cure takes. Openings abroad lend an appetite for a quarter where the
source of aggression is structural. All dice are keyed by power and pathology, so that the arms of an
experiment meet the same luck, and nothing here asks for a date or for a logic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.home import beyond, government, remedies, will
from game.politics.home.home import makers
from game.politics.perception import condition, conduct
from game.politics.treaties import claims
from game.rules.land import garrisons
from game.words import Condition, Pathology, Rank, Remedy, Source
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.constants.homerules import PathologyRule
from game.world.dice import MILLION, Dice
from game.world.records import PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

#: by what a pathology breaks
Cure = (
    Literal["time", "conditions", "course", "cabinet", "checked", "defeat", "dismissal", "idleness"] | Remedy
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathologyBegan(Record):
    """Something went wrong in a country, as only its own government can know.

    ``hazard`` is the chance it had, in a million a quarter; ``terms`` add up to its logarithm.
    """

    type: ClassVar[str] = "pathology_began"
    told_by: ClassVar[str] = "pathology"
    power: PowerWord
    pathology: Pathology
    hazard: int
    terms: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathologyGrew(Record):
    """A pathology reached the cabinet (``infected``) or made an aggressor of its power (``aggressor``)."""

    type: ClassVar[str] = "pathology_grew"
    told_by: ClassVar[str] = "stage"
    power: PowerWord
    pathology: Pathology
    stage: str
    severity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathologyEased(Record):
    """A pathology lost ground: its power is no aggressor any more, or the cabinet is not infected any more.

    ``stage`` names the threshold that it fell below.
    """

    type: ClassVar[str] = "pathology_eased"
    told_by: ClassVar[str] = "stage"
    power: PowerWord
    pathology: Pathology
    stage: str
    severity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathologyBroken(Record):
    """A pathology is broken, by what is named; from now on it only fades. Its own power reads it."""

    type: ClassVar[str] = "pathology_broken"
    power: PowerWord
    pathology: Pathology
    severity: int
    by: Cure


@dataclass(frozen=True, slots=True, kw_only=True)
class FrightTaken(Record):
    """A power was seized by fright without greed; only its own government knows."""

    type: ClassVar[str] = "fright"
    power: PowerWord
    threat: int


def move_pathologies(world: World, dice: Dice) -> list[Record]:
    """Phase: openings lend their appetite, pathologies break out, grow, break and fade."""
    who = makers(world)
    threats = will.highest_threats(world, who)
    held = garrisons.subjects(world)
    now = WorldIndex(world)  # a pathology works in its own home alone
    records: list[Record] = []
    for power in who:
        _look_for_opening(world, dice, power)
        known = condition.values(now, power)
        records += _take_fright(world, dice, power, known, threats[power])
        home = world.powers[power].home
        if home.pathology is not None:
            records += _develop(world, dice, power)
        if home.pathology is None or not conduct.is_malign(home.pathology):
            records += _break_out(world, dice, power, known, threats[power], power in held)
    return records


# --- onset ------------------------------------------------------------------------------------------


def hazard_terms(
    rule: PathologyRule, known: Mapping[Condition, int], source: Source, threat: int
) -> dict[str, int]:
    """What each condition adds to the logarithm of the hazard, and threat where it counts."""
    terms = {str(what): fixed.mul(weight, known[what]) for what, weight in rule.weights.items()}
    if source is Source.BOTH and rule.threat:
        terms["threat"] = fixed.mul(rule.threat, threat)
    return terms


def is_triggered(rule: PathologyRule, known: Mapping[Condition, int]) -> bool:
    """Whether one of a pathology's triggers holds."""
    return any(
        all(span.above < known[what] < span.below for what, span in trigger.items())
        for trigger in rule.triggers
    )


def restraints(reader: Reader, known: Mapping[Condition, int], is_held: bool) -> dict[str, int]:
    """What keeps a people from adventures abroad: a war it is tired of, foreign soldiers on its soil."""
    rules = reader.rules.home
    tired = fixed.mul(rules.tired, known[Condition.EXHAUSTION])
    found = {"tired": -tired, "held": -rules.held if is_held else 0}
    return {why: weight for why, weight in found.items() if weight}


def hazard(
    reader: Reader, pathology: Pathology, known: Mapping[Condition, int], threat: int, is_held: bool = False
) -> tuple[int, dict[str, int]]:
    """The chance (in a million) that a pathology breaks out this quarter, and its terms.

    ``is_held`` says whether a victor holds land of the power's as a pledge.
    """
    rule, settings = reader.rules.pathologies[pathology], reader.settings
    if settings.source not in rule.sources or not rule.hazard or not is_triggered(rule, known):
        return 0, {}
    terms = hazard_terms(rule, known, settings.source, threat)
    if conduct.is_malign(pathology):
        terms |= restraints(reader, known, is_held)
    yearly = fixed.mul(rule.hazard, fixed.exp(sum(terms.values())))
    if conduct.is_malign(pathology):  # rates are about aggressors; fright and weakness come as they come
        yearly = fixed.mul(yearly, reader.rules.home.rates[settings.rate])
    return min(MILLION, yearly // QUARTERS_A_YEAR), terms


def _break_out(
    world: World, dice: Dice, power: int, known: Mapping[Condition, int], threat: int, is_held: bool
) -> list[Record]:
    """The first pathology whose throw falls takes hold; a worse one drives a harmless one out."""
    home, name = world.powers[power].home, world.roster[power].id
    for pathology in Pathology:
        if pathology is Pathology.FEAR or pathology is home.pathology:
            continue
        chance, terms = hazard(world, pathology, known, threat, is_held)
        if not chance or not dice.rare(world.turn, chance, "hazard", name, pathology):
            continue
        if home.pathology is not None and not conduct.is_malign(pathology):
            continue
        begin(world, power, pathology)
        return [PathologyBegan(power=name, pathology=pathology, hazard=chance, terms=terms, readers=(name,))]
    return []


def begin(world: World, power: int, pathology: Pathology, severity: int = 0) -> None:
    """Let a pathology take hold of a power."""
    home = world.powers[power].home
    home.pathology, home.severity, home.since = pathology, severity, world.turn
    home.healing = home.pressed = home.resisted = home.idle = home.shaken = 0
    world.powers[power].told, home.sought = (), ()


def _take_fright(
    world: World, dice: Dice, power: int, known: Mapping[Condition, int], threat: int
) -> list[Record]:
    """C1: fright comes by its hazard and fades, sooner in a power that is reassured."""
    rules, home, name = world.rules.home, world.powers[power].home, world.roster[power].id
    fade = rules.reassured_fade if remedies.is_reassured(world, power) else rules.fear_fade
    home.fear = max(0, home.fear - max(1, fixed.mul(home.fear, fade)))
    chance, _ = hazard(world, Pathology.FEAR, known, threat)
    if not dice.rare(world.turn, chance, "hazard", name, Pathology.FEAR):
        return []
    home.fear = fixed.ONE
    return [FrightTaken(power=name, threat=threat, readers=(name,))]


def _look_for_opening(world: World, dice: Dice, power: int) -> None:
    """Where opportunity breeds aggressors a great power may want more, until its demand is settled."""
    rules, home, name = world.rules.home, world.powers[power].home, world.roster[power].id
    if any(not c.is_over and c.challenger == power for c in world.crises.values()):
        return  # what was asked for in greed is still on the table
    home.greed = 0
    if world.settings.source not in (Source.BOTH, Source.STRUCTURAL):
        return
    if world.powers[power].rank is not Rank.GREAT or queries.sovereign_of(world, power) != power:
        return
    if beyond.is_off_map(world, power):  # no door of its opens on anybody's land
        return
    if dice.chance(world.turn, rules.opening, "opening", name):
        home.greed = dice.below(world.turn, rules.open_greed + 1, "opening", name, "appetite")


# --- growth and cure --------------------------------------------------------------------------------


def _develop(world: World, dice: Dice, power: int) -> list[Record]:
    """One quarter of a pathology: what it does at home, growth or decline, the chance of a cure."""
    home = world.powers[power].home
    assert home.pathology is not None
    rule = world.rules.pathologies[home.pathology]
    if home.healing:
        _fade(world, power)
        return []
    condition.move(world, power, rule.drift, home.severity)
    if _is_idle(world, power):
        records = move_severity(world, power, -world.rules.home.idle_fall)
    else:
        records = _grow(world, dice, power, rule)
    name = world.roster[power].id
    if home.shaken and home.cabinet is not rule.cabinet:
        fell = dice.chance(world.turn, home.shaken, "cure", name, "beaten", "cabinet")
        home.shaken = 0
        if fell:
            return records + break_pathology(world, power, "defeat")
    if home.idle > world.rules.home.idle_quarters and home.severity < world.rules.home.latent:
        return records + break_pathology(world, power, "idleness")
    chances = cure_chances(world, power)
    if dice.chance(world.turn, sum(chances.values()), "cure", name, home.pathology):
        records += break_pathology(world, power, max(chances, key=lambda by: chances[by]))
    return records


def _is_idle(world: World, power: int) -> bool:
    """Whether an aggressor has turned inward: for years it neither acted abroad nor was fed from there.

    What its cabinet gets at home is no deed. The clock begins with the severity of an aggressor.
    """
    home, rules = world.powers[power].home, world.rules.home
    acts = queries.is_at_war(world, power) or any(
        crisis.challenger == power and not crisis.is_over for crisis in world.crises.values()
    )
    if acts:
        home.idle = 0
    elif home.idle > rules.idle_quarters or home.severity >= rules.aggressor:
        home.idle = min(home.idle + 1, rules.idle_quarters + 1)
    return home.idle > rules.idle_quarters


def _grow(world: World, dice: Dice, power: int, rule: PathologyRule) -> list[Record]:
    home, rules, name = world.powers[power].home, world.rules.home, world.roster[power].id
    luck = dice.unit(world.turn, "hazard", name, str(home.pathology), "growth") // (MILLION // fixed.ONE)
    pace = rules.growth_floor + 2 * fixed.mul(fixed.ONE - rules.growth_floor, luck)
    return move_severity(world, power, fixed.mul(rule.growth, pace))


def move_severity(world: World, power: int, step: int) -> list[Record]:
    """Let a pathology gain or lose ground; every threshold it passes on the way is told.

    Whatever moves severity moves it here. None grows beyond what it can reach (`ceiling`), and where one
    reaches the cabinet its men take it.
    """
    home, rules, name = world.powers[power].home, world.rules.home, world.roster[power].id
    assert home.pathology is not None
    rule, before = world.rules.pathologies[home.pathology], home.severity
    home.severity = fixed.clip(min(max(before, rule.ceiling), before + step))
    if home.healing or not conduct.is_malign(home.pathology):
        return []
    records: list[Record] = []
    for stage, least in (("infected", rules.infected), ("aggressor", rules.aggressor)):
        if (before < least) == (home.severity < least):
            continue
        passed = PathologyGrew if before < least else PathologyEased
        records.append(
            passed(power=name, pathology=home.pathology, stage=stage, severity=home.severity, readers=(name,))
        )
    if before < rules.infected <= home.severity:
        records += government.install(world, power, rule.cabinet, "ascendancy")
    return records


def _fade(world: World, power: int) -> None:
    """A broken pathology declines and at last is gone."""
    home = world.powers[power].home
    move_severity(world, power, -world.rules.home.cured_fall)
    if not home.severity:
        home.pathology, home.since, home.healing = None, -1, 0
        home.pressed = home.resisted = home.idle = home.shaken = 0


def cure_chances(reader: Reader, power: int) -> dict[Cure, int]:
    """Chances (permyriad, this quarter) that a power's pathology breaks, by what would break it.

    Some may be below nothing; their sum counts.
    """
    home, rules = reader.powers[power].home, reader.rules.home
    assert home.pathology is not None
    rule = reader.rules.pathologies[home.pathology]
    drag = fixed.mul(rules.cure_drag, max(reader.powers[power].hardship, home.humiliation))
    base = rules.aggressor_cure if home.severity >= rules.aggressor else rules.cure
    found: dict[Cure, int] = {"time": fixed.mul(base, fixed.ONE - drag)}
    known = condition.values(reader, power)
    found["conditions"] = condition.weigh(0, rule.heals, known)
    found["course"] = rule.courses.get(home.course, 0)
    found["cabinet"] = reader.rules.government.cabinets[home.cabinet].cure
    for remedy, chance in rule.remedies.items():
        found[remedy] = chance if remedies.is_given(reader, power, remedy) else 0
    if home.severity >= rules.aggressor:  # what holds the state is hard to shake
        found = {by: chance if by == "time" else fixed.div(chance, 2) for by, chance in found.items()}
    return found


def break_pathology(world: World, power: int, by: Cure) -> list[Record]:
    """Break a power's pathology: its men press no more, it acts no more, and what is left of it only fades.

    What they laid claim to is given up.
    """
    home, name = world.powers[power].home, world.roster[power].id
    assert home.pathology is not None
    home.healing, home.pressed, home.resisted, home.shaken, home.idle = 1, 0, 0, 0, 0
    broken = PathologyBroken(
        power=name, pathology=home.pathology, severity=home.severity, by=by, readers=(name,)
    )
    given_up = [place for place in home.sought if claims.claim_on(world, power, place)]
    home.sought = ()
    return [broken, *(claims.drop_claim(world, power, place) for place in given_up)]


def defeat(world: World, dice: Dice, power: int, subject: str) -> list[Record]:
    """A power was beaten in a war; ``subject`` names it for the dice.

    What defeat heals may break by it: at once, or where leaders must go first (`defeat_cabinet`) once other
    men govern. What lives on defeat grows by it.
    """
    home, rules, name = world.powers[power].home, world.rules.home, world.roster[power].id
    assert home.pathology is not None
    rule = world.rules.pathologies[home.pathology]
    if rule.defeat_feeds:
        home.idle = 0
        return move_severity(world, power, rule.defeat_feeds)
    chance = fixed.mul(rules.beaten_cure, rule.defeat)
    if chance and rule.defeat_cabinet and home.cabinet is rule.cabinet:
        home.shaken = chance
        return []
    fell = dice.chance(world.turn, chance, "cure", name, "beaten", subject)
    return break_pathology(world, power, "defeat") if fell else []


def check(world: World, dice: Dice, power: int, subject: str) -> list[Record]:
    """A power was made to give way abroad without a war; ``subject`` names the affair for the dice.

    What stops when checked breaks by chance; any other malign pathology only learns nothing.
    """
    home = world.powers[power].home
    if home.healing or not conduct.stops_if_checked(world, power):
        return []
    chance = world.rules.home.checked_cure
    fell = dice.chance(world.turn, chance, "cure", world.roster[power].id, "checked", subject)
    return break_pathology(world, power, "checked") if fell else []
