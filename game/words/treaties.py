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
    OCCUPATION = "occupation"  # one holds border land of the other, without title, as a pledge
    ARMS_LIMIT = "arms_limit"  # one keeps no more men under arms than so many
    VIGILANCE = "vigilance"  # victors stand together against the beaten, by name
    EXCLUSION = "exclusion"  # one is out of the council until it has kept its word for so long
    GUARD = "guard"  # one stands in land of the other by its leave, between armies
    STRAITS = "straits"  # the others' ships of war stay out of one's straits while it is at peace
    RENUNCIATION = "renunciation"  # who begins a war against another of them has broken it, and no more
    NO_SHIELDS = "no_shields"  # neither builds a shield against the other's last weapons


class Errand(StrEnum):
    """What a power sends an envoy for: the kinds of order that take one."""

    PROPOSE_TREATY = "propose_treaty"
    DENOUNCE = "denounce"
    BREACH = "breach"
    DECLARE_WAR = "declare_war"
    CLAIM_PROVINCE = "claim_province"
    RENOUNCE_CLAIM = "renounce_claim"
    DEMAND = "demand"
    CALL_CONFERENCE = "call_conference"
    CALL_CONGRESS = "call_congress"
    FOUND_INSTITUTION = "found_institution"
    INVITE = "invite"
    APPLY = "apply"
    SANCTION = "sanction"
    LIFT_SANCTION = "lift_sanction"
    WARN = "warn"
    CALL_ALLY = "call_ally"
    REASSURE = "reassure"
    INSPECT = "inspect"
    OPEN_TO_INSPECTION = "open_to_inspection"
    AID = "aid"
    EXPEL_ENVOY = "expel_envoy"
    APOLOGISE = "apologise"
    INFLUENCE = "influence"


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
    INTEREST = "interest"  # the war is at its borders, or a rising within its reach
    MANDATE = "mandate"  # a conference sent it
    PLEDGE = "pledge"  # it keeps what it promised at a conference
    VIGILANCE = "vigilance"  # it is bound against the attacker, by name
    TRUCE = "truce"  # the attacker tore up a peace that it had signed, too
    KIN = "kin"  # its own people live there
    INVITATION = "invitation"  # whose subjects have risen has asked for help


class ExpeditionSize(StrEnum):
    """What of its forces a power sends into others' war: its ships, a part of its army, or everything."""

    FLEET = "fleet"
    CORPS = "corps"
    ALL = "all"


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
    OCCUPATION = "occupation"
    ARMS_LIMIT = "arms_limit"
    VIGILANCE = "vigilance"
    EXCLUSION = "exclusion"
    SUBMISSION = "submission"  # who rose against his lord lays down his arms
    EVACUATION = "evacuation"  # of a place that is held and not owned
    PROTECTION = "protection"  # the giver comes under the taker's
    NOTE = "note"  # words of regret, as they are dictated
    PACT = "pact"  # a treaty between the two
    ZONE = "zone"  # land of one's own that is kept empty of soldiers
    VOTE = "vote"  # a province says itself whose it shall be
    ANNEXATION = "annexation"  # the giver is no more, and all it owned is the taker's
