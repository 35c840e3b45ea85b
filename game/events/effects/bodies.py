"""Effects on bodies: set up, wound up, amended, asked a question, and called to a conference.

None writes how far the members keep to what a body says: that is their own conduct.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from game.events.effects.marks import BodyId, EffectKeys, PowerId, Share, ShareSaid, StepSaid, number
from game.events.effects.void import Why, gone, void
from game.events.expressions.asking import powers_named
from game.politics.bodies import charter, congress, institutions, membership
from game.politics.bodies.congress import CallCongress, CastVote
from game.politics.crises import crises
from game.rules.orders import Code
from game.words import Agenda, Clause, CrisisStep, Preset, Rung, Vote
from game.world.constants.rulemarks import SPARSE, Name, Slug
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World

#: What a refused question is told as; all else is a question that cannot be put.
_REFUSED: dict[Code, Why] = {
    Code.NO_VOICE: "no_voice",
    Code.NO_SUCH_BODY: "no_voice",
    Code.UNDER_AN_OVERLORD: "no_voice",
    Code.IN_SESSION: "in_session",
    Code.MET_RECENTLY: "in_session",
}

_UNHEARD: dict[Code, Why] = {Code.NO_VOICE: "no_voice", Code.NOTHING_TO_DO: "there_already"}


@dataclass(frozen=True, slots=True)
class FoundBody(EffectKeys):
    """Sets up a body of a kind (`preset`) with those who come, by rung: a `council`, `members`, `partners`,
    `observers`. What is unlike its kind stands in `parameters`; how far its members will act as it says
    begins as with any new body. Later events know it by its `id`."""

    do: Literal["found_body"]
    id: Slug
    preset: Preset
    name: Name
    council: tuple[PowerId, ...] = ()
    members: tuple[PowerId, ...] = ()
    partners: tuple[PowerId, ...] = ()
    observers: tuple[PowerId, ...] = ()
    parameters: Annotated[dict[Clause, Share], SPARSE] = field(default_factory=dict)

    def apply(self, world: World) -> list[Record]:
        """Let it stand, if two come and it does not stand already."""
        rungs = self.by_rung
        there = {p: rung for rung, names in rungs.items() for p in powers_named(world, names)}
        named = [name for names in rungs.values() for name in names]
        if institutions.body_named(world, self.id) is not None:
            return [void(world, "body_there", there)]
        if len(there) < membership.LEAST_MEMBERS:
            return gone(world, named) or [void(world, "same", there)]
        founded = charter.establish(world, self.id, self.preset, self.name, self.parameters, there)
        return [*founded, *gone(world, named, rest=True)]

    @property
    def by_rung(self) -> dict[Rung, tuple[str, ...]]:
        """Who is named, by rung, from the lowest: who is named twice sits on the higher one."""
        return {
            Rung.OBSERVER: self.observers, Rung.PARTNER: self.partners, Rung.COUNCIL: self.council,
            Rung.MEMBER: self.members,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CloseBody(EffectKeys):
    """Winds a body up: its obligations end, and what was set aside for it is free again."""

    do: Literal["close_body"]
    body: BodyId

    def apply(self, world: World) -> list[Record]:
        """Strike it from the table, if it stands."""
        body = institutions.body_named(world, self.body)
        return [membership.end(world, body, "closed")] if body else [void(world, "no_body")]


@dataclass(frozen=True, slots=True)
class AmendBody(EffectKeys):
    """Changes one rule of a body, `by` a step or `to` a value, within its bounds."""

    do: Literal["amend_body"]
    body: BodyId
    clause: Clause
    by: StepSaid = 0
    to: ShareSaid | None = None

    def apply(self, world: World) -> list[Record]:
        """Change it, if the body stands and there is room."""
        body = institutions.body_named(world, self.body)
        if body is None:
            return [void(world, "no_body")]
        now = congress.parameter(body, self.clause)
        value = now + number(self.by) if self.to is None else number(self.to)
        return charter.amend(world, body, self.clause, value) or [void(world, "no_room", body.members)]


@dataclass(frozen=True, slots=True)
class PutQuestion(EffectKeys):
    """Lets a `power` with a voice call the members of a body together about one question, as an order would:
    the `admission` of a power to its next rung, which it asks for, its `expulsion`, an inquiry into its
    `armaments`, or a `reform` of one `clause` by a `change`. It costs no envoys; the members vote."""

    do: Literal["put_question"]
    body: BodyId
    power: PowerId
    item: Agenda
    subject: PowerId | None = None
    clause: Clause | None = None
    change: StepSaid = 0

    def apply(self, world: World) -> list[Record]:
        """Put it, if the body could be asked so today."""
        body = institutions.body_named(world, self.body)
        callers = powers_named(world, [self.power])
        subjects = powers_named(world, [self.subject] if self.subject else [])
        if not callers or (self.subject and not subjects):
            return gone(world, [self.power, self.subject])
        if body is None:
            return [void(world, "no_body", callers)]
        about = subjects[0] if subjects else -1
        order = CallCongress(callers[0], body.id, self.item, about, self.clause, number(self.change))
        if bad := congress.check_caller(world, order.power, body.id):
            return [void(world, _REFUSED[bad.code], callers)]
        if self.item is Agenda.ADMISSION and membership.next_rung(world, body, about) is not None:
            body.register.applied.setdefault(about, world.turn)
        if congress.check_question(world, body, order) is not None:
            return [void(world, "no_question", [*callers, *subjects])]
        return [congress.put(world, order)]


@dataclass(frozen=True, slots=True)
class CastAVote(EffectKeys):
    """Lets a power say how it votes on the question before a body, as an order would."""

    do: Literal["vote"]
    body: BodyId
    power: PowerId
    vote: Vote

    def apply(self, world: World) -> list[Record]:
        """Say so, if there is a question and the power has a voice in it."""
        body = institutions.body_named(world, self.body)
        voters = powers_named(world, [self.power])
        if not voters:
            return gone(world, [self.power])
        if body is None:
            return [void(world, "no_body", voters)]
        order = CastVote(voters[0], body.id, self.vote)
        if bad := congress.check_cast_vote(world, order):
            return [void(world, _UNHEARD.get(bad.code, "no_question"), voters)]
        return congress.say(world, order)


@dataclass(frozen=True, slots=True)
class Convene(EffectKeys):
    """Lets a power call a conference on the open crisis, or else on the war, between two others, that of a
    `body` if one is named. A crisis that has come to its ultimatum is past it."""

    do: Literal["convene"]
    convener: PowerId
    power: PowerId
    other: PowerId
    body: BodyId | None = None

    def apply(self, world: World) -> list[Record]:
        """Send the invitations, if there is anything to confer about."""
        callers, both = powers_named(world, [self.convener]), powers_named(world, [self.power, self.other])
        if not callers or len(both) < 2:
            return gone(world, [self.convener, self.power, self.other])
        body = institutions.body_named(world, self.body) if self.body else None
        closed = [void(world, "no_body", callers, rest=True)] if self.body and body is None else []
        open_ones = [c for c in crises.living(world) if set(c.parties) == set(both)]
        for crisis in (c for c in open_ones if c.step is CrisisStep.TENSION):
            return [crises.convene(world, crisis, callers[0], body), *closed]
        fight = queries.war_between(world, both[0], both[1])
        if open_ones or fight is None:
            return [void(world, "no_crisis", both)]
        return [*crises.convene_on_war(world, fight, callers[0], body=body), *closed]
