"""A question for the table: what those may talk about who wait for their turn."""

from __future__ import annotations

from collections.abc import Iterator

from game.politics.crises import crises
from game.ui.screens.play.desk.session import Session
from game.ui.text import beginning, called, say
from game.words import Term
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

LAND = (Term.CESSION, Term.OCCUPATION, Term.EVACUATION, Term.VOTE)  # articles about a province


def question(session: Session, power: int) -> str:
    """The question while the desk passes to a power: of open affairs and wars, else of what the powers want.

    Each hand-over has another one, as far as there are others.
    """
    world = session.campaign.common_world
    found = [*_affairs(session, world), *_wars(session, world)] or [*_goals(session, world)]
    people = session.humans
    nth = world.turn + (people.index(power) if power in people else 0)
    return found[nth % len(found)] if found else say("ask_peace")


def _affairs(session: Session, world: World) -> Iterator[str]:
    """What open crises are about."""
    for crisis in crises.living(world):
        yield _about(session, crisis.demands) or say("ask_affair", title=called(crisis.title))


def _wars(session: Session, world: World) -> Iterator[str]:
    """What wars are about."""
    for war in world.wars.values():
        if not war.is_over:
            yield _about(session, war.aims) or say("ask_war", war=called(war.name))


def _about(session: Session, articles: tuple[PeaceTerm, ...]) -> str:
    """What some articles put in question, '' where it is nothing that has a name."""
    for article in articles:
        if article.term in LAND and article.place >= 0:
            return say("ask_keeps", place=session.place_name(article.place))
        if article.term is Term.INDEPENDENCE and article.taker >= 0:
            return say("ask_free", power=session.power_told(article.taker))
        if article.term is Term.ANNEXATION and article.giver >= 0:
            return say("ask_lives", power=session.power_told(article.giver))
    return ""


def _goals(session: Session, world: World) -> Iterator[str]:
    """What the era has the great powers want."""
    great = queries.great_powers(world)
    for mandate in world.facts.mandates:
        if mandate.power in great and mandate.short:
            power = session.power_told(mandate.power)
            yield beginning(say("ask_goal", power=power, what=called(mandate.short)))
