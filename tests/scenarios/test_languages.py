"""Languages: English stands behind each, what is wrong with one is told, and figures follow its locale."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.rules.money.quarter import MenWentHome
from game.rules.money.raising import force_name
from game.scenarios.catalogue import first_morning
from game.scenarios.lint import validate_paths
from game.scenarios.load import installed, load_scenario
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.texts import sentences
from game.scenarios.texts.figures import Figures
from game.scenarios.texts.grammar import grammar_of
from game.scenarios.texts.templates import BadTemplate, fill, gaps, phrase, plurals
from game.scenarios.translation import name_problems, translation_of
from game.world.calendar import Calendar
from game.world.state.world import Settings

ENGLISH = grammar_of("en_GB")
POLISH = "one=# dzień|few=# dni|many=# dni|other=# dnia"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Languages of a test's own, beside English."""
    (tmp_path / "en.yaml").write_bytes((sentences.texts_folder() / "en.yaml").read_bytes())
    (tmp_path / "names").mkdir()
    monkeypatch.setattr(sentences, "texts_folder", lambda: tmp_path)
    monkeypatch.setattr("game.scenarios.translation.texts_folder", lambda: tmp_path)
    _forget()
    yield tmp_path
    sentences._chosen.clear()
    _forget()


def _forget() -> None:
    sentences.load_texts.cache_clear()
    translation_of.cache_clear()


def write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def polish(**sections: Any) -> dict[str, Any]:
    return {"language": {"name": "Polski", "locale": "pl"}, **sections}


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 men"), (1, "1 man"), (2, "2 men"), (21, "21 men"), (12_000, "12,000 men")]
)
def test_english_counts(count: int, told: str) -> None:
    assert fill("{men:one=# man|other=# men}", {"men": count}, ENGLISH) == told


@pytest.mark.parametrize(("count", "told"), [(1, "1 dzień"), (2, "2 dni"), (5, "5 dni"), (22, "22 dni")])
def test_a_language_may_count_otherwise(count: int, told: str) -> None:
    assert fill(f"{{days:{POLISH}}}", {"days": count}, grammar_of("pl")) == told


def test_a_list_counts_what_is_in_it() -> None:
    listed = Figures("en").listed
    text = "{who:one=# stops|other=# stop} it"
    assert fill(text, {"who": listed(["France"])}, ENGLISH) == "France stops it"
    assert fill(text, {"who": listed(["France", "Spain"])}, ENGLISH) == "France and Spain stop it"


def test_a_form_that_a_value_lacks_is_its_name() -> None:
    power = phrase("Austria", forms={"genitive": "Austria's"})
    assert fill("{power:genitive}, {power:dative}", {"power": power}, ENGLISH) == "Austria's, Austria"


@pytest.mark.parametrize("text", ["{", "{0}", "{a.b}", "{a!r}", "}", "{a[0]}"])
def test_gaps_reach_for_nothing_but_values(text: str) -> None:
    with pytest.raises(BadTemplate):
        gaps(text)


@pytest.mark.parametrize("spec", ["one=a|one=b", "two", "some=a|other=b", "one=a|b"])
def test_plural_forms_are_those_of_babel(spec: str) -> None:
    if "=" in spec:
        with pytest.raises(BadTemplate):
            plurals(spec)
    else:
        assert not plurals(spec)


def test_what_has_no_number_is_not_counted() -> None:
    with pytest.raises(BadTemplate, match="no number"):
        fill("{men:one=a|other=b}", {"men": "many"}, ENGLISH)


@given(st.integers(-(10**12), 10**12))
def test_english_figures_are_written_as_ever(value: int) -> None:
    assert Figures("en").number(value) == f"{value:,}"
    assert Figures("en").decimal(value / 1000, 2) == f"{value / 1000:.2f}"


def test_months_and_seasons_have_names() -> None:
    calendar, figures = Calendar(1919, 3), Figures("en")
    told = [figures.quarter(calendar, turn) for turn in range(3)]
    assert told == ["Summer 1919", "Autumn 1919", "Winter 1920"]
    assert figures.month(calendar, 0, 3) == "September 1919"


def test_a_key_that_a_language_lacks_is_told_in_english(folder: Path) -> None:
    write(folder / "pl.yaml", polish(ui={"quit": "Wyjdź"}))
    texts = sentences.load_texts("pl")
    assert texts["ui"]["quit"] == "Wyjdź"
    assert texts["ui"]["back"] == "Back"
    assert texts.keys() == sentences.load_texts("en").keys()


def test_a_sentence_that_cannot_be_filled_in_is_told_in_english(folder: Path) -> None:
    write(folder / "pl.yaml", polish(ui={"count_guns": "{quarter} kwartałów", "saved": "{name"}))
    texts = sentences.load_texts("pl")["ui"]
    assert texts["count_guns"] == sentences.load_texts("en")["ui"]["count_guns"]
    assert texts["saved"] == sentences.load_texts("en")["ui"]["saved"]


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ({"refusal": {"no_port": "Brak"}}, "unknown section `refusal`, did you mean `refusals`?"),
        ({"ui": {"quti": "Wyjdź"}}, "English knows no `ui.quti`, did you mean `quit`?"),
        ({"ui": {"saved": "{nmae}"}}, "`ui.saved`: there is no `{nmae}` in it, did you mean `name`?"),
        ({"ui": {"saved": "Jest"}}, "warning: `ui.saved`: `{name}` is left out, English has it"),
        ({"ui": {"saved": "{name"}}, "`ui.saved`: it cannot be read: "),
        ({"ui": {"count_guns": "{count:one=#|other=#}"}}, "`{count}` lacks the plural form `few`"),
        ({"ui": {"count_guns": "{count:eno=#|other=#}"}}, "`eno=#` is no plural form"),
        ({"language": {"locale": "xx_YY"}}, "no such locale is known"),
        ({}, "sentences are missing, the first are `"),
    ],
)
def test_what_is_wrong_with_a_language_is_told(folder: Path, sections: dict[str, Any], told: str) -> None:
    write(folder / "pl.yaml", {**polish(), **sections})
    assert any(told in str(problem) for problem in sentences.language_problems())
    sentences.load_texts("pl")


def test_a_sentence_that_alone_is_missing_is_named(folder: Path) -> None:
    whole = yaml.safe_load((folder / "en.yaml").read_text("utf-8"))
    del whole["ui"]["quit"]
    write(folder / "pl.yaml", whole)
    (found,) = sentences.language_problems()
    assert str(found).endswith("warning: `ui.quit` is missing, it will be told in English")


def test_the_languages_shipped_are_whole() -> None:
    assert not list(sentences.language_problems())
    assert not list(name_problems())


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ScenarioError, match="no language `xx`"):
        sentences.speak("xx")
    with pytest.raises(ScenarioError, match="no language"):
        sentences.load_texts("../en")


NAMES = {
    "powers": {
        "austria": {"name": "Cesarstwo", "adjective": "austriacki", "forms": {"genitive": "Cesarstwa"}},
        "france": {"name": "Francja", "adjective": "francuski"},
    },
    "units": {"infantry_corps": "korpus"},
    "founded": {"league": "Liga: {town}"},
    "cities": {"vienna": "Wiedeń"},
    "others": {"Viscount Castlereagh": "wicehrabia Castlereagh"},
}


@pytest.fixture
def polish_names(folder: Path) -> Path:
    """Polish, with some names."""
    write(folder / "pl.yaml", polish(
        made={"war": "Wojna {first}-{second} {year}", "force": "{number}. {first} {unit}"},
        records={"men_went_home": "{men} żołnierzy {power:genitive} wraca do domu."},
    ))  # fmt: skip
    write(folder / "names" / "pl.yaml", NAMES)
    return folder


def test_names_of_data_are_called_as_the_language_has_them(polish_names: Path) -> None:
    told = translation_of("1815", "pl").told
    assert told("Austrian Empire") == "Cesarstwo"
    assert told("Austrian-French War of 1820") == "Wojna austriacki-francuski 1820"
    assert told("Prussia") == "Prussia"
    assert [told("League of Vienna"), told("League of Dreams")] == ["Liga: Wiedeń", "League of Dreams"]


def test_a_name_that_the_rules_make_is_made_anew(polish_names: Path) -> None:
    """As `raising.force_name`, `war.begin_war` and `crises.title_of` make them."""
    world, told = first_morning("1815"), translation_of("1815", "pl").told
    austria = next(p.index for p in world.roster if p.id == "austria")
    unit = world.rules.units["infantry_corps"].name
    made = force_name(world, austria, "infantry_corps")
    assert made.endswith(f"Austrian {unit}")
    number = "".join(filter(str.isdigit, made))
    assert told(made) == f"{number}. austriacki korpus"
    assert told("Franco-Austrian") == "Franco-Austrian"


def test_sentences_take_the_form_of_a_name_that_they_ask_for(polish_names: Path) -> None:
    presenter = Presenter(first_morning("1815"), "pl")
    assert (
        presenter.record(MenWentHome(power="austria", men=1200))
        == "1\xa0200 żołnierzy Cesarstwa wraca do domu."
    )
    told = [presenter.record(MenWentHome(power=p, men=12_000)) for p in ("austria", "prussia")]
    assert told[0] == "12\xa0000 żołnierzy Cesarstwa wraca do domu."
    assert told[1] == "12\xa0000 żołnierzy Prussia wraca do domu."


def test_texts_of_events_are_looked_up_by_what_the_scenario_says(polish_names: Path) -> None:
    setup = installed("1815")
    event = next(e for e in setup.book.events if e.options and not e.subject)
    option = event.options[0]
    words = {"title": "Tytuł", "text": "Tekst", "options": {option.id: {"label": "Zgoda"}}}
    write(polish_names / "names" / "pl.yaml", {**NAMES, "events": {event.id: words}})
    told = translation_of("1815", "pl").told
    assert [told(event.title), told(event.text), told(option.label)] == ["Tytuł", "Tekst", "Zgoda"]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ({"powers": {"austira": {"name": "A"}}}, "no 'austira' in powers, did you mean `austria`?"),
        ({"places": {"atlantis": "A"}}, "no 'atlantis' in places"),
        ({"events": {"no_such": {"title": "A"}}}, "no 'no_such' in events"),
        ({"evnets": {}}, "unknown key `evnets`"),
        ({"founded": {"league": "Liga {twon}"}}, "it can hold no gap but `{town}`"),
        ({"powers": {"austria": {"name": ""}}}, "powers.austria.name"),
    ],
)
def test_what_is_wrong_with_a_translation_is_told(folder: Path, file: dict[str, Any], told: str) -> None:
    write(folder / "pl.yaml", polish())
    write(folder / "names" / "pl.yaml", file)
    assert any(told in str(problem) for problem in name_problems())
    assert translation_of("1815", "pl").told("Prussia") == "Prussia"


def test_a_power_says_itself_whether_it_takes_an_article() -> None:
    named = Figures("en").named
    assert named("France", article=True) == "the France"
    assert named("Empire of the Sun", article=False) == "Empire of the Sun"


def test_a_scenario_may_call_things_otherwise(
    polish_names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = tmp_path / "1815"
    monkeypatch.setattr("game.scenarios.translation.scenario_folders", lambda: {"1815": scenario})
    own = {"title": "Koncert", "powers": {"france": {"name": "Galia"}}}
    write(scenario / "texts" / "pl.yaml", own)
    told, setup = translation_of("1815", "pl").told, installed("1815")
    assert told(setup.parts.scenario.title) == "Koncert"
    assert [told("France"), told("Austrian Empire")] == ["Galia", "Cesarstwo"]


def test_what_is_wrong_with_a_scenarios_translation_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "1815"
    shutil.copytree(scenarios_folder() / "1815", folder)
    path = folder / "texts" / "pl.yaml"
    write(path, {"events": {"greek_revolt": {"options": {"wiat": {"label": "Czekać"}}}, "none": {}}})
    told = "\n".join(map(str, validate_paths([path])))
    assert f"{path}:4:7: no option `wiat`, did you mean `wait`?" in told
    assert "no 'none' in events" in told


def test_no_english_sentence_puts_a_bare_number_before_things() -> None:
    things = (
        "men|guns|quarters|envoys|forces|fleets|powers|hexes|wars|seats|provinces|people|months|years|days"
    )
    bare = re.compile(rf"\{{(?!power\}})\w+\}} (?:\w+ )?(?:{things})\b")
    found = [
        f"{section}.{key}"
        for section, texts in sentences.load_texts("en").items()
        for key, text in texts.items()
        if bare.search(text)
    ]
    assert not found


def test_play_is_the_same_in_every_language(polish_names: Path) -> None:
    hashes = []
    for language in ("en", "pl"):
        sentences.speak(language)
        campaign = Campaign(*load_scenario("1815", 7, Settings()), last_turn=1)
        campaign.advance()
        Presenter(campaign.world).story(campaign.chronicle.entries)
        hashes.append(campaign.hashes)
    assert hashes[0] == hashes[1]


def test_a_language_that_cannot_be_read_is_offered_to_nobody(folder: Path) -> None:
    (folder / "pl.yaml").write_text("ui: [", encoding="utf-8")
    assert sentences.languages() == ["en", "pl"]
    assert [code for code in sentences.languages() if sentences.is_sound(code)] == ["en"]
    with pytest.raises(ScenarioError, match=r"pl\.yaml:2:1"):
        sentences.speak("pl")
