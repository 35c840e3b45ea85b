"""A crisis: a dispute with a stake and a clock, and what lies on the table of those who deal with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.words import (
    CasusBelli,
    Cause,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
    Term,
)
from game.world.numbers import PowerNumber, PowerNumbers
from game.world.state.treaties import PeaceTerm
from game.world.versions import Counted


@dataclass(frozen=True, slots=True)
class Draft:
    """A settlement on paper: what kind, in which articles, who acts for all, and who laid it down.

    A ``bridge`` is paid for by its proposer: whoever gives way over it keeps half of his face.
    """

    kind: Settlement
    terms: tuple[PeaceTerm, ...] = ()
    agent: PowerNumber = -1  # the power that acts for all under a mandate
    proposer: PowerNumber = -1
    bridge: bool = False

    def same_as(self, other: Draft) -> bool:
        """Whether two papers ask the same, whoever wrote them."""
        return (self.kind, self.terms, self.agent) == (other.kind, other.terms, other.agent)

    @property
    def is_regret_instead(self) -> bool:
        """Whether words of regret are all that is given for what was asked."""
        return self.kind is Settlement.SATISFACTION and all(t.term is Term.STATUS_QUO for t in self.terms)


def called(terms: Sequence[PeaceTerm]) -> Settlement:
    """What kind of settlement some articles are: land if any passes, money or words if there is no more."""
    kinds = {term.term for term in terms}
    if kinds & {Term.CESSION, Term.ANNEXATION}:
        return Settlement.CESSION
    if kinds == {Term.NOTE}:
        return Settlement.SATISFACTION
    return Settlement.INDEMNITY if kinds == {Term.INDEMNITY} else Settlement.ARTICLES


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a power promises and beside whom: the challenger, the defender, or (mediating) the decision.

    ``forces`` are set aside for it at once; with ``only_with`` it binds only if that power keeps its own, and
    with ``only_if`` only where that condition is met on the day it falls due.
    """

    size: PledgeSize
    beside: Position
    forces: tuple[int, ...] = ()
    only_with: PowerNumber = -1
    turn: int = 0
    only_if: Proviso = Proviso.NONE

    @property
    def is_armed(self) -> bool:
        """Whether troops were promised."""
        return self.size in (PledgeSize.CONTINGENT, PledgeSize.FULL)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a power has handed in this round, sealed until all are opened together."""

    position: Position | None = None
    pledge: Pledge | None = None
    draft: Draft | None = None
    vote: int | None = None  # number of a draft on the table, -1 against all
    answer: CrisisAnswer | None = None
    honours: bool | None = None
    contribution: Pledge | None = None  # what a vote gives to carry its draft
    rests: bool | None = None  # whether its arms may rest until the table sits


@dataclass(slots=True)
class Crisis(Counted):
    """A dispute between a challenger and a defender.

    ``war`` is the war it is about, or that came of it; ``body`` the institution in charge, -1 for a
    gathering of those concerned. ``addressed`` are those who must answer the ``decision``. A table over a war
    ``sits`` when the envoys have come, and again when something has moved since it last ``sat``.
    """

    id: int
    title: str
    start: int
    challenger: PowerNumber
    defender: PowerNumber
    casus: CasusBelli
    demands: tuple[PeaceTerm, ...]
    step: CrisisStep = CrisisStep.TENSION
    since: int = 0
    war: int = -1
    body: int = -1
    convener: PowerNumber = -1
    sittings: int = 0
    positions: dict[PowerNumber, Position] = field(default_factory=dict)
    pledges: dict[PowerNumber, Pledge] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()
    votes: dict[PowerNumber, int] = field(default_factory=dict)
    sealed: dict[PowerNumber, Paper] = field(default_factory=dict)
    decision: Draft | None = None
    addressed: tuple[PowerNumber, ...] = ()
    kept: tuple[PowerNumber, ...] = ()  # who kept the pledge
    broken: tuple[PowerNumber, ...] = ()  # and who did not
    outcome: CrisisEnd | None = None
    end: int = -1
    odds: int = -1  # pledged men to the challenger's when it was decided, permyriad
    binding: bool = True  # whether what was carried leans on the means it needs; else it is a recommendation
    measures: int = 0  # how often those who defied were asked again under measures short of war
    overruled: bool = False  # whether the parties signed a peace over the table's decision
    cause: Cause | None = None  # what the two have to quarrel about
    balance: int = -1  # the challenger's men to the defender's when it began, permyriad
    sits: int = -1  # the turn in which its table sits next, at the latest
    sat: int = -1  # the last turn in which it sat
    tired: dict[PowerNumber, int] = field(default_factory=dict)  # the parties' weariness on that day
    rests: bool = False  # whether both parties have agreed that arms rest until it sits
    fighters: PowerNumbers = ()  # who else fights its war and signs for himself, ascending

    def copy(self) -> Crisis:
        """An independent copy."""
        return Crisis(
            self.id, self.title, self.start, self.challenger, self.defender, self.casus, self.demands,
            self.step, self.since, self.war, self.body, self.convener, self.sittings,
            dict(self.positions), dict(self.pledges), self.drafts, dict(self.votes), dict(self.sealed),
            self.decision, self.addressed, self.kept, self.broken, self.outcome, self.end, self.odds,
            self.binding, self.measures, self.overruled, self.cause, self.balance,
            self.sits, self.sat, dict(self.tired), self.rests, self.fighters,
        )  # fmt: skip

    def as_seen_by(self, power: int) -> Crisis:
        """The same with nobody's sealed paper but a power's own; itself where no other lies sealed."""
        if all(p == power for p in self.sealed):
            return self
        look = self.copy()
        look.sealed = {p: paper for p, paper in self.sealed.items() if p == power}
        return look

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.outcome is not None

    @property
    def parties(self) -> tuple[int, int]:
        """Challenger and defender."""
        return self.challenger, self.defender

    @property
    def signers(self) -> tuple[int, ...]:
        """Who signs a settlement and judges none: the parties, and who else fights the war for himself."""
        return (*self.parties, *self.fighters)

    @property
    def is_own_demand(self) -> bool:
        """Whether what lies before the addressed is the challenger's own demand, not a decision."""
        return self.decision is not None and self.decision.proposer == self.challenger and not self.votes
