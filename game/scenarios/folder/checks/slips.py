"""What a world could be built from and would come to nothing, or to something else than was written.

An effect that can never do anything, a treaty that lacks who it is about, a body of one, a placeholder that
nobody fills. These are mistakes in a folder on disk; what a save carries has been played with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, Final

from game.events.effects.bodies import AmendBody, Convene, FoundBody
from game.events.effects.bonds import Cede, Dissolve, Found, Incident, SetOverlord
from game.events.effects.crises import DEMANDS, OpenCrisis
from game.events.effects.forces import MoveQuality, Withdraw
from game.events.effects.home import CONDITIONS, MOODS, Money, News, RaiseForces, Rename, Shock, ShockHome
from game.events.effects.limits import is_among_equals
from game.events.effects.money import Lend, Reschedule, ShockOutput
from game.events.effects.table import AnyEffect
from game.events.effects.titles import Plebiscite, Recognise, Seize
from game.events.effects.trade import LaySanction
from game.events.effects.treaties import EndTreaty, SignTreaty
from game.events.effects.war import BeginWar, CivilWar, EndWar
from game.events.expressions.asking import ASKED, EACH, STAND_INS, SUBJECT
from game.politics.war.consequences.ranks import QUALITIES
from game.rules.land.garrisons import HELD
from game.scenarios.folder.checks.limits import capped_amiss
from game.scenarios.folder.checks.treaties import ABOUT, NEEDS_SUBJECT, ON_LAND
from game.scenarios.folder.eventchecks import effects_of, events_of
from game.scenarios.folder.parts import Parts
from game.scenarios.folder.schema import EventEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import CasusBelli, Preset

FEWEST: Final = 2  # members of a body, parties of a treaty
_BRACES: Final = re.compile(r"\{([^{}]*)\}?")
#: What fills a placeholder.
_FILLED: Final = {
    SUBJECT: "it needs `each: [...]`",
    ASKED: "only news of an answer knows who was asked",
    EACH: "only news with `each: [...]` is about each of some powers",
}
#: Effects between two powers, and the keys they are named under.
PAIRS: Final[dict[type, tuple[str, str]]] = {
    Incident: ("power", "other"),
    BeginWar: ("attacker", "target"),
    EndWar: ("power", "other"),
    CivilWar: ("power", "state"),
    LaySanction: ("power", "target"),
    OpenCrisis: ("challenger", "defender"),
    Convene: ("power", "other"),
    Reschedule: ("power", "to"),
    SetOverlord: ("power", "overlord"),
    Found: ("power", "out_of"),
    Dissolve: ("power", "heir"),
}


def slips(parts: Parts) -> Iterator[Problem]:
    """All of them, in the frame, in the bodies and in the events."""
    yield from _makers(parts)
    yield from _bodies(parts)
    for at, where, entry in events_of(parts):
        for key, said in (("each", entry.each), ("ask", entry.ask)):
            yield from _listed(at, (*where, key), said if isinstance(said, tuple) else ())
        yield from _placeholders(at, where, entry)
        if entry.when.strip() == "false":
            yield at.problem(
                (*where, "when"), "this can never happen", "say when it may, or remove the event"
            )
        for place, effect in effects_of(entry):
            yield from _effect(at, (*where, *place), effect)
            if isinstance(effect, BeginWar):
                yield from _great_war(at, (*where, *place), effect, parts.scenario.great)


def _great_war(at: Positions, where: Where, effect: BeginWar, great: Sequence[str]) -> Iterator[Problem]:
    """Great powers go to war by their own decision, whatever the date."""
    both = {effect.attacker, effect.target}
    if len(both) > 1 and both <= set(great) and effect.reason != CasusBelli.REBELLION:
        what = "no event begins a war between great powers"
        yield at.problem((*where, "do"), what, "make a `crisis` or an `incident`, and let them decide")


def _makers(parts: Parts) -> Iterator[Problem]:
    at = parts.positions["scenario"]
    yield from _listed(at, ("great",), parts.scenario.great)
    if not parts.scenario.great and at.is_whole("great"):
        is_cut = parts.scenario.window is not None or parts.scenario.map is not None
        where, hint = ("window",) if is_cut else ("great",), "name those that are: `great: [...]`"
        yield at.problem(where, "there is no great power" + (" on this map" if is_cut else ""), hint)


def _bodies(parts: Parts) -> Iterator[Problem]:
    frame, kinds = parts.positions["scenario"], parts.scenario.bodies
    hint = "name kinds that can be founded, or leave `bodies` out for all of them"
    if kinds == () and frame.is_whole("bodies"):
        yield frame.problem(("bodies",), "nobody could think of founding anything", hint)
    if Preset.ANARCHY in (kinds or ()):
        where: Where = ("bodies", kinds.index(Preset.ANARCHY) if kinds else 0)
        yield frame.problem(where, "anarchy has no body, and leaves nothing to found", hint)
    yield from _listed(frame, ("bodies",), kinds or ())
    at = parts.positions["treaties"]
    for number, body in enumerate(parts.treaties.institutions):
        if len(body.members) < FEWEST:
            where = ("institutions", number, "members")
            yield at.problem(where, f"a body of {len(body.members)} ends at once", "two members at least")


def _listed(at: Positions, where: Where, names: Sequence[str]) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield at.problem(where, f"{name} is listed twice", "once will do")


def _placeholders(at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
    """Braces in texts that nobody fills: people would read them."""
    texts: list[tuple[Where, str]] = [(("title",), entry.title), (("text",), entry.text)]
    for number, option in enumerate(entry.options):
        here: Where = ("options", number)
        texts.append(((*here, "label"), option.label))
        texts += [((*here, "meaning", str(logic)), text) for logic, text in option.meaning.items()]
    for place, text in texts:
        yield from _unfilled(at, (*where, *place), text, (SUBJECT,) if entry.each else ())
    for place, effect in effects_of(entry):
        if isinstance(effect, News):
            filled = [SUBJECT] if entry.each else []
            filled += [ASKED] if place[0] == "options" else []
            filled += [EACH] if effect.each else []
            yield from _unfilled(at, (*where, *place, "text"), effect.text, filled)


def _unfilled(at: Positions, where: Where, text: str, filled: Sequence[str]) -> Iterator[Problem]:
    """Braces in one text that nobody fills there."""
    for name in _BRACES.findall(text):
        if name not in STAND_INS:
            hint = "`{subject}` is the only one, in an event with `each`"
            yield at.problem(where, f"nobody fills the placeholder `{{{name}}}`", hint)
        elif name not in filled:
            hint = _FILLED[name]
            yield at.problem(where, f"`{{{name}}}` means nobody here", hint)


# --- effects ------------------------------------------------------------------------------------------


def _effect(at: Positions, where: Where, effect: AnyEffect) -> Iterator[Problem]:
    """An effect that can never do what it says."""
    if pair := PAIRS.get(type(effect)):
        one, other = (getattr(effect, key) for key in pair)
        if one == other:
            yield at.problem((*where, pair[1]), f"`{pair[0]}` and `{pair[1]}` are both {one}", "name another")
    if says := _says_nothing(effect):
        yield at.problem(where, *says)
    match effect:
        case SignTreaty():
            yield from _treaty(at, where, effect)
        case EndTreaty():
            yield from _listed(at, (*where, "parties"), effect.parties)
        case FoundBody():
            yield from _founded(at, where, effect)
        case OpenCrisis() if isinstance(effect.sum, int) and effect.sum < 0:
            yield at.problem(
                (*where, "sum"), f"the sum is {effect.sum}", "what the defender is to pay, above 0"
            )


def _founded(at: Positions, where: Where, effect: FoundBody) -> Iterator[Problem]:
    """Two come at least, each to one rung."""
    named = [name for names in effect.by_rung.values() for name in names]
    yield from _listed(at, (*where, "do"), named)
    if len(set(named)) < FEWEST:
        yield at.problem((*where, "do"), f"a body of {len(set(named))} ends at once", "two members at least")
    if effect.preset is Preset.ANARCHY:
        yield at.problem((*where, "preset"), "anarchy has no body", "name another preset")


def _asks(effect: OpenCrisis) -> bool:
    """Whether anything is demanded: no sum is nothing, no men to be kept at all is much."""
    said = {key: getattr(effect, key) for key in DEMANDS}
    return any(v is not None and v is not False and v != () for k, v in said.items() if k != "sum" or v)


def _says_nothing(effect: AnyEffect) -> tuple[str, str] | None:
    """What an effect leaves out without which it does nothing, and the cure."""
    match effect:
        case Shock() if not (effect.powers or effect.places):
            return "this shock strikes nobody", "name `powers` or `places`"
        case Shock() if not _moves(effect, (*MOODS, "unrest")):
            return "this shock moves nothing", f"name a step: {', '.join((*MOODS, 'unrest'))}"
        case Shock() if not effect.powers and not effect.unrest:
            return "places have no moods but unrest", "name `powers`, or `unrest`"
        case ShockHome() if not effect.powers:
            return "this shock strikes nobody", "name `powers`"
        case ShockHome() if effect.ideology is None and not _moves(effect, map(str, CONDITIONS)):
            return "this shock moves nothing", f"name a step: {', '.join(map(str, CONDITIONS))}"
        case Money() if not effect.amount:
            return "no money moves", "name an `amount`"
        case Rename() if not (effect.name or effect.adjective or effect.colour or effect.capital):
            return "nobody is called otherwise", "give `name`, `adjective`, `colour` or `capital`"
        case RaiseForces() if not effect.army:
            return "nobody rises", "name units in `army`"
        case Cede() | Found() if not effect.places:
            return "this is about no place", "name `places`"
        case OpenCrisis() if not (_asks(effect) or effect.convener):
            return "nothing is demanded", f"name one of {', '.join(DEMANDS)}"
        case ShockOutput() if not (effect.powers or effect.places):
            return "this shock strikes nobody", "name `powers` or `places`"
        case ShockOutput() if not effect.share:
            return "this shock moves nothing", "name a `share`, below 0 for a loss"
        case MoveQuality() if not _moves(effect, (*QUALITIES, "drill")):
            return "nothing of the forces is moved", f"name a step: {', '.join((*QUALITIES, 'drill'))}"
        case Plebiscite() if not effect.claimants:
            return "nobody but the owner is voted on", "name `claimants`"
        case Seize() | Recognise() if not effect.places:
            return "this is about no place", "name `places`"
        case Withdraw() if not effect.places:
            return "this is about no place", "name `places`"
        case Lend() if not effect.lenders:
            return "nobody lends", "name `lenders`"
        case Reschedule() if effect.amount is None and not effect.share and effect.quarters is None:
            return "nothing is changed", "name an `amount`, a step of `share`, or `quarters`"
        case OpenCrisis() if effect.body and not effect.convener:
            return f"nobody brings it before `{effect.body}`", "name a `convener`"
        case AmendBody() if not effect.by and effect.to is None:
            return "no rule changes", "name a step, `by`, or a value, `to`"
        case EndTreaty() if len(set(effect.parties)) < FEWEST:
            return "a treaty binds two at least", "name its `parties`"
    return None


def _moves(effect: Any, steps: Any) -> bool:
    named = set(steps)
    return any(getattr(effect, f.name) for f in fields(effect) if f.name in named)


def _treaty(at: Positions, where: Where, effect: SignTreaty) -> Iterator[Problem]:
    """A treaty names whom and what its kind is about, and nothing else."""
    yield from _listed(at, (*where, "parties"), effect.parties)
    kind = (*where, "kind")
    if effect.kind in NEEDS_SUBJECT and effect.subject not in effect.parties and not is_among_equals(effect):
        yield at.problem(
            kind, f"{effect.kind} needs a `subject` among its parties", "whom it binds or protects"
        )
    yield from capped_amiss(at, where, effect)
    if effect.kind in HELD and len(set(effect.parties)) > FEWEST:
        yield at.problem((*where, "parties"), "land is held by one of its owner: two parties")
    if (effect.kind in ABOUT) != (effect.about is not None):
        wrong = "is missing" if effect.about is None else "means nothing"
        hint = "a sphere, a self-denial and a watch are about a third state, other treaties are not"
        yield at.problem(kind, f"{effect.kind}: `about` {wrong}", hint)
    elif effect.about in effect.parties:
        yield at.problem((*where, "about"), f"{effect.about} is a party, not a third state")
    if (effect.kind in ON_LAND) != bool(effect.places):
        wrong = "are missing" if not effect.places else "mean nothing"
        hint = "a demilitarised zone and an occupation name provinces, other treaties do not"
        yield at.problem(kind, f"{effect.kind}: `places` {wrong}", hint)
    if isinstance(effect.amount, int) and effect.amount < 0:
        yield at.problem((*where, "amount"), f"the amount is {effect.amount}", "0 or more")
