"""Tricks kept as opponents: what an unscrupulous player gets out of the rules, beside idle and the computer.

    python benchmarks/tricks.py [--powers britain france ...] [--seeds 601 602 603] [--turns 20] [--jobs 1]
        [--logic adaptive] [--source both] [--tricks all|none|debt votes ...] [--json FILE]

Each trick is a scripted person at the public door: it sees a View, gives orders, and lets the computer or
nobody play the rest of its seat. With source ``none`` no seat falls ill: an ill computer does as its illness
bids, which is not what the verdict pays for. The table gives, for a power and all seeds, the mean verdict of
ending every turn, of the computer's own play, and of each trick, with the share by which it beats the
computer; a trick that is cured beats it by less than a third. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.campaign.campaign import Campaign, Pause
from game.campaign.seats import Seat
from game.campaign.verdict import PARTS, judge
from game.politics.crises.conference import AnswerUltimatum, ProposeSettlement
from game.politics.crises.courtesies import ExpelEnvoy
from game.politics.crises.crises import Demand
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.securities import least_arms
from game.politics.statecraft.reassurance import Reassure
from game.politics.treaties.claims import ClaimProvince
from game.politics.treaties.treaties import Breach, ProposeTreaty
from game.politics.war.ends.peace import OfferPeace
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders.joining import JoinWar
from game.rules.money import economy
from game.rules.money.budget import SetBudget, voted_from
from game.rules.money.raising import Disband, Reinforce
from game.rules.orders import Order, Refusal
from game.scenarios.load import load_scenario
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisStep,
    Logic,
    Phase,
    Rank,
    Settlement,
    Source,
    Term,
    TreatyKind,
)
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import Settings

GREATS = ("britain", "france", "russia", "prussia", "austria")
STEPS = 8  # in which a demand for all the land is lowered; a person has an evening
VOTES = 50
HOARD_AT_LAST = 8  # quarters
CURED = 1 / 3


@dataclass
class Player:
    """A person at a seat: what it sees, and the one way it acts."""

    campaign: Campaign
    power: int
    tried: int = -1  # turn in which it last played its trick: counter-offers call it to the table again

    @property
    def view(self) -> View:
        """What it sees now."""
        return self.campaign.view_of(self.power)

    def give(self, order: Order) -> bool:
        """Give an order; whether it was taken."""
        return not isinstance(self.campaign.submit(order), Refusal)

    def may(self, order: Order) -> bool:
        """Whether an order would be taken."""
        return self.campaign.judge(order) is None


Script = Callable[[Player], None]


def near(view: View) -> list[int]:
    """Sovereign land neighbours: the weaker before the stronger, the largest of them first."""
    found = {queries.sovereign_of(view, p) for p in queries.bordering(view, view.power)} - {-1, view.power}
    army = view.armies[view.power]
    return sorted(found, key=lambda p: (view.armies[p] >= army, -len(prizes(view, p)), p))


def prizes(view: View, target: int) -> list[int]:
    """A neighbour's provinces but its capital, those at one's own border first."""
    mine, borders = set(queries.owned_by(view, view.power)), index_of(view.map).borders
    held = [
        p for p in queries.owned_by(view, target)
        if queries.is_land_place(view, p) and p != view.powers[target].capital
    ]  # fmt: skip
    return sorted(held, key=lambda p: (not mine & set(borders[p]), p))


def wars_of(view: View) -> list[War]:
    """The living wars one fights in."""
    return [w for w in view.wars.values() if not w.is_over and w.side_of(view.power)]


def offer_all(player: Player, price: Sequence[PeaceTerm] = ()) -> None:
    """Ask every enemy that may sign for as much land as he will give, for a price or none."""
    me = player.power
    for war in wars_of(player.view):
        foes = war.opponents_of(me)
        leads = me in (war.attackers[0], war.defenders[0])
        for foe in foes[:1] if leads else foes:
            if _offer_for_land(player, war, foe, price):
                break


def _offer_for_land(player: Player, war: War, foe: int, price: Sequence[PeaceTerm]) -> bool:
    """Ask one enemy for less and less; whether one was out of the war by it."""
    me = player.power
    paid = tuple(replace(t, giver=me, taker=foe) for t in price)
    for separate in (False, True):
        land = prizes(player.view, foe)
        counts = {len(land) * part // STEPS for part in range(1, STEPS + 1)} | {1, 2, 3}
        for count in sorted(counts & set(range(1, len(land) + 1)), reverse=True):
            terms = (*(PeaceTerm(Term.CESSION, foe, me, p) for p in land[:count]), *paid)
            player.give(OfferPeace(me, war.id, foe, terms, separate))
            now = player.view.wars[war.id]
            if now.is_over or not now.side_of(me):
                return True
    return False


def strike(player: Player, target: int, casus: CasusBelli = CasusBelli.CONQUEST) -> bool:
    """Tear up what forbids it and declare war for all one could want."""
    me, view = player.power, player.view
    land = prizes(view, target)
    aims = tuple(PeaceTerm(Term.CESSION, target, me, p) for p in land[:10])
    for bond in list(queries.treaties_between(view, me, target)):
        player.give(Breach(me, bond.id))
    return player.give(DeclareWar(me, target, casus, aims))


def buy_for_a_promise(player: Player) -> None:
    """Declare war, and buy the land with an indemnity of twenty years that is torn up when it is signed."""
    if not wars_of(player.view):
        _ = any(strike(player, target) for target in near(player.view))
    offer_all(player, (PeaceTerm(Term.INDEMNITY, -1, -1, amount=100, quarters=80),))
    for bond in queries.treaties_of(player.view, player.power, TreatyKind.INDEMNITY):
        if bond.subject == player.power:
            player.give(Breach(player.power, bond.id))


def empty_terms(player: Player) -> None:
    """Declare war, and pay for the land with disarming to more men than there are."""
    if not wars_of(player.view):
        _ = any(strike(player, target) for target in near(player.view))
    paid = tuple(PeaceTerm(Term.DISARMAMENT, -1, -1, place, 10**9) for place in range(5))
    offer_all(player, paid)


def allys_land(player: Player) -> None:
    """Make peace at the expense of those who fight beside one: their land for land of the foe."""
    me = player.power
    if not wars_of(player.view):
        _ = any(strike(player, target) for target in near(player.view))
    for war in wars_of(player.view):
        friends = [p for p in war.camp_of(me) if p != me]
        foe = war.opponents_of(me)[0]
        mine = tuple(PeaceTerm(Term.CESSION, foe, me, p) for p in prizes(player.view, foe)[:5])
        theirs = tuple(
            PeaceTerm(Term.CESSION, friend, foe, p)
            for friend in friends
            for p in prizes(player.view, friend)[:5]
        )
        if mine and theirs:
            player.give(OfferPeace(me, war.id, foe, (*mine, *theirs)))
    offer_all(player)


def jackal(player: Player) -> None:
    """Enter every war one may, and sign apart in the same quarter."""
    me = player.power
    for war in list(player.view.wars.values()):
        if war.is_over or war.side_of(me):
            continue
        _ = any(player.give(JoinWar(me, war.id, beside)) for beside in (*war.attackers, *war.defenders))
    offer_all(player)


def paper_safety(player: Player) -> None:
    """Have everybody sign non-aggression, send the army home, and put the money into works."""
    me = player.power
    for other in queries.existing(player.view):
        if other != me:
            player.give(ProposeTreaty(me, other, TreatyKind.NON_AGGRESSION))
    for force in list(queries.land_forces_of(player.view, me)):
        player.give(Disband(me, force.id))
    _lean(player, military=0, investment=fixed.ONE)


def debt(player: Player) -> None:
    """Tax as little as may be, spend on works, borrow it all, fail, and begin again."""
    _lean(player, tax=0, investment=fixed.ONE, welfare=fixed.ONE)


def tax_and_hoard(player: Player) -> None:
    """Raise taxes to the ceiling, spend as ever, and let the money lie."""
    _lean(player, tax=player.view.rules.economy.tax_max)


def hoard_at_last(player: Player) -> None:
    """The same in the last two years alone."""
    if player.view.turn > player.campaign.last_turn - HOARD_AT_LAST:
        tax_and_hoard(player)


def hollow(player: Player) -> None:
    """Tax what is easily borne, and vote nothing for welfare and works."""
    _lean(player, tax=player.view.rules.economy.tax_ease, welfare=0, investment=0)


def borders(player: Player) -> None:
    """Send men home from every border for the neighbours to see, and fill the same ranks at once."""
    for other in player.view.facts.policy_makers:
        player.give(Reassure(player.power, other))
    for force in list(queries.land_forces_of(player.view, player.power)):
        missing = player.view.rules.units[force.kind].full_strength - force.strength
        player.give(Reinforce(player.power, force.id, missing))


def votes(player: Player) -> None:
    """Vote fifty budgets in one sitting, a step each."""
    for _ in range(VOTES):
        if not _lean(player, investment=fixed.ONE):
            return


def _lean(player: Player, **aims: int) -> bool:
    """Move shares of the budget as far towards their aims as one vote may, or half as far, and so on."""
    view = player.view
    now, began, rules = view.powers[player.power].budget, voted_from(view, player.power), view.rules.economy
    if now is None or began is None:
        return False
    old = {name: getattr(now, name) for name in ("tax", "military", "welfare", "investment")}
    most = {name: rules.tax_step if name == "tax" else rules.share_step for name in old}
    for part in (1, 2, 4, 8):
        new = {}
        for name, value in old.items():
            gap = fixed.clip(aims.get(name, value) - value, -most[name], most[name]) // part
            new[name] = max(rules.tax_min if name == "tax" else 0, value + gap)
        if new != old and player.give(SetBudget(player.power, **new)):
            return True
    return False


def made_to_order(player: Player) -> None:
    """Insult a neighbour and plead the insult; guarantee whoever attacks and plead the guarantee."""
    me = player.power
    for war in list(player.view.wars.values()):
        if not war.is_over and not war.side_of(me):
            player.give(ProposeTreaty(me, war.attackers[0], TreatyKind.GUARANTEE))
            _ = strike(player, war.defenders[0], CasusBelli.GUARANTEE)
    if not wars_of(player.view):
        for target in near(player.view)[:3]:
            player.give(ExpelEnvoy(me, target))
            if strike(player, target, CasusBelli.INCIDENT):
                break
    offer_all(player)


def over_an_ultimatum(player: Player) -> None:
    """Claim, demand, declare, sign a peace over what the table decides, and press comply."""
    me, view = player.power, player.view
    if view.phase is Phase.CONFERENCE:
        for crisis in list(view.crises.values()):
            if not crisis.is_over and me in crisis.addressed:
                player.give(AnswerUltimatum(me, crisis.id, CrisisAnswer.COMPLY))
        return
    if not wars_of(view):
        for target in near(view)[:2]:
            land = prizes(view, target)[:1]
            if land and (player.give(ClaimProvince(me, land[0])) or player.may(ClaimProvince(me, land[0]))):
                aims = tuple(PeaceTerm(Term.CESSION, target, me, p) for p in land)
                player.give(Demand(me, target, CasusBelli.CLAIM, aims))
                player.give(DeclareWar(me, target, CasusBelli.CLAIM, aims))
                break
    offer_all(player)


def _stand_on_the_note(player: Player, crisis: Crisis) -> None:
    """Lay on the table all that the note asked for, and vote for that alone."""
    asked = {(t.term, t.place) for t in crisis.demands}
    for draft in possible_settlements(player.view, crisis):
        if {(t.term, t.place) for t in draft.terms} == asked:
            player.give(ProposeSettlement(player.power, crisis.id, draft.kind, draft.terms))
            break
    for number, draft in enumerate(player.view.crises[crisis.id].drafts):
        if draft.kind is not Settlement.PLEBISCITE and {(t.term, t.place) for t in draft.terms} == asked:
            player.give(VoteSettlement(player.power, crisis.id, number))
            return
    player.give(VoteSettlement(player.power, crisis.id, -1))


def whole_realm(player: Player) -> None:
    """Demand all of a lesser neighbour but its capital in one note, sit with that alone, never press."""
    me, view = player.power, player.view
    if view.phase is Phase.CONFERENCE:
        for crisis in list(view.crises.values()):
            if crisis.is_over or me != crisis.challenger:
                continue
            if crisis.step is CrisisStep.CONFERENCE:
                _stand_on_the_note(player, crisis)
            else:
                for said in (CrisisAnswer.BACK_DOWN, CrisisAnswer.COMPLY):  # whichever is asked of him
                    if player.give(AnswerUltimatum(me, crisis.id, said)):
                        break
        return
    lesser = [p for p in near(view) if view.powers[p].rank is not Rank.GREAT and len(prizes(view, p)) > 1]
    for target in sorted(lesser, key=lambda p: (view.armies[p], p)):
        for bond in list(queries.treaties_between(view, me, target)):
            player.give(Breach(me, bond.id))
        realm = queries.realm_of(view, target)
        terms = tuple(PeaceTerm(Term.CESSION, of, me, p) for of in realm for p in prizes(view, of))
        if terms and player.give(Demand(me, target, CasusBelli.CONQUEST, terms)):
            return


def limit_of_arms(player: Player) -> None:
    """Demand of each great neighbour a limit of arms without end and money for twenty years, by note."""
    me, view = player.power, player.view
    if view.phase is Phase.CONFERENCE:
        whole_realm(player)
        return
    for target in [p for p in near(view) if view.powers[p].rank is Rank.GREAT]:
        for bond in list(queries.treaties_between(view, me, target)):
            player.give(Breach(me, bond.id))
        produce = int(economy.outputs(view)[target])
        for part in (20, 50, 200):
            limit = PeaceTerm(Term.ARMS_LIMIT, target, me, amount=least_arms(view, target))
            paid = PeaceTerm(Term.INDEMNITY, target, me, amount=produce // part, quarters=80)
            if player.give(Demand(me, target, CasusBelli.PREVENTION, (limit, paid))):
                return


#: Each trick, and whether the computer plays the rest of its seat.
TRICKS: dict[str, tuple[Script, bool]] = {
    "promise": (buy_for_a_promise, True),
    "empty": (empty_terms, True),
    "ally": (allys_land, True),
    "jackal": (jackal, True),
    "paper": (paper_safety, False),
    "debt": (debt, False),
    "votes": (votes, False),
    "hoard": (tax_and_hoard, False),
    "late_hoard": (hoard_at_last, False),
    "reasons": (made_to_order, True),
    "ultimatum": (over_an_ultimatum, True),
    "hollow": (hollow, False),
    "borders": (borders, True),
    "realm": (whole_realm, False),
    "limit": (limit_of_arms, False),
}
PLAIN = ("idle", "computer")
AT_THE_TABLE = ("ultimatum", "realm", "limit")  # tricks that go on in the conference phase


@dataclass(frozen=True)
class Game:
    """One campaign to play: who, how, and by which seed."""

    power: str
    how: str
    seed: int
    turns: int
    logic: str
    source: str


def play(game: Game) -> dict[str, Any]:
    """Play a campaign and judge the power at its end."""
    world, book = load_scenario(
        "1815", game.seed, Settings(logic=Logic(game.logic), source=Source(game.source))
    )
    campaign = Campaign(world, book)
    me = next(f.index for f in world.roster if f.id == game.power)
    if game.how != "computer":
        campaign.hand_to(me, Seat.HUMAN)
    campaign.last_turn = game.turns - 1
    player = Player(campaign, me)
    while (pause := campaign.advance()) is not Pause.OVER:
        assert pause is Pause.DECISION
        step(player, game.how)
    score = judge(campaign.world, me)
    return {
        **vars(game), "total": score.total, **score.told(),
        "provinces": len(queries.owned_by(campaign.world, me)),
        "attacked": sum(me in w.defenders for w in campaign.world.wars.values()),
    }  # fmt: skip


def step(player: Player, how: str) -> None:
    """A person's part of a phase: the trick, then the computer's play or nothing."""
    campaign = player.campaign
    helped = False
    if how in TRICKS:
        script, helped = TRICKS[how]
        turn = campaign.world.turn
        if (player.view.phase is Phase.POLITICS and player.tried < turn) or (
            player.view.phase is Phase.CONFERENCE and how in AT_THE_TABLE
        ):
            player.tried = turn
            script(player)
    if campaign.active == player.power:
        _ = campaign.play_for(player.power) if helped else campaign.finish_seat(player.power)


def table(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The mean verdict by power and way of playing, with its parts and what it has beyond the computer's."""
    lines = [
        f"{'power':9} {'played':10} {'total':>7} {'over computer':>14}  "
        + " ".join(f"{part:>10}" for part in PARTS) + "  provinces  attacked"
    ]  # fmt: skip
    for power in dict.fromkeys(row["power"] for row in rows):
        mine = [row for row in rows if row["power"] == power]
        base = _mean(mine, "computer", "total")
        for how in dict.fromkeys(row["how"] for row in mine):
            total = _mean(mine, how, "total")
            over = (total - base) / abs(base) if base else 0.0
            mark = " !" if how in TRICKS and over > CURED else ""
            lines.append(
                f"{power:9} {how:10} {total:7.0f} {over:+14.1%}  "
                + " ".join(f"{_mean(mine, how, part):10.0f}" for part in PARTS)
                + f"  {_mean(mine, how, 'provinces'):9.1f} {_mean(mine, how, 'attacked'):9.1f}{mark}"
            )
    return lines


def _mean(rows: Sequence[dict[str, Any]], how: str, what: str) -> float:
    return statistics.fmean([row[what] for row in rows if row["how"] == how] or [0])


def main() -> None:
    """Play all that was asked for, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--powers", nargs="+", default=list(GREATS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[601, 602, 603])
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--logic", default="adaptive", choices=[logic.value for logic in Logic])
    parser.add_argument("--source", default="both", choices=[source.value for source in Source])
    parser.add_argument("--tricks", nargs="+", default=["all"], choices=["all", "none", *TRICKS])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    tricks = list(TRICKS) if "all" in chosen.tricks else [t for t in chosen.tricks if t != "none"]
    games = [
        Game(power, how, seed, chosen.turns, chosen.logic, chosen.source)
        for power in chosen.powers
        for how in (*PLAIN, *tricks)
        for seed in chosen.seeds
    ]
    rows: list[dict[str, Any]] = []
    with Pool(chosen.jobs) as pool:
        for row in pool.imap(play, games):
            rows.append(row)
            print(f"\r{len(rows)} of {len(games)} played", end="", file=sys.stderr)
    print(file=sys.stderr)
    print("\n".join(table(rows)))
    if chosen.json:
        chosen.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
