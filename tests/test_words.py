"""No look-up of words falls back to the key: whatever can be asked for has a text.

Looked for are all calls of `say`, `word` and `legend` in the screens, with what can stand in them, and all
that a sentence about a record or a refusal can be asked to say. A call that this file does not know fails it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

import game.words
from game.ai.advice.counsel import Adviser
from game.ai.advice.guess import Band, Doubt
from game.ai.advice.wants import Wants
from game.ai.chores import Chore
from game.campaign import phases
from game.campaign.agenda.cards import THEMES, Slot
from game.campaign.agenda.dilemmas import TREASURY, TROUBLES
from game.campaign.agenda.letters import WISHED
from game.campaign.asks import Matter
from game.campaign.books import promise
from game.campaign.books.notebook import VowKind
from game.campaign.door import ORDERS
from game.campaign.goals.steps import Where
from game.campaign.present import DATES, TEXTS, Presenter
from game.campaign.record_types import RECORDS
from game.campaign.saving import listing, naming
from game.campaign.seats import Seat
from game.campaign.verdict import PARTS
from game.events.effects.home import MOODS
from game.politics import impositions, securities
from game.politics.bodies import institutions
from game.politics.bodies.voting import Result
from game.politics.crises.outcomes.decisions import Lapse
from game.politics.home.pathologies import Cure
from game.politics.perception import evidence
from game.politics.perception.condition import READ_ONLY
from game.politics.war.ends import settlement
from game.rules.orders import Code, Refusal
from game.scenarios.folder.choosing import HARDEST
from game.scenarios.load import load_scenario
from game.scenarios.tables.rules import load_rules
from game.scenarios.tables.tips import load_tips
from game.scenarios.texts.sentences import load_texts
from game.ui.map.modes import MapMode
from game.ui.options import SPEEDS, TIPS
from game.ui.screens import tables, ways
from game.ui.screens.new_campaign import COMFORTS
from game.ui.screens.play.desk import keeping
from game.ui.screens.play.desk.pages import Kind
from game.ui.screens.play.desk.waking import Until
from game.ui.screens.play.ending import judgement
from game.ui.screens.play.ending.verdict import Leaf
from game.ui.screens.play.home import state_of
from game.ui.screens.play.pages.sitting import Heap
from game.ui.screens.play.records import chronicle, graphs
from game.ui.screens.play.table import naming as naming_at_table
from game.ui.screens.play.table.cloth import PLACE_WORDS
from game.ui.screens.play.table.naming import MOST_ODDS
from game.ui.screens.play.table.scales import STEPS
from game.ui.telling import sizes
from game.ui.theme import PALETTES
from game.words import (
    Agenda,
    Branch,
    Cabinet,
    CabinetAnswer,
    CasusBelli,
    Cause,
    Clause,
    Condition,
    Course,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    ExpeditionSize,
    Footing,
    Ideology,
    JoinTitle,
    Logic,
    Means,
    Mission,
    Pathology,
    Phase,
    PledgeSize,
    Position,
    Posture,
    Preset,
    Proviso,
    Rank,
    Rate,
    Rung,
    Settlement,
    Source,
    Stance,
    Term,
    Terrain,
    TreatyKind,
    Vote,
)
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Settings

UI = Path(__file__).resolve().parent.parent / "game" / "ui"
TEXT = load_texts("en")
RULES = load_rules()


def plain(values: Iterable[object]) -> list[str]:
    """Values as a text's key spells them."""
    return [v.word if hasattr(v, "word") else str(v.value) if hasattr(v, "value") else str(v) for v in values]


STANDING = ("land", "capitals", "battles", "weariness", "taken")  # terms of how a war stands
EXPERIENCE = ("trust", "compatibility", "order", "compliance", "threat")
FACTORS = (
    "horse_ground", "landing", "winter", "combined_arms", "support", "terrain", "entrenchment", "fortress",
    "breach", "stance", "river", "crossing", "experience", "morale", "supply", "quality", "command",
    "readiness",
)  # fmt: skip
BANDS = ("certain", "likely", "doubtful", "unlikely")
ACCOUNT = ("taxes", "trade", "tribute", "indemnity", "embargo", "forces", "welfare", "investment",
           "interest", "garrisons")  # fmt: skip
SETTINGS = {
    "luck": ["full", "reduced"], "logic": plain(Logic), "source": plain(Source), "rate": plain(Rate),
    "simultaneous": ["false", "true"], "sandbox": ["false", "true"],
}  # fmt: skip
SHARES = ("tax", "military", "welfare", "investment")


#: What a family of words or texts can be asked for: every call with a blank belongs to one of these.
WORDS: dict[str, list[str]] = {
    "untried_": [k for k in get_args(promise.Kind) if k],
    "mark_": list(get_args(promise.Mark)),
    "elsewhere_": [*promise.elsewhere(RULES.congress.inclusion)],
    "promised_": list(get_args(promise.Verdict)),
    "answer_": plain([*CabinetAnswer, *CrisisAnswer]),
    "casus_": plain(CasusBelli),
    "dispute_": plain(Cause),
    "cause_": plain(get_args(institutions.Cause)),
    "clause_": plain(Clause),
    "condition_": sorted({*plain(Condition), *MOODS}),
    "course_": plain(Course),
    "cure_": [*get_args(get_args(Cure)[0]), *plain(game.words.Remedy)],
    "demand_": sorted({rule.demand for rule in RULES.pathologies.values()}),
    "end_": plain(CrisisEnd),
    "evidence_": [e for e in get_args(evidence.Evidence) if f"trust_moved_{e}" not in TEXT["variants"]],
    "experience_": [*EXPERIENCE],
    "factor_": [*FACTORS],
    "order_": [*ORDERS],
    "phase_": [*plain(Phase), *get_args(phases.Sitting)],
    "pledge_": plain(PledgeSize),
    "proviso_": plain(Proviso),
    "lapse_": list(get_args(Lapse)),
    "preset_": plain(Preset),
    "rank_": ["great", "regional"],
    "result_": [*plain(Result), "lapsed", "recommended", "agreed"],
    "means_": plain(Means),
    "settlement_": plain(Settlement),
    "stands_": [*plain(Position), *STANDING],
    "step_": plain(CrisisStep),
    "title_": plain(JoinTitle),
    "sent_": plain(ExpeditionSize),
    "vote_": plain(Vote),
    "regime_": plain(Ideology),
}
SAYINGS: dict[str, list[str]] = {
    "about_body_": plain(Preset),
    "goes_": ["all", "fleet"],
    "tip_sent_": plain(ExpeditionSize),
    "about_pathology_": plain(Pathology),
    "count_": ["guns", "launchers"],
    "about_": plain(Stance),
    "adviser_": plain(Adviser),
    "agenda_": plain(Agenda),
    "article_": plain(Term),
    "band_": plain(Band),
    "ceremony_kind_": plain(Kind),
    "ceremony_ultimatum_": ["won", "lost"],
    "difficulty_": [str(n) for n in range(1, HARDEST + 1)],
    "guess_": plain(Band),
    "doubt_": plain(Doubt),
    "because_": [f"{size}{but}" for size in ("above_all", "plainly", "among_others") for but in ("", "_but")],
    "card_text_": [f"{slot}_{theme}" for slot, themes in THEMES.items() for theme in themes],
    "card_": [
        *(f"{slot}_{theme}" for slot in (Slot.LETTER, Slot.SHADOW, Slot.HOME) for theme in THEMES[slot]),
        *(f"{Slot.DECIDE}_{matter}" for matter in (*Matter, "war")),
    ],
    "dilemma_": plain(TROUBLES),
    "pays_": [TREASURY, *plain(set(Condition) - READ_ONLY)],
    "would_stand_": plain(Position),
    "chore_": plain(Chore),
    "chore_says_": plain(Chore),
    "leaf_": plain(Leaf),
    "verdict_": [name for _, name in judgement.WORDS],
    "part_": [*PARTS],
    "tip_part_": [*PARTS],
    "comfort_": [*COMFORTS],
    "tip_comfort_": [*COMFORTS],
    "vow_": plain(VowKind),
    "wants_": plain(Wants),
    "do_card_": ["wish", "fears", "fears_us", "needs_us"],
    "slot_": plain(Slot),
    "wish_": [*WISHED],
    "step_": plain(Where),
    "goal_": [
        "met",
        "missed",
    ],  # and questions: tests/campaign/test_goals.py
    "until_": plain(Until),
    "tip_until_": plain(Until),
    "creed_": plain(Adviser),
    "do_": ["sanction", "inspect", "expel_envoy", "influence", "reassure", "apologise"],
    "embargo_": ["1", "2", "3"],
    "filter_": plain(chronicle.FILTERS),
    "graph_": [*graphs.SUBJECTS],
    "graph_note_": [*graphs.SUBJECTS],
    "quo_": plain(naming_at_table.GIVE_NOTHING),
    "mode_": plain(MapMode),
    "name_": [*naming.WRONG],
    "remedy_": [*keeping.REMEDIES, keeping.OTHER],
    "palette_": [*PALETTES],
    "phrase_": ["old", "new", "again", "needed", "free"],
    "question_": plain(Agenda),
    "rung_": plain(Rung),
    "save_": [*listing.OWN, listing.BY_HAND, listing.NAMED],
    "setting_": [*SETTINGS],
    "setting_logic_": plain(Logic),
    "setting_logic_note_": plain(Logic),
    "share_": [*SHARES],
    "sitter_": [*plain(Seat), "self_help", "concert"],
    "so_long_": [str(n) for n in (2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 60, 80)],  # quarters
    "state_": [
        name + step for name in state_of.BARS for step in ("", *(f"_{n}" for n in range(state_of.STEPS)))
    ],
    "strength_": [str(n) for n in range(len(sizes.STRENGTHS) + 1)],
    "odds_": [*(str(n) for n in range(len(sizes.ODDS) + 1)), "at_worst"],
    "price_": [str(n) for n in range(len(sizes.PRICES) + 1)],
    "degree_": [str(n) for n in range(len(sizes.DEGREES) + 1)],
    "speed_": [str(s) for s in SPEEDS],
    "sitting_": [*plain(Heap), *plain(Result), "recommended", "agreed"],
    "sitting_says_": [Heap.SILENT, Heap.AGAINST],
    "table_band_": plain(Band),
    "table_for_us_": plain(Band),
    "table_likely_": plain(p for p in Position if p is not Position.ABSTAIN),
    "table_may_": ["1", "3"],
    "table_number_": [str(n) for n in range(1, MOST_ODDS + 1)],
    "table_odds_": ["bad", "open", "good", "ours_bad", "ours_open", "ours_good"],
    "table_pledge_": plain(PledgeSize),
    "table_price_": plain(PledgeSize),
    "table_only_": plain(Proviso),
    "table_only_tip_": plain(Proviso),
    "table_only_told_": [str(p) for p in Proviso if p is not Proviso.NONE],
    "table_ratio_": ["even", "more", "less", "more_nearly", "less_nearly"],
    "table_seat_": [*PLACE_WORDS.values(), "silent"],
    "table_share_": ["perhaps", "expected", "pledged", "theirs"],
    "table_side_": ["with", "against"],
    "table_stands_": plain(Position),
    "table_step_": [*STEPS],
    "table_take_": plain(Position),
    "table_tip_": plain(Position),
    "table_title_": ["cession", "part", "partition", "plebiscite", "autonomy", "independence"],
    "table_titles_": ["cession", "part", "partition", "plebiscite"],
    "table_tokens_": [str(n) for n in range(5)],
    "term_": [*ACCOUNT, "balance"],
    "tip_": ["end_politics", "end_conference", "end_month", "end_quarter"],
    "tip_casus_": plain(CasusBelli),
    "tip_clause_": plain(Clause),
    "tip_footing_": plain(Footing),
    "tip_posture_": plain(Posture),
    "tip_preset_": plain(Preset),
    "tip_share_": [*SHARES],
    "tip_treaty_": plain(TreatyKind),
    "chapter_": [*(chapter.id for chapter in load_tips().chapters), "tables"],
    "tips_": [*TIPS],
    "tip_tips_": [*TIPS],
    "topic_": [*tables.TOPICS],
    "way_": sorted({way.where for way in ways.WAYS.values()}),
    "way_key_": [ways.MAP, ways.NUMBER, ways.SHIFTED, ways.CONTROLLED, ways.WALK],
}
#: What is looked up by itself, without a family.
PLAIN: list[str] = plain([
    *Branch, *Cabinet, *Footing, *Ideology, *Logic, *Mission, *Pathology, *Posture, *Rank, *Stance, *Terrain,
    *TreatyKind, *BANDS,
])  # fmt: skip


def missing_words() -> list[str]:
    return [
        *(f"word_{family}{v}" for family, values in WORDS.items() for v in values
          if f"word_{family}{v}" not in TEXT["ui"]),
        *(f"word_{v}" for v in PLAIN if f"word_{v}" not in TEXT["ui"]),
        *(f"{family}{v}" for family, values in SAYINGS.items() for v in values
          if f"{family}{v}" not in TEXT["ui"]),
    ]  # fmt: skip


def test_every_word_of_the_vocabulary_has_a_text() -> None:
    assert missing_words() == []


def test_every_part_of_a_sentence_has_a_text_and_none_is_left_over() -> None:
    degrees = range(1, len(RULES.diplomacy.embargo_harm) + 1)
    parts = (
        {f"pledged_{p}" for p in Position}
        | {f"proviso_{p}" for p in Proviso}
        | {f"voted_{v}" for v in (*Vote, "elsewhere")}
        | {f"closes_{d}" for d in degrees}
        | {f"closes_{d}_eased" for d in degrees if d != max(degrees)}
    )
    parts |= {f"seated_{rung}" for rung in ("council", "members", "partners", "observers")}
    parts |= {f"peace_{u}" for u in get_args(settlement.Upshot) if u != "terms"}
    others = {
        "peace_truce",
        "envoys_travel",
        "offers_to_mediate",
        "word_of_both",
        "unnamed_leader",
        "unnamed_war",
        "open_country",
        "pledged",
        "mood_moved",
        "counts_more",
        "counts_less",
    }
    asked = {
        name for name in TEXT["parts"] if name.startswith("asked_") and not name.endswith(("_other", "_own"))
    }
    none = {Term.DISARMAMENT, Term.ARMS_LIMIT}  # to keep no men at all has a word of its own
    assert asked == {f"asked_{t}" for t in Term} | {f"asked_{t}_none" for t in none}
    parts |= (
        {"asked_cession_own"}
        | asked
        | {f"{name}_other" for name in asked if f"{name}_other" in TEXT["parts"]}
    )
    assert TEXT["parts"].keys() == parts | others


def test_no_text_of_a_word_is_left_over() -> None:
    known = {f"word_{family}{v}" for family, values in WORDS.items() for v in values}
    known |= {f"word_{v}" for v in PLAIN} | {f"word_{v}" for v in REPLIES}
    known |= {f"word_what_{v}" for v in facts_named("what")} | {
        "word_what_disarmament",
        "word_what_submission",
    }
    known |= {f"word_what_{term}" for term in (*securities.SECURITIES, *impositions.IMPOSED)}
    assert sorted(key for key in TEXT["ui"] if key.startswith("word_") and key not in known) == []


# --- the screens ------------------------------------------------------------------------------------


def calls(name: str) -> Iterator[ast.expr]:
    """What a function of `game.ui.text` is asked for, wherever a screen calls it."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield from choices(node.args[0])


def choices(asked: ast.expr) -> Iterator[ast.expr]:
    """An expression, or both sides of a choice; `.lower()` left away."""
    if isinstance(asked, ast.IfExp):
        yield from (*choices(asked.body), *choices(asked.orelse))
    elif isinstance(asked, ast.Call) and isinstance(asked.func, ast.Attribute) and asked.func.attr == "lower":
        yield from choices(asked.func.value)
    else:
        yield asked


def pattern(asked: ast.JoinedStr) -> str:
    """An f-string with its blanks as stars: ``setting_*_note_*``."""
    parts = [str(part.value) if isinstance(part, ast.Constant) else "*" for part in asked.values]
    return "".join(parts)


SETTING_KEYS = {
    "setting_*_*": [f"setting_{name}_{v}" for name, values in SETTINGS.items() for v in values],
    "setting_*_note_*": [f"setting_{name}_note_{v}" for name, values in SETTINGS.items() for v in values],
    "tip_*_*": [*(f"tip_footing_{f}" for f in Footing), *(f"tip_posture_{p}" for p in Posture)],
}


def constants(name: str) -> set[str]:
    """What a function of `game.ui.text` is asked for without a blank."""
    return {str(asked.value) for asked in calls(name) if isinstance(asked, ast.Constant)}


def test_every_text_that_a_screen_names_is_there() -> None:
    assert sorted(constants("say") - TEXT["ui"].keys()) == []
    assert sorted({f"word_{asked}" for asked in constants("word")} - TEXT["ui"].keys()) == []
    assert sorted(constants("legend") - TEXT["map"].keys()) == []


def test_every_text_with_a_blank_is_there_for_all_that_can_stand_in_it() -> None:
    said = {pattern(a) for a in calls("say") if isinstance(a, ast.JoinedStr)}
    assert sorted(said - {f"{family}*" for family in SAYINGS} - SETTING_KEYS.keys()) == []
    assert [key for keys in SETTING_KEYS.values() for key in keys if key not in TEXT["ui"]] == []
    spoken = {pattern(a) for a in calls("word") if isinstance(a, ast.JoinedStr)}
    assert sorted(spoken - {f"{family}*" for family in WORDS}) == []


# --- the chronicle ----------------------------------------------------------------------------------

#: Fields whose words have a closed list that no enum of the vocabulary is.
REPLIES = ("accepted", "declined", "refused", "lapsed")


def asked_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def members(kind: Any) -> Iterator[Any]:
    """What a closed type can hold; nothing for an open one."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        yield from kind
    else:
        for part in get_args(kind):
            yield from members(part)


def templates(type_: str) -> Iterator[tuple[str, str]]:
    """The sentences of a record and the value that each is for; '' for the usual one."""
    yield "", TEXT["records"][type_]
    for name, text in TEXT["variants"].items():
        if name.startswith(f"{type_}_"):
            yield name.removeprefix(f"{type_}_"), text


#: Fields of records that hold the ids of powers.
POWERS = frozenset(
    {
        "about", "addressed", "admitted", "ally", "attackers", "beside", "blockers", "broken", "by",
        "challenger", "changes", "complied", "council", "defender", "defenders", "defied", "drafts", "enemy",
        "first", "giver", "guilty", "heir", "holder", "invited", "kept", "lenders", "loser", "losers",
        "losses", "members", "observers", "opponents", "other", "out_of", "outsider", "overlord", "owner",
        "paid", "parties", "partners", "positions", "power", "powers", "seats", "second", "state",
        "subject", "supporters", "taker", "target", "to", "votes", "winner", "winners",
    }
)  # fmt: skip
PLACES = frozenset({"place", "places", "path", "zone"})
TOLD = frozenset(
    {
        "felt_by",
        "pledges",
        "terms",
        "aims",
        "demands",
        "sign",
        "order",
        "closes",
        "files",
        "lost",
        "journey",
        "offer",
        "direction",
    }
)  # tested by themselves


@pytest.fixture(scope="module")
def view() -> View:
    world, _ = load_scenario("1815", 7, Settings())
    return View(world, queries.power_of(world, "austria"))


def blanks() -> Iterator[tuple[str, str, Any]]:
    """(record, field, type) of every blank in a sentence about a record, without shares and sums."""
    for type_, kind in RECORDS.items():
        hints = get_type_hints(kind)
        for _, text in templates(type_):
            for name in sorted(asked_of(text)):
                field = next((n for n in (name, name.removesuffix("_share"), name.removesuffix("_money"))
                              if n in hints), name)  # fmt: skip
                yield type_, field, hints.get(field)


def test_every_word_that_a_record_can_hold_can_be_told(view: View) -> None:
    present = Presenter(view)
    for type_, field, kind in blanks():
        told_by = RECORDS[type_].told_by
        for value in members(kind):
            has_its_own = field == told_by and f"{type_}_{value}" in TEXT["variants"]
            if value and not has_its_own and (type_, field) not in STAGES:
                assert "_" not in present._word(str(value), field), (type_, field, value)


STAGES = {(t, f) for t in ("stage_moved", "stage_leaked") for f in ("before", "after")}


def test_every_other_field_is_a_name_or_a_text() -> None:
    """A new field of a record is a word of a closed list, a number, or is told here what it holds."""
    strange = {
        (type_, field) for type_, field, kind in blanks()
        if kind is not int and not any(members(kind)) and field not in POWERS | PLACES | TEXTS | TOLD | DATES
        and (type_, field) not in STAGES
    }  # fmt: skip
    assert sorted(strange) == []


def test_every_sign_order_and_demand_of_the_rules_can_be_told(view: View) -> None:
    present = Presenter(view)
    signs = {s for rule in RULES.pathologies.values() for s in signs_of(rule)}
    assert signs == TEXT["signs"].keys()
    for kind in ORDERS:
        assert present._word(kind, "order")


def signs_of(rule: Any) -> list[str]:
    return [sign for stage in rule.signs.values() for sign in stage]


# --- refusals ---------------------------------------------------------------------------------------


def refusals() -> Iterator[ast.Call]:
    for path in (UI.parent).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                yield node


def facts_named(name: str) -> set[str]:
    """The words that code gives as a fact of a refusal."""
    return {
        str(word.value.value) for call in refusals() for word in call.keywords
        if word.arg == name and isinstance(word.value, ast.Constant)
    } | {*SHARES}  # fmt: skip


def test_every_refusal_has_its_sentence_and_its_facts(view: View) -> None:
    assert {str(code) for code in Code} == TEXT["refusals"].keys()
    present = Presenter(view)
    whats = {*facts_named("what"), *plain([*Clause, *Settlement, *TreatyKind, *Preset, *CrisisAnswer, *Term])}
    for what in whats:
        assert "_" not in present.refusal(Refusal(Code.BAD_TERMS, {"what": what}))
    for casus in CasusBelli:
        assert "_" not in present.refusal(Refusal(Code.NO_CASUS_BELLI, {"casus": casus}))
    for phase in Phase:
        assert "_" not in present.refusal(Refusal(Code.WRONG_PHASE, {"phase": phase}))


def test_no_refusal_gives_a_spoken_name_where_a_word_is_looked_up() -> None:
    """A fact that is not text is an id or a word of a list: `body.name` as a power ends the game."""
    wrong = [
        ast.unparse(call) for call in refusals() for word in call.keywords
        if isinstance(word.value, ast.Attribute) and word.value.attr == "name" and word.arg not in TEXTS
    ]  # fmt: skip
    assert not wrong


def test_a_word_without_a_text_is_no_word(view: View) -> None:
    for key in ("casus", "what", "stance", "power"):
        with pytest.raises(KeyError):
            Presenter(view)._word("nonsense", key)
