"""What states are called, by the date, by their regime and by events; where their governments sit."""

from __future__ import annotations

from dataclasses import replace

from game.campaign.present import Presenter
from game.campaign.saving.format.codec import adapter, state_of, world_from
from game.events.effects.home import Rename
from game.events.effects.void import EffectVoid
from game.politics.home import styles
from game.politics.home.styles import CapitalMoved, StyleTaken, keep_styles
from game.rules.money.raising import force_name
from game.words import Cabinet, Ideology
from game.world.sight.view import View
from game.world.state.styles import Style, StyleOfTime
from game.world.state.world import World
from tests.kit import BLUE, RED, among, small_world

EMPIRE = Style("Scarlet Empire", "Scarlet", (200, 0, 0))
REPUBLIC = Style("Red Republic", "Red", (90, 90, 90))


def world(*known: StyleOfTime) -> World:
    """Red's styles in a world of the first quarter of 1817; it owns A and C, blue B."""
    w = small_world("....\n....", provinces="ABCC\nABCC", owners={"B": "blue"})
    w.roster = tuple(replace(f, styles=known) if f.index == RED else f for f in w.roster)
    return w


def test_a_name_of_a_date_is_taken_in_its_quarter_and_told_once() -> None:
    w = world(StyleOfTime(EMPIRE, "1817-05-01"))
    assert keep_styles(w) == []
    w.turn += 1
    assert keep_styles(w) == [StyleTaken(power="red", name="Scarlet Empire", predecessor="Red")]
    assert keep_styles(w) == []
    facts = View(w, BLUE).roster[RED]
    assert (facts.name, facts.adjective, facts.colour) == ("Scarlet Empire", "Scarlet", (200, 0, 0))
    assert "Scarlet" in force_name(w, RED, "infantry_corps")


def test_a_name_of_a_regime_goes_with_it() -> None:
    w = world(StyleOfTime(REPUBLIC, ideologies=(Ideology.REPUBLICAN, Ideology.REVOLUTIONARY)))
    w.powers[RED].home.ideology = Ideology.REVOLUTIONARY
    keep_styles(w)
    assert w.roster[RED].name == "Red Republic"
    w.powers[RED].home.ideology = Ideology.LEGITIMIST
    assert among(keep_styles(w), StyleTaken)[0].name == "Red"
    assert w.powers[RED].style is None
    assert w.roster[RED].plain is None


def test_of_those_that_fit_the_last_is_borne() -> None:
    junta = StyleOfTime(REPUBLIC, "1816-Q1", (Ideology.LEGITIMIST,), (Cabinet.MILITARY, Cabinet.RADICAL))
    w = world(StyleOfTime(EMPIRE, "1816-Q1"), junta)
    keep_styles(w)
    assert w.roster[RED].name == "Scarlet Empire"
    w.powers[RED].home.cabinet = Cabinet.MILITARY
    keep_styles(w)
    assert w.roster[RED].name == "Red Republic"


def test_a_government_moves_only_to_what_it_owns_and_holds() -> None:
    a, b, c = (next(p.index for p in world().map.places if p.id == letter) for letter in "ABC")
    for place, moved in ((b, False), (c, True)):
        w = world(StyleOfTime(EMPIRE, "1816-Q1", capital=place))
        w.powers[RED].capital = a
        (told,) = among(keep_styles(w), CapitalMoved)
        assert (told.moved, w.powers[RED].capital) == (moved, place if moved else a)
    w = world(StyleOfTime(EMPIRE, "1816-Q1", capital=c))
    w.powers[RED].capital = a
    w.controller[w.map.place == c] = BLUE
    assert not among(keep_styles(w), CapitalMoved)[0].moved


def test_a_state_that_begins_bears_its_style_without_a_record() -> None:
    w = world(StyleOfTime(EMPIRE, "1816-Q1"))
    styles.begin(w, RED)
    assert w.roster[RED].name == "Scarlet Empire"
    assert keep_styles(w) == []


def test_a_name_that_an_event_gives_is_kept_until_another_style_fits() -> None:
    w = world(StyleOfTime(EMPIRE, "1818-Q1"))
    (told,) = Rename("rename", "red", name="Vermilion", colour="#ff4010").apply(w)
    assert told == StyleTaken(power="red", name="Vermilion", predecessor="Red")
    assert keep_styles(w) == []
    assert (w.roster[RED].name, w.roster[RED].adjective, w.roster[RED].colour) == (
        "Vermilion",
        "Red",
        (255, 64, 16),
    )
    w.turn += 4
    keep_styles(w)
    assert w.roster[RED].name == "Scarlet Empire"


def test_an_event_may_move_a_capital_and_says_where_it_cannot() -> None:
    w = world()
    w.powers[RED].capital = next(p.index for p in w.map.places if p.id == "A")
    assert among(Rename("rename", "red", capital="B").apply(w), EffectVoid)[0].reason == "not_held"
    assert among(Rename("rename", "red", capital="C").apply(w), CapitalMoved)[0].moved is True
    for effect in (Rename("rename", "red", name="Red"), Rename("rename", "red", capital="C")):
        (nothing,) = effect.apply(w)
        assert isinstance(nothing, EffectVoid)
        assert nothing.reason == "called_so"


def test_a_style_stands_in_copies_and_saves() -> None:
    w, fresh = world(StyleOfTime(EMPIRE, "1818-Q1")), world(StyleOfTime(EMPIRE, "1818-Q1"))
    before = w.state_hash()
    Rename("rename", "red", name="Vermilion").apply(w)
    assert w.state_hash() != before
    assert w.copy().roster[RED].name == "Vermilion"
    plain = adapter(dict[str, object]).dump_python(state_of(w), mode="json")
    again = world_from(fresh, plain)
    assert again.roster == w.roster
    assert again.state_hash() == w.state_hash()


def test_sentences_use_the_name_that_is_borne() -> None:
    w = world()
    Rename("rename", "red", name="Scarlet Empire").apply(w)
    told = Presenter(w, "en")
    assert str(told.power("red")) == "the Scarlet Empire"
    record = StyleTaken(power="red", name="Scarlet Empire", predecessor="Red")
    assert told.record(record) == "What was called Red is called Scarlet Empire from now on."
