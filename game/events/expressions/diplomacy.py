"""What conditions may ask of bodies, beliefs, crises, sanctions, treaties by id and forces near; and scopes.

Nothing here looks behind a face. What a power believes is looked up in its own View and told in five bands;
stages and pathologies are what shows of them (docs/politics.md#disclosure), true or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.events.expressions.asking import Asker, Function, option_flag
from game.politics import bonds
from game.politics.bodies.congress import is_at_leisure, parameter
from game.politics.bodies.institutions import body_named
from game.politics.crises import crises
from game.politics.perception import threat
from game.politics.perception.doctrine import creed_of
from game.politics.treaties import restraints
from game.politics.war.consequences.plebiscites import vote_flag
from game.politics.war.consequences.rivals import is_rival
from game.politics.war.outbreak.seizure import recognises
from game.words import CasusBelli, Clause, Pathology, Settlement
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader

BAND: Final = 2_000  # width of a band of belief: five from nothing to all


def _band(share: int) -> int:
    """The middle of the band that a share lies in: 1,000 for the lowest fifth, 9,000 for the highest."""
    return min(share, fixed.ONE - 1) // BAND * BAND + BAND // 2


# --- bodies -------------------------------------------------------------------------------------------


def _in_body(a: Asker, power: str, body: str) -> bool:
    found = body_named(a.reader, body)
    return found is not None and a.power(power) in found.members


def _rung(a: Asker, power: str, body: str) -> str:
    found = body_named(a.reader, body)
    return found.members[a.power(power)].word if found and _in_body(a, power, body) else ""


def _cohesion(a: Asker, body: str) -> int:
    found = body_named(a.reader, body)
    return found.cohesion if found else 0


# --- beliefs, and what shows ----------------------------------------------------------------------------


def _trust(a: Asker, observer: str, other: str) -> int:
    who = a.power(observer)
    return _band(int(a.eyes_of(who).beliefs.trust[who, a.power(other)]))


def _threat(a: Asker, observer: str, other: str) -> int:
    who = a.power(observer)
    eyes = a.eyes_of(who)
    near = threat.neighbours(eyes)
    return _band(threat.threat_from(eyes, who, a.power(other), eyes.armies, near, creed_of(eyes, who)))


def _fights_beside(a: Asker, one: str, other: str) -> bool:
    return a.power(other) in queries.comrades_of(a.reader, a.power(one))


def _signs_of(reader: Reader, pathology: str) -> frozenset[str]:
    """All that newspapers may say where a pathology is at work."""
    stages = reader.rules.pathologies[Pathology(pathology)].signs.values()
    return frozenset(sign for signs in stages for sign in signs)


def _shows(a: Asker, power: str, pathology: str) -> bool:
    return not _signs_of(a.reader, pathology).isdisjoint(a.reader.powers[a.power(power)].told)


def _is_held_guilty(reader: Reader, power: int) -> bool:
    """Whether more than half of the other great powers have found that a power broke the peace in a war."""
    judges = [judge for judge in queries.great_powers(reader) if judge != power]
    wars = queries.wars_of(reader, power)
    return any(2 * sum(war.verdicts.get(j) == power for j in judges) > len(judges) for war in wars)


# --- crises, sanctions, treaties, forces ------------------------------------------------------------------


def _crisis_step(a: Asker, one: str, other: str) -> str:
    both = {a.power(one), a.power(other)}
    return next((str(c.step) for c in crises.living(a.reader) if set(c.parties) == both), "")


def _prevailed(a: Asker, power: str, other: str) -> bool:
    both = {a.power(power), a.power(other)}
    had = [crisis for crisis in a.reader.crises.values() if set(crisis.parties) == both]
    last = max(had, key=lambda crisis: (crisis.start, crisis.id), default=None)
    return last is not None and crises.winner(last) == a.power(power)


def _embargo(a: Asker, power: str, other: str) -> int:
    stop = a.reader.powers[a.power(power)].dealings.embargoes.get(a.power(other))
    return stop.degree if stop else 0


def _embargoes_on(a: Asker, power: str) -> int:
    target = a.power(power)
    return sum(1 for p in queries.existing(a.reader) if target in a.reader.powers[p].dealings.embargoes)


def _has_mandate(a: Asker, power: str, other: str) -> bool:
    """A war under a mandate, or a decision that names the power to act for all against the other."""
    agent, foe = a.power(power), a.power(other)
    if queries.war_between(a.reader, agent, foe, CasusBelli.MANDATE) is not None:
        return any(
            agent in war.attackers and foe in war.defenders
            for war in queries.wars_of(a.reader, agent)
            if war.casus is CasusBelli.MANDATE
        )
    lasts = a.reader.rules.crises.mandate_quarters
    return any(
        crisis.decision is not None
        and crisis.decision.kind is Settlement.MANDATE
        and (crisis.decision.agent, foe in crisis.addressed) == (agent, True)
        and (not crisis.is_over or (agent in crisis.kept and a.reader.turn < crisis.end + lasts))
        for crisis in a.reader.crises.values()
    )


def _in_force(a: Asker, pact: str) -> bool:
    kind, name = a.reader.facts.pacts.get(pact, (None, ""))
    found = (t for t in a.reader.treaties.values() if t.kind is kind and t.name == name)
    return any(queries.in_force(a.reader, treaty) for treaty in found)


def _bound(a: Asker, power: str, other: str) -> bool:
    return bonds.is_bound(a.reader, a.power(power), a.power(other), bonds.FORFEITED)


def _men_near(a: Asker, power: str, place: str) -> int:
    there = a.place(place)
    near = {there, *index_of(a.reader.map).borders[there]}
    where = a.reader.map.place
    forces = queries.land_forces_of(a.reader, a.power(power))
    return sum(f.strength for f in forces if f.hex >= 0 and int(where[f.hex]) in near)


# --- answers, and some powers at once ---------------------------------------------------------------------


def _chose_by(a: Asker, power: str, event: str, option: str) -> bool:
    """Whether one of several that were asked gave this answer when the event happened last."""
    when = a.reader.flags.get(option_flag(event, option, power))
    return when is not None and when >= a.reader.fired.get(event, when)


def _times_chosen(a: Asker, event: str, option: str) -> int:
    return sum(_chose_by(a, facts.id, event, option) for facts in a.reader.roster)


def _named(a: Asker, powers: Sequence[int]) -> tuple[str, ...]:
    return tuple(a.name_of(power) for power in powers if a.reader.powers[power].exists)


def _quarters_held(a: Asker, place: str) -> int:
    since = int(a.reader.places.occupied_since[a.place(place)])
    return 0 if since < 0 else a.reader.turn - since


def _parameter(a: Asker, body: str, clause: str) -> int:
    found = body_named(a.reader, body)
    return parameter(found, Clause(clause)) if found else 0


def _at_leisure(a: Asker, body: str) -> bool:
    found = body_named(a.reader, body)
    return found is not None and is_at_leisure(a.reader, found)


def _members(a: Asker, body: str) -> tuple[str, ...]:
    found = body_named(a.reader, body)
    return _named(a, sorted(found.members)) if found else ()


def _held_guilty(a: Asker) -> tuple[str, ...]:
    return _named(a, [p for p in queries.existing(a.reader) if _is_held_guilty(a.reader, p)])


def _showing_signs(a: Asker) -> tuple[str, ...]:
    return _named(a, [p for p in queries.existing(a.reader) if a.reader.powers[p].told])


_POWER: Final = ("power",)
_PAIR: Final = ("power", "power")
DIPLOMACY: Final = (
    # bodies
    Function("stands", ("body",), "bool", "the body has not ended",
             lambda a, b: body_named(a.reader, b) is not None),
    Function("in_body", ("power", "body"), "bool", "the power sits in the body, on whatever rung", _in_body),
    Function("rung", ("power", "body"), "rung", "on which rung it sits there:"
             " `rung(spain, league) == member`", _rung),
    Function("cohesion", ("body",), "num", "how far a body's members act as it says, 0 when it has ended",
             _cohesion),
    Function("parameter", ("body", "clause"), "num", "what a rule of the body stands at, 0 when it has ended:"
             " `parameter(league, veto) > 6000`", _parameter),
    Function("at_leisure", ("body",), "bool", "the body stands, has no question before it, and has not met"
             " too lately to be asked one", _at_leisure),
    Function("served", ("body",), "num", "cases in which its members stood together, since it was founded",
             lambda a, b: body.served if (body := body_named(a.reader, b)) else 0),
    Function("failed", ("body",), "num", "cases in which they did not",
             lambda a, b: body.failed if (body := body_named(a.reader, b)) else 0),
    Function("voted", ("power", "place"), "bool", "when the province was last asked in a plebiscite, it voted"
             " for this power", lambda a, p, x: vote_flag(x, p) in a.reader.flags),
    Function("recognised", ("power", "place"), "bool", "the power recognises who holds the province without"
             " a title", lambda a, p, x: recognises(a.reader, a.power(p), a.place(x))),
    Function("quarters_held", ("place",), "num", "quarters for which another than its owner has held the"
             " province, 0 if none does", _quarters_held),
    Function("rival_of", _PAIR, "bool", "the first claims to be the government of the second, in a civil war",
             lambda a, p, q: is_rival(a.reader, a.power(p), a.power(q))),
    # beliefs, and what shows
    Function("trust", _PAIR, "num", "how far the first trusts the second, in its own mind: the middle of a"
             " fifth, 1000, 3000, 5000, 7000 or 9000", _trust),
    Function("threat", _PAIR, "num", "how far the first feels threatened by the second, by what it sees and"
             " believes itself; in fifths like `trust`", _threat),
    Function("stage", _POWER, "num", "its stage of commitment as the world takes it to be, 0 to 4",
             lambda a, p: a.reader.powers[a.power(p)].stage_shown),
    Function("shows_signs", _POWER, "bool", "its newspapers, streets or barracks show a sign that something"
             " is wrong, be it so or not", lambda a, p: bool(a.reader.powers[a.power(p)].told)),
    Function("shows", ("power", "pathology"), "bool", "a sign it shows could come of this pathology", _shows),
    Function("is_held_guilty", _POWER, "bool", "more than half of the other great powers hold that it broke"
             " the peace, in a war that goes on, each by its own verdict",
             lambda a, p: _is_held_guilty(a.reader, a.power(p))),
    # crises, sanctions, treaties, forces
    Function("crisis_step", _PAIR, "step", "how far the open crisis between the two has come:"
             " `crisis_step(spain, portugal) == ultimatum`", _crisis_step),
    Function("prevailed", _PAIR, "bool", "the last crisis between the two ended with the first having its"
             " way: it got something of the second and gave nothing, or was asked and gave nothing",
             _prevailed),
    Function("embargo", _PAIR, "num", "how far the first has stopped its trade with the second: 0 not at"
             " all, 1 arms, 2 most goods, 3 everything", _embargo),
    Function("embargoes_on", _POWER, "num", "how many powers have stopped trade with it", _embargoes_on),
    Function("has_mandate", _PAIR, "bool", "the first acts against the second for all, by a decision of the"
             " powers that still holds, or in a war of mandate", _has_mandate),
    Function("in_force", ("pact",), "bool", "the treaty with this id, of `treaties.yaml` or of an effect"
             " `treaty`, is in force", _in_force),
    Function("fights_beside", _PAIR, "bool", "the two fight on one side of a war, and in none against each"
             " other", _fights_beside),
    Function("bound", _PAIR, "bool", "a treaty that outlasts an invitation keeps the two from war: a truce,"
             " a guarantee or a neutrality", _bound),
    Function("renounced", _PAIR, "bool", "the first has bound itself to claim and take no land of the second",
             lambda a, p, q: restraints.renunciation(a.reader, a.power(p), a.power(q)) is not None),
    Function("men_near", ("power", "place"), "num", "men it has in a province or next to it", _men_near),
    # answers of several
    Function("chose", ("event", "str"), "bool", "the event was answered with this option",
             lambda a, e, o: option_flag(e, o) in a.reader.flags),
    Function("chose_by", ("power", "event", "str"), "bool", "of several that the event asked, this power"
             " gave this answer", _chose_by),
    Function("times_chosen", ("event", "str"), "num", "how many of several that the event asked gave this"
             " answer", _times_chosen),
    # some powers at once
    Function("great_powers", (), "powers", "each great power",
             lambda a: _named(a, queries.great_powers(a.reader))),
    Function("members", ("body",), "powers", "each power in a body, on whatever rung", _members),
    Function("neighbours", _POWER, "powers", "each power whose land touches its land",
             lambda a, p: _named(a, queries.bordering(a.reader, a.power(p)))),
    Function("held_guilty", (), "powers", "each power that `is_held_guilty`", _held_guilty),
    Function("showing_signs", (), "powers", "each power that `shows_signs`", _showing_signs),
    Function("count", ("powers",), "num", "how many they are", lambda a, powers: len(powers)),
    Function("is_among", ("power", "powers"), "bool", "the power is one of them",
             lambda a, p, powers: p in powers),
)  # fmt: skip
