"""The promise clock: at dates the scenario sets, what became of letting a feared power in (P32).

Three verdicts. *Promise*: it has sat long enough in a body that could hold it, and still does, the body met
in at least half of the grave crises of that time, and nothing came that such bodies are said to prevent.
*False promise*: it sat there, the body met on force at least once, and one of those things came all the same.
*Never tried*: whatever fits neither, with the kind of it. The order of acts is printed, never the blame, and
beside the verdict what it would be at neighbouring thresholds: readings of the real record turn on these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, Final, Literal

from game.campaign.books.chronicle import Entry
from game.events.engine import OptionChosen
from game.politics.bodies.congress import CongressEnded
from game.politics.bodies.membership import InvitationAnswered, InvitationSent
from game.politics.perception import threat
from game.politics.perception.doctrine import Creed
from game.politics.war.outbreak.conquest import ConquestRecognised
from game.politics.war.outbreak.seizure import PlacesSeized
from game.politics.war.outbreak.titles import UNCOVERED
from game.politics.war.outbreak.war import is_great_power_war
from game.words import Agenda, Preset, Rung, TreatyKind
from game.world import fixed
from game.world.constants.inclusionrules import InclusionRules
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.spells import Spell
from game.world.state.world import World

Verdict = Literal["promise", "false_promise", "never_tried"]
Kind = Literal[
    "", "not_offered", "refused", "blocked", "withdrawn_before", "withdrawn_after", "on_paper", "untested",
    "too_brief", "time_ran_out",
]  # fmt: skip
Mark = Literal["member_lost", "rival_blocs", "great_power_war", "conquest_stands", "idle"]

TRUSTING: Final = Creed(crises=0, everything=0, suspicion=0, wariness=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseVerdict(Record):
    """What became of letting a power in: the verdict of the date, its facts, and it at other thresholds."""

    type: ClassVar[str] = "promise_verdict"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    told_by: ClassVar[str] = "verdict"
    power: PowerWord
    verdict: Verdict
    kind: Kind
    body: str  # in which it sat longest, empty for none
    rung: int
    quarters: int
    convened: int  # crises that came before that body, of so many `eligible`
    eligible: int
    on_force: int
    marks: tuple[Mark, ...]  # what came that such a body is to prevent
    offers: int  # invitations and offers of the scenario to the power, and how many of them it declined
    declined: int
    refused: int  # times that members voted against letting it in or up
    let_in: str  # date on which it first had a seat, empty for never
    first_act: str  # date of its first war (no rising, invitation or mandate) or seizure
    elsewhere: dict[str, Verdict]  # by the threshold that is moved


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the verdict is read off, at whatever threshold."""

    reader: Reader
    power: int
    spells: tuple[Spell, ...]
    first_act: int
    declined: int
    refused: int
    offers: int
    seized: frozenset[int]  # places that the world got used to being the power's


def is_due(world: World) -> bool:
    """Whether a verdict falls at the end of this quarter."""
    about = world.facts.inclusion
    return about is not None and world.turn in about.turns


def read(world: World, entries: Iterable[Entry]) -> PromiseVerdict:
    """The verdict of today; the scenario must ask about somebody."""
    about = world.facts.inclusion
    assert about is not None
    facts = _gather(world, about.power, entries)
    best = _best(facts, Rung.COUNCIL)
    rules = world.rules.congress.inclusion
    verdict, kind, marks = _judged(facts, Rung.COUNCIL, rules.tried, rules.kept)
    date = world.facts.calendar.date
    firsts = [s.start for s in facts.spells if s.rung == Rung.COUNCIL]
    return PromiseVerdict(
        power=world.roster[about.power].id, verdict=verdict, kind=kind, body=best.body if best else "",
        rung=_rung_in(world, about.power, best), quarters=best.quarters if best else 0,
        convened=best.convened if best else 0, eligible=best.eligible if best else 0,
        on_force=best.on_force if best else 0, marks=marks, offers=facts.offers, declined=facts.declined,
        refused=facts.refused, let_in=date(min(firsts)) if firsts else "",
        first_act=date(facts.first_act) if facts.first_act >= 0 else "",
        elsewhere={name: _judged(facts, *thresholds)[0] for name, thresholds in elsewhere(rules).items()},
    )  # fmt: skip


def elsewhere(rules: InclusionRules) -> dict[str, tuple[Rung, int, int]]:
    """Thresholds beside those of the verdict: the rung that is a seat, quarters to have tried and kept."""
    return {
        "rung_2": (Rung.PARTNER, rules.tried, rules.kept),
        "rung_4": (Rung.MEMBER, rules.tried, rules.kept),
        "quarters_4": (Rung.COUNCIL, rules.tried // 2, rules.kept),
        "quarters_12": (Rung.COUNCIL, rules.kept, rules.kept),
    }


def _rung_in(world: World, power: int, spell: Spell | None) -> int:
    """The rung a power has now in the body of its longest spell; 0 outside."""
    body = next((b for b in world.bodies.values() if spell is not None and b.key == spell.body), None)
    return int(body.members.get(power, 0)) if body is not None else 0


def _gather(world: World, power: int, entries: Iterable[Entry]) -> _Facts:
    name = world.roster[power].id
    answers = dict(world.facts.inclusion.offers) if world.facts.inclusion is not None else {}
    offers = declined = refused = 0
    seized = set()
    acts = [w.start for w in world.wars.values() if w.aggressor == power and w.casus not in UNCOVERED]
    for entry in entries:
        match entry.record:
            case InvitationSent() as sent:
                offers += sent.to == name
            case InvitationAnswered() as answered:
                declined += answered.power == name and answered.answer == "declined"
            case OptionChosen() as chosen if chosen.power == name and chosen.event in answers:
                offers += 1
                declined += chosen.option in answers[chosen.event]
            case CongressEnded() as ended:
                about_it = ended.item is Agenda.ADMISSION and ended.subject == name
                refused += about_it and ended.result != "carried"
            case ConquestRecognised() as conquest if conquest.holder == name:
                seized.add(conquest.place)
            case PlacesSeized() as taken if taken.power == name:
                acts.append(entry.turn)
    places = frozenset(p.index for p in world.map.places if p.id in seized)
    return _Facts(
        world, power, world.powers[power].spells, min(acts, default=-1), declined, refused, offers, places
    )


def _best(facts: _Facts, rung: Rung) -> Spell | None:
    """The longest spell on a rung, the later of equals."""
    spells = [s for s in facts.spells if s.rung == rung]
    return max(spells, key=lambda s: (s.quarters, s.start), default=None)


def _judged(facts: _Facts, rung: Rung, tried: int, kept: int) -> tuple[Verdict, Kind, tuple[Mark, ...]]:
    """The verdict with these thresholds, its kind if it is no verdict on the promise, and what came."""
    best = _best(facts, rung)
    if best is None or best.quarters < tried:
        return "never_tried", _untried(facts, rung), ()
    marks = tuple(_marks(facts, best))
    if marks and best.on_force:
        return "false_promise", "", marks
    if not best.eligible:
        return "never_tried", "untested", marks
    if not best.convened:
        return "never_tried", "on_paper", marks
    if not marks and not best.is_over and best.quarters >= kept and 2 * best.convened >= best.eligible:
        return "promise", "", marks
    return "never_tried", "too_brief" if best.quarters < kept else "on_paper", marks


def _untried(facts: _Facts, rung: Rung) -> Kind:
    """Why there is no long spell."""
    over = [s for s in facts.spells if s.rung == rung and s.is_over]
    if over:
        end = min(s.start + s.quarters for s in over)
        return "withdrawn_after" if 0 <= facts.first_act <= end else "withdrawn_before"
    if facts.declined:
        return "refused"
    if facts.refused:
        return "blocked"
    return "time_ran_out" if facts.offers or facts.spells else "not_offered"


def _marks(facts: _Facts, spell: Spell) -> Iterator[Mark]:
    """What came since a spell began that such a body is said to prevent."""
    reader = facts.reader
    if spell.lost:
        yield "member_lost"
    if has_rival_blocs(reader):
        yield "rival_blocs"
    if any(w.start >= spell.start and is_great_power_war(reader, w) for w in reader.wars.values()):
        yield "great_power_war"
    if _conquers(facts):
        yield "conquest_stands"
    if spell.eligible >= reader.rules.congress.inclusion.few and 2 * spell.convened <= spell.eligible:
        yield "idle"


def _conquers(facts: _Facts) -> bool:
    """Whether a conquest of the power's stands: recognised, or held for years against its owner."""
    reader = facts.reader
    realm = queries.realm_of(reader, facts.power)
    if any(int(reader.places.owner[p]) in realm for p in facts.seized):
        return True
    holder, owner = queries.holders(reader), reader.places.owner
    return any(
        int(holder[p]) in realm
        and int(owner[p]) not in realm
        and 0 <= int(reader.places.occupied_since[p]) <= reader.turn - reader.rules.congress.inclusion.stands
        for p in queries.occupied_places(reader)
    )


def has_rival_blocs(reader: Reader) -> bool:
    """Whether two alliances, each with a quarter of all men under arms, fear each other."""
    sizes = list(threat.army_sizes(reader))
    whole = max(1, sum(sizes[p] for p in queries.existing(reader)))
    least = reader.rules.congress.inclusion.bloc
    blocs = [bloc for bloc in _alliances(reader) if fixed.ratio(sum(sizes[p] for p in bloc), whole) >= least]
    return any(
        _fear_each_other(reader, sizes, one, other)
        for one, other in combinations(blocs, 2)
        if one.isdisjoint(other)
    )


def _alliances(reader: Reader) -> list[frozenset[int]]:
    """Who is allied with whom, by bodies and by treaties; each company once."""
    kinds = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)
    found = [
        frozenset(p for p, rung in body.members.items() if rung >= Rung.PARTNER)
        for body in reader.bodies.values()
        if body.preset is Preset.ALLIANCE
    ]
    found += [
        frozenset(t.parties)
        for t in reader.treaties.values()
        if t.kind in kinds and queries.in_force(reader, t)
    ]
    return sorted(set(found), key=sorted)


def _fear_each_other(
    reader: Reader, sizes: Sequence[int], one: frozenset[int], other: frozenset[int]
) -> bool:
    near = threat.neighbours(reader)
    first, second = (max(bloc, key=lambda p: (sizes[p], -p)) for bloc in (one, other))
    return all(
        threat.threats(reader, a, sizes, near, TRUSTING).get(b, 0) >= reader.rules.congress.inclusion.fear
        for a, b in ((first, second), (second, first))
    )
