"""Deals: what a draft gives a challenger, and whom a draft that pays a conquest binds.

A table may reward a demand for conquest; its victim is bound by that only if he signs. Over his No it is
the deal of those who vote for it: they bear its blame, and theirs is the force that must carry it.
"""

from __future__ import annotations

from game.politics.warscore import EMPTY
from game.words import CasusBelli
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.reader import Reader


def camp_of(reader: Reader, crisis: Crisis) -> frozenset[int]:
    """A challenger, his realm, and those who fight beside him."""
    fight = reader.wars.get(crisis.war)
    beside = (
        fight.camp_of(crisis.challenger) if fight is not None and fight.side_of(crisis.challenger) else ()
    )
    return frozenset((*queries.realm_of(reader, crisis.challenger), *beside)) - {crisis.defender}


def pays(reader: Reader, crisis: Crisis, draft: Draft) -> bool:
    """Whether a draft gives the challenger's camp anything of another's."""
    camp = camp_of(reader, crisis)
    given = any(t.term not in EMPTY and t.taker in camp and t.giver not in camp for t in draft.terms)
    return given or draft.is_regret_instead


def is_deal(reader: Reader, crisis: Crisis, draft: Draft) -> bool:
    """Whether a draft pays a conquest: it binds the victim only if he signs."""
    return crisis.casus is CasusBelli.CONQUEST and pays(reader, crisis, draft)
