"""The newspapers: what is known to all and handed to every View as it stands, named field by field.

Wars, bodies, claims, dealings, and what lies open on the table of a crisis hide nothing. A field that comes
to one of them and is not named here might be a secret: then the game does not start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from game.world.constants.parameters import Parameters
from game.world.state.bodies import Institution, Motion, Register
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.dealings import Dealings, Embargo, StandingWarning
from game.world.state.treaties import (
    Cap,
    Claim,
    Expedition,
    Footing,
    PeaceTerm,
    Proposal,
    Question,
    Treaty,
    War,
)

#: What stands in the newspapers; of treaties the open ones, of crises all but papers that lie sealed. Offers
#: and questions are shown to those whom they concern.
PRINTED: Mapping[type, str] = {
    War: "id name start attackers defenders casus aims aggressor end score battles left verdicts first_odds"
         " peak_odds last_odds called refused joined offered cashed terms footing stirred struck"
         " invited expeditions stood_back stood_beside",
    Expedition: "size until forces",
    Footing: "battles taken fighting",
    PeaceTerm: "term giver taker place amount quarters cabinet pact",
    Claim: "power place strength",
    Treaty: "id kind parties start until subject amount bindingness secret name about places bought caps"
    " leaving",
    Cap: "power unit most",
    Proposal: "id turn proposer receiver kind subject amount quarters war terms is_counter is_separate"
              " signed about places secret",
    Question: "event power turn options",
    Institution: "id key preset name founded parameters members cohesion served failed motion met register",
    Motion: "item caller opened due subject clause change votes",
    Register: "since applied invited owed earmarks pledged marked examined parted chest",
    Parameters: "automatic inclusive council veto scope binding deterrence restraint socialising transparency"
                " integration inward line self_help",
    Crisis: "id title start challenger defender casus demands step since war body convener sittings positions"
            " pledges drafts votes sealed decision addressed kept broken outcome end odds binding"
            " measures overruled cause balance sits sat tired rests fighters",
    Draft: "kind terms agent proposer bridge",
    Pledge: "size beside forces only_with turn only_if",
    Dealings: "embargoes warnings inspections opened reassured courted torn insulted",
    Embargo: "degree since crisis",
    StandingWarning: "to about since until",
}  # fmt: skip


def unprinted(printed: Mapping[type, str]) -> list[str]:
    """Fields of things that are shown as they stand which nobody has named public."""
    return [
        f"{kind.__name__}.{field.name}"
        for kind, names in printed.items()
        for field in fields(kind)
        if field.name not in names.split()
    ]


def refuse_secrets(printed: Mapping[type, str] = PRINTED) -> None:
    """Stop where something would be shown that nobody has named public."""
    if secrets := unprinted(printed):
        raise TypeError(f"all would see it, and nobody has said that they may: {', '.join(secrets)}")
