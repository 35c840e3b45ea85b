"""The measures: what each figure of a report is made of, and which side the theory predicts, if any.

A ratio is summed over campaigns before it is divided, so a campaign without a war weighs nothing in what is
asked of wars. `docs/base-rates.md` says the same in sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.rates.affairs import AGGRESSIONS, Row
from benchmarks.rates.figures import PERMYRIAD
from benchmarks.rates.ledger import Line
from benchmarks.rates.tables.stats import Median, Ratio, Sample

CENTURY, DECADE = 400, 40  # quarters


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. ``side`` is where the theory puts concert minus self-help: -1 below 0, 1 above, 0 nowhere.

    ``least`` is the smallest difference that counts, as a share of the self-help figure or, with
    ``in_units``, as it stands; ``bar`` is what the concert figure must reach besides.
    """

    id: str
    text: str
    sample: Callable[[Sequence[Line]], Sample]
    side: int = 0
    least: float = 0.1
    in_units: bool = False
    bar: float | None = None
    places: int = 2


def _ratio(parts: Callable[[Line], tuple[float, float]]) -> Callable[[Sequence[Line]], Sample]:
    return lambda lines: Ratio([parts(line) for line in lines])


def _mean(values: Callable[[Line], Sequence[float]]) -> Callable[[Sequence[Line]], Sample]:
    return lambda lines: Ratio([(sum(found), len(found)) for found in map(values, lines)])


def _median(values: Callable[[Line], Sequence[float]]) -> Callable[[Sequence[Line]], Sample]:
    return lambda lines: Median([values(line) for line in lines])


def _share(asked: Callable[[Line], Iterable[bool]]) -> Callable[[Sequence[Line]], Sample]:
    """The share of yes among answers."""
    return _mean(lambda line: [float(yes) for yes in asked(line)])


def _a_century(count: Callable[[Line], float]) -> Callable[[Sequence[Line]], Sample]:
    return _ratio(lambda line: (count(line) * CENTURY, line["quarters"]))


def _a_power_century(count: Callable[[Line], float]) -> Callable[[Sequence[Line]], Sample]:
    return _ratio(lambda line: (count(line) * CENTURY, line["power_quarters"]))


# --- what is counted --------------------------------------------------------------------------------


def aggressions(line: Line) -> list[Row]:
    """Wars that a great power began for a claim, a conquest or to prevent."""
    return [row for row in line["wars"] if row["casus"] in AGGRESSIONS and row["by_great"]]


def demands(line: Line) -> list[Row]:
    """Ended demands of great powers for a claim, a conquest or to prevent."""
    return [row for row in line["crises"] if row["is_demand"] and row["by_great"] and row["outcome"]]


def of_conquest(rows: Iterable[Row]) -> list[Row]:
    """Those by conquest alone: mostly predators' own choice, where a claim may hang on a dated event."""
    return [row for row in rows if row["casus"] == "conquest"]


def firsts(line: Line) -> Line:
    """A campaign without what a pair of powers did again: wars after their first, demands after either.

    Lines of old know of no demand who made it; there all count.
    """
    wars, crises, fought, met = [], [], dict[frozenset[str], int](), set[frozenset[str]]()
    for row in line["wars"]:
        pair = frozenset((row["attacker"], row["target"]))
        if row["casus"] == "rebellion" or pair not in fought:
            wars.append(row)
        if row["casus"] != "rebellion":
            fought.setdefault(pair, row.get("turn", 0))
    for row in line["crises"]:
        if not row["is_demand"] or "challenger" not in row:
            crises.append(row)
            continue
        pair = frozenset((row["challenger"], row["defender"]))
        if pair not in met and fought.get(pair, row["turn"]) >= row["turn"]:
            crises.append(row)
        met.add(pair)
    return {**line, "wars": wars, "crises": crises}


def repeats(rows: Sequence[Row]) -> tuple[int, int]:
    """How many wars a pair of powers fought again, and how many were the first of theirs."""
    first = len({frozenset((row["attacker"], row["target"])) for row in rows})
    return len(rows) - first, first


def of_claims(rows: Iterable[Row]) -> list[Row]:
    """Those for a claim alone."""
    return [row for row in rows if row["casus"] == "claim"]


def is_deterred(row: Row) -> bool:
    """Whether a demand ended without a war and without a gain."""
    return not row["war"] and not row["gain"]


def is_limited(row: Row) -> bool:
    """Whether a war was neither one of great powers against each other nor a rising."""
    return not row["great"] and row["casus"] != "rebellion"


def local_wars(line: Line) -> list[Row]:
    """Wars that did not begin between great powers."""
    return [row for row in line["wars"] if not row["great_at_first"]]


def is_unwanted(row: Row) -> bool:
    """Whether two powers without appetite fought over an incident or out of fear."""
    return bool(row["seekers"]) and row["casus"] in ("incident", "prevention")


def is_split(row: Row) -> bool:
    """Whether at least two great powers held the attacker guilty and at least two did not."""
    return bool(row["guilty"] >= 2 and row["not_guilty"] >= 2)


def ended(line: Line) -> list[Row]:
    """Crises that came to an end."""
    return [row for row in line["crises"] if row["outcome"]]


def is_settled(row: Row) -> bool:
    """Whether a crisis was settled in conference."""
    return bool(row["outcome"] == "settled")


def _odds(rows: Iterable[Row], which: str) -> list[float]:
    return [row[which] / PERMYRIAD for row in rows if row[which] >= 0]


def _gains(rows: Iterable[Row]) -> list[bool]:
    return [row["gained"] for row in rows if row["gained"] is not None]


def _cohesion(line: Line) -> list[float]:
    return [share / PERMYRIAD for row in line["cohesion"].values() for share in row]


def _trust(line: Line) -> list[float]:
    return [look[0] / PERMYRIAD for look in line["trust"]]


def _a_decade(line: Line, which: int) -> list[float]:
    return [row[which] * DECADE / row[2] for row in line["moves"].values() if row[2]]


def _on_stage(stage: int) -> Callable[[Line], tuple[float, float]]:
    return lambda line: (line["stages"][stage], sum(line["stages"]))


def decisions(line: Line) -> list[Row]:
    """Affairs in which a table decided something; none where a ledger is older than the word."""
    return [row for row in line["crises"] if row.get("decided")]


def verdicts(line: Line) -> list[Row]:
    """Affairs in which a table carried what binds; none where a ledger is older than the word."""
    return [row for row in line["crises"] if row.get("verdict")]


def judged(line: Line) -> list[Row]:
    """Verdicts of which it is known whether they were carried: none that is still fought for."""
    return [row for row in verdicts(line) if row["outcome"] != "under_arms"]


def is_done(row: Row) -> bool:
    """Whether a verdict was complied with, or carried by force."""
    return bool(row["complied"] or row["outcome"] == "enforced")


def _marches(line: Line, *, trifles: bool) -> int:
    """Affairs in which powers went to war to carry a verdict, on trifles or on graver matters."""
    return sum(bool(row["kept"]) for row in verdicts(line) if row["trifle"] is trifles)


#: What the table does to a breaker of the peace: without a predicted side.
_TABLE = (
    Measure("fined", "decisions on conquest demands that make the victim pay",
            _share(lambda line: (row["victim_pays"] for row in of_conquest(decisions(line))))),
    Measure("done", "verdicts complied with or enforced",
            _share(lambda line: map(is_done, judged(line)))),
    Measure("complied", "... complied with",
            _share(lambda line: (row["complied"] for row in verdicts(line)))),
    Measure("all_the_same", "verdicts on conquest demands after which the challenger attacked all the same",
            _share(lambda line: (row["all_the_same"] for row in of_conquest(verdicts(line))))),
    Measure("recommended", "recommendations a century",
            _a_century(lambda line: sum(bool(row.get("recommended")) for row in line["crises"]))),
    Measure("marches", "wars to carry a verdict on graver matters, a century",
            _a_century(lambda line: _marches(line, trifles=False))),
    Measure("marches_trifle", "wars to carry a verdict on a trifle, a century",
            _a_century(lambda line: _marches(line, trifles=True))),
)  # fmt: skip
#: Taken apart after the first look at the figures, so without a predicted side.
_APART = (
    Measure("conquests", "wars of great powers by conquest, a century",
            _a_century(lambda line: len(of_conquest(aggressions(line))))),
    Measure("R0_conquest", "preponderance on the day, conquests, median",
            _median(lambda line: _odds(of_conquest(aggressions(line)), "first"))),
    Measure("R_conquest", "preponderance at its peak, conquests, median",
            _median(lambda line: _odds(of_conquest(aggressions(line)), "peak"))),
    Measure("A_conquest", "conquests that pay after five years",
            _share(lambda line: _gains(of_conquest(aggressions(line))))),
    Measure("DET_conquest", "demands by conquest dropped or refused without war",
            _share(lambda line: map(is_deterred, of_conquest(demands(line))))),
    Measure("DET_claim", "demands by claim dropped or refused without war",
            _share(lambda line: map(is_deterred, of_claims(demands(line))))),
)  # fmt: skip
_ALL = (
    Measure("W", "years of great-power war in 100 years",
            _ratio(lambda line: (line["in_great_war"] * 100, line["quarters"])), side=-1),
    Measure("any", "campaigns with a great-power war",
            _ratio(lambda line: (any(row["great"] for row in line["wars"]), 1))),
    Measure("great_wars", "great-power wars a century",
            _a_century(lambda line: sum(row["great"] for row in line["wars"]))),
    Measure("limited", "limited wars a century",
            _a_century(lambda line: sum(map(is_limited, line["wars"])))),
    Measure("risings", "risings that became wars, a century",
            _a_century(lambda line: sum(row["casus"] == "rebellion" for row in line["wars"]))),
    Measure("aggressions", "wars of great powers by claim, conquest, prevention, a century",
            _a_century(lambda line: len(aggressions(line)))),
    Measure("onsets", "onsets of malign pathologies a great-power century",
            _a_power_century(lambda line: line["onsets"])),
    Measure("aggressors", "aggressors a great-power century",
            _a_power_century(lambda line: line["aggressors"])),
    Measure("R0", "preponderance on the day, median",
            _median(lambda line: _odds(aggressions(line), "first"))),
    Measure("R", "preponderance at its peak, median", _median(lambda line: _odds(aggressions(line), "peak")),
            side=1, least=0.3, in_units=True, bar=1.5),
    Measure("A", "aggressions that pay after five years",
            _share(lambda line: _gains(aggressions(line))), side=-1),
    Measure("DET", "demands dropped or refused without war",
            _share(lambda line: map(is_deterred, demands(line))), side=1),
    *_APART,
    Measure("INTL", "local wars with two great powers or more",
            _share(lambda line: (row["greats"] >= 2 for row in local_wars(line))), side=-1),
    Measure("SPI", "wars nobody wanted, a century",
            _a_century(lambda line: sum(map(is_unwanted, line["wars"]))), side=-1, places=3),
    Measure("split", "wars with split verdicts", _share(lambda line: map(is_split, line["wars"]))),
    Measure("settled", "crises settled in conference, of all",
            _share(lambda line: map(is_settled, ended(line)))),
    Measure("settled_other", "... of those not by incident",
            _share(lambda line: (is_settled(row) for row in ended(line) if row["casus"] != "incident"))),
    Measure("crises", "crises a century", _a_century(lambda line: len(line["crises"]))),
    Measure("kept", "pledges kept when called",
            _ratio(lambda line: (sum(row["kept"] for row in line["crises"]),
                                 sum(row["kept"] + row["broken"] for row in line["crises"])))),
    *_TABLE,
    Measure("BUR", "arms, % of output, great powers",
            _mean(lambda line: [share / 100 for share in line["burden"]]), side=-1),
    Measure("cohesion", "cohesion of bodies", _mean(_cohesion)),
    Measure("TAU", "trust among great powers", _mean(_trust), places=3),
    *(Measure(f"stage{stage}", f"quarters at stage {stage}", _ratio(_on_stage(stage))) for stage in range(5)),
    Measure("moves", "moves of stage a power and decade, median", _median(lambda line: _a_decade(line, 0))),
    Measure("reversals", "reversals a power and decade, median", _median(lambda line: _a_decade(line, 1))),
    Measure("joining", "entries of great powers into wars open to them",
            _ratio(lambda line: (sum(len(row["came"]) for row in line["wars"]),
                                 sum(len(row["asked"]) for row in line["wars"])))),
    Measure("alliances", "alliances in force", _mean(lambda line: line["alliances"])),
    Measure("armies", "corps of a great power at the end", _mean(lambda line: line["armies"]), places=1),
    Measure("men", "thousands of men of a great power at the end",
            _mean(lambda line: [men / 1000 for men in line["men"]]), places=0),
    Measure("states_ended", "states ended, a campaign", _mean(lambda line: [line["states_ended"]])),
    Measure("seconds", "seconds a campaign", _mean(lambda line: [line["seconds"]]), places=1),
)  # fmt: skip

#: Measures of wars and demands, which one pair that fights again and again could carry alone.
_OF_WARS = (
    "great_wars", "limited", "aggressions", "R0", "R", "A", "DET", "conquests", "R0_conquest", "R_conquest",
    "A_conquest", "DET_conquest", "DET_claim", "INTL", "split", "joining",
)  # fmt: skip


def _of_firsts(measure: Measure) -> Measure:
    """The same measure without what a pair of powers did again."""
    return replace(
        measure, id=f"{measure.id}_first", text=f"{measure.text}, first of a pair", side=0, bar=None,
        sample=lambda lines: measure.sample([firsts(line) for line in lines]),
    )  # fmt: skip


#: The share of first wars, and the figures of them alone.
_FIRSTS = (
    Measure("repeats", "conquests of one pair again, over first ones",
            _ratio(lambda line: repeats(of_conquest(aggressions(line))))),
    Measure("W_first", "years of great-power war in 100 years, first of a pair",
            _ratio(lambda line: (line["in_first_great_war"] * 100, line["quarters"])
                   if "in_first_great_war" in line else (0, 0))),
    *(_of_firsts(measure) for measure in _ALL if measure.id in _OF_WARS),
    Measure("cured", "lost wars of the infected that cure them",
            _ratio(lambda line: (sum(row[2] for row in line.get("defeats", {}).values()),
                                 sum(row[0] for row in line.get("defeats", {}).values())))),
)  # fmt: skip
MEASURES = (*_ALL, *_FIRSTS)
