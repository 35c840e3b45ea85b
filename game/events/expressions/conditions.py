"""What conditions may speak of: the names and functions of the expression language, in one table.

Every function reads a World or a View and changes nothing. Shares and moods are permyriad (10,000 is all),
money is thousands of pounds, people are thousands, soldiers single men. ``docs/events.md`` is written from
this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np

from game.events.expressions.asking import ASKED, EACH, STAND_INS, SUBJECT, Asker, Function, Name
from game.events.expressions.diplomacy import DIPLOMACY
from game.events.expressions.grammar import EvaluationError, Signature, Type, Value
from game.events.expressions.language import Expression, compile_expression
from game.events.expressions.means import MEANS, owned
from game.politics.home.speakers import accession
from game.politics.perception import condition
from game.politics.treaties.claims import claim_on
from game.politics.war.outbreak.war import is_great_power_war
from game.words import (
    CasusBelli,
    Clause,
    CrisisEnd,
    CrisisStep,
    OverlordKind,
    Pathology,
    PlaceKind,
    Rank,
    Rung,
    TreatyKind,
)
from game.world import fixed
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER

#: Some powers: named one by one, or by an expression.
Group: TypeAlias = tuple[str, ...] | Expression


class Answers(Asker):
    """Answers the questions of expressions about one world, at one moment."""

    __slots__ = ()

    def scope(self, expression: Expression) -> dict[str, object]:
        """Values and functions under the names that an expression uses."""
        scope: dict[str, object] = {name: NAMES[name].ask(self) for name in expression.names}
        for name in expression.functions:
            if name in FUNCTIONS:
                scope[name] = _bound(FUNCTIONS[name].ask, self)
        return scope

    def holds(self, condition: Expression | None) -> bool:
        """Whether a condition is so; what is left out holds, and what has no answer does not."""
        if condition is None:
            return True
        try:
            return condition.holds(self.scope(condition))
        except EvaluationError:
            return False

    def group(self, group: Group) -> tuple[str, ...]:
        """The powers that are meant; none where there is no answer."""
        if isinstance(group, tuple):
            return group
        try:
            return group.powers(self.scope(group))
        except EvaluationError:
            return ()


def _bound(ask: Callable[..., Value], answers: Answers) -> Callable[..., Value]:
    return lambda *arguments: ask(answers, *arguments)


def signature(
    powers: Iterable[str],
    places: Iterable[str],
    events: Iterable[str],
    *,
    bodies: Iterable[str] = (),
    pacts: Iterable[str] = (),
    meant: Container[str] = STAND_INS,
) -> Signature:
    """What expressions of a scenario may speak of, given its powers, land provinces, events, bodies and
    treaties, and which of the words that stand for a power mean one where the expression is written."""
    return Signature(
        {n.name: n.result for n in NAMES.values() if n.name in meant or n.name not in STAND_INS},
        {f.name: (f.arguments, f.result) for f in FUNCTIONS.values()},
        {
            "power": frozenset(powers),
            "place": frozenset(places),
            "event": frozenset(events),
            "body": frozenset(bodies),
            "pact": frozenset(pacts),
            "treaty": frozenset(TreatyKind),
            "bond": frozenset(OverlordKind),
            "rank": frozenset(Rank),
            "casus": frozenset(CasusBelli),
            "rung": frozenset(rung.word for rung in Rung),
            "step": frozenset(CrisisStep),
            "pathology": frozenset(Pathology),
            "clause": frozenset(Clause),
        },
    )


def compile_checked(reader: Reader, text: str, result: Type = "bool") -> Expression:
    """An expression that was found good when its file was read: what it names as an event is one."""
    land = tuple(place.id for place in reader.map.places if place.kind is PlaceKind.LAND)
    return _compiled(text, result, tuple(facts.id for facts in reader.roster), land)


@lru_cache(maxsize=1024)  # mandates are asked for again and again
def _compiled(text: str, result: Type, powers: tuple[str, ...], land: tuple[str, ...]) -> Expression:
    words = set(re.findall(r"\w+", text))
    return compile_expression(text, signature(powers, land, words, bodies=words, pacts=words), result)


# --- what the functions ask ------------------------------------------------------------------------


def _mood(field: str) -> Callable[[Answers, str], int]:
    def ask(a: Answers, power: str) -> int:
        value: int = getattr(a.reader.powers[a.power(power)], field)
        return value

    return ask


def _home(field: str) -> Callable[[Answers, str], int]:
    def ask(a: Answers, power: str) -> int:
        value: int = getattr(a.reader.powers[a.power(power)].home, field)
        return value

    return ask


def _unrest_of(a: Answers, power: str) -> int:
    mine = owned(a, power)
    people = a.reader.places.population[mine].astype(np.int64)
    total = int(people.sum())
    return int((people * a.reader.places.unrest[mine]).sum()) // total if total else 0


def _occupied(a: Answers, power: str) -> int:
    owned = queries.owned_by(a.reader, a.power(power))
    held = queries.holders(a.reader)
    foreign = sum(1 for place in owned if held[place] >= 0 and held[place] != a.power(power))
    return fixed.ratio(foreign, len(owned)) if owned else 0


def _bound_by(a: Answers, one: str, other: str, kind: str) -> bool:
    return bool(queries.treaties_between(a.reader, a.power(one), a.power(other), TreatyKind(kind)))


def _at_war_for(a: Answers, one: str, other: str, casus: str) -> bool:
    return queries.war_between(a.reader, a.power(one), a.power(other), CasusBelli(casus)) is not None


def _allied(a: Answers, one: str, other: str) -> bool:
    return a.power(other) in queries.allies_of(a.reader, a.power(one))


def _great_power_wars(a: Answers) -> int:
    return sum(1 for w in a.reader.wars.values() if not w.is_over and is_great_power_war(a.reader, w))


def _great_power_wars_fought(a: Answers) -> int:
    return sum(1 for w in a.reader.wars.values() if is_great_power_war(a.reader, w))


def _wars_begun(a: Answers, power: str) -> int:
    return sum(1 for w in a.reader.wars.values() if w.aggressor == a.power(power))


def _quarters_since_crisis(a: Answers, power: str, other: str) -> int:
    both = {a.power(power), a.power(other)}
    ends = [(a.reader.turn if not c.is_over else c.end, c.is_over) for c in a.reader.crises.values()
            if set(c.parties) == both]  # fmt: skip
    if not ends:
        return NEVER
    last, over = max(ends)
    return max(1, a.reader.turn - last) if over else 0


def _settled(a: Answers, power: str, other: str) -> bool:
    both = {a.power(power), a.power(other)}
    last = max(
        (c for c in a.reader.crises.values() if set(c.parties) == both), key=lambda c: c.start, default=None
    )
    return last is not None and last.outcome in (CrisisEnd.SETTLED, CrisisEnd.GAVE_IN, CrisisEnd.ENFORCED)


def _enemies(a: Answers, power: str, rank: str) -> int:
    enemies = queries.enemies_of(a.reader, a.power(power))
    return sum(1 for p in enemies if a.reader.powers[p].rank == rank)


def _incident(a: Answers, one: str, other: str) -> bool:
    when = memories.last_incident(a.reader, a.power(one), a.power(other))
    return when is not None and a.reader.turn - when <= a.reader.rules.crises.incident_quarters


def _since(turn: int | None, a: Answers) -> int:
    return NEVER if turn is None else a.reader.turn - turn


def _borders(a: Answers, one: str, other: str) -> bool:
    return a.power(other) in queries.bordering(a.reader, a.power(one))


def _owner(a: Answers, place: str) -> str:
    return a.name_of(int(a.reader.places.owner[a.place(place)]))


def _holder(a: Answers, place: str) -> str:
    return a.name_of(queries.holder_of(a.reader, a.place(place)))


def _claim_strength(a: Answers, power: str, place: str) -> int:
    claim = claim_on(a.reader, a.power(power), a.place(place))
    return claim.strength if claim else 0


def _under(a: Answers, power: str, lord: str, bond: str) -> bool:
    state = a.reader.powers[a.power(power)]
    return state.overlord == a.power(lord) and state.overlord_kind == bond


_NAMES: Final = (
    Name("turn", "num", "quarters since the campaign began", lambda a: a.reader.turn),
    Name("year", "num", "the year", lambda a: a.reader.facts.calendar.year(a.reader.turn)),
    Name(
        "quarter",
        "num",
        "the quarter, 1 to 4",
        lambda a: a.reader.facts.calendar.quarter_of(a.reader.turn)[1],
    ),
    Name(SUBJECT, "power", "the power an event with `each` is about", lambda a: a.subject),
    Name(ASKED, "power", "the power that answers, in the options of an event", lambda a: a.asked),
    Name(EACH, "power", "the power an effect with `each` is about", lambda a: a.each),
)

_POWER: Final = ("power",)
_PAIR: Final = ("power", "power")
_FUNCTIONS: Final = (
    # states
    Function("exists", _POWER, "bool", "the power exists", lambda a, p: a.reader.powers[a.power(p)].exists),
    Function("is_great", _POWER, "bool", "it is a great power",
             lambda a, p: a.power(p) in queries.great_powers(a.reader)),
    Function("overlord", _POWER, "power", "who stands above it, if anybody",
             lambda a, p: a.name_of(a.reader.powers[a.power(p)].overlord)),
    Function("is_free", _POWER, "bool", "nobody stands above it",
             lambda a, p: a.reader.powers[a.power(p)].overlord < 0),
    Function("is_subject", _PAIR, "bool", "the first stands directly under the second, in any way",
             lambda a, p, q: a.reader.powers[a.power(p)].overlord == a.power(q)),
    Function("is_under", ("power", "power", "bond"), "bool", "the first stands under the second this way",
             _under),
    Function("borders", _PAIR, "bool", "their lands touch", _borders),
    # mood
    Function("legitimacy", _POWER, "num", "how far its people accept its government", _mood("legitimacy")),
    Function("nationalism", _POWER, "num", "how strong national feeling runs", _mood("nationalism")),
    Function("hardship", _POWER, "num", "how hard times are", _mood("hardship")),
    Function("openness", _POWER, "num", "0 autocracy to 10,000 parliament and press", _mood("openness")),
    Function("weariness", _POWER, "num", "how tired its people are of fighting", _mood("weariness")),
    Function("exhaustion", _POWER, "num", "what the last great war left of tiredness", _mood("exhaustion")),
    Function("will", _POWER, "num", "how much armed effort its people bear", _mood("will")),
    Function("standing", _POWER, "num", "how well thought of it is abroad, below 0 for the infamous",
             _mood("standing")),
    Function("institutions", _POWER, "num", "how strong courts, chambers and offices are",
             _home("institutions")),
    Function("transition", _POWER, "num", "how far a change of regime is under way", _home("transition")),
    Function("revolution", _POWER, "num", "revolutionary pressure", _home("revolution")),
    Function("humiliation", _POWER, "num", "how sore it is from defeat", _home("humiliation")),
    Function("civil_control", _POWER, "num", "how well its soldiers obey", _home("civil_control")),
    Function("personal_rule", _POWER, "num", "how much hangs on one man", _home("personal_rule")),
    Function("excluded", _POWER, "bool", "it stands outside the circle of the great powers",
             lambda a, p: not condition.is_included(a.reader, a.power(p))),
    Function("ideology", _POWER, "str", "what it holds right, in a word",
             lambda a, p: str(a.reader.powers[a.power(p)].home.ideology)),
    Function("cabinet", _POWER, "str", "what kind of cabinet governs it, in a word",
             lambda a, p: str(a.reader.powers[a.power(p)].home.cabinet)),
    Function("unrest_of", _POWER, "num", "unrest in its provinces, weighted by people", _unrest_of),
    Function("unrest", ("place",), "num", "unrest in a province",
             lambda a, place: int(a.reader.places.unrest[a.place(place)])),
    # land
    Function("owner", ("place",), "power", "who holds the title to a province", _owner),
    Function("holder", ("place",), "power", "whose army or police holds its main city", _holder),
    Function("owns", ("power", "place"), "bool", "the power holds the title",
             lambda a, p, x: _owner(a, x) == p),
    Function("holds", ("power", "place"), "bool", "the power holds the main city",
             lambda a, p, x: _holder(a, x) == p),
    Function("claims", ("power", "place"), "bool", "the power claims the province in public",
             lambda a, p, x: claim_on(a.reader, a.power(p), a.place(x)) is not None),
    Function("claim_strength", ("power", "place"), "num", "how strongly it claims the province, 0 for not",
             _claim_strength),
    Function("occupied", _POWER, "num", "share of its provinces that others hold", _occupied),
    # war and treaties
    Function("at_war", _PAIR, "bool", "the two fight each other",
             lambda a, p, q: queries.at_war(a.reader, a.power(p), a.power(q))),
    Function("at_war_for", ("power", "power", "casus"), "bool",
             "the two fight each other in a war that was begun for this reason", _at_war_for),
    Function("is_at_war", _POWER, "bool", "it fights anybody",
             lambda a, p: queries.is_at_war(a.reader, a.power(p))),
    Function("enemies", ("power", "rank"), "num", "how many powers of a rank it fights", _enemies),
    Function("wars_begun", _POWER, "num", "wars in which the chronicle calls it the aggressor", _wars_begun),
    Function("great_power_wars", (), "num", "wars between great powers going on now", _great_power_wars),
    Function("great_power_wars_fought", (), "num", "wars between great powers since the start",
             _great_power_wars_fought),
    Function("treaty", ("power", "power", "treaty"), "bool", "a treaty of this kind binds both", _bound_by),
    Function("allied", _PAIR, "bool", "an alliance of any kind binds both today", _allied),
    Function("incident", _PAIR, "bool", "a fresh incident is a reason for war between them", _incident),
    # crises
    Function("in_crisis", _PAIR, "bool", "a crisis between the two is open",
             lambda a, p, q: _quarters_since_crisis(a, p, q) == 0),
    Function("quarters_since_crisis", _PAIR, "num",
             f"quarters since a crisis between the two ended, 0 while one is open, {NEVER} if never",
             _quarters_since_crisis),
    Function("settled", _PAIR, "bool", "their last crisis ended as somebody had decided or asked", _settled),
    # what happened
    Function("flag", ("str",), "bool", "an event has set the flag", lambda a, f: f in a.reader.flags),
    Function("quarters_since_flag", ("str",), "num", f"quarters since the flag was set, {NEVER} if never",
             lambda a, f: _since(a.reader.flags.get(f), a)),
    Function("has_happened", ("event",), "bool", "the event has happened", lambda a, e: e in a.reader.fired),
    Function("quarters_since", ("event",), "num", f"quarters since the event last happened, {NEVER} if never",
             lambda a, e: _since(a.reader.fired.get(e), a)),
    Function("quarters_since_accession", ("power",), "num",
             f"quarters since its crown was last inherited, {NEVER} if nobody is known to rule by birth",
             lambda a, p: _since(accession(a.reader, a.power(p)), a)),
)  # fmt: skip

NAMES: Final[Mapping[str, Name]] = {name.name: name for name in _NAMES}
FUNCTIONS: Final[Mapping[str, Function]] = {f.name: f for f in (*_FUNCTIONS, *MEANS, *DIPLOMACY)}
