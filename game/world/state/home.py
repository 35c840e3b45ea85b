"""The state of a country at home: what can go wrong there, and what has (docs/politics.md#pathologies).

Everything is permyriad unless said otherwise. Depression, legitimacy, nationalism and openness stand in
`Power` itself as hardship, legitimacy, nationalism and openness.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.words import Cabinet, Course, Ideology, Pathology
from game.world.numbers import PlaceNumbers
from game.world.versions import Counted, Part


@dataclass(slots=True)
class Home(Counted):
    """Conditions at home, the pathology they bred, and the government's course.

    ``severity`` runs from 0 over infected to aggressor; ``greed`` is the appetite that an opening abroad
    lends for a quarter; ``fear`` is a fright without greed. These three, and which pathology it is, are
    hidden from everybody else. ``pressed`` and ``healing`` are 0 or 1: they stand among the shares because
    what embassies report is rounded, and rounding hides them.
    """

    PART: ClassVar[Part] = Part.HOMES
    PARTS: ClassVar[dict[str, Part]] = {"course": Part.PURSE}  # as yet only a plan
    SHARES: ClassVar[tuple[str, ...]] = (
        "institutions", "transition", "cartel", "civil_control", "personal_rule", "mission", "offence",
        "vulnerability", "humiliation", "revolution", "severity", "greed", "fear",
        "pressed", "healing", "shaken",
    )  # fmt: skip

    WORDS: ClassVar[dict[str, type]] = {
        "ideology": Ideology, "pathology": Pathology, "course": Course, "cabinet": Cabinet
    }  # fmt: skip

    ideology: Ideology = Ideology.LEGITIMIST
    institutions: int = 5_000  # strength of courts, parliament, civil service (I)
    transition: int = 0  # change of regime under way (G)
    cartel: int = 3_000  # concentration of elites who trade favours (K)
    civil_control: int = 7_000  # of soldiers by cabinets (CM)
    personal_rule: int = 3_000  # how much hangs on one man (P)
    mission: int = 0  # ideological mission abroad (X)
    offence: int = 3_000  # belief in attack, bandwagons and paper tigers (SB)
    vulnerability: int = 2_000  # felt vulnerability of what is held (VU)
    humiliation: int = 0  # by defeat or exclusion (D)
    revolution: int = 1_000  # revolutionary pressure (Rv)
    pathology: Pathology | None = None
    severity: int = 0
    since: int = -1  # turn the pathology began
    greed: int = 0
    fear: int = 0
    course: Course = Course.STEADY
    resisted: int = 0  # times in a row a government has held out against an infected cabinet
    cabinet: Cabinet = Cabinet.MODERATE
    pressed: int = 0  # 1 while an infected cabinet waits for the government's answer
    healing: int = 0  # 1 once the pathology is broken: it acts no more, and its severity only falls
    shaken: int = 0  # chance that it breaks once other men govern, after a defeat
    idle: int = 0  # quarters for which an aggressor has neither acted nor been fed
    sought: PlaceNumbers = ()  # what its men have laid claim to out of the pathology

    def copy(self) -> Home:
        """An independent copy."""
        return Home(
            self.ideology, self.institutions, self.transition, self.cartel, self.civil_control,
            self.personal_rule, self.mission, self.offence, self.vulnerability, self.humiliation,
            self.revolution, self.pathology, self.severity, self.since, self.greed, self.fear, self.course,
            self.resisted, self.cabinet, self.pressed, self.healing, self.shaken, self.idle, self.sought,
        )  # fmt: skip

    @property
    def predation(self) -> int:
        """True intent against others' land: what a pathology that still acts, or an opening, makes of it."""
        acts = self.pathology is not None and self.pathology not in HARMLESS and not self.healing
        return max(self.severity if acts else 0, self.greed)


#: Conditions that make no aggressor: fright, weakness of will, revolution as such.
HARMLESS = frozenset({Pathology.FEAR, Pathology.UNDERBALANCING, Pathology.REVOLUTIONARY_WAVE})
