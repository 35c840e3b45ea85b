"""Evidence: the only thing that moves trust (docs/politics.md#evidence; P16, P17, P26).

Each kind of evidence has one function here. Rules and orders call it when something happened that powers
judge; nothing else writes trust, compliance or reliability. Losses are large, gains small: a promise kept
overcomes a little of the distrust, a breach destroys much of the trust.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.perception import guilt
from game.words import CasusBelli
from game.world import fixed
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state import memories
from game.world.state.treaties import Treaty, War
from game.world.state.world import World

#: by what a power comes to think otherwise of others
Evidence = Literal[
    "breach",
    "treaty_broken",
    "promise_broken",
    "promise_kept",
    "complied",
    "defied",
    "settled",
    "arms",
    "inquiry",
    "quiet",
    "envoy_expelled",
    "apology",
    "restraint",
    "opened",
    "inspection",
    "embargo",
    "aid",
    "aid_to_enemy",
    "secret_treaty",
    "line",
    "welcome",
    "expelled",
    "refused",
    "deal",
    "over_limit",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustMoved(Record):
    """One power thinks better or worse of others, and why (permyriad, by the other's name)."""

    type: ClassVar[str] = "trust_moved"
    told_by: ClassVar[str] = "evidence"
    power: PowerWord
    #: arms, quiet, breach, treaty_broken, promise_kept or _broken, complied, defied, settled, refused,
    #: expelled, line, welcome, inquiry, embargo, restraint, opened, inspection,
    #: aid, aid_to_enemy, envoy_expelled, apology, over_limit
    evidence: Evidence
    changes: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGiven(Record):
    """A power judged a war: whom it holds guilty, or nobody, with what weighed (permyriad)."""

    type: ClassVar[str] = "verdict"
    power: PowerWord
    war: int
    guilty: PowerWord  # empty: nobody
    ground: int  # how plainly such a ground breaks the peace
    partiality: int  # how much liking one side more adds or takes
    haze: int  # what half-understood news add or take


# --- war and its verdicts ---------------------------------------------------------------------------


def judge_wars(world: World, dice: Dice) -> list[Record]:
    """Phase: every policy maker forms its verdict on each new war, and trusts whom it holds guilty less."""
    records: list[Record] = []
    for war in world.wars.values():
        if not war.is_over and not war.verdicts:
            records += _judge_war(world, dice, war)
    return records


def _judge_war(world: World, dice: Dice, war: War) -> list[Record]:
    attacker, target = war.attackers[0], war.defenders[0]
    records: list[Record] = []
    for judge in world.facts.policy_makers:
        if world.powers[judge].exists and judge != attacker:
            records += _judge(world, dice, war, judge, attacker, target)
    guilty = sum(1 for culprit in war.verdicts.values() if culprit == attacker)
    if 2 * guilty > len(war.verdicts):
        comply_less(world, attacker)
    return records


def _judge(world: World, dice: Dice, war: War, judge: int, attacker: int, target: int) -> list[Record]:
    rules = world.rules.belief
    ground = _ground(world, war, attacker, target)
    if judge == target or judge in war.defenders:
        partiality, haze = fixed.ONE if war.casus is not CasusBelli.REBELLION else 0, 0
    else:
        partiality = guilt.partiality(world, judge, attacker, target, war.casus)
        swing = ground * (fixed.ONE - ground) // fixed.ONE  # only a disputable ground is judged differently
        haze = fixed.mul(dice.bell(world.turn, "verdict", world.roster[judge].id, war.name) * 2, swing)
    blame = fixed.clip(ground + partiality + haze)
    is_guilty = blame >= rules.verdict_floor and judge not in war.attackers
    war.verdicts[judge] = attacker if is_guilty else -1
    name = world.roster[judge].id
    verdict = VerdictGiven(
        power=name, war=war.id, guilty=world.roster[attacker].id if is_guilty else "",
        ground=ground, partiality=partiality, haze=haze,
    )  # fmt: skip
    if not is_guilty:
        return [verdict]
    lost = lose(world, judge, attacker, fixed.mul(rules.trust_agg, blame))
    return [verdict, *told(world, judge, "breach", {attacker: lost})]


def _ground(world: World, war: War, attacker: int, target: int) -> int:
    """How plainly a war breaks the peace by the reason given for it.

    Against a truce that still had time to run it is bare aggression, unless the other gave provocation since.
    """
    blame = world.rules.belief.blame
    if world.powers[attacker].dealings.torn.get(target, -1) < war.start:
        return blame[war.casus]
    when = memories.last_incident(world, attacker, target)
    if when is not None and war.start - when <= world.rules.crises.incident_quarters:
        return blame[war.casus]
    return max(blame[war.casus], blame[CasusBelli.CONQUEST])


def comply_less(world: World, power: int) -> None:
    """Most hold that a power broke the peace: all see that it keeps the rules less."""
    state = world.powers[power]
    state.compliance -= fixed.mul(state.compliance, world.rules.belief.comp_step)


# --- treaties and promises --------------------------------------------------------------------------


def treaty_broken(world: World, treaty: Treaty, by: int) -> list[Record]:
    """A treaty torn up in the open: its parties trust the breaker less, the others half as much less."""
    loss = fixed.mul(world.rules.belief.trust_renege, treaty.bindingness)
    records: list[Record] = []
    for judge in _audience(world, by):
        if treaty.secret and judge not in treaty.parties:
            continue
        share = loss if judge in treaty.parties else loss // 2
        records += told(world, judge, "treaty_broken", {by: lose(world, judge, by, share)})
    _rely_less(world, by)
    comply_less(world, by)
    return records


def promise_broken(world: World, by: int, toward: int, bindingness: int) -> list[Record]:
    """An ally stayed away: who was left alone never forgets, the others take note."""
    loss = fixed.mul(world.rules.belief.trust_renege, bindingness)
    records: list[Record] = []
    for judge in _audience(world, by):
        share = loss if judge == toward else loss // 2
        records += told(world, judge, "promise_broken", {by: lose(world, judge, by, share)})
    _rely_less(world, by)
    return records


def promise_kept(world: World, by: int, toward: Iterable[int]) -> list[Record]:
    """A power took up arms because it had promised to: its friends' trust grows by what that cost."""
    keep = world.rules.belief.trust_keep
    records: list[Record] = []
    for judge in sorted(set(toward) & set(world.facts.policy_makers)):
        if judge != by and world.powers[judge].exists:
            gained = fixed.mul(keep, fixed.ONE - int(world.beliefs.trust[judge, by]))
            world.beliefs.trust[judge, by] += gained
            records += told(world, judge, "promise_kept", {by: gained})
    state = world.powers[by]
    state.acted = world.turn
    state.reliability += fixed.mul(fixed.ONE - state.reliability, world.rules.belief.rel_step)
    return records


def note_compliance(world: World, by: int) -> list[Record]:
    """A power gave way to what the others had decided, or dropped its demand: it earns a little trust."""
    keep = world.rules.belief.trust_keep
    records: list[Record] = []
    for judge in _audience(world, by):
        gained = fixed.mul(keep, fixed.ONE - int(world.beliefs.trust[judge, by]))
        world.beliefs.trust[judge, by] += gained
        records += told(world, judge, "complied", {by: gained})
    state = world.powers[by]
    state.compliance += fixed.mul(fixed.ONE - state.compliance, world.rules.belief.comp_step)
    return records


def note_defiance(world: World, by: int, speakers: Iterable[int], share: int = fixed.ONE) -> list[Record]:
    """A power set itself against what others had decided: those who spoke mind wholly, the rest by half.

    They mind by a ``share`` of that where they had but recommended it.
    """
    records: list[Record] = []
    spoke, whole = set(speakers), fixed.mul(world.rules.belief.trust_renege, share)
    for judge in _audience(world, by):
        lost = lose(world, judge, by, whole if judge in spoke else whole // 2)
        records += told(world, judge, "defied", {by: lost})
    comply_less(world, by)
    return records


def crisis_settled(world: World, powers: Iterable[int]) -> list[Record]:
    """Powers settled an affair together: each thinks a little better of the others."""
    makers = [p for p in powers if p in world.facts.policy_makers and world.powers[p].exists]
    records: list[Record] = []
    for judge in makers:
        changes = {}
        for other in makers:
            if other != judge:
                gap = fixed.ONE - int(world.beliefs.trust[judge, other])
                changes[other] = fixed.mul(world.rules.crises.trust_settle, gap)
                world.beliefs.trust[judge, other] += changes[other]
        records += told(world, judge, "settled", changes)
    return records


# --- being let in and being shut out ----------------------------------------------------------------


def shut_out(world: World, judge: int, by: Iterable[int], share: int, evidence: Evidence) -> list[Record]:
    """A power was refused, expelled, or shut out by a line or an embargo: it trusts who did that less."""
    if judge not in world.facts.policy_makers:
        return []
    return told(world, judge, evidence, {p: lose(world, judge, p, share) for p in by if p != judge})


def note_welcome(world: World, judge: int, by: Iterable[int], evidence: Evidence) -> list[Record]:
    """A power was let in by others, or saw their books open: it trusts them a little more."""
    return note_good_will(world, judge, by, world.rules.congress.welcome, evidence)


def note_good_will(
    world: World, judge: int, by: Iterable[int], share: int, evidence: Evidence
) -> list[Record]:
    """A power saw good will in what others did: a share of its distrust is overcome."""
    if judge not in world.facts.policy_makers:
        return []
    changes: dict[int, int] = {}
    for other in by:
        if other != judge:
            distrust = fixed.ONE - int(world.beliefs.trust[judge, other])
            changes[other] = fixed.mul(share, distrust)
            world.beliefs.trust[judge, other] += changes[other]
    return told(world, judge, evidence, changes)


def note_taken_back(world: World, judge: int, by: int, share: int) -> list[Record]:
    """What was shown as good will is taken back: what it won is gone, and as large a share of the rest."""
    if judge not in world.facts.policy_makers:
        return []
    trust = int(world.beliefs.trust[judge, by])
    won = fixed.ratio(fixed.mul(share, fixed.ONE - trust), max(1, fixed.ONE - share))
    lost = min(trust, won + fixed.mul(share, trust))
    world.beliefs.trust[judge, by] -= lost
    return told(world, judge, "promise_broken", {by: -lost})


def note_courtship(world: World, judge: int, by: int) -> tuple[int, int]:
    """A lesser court was courted: what was added to its trust and its kinship, up to a limit."""
    rules, found = world.rules.diplomacy, []
    beliefs = world.beliefs
    for table, share in ((beliefs.trust, rules.court_trust), (beliefs.kinship, rules.court_kinship)):
        gained = fixed.mul(share, max(0, rules.court_most - int(table[judge, by])))
        table[judge, by] += gained
        found.append(gained)
    return found[0], found[1]


def _audience(world: World, about: int) -> list[int]:
    """Policy makers that form an opinion of a power's conduct."""
    return [p for p in world.facts.policy_makers if world.powers[p].exists and p != about]


def _rely_less(world: World, power: int) -> None:
    state = world.powers[power]
    state.reliability -= fixed.mul(state.reliability, world.rules.belief.rel_step)


def lose(world: World, judge: int, about: int, share: int) -> int:
    """Take a share of one power's trust in another; the change (negative)."""
    lost = fixed.mul(int(world.beliefs.trust[judge, about]), share)
    world.beliefs.trust[judge, about] -= lost
    return -lost


def told(world: World, judge: int, evidence: Evidence, changes: dict[int, int]) -> list[Record]:
    """The record of a change of mind, for the one whose mind it is; none for next to nothing."""
    least = world.rules.belief.told_from
    shown = {world.roster[p].id: change for p, change in changes.items() if abs(change) >= least}
    name = world.roster[judge].id
    return [TrustMoved(power=name, evidence=evidence, changes=shown, readers=(name,))] if shown else []
