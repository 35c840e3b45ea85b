"""The outlook: who would stand up to an aggressor, as the Realist and as the Institutionalist reckon it.

Both look at the same View. The Realist takes every power for a self-help power, the Institutionalist takes
each for a friend of the order; the truth may lie between them or outside.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.advice.counsel import STAGE, Adviser
from game.politics.perception.doctrine import creed_at
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case, Forecast
from game.world import fixed
from game.world.sight.view import View


@dataclass(frozen=True, slots=True)
class Outlook:
    """One adviser's forecast, and the odds (permyriad) if just the sure come, or all who might.

    Many unlikely helpers can weigh more in the middle than at the ends, which are then no narrower.
    """

    adviser: Adviser
    forecast: Forecast
    low: int
    high: int


def outlooks(view: View, case: Case) -> tuple[Outlook, ...]:
    """Both advisers' forecasts of who would come against an aggressor."""
    return tuple(_outlook(view, case, adviser) for adviser in Adviser)


def _outlook(view: View, case: Case, adviser: Adviser) -> Outlook:
    creed = creed_at(view, STAGE[adviser])
    creeds = dict.fromkeys(coalition.candidates(view, case), creed)
    seen = coalition.forecast(view, case, view.armies, creeds)
    rules, middle = view.rules.coalition, seen.preponderance
    low, high = _odds(seen, rules.certain), _odds(seen, rules.doubtful)
    return Outlook(adviser, seen, min(low, middle), max(high, middle))


def _odds(seen: Forecast, least: int) -> int:
    """Odds against the aggressor if just those come who are at least so likely to."""
    men = seen.target_men + sum(j.men for j in seen.joiners if j.chance >= least)
    return min(coalition.MOST_ODDS, fixed.ratio(men, max(1, seen.aggressor_men)))
