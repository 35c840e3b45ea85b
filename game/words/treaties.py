"""Words of treaties, of reasons for a war and of terms of a peace."""

from __future__ import annotations

from enum import StrEnum


class TreatyKind(StrEnum):
    """What two or more powers may bind themselves to."""

    DEFENSIVE_ALLIANCE = "defensive_alliance"
    OFFENSIVE_ALLIANCE = "offensive_alliance"
    GUARANTEE = "guarantee"
    NON_AGGRESSION = "non_aggression"
    ACCESS = "access"
    TRADE = "trade"
    INDEMNITY = "indemnity"
    NEUTRALITY = "neutrality"
    TRUCE = "truce"
    SPHERE = "sphere"  # one party stands back from a third state
    SELF_DENIAL = "self_denial"  # the parties renounce land of a third state
    DEMILITARISED_ZONE = "demilitarised_zone"  # provinces that their owners keep empty


class CasusBelli(StrEnum):
    """The reason given for a war; there is no war without one."""

    CLAIM = "claim"
    GUARANTEE = "guarantee"
    ALLIANCE = "alliance"
    INVITATION = "invitation"
    MANDATE = "mandate"
    INCIDENT = "incident"
    PREVENTION = "prevention"
    REBELLION = "rebellion"
    CONQUEST = "conquest"


class JoinTitle(StrEnum):
    """By what title a power enters a war that others began."""

    GUARANTEE = "guarantee"
    ALLIANCE = "alliance"
    WARNING = "warning"  # it had warned the attacker off
    PROTECTION = "protection"  # of a subject, or of an overlord
    COMMON_ENEMY = "common_enemy"
    BREACH = "breach"  # it holds an enemy guilty of the war
    CLAIM = "claim"
    INTEREST = "interest"  # the war is at its borders
    MANDATE = "mandate"  # a conference sent it
    PLEDGE = "pledge"  # it keeps what it promised at a conference


class Term(StrEnum):
    """What a peace may contain."""

    CESSION = "cession"
    INDEMNITY = "indemnity"
    DISARMAMENT = "disarmament"
    NEUTRALITY = "neutrality"
    INDEPENDENCE = "independence"
    RESTORATION = "restoration"
    STATUS_QUO = "status_quo"
    AUTONOMY = "autonomy"
