"""The places of the desktop, as one table: which screen each is, and whether it lies over the one before."""

from __future__ import annotations

from collections.abc import Callable

from game.campaign.campaign import Campaign
from game.scenarios.catalogue import first_morning, first_playable
from game.ui.screens.actions import Place
from game.ui.screens.base import Context, Go, Push, Replace, Screen
from game.ui.screens.credits import CreditsScreen
from game.ui.screens.encyclopedia import EncyclopediaScreen, ShowEntry
from game.ui.screens.learn import LearnScreen
from game.ui.screens.load import LoadScreen
from game.ui.screens.new_campaign import NewCampaignScreen
from game.ui.screens.options import OptionsScreen
from game.ui.screens.play.files import told_of_files
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen


def _encyclopedia(context: Context, campaign: Campaign | None) -> Screen:
    """The rules of the campaign that is played, or of the first scenario that can be played."""
    world = campaign.world if campaign else first_morning(first_playable())
    return EncyclopediaScreen(context, world.rules, world.facts.era)


def _campaign(context: Context, campaign: Campaign | None) -> Screen:
    assert campaign is not None, "nobody goes to a campaign without one"
    screen = WorldScreen(context, campaign)
    screen.session.notice = told_of_files(campaign)
    return screen


#: Place -> how it is brought on, and its screen.
PLACES: dict[Place, tuple[type[Push] | type[Replace], Callable[[Context, Campaign | None], Screen]]] = {
    Place.TITLE: (Replace, lambda context, _: TitleScreen(context)),
    Place.NEW_CAMPAIGN: (Push, lambda context, _: NewCampaignScreen(context)),
    Place.LEARN: (Push, lambda context, _: LearnScreen(context)),
    Place.LOAD: (Push, lambda context, _: LoadScreen(context)),
    Place.OPTIONS: (Push, lambda context, _: OptionsScreen(context)),
    Place.ENCYCLOPEDIA: (Push, _encyclopedia),
    Place.CREDITS: (Push, lambda context, _: CreditsScreen(context)),
    Place.CAMPAIGN: (Replace, _campaign),
}


#: Places that are reached by leaving whatever campaign is played.
LEAVING = frozenset(place for place, (way, _) in PLACES.items() if way is Replace)


def arrive(context: Context, go: Go) -> Push | Replace:
    """What becomes of the stack of screens when somebody goes to a place."""
    bring, screen = PLACES[go.place]
    found = screen(context, go.campaign)
    if go.entry and isinstance(found, EncyclopediaScreen):
        found.turn_to(ShowEntry(go.entry))
        found.before.clear()
    return bring(found)
