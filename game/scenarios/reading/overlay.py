"""Lays a patch over data as read: only what it names differs, and everything keeps its place in its file.

A mapping is changed key by key, and `null` takes a key away. A list stands whole instead of the other, unless
its entries are known by an id (`Entries`): then each entry of the patch adds, changes or removes one. What
changes nothing, and what names something that is not there, is a mistake at its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, Final, TypeAlias

from game.scenarios.reading.carried import Source
from game.scenarios.reading.problems import ENOUGH, Positions, Problem, Where
from game.scenarios.reading.wording import shown
from game.scenarios.reading.yamlpos import read
from game.world.spelling import did_you_mean

#: Data as read, and where everything in them stands.
Layer: TypeAlias = tuple[object, Positions]
Key: TypeAlias = tuple[str, ...]

REMOVE: Final = "remove"
NOTHING: Final = "this changes nothing"
FEW_ALIKE: Final = 3  # values of a file that change nothing are told one by one, if they are no more
FEW_LINES: Final = 40
FEW: Final = 12  # ids that are listed where none is near


@dataclass(frozen=True, slots=True)
class Entries:
    """How entries of a list are known: by the keys that make their id, and what a new one must have.

    ``whole``: an entry of a patch stands instead of all that had its id; else it changes the keys it names.
    """

    by: tuple[str, ...]
    needed: tuple[str, ...] = ()
    whole: bool = False

    def id_of(self, entry: object) -> Key | None:
        """The id of an entry; None where it has none that can be read."""
        found = [entry.get(key) for key in self.by] if isinstance(entry, dict) else []
        return tuple(map(str, found)) if found and all(isinstance(part, str) for part in found) else None


def laid_over(
    under: Layer, over: Layer, lists: Mapping[str, Entries] | None = None, at: str = "",
    needs: Mapping[Where, Key] | None = None,
) -> tuple[Layer, list[Problem]]:  # fmt: skip
    """The lower data as the upper ones change them, and what is wrong with the change.

    ``lists`` are the lists at the top whose entries are known by an id; ``at`` is the key in the lower data
    of what the upper ones are about; ``needs`` says of mappings by id what a new one must have.
    """
    laying = _Laying(under[1], over[1], lists or {}, needs or {})
    data = laying.all_of(under[0], over[0], at)
    return (data, laying.positions), [*laying.problems, *_idle(laying.same, over[1])]


def stacked(
    files: Sequence[Source], at: str = "", needs: Mapping[Where, Key] | None = None
) -> tuple[Layer, list[Problem]]:
    """A file with others laid over it, as in `laid_over`, and their mistakes; raises `ScenarioError`."""
    return laid_on(read(files[0]), files[1:], at, needs)


def laid_on(
    layer: Layer, files: Sequence[Source], at: str = "", needs: Mapping[Where, Key] | None = None
) -> tuple[Layer, list[Problem]]:
    """Data with files laid over them one by one, as in `laid_over`, and their mistakes."""
    problems: list[Problem] = []
    for file in files:
        layer, wrong = laid_over(layer, read(file), at=at, needs=needs)
        problems += wrong
    return layer, problems


def _idle(same: Sequence[Where], at: Positions) -> Iterator[Problem]:
    """Values of a patch that are so without it: each, or of many in one file all in a line."""
    if len(same) <= FEW_ALIKE:
        for way in same:
            yield at.problem(way, NOTHING, f"`{shown(way)}` is so without it: remove it")
        return
    places = [at.at(*way) for way in same]
    told = ", ".join(f"`{shown(way)}`" for way in same[:FEW_ALIKE])
    lines = ", ".join(str(line) for line in sorted({line for line, _ in places})[:FEW_LINES])
    what = f"{len(same)} values change nothing, the first are {told}"
    yield at.problem(same[0], what, f"they are so without it: remove them, in line {lines}")


class _Laying:
    """One patch being laid: what stands where in the outcome, and what is wrong."""

    def __init__(
        self, under: Positions, over: Positions, lists: Mapping[str, Entries], needs: Mapping[Where, Key]
    ) -> None:
        self.under, self.over, self.lists, self.needs = under, over, lists, needs
        self.places: dict[Where, tuple[int, int]] = {}
        self.files: dict[Where, str] = {}
        self.ways: dict[Where, Where] = {}
        self.problems: list[Problem] = []
        self.same: list[Where] = []  # values of the patch that are the lower data's

    @property
    def positions(self) -> Positions:
        spoilt = self.under.spoilt | self.over.spoilt
        return Positions(self.over.file, self.places, spoilt, self.files, self.ways)

    def all_of(self, under: object, over: object, at: str) -> object:
        """The whole, with the patch laid where it belongs."""
        inner = under.get(at) if at and isinstance(under, dict) else under
        if not isinstance(over, dict):
            self._complain((), "the file: a mapping is needed")
        if not isinstance(over, dict) or not isinstance(
            inner, dict
        ):  # what lies below is told by its readers
            return self._taken(under, self.under, (), ())
        if not at:
            return self._mapping(inner, over, (), (), ())
        whole = self._taken(under, self.under, (), (), besides=(at,))
        whole[at] = self._mapping(inner, over, (at,), (), (at,))
        return whole

    def _taken(
        self, value: object, source: Positions, old: Where, new: Where, besides: Where | None = None
    ) -> Any:
        """A value as it stands in one of the two, with all its places, but for those told elsewhere."""
        if old == besides:
            return None
        self._mark(source, old, new)
        if isinstance(value, dict):
            return {k: self._taken(v, source, (*old, k), (*new, k), besides) for k, v in value.items()}
        if isinstance(value, list):
            return [self._taken(v, source, (*old, n), (*new, n), besides) for n, v in enumerate(value)]
        return value

    def _mark(self, source: Positions, old: Where, new: Where) -> None:
        if old in source:
            self.places[new] = source.at(*old)
            if (file := source.file_of(*old)) != self.over.file:
                self.files[new] = file
            if (way := source.way(*old)) != new:
                self.ways[new] = way

    def _mapping(
        self, under: dict[str, Any], over: dict[str, Any], u: Where, o: Where, new: Where, ids: Key = ()
    ) -> dict[str, object]:
        """A mapping changed key by key; the keys that make its id are as the patch has them."""
        self._mark(self.over, o, new)
        if not over.keys() - set(ids):
            self._complain(o, NOTHING, "say what differs, or remove it")
        changed: dict[str, object] = {}
        for key, value in under.items():
            if key not in over:
                changed[key] = self._taken(value, self.under, (*u, key), (*new, key))
            elif over[key] is not None or value is None:
                changed[key] = self._changed(value, over[key], (*u, key), (*o, key), (*new, key), key in ids)
        for key, value in over.items():
            if key in under:
                continue
            if missing := _missing(value, self.needs.get(new, ())):
                what = f"there is no `{key}` to change, and a new one needs {missing}"
                self._complain((*o, key), what, "", under, key)
            elif value is None:
                self._complain((*o, key), f"there is no `{key}` to take away", "", under, key)
            else:
                changed[key] = self._taken(value, self.over, (*o, key), (*new, key))
        return changed

    def _changed(self, value: Any, mine: Any, u: Where, o: Where, new: Where, is_id: bool) -> object:
        """A value and what the patch has in its stead."""
        if isinstance(value, dict) and isinstance(mine, dict):
            return self._mapping(value, mine, u, o, new)
        if isinstance(value, list) and isinstance(mine, list) and len(new) == 1 and new[0] in self.lists:
            return self._entries(value, mine, u, o, new, self.lists[str(new[0])])
        if value == mine and type(value) is type(mine) and not is_id:
            self.same.append(o)
        return self._taken(mine, self.over, o, new)

    # --- lists of entries with ids ----------------------------------------------------------------------

    def _entries(
        self, under: list[Any], over: list[Any], u: Where, o: Where, new: Where, rule: Entries
    ) -> list[object]:
        """Entries changed in place, without those removed; new ones come last."""
        self._mark(self.over, o, new)
        if not over:
            self._complain(o, NOTHING, "name an entry, or remove it")
        known, fit = _by_id(under, rule), set(self._sound(under, over, o, rule))
        mine = {name: [n for n in ways if n in fit] for name, ways in _by_id(over, rule).items()}
        changed: list[object] = []
        for number, entry in enumerate(under):
            name = rule.id_of(entry)
            ways = mine.get(name, []) if name is not None else []
            if name is None or not ways:
                changed.append(self._taken(entry, self.under, (*u, number), (*new, len(changed))))
            elif known[name][0] == number:
                for way in (n for n in ways if REMOVE not in over[n]):
                    here = (*new, len(changed))
                    changed.append(self._entry(entry, over[way], (*u, number), (*o, way), here, rule))
        for number, entry in enumerate(over):
            if number in fit and rule.id_of(entry) not in known:
                changed.append(self._taken(entry, self.over, (*o, number), (*new, len(changed))))
        return changed

    def _entry(self, entry: Any, mine: Any, u: Where, o: Where, new: Where, rule: Entries) -> object:
        if rule.whole:
            return self._taken(mine, self.over, o, new)
        return self._mapping(entry, mine, u, o, new, rule.by)

    def _sound(self, under: list[Any], over: list[Any], o: Where, rule: Entries) -> Iterator[int]:
        """The entries of the patch that can be used, and a mistake for each other."""
        known, mine = _by_id(under, rule), _by_id(over, rule)
        ids = [" ".join(name) for name in known]
        same = {
            name
            for name, ways in mine.items()
            if [over[n] for n in ways] == [under[n] for n in known.get(name, ())]
        }
        for number, entry in enumerate(over):
            name = rule.id_of(entry)
            if name is None:  # what has no id has the wrong shape, and is told so
                yield number
                continue
            wrong, hint = _fault(entry, name, name in known, len(mine[name]) == 1, rule)
            if not wrong and rule.whole and name in same:
                wrong, hint = NOTHING, f"`{' '.join(name)}` is so without it: remove it"
            if wrong:
                self._complain(
                    (*o, number), wrong, hint, () if hint or name in known else ids, " ".join(name)
                )
            else:
                yield number

    def _complain(
        self, where: Where, what: str, hint: str = "", known: Iterable[str] = (), word: str = ""
    ) -> None:
        """A mistake at its line, with a hint or the known word nearest to this; as far as anybody reads."""
        if len(self.problems) <= ENOUGH:
            self.problems.append(self.over.problem(where, what, hint or did_you_mean(word, known, FEW)))


def _fault(
    entry: dict[str, Any], name: Key, is_there: bool, is_alone: bool, rule: Entries
) -> tuple[str, str]:
    """What is wrong with an entry of a patch, with a hint, if not the nearest id; empty texts for nothing."""
    called = f"`{' '.join(name)}`"
    if REMOVE in entry and not is_there:
        return f"there is no {called} to remove", ""
    if REMOVE in entry and (entry[REMOVE] is not True or not is_alone or entry.keys() - {*rule.by, REMOVE}):
        return f"{called} is removed, and more is said of it", "only `remove: true`"
    if not is_there and (missing := _missing(entry, rule.needed)):
        return f"there is no {called} to change, and a new one needs {missing}", ""
    if not rule.whole and not is_alone:
        return f"{called} stands there twice", "write it in one entry"
    return "", ""


def _missing(entry: object, needed: Key) -> str:
    """What a new entry must have and lacks, as people write it."""
    lacks = [key for key in needed if isinstance(entry, dict) and key not in entry]
    return ", ".join(f"`{key}`" for key in lacks)


def needed_of(kind: Any) -> Key:
    """The keys that an entry of a type must have."""
    must = (f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
    return tuple(must)


def _by_id(entries: list[Any], rule: Entries) -> dict[Key, list[int]]:
    """The numbers of the entries of each id."""
    found: dict[Key, list[int]] = {}
    for number, entry in enumerate(entries):
        if (name := rule.id_of(entry)) is not None:
            found.setdefault(name, []).append(number)
    return found


def joined(layers: list[Layer], key: str) -> Layer:
    """Files that hold nothing but a list under this key, as one; each entry keeps its file and place."""
    entries: list[object] = []
    places: dict[Where, tuple[int, int]] = {}
    files: dict[Where, str] = {}
    ways: dict[Where, Where] = {}
    for data, at in layers:
        first = len(entries)
        entries += data[key]  # type: ignore[index]
        for old in at:
            new = (key, first + int(old[1]), *old[2:]) if len(old) > 1 else old
            places.setdefault(new, at.at(*old))
            files.setdefault(new, at.file_of(*old))
            ways.setdefault(new, at.way(*old))
    return {key: entries}, Positions(layers[0][1].file, places, files=files, ways=ways)
