"""What is wrong with a decision as it is told, and somebody who tells the decisions of a campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.campaign.books.logbook import LoggedOrder
from game.campaign.present import Presenter
from game.scenarios.texts.sentences import load_texts
from game.scenarios.texts.templates import Phrase
from game.ui.telling.decisions import BARE, LONGEST, Told, Voice, strongest, sums, tell
from game.ui.telling.verdicts import then_after, verdict_of
from game.world.state import queries
from game.world.state.reader import Reader

YEAR = re.compile(r"\b1[789]\d\d\b|\b20\d\d\b")  # in a title or a name
NEVER = re.compile(r"\d|_|\bown\b|\bNone\b|\{|\}|  |\bterm\b")


class Teller:
    """A person who reads the chronicle and plays nobody."""

    seat = -1

    def __init__(self, reader: Reader) -> None:
        self.reader, self.presenter = reader, Presenter(reader)

    def power_told(self, power: int) -> Phrase:
        """What a power is called in a sentence."""
        return self.presenter.power(self.reader.roster[power].id)

    def place_name(self, place: int) -> str:
        """What a place is called in the era."""
        return queries.place_name(self.reader, place)


def told(teller: Teller, act: LoggedOrder) -> Told:
    """A decision of a computer power in words."""
    return tell(teller, act.reasons, Voice.IT, verdict_of(teller, act.order), then_after(act.order))


def before(act: LoggedOrder) -> str:
    """The same as the rows of figures that stood there before there were sentences."""
    return ", ".join(line.strip() for line in sums(act.reasons).splitlines())


def faults(act: LoggedOrder, found: Told) -> Iterator[str]:
    """Where a decision is told against the grammar."""
    whole = found.whole
    if NEVER.search(YEAR.sub("", whole)):
        yield f"a figure, a key or a word of the workshop: {whole}"
    if len(whole.split()) > LONGEST:
        yield f"too long: {whole}"
    if not found.verdict or (any(r.weight for r in act.reasons) and not found.because):
        yield f"nothing is said: {whole or act}"
    for sentence in (found.verdict, found.because, found.change):
        if sentence and (not sentence[0].isupper() or sentence[-1] not in ".!?"):
            yield f"no sentence: {sentence}"
    for reason in strongest(act.reasons):
        if reason is None:
            continue
        section = load_texts()["clauses_for" if reason.weight > 0 else "clauses_against"]
        template = section.get(reason.term)
        speaks_of = template and re.search(r"\{(other|they|place)\b", template)
        bare = f"{reason.term}{BARE}" in section
        if template is None or (speaks_of and not reason.about and not bare):
            yield f"no object: {act.order.kind}, {reason}"
