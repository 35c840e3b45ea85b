"""How often a quarter asks a person something, who writes to him, and what his advisers' proposals come to.

    python -m benchmarks.silence --scenario 1815 --seeds 20 --json FILE [--powers prussia,france] [--turns N]
                                 [--jobs 2]

Each great power with land is the human seat in turn. The person does what the agenda offers: he answers
letters by the offer they ask for, makes the offers that his advisers propose, and leaves all the rest to the
computer. A quarter asks nothing in which its agenda holds no card, and in which no later phase asks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.ai.advice.guess import Band
from game.campaign import asks
from game.campaign.agenda.agenda import agenda
from game.campaign.agenda.cards import Card, Slot
from game.campaign.campaign import Campaign, Pause
from game.campaign.seats import Seat
from game.politics.treaties.treaties import ProposalAnswered, ProposeTreaty
from game.scenarios.load import load_scenario
from game.words import Phase
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.world import Settings

#: Slots whose cards ask for an answer even where they have no order ready.
DECISIONS = (Slot.DECIDE, Slot.HOME)


@dataclass
class Evening:
    """What one seat was asked over one campaign."""

    scenario: str
    seed: int
    power: str
    asked: list[bool] = field(default_factory=list)  # by quarter
    cards: dict[str, int] = field(default_factory=dict)  # by slot and theme
    letters: int = 0
    decisions: int = 0
    offers: dict[str, list[int]] = field(default_factory=dict)  # by band: signed, made

    def count(self, card: Card) -> None:
        """A card lay on the table."""
        name = f"{card.slot}/{card.theme}"
        self.cards[name] = self.cards.get(name, 0) + 1
        is_offer = card.slot is Slot.DECIDE and card.theme == asks.Matter.OFFER
        self.letters += card.slot is Slot.LETTER or is_offer
        self.decisions += card.slot in DECISIONS or card.order is not None

    def made(self, band: str, *, signed: bool) -> None:
        """An offer was made that was foretold so."""
        row = self.offers.setdefault(band, [0, 0])
        row[0] += signed
        row[1] += 1


def evening(scenario: str, seed: int, name: str, turns: int) -> Evening:
    """A campaign with a person in one seat."""
    world, book = load_scenario(scenario, seed, Settings())
    me = queries.power_of(world, name)
    campaign = Campaign(world, book, seats={me: Seat.HUMAN})
    found, told, mark = Evening(scenario, seed, name), dict[str, int](), 0
    while campaign.advance() is Pause.DECISION and campaign.world.turn < turns:
        turn = campaign.world.turn
        found.asked += [False] * (turn + 1 - len(found.asked))
        view = campaign.view_of(me)
        if view.phase is Phase.POLITICS:
            cards = agenda(campaign, me, mark, told)
            mark = len(campaign.chronicle.entries)
            for card in cards:
                told[card.key] = turn
                found.count(card)
            found.asked[turn] |= bool(cards)
            for card in cards:
                _take_up(campaign, me, card, found)
        else:
            later = asks.asks(view)
            found.asked[turn] |= bool(later)
            found.decisions += len(later)
        campaign.play_for(me)
    return found


def _take_up(campaign: Campaign, me: int, card: Card, found: Evening) -> None:
    """Make the offer of a card, if it has one."""
    order, band = card.order, str(card.guess.band) if card.guess else "asked for"
    if not isinstance(order, ProposeTreaty) or campaign.judge(order) is not None:
        return
    before = len(campaign.chronicle.entries)
    campaign.submit(order)
    answers = [
        e.record for e in campaign.chronicle.entries[before:] if isinstance(e.record, ProposalAnswered)
    ]
    if answers:
        found.made(band, signed=answers[-1].answer == "accepted")


def summary(evenings: list[Evening]) -> dict[str, object]:
    """The figures over all evenings."""
    quarters = sum(len(e.asked) for e in evenings)
    years = quarters / QUARTERS_A_YEAR
    made = [row for e in evenings for row in e.offers.values()]
    sure = [row for e in evenings for band, row in e.offers.items() if band == Band.SIGN]
    return {
        "evenings": len(evenings),
        "silent_share": round(sum(not asked for e in evenings for asked in e.asked) / quarters, 4),
        "longest_silence": max(max(_silences(e.asked), default=0) for e in evenings),
        "decisions_a_year": round(sum(e.decisions for e in evenings) / years, 2),
        "letters_a_year": round(sum(e.letters for e in evenings) / years, 2),
        "advice_signed": _part(made),
        "foretold_signed": _part(sure),
        "cards_a_year": {
            name: round(sum(e.cards.get(name, 0) for e in evenings) / years, 2)
            for name in sorted({name for e in evenings for name in e.cards})
        },
    }


def _part(rows: list[list[int]]) -> float:
    made = sum(row[1] for row in rows)
    return round(sum(row[0] for row in rows) / made, 4) if made else 0.0


def _silences(asked: list[bool]) -> Iterator[int]:
    """Lengths of the stretches of quarters that asked nothing."""
    length = 0
    for is_asked in [*asked, True]:
        if is_asked:
            yield length
            length = 0
        else:
            length += 1


def seats_of(scenario: str) -> list[str]:
    """Great powers with land."""
    world = load_scenario(scenario, 1, Settings())[0]
    return [world.roster[p].id for p in queries.great_powers(world) if queries.owned_by(world, p)]


def main() -> None:
    """Play the evenings and write what they were like."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenario", default="1815")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--powers", default="")
    parser.add_argument("--turns", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    powers = args.powers.split(",") if args.powers else seats_of(args.scenario)
    work = [(args.scenario, seed, power, args.turns) for seed in range(1, args.seeds + 1) for power in powers]
    with ProcessPoolExecutor(args.jobs) as pool:
        evenings = list(pool.map(evening, *zip(*work, strict=True)))
    found = summary(evenings)
    print(json.dumps(found, indent=1))
    if args.json:
        args.json.write_text(json.dumps({**found, "each": [asdict(e) for e in evenings]}), "utf-8")


if __name__ == "__main__":
    main()
