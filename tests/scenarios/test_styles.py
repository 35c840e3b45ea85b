"""Names, colours and capitals by date and regime, as files have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.events.effects.bonds import IncidentHappened
from game.scenarios.folder.gather import on_disk
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario, setup_of
from game.scenarios.tables.roster import read_roster
from game.scenarios.texts.sentences import load_texts
from game.scenarios.translation import translation_of, translation_problems
from game.words import Era
from game.world.state import queries
from game.world.state.world import Settings
from tests.played import played

FRAME = 'base: "1815"\n'
ROSTER = """\
powers:
  france:
    styles:
      - {ideology: [republican, revolutionary], name: "French Republic", colour: "#4060c0"}
      - {start: 1852-12-02, cabinet: [moderate], name: "French Empire", adjective: Imperial}
  bavaria:
    styles: [{start: 1815-03-01, name: "Italy", capital: franconia}]
"""


def folder(home: Path, roster: str, **files: str) -> Path:
    for name, text in {"scenario": FRAME, "roster": roster, **files}.items():
        path = home / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return home


def test_the_first_morning_bears_what_fits(tmp_path: Path) -> None:
    powers = "powers: [{id: bavaria, capital: ~}]\n"  # what the scenario itself says comes first
    world, _ = load_scenario(str(folder(tmp_path / "mine", ROSTER, powers=powers)), 7, Settings())
    bavaria = queries.power_of(world, "bavaria")
    assert world.roster[bavaria].name == "Italy"
    assert world.map.place_id(world.powers[bavaria].capital) == "franconia"
    assert world.roster[queries.power_of(world, "france")].name == "France"


def test_the_powers_of_the_game_are_called_by_their_time() -> None:
    world = played("1815", 1).world
    roster = {facts.id: facts for facts in world.roster}
    assert [style.start for style in roster["soviet_russia"].styles] == ["1922-12-30"]
    assert world.map.place_id(roster["ottoman_empire"].styles[0].capital) == "angora"


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("{name: Gaul}", "this style would hold always"),
        ("{start: 1848-02-24}", "this style changes nothing"),
        ("{start: 1848-02-31, name: Gaul}", "there is no such day as 1848-02-31"),
        ("{start: 1848-02-24, capital: atlantis}", "no place `atlantis`"),
        ("{ideology: [republicann], name: Gaul}", "republican"),
        ("{start: 1848, name: Gaul}", "put it in quotes"),
        ("{start: 1848-Q1, name: Gaul, flag: red}", "flag"),
    ],
)
def test_what_is_wrong_with_a_style_is_told_at_its_line(tmp_path: Path, style: str, told: str) -> None:
    text = f"powers:\n  france:\n    styles:\n      - {style}\n"
    (problem,) = validate_paths([folder(tmp_path / "mine", text)])
    assert told in f"{problem.what} {problem.hint}"
    assert (Path(problem.file).name, problem.line) == ("roster.yaml", 4)


@pytest.mark.parametrize(
    ("earlier", "later", "is_hidden"),
    [
        ("start: 1840-Q1", "start: 1830-Q1", True),
        ("start: 1830-Q1", "start: 1840-Q1", False),
        ("ideology: [republican]", "ideology: [republican, fascist]", True),
        ("ideology: [republican, fascist]", "ideology: [republican]", False),
        ("start: 1840-Q1, ideology: [republican]", "start: 1830-Q1", True),
        ("start: 1840-Q1", "start: 1830-Q1, cabinet: [military]", False),
    ],
)
def test_a_style_that_a_later_one_always_hides_is_a_mistake(
    tmp_path: Path, earlier: str, later: str, is_hidden: bool
) -> None:
    text = f"powers:\n  france:\n    styles:\n      - {{{earlier}, name: A}}\n      - {{{later}, name: B}}\n"
    found = validate_paths([folder(tmp_path / "mine", text)])
    assert [(p.line, "a later style" in p.what) for p in found] == [(4, True)] * is_hidden


def test_a_style_of_an_era_keeps_the_era_s_other_words() -> None:
    world = played("1815", 1).world
    root = Path("assets/powers.yaml")
    roster = {facts.id: facts for facts in read_roster(root, world.map, Era("1919"))[1]}
    style = roster["yugoslavia"].styles[0].style
    assert (style.name, style.adjective, style.colour) == (
        "Yugoslavia",
        "Yugoslav",
        roster["yugoslavia"].colour,
    )


GERMAN = """\
powers:
  bavaria:
    name: Bayern
    styles:
      {name}: {{name: Reich Italien, spoken: das Reich Italien}}
"""


def test_a_style_is_translated_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder(tmp_path / "mine", ROSTER, texts__de=GERMAN.format(name="Italy"))
    monkeypatch.setattr("game.scenarios.translation.scenario_folders", lambda: {"mine": home})
    monkeypatch.setattr("game.scenarios.translation.installed", lambda _: setup_of(on_disk(home)))
    monkeypatch.setattr("game.scenarios.translation.load_texts", lambda _: load_texts("en"))
    assert list(translation_problems(home)) == []
    translation_of.cache_clear()
    world, _ = load_scenario(str(home), 7, Settings())
    translation = translation_of("mine", "de")
    translation_of.cache_clear()
    facts = world.roster[queries.power_of(world, "bavaria")]
    assert [translation.told("Italy"), translation.told("Bavaria")] == ["Reich Italien", "Bayern"]
    assert (words := translation.words_of(facts)) is not None
    assert words.spoken == "das Reich Italien"
    assert translation.words_of(facts.dressed(None)) == translation.powers["bavaria"]


def test_a_translation_of_a_style_that_is_not_there_is_told(tmp_path: Path) -> None:
    home = folder(tmp_path / "mine", ROSTER, texts__de=GERMAN.format(name="Itally"))
    (problem,) = translation_problems(home)
    assert (problem.line, problem.what) == (5, "bavaria has no style 'Itally'")
    assert "Italy" in problem.hint


BAPTISM = """\
events:
  - id: baptism
    title: A new name
    text: The estates have met.
    when: "turn == 1"
    effects: [{do: rename, power: saxony, name: Lusatia, adjective: Lusatian}]
"""


def test_names_that_changed_stand_in_saves_and_replays(tmp_path: Path) -> None:
    roster = "powers:\n  france:\n    styles: [{start: 1816-07-14, name: Gaul, capital: champagne}]\n"
    home = folder(tmp_path / "mine", roster, events__baptism=BAPTISM)
    assert validate_paths([home]) == []
    campaign = Campaign(*load_scenario(str(home), 7, Settings()), last_turn=2)
    campaign.advance()
    names = {facts.id: facts.name for facts in campaign.world.roster}
    assert (names["france"], names["saxony"]) == ("Gaul", "Lusatia")
    france = queries.power_of(campaign.world, "france")
    assert campaign.world.map.place_id(campaign.world.powers[france].capital) == "champagne"
    story = "\n".join(Presenter(campaign.world, "en").story(campaign.chronicle.entries))
    assert "What was called France is called Gaul from now on." in story
    assert "The government of Gaul moves to " in story
    assert "Lusatia" not in "".join(line for line in story.splitlines() if line.startswith("1816-01"))
    write_save(campaign, tmp_path / "one.save")
    back = read_save(tmp_path / "one.save")
    assert back.world.roster == campaign.world.roster
    assert back.world.state_hash() == campaign.world.state_hash()
    assert verify(back) is None


def test_a_record_is_told_in_the_names_of_its_quarter(tmp_path: Path) -> None:
    """What France did before it was Gaul, France did; three names of one power each hold in their time."""
    styles = "[{start: 1816-04-01, name: Gaul}, {start: 1816-07-14, name: Frankland}]"
    roster = f"powers:\n  france:\n    styles: {styles}\n"
    campaign = Campaign(*load_scenario(str(folder(tmp_path / "mine", roster)), 7, Settings()), last_turn=3)
    campaign.advance()
    deed = IncidentHappened(power="france", other="spain")
    entries = [Entry(turn, 1, deed) for turn in range(3)]
    told = Presenter(campaign.world, "en").told(entries, campaign.chronicle.entries)
    assert [next(n for n in ("France", "Gaul", "Frankland") if n in text) for text in told] == [
        "France", "Gaul", "Frankland",
    ]  # fmt: skip
