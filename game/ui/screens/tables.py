"""Tables of the encyclopedia: units, ground, orders, treaties and words, made from the rules and the code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Final

from game.campaign.door import ORDERS
from game.rules.orders import Order
from game.ui.screens.ways import WAYS
from game.ui.text import beginning, decimal, in_row, men, money, say, share, times, word
from game.ui.widgets.rows import Head, Pair, Row, Text, Tone
from game.words import Clause, Era, Pathology, Posture, Preset, Stance, TreatyKind
from game.world.constants.ruleset import RuleSet
from game.world.units import TWELVE

MUCH = 7_000  # of a parameter that a kind of body is known for


class Tables:
    """The tables by the rules of an era."""

    def __init__(self, rules: RuleSet, era: Era) -> None:
        self.rules, self.era = rules, era

    def rows(self, topic: str) -> tuple[Row, ...]:
        """A table; KeyError if there is none of that name."""
        return tuple(TABLES[topic](self))

    def _play(self) -> list[Row]:
        return [Text(paragraph) for paragraph in say("how_to_play").split("\n") if paragraph]

    def _units(self) -> list[Row]:
        rows: list[Row] = []
        for unit in self.rules.units_of(self.era):
            rows += [
                Head(unit.name),
                Pair(say("strength"), men(unit.full_strength)),
                Pair(say("attack_defence"), f"{share(unit.attack)} / {share(unit.defence)}"),
                Pair(say("march"), say("km_month", km=unit.march_km)),
                Pair(say("price"), say("unit_note", cost=money(unit.cost), quarters=unit.quarters)),
                Pair(say("manpower"), men(unit.manpower)),
            ]
            if unit.capacity:
                rows.append(Pair(say("room"), men(unit.capacity)))
        return rows

    def _ground(self) -> list[Row]:
        rows: list[Row] = []
        for terrain, rule in self.rules.terrain.items():
            if not rule.foot:
                continue
            rows += [
                Head(word(terrain.word)),
                Pair(say("foot_cost"), decimal(rule.foot / TWELVE, 2)),
                Pair(say("horse_cost"), decimal(rule.horse / TWELVE, 2) if rule.horse else say("closed")),
                Pair(say("defender"), times(rule.defence)),
                Pair(say("forage"), men(rule.forage)),
            ]
        return rows

    def _orders(self) -> list[Row]:
        """Every kind of order with the sentence that explains it in the code, and when it may be given."""
        costs = {str(errand): cost for errand, cost in self.rules.politics.envoy_cost.items()}
        rows: list[Row] = []
        for kind, row in ORDERS.items():
            phases = in_row(word(f"phase_{p}") for p in sorted(row.phases))
            way = WAYS[kind]
            cost = say("costs_envoys", count=costs[kind]) if costs.get(kind) else ""
            rows += [
                Head(word(f"order_{kind}")),
                Text(first_sentence(row.order)),
                Text(say("order_note", phases=phases, envoys=cost), Tone.FAINT, pixels=15),
                Text(say("order_where", where=way.place, press=way.pressed), Tone.FAINT, pixels=15),
            ]
        return rows

    def _treaties(self) -> list[Row]:
        rows: list[Row] = []
        for kind in TreatyKind:
            quarters = self.rules.politics.treaty_quarters.get(kind, 0)
            lasts = say("quarters", count=quarters) if quarters else say("open_ended")
            rows += [
                Head(beginning(word(kind))),
                Text(say(f"tip_treaty_{kind}")),
                Pair(say("lasts"), lasts),
            ]
        return rows

    def _bodies(self) -> list[Row]:
        """Each family of bodies in a sentence, with what its kind has most of."""
        rows: list[Row] = []
        for preset in Preset:
            terms = self.rules.institutions.presets[preset]
            strong = [c for c in Clause if getattr(terms, c.value) >= MUCH]
            rows += [Head(word(f"preset_{preset}")), Text(say(f"about_body_{preset}"))]
            if strong:
                told = say("body_strong", clauses=in_row(word(f"clause_{c}") for c in strong))
                rows.append(Text(told, Tone.FAINT, pixels=15))
        return rows

    def _pathologies(self) -> list[Row]:
        """What can go wrong at home: what it does, where it comes from and what heals it."""
        rows: list[Row] = []
        for pathology in Pathology:
            rows += [Head(beginning(word(pathology))), Text(say(f"about_pathology_{pathology}"))]
        return rows

    def _stances(self) -> list[Row]:
        rows: list[Row] = []
        for stance in Stance:
            rows += [Head(beginning(word(stance))), Text(say(f"about_{stance}"))]
        for posture in Posture:
            rows += [Head(say("posture_of", name=word(posture))), Text(say(f"tip_posture_{posture}"))]
        return rows

    def _scores(self) -> list[Row]:
        return [Text(say("score_meaning")), Text(say("about_peace")), Text(say("about_will"))]


#: The tables in their order.
TABLES: Final[Mapping[str, Callable[[Tables], list[Row]]]] = {
    "play": Tables._play, "units": Tables._units, "ground": Tables._ground, "orders": Tables._orders,
    "treaties": Tables._treaties, "bodies": Tables._bodies, "pathologies": Tables._pathologies,
    "stances": Tables._stances, "scores": Tables._scores,
}  # fmt: skip
TOPICS: Final = tuple(TABLES)


def first_sentence(order: type[Order]) -> str:
    """What an order's own documentation says first."""
    text = inspect.getdoc(order) or ""
    return " ".join(text.split("\n\n")[0].split()).replace("``", "“", 1).replace("``", "”")
