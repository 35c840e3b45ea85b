"""Belonging: what a seat in a body is worth to a power, and what it does to have it, keep it or drop it.

Both logics count the protection and the price. Concert logic adds the worth of the order itself; self-help
logic the freedom lost and the rivals at the table. An aggressor finds the rules in its way.
"""

from __future__ import annotations

from game.ai.bodies import assembly
from game.ai.bodies.assembly import Judge
from game.ai.bodies.votes import as_motion
from game.ai.seat import situation
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics.bodies import contributions, institutions, membership
from game.politics.bodies.congress import CallCongress
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation, ApplyForMembership, FoundInstitution, Invite
from game.politics.perception import condition
from game.words import Agenda, Motive, Preset, Rank, Rung, Vote
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.bodies import Institution


def worth(judge: Judge, body: Institution) -> list[Reason]:
    """What a full seat in a body is worth to a power, as named weights."""
    view, me, terms = judge.view, judge.power, body.parameters
    minds, la = view.rules.minds.bodies, judge.creed.everything
    own = fixed.ONE - la
    held = minds.bond_floor + body.cohesion * (fixed.ONE - minds.bond_floor) // fixed.ONE
    bond = fixed.mul((terms.automatic + terms.binding) // 2, held)
    covered = max(
        (fixed.mul(f, institutions.coverage(body, p, me)) for p, f in judge.fears.items()), default=0
    )
    inside = [p for p, rung in body.members.items() if rung >= Rung.COUNCIL and p != me]
    known = [p for p in inside if p in view.facts.policy_makers]
    trust = sum(int(view.beliefs.trust[me, p]) for p in known) // max(1, len(known))
    rivals = max((judge.fears.get(p, 0) for p in inside), default=0)
    seat = terms.council >= fixed.HALF and Rung.COUNCIL in body.members.values()
    outside = not condition.is_included(view, me)
    is_seated = body.members.get(me) is Rung.COUNCIL
    state = view.powers[me]
    reach = (fixed.ONE + terms.scope) // 2  # in whatever happens anywhere, or only next door
    bound = fixed.mul(max(0, terms.binding - minds.bound_anyway), reach)
    return [
        Reason(Motive.PROTECTION, fixed.mul(bond * minds.protection // fixed.ONE, covered)),
        Reason(Motive.A_SEAT, minds.a_seat if seat and (outside or is_seated) else 0),
        Reason(Motive.CHARGES, -fixed.mul(bond, _charges(view, body, inside) * minds.charges // fixed.ONE)),
        Reason(Motive.DUES, -fixed.mul(contributions.share_asked(terms), minds.dues)),
        Reason(Motive.ORDER_IT_KEEPS, fixed.mul(la, fixed.mul(minds.order, terms.inward))),
        Reason(Motive.FREE_HAND, fixed.mul(own, fixed.mul(minds.freedom, fixed.ONE - terms.self_help))),
        Reason(Motive.WHAT_IT_BINDS, -fixed.mul(minds.what_it_binds, bound)),
        Reason(Motive.RIVALS_INSIDE, -fixed.mul(own, rivals // minds.rivals_part)),
        Reason(Motive.TRUST_IN_THEM, fixed.mul(minds.trust_in_fellows, trust - fixed.HALF) if known else 0),
        Reason(Motive.FAR_AWAY, assembly.distance(view, body, me)),
        Reason(Motive.ONE_IS_ENOUGH, minds.one_is_enough if _has_such(view, body, me) else 0),
        Reason(Motive.RULES_IN_THE_WAY, -fixed.mul(state.home.predation, fixed.mul(bond, terms.inward))),
    ]


def _has_such(view: View, body: Institution, power: int) -> bool:
    """Whether a power sits in another body of the kind that holds."""
    return any(
        b.preset is body.preset and b.id != body.id and b.members.get(power, 0) >= Rung.COUNCIL
        and b.cohesion >= view.rules.minds.bodies.firm
        for b in view.bodies.values()
    )  # fmt: skip


def _charges(view: View, body: Institution, inside: list[int]) -> int:
    """The worst danger to a fellow member from outside, which one would have to help meet."""
    largest = sorted(inside, key=lambda p: (-view.armies[p], p))[: view.rules.minds.bodies.most_charges]
    return max(
        (
            fear
            for p in largest
            for foe, fear in situation.threats_to(view, p).items()
            if foe not in body.members
        ),
        default=0,
    )


# --- coming in --------------------------------------------------------------------------------------


def answer_invitation(desk: Desk, body_id: int) -> None:
    """Come if it is worth it."""
    body = desk.view.bodies.get(body_id)
    if body is None or desk.power not in body.register.invited:
        return
    judge = assembly.judge_of(desk.view, situation.read(desk.view))
    reasons = worth(judge, body)
    desk.submit(AnswerInvitation(desk.power, body_id, score(reasons) > 0), reasons)


def mind_belonging(desk: Desk) -> None:
    """At most one step a quarter: leave what costs too much, ask to be let in, invite, or found."""
    view = desk.view
    if queries.is_at_war(view, desk.power) or not makes_policy(view, desk.power):
        return
    for step in (_leave, _apply, _invite, _found):
        if step(desk, situation.read(view)):
            return


def _thinks_of(desk: Desk, chance: int, *what: str) -> bool:
    view = desk.view
    return desk.dice.chance(view.turn, chance, "choice", *what, view.roster[desk.power].id)


def _leave(desk: Desk, here: Situation) -> bool:
    minds = desk.view.rules.minds.bodies
    for body in institutions.bodies_of(desk.view, desk.power):
        if body.members[desk.power] >= Rung.COUNCIL and _thinks_of(desk, minds.leaves, "leave", body.key):
            reasons = worth(assembly.judge_of(desk.view, here), body)
            if score(reasons) < minds.worth_leaving:
                desk.submit(LeaveInstitution(desk.power, body.id), reasons)
                return True
    return False


def _apply(desk: Desk, here: Situation) -> bool:
    view = desk.view
    for body in view.bodies.values():
        order = ApplyForMembership(desk.power, body.id)
        if not _thinks_of(desk, _longing(view, desk.power), "apply", body.key):
            continue
        if _has_parted(view, body, desk.power):
            continue
        if membership.check_membership_application(view, order) is not None:
            continue
        reasons = worth(assembly.judge_of(view, here), body)
        if score(reasons) >= view.rules.minds.bodies.worth_asking and _would_let_in(
            view, here, body, desk.power
        ):
            desk.submit(order, reasons)
            return True
    return False


def _longing(view: View, power: int) -> int:
    """How often a power thinks of asking to be let in: a great one outside its circle hardly forgets."""
    minds = view.rules.minds.bodies
    is_shut_out = view.powers[power].rank is Rank.GREAT and not condition.is_included(view, power)
    return max(minds.applies, minds.applies_outside if is_shut_out else 0)


def _has_parted(view: View, body: Institution, power: int) -> bool:
    """Whether a power and a body have said no to each other not long ago."""
    since = body.register.parted.get(power)
    return since is not None and view.turn - since < view.rules.minds.bodies.patience


def _would_let_in(view: View, here: Situation, body: Institution, power: int) -> bool:
    """Whether the door is open to a power, or the votes look likely to open it."""
    if power not in body.members and membership.has_open_door(view, body):
        return True
    motion = as_motion(CallCongress(here.power, body.id, Agenda.ADMISSION, power))
    return assembly.foresee(view, here, body, motion).is_carried


def _invite(desk: Desk, here: Situation) -> bool:
    """Hold the door of a body open for the outsider one would most like inside."""
    view = desk.view
    if view.powers[desk.power].envoys < 1 or not _thinks_of(desk, view.rules.minds.bodies.invites, "invite"):
        return False
    best: tuple[int, Invite, list[Reason]] | None = None
    for body in institutions.bodies_of(view, desk.power):
        for guest in view.facts.policy_makers:
            order = Invite(desk.power, body.id, guest)
            if _has_parted(view, body, guest) or membership.check_invite(view, order) is not None:
                continue
            motion = as_motion(CallCongress(desk.power, body.id, Agenda.ADMISSION, guest))
            reasons = assembly.weigh(assembly.judge_of(view, here), body, motion)
            wanted = score(reasons)
            is_better = wanted >= view.rules.minds.bodies.worth_asking and (best is None or wanted > best[0])
            if is_better and score(worth(assembly.judge_for(view, guest), body)) > 0:
                best = (wanted, order, reasons)
    if best is None or not _would_let_in(view, here, view.bodies[best[1].body], best[1].to):
        return False
    desk.submit(best[1], best[2])
    return True


# --- founding ---------------------------------------------------------------------------------------


def _found(desk: Desk, here: Situation) -> bool:
    """A body for the order where there is none that holds; an alliance of those who share a fear."""
    view, minds = desk.view, desk.view.rules.minds.bodies
    if not _thinks_of(desk, minds.founds, "found"):
        return False
    is_orderly = here.creed.everything == fixed.ONE
    preset = view.rules.congress.order_of[view.facts.era] if is_orderly else Preset.ALLIANCE
    if not view.facts.can_think_of(preset):
        return False
    if any(b.preset is preset and desk.power in b.members for b in view.bodies.values()):
        return False
    if is_orderly and (view.powers[desk.power].rank is not Rank.GREAT or _order_stands(view)):
        return False
    plan = body_in_mind(view, desk.power, preset)
    judge = assembly.judge_of(view, here)
    guests = [p for p in view.facts.policy_makers if p != desk.power and _would_come(judge, plan, p)]
    if len(guests) < minds.least_guests:
        return False
    invited = tuple(guests[: view.rules.congress.most_invited])
    for guest in invited:
        plan.members[guest] = Rung.MEMBER
    order = FoundInstitution(desk.power, preset, plan.name, invited)
    reasons = worth(judge, plan)
    if membership.check_found(view, order) is None and score(reasons) >= minds.worth_asking:
        desk.submit(order, reasons)
        return True
    return False


def _order_stands(view: View) -> bool:
    """Whether great powers sit together in a body against whoever breaks the peace, and it holds."""
    minds = view.rules.minds.bodies
    return any(
        b.parameters.inward >= fixed.HALF and b.cohesion >= minds.firm
        and sum(b.members.get(p, 0) >= Rung.COUNCIL for p in queries.great_powers(view)) >= minds.least_guests
        for b in view.bodies.values()
    )  # fmt: skip


def body_in_mind(view: View, power: int, preset: Preset) -> Institution:
    """A body as its founder imagines it, under the name of the town where it would be founded."""
    town = _town(view, power)
    name = view.rules.congress.names[preset].format(town=town)[: membership.LONGEST_NAME]
    terms = view.rules.institutions.presets[preset]
    seats = {power: Rung.MEMBER}
    return Institution(-1, "", preset, name, view.turn, terms, seats, view.rules.congress.start_cohesion)


def _town(view: View, power: int) -> str:
    """The town a power is governed from, or the country where it has none."""
    capital = view.powers[power].capital
    if capital < 0:
        return view.roster[power].name
    centre = view.map.places[capital].centre
    towns = [city.names[view.facts.era] for city in view.map.cities if city.hex == centre]
    return towns[0] if towns else queries.place_name(view, capital)


def _would_come(judge: Judge, plan: Institution, power: int) -> bool:
    """Whether a power looks like a guest one wants and who would come."""
    view = judge.view
    if not view.powers[power].exists or queries.sovereign_of(view, power) != power:
        return False
    if queries.is_at_war(view, power) or not makes_policy(view, power):
        return False
    if (
        plan.preset is Preset.ALLIANCE
        and assembly.common_fear(judge, power) < view.rules.minds.bodies.common_fear
    ):
        return False
    motion = as_motion(CallCongress(judge.power, plan.id, Agenda.ADMISSION, power))
    if assembly.vote_for(view, assembly.weigh(judge, plan, motion)) is Vote.AGAINST:
        return False
    return score(worth(assembly.judge_for(view, power), plan)) > 0
