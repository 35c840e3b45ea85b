"""Eighty mistakes of different kinds, planted in one scenario, give eighty precise lines in one run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.scenarios.folder.gather import on_disk
from game.scenarios.lint import validate_paths
from game.scenarios.load import setup_of
from game.scenarios.reading.carried import Carried, Shelf
from game.scenarios.reading.paths import data_root, scenarios_folder
from game.scenarios.reading.problems import Problem, ScenarioError
from tests.maps.test_tiled import small_map


@dataclass(frozen=True)
class Event:
    """An event with one mistake in it: the keys unlike a sound one's, and the key the mistake is told at."""

    words: str
    at: str
    keys: tuple[tuple[str, str], ...]

    def lines(self, number: int) -> list[str]:
        """As it stands in a file; the line in which it is wrong is the first with its key."""
        sound = {"title": "t", "text": "x", "when": "turn > 3", **dict(self.keys)}
        return [f"  - id: p{number}", *(f"    {k}: {v}" for k, v in sound.items() if v)]


def event(words: str, at: str = "effects", **keys: str) -> Event:
    return Event(words, at, tuple(keys.items()))


def does(words: str, effect: str, **keys: str) -> Event:
    """An event with one effect that is wrong."""
    return event(words, effects=f"[{{{effect}}}]", **keys)


def when(words: str, condition: str, **keys: str) -> Event:
    return event(words, "when", when=f'"{condition}"', **keys)


TWO = "[{id: a, label: a}, {id: b, label: b}]"
EVENTS = [
    # conditions
    when("unknown name `trun`, did you mean `turn`?", "trun > 3"),
    when("unknown function `strengh`, did you mean `strength`?", "strengh(france) > 3"),
    when("`russia` is a power, where a number is needed, ask something of it", "russia > 3"),
    when("`subject` means nobody here, it needs `each: [...]`", "exists(subject)"),
    when("so that 0.35 is 3500", "legitimacy(france) > 0.7"),
    when("a condition is needed, compare it", "strength(france)"),
    when("two things are compared with `==`", "turn = 3"),
    when("no power `frence`, did you mean `france`?", "exists(frence)"),
    when("no place `lombardi`, did you mean `lombardy`?", "owner(lombardi) == austria"),
    when("no treaty `pact`, known: access, arms_limit", "treaty(france, spain, pact)"),
    when("no event `navarin`, did you mean `navarino`?", "has_happened(navarin)"),
    when("no event sets the flag `carlsbad`, did you mean `carlsbad_decrees`?", "flag('carlsbad')"),
    when("`navarino` has no option `pres`, did you mean `press`?", "chose(navarino, 'pres')"),
    when("no cabinet is called `liberal`, known: ", "cabinet(france) == 'liberal'"),
    when("no ideology is called `legitimate`, did you mean `legitimist`?",
         "ideology(france) != 'legitimate'"),
    when("unknown name `yes`, write `true`", "exists(france) == yes"),
    when("only numbers have an order", "ideology(france) > 'republican'"),
    when("`exists` takes (a power)", "exists(france, spain)"),
    when("this can never happen", "false"),
    when("this cannot be read, write `and`", "turn > 3 && turn < 5"),
    when("no body `consert_of_europe`, did you mean `concert_of_europe`?",
         "in_body(france, consert_of_europe)"),
    when("no rung `counsel`, did you mean `council`?", "rung(france, concert_of_europe) == counsel"),
    when("no body `league_of_nations`", "cohesion(league_of_nations) > 5000"),
    when("no power `prusia`, did you mean `prussia`?", "trust(france, prusia) > 5000"),
    when("unknown function `thret`, did you mean `threat`?", "thret(france, prussia) > 5000"),
    when("`stage` takes (a power)", "stage(france, prussia) > 2"),
    when("no pathology `hypernationalist`, did you mean `hypernationalism`?",
         "shows(france, hypernationalist)"),
    when("this is a number, where a condition is needed", "embargo(france, spain)"),
    when("no step `ultimate`, did you mean `ultimatum`?", "crisis_step(france, spain) == ultimate"),
    when("no pact `holy_aliance`, did you mean `holy_alliance`?", "in_force(holy_aliance)"),
    when("no place `lombardi`, did you mean `lombardy`?", "men_near(austria, lombardi) > 10000"),
    when("`has_mandate` takes (a power, a power)", "has_mandate(austria)"),
    when("`great_powers` is a function and needs its brackets", "count(great_powers) > 3"),
    when("this is a set of powers, where a condition is needed", "held_guilty()"),
    when("`asked` means nobody here, it needs an answer", "exists(asked)"),
    when("`each` means nobody here, it needs `each: [...]` in the effect", "exists(each)"),
    when("`navarino` asks one power, and `chose_by` is of several", "chose_by(russia, navarino, 'press')"),
    when("`navarino` has no option `pres`, did you mean `press`?", "times_chosen(navarino, 'pres') > 1"),
    when("only `*` takes a fraction, of four places at most", "0.12345 * strength(france) > 3"),
    # frame and question
    event("'1820-Q5' is no date; write 1820-Q3", "first", first="1820-Q5"),
    event("the window closes before it opens", "last", first="1830-Q1", last="1829-Q4"),
    event("has a `chance` or `mean_quarters`, not both", "chance", chance="50", mean_quarters="3"),
    event("the event could never happen", "chance", chance='"0"'),
    event("division by zero in `100 / 0`", "chance", chance='"100 / 0"'),
    event("shares count to 10,000: 0.5 is 5000", "chance", chance="0.5"),
    event("the text `300` is not what belongs here, write `300` without quotes",
          "again_after", again_after='"300"'),
    event("unknown key `mean_quarter`, did you mean `mean_quarters`?", "mean_quarter", mean_quarter="3"),
    event("`title` is missing, add `title:`", "id", title=""),
    event("`ask` and `options` go together", "id", ask="france"),
    event("every option has a condition", "options", ask="france",
          options='[{id: a, label: a, condition: "turn > 1"}]'),
    event("the id `a` is given twice",
          "options", ask="france", options="[{id: a, label: a}, {id: a, label: b}]"),
    event("no power `bavria`, did you mean `bavaria`?", "ask", ask="bavria", options=TWO),
    event("weight: column 1: this is a condition, where a number is needed", "options", ask="france",
          options='[{id: a, label: a, weight: "true"}]'),
    event("france is listed twice", "each", each="[france, france]"),
    event("france is listed twice", "ask", ask="[france, france]", options=TWO),
    event("weight: who is asked cannot know the `trust` of spain, write `trust(asked, ...)`", "options",
          ask="france",
          options='[{id: a, label: a, weight: "trust(spain, france)"}, {id: b, label: b}]'),
    event("nobody is asked, name powers", "ask", ask="[]", options=TWO),
    event("no power `bavria`, did you mean `bavaria`?", "ask", ask="[france, bavria]", options=TWO),
    event("unknown function `great_power`, did you mean `great_powers`?", "ask", ask="great_power()",
          options=TWO),
    event("this is a number, where a set of powers is needed", "each", each="strength(france)"),
    event("`great_powers` is a function and needs its brackets", "each", each="great_powers"),
    event("nobody fills the placeholder `{power}`", "text", text='"{power} falls."'),
    event("`{subject}` means nobody here", "title", title='"{subject} falls"'),
    # effects
    does("unknown do `shok`, did you mean `shock`?", "do: shok, powers: [france]"),
    does("unknown do `x`, known: accede, amend_body, cabinet, cede", "do: x"),
    does("unknown key `hardshp`, did you mean `hardship`?", "do: shock, powers: [france], hardshp: 3"),
    does("shares count to 10,000: 0.7 is 7000", "do: shock, powers: [france], hardship: 0.7"),
    does("should be less than or equal to 10000", "do: shock, powers: [france], hardship: 70000"),
    does("this shock strikes nobody", "do: shock, hardship: 300"),
    does("this shock moves nothing, name a step: institutions", "do: shock_home, powers: [france]"),
    does("places have no moods but unrest", "do: shock, places: [lombardy], hardship: 300"),
    does("`subject` means nobody here", "do: shock, powers: [subject], hardship: 300"),
    does("`yes` is not what belongs here, write `true`", "do: flag, name: carlsbad_decrees, on: yes"),
    does("`off` is not what belongs here, write `false`", "do: flag, name: carlsbad_decrees, on: off"),
    does("no money moves", "do: money, power: france, amount: 0"),
    does("no land province `lombardi`, did you mean `lombardy`?",
         "do: claim, power: france, place: lombardi"),
    does("`power` and `other` are both france", "do: incident, power: france, other: france"),
    does("guarantee needs a `subject` among its parties",
         "do: treaty, kind: guarantee, parties: [france, spain]"),
    does("sphere: `about` is missing", "do: treaty, kind: sphere, subject: spain, parties: [france, spain]"),
    does("trade: `about` means nothing", "do: treaty, kind: trade, about: russia, parties: [france, spain]"),
    does("demilitarised_zone: `places` are missing",
         "do: treaty, kind: demilitarised_zone, parties: [france, spain]"),
    does("france is a party, not a third state",
         "do: treaty, kind: self_denial, about: france, parties: [france, spain]"),
    does("land is held by one of its owner: two parties",
         "do: treaty, kind: occupation, subject: france, places: [alsace], "
         "parties: [france, spain, austria]"),
    does("spain is listed twice", "do: treaty, kind: trade, parties: [france, spain, spain]"),
    does("a treaty needs two parties", "do: treaty, kind: trade, parties: [france]"),
    does("did you mean `non_aggression`?", "do: treaty, kind: non_agression, parties: [france, spain]"),
    does("straits needs a `subject` among its parties",
         "do: treaty, kind: straits, parties: [france, spain]"),
    does("the amount is -5, 0 or more", "do: treaty, kind: trade, amount: -5, parties: [france, spain]"),
    does("a treaty binds two at least", "do: end_treaty, kind: trade, parties: [france]"),
    does("nothing is demanded", "do: crisis, challenger: france, defender: spain"),
    does("sign: should be 'access', 'trade', 'non_aggression', 'defensive_alliance' or 'offensive_alliance'",
         "do: crisis, challenger: france, defender: spain, sign: truce"),
    does("`ile_de_france` belongs to france, who cannot be made to leave it",
         "do: crisis, challenger: spain, defender: france, evacuate: [ile_de_france]"),
    does("the sum is -40", "do: crisis, challenger: france, defender: spain, sum: -40"),
    does("no event begins a war between great powers",
         "do: war, attacker: france, target: austria, reason: mandate"),
    does("reason: should be 'rebellion', 'invitation' or 'mandate'",
         "do: war, attacker: france, target: spain, reason: claim"),
    does("nobody rises", "do: forces, power: france, place: alsace, army: {}"),
    does("army.infantry_corps: should be less than or equal to 12",
         "do: forces, power: france, place: alsace, army: {infantry_corps: 30}"),
    does("nobody is called otherwise", "do: rename, power: france"),
    does("did you mean `ile_de_france`?", "do: rename, power: france, capital: isle_de_france"),
    does("colour: ", "do: rename, power: france, colour: blue"),
    does("this raises nobody, leave it out",
         "do: forces, power: france, place: alsace, army: {infantry_corps: 0}"),
    does("infantry_corps: column 1: unknown function `wars`",
         'do: forces, power: france, place: alsace, army: {infantry_corps: "wars(france)"}'),
    does("quarters: column 1: this is a condition, where a number is needed",
         'do: treaty, kind: truce, quarters: "is_at_war(france)", parties: [france, spain]'),
    does("no unit of the era `tank_corps`",
         "do: forces, power: france, place: alsace, army: {tank_corps: 1}"),
    does("founded by an event `consert`, known: concert_of_europe",
         "do: membership, power: spain, body: consert"),
    does("`power` and `heir` are both spain", "do: state_ended, power: spain, heir: spain"),
    does("this is about no place, name `places`", "do: cede, places: [], to: spain"),
    does("when: column 8: no power `frence`, did you mean `france`?",
         'do: shock, powers: [france], hardship: 3, when: "exists(frence)"'),
    does("amount: column 1: unknown function `strengh`, did you mean `strength`?",
         'do: money, power: france, amount: "strengh(france) / 3"'),
    does("amount: column 1: this is a condition, where a number is needed",
         'do: money, power: france, amount: "is_at_war(france)"'),
    does("each: column 12: no power `frence`, did you mean `france`?",
         'do: shock, powers: [each], hardship: 3, each: "neighbours(frence)"'),
    does("`each` means nobody here", "do: shock, powers: [each], hardship: 3"),
    does("`asked` means nobody here", "do: shock, powers: [asked], hardship: 3"),
    does("`{each}` means nobody here, only news with `each: [...]`", "do: news, text: 'Woe to {each}.'"),
    does("after: should be greater than or equal to 0", "do: news, text: x, after: -1"),
    does("the event may happen again after 3 quarters, before this is due", "do: news, text: x, after: 4",
         again_after="3"),
    does("a treaty with an `id` needs a `name`",
         "do: treaty, id: pact, kind: trade, parties: [france, spain]"),
    does("the id `holy_alliance` is given twice, a treaty of `treaties.yaml` has it",
         "do: treaty, id: holy_alliance, name: x, kind: trade, parties: [france, spain]"),
    # warnings
    event("warning: the window closes before the campaign begins", "last", last="1812-Q4"),
    event("warning: the window opens after the campaign has ended", "first", first="1900-Q1"),
    when("warning: an event that waits for itself never happens", "has_happened(p120)"),
    event("warning: czechoslovakia owns no land when the campaign begins",
          "ask", ask="czechoslovakia", options=TWO),
    does("warning: `catalonia` belongs to", "do: treaty, kind: demilitarised_zone, places: [catalonia], "
         "parties: [france, austria]"),
    does("warning: `new_castile` is the capital of spain",
         "do: crisis, challenger: france, defender: spain, cede: [new_castile]"),
    does("warning: `moldavia` belongs to moldavia, ottoman_empire stands above it",
         "do: crisis, challenger: russia, defender: ottoman_empire, cede: [moldavia]"),
    does("warning: no condition asks for the flag `spare`", "do: flag, name: spare"),
    does("warning: france has no claim to `catalonia`: the ground given is told as conquest",
         "do: crisis, challenger: france, defender: spain, cede: [catalonia]"),
    does("warning: `catalonia` belongs to spain, and the men rise in the capital of france",
         "do: forces, power: france, place: catalonia, army: {infantry_corps: 1}"),
    does("warning: this ends whatever war the two have", "do: peace, power: france, other: spain"),
]  # fmt: skip

#: Mistakes in the other files: the file, what is replaced by what, and how it is told.
REST = [
    ("scenario.yaml", 'era: "1815"', 'era: "1816"', "era: should be '1815', '1919' or '1995'"),
    ("scenario.yaml", "great: [britain, france", "great: [britain, france, france", "france is listed twice"),
    ("scenario.yaml", "bodies: [", "bodies: [anarchy, ", "anarchy has no body, and leaves nothing to found"),
    ("powers.yaml", "population: 29480", "population: many", "should be a valid integer"),
    ("provinces.yaml", "{id: malta, population: 100, development: 75, fortress: 4}",
     "{id: malta, population: 100, development: 75, fortress: 9}", "no fortress is that strong"),
    ("forces.yaml", "at: lille", "at: lile", "did you mean `lille`?"),
    ("treaties.yaml", "parties: [britain, portugal]", "parties: [britain]", "a treaty needs two parties"),
    ("treaties.yaml",
     "power: sardinia, place: lombardy", "power: austria, place: lombardy", "owns `lombardy`"),
    ("leaders.yaml", "start: 1812-06-08", "start: 1812-06-31", "no such day"),
    ("leaders.yaml",
     "office: foreign, start: 1822", "office: forein, start: 1822", "warning: no office `forein`"),
    ("mandates.yaml", "debt_share(britain) < 11000", "debt_share(britain) <", "this cannot be read"),
]  # fmt: skip
STRAYS = {
    "events/1818.yml": "name it `1818.yaml`",
    "event/1818.yaml": "did you mean `events`?",
    "power.yaml": "did you mean `powers.yaml`?",
}
#: Mistakes in a map painted in Tiled.
PAINTED = [
    ('layer name="river_major"', 'layer name="river_mayor"', "means nothing, did you mean `river_major`?"),
    ('objectgroup name="straits"', 'objectgroup offsetx="8" name="straits"', "layer 'straits' is moved"),
    ("18,0,0,0,0", "2147483666,0,0,0,0", "is turned or flipped"),
]


def plant(folder: Path) -> dict[str, tuple[str, int]]:
    """Plants everything; how each mistake is told, and where."""
    expected: dict[str, tuple[str, int]] = {}
    lines = ["events:"]
    for number, wrong in enumerate(EVENTS):
        start, mine = len(lines) + 1, wrong.lines(number)
        offset = next(n for n, line in enumerate(mine) if line.strip("- ").startswith(f"{wrong.at}:"))
        expected[f"p{number}"] = ("planted.yaml", start + offset)
        lines += mine
    (folder / "events" / "planted.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return expected


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Problem], dict[str, tuple[str, int]]]:
    """All that one run tells of the spoilt folder, and where each planted mistake stands."""
    root = tmp_path_factory.mktemp("planted")
    folder = Path(shutil.copytree(scenarios_folder() / "1815", root / "mine"))
    where = plant(folder)
    for number, (file, old, new, _) in enumerate(REST):
        text = (folder / file).read_text("utf-8")
        assert old in text, (file, old)
        where[f"r{number}"] = (file, text.count("\n", 0, text.index(old)) + 1)
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    for name in STRAYS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("a: 1", "utf-8")
    return validate_paths([folder]), where


def told_at(problems: list[Problem], file: str, line: int) -> list[str]:
    return [str(p) for p in problems if p.file.endswith(file) and p.line == line]


@pytest.mark.parametrize("number", range(len(EVENTS)))
def test_a_mistake_in_an_event_is_told_once_at_its_line(
    run: tuple[list[Problem], dict[str, tuple[str, int]]], number: int
) -> None:
    problems, where = run
    (told,) = told_at(problems, *where[f"p{number}"])
    assert EVENTS[number].words in told


@pytest.mark.parametrize("number", range(len(REST)))
def test_a_mistake_in_another_file_is_told_once_at_its_line(
    run: tuple[list[Problem], dict[str, tuple[str, int]]], number: int
) -> None:
    problems, where = run
    (told,) = told_at(problems, *where[f"r{number}"])
    assert REST[number][3] in told


def test_nothing_else_is_told(run: tuple[list[Problem], dict[str, tuple[str, int]]]) -> None:
    """One mistake makes no second line elsewhere, and a file nobody reads is one."""
    problems, where = run
    planted = set(where.values())
    others = [p for p in problems if not any(p.file.endswith(f) and p.line == n for f, n in planted)]
    strays = {name: words for name, words in STRAYS.items() if any(words in p.hint for p in others)}
    assert strays == STRAYS
    shipped = [p for p in others if p.is_warning and not p.file.endswith("planted.yaml")]
    assert len(others) == len(STRAYS) + len(shipped), "\n".join(map(str, others))
    assert len(EVENTS) + len(REST) + len(STRAYS) >= 80


@pytest.mark.parametrize(("old", "new", "words"), PAINTED)
def test_what_tiled_may_do_to_a_map_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = small_map(tmp_path)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    told = [str(p) for p in validate_paths([path])]
    assert any(words in line for line in told), told


def test_a_broken_ground_hides_no_mistake_of_a_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("assets", "maps"):
        shutil.copytree(data_root() / part, tmp_path / part, ignore=shutil.ignore_patterns("*.webp", "fonts"))
    for place in ("folder.gather", "lint", "mods", "reading.paths", "tables.rules", "texts.sentences"):
        monkeypatch.setattr(f"game.scenarios.{place}.data_root", lambda: tmp_path)
    spoilt = {
        "maps/owners.yaml": (": austria\n", ": austira\n", "did you mean `austria`?"),
        "assets/rules/siege.yaml": ("max_level:", "max_levle:", "did you mean `max_level`?"),
        "assets/scenarios/1815/forces.yaml": ("at: lille", "at: lile", "did you mean `lille`?"),
        "assets/scenarios/1815/events/1834_zollverein.yaml": (
            "amount: -400}",
            "amount: 0}",
            "no money moves",
        ),
    }
    for name, (old, new, _) in spoilt.items():
        text = (tmp_path / name).read_text("utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), "utf-8")
    told = [str(problem) for problem in validate_paths()]
    for name, (_, _, words) in spoilt.items():
        assert [line for line in told if name in line and words in line], (name, told)


def test_a_sum_that_nobody_can_be_made_to_pay_is_told_where_nothing_else_is_wrong(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(scenarios_folder() / "1815", tmp_path / "mine"))
    rich = does("", "do: crisis, challenger: prussia, defender: saxony, sum: 900000").lines(0)
    (folder / "events" / "rich.yaml").write_text("\n".join(["events:", *rich]), "utf-8")
    (told,) = [str(p) for p in validate_paths([folder]) if p.file.endswith("rich.yaml")]
    assert "warning: saxony can be made to pay" in told
    assert "not 900000" in told


def test_a_save_is_held_to_less_than_a_folder(tmp_path: Path) -> None:
    """What a save carries was played with by a version that said nothing of it: it must stay loadable."""
    folder = Path(shutil.copytree(scenarios_folder() / "1815", tmp_path / "mine"))
    loose = does("", "do: flag, name: carlsbad_decrees, on: yes").lines(0)
    vain = does("", "do: money, power: france, amount: 0").lines(1)
    (folder / "events" / "loose.yaml").write_text("\n".join(["events:", *loose, *vain]), "utf-8")
    source = on_disk(folder)
    with pytest.raises(ScenarioError) as refused:
        setup_of(source)
    assert len(refused.value.problems) == 2
    played = setup_of(Carried(Shelf(source.shelf.files), source.at))
    assert played.book.by_id["p0"].effects[0].do == "flag"
