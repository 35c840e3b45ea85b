"""Types of the rules' data for the acts of diplomacy short of treaty and war.

See `game.world.constants.ruleset`.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class DiplomacyRules(Strict):
    """What embargoes, warnings, inspections and gestures do and cost; shares are permyriad."""

    # embargoes, by degree
    trade_cut: tuple[int, int, int]  # share of what a trade treaty brings that both lose
    embargo_harm: tuple[int, int, int]  # share of the smaller output that the target loses
    embargo_backlash: tuple[int, int, int]  # and what it costs its author
    embargo_most: int  # share of its output that all embargoes together can cost a power
    embargo_trust: int  # share of its trust in the author that the target loses, for each degree
    embargo_rest: int  # quarters of peace after which an embargo pledged in a crisis is lifted
    # warnings
    warning_quarters: int  # for which a warning binds
    warning_binding: int  # how hard, as a treaty's bindingness
    # reassurance
    furlough: int  # share of the men on a border that it sends home
    reassure_least: int  # share of the whole army below which nobody is impressed
    reassure_full: int  # share of the whole army from which all are
    reassure_trust: int  # most of the neighbour's distrust that it overcomes
    reassure_calm: int  # most of the neighbour's fright that it takes away
    # inspections
    inspection_quarters: int  # for which gates stay open and inspectors stay
    inspection_right: int  # transparency of a body whose members may look into each other
    inspection_clear: int  # share of the error of reports that inspectors take away
    inspection_trust: int  # share of trust lost by who is found preparing an attack; others win half
    inspection_haze: int  # how far a usual haze moves what visitors see
    open_clear: int  # share of the error that open gates take away
    open_trust: int  # most of a neighbour's distrust that open gates overcome
    # aid
    least_aid: int  # thousands of pounds
    aid_trust: int  # share of the distrust overcome by a sum as large as a year's taxes of the receiver
    aid_anger: int  # share of trust lost in the giver by who fights the receiver
    secret_leak: int  # chance a quarter that secret aid of the last year comes out
    # courtesies
    expel_standing: int
    expel_trust: int  # share of its trust that a power loses in who expelled its envoy
    apology_legitimacy: int
    apology_trust: int  # share of the distrust that an apology overcomes
    court_trust: int  # share of what is missing to the most that courting wins, in trust
    court_kinship: int  # and in kinship
    court_most: int  # trust and kinship that courting alone can win
    # treaties of restraint
    sphere_interest: int  # share of its interest in a state that who stands back from it keeps
    zone_most: int  # provinces of a demilitarised zone
    pledged_degree: int  # of an embargo promised at a conference
    treaty_leak: int = 0  # chance a quarter that a secret treaty comes out
    secret_anger: int = 0  # share of trust in its parties that their neighbours lose then; others half of it
    open_news: int = 0  # quarters after which an open gate is news again; 0: always
