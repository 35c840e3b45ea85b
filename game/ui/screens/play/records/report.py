"""The report of a fight: who fought, what counted, what chance gave and what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.campaign.books.chronicle import Entry
from game.rules.land.battle import BattleFought
from game.rules.land.siege import FortressStormed
from game.rules.sea.seabattle import SeaBattleFought
from game.ui.screens.actions import ShowOnMap
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.odds_rows import chance_rows, worth
from game.ui.screens.play.desk.session import Session
from game.ui.text import men, month, say, times, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Pair, Panel, Row, Text, Tone
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.records import Record
from game.world.state import queries

LUCKY = 500  # permyriad that fortune must move the odds to be called good or ill

Terms = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Camp:
    """One side as the report tells it."""

    title: str
    powers: tuple[str, ...]
    strength: str
    terms: Terms
    value: int  # permyriad of a foot corps; 0 where the record has none
    losses: tuple[tuple[str, str], ...]  # power, what it lost


class ReportScreen(PlayScreen):
    """One entry of the chronicle about a fight."""

    def __init__(self, session: Session, entry: Entry) -> None:
        super().__init__(session)
        self.entry = entry
        self.place = index_of(session.view.map).by_id[entry.record.where()]

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(940, 560)
        third = (w - 12) // 3
        record = self.entry.record
        first, second = _camps(record, self.session.view.rules.view.afloat)
        boxes = [(x + number * (third + 6), y, third, h) for number in range(3)]
        return (
            Panel("first", boxes[0], self._camp(first), first.title, fits="down"),
            Panel("course", boxes[1], self._course(), self._title(), fits="down"),
            Panel("second", boxes[2], self._camp(second), second.title, fits="down"),
        )

    def _title(self) -> str:
        place = self.session.town_name(self.place)
        return say("storm_of" if isinstance(self.entry.record, FortressStormed) else "battle_of", place=place)

    def _camp(self, camp: Camp) -> tuple[Row, ...]:
        view = self.session.view
        roster = {facts.id: facts for facts in view.roster}
        powers = [queries.power_of(view, name) for name in camp.powers]
        rows: list[Row] = [Pair(view.roster[p].name, "", colour=self.session.flag(p)) for p in powers]
        rows.append(Pair(say("strength"), camp.strength))
        rows.append(Head(say("what_counted")))
        for name, weight in camp.terms:
            tone = Tone.OK if weight >= fixed.ONE else Tone.DANGER
            rows.append(Pair(word(f"factor_{name}"), times(weight), tone))
        if not camp.terms:
            rows.append(Text(say("nothing_special"), Tone.FAINT))
        if camp.value:
            rows.append(Pair(say("value"), worth(camp.value), Tone.TITLE))
        rows.append(Head(say("losses")))
        rows += [Pair(roster[p].name, lost, Tone.DANGER) for p, lost in camp.losses]
        return tuple(rows)

    def _course(self) -> tuple[Row, ...]:
        record = self.entry.record
        calendar = self.session.view.facts.calendar
        rows: list[Row] = [
            Text(month(calendar, self.entry.turn, self.entry.month), Tone.FAINT, centred=True),
            Text(self.session.presenter.record(record), Tone.TITLE),
            Head(say("forecast_was")),
        ]
        match record:
            case BattleFought():
                rows += chance_rows(self.session, record.ratio, record.chance)
                rows += _fortune(record.fortune)
                rows += [Head(say("aftermath")), *(Text(text) for text in _aftermath(record))]
            case FortressStormed():
                rows += chance_rows(self.session, record.ratio, record.chance)
                rows += _fortune(record.fortune)
                result = "stormed_taken" if record.is_taken else "stormed_held"
                rows += [Head(say("aftermath")), Text(say(result))]
            case SeaBattleFought():
                rows += chance_rows(self.session, record.ratio, record.chance)
                sunk = say("fleets_gone", count=len(record.lost), fled=len(record.havens))
                drowned = sum(record.drowned.values())
                rows += [Head(say("aftermath")), Text(sunk)]
                rows += [Text(say("drowned", count=men(drowned)), Tone.DANGER)] if drowned else []
        show = Button(say("show_on_map"), ShowOnMap(), "m")
        return (*rows, Buttons((show, self.back())))

    def on(self, action: Action, value: object) -> Result:
        match action:
            case ShowOnMap():
                self.session.atlas.centre_on_place(self.place)
                return Pop()
        return super().on(action, value)


def _camps(record: Record, afloat: str) -> tuple[Camp, Camp]:
    """Both sides; who attacked or won comes first, fleets in what they are counted in."""
    match record:
        case BattleFought():
            return _field(record)
        case SeaBattleFought():
            return _fleets(record, afloat)
        case FortressStormed():
            return _walls(record)
    raise TypeError(f"no fight: {record!r}")


def _field(r: BattleFought) -> tuple[Camp, Camp]:
    ends = (say("victors"), say("beaten")) if r.attackers_won else (say("beaten"), say("victors"))
    titles = f"{say('attackers')}: {ends[0]}", f"{say('defenders')}: {ends[1]}"
    first, second = _men(r.attacker_men), _men(r.defender_men)
    lost = _of(r.losses, r.attackers, "men_count"), _of(r.losses, r.defenders, "men_count")
    return (
        Camp(titles[0], r.attackers, first, r.attacker_terms, r.attacker_value, lost[0]),
        Camp(titles[1], r.defenders, second, r.defender_terms, r.defender_value, lost[1]),
    )


def _fleets(r: SeaBattleFought, unit: str) -> tuple[Camp, Camp]:
    first, second = (say(f"count_{unit}", count=men(guns)) for guns in (r.winner_guns, r.loser_guns))
    lost = _of(r.losses, r.winners, f"count_{unit}"), _of(r.losses, r.losers, f"count_{unit}")
    return (
        Camp(say("victors"), r.winners, first, r.winner_terms, 0, lost[0]),
        Camp(say("beaten"), r.losers, second, r.loser_terms, 0, lost[1]),
    )


def _walls(r: FortressStormed) -> tuple[Camp, Camp]:
    lost = ((r.by, _men(r.attacker_loss)),), ((r.holder, _men(r.garrison_loss)),)
    return (
        Camp(say("attackers"), (r.by,), _men(r.attacker_men), r.attacker_terms, 0, lost[0]),
        Camp(say("garrison"), (r.holder,), _men(r.garrison), r.garrison_terms, 0, lost[1]),
    )


def _men(count: int) -> str:
    return say("men_count", count=men(count))


def _of(losses: dict[str, int], powers: Iterable[str], unit: str) -> tuple[tuple[str, str], ...]:
    """What each power of a side lost."""
    return tuple((p, say(unit, count=men(losses.get(p, 0)))) for p in powers)


def _fortune(fortune: int) -> list[Row]:
    """What chance made of the odds."""
    shift = fortune - fixed.ONE
    key = "fortune_even" if abs(shift) < LUCKY else "fortune_good" if shift > 0 else "fortune_ill"
    tone = Tone.TEXT if abs(shift) < LUCKY else Tone.OK if shift > 0 else Tone.DANGER
    return [Pair(say("fortune"), times(fortune), tone), Text(say(key), Tone.FAINT)]


def _aftermath(record: BattleFought) -> list[str]:
    told = [say("was_landing")] if record.is_landing else []
    told.append(say("was_rout" if record.is_rout else "was_orderly"))
    if record.supporters:
        told.append(say("came_to_guns", count=len(record.supporters)))
    if record.retreats:
        told.append(say("fell_back", count=len(record.retreats)))
    if record.shut_in:
        told.append(say("shut_in", count=men(record.shut_in)))
    if record.lost:
        told.append(say("forces_gone", count=len(record.lost)))
    return told
