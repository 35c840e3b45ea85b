"""A campaign goes on with the files it was begun with, whatever becomes of those installed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.saving import save as saves
from game.campaign.saving.format import contents
from game.campaign.saving.format.header import MOST_SAVES, read_header
from game.campaign.saving.replay import left_out, verify
from game.campaign.saving.save import BadSave, read_save, write_save
from game.campaign.saving.takeover import CannotTakeOver, differences, take_over, unusable
from game.scenarios.folder.gather import TABLES
from game.scenarios.folder.region import MAP
from game.scenarios.load import installed
from game.scenarios.reading.paths import SCENARIOS, data_root
from game.scenarios.reading.problems import ScenarioError
from game.world.state.treaties import Question
from tests import played as campaigns
from tests.savekit import changed

TURNS = 5
FIXTURES = sorted((Path(__file__).resolve().parents[1] / "saves").glob("*.save"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The game's own files, to be changed."""
    here, there = data_root(), tmp_path / "root"
    for pattern in (*TABLES, MAP, "maps/*.tsx", "assets/rules/*.yaml", f"{SCENARIOS}/**/*.yaml"):
        for path in here.glob(pattern):
            copy = there / path.relative_to(here)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    for place in ("folder.gather", "mods", "reading.paths"):
        monkeypatch.setattr(f"game.scenarios.{place}.data_root", lambda: there)
    return there


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
    assert changed != text, f"{old} is not in {path}"
    path.write_text(changed, encoding="utf-8")


def comment(root: Path) -> None:
    edit(root / "assets/rules/economy.yaml", r"\A", "# mended\n")


def text(root: Path) -> None:
    edit(root / "assets/scenarios/1815/scenario.yaml", r"^title: .*?$", "title: Another title")


def constant(root: Path) -> None:
    edit(root / "assets/rules/economy.yaml", r"^tax_max: (\d+)", "tax_max: 1234")


def event(root: Path) -> None:
    folder = root / "assets/scenarios/1815/events"
    told = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    for path, text in told.items():
        ids = re.findall(r"^  - id: (\w+)", text, re.MULTILINE)
        if not any(name in other for other in (t for p, t in told.items() if p != path) for name in ids):
            path.unlink()
            return
    raise AssertionError("every event is named by another")


def power(root: Path, more: int = 4) -> None:
    """So many powers more, in the middle."""
    added = "".join(
        f"  atlantis_{n}:\n    tag: AT{'WXYZ'[n]}\n    name: Atlantis {n}\n    adjective: Atlantean\n"
        f"    colour: '#12345{n}'\n    eras: []\n"
        for n in range(more)
    )
    edit(root / "assets/powers.yaml", r"^  prussia:", added + "  prussia:")


def renamed(root: Path) -> None:
    (root / "assets/scenarios/1815").rename(root / "assets/scenarios/vienna")


CHANGES: dict[str, tuple[Callable[[Path], None], bool]] = {  # and whether it changes what the files say
    "comment": (comment, False),
    "text": (text, False),
    "constant": (constant, True),
    "event": (event, True),
    "power": (power, True),
    "renamed": (renamed, True),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "five.save"
    write_save(replace(campaigns.played("1815", TURNS), last_turn=-1), path)
    return path


@pytest.mark.parametrize("name", CHANGES)
def test_no_change_of_files_ends_a_campaign(begun: Path, root: Path, name: str) -> None:
    change, says_otherwise = CHANGES[name]
    change(root)
    back = read_save(begun)
    assert bool(differences(back)) == says_otherwise
    assert verify(back) is None
    while back.world.turn < TURNS + 2:
        back.tick()
    assert back.hashes == campaigns.played("1815", TURNS + 2).hashes


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", CHANGES)
def test_saves_of_every_format_outlive_every_change(
    path: Path, root: Path, tmp_path: Path, name: str
) -> None:
    plain = read_save(path)
    CHANGES[name][0](root)
    back = read_save(path)
    assert back.world.state_hash() == plain.world.state_hash()
    assert verify(back) is None
    while back.world.turn < plain.world.turn + 1:
        back.tick() if not back.is_human(back.active) else back.play_for(back.active)
    again = tmp_path / "again.save"
    write_save(back, again)
    assert verify(read_save(again)) is None


def test_a_mended_text_is_the_one_read(begun: Path, root: Path) -> None:
    text(root)
    assert read_save(begun).world.facts.title == "Another title"


@pytest.mark.parametrize("name", ["constant", "event", "power"])
def test_files_can_be_taken_over(begun: Path, root: Path, tmp_path: Path, name: str) -> None:
    CHANGES[name][0](root)
    old = read_save(begun)
    changed = differences(old)
    new = take_over(old)
    assert differences(new) == ()
    assert new.chronicle.entries[-1].record.files == changed  # type: ignore[attr-defined]
    assert Presenter(new.world).record(new.chronicle.entries[-1].record).endswith(f"{', '.join(changed)}.")
    assert verify(new) is None
    while new.world.turn < TURNS + 1:
        new.tick()
    new.world.check_invariants()
    path = tmp_path / "taken.save"
    write_save(new, path)
    back = read_save(path)
    assert (back.world.state_hash(), back.log) == (new.world.state_hash(), new.log)
    assert [s.orders for s in back.segments] == [0, len(old.log)]
    assert verify(back) is None


def told(campaign: Campaign) -> list[str]:
    """What the powers ordered, with ids for the numbers of powers."""
    ids = [facts.id for facts in campaign.world.roster]
    return [f"{o.turn} {o.step} {ids[o.order.power]} {o.order.kind} {o.told} {o.lines}" for o in campaign.log]


@pytest.mark.parametrize("more", [1, 2, 3, 4])
def test_powers_more_change_numbers_and_nothing_else(begun: Path, root: Path, more: int) -> None:
    """Nobody's yearly duties fall into another quarter because there are other powers before it in a file."""
    power(root, more)
    old = read_save(begun)
    looked = old.world.facts.policy_makers[-1]
    old.lent[looked] = 1, 2
    new = take_over(old)
    (eyes,) = new.lent
    assert (new.world.roster[eyes].id, new.lent[eyes]) == (old.world.roster[looked].id, (1, 2))
    assert eyes != looked
    assert len(new.world.roster) == len(old.world.roster) + more
    mark = len(new.chronicle.entries)
    for campaign in (old, new):
        while campaign.world.turn < TURNS + 4:
            campaign.tick()
    assert new.chronicle.entries[mark:] == old.chronicle.entries[mark - 1 :]
    assert [line.rsplit(" ", 2)[0] for line in told(new)] == [line.rsplit(" ", 2)[0] for line in told(old)]


def test_what_lives_cannot_be_left_behind(begun: Path, root: Path) -> None:
    for path in (root / "assets").glob("**/*.yaml"):
        path.write_text(path.read_text("utf-8").replace("guard_corps", "household_corps"), "utf-8")
    with pytest.raises(CannotTakeOver, match="guard_corps"):
        take_over(read_save(begun))


def test_another_version_begins_another_stretch(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves, "RULES_VERSION", "another")
    monkeypatch.setattr("game.campaign.saving.replay.RULES_VERSION", "another")
    back = read_save(begun)
    assert [s.version for s in back.segments][-1] == "another"
    while back.world.turn < TURNS + 1:
        back.tick()
    path = tmp_path / "on.save"
    write_save(back, path)
    again = read_save(path)
    assert len(again.segments) == 2
    assert verify(again) is None
    assert left_out(again) == [
        "1816-01 to 1817-04 was played by another version of the game, with other results: "
        f"compared from turn {TURNS} on"
    ]


def test_what_a_save_of_old_does_not_know_is_as_at_the_beginning(begun: Path, tmp_path: Path) -> None:
    def forget(header: dict[str, Any], data: list[Any]) -> None:
        state = data[-1]["state"]
        del state["places"]["siege"], state["flags"], state["powers"][0]["army_last_year"]
        header["rules_version"] = "of old"

    back = read_save(changed(begun, tmp_path / "old.save", forget))
    assert not back.world.places.siege.any()
    assert back.world.powers[0].army_last_year == 0
    while back.world.turn < TURNS + 1:
        back.tick()


def test_files_of_old_are_made_readable(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a file of rules had come since the campaign began."""
    name = "assets/rules/view.yaml"
    given = (data_root() / name).read_bytes()

    def without(header: dict[str, Any], data: list[Any]) -> None:
        for names in data[0]["contents"]:
            del names[name]
        header["content"]["rules/view"] = "as it was"  # else what is installed is preferred

    path = changed(begun, tmp_path / "old.save", without)
    with pytest.raises(BadSave, match=r"view\.yaml"):
        read_save(path)
    now = contents.CONTENT
    monkeypatch.setattr(contents, "CONTENT", now + 1)
    monkeypatch.setattr(contents, "STEPS", contents.STEPS | {now: lambda files: files | {name: given}})
    assert verify(read_save(path)) is None


def test_rounds_of_old_counted_in_months_are_counted_in_days(begun: Path, tmp_path: Path) -> None:
    def in_months(header: dict[str, Any], data: list[Any]) -> None:
        for names in data[0]["contents"]:
            mark = names["assets/rules/movement.yaml"]
            text = data[0]["files"][mark]
            assert "days_a_round: 30" in text
            data[0]["files"][mark] = text.replace("days_a_round: 30", "months_a_round: 1")
        data[0]["version"] = 1
        header["content"]["rules/movement"] = "as it was"  # else what is installed is preferred

    back = read_save(changed(begun, tmp_path / "old.save", in_months))
    assert back.world.rules.movement.days_a_round == 30
    assert verify(back) is None


def test_a_hundred_takeovers_do_not_end_a_campaign(begun: Path, tmp_path: Path) -> None:
    """Stretches are bounded: the oldest become one that is not replayed, and the save stays readable."""
    campaign = read_save(begun)
    for number in range(saves.MOST_STRETCHES + 5):
        saves.begin_segment(campaign, campaign.segments[-1].content)
        while len(campaign.log) == campaign.segments[-1].orders:
            campaign.tick()
        assert len(campaign.segments) == min(number + 2, saves.MOST_STRETCHES)
    path = tmp_path / "many.save"
    write_save(campaign, path)
    back = read_save(path)
    assert len(back.segments) == saves.MOST_STRETCHES
    assert verify(back) is None
    assert "whose beginnings are not kept" in left_out(back)[0]


def test_a_scenario_that_ends_too_early_is_not_taken_over(begun: Path, root: Path) -> None:
    scenario = root / "assets/scenarios/1815/scenario.yaml"
    edit(scenario, r"^last: .*?$", "last: 1816-Q3")
    edit(scenario, r"^extended: .*?$", "extended: 1816-Q3")
    campaign = read_save(begun)
    with pytest.raises(CannotTakeOver, match="ends before"):
        take_over(campaign)


def test_a_scenario_that_ends_sooner_is_played_to_its_end(begun: Path, root: Path, tmp_path: Path) -> None:
    edit(root / "assets/scenarios/1815/scenario.yaml", r"^last: .*?$", "last: 1816-Q3")
    campaign = take_over(read_save(begun))
    assert campaign.last_turn >= campaign.world.turn
    write_save(campaign, tmp_path / "end.save")
    assert verify(read_save(tmp_path / "end.save")) is None


def test_a_renamed_scenario_is_not_taken_over_and_the_line_says_which_there_are(
    begun: Path, root: Path
) -> None:
    renamed(root)
    campaign = read_save(begun)
    assert "there is no scenario 1815, known: 1919, 1919_no_league, 1995, vienna" in unusable(campaign)
    with pytest.raises(CannotTakeOver, match=r"there is no scenario 1815, known: .*vienna"):
        take_over(campaign)


@pytest.mark.parametrize("name", [None, "constant", "economy", "dropped"])
def test_what_is_wrong_with_the_files_installed_is_known(begun: Path, root: Path, name: str | None) -> None:
    """Files that say something else can be taken over; broken ones do not merely differ."""
    if name == "constant":
        constant(root)
    elif name == "economy":
        (root / "assets/rules/economy.yaml").unlink()
    elif name == "dropped":
        edit(root / "assets/powers.yaml", r"^  hanover:.*?(?=^  \w)", "")
    said = unusable(read_save(begun))
    assert bool(said) == (name in ("economy", "dropped"))
    assert {"economy": "economy.yaml", "dropped": "hanover"}.get(name or "", "") in said


def test_a_file_without_end_is_the_one_that_is_named(begun: Path, root: Path) -> None:
    with (root / "assets/rules/economy.yaml").open("ab") as file:
        file.write(b"# " + b"x" * 30_000_000)
    with pytest.raises(CannotTakeOver, match=r"economy\.yaml: .* larger than 24 MB"):
        take_over(read_save(begun))


def test_a_scenario_that_begins_at_another_date_is_not_taken_over(begun: Path, root: Path) -> None:
    """Else every date of the chronicle would be another one."""
    edit(root / "assets/scenarios/1815/scenario.yaml", r"^start: .*?$", "start: 1817-Q1")
    campaign = read_save(begun)
    with pytest.raises(CannotTakeOver, match="begins in 1817-Q1, and this campaign began in 1816-Q1"):
        take_over(campaign)


CONGRESS = "assets/scenarios/1815/events/1818_congress.yaml"
#: What becomes of an event whose question lies open, and whether the campaign may be taken over then.
QUESTIONS: dict[str, tuple[tuple[str, str], bool]] = {
    "an answer renamed": ((r"id: readmit$", "id: readmit_france"), False),
    "the question dropped": ((r"^    ask: britain.*?(?=^  - id|\Z)", ""), False),
    "another is asked": ((r"^    ask: britain", "    ask: austria"), False),
    "the event renamed": ((r"id: aix_la_chapelle$", "id: congress_of_aix"), False),
    "its follow-up mended": ((r"quarters: 40", "quarters: 44"), True),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_open_question_takes_part(begun: Path, root: Path, name: str) -> None:
    """Who is asked finds the question as it was put to him, or nothing is taken over and a line says why."""
    (old, new), is_fine = QUESTIONS[name]
    for path in (root / "assets").glob("**/*.yaml"):  # whoever else names the event
        if "renamed" in name and path != root / CONGRESS:
            said = path.read_text("utf-8")
            for word in ("aix_la_chapelle", "'readmit'"):
                said = said.replace(word, {"aix_la_chapelle": "congress_of_aix"}.get(word, word))
            path.write_text(said, "utf-8")
    edit(root / CONGRESS, old, new)
    campaign = read_save(begun)
    britain = next(facts.index for facts in campaign.world.roster if facts.id == "britain")
    question = Question("aix_la_chapelle", britain, campaign.world.turn, ("readmit", "extend"))
    campaign.world.questions.append(question)
    if not is_fine:
        with pytest.raises(CannotTakeOver, match="the question of `aix_la_chapelle` lies open"):
            take_over(campaign)
        return
    taken = take_over(campaign)
    assert taken.world.questions == [question]
    while taken.world.questions:
        taken.tick()


def test_what_no_save_could_hold_is_not_taken_over(begun: Path, root: Path) -> None:
    """Else the campaign would go on until it is loaded again, and be lost."""
    edit(root / "assets/rules/siege.yaml", r"^max_level: 4", "max_level: 1")
    provinces = root / "assets/scenarios/1815/provinces.yaml"
    provinces.write_text(re.sub(r"fortress: \d", "fortress: 1", provinces.read_text("utf-8")), "utf-8")
    with pytest.raises(CannotTakeOver, match="fortress"):
        take_over(read_save(begun))


def test_what_lies_beside_the_maps_is_not_carried(root: Path, tmp_path: Path) -> None:
    for name in ("maps/backup.tmx", "maps/other.tsx", "maps/notes.yaml", "assets/rules/old.yaml"):
        (root / name).write_bytes(b"x" * 1000)
    files = installed("1815").content.files
    assert not {
        name for name in files if name.endswith(("backup.tmx", "other.tsx", "notes.yaml", "old.yaml"))
    }
    assert {"maps/province.tsx", "maps/terrain.tsx", "maps/river.tsx"} <= files.keys()


@pytest.mark.parametrize("name", ["a\tb.yaml", "a\u200eb.yaml", "x\udcff.yaml"])
def test_a_file_whose_name_cannot_be_shown_is_a_mistake(root: Path, name: str) -> None:
    source = next((root / "assets/scenarios/1815/events").glob("*.yaml"))
    source.rename(source.with_name(name))
    with pytest.raises(ScenarioError, match="cannot be shown"):
        installed("1815")


def test_saves_with_the_highest_number_harm_nobody(begun: Path, tmp_path: Path) -> None:
    for serial, is_fine in ((MOST_SAVES, True), (2**63 - 1, False), ("7", False), (-1, False)):
        path = changed(begun, tmp_path / "friend.save", lambda head, _: head.update(serial=serial))  # noqa: B023
        if is_fine:
            assert read_header(path).serial == serial
        else:
            with pytest.raises(BadSave):
                read_header(path)
        mine = tmp_path / "mine.save"
        write_save(read_save(begun), mine)
        assert read_header(mine).serial <= MOST_SAVES
        read_save(mine)


@pytest.mark.parametrize("state", [{}, [1, 2], {"state": {"controller": [1]}}, {"state": 5}])
def test_a_stretch_that_is_none_is_a_difference_and_no_crash(begun: Path, tmp_path: Path, state: Any) -> None:
    def add(header: dict[str, Any], data: list[Any]) -> None:
        first = data[-1]["segments"][0] | {"has_state": True}
        data[-1]["segments"] = [first, first]
        data[1:1] = [state, state]

    def spoil(header: dict[str, Any], data: list[Any]) -> None:
        for name, mark in data[0]["contents"][0].items():
            if name.endswith("economy.yaml"):
                data[0]["files"][mark] = "tax_max: [unclosed"
        header["content"]["rules/view"] = "another"

    found = verify(read_save(changed(begun, tmp_path / "bad.save", add)))
    assert found is not None
    assert found.turn == 0
    with pytest.raises(BadSave, match="cannot be used"):
        read_save(changed(begun, tmp_path / "bad.save", spoil))
