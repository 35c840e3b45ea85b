"""What events and their options may do to the world: one closed table of effects.

Each effect is a small immutable value read from a file: its word after ``do``, its parameters, what it
does. An effect that cannot be carried out any more (a power is gone, a war is on) does nothing and says why
(`void.py`). Effects shock, move money, make claims, incidents, treaties, wars of stated kinds, states and
forces; none makes an aggressor by date, and none writes trust, cohesion, stage or predation
(docs/politics.md#evidence). ``docs/events.md`` is written from this table.
"""

from __future__ import annotations

from typing import Final, Protocol, TypeAlias, get_args

from game.events.effects.bodies import AmendBody, CastAVote, CloseBody, Convene, FoundBody, PutQuestion
from game.events.effects.bonds import (
    Admit,
    Cede,
    Dissolve,
    DropClaim,
    Found,
    Incident,
    RaiseClaim,
    SetOverlord,
)
from game.events.effects.crises import OpenCrisis
from game.events.effects.forces import Disband, Mobilise, MoveQuality, Withdraw
from game.events.effects.home import FormCabinet, Money, News, RaiseForces, Rename, SetFlag, Shock, ShockHome
from game.events.effects.money import Default, Lend, Owe, Reschedule, ShockOutput
from game.events.effects.titles import Plebiscite, Recognise, Seize
from game.events.effects.trade import LaySanction
from game.events.effects.treaties import Accede, EndTreaty, SignTreaty
from game.events.effects.war import BeginWar, CivilWar, EndWar
from game.world.records import Record
from game.world.state.world import World


class Effect(Protocol):
    """Anything in the table: it changes a world and says what happened, or what it could not do."""

    @property
    def do(self) -> str:
        """Its word in files."""
        ...

    def apply(self, world: World) -> list[Record]:
        """Take effect now."""
        ...


AnyEffect: TypeAlias = (
    Shock | ShockHome | FormCabinet | Money | RaiseForces | Rename | SetFlag | News
    | RaiseClaim | DropClaim | Incident | SignTreaty | EndTreaty | Accede | Cede
    | SetOverlord | Found | Dissolve | Admit
    | BeginWar | EndWar | CivilWar
    | OpenCrisis
    | FoundBody | CloseBody | AmendBody | PutQuestion | CastAVote | Convene
    | ShockOutput | Default | Owe | Lend | Reschedule
    | LaySanction
    | Plebiscite | Seize | Recognise
    | MoveQuality | Disband | Withdraw | Mobilise
)  # fmt: skip
EFFECTS: Final[tuple[type, ...]] = get_args(AnyEffect)
