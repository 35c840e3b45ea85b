"""What an unearned peace is worth: the best deal a neighbour signs, against wars fought on from the same day.

    python benchmarks/offers.py [--pairs 6 | --pairs prussia:denmark,russia:sweden] [--quarters 6] [--wars 10]
                                [--logic adaptive] [--seed 601]

A maker of policy falls upon a land neighbour for the richest land at its border. At the beginning of each
quarter the best bargain is sought that the other would sign that day, among all that the rules allow (land,
money either way, arms, neutrality). Then the war is fought on a few times with other dice, the computer on
both sides, and the peaces that come of it are priced by the same yardstick. No deal should be worth more than
the mean of those and the allowance for tiredness. A row above that is marked *: the computer's victor was
modest, or the other gave away what was not won. So the war score at those peaces is shown, too: a deal above
that and the allowance is marked !, and the exit status is 1. What is still being fought after four years more
counts as nothing.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.ai.seat.desk import score
from game.ai.war.peacemaking import goes_over_table, reasons_to_sign
from game.campaign.campaign import Campaign
from game.events.engine import EventBook
from game.politics import warscore
from game.politics.bonds import peace_bonds
from game.politics.treaties.signing import end_now
from game.politics.war.ends import bargain
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak import war
from game.rules.money import economy
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Logic, Phase, Term
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import Settings, World

SCENARIO = "1815"
MOST_AIMS = 8
YEARS_MORE = 4
QUARTERS_A_YEAR = 4
INSTALMENTS = (4, 12, 80)
PARTS = (1, 2, 4)  # of the most that can be paid, and of an army that is kept


@dataclass(frozen=True, slots=True)
class Row:
    """One pair in one quarter: what the best deal was worth, and what fighting on brought."""

    pair: str
    quarter: int
    deal: int
    terms: str
    fought: tuple[int, ...]  # what the peaces brought
    stood: tuple[int, ...]  # and how the wars stood when they were made
    allowance: int

    @property
    def mean(self) -> int:
        """What fighting on was worth on average."""
        return round(statistics.mean(self.fought)) if self.fought else 0

    @property
    def won(self) -> int:
        """How the wars stood at their end on average."""
        return round(statistics.mean(self.stood)) if self.stood else 0

    @property
    def mark(self) -> str:
        """Whether the deal was worth more than the peaces, or than the wars, and the allowance."""
        if self.deal <= self.allowance or self.deal <= self.mean + self.allowance:
            return " "
        return "*" if self.deal <= self.won + self.allowance else "!"


# --- the pairs --------------------------------------------------------------------------------------


def pairs_of(world: World) -> list[tuple[int, int]]:
    """Every free maker of policy with every free neighbour by land."""
    makers = [p for p in world.facts.policy_makers if world.powers[p].exists]
    found = []
    for power in makers:
        if queries.sovereign_of(world, power) != power:
            continue
        lords = {queries.sovereign_of(world, p) for p in queries.bordering(world, power)}
        found += [(power, lord) for lord in sorted(lords - {power}) if lord >= 0]
    return found


def chosen(world: World, what: str, seed: int) -> list[tuple[int, int]]:
    """The pairs named, or so many drawn from all; 0 means all."""
    if not what.isdigit():
        named = [pair.split(":") for pair in what.split(",")]
        return [(queries.power_of(world, one), queries.power_of(world, other)) for one, other in named]
    everybody, count = pairs_of(world), int(what)
    return random.Random(seed).sample(everybody, count) if 0 < count < len(everybody) else everybody


def aims_of(world: World, power: int, target: int) -> tuple[PeaceTerm, ...]:
    """The richest land at the border that a war could be begun for."""
    borders, worth = index_of(world.map).borders, economy.province_outputs(world)
    own = set(queries.owned_by(world, power))
    terms = [PeaceTerm(Term.CESSION, target, power, place) for place in queries.owned_by(world, target)]
    sound = [t for t in terms if war.is_sound(world, t, (power,), (target,))]
    sound.sort(key=lambda t: (not own & set(borders[t.place]), -int(worth[t.place]), t.place))
    most = min(MOST_AIMS, len(queries.owned_by(world, target)) - 1)
    return tuple(sound[:most])


def begun(world: World, power: int, target: int) -> War:
    """Tear up what forbids it and begin the war, as a player would in one phase."""
    world.phase = Phase.POLITICS
    for bond in peace_bonds(world, power, target):
        end_now(world, bond, power, "broken")
    fight, _ = war.begin_war(
        world, power, target, CasusBelli.CONQUEST, aims_of(world, power, target), aggressor=power
    )
    return fight


# --- the best deal ----------------------------------------------------------------------------------


def candidates(world: World, fight: War, power: int, target: int) -> list[PeaceTerm]:
    """All kinds of term that could stand in a peace, either way, the most useful of each kind first."""
    first, second = bargain.speaks_for(world, fight, power), bargain.speaks_for(world, fight, target)
    found = [
        PeaceTerm(Term.CESSION, giver, power, place)
        for giver in second
        for place in queries.owned_by(world, giver)
    ]
    for giver, taker in ((target, power), (power, target)):
        most, men = war.most_indemnity(world, giver), world.armies[giver]
        found += [
            PeaceTerm(Term.INDEMNITY, giver, taker, amount=most // part, quarters=quarters)
            for quarters in INSTALMENTS
            for part in PARTS
        ]
        found += [PeaceTerm(Term.DISARMAMENT, giver, taker, amount=men - men // part) for part in PARTS]
        found += [
            PeaceTerm(Term.DISARMAMENT, giver, taker, amount=10**9),
            PeaceTerm(Term.NEUTRALITY, giver, taker),
        ]
    sides = ((first, second), (second, first))
    return [t for t in found if any(war.is_sound(world, t, one, other) for one, other in sides)]


def signs(world: World, fight: War, power: int, target: int, terms: Sequence[PeaceTerm]) -> bool:
    """Whether a bargain is legal and would stand, and the other and all whom it would bind sign it."""
    if bargain.check_bargain(View(world, power), fight, power, target, terms, is_separate=False):
        return False
    view = View(world, target)
    if goes_over_table(view, target, fight, terms):
        return False  # signed lightly, for it is void
    if score(reasons_to_sign(view, target, fight, terms)) <= 0:
        return False
    return all(
        score(reasons_to_sign(View(world, member), member, fight, terms, alone=True)) > 0
        for member in bargain.must_sign(world, terms, power, target)
    )


def best_deal(world: World, fight: War, power: int, target: int) -> tuple[int, tuple[PeaceTerm, ...]]:
    """The best bargain found: term by term, with every sweetener tried first."""
    side = tuple(fight.camp_of(power))
    offers = candidates(world, fight, power, target)
    worth = {t: warscore.price_for(world, (t,), side) for t in offers}
    gains = sorted((t for t in offers if worth[t] > 0), key=lambda t: -worth[t])
    sweets: list[tuple[PeaceTerm, ...]] = [(), *((t,) for t in offers if worth[t] <= 0)]
    best: tuple[int, tuple[PeaceTerm, ...]] = (0, ())
    for sweet in sweets:
        terms = sweet
        for term in gains:
            if signs(world, fight, power, target, (*terms, term)):
                terms = (*terms, term)
        value = warscore.price_for(world, terms, side)
        best = max(best, (value, terms), key=lambda found: found[0])
    return best


# --- the war fought on ------------------------------------------------------------------------------


def fought_on(world: World, book: EventBook, fight: War, power: int, dice: int) -> tuple[int, int]:
    """What the attacker's side has of the peaces that end a copy of the war, and how it stood at the last.

    With other dice.
    """
    copy = world.copy()
    copy.seed += dice
    campaign, yardstick = Campaign(copy, book), world
    end = world.turn + YEARS_MORE * QUARTERS_A_YEAR
    told = stood = 0
    while copy_is_on(campaign, fight) and campaign.world.turn < end and not campaign.is_over:
        campaign.advance(stop_at_turn=True)
    side = tuple(fight.camp_of(power))
    for entry in campaign.chronicle.entries:
        record = entry.record
        if isinstance(record, PeaceSigned) and record.war == fight.id:
            told += warscore.price_for(yardstick, list(_terms(yardstick, record)), side)
            stood = sum(record.standing.values()) * fight.side_of(power)
    return told, stood


def copy_is_on(campaign: Campaign, fight: War) -> bool:
    """Whether the war is still being fought there."""
    return not campaign.world.wars[fight.id].is_over


def _terms(world: World, record: PeaceSigned) -> Iterator[PeaceTerm]:
    """The articles of a peace as terms."""
    places = {place.id: place.index for place in world.map.places}
    for article in record.terms:
        yield PeaceTerm(
            article.term,
            queries.power_of(world, article.giver) if article.giver else -1,
            queries.power_of(world, article.taker) if article.taker else -1,
            places.get(article.place, -1),
            article.amount,
            article.quarters,
        )


def rows_of(
    world: World, book: EventBook, power: int, target: int, quarters: int, wars: int
) -> Iterator[Row]:
    """One pair, quarter by quarter, until its war is over."""
    fight = begun(world, power, target)
    campaign = Campaign(world, book)
    name = " on ".join(queries.names(world, (power, target)))
    for quarter in range(quarters):
        fight = campaign.world.wars[fight.id]
        if fight.is_over or not fight.side_of(power) or not fight.side_of(target):
            return
        now = campaign.world.copy()
        now.phase, now.round = Phase.POLITICS, 0
        fight = now.wars[fight.id]
        deal, terms = best_deal(now, fight, power, fight.opponents_of(power)[0])
        now.phase = Phase.WORLD
        ends = [fought_on(now, book, fight, power, 1_000 + n) for n in range(wars)]
        brought, stood = (tuple(end[k] for end in ends) for k in (0, 1))
        said = ", ".join(sorted({term.term for term in terms})) or "-"
        yield Row(name, quarter, deal, said, brought, stood, world.rules.minds.treaties.allowance)
        campaign.advance(stop_at_turn=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", default="6", help="how many are drawn (0: all), or attacker:target,...")
    parser.add_argument("--quarters", type=int, default=6)
    parser.add_argument("--wars", type=int, default=10, help="wars fought on from each quarter")
    parser.add_argument("--logic", type=Logic, choices=list(Logic), default=Logic.ADAPTIVE)
    parser.add_argument("--seed", type=int, default=601)
    args = parser.parse_args()
    setup = load_scenario(SCENARIO, args.seed, Settings(logic=args.logic))
    world, book = setup
    print(f"{'pair':32} {'quarter':>7} {'deal':>6}   {'peace':>6} {'of':>14} {'stood':>6}  terms of the deal")
    marks: list[str] = []
    for power, target in chosen(world, args.pairs, args.seed):
        for row in rows_of(world.copy(), book, power, target, args.quarters, args.wars):
            span = f"{min(row.fought)}..{max(row.fought)}" if row.fought else "-"
            marks.append(row.mark)
            print(
                f"{row.pair:32} {row.quarter:7} {row.deal:6} {row.mark} {row.mean:6} {span:>14} {row.won:6}"
                f"  {row.terms}",
                flush=True,
            )
    more, unearned = (sum(mark in found for mark in marks) for found in ("*!", "!"))
    print(
        f"of {len(marks)} deals {more} worth more than the peace fought for, {unearned} than the war as won"
    )
    return int(unearned > 0)


if __name__ == "__main__":
    raise SystemExit(main())
