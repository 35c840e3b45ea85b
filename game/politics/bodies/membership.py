"""The ladder: how powers come into a body, up from rung to rung, and how a body is founded.

Who asks a body with an open door (its inclusiveness) is let in as an observer at once; every other step
takes an application and a congress. Time on a rung must pass before the next (P24). The top is a seat on
the council for a great power where the body has one, and full membership for the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics import securities
from game.politics.bodies import dividing_line
from game.politics.bodies.institutions import change_membership
from game.politics.envoys import check_envoys, spend_envoys
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Preset, Rank, Rung
from game.world import fixed
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.reader import Reader
from game.world.state.world import World

SHORTEST_NAME, LONGEST_NAME = 3, 40
LEAST_MEMBERS = 2


#: what becomes of an invitation
Reply = Literal["accepted", "declined", "lapsed"]


#: why a body is no more
Demise = Literal["stillborn", "deserted", "closed"]


@dataclass(frozen=True, slots=True)
class FoundInstitution(Order):
    """Found a body of a kind with the powers you invite; it stands if at least one of them comes."""

    kind: ClassVar[str] = "found_institution"
    preset: Preset
    name: str
    invited: tuple[PowerNumber, ...]


@dataclass(frozen=True, slots=True)
class Invite(Order):
    """Ask a power that stands outside into a body in which you have a seat."""

    kind: ClassVar[str] = "invite"
    body: int
    to: PowerNumber


@dataclass(frozen=True, slots=True)
class AnswerInvitation(Order):
    """Accept or decline an invitation into a body."""

    kind: ClassVar[str] = "answer_invitation"
    body: int
    accept: bool


@dataclass(frozen=True, slots=True)
class ApplyForMembership(Order):
    """Ask a body to let you in, or to let you up to the next rung."""

    kind: ClassVar[str] = "apply"
    body: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionFounded(Record):
    """A power called a body into being and asked others to join it."""

    type: ClassVar[str] = "institution_founded"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    body: str
    preset: Preset
    power: PowerWord
    invited: tuple[PowerWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionEnded(Record):
    """A body is no more: nobody came, everybody left, or it was wound up."""

    type: ClassVar[str] = "institution_ended"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "cause"
    body: str
    cause: Demise  # stillborn, deserted, closed


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationSent(Record):
    """A body's door was held open for a power."""

    type: ClassVar[str] = "invitation_sent"
    body: str
    power: PowerWord
    to: PowerWord
    body_id: int
    to_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswered(Record):
    """A power accepted or declined an invitation into a body, or let it lapse."""

    type: ClassVar[str] = "invitation_answered"
    told_by: ClassVar[str] = "answer"
    body: str
    power: PowerWord
    answer: Reply  # accepted, declined, lapsed


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationMade(Record):
    """A power asked to be let into a body, or up to the next rung."""

    type: ClassVar[str] = "application_made"
    body: str
    power: PowerWord
    rung: int  # asked for


# --- the rungs --------------------------------------------------------------------------------------


def top_rung(reader: Reader, body: Institution, power: int) -> Rung:
    """Where the ladder of a power ends: at the council for a great power where the body has a council."""
    is_great = reader.powers[power].rank is Rank.GREAT
    return Rung.COUNCIL if is_great and body.parameters.council >= fixed.HALF else Rung.MEMBER


def next_rung(reader: Reader, body: Institution, power: int) -> Rung | None:
    """The next rung of a power's ladder in a body; None at its top."""
    now = body.members.get(power)
    if now is None:
        return Rung.OBSERVER
    if now is Rung.OBSERVER:
        return Rung.PARTNER
    top = top_rung(reader, body, power)
    return top if now is Rung.PARTNER or (now is Rung.MEMBER and top is Rung.COUNCIL) else None


def is_ripe(reader: Reader, body: Institution, power: int) -> bool:
    """Whether a power has stood on its rung long enough for the next."""
    since = body.register.since.get(power, body.founded)
    return power not in body.members or reader.turn - since >= reader.rules.congress.ladder_quarters


def has_open_door(reader: Reader, body: Institution) -> bool:
    """Whether whoever asks is let in as an observer without a vote."""
    return body.parameters.inclusive >= reader.rules.congress.open_door


def climb(world: World, body: Institution, power: int, rung: Rung) -> list[Record]:
    """Let a power up to a rung; outsiders at whose border the body's line now runs take note."""
    before = body.membership(power)
    records: list[Record] = [change_membership(world, body, power, rung)]
    body.register.applied.pop(power, None)
    body.register.parted.pop(power, None)
    return records + dividing_line.draw(world, body, power, body.membership(power) - before)


# --- founding ---------------------------------------------------------------------------------------


def check_found(reader: Reader, order: FoundInstitution) -> Refusal | None:
    """A free power, a kind the age can think of, a new name, and guests that exist and are free to come.

    Nobody founds a second body of a kind of which he is in one.
    """
    if not reader.facts.can_think_of(order.preset):
        return refuse(Code.NOT_OF_THE_AGE, what=order.preset)
    if bad := _check_free(reader, order.power):
        return bad
    for body in reader.bodies.values():
        if body.preset is order.preset and order.power in body.members:
            return refuse(Code.ALREADY_A_MEMBER, power=reader.roster[order.power].id, body=body.name)
        if body.name.casefold() == order.name.casefold():
            return refuse(Code.BAD_NAME, name=order.name)
    if not is_good_name(order.name):
        return refuse(Code.BAD_NAME, name=order.name)
    most = reader.rules.congress.most_invited
    if not 1 <= len(order.invited) <= most or len(set(order.invited)) != len(order.invited):
        return refuse(Code.OUT_OF_RANGE, what="guests", low=1, high=most)
    for guest in order.invited:
        if bad := _check_guest(reader, order.power, guest):
            return bad
    return check_envoys(reader, order.power, order.kind)


def is_good_name(name: str) -> bool:
    """Whether a body can be called so: a short printable line."""
    fits = SHORTEST_NAME <= len(name) <= LONGEST_NAME
    plain = name.isprintable() and name == " ".join(name.split())
    return fits and plain and not name.casefold().startswith("the ")  # sentences bring their own article


def _check_free(reader: Reader, power: int) -> Refusal | None:
    if queries.sovereign_of(reader, power) != power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[power].id)
    return None


def _check_guest(reader: Reader, host: int, guest: int) -> Refusal | None:
    if not 0 <= guest < len(reader.powers) or not reader.powers[guest].exists or guest == host:
        return refuse(Code.NO_SUCH_POWER, power=guest)
    if queries.at_war(reader, host, guest):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[guest].id)
    return _check_free(reader, guest)


def apply_found(world: World, dice: Dice, order: FoundInstitution) -> list[Record]:
    """The body stands from today with its founder; those invited answer before the phase is over."""
    spend_envoys(world, order.power, order.kind)
    i = world.take_id()
    body = Institution(
        i, f"body_{i}", order.preset, order.name, world.turn,
        world.rules.institutions.presets[order.preset], cohesion=world.rules.congress.start_cohesion,
    )  # fmt: skip
    world.bodies[i] = body
    founder, guests = world.roster[order.power].id, queries.names(world, order.invited)
    body.register.invited.update(dict.fromkeys(sorted(order.invited), order.power))
    founded = InstitutionFounded(body=order.name, preset=order.preset, power=founder, invited=guests)
    sent = [_sent(world, body, order.power, guest) for guest in sorted(order.invited)]
    top = top_rung(world, body, order.power)
    return [founded, change_membership(world, body, order.power, top), *sent]


def _sent(world: World, body: Institution, host: int, guest: int) -> InvitationSent:
    one, other = queries.names(world, (host, guest))
    return InvitationSent(
        body=body.name, power=one, to=other, body_id=body.id, to_index=guest, readers=(one, other)
    )


# --- invitations and applications -------------------------------------------------------------------


def check_invite(reader: Reader, order: Invite) -> Refusal | None:
    """One needs a full seat in the body; the guest must stand outside it and be free to come."""
    body = reader.bodies.get(order.body)
    if body is None or body.members.get(order.power, Rung.OBSERVER) < Rung.COUNCIL:
        return refuse(Code.NO_SUCH_BODY, body=order.body)
    if bad := _check_free(reader, order.power) or _check_guest(reader, order.power, order.to):
        return bad
    if order.to in body.members:
        return refuse(Code.ALREADY_A_MEMBER, power=reader.roster[order.to].id, body=body.name)
    if order.to in body.register.invited or order.to in body.register.applied:
        return refuse(Code.ALREADY_PROPOSED, power=reader.roster[order.to].id)
    return check_envoys(reader, order.power, order.kind)


def apply_invite(world: World, dice: Dice, order: Invite) -> list[Record]:
    """Send the invitation."""
    spend_envoys(world, order.power, order.kind)
    body = world.bodies[order.body]
    body.register.invited[order.to] = order.power
    return [_sent(world, body, order.power, order.to)]


def check_answer_invitation(reader: Reader, order: AnswerInvitation) -> Refusal | None:
    """There must be an invitation."""
    body = reader.bodies.get(order.body)
    if body is None or order.power not in body.register.invited:
        return refuse(Code.NO_SUCH_PROPOSAL, proposal=order.body)
    return None


def apply_answer_invitation(world: World, dice: Dice, order: AnswerInvitation) -> list[Record]:
    """Founders come in fully; who is invited later is let in as an observer, or applies."""
    body = world.bodies[order.body]
    host = body.register.invited.pop(order.power)
    name = world.roster[order.power].id
    records: list[Record] = [
        InvitationAnswered(body=body.name, power=name, answer="accepted" if order.accept else "declined")
    ]
    if not order.accept:
        body.register.parted[order.power] = world.turn
        return records
    if body.founded == world.turn and host in body.members:
        return records + climb(world, body, order.power, top_rung(world, body, order.power))
    return records + _ask(world, body, order.power)


def check_membership_application(reader: Reader, order: ApplyForMembership) -> Refusal | None:
    """A free power below the top of its ladder, long enough on its rung, at peace with the council."""
    body = reader.bodies.get(order.body)
    if body is None:
        return refuse(Code.NO_SUCH_BODY, body=order.body)
    if bad := _check_free(reader, order.power):
        return bad
    if securities.is_excluded(reader, order.power):
        return refuse(Code.EXCLUDED, power=reader.roster[order.power].id)
    if next_rung(reader, body, order.power) is None:
        return refuse(Code.ALREADY_A_MEMBER, power=reader.roster[order.power].id, body=body.name)
    if order.power in body.register.applied:
        return refuse(Code.ALREADY_APPLIED, body=body.name)
    if not is_ripe(reader, body, order.power):
        return refuse(Code.NEW_ON_THE_RUNG, quarters=reader.rules.congress.ladder_quarters)
    for member, rung in body.members.items():
        if rung >= Rung.COUNCIL and queries.at_war(reader, order.power, member):
            return refuse(Code.ALREADY_AT_WAR, power=reader.roster[member].id)
    return check_envoys(reader, order.power, order.kind)


def apply_membership_application(world: World, dice: Dice, order: ApplyForMembership) -> list[Record]:
    """Hand the application in."""
    spend_envoys(world, order.power, order.kind)
    return _ask(world, world.bodies[order.body], order.power)


def _ask(world: World, body: Institution, power: int) -> list[Record]:
    """An open door lets an observer in at once; else the members will have to vote."""
    rung = next_rung(world, body, power)
    assert rung is not None
    asked = ApplicationMade(body=body.name, power=world.roster[power].id, rung=int(rung))
    if rung is Rung.OBSERVER and has_open_door(world, body):
        return [asked, *climb(world, body, power, rung)]
    body.register.applied[power] = world.turn
    return [asked]


def settle_doors(world: World, dice: Dice) -> list[Record]:
    """Phase: invitations nobody answered lapse, old applications too; bodies without members end."""
    records: list[Record] = []
    for body in list(world.bodies.values()):
        records += [
            InvitationAnswered(body=body.name, power=world.roster[p].id, answer="lapsed")
            for p in body.register.invited
        ]
        body.register.invited.clear()
        wait = world.rules.congress.application_quarters
        applied = body.register.applied
        for power in [p for p, since in applied.items() if world.turn - since >= wait]:
            del applied[power]
        if len(body.members) < LEAST_MEMBERS:
            records.append(end(world, body, "stillborn" if body.founded == world.turn else "deserted"))
    return records


def end(world: World, body: Institution, cause: Demise) -> InstitutionEnded:
    """Strike a body from the table; what was set aside for it is free again."""
    del world.bodies[body.id]
    for force in world.forces.values():
        if force.earmarked == body.id:
            force.earmarked = -1
    return InstitutionEnded(body=body.name, cause=cause)
