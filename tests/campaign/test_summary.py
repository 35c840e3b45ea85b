"""The summary of a campaign is plain data, whatever has happened in it."""

from __future__ import annotations

import json

from game.campaign.campaign import Campaign
from game.campaign.summary import summarise
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak.war import Article
from game.words import Term
from tests.kit import BLUE, RED, at_war, small_world
from tests.samples import BOOK


def test_the_terms_of_a_peace_are_told_as_plain_data() -> None:
    world = small_world("...", "ABC", owners={"A": "red", "B": "blue", "C": "green"})
    war = at_war(world, RED, BLUE)
    campaign = Campaign(world, BOOK)
    article = Article(term=Term.CESSION, giver="blue", taker="red", place="B", amount=0, quarters=0)
    signed = PeaceSigned(
        war=war.id,
        name=war.name,
        first=("red",),
        second=("blue",),
        terms=(article,),
        standing={},
        war_over=True,
    )
    campaign.record([signed])
    (told,) = json.loads(json.dumps(summarise(campaign)))["wars"]
    assert told["terms"] == [
        {
            "term": "cession",
            "giver": "blue",
            "taker": "red",
            "place": "B",
            "amount": 0,
            "quarters": 0,
            "cabinet": "",
            "pact": "",
        }
    ]
