"""Words of a country at home: its condition, what can go wrong there, and who governs."""

from __future__ import annotations

from enum import StrEnum


class Pathology(StrEnum):
    """What can go wrong at home (H1-H11 and the controls C1, C2 of docs/politics.md#pathologies)."""

    HYPERNATIONALISM = "hypernationalism"
    MISSION_STATE = "mission_state"
    CARTEL = "cartel"
    PRAETORIAN = "praetorian"
    BELIEF_LOCK = "belief_lock"
    INCOMPLETE_DEMOCRACY = "incomplete_democracy"
    REVOLUTIONARY_WAVE = "revolutionary_wave"
    REVANCHISM = "revanchism"
    DEPRESSION_RADICALS = "depression_radicals"
    DIVERSION = "diversion"
    REVERSAL = "reversal"
    FEAR = "fear"
    UNDERBALANCING = "underbalancing"


class Severity(StrEnum):
    """How far a pathology has gone."""

    LATENT = "latent"
    INFECTED = "infected"
    AGGRESSOR = "aggressor"


class Upheaval(StrEnum):
    """How a revolution ends: in a charter, in blood, or in a new regime."""

    GRANTED = "granted"
    CRUSHED = "crushed"
    FALLEN = "fallen"


class Course(StrEnum):
    """A government's standing course at home."""

    STEADY = "steady"
    CONCILIATE = "conciliate"
    REFORM = "reform"
    REPRESS = "repress"
    APPEAL = "appeal"  # to the nation
    RELIEVE = "relieve"  # hardship
    CURB_ARMY = "curb_army"
    BREAK_CARTEL = "break_cartel"


class Ideology(StrEnum):
    """What a state holds right at home and abroad; likeness makes compatible."""

    LEGITIMIST = "legitimist"
    CONSTITUTIONAL = "constitutional"
    REPUBLICAN = "republican"
    REVOLUTIONARY = "revolutionary"
    ISLAMIC = "islamic"
    AUTHORITARIAN = "authoritarian"
    FASCIST = "fascist"
    COMMUNIST = "communist"


class Condition(StrEnum):
    """What there is to say of a country at home; the last four are read off other facts and not moved."""

    INSTITUTIONS = "institutions"
    TRANSITION = "transition"
    CARTEL = "cartel"
    CIVIL_CONTROL = "civil_control"
    PERSONAL_RULE = "personal_rule"
    MISSION = "mission"
    OFFENCE = "offence"
    VULNERABILITY = "vulnerability"
    HUMILIATION = "humiliation"
    REVOLUTION = "revolution"
    HARDSHIP = "hardship"
    LEGITIMACY = "legitimacy"
    NATIONALISM = "nationalism"
    OPENNESS = "openness"
    EXHAUSTION = "exhaustion"
    WILL = "will"
    WEARINESS = "weariness"
    DEBT = "debt"  # a year's output owed counts a half, two years' the whole
    UNREST = "unrest"  # in its provinces, by people
    EXCLUSION = "exclusion"  # all while it stands outside the circle of the great powers, else nothing


class Cabinet(StrEnum):
    """What kind of men govern."""

    MODERATE = "moderate"
    REFORMIST = "reformist"
    REACTIONARY = "reactionary"
    NATIONALIST = "nationalist"
    MILITARY = "military"
    RADICAL = "radical"


class CabinetAnswer(StrEnum):
    """What a government says to an infected cabinet that presses it."""

    YIELD = "yield"
    RESIST = "resist"
    DISMISS = "dismiss"


class Remedy(StrEnum):
    """What others can do for a country that is going wrong."""

    INCLUDED = "included"  # bound to at least two great powers as a friend
    RELIEVED = "relieved"  # trades by treaty with a great power
    REASSURED = "reassured"  # nobody claims its land and no neighbour stands in arms
