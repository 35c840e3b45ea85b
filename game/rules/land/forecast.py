"""The forecast of a land battle: one function for the screen, the AI and the rule itself.

Screen and AI ask it on a View and get what that power can know; the rule asks it on the world. Nobody rolls
dice here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.land.odds import Side, attacking_side, defending_side
from game.rules.land.outcome import Loss, Manner, prospect
from game.rules.land.reactions import refuge, supporters
from game.rules.land.zoc import Board, board_of
from game.words import Stance
from game.world import fixed
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a battle would be, before anybody commits to it: odds, losses, and what comes after.

    Shares and chances in permyriad. ``refuge`` is the hex the first of the beaten defenders would
    retreat to, -1 if there is no way out; ``supporters`` are the forces that would march to the
    defenders' guns; ``slippery`` counts defenders that would fall back before the blow if they can,
    as far as the reader knows their stances.
    """

    target: int
    attacker: Side
    defender: Side
    manner: Manner
    ratio: int
    chance: int  # that the attackers win
    rout: int  # that they win by a rout
    repulse: int  # that they are themselves routed
    attacker_loss: Loss
    defender_loss: Loss
    refuge: int
    supporters: tuple[int, ...]
    slippery: int


def forecast(reader: Reader, attackers: Sequence[Force], target: int, board: Board | None = None) -> Forecast:
    """Odds and losses of an attack by forces of one power on a hex where enemies stand.

    Attackers that are embarked attack as a landing. Pass a `Board` of the same moment to ask many
    times. Raises ValueError if there is nobody to attack.
    """
    board = board or board_of(reader)
    defenders = board.hostile_on(attackers[0].power, target)
    if not defenders:
        raise ValueError(f"no enemy stands on hex {target}")
    helping = supporters(board, defenders, attackers)
    attacker = attacking_side(board, attackers, target, is_landing=attackers[0].hex == NOWHERE)
    defender = defending_side(board, defenders, helping, target)
    manner = manner_of(reader, defenders)
    outlook = prospect(reader, attacker, defender, manner)
    way = refuge(board, defenders[0])
    return Forecast(
        target=target,
        attacker=attacker,
        defender=defender,
        manner=manner,
        ratio=outlook.ratio,
        chance=outlook.chance,
        rout=outlook.rout,
        repulse=outlook.repulse,
        attacker_loss=outlook.attacker_loss,
        defender_loss=outlook.defender_loss,
        refuge=NOWHERE if way is None else way.hex,
        supporters=tuple(force.id for force in helping),
        slippery=sum(force.stance is Stance.RETREAT for force in defenders),
    )


def manner_of(reader: Reader, defenders: Sequence[Force]) -> Manner:
    """How defenders fight by their stances: losses weighed by men; a delay only if all delay."""
    rules = reader.rules.combat.stance_loss
    men = sum(force.strength for force in defenders)
    share = fixed.div(sum(rules[force.stance] * force.strength for force in defenders), men)
    return Manner(share, all(force.stance is Stance.DELAY for force in defenders))
