"""The vocabulary: every word of the game that code, files and screen must spell alike.

A module for each subject, gathered here; nothing in it imports anything else of the game. The order of
members is the order in which columns and files count them, so adding a word goes at the end.
"""

from game.words.bodies import Agenda, Clause, Preset, Rung, Vote
from game.words.campaign import Logic, Phase, Rate, Source
from game.words.crises import (
    Cause,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Means,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
)
from game.words.forces import Branch, Footing, Mission, Posture, Stance
from game.words.home import (
    Cabinet,
    CabinetAnswer,
    Condition,
    Course,
    Ideology,
    Pathology,
    Remedy,
    Severity,
    Upheaval,
)
from game.words.land import Era, PlaceKind, RiverRank, Terrain
from game.words.motives import Motive
from game.words.numbers import WordNumber
from game.words.powers import OverlordKind, Rank
from game.words.treaties import CasusBelli, Errand, ExpeditionSize, JoinTitle, Term, TreatyKind

__all__ = [
    "Agenda",
    "Branch",
    "Cabinet",
    "CabinetAnswer",
    "CasusBelli",
    "Cause",
    "Clause",
    "Condition",
    "Course",
    "CrisisAnswer",
    "CrisisEnd",
    "CrisisStep",
    "Era",
    "Errand",
    "ExpeditionSize",
    "Footing",
    "Ideology",
    "JoinTitle",
    "Logic",
    "Means",
    "Mission",
    "Motive",
    "OverlordKind",
    "Pathology",
    "Phase",
    "PlaceKind",
    "PledgeSize",
    "Position",
    "Posture",
    "Preset",
    "Proviso",
    "Rank",
    "Rate",
    "Remedy",
    "RiverRank",
    "Rung",
    "Settlement",
    "Severity",
    "Source",
    "Stance",
    "Term",
    "Terrain",
    "TreatyKind",
    "Upheaval",
    "Vote",
    "WordNumber",
]
